//! Whether the text below takes up the words of a line: what is told there has its headline above it.

use crate::read::line::Line;
use crate::read::role::View;
use crate::source::floor_boundary;

/// Whether most of a line's longer words come again, in whatever form, in the first sentences of the paragraph below it.
pub(super) fn is_taken_up(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 4;
    /// The first sentences, in bytes.
    const REACH: usize = 320;
    const PARAGRAPH: usize = 60;
    let [line] = view.own() else { return false };
    let Some(below) = view.below().filter(|_| view.profile.wrap.is_none()) else {
        return false;
    };
    // What sums a text up stands above all of its paragraphs; and whose picture it is, a caption says.
    let begun = |above: &Line<'_>| above.width() >= PARAGRAPH;
    if !view.above().is_some_and(begun) || line.text.contains('©') || line.tail == b')' {
        return false;
    }
    let own: Vec<String> = stems(line.text).collect();
    let end = floor_boundary(below.text, REACH);
    let below: Vec<String> = stems(&below.text[..end]).collect();
    let again = own.iter().filter(|stem| below.contains(stem)).count();
    own.len() >= FEWEST && again * 5 >= own.len() * 3
}

/// How the longer words of a text begin, in small letters: what languages add to a word stands at its end.
fn stems(text: &str) -> impl Iterator<Item = String> + '_ {
    const SHORTEST: usize = 4;
    const STEM: usize = 5;
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().nth(SHORTEST - 1).is_some())
        .map(|word| {
            word.chars()
                .take(STEM)
                .flat_map(char::to_lowercase)
                .collect()
        })
}
