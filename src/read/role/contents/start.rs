//! Where the entries of a contents list begin, below what it is called, and what they name begins.

use super::is_paged;
use crate::read::line::Line;
use crate::read::role::joint::belongs_above;
use crate::read::role::{View, heading};
use crate::read::signs::Signs;

/// Whether lines say what the list right above them is of: "CONTENTS" / "OF THE SECOND VOLUME."
pub(super) fn is_of_heading(view: &View<'_, '_>) -> bool {
    let own = view.own();
    let of = belongs_above(own[0].text) && view.contents.since == 0;
    of && own.iter().all(Line::is_shouted) && !own.iter().any(is_paged)
}

/// Whether more than one line stands below "Contents" before the text begins, or what does is counted: of a list that was not
/// copied with its heading nothing is left, and this is the first section.
pub(super) fn begins_list(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 3;
    const WIDE: usize = 90;
    let first = view.first();
    let counted = first.signs.has(Signs::DIGIT)
        || first.is_shouted()
        || view.mark().is_some()
        || is_paged(first)
        || heading::is_division(first.text);
    let wrap = view.profile.wrap;
    let is_prose = |pair: &[Line<'_>]| match wrap {
        Some(wrap) => pair[0].width() * 10 > wrap * 9 && pair[1].gap() == 0,
        None => pair[0].width() >= WIDE,
    };
    let ahead = view.lines[view.range.start..].windows(2).take(FEWEST);
    counted || !ahead.into_iter().any(is_prose)
}

/// Whether a line is what an entry says behind the number that stands right above it: "Going Home", below "CHAPTER I."
pub(in crate::read::role) fn is_behind_number(view: &View<'_, '_>) -> bool {
    const LONGEST: usize = 24;
    let [line] = view.own() else { return false };
    let numbers = |above: &&Line<'_>| above.width() <= LONGEST && heading::is_division(above.text);
    let named = |number: &Line<'_>| {
        let entry = format!("{} {}", number.text, line.text);
        view.contents.has(&entry)
    };
    view.contents.has_entries()
        && line.gap() == 1
        && view.above().filter(numbers).is_some_and(named)
}
