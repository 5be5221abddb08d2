//! Outputs that would be in each other's way: two that would be one file, or one where another needs a directory. All are found
//! before any work.
//!
//! A run has many outputs, and memory for their names is more than a run needs otherwise: each is remembered by a hash, and
//! looked at again where two hashes are equal.

use super::Problem;
use super::path::{real, shown};
use super::plan::Job;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::ffi::OsStr;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

/// Where an output goes: its hash, and which output of which job it is. A run has many of them.
type Taken = (u64, u32, u32);

/// A directory of outputs.
struct Directory {
    /// Where it leads.
    place: PathBuf,
    /// Where it is not, no output is a link.
    is_there: bool,
}

/// Refuses outputs that would be in each other's way, by whatever links they are reached. The hint says what to do about two
/// of one name.
///
/// # Errors
/// When there are any.
pub fn check(jobs: &[Job], hint: &str) -> Result<(), Problem> {
    let mut directories = BTreeMap::new();
    // All have as many, one for each format.
    let each = jobs.first().map_or(0, |job| job.files().count());
    let mut taken: Vec<Taken> = Vec::with_capacity(jobs.len() * each);
    for (job, own) in (0..).zip(jobs) {
        for (nth, path) in (0..).zip(own.files()) {
            taken.push((hash_of(&path, &mut directories), job, nth));
        }
    }
    taken.sort_unstable();
    let alike = taken.chunk_by(|one, other| one.0 == other.0);
    let pairs = alike.flat_map(|alike| alike.windows(2));
    let pairs = pairs.map(|pair| (pair[0], pair[1]));
    // As somebody finds it who goes through the outputs in their order.
    let first = pairs
        .filter(|(one, other)| place(&path(jobs, *one)) == place(&path(jobs, *other)))
        .min_by_key(|(_, (_, job, nth))| (*job, *nth));
    if let Some((one, other)) = first {
        return Err(same(jobs, one, other, hint));
    }
    let below = |directory: &Path| {
        let (parent, name) = (directory.parent()?, directory.file_name()?);
        let hash = hash(parent, name);
        let at = taken.partition_point(|taken| taken.0 < hash);
        let file = taken.get(at).filter(|taken| taken.0 == hash)?;
        (place(&path(jobs, *file)) == directory).then_some(*file)
    };
    let above = directories.values();
    let above = above.flat_map(|directory| directory.place.ancestors());
    match above
        .filter_map(below)
        .min_by_key(|(_, job, nth)| (*job, *nth))
    {
        Some(file) => Err(nested(jobs, file).hint(hint)),
        None => Ok(()),
    }
}

fn path(jobs: &[Job], (_, job, nth): Taken) -> PathBuf {
    let path = jobs[job as usize].files().nth(nth as usize);
    path.expect("it was there a moment ago")
}

fn same(jobs: &[Job], one: Taken, other: Taken, hint: &str) -> Problem {
    let (first, second) = (path(jobs, one), path(jobs, other));
    if first != second {
        let (first, second) = (shown(&first), shown(&second));
        return Problem::new(format!(
            "`{first}` and `{second}` are one file, and two outputs would be written to it"
        ))
        .hint(hint);
    }
    let (one, other) = (
        &jobs[one.1 as usize].article,
        &jobs[other.1 as usize].article,
    );
    if one.origin == other.origin {
        return Problem::new(format!("`{}` is given twice", one.origin));
    }
    let (one, other, path) = (&one.origin, &other.origin, shown(&first));
    Problem::new(format!(
        "`{one}` and `{other}` would both be written to `{path}`"
    ))
    .hint(hint)
}

/// A file that others need to be a directory.
fn nested(jobs: &[Job], file: Taken) -> Problem {
    let path = path(jobs, file);
    let own = place(&path);
    let is_below = |job: &&Job| {
        job.files()
            .any(|path| place(&path).ancestors().skip(1).any(|above| above == own))
    };
    let other = jobs.iter().find(is_below);
    let (one, path) = (&jobs[file.1 as usize].article.origin, shown(&path));
    let other = other.map_or_else(
        || "another".to_owned(),
        |job| format!("`{}`", job.article.origin),
    );
    Problem::new(format!(
        "`{path}` would be a file for `{one}` and a directory for {other}"
    ))
}

/// The hash of where a path leads. Directories are looked at once.
fn hash_of(path: &Path, directories: &mut BTreeMap<PathBuf, Directory>) -> u64 {
    let parent = path.parent().unwrap_or(Path::new(""));
    if !directories.contains_key(parent) {
        let directory = Directory {
            place: place(parent),
            is_there: parent == Path::new("") || parent.is_dir(),
        };
        directories.insert(parent.to_owned(), directory);
    }
    let directory = &directories[parent];
    if directory.is_there && path.is_symlink() {
        let place = place(path);
        let parent = place.parent().unwrap_or(Path::new(""));
        return hash(parent, place.file_name().unwrap_or_default());
    }
    let name = folded(path.file_name().unwrap_or_default());
    hash(&directory.place, &name)
}

fn hash(directory: &Path, name: &OsStr) -> u64 {
    let mut hasher = DefaultHasher::new();
    (directory, name).hash(&mut hasher);
    hasher.finish()
}

/// Equal for paths that lead to one file.
fn place(path: &Path) -> PathBuf {
    PathBuf::from(folded(real(path).as_os_str()).into_owned())
}

/// Where the file system minds no case, neither does this.
fn folded(name: &OsStr) -> Cow<'_, OsStr> {
    if cfg!(any(windows, target_os = "macos")) {
        Cow::Owned(name.to_string_lossy().to_lowercase().into())
    } else {
        Cow::Borrowed(name)
    }
}
