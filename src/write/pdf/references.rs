//! The cross-reference stream (ISO 32000-1, 7.5.8), compressed: lopdf writes it plain, a fiftieth of a book's file.
//!
//! It is the file's last object and nothing but itself knows its length, so it may shrink once the file is saved. A file that
//! does not end as expected stays as it is, which is as valid.

use super::pages::compressed;
use lopdf::Dictionary;
use std::ops::Range;

/// Bytes of an entry as lopdf writes it: a kind, four of an offset, two of a place.
const ENTRY: usize = 7;

/// Compresses the cross-reference stream of a saved file whose trailer is given.
pub(super) fn compress(file: &mut Vec<u8>, trailer: &Dictionary) -> anyhow::Result<()> {
    if let Some((length, entries)) = find(file, trailer) {
        let stream = compressed(&differences(&file[entries.clone()]))?;
        file.splice(entries, stream.iter().copied());
        let says = format!(
            "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {ENTRY}>>/Length {}",
            stream.len()
        );
        file.splice(length, says.bytes());
    }
    Ok(())
}

/// Where the stream's length is told and where its entries stand.
fn find(file: &[u8], trailer: &Dictionary) -> Option<(Range<usize>, Range<usize>)> {
    let length = usize::try_from(trailer.get(b"Length").ok()?.as_i64().ok()?).ok()?;
    let says = format!("/Length {length}");
    let mut lines = file.rsplit(|&byte| byte == b'\n');
    // `%%EOF` is the last line, before it stands the offset.
    let object: usize = std::str::from_utf8(lines.nth(1)?).ok()?.parse().ok()?;
    let dictionary = file.get(object..)?;
    let position = |wanted: &[u8]| dictionary.windows(wanted.len()).position(|at| at == wanted);
    let start = object + position(says.as_bytes())?;
    let told = start..start + says.len();
    let opening = b">>stream\n";
    let entries = object + position(opening)? + opening.len();
    let entries = entries..entries.checked_add(length)?;
    let ends = file.get(entries.end..)?.starts_with(b"\nendstream");
    (ends && told.end < entries.start && length % ENTRY == 0).then_some((told, entries))
}

/// Each entry as its difference from the one above (PNG's "Up"; ISO 32000-1, 7.4.4.4): neighbours are much alike.
fn differences(entries: &[u8]) -> Vec<u8> {
    const UP: u8 = 2;
    let mut rows = Vec::with_capacity(entries.len() / ENTRY * (ENTRY + 1));
    let mut above = [0; ENTRY];
    for entry in entries.chunks_exact(ENTRY) {
        rows.push(UP);
        for (above, &byte) in above.iter_mut().zip(entry) {
            rows.push(byte.wrapping_sub(std::mem::replace(above, byte)));
        }
    }
    rows
}
