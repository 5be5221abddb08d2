//! What stands above rows that blanks part into columns, and names them.

use super::Row;
use super::aligned::{Columns, FEWEST_ROWS, columns};
use super::gutter::{Gutter, WIDE, Word, gaps, words};
use crate::read::line::Line;
use crate::read::signs::Signs;

/// Whether a line may be the heads of a row, with no more than two blanks between them.
pub(in crate::read) fn could_be_heads(line: &Line<'_>) -> bool {
    const WIDEST: usize = 48;
    line.signs.has(Signs::RUN)
        && line.width() <= WIDEST
        && line.head[0].is_ascii_uppercase()
        && line.tail.is_ascii_alphanumeric()
        && !line.text.contains(". ")
}

/// Whether a line is the heads of the row below it, whose first cell is the longest of its column and one blank from the next:
///
/// ```text
/// Port        Depth
/// Brest-Wells 7.25
/// ```
pub(super) fn are_heads(line: &Line<'_>, heads: &[Word], below: &Line<'_>) -> bool {
    let [first, second] = heads else {
        return false;
    };
    let capital = |head: &Word| line.text[head.start..].starts_with(char::is_uppercase);
    let row = words(below);
    let [term, said, ..] = row.as_slice() else {
        return false;
    };
    below.gap() == 0
        && second.from - first.to >= WIDE
        && heads.iter().all(capital)
        && line.text.ends_with(char::is_alphanumeric)
        && term.from == first.from
        && term.to + 1 == second.from
        && said.from == second.from
}

/// Whether lines begin with heads and a row, right above other rows, and the row has the widest cell of a column, one blank from the
/// next:
///
/// ```text
///    Port          Depth of water
/// Wells Outer Pier 2.10 at low tide
/// Brest            7.25
/// ```
pub(super) fn stand_over(lines: &[Line<'_>], rows: &[Vec<Word>]) -> bool {
    let [heads, first, below, ..] = lines else {
        return false;
    };
    if first.gap() > 0 || below.gap() > 0 {
        return false;
    }
    let (heads, first) = (words(heads), words(first));
    let Some(Columns { gutters, .. }) = columns(rows, FEWEST_ROWS) else {
        return false;
    };
    let gaps: Vec<Gutter> = gaps(&heads)
        .into_iter()
        .filter(|gap| gap.wide > 0)
        .collect();
    let named = gaps.len() == gutters.len()
        && gaps
            .iter()
            .zip(&gutters)
            .all(|(gap, gutter)| gap.from < gutter.to && gap.to >= gutter.to);
    let begins = |gutter: &Gutter| first.iter().any(|word| word.from == gutter.to);
    named
        && gutters.iter().all(begins)
        && first.first().map(|word| word.from) == rows[0].first().map(|word| word.from)
}

/// Whether a line is the heads of the row below it: a capitalised word above each cell, and above nothing else.
pub(super) fn is_heads(line: &Line<'_>, heads: &[Word], row: &[Word]) -> bool {
    let begins = |head: &Word| {
        row.iter().any(|word| word.from == head.from)
            && line.text[head.start..].starts_with(char::is_uppercase)
    };
    let wide = row
        .windows(2)
        .filter(|pair| pair[1].from - pair[0].to >= WIDE)
        .count();
    heads.len() == wide + 1 && heads.iter().all(begins)
}

/// `README.txt`: the name of a file, and of no column.
pub(super) fn is_file(cell: &str) -> bool {
    const LONGEST: usize = 4;
    cell.rsplit_once('.').is_some_and(|(name, kind)| {
        let kept = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
        (1..=LONGEST).contains(&kind.len())
            && kind.bytes().all(|b| b.is_ascii_alphanumeric())
            && name.starts_with(char::is_alphanumeric)
            && name.chars().all(kept)
    })
}

/// Takes the colons away that stand in a column of their own between names and what is said of them: `Port     : Wells`.
pub(super) fn without_colons(rows: &mut [Row<'_>]) {
    let led = |row: &Row<'_>| {
        let said = row.get(1).and_then(|cell| cell.first());
        said.is_some_and(|said| said.starts_with(':'))
    };
    let named = |row: &Row<'_>| row.len() == 2 && led(row) && !row[0].concat().is_empty();
    if !rows.iter().all(named) {
        return;
    }
    for row in rows {
        if let Some(piece) = row[1].first_mut() {
            *piece = piece.strip_prefix(':').unwrap_or(piece).trim_start();
        }
    }
}
