//! What a font file is, by its name and its first bytes, and how much it is wanted, by its name.
//!
//! Which characters a font has is not known here.

use super::path::shown;
use crate::write::FontFile;
use anyhow::Context;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The first bytes of TrueType, OpenType (CFF), collections of either, and Apple's TrueType.
const SIGNATURES: [&[u8; 4]; 4] = [b"\0\x01\0\0", b"OTTO", b"ttcf", b"true"];

/// The extensions of such files; others in a directory are not even opened.
const EXTENSIONS: [&str; 4] = ["otf", "ttf", "ttc", "otc"];

/// Whether a file is called as fonts are.
pub(super) fn has_extension(path: &Path) -> bool {
    path.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| {
            EXTENSIONS
                .iter()
                .any(|font| font.eq_ignore_ascii_case(extension))
        })
}

/// The file's bytes, or nothing if it is no font: then no more than its first bytes are read.
pub(super) fn load(path: &Path) -> anyhow::Result<Option<FontFile>> {
    let context = || format!("cannot read the font `{}`", shown(path));
    if path.is_dir() {
        return Ok(None);
    }
    let mut file = File::open(path).with_context(context)?;
    let mut bytes = Vec::new();
    file.by_ref()
        .take(4)
        .read_to_end(&mut bytes)
        .with_context(context)?;
    if !SIGNATURES.iter().any(|signature| bytes == *signature) {
        return Ok(None);
    }
    file.read_to_end(&mut bytes).with_context(context)?;
    Ok(Some(FontFile {
        name: shown(path),
        bytes: bytes.into(),
    }))
}

/// How much a font is wanted beside the built-in one, by its file's name: roman faces first, then others, then what is heavy,
/// light, slanted or narrow.
pub(super) fn rank(path: &Path) -> u8 {
    const ODD: &[&str] = &[
        "bold",
        "black",
        "heavy",
        "light",
        "thin",
        "medium",
        "italic",
        "oblique",
        "condensed",
        "slanted",
        "emoji",
    ];
    const ROMAN: &[&str] = &[
        "serif",
        "naskh",
        "mincho",
        "song",
        "ming",
        "myungjo",
        "batang",
        "amiri",
        "scheherazade",
        "gentium",
        "charis",
        "roman",
        "times",
    ];
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    match (has(ODD), has(ROMAN)) {
        (false, true) => 0,
        (false, false) => 1,
        (true, true) => 2,
        (true, false) => 3,
    }
}
