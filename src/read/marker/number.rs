//! Numbers that lead lines: `3.`, `(b)`, `iv)`, `2.1`; and figures that count something, which lead none.

use super::{Kind, Mark};
use crate::document::{Delimiter, NumberStyle};
use crate::read::figures::are_digits;
use crate::read::words::Words;

/// A number that leads a text, with what stands around it.
pub(super) fn parse_number(text: &str) -> Option<Mark> {
    let open = usize::from(text.starts_with('('));
    let body = &text[open..];
    let label_len = body
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b'.')
        .count();
    let label = &body[..label_len];
    let bare = label.trim_end_matches('.');
    let after = body[label_len..].chars().next();
    let (delimiter, len) = match (open, after) {
        (1, Some(')')) if bare == label => (Delimiter::Parens, open + label_len + 1),
        (0, Some(')')) if bare == label => (Delimiter::Paren, label_len + 1),
        // "1、合同": the comma that counts, which needs no blank.
        (0, Some(sign @ ('、' | '．'))) if is_count(label) => {
            (Delimiter::Period, label_len + sign.len_utf8())
        }
        // "1.- Cuentas": a point and a dash, as Spanish has them.
        (0, Some('-')) if bare.len() + 1 == label.len() && body[label_len..].starts_with("- ") => {
            (Delimiter::Period, label_len + 1)
        }
        (0, c)
            if c.is_none_or(char::is_whitespace)
                && (bare.contains('.') || bare.len() + 1 == label.len()) =>
        {
            (Delimiter::Period, label_len)
        }
        _ => return None,
    };
    if bare.contains('.') {
        return is_dotted(bare).then(|| Mark {
            kind: Kind::Dotted(bare.split('.').count()),
            len,
            text_at: 0,
        });
    }
    let (value, style) = number(bare)?;
    Some(Mark {
        kind: Kind::Number {
            value,
            style,
            delimiter,
        },
        len,
        text_at: 0,
    })
}

/// Whether a text is a number of one or two digits.
fn is_count(text: &str) -> bool {
    text.len() <= 2 && are_digits(text)
}

/// `2.1`, `A.3.12`: numbers, of which the first may be a capital letter.
fn is_dotted(bare: &str) -> bool {
    bare.split('.').enumerate().all(|(n, part)| {
        let digits = part.len() <= 3 && are_digits(part);
        digits || n == 0 && part.len() == 1 && part.as_bytes()[0].is_ascii_uppercase()
    })
}

/// The value of a number of at most three digits, a letter or a Roman numeral.
fn number(bare: &str) -> Option<(u32, NumberStyle)> {
    if bare.is_empty() || bare.len() > 7 {
        return None;
    }
    if are_digits(bare) {
        // "1984. It was" is a year.
        return (bare.len() <= 3)
            .then(|| bare.parse().ok().map(|value| (value, NumberStyle::Decimal)))?;
    }
    let lower = bare.bytes().all(|b| b.is_ascii_lowercase());
    if !lower && !bare.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    if bare.len() == 1 && !matches!(bare, "i" | "I") {
        let value = u32::from(bare.as_bytes()[0].to_ascii_lowercase() - b'a') + 1;
        return Some((
            value,
            if lower {
                NumberStyle::LowerAlpha
            } else {
                NumberStyle::UpperAlpha
            },
        ));
    }
    roman(bare).map(|value| {
        (
            value,
            if lower {
                NumberStyle::LowerRoman
            } else {
                NumberStyle::UpperRoman
            },
        )
    })
}

/// The Roman reading of a letter that [`parse`](super::parse) took for a letter: `v)` may be 5 or 22. And the letter reading of `i`.
pub(in crate::read) fn other_reading(value: u32, style: NumberStyle) -> Option<(u32, NumberStyle)> {
    let letter =
        |value: u32| char::from_u32(u32::from('a') + value - 1).filter(char::is_ascii_lowercase);
    match style {
        NumberStyle::LowerAlpha => Some((
            roman(letter(value)?.encode_utf8(&mut [0; 4]))?,
            NumberStyle::LowerRoman,
        )),
        NumberStyle::UpperAlpha => Some((
            roman(letter(value)?.encode_utf8(&mut [0; 4]))?,
            NumberStyle::UpperRoman,
        )),
        NumberStyle::LowerRoman if value == 1 => Some((9, NumberStyle::LowerAlpha)),
        NumberStyle::UpperRoman if value == 1 => Some((9, NumberStyle::UpperAlpha)),
        _ => None,
    }
}

/// The value of a Roman numeral below 400, written as it should be.
pub(in crate::read) fn roman(text: &str) -> Option<u32> {
    const DIGITS: [(u8, u32); 5] = [(b'c', 100), (b'l', 50), (b'x', 10), (b'v', 5), (b'i', 1)];
    let mut total = 0;
    let mut last = u32::MAX;
    let mut repeated = 0;
    let value_of = |b: u8| {
        DIGITS
            .iter()
            .find(|(digit, _)| *digit == b.to_ascii_lowercase())
            .map(|(_, value)| *value)
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let value = value_of(bytes[at])?;
        let next = bytes.get(at + 1).and_then(|b| value_of(*b));
        let value = match next {
            Some(next) if next > value => {
                if !(next == value * 5 || next == value * 10) || matches!(value, 5 | 50) {
                    return None;
                }
                at += 1;
                next - value
            }
            _ => value,
        };
        repeated = if value == last { repeated + 1 } else { 0 };
        if value > last || repeated >= 3 {
            return None;
        }
        last = value;
        total += value;
        at += 1;
    }
    (total > 0 && total < 400).then_some(total)
}

/// "71.1 MB", "9 km", "12.4 % (of all)": a figure and what it counts, as cells of a table have them, and no number that counts up.
pub(in crate::read) fn is_measure(text: &str) -> bool {
    const MOST_WORDS: usize = 4;
    static UNITS: Words = Words::of(
        "
        % ‰ € $ £ ¥ B kB KB MB GB TB KiB MiB GiB kbit/s Mbit/s mm cm dm m km m² km² ha in ft mi mg g kg t lb oz ml cl l L
        ms s sec min h hrs °C °F K Hz kHz MHz GHz V W kW MW GW kWh MWh px dpi Mio Mio. Mrd Mrd. million billion EUR USD GBP
        CHF
    ",
    );
    let Some((figure, rest)) = text.split_once([' ', '\u{a0}']) else {
        return false;
    };
    let counts = |c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '–' | '+' | '±' | '~' | '<' | '>')
    };
    let unit = rest.split_whitespace().next().unwrap_or_default();
    figure.ends_with(|c: char| c.is_ascii_digit())
        && figure.chars().all(counts)
        && UNITS.has(unit)
        && rest.split_whitespace().count() <= MOST_WORDS
}
