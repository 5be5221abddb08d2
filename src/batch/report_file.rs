//! A report on its way to its place: a file that is moved there when it is whole, or standard output.

use super::output::{whole_file, without_place};
use super::path::shown;
use anyhow::Context;
use std::fs;
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Where a report is written.
pub enum ReportFile {
    /// Standard output, which gets it in one piece.
    Stdout(BufWriter<fs::File>),
    /// A file that is not yet in its place.
    File {
        /// Its place.
        path: PathBuf,
        /// The file.
        file: BufWriter<NamedTempFile>,
    },
    /// A device or a pipe, which cannot be replaced.
    Device {
        /// Its place.
        path: PathBuf,
        /// The device.
        file: fs::File,
    },
}

impl ReportFile {
    /// Opens a report; without a path it goes to standard output.
    ///
    /// # Errors
    /// When it could not be written there.
    pub fn open(path: Option<&Path>) -> anyhow::Result<Self> {
        let Some(path) = path else {
            let file = tempfile::tempfile().context("cannot make a temporary file")?;
            return Ok(Self::Stdout(BufWriter::new(file)));
        };
        let opened = Self::open_file(path);
        opened.map_err(|error| anyhow::anyhow!(without_place(&error)).context(cannot(path)))
    }

    fn open_file(path: &Path) -> io::Result<Self> {
        let path = match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(metadata) if !metadata.is_file() => {
                return Ok(Self::Device {
                    path: path.to_owned(),
                    file: fs::OpenOptions::new().write(true).open(path)?,
                });
            }
            // A link stays a link: what it leads to is replaced.
            Ok(_) => fs::canonicalize(path)?,
            Err(_) => path.to_owned(),
        };
        let parent = match path.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(parent)?;
        let file = whole_file().tempfile_in(parent)?;
        Ok(Self::File {
            path,
            file: BufWriter::new(file),
        })
    }

    /// Puts it in its place.
    ///
    /// # Errors
    /// When that fails; what was there before is still there then.
    pub fn close(self) -> anyhow::Result<()> {
        match self {
            Self::Stdout(file) => match copy_to_stdout(file) {
                // Who has closed it has seen enough.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                result => result.context("cannot write to standard output"),
            },
            Self::Device { path, mut file } => file.flush().with_context(|| cannot(&path)),
            Self::File { path, file } => {
                let file = file
                    .into_inner()
                    .map_err(io::IntoInnerError::into_error)
                    .with_context(|| cannot(&path))?;
                let moved = file.persist(&path).map_err(|error| error.error);
                moved.map(|_| ()).with_context(|| cannot(&path))
            }
        }
    }

    /// What is to be said when writing to it fails.
    pub fn failure(&self, error: io::Error) -> anyhow::Error {
        let what = match self {
            Self::Stdout(_) => "cannot write to standard output".to_owned(),
            Self::File { path, .. } | Self::Device { path, .. } => cannot(path),
        };
        anyhow::Error::new(error).context(what)
    }
}

fn copy_to_stdout(file: BufWriter<fs::File>) -> io::Result<()> {
    let mut file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.rewind()?;
    let mut stdout = io::stdout().lock();
    io::copy(&mut file, &mut stdout)?;
    stdout.flush()
}

fn cannot(path: &Path) -> String {
    format!("cannot write the report `{}`", shown(path))
}

impl Write for ReportFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(file) => file.write(bytes),
            Self::File { file, .. } => file.write(bytes),
            Self::Device { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(file) => file.flush(),
            Self::File { file, .. } => file.flush(),
            Self::Device { file, .. } => file.flush(),
        }
    }
}
