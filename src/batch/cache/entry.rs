//! What a cache keeps of an article, and its form on the disk: JSON behind the hash of itself.

use crate::batch::card::Card;
use crate::batch::outcome::Content;
use crate::diagnostic::Diagnostic;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What is known of an article and of the outputs that were made of it.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Its path, seen from the directory that the cache is for.
    pub(super) input: String,
    /// What it was read from: its bytes and what was said of it. Empty, if nothing holds any more.
    pub(super) article: String,
    pub(super) reading: String,
    pub(super) program: String,
    /// What it is about.
    pub(super) card: Card,
    /// What the reader found.
    pub(super) found: Vec<Diagnostic>,
    /// The outputs, each at its own path.
    pub(super) outputs: Vec<Record>,
}

/// An output as it was written.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Record {
    /// Where, seen from the directory that the cache is for.
    pub(super) path: String,
    pub(super) format: String,
    /// What it was made from, by whom.
    pub(super) article: String,
    pub(super) settings: String,
    pub(super) program: String,
    /// Which names the run gave: outputs of a like run under another name are old.
    pub(super) naming: String,
    /// What it was.
    pub(super) bytes: u64,
    pub(super) hash: String,
    /// What its writer found.
    pub(super) found: Vec<Diagnostic>,
    /// It was made by this run, and so is there.
    #[serde(skip)]
    pub(super) is_new: bool,
}

impl Record {
    /// What was written.
    pub(super) fn content(&self) -> Option<Content> {
        let hash = blake3::Hash::from_hex(&self.hash).ok()?;
        Some(Content {
            bytes: self.bytes,
            hash: Some(hash),
        })
    }
}

impl Entry {
    /// Reads what [`Entry::to_bytes`] wrote; nothing, if it is damaged.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let (hash, json) = bytes.split_at_checked(65)?;
        let hash = hash.strip_suffix(b"\n")?;
        let is_whole = blake3::hash(json).to_hex().as_bytes() == hash;
        serde_json::from_slice(json).ok().filter(|_| is_whole)
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let json = serde_json::to_vec(self).expect("an entry has names for keys");
        let mut bytes = blake3::hash(&json).to_hex().as_bytes().to_vec();
        bytes.push(b'\n');
        bytes.extend(json);
        bytes
    }
}

/// A path, given as seen from `here`, as seen from `anchor`, in text that leads back to it; as it is, if it is elsewhere.
pub(super) fn text_of(path: &Path, here: &Path, anchor: &Path) -> String {
    let path: PathBuf = here.join(path).components().collect();
    let seen = path.strip_prefix(anchor).unwrap_or(&path);
    let mut text = String::new();
    for chunk in seen.as_os_str().as_encoded_bytes().utf8_chunks() {
        text.push_str(&chunk.valid().replace('%', "%25"));
        for byte in chunk.invalid() {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

/// The path that a text leads to.
pub(super) fn path_of(text: &str, anchor: &Path) -> PathBuf {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('%') {
        bytes.extend(before.as_bytes());
        let byte = behind
            .get(..2)
            .and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.extend(byte);
        rest = behind.get(2..).unwrap_or_default();
    }
    bytes.extend(rest.as_bytes());
    anchor.join(os_path(bytes))
}

#[cfg(unix)]
fn os_path(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    PathBuf::from(std::ffi::OsString::from_vec(bytes))
}

#[cfg(not(unix))]
fn os_path(bytes: Vec<u8>) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_entry_is_none() {
        let entry = Entry {
            input: "a.txt".to_owned(),
            ..Entry::default()
        };
        let bytes = entry.to_bytes();
        assert_eq!(
            Entry::of_bytes(&bytes).map(|entry| entry.input).as_deref(),
            Some("a.txt")
        );
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1;
            assert!(Entry::of_bytes(&damaged).is_none());
            assert!(Entry::of_bytes(&bytes[..at]).is_none());
        }
    }

    #[cfg(unix)]
    #[test]
    fn any_path_comes_back() {
        use std::os::unix::ffi::OsStrExt;
        let anchor = Path::new("/desk");
        for path in [
            &b"/desk/a/b.txt"[..],
            b"/desk/100%25.txt",
            b"/other/caf\xe9%.txt",
            b"/desk/%",
        ] {
            let path = Path::new(std::ffi::OsStr::from_bytes(path));
            assert_eq!(path_of(&text_of(path, anchor, anchor), anchor), path);
        }
        assert_eq!(text_of(Path::new("./a//b.txt"), anchor, anchor), "a/b.txt");
    }
}
