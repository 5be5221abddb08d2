//! Headings in a frame: words between signs, between two rules that are as long as the page is wide, or in a box.
//!
//! ```text
//! === The heron ===        ================        *****************
//!                          The heron               *   The heron   *
//! -- The heron -------     ================        *****************
//! --[ 1 - The heron         =The heron.=
//!
//! ┌───────────────┐        ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄
//! │   The heron   │        █   The heron   █
//! └───────────────┘        ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀
//! ```

use super::Style;
use crate::read::frame::{BOLD, behind_bracket, between_signs, framed_lines, is_bold, side};
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
