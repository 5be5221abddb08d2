//! Dates whose month is a word.

use super::{Token, day, iso, words, year};
use crate::read::figures::are_digits;
use std::ops::RangeInclusive;

/// `June 2, 2025`, `2 June 2025`, `2nd of June, 2025`, `2 de junio de 2025`, `June 2025`.
pub(super) fn worded(tokens: &[Token<'_>]) -> Option<(String, usize)> {
    let first = tokens.first()?;
    let rest = tokens.get(1..).unwrap_or_default();
    let numbered = rest
        .first()
        .is_some_and(|next| day(next).is_some() || year(next).is_some());
    if numbered && let Some(month) = month(first) {
        let (next, skipped) = skip_ordinal(rest);
        let hours = hours(next);
        if let Some(day) = rest.first().and_then(day)
            && let Some(year) = next.get(hours).and_then(year)
        {
            return Some((iso(year, month, day)?, 1 + 1 + skipped + hours + 1));
        }
        let year = rest.first().and_then(year)?;
        return first
            .text
            .chars()
            .next()
            .is_some_and(char::is_uppercase)
            .then(|| (format!("{year:04}-{month:02}"), 2));
    }
    if year(first).is_some() {
        return year_first(tokens);
    }
    let day = day(first)?;
    let (_, skipped) = skip_ordinal(tokens);
    // "the 2nd day of June"
    let mut at = skip(tokens, 1 + skipped, |token| token.text == "day");
    at = skip(tokens, at, is_of);
    let named = month_of(&tokens[at..]);
    let (month, used) = named.or_else(|| Some((roman(tokens.get(at)?)?, 1)))?;
    let is_thai = tokens[at].text.starts_with(|c| THAI.contains(&c));
    at += used;
    while tokens.get(at).is_some_and(is_of) {
        at += 1;
    }
    let token = tokens.get(at)?;
    let year = year(token).or_else(|| year_of_buddha(token).filter(|_| is_thai))?;
    Some((iso(year, month, day)?, at + 1))
}

/// Where the letters of Thai stand.
const THAI: RangeInclusive<char> = '\u{e00}'..='\u{e7f}';

/// The year of ours that one is which Thailand counts from the death of the Buddha: 2025 of 2568.
fn year_of_buddha(token: &Token<'_>) -> Option<i16> {
    const BEFORE: i16 = 543;
    let years: RangeInclusive<i16> = 2400..=2699;
    let year = token
        .text
        .parse()
        .ok()
        .filter(|year| years.contains(year))?;
    Some(year - BEFORE)
}

/// `2025. június 2.`, `2025 m. birželio 2 d.`, `2025. gada 2. jūnijs`
fn year_first(tokens: &[Token<'_>]) -> Option<(String, usize)> {
    let is_year = |token: &Token<'_>| matches!(token.text, "m" | "gada");
    let year = tokens.first().and_then(year)?;
    let at = skip(tokens, 1, is_year);
    let rest = &tokens[at..];
    let (month, day, used) = if let Some((month, used)) = month_of(rest) {
        (month, rest.get(used).and_then(day)?, used + 1)
    } else {
        let (month, used) = month_of(rest.get(1..)?)?;
        (month, rest.first().and_then(day)?, used + 1)
    };
    Some((iso(year, month, day)?, at + used))
}

/// The place behind a token of a kind, if one stands at a place.
fn skip(tokens: &[Token<'_>], at: usize, of_kind: impl Fn(&Token<'_>) -> bool) -> usize {
    at + usize::from(tokens.get(at).is_some_and(of_kind))
}

/// The tokens behind a day and its ending: `2nd`, `1er`.
fn skip_ordinal<'s, 't>(tokens: &'s [Token<'t>]) -> (&'s [Token<'t>], usize) {
    let Some(rest) = tokens.get(1..) else {
        return (&[], 0);
    };
    let ordinal = rest.first().is_some_and(|token| {
        token.start == tokens[0].end
            && matches!(
                token.text,
                "st" | "nd" | "rd" | "th" | "er" | "re" | "º" | "e"
            )
    });
    if ordinal { (&rest[1..], 1) } else { (rest, 0) }
}

/// The hours and the zone that stand between a day and its year where programs write dates: "Jun 2 10:15:00 UTC 2025".
fn hours(tokens: &[Token<'_>]) -> usize {
    const MOST: usize = 3;
    let number = |token: &&Token<'_>| token.text.len() == 2 && are_digits(token.text);
    let numbers = tokens.iter().take(MOST).take_while(number).count();
    let zone = |token: &Token<'_>| token.text.bytes().all(|b| b.is_ascii_uppercase());
    match numbers {
        0 | 1 => 0,
        _ => skip(tokens, numbers, zone),
    }
}

fn is_of(token: &Token<'_>) -> bool {
    matches!(
        token.text,
        "of" | "de" | "del" | "di" | "d" | "năm" | "ng" | "พ" | "ค" | "ศ"
    )
}

fn month(token: &Token<'_>) -> Option<i8> {
    let word = token.text.to_lowercase();
    // "May" is the shortest of ASCII.
    word.chars().nth(if word.is_ascii() { 2 } else { 1 })?;
    words::month(&word)
}

/// The month that tokens name, and how many of them do: `June`, `tháng 6`.
fn month_of(tokens: &[Token<'_>]) -> Option<(i8, usize)> {
    match tokens {
        [sign, number, ..] if sign.text.to_lowercase() == "tháng" => {
            let number = day(number).filter(|month| *month <= 12)?;
            Some((number, 2))
        }
        [start, end, ..] if let Some(month) = thai(start, end) => Some((month, 2)),
        // "يونيو/حزيران": by both of its names.
        [word, other, ..] => {
            let found = month(word)?;
            let again = other.start == word.end + 1 && month(other) == Some(found);
            Some((found, 1 + usize::from(again)))
        }
        [word, ..] => Some((month(word)?, 1)),
        [] => None,
    }
}

/// The month of two letters or groups of them with a point behind each: "มิ.ย.".
fn thai(start: &Token<'_>, end: &Token<'_>) -> Option<i8> {
    const MONTHS: [(&str, &str); 12] = [
        ("ม", "ค"),
        ("ก", "พ"),
        ("มี", "ค"),
        ("เม", "ย"),
        ("พ", "ค"),
        ("มิ", "ย"),
        ("ก", "ค"),
        ("ส", "ค"),
        ("ก", "ย"),
        ("ต", "ค"),
        ("พ", "ย"),
        ("ธ", "ค"),
    ];
    let nth = MONTHS
        .iter()
        .position(|month| *month == (start.text, end.text))?;
    i8::try_from(nth + 1).ok()
}

/// The month that a Roman number between a day and a year means: "2.VI.2025".
fn roman(token: &Token<'_>) -> Option<i8> {
    const NUMBERS: [&str; 12] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ];
    let nth = NUMBERS.iter().position(|number| *number == token.text)?;
    i8::try_from(nth + 1).ok()
}
