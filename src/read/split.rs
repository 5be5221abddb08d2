//! Text → lines.
//!
//! Blank lines become the [`Line::gap`] of the line below them, so that the passes above count neighbours and not blanks.

use super::cells;
use super::line::{Line, Place, width};
use super::look::{Ends, Looker};
use super::signs::Signs;
use fearless_simd::{Level, Simd, dispatch};
use memchr::memmem::Finder;

/// Columns between the stops of tabs.
const TAB: usize = 8;

/// What ends a page.
const FEED: u8 = 0xc;

/// The lines of a text that are not blank, and the indices of those that may stand where it was put together.
pub(super) fn split(source: &str) -> (Vec<Line<'_>>, Vec<usize>) {
    dispatch!(Level::new(), simd => split_by(simd, source))
}

#[inline(always)]
fn split_by<S: Simd>(simd: S, source: &str) -> (Vec<Line<'_>>, Vec<usize>) {
    /// Lines are looked at some at a time, while they and their text are at hand: each loop by itself is short.
    const SOME: usize = 128;
    // Short lines of verse are some 24 bytes long, blanks below them included. What stays empty is room never touched, and
    // allocators that have met so large a piece of memory keep it for the next text.
    let mut lines = Vec::with_capacity(source.len() / 16 + 1);
    let mut seams = Vec::new();
    let looker = Looker::new(simd);
    let mut runs = Runs::of(source);
    let mut ends = Ends::of(simd, source);
    // The number of this line, and of the last that held something.
    let (mut number, mut above) = (1, 0);
    let (mut page, mut next) = (false, 0);
    let (mut all, mut seen) = (Signs::NONE, 0);
    let bytes = source.as_bytes();
    while let Some(end) = ends.next() {
        let at = std::mem::replace(&mut next, end + 1);
        // Most lines begin at the left edge, with quotation marks or without.
        let (offset, indent) = match bytes[at..] {
            // Most blank lines hold nothing at all.
            [b'\n', ..] => {
                number += 1;
                continue;
            }
            [b'!'..=b'~', ..] | [0xe2, 0x80, 0x90..0xa0, ..] => (0, 0),
            _ => indent(&source[at..]),
        };
        let start = at + offset;
        let text = trim_end(&source[start..end]);
        if !text.is_empty() {
            let place = Place {
                start,
                indent,
                width: 0,
                number,
                gap: number.saturating_sub(above + 1),
                page,
            };
            let line = Line::new(text, Signs::NONE, place);
            if is_seam(line.head[0], line.tail) | page {
                seams.push(lines.len());
            }
            lines.push(line);
            (above, page) = (number, false);
            if lines.len() == seen + SOME {
                all = all | look(looker, &mut lines[seen..], &mut runs);
                seen = lines.len();
            }
        }
        // A form feed ends a page, and with it the line, but the number of the next is the same.
        if bytes.get(end) == Some(&FEED) {
            page = true;
        } else {
            number += 1;
        }
    }
    all = all | look(looker, &mut lines[seen..], &mut runs);
    if all.has(Signs::EAST) {
        cells::settle(&mut lines);
    }
    (lines, seams)
}

/// Gives lines their signs and their width. Returns the signs of all.
#[expect(clippy::inline_always, reason = "see `Looker`")]
#[inline(always)]
fn look<S: Simd>(looker: Looker<S>, lines: &mut [Line<'_>], runs: &mut Runs<'_>) -> Signs {
    let mut all = Signs::NONE;
    for line in lines {
        let (signs, characters) = looker.look(line.text.as_bytes());
        let signs = signs | runs.within(line.start(), line.end());
        let width = if signs.has(Signs::EAST) {
            width(line.text)
        } else {
            characters
        };
        line.looked_at(signs, width);
        all = all | signs;
    }
    all
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
