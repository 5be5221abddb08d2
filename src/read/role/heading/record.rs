//! Rows, fields and figures: what records and tables are made of, line by line.

use crate::read::figures::are_digits;
use crate::read::line::Line;
use crate::read::role::View;
use crate::read::signs::Signs;

/// Whether columns part a line, by blanks or by a stroke.
pub(super) fn is_row(line: &Line<'_>) -> bool {
    line.signs.has(Signs::GUTTER) || line.signs.has(Signs::WIDE) && line.text.contains('│')
}

/// Whether a line is a word of an index and the pages that it is found on: "Bach, C.P.E., 180, 185". One number may be a year.
pub(super) fn is_indexed(line: &Line<'_>) -> bool {
    const LONGEST: usize = 3;
    let is_page = |piece: &str| {
        let piece = piece.trim();
        piece.len() <= LONGEST && are_digits(piece)
    };
    line.tail.is_ascii_digit()
        && line.text.rsplit_once(',').is_some_and(|(word, page)| {
            is_page(page) && word.starts_with(|c: char| c.is_alphabetic() || c == '_')
        })
}

/// Whether signs of comparison stand between words: `ropes = 7`, `1.0 < 1.1`.
pub(super) fn is_formula(line: &Line<'_>) -> bool {
    line.signs.has(Signs::CODE)
        && [" = ", " == ", " < ", " > ", " <= ", " >= "]
            .iter()
            .any(|sign| line.text.contains(sign))
}

/// Whether a line and one beside it are fields of a record: "Pages: 448", and "Binding: paper".
pub(super) fn is_recorded(view: &View<'_, '_>) -> bool {
    const FARTHEST: usize = 1;
    let line = view.first();
    // Beside capitals stand capitals.
    let alike = |other: &Line<'_>| is_entry(other) && (!line.is_shouted() || other.is_shouted());
    let beside = |other: Option<&Line<'_>>, gap: usize| gap <= FARTHEST && other.is_some_and(alike);
    is_entry(line) && (beside(view.above(), line.gap()) || beside(view.below(), view.gap_below()))
}

/// Whether a line is a name of one or two words, a colon, and a value; of more words, where two blanks part them.
fn is_entry(line: &Line<'_>) -> bool {
    const LONGEST_NAME: usize = 32;
    if !line.signs.has(Signs::COLON) {
        return false;
    }
    let name = line
        .text
        .split_once(':')
        .filter(|(_, value)| !value.is_empty());
    name.is_some_and(|(name, value)| {
        // "Example 3: Sizes" is numbered, "Today, 17:40" is not.
        let numbered = name.ends_with(|c: char| c.is_ascii_digit()) && value.starts_with(' ');
        let short = name.len() <= LONGEST_NAME && name.matches(' ').count() <= 1;
        (short || value.starts_with("  ")) && !numbered
    })
}

/// "Publisher: Roe": a name and a value of one word each, which need no other field beside them.
pub(super) fn is_field(text: &str) -> bool {
    let field = text.split_once(": ");
    field.is_some_and(|(name, value)| {
        !name.contains(' ')
            && !value.trim_start().contains(' ')
            && value.ends_with(char::is_alphanumeric)
    })
}

/// "Starts at: $16 per month": what something is called, and how much it is.
pub(super) fn is_amount(text: &str) -> bool {
    const SIGNS: [char; 4] = ['$', '€', '£', '¥'];
    let amount = text.split_once(": ");
    amount.is_some_and(|(name, amount)| {
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        amount.starts_with(|c: char| c.is_ascii_digit() || SIGNS.contains(&c))
            && !name.ends_with(|c: char| c.is_ascii_digit())
            && !amount.split_whitespace().any(capital)
    })
}

/// Whether a line is in three columns or more.
pub(super) fn is_in_columns(line: &Line<'_>) -> bool {
    const FEWEST: usize = 3;
    line.signs.has(Signs::GUTTER) && {
        let cells = line.text.split("   ");
        cells.filter(|cell| !cell.trim().is_empty()).count() >= FEWEST
    }
}
