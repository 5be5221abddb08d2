//! Bytes → where lines begin and end, which kinds of characters they hold, and how many: many bytes at once, by what instructions there are.
//!
//! A byte is told by its halves, each in a table of sixteen: what both tables have of it is its kind.

use super::signs::{KINDS, Signs};
use fearless_simd::prelude::*;
use fearless_simd::{i8x32, u8x16, u8x32, u8x64, u64x2};

/// Looks at the bytes of lines.
#[derive(Clone, Copy)]
pub(super) struct Looker<S: Simd> {
    simd: S,
    low: [u8x32<S>; PARTS],
    high: [u8x32<S>; PARTS],
}

/// What is seen in some bytes.
#[derive(Clone, Copy)]
struct Seen<S: Simd> {
    /// Which rows they are of.
    rows: [u8x32<S>; PARTS],
    /// How many of them are not the first of their character.
    going_on: usize,
}

/// Bytes that are less than this, which has a sign, are not the first of their character.
const FIRST: i8 = -0x40;

#[expect(
    clippy::inline_always,
    reason = "only what is part of its caller is made of that one's instructions: no closures here either"
)]
impl<S: Simd> Looker<S> {
    #[inline(always)]
    pub(super) fn new(simd: S) -> Self {
        let none = u8x32::splat(simd, 0);
        let (mut low, mut high) = ([none; PARTS], [none; PARTS]);
        for part in 0..PARTS {
            low[part] = u8x32::block_splat(ROWS.low[part].simd_into(simd));
            high[part] = u8x32::block_splat(ROWS.high[part].simd_into(simd));
        }
        Self { simd, low, high }
    }

    /// The kinds of characters in a text, of blanks those that stand alone, and how many characters these are.
    #[inline(always)]
    pub(super) fn look(self, text: &[u8]) -> (Signs, usize) {
        let Some(last) = text.len().checked_sub(BLOCK) else {
            return self.block(&padded(text), 0, 0).told(text);
        };
        // The last block overlaps with those before it, and most lines have three at most: no loop is of unforeseeable length.
        let mut found = self.block(text, 0, 0);
        let second = last.min(BLOCK);
        found = found.and(self.block(text, second, BLOCK - second));
        let mut at = second + BLOCK;
        while at < last {
            found = found.and(self.block(text, at, 0));
            at += BLOCK;
        }
        found = found.and(self.block(text, last, at - last));
        found.told(text)
    }

    /// What is seen in a block of a text, of which so many bytes were looked at before.
    #[inline(always)]
    fn block(self, text: &[u8], at: usize, seen: usize) -> Seen<S> {
        let block = u8x32::from_slice(self.simd, &text[at..][..BLOCK]);
        let (low, high) = (block & 0xf, block >> 4);
        let rows = [self.part(0, low, high), self.part(1, low, high)];
        let going_on = block.bitcast::<i8x32<S>>().simd_lt(FIRST).to_bitmask() >> seen;
        Seen {
            rows,
            going_on: going_on.count_ones() as usize,
        }
    }

    /// The rows of a part that bytes with these halves are of.
    #[inline(always)]
    fn part(self, part: usize, low: u8x32<S>, high: u8x32<S>) -> u8x32<S> {
        self.low[part].swizzle_dyn_within_blocks(low)
            & self.high[part].swizzle_dyn_within_blocks(high)
    }
}

#[expect(clippy::inline_always, reason = "see `Looker`")]
impl<S: Simd> Seen<S> {
    #[inline(always)]
    fn and(mut self, other: Self) -> Self {
        for part in 0..PARTS {
            self.rows[part] |= other.rows[part];
        }
        self.going_on += other.going_on;
        self
    }

    /// The signs of a text in which this was found, and its characters.
    #[inline(always)]
    fn told(self, text: &[u8]) -> (Signs, usize) {
        let [first, second] = self.rows;
        let (first, second) = (halved(first), halved(second));
        let pairs = folded(first.zip_low(second) | first.zip_high(second));
        let [first, second, ..] = pairs.to_le_bytes();
        // What is beyond ASCII takes more than a byte.
        let wide = Signs::WIDE.0 * u16::from(self.going_on > 0);
        let signs = MEANT[0][usize::from(first)] | MEANT[1][usize::from(second)] | wide;
        (Signs(signs), text.len() - self.going_on)
    }
}

/// What is set in either half.
#[expect(clippy::inline_always, reason = "see `Looker`")]
#[inline(always)]
fn halved<S: Simd>(bytes: u8x32<S>) -> u8x16<S> {
    let (one, other) = bytes.split();
    one | other
}

