//! Columns between blanks: a strip of blank columns that runs down through all rows, two blanks wide in most of them.
//!
//! ```text
//! Port     Low     High
//! Wells    0.64    3.10
//! Brest    1.40    7.25
//! ```
//!
//! In prose, blanks stand below one another by chance, and not for long; where they do, they are single.

use super::gutter::{Gutter, WIDE, Word, cut, gaps, words};
use super::heads::{are_heads, is_file, is_heads, stand_over, without_colons};
use super::{Raw, Row, pair};
use crate::read::line::Line;
use crate::read::signs::Signs;
use std::ops::Range;

/// Fewer rows are lines that happen to have gaps.
pub(super) const FEWEST_ROWS: usize = 3;

/// Rows of heads, whose words may stand across columns.
const MOST_HEADS: usize = 2;

/// The columns of a table: its gutters, and how many rows stand above the first that has all columns.
pub(super) struct Columns {
    pub(super) gutters: Vec<Gutter>,
    pub(super) head: usize,
}

/// The table that the line `at` begins, its heads above it included; else the line to look at next.
pub(in crate::read) fn table_at(lines: &[Line<'_>], at: usize) -> Result<Range<usize>, usize> {
    let framed = |rule: &Line<'_>| is_column_rule(rule.text) && rule.edge() == lines[at].edge();
    if is_column_rule(lines[at].text)
        || is_outer_rule(&lines[at]) && lines[at + 1..].iter().take(MOST_HEADS + 1).any(framed)
    {
        return between_rules(lines, at);
    }
    if let Some(rule) = ruled_heads(&lines[at..]) {
        return Ok(at..between_rules(lines, at + rule)?.end);
    }
    let rows = rows_from(&lines[at..]);
    let end = at + rows.len();
    let heads = at.checked_sub(1).map(|above| words(&lines[above]));
    let with_heads = |heads: Vec<Word>| [vec![heads], rows.clone()].concat();
    let apart = |at: usize| at == 0 || lines.get(at).is_none_or(|line| line.gap() > 0);
    if apart(at)
        && apart(end)
        && pair::are_two(&lines[at..], &rows)
        && columns(&rows, rows.len()).is_some()
    {
        return Ok(at..end);
    }
    if pair::are_told(&rows) && columns(&rows, 2).is_some() {
        return Ok(at..end);
    }
    if rows.len() > 1 && columns(&rows, FEWEST_ROWS).is_some() {
        let opens = at < 2 || lines[at - 2].text.ends_with(['.', ':', '-', ')']);
        let named = |heads: &[Word]| opens || is_heads(&lines[at - 1], heads, &rows[0]);
        let head = heads
            .is_some_and(|heads| named(&heads) && heads_columns(&lines[at - 1], &heads, &rows));
        return Ok(at - usize::from(head)..end);
    }
    if rows.len() == 1 && at + 2 < lines.len() {
        let below = rows_from(&lines[at + 2..]);
        if stand_over(&lines[at..], &below) {
            return Ok(at..at + 2 + below.len());
        }
    }
    // One row and its heads.
    if let Some(heads) = heads
        && is_heads(&lines[at - 1], &heads, &rows[0])
        && columns(&with_heads(heads), 2).is_some()
    {
        return Ok(at - 1..end);
    }
    if let Some(below) = lines.get(at + 1)
        && rows.len() <= 2
        && are_heads(&lines[at], &rows[0], below)
    {
        return Ok(at..at + 2);
    }
    Err(end)
}

/// How many lines of heads stand above a rule of columns, if it is the only one.
fn ruled_heads(lines: &[Line<'_>]) -> Option<usize> {
    const MOST: usize = 2;
    let rule =
        (1..=MOST).find(|&at| lines.get(at).is_some_and(|line| is_column_rule(line.text)))?;
    let (heads, below) = (&lines[..rule], &lines[rule + 1..]);
    let columned = |line: &Line<'_>| line.signs.has(Signs::RUN) && words(line).len() > 1;
    let only = below.len() > 1 && !below.iter().any(|line| is_column_rule(line.text));
    (only && heads.iter().all(columned)).then_some(rule)
}

/// The table of which a rule of columns stands first, or below the heads.
fn between_rules(lines: &[Line<'_>], at: usize) -> Result<Range<usize>, usize> {
    let outer = is_outer_rule(&lines[at]);
    let is_rule =
        |line: &Line<'_>| is_column_rule(line.text) || outer && line.text == lines[at].text;
    let last = lines.iter().rposition(is_rule).unwrap_or(at);
    // One rule stands below the heads; of several, the first stands above all and the last below.
    let range = if at == last {
        at.saturating_sub(1)..lines.len()
    } else {
        at..last + 1
    };
    let own = &lines[range.clone()];
    let rules = own.iter().filter(|line| is_rule(line)).count();
    let deep = own.iter().all(|line| line.indent() >= lines[at].indent());
    let headed = at > 0 || at < last;
    if deep && headed && own.len() >= rules + 2 {
        Ok(range)
    } else {
        Err(last + 1)
    }
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

/// A rule above the heads of all columns, or below the last row: `---------------------`.
pub(super) fn is_outer_rule(line: &Line<'_>) -> bool {
    const SHORTEST: usize = 12;
    line.rule() == Some('-') && line.width() >= SHORTEST
}

/// The words of the lines that share a gutter with the first; those of the first, if none do.
fn rows_from(lines: &[Line<'_>]) -> Vec<Vec<Word>> {
    /// Lines in a row that have words in the first column alone.
    const MOST_SHORT: usize = 2;
    let mut rows = vec![words(&lines[0])];
    let mut gutters = gaps(&rows[0]);
    if !gutters.iter().any(|gutter| gutter.wide > 0) {
        return rows;
    }
    let (mut end, mut short) = (1, 0);
    for line in &lines[1..] {
        rows.push(words(line));
        let line = &rows[rows.len() - 1];
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
        let lost = rows.len() > 3 && kept * 2 < before.len();
        if !fits || lost {
            break;
        }
        (gutters, end, short) = (narrowed, rows.len(), 0);
    }
    rows.truncate(end);
    rows
}

/// The columns of rows, if they are those of a table.
pub(super) fn columns(words: &[Vec<Word>], fewest: usize) -> Option<Columns> {
    let of = |head: usize| {
        let mut gutters = gaps(words.get(head)?);
        for line in &words[head + 1..] {
            gutters = gutters
                .iter()
                .filter_map(|gutter| gutter.narrowed(line))
                .collect();
        }
        gutters.retain(|gutter| gutter.wide * 2 >= gutter.rows && gutter.rows >= 2);
        let mut gutters = without_chance(gutters, &words[head..]);
        // The widest cell of a column may stand among the heads, one blank from the next.
        for gutter in &mut gutters {
            for line in &words[..head] {
                let narrowed = gutter
                    .narrowed(line)
                    .filter(|new| new.starts > gutter.starts);
                gutter.from = narrowed.map_or(gutter.from, |new| new.from);
            }
        }
        Some(Columns { gutters, head })
    };
    let found = (0..=MOST_HEADS.min(words.len().saturating_sub(FEWEST_ROWS)))
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
    let rows = rows - going_on(&words[found.head..], &found.gutters);
    let even = |gutter: &Gutter| {
        let aligned = gutter
            .starts
            .max(gutter.ends)
            .max(if found.gutters.len() == 1 { flush } else { 0 });
        gutter.rows * 2 > rows && aligned * 5 >= gutter.rows * 4
    };
    let split = |line: &Vec<Word>| {
        found.gutters.iter().any(|gutter| {
            line.iter().any(|word| word.to <= gutter.from)
                && line.iter().any(|word| word.from >= gutter.to)
        })
    };
    if words.iter().filter(|line| split(line)).count() < fewest {
        return None;
    }
    // Prose that is set full ends in one column, and its gaps seldom leave more than one blank column free.
    let thin = |gutter: &&Gutter| gutter.to - gutter.from < WIDE;
    let narrow = found.gutters.iter().filter(thin).count();
    if flush == words.len() && narrow * 2 >= found.gutters.len() && narrow > 1 {
        return None;
    }
    let enough = match found.gutters.len() {
        0 => false,
        1 => even(&found.gutters[0]),
        n => found.gutters.iter().filter(|gutter| even(gutter)).count() * 3 >= n,
    };
    enough.then_some(found)
}

/// How many lines go on with the second column of the row above, where hours and years lead the rows: much may be said of what
/// happens then. Names that lead verse have it below them, too.
fn going_on(words: &[Vec<Word>], gutters: &[Gutter]) -> usize {
    let [gutter] = gutters else { return 0 };
    let (below, rows): (Vec<&Word>, Vec<&Word>) = words
        .iter()
        .filter_map(|line| line.first())
        .partition(|word| word.from == gutter.to);
    if rows.iter().all(|word| word.figured) {
        below.len()
    } else {
        0
    }
}

/// The gutters but for the strips of one column in which a blank between two words stands below the gap of others: no row has
/// cells on both sides of such a one, and more than a blank between them.
fn without_chance(gutters: Vec<Gutter>, words: &[Vec<Word>]) -> Vec<Gutter> {
    let parts = |at: usize| {
        let gutter = &gutters[at];
        let from = at.checked_sub(1).map_or(0, |before| gutters[before].to);
        let to = gutters.get(at + 1).map_or(usize::MAX, |next| next.from);
        let parted = |pair: &[Word]| {
            let (left, right) = (&pair[0], &pair[1]);
            left.to <= gutter.from
                && right.from >= gutter.to
                && right.from - left.to >= WIDE
                && left.from >= from
                && right.to <= to
        };
        gutter.to - gutter.from >= WIDE || words.iter().any(|line| line.windows(2).any(parted))
    };
    let kept: Vec<bool> = (0..gutters.len()).map(parts).collect();
    let mut kept = kept.into_iter();
    let mut gutters = gutters;
    gutters.retain(|_| kept.next().unwrap_or(true));
    gutters
}

/// Whether a line above rows is their heads: few words, which begin where the columns do.
fn heads_columns(line: &Line<'_>, heads: &[Word], rows: &[Vec<Word>]) -> bool {
    let Some(Columns { gutters, .. }) = columns(rows, FEWEST_ROWS) else {
        return false;
    };
    let begins = |gutter: &Gutter| heads.iter().any(|word| word.from == gutter.to);
    let named = heads.len() <= (gutters.len() + 1) * 2 && !line.text.ends_with(['.', ':', ',']);
    named && gutters.iter().all(begins)
}

/// The rows of a table of blanks. A line whose first cell is empty goes on with the row above; without rules only where
/// that leaves the words in their order.
pub(super) fn rows<'a>(lines: &[Line<'a>]) -> Raw<'a> {
    let all: Vec<Vec<Word>> = lines.iter().map(words).collect();
    let rule = lines.iter().position(|line| is_column_rule(line.text));
    let gutters = match rule {
        Some(rule) => gaps(&all[rule]),
        None => columns(&all, 2).map_or_else(Vec::new, |columns| columns.gutters),
    };
    let mut rows: Vec<Row<'a>> = Vec::new();
    let mut head = None;
    let heads = rule.is_none().then(|| heads_over(&all, &gutters)).flatten();
    // Where blank lines part the rows, and hyphens are drawn, each line goes on with the one right above it.
    let spread = lines[0].head[0] == b'-' && lines[1..].iter().any(|line| line.gap() > 0);
    let drawn =
        |line: &Line<'_>| is_column_rule(line.text) || rule.is_some() && is_outer_rule(line);
    for (at, (line, words)) in lines.iter().zip(&all).enumerate() {
        if drawn(line) {
            if head.is_none() && !rows.is_empty() {
                head = Some(rows.len());
            }
            continue;
        }
        let cells = match &heads {
            Some(first) if at == 0 => cut(line.text, words, first),
            _ => cut(line.text, words, &gutters),
        };
        let below_head = head == Some(rows.len());
        match rows.last_mut() {
            Some(row)
                if !below_head
                    && if spread {
                        line.gap() == 0
                    } else {
                        goes_on(row, &cells, rule.is_some())
                    } =>
            {
                for (cell, piece) in row.iter_mut().zip(cells) {
                    cell.push(piece);
                }
            }
            _ => rows.push(cells.into_iter().map(|cell| vec![cell]).collect()),
        }
    }
    without_colons(&mut rows);
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

/// Where the cells of a first row begin that names the columns but the first, and stands across the gutters of the others:
///
/// ```text
///          Low    High
/// Wells      1      10
/// ```
fn heads_over(all: &[Vec<Word>], gutters: &[Gutter]) -> Option<Vec<Gutter>> {
    let (heads, row) = (all.first()?, all.get(1)?);
    let gaps = gaps(heads).into_iter().filter(|gap| gap.wide > 0);
    let first = heads.first()?;
    // What stands above nothing is the first gutter's.
    let before = Gutter {
        from: row.first()?.from,
        to: first.from,
        rows: 1,
        wide: 1,
        starts: 1,
        ends: 1,
    };
    let over = gutters.first()?;
    let found: Vec<Gutter> = std::iter::once(before).chain(gaps).collect();
    (first.from > over.from && before.from < before.to && found.len() == gutters.len())
        .then_some(found)
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
pub(super) fn has_head(rows: &[Row<'_>]) -> bool {
    let [first, rest @ ..] = rows else {
        return false;
    };
    let cell = |row: &Row<'_>, at: usize| row.get(at).map(|cell| cell.concat()).unwrap_or_default();
    let width = first.len();
    if is_file(&cell(first, 0)) {
        return false;
    }
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
