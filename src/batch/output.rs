//! Where bytes go: standard output, or whole files.
//!
//! A file is written beside its place and moved there, so that no reader ever sees half of one and a failure leaves the old
//! one as it was. No output takes the place of an input.

use super::Problem;
use super::compare::There;
use super::path::{is_handed_over, real, shown};
use super::plan::{Destination, Job, Origin, Outputs};
use anyhow::Context;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Refuses a plan that would write over one of its inputs, by whatever name or link it is reached, over a directory, or below
/// a file.
///
/// # Errors
/// When it would.
pub fn check(jobs: &[Job]) -> Result<(), Problem> {
    let mut inputs: Vec<(Identity, &Path)> = jobs
        .iter()
        .filter_map(|job| match &job.article.origin {
            Origin::Stdin(_) => None,
            Origin::File(path) => {
                let there = fs::metadata(path).ok()?;
                Some((identity(path, &there)?, path.as_path()))
            }
        })
        .collect();
    inputs.sort_unstable();
    let input_of = |identity: Identity| {
        let at = inputs.binary_search_by(|(own, _)| own.cmp(&identity));
        at.ok().map(|at| inputs[at].1)
    };
    // Whether each is there: where it is not, nothing needs to be looked for.
    let mut parents = BTreeMap::new();
    for path in jobs.iter().flat_map(Job::files) {
        let path = path.as_path();
        if let Some(parent) = path.parent() {
            let is_there = match parents.get(parent) {
                Some(is_there) => *is_there,
                None => *parents
                    .entry(parent.to_owned())
                    .or_insert(check_parent(parent)?),
            };
            if !is_there {
                continue;
            }
        }
        let there = fs::metadata(path).ok();
        if there.as_ref().is_some_and(fs::Metadata::is_dir) {
            let message = format!("the output `{}` is a directory", shown(path));
            return Err(Problem::new(message));
        }
        let identity = there.and_then(|there| identity(path, &there));
        if let Some(input) = identity.and_then(input_of) {
            return Err(Problem::new(format!(
                "the output `{}` would overwrite the input `{}`",
                shown(path),
                shown(input)
            ))
            .hint("give the output another name or another directory"));
        }
    }
    Ok(())
}

/// Whether a directory is there. The nearest above it that is must be able to hold the rest.
fn check_parent(parent: &Path) -> Result<bool, Problem> {
    // That which has no name is where we are.
    let is_here = parent == Path::new("");
    match parent.ancestors().find(|ancestor| ancestor.exists()) {
        Some(existing) if !existing.is_dir() => Err(Problem::new(format!(
            "cannot write below `{}`, which is a file",
            shown(existing)
        ))),
        existing => Ok(is_here || existing == Some(parent)),
    }
}

/// Why a directory could not be made, a link that leads nowhere among the reasons: the system says of it only that it is there.
fn no_directory(path: &Path, error: io::Error) -> anyhow::Error {
    let name = shown(path);
    match fs::read_link(path) {
        Ok(target) if !path.exists() => Problem::new(format!(
            "`{name}` is a link to `{}`, which does not exist",
            shown(&target)
        ))
        .hint("make what it leads to, or remove the link")
        .into(),
        _ => anyhow::Error::new(error).context(format!("cannot make the directory `{name}`")),
    }
}

/// Makes the directory of the outputs, so that a run that cannot write fails once and not for every article, and removes what a
/// killed run has left unfinished where this one will write.
///
/// # Errors
/// When it cannot be made.
pub fn prepare(jobs: &[Job], outputs: &Outputs) -> anyhow::Result<()> {
    if let Outputs::Directory { path, .. } = outputs {
        fs::create_dir_all(path).map_err(|error| no_directory(path, error))?;
    }
    let mut parents: BTreeSet<PathBuf> = BTreeSet::new();
    for path in jobs.iter().flat_map(Job::files) {
        if let Some(parent) = path.parent().filter(|parent| !parents.contains(*parent)) {
            parents.insert(parent.to_owned());
        }
    }
    let here = Path::new("");
    for parent in &parents {
        sweep(if parent == here {
            Path::new(".")
        } else {
            parent
        });
    }
    Ok(())
}

/// Equal for paths that lead to the same bytes, through links of either kind.
#[cfg(unix)]
type Identity = (u64, u64);

#[cfg(unix)]
fn identity(_: &Path, metadata: &fs::Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    // Devices and pipes may be input and output at once.
    metadata.is_file().then(|| (metadata.dev(), metadata.ino()))
}

/// Equal for paths that lead to the same file. Hard links are two files here.
#[cfg(not(unix))]
type Identity = PathBuf;

#[cfg(not(unix))]
fn identity(path: &Path, _: &fs::Metadata) -> Option<Identity> {
    fs::canonicalize(path).ok()
}

/// Whether anything is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Outputs are written.
    #[default]
    Export,
    /// It is only told which would be.
    Check,
    /// And how they would change.
    Diff,
}

/// How files are treated.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// A file that exists is not overwritten.
    pub no_clobber: bool,
    /// A file is on the disk, and not only with the system, before it has its name.
    pub sync: bool,
}

/// How the names of files begin that are being written.
pub const UNFINISHED: &str = ".copydesk-tmp-";

/// Puts bytes where they belong.
///
/// # Errors
/// When they cannot be written.
pub fn write(destination: &Destination, bytes: &[u8], manner: Manner) -> anyhow::Result<()> {
    match destination {
        Destination::Stdout => write_out(bytes),
        Destination::File(path) => write_over(path, &There::at(path), bytes, manner),
    }
}

