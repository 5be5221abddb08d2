//! Text → lines.
//!
//! Blank lines become the [`Line::gap`] of the line below them, so that the passes above count neighbours and not blanks.

use super::cells;
use super::line::{Line, Place, width};
use super::signs::Signs;
use memchr::memmem::Finder;

/// Columns between the stops of tabs.
const TAB: usize = 8;

/// What ends a page.
const FEED: u8 = 0xc;

/// The lines of a text that are not blank, and the indices of those that may stand where it was put together.
pub(super) fn split(source: &str) -> (Vec<Line<'_>>, Vec<usize>) {
    // Short lines of verse are some 24 bytes long, blanks below them included. What stays empty is room never touched, and
    // allocators that have met so large a piece of memory keep it for the next text.
    let mut lines = Vec::with_capacity(source.len() / 16 + 1);
    let mut seams = Vec::new();
    let mut runs = Runs::of(source);
    // The number of this line, and of the last that held something.
    let (mut number, mut above) = (1, 0);
    let (mut page, mut at) = (false, 0);
    let mut all = Signs::NONE;
    let bytes = source.as_bytes();
    while let Some(&first) = bytes.get(at) {
        // Most blank lines hold nothing at all.
        if first == b'\n' {
            number += 1;
            at += 1;
            continue;
        }
        // Most lines begin at the left edge, with quotation marks or without.
        let (offset, indent) = match bytes[at..] {
            [b'!'..=b'~', ..] | [0xe2, 0x80, 0x90..0xa0, ..] => (0, 0),
            _ => indent(&source[at..]),
        };
        let start = at + offset;
        let (signs, len) = Signs::of_line(&bytes[start..]);
        let end = start + len;
        let raw = &source[start..end];
        let text = trim_end(raw);
        if !text.is_empty() {
            let signs = if text.len() < raw.len() {
                Signs::of(text)
            } else {
                signs
            };
            let signs = signs | runs.within(start, start + text.len());
            all = all | signs;
            let width = if signs.has(Signs::WIDE) {
                wide(text, signs)
            } else {
                text.len()
            };
            let place = Place {
                start,
                indent,
                width,
                number,
                gap: number.saturating_sub(above + 1),
                page,
            };
            let line = Line::new(text, signs, place);
            if is_seam(line.head[0], line.tail) | page {
                seams.push(lines.len());
            }
            lines.push(line);
            (above, page) = (number, false);
        }
        at = end + 1;
        // A form feed ends a page, and with it the line, but the number of the next is the same.
        if bytes.get(end) == Some(&FEED) {
            page = true;
        } else {
            number += 1;
        }
    }
    if all.has(Signs::EAST) {
        cells::settle(&mut lines);
    }
    (lines, seams)
}

/// Where blanks stand in a row; sought ahead, since most lines of most texts have none.
struct Runs<'a> {
    source: &'a [u8],
    pair: Finder<'static>,
    three: Finder<'static>,
    /// The next two blanks.
    next: usize,
}

impl<'a> Runs<'a> {
    fn of(source: &'a str) -> Self {
        Self {
            source: source.as_bytes(),
            pair: Finder::new("  "),
            three: Finder::new("   "),
            next: 0,
        }
    }

    /// The runs of a part of the source; parts are asked about in their order.
    #[inline]
    fn within(&mut self, start: usize, end: usize) -> Signs {
        if self.next >= end {
            Signs::NONE
        } else {
            self.sought(start, end)
        }
    }

    #[inline(never)]
    fn sought(&mut self, start: usize, end: usize) -> Signs {
        if self.next < start || self.next == 0 {
            let found = self.pair.find(&self.source[start..]);
            self.next = found.map_or(usize::MAX, |found| start + found);
        }
        if self.next >= end {
            Signs::NONE
        } else if self.three.find(&self.source[self.next..end]).is_some() {
            Signs::RUN | Signs::GUTTER
        } else {
            Signs::RUN
        }
    }
}

/// The blanks that a line begins with, in bytes and in columns.
#[inline(never)]
fn indent(rest: &str) -> (usize, usize) {
    let mut indent = 0;
    for (at, c) in rest.char_indices() {
        match c {
            ' ' => indent += 1,
            '\t' => indent = (indent / TAB + 1) * TAB,
            '\u{3000}' => indent += 2,
            '\n' | '\u{c}' => return (at, indent),
            c if c.is_whitespace() => indent += 1,
            _ => return (at, indent),
        }
    }
    (rest.len(), indent)
}

/// A line without the blanks at its end, which most lines have none of.
#[inline]
fn trim_end(raw: &str) -> &str {
    #[inline(never)]
    fn trimmed(raw: &str) -> &str {
        raw.trim_end()
    }
    match raw.as_bytes() {
        // Quotation marks and dashes are no blanks either.
        [] | [.., b'!'..=b'~'] | [.., 0xe2, 0x80, 0x90..0xa0] => raw,
        _ => trimmed(raw),
    }
}

/// Whether a line with these ends may stand where a text was put together: it may number pages, name or part them.
fn is_seam(first: u8, last: u8) -> bool {
    (SEAMS[usize::from(first)] & 1) | (SEAMS[usize::from(last)] & 2) != 0
}

/// Which bytes begin and end such lines.
static SEAMS: [u8; 256] = seams();

const fn seams() -> [u8; 256] {
    let mut seams = [0; 256];
    let mut digit = b'0';
    while digit <= b'9' {
        seams[digit as usize] = 3;
        digit += 1;
    }
    seams[b'-' as usize] = 1;
    seams[b'*' as usize] = 1;
    seams[b']' as usize] = 2;
    seams
}

/// The columns of a text with these signs, beyond ASCII.
#[inline(never)]
fn wide(text: &str, signs: Signs) -> usize {
    if signs.has(Signs::EAST) {
        width(text)
    } else {
        characters(text)
    }
}

/// The characters of a text.
fn characters(text: &str) -> usize {
    const SIXTEEN: usize = 16;
    let bytes = text.as_bytes();
    // What is counted of the longest lines but these fits a byte.
    let last = bytes
        .last_chunk::<SIXTEEN>()
        .filter(|_| u8::try_from(bytes.len()).is_ok());
    let Some(last) = last else {
        return text.chars().count();
    };
    let (sixteens, rest) = bytes.as_chunks::<SIXTEEN>();
    let continuing = |byte: u8| u8::from(byte & 0xc0 == 0x80);
    // The last sixteen overlap with those before, and count from where these end: no loop is of unforeseeable length.
    let mut sums = [0; SIXTEEN];
    let counts = &COUNTS[rest.len()];
    for at in 0..SIXTEEN {
        sums[at] = continuing(last[at]) & counts[at];
    }
    for sixteen in sixteens {
        for at in 0..SIXTEEN {
            sums[at] += continuing(sixteen[at]);
        }
    }
    text.len() - usize::from(sums.into_iter().sum::<u8>())
}

/// Which of sixteen bytes count, of which so many stand behind the others.
static COUNTS: [[u8; 16]; 16] = counts();

const fn counts() -> [[u8; 16]; 16] {
    let mut counts = [[0; 16]; 16];
    let mut behind = 0;
    while behind < 16 {
        let mut at = 16 - behind;
        while at < 16 {
            counts[behind][at] = 1;
            at += 1;
        }
        behind += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_any_number() {
        for len in 0..300 {
            for text in ["so", "“é", "o’", "中—"] {
                let text: String = text.chars().cycle().take(len).collect();
                assert_eq!(characters(&text), len, "{text}");
            }
        }
    }
}
