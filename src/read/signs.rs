//! Which kinds of characters a line holds: one look at its bytes that spares the rules many.

use memchr::memmem::Finder;
use std::ops::BitOr;

/// A set of kinds of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u16);

impl Signs {
    /// Small letters of ASCII.
    pub(super) const SMALL: Self = Self(1);
    /// Digits of ASCII.
    pub(super) const DIGIT: Self = Self(1 << 1);
    /// Anything beyond ASCII.
    pub(super) const WIDE: Self = Self(1 << 2);
    /// Characters that code, tables and drawings are made of, and prose is not; see also [`Signs::MARK`].
    pub(super) const CODE: Self = Self(1 << 3);
    /// What emphasis, notes and addresses are marked with: `_`, `*`, `[`, `]`, `@`.
    pub(super) const MARK: Self = Self(1 << 4);
    /// `:`
    pub(super) const COLON: Self = Self(1 << 5);
    /// `(` and `)`
    pub(super) const BRACKET: Self = Self(1 << 6);
    /// A tab, or three blanks in a row: columns.
    pub(super) const GUTTER: Self = Self(1 << 7);
    /// `"`
    pub(super) const QUOTE: Self = Self(1 << 8);

    /// The kinds of characters in a text; the finder looks for three blanks.
    pub(super) fn of(text: &str, gutter: &Finder<'_>) -> Self {
        let mut found = 0;
        for &byte in text.as_bytes() {
            found |= KINDS[usize::from(byte)];
        }
        if gutter.find(text.as_bytes()).is_some() {
            found |= Self::GUTTER.0;
        }
        Self(found)
    }

    /// Whether any of these kinds is among them.
    pub(super) fn has(self, kinds: Self) -> bool {
        self.0 & kinds.0 != 0
    }
}

impl BitOr for Signs {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The kinds of each byte.
const KINDS: [u16; 256] = kinds();

const fn kinds() -> [u16; 256] {
    let mut kinds = [0; 256];
    let mut byte: u8 = 0;
    loop {
        kinds[byte as usize] = match byte {
            b'a'..=b'z' => Signs::SMALL.0,
            b'0'..=b'9' => Signs::DIGIT.0,
            b'_' | b'*' | b'[' | b']' | b'@' => Signs::MARK.0,
            b'{' | b'}' | b'<' | b'>' | b'=' | b'$' | b'|' | b'\\' | b'/' | b'#' | b'+' | b'%'
            | b'&' | b'^' | b'~' => Signs::CODE.0,
            b':' => Signs::COLON.0,
            b'(' | b')' => Signs::BRACKET.0,
            b'\t' => Signs::GUTTER.0,
            b'"' => Signs::QUOTE.0,
            0x80.. => Signs::WIDE.0,
            _ => 0,
        };
        if byte == u8::MAX {
            return kinds;
        }
        byte += 1;
    }
}
