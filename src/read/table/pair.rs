//! Tables of two rows, which say less of themselves than those of three.

use super::gutter::{WIDE, Word};
use crate::read::line::Line;

/// Whether two rows may be columns: they end with figures, far behind their words and one below the other, what is to be paid, or when
/// it leaves; or they are who signs on the left, and who on the right.
pub(super) fn are_two(lines: &[Line<'_>], rows: &[Vec<Word>]) -> bool {
    const FARTHEST_APART: usize = 3;
    const PAGE: usize = 8;
    const MOST_WORDS: usize = 8;
    let signed = |row: &Vec<Word>| {
        let mut wide = row
            .windows(2)
            .filter(|pair| pair[1].from - pair[0].to >= WIDE);
        let gap = wide.next().filter(|_| wide.next().is_none());
        gap.filter(|pair| pair[1].from - pair[0].to >= PAGE && row.len() <= MOST_WORDS)
            .map(|pair| pair[1].from)
    };
    // Where names are to be written, the lines for them are kept as they are.
    let to_sign = || lines[0].text.contains("__");
    let beside =
        || !to_sign() && signed(&rows[0]).is_some() && signed(&rows[0]) == signed(&rows[1]);
    let figured = |(line, row): (&Line<'_>, &Vec<Word>)| {
        let [.., before, last] = row.as_slice() else {
            return false;
        };
        let figure = &line.text[last.start..];
        last.from - before.to >= FARTHEST_APART
            && line.text.starts_with(char::is_alphabetic)
            && figure.starts_with(|c: char| c.is_ascii_digit())
            && figure.ends_with(|c: char| c.is_ascii_digit())
    };
    rows.len() == 2 && (lines.iter().zip(rows).all(figured) || beside())
}

/// Whether two rows are a word each and what it means, so much of it that it goes on below in its own column.
pub(super) fn are_told(rows: &[Vec<Word>]) -> bool {
    let column = |row: &[Word]| match row {
        [name, said, ..] if said.from - name.to >= WIDE => Some((name.from, said.from)),
        _ => None,
    };
    let Some((left, right)) = rows.first().and_then(|row| column(row)) else {
        return false;
    };
    let hung = |row: &&Vec<Word>| row.first().is_some_and(|word| word.from == right);
    let told = rows.iter().filter(|row| column(row) == Some((left, right)));
    told.count() == 2 && rows.len() > 2 && rows.iter().filter(hung).count() + 2 == rows.len()
}
