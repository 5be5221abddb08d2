//! Which kinds of characters a line holds: one look at its bytes that spares the rules many.

use std::ops::{BitAnd, BitOr};

/// A set of kinds of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u16);

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
    /// `@`, which addresses have.
    pub(super) const AT: Self = Self(1 << 10);
    /// `-`
    pub(super) const DASH: Self = Self(1 << 11);
    /// `.`
    pub(super) const STOP: Self = Self(1 << 12);

    /// The kinds of characters in a text; of blanks, those that stand alone.
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let Some(last) = bytes.last_chunk() else {
            return Self(bytes.iter().fold(0, |kinds, byte| kinds | kind(*byte)) & !END);
        };
        // The last block overlaps with those before them, which costs less than a loop of unforeseeable length.
        let (blocks, _) = bytes.as_chunks();
        Self(blocks.iter().map(kinds).fold(kinds(last), BitOr::bitor) & !END)
    }

    /// The kinds of characters up to the end of a line or a page, and the bytes up to there.
    pub(super) fn of_line(bytes: &[u8]) -> (Self, usize) {
        let mut found = 0;
        // Two blocks at a time: most lines have several.
        let (pairs, rest) = bytes.as_chunks::<{ 2 * BLOCK }>();
        for (nth, pair) in pairs.iter().enumerate() {
            let (blocks, _) = pair.as_chunks();
            let [first, second] = [kinds(&blocks[0]), kinds(&blocks[1])];
            if (first | second) & END != 0 {
                let at = usize::from(first & END == 0);
                let (len, kinds) = kinds_before_end(blocks[at]);
                let found = found | kinds | if at > 0 { first } else { 0 };
                return (Self(found), (2 * nth + at) * BLOCK + len);
            }
            found |= first | second;
        }
        let len = rest.iter().position(|byte| kind(*byte) & END != 0);
        let len = len.unwrap_or(rest.len());
        let kinds = rest[..len]
            .iter()
            .fold(found, |kinds, byte| kinds | kind(*byte));
        (Self(kinds), pairs.len() * 2 * BLOCK + len)
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

/// Bytes that are looked at together.
const BLOCK: usize = 8;

fn kind(byte: u8) -> u16 {
    KINDS[usize::from(byte)]
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "pairs are read where they stand, and not shifted out of a whole"
)]
fn kinds(block: &[u8; BLOCK]) -> u16 {
    let (pairs, _) = block.as_chunks();
    let kinds = pairs
        .iter()
        .map(|pair| PAIRS[usize::from(u16::from_le_bytes(*pair))]);
    kinds.fold(0, BitOr::bitor)
}

/// The bytes before the first that ends a line, and their kinds: blanks, which are of no kind, stand in for the others.
fn kinds_before_end(block: [u8; BLOCK]) -> (usize, u16) {
    let each = |byte: u8| u64::from_le_bytes([byte; BLOCK]);
    let block = u64::from_le_bytes(block);
    // The lowest bit that this sets is that of the first such byte.
    let equal = |byte: u8| {
        let differs = block ^ each(byte);
        differs.wrapping_sub(each(1)) & !differs & each(0x80)
    };
    let len = (equal(b'\n') | equal(0xc)).trailing_zeros() / 8;
    let before = (1 << (8 * len)) - 1;
    let kinds = kinds(&(block & before | each(b' ') & !before).to_le_bytes());
    (len as usize, kinds)
}

/// What ends a line, among the kinds of bytes.
const END: u16 = 1 << 15;

/// The kinds of each byte.
const KINDS: [u16; 256] = table();

const fn table() -> [u16; 256] {
    let mut kinds = [0; 256];
    let mut byte: u8 = 0;
    loop {
        kinds[byte as usize] = match byte {
            b'a'..=b'z' => Signs::SMALL.0,
            b'0'..=b'9' => Signs::DIGIT.0,
            b'_' | b'*' | b'`' | b'[' | b']' => Signs::MARK.0,
            b'@' => Signs::MARK.0 | Signs::AT.0,
            b'{' | b'}' | b'<' | b'>' | b'=' | b'$' | b'|' | b'\\' | b'/' | b'#' | b'+' | b'%'
            | b'&' | b'^' | b'~' => Signs::CODE.0,
            b':' => Signs::COLON.0,
            b'-' => Signs::DASH.0,
            b'.' => Signs::STOP.0,
            b'(' | b')' => Signs::BRACKET.0,
            b'\t' => Signs::GUTTER.0 | Signs::RUN.0,
            b'\n' | 0xc => END,
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

/// The kinds of each two bytes: half as many looks at a text as [`KINDS`] takes.
static PAIRS: [u16; 1 << 16] = pairs();

#[expect(
    clippy::large_stack_arrays,
    reason = "made by the compiler, on no stack"
)]
const fn pairs() -> [u16; 1 << 16] {
    let mut pairs = [0; 1 << 16];
    let mut at = 0;
    while at < pairs.len() {
        pairs[at] = KINDS[at & 0xff] | KINDS[at >> 8];
        at += 1;
    }
    pairs
}
