//! Options of a command with what they mean behind them, in a column of its own.
//!
//! ```text
//! -q, --quiet      say nothing
//! -o FILE          write to FILE, and make         Definitions [("-q, --quiet", "say nothing"), …]
//!                  it if there is none
//! ```

use super::{Role, Score, View};
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

/// How many bytes of a line are an option and what it is given, if its meaning stands behind it, two blanks away or more.
pub(in crate::read) fn described(text: &str) -> Option<usize> {
    const LONGEST: usize = 40;
    let name = text.strip_prefix('-')?.trim_start_matches('-');
    if !name.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '?') {
        return None;
    }
    let end = memchr::memmem::find(text.as_bytes(), b"  ").or_else(|| text.find('\t'))?;
    let option = |b: u8| b.is_ascii_graphic() || b == b' ';
    let meaning = text[end..].trim_start();
    // Numbers with a minus stand in columns, too; and many set two blanks behind a sentence.
    (end <= LONGEST
        && !text[..end].ends_with(['.', ',', ';', ':', '!', '?', ')'])
        && text[..end].bytes().all(option)
        && text[..end].contains(|c: char| c.is_ascii_alphabetic() || c == '?')
        && meaning.starts_with(|c: char| c.is_alphabetic() || matches!(c, '(' | '"' | '\'')))
    .then_some(end)
}
