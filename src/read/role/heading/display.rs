//! Headings of several lines, each narrower than the text right below them, as pages that were set in type have them.

use super::Style;
use crate::read::role::{Role, Score, View};

/// Such lines above their text.
pub(in crate::read::role) fn display(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let below = &view.lines[view.range.start..];
    let all = view.gap_below() == 0 && view.profile.display_lines(below) == Some(view.own().len());
    all.then_some((Role::Heading(Style::Bare), 60))
}
