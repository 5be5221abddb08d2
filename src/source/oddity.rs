//! How odd a text looks: what a wrong encoding makes of letters.
//!
//! In come bytes and the encoding that they were taken for, out comes one in which they spell words. Encodings of one byte a
//! character know every byte, so that none of them ever fails: only a reader sees that `d‚cid‚` is no word, and that `ÄÄÄÄ` is a
//! rule. It knows how letters stand together in any language, and no words.

use super::charset::Charset;
use encoding_rs::{MACINTOSH, WINDOWS_1252};

/// Encodings in which so many texts were written before Unicode that they must be known without being named, and that guessing by
/// the letters of languages does not know or gets wrong, as soon as there are drawings among the words. An earlier one needs less to win.
const CANDIDATES: [Charset; 5] = [
    Charset::Web(WINDOWS_1252),
    Charset::Dos(437),
    Charset::Dos(850),
    Charset::Dos(852),
    Charset::Web(MACINTOSH),
];

/// Fewer oddities are names of products, typing mistakes and damage.
const FEWEST: usize = 3;

/// A better encoding does away with all oddities but one in so many.
const REMAINDER: usize = 5;

/// A letter that follows itself so often is part of a rule.
const SHORTEST_RULE: usize = 4;

/// `guess`, or an encoding in which the bytes look by far less odd.
pub(super) fn plainer(bytes: &[u8], guess: Charset) -> Charset {
    let mut best = (oddities(&guess.text(bytes).0), guess);
    for charset in CANDIDATES {
        if best.0.are_few() {
            break;
        }
        let oddities = oddities(&charset.text(bytes).0);
        if oddities.are_far_fewer_than(best.0) {
            best = (oddities, charset);
        }
    }
    best.1
}

/// How often characters stand where no language has them. Words tell more than rules: where a text has its words in one encoding
/// and its drawings in another, it is read for its words.
#[derive(Clone, Copy, Default)]
struct Oddities {
    within_words: usize,
    in_rules: usize,
}

impl Oddities {
    fn are_few(self) -> bool {
        self.within_words.max(self.in_rules) < FEWEST
    }

    fn are_far_fewer_than(self, others: Self) -> bool {
        let words =
            others.within_words >= FEWEST && self.within_words * REMAINDER <= others.within_words;
        let rules = others.in_rules >= FEWEST && self.in_rules * REMAINDER <= others.in_rules;
        words || rules && self.within_words <= others.within_words
    }
}

fn oddities(text: &str) -> Oddities {
    let mut oddities = Oddities::default();
    let mut run = 0;
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if !character.is_ascii() {
            let after = characters.peek().copied().unwrap_or(' ');
            run = if character == before { run + 1 } else { 1 };
            // Twice the same is the beginning of a rule, or of a drawing.
            let is_alone = character != before && character != after;
            oddities.within_words += usize::from(is_alone && is_odd(before, character, after));
            oddities.in_rules += usize::from(run >= SHORTEST_RULE && !draws_rules(character));
        }
        before = character;
    }
    oddities
}

/// Whether a character is one that rules are drawn with, of those that some encoding has for a letter: no letters, nor corners and
/// crossings.
fn draws_rules(character: char) -> bool {
    !character.is_alphabetic() && !matches!(character, '│'..='╏' | '║'..='╬')
}

/// Whether a character stands within a word of Latin letters as no letter does: a sign, a capital behind or before a small
/// letter, a letter of another script.
fn is_odd(before: char, character: char, after: char) -> bool {
    match character {
        // What is typed between letters: quotation marks, apostrophes, dashes, dots, soft hyphens, blanks. And marks upon letters.
        '\u{a0}'
        | '\u{ad}'
        | '·'
        | '\u{2010}'..='\u{2019}'
        | '“'
        | '”'
        | '…'
        | '\u{2028}'..='\u{202f}'
        | '\u{300}'..='\u{36f}' => false,
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='Ƒ' | 'Ɠ'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
            let within = before.is_lowercase() || before.is_alphabetic() && after.is_lowercase();
            character.is_uppercase() && within
        }
        // Other scripts have marks of their own, and mix with this one at the edges of words.
        '\u{370}'..='\u{1fff}' | '\u{2c00}'.. => {
            before.is_ascii_alphabetic() || after.is_ascii_alphabetic()
        }
        _ => before.is_alphabetic() && after.is_alphabetic(),
    }
}
