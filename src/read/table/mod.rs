//! Lines of a table → rows of cells: where its columns are, and what stands in them.
//!
//! ```text
//! +-----+---------+
//! | Tag | Meaning |              head  [Tag, Meaning]
//! +=====+=========+       →
//! | d   | the day |              rows  [d, the day of the tide]
//! |     | of the  |
//! |     | tide    |
//! +-----+---------+
//! ```
//!
//! In come lines that [`role`](super::role) takes for a table; whether they are one is not asked here.

pub(in crate::read) mod aligned;
mod gutter;
pub(in crate::read) mod heads;
mod pair;
pub(in crate::read) mod ruled;
pub(in crate::read) mod spaced;

use super::inline;
use super::join::{self, Words};
use super::line::Line;
use super::note::NoteIndex;
use crate::document::{Alignment, Cell, Inline, Table, Text};
pub(in crate::read) use aligned::is_column_rule;

/// How a table is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum Form {
    /// Strokes between the columns, in the same places all the way down; a row may be several lines tall.
    Ruled,
    /// A line a row, cells parted by `|`.
    Pipes,
    /// Columns of blanks; rules may lie below the head, above and below all.
    Aligned,
    /// A line a row, cells parted by tabs.
    Tabs,
}

/// A row of raw cells: the pieces of each cell, a line each.
type Row<'a> = Vec<Vec<&'a str>>;

/// Rows of raw cells; how many of them are the head; what the drawing says of the columns.
#[derive(Debug, Default)]
pub(super) struct Raw<'a> {
    rows: Vec<Row<'a>>,
    head: usize,
    columns: Vec<Alignment>,
}

/// The table that lines draw.
pub(super) fn build<'a>(
    form: Form,
    lines: &[Line<'a>],
    notes: &NoteIndex<'a>,
    words: &Words<'a>,
) -> Table<'a> {
    let without_rule = without_rule(lines);
    let rows = without_rule.as_deref().unwrap_or(lines);
    let mut raw = match form {
        Form::Ruled => ruled::rows(lines),
        Form::Pipes => pipes(lines),
        Form::Aligned => aligned::rows(rows),
        Form::Tabs => tabs(rows),
    };
    if without_rule.is_some() && raw.head == 0 {
        raw.head = 1;
    }
    let start = lines[0].start();
    let content = |pieces: &Vec<&'a str>, width: usize| match form {
        Form::Aligned => broken(pieces, width, &|pieces| cell(pieces, start, notes, words)),
        Form::Ruled | Form::Pipes | Form::Tabs => cell(pieces, start, notes, words),
    };
    finish(raw, &content)
}

/// The rows of a table whose heads have one rule below them for all columns, without the rule.
pub(in crate::read) fn without_rule<'a>(lines: &[Line<'a>]) -> Option<Vec<Line<'a>>> {
    let [heads, rule, rows @ ..] = lines else {
        return None;
    };
    let columned = |line: &Line<'_>| line.text.contains('\t') || line.text.contains("  ");
    let holds = rule.rule().is_some()
        && rule.gap() == 0
        && columned(heads)
        && rows
            .first()
            .is_some_and(|row| row.gap() == 0 && columned(row));
    holds.then(|| [&lines[..1], rows].concat())
}

fn pipes<'a>(lines: &[Line<'a>]) -> Raw<'a> {
    let mut raw = Raw::default();
    let framed = if lines.iter().any(|line| ruled::is_open_rule(line.text)) {
        |text| text
    } else {
        framed
    };
    for line in lines {
        if ruled::is_pipe_rule(line.text) {
            if raw.rows.len() == 1 && raw.head == 0 {
                raw.head = 1;
                let runs = framed(line.text).split(['|', '+']);
                raw.columns = runs.map(alignment).collect();
            }
            continue;
        }
        let cells = framed(line.text).split('|');
        raw.rows.push(cells.map(|cell| vec![cell.trim()]).collect());
    }
    raw
}

/// What stands between the outer strokes of a row, if it has any.
fn framed(text: &str) -> &str {
    let text = text.strip_prefix('|').unwrap_or(text);
    text.strip_suffix('|').unwrap_or(text)
}

