//! Options of a command with what they mean behind them, in a column of its own.
//!
//! ```text
//! -q, --quiet      say nothing
//! -o FILE          write to FILE, and make         Definitions [("-q, --quiet", "say nothing"), …]
//!                  it if there is none
//! ```

use super::{Role, Score, View};
use crate::read::entry::described;
use crate::read::line::Line;

/// The name of the rule for lines between two blank ones, and of the one for a part of them.
pub(in crate::read) const OPTIONS: &str = "definitions-options";
pub(in crate::read) const OPTION: &str = "definitions-option";

/// Two options and more, or one beside others.
pub(super) fn listed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 2;
    let own = view.own();
    let column = own[0].indent();
    let leads = |line: &Line<'_>| line.indent() == column && described(line.text).is_some();
    let hangs = |line: &Line<'_>| line.indent() > column + 2 && !line.is_symbols();
    if view.mark().is_some()
        || view.evidence.mail
        || !leads(&own[0])
        || !own.iter().all(|line| leads(line) || hangs(line))
    {
        return None;
    }
    let follows = || {
        let above = view.judged.last();
        above.is_some_and(|above| {
            above.role == Role::Definitions && view.lines[above.lines.start].indent() == column
        })
    };
    let many = own.iter().filter(|line| leads(line)).count() >= FEWEST;
    (many || view.below().is_some_and(leads) || follows()).then_some((Role::Definitions, 76))
}
