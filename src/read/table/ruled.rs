//! Columns between strokes: `+---+` grids, `|---+---|` frames, boxes of `┌─┬─┐`, and rows of `|` whose strokes stand
//! below one another.
//!
//! A stroke counts where the rules have their crossings, or else where all rows have theirs; a row that lacks one has a
//! cell that spans two columns.

use super::{Raw, Row};
use crate::read::line::{Line, is_wide};

/// The columns of the strokes of a ruled table, the outermost among them; `None` if these lines draw none.
pub(in crate::read) fn strokes(lines: &[Line<'_>]) -> Option<Vec<usize>> {
    let first = lines.first()?;
    let framed = |line: &Line<'_>| {
        line.indent() == first.indent()
            && line.text.starts_with(is_crossing)
            && line.text.ends_with(is_crossing)
    };
    if lines.len() < 2 || !lines.iter().all(framed) {
        return None;
    }
    let strokes = match crossings(lines) {
        strokes if strokes.is_empty() => shared(lines),
        strokes => strokes,
    };
    let edge = *strokes.last()?;
    // Boxes with arrows between them do not stand in a frame.
    let enclosed = is_rule(first.text) && is_rule(lines[lines.len() - 1].text);
    // A column of one character between strokes throughout draws the bits of a packet.
    let wide = strokes.windows(2).any(|pair| pair[1] > pair[0] + 2);
    let regular = lines.iter().all(|line| {
        let closed = || {
            let last = places(line.text).last();
            last.is_some_and(|place| place.column == edge)
        };
        if is_rule(line.text) {
            closed()
        } else if is_part_rule(line.text, &strokes) {
            enclosed
        } else {
            (is_counted(line.text, &strokes) || closed()) && is_row(line.text, &strokes)
        }
    });
    let rows = lines.iter().filter(|line| is_filled(line)).count();
    (strokes.len() >= 3 && strokes[0] == 0 && wide && rows >= 2 && regular).then_some(strokes)
}

/// `+---+---+`, `|===+===|`, `├───┼───┤`.
pub(in crate::read) fn is_rule(text: &str) -> bool {
    text.starts_with(is_crossing)
        && text.chars().any(is_level)
        && text.chars().all(|c| is_crossing(c) || is_level(c))
}

/// `|---|:--:|`, `---+---`.
pub(in crate::read) fn is_pipe_rule(text: &str) -> bool {
    text.len() >= 3
        && text.contains('-')
        && text
            .bytes()
            .all(|b| matches!(b, b'|' | b'-' | b':' | b'+' | b' '))
}

/// `---+---` below heads without a frame: an outermost stroke there leaves a cell empty.
pub(in crate::read) fn is_open_rule(text: &str) -> bool {
    text.starts_with('-') && text.ends_with('-') && text.contains(['+', '|']) && is_pipe_rule(text)
}

/// The rows between the rules; where no rules part them, a row a line, unless its first cell says nothing more.
pub(super) fn rows<'a>(lines: &[Line<'a>]) -> Raw<'a> {
    /// More lines are rows of a table without a head.
    const TALLEST_HEAD: usize = 3;
    let strokes = strokes(lines).unwrap_or_default();
    let parts: Vec<&[Line<'a>]> = lines
        .split(|line| !is_filled(line))
        .filter(|part| !part.is_empty())
        .collect();
    let double = |line: &&Line<'_>| is_rule(line.text) && line.text.contains(['=', '═']);
    let doubled = lines.iter().skip(1).rev().skip(1).any(|line| double(&line));
    let headed = parts.len() > 1 && (doubled || parts.len() > 2 || parts[0].len() <= TALLEST_HEAD);
    let mut rows: Vec<Row<'a>> = Vec::new();
    let mut head = 0;
    for (at, part) in parts.iter().enumerate() {
        let spans = part.iter().any(|line| is_part_rule(line.text, &strokes));
        let whole = parts.len() > 2 || at == 0 && headed || spans;
        // The row that each column's cell began in.
        let mut begun = Vec::new();
        for (n, line) in part.iter().enumerate() {
            let (cells, ruled) = if spans && is_part_rule(line.text, &strokes) {
                pieces(line.text, &strokes)
            } else {
                (cut(line.text, &strokes), Vec::new())
            };
            if n == 0 || !whole && !cells[0].is_empty() {
                begun = vec![rows.len(); cells.len()];
                rows.push(vec![Vec::new(); cells.len()]);
            } else if !ruled.is_empty() {
                let row = rows.len();
                rows.push(vec![Vec::new(); cells.len()]);
                let fresh = begun.iter_mut().zip(&ruled).filter(|(_, ruled)| **ruled);
                fresh.for_each(|(begun, _)| *begun = row);
            }
            for (column, piece) in cells.into_iter().enumerate() {
                rows[begun[column]][column].push(piece);
            }
        }
        if at == 0 && headed {
            head = rows.len();
        }
    }
    Raw {
        rows,
        head,
        columns: Vec::new(),
    }
}

/// Whether a line of a table says anything; rules and rows of empty cells part rows.
fn is_filled(line: &Line<'_>) -> bool {
    !is_rule(line.text) && line.text.chars().any(|c| !is_crossing(c) && c != ' ')
}

