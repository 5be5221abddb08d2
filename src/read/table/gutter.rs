//! The words of a line, and the blank columns between them that run down through others.

use crate::read::line::{Line, is_wide};
use crate::read::marker::{self, Kind};

/// A longer line is a paragraph.
const WIDEST: usize = 240;

/// Blanks that part columns where they stand alone.
pub(super) const WIDE: usize = 2;

/// A word, the columns it stands in, and its bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) start: usize,
    end: usize,
    /// Whether a digit is in it.
    pub(super) figured: bool,
}

/// A strip of blank columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gutter {
    /// Its columns: those blank in all rows.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Rows with words on both sides of it, and those where two blanks and more part them.
    pub(super) rows: usize,
    pub(super) wide: usize,
    /// Rows whose words behind it begin, and whose words before it end, where the first row's do.
    pub(super) starts: usize,
    pub(super) ends: usize,
}

/// The cells of a line. A word that reaches into a gutter is of the cell that it begins or ends in; one that stands across it
/// leaves the cell behind it empty.
pub(super) fn cut<'a>(text: &'a str, words: &[Word], gutters: &[Gutter]) -> Vec<&'a str> {
    // As many words as columns, each of them under its own.
    let reaches = |(at, word): (usize, &Word)| {
        let from = at.checked_sub(1).map_or(0, |before| gutters[before].to);
        let to = gutters.get(at).map_or(usize::MAX, |gutter| gutter.from);
        word.from < to && word.to > from
    };
    if words.len() == gutters.len() + 1 && words.iter().enumerate().all(reaches) {
        let cells = words.iter().map(|word| &text[word.start..word.end]);
        return cells.collect();
    }
    let mut cells = vec![""; gutters.len() + 1];
    let mut rest = words;
    for at in (0..gutters.len()).rev() {
        // The first word behind the gutter, if the word before it does not stand across it.
        let Gutter { from, to, .. } = gutters[at];
        let split = rest.partition_point(|word| word.from < from && word.to <= to);
        if rest.get(split).is_none_or(|word| word.from >= from) {
            cells[at + 1] = slice(text, &rest[split..]);
            rest = &rest[..split];
        }
    }
    cells[0] = slice(text, rest);
    cells
}

fn slice<'a>(text: &'a str, words: &[Word]) -> &'a str {
    match words {
        [first, .., last] => &text[first.start..last.end],
        [one] => &text[one.start..one.end],
        [] => "",
    }
}

impl Gutter {
    /// What a row leaves of the strip; nothing if its words cover it.
    pub(super) fn narrowed(&self, line: &[Word]) -> Option<Self> {
        let (first, last) = (line.first()?, line.last()?);
        if last.to <= self.from {
            return Some(*self);
        }
        if first.from > self.from {
            let to = self.to.min(first.from);
            // A row that begins behind the strip goes on with the words of the row above.
            return (first.from >= self.to || to > self.from).then_some(Self { to, ..*self });
        }
        let cross = |pair: &&[Word]| pair[0].to < self.to && pair[1].from > self.from;
        let overlap = |pair: &&[Word]| pair[1].from.min(self.to) - pair[0].to.max(self.from);
        let pair = line.windows(2).filter(cross).max_by_key(overlap)?;
        let (left, right) = (&pair[0], &pair[1]);
        Some(Self {
            from: self.from.max(left.to),
            to: self.to.min(right.from),
            rows: self.rows + 1,
            wide: self.wide + usize::from(right.from - left.to >= WIDE),
            starts: self.starts + usize::from(right.from == self.to),
            ends: self.ends + usize::from(left.to == self.from),
        })
    }
}

/// The gaps between the words of a line, each a gutter of one row.
pub(super) fn gaps(line: &[Word]) -> Vec<Gutter> {
    let gap = |pair: &[Word]| Gutter {
        from: pair[0].to,
        to: pair[1].from,
        rows: 1,
        wide: usize::from(pair[1].from - pair[0].to >= WIDE),
        starts: 1,
        ends: 1,
    };
    line.windows(2).map(gap).collect()
}

/// The words of a line; a marker and the word behind it are one. None of a line too long for a row.
pub(super) fn words(line: &Line<'_>) -> Vec<Word> {
    const TAB: usize = 8;
    if line.width() > WIDEST {
        return Vec::new();
    }
    // Of several numbers no item is made: "1.7.99.1  The first trial" tells of a version.
    let marked = match marker::parse(line.text) {
        Some(mark) if !matches!(mark.kind, Kind::Dotted(3..)) => mark.text_at,
        _ => 0,
    };
    let mut words: Vec<Word> = Vec::new();
    let (mut column, mut open) = (line.indent(), false);
    for (at, c) in line.text.char_indices() {
        let next = match c {
            '\t' => (column / TAB + 1) * TAB,
            c if is_wide(c) => column + 2,
            _ => column + 1,
        };
        if c != ' ' && c != '\t' {
            if !open && at > marked || words.is_empty() {
                words.push(Word {
                    from: column,
                    to: next,
                    start: at,
                    end: at,
                    figured: false,
                });
            }
            if let Some(word) = words.last_mut() {
                (word.to, word.end) = (next, at + c.len_utf8());
                word.figured |= c.is_ascii_digit();
            }
        }
        open = c != ' ' && c != '\t';
        column = next;
    }
    words
}
