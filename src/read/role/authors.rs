//! How the authors of a memo are reached: below a heading that says so, each thing on a line of its own.
//!
//! ```text
//! Author's Address
//!
//!    Jane Roe
//!    Harbour Office
//!    Email: roe@harbour.example
//! ```

use super::{Role, Score, View};
use crate::read::line::Line;
use crate::read::words::Words;

/// The name of the rule.
pub(in crate::read) const AUTHORS: &str = "lines-authors";

/// Short lines below such a heading.
pub(super) fn reached(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const MOST: usize = 16;
    static HEADINGS: Words = Words::of(
        "authorsaddress authorsaddresses editorsaddress editorsaddresses contributors contributorsaddresses",
    );
    let own = view.own();
    let [heading] = &view.lines[view.heading_above?.lines.clone()] else {
        return None;
    };
    let alike = |line: &Line<'_>| line.indent() == own[0].indent() && !line.is_symbols();
    ((2..=MOST).contains(&own.len())
        && view.profile.wrap.is_some()
        && HEADINGS.has_letters(heading.text)
        && view.mark().is_none()
        && own.iter().all(alike)
        && view.profile.is_ragged(own))
    .then_some((Role::Lines, 60))
}
