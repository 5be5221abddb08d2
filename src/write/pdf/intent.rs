//! What the numbers of colours mean: sRGB, as an ICC profile in the file (ISO 32000-1, 14.11.5; ISO 19005-2, 6.2.3).
//!
//! The profile is made here: sRGB is ten numbers, and a matrix profile of version 4 (ICC.1:2004-10) is little more.

use super::file::File;
use lopdf::{Dictionary, Object, Stream, dictionary};
use std::sync::LazyLock;

const CONDITION: &str = "sRGB IEC61966-2.1";

/// The primaries' columns and the white of sRGB, adapted to D50, and the matrix that adapted them (Bradford), in units of
/// 1/65536.
const RED: [i32; 3] = [0x6fa2, 0x38f5, 0x0390];
const GREEN: [i32; 3] = [0x6299, 0xb785, 0x18da];
const BLUE: [i32; 3] = [0x24a0, 0x0f84, 0xb6cf];
const D50: [i32; 3] = [0xf6d6, 0x1_0000, 0xd32d];
const ADAPTATION: [i32; 9] = [
    0x1_0c42, 0x05de, -0x0cdb, 0x0793, 0xfd8f, -0x0460, -0x025d, 0x03dc, 0xc06e,
];

/// From a number to light: ((x + .055) / 1.055)^2.4, and x / 12.92 below .04045 (IEC 61966-2-1), in units of 1/65536.
const CURVE: [i32; 5] = [0x2_6666, 0xf2a7, 0x0d59, 0x13d0, 0x0a5b];

/// It is the same in every file.
static PROFILE: LazyLock<Vec<u8>> = LazyLock::new(profile);

/// Adds the intent and its profile to the file.
pub(super) fn add(file: &mut File<'_>) -> Object {
    let profile = Stream::new(dictionary! { "N" => 3 }, PROFILE.clone());
    let profile = file.add_object(profile);
    let intent: Dictionary = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal(CONDITION),
        "Info" => Object::string_literal(CONDITION),
        "DestOutputProfile" => profile,
    };
    file.add_object(intent).into()
}

/// The profile: a header, a table of tags, and what the tags hold (ICC.1, 7).
fn profile() -> Vec<u8> {
    let mut curve = fixed(*b"para", &CURVE);
    // The function that is a line below a threshold has the number 3.
    curve.splice(8..8, [0, 3, 0, 0]);
    let elements = [
        (&[*b"desc"][..], localized(CONDITION)),
        (&[*b"cprt"], localized("No rights reserved")),
        (&[*b"wtpt"], fixed(*b"XYZ ", &D50)),
        (&[*b"chad"], fixed(*b"sf32", &ADAPTATION)),
        (&[*b"rXYZ"], fixed(*b"XYZ ", &RED)),
        (&[*b"gXYZ"], fixed(*b"XYZ ", &GREEN)),
        (&[*b"bXYZ"], fixed(*b"XYZ ", &BLUE)),
        (&[*b"rTRC", *b"gTRC", *b"bTRC"], curve),
    ];
    let count = elements.iter().map(|(names, _)| names.len()).sum();
    let begin = HEADER + 4 + 12 * count;
    let (mut table, mut data) = (size(count).to_vec(), Vec::new());
    for (names, element) in elements {
        for name in names {
            table.extend(name);
            table.extend(size(begin + data.len()));
            table.extend(size(element.len()));
        }
        data.extend(element);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header(begin + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

/// Bytes of a profile's header.
const HEADER: usize = 128;

/// ICC.1, 7.2: a display's profile from RGB to XYZ, dated as the standard that it follows.
fn header(length: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(HEADER);
    header.extend(size(length));
    header.extend([0; 4]);
    header.extend([4, 0x20, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    for part in [1999u16, 10, 18, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(D50.iter().flat_map(|number| number.to_be_bytes()));
    header.resize(HEADER, 0);
    header
}

/// An element of numbers in units of 1/65536.
fn fixed(kind: [u8; 4], numbers: &[i32]) -> Vec<u8> {
    let mut element = kind.to_vec();
    element.extend([0; 4]);
    element.extend(numbers.iter().flat_map(|number| number.to_be_bytes()));
    element
}

/// An element of a text in English (`multiLocalizedUnicodeType`).
fn localized(text: &str) -> Vec<u8> {
    let text: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut element = b"mluc".to_vec();
    element.extend([0; 4]);
    element.extend(size(1));
    element.extend(size(12));
    element.extend(b"enUS");
    element.extend(size(text.len()));
    element.extend(size(28));
    element.extend(text);
    element
}

fn size(size: usize) -> [u8; 4] {
    u32::try_from(size).unwrap_or(u32::MAX).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_places_agree() {
        let profile = profile();
        let number = |at: usize| {
            let bytes = profile[at..at + 4].try_into().expect("four bytes");
            u32::from_be_bytes(bytes) as usize
        };
        assert_eq!(number(0), profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        assert_eq!(number(HEADER), 10);
        for tag in 0..10 {
            let at = HEADER + 4 + 12 * tag;
            let (from, length) = (number(at + 4), number(at + 8));
            assert!(from % 4 == 0 && from + length <= profile.len());
            let kinds: [&[u8]; 4] = [b"mluc", b"XYZ ", b"sf32", b"para"];
            assert!(kinds.contains(&&profile[from..from + 4]));
        }
    }
}
