//! Text as strings of a PDF: which characters they are made of, and how long they may be.

use lopdf::{Object, StringFormat};
use std::borrow::Cow;

/// A text string (ISO 32000-1, 7.9.2.2): ASCII as it is, all else in UTF-16.
pub(super) fn text(text: &str) -> Object {
    let text = &*shortened(text);
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
    } else {
        Object::String(utf16(text), StringFormat::Hexadecimal)
    }
}

/// The most bytes of a string (ISO 32000-1, annex C; ISO 19005-2, 6.1.13), but for the mark of its order.
pub(super) const LONGEST_STRING: usize = 32_760;

/// A text that no string is too short for, in UTF-16; an ellipsis tells that there was more.
fn shortened(text: &str) -> Cow<'_, str> {
    const MOST_UNITS: usize = LONGEST_STRING / 2;
    let mut units = 0;
    let end = text.char_indices().find_map(|(at, c)| {
        units += c.len_utf16();
        (units > MOST_UNITS).then_some(at)
    });
    match end {
        Some(end) => {
            // Room for the ellipsis is where the last two characters were.
            let kept = text[..end]
                .char_indices()
                .rev()
                .nth(1)
                .map_or(0, |(at, _)| at);
            Cow::Owned(format!("{}…", &text[..kept]))
        }
        None => Cow::Borrowed(text),
    }
}

/// A text string (ISO 32000-1, 7.9.2.2) in UTF-16.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_be_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_have_an_end() {
        for long in ["a".repeat(100_000), "\u{1f600}".repeat(20_000)] {
            let Object::String(bytes, _) = text(&long) else {
                panic!("it is a string");
            };
            assert!(bytes.len() <= 32_767 && bytes.len() > 32_000);
        }
        let Object::String(bytes, _) = text("short") else {
            panic!("it is a string");
        };
        assert_eq!(bytes, b"short");
    }
}