/// What is set in any two bytes.
#[expect(clippy::inline_always, reason = "see `Looker`")]
#[inline(always)]
fn folded<S: Simd>(bytes: u8x16<S>) -> u64 {
    let [one, other] = bytes.bitcast::<u64x2<S>>().to_array();
    let bytes = one | other;
    let bytes = bytes | bytes >> 32;
    bytes | bytes >> 16
}

/// A short text, and blanks, which are of no kind.
#[inline(never)]
fn padded(text: &[u8]) -> [u8; BLOCK] {
    let mut block = [b' '; BLOCK];
    block[..text.len()].copy_from_slice(text);
    block
}

/// Where lines that hold anything begin and end: between line ends or form feeds and all else. The first border begins a line, the
/// next ends it, and so on.
pub(super) struct Borders<'a, S: Simd> {
    simd: S,
    /// What was not looked at yet, and how much was.
    rest: Option<&'a [u8]>,
    read: usize,
    /// 1, if the last byte ended a line, as one did above the first.
    ended: u64,
    /// Whether a form feed was met.
    pub(super) feeds: bool,
}

/// So many borders are sought at a time, and a block's more at most.
const MANY: usize = 256;

/// Room for borders.
pub(super) type Found = [usize; MANY + u64::BITS as usize];

#[expect(clippy::inline_always, reason = "see `Looker`")]
impl<'a, S: Simd> Borders<'a, S> {
    #[inline(always)]
    pub(super) fn of(simd: S, text: &'a str) -> Self {
        Self {
            simd,
            rest: Some(text.as_bytes()),
            read: 0,
            ended: 1,
            feeds: false,
        }
    }

    /// Puts the next ones behind the first `met`, and returns how many there are then. There is room left if there are no more.
    #[inline(always)]
    pub(super) fn put(&mut self, found: &mut Found, mut met: usize) -> usize {
        /// Most blocks have no more: so many are written, needed or not, since how many there are nobody could foresee.
        const FEW: usize = 4;
        while let Some(rest) = self.rest
            && met < MANY
        {
            let (block, behind) = match rest.split_first_chunk() {
                Some((block, behind)) => (u8x64::load_array_ref(self.simd, block), Some(behind)),
                None => (u8x64::load_array(self.simd, ended(rest)), None),
            };
            let feeds = block.simd_eq(0xc).to_bitmask();
            self.feeds |= feeds != 0;
            let ends = block.simd_eq(b'\n').to_bitmask() | feeds;
            let mut borders = ends ^ (ends << 1 | self.ended);
            let end = met + borders.count_ones() as usize;
            for nth in 0..FEW {
                found[met + nth] = self.read + borders.trailing_zeros() as usize;
                borders &= borders.wrapping_sub(1);
            }
            met += FEW;
            while borders != 0 {
                found[met] = self.read + borders.trailing_zeros() as usize;
                borders &= borders - 1;
                met += 1;
            }
            met = end;
            self.ended = ends >> (u64::BITS - 1);
            self.read += u64::BITS as usize;
            self.rest = behind;
        }
        met
    }
}

/// The last bytes of a text, and line ends.
#[inline(never)]
fn ended(rest: &[u8]) -> [u8; u64::BITS as usize] {
    let mut block = [b'\n'; _];
    block[..rest.len()].copy_from_slice(rest);
    block
}

/// Bytes that are looked at together.
const BLOCK: usize = 32;

/// The table of bytes by their halves: a row is what bytes of one kind and one higher half have in their lower ones, and rows that
/// are the same are one. Eight rows are a part. What is beyond ASCII has none, since bytes that go on are counted anyway.
struct Rows {
    low: [[u8; 16]; PARTS],
    high: [[u8; 16]; PARTS],
    /// The kind of each.
    kinds: [u16; 8 * PARTS],
}

const PARTS: usize = 2;

static ROWS: Rows = rows();