/// What the colons of `:---:` say.
fn alignment(rule: &str) -> Alignment {
    let rule = rule.trim();
    match (rule.starts_with(':'), rule.ends_with(':')) {
        (true, true) => Alignment::Center,
        (false, true) => Alignment::End,
        _ => Alignment::Start,
    }
}

fn tabs<'a>(lines: &[Line<'a>]) -> Raw<'a> {
    let row = |line: &Line<'a>| -> Row<'a> {
        // A tab before all text leaves the first cell empty.
        let empty = (line.indent() > lines[lines.len() - 1].indent()).then(Vec::new);
        let cells = line.text.split('\t').map(|cell| vec![cell.trim()]);
        empty.into_iter().chain(cells).collect()
    };
    let rows: Vec<Row<'a>> = lines.iter().map(row).collect();
    Raw {
        head: usize::from(aligned::has_head(&rows)),
        rows,
        columns: Vec::new(),
    }
}

/// The words of a cell: its pieces, joined as lines of a paragraph are.
fn cell<'a>(
    pieces: &[&'a str],
    offset: usize,
    notes: &NoteIndex<'a>,
    words: &Words<'a>,
) -> Cell<'a> {
    let mut pieces = pieces.iter().copied().filter(|piece| !piece.is_empty());
    match (pieces.next(), pieces.next()) {
        (None, _) => Vec::new(),
        (Some(one), None) => inline::parse(Text::Borrowed(one), offset, notes),
        (Some(one), Some(two)) => {
            let mut joined = one.to_owned();
            for piece in std::iter::once(two).chain(pieces) {
                join::append(&mut joined, piece, words);
            }
            inline::parse(Text::Owned(joined), offset, notes)
        }
    }
}

/// The words of a cell in a column so wide, its line kept where a piece ends well before the next word had to go to the next one:
/// what is on, and below it, where.
fn broken<'a>(
    pieces: &[&'a str],
    width: usize,
    content: &dyn Fn(&[&'a str]) -> Cell<'a>,
) -> Cell<'a> {
    let early = |above: &str, below: &str| {
        let word = below.split(' ').next().unwrap_or_default();
        let taken = above.chars().count() + 1 + word.chars().count();
        !above.is_empty() && !below.is_empty() && taken + width / 8 < width
    };
    let mut lines = pieces.chunk_by(|above, below| !early(above, below));
    let mut cell = lines.next().map(content).unwrap_or_default();
    for line in lines {
        cell.push(Inline::LineBreak);
        cell.extend(content(line));
    }
    cell
}

fn finish<'a>(raw: Raw<'a>, content: &dyn Fn(&Vec<&'a str>, usize) -> Cell<'a>) -> Table<'a> {
    let Raw {
        rows,
        head,
        mut columns,
    } = raw;
    let width = rows.iter().map(Vec::len).max().unwrap_or(1);
    columns.resize(width, Alignment::Start);
    for (at, column) in columns.iter_mut().enumerate() {
        // Figures stand at the end of their column.
        let mut cells = rows[head.min(rows.len())..]
            .iter()
            .filter_map(|row| row.get(at))
            .map(|cell| cell.concat())
            .filter(|cell| !cell.is_empty())
            .peekable();
        if cells.peek().is_some() && cells.all(|cell| is_figure(&cell)) {
            *column = Alignment::End;
        }
    }
    let widest = |at: usize| {
        let pieces = rows.iter().filter_map(|row| row.get(at)).flatten();
        pieces.map(|piece| piece.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..width).map(widest).collect();
    let mut cells: Vec<Vec<Cell<'a>>> = rows
        .iter()
        .map(|row| {
            let cells = row.iter().zip(&widths);
            let mut row: Vec<Cell<'a>> = cells.map(|(cell, width)| content(cell, *width)).collect();
            row.resize(width, Vec::new());
            row
        })
        .collect();
    // A head is one row; where several stand above the rule, all of them are rows.
    let head = if head == 1 {
        cells.remove(0)
    } else {
        Vec::new()
    };
    Table {
        caption: Vec::new(),
        columns,
        head,
        rows: cells,
    }
}

fn is_figure(cell: &str) -> bool {
    cell.chars().any(|c| c.is_ascii_digit())
        && cell.chars().all(|c| {
            c.is_ascii_digit()
                || matches!(c, '.' | ',' | '%' | '-' | '+' | '−' | ' ' | '$' | '€' | '£')
        })
}
