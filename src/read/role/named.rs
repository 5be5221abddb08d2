//! Whether the words of what may be a name stand in the text below: words of a name stand nowhere in small
//! letters.

use crate::read::line::Line;
use memchr::memmem::Finder;

/// Whether the text below has a word in a script without capitals: it speaks of what that means, "정치", and so rarely of who
/// wrote it.
pub(super) fn is_spoken_of(name: &str, lines: &[Line<'_>]) -> bool {
    const REACH: usize = 8;
    lines
        .iter()
        .take(REACH)
        .any(|line| line.text.contains(name))
}

/// Whether a word between these is part of where somebody is reached: `roe@example.org`, `example.org/roe` behind its scheme.
fn is_address(before: &str, behind: &str) -> bool {
    let before = before.rsplit(' ').next().unwrap_or_default();
    let behind = behind.split(' ').next().unwrap_or_default();
    before.contains("://") || before.contains('@') || behind.contains('@')
}

/// Whether a word of a text stands among these lines in small letters: no name, then.
pub(super) fn is_written_small(text: &str, lines: &[Line<'_>]) -> bool {
    let text = text.to_lowercase();
    let words: Vec<_> = words(&text).map(Finder::new).collect();
    let is_in = |text: &str, word: &Finder<'_>| {
        let mut found = word.find_iter(text.as_bytes());
        found.any(|at| {
            let end = at + word.needle().len();
            let (before, behind) = (&text[..at], &text[end..]);
            !before.ends_with(|c| !parts(c))
                && !behind.starts_with(|c| !parts(c))
                && !is_address(before, behind)
        })
    };
    let mut lines = lines.iter().take(REACH);
    lines.any(|line| words.iter().any(|word| is_in(line.text, word)))
}

/// Whether a word of a text stands among these lines, in letters of any size.
pub(super) fn is_written(text: &str, lines: &[Line<'_>]) -> bool {
    let text = text.to_lowercase();
    let own: Vec<&str> = words(&text).collect();
    let found = |word: &str| {
        let same = |own: &&str| own.len() == word.len() && **own == word.to_lowercase();
        own.iter().any(same)
    };
    let mut lines = lines.iter().take(REACH);
    lines.any(|line| line.text.split(parts).any(found))
}

/// What is called by a name is spoken of within so many lines.
const REACH: usize = 200;

/// Whether a character parts words. Marks that stand upon a letter of their own right are none of ours to part words at.
fn parts(c: char) -> bool {
    !c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&c)
}

/// The words of a text that are no parts of names: "de", "van".
fn words(text: &str) -> impl Iterator<Item = &str> {
    const SHORTEST: usize = 4;
    let words = text.split(parts);
    words.filter(|word| word.chars().count() >= SHORTEST)
}
