//! Numbers of lists as their authors write them.

use super::NumberStyle;

/// A number in a style. Zero, and Roman numerals from 4000 on, have no such form and are written in digits.
pub fn numeral(number: u64, style: NumberStyle) -> String {
    match style {
        NumberStyle::Decimal => number.to_string(),
        NumberStyle::LowerAlpha => letters(number),
        NumberStyle::UpperAlpha => letters(number).to_uppercase(),
        NumberStyle::LowerRoman => roman(number),
        NumberStyle::UpperRoman => roman(number).to_uppercase(),
    }
}

/// a, b, …, z, aa, ab, …: as browsers count.
fn letters(number: u64) -> String {
    let mut rest = number;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'a' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    if letters.is_empty() {
        return number.to_string();
    }
    letters.iter().rev().collect()
}

/// Roman numerals as far as they are written without bars.
fn roman(number: u64) -> String {
    const SIGNS: [(u64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number == 0 || number >= 4000 {
        return number.to_string();
    }
    let mut rest = number;
    let mut numeral = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            numeral.push_str(sign);
            rest -= value;
        }
    }
    numeral
}
