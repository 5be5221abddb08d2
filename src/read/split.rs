//! Text → lines.
//!
//! Blank lines become the [`Line::gap`] of the line below them, so that the passes above count neighbours and not blanks.

use super::line::{Line, borders, is_quoted, width};
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
    let (mut gap, mut page, mut number, mut at) = (0, false, 1, 0);
    let mut blank = true;
    let bytes = source.as_bytes();
    loop {
        // Most lines begin at the left edge.
        let (offset, indent) = match bytes.get(at) {
            None | Some(b'\n' | b'!'..=b'~') => (0, 0),
            Some(_) => indent(&source[at..]),
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
            let (head, tail) = borders(text);
            if is_seam(head[0], tail) | page {
                seams.push(lines.len());
            }
            lines.push(Line {
                text,
                head,
                tail,
                quoted: is_quoted(text),
                start,
                indent,
                width: if signs.has(Signs::WIDE) {
                    wide(text, signs)
                } else {
                    text.len()
                },
                signs,
                gap,
                number,
                page,
            });
            (gap, page, blank) = (0, false, false);
        }
        let Some(&sign) = bytes.get(end) else {
            return (lines, seams);
        };
        at = end + 1;
        // A form feed ends a page, and with it the line, but it is no blank line.
        if sign == FEED {
            page = true;
        } else {
            gap += usize::from(blank);
            number += 1;
            blank = true;
        }
    }
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
    matches!(first, b'0'..=b'9' | b'-' | b'*') | matches!(last, b'0'..=b'9' | b']')
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
    // Sums that fit a byte are made of many bytes at once.
    let continuing = text.as_bytes().chunks(usize::from(u8::MAX)).map(|bytes| {
        let ones = bytes.iter().map(|byte| u8::from(byte & 0xc0 == 0x80));
        usize::from(ones.fold(0, u8::wrapping_add))
    });
    text.len() - continuing.sum::<usize>()
}
