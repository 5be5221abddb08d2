//! Items of lists, told by the markers that others of their kind confirm.

use super::{Role, Score, View};
use crate::read::marker::Kind;

pub(super) fn marked(view: &View<'_, '_>) -> Option<(Role, Score)> {
    match view.mark()?.kind {
        Kind::Bullet(_) => Some((Role::Item, 70)),
        Kind::Number { .. } => Some((Role::Item, 60)),
        // "2.1" leads a clause of a contract or statute as often as a heading, which has a rule of its own.
        Kind::Dotted(_) => Some((Role::Item, 40)),
    }
}
