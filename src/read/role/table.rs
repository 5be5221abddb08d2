//! Tables: what strokes, tabs or blanks part into columns, in three rows and more.

use super::{Role, Score, View};
use crate::read::line::Line;
use crate::read::marker;
use crate::read::signs::Signs;
use crate::read::table::{Form, aligned, ruled};
use std::ops::Range;

/// The parts of a group: the tables in it, and what stands above, below and between them.
pub(in crate::read) fn part(group: Range<usize>, lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let own = &lines[group.clone()];
    if own.len() < 2 || !own.iter().any(could_be_row) {
        return vec![group];
    }
    let mut parts = Vec::new();
    let mut at = group.start;
    while let Some(found) = find(&lines[at..group.end]) {
        // A column within code is code.
        let around = [
            &lines[at..at + found.start],
            &lines[at + found.end..group.end],
        ];
        if around
            .iter()
            .any(|part| part.iter().filter(|line| is_coded(line)).count() * 3 > part.len())
        {
            break;
        }
        let table = at + found.start..at + found.end;
        if table.start > at {
            parts.push(at..table.start);
        }
        at = table.end;
        parts.push(table);
    }
    if at < group.end {
        parts.push(at..group.end);
    }
    parts
}

/// Whether a line has what tables are made of; most lines have not.
fn could_be_row(line: &Line<'_>) -> bool {
    line.signs.has(Signs::GUTTER)
        || line.text.starts_with(ruled::is_crossing)
        || aligned::is_column_rule(line.text)
}

/// Where the first table of a group stands.
fn find(lines: &[Line<'_>]) -> Option<Range<usize>> {
    find_ruled(lines)
        .or_else(|| find_tabs(lines))
        .or_else(|| aligned::find(lines).filter(|range| !is_code(&lines[range.clone()])))
}

/// The lines that begin with strokes, if they are a table.
fn find_ruled(lines: &[Line<'_>]) -> Option<Range<usize>> {
    let drawn = |line: &Line<'_>| line.text.starts_with(ruled::is_crossing);
    let start = lines.iter().position(drawn)?;
    let len = lines[start..].iter().take_while(|line| drawn(line)).count();
    let range = start..start + len;
    ruled::strokes(&lines[range.clone()])
        .is_some()
        .then_some(range)
}

/// Lines that tabs part into the same number of cells.
fn find_tabs(lines: &[Line<'_>]) -> Option<Range<usize>> {
    let cells = |line: &Line<'_>| line.text.bytes().filter(|b| *b == b'\t').count() + 1;
    let start = lines.iter().position(|line| cells(line) > 1)?;
    let len = lines[start..]
        .iter()
        .take_while(|line| cells(line) > 1)
        .count();
    let table = &lines[start..start + len];
    let most = table.iter().map(cells).max()?;
    // The last cells of a row may be empty, and their tabs gone with the end of the line.
    let whole = table
        .iter()
        .filter(|line| cells(line) == most || line.indent > 0 && cells(line) + 1 == most)
        .count();
    let marked = table
        .iter()
        .filter(|line| marker::parse(line.text).is_some())
        .count()
        * 2
        > len;
    let stops = marked
        || table
            .iter()
            .any(|line| line.text.contains("\t\t") && most == 2);
    (whole >= 2 && (whole >= 3 || most > 2) && whole * 2 >= len && !stops)
        .then_some(start..start + len)
}

/// `+---+---+`, `|---+---|`, `┌───┬───┐`, and rows of `|`, one stroke below the other.
pub(super) fn ruled(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    (own[0].text.starts_with(ruled::is_crossing) && ruled::strokes(own).is_some())
        .then_some((Role::Table(Form::Ruled), 90))
}

/// `| a | b |` or `a | b`, the same number of cells in each row.
pub(super) fn pipes(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    if own.len() < 2 || !own[0].text.contains('|') {
        return None;
    }
    let cells = |text: &str| text.trim_matches('|').split('|').count();
    let columns = cells(own[0].text);
    let rows = own.iter().filter(|line| !line.is_symbols()).count();
    // Cells that hold nothing but strokes are a drawing's.
    let regular = own.iter().all(|line| {
        ruled::is_pipe_rule(line.text) || line.text.contains('|') && cells(line.text) == columns
    });
    let framed = own
        .iter()
        .filter(|line| line.text.starts_with('|') && line.text.ends_with('|'))
        .count();
    let worded = own.iter().filter(|line| !line.is_symbols()).all(|line| {
        line.text
            .trim_matches('|')
            .split('|')
            .filter(|cell| cell.chars().any(char::is_alphanumeric))
            .count()
            * 2
            > columns
    });
    (columns >= 2
        && rows >= 2
        && regular
        && worded
        && (framed >= 2 || own.iter().any(|line| ruled::is_pipe_rule(line.text)) || rows >= 3))
        .then_some((Role::Table(Form::Pipes), 85))
}

/// Columns of blanks.
pub(super) fn aligned(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    // What a program prints below its command is kept as it is.
    let printed = view.evidence.technical && view.role_above() == Some(Role::Preformatted);
    let whole =
        own.len() > 1 && !printed && could_be_any(own) && aligned::find(own) == Some(0..own.len());
    (whole && !is_code(own)).then_some((Role::Table(Form::Aligned), 68))
}

/// Cells between tabs.
pub(super) fn tabs(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let whole = own[0].signs.has(Signs::GUTTER) && find_tabs(own) == Some(0..own.len());
    (whole && !is_code(own)).then_some((Role::Table(Form::Tabs), 69))
}

fn could_be_any(lines: &[Line<'_>]) -> bool {
    lines.iter().any(could_be_row)
}

/// Whether rows are lines of code with what is said of them in a column of its own, a listing with its line numbers, or
/// fields of a record.
fn is_code(lines: &[Line<'_>]) -> bool {
    let share = |holds: fn(&Line<'_>) -> bool| lines.iter().filter(|line| holds(line)).count();
    let fields = share(|line| {
        line.text
            .split([' ', '\t'])
            .next()
            .is_some_and(|word| word.ends_with(':'))
    });
    share(is_coded) * 3 >= lines.len() || fields * 3 > lines.len() * 2 || is_listing(lines)
}

/// Whether a line is more likely code than a row of a table.
fn is_coded(line: &Line<'_>) -> bool {
    const INSIDE: [&str; 8] = [" = ", " # ", "/*", "->", "+-", "|", "│", "()"];
    let text = line.text;
    line.signs.has(Signs::CODE | Signs::WIDE | Signs::BRACKET)
        && INSIDE.iter().any(|sign| text.contains(sign))
        || text.ends_with([';', '{', '}', '\\'])
        || text.starts_with(['$', '#', '>', '/', '@', '-'])
}

/// Lines that count themselves, some of them empty behind their number.
fn is_listing(lines: &[Line<'_>]) -> bool {
    let number = |line: &Line<'_>| line.text.split(' ').next()?.parse::<u32>().ok();
    let counts = lines
        .windows(2)
        .all(|pair| number(&pair[0]).is_some_and(|first| number(&pair[1]) == first.checked_add(1)));
    counts
        && lines.iter().any(|line| {
            is_coded(line)
                || line.text.bytes().all(|b| b.is_ascii_digit())
                || line.signs.has(Signs::CODE)
        })
}
