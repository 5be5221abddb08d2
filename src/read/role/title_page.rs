//! The title page of a book, down to who wrote it, in the areas that catalogues know (ISBD, area 1).
//!
//! ```text
//! OFF-SEASON TALES            the name of a series
//! THE LAST FERRY              the title proper
//! And Other Stories           other title information
//! BY                          the statement of responsibility
//! ADA ROE
//! ```

use crate::read::byline;
use crate::read::line::Line;
use crate::read::words::Words;
use std::ops::Range;

/// The chunk of the head that leads to whoever stands below it: "BY", "Edited, with an Introduction, by".
pub(super) fn responsible(head: &[Range<usize>], lines: &[Line<'_>]) -> Option<usize> {
    head.iter().position(|range| {
        let own = &lines[range.clone()];
        own.len() == 1 && (byline::is_lead(own[0].text) || is_credit(own[0].text))
    })
}

/// Whether a phrase ends with "by", and says what somebody did: "Edited, with an Introduction, by".
fn is_credit(text: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let mut words = text.split(' ');
    let (first, last) = (words.next(), words.next_back());
    let done = |word: &str| {
        let word = word.trim_end_matches(',').to_lowercase();
        word.ends_with("ed") || word.ends_with("en")
    };
    first.is_some_and(done)
        && last.is_some_and(|word| word.eq_ignore_ascii_case("by"))
        && words.count() + 2 <= MOST_WORDS
}

/// The chunk above the statement of responsibility that "And Other Stories" goes on from: the title, whatever stands above it.
pub(super) fn proper(above: &[Range<usize>], lines: &[Line<'_>]) -> Option<usize> {
    static OTHERS: Words = Words::phrases(
        "and other, und andere, et autres, et autre, y otros, y otras, e altri, e altre, en andere, och andra, og andre",
    );
    let other = |range: &Range<usize>| {
        let text = lines[range.start].text;
        OTHERS.may_open(text) && OTHERS.that_open(&text.to_lowercase()).next().is_some()
    };
    let below = above.iter().position(other)?;
    below.checked_sub(1)
}
