//! Directories and patterns → the files that are meant by them.
//!
//! What `.gitignore`, `.ignore` and `.copydeskignore` leave out is left out, in this order of strength, and so is what is
//! hidden. Only files in the tree speak: what somebody keeps in his own settings of Git would make runs differ by machine.

use super::path::shown;
use globset::{GlobBuilder, GlobMatcher};
use ignore::{DirEntry, WalkBuilder};
use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The ignore file that is for copydesk alone.
const OWN_IGNORE: &str = ".copydeskignore";

/// What a walk leaves out.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Ignore files say nothing.
    pub no_ignore: bool,
    /// Hidden names are looked at, too.
    pub hidden: bool,
    /// Directories that are not walked into: the outputs of an earlier run are no inputs of this.
    pub apart: Vec<PathBuf>,
}

/// A file that was found, or what could not be looked at.
pub(super) type Found = Result<PathBuf, String>;

/// The files below a directory that `wanted` is true of, by name. No link to a directory is followed, so that a walk always
/// ends; a link to a file is a file, and one that leads nowhere is left to whoever reads it.
pub(super) fn walk(
    root: &Path,
    filter: &Filter,
    wanted: impl Fn(&Path) -> bool,
) -> impl Iterator<Item = Found> {
    let apart: Vec<(OsString, PathBuf)> = filter
        .apart
        .iter()
        .filter_map(|path| fs::canonicalize(path).ok())
        .filter_map(|path| Some((path.file_name()?.to_owned(), path)))
        .collect();
    let is_apart = move |entry: &DirEntry| {
        let mut same = apart.iter().filter(|(name, _)| name == entry.file_name());
        same.any(|(_, apart)| fs::canonicalize(entry.path()).is_ok_and(|own| own == *apart))
    };
    let respect = !filter.no_ignore;
    let mut builder = WalkBuilder::new(root);
    if respect {
        builder.add_custom_ignore_filename(OWN_IGNORE);
    }
    let walk = builder
        .standard_filters(false)
        .hidden(!filter.hidden)
        .ignore(respect)
        .git_ignore(respect)
        .parents(respect)
        .require_git(false)
        .sort_by_file_name(std::cmp::Ord::cmp)
        .filter_entry(move |entry| entry.depth() == 0 || !is_apart(entry))
        .build();
    let root = root.to_owned();
    walk.filter_map(move |entry| match entry {
        Ok(entry) => {
            let kind = entry.file_type()?;
            let leads_to_directory = kind.is_symlink() && entry.path().is_dir();
            let is_file = !kind.is_dir() && !leads_to_directory;
            (is_file && wanted(entry.path())).then(|| Ok(entry.into_path()))
        }
        Err(error) => Some(Err(told(&error, &root))),
    })
}

/// The error without the doubled path of its own words.
fn told(error: &ignore::Error, root: &Path) -> String {
    let mut path = root;
    let mut inner = error;
    loop {
        match inner {
            ignore::Error::WithPath { path: own, err } => {
                path = own;
                inner = err;
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
                inner = err;
            }
            ignore::Error::Io(error) => {
                let cause = error.get_ref().and_then(Error::source);
                let why = cause.map_or(error.to_string(), ToString::to_string);
                return format!("cannot list `{}`: {why}", shown(path));
            }
            _ => return format!("cannot list `{}`: {inner}", shown(path)),
        }
    }
}

/// A pattern for paths, as it was typed.
pub struct Pattern {
    /// The directory that it begins with, which may be none.
    pub base: PathBuf,
    matcher: GlobMatcher,
}

impl Pattern {
    /// The pattern that some words are, if they are one.
    ///
    /// # Errors
    /// When they look like one and are none.
    pub fn of(typed: &Path) -> Result<Option<Self>, String> {
        let is_sign = |byte: &u8| b"*?[{".contains(byte);
        let Some(text) = typed
            .to_str()
            .filter(|text| text.bytes().any(|b| is_sign(&b)))
        else {
            return Ok(None);
        };
        let plain = |part: &Component<'_>| {
            let bytes = part.as_os_str().as_encoded_bytes();
            !bytes.iter().any(is_sign)
        };
        let base: PathBuf = typed.components().take_while(plain).collect();
        let glob = GlobBuilder::new(text).literal_separator(true).build();
        let glob =
            glob.map_err(|error| format!("`{}` is no pattern: {}", shown(typed), error.kind()))?;
        Ok(Some(Self {
            base,
            matcher: glob.compile_matcher(),
        }))
    }

    /// Whether it means a path.
    pub(super) fn is(&self, path: &Path) -> bool {
        self.matcher.is_match(path)
    }

    /// The files that it means, by name.
    pub(super) fn files(&self, filter: &Filter) -> impl Iterator<Item = Found> {
        let here = self.base.as_os_str().is_empty();
        let root = if here { Path::new(".") } else { &self.base };
        let seen = move |path: &Path| {
            let below = path.strip_prefix(".").ok().filter(|_| here);
            below.unwrap_or(path).to_owned()
        };
        let walk = walk(root, filter, move |path| self.matcher.is_match(seen(path)));
        walk.map(move |found| found.map(|path| seen(&path)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_listed_is_named_once() {
        let gone = Path::new("no/such/directory");
        let mut entries = WalkBuilder::new(gone).build();
        let error = entries.next().and_then(Result::err);
        let said = told(&error.expect("there is no such directory"), gone);
        assert_eq!(said.matches("no/such").count(), 1, "{said}");
        assert!(!said.contains("IO error"), "{said}");
    }
}
