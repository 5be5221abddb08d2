//! Items of lists, told by the markers that others of their kind confirm.

use super::{Role, Score, View};
use crate::read::marker::Kind;

pub(super) fn marked(view: &View<'_, '_>) -> Option<(Role, Score)> {
    match view.mark()?.kind {
        Kind::Bullet(_) => Some((Role::Item, 70)),
        Kind::Number { value, .. } => {
            Some((Role::Item, if is_followed(view, value) { 82 } else { 60 }))
        }
        // "2.1" leads a clause of a contract or statute as often as a heading, which has a rule of its own.
        Kind::Dotted(_) => Some((Role::Item, 40)),
    }
}

/// Whether the next number stands below without a blank line between: headings keep their distance.
fn is_followed(view: &View<'_, '_>, value: u32) -> bool {
    const REACH: usize = 8;
    let last = (view.range.end + REACH).min(view.lines.len());
    let mut below = (view.range.end..last).take_while(|&at| view.lines[at].gap == 0);
    below.any(|at| {
        let next = view.marks.at(at).map(|mark| mark.kind);
        matches!(next, Some(Kind::Number { value: next, .. }) if next == value + 1)
    })
}
