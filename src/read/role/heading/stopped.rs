//! Headings that end with a full stop, as old books print them: few words, written as in a title, and the text does it again.
//!
//! ```text
//!
//!
//! The Old Mint.
//!
//! Mrs. Roe's house stood at the end of a row of others.
//! ```

use super::{Style, credit, is_like, lookalike};
use crate::read::byline;
use crate::read::date;
use crate::read::line::{Line, has_inner_stop};
use crate::read::role::{Role, Score, View};

/// Whether a text is a few words written as in a title, and a full stop.
pub(super) fn is_stopped_title(text: &str) -> bool {
    const MOST_WORDS: usize = 10;
    /// Articles and prepositions are shorter, and are small even in titles.
    const SHORTEST: usize = 4;
    let Some(title) = text.strip_suffix('.') else {
        return false;
    };
    let small = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphabetic());
        word.len() >= SHORTEST && word.starts_with(char::is_lowercase)
    };
    // What is said goes on below.
    let opened = title.strip_prefix(['"', '“']);
    let unclosed = opened.is_some_and(|words| !words.contains(['"', '”']));
    let mut words = title.split_whitespace();
    // Who wrote it, and where more is to be found, heads nothing; nor does a part that is sung or played so.
    let aside = byline::is_led(title) || title.starts_with("See ") || title.starts_with('_');
    is_like(title)
        && !aside
        && !unclosed
        && words.clone().count() <= MOST_WORDS
        && !words.any(small)
        && !title.ends_with('.')
        && !has_inner_stop(text)
}

/// Whether a line is such a title, and more blank lines stand beside it than between paragraphs, or a rule above it.
pub(in crate::read::role) fn is_stopped(
    line: &Line<'_>,
    above: Option<&Line<'_>>,
    below: Option<&Line<'_>>,
) -> bool {
    const WIDEST: usize = 60;
    let ruled = || above.is_some_and(Line::is_symbols);
    line.tail == b'.'
        && line.gap() > 0
        && line.width() <= WIDEST
        && !line.is_shouted()
        && below
            .is_some_and(|below| below.gap() > 0 && (line.gap().max(below.gap()) >= 2 || ruled()))
        && is_stopped_title(line.text)
}

/// One of several such titles.
pub(in crate::read::role) fn stopped(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 4;
    /// What stands below a rule begins something.
    const FEWEST_RULED: usize = 2;
    let [line] = view.own() else { return None };
    // Nearer to its text than to what is above, unless that is the heading that it goes on from.
    let headed = || {
        view.is_below_heading() && !credit::is_credit(line.text) && !lookalike::is_stamp(line.text)
    };
    let near = view.gap_below() <= line.gap() || headed();
    // "Hamnvik, 3rd November, 1811.": where and when a letter was written.
    let written = || lookalike::is_stamp(line.text) && date::of_line(line.text).is_none();
    let ruled = view.role_above() == Some(Role::Break);
    let fewest = if ruled { FEWEST_RULED } else { FEWEST };
    let stands = view.evidence.stopped >= fewest
        && view.profile.wrap.is_some()
        && line.indent() == view.profile.base
        && !view.underlines()
        && !view.evidence.mail
        && view.mark().is_none()
        && near
        && !view.is_cue()
        && !view.evidence.cues.spoken
        && !written();
    (stands && is_stopped(line, view.above(), view.below()))
        .then_some((Role::Heading(Style::Bare), 66))
}
