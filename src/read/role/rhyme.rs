//! Whether lines rhyme, by the letters that their last words end with.

use crate::read::line::Line;
use crate::read::words::Words;

/// Whether half of these lines and more end as another near them does.
pub(super) fn rhymes(own: &[Line<'_>]) -> bool {
    /// How far apart lines are that rhyme: those of a couplet, of crossed rhymes, of enclosed ones.
    const REACH: usize = 3;
    let ends: Vec<String> = own.iter().map(|line| last_word(line.text)).collect();
    let rhymed = |at: usize| {
        let near = at.saturating_sub(REACH)..ends.len().min(at + REACH + 1);
        near.into_iter()
            .any(|other| other != at && rhyme(&ends[at], &ends[other]))
    };
    (0..ends.len()).filter(|at| rhymed(*at)).count() * 2 >= ends.len()
}

/// The letters that the last word of a line ends with, without marks that call notes.
fn last_word(text: &str) -> String {
    const MOST: usize = 12;
    let text = match text.strip_suffix([']', '}']) {
        Some(rest) => rest.rsplit_once(['[', '{']).map_or(rest, |(text, _)| text),
        None => text,
    };
    let text = text.trim_end_matches(|c: char| !c.is_alphabetic());
    let word = text.rsplit(|c: char| !c.is_alphabetic()).next();
    let word = word.unwrap_or_default().to_lowercase();
    let over = word.chars().count().saturating_sub(MOST);
    word.chars().skip(over).collect()
}

/// Whether two words end alike, and are not the same: in three letters, or in two if one of them is short. What words end with in
/// any prose is no rhyme.
fn rhyme(one: &str, other: &str) -> bool {
    const SHORT: usize = 4;
    static INFLECTIONS: Words = Words::of("en er es ed el em os as do da te re ne nt");
    if one == other {
        return false;
    }
    let shared = one.chars().rev().zip(other.chars().rev());
    let shared = shared.take_while(|(one, other)| one == other).count();
    let end: String = {
        let skipped = one.chars().count() - shared;
        one.chars().skip(skipped).collect()
    };
    let short = one.chars().count().min(other.chars().count()) <= SHORT;
    let sounds = end.chars().any(|c| !c.is_ascii() || "aeiouy".contains(c));
    sounds && (shared >= 3 || shared == 2 && short && !INFLECTIONS.has(&end))
}
