//! What was given: one article's text and its name, and where in it something stands.
//!
//! In come bytes ([`decode`]), out comes text of `\n` line ends. It knows nothing of what the text means.

mod decode;

mod binary;

mod charset;

mod guess;

mod line_ends;

mod oddity;

mod tidy;

#[cfg(feature = "cli")]
pub(crate) use decode::LONGEST;
pub use decode::decode;
pub use line_ends::{MixedLineEnds, mixed_line_ends};

use crate::document::Span;
use fearless_simd::{Level, dispatch};
use std::ops::Range;
use std::sync::OnceLock;

/// An article as it was given, decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
    /// Where its pieces begin, and what they say; each is made when it is first asked for.
    unwrapped: OnceLock<Vec<OnceLock<(usize, String)>>>,
    line_starts: OnceLock<Vec<usize>>,
}

/// A place as an editor shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

impl Source {
    /// A text whose line ends are `\n`; the name is for diagnostics alone. [`decode`] makes one from bytes.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            unwrapped: OnceLock::new(),
            line_starts: OnceLock::new(),
        }
    }

    /// What diagnostics call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The decoded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words of a span with a blank for each line end: what a wrapped paragraph says, in one piece. None, if it does not lie
    /// in one of the pieces that are made at a time, so small that what was made is still at hand when it is looked at.
    pub(crate) fn unwrapped(&self, span: Range<usize>) -> Option<&str> {
        const PIECE: usize = 1 << 16;
        let all = || vec![OnceLock::new(); self.text.len() / PIECE + 1];
        let nth = span.start / PIECE;
        let (start, piece) = self.unwrapped.get_or_init(all)[nth].get_or_init(|| {
            let [start, end] = [nth, nth + 1].map(|nth| floor_boundary(&self.text, nth * PIECE));
            let text = &self.text[start..end];
            // Many bytes at once, by what instructions there are.
            (start, dispatch!(Level::new(), _ => text.replace('\n', " ")))
        });
        piece.get(span.start - start..span.end - start)
    }

    /// The words of a span.
    ///
    /// # Panics
    /// If the span is of another source.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.start as usize..span.end as usize]
    }

    /// Line and column of a byte offset; offsets past the end are the end.
    pub fn location(&self, offset: usize) -> Location {
        let offset = floor_boundary(&self.text, offset);
        let line = self.line_starts().partition_point(|start| *start <= offset);
        let line_start = self.line_starts()[line - 1];
        Location {
            line,
            column: self.text[line_start..offset].chars().count() + 1,
        }
    }

    /// The byte offset of a line and a column in bytes, both from 1, as parsers count them; the end, if they lie beyond it.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let start = self.line_starts().get(line.saturating_sub(1));
        let start = start.copied().unwrap_or(self.text.len());
        floor_boundary(&self.text, start + column.saturating_sub(1))
    }

    /// Where lines begin, found once: there may be as many findings as lines.
    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0).chain(ends.map(|at| at + 1)).collect()
        })
    }
}

/// The nearest character boundary at or before an offset; offsets past the end are the end.
pub(crate) fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
