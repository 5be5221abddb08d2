//! The persons of a play, each on a line of their own, below a heading that says so.

use super::heading::is_cast;
use super::{Role, Score, View};
use crate::read::case::is_lower;
use crate::read::line::Line;

/// Lines that name persons and what they are. What goes on in the next line stands deeper there.
pub(super) fn listed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 3;
    let own = view.own();
    let wrap = view.profile.wrap?;
    let column = own.iter().map(Line::indent).min()?;
    let names = own.iter().filter(|line| line.indent() <= column + 1);
    let ends_early = |line: &&Line<'_>| line.edge() * 10 < wrap * 9;
    let early = names.clone().filter(ends_early).count();
    let listed = own.len() >= FEWEST
        && early * 3 >= own.len() * 2
        && names.clone().all(|line| !is_lower(line.text))
        && view.mark().is_none();
    (listed && is_cast(view)).then_some((Role::Lines, 66))
}
