//! Where articles come from: files, directories, patterns, lists of them, standard input.
//!
//! In come paths as the user gave them, out come [`Article`]s in a fixed order, and later their bytes. What the bytes mean
//! is not known here; only which extensions are looked for in a directory.

use super::Problem;
use super::path::shown;
use super::path::{is_handed_over, real};
use super::plan::{Article, Given, Job, Origin};
use super::walk::{Filter, Pattern, walk};
use crate::read::InputFormat;
use crate::source::LONGEST;
use anyhow::Context;
use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::fs::{self, File};
use std::hash::{Hash, Hasher};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Where to look for articles.
pub struct Search {
    /// Files, directories, patterns; `-` is standard input.
    pub paths: Vec<PathBuf>,
    /// Files and directories that a list names.
    pub listed: Vec<PathBuf>,
    /// What standard input is called.
    pub stdin_filename: Option<PathBuf>,
    /// Where the places of articles are seen from, whatever their paths are given as.
    pub base: Option<PathBuf>,
    /// The format whose extensions are looked for in a directory.
    pub format: &'static InputFormat,
    /// What is left out there.
    pub filter: Filter,
    /// Whether nothing may be found.
    pub allow_empty: bool,
    /// Whether a link to a file is that file. It is not where each has an output of its own.
    pub links_are_files: bool,
}

/// What was found at the given paths.
#[derive(Default)]
pub struct Listing {
    /// Files in the order of the paths, the files of a directory by name.
    pub articles: Vec<Article>,
    /// What could not be listed, and directories that hold no article.
    pub problems: Vec<Problem>,
    /// What was named twice, and is there once.
    pub repeated: Vec<PathBuf>,
    /// Where each article is, by a hash of the file that it is: there are many, and their names would be longer.
    seen: HashMap<u64, usize>,
    /// The directory that was looked at last, and where it leads: the files of one come together.
    directory: Option<(PathBuf, PathBuf)>,
}

impl Listing {
    /// The path by which a file goes alone.
    fn entry(&mut self, path: &Path) -> PathBuf {
        let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
            return real(path);
        };
        if self
            .directory
            .as_ref()
            .is_none_or(|(known, _)| known != parent)
        {
            self.directory = Some((parent.to_owned(), real(parent)));
        }
        let real = self.directory.as_ref().map(|(_, real)| real.join(name));
        real.expect("it was just looked at")
    }
}

impl Search {
    /// Finds the articles.
    ///
    /// # Errors
    /// When a path does not exist or a pattern means no file: that is a slip in the command, and is said before any work.
    pub fn list(&self) -> Result<Listing, Problem> {
        let mut listing = Listing::default();
        for path in &self.paths {
            if path.as_os_str() == "-" {
                let place = self.stdin_filename.as_deref().and_then(Path::file_name);
                listing.articles.push(Article {
                    origin: Origin::Stdin(self.stdin_filename.clone()),
                    place: PathBuf::from(place.unwrap_or("stdin".as_ref())),
                    given: Given::Named,
                });
            } else if path.is_dir() {
                self.list_directory(path, &mut listing)?;
            } else if fs::symlink_metadata(path).is_ok() {
                let name = Path::new(path.file_name().unwrap_or(path.as_os_str()));
                self.take(path.clone(), name, Given::Named, &mut listing)?;
            } else if let Some(pattern) = Pattern::of(path).map_err(Problem::new)? {
                self.list_pattern(path, &pattern, &mut listing)?;
            } else {
                return Err(unreachable(path));
            }
        }
        for path in &self.listed {
            // A list is made by a program, and what it names may be gone by now: that is an error of this article alone.
            if path.is_dir() {
                self.list_directory(path, &mut listing)?;
            } else {
                self.take(path.clone(), &mirrored(path), Given::Named, &mut listing)?;
            }
        }
        Ok(listing)
    }

