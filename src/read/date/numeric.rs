//! Dates in numbers alone. With slashes and hyphens both orders of day and month are in use; which of them one date has, the
//! others of its form tell.

use super::{Found, Token, day, iso, tokens, year};
use crate::read::figures::are_digits;
use crate::read::line::Line;
use crate::read::signs::Signs;

/// `2025-06-02`, `02.06.2025`, `2/6/2025`.
pub(super) fn numeric(tokens: &[Token<'_>], text: &str) -> Option<Found> {
    let [one, two, three, ..] = tokens else {
        return None;
    };
    let sign = parted(tokens, text)?;
    if let (Some(year), Some(month), Some(day)) = (year(one), day(two), day(three)) {
        return Some(Found {
            iso: iso(year, month, day)?,
            swapped: None,
            start: one.start,
            end: three.end,
        });
    }
    year_last(tokens, sign, year(three)?)
}

/// `13.10.16, 12:34`, `10/13/16`: a year of two digits, in a line that holds nothing else. With dots it may as well count
/// something, so that an hour or a weekday has to stand beside it.
pub(in crate::read) fn short_year(text: &str) -> Option<Found> {
    /// Shorter years below this are of the present century.
    const PIVOT: i16 = 70;
    // Most lines that are asked about have no number at all.
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let tokens = &tokens(text);
    let is_one = |at: &usize| {
        let three = &tokens[*at..*at + 3];
        let beside = tokens.len() > 3;
        matches!(parted(three, text), Some(sign) if sign == "/" || sign == "." && beside)
            && three[2].text.len() == 2
            && are_digits(three[2].text)
            && tokens
                .get(at + 3)
                .is_none_or(|next| text[three[2].end..next.start].contains([' ', ',']))
    };
    let at = (0..(tokens.len() + 1).saturating_sub(3)).find(is_one)?;
    let short: i16 = tokens[at + 2].text.parse().ok()?;
    let century = if short < PIVOT { 2000 } else { 1900 };
    let sign = parted(&tokens[at..], text)?;
    // "05.24.16 5:42 AM"
    let mut behind = tokens[at + 3..].iter();
    let noon = behind.any(|token| matches!(token.text, "AM" | "PM"));
    year_last(
        &tokens[at..],
        if noon { "/" } else { sign },
        century + short,
    )
}

/// A day and a month, in either order, before this year.
fn year_last(tokens: &[Token<'_>], sign: &str, year: i16) -> Option<Found> {
    let [one, two, three, ..] = tokens else {
        return None;
    };
    let (left, right) = (day(one)?, day(two)?);
    let day_first = iso(year, right, left);
    let month_first = iso(year, left, right).filter(|_| takes_both(sign));
    let swapped = month_first.clone().filter(|_| day_first.is_some());
    Some(Found {
        swapped: swapped.filter(|other| Some(other) != day_first.as_ref()),
        iso: day_first.or(month_first)?,
        start: one.start,
        end: three.end,
    })
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
    match is_american(&text[found.end..]) {
        Some(true) => return Some(swapped.clone()),
        Some(false) => return Some(found.iso.clone()),
        None => {}
    }
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

/// Whether the hour behind a date is of a zone where the month stands before the day, "7:15 AM EDT"; `None` if it names no zone.
fn is_american(behind: &str) -> Option<bool> {
    const WORDS: usize = 4;
    const AMERICAN: [&str; 6] = ["EST", "EDT", "ET", "PST", "PDT", "PT"];
    const OTHER: [&str; 8] = ["GMT", "BST", "CET", "CEST", "MEZ", "MESZ", "EET", "Uhr"];
    let words = behind.split(|c: char| !c.is_alphanumeric());
    let mut words = words.filter(|word| !word.is_empty()).take(WORDS);
    words.find_map(|word| {
        let american = AMERICAN.contains(&word);
        (american || OTHER.contains(&word)).then_some(american)
    })
}

#[cfg(test)]
mod tests {
    use crate::read::date::of_line;

    #[test]
    fn years_of_two_digits() {
        for (line, iso) in [
            ("10/13/16 12:34PM", "2016-10-13"),
            ("13/10/16", "2016-10-13"),
            ("13.10.16, 12:34 Uhr", "2016-10-13"),
            ("Updated 6/30/98", "1998-06-30"),
        ] {
            assert_eq!(
                of_line(line).map(|found| found.iso).as_deref(),
                Some(iso),
                "{line}"
            );
        }
        for line in [
            "13.10.16",
            "1/2/3",
            "31/31/16",
            "10/13/16 of them",
            "1/13/16/4",
        ] {
            assert_eq!(of_line(line).map(|found| found.iso), None, "{line}");
        }
    }
}
