//! What is where an output belongs, and how it differs from what would be put there.

use super::outcome::Content;
use super::path::shown;
use crate::write::{Format, Part};
use blake3::Hasher;
use similar::TextDiff;
use std::fmt::Write as _;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

/// What stands at a path: looked at once for all that is asked of it.
#[derive(Default)]
pub(super) struct There {
    /// Whether it is a link.
    pub(super) is_link: bool,
    /// What it is, or what the link leads to; nothing, if that does not exist.
    pub(super) metadata: Option<Metadata>,
}

impl There {
    /// Looks.
    pub(super) fn at(path: &Path) -> Self {
        let own = fs::symlink_metadata(path).ok();
        let is_link = own.as_ref().is_some_and(Metadata::is_symlink);
        let metadata = if is_link {
            fs::metadata(path).ok()
        } else {
            own
        };
        Self { is_link, metadata }
    }

    /// What it is beside the bytes that would be put there.
    pub(super) fn presence(&self, path: &Path, bytes: &[u8]) -> Presence {
        self.presence_of(bytes.len() as u64, || {
            let mut file = File::open(path)?;
            let mut buffer = vec![0; bytes.len().min(BUFFER)];
            for piece in bytes.chunks(BUFFER) {
                let there = &mut buffer[..piece.len()];
                file.read_exact(there)?;
                if there != piece {
                    return Ok(false);
                }
            }
            Ok(true)
        })
    }

    /// The same beside so many bytes; a file of another length is not even read.
    fn presence_of(&self, bytes: u64, same: impl FnOnce() -> io::Result<bool>) -> Presence {
        match &self.metadata {
            None => Presence::Missing,
            Some(there) if !there.is_file() => Presence::Device,
            Some(there) if there.len() == bytes && same().unwrap_or(false) => Presence::Same,
            Some(_) => Presence::Different,
        }
    }
}

/// Bytes of a file that are compared at a time.
const BUFFER: usize = 1 << 16;

/// What is there, beside what would be put there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    /// Nothing.
    Missing,
    /// A file with the same bytes.
    Same,
    /// A file with others.
    Different,
    /// A device or a pipe, which takes bytes and keeps none.
    Device,
}

/// What is at a path, beside what is remembered to belong there.
pub(super) fn presence(path: &Path, content: &Content) -> Presence {
    There::at(path).presence_of(content.bytes, || {
        let mut hasher = Hasher::new();
        hasher.update_reader(File::open(path)?)?;
        Ok(content.hash == Some(hasher.finalize()))
    })
}

/// Where the file at a path begins to differ, as far as it has lines.
pub(super) fn where_different(path: &Path, bytes: &[u8], format: &Format) -> String {
    let old = fs::read(path).unwrap_or_default();
    if format.binary {
        return format!(
            "its content differs: {} bytes, now {}",
            old.len(),
            bytes.len()
        );
    }
    let mut pairs = old
        .split(|byte| *byte == b'\n')
        .zip(bytes.split(|byte| *byte == b'\n'));
    let line = pairs.position(|(old, new)| old != new);
    let line = line.unwrap_or_else(|| old.split(|byte| *byte == b'\n').count());
    format!("its content differs from line {} on", line + 1)
}

/// The difference between the file at a path, if there is one, and what would be put there: as a unified diff of text, or of
/// what a person reads of each member or page.
pub(super) fn diff(path: &Path, bytes: &[u8], format: &Format) -> String {
    let name = shown(path);
    let old = fs::read(path).ok();
    let Some(new_parts) = (format.parts)(bytes).ok() else {
        return format!("{name}: what would be made cannot be read back\n");
    };
    let old_parts = match old.as_deref().map(format.parts) {
        None => Vec::new(),
        Some(Ok(parts)) => parts,
        Some(Err(_)) => return format!("{name}: the file is no {}\n", format.name),
    };
    let mut text = String::new();
    let named = |part: &Part| match part.name.as_str() {
        "" => name.clone(),
        own => format!("{name}: {own}"),
    };
    let find = |parts: &[Part], name: &str| {
        let part = parts.iter().find(|part| part.name == name);
        part.map(|part| part.bytes.clone())
    };
    let gone = old_parts
        .iter()
        .filter(|part| find(&new_parts, &part.name).is_none());
    for part in gone {
        text.push_str(&part_diff(&named(part), Some(&part.bytes), None));
    }
    for part in &new_parts {
        let old = find(&old_parts, &part.name);
        text.push_str(&part_diff(&named(part), old.as_deref(), Some(&part.bytes)));
    }
    if text.is_empty() {
        let _ = writeln!(
            text,
            "{name}: it reads the same, and other bytes of it differ"
        );
    }
    text
}

fn part_diff(name: &str, old: Option<&[u8]>, new: Option<&[u8]>) -> String {
    if old == new {
        return String::new();
    }
    let text = |bytes: Option<&'_ [u8]>| match bytes {
        None => Some(String::new()),
        Some(bytes) => String::from_utf8(bytes.to_vec()).ok(),
    };
    let header = |bytes: Option<&[u8]>| bytes.map_or("/dev/null", |_| name).to_owned();
    match (text(old), text(new)) {
        (Some(old_text), Some(new_text)) => TextDiff::from_lines(&old_text, &new_text)
            .unified_diff()
            .context_radius(3)
            .header(&header(old), &header(new))
            .to_string(),
        _ => format!("Binary files {} and {} differ\n", header(old), header(new)),
    }
}
