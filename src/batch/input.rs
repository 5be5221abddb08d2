//! Where articles come from: files, directories, standard input.
//!
//! In come paths as the user gave them, out come [`Article`]s in a fixed order, and later their bytes. What the bytes mean
//! is not known here; only that text files are the ones to look for in a directory.

use super::Problem;
use super::plan::{Article, Given, Origin};
use crate::read::INPUT_FORMATS;
use anyhow::Context;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// What was found at the given paths.
#[derive(Default)]
pub struct Listing {
    /// Files in the order of the paths, the files of a directory by name.
    pub articles: Vec<Article>,
    /// What could not be listed, and directories that hold no article.
    pub problems: Vec<Problem>,
}

/// Finds the articles at some paths; `-` is standard input.
///
/// Directories are walked without following links to directories, so that a walk always ends; hidden names are left out.
///
/// # Errors
/// When a path does not exist: that is a slip in the command, and is said before any work.
pub fn list(paths: &[PathBuf]) -> Result<Listing, Problem> {
    let mut listing = Listing::default();
    for path in paths {
        if path.as_os_str() == "-" {
            listing.articles.push(Article {
                origin: Origin::Stdin,
                place: PathBuf::from("stdin"),
                given: Given::Named,
            });
        } else if path.is_dir() {
            list_directory(path, &mut listing);
        } else if path.exists() {
            listing.articles.push(Article {
                origin: Origin::File(path.clone()),
                place: PathBuf::from(path.file_name().unwrap_or(path.as_os_str())),
                given: Given::Named,
            });
        } else {
            return Err(Problem::new(format!(
                "there is no file or directory `{}`",
                path.display()
            )));
        }
    }
    Ok(listing)
}

fn list_directory(root: &Path, listing: &mut Listing) {
    let before = listing.articles.len() + listing.problems.len();
    let walk = WalkDir::new(root)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry));
    for entry in walk {
        match entry {
            Ok(entry) if is_article(&entry) => {
                let place = entry
                    .path()
                    .strip_prefix(root)
                    .expect("a walk stays below its root");
                listing.articles.push(Article {
                    place: place.to_owned(),
                    origin: Origin::File(entry.into_path()),
                    given: Given::Found,
                });
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(root).display().to_string();
                let why = error
                    .into_io_error()
                    .map_or_else(String::new, |error| format!(": {error}"));
                listing
                    .problems
                    .push(Problem::new(format!("cannot list `{path}`{why}")));
            }
        }
    }
    if listing.articles.len() + listing.problems.len() == before {
        listing.problems.push(
            Problem::new(format!("`{}` holds no article", root.display())).hint(format!(
                "in a directory, only files named {} are read; name others one by one",
                article_extensions()
                    .map(|extension| format!("`*.{extension}`"))
                    .collect::<Vec<_>>()
                    .join(" or ")
            )),
        );
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn is_article(entry: &DirEntry) -> bool {
    let text = entry
        .path()
        .extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| {
            article_extensions().any(|text| text.eq_ignore_ascii_case(extension))
        });
    // A link to a file is a file; a link to a directory is not walked into.
    text && (entry.file_type().is_file() || (entry.path_is_symlink() && entry.path().is_file()))
}

/// Those of plain text alone: a directory's `.json` files are rarely articles.
fn article_extensions() -> impl Iterator<Item = &'static str> {
    INPUT_FORMATS[0].extensions.iter().copied()
}

/// The bytes of an article.
///
/// # Errors
/// When they cannot be read.
pub fn read(origin: &Origin) -> anyhow::Result<Vec<u8>> {
    match origin {
        Origin::Stdin => {
            let mut bytes = Vec::new();
            std::io::stdin()
                .lock()
                .read_to_end(&mut bytes)
                .context("cannot read standard input")?;
            Ok(bytes)
        }
        Origin::File(path) => {
            fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))
        }
    }
}
