//! `copydesk formats`: the tables of formats, for people.

use crate::read::INPUT_FORMATS;
use crate::write::FORMATS;
use std::fmt::Write;

/// Inputs and outputs with extensions, and the options of each output.
pub(super) fn table() -> String {
    let mut out = String::from("Inputs (-f)\n");
    for format in INPUT_FORMATS {
        let extensions: Vec<_> = format
            .extensions
            .iter()
            .map(|own| format!(".{own}"))
            .collect();
        row(&mut out, format.name, &extensions.join(" "), format.about);
    }
    out.push_str("\nOutputs (-t)\n");
    for format in FORMATS {
        let mut names = vec![format.name];
        names.extend(format.aliases);
        let extension = format!(".{}", format.extension);
        row(&mut out, &names.join(", "), &extension, format.about);
    }
    let with_options = || FORMATS.iter().filter(|format| !format.options.is_empty());
    if with_options().next().is_some() {
        out.push_str("\nOptions (-O)\n");
    }
    let width = with_options()
        .flat_map(|format| {
            let lengths = format.options.iter().map(|option| option.name.len());
            lengths.map(|length| format.name.len() + 1 + length)
        })
        .max()
        .unwrap_or(0);
    for format in with_options() {
        for option in format.options {
            let key = format!("{}.{}", format.name, option.name);
            writeln!(out, "  {key:width$}  {}", option.about).expect("a string takes all");
        }
    }
    out
}

fn row(out: &mut String, names: &str, extensions: &str, about: &str) {
    writeln!(out, "  {names:16}  {extensions:11}  {about}").expect("a string takes all");
}
