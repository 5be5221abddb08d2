//! Outputs that nobody would make any more: those of articles that are gone, and those that a like run calls otherwise now.

use super::entry::{Entry, path_of};
use super::{Cache, Problem};
use crate::batch::compare::{Presence, presence};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A file that was written for an article, and is not any more.
pub struct Orphan {
    /// The file.
    pub path: PathBuf,
    /// The article.
    pub input: String,
    /// Whether somebody has changed it since: then it is not ours to remove.
    pub changed: bool,
}

impl Cache {
    /// The orphans below a directory, by name. `wanted` are the outputs of this run, which are none whatever is remembered of
    /// them.
    ///
    /// # Errors
    /// When the cache cannot be listed.
    pub fn orphans<'p>(
        &self,
        root: &Path,
        wanted: impl Iterator<Item = &'p Path>,
    ) -> Result<Vec<Orphan>, Problem> {
        let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let mut wanted: HashSet<PathBuf> = wanted.map(absolute).collect();
        let root = absolute(root);
        let mut lost = Vec::new();
        for (_, entry) in self.all()? {
            let gone = is_gone(&path_of(&entry.input, &self.anchor));
            let own: HashSet<PathBuf> = self
                .paths(&entry)
                .filter(|path| wanted.contains(path))
                .collect();
            for record in &entry.outputs {
                let path = path_of(&record.path, &self.anchor);
                // The article has outputs in this run, and this is one of an earlier run with the same names to give.
                let is_renamed = !own.is_empty()
                    && record.naming == self.naming
                    && self.has_format(&record.format);
                if gone || is_renamed {
                    lost.push((path, entry.input.clone(), record.content()));
                } else {
                    wanted.insert(path);
                }
            }
        }
        let mut orphans: Vec<Orphan> = lost
            .into_iter()
            .filter(|(path, ..)| path.starts_with(&root) && !wanted.contains(path))
            .filter_map(|(path, input, content)| {
                let there = content.map(|content| presence(&path, &content))?;
                let is_file = matches!(there, Presence::Same | Presence::Different);
                let changed = there == Presence::Different;
                is_file.then_some(Orphan {
                    path,
                    input,
                    changed,
                })
            })
            .collect();
        orphans.sort_by(|one, other| one.path.cmp(&other.path));
        orphans.dedup_by(|one, other| one.path == other.path);
        Ok(orphans)
    }

    /// Removes an orphan, and the directories below `root` that it leaves empty.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn remove(&self, orphan: &Orphan, root: &Path) -> anyhow::Result<()> {
        fs::remove_file(&orphan.path).map_err(|error| {
            Problem::new(format!(
                "cannot remove `{}`: {error}",
                orphan.path.display()
            ))
        })?;
        let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
        let above = orphan.path.ancestors().skip(1);
        for directory in
            above.take_while(|directory| **directory != root && directory.starts_with(&root))
        {
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
        paths.map(|record| path_of(&record.path, &self.anchor))
    }

    fn has_format(&self, name: &str) -> bool {
        self.looks.iter().any(|(format, _)| format.name == name)
    }

    fn all(&self) -> Result<impl Iterator<Item = (PathBuf, Entry)>, Problem> {
        let files = match fs::read_dir(&self.entries) {
            Ok(files) => Some(files),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => {
                let path = self.entries.display();
                return Err(Problem::new(format!(
                    "cannot list the cache `{path}`: {error}"
                )));
            }
        };
        let paths = files
            .into_iter()
            .flatten()
            .flatten()
            .map(|file| file.path());
        Ok(paths.filter_map(|path| Some((path.clone(), self.load(&path)?))))
    }
}

/// What cannot be looked at need not be gone.
fn is_gone(path: &Path) -> bool {
    use std::io::ErrorKind::{NotADirectory, NotFound};
    let looked = fs::symlink_metadata(path);
    looked.is_err_and(|error| matches!(error.kind(), NotFound | NotADirectory))
}
