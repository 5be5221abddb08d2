//! Code in a text that is not wrapped, as pages give it to whoever copies them. Browsers take the blanks before lines of prose
//! away and leave those of code, so that lines that step in below others, and back, were set as they stand.
//!
//! ```text
//! The boat answers:
//!
//! {
//!   "name": "Heron",
//!   "draught": 2
//! }
//! ```

use super::technical::{is_prose, is_surely_code};
use super::{Role, Score, View};
use crate::read::line::Line;
use crate::read::signs::Signs;
use std::collections::HashSet;
use std::ops::Range;

/// More than headings and lists of fields can have.
const PASTED: Score = 84;

/// Columns that code steps in by, at the least.
const STEP: usize = 2;

/// Signs that code has and most prose has not.
const CODE: Signs = Signs::CODE.and(Signs::BRACKET).and(Signs::MARK);

/// Lines that step in and out, and what goes on below them.
pub(super) fn stepped(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 3;
    if view.profile.wrap.is_some() || view.profile.base > 0 || view.evidence.mail {
        return None;
    }
    let own = view.own();
    if view.is_marked() || own.iter().any(|line| !is_narrow(line)) {
        return None;
    }
    let follows = view.role_above() == Some(Role::Preformatted) && own[0].gap <= 1;
    let steps = own
        .windows(2)
        .filter(|pair| pair[1].indent >= pair[0].indent + STEP);
    // Code that a blank line parts stands as deep as it did, or ends with what closes it.
    let goes_on = || follows && own.iter().all(|line| line.indent >= STEP || closes(line));
    let set_in = || {
        own.len() >= FEWEST
            && steps.count() > 0
            && own.iter().filter(|line| is_coded(line)).count() * 3 >= own.len()
            && !is_prose(own, view)
    };
    (goes_on() || set_in()).then_some((Role::Preformatted, PASTED))
}

/// Names and values, the values in one column: `SHA1:   3f2a…`. Whoever set them so counted blanks.
pub(super) fn fields(view: &View<'_, '_>) -> Option<(Role, Score)> {
    if view.profile.wrap.is_some() || view.evidence.mail {
        return None;
    }
    let own = view.own();
    let column = |line: &Line<'_>| value_column(line).filter(|_| line.indent == own[0].indent);
    let columns = own.iter().map(column).collect::<Option<Vec<_>>>()?;
    let level = columns.iter().all(|(_, column)| *column == columns[0].1);
    let lengths: HashSet<usize> = columns.iter().map(|(name, _)| *name).collect();
    (level && lengths.len() > 1).then_some((Role::Preformatted, PASTED))
}

/// Whether no paragraph is so narrow, unless it is short.
fn is_narrow(line: &Line<'_>) -> bool {
    const WIDEST: usize = 140;
    line.width <= WIDEST
}

/// Whether a line may be of code: it has signs of it, or ends as code does.
fn is_coded(line: &Line<'_>) -> bool {
    line.signs.has(CODE) || line.tail == b';' || is_surely_code(line)
}

/// Whether a line stands at the edge and begins with a capital, and nothing in it is of code.
fn is_plain(line: &Line<'_>) -> bool {
    line.indent == 0
        && !is_coded(line)
        && !closes(line)
        && !line.text.starts_with(char::is_lowercase)
}

/// `}`, `end`, `);`: what closes something that was opened above.
fn closes(line: &Line<'_>) -> bool {
    let closing = |text: &str| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| matches!(c, '}' | ')' | ']' | ';' | ','))
    };
    line.text == "end" || closing(line.text)
}

/// The parts of a group in a text that is not wrapped: paragraphs on their lines, what steps in and out between them, and values
/// in one column.
pub(super) fn part(group: Range<usize>, lines: &[Line<'_>], wrapped: bool) -> Vec<Range<usize>> {
    let own = &lines[group.clone()];
    let steps = || own.iter().any(|line| line.indent >= STEP);
    let set_in = own
        .iter()
        .find_map(|line| value_column(line).filter(|_| line.signs.has(Signs::RUN)));
    // A table whose rows blank lines part is one group.
    let spaced = || own[1..].iter().any(|line| line.gap > 0);
    if wrapped || own.len() < 3 || spaced() || set_in.is_none() && !steps() {
        return vec![group];
    }
    let column = set_in.map(|(_, column)| column);
    let kinds: Vec<Kind> = own.iter().map(|line| kind(line, column)).collect();
    let mut parts = Vec::new();
    let mut start = 0;
    for at in 1..own.len() {
        let [above, here] = [kinds[at - 1], kinds[at]];
        let parted = above != here && [above, here].iter().any(|kind| *kind != Kind::Other);
        // Between code and a paragraph stands what heads the paragraph.
        let headed =
            || here == Kind::Other && kinds.get(at + 1) == Some(&Kind::Text) && is_plain(&own[at]);
        if parted || headed() {
            parts.push(group.start + start..group.start + at);
            start = at;
        }
    }
    parts.push(group.start + start..group.end);
    parts
}

/// What a line of a group is taken for, before any rule is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A paragraph.
    Text,
    /// A name, and a value in the column of the others.
    Field,
    /// Anything.
    Other,
}

fn kind(line: &Line<'_>, column: Option<usize>) -> Kind {
    const FEWEST_WORDS: usize = 8;
    const WIDE: usize = 60;
    if column.is_some()
        && line.indent == 0
        && value_column(line).map(|(_, column)| column) == column
    {
        return Kind::Field;
    }
    let worded =
        || line.signs.has(Signs::EAST) || line.text.split(' ').nth(FEWEST_WORDS - 1).is_some();
    let level = line.indent == 0 && line.width >= WIDE && !line.signs.has(Signs::RUN);
    let remark = line.head[0].is_ascii_punctuation();
    if level && !remark && worded() && !is_surely_code(line) {
        Kind::Text
    } else {
        Kind::Other
    }
}

/// How long the name of a field is, and the column that its value begins in.
fn value_column(line: &Line<'_>) -> Option<(usize, usize)> {
    const LONGEST_NAME: usize = 24;
    let (name, value) = line
        .text
        .split_once(':')
        .filter(|_| line.signs.has(Signs::COLON))?;
    let value = value.strip_prefix(' ')?;
    let column = line.text.len() - value.trim_start().len();
    (name.len() <= LONGEST_NAME && !name.contains(' ')).then_some((name.len(), column))
}