const fn rows() -> Rows {
    let mut rows = Rows {
        low: [[0; 16]; PARTS],
        high: [[0; 16]; PARTS],
        kinds: [0; 8 * PARTS],
    };
    let mut free = 8 * PARTS;
    let mut kind = u16::BITS;
    while kind > 0 {
        kind -= 1;
        // A tab is both.
        let means = match Signs(1 << kind) {
            Signs::WIDE | Signs::RUN => continue,
            Signs::GUTTER => Signs::GUTTER.and(Signs::RUN).0,
            other => other.0,
        };
        let mut met = [(0, 0); 16];
        let mut high = 0;
        while high < 16 {
            let lows = lows(1 << kind, high);
            // The row that is the same, or a new one.
            let mut nth = 0;
            while nth < high && met[nth].0 != lows {
                nth += 1;
            }
            if lows != 0 {
                if nth == high {
                    free -= 1;
                    rows.kinds[free] = means;
                    met[high] = (lows, free);
                }
                let row = met[nth].1;
                rows.high[row / 8][high] |= 1 << (row % 8);
                let mut low = 0;
                while low < 16 {
                    if lows >> low & 1 == 1 {
                        rows.low[row / 8][low] |= 1 << (row % 8);
                    }
                    low += 1;
                }
            }
            high += 1;
        }
    }
    rows
}

/// The lower halves of the bytes of a kind and a higher half, a bit each.
const fn lows(kind: u16, high: usize) -> u16 {
    let (mut lows, mut low) = (0, 0);
    while low < 16 {
        if KINDS[high << 4 | low] & kind != 0 {
            lows |= 1 << low;
        }
        low += 1;
    }
    lows
}

/// The kinds that the rows of a part mean, whichever they are.
static MEANT: [[u16; 256]; PARTS] = meant();

const fn meant() -> [[u16; 256]; PARTS] {
    let mut meant = [[0; 256]; PARTS];
    let mut at = 0;
    while at < PARTS * 256 * 8 {
        let (part, rows, row) = (at / 8 / 256, at / 8 % 256, at % 8);
        if rows >> row & 1 == 1 {
            meant[part][rows] |= ROWS.kinds[part * 8 + row];
        }
        at += 1;
    }
    meant
}

#[cfg(test)]
mod tests {
    use super::*;
    use fearless_simd::{Level, dispatch};

    /// The widest instructions there are, and those that all processors of a kind have.
    fn levels() -> [Level; 2] {
        [Level::new(), Level::baseline()]
    }

    /// The characters of ASCII, and the first that begins with each byte beyond.
    fn characters() -> impl Iterator<Item = char> {
        let first = |c: char| c.encode_utf8(&mut [0; 4]).as_bytes()[0];
        let mut last = None;
        ('\0'..=char::MAX)
            .filter(move |c| c.is_ascii() || last.replace(first(*c)) != Some(first(*c)))
    }

    #[test]
    fn each_character_at_each_place() {
        for (level, c) in levels()
            .into_iter()
            .flat_map(|level| characters().map(move |c| (level, c)))
        {
            let signs = |text: &[u8]| dispatch!(level, simd => Looker::new(simd).look(text).0);
            for end in c.len_utf8()..=4 * BLOCK {
                let mut text = [b' '; 4 * BLOCK];
                c.encode_utf8(&mut text[end - c.len_utf8()..]);
                let kinds = Signs::of(c.encode_utf8(&mut [0; 4]));
                assert_eq!(signs(&text[..end]), kinds, "{c:?} ends {end} bytes");
                assert_eq!(signs(&text), kinds, "{c:?} stands before {end} bytes");
            }
        }
    }

    #[test]
    fn characters_of_any_number() {
        for (level, len) in levels()
            .into_iter()
            .flat_map(|level| (0..300).map(move |len| (level, len)))
        {
            for text in ["so", "“é", "o’", "中—"] {
                let text: String = text.chars().cycle().take(len).collect();
                let looked = dispatch!(level, simd => Looker::new(simd).look(text.as_bytes()));
                assert_eq!(looked.1, len, "{text}");
            }
        }
    }

    #[test]
    fn borders_of_any_text() {
        for (level, len) in levels()
            .into_iter()
            .flat_map(|level| (0..900).map(move |len| (level, len)))
        {
            for text in ["\n", "so\n\n", "page\u{c}", "—\n", "\n\u{c}a"] {
                let text: String = text.chars().cycle().take(len).collect();
                let mut all = Vec::new();
                dispatch!(level, simd => {
                    let mut borders = Borders::of(simd, &text);
                    let mut found = [0; _];
                    loop {
                        let met = borders.put(&mut found, 0);
                        all.extend_from_slice(&found[..met]);
                        if met < MANY {
                            break;
                        }
                    }
                });
                let lines = text.split(['\n', '\u{c}']).filter(|line| !line.is_empty());
                let borders = lines.flat_map(|line| {
                    let start = line.as_ptr().addr() - text.as_ptr().addr();
                    [start, start + line.len()]
                });
                assert_eq!(all, borders.collect::<Vec<_>>(), "{text}");
            }
        }
    }
}
