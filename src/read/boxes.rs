//! Boxes of stars around text: what they frame is read as if it stood between two rules.
//!
//! ```text
//! ****************************           ****************************
//! *  The hall is shut on     *
//! *  Mondays. Bring a lamp.  *     →     The hall is shut on
//! *                          *           Mondays. Bring a lamp.
//! *  Ada Moss                *
//! ****************************           Ada Moss
//!
//!                                        ****************************
//! ```

use super::frame::framed_lines;
use super::line::Line;

const SIDE: char = '*';

/// Takes the sides of boxes away. `seams` has all lines that a star leads. Returns whether lines went with them.
pub(super) fn open(lines: &mut Vec<Line<'_>>, seams: &[usize]) -> bool {
    let mut emptied = Vec::new();
    let mut opened = 0;
    for &at in seams {
        if at < opened || !is_edge(&lines[at]) {
            continue;
        }
        if let Some(rows) = rows_below(lines, at) {
            opened = at + 1 + rows;
            unside(&mut lines[at + 1..=opened], &mut emptied, at + 1);
        }
    }
    let (mut emptied, mut at) = (emptied.into_iter().peekable(), 0);
    let any = emptied.peek().is_some();
    if any {
        lines.retain(|_| {
            let goes = emptied.next_if_eq(&at).is_some();
            at += 1;
            !goes
        });
    }
    any
}

/// Whether a line may be the upper or the lower edge of a box.
fn is_edge(line: &Line<'_>) -> bool {
    const NARROWEST: usize = 20;
    line.head == *b"**" && line.width() >= NARROWEST && line.rule() == Some(SIDE)
}

/// How many rows stand between an edge and the one that closes its box; none if it has no words, or too few to be more than a title.
fn rows_below(lines: &[Line<'_>], at: usize) -> Option<usize> {
    /// What is longer is no notice.
    const MOST_ROWS: usize = 60;
    /// Tabs and typists make sides uneven.
    const UNEVEN: usize = 2;
    let (top, rest) = (&lines[at], &lines[at + 1..]);
    let row = |line: &&Line<'_>| {
        line.gap() == 0 && line.indent() == top.indent() && within(line).is_some()
    };
    let rows = rest.iter().take(MOST_ROWS).take_while(row).count();
    let bottom = rest.get(rows)?;
    let closed = bottom.gap() == 0
        && is_edge(bottom)
        && bottom.indent() == top.indent()
        && bottom.width().abs_diff(top.width()) <= UNEVEN;
    // Letters that are drawn, and columns, stay as they are.
    let plain = |line: &Line<'_>| {
        let inner = within(line).map_or("", |(_, inner)| inner);
        let letters = inner.chars().filter(|c| c.is_alphanumeric()).count();
        inner.is_empty() || letters * 2 > inner.chars().count() && !inner.contains(SIDE)
    };
    let own = &rest[..rows];
    let fits = |line: &Line<'_>| line.width() <= top.width() + UNEVEN;
    let worded = own
        .iter()
        .any(|line| line.text.contains(char::is_alphabetic));
    (closed
        && worded
        && own.iter().all(|line| plain(line) && fits(line))
        && framed_lines(&lines[at..]).is_none())
    .then_some(rows)
}

/// Where the words of a row begin in it, and these words; none at all if it has none.
fn within<'a>(line: &Line<'a>) -> Option<(usize, &'a str)> {
    let inside = line.text.strip_prefix(SIDE)?.strip_suffix(SIDE)?;
    let words = inside.trim();
    let apart = inside.starts_with(char::is_whitespace) && inside.ends_with(char::is_whitespace);
    let start = 1 + inside.len() - inside.trim_start().len();
    apart.then_some((start, words))
}

/// Takes the sides off these rows and sets them apart from the edges. Rows without words are blank lines: `emptied` gets them, each by
/// its place behind `first`.
fn unside(rows: &mut [Line<'_>], emptied: &mut Vec<usize>, first: usize) {
    let starts = rows.iter().filter_map(|row| within(row));
    let worded = starts.filter(|(_, text)| !text.is_empty());
    let edge = worded.map(|(start, _)| start).min().unwrap_or(0);
    // An edge is no underline of what stands next to it.
    let mut blank = 1;
    let last = rows.len() - 1;
    for (nth, row) in rows.iter_mut().enumerate() {
        match within(row).filter(|_| nth < last) {
            Some((_, "")) => {
                emptied.push(first + nth);
                blank += 1;
            }
            words => {
                if let Some((start, text)) = words {
                    let indent = row.indent() + start.saturating_sub(edge);
                    *row = row.part(text, row.start() + start);
                    *row = row.moved(|place| place.indent = indent);
                }
                let gap = if nth == last { blank.max(1) } else { blank };
                *row = row.moved(|place| place.gap = gap);
                blank = 0;
            }
        }
    }
}