/// Writes to standard output. A reader that has closed it has seen enough: that is success.
///
/// # Errors
/// When it cannot be written.
pub fn write_out(bytes: &[u8]) -> anyhow::Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result.context("cannot write to standard output"),
    }
}

/// Writes a file in the place of what stands there, and makes its directory if there is none.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write_over(
    path: &Path,
    there: &There,
    bytes: &[u8],
    manner: Manner,
) -> anyhow::Result<()> {
    let written = replace(path, there, bytes, manner).or_else(|error| {
        // Most directories are there: only where one turns out not to be, it is asked for.
        if error.kind() != io::ErrorKind::NotFound {
            return Err(error);
        }
        fs::create_dir_all(parent(&target(path, there)?))?;
        replace(path, there, bytes, manner)
    });
    written.map_err(|error| refusal(path, &error).into())
}

/// What an error says, without the place of the unfinished file, which is of no use to anybody, and another one each time.
pub(super) fn without_place(error: &io::Error) -> String {
    let said = error.to_string();
    match said.split_once(" at path ") {
        Some((why, _)) => why.to_owned(),
        None => said,
    }
}

/// What is said of a file that could not be written.
pub(super) fn refusal(path: &Path, error: &io::Error) -> Problem {
    let path = shown(path);
    let why = without_place(error);
    let problem = Problem::new(format!("cannot write `{path}`: {why}"));
    match error.kind() {
        io::ErrorKind::AlreadyExists => Problem::new(format!(
            "`{path}` exists with other content, and `--no-clobber` keeps it"
        )),
        io::ErrorKind::InvalidFilename => problem.hint(
            "`--name '{dir}/{slug}.{ext}'` gives names that are no longer than a system takes",
        ),
        _ => problem,
    }
}

/// Writes a file, whole or not at all, in a directory that is there.
pub(super) fn replace(path: &Path, there: &There, bytes: &[u8], manner: Manner) -> io::Result<()> {
    let existing = there.metadata.as_ref();
    if let Some(device) = existing.filter(|existing| !existing.is_file()) {
        if is_pipe(device) && !is_handed_over(path) {
            return Err(io::Error::new(
                io::ErrorKind::Unsupported,
                "it is a named pipe, which may have no reader",
            ));
        }
        // A device (`/dev/null`) must be written to, not replaced; so must what a shell hands over.
        return OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    if existing.is_some() && manner.no_clobber {
        return Err(io::Error::from(io::ErrorKind::AlreadyExists));
    }
    let path = target(path, there)?;
    let parent = parent(&path);
    loop {
        let mut file = whole_file().tempfile_in(parent)?;
        // As long as it is locked, nobody takes it for what a killed run has left (`sweep`).
        if let Err(TryLockError::WouldBlock) = file.as_file().try_lock() {
            continue;
        }
        file.write_all(bytes)?;
        if let Some(existing) = existing {
            file.as_file().set_permissions(existing.permissions())?;
        }
        if manner.sync {
            file.as_file().sync_all()?;
        }
        let persisted = if manner.no_clobber {
            file.persist_noclobber(&path)
        } else {
            file.persist(&path)
        };
        match persisted {
            Ok(_) => break,
            // It was swept away before it was locked.
            Err(lost) if lost.error.kind() == io::ErrorKind::NotFound && parent.is_dir() => {}
            Err(error) => return Err(error.error),
        }
    }
    if manner.sync && cfg!(unix) {
        File::open(parent)?.sync_all()?;
    }
    Ok(())
}

/// The directory of a file.
fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}

/// What a file is written to. A link stays a link: what it leads to is written, even if that does not exist yet, as by a shell.
fn target<'p>(path: &'p Path, there: &There) -> io::Result<Cow<'p, Path>> {
    if !there.is_link {
        return Ok(path.into());
    }
    let target = real(path);
    if target.is_symlink() {
        // It leads to itself, and the system says so best.
        fs::metadata(path)?;
    }
    Ok(target.into())
}

/// Whether it is a named pipe: if nobody has handed it over, to open it might take for ever.
fn is_pipe(metadata: &fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        metadata.file_type().is_fifo()
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        false
    }
}

/// Temporary files are private by default; these become the user's own, as open as the umask lets new files be.
pub(super) fn whole_file() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

/// Removes what killed runs have left unfinished in a directory. Files that somebody is writing are locked, and stay.
pub(super) fn sweep(directory: &Path) {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let is_unfinished = |entry: &fs::DirEntry| {
        // Six letters and digits are what makes such a name another one.
        let name = entry.file_name();
        let rest = name.as_encoded_bytes().strip_prefix(UNFINISHED.as_bytes());
        rest.is_some_and(|rest| rest.len() == 6 && rest.iter().all(u8::is_ascii_alphanumeric))
    };
    for entry in entries.filter(is_unfinished) {
        let file = OpenOptions::new().write(true).open(entry.path());
        if file.is_ok_and(|file| file.try_lock().is_ok()) {
            // What cannot be removed now is hidden, and is tried again by the next run.
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_told_where_a_file_was_to_be_made() {
        let error = whole_file()
            .tempfile_in("no/such/directory")
            .expect_err("there is no such directory");
        assert!(error.to_string().contains(" at path "), "{error}");
        assert!(!without_place(&error).contains("no/such"), "{error}");
        assert!(without_place(&error).contains("(os error"), "{error}");
    }
}
