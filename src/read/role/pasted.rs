//! Code as pages give it to whoever copies them. Browsers take the blanks before lines of prose away and leave those of code, so
//! that lines that step in below others, and back, were set as they stand; those that write to a terminal set prose in, and code
//! not.
//!
//! ```text
//! The boat answers:
//!
//! {
//!   "name": "Heron",
//!   "draught": 2
//! }
//! ```

use super::code::is_clause;
use super::program::{is_prose, is_surely_code};
use super::{Role, Score, View};
use crate::read::line::Line;
use crate::read::profile::Profile;
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
    if view.is_marked() || own.iter().any(|line| !is_narrow(line)) || own.iter().all(is_clause) {
        return None;
    }
    let follows = view.role_above() == Some(Role::Preformatted) && own[0].gap() <= 1;
    let steps = own
        .windows(2)
        .filter(|pair| pair[1].indent() >= pair[0].indent() + STEP);
    // Code that a blank line parts stands as deep as it did, or ends with what closes it.
    let goes_on = || follows && own.iter().all(|line| line.indent() >= STEP || closes(line));
    let set_in = || {
        own.len() >= FEWEST
            && steps.count() > 0
            && own.iter().filter(|line| is_coded(line)).count() * 3 >= own.len()
            // Brackets stand in outlines, too.
            && own.iter().any(|line| line.signs.has(Signs::CODE | Signs::MARK) || line.tail == b';')
            && !is_prose(own, view)
    };
    (goes_on() || set_in()).then_some((Role::Preformatted, PASTED))
}

/// Left of a text that is set in, right below a line of it. Browsers that write to a terminal set text in and code not, and a
/// heading has a blank line above it.
///
/// ```text
///    The office counts how often a boat has asked,
///    and answers no more often than this:
/// fn may_ask(times: u32) -> bool {
///     times < 60
/// }
/// ```
pub(super) fn set_out(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let base = view.profile.base;
    let attached = || own[0].gap() == 0 && view.above().is_some_and(|above| above.indent() >= base);
    if base < STEP
        || own[0].indent() + STEP > base
        || view.evidence.mail
        || view.is_marked()
        || !attached()
    {
        return None;
    }
    let coded = || own.iter().filter(|line| is_coded(line)).count() * 3 >= own.len();
    // Where programs are spoken of, what a colon announces is to be typed.
    let announced = view.evidence.technical && view.above().is_some_and(|above| above.tail == b':');
    let typed = announced || own.iter().any(is_surely_code) && coded();
    let found = typed && !is_prose(own, view) || are_fields(own);
    found.then_some((Role::Preformatted, PASTED))
}

/// Names and values, the values in one column: `SHA1:   3f2a…`. Whoever set them so counted blanks.
pub(super) fn fields(view: &View<'_, '_>) -> Option<(Role, Score)> {
    if view.evidence.mail {
        return None;
    }
    let own = view.own();
    let found = match view.profile.wrap {
        Some(_) => are_measured(own),
        None => are_fields(own),
    };
    found.then_some((Role::Preformatted, PASTED))
}

/// Whether each line is a name and its value, and all values stand in one column, which the names alone would not give.
fn are_fields(own: &[Line<'_>]) -> bool {
    let column = |line: &Line<'_>| value_column(line).filter(|_| line.indent() == own[0].indent());
    let Some(columns) = own.iter().map(column).collect::<Option<Vec<_>>>() else {
        return false;
    };
    let level = columns.iter().all(|(_, column)| *column == columns[0].1);
    let lengths: HashSet<usize> = columns.iter().map(|(name, _)| *name).collect();
    level && lengths.len() > 1
}

/// Whether no paragraph is so narrow, unless it is short.
fn is_narrow(line: &Line<'_>) -> bool {
    const WIDEST: usize = 140;
    line.width() <= WIDEST
}

/// Whether a line may be of code: it has signs of it, or ends as code does.
fn is_coded(line: &Line<'_>) -> bool {
    line.signs.has(CODE) || line.tail == b';' || is_surely_code(line)
}

/// Whether a line stands at the edge and begins with a capital, and nothing in it is of code.
fn is_plain(line: &Line<'_>) -> bool {
    line.indent() == 0
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

/// The parts of a group: what stands left of a text that is set in, and, in one that is not wrapped, paragraphs on their lines,
/// what steps in and out between them, and values in one column.
pub(super) fn part(
    group: Range<usize>,
    lines: &[Line<'_>],
    profile: &Profile,
) -> Vec<Range<usize>> {
    let own = &lines[group.clone()];
    let base = profile.base;
    if profile.wrap.is_some() || base >= STEP {
        let at = set_out_at(own, base).or_else(|| measured_at(own));
        return match at.map(|at| group.start + at) {
            Some(at) => vec![group.start..at, at..group.end],
            None => vec![group],
        };
    }
    let steps = || own.iter().any(|line| line.indent() >= STEP);
    let set_in = own
        .iter()
        .find_map(|line| value_column(line).filter(|_| line.signs.has(Signs::RUN)));
    // A table whose rows blank lines part is one group.
    let spaced = || own[1..].iter().any(|line| line.gap() > 0);
    if own.len() < 3 || spaced() || set_in.is_none() && !steps() {
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

/// Where code begins that stands left of the text right above it.
fn set_out_at(own: &[Line<'_>], base: usize) -> Option<usize> {
    if base < STEP || own[0].indent() < base {
        return None;
    }
    let at = own.iter().position(|line| line.indent() + STEP <= base)?;
    let rest = &own[at..];
    let announced = own[at - 1].tail == b':';
    let coded = || announced || rest.iter().any(is_surely_code) || are_fields(rest);
    (rest[0].gap() == 0 && !is_surely_code(&own[at - 1]) && coded()).then_some(at)
}

/// Where fields with figures begin that go on to the end of a group.
fn measured_at(own: &[Line<'_>]) -> Option<usize> {
    let is_field = |line: &Line<'_>| line.signs.has(Signs::DIGIT) && value_column(line).is_some();
    let last = own.last().filter(|line| is_field(line))?;
    let fields = own
        .iter()
        .rev()
        .take_while(|line| is_field(line) && line.indent() == last.indent());
    let at = own.len() - fields.count();
    (at > 0 && are_measured(&own[at..])).then_some(at)
}

/// Whether lines are such fields, and each value is a word or two with a figure in it, one so long that no person wrote it: sizes
/// and sums of files.
fn are_measured(own: &[Line<'_>]) -> bool {
    const MOST_WORDS: usize = 2;
    const SUM: usize = 24;
    fn value<'a>(line: &Line<'a>) -> &'a str {
        line.text
            .split_once(':')
            .map_or("", |(_, value)| value.trim())
    }
    let summed = |line: &Line<'_>| value(line).len() >= SUM && !value(line).contains(' ');
    let figure = |line: &Line<'_>| {
        let value = value(line);
        value.split_whitespace().count() <= MOST_WORDS
            && value.starts_with(|c: char| c.is_ascii_hexdigit())
            && value.contains(|c: char| c.is_ascii_digit())
    };
    own.len() > 1 && own.iter().all(figure) && own.iter().any(summed) && are_fields(own)
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
        && line.indent() == 0
        && value_column(line).map(|(_, column)| column) == column
    {
        return Kind::Field;
    }
    let worded =
        || line.signs.has(Signs::EAST) || line.text.split(' ').nth(FEWEST_WORDS - 1).is_some();
    let level = line.indent() == 0 && line.width() >= WIDE && !line.signs.has(Signs::RUN);
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
