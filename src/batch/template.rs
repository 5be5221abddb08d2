//! `copydesk init`: a configuration file that explains itself.

use super::config::NAME;
use super::output::Manner;
use super::path::shown;
use super::plan::Destination;
use super::{Problem, output};
use std::path::{Path, PathBuf};

/// The file: every line a comment, every key with a value that it could have.
pub const TEMPLATE: &str = include_str!("template.toml");

/// Writes it into a directory, and says where it is.
///
/// # Errors
/// When there is one, or it cannot be written.
pub fn write(directory: &Path) -> anyhow::Result<PathBuf> {
    let path = directory.join(NAME);
    if path.symlink_metadata().is_ok() {
        let exists = Problem::new(format!("there is a `{}` already", shown(&path)));
        return Err(exists
            .hint("`copydesk --show-settings` shows what it says")
            .into());
    }
    let destination = Destination::File(path.clone());
    let manner = Manner {
        no_clobber: true,
        ..Manner::default()
    };
    output::write(&destination, TEMPLATE.as_bytes(), manner)?;
    Ok(path)
}
