//! How a run goes about its work: which files it looks for and how it treats those that it writes.
//!
//! Each field is a key of the configuration and an option of the command line, under the same name.

use super::index::IndexSettings;
use super::name::Template;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What is said of a run, apart from formats and looks.
#[derive(Clone, Default, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(default, rename_all = "kebab-case")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch that the user has"
)]
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
    /// What outputs are called below their directory.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub name: Option<Template>,
    /// Whether files that exist stay as they are.
    #[serde(skip_serializing_if = "is_off")]
    pub no_clobber: bool,
    /// Whether files are on the disk before they have their names.
    #[serde(skip_serializing_if = "is_off")]
    pub sync: bool,
    /// Whether the first failure ends the run.
    #[serde(skip_serializing_if = "is_off")]
    pub fail_fast: bool,
    /// What makes a run fail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fail_on: Option<FailOn>,
    /// Where it is kept what was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cache_dir: Option<PathBuf>,
    /// Whether that is kept nowhere.
    #[serde(skip_serializing_if = "is_off")]
    pub no_cache: bool,
    /// Whether outputs of articles that are gone are removed.
    #[serde(skip_serializing_if = "is_off")]
    pub prune: bool,
    /// What is said of the page that lists the outputs, and of its feed; there are none, if nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<IndexSettings>,
}

/// What makes a run fail.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum FailOn {
    /// Nothing that happens to an article
    Never,
    /// An article that failed
    #[default]
    Error,
    /// And any warning
    Warning,
}

/// The keys.
pub(super) const KEYS: &[&str] = &[
    "input",
    "base",
    "allow-empty",
    "no-ignore",
    "hidden",
    "name",
    "no-clobber",
    "sync",
    "fail-fast",
    "fail-on",
    "cache-dir",
    "no-cache",
    "prune",
    "index",
];

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_off(switch: &bool) -> bool {
    !switch
}

impl Conduct {
    /// With paths that are seen from a directory.
    #[must_use]
    pub(super) fn below(mut self, directory: &Path) -> Self {
        let paths = self.input.iter_mut().chain(&mut self.base);
        for path in paths.chain(&mut self.cache_dir) {
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
        self.name = stronger.name.clone().or(self.name);
        self.no_clobber |= stronger.no_clobber;
        self.sync |= stronger.sync;
        self.fail_fast |= stronger.fail_fast;
        self.fail_on = stronger.fail_on.or(self.fail_on);
        // Of a cache and none the stronger word counts.
        if stronger.cache_dir.is_some() || stronger.no_cache {
            self.cache_dir.clone_from(&stronger.cache_dir);
            self.no_cache = stronger.no_cache;
        }
        self.prune |= stronger.prune;
        self.index = match (self.index, &stronger.index) {
            (Some(own), Some(stronger)) => Some(own.under(stronger)),
            (own, stronger) => stronger.clone().or(own),
        };
        self
    }
}
