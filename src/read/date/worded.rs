//! Dates whose month is a word.

use super::{Token, day, iso, words, year};

/// `June 2, 2025`, `2 June 2025`, `2nd of June, 2025`, `2 de junio de 2025`, `June 2025`.
pub(super) fn worded(tokens: &[Token<'_>]) -> Option<(String, usize)> {
    let first = tokens.first()?;
    let rest = tokens.get(1..).unwrap_or_default();
    let numbered = rest
        .first()
        .is_some_and(|next| day(next).is_some() || year(next).is_some());
    if numbered && let Some(month) = month(first) {
        let (next, skipped) = skip_ordinal(rest);
        if let Some(day) = rest.first().and_then(day)
            && let Some(year) = next.first().and_then(year)
        {
            return Some((iso(year, month, day)?, 1 + 1 + skipped + 1));
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
    let mut at = skip(tokens, 1 + skipped, is_of);
    let (month, used) = month_of(&tokens[at..])?;
    at = skip(tokens, at + used, is_of);
    let year = tokens.get(at).and_then(year)?;
    Some((iso(year, month, day)?, at + 1))
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

fn is_of(token: &Token<'_>) -> bool {
    matches!(token.text, "of" | "de" | "del" | "di" | "d" | "năm" | "ng")
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
        [word, ..] => Some((month(word)?, 1)),
        [] => None,
    }
}
