//! What stands below a line that may be a heading: text that it leads, what announces a list, an answer, something that was set
//! as it stands.

use crate::read::line::{Case, Line, case, ends_sentence};
use crate::read::role::View;
use crate::read::role::evidence::asks;
use crate::read::signs::Signs;

/// Whether a line is one of several questions, each above its answer: all of them head what answers them.
pub(in crate::read::role) fn is_asked(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 3;
    /// Where lines are wrapped, people who talk ask and answer in fewer columns.
    const SHORTEST: usize = 120;
    view.evidence.questions >= FEWEST
        && asks(view.first(), view.below())
        && (view.profile.wrap.is_none()
            || view.has_front
                && view.evidence.questions * 2 >= view.evidence.bare_headings
                && view.prose_below() >= SHORTEST)
}

/// Whether the line below announces a list, and so is the text of a section, however short.
pub(super) fn is_announced(view: &View<'_, '_>, below: &Line<'_>) -> bool {
    const WIDEST: usize = 48;
    if view.first().gap == 0 || view.width() > WIDEST || below.tail != b':' {
        return false;
    }
    // Lists lose their bullets when they are copied from a page.
    view.profile.wrap.is_none()
        || view.lines.get(view.range.end + 1).is_some_and(|next| {
            next.indent > below.indent || view.marks.at(view.range.end + 1).is_some()
        })
}

/// Whether one short sentence stands below, longer than the line above it.
pub(super) fn is_sentence(view: &View<'_, '_>, below: &Line<'_>) -> bool {
    const FEWEST_WORDS: usize = 4;
    if view.first().gap == 0 {
        return false;
    }
    if view.profile.wrap.is_some() {
        return view.gap_below() > 0
            && below.width > view.width()
            && below.text.ends_with('.')
            && case(below.text) == Case::Sentence;
    }
    // Nearer to it than to what is above.
    let worded =
        || below.signs.has(Signs::EAST) || below.text.split(' ').nth(FEWEST_WORDS - 1).is_some();
    view.gap_below() == 0
        && below.width * 2 > view.width() * 3
        && below.text.ends_with(['.', '。'])
        && ends_sentence(below.text)
        && worded()
        && view
            .lines
            .get(view.range.end + 1)
            .is_none_or(|next| next.gap > 0)
}

/// Whether what stands below is no text of any kind: where something is to be had.
pub(super) fn is_link(below: &Line<'_>) -> bool {
    below.text.starts_with("http") && !below.text.contains(' ')
}
