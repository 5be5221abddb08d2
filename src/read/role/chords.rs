//! Songs with their chords, each over the syllable that it is struck with: blanks say where, and are kept.
//!
//! ```text
//! Am              Em
//! There are no boats tonight
//! ```

use super::{Role, Score, View};
use crate::read::line::Line;

/// Lines of chords over lines of words.
pub(super) fn over_words(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 2;
    let own = view.own();
    // Most lines begin with a letter that no chord does.
    let may_be = |line: &Line<'_>| !matches!(line.head[0], b'I'..=b'Z' | b'a'..=b'z' | b'0'..=b'9');
    let chords = |line: &Line<'_>| may_be(line).then(|| chords(line.text)).flatten();
    let worded = |line: &Line<'_>| line.text.chars().any(char::is_lowercase);
    let over = own.windows(2).any(|pair| {
        chords(&pair[0]).is_some_and(|n| n >= FEWEST || pair[0].indent() > 0)
            && chords(&pair[1]).is_none()
            && worded(&pair[1])
    });
    let many = own.iter().filter_map(chords).any(|n| n >= FEWEST);
    (over && many && !view.is_marked()).then_some((Role::Preformatted, 86))
}

/// How many chords a line is, if it is nothing else.
fn chords(text: &str) -> Option<usize> {
    let mut count = 0;
    for word in text.split_whitespace() {
        if !is_chord(word) {
            return None;
        }
        count += 1;
    }
    (count > 0).then_some(count)
}

/// "Am", "F#m7", "C/G", "E7M(9)": a root, and what is added to it.
fn is_chord(word: &str) -> bool {
    const ADDED: [&str; 8] = ["maj", "min", "dim", "aug", "sus", "add", "m", "M"];
    let Some(mut rest) = root(word) else {
        return false;
    };
    while !rest.is_empty() {
        let added = ADDED.iter().find_map(|added| rest.strip_prefix(added));
        let bass = || rest.strip_prefix('/').and_then(root);
        let sign = || rest.strip_prefix(|c: char| c.is_ascii_digit() || "+-°#b()".contains(c));
        match added.or_else(bass).or_else(sign) {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    true
}

/// What stands behind the root of a chord: a letter, raised or lowered.
fn root(word: &str) -> Option<&str> {
    let rest = word.strip_prefix(|c: char| ('A'..='H').contains(&c))?;
    Some(rest.strip_prefix(['#', 'b']).unwrap_or(rest))
}
