//! Headings over texts of one line: a few words and a sentence, in turn.

use super::{Style, is_like, lookalike};
use crate::read::case::is_lower;
use crate::read::line::{Line, ends_sentence};
use crate::read::role::{Role, Score, View};

/// "Where", over "On the green behind the church.", among others of its kind.
pub(in crate::read::role) fn paired(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 3;
    let at = view.range.start;
    let pair = |at: Option<usize>| at.is_some_and(|at| is_pair(view, at));
    if view.evidence.mail || !pair(Some(at)) {
        return None;
    }
    let below = (1..FEWEST).take_while(|n| pair(Some(at + 2 * n))).count();
    let above = (1..FEWEST).take_while(|n| pair(at.checked_sub(2 * n)));
    (1 + below + above.count() >= FEWEST).then_some((Role::Heading(Style::Bare), 48))
}

/// Whether a line of few words stands by itself, and below it, by itself, a sentence that is wider.
fn is_pair(view: &View<'_, '_>, at: usize) -> bool {
    const MOST_WORDS: usize = 4;
    const FEWEST_WORDS: usize = 3;
    const WIDEST: usize = 40;
    let alone = |at: usize| {
        let line = view.lines.get(at).filter(|line| line.gap() > 0)?;
        view.lines
            .get(at + 1)
            .is_none_or(|below| below.gap() > 0)
            .then_some(line)
    };
    let (Some(head), Some(text)) = (alone(at), alone(at + 1)) else {
        return false;
    };
    let has_words = |line: &Line<'_>, n: usize| line.text.split(' ').nth(n - 1).is_some();
    head.width() <= WIDEST
        && head.width() < text.width()
        && head.indent() == text.indent()
        && !has_words(head, MOST_WORDS + 1)
        && has_words(text, FEWEST_WORDS)
        && head.text.ends_with(char::is_alphanumeric)
        && ends_sentence(text.text)
        && !is_lower(head.text)
        && !is_lower(text.text)
        && is_like(head.text)
        && !lookalike::is_label(head.text)
        && !lookalike::is_stamp(head.text)
        && !view.is_cue_of(head)
        && !view.evidence.recurring.contains(head.text)
        && view.marks.at(at).is_none()
        && view.marks.at(at + 1).is_none()
}
