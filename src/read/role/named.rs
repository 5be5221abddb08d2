//! Whether the words of what may be a name stand in the text below: words of a name stand nowhere in small
//! letters.

use crate::read::line::Line;

/// Whether the text below has a word in a script without capitals: it speaks of what that means, "정치", and so rarely of who
/// wrote it.
pub(super) fn is_spoken_of(name: &str, lines: &[Line<'_>]) -> bool {
    const REACH: usize = 8;
    lines
        .iter()
        .take(REACH)
        .any(|line| line.text.contains(name))
}

/// Whether a word of a text stands among these lines in small letters: no name, then.
pub(super) fn is_written_small(text: &str, lines: &[Line<'_>]) -> bool {
    has_word(text, lines, |word, own| own == word)
}

/// Whether a word of a text stands among these lines, in letters of any size.
pub(super) fn is_written(text: &str, lines: &[Line<'_>]) -> bool {
    has_word(text, lines, |word, own| {
        own.len() == word.len() && own == word.to_lowercase()
    })
}

/// Whether one of these lines has a word that is the same as one of a text in small letters.
fn has_word(text: &str, lines: &[Line<'_>], is_same: fn(&str, &str) -> bool) -> bool {
    /// What is called by a name is spoken of early.
    const REACH: usize = 200;
    /// Shorter words may be parts of names: "de", "van".
    const SHORTEST: usize = 4;
    // Marks that stand upon a letter of their own right are none of ours to part words at.
    let parts = |c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&c);
    let text = text.to_lowercase();
    let words = text.split(parts);
    let own: Vec<&str> = words
        .filter(|word| word.chars().count() >= SHORTEST)
        .collect();
    let found = |word: &str| own.iter().any(|own| is_same(word, own));
    lines
        .iter()
        .take(REACH)
        .any(|line| line.text.split(parts).any(found))
}
