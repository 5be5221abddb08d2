//! Headings that stand in their line twice, at its two edges, as manuals of functions and commands begin their pages.
//!
//! ```text
//! port.library/Open                                        port.library/Open
//! TIDE(1)                     The harbour's manual                   TIDE(1)
//! ```

use super::Style;
use crate::read::line::Line;
use crate::read::role::{Role, Score, View};
use crate::read::signs::Signs;

/// The same words at both edges of a line that stands by itself.
pub(in crate::read::role) fn doubled(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [line] = view.own() else { return None };
    let alone = (line.gap() > 0 || view.range.start == 0) && view.gap_below() > 0;
    (alone && view.below().is_some() && is_doubled(line))
        .then_some((Role::Heading(Style::Framed(' ', 0)), 90))
}

/// Whether the words at both edges of a line are the same, far from each other, and could name something.
pub(in crate::read::role) fn is_doubled(line: &Line<'_>) -> bool {
    const GAP: &str = "   ";
    const NARROWEST: usize = 40;
    const SHORTEST: usize = 3;
    if !line.signs.has(Signs::GUTTER) || line.width() < NARROWEST {
        return false;
    }
    let edges = line.text.split_once(GAP).zip(line.text.rsplit_once(GAP));
    edges.is_some_and(|((left, _), (_, right))| {
        left.len() >= SHORTEST
            && left == right
            && left.starts_with(char::is_alphabetic)
            && !left.contains("  ")
    })
}
