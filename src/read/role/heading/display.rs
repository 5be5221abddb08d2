//! Headings of pages that were set in type: of several lines, each narrower than the text right below them, or in the middle.

use super::Style;
use crate::read::entry;
use crate::read::role::{Role, Score, View};
use crate::read::signs::Signs;

/// Such lines above their text.
pub(in crate::read::role) fn display(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let below = &view.lines[view.range.start..];
    let all = view.gap_below() == 0 && view.profile.display_lines(below) == Some(view.own().len());
    // A question in large type stands alone, and none of them begins with its letter.
    (all && !entry::is_question(view.first()) && !lists_topics(view))
        .then_some((Role::Heading(Style::Bare), 60))
}

/// "A Walk to the Mole.--Who kept it": the first of the lines that say what a chapter holds.
fn lists_topics(view: &View<'_, '_>) -> bool {
    let parted = |text: &str| text.contains(".--") || text.contains(".—");
    parted(view.last().text) && view.below().is_some_and(|below| parted(below.text))
}

/// Whether a line of capitals stands in the very middle of the page, where nobody writes programs.
pub(in crate::read::role) fn is_in_the_middle(view: &View<'_, '_>) -> bool {
    const SLACK: usize = 2;
    let [line] = view.own() else { return false };
    let wrap = view.profile.wrap.unwrap_or(0);
    line.gap() > 0
        && view.gap_below() > 0
        && line.text.split(' ').nth(2).is_some()
        && line.is_shouted()
        && !line.signs.has(Signs::DIGIT | Signs::GUTTER)
        && (line.indent() * 2 + line.width()).abs_diff(wrap) <= SLACK
}
