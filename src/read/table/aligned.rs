//! Columns between blanks: a strip of blank columns that runs down through all rows, two blanks wide in most of them.
//!
//! ```text
//! Port     Low     High
//! Wells    0.64    3.10
//! Brest    1.40    7.25
//! ```
//!
//! In prose, blanks stand below one another by chance, and not for long; where they do, they are single.

use super::{Raw, Row};
use crate::read::line::{Line, is_wide};
use crate::read::marker;
use crate::read::signs::Signs;
use std::ops::Range;

/// A longer line is a paragraph.
const WIDEST: usize = 240;

/// Fewer rows are lines that happen to have gaps.
const FEWEST_ROWS: usize = 3;

/// Blanks that part columns where they stand alone.
const WIDE: usize = 2;

/// A word, the columns it stands in, and its bytes.
#[derive(Clone, Copy, Debug)]
struct Word {
    from: usize,
    to: usize,
    start: usize,
    end: usize,
}

/// A strip of blank columns.
#[derive(Clone, Copy, Debug)]
struct Gutter {
    /// Its columns: those blank in all rows.
    from: usize,
    to: usize,
    /// Rows with words on both sides of it, and those where two blanks and more part them.
    rows: usize,
    wide: usize,
    /// Rows whose words behind it begin, and whose words before it end, where the first row's do.
    starts: usize,
    ends: usize,
}

/// The columns of a table: its gutters, and how many rows stand above the first that has all columns.
struct Columns {
    gutters: Vec<Gutter>,
    head: usize,
}