    /// Refuses outputs that a run like this would take for articles.
    ///
    /// # Errors
    /// When one is.
    pub fn check(&self, jobs: &[Job]) -> Result<(), Problem> {
        let plain = real;
        let roots: Vec<PathBuf> = self.paths.iter().map(|path| plain(path)).collect();
        let apart: Vec<PathBuf> = self.filter.apart.iter().map(|path| plain(path)).collect();
        let has_patterns = self.paths.iter().any(|path| !path.exists());
        let paths = jobs.iter().flat_map(Job::files);
        for path in paths.filter(|path| has_patterns || self.has_extension(path)) {
            let own = plain(&path);
            let is_found = |(root, typed): (&PathBuf, &PathBuf)| {
                if own.starts_with(root) {
                    let is_apart = |apart: &&PathBuf| *apart != root && apart.starts_with(root);
                    let mut apart = apart.iter().filter(is_apart);
                    self.has_extension(&path) && !apart.any(|apart| own.starts_with(apart))
                } else {
                    let pattern = Pattern::of(typed).ok().flatten();
                    let is_apart = |apart: &PathBuf| {
                        let base = pattern.as_ref().map(|pattern| plain(&pattern.base));
                        base.is_some_and(|base| *apart != base && apart.starts_with(base))
                    };
                    let is_like = |pattern: &Pattern| {
                        // As it would be found, however the two were typed.
                        let below = own.strip_prefix(plain(&pattern.base));
                        below.is_ok_and(|below| pattern.is(&pattern.base.join(below)))
                    };
                    pattern.as_ref().is_some_and(is_like)
                        && !apart
                            .iter()
                            .any(|apart| is_apart(apart) && own.starts_with(apart))
                }
            };
            if let Some((_, typed)) = roots.iter().zip(&self.paths).find(|both| is_found(*both)) {
                return Err(Problem::new(format!(
                    "the output `{}` would be an input of the next run, as one of `{}`",
                    shown(&path),
                    shown(typed)
                ))
                .hint("give the outputs another directory or another extension"));
            }
        }
        Ok(())
    }

    fn list_directory(&self, root: &Path, listing: &mut Listing) -> Result<(), Problem> {
        let mut empty = true;
        for found in walk(root, &self.filter, |path| self.has_extension(path)) {
            empty = false;
            match found {
                Ok(path) => {
                    let place = path.strip_prefix(root);
                    let place = place.expect("a walk stays below its root").to_owned();
                    self.take(path, &place, Given::Found, listing)?;
                }
                Err(error) => listing.problems.push(Problem::new(error)),
            }
        }
        if empty && !self.allow_empty {
            let problem = Problem::new(format!("`{}` holds no article", shown(root)));
            let names = self.format.extensions.iter();
            let names: Vec<_> = names.map(|name| format!("`*.{name}`")).collect();
            listing.problems.push(problem.hint(format!(
                "in a directory, only files named {} are read; name others one by one",
                names.join(" or ")
            )));
        }
        Ok(())
    }

    fn list_pattern(
        &self,
        typed: &Path,
        pattern: &Pattern,
        listing: &mut Listing,
    ) -> Result<(), Problem> {
        let mut empty = true;
        for found in pattern.files(&self.filter) {
            empty = false;
            match found {
                Ok(path) => {
                    let place = path.strip_prefix(&pattern.base).unwrap_or(&path).to_owned();
                    self.take(path, &place, Given::Found, listing)?;
                }
                Err(error) => listing.problems.push(Problem::new(error)),
            }
        }
        if empty && !self.allow_empty {
            return Err(Problem::new(format!("no file is `{}`", shown(typed))).hint(
                "hidden files and those of `.gitignore` are left out: `--hidden`, `--no-ignore`",
            ));
        }
        Ok(())
    }

    /// One more article, unless it is there already, by whatever path.
    fn take(
        &self,
        path: PathBuf,
        place: &Path,
        given: Given,
        listing: &mut Listing,
    ) -> Result<(), Problem> {
        let file = self.file(&path, listing);
        let mut hasher = DefaultHasher::new();
        file.hash(&mut hasher);
        let hash = hasher.finish();
        if let Some(&first) = listing.seen.get(&hash) {
            // Two files may have one hash, if hardly ever.
            let own = listing.articles[first].origin.path().map(Path::to_owned);
            if own.is_some_and(|own| self.file(&own, listing) == file) {
                if given == Given::Named {
                    // Whoever names a file wants it, whatever else it is below.
                    listing.articles[first].given = given;
                    listing.repeated.push(path);
                }
                return Ok(());
            }
        }
        listing.seen.insert(hash, listing.articles.len());
        let place = match &self.base {
            Some(base) => below(&path, base)?,
            None => place.to_owned(),
        };
        listing.articles.push(Article {
            origin: Origin::File(path),
            place,
            given,
        });
        Ok(())
    }

    /// The file that a path leads to, as far as links are that file.
    fn file(&self, path: &Path, listing: &mut Listing) -> PathBuf {
        if self.links_are_files && path.is_symlink() {
            real(path)
        } else {
            listing.entry(path)
        }
    }

    fn has_extension(&self, path: &Path) -> bool {
        let extension = path.extension().and_then(|extension| extension.to_str());
        let mut own = self.format.extensions.iter();
        extension.is_some_and(|extension| own.any(|own| own.eq_ignore_ascii_case(extension)))
    }
}

