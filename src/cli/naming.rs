//! What tells runs apart that give other names to the outputs of an article.

use super::convert_args::ConvertArgs;
use crate::batch::path::real;
use crate::batch::plan::Outputs;
use std::path::Path;

/// What runs have in common that would give an article the same names: where they write, by which template, and what is said
/// of all articles that may stand in a name.
pub(super) fn naming(args: &ConvertArgs, outputs: &Outputs, anchor: &Path) -> String {
    match outputs {
        Outputs::Directory { path, name } => {
            let directory = real(path);
            let anchor = real(anchor);
            let seen = directory.strip_prefix(&anchor).unwrap_or(&directory);
            let said = (&args.run.reading.lang, &args.run.metadata);
            format!("{} {} {said:?}", seen.display(), String::from(name.clone()))
        }
        Outputs::File(_) | Outputs::Stdout => String::new(),
    }
}
