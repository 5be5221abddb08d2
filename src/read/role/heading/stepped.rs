//! Lesser headings of a dump: where a browser of text sets paragraphs in by three columns, their headings stand in by two more for
//! each lower level, and so beside the text: at 2, 4 and 6.

use super::{Style, credit, ends_above, is_like, lookalike, site};
use crate::document::FrontPart;
use crate::read::line::{Line, ends_joining};
use crate::read::profile::Profile;
use crate::read::role::{Judged, Role, Score, View, program};

/// Where paragraphs stand.
const BASE: usize = 3;

/// Whether a line stands left of the text, by two columns or more, or as lesser headings of a dump do.
pub(in crate::read::role) fn stands_out(line: &Line<'_>, profile: &Profile) -> bool {
    let least = if profile.base == BASE { 1 } else { 2 };
    line.indent() + least <= profile.base
}

/// Whether a browser of text has made it of a page: its title stands beside the column of the text, or headings do.
pub(super) fn is_dump(view: &View<'_, '_>) -> bool {
    /// The title block.
    const REACH: usize = 12;
    let beside = |judged: &Judged| {
        judged.role == Role::Front(FrontPart::Title)
            && view.lines[judged.lines.start].indent() != BASE
    };
    view.profile.base == BASE
        && view.profile.wrap.is_some()
        && !view.evidence.mail
        && (view.evidence.outdented > 0 || view.judged.iter().take(REACH).any(beside))
}

/// Whether lines stand in the column of such a text, as far from what is above and below as its paragraphs: a caption, a link.
pub(super) fn is_level_in_dump(view: &View<'_, '_>) -> bool {
    view.first().indent() == BASE
        && view.first().gap() <= 1
        && view.gap_below() <= 1
        && is_dump(view)
}

/// Whether lines stand left of such a text by themselves, above more of it: there a browser sets headings and nothing else,
/// whatever they say and however they end.
pub(super) fn is_left_of_dump(view: &View<'_, '_>) -> bool {
    const MOST_LINES: usize = 3;
    let own = view.own();
    let beside = |line: &Line<'_>| line.indent() >= 2 || is_like(line.text);
    matches!(own[0].indent(), 0 | 2)
        && own.len() <= MOST_LINES
        && own.iter().all(|line| line.indent() == own[0].indent())
        && own[0].gap() > 0
        && view.gap_below() > 0
        && view.below().is_some_and(beside)
        && view.above().is_some_and(beside)
        && own[0].text.contains(char::is_alphabetic)
        && !own.iter().any(program::is_surely_code)
        && view.mark().is_none_or(|mark| !mark.kind.is_bullet())
        && is_dump(view)
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
        && (is_left_of_dump(view) || is_titled(view)))
    .then(|| {
        let column = u8::try_from(column).unwrap_or(u8::MAX);
        (Role::Heading(Style::Outdented(column)), 76)
    })
}

/// Whether lines look like a heading by what they say.
fn is_titled(view: &View<'_, '_>) -> bool {
    let own = view.own();
    is_like(own[0].text)
        && !matches!(view.last().tail, b'.' | b',' | b';' | b':')
        && view.mark().is_none()
        && !view.underlines()
        && !view.is_cue()
        && !ends_above(view)
        && !own[0].text.contains('@')
        && !ends_joining(own[own.len() - 1].text)
        && !lookalike::is_label(own[0].text)
        && !site::is_button(own[0].text)
        && !credit::is_credit(own[0].text)
        && !lookalike::is_stamp(own[0].text)
        && !lookalike::is_admonition(view)
}
