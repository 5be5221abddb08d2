//! Headings above rules that cross the page, whatever the headings' own width.
//!
//! ```text
//! The boats
//! ----------------------------------------------------------------------
//! ```

use super::{Style, is_like};
use crate::read::line::Line;
use crate::read::role::{Role, Score, View};
use crate::read::signs::Signs;

/// One line above such a rule, where the text has more of them that are as wide.
pub(in crate::read::role) fn crossed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [_, rule] = view.own() else { return None };
    let sign = rule.rule()?;
    let habit = view.evidence.crossing.contains(&rule.width());
    (habit && may_cross(view.lines, view.range.start + 1))
        .then_some((Role::Heading(Style::Underlined(sign, false)), 86))
}

/// Whether a line is a rule that crosses the page below one line that may be a heading: it stands by itself above text.
pub(in crate::read::role) fn crosses(lines: &[Line<'_>], at: usize) -> bool {
    may_cross(lines, at) && is_like(lines[at - 1].text)
}

/// Whether a line is such a rule, whatever the words above it are: the name of a command, where others have titles.
pub(in crate::read::role) fn may_cross(lines: &[Line<'_>], at: usize) -> bool {
    const NARROWEST: usize = 40;
    let rule = &lines[at];
    if rule.width() < NARROWEST || rule.gap() > 0 || rule.rule().is_none() || at == 0 {
        return false;
    }
    let words = &lines[at - 1];
    let apart = words.gap() > 0 || at == 1;
    let below = || {
        lines
            .get(at + 1)
            .is_some_and(|below| below.gap() > 0 && !below.is_symbols())
    };
    apart
        && words.width() < rule.width()
        && words.indent() == rule.indent()
        && !words.signs.has(Signs::GUTTER)
        && !words.is_symbols()
        && !words.text.ends_with(['.', ',', ';'])
        && below()
}