/// Why a path that was typed is nothing to read.
fn unreachable(path: &Path) -> Problem {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            Problem::new(format!("cannot read `{}`: {error}", shown(path)))
        }
        _ => Problem::new(format!("there is no file or directory `{}`", shown(path))),
    }
}

/// A path as seen from a directory above it.
fn below(path: &Path, base: &Path) -> Result<PathBuf, Problem> {
    let climbs = |path: &Path| path.components().any(|part| part == Component::ParentDir);
    let lexical = path.strip_prefix(base).ok().filter(|path| !climbs(path));
    let lexical = lexical.map(Path::to_owned);
    let real = || {
        let own = fs::canonicalize(path).ok()?;
        let base = fs::canonicalize(base).ok()?;
        own.strip_prefix(base).ok().map(Path::to_owned)
    };
    let place = lexical.or_else(real);
    // The article itself is no directory above it.
    let place = place.filter(|place| place.file_name().is_some());
    place.ok_or_else(|| {
        let (path, base) = (shown(path), shown(base));
        Problem::new(format!("`{path}` is not below `{base}`, the base"))
            .hint("`--base DIR` is a directory above all inputs")
    })
}

/// The place of a listed file: where it is, seen from here; its name, where that is no place below here.
fn mirrored(path: &Path) -> PathBuf {
    let plain: PathBuf = path
        .components()
        .filter(|part| *part != Component::CurDir)
        .collect();
    if plain
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        plain
    } else {
        PathBuf::from(path.file_name().unwrap_or(path.as_os_str()))
    }
}

/// The paths of a list, one a line or ended by NUL; `-` is standard input.
///
/// # Errors
/// When it cannot be read, or holds what no path can be.
pub fn read_list(list: &Path, null: bool) -> anyhow::Result<Vec<PathBuf>> {
    let bytes = if list.as_os_str() == "-" {
        read(&Origin::Stdin(None))?
    } else {
        read(&Origin::File(list.to_owned()))?
    };
    let end = if null { b'\0' } else { b'\n' };
    let lines = bytes.split(|byte| *byte == end).map(|line| match line {
        [line @ .., b'\r'] if !null => line,
        line => line,
    });
    let lines = lines.filter(|line| !line.is_empty());
    lines.map(|line| path_of(line, list)).collect()
}

#[cfg(unix)]
fn path_of(line: &[u8], list: &Path) -> anyhow::Result<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    if line.contains(&0) {
        let problem = Problem::new(format!("`{}` holds NUL bytes", shown(list)));
        return Err(problem
            .hint("`--null` reads a list whose paths end with them")
            .into());
    }
    Ok(PathBuf::from(std::ffi::OsStr::from_bytes(line)))
}

#[cfg(not(unix))]
fn path_of(line: &[u8], list: &Path) -> anyhow::Result<PathBuf> {
    let text = std::str::from_utf8(line);
    let text = text.with_context(|| format!("`{}` is no list in UTF-8", shown(&list)))?;
    Ok(PathBuf::from(text))
}

/// The bytes of an article.
///
/// # Errors
/// When they cannot be read.
pub fn read(origin: &Origin) -> anyhow::Result<Vec<u8>> {
    match origin {
        Origin::Stdin(_) => {
            // Once read it is gone, and a run may have to look at it twice.
            static READ: Mutex<Option<Vec<u8>>> = Mutex::new(None);
            let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(bytes) = &*read {
                return Ok(bytes.clone());
            }
            let bytes = read_bounded(io::stdin().lock(), 0);
            Ok(read
                .insert(bytes.context("cannot read standard input")?)
                .clone())
        }
        Origin::File(path) => read_file(path),
    }
}

/// A pipe that nobody writes to would be waited for without end, and so would a device.
fn read_file(path: &Path) -> anyhow::Result<Vec<u8>> {
    let read = || {
        let metadata = fs::metadata(path)?;
        if metadata.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        if !metadata.is_file() && !is_handed_over(path) {
            return Err(io::Error::other("it is a pipe or a device, and no file"));
        }
        read_bounded(File::open(path)?, metadata.len())
    };
    read().with_context(|| format!("cannot read `{}`", shown(path)))
}

/// So many bytes, probably, but no more than tell that an article is too long: some pipes never end.
fn read_bounded(from: impl Read, likely: u64) -> io::Result<Vec<u8>> {
    const MOST: u64 = LONGEST as u64 + 1;
    let mut bytes = Vec::new();
    // Room for another byte spares the last reading a piece of its own.
    let room = usize::try_from(likely.min(MOST) + 1).unwrap_or(0);
    bytes.try_reserve_exact(room)?;
    from.take(MOST).read_to_end(&mut bytes)?;
    Ok(bytes)
}