/// Whether the cells of a row hold words, and no rules of a table within the table.
fn is_row(text: &str, strokes: &[usize]) -> bool {
    let drawn = |piece: &&str| {
        piece.len() >= 3
            && piece
                .bytes()
                .all(|b| matches!(b, b'-' | b'=' | b'+' | b':'))
    };
    text.starts_with(is_stroke)
        && text.ends_with(is_stroke)
        && !cut(text, strokes).iter().any(drawn)
}

/// Whether a line is a rule but for cells that go on below it: `|      +-----+-----+`.
fn is_part_rule(text: &str, strokes: &[usize]) -> bool {
    // Most rows have no rule in them.
    let ends = || {
        let crossings = || at(text, is_crossing);
        crossings().next() == strokes.first().copied()
            && crossings().last() == strokes.last().copied()
    };
    // What stands outside of the frame would be lost.
    text.contains(is_level) && !is_rule(text) && ends() && {
        let (cells, ruled) = pieces(text, strokes);
        let drawn = |cell: &&str| {
            cell.chars().any(is_level) && cell.chars().all(|c| is_level(c) || is_crossing(c))
        };
        ruled.contains(&true) && ruled.contains(&false) && !cells.iter().any(drawn)
    }
}

/// The cells of a rule that is none everywhere, and where it is one.
fn pieces<'a>(text: &'a str, strokes: &[usize]) -> (Vec<&'a str>, Vec<bool>) {
    let mut cells = vec![""; strokes.len().saturating_sub(1)];
    let mut ruled = vec![false; cells.len()];
    let mut from = 0;
    let mut next = 0;
    for place in places(text).filter(|place| is_crossing(place.sign)) {
        let Ok(number) = strokes.binary_search(&place.column) else {
            continue;
        };
        if number > 0 {
            let piece = &text[from..place.at];
            let rule = !piece.is_empty() && piece.chars().all(is_level);
            ruled[next..number].fill(rule);
            if !rule {
                cells[next] = piece.trim();
            }
        }
        (from, next) = (place.at + place.sign.len_utf8(), number);
    }
    (cells, ruled)
}

/// The cells of a row; one that spans columns leaves those behind its first empty.
fn cut<'a>(text: &'a str, strokes: &[usize]) -> Vec<&'a str> {
    let mut cells = vec![""; strokes.len().saturating_sub(1)];
    let counted = is_counted(text, strokes);
    let (mut first, mut from, mut next, mut count) = (0, 0, 0, 0);
    for place in places(text) {
        while strokes
            .get(next)
            .is_some_and(|&stroke| stroke < place.column)
        {
            next += 1;
        }
        if !is_stroke(place.sign) || !counted && strokes.get(next) != Some(&place.column) {
            continue;
        }
        let number = if counted { count } else { next };
        if number > 0 {
            cells[first] = text[from..place.at].trim();
        }
        (first, from, count) = (number, place.at + place.sign.len_utf8(), count + 1);
    }
    cells
}

/// Whether a row has a stroke for each of the table's. Then it does not matter where: not all who align letters of two
/// columns, or of none, count alike.
fn is_counted(text: &str, strokes: &[usize]) -> bool {
    text.chars().filter(|c| is_stroke(*c)).count() == strokes.len()
}

/// Where the rules have crossings, in columns from the first; nowhere if no rule has one within.
fn crossings(lines: &[Line<'_>]) -> Vec<usize> {
    let rules = lines.iter().filter(|line| is_rule(line.text));
    let mut found: Vec<usize> = rules.flat_map(|line| at(line.text, is_crossing)).collect();
    found.sort_unstable();
    found.dedup();
    if found.len() > 2 { found } else { Vec::new() }
}

/// Where all rows have strokes, in columns from the first.
fn shared(lines: &[Line<'_>]) -> Vec<usize> {
    let mut rows = lines.iter().filter(|line| !is_rule(line.text));
    let mut found: Vec<usize> = rows
        .next()
        .map_or_else(Vec::new, |line| at(line.text, is_stroke).collect());
    for line in rows {
        let own: Vec<usize> = at(line.text, is_stroke).collect();
        found.retain(|column| own.binary_search(column).is_ok());
    }
    found
}

/// The columns of the characters of a kind.
fn at(text: &str, of_kind: fn(char) -> bool) -> impl Iterator<Item = usize> {
    places(text)
        .filter(move |place| of_kind(place.sign))
        .map(|place| place.column)
}

/// A character, the column it stands in, and its offset.
struct Place {
    column: usize,
    at: usize,
    sign: char,
}

fn places(text: &str) -> impl Iterator<Item = Place> {
    text.char_indices().scan(0, |next, (at, sign)| {
        let column = *next;
        *next += if is_wide(sign) { 2 } else { 1 };
        Some(Place { column, at, sign })
    })
}

/// Strokes between cells.
fn is_stroke(c: char) -> bool {
    matches!(c, '|' | '│' | '┃' | '║')
}

/// Where rules meet strokes, and strokes themselves.
pub(in crate::read) fn is_crossing(c: char) -> bool {
    c == '+' || is_stroke(c) || matches!(c, '┌'..='╋' | '╒'..='╬')
}

/// What rules are drawn with.
fn is_level(c: char) -> bool {
    matches!(c, '-' | '=' | '─' | '━' | '═')
}
