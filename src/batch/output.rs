//! Where bytes go: standard output, or whole files.
//!
//! A file is written beside its place and moved there, so that no reader ever sees half of one and a failure leaves the old
//! one as it was. No output takes the place of an input.

use super::Problem;
use super::plan::{Destination, Job, Origin, Outputs};
use anyhow::Context;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Refuses a plan that would write over one of its inputs, by whatever name or link it is reached, over a directory, or below
/// a file.
///
/// # Errors
/// When it would.
pub fn check(jobs: &[Job]) -> Result<(), Problem> {
    let inputs: BTreeMap<Identity, &Path> = jobs
        .iter()
        .filter_map(|job| match &job.article.origin {
            Origin::Stdin(_) => None,
            Origin::File(path) => Some((identity(path)?, path.as_path())),
        })
        .collect();
    let mut parents = BTreeSet::new();
    for destination in jobs.iter().flat_map(|job| &job.destinations) {
        let Destination::File(path) = destination else {
            continue;
        };
        if let Some(parent) = path.parent()
            && parents.insert(parent)
        {
            check_parent(parent)?;
        }
        if path.is_dir() {
            return Err(Problem::new(format!("`{}` is a directory", path.display()))
                .hint("`-d DIR` writes into a directory"));
        }
        if let Some(input) = identity(path).and_then(|identity| inputs.get(&identity)) {
            return Err(Problem::new(format!(
                "the output `{}` would overwrite the input `{}`",
                path.display(),
                input.display()
            ))
            .hint("give the output another name or another directory"));
        }
    }
    Ok(())
}

/// The nearest that exists must be able to hold the rest.
fn check_parent(parent: &Path) -> Result<(), Problem> {
    match parent.ancestors().find(|ancestor| ancestor.exists()) {
        Some(existing) if !existing.is_dir() => Err(Problem::new(format!(
            "cannot write below `{}`, which is a file",
            existing.display()
        ))),
        _ => Ok(()),
    }
}

/// Makes the directory of the outputs, so that a run that cannot write fails once and not for every article.
///
/// # Errors
/// When it cannot be made.
pub fn prepare(outputs: &Outputs) -> anyhow::Result<()> {
    match outputs {
        Outputs::Directory(path) => fs::create_dir_all(path)
            .with_context(|| format!("cannot make the directory `{}`", path.display())),
        Outputs::Stdout | Outputs::File(_) => Ok(()),
    }
}

/// Equal for paths that lead to the same bytes, through links of either kind.
#[cfg(unix)]
type Identity = (u64, u64);

#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let metadata = fs::metadata(path).ok()?;
    // Devices and pipes may be input and output at once.
    metadata.is_file().then(|| (metadata.dev(), metadata.ino()))
}

/// Equal for paths that lead to the same file. Hard links are two files here.
#[cfg(not(unix))]
type Identity = PathBuf;

#[cfg(not(unix))]
fn identity(path: &Path) -> Option<Identity> {
    fs::canonicalize(path).ok()
}

/// Puts bytes where they belong, and says what made it necessary; nothing, if they were there already. A reader that has closed
/// standard output has seen enough: that is success.
///
/// # Errors
/// When they cannot be written.
pub fn write(destination: &Destination, bytes: &[u8]) -> anyhow::Result<Option<&'static str>> {
    match destination {
        Destination::Stdout => {
            let mut stdout = io::stdout().lock();
            match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
                result => result.context("cannot write to standard output")?,
            }
            Ok(Some("standard output takes it"))
        }
        Destination::File(path) => {
            let reason = match fs::metadata(path) {
                Ok(metadata) if metadata.is_file() => {
                    let same = metadata.len() == bytes.len() as u64
                        && fs::read(path).is_ok_and(|old| old == bytes);
                    if same {
                        return Ok(None);
                    }
                    "its content is another"
                }
                Ok(_) => "a device takes it",
                Err(_) => "it was missing",
            };
            write_file(path, bytes)
                .with_context(|| format!("cannot write `{}`", path.display()))?;
            Ok(Some(reason))
        }
    }
}

fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let existing = fs::metadata(path).ok();
    if existing
        .as_ref()
        .is_some_and(|metadata| !metadata.is_file())
    {
        // A device or a pipe (`/dev/null`): it must be written to, not replaced.
        return OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    // A link stays a link: what it leads to is replaced.
    let path = match existing {
        Some(_) => fs::canonicalize(path)?,
        None => path.to_owned(),
    };
    let parent = match path.parent() {
        Some(parent) if parent != Path::new("") => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    fs::create_dir_all(&parent)?;
    let mut file = whole_file().tempfile_in(&parent)?;
    file.write_all(bytes)?;
    if let Some(existing) = existing {
        file.as_file().set_permissions(existing.permissions())?;
    }
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// Temporary files are private by default; these become the user's own, as open as the umask lets new files be.
pub(super) fn whole_file() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".copydesk-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}
