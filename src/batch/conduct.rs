//! How a run goes about its work: which files it looks for and how it treats those that it writes.
//!
//! Each field is a key of the configuration and an option of the command line, under the same name.

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What is said of a run, apart from formats and looks.
#[derive(Clone, Default, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct Conduct {
    /// Files, directories and patterns of articles, when the command line names none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub input: Vec<PathBuf>,
    /// The directory that is mirrored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<PathBuf>,
    /// Whether nothing may be found.
    #[serde(skip_serializing_if = "is_off")]
    pub allow_empty: bool,
    /// Whether ignore files say nothing.
    #[serde(skip_serializing_if = "is_off")]
    pub no_ignore: bool,
    /// Whether hidden files are articles, too.
    #[serde(skip_serializing_if = "is_off")]
    pub hidden: bool,
}

/// The keys.
pub(super) const KEYS: &[&str] = &["input", "base", "allow-empty", "no-ignore", "hidden"];

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_off(switch: &bool) -> bool {
    !switch
}

impl Conduct {
    /// With paths that are seen from a directory.
    #[must_use]
    pub(super) fn below(mut self, directory: &Path) -> Self {
        for path in self.input.iter_mut().chain(&mut self.base) {
            *path = directory.join(&*path);
        }
        self
    }

    /// With what a stronger word says.
    #[must_use]
    pub fn under(mut self, stronger: &Self) -> Self {
        if !stronger.input.is_empty() {
            self.input.clone_from(&stronger.input);
        }
        self.base = stronger.base.clone().or(self.base);
        self.allow_empty |= stronger.allow_empty;
        self.no_ignore |= stronger.no_ignore;
        self.hidden |= stronger.hidden;
        self
    }
}
