//! Digits of other scripts, and the marks that belong to the letters of words.

/// The zeros of decimal digits beyond ASCII (Unicode, general category Nd); nine digits follow each.
const ZEROS: [char; 17] = [
    '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}',
    '\u{c66}', '\u{ce6}', '\u{d66}', '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}', '\u{17e0}',
    '\u{ff10}',
];

/// The digit of ASCII that a digit of another script stands for.
pub(super) fn value(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    let zeros = ZEROS
        .iter()
        .map(|zero| u32::from(c).wrapping_sub(u32::from(*zero)));
    let value = zeros.into_iter().find(|value| *value < 10)?;
    char::from_digit(value, 10)
}

/// Whether a character is a mark within a word that is no letter by itself: an accent, a virama, a tone.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{a4d}' | '\u{acd}' | '\u{b4d}'
        | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}' | '\u{e47}'..='\u{e4e}' | '\u{17d2}')
}
