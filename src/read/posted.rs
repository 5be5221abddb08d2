//! The wrap of mail. What a text shows too little of, mail is known for: its programs wrap what is written, so that a line which
//! ends in the middle of a sentence, near the edge, was cut there. A letter of two lines tells it.
//!
//! ```text
//! Subject: The boats
//!
//! We could not land there before noon, since the wind came from the       One paragraph
//! North Sea.
//! ```

use super::case::is_lower;
use super::fields;
use super::line::{Line, ends_sentence};
use super::signs::Signs;

/// No mail program wraps at a wider column.
pub(super) const WIDEST: usize = 84;

/// The wrap of a text that begins as posts do. The fields at its head have widths of their own.
pub(super) fn wrap(lines: &[Line<'_>]) -> Option<usize> {
    let body = body(lines);
    (body.len() < lines.len()).then(|| cut(body, 1)).flatten()
}

/// What stands below the head of a post; all lines of what is none.
pub(super) fn body<'l, 'a>(lines: &'l [Line<'a>]) -> &'l [Line<'a>] {
    let is_field =
        |first: &Line<'_>| first.signs.has(Signs::COLON) || first.text.starts_with("From ");
    if !lines.first().is_some_and(is_field) {
        return lines;
    }
    let first = lines[1..].iter().position(|line| line.gap() > 0);
    let (head, body) = lines.split_at(first.map_or(0, |below| below + 1));
    if !head.is_empty() && fields::is_head(head) {
        body
    } else {
        lines
    }
}

/// The wrap of a text of which so many lines are quoted, if it is most of it.
pub(super) fn wrap_of_reply(lines: &[Line<'_>], quoted: usize) -> Option<usize> {
    (quoted * 8 > lines.len())
        .then(|| cut(lines, SURE))
        .flatten()
}

/// The wrap of what is quoted.
pub(super) fn wrap_of_quoted(lines: &[Line<'_>]) -> Option<usize> {
    cut(lines, SURE)
}

/// A line that goes on in small letters is as certain as so many that go on with a name, or begin a sentence.
const SURE: usize = 2;

/// The column that lines were cut at, if so much is certain of it, and few are longer.
fn cut(lines: &[Line<'_>], enough: usize) -> Option<usize> {
    const NARROWEST: usize = 56;
    let is_prose = |line: &Line<'_>| {
        !line.signs.has(Signs::GUTTER)
            && !line.text.contains("://")
            && line
                .text
                .starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '(' | '“'))
    };
    let (mut edges, mut certain, mut longer) = (Vec::new(), 0, 0);
    // Verse begins its lines with capitals, whatever ends above them.
    let (mut small, mut capital) = (0, 0);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        if line.edge() > WIDEST {
            longer += usize::from(is_prose(line));
            continue;
        }
        let goes_on = next.gap() == 0
            && line.indent().abs_diff(next.indent()) <= 1
            && !ends_sentence(line.text)
            && line.text.ends_with(|c: char| c.is_lowercase() || c == ',')
            && is_prose(line)
            && is_prose(next);
        if !goes_on {
            continue;
        }
        let flows = is_lower(next.text);
        small += usize::from(flows);
        capital += usize::from(!flows);
        if line.edge() >= NARROWEST {
            edges.push(line.edge());
            certain += if flows { SURE } else { 1 };
        }
    }
    (certain >= enough && capital <= small + 1 && longer * 4 <= edges.len())
        .then(|| edges.into_iter().max())
        .flatten()
}
