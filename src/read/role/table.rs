//! Tables: what strokes, tabs or blanks part into columns, in three rows and more.

use super::{Role, Score, View, program};
use crate::read::case::is_lower;
use crate::read::date;
use crate::read::entry;
use crate::read::figures::are_digits;
use crate::read::line::Line;
use crate::read::marker;
use crate::read::signs::Signs;
use crate::read::table::{Form, aligned, heads, ruled, without_rule};
use std::ops::Range;

/// The parts of a group: the tables in it, and what stands above, below and between them.
pub(in crate::read) fn part(group: Range<usize>, lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let own = &lines[group.clone()];
    if own.len() < 2 || !own.iter().any(could_be_row) || is_justified(own) || is_stretched(own) {
        return vec![group];
    }
    let mut parts = Vec::new();
    // Where the lines begin that no part has yet, and the line looked at.
    let (mut from, mut at) = (0, 0);
    while at < own.len() {
        match table_at(own, from, at).map(|table| with_heads(own, from, table)) {
            Ok(table) if !stands_in_code(&own[from..], table.start - from, table.len()) => {
                parts.push(from..table.start);
                (from, at) = (table.end, table.end);
                parts.push(table);
            }
            Ok(table) => at = table.end,
            Err(next) => at = next,
        }
    }
    parts.push(from..own.len());
    parts.retain(|part| !part.is_empty());
    let moved = |part: Range<usize>| part.start + group.start..part.end + group.start;
    parts.into_iter().map(moved).collect()
}

/// Whether lines are prose that was set flush with blanks: all but the last end in one column, and have many words, most of
/// them small.
fn is_justified(lines: &[Line<'_>]) -> bool {
    const FEWEST: usize = 3;
    const FEWEST_WORDS: usize = 5;
    let Some((_, full)) = lines.split_last() else {
        return false;
    };
    let edge = full.first().map_or(0, Line::edge);
    let (mut all, mut small) = (0, 0);
    let flush = full.iter().all(|line| {
        let words = line.text.split_whitespace();
        let count = words.clone().count();
        all += count;
        small += words
            .filter(|word| word.starts_with(char::is_lowercase))
            .count();
        count >= FEWEST_WORDS && line.edge().abs_diff(edge) <= 1
    });
    // The blanks of prose are set between all of its words; those of a row, in one place.
    let parted = |line: &Line<'_>| {
        let mut cells = line.text.split("   ").filter(|cell| !cell.is_empty());
        let cells = (cells.next(), cells.next(), cells.next());
        matches!(cells, (Some(_), Some(_), None))
    };
    full.len() + 1 >= FEWEST && flush && small * 2 > all && !lines.iter().all(parted)
}

