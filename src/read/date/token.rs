//! The words and numbers of a text, between which a date is sought.

use super::words;

/// A word or number of a text and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The words and numbers of a text. Those that a page only set apart are apart here, too: "2 June 202510:15", `Posted OnJune`.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = None;
    let mut digits = false;
    for (at, c) in text
        .char_indices()
        .chain(std::iter::once((text.len(), ' ')))
    {
        let is_word = c.is_alphanumeric() || is_mark(c);
        if let Some(from) = start
            && (!is_word || c.is_ascii_digit() != digits)
        {
            let joint = if digits {
                hour_behind_year(&text[from..at], &text[at..])
            } else {
                word_behind(&text[from..at])
            };
            let cuts = [Some(from), joint.map(|joint| from + joint), Some(at)];
            let cuts: Vec<usize> = cuts.into_iter().flatten().collect();
            tokens.extend(cuts.windows(2).map(|cut| Token {
                text: &text[cut[0]..cut[1]],
                start: cut[0],
                end: cut[1],
            }));
            start = None;
        }
        if is_word && start.is_none() {
            start = Some(at);
            digits = c.is_ascii_digit();
        }
    }
    tokens
}

/// Where in a row of digits, before a colon, an hour stands behind a year: "202510" of "202510:15".
fn hour_behind_year(digits: &str, behind: &str) -> Option<usize> {
    const YEAR: usize = 4;
    let year = digits.starts_with("19") || digits.starts_with("20");
    let minutes = behind
        .strip_prefix(':')
        .is_some_and(|rest| rest.bytes().take_while(u8::is_ascii_digit).count().eq(&2));
    (year && minutes && (YEAR + 1..=YEAR + 2).contains(&digits.len())).then_some(YEAR)
}

/// Where in a word another begins that stands beside dates, with a capital behind a small letter: `OnJune`, `RoeUpdated`.
fn word_behind(word: &str) -> Option<usize> {
    let mut before = ' ';
    for (at, c) in word.char_indices() {
        if before.is_lowercase() && c.is_uppercase() {
            let behind = word[at..].to_lowercase();
            return (words::month(&behind).is_some() || words::is_label(&behind)).then_some(at);
        }
        before = c;
    }
    None
}

/// Whether a character is a mark within a word that is no letter by itself: an accent, a virama, a tone.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{a4d}' | '\u{acd}' | '\u{b4d}'
        | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}' | '\u{e47}'..='\u{e4e}' | '\u{17d2}')
}