/// Where in a group the first table stands.
pub(in crate::read) fn find(lines: &[Line<'_>]) -> Option<Range<usize>> {
    if let Some(range) = between_rules(lines) {
        return Some(range);
    }
    if !lines.iter().any(|line| line.signs.has(Signs::GUTTER)) {
        return None;
    }
    let words: Vec<Vec<Word>> = lines.iter().map(words).collect();
    let mut at = 0;
    while at < lines.len() {
        let end = grow(&words, at);
        if end > at + 1 && columns(&words[at..end]).is_some() {
            let head = head_above(lines, &words, at..end);
            return Some(at - head..end);
        }
        at = end;
    }
    None
}

/// Lines below a rule of columns, and the heads above it.
fn between_rules(lines: &[Line<'_>]) -> Option<Range<usize>> {
    let is_rule = |line: &Line<'_>| is_column_rule(line.text);
    let first = lines.iter().position(is_rule)?;
    let last = lines.iter().rposition(is_rule)?;
    // One rule stands below the heads; of several, the first stands above all and the last below.
    let range = if first == last {
        first.checked_sub(1)?..lines.len()
    } else {
        first..last + 1
    };
    let rules = lines[range.clone()]
        .iter()
        .filter(|line| is_rule(line))
        .count();
    let edge = lines[first].indent;
    let deep = lines[range.clone()].iter().all(|line| line.indent >= edge);
    (deep && range.len() >= rules + 2).then_some(range)
}

/// `----  ------  ----` below the heads of columns.
pub(in crate::read) fn is_column_rule(text: &str) -> bool {
    text.starts_with(['-', '=']) && text.contains(' ') && {
        let even = |run: &str| {
            run.len() >= 2 && (run.bytes().all(|b| b == b'-') || run.bytes().all(|b| b == b'='))
        };
        text.split_whitespace().all(even)
    }
}

/// Where the lines end that share a gutter with the line `at`; the line behind it, if none do.
fn grow(words: &[Vec<Word>], at: usize) -> usize {
    /// Lines in a row that have words in the first column alone.
    const MOST_SHORT: usize = 2;
    let mut gutters = gaps(&words[at]);
    if !gutters.iter().any(|gutter| gutter.wide > 0) {
        return at + 1;
    }
    let (mut end, mut short) = (at + 1, 0);
    for (next, line) in words.iter().enumerate().skip(at + 1) {
        let Some(edge) = line.last().map(|word| word.to) else {
            break;
        };
        let before: Vec<Gutter> = gutters
            .iter()
            .filter(|gutter| gutter.wide > 0)
            .copied()
            .collect();
        if before.iter().all(|gutter| edge <= gutter.from) {
            short += 1;
            if short > MOST_SHORT {
                break;
            }
            continue;
        }
        let narrowed: Vec<Gutter> = gutters
            .iter()
            .filter_map(|gutter| gutter.narrowed(line))
            .collect();
        let fits = narrowed.iter().any(|gutter| {
            before.iter().any(|old| {
                let same = gutter.from >= old.from && gutter.to <= old.to;
                let row = gutter.rows > old.rows;
                let aligned = gutter.starts > old.starts || gutter.ends > old.ends;
                let below = line[0].from == old.to && gutter.starts == old.rows;
                same && (row && (gutter.wide > old.wide || aligned) || below)
            })
        });
        let kept = narrowed.iter().filter(|gutter| gutter.wide > 0).count();
        let lost = next - at > 2 && kept * 2 < before.len();
        if !fits || lost {
            break;
        }
        (gutters, end, short) = (narrowed, next + 1, 0);
    }
    end
}

/// The columns of rows, if they are those of a table.
fn columns(words: &[Vec<Word>]) -> Option<Columns> {
    /// Rows of heads, whose words may stand across columns.
    const MOST_HEADS: usize = 2;
    let of = |head: usize| {
        let mut gutters = gaps(words.get(head)?);
        for line in &words[head + 1..] {
            gutters = gutters
                .iter()
                .filter_map(|gutter| gutter.narrowed(line))
                .collect();
        }
        gutters.retain(|gutter| gutter.wide * 2 >= gutter.rows && gutter.rows >= 2);
        Some(Columns { gutters, head })
    };
    let found = (0..=MOST_HEADS)
        .filter_map(of)
        .rev()
        .max_by_key(|columns| columns.gutters.len())?;
    let rows = words.len() - found.head;
    let edge = words
        .iter()
        .filter_map(|line| line.last())
        .map(|word| word.to)
        .max()?;
    let flush = words
        .iter()
        .filter(|line| line.last().is_some_and(|word| word.to == edge))
        .count();
    let even = |gutter: &Gutter| {
        let aligned = gutter.starts.max(gutter.ends).max(flush);
        gutter.rows * 2 > rows && aligned * 5 >= gutter.rows * 4
    };
    let split = |line: &Vec<Word>| {
        found.gutters.iter().any(|gutter| {
            line.iter().any(|word| word.to <= gutter.from)
                && line.iter().any(|word| word.from >= gutter.to)
        })
    };
    if words.iter().filter(|line| split(line)).count() < FEWEST_ROWS {
        return None;
    }
    let enough = match found.gutters.len() {
        0 => false,
        1 => even(&found.gutters[0]),
        _ => found.gutters.iter().any(even),
    };
    enough.then_some(found)
}

/// How many lines above rows are their heads: short words that begin where the columns do.
fn head_above(lines: &[Line<'_>], words: &[Vec<Word>], rows: Range<usize>) -> usize {
    let Some(Columns { gutters, .. }) = columns(&words[rows.clone()]) else {
        return 0;
    };
    let Some(above) = rows.start.checked_sub(1) else {
        return 0;
    };
    let line = &words[above];
    let begins = |gutter: &&Gutter| line.iter().any(|word| word.from == gutter.to);
    let all = gutters.iter().filter(begins).count() == gutters.len();
    let opens = above == 0 || lines[above - 1].text.ends_with(['.', ':', '-', ')']);
    let named =
        line.len() <= (gutters.len() + 1) * 2 && !lines[above].text.ends_with(['.', ':', ',']);
    usize::from(all && opens && named)
}

/// The rows of a table of blanks. A line whose first cell is empty goes on with the row above; without rules only where
/// that leaves the words in their order.
pub(super) fn rows<'a>(lines: &[Line<'a>]) -> Raw<'a> {
    let all: Vec<Vec<Word>> = lines.iter().map(words).collect();
    let rule = lines.iter().position(|line| is_column_rule(line.text));
    let gutters = match rule {
        Some(rule) => gaps(&all[rule]),
        None => columns(&all).map_or_else(Vec::new, |columns| columns.gutters),
    };
    let mut rows: Vec<Row<'a>> = Vec::new();
    let mut head = None;
    for (line, words) in lines.iter().zip(&all) {
        if is_column_rule(line.text) {
            if head.is_none() && !rows.is_empty() {
                head = Some(rows.len());
            }
            continue;
        }
        let cells = cut(line.text, words, &gutters);
        let below_head = head == Some(rows.len());
        match rows.last_mut() {
            Some(row) if !below_head && goes_on(row, &cells, rule.is_some()) => {
                for (cell, piece) in row.iter_mut().zip(cells) {
                    cell.push(piece);
                }
            }
            _ => rows.push(cells.into_iter().map(|cell| vec![cell]).collect()),
        }
    }
    // A last rule stands below the rows, not below heads.
    let head = head
        .filter(|head| *head < rows.len())
        .unwrap_or(0)
        .max(usize::from(rule.is_none() && has_head(&rows)));
    Raw {
        rows,
        head,
        columns: Vec::new(),
    }
}

