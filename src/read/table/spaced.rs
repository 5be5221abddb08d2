//! Rows that blank lines part: a term, and in a column of its own what is said of it.
//!
//! ```text
//! Wells    A harbour of mud, and of
//!          boats that lie in it.
//!
//! Brest    Deep at all times.
//! ```

use super::aligned::{is_column_rule, is_outer_rule};
use super::gutter::{self, Word};
use crate::read::group::Group;
use crate::read::line::Line;
use crate::read::signs::Signs;
use std::borrow::Cow;

/// Fewer rows are paragraphs that happen to have a gap.
const FEWEST: usize = 3;

/// The groups, those that are rows of one table made one.
pub(in crate::read) fn joined<'g>(
    groups: Cow<'g, [Group]>,
    lines: &[Line<'_>],
) -> Cow<'g, [Group]> {
    let gapped = |group: &Group| {
        let gutter = |signs: Signs| signs.has(Signs::GUTTER);
        gutter(group.facts.signs) && gutter(lines[group.lines.start].signs)
    };
    let ruled = |group: &Group| is_rule(&lines[group.lines.start]);
    if !groups.iter().any(|group| gapped(group) || ruled(group)) {
        return groups;
    }
    let mut joined = Vec::with_capacity(groups.len());
    let mut rest = &*groups;
    while let Some((first, others)) = rest.split_first() {
        if let Some(groups) = between_rules(rest, lines) {
            joined.push(Group::of(
                first.lines.start..rest[groups - 1].lines.end,
                lines,
            ));
            rest = &rest[groups..];
            continue;
        }
        let own = &lines[first.lines.clone()];
        let rows = column(own).map_or(1, |column| {
            let row = |group: &&Group| {
                lines[group.lines.start].gap() == 1 && is_row(&lines[group.lines.clone()], column)
            };
            let next = others.first().map(|next| &lines[next.lines.start]);
            if next.is_some_and(|next| is_next_clause(&own[0], next)) {
                return 1;
            }
            1 + others.iter().take_while(row).count()
        });
        if rows >= FEWEST {
            joined.push(Group::of(
                first.lines.start..rest[rows - 1].lines.end,
                lines,
            ));
            rest = &rest[rows..];
        } else {
            joined.push(first.clone());
            rest = others;
        }
    }
    joined.into()
}

/// Whether a rule of columns is drawn here, or one that may stand above their heads.
fn is_rule(line: &Line<'_>) -> bool {
    matches!(line.head[0], b'-' | b'=') && (is_column_rule(line.text) || is_outer_rule(line))
}

/// How many groups are a table whose rows blank lines part: it begins with a rule, and ends with one that is as the first, and all
/// words between them keep to the columns that a rule draws.
fn between_rules(groups: &[Group], lines: &[Line<'_>]) -> Option<usize> {
    /// No table has more rows, each by itself.
    const MOST: usize = 100;
    /// Of heads and the rules above and below them.
    const NEAR: usize = 4;
    let start = groups[0].lines.start;
    let first = &lines[start];
    if !is_rule(first) {
        return None;
    }
    let mut head = lines[start..].iter().take(NEAR);
    let drawn = head.find(|line| is_column_rule(line.text))?;
    let ends = |group: &Group| {
        let last = &lines[group.lines.end - 1];
        last.text == first.text && last.indent() == first.indent()
    };
    // Text that stands farther left is beyond the table.
    let within = |group: &Group| {
        let own = &lines[group.lines.clone()];
        own.iter().all(|line| line.indent() >= first.indent())
    };
    let near = groups.iter().take(MOST).take_while(|group| within(group));
    let count = 1 + near.skip(1).position(ends)? + 1;
    let own = &lines[start..groups[count - 1].lines.end];
    let gutters = gutter::gaps(&gutter::words(drawn));
    let across = |word: &Word| {
        let mut gutters = gutters.iter();
        gutters.any(|gutter| word.from < gutter.to && word.to > gutter.from)
    };
    let kept = |line: &&Line<'_>| !gutter::words(line).iter().any(across);
    let rows = own.iter().filter(|line| !is_rule(line));
    (!ends(&groups[0]) && rows.clone().all(|line| kept(&line)) && rows.count() > 1).then_some(count)
}

/// "2.1.3  The tenant" and "2.1.4  The harbour": what counts on is a clause, and no name of a row.
fn is_next_clause(line: &Line<'_>, next: &Line<'_>) -> bool {
    let number = |line: &Line<'_>| {
        let label = line.text.split([' ', '\t']).next().unwrap_or_default();
        let (_, last) = label.trim_end_matches('.').rsplit_once('.')?;
        last.parse::<u32>().ok()
    };
    let numbers = number(line).zip(number(next));
    numbers.is_some_and(|(last, next)| next == 1 || last.checked_add(1) == Some(next))
}

/// The second column of a group that is a row; none if it has more columns, or other lines.
fn column(group: &[Line<'_>]) -> Option<usize> {
    let line = group.first().filter(|line| line.signs.has(Signs::GUTTER))?;
    let words = gutter::words(line);
    let mut gaps = words
        .windows(2)
        .filter(|pair| pair[1].from - pair[0].to >= gutter::WIDE);
    let column = gaps.next()?[1].from;
    (gaps.next().is_none() && is_row(group, column)).then_some(column)
}

/// Whether the first line has words before the column and in it, and the others begin in it.
fn is_row(group: &[Line<'_>], column: usize) -> bool {
    let (first, rest) = (&group[0], &group[1..]);
    let begins = |word: &Word| word.from == column;
    // A sign that stands alone is a bullet, whether we know it or not.
    let named = first
        .text
        .chars()
        .nth(1)
        .is_some_and(|c| !c.is_whitespace());
    named
        && first.indent() < column
        && rest.iter().all(|line| line.indent() == column)
        && gutter::words(first).iter().any(begins)
}
