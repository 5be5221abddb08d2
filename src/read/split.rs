//! Text → lines.
//!
//! Blank lines become the [`Line::gap`] of the line below them, so that the passes above count neighbours and not blanks.

use super::cells;
use super::line::{Line, Place, width};
use super::look::{Borders, Looker};
use super::signs::Signs;
use super::tips::Tips;
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

#[expect(clippy::inline_always, reason = "see `Looker`")]
#[inline(always)]
fn split_by<S: Simd>(simd: S, source: &str) -> (Vec<Line<'_>>, Vec<usize>) {
    let mut splitter = Splitter::of(source);
    let looker = Looker::new(simd);
    let mut runs = Runs::of(source);
    let mut borders = Borders::of(simd, source);
    let mut all = Signs::NONE;
    let (mut found, mut met) = ([0; _], 0);
    // Lines are looked at some at a time, while they and their text are at hand: each loop by itself is short.
    loop {
        met = borders.put(&mut found, met);
        let (some, odd) = found[..met].as_chunks();
        if some.is_empty() {
            break;
        }
        let seen = splitter.lines.len();
        splitter.add(some, borders.feeds);
        all = all | look(looker, &mut splitter.lines[seen..], &mut runs);
        // Where a line begins that ends among the next.
        met = odd.len();
        found[0] = odd.first().copied().unwrap_or(0);
    }
    let Splitter {
        mut lines, seams, ..
    } = splitter;
    if all.has(Signs::EAST) {
        cells::settle(&mut lines);
    }
    (lines, seams)
}

/// Makes lines of what stands between their borders.
struct Splitter<'a> {
    source: &'a str,
    lines: Vec<Line<'a>>,
    seams: Vec<usize>,
    /// Where the last one ended.
    end: usize,
    /// Its number, and that of the last that held something.
    number: usize,
    above: usize,
    /// Whether a page ended below that.
    page: bool,
}

impl<'a> Splitter<'a> {
    fn of(source: &'a str) -> Self {
        Self {
            source,
            // Short lines of verse are some 24 bytes long, blanks below them included. What stays empty is room never touched, and
            // allocators that have met so large a piece of memory keep it for the next text.
            lines: Vec::with_capacity(source.len() / 16 + 1),
            seams: Vec::new(),
            end: 0,
            number: 1,
            above: 0,
            page: false,
        }
    }

    /// Adds the lines that begin and end there; line ends are all that stands between them, but for form feeds, if there are any.
    #[inline(never)]
    fn add(&mut self, borders: &[[usize; 2]], feeds: bool) {
        let bytes = self.source.as_bytes();
        for &[at, end] in borders {
            // A form feed ends a page, and with it the line, but the number of the next is the same.
            let fed = if feeds {
                memchr::memchr_iter(FEED, &bytes[self.end..at]).count()
            } else {
                0
            };
            self.page |= fed > 0;
            self.number += at - self.end - fed;
            self.end = end;
            let whole = &self.source[at..end];
            let tips = Tips::of(whole);
            // Most lines begin at the left edge, and no blank stands behind them.
            let (start, indent, text, tips) = if tips.are_inked() {
                (at, 0, whole, tips)
            } else {
                let (offset, indent) = indent(whole);
                let text = whole[offset..].trim_end();
                if text.is_empty() {
                    continue;
                }
                (at + offset, indent, text, Tips::of(text))
            };
            if is_unseen(text) {
                continue;
            }
            let place = Place {
                start,
                indent,
                width: 0,
                number: self.number,
                gap: self.number.saturating_sub(self.above + 1),
                page: self.page,
            };
            let line = Line::tipped(text, tips, Signs::NONE, place);
            if is_seam(line.head[0], line.tail) | self.page {
                self.seams.push(self.lines.len());
            }
            self.lines.push(line);
            (self.above, self.page) = (self.number, false);
        }
    }
}

/// Bytes of a line that may hold nothing to be seen.
const MOST_UNSEEN: usize = 12;

/// Whether a text is all joiners, marks of direction and blanks without width, as editors for the web leave in empty paragraphs.
fn is_unseen(text: &str) -> bool {
    let unseen = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}');
    // One branch, and not two: how long a line is nobody could foresee.
    let may_be = !text.as_bytes()[0].is_ascii() & (text.len() <= MOST_UNSEEN);
    may_be && text.chars().all(|c| unseen(c) || c.is_whitespace())
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
fn indent(line: &str) -> (usize, usize) {
    let mut indent = 0;
    for (at, c) in line.char_indices() {
        match c {
            ' ' => indent += 1,
            '\t' => indent = (indent / TAB + 1) * TAB,
            '\u{3000}' => indent += 2,
            c if c.is_whitespace() => indent += 1,
            _ => return (at, indent),
        }
    }
    (line.len(), indent)
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
    seams[b'<' as usize] = 1;
    seams[b']' as usize] = 2;
    seams[b'}' as usize] = 2;
    seams[b'#' as usize] = 2;
    seams
}