/// Whether the cells of a line go on with those of the row above.
fn goes_on(row: &Row<'_>, cells: &[&str], ruled: bool) -> bool {
    let said = |cell: &Vec<&str>| cell.iter().any(|piece| !piece.is_empty());
    let Some(first) = cells.iter().position(|cell| !cell.is_empty()) else {
        return true;
    };
    let alone = cells[first + 1..].iter().all(|cell| cell.is_empty());
    let in_order = alone && said(&row[first]) && !row[first + 1..].iter().any(said);
    first > 0 && (ruled || in_order)
}

/// Whether the first row names what stands below it: figures, or words that begin small.
fn has_head(rows: &[Row<'_>]) -> bool {
    let [first, rest @ ..] = rows else {
        return false;
    };
    let cell = |row: &Row<'_>, at: usize| row.get(at).map(|cell| cell.concat()).unwrap_or_default();
    let width = first.len();
    let named = (0..width).all(|at| {
        let cell = cell(first, at);
        !cell.contains(|c: char| c.is_ascii_digit()) && (at == 0 || !cell.is_empty())
    });
    let below = |at: usize, holds: fn(char) -> bool| {
        rest.iter()
            .filter(|row| cell(row, at).starts_with(holds))
            .count()
            * 2
            > rest.len()
    };
    named
        && ((0..width).any(|at| below(at, |c| c.is_ascii_digit()))
            || cell(first, 0).starts_with(char::is_uppercase) && below(0, |c| !c.is_uppercase()))
}

/// The cells of a line; words that stand across a gutter leave the cell behind it empty.
fn cut<'a>(text: &'a str, words: &[Word], gutters: &[Gutter]) -> Vec<&'a str> {
    let mut cells = vec![""; gutters.len() + 1];
    let mut rest = words;
    for at in (0..gutters.len()).rev() {
        // The first word behind the gutter, if the word before it does not stand in it.
        let split = rest.partition_point(|word| word.to <= gutters[at].from);
        if rest
            .get(split)
            .is_none_or(|word| word.from >= gutters[at].to)
        {
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
    fn narrowed(&self, line: &[Word]) -> Option<Self> {
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
fn gaps(line: &[Word]) -> Vec<Gutter> {
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
fn words(line: &Line<'_>) -> Vec<Word> {
    const TAB: usize = 8;
    if line.width > WIDEST {
        return Vec::new();
    }
    let marked = marker::parse(line.text).map_or(0, |mark| mark.text_at);
    let mut words: Vec<Word> = Vec::new();
    let (mut column, mut open) = (line.indent, false);
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
                });
            }
            if let Some(word) = words.last_mut() {
                (word.to, word.end) = (next, at + c.len_utf8());
            }
        }
        open = c != ' ' && c != '\t';
        column = next;
    }
    words
}
