//! Headings in a frame: words between signs, between two rules that are as long as the page is wide, or in a box.
//!
//! ```text
//! === The heron ===        ================        *****************
//!                          The heron               *   The heron   *
//! -- The heron -------     ================        *****************
//! --[ 1 - The heron         =The heron.=
//!
//! The heron-----------
//!
//! ┌───────────────┐        ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄
//! │   The heron   │        █   The heron   █
//! └───────────────┘        ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀
//! ```

use super::Style;
use crate::read::frame::{
    BOLD, before_rule, behind_bracket, between_signs, framed_lines, is_bold, side, stressed,
};
use crate::read::line::Line;
use crate::read::role::{Role, Score, View, program};
use crate::read::signs::Signs;

/// Words in a frame, above what they head.
pub(in crate::read::role) fn framed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    /// The boxes of a picture are narrower.
    const NARROWEST_BOX: usize = 30;
    let own = view.own();
    let frame = frame(own)?;
    let below = view.below()?;
    let alone = own[0].gap() > 0
        || view.range.start == 0
        || matches!(view.role_above(), Some(Role::Heading(_) | Role::Front(_)));
    // The head of a table stands between rules, too, and pictures of machines are boxes.
    let heads_rows = own.len() > 1 && below.gap() == 0 && below.signs.has(Signs::GUTTER);
    let small = own[0].width() < NARROWEST_BOX || below.gap() == 0 || view.evidence.technical;
    let is_part = frame == Frame::Box && small;
    let coded = view.evidence.technical && program::is_surely_code(&own[0]);
    if !alone || coded || heads_rows || is_part || view.evidence.mail {
        return None;
    }
    let lone_bold = || {
        let bold = view.evidence.signed.get(&BOLD);
        is_bold(&own[0]) && !bold.is_some_and(|bold| bold.heads())
    };
    if own.len() == 1 && lone_bold() {
        return None;
    }
    let style = match frame {
        Frame::Signs(sign, count) => Style::Framed(sign, count),
        Frame::Rules(sign) => Style::Underlined(sign, true),
        Frame::Box => Style::Framed('+', 0),
    };
    Some((Role::Heading(style), 89))
}

/// A frame of several lines, and nothing below it before the next blank line.
pub(in crate::read::role) fn boxed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    (view.own().len() > 1).then(|| framed(view))?
}

/// Words that a rule goes on behind, above text, where others stand so. One such line may be a form to fill in.
pub(in crate::read::role) fn before_a_rule(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 2;
    /// Text below it, in columns.
    const SHORTEST: usize = 12;
    let [line] = view.own() else { return None };
    let (sign, _) = before_rule(line)?;
    let parted = line.gap() > 0 || view.range.start == 0;
    let text = |below: &Line<'_>| below.rule().is_none() && before_rule(below).is_none();
    // Names stand before lines to write on, too.
    let number = line.text.split(' ').next().unwrap_or_default();
    if sign == '_' && !number.ends_with(['.', ')']) {
        return None;
    }
    (view.evidence.ruled_on >= FEWEST
        && parted
        && view.below().is_some_and(text)
        && view.prose_below() >= SHORTEST
        && !view.evidence.mail)
        .then_some((Role::Heading(Style::Underlined(sign, false)), 89))
}

/// Words stressed as a whole that stand apart above text, where others do.
pub(in crate::read::role) fn set_bold(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 3;
    let [line] = view.own() else { return None };
    stressed(line)?;
    let parted = (line.gap() > 0 || view.range.start == 0) && view.gap_below() > 0;
    let text = |below: &Line<'_>| stressed(below).is_none() && below.width() > line.width() / 2;
    // Where headings have a mark of their own, what is stressed is only that.
    let above = view.heading_above.map(|above| above.role);
    let only = matches!(above, None | Some(Role::Heading(Style::Framed('*', 0))));
    (view.evidence.stressed >= FEWEST
        && view.evidence.underlined == 0
        && only
        && parted
        && view.below().is_some_and(text)
        && !view.evidence.mail)
        .then_some((Role::Heading(Style::Framed('*', 0)), 78))
}

/// What stands around words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frame {
    /// The same sign before and behind them, and how often; 0 where that says nothing.
    Signs(char, u8),
    /// Two rules of this sign.
    Rules(char),
    /// Four sides.
    Box,
}

/// The frame around the words of some lines, if there is one and they could be a heading.
fn frame(own: &[Line<'_>]) -> Option<Frame> {
    if let [line] = own {
        let (sign, count, _) = behind_bracket(line).or_else(|| between_signs(line))?;
        return Some(Frame::Signs(sign, count));
    }
    if framed_lines(own)? != own.len() {
        return None;
    }
    let sides = own[1..own.len() - 1]
        .iter()
        .any(|line| side(line, &own[0]).is_some());
    match own[0].rule() {
        Some(sign) if !sides => Some(Frame::Rules(sign)),
        _ => sides.then_some(Frame::Box),
    }
}
