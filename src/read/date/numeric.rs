//! Dates in numbers alone. With slashes and hyphens both orders of day and month are in use; which of them one date has, the
//! others of its form tell.

use super::{Found, Token, day, iso, tokens, year};
use crate::read::line::Line;
use crate::read::signs::Signs;

/// `2025-06-02`, `02.06.2025`, `2/6/2025`.
pub(super) fn numeric(tokens: &[Token<'_>], text: &str) -> Option<Found> {
    let [one, two, three, ..] = tokens else {
        return None;
    };
    let sign = parted(tokens, text)?;
    let found = |iso, swapped| Found {
        iso,
        swapped,
        start: one.start,
        end: three.end,
    };
    if let (Some(year), Some(month), Some(day)) = (year(one), day(two), day(three)) {
        return Some(found(iso(year, month, day)?, None));
    }
    let (left, right, year) = (day(one)?, day(two)?, year(three)?);
    let day_first = iso(year, right, left);
    let month_first = iso(year, left, right).filter(|_| takes_both(sign));
    match (day_first, month_first) {
        (Some(date), Some(other)) => {
            let swapped = (date != other).then_some(other);
            Some(found(date, swapped))
        }
        (date, other) => Some(found(date.or(other)?, None)),
    }
}

/// The sign between three tokens.
fn parted<'t>(tokens: &[Token<'_>], text: &'t str) -> Option<&'t str> {
    let [one, two, three, ..] = tokens else {
        return None;
    };
    let (first, second) = (&text[one.end..two.start], &text[two.end..three.start]);
    (first == second && matches!(first, "-" | "." | "/" | ". ")).then_some(first)
}

/// Whether a month may stand before its day with this sign. With dots the day comes first.
fn takes_both(sign: &str) -> bool {
    matches!(sign, "-" | "/")
}

/// The date that was found in a text: one that could be either of two is told by the dates of its form that could not, if
/// they agree.
pub(in crate::read) fn settled(found: &Found, text: &str, lines: &[Line<'_>]) -> Option<String> {
    let Some(swapped) = &found.swapped else {
        return Some(found.iso.clone());
    };
    let sign = if text[found.start..found.end].contains('/') {
        "/"
    } else {
        "-"
    };
    let (mut day_first, mut month_first) = (false, false);
    let numbered = lines.iter().filter(|line| line.signs.has(Signs::DIGIT));
    for line in numbered.filter(|line| line.text.contains(sign)) {
        let tokens = tokens(line.text);
        for at in 0..tokens.len() {
            let tokens = &tokens[at..];
            if parted(tokens, line.text) == Some(sign)
                && let [left, right, last, ..] = tokens
                && let (Some(left), Some(right), Some(_)) = (day(left), day(right), year(last))
            {
                day_first |= left > 12 && right <= 12;
                month_first |= right > 12 && left <= 12;
            }
        }
    }
    match (day_first, month_first) {
        (true, false) => Some(found.iso.clone()),
        (false, true) => Some(swapped.clone()),
        _ => None,
    }
}
