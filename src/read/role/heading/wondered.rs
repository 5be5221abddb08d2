//! Questions that a writer asks on the way, which head nothing.

use super::below;
use crate::read::line::{Line, last_mark};
use crate::read::role::View;

/// Whether a question by itself is asked in passing: with others around it, by the way that it begins, of somebody whose words
/// follow, or as the only one of a text that has no headings.
pub(super) fn is_wondered(view: &View<'_, '_>, below: &Line<'_>) -> bool {
    /// Shorter ones may head the only section of a text.
    const SHORT: usize = 44;
    let asks = |line: &Line<'_>| matches!(last_mark(line.text), Some('?' | '!'));
    if asks(below) && view.above().is_some_and(asks) {
        return true;
    }
    let said = below.text.starts_with(['“', '"', '„', '«', '»']);
    // In an article, what somebody is quoted with answers as well.
    let answered = || view.is_dated() && below::is_asked(view);
    if said && below.indent() == view.first().indent() && !answered() {
        return true;
    }
    if view.profile.wrap.is_some() {
        return false;
    }
    // Where paragraphs keep their distance, what stands right above one heads it.
    let attached = view.first().gap() > 0 && view.gap_below() == 0;
    let lone = view.evidence.bare_headings <= 1 && view.first().gap() > 0 && view.width() >= SHORT;
    !attached && (below::goes_on(view.first().text) && !below::is_asked(view) || lone)
}
