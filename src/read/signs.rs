//! Which kinds of characters a line holds: one look at its bytes that spares the rules many.

use std::ops::{BitAnd, BitOr};

/// A set of kinds of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(pub(super) u16);

impl Signs {
    /// None of them.
    pub(super) const NONE: Self = Self(0);
    /// Small letters of ASCII.
    pub(super) const SMALL: Self = Self(1);
    /// Digits of ASCII.
    pub(super) const DIGIT: Self = Self(1 << 1);
    /// Anything beyond ASCII.
    pub(super) const WIDE: Self = Self(1 << 2);
    /// Characters that code, tables and drawings are made of, and prose is not; see also [`Signs::MARK`].
    pub(super) const CODE: Self = Self(1 << 3);
    /// What emphasis, code, notes and addresses are marked with: `_`, `*`, `` ` ``, `[`, `]`, `@`.
    pub(super) const MARK: Self = Self(1 << 4);
    /// `:`
    pub(super) const COLON: Self = Self(1 << 5);
    /// `(` and `)`
    pub(super) const BRACKET: Self = Self(1 << 6);
    /// A tab, or three blanks in a row: columns.
    pub(super) const GUTTER: Self = Self(1 << 7);
    /// A tab, or two blanks in a row.
    pub(super) const RUN: Self = Self(1 << 8);
    /// What may be two columns wide.
    pub(super) const EAST: Self = Self(1 << 9);
    /// `-`
    pub(super) const DASH: Self = Self(1 << 10);

    /// How many kinds there is room for.
    pub(super) const COUNT: usize = u16::BITS as usize;

    /// The places of the kinds among them.
    pub(super) fn places(self) -> impl Iterator<Item = usize> {
        (0..Self::COUNT).filter(move |place| self.has_place(*place))
    }

    /// Whether the kind in a place is among them.
    pub(super) fn has_place(self, place: usize) -> bool {
        self.0 >> place & 1 == 1
    }

    /// The kinds of characters in a text; of blanks, those that stand alone.
    pub(super) fn of(text: &str) -> Self {
        let kinds = text.bytes().map(|byte| KINDS[usize::from(byte)]);
        Self(kinds.fold(0, BitOr::bitor))
    }

    /// The kinds of both.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
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

impl BitAnd for Signs {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// The kinds of each byte.
pub(super) const KINDS: [u16; 256] = table();

const fn table() -> [u16; 256] {
    let mut kinds = [0; 256];
    let mut byte: u8 = 0;
    loop {
        kinds[byte as usize] = match byte {
            b'a'..=b'z' => Signs::SMALL.0,
            b'0'..=b'9' => Signs::DIGIT.0,
            b'_' | b'*' | b'`' | b'[' | b']' | b'@' => Signs::MARK.0,
            b'{' | b'}' | b'<' | b'>' | b'=' | b'$' | b'|' | b'\\' | b'/' | b'#' | b'+' | b'%'
            | b'&' | b'^' | b'~' => Signs::CODE.0,
            b':' => Signs::COLON.0,
            b'-' => Signs::DASH.0,
            b'(' | b')' => Signs::BRACKET.0,
            b'\t' => Signs::GUTTER.0 | Signs::RUN.0,
            // Lead bytes of wide characters; the few radicals below 0xE3 are let pass as narrow.
            0xe1 | 0xe3.. => Signs::WIDE.0 | Signs::EAST.0,
            0x80.. => Signs::WIDE.0,
            _ => 0,
        };
        if byte == u8::MAX {
            return kinds;
        }
        byte += 1;
    }
}
