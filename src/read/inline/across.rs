//! Stress that is laid on several lines whose ends are kept: `_Line one,` and `line two._` below it. The tree keeps lines apart,
//! so that each of them is stressed.

use super::{closes, opens};
use std::ops::Range;

/// The mark. Asterisks stand at words that have notes, too.
const SIGN: u8 = b'_';

/// Of one line what is stressed together with other lines: the mark that opens or closes it stands in `outer` alone.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::read) struct Stressed {
    /// The line.
    pub(in crate::read) line: usize,
    /// Bytes of it with the marks.
    pub(in crate::read) outer: Range<usize>,
    /// Bytes of it without.
    pub(in crate::read) inner: Range<usize>,
}

/// What is stressed across these lines, line by line.
pub(in crate::read) fn stressed_across(lines: &[&str]) -> Vec<Stressed> {
    let mut found = Vec::new();
    // Where the mark stands that nothing of its line closes.
    let mut open: Option<(usize, usize)> = None;
    for (line, text) in lines.iter().enumerate() {
        if memchr::memchr(SIGN, text.as_bytes()).is_none() {
            continue;
        }
        for mark in unpaired(text) {
            match (mark, open) {
                (Mark::Opens(at), _) => open = Some((line, at)),
                (Mark::Closes(at), Some(from)) => {
                    stress(lines, from, (line, at), &mut found);
                    open = None;
                }
                // Stress within stress: whose marks these are nobody can tell.
                (Mark::Closes(_) | Mark::Unclear, _) => open = None,
            }
        }
    }
    found
}

/// The parts of the lines between two marks.
fn stress(lines: &[&str], from: (usize, usize), to: (usize, usize), found: &mut Vec<Stressed>) {
    for (line, text) in lines.iter().enumerate().take(to.0 + 1).skip(from.0) {
        let (mut outer, mut inner) = (0..text.len(), 0..text.len());
        if line == from.0 {
            outer.start = from.1;
            inner.start = from.1 + 1;
        }
        if line == to.0 {
            outer.end = to.1 + 1;
            inner.end = to.1;
        }
        found.push(Stressed { line, outer, inner });
    }
}

/// A mark that has no partner in its own line.
enum Mark {
    Opens(usize),
    Closes(usize),
    /// A pair within the line, or what may be one.
    Unclear,
}

/// The marks of a line that have no partner in it, and those that make it unclear what has.
fn unpaired(text: &str) -> Vec<Mark> {
    let bytes = text.as_bytes();
    // Names of programs and addresses.
    if memchr::memchr(b'`', bytes).is_some() || text.contains("://") {
        return vec![Mark::Unclear];
    }
    let mut marks = Vec::new();
    let mut places = memchr::memchr_iter(SIGN, bytes).peekable();
    while let Some(at) = places.next() {
        let next = places.peek().copied();
        marks.push(match next {
            Some(next) if next == at + 1 => Mark::Unclear,
            Some(next) if opens(text, at) && closes(text, next, 1) => {
                places.next();
                Mark::Unclear
            }
            _ if opens(text, at) => Mark::Opens(at),
            _ if closes(text, at, 1) => Mark::Closes(at),
            _ => Mark::Unclear,
        });
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines with what is stressed across them in angle brackets.
    fn shown(lines: &[&str]) -> Vec<String> {
        let mut shown: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
        for part in stressed_across(lines).iter().rev() {
            let inner = &lines[part.line][part.inner.clone()];
            shown[part.line].replace_range(part.outer.clone(), &format!("<{inner}>"));
        }
        shown
    }

    #[test]
    fn marks_of_two_lines_are_one_pair() {
        assert_eq!(
            shown(&["He sang, _\"Row,", "and row,", "and home\"_; and rowed"]),
            ["He sang, <\"Row,>", "<and row,>", "<and home\">; and rowed"]
        );
        assert_eq!(
            shown(&["_One,", "two_ and _three,", "four_"]),
            ["<One,>", "<two> and <three,>", "<four>"]
        );
    }

    #[test]
    fn what_is_unclear_stays_as_it_is() {
        for lines in [
            ["_One, two,", "three"],
            ["one, two_,", "three_"],
            ["_One _two_", "three_"],
            ["_One,", "two _three_ four_"],
            ["__one,", "two__"],
            ["set _one", "snake_case"],
            ["see _one", "`two_`"],
        ] {
            assert_eq!(shown(&lines), lines);
        }
    }
}
