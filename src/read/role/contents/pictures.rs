//! Lists of the pictures in a book: "LIST OF ILLUSTRATIONS". Their entries are what the pictures show, and name nothing below.

use super::more_of_entry;
use super::page::is_paged;
use crate::read::line::Line;
use crate::read::role::{View, heading};

/// What a list lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// What is headed below.
    #[default]
    Parts,
    /// What pictures show, which heads nothing below.
    Pictures,
}

/// What a list of this name lists.
pub(super) fn kind(name: &str) -> Kind {
    if heading::is_list_of_pictures(name) {
        Kind::Pictures
    } else {
        Kind::Parts
    }
}

/// Whether a line farther from the list under way than its entries are from each other announces one of pictures.
pub(super) fn heads(view: &View<'_, '_>) -> bool {
    const FAR: usize = 2;
    let [line] = view.own() else { return false };
    let contents = &view.contents;
    line.gap() >= FAR
        && (line.gap() > contents.widest || contents.is_over(line.gap()))
        && view.gap_below() > 0
        && heading::is_list_of_pictures(line.text)
}

/// Whether what a picture shows takes several lines, none of which has its page: one entry, and no row of them.
pub(super) fn takes_lines(own: &[Line<'_>]) -> bool {
    own.len() > 1 && !own.iter().any(is_paged) && more_of_entry(own, 0) + 1 != own.len()
}

/// Whether lines shout, and are few: they would be a heading anywhere else.
pub(super) fn shouts(own: &[Line<'_>]) -> bool {
    const MOST: usize = 4;
    own.len() <= MOST && own.iter().all(Line::is_shouted)
}
