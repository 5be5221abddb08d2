//! Lesser headings of a dump: where a browser of text sets paragraphs in by three columns, their headings stand in by two more for
//! each lower level, and so beside the text: at 2, 4 and 6.

use super::bare::ends_joining;
use super::{Style, credit, ends_above, is_like, lookalike};
use crate::read::line::Line;
use crate::read::profile::Profile;
use crate::read::role::{Role, Score, View};

/// Where paragraphs stand.
const BASE: usize = 3;

/// Whether a line stands left of the text, by two columns or more, or as lesser headings of a dump do.
pub(in crate::read::role) fn stands_out(line: &Line<'_>, profile: &Profile) -> bool {
    let least = if profile.base == BASE { 1 } else { 2 };
    line.indent() + least <= profile.base
}

/// Beside the text by one column, or by three, where nothing else stands.
pub(in crate::read::role) fn stepped(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const WIDEST: usize = 140;
    let own = view.own();
    let column = own[0].indent();
    let alone = own[0].gap() > 0 && view.gap_below() > 0 && own.len() <= 2;
    if view.profile.base != BASE || view.profile.wrap.is_none() || !matches!(column, 2 | 4 | 6) {
        return None;
    }
    // Deeper stands other text, too, unless greater headings show that it is a dump.
    let outlined = column < BASE || view.evidence.outdented > 0;
    let level = own.iter().all(|line| line.indent() == column);
    // What is set in as a whole goes on in its column, and code stands deeper.
    let leads = view.below().is_some_and(|below| {
        below.indent() == BASE
            || matches!(below.indent(), 2 | 4 | 6) && below.indent() > column
            || view.marks.at(view.range.end).is_some()
    });
    let apart = column < BASE || view.above().is_some_and(|above| above.indent() != column);
    (alone
        && outlined
        && level
        && apart
        && leads
        && view.range.start > 0
        && view.width() < WIDEST
        && is_like(own[0].text)
        && view.mark().is_none()
        && !view.underlines()
        && !view.is_cue()
        && !ends_above(view)
        && !own[0].text.contains('@')
        && !ends_joining(own[own.len() - 1].text)
        && !lookalike::is_label(own[0].text)
        && !lookalike::is_button(own[0].text)
        && !credit::is_credit(own[0].text)
        && !lookalike::is_stamp(own[0].text)
        && !lookalike::is_admonition(view))
    .then(|| {
        let column = u8::try_from(column).unwrap_or(u8::MAX);
        (Role::Heading(Style::Outdented(column)), 76)
    })
}
