//! Outputs that nobody would make any more: those of articles that are gone, and those that a like run calls otherwise now.

use super::entry::{Entry, path_of};
use super::{Cache, Problem};
use crate::batch::compare::{Presence, presence};
use crate::batch::outcome::Content;
use crate::batch::path;
use crate::batch::path::shown;
use crate::batch::plan::Job;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A file that was written for an article, and is not any more.
pub struct Orphan {
    /// The file.
    pub path: PathBuf,
    /// The article, as it is shown.
    pub input: String,
    /// Whether it is gone; otherwise its output is called otherwise now.
    pub gone: bool,
    /// Whether somebody has changed it since: then it is not ours to remove.
    pub changed: bool,
}

impl Orphan {
    /// Why nobody makes it any more; the article stands before this.
    pub fn why(&self) -> &'static str {
        if self.gone {
            "is gone"
        } else {
            "has another name for it"
        }
    }
}

/// What became of an orphan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is gone.
    Removed,
    /// It would be; the run only looks.
    WouldRemove,
    /// Nobody asked for it to be removed, or somebody has changed it.
    Kept,
    /// It could not be removed, and why.
    Failed(String),
}

impl Fate {
    /// Its name in reports.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::WouldRemove => "would-remove",
            Self::Kept => "kept",
            Self::Failed(_) => "failed",
        }
    }
}

impl Cache {
    /// The orphans below a directory, by name. What a job makes or reads is none, whatever is remembered of it, and an article
    /// whose job was not `done` has no new names. Files that the run wrote `beside` its outputs are none either.
    ///
    /// # Errors
    /// When the cache cannot be listed.
    pub fn orphans(
        &self,
        root: &Path,
        jobs: &[Job],
        done: &[bool],
        beside: &[PathBuf],
    ) -> Result<Vec<Orphan>, Problem> {
        let files = jobs.iter().flat_map(Job::files);
        let mut wanted: HashSet<PathBuf> = files.map(|path| path::entry(&path)).collect();
        wanted.extend(beside.iter().map(|path| path::entry(path)));
        let origins = jobs.iter().map(|job| &job.article);
        let origins = origins.filter_map(|article| Some((article.origin.path()?, &article.place)));
        wanted.extend(origins.clone().map(|(path, _)| path::entry(path)));
        let settled = origins.zip(done).filter(|(_, done)| **done);
        let settled: HashMap<String, String> = settled
            .map(|((path, place), _)| (self.text_of(path), self.naming(place)))
            .collect();
        let mut lost = Vec::new();
        for (_, entry) in self.all()? {
            let gone = is_gone(&path_of(&entry.input, &self.anchor));
            for record in &entry.outputs {
                let path = path::entry(&path_of(&record.path, &self.anchor));
                // Of an article of this run, made by an earlier run that had the same names to give.
                let is_renamed = settled.get(&entry.input) == Some(&record.naming)
                    && self.has_format(&record.format);
                if gone || is_renamed {
                    let input = path::shown(path_of(&entry.input, Path::new("")));
                    lost.push((path, input, gone, record.content()));
                } else {
                    wanted.insert(path);
                }
            }
        }
        let real_root = path::real(root);
        let orphan = |(path, input, gone, content): (PathBuf, String, bool, Option<Content>)| {
            let there = presence(&path, &content?);
            let is_file = matches!(there, Presence::Same | Presence::Different);
            let path = root.join(path.strip_prefix(&real_root).ok()?);
            is_file.then_some(Orphan {
                path,
                input,
                gone,
                changed: there == Presence::Different,
            })
        };
        let unwanted = lost.into_iter().filter(|(path, ..)| !wanted.contains(path));
        let mut orphans: Vec<Orphan> = unwanted.filter_map(orphan).collect();
        orphans.sort_by(|one, other| one.path.cmp(&other.path));
        orphans.dedup_by(|one, other| one.path == other.path);
        Ok(orphans)
    }

    /// Removes an orphan, and the directories below `root` that it leaves empty.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn remove(&self, orphan: &Orphan, root: &Path) -> Result<(), Problem> {
        fs::remove_file(&orphan.path).map_err(|error| {
            Problem::new(format!("cannot remove `{}`: {error}", shown(&orphan.path)))
        })?;
        let above = orphan.path.ancestors().skip(1);
        for directory in above.take_while(|directory| *directory != root) {
            if fs::remove_dir(directory).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// Forgets articles that are gone and whose outputs are, too.
    ///
    /// # Errors
    /// When the cache cannot be listed.
    pub fn forget_gone(&self) -> Result<(), Problem> {
        for (file, entry) in self.all()? {
            let gone = is_gone(&path_of(&entry.input, &self.anchor));
            if gone && !self.paths(&entry).any(|path| path.exists()) {
                // What stays is forgotten another time.
                let _ = fs::remove_file(file);
            }
        }
        Ok(())
    }

    fn paths(&self, entry: &Entry) -> impl Iterator<Item = PathBuf> {
        let paths = entry.outputs.iter();
        paths.map(|record| path::entry(&path_of(&record.path, &self.anchor)))
    }

    fn has_format(&self, name: &str) -> bool {
        self.looks.iter().any(|(format, _)| format.name == name)
    }

    fn all(&self) -> Result<impl Iterator<Item = (PathBuf, Entry)>, Problem> {
        let files = match fs::read_dir(&self.entries) {
            Ok(files) => Some(files),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => {
                let path = shown(&self.entries);
                return Err(Problem::new(format!(
                    "cannot list the cache `{path}`: {error}"
                )));
            }
        };
        let files = files.into_iter().flatten().flatten();
        // What is hidden is unfinished.
        let own = files.filter(|file| !file.file_name().as_encoded_bytes().starts_with(b"."));
        let paths = own.map(|file| file.path());
        Ok(paths.filter_map(|path| Some((path.clone(), self.load(&path)?))))
    }
}

/// What cannot be looked at need not be gone.
fn is_gone(path: &Path) -> bool {
    use std::io::ErrorKind::{NotADirectory, NotFound};
    let looked = fs::symlink_metadata(path);
    looked.is_err_and(|error| matches!(error.kind(), NotFound | NotADirectory))
}