/// Whether lines are prose with blanks doubled here and there to fill them: sentences that go on from line to line, and many
/// gaps, hardly any of them wider than two.
fn is_stretched(lines: &[Line<'_>]) -> bool {
    const FEWEST_WORDS: usize = 6;
    const FEWEST: usize = 2;
    let (mut stretched, mut gaps, mut narrow) = (0, 0, 0);
    for line in lines.iter().filter(|line| line.signs.has(Signs::RUN)) {
        // An empty piece is one more blank of a gap.
        let pieces = line.text.split(' ').collect::<Vec<_>>();
        let words = pieces.iter().filter(|piece| !piece.is_empty());
        let small = words
            .clone()
            .filter(|word| word.starts_with(char::is_lowercase));
        let runs = pieces.chunk_by(|one, other| one.is_empty() == other.is_empty());
        let runs = runs.filter(|run| run[0].is_empty());
        let (words, small) = (words.count(), small.count());
        if words >= FEWEST_WORDS && small * 2 > words && runs.clone().count() >= FEWEST {
            stretched += 1;
            gaps += runs.clone().count();
            narrow += runs.filter(|run| run.len() == 1).count();
        }
    }
    let below = lines.iter().skip(1);
    let going_on = below.filter(|line| line.head[0].is_ascii_lowercase());
    stretched >= FEWEST
        && stretched * 3 >= lines.len()
        && narrow * 10 >= gaps * 7
        && going_on.count() * 3 >= lines.len()
}

/// Whether most lines next to a table are code: a column within code is code.
fn stands_in_code(lines: &[Line<'_>], start: usize, len: usize) -> bool {
    /// Lines looked at above and below.
    const NEAR: usize = 4;
    let above = &lines[start.saturating_sub(NEAR)..start];
    let below = &lines[start + len..lines.len().min(start + len + NEAR)];
    let coded =
        |part: &[Line<'_>]| part.iter().filter(|line| is_coded(line)).count() * 2 > part.len();
    coded(above) || coded(below)
}

/// Whether a line has what tables are made of; most lines have not.
fn could_be_row(line: &Line<'_>) -> bool {
    // Words that no blanks in a row part are none.
    if line.head[0].is_ascii_alphanumeric() & !line.signs.has(Signs::GUTTER | Signs::RUN) {
        return false;
    }
    line.signs.has(Signs::GUTTER)
        || line.text.starts_with(ruled::is_crossing)
        || aligned::is_column_rule(line.text)
        || heads::could_be_heads(line)
        || is_timed(line)
        || !is_counted(line) && entry::hung_column(line).is_some()
        || ruled::is_open_rule(line.text)
}

/// Whether nothing but a number leads a line, as listings have them.
fn is_counted(line: &Line<'_>) -> bool {
    let name = line.text.split(' ').next().unwrap_or_default();
    are_digits(name)
}

/// "09:30  Opening", "14.00 Uhr  Dance": an hour, and blanks behind it.
fn is_timed(line: &Line<'_>) -> bool {
    const LONGEST: usize = 20;
    if !line.signs.has(Signs::RUN) || !line.head[0].is_ascii_digit() {
        return false;
    }
    let label = line.text.split_once("  ").map(|(label, _)| label);
    label.is_some_and(|label| label.len() <= LONGEST && date::opens_with_hour(label))
}

/// The table that the line `at` begins, its heads not above `from`; else the line to look at next.
fn table_at(lines: &[Line<'_>], from: usize, at: usize) -> Result<Range<usize>, usize> {
    let run =
        |holds: fn(&Line<'_>) -> bool| lines[at..].iter().take_while(|line| holds(line)).count();
    let drawn = run(|line| line.text.starts_with(ruled::is_crossing));
    if drawn > 0 {
        let end = at + drawn;
        let found = ruled::strokes(&lines[at..end]).is_some();
        return if found { Ok(at..end) } else { Err(end) };
    }
    if let Some(end) = headed_pipes(lines, at) {
        return Ok(at..end);
    }
    // Each run of lines with tabs is looked at once.
    if at == 0 || cells(&lines[at - 1]) == 1 {
        let end = at + run(|line| cells(line) > 1);
        if end > at && is_tabbed(&lines[at..end]) {
            return Ok(at..end);
        }
    }
    match aligned::table_at(&lines[from..], at - from) {
        Ok(table) if is_code(&lines[from..][table.clone()]) => Err(from + table.end),
        Ok(table) => Ok(from + table.start..from + table.end),
        Err(next) => Err(from + next),
    }
}

/// A table, and the heads above it that one rule parts from it.
fn with_heads(lines: &[Line<'_>], from: usize, table: Range<usize>) -> Range<usize> {
    const ABOVE: usize = 2;
    let start = table
        .start
        .checked_sub(ABOVE)
        .filter(|start| *start >= from);
    let headed = start.filter(|start| without_rule(&lines[*start..table.end]).is_some());
    headed.unwrap_or(table.start)..table.end
}

/// The end of the rows `a | b` whose heads stand in the line `at`, above a rule `---+---`.
fn headed_pipes(lines: &[Line<'_>], at: usize) -> Option<usize> {
    let rule = lines.get(at + 1)?.text;
    if !ruled::is_open_rule(rule) {
        return None;
    }
    let strokes = |text: &str| text.bytes().filter(|b| *b == b'|').count();
    let columns = rule.bytes().filter(|b| matches!(b, b'+' | b'|')).count();
    let row = |line: &&Line<'_>| strokes(line.text) == columns;
    let rows = lines[at + 2..].iter().take_while(row).count();
    (rows > 0 && row(&&lines[at])).then_some(at + 2 + rows)
}

/// The cells of a line between its tabs.
fn cells(line: &Line<'_>) -> usize {
    if !line.signs.has(Signs::GUTTER) {
        return 1;
    }
    line.text.bytes().filter(|b| *b == b'\t').count() + 1
}

/// Whether tabs part lines into the same number of cells.
fn is_tabbed(table: &[Line<'_>]) -> bool {
    let most = table.iter().map(cells).max().unwrap_or(0);
    let share = |holds: &dyn Fn(&Line<'_>) -> bool| table.iter().filter(|line| holds(line)).count();
    // The last cells of a row may be empty, and their tabs gone with the end of the line.
    let whole = share(&|line| cells(line) == most || line.indent() > 0 && cells(line) + 1 == most);
    let marked = share(&|line| marker::parse(line.text).is_some()) * 2 > table.len();
    // Tabs in a row lead to a stop, and not to a cell.
    let stops = || {
        let runs = |line: &Line<'_>| {
            let cells = line.text.split('\t').filter(|cell| !cell.is_empty());
            cells.count()
        };
        share(&|line| runs(line) > 2) == 0 && share(&|line| line.text.contains("\t\t")) > 0
    };
    whole * 2 >= table.len() && (whole >= 3 || whole == 2 && most > 2) && !marked && !stops()
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
    if headed_pipes(own, 0) == Some(own.len()) {
        return Some((Role::Table(Form::Pipes), 85));
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

/// Whether the first of aligned rows names three columns and more in words, as people do, or two of several rows: programs print
/// names in capitals.
pub(super) fn is_titled(own: &[Line<'_>]) -> bool {
    const FEWEST: usize = 3;
    const SEVERAL: usize = 5;
    let columns = if own.len() >= SEVERAL { 2 } else { FEWEST };
    let heads = || {
        own[0]
            .text
            .split("  ")
            .map(str::trim)
            .filter(|head| !head.is_empty())
    };
    let word = |head: &str| {
        head.starts_with(char::is_uppercase)
            && head.contains(char::is_lowercase)
            && head.chars().all(|c| c.is_alphabetic() || c == ' ')
    };
    own.len() > FEWEST
        && own[0].signs.has(Signs::GUTTER)
        && heads().count() >= columns
        && heads().all(word)
        && aligned::table_at(own, 0) == Ok(0..own.len())
}

/// More than pasted code can have.
const RULED: Score = 85;

/// Columns of blanks.
pub(super) fn aligned(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let without_rule = without_rule(view.own());
    let own = without_rule.as_deref().unwrap_or(view.own());
    // What a program prints below its command is kept as it is. What a function takes is told below how it is called.
    let above = view
        .judged
        .last()
        .map(|above| &view.lines[above.lines.clone()]);
    let printed = view.evidence.technical
        && view.role_above() == Some(Role::Preformatted)
        && !above.is_some_and(program::is_declaration);
    let prose = || is_justified(own) || is_stretched(own);
    let columns = own.len() > 1 && !printed && own.iter().any(could_be_row) && !prose();
    // A head, if there is one, was found from the row below it.
    let whole = columns && (0..2).any(|at| aligned::table_at(own, at) == Ok(0..own.len()));
    // Where a rule parts heads from rows, not even a manual shows code.
    let ruled = || own.iter().any(|line| aligned::is_column_rule(line.text));
    let score = if without_rule.is_some() || whole && ruled() {
        RULED
    } else {
        68
    };
    (whole && !is_code(own)).then_some((Role::Table(Form::Aligned), score))
}

/// Cells between tabs.
pub(super) fn tabs(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let whole = own.iter().all(|line| cells(line) > 1) && is_tabbed(own);
    (whole && !is_code(own)).then_some((Role::Table(Form::Tabs), 69))
}

/// Whether rows are lines of code with what is said of them in a column of its own, a listing with its line numbers, or
/// fields of a record.
fn is_code(lines: &[Line<'_>]) -> bool {
    let share = |holds: fn(&Line<'_>) -> bool| lines.iter().filter(|line| holds(line)).count();
    // "Marrow:     salt it", "Plum:       stone it" are columns: no value begins small.
    let fields = share(|line| {
        let field = line.text.split_once([' ', '\t']);
        field.is_some_and(|(word, value)| {
            let said = value.starts_with("   ") && is_lower(value.trim_start());
            word.ends_with(':') && !said
        })
    });
    // Letters as high as several lines are drawn of blocks.
    let symbols = lines.iter().filter(|line| line.is_symbols()).count();
    symbols * 2 > lines.len()
        || share(is_coded) * 3 >= lines.len()
        || fields * 3 > lines.len() * 2
        || program::is_listing(lines)
}

/// Whether a line is more likely code than a row of a table.
fn is_coded(line: &Line<'_>) -> bool {
    const INSIDE: [&str; 8] = [" = ", " # ", "/*", "->", "+-", "|", "│", "()"];
    let text = line.text;
    line.signs.has(Signs::CODE | Signs::WIDE | Signs::BRACKET)
        && INSIDE.iter().any(|sign| text.contains(sign))
        || text.ends_with([';', '{', '}', '\\'])
        || text.starts_with(['$', '#', '>', '@', '-', '!'])
            && !text.starts_with("- ")
            && !aligned::is_column_rule(text)
        || text == "..."
        || text.starts_with('/') && (text.ends_with(':') || !text.contains(' '))
}
