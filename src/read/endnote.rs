//! Notes that round brackets number, at the end of a text: `the rope was blue (1), as` calls `(1) That is what the log says`.
//!
//! Round brackets number steps and reasons, too. What tells notes: nothing but they stands below the first of them, and each is
//! called above, once and in its order, behind a word.
//!
//! Where each stands near below what calls it, the call stands right behind its word: `the rope(1) was`.
//!
//! Below a heading that announces them, the numbers may hang at the left without brackets:
//!
//! ```text
//! FOOTNOTES
//!
//!     1 That is what the log says,
//!       and nobody else.
//! ```

use super::line::Line;
use super::signs::Signs;
use crate::document::announces_notes;
use crate::read::figures::are_digits;
use std::ops::Range;

/// Whether a line may be the first of the notes.
pub(super) fn is_first(line: &Line<'_>) -> bool {
    line.head == *b"(1" && line.text.starts_with("(1) ")
}

/// The marks of the notes of a text, with their brackets, where they begin with that line; none, if they are no such notes.
pub(super) fn marks<'a>(lines: &[Line<'a>], first: usize) -> Vec<&'a str> {
    const FEWEST: usize = 2;
    let (text, notes) = lines.split_at(first);
    let mut marks: Vec<&str> = Vec::new();
    for line in notes {
        let mark = mark(line.text).filter(|mark| line.text[mark.len()..].starts_with(' '));
        match mark {
            Some(mark) if number(mark) == Some(marks.len() + 1) => marks.push(mark),
            // A number out of its order, or a paragraph that none leads.
            Some(_) => return Vec::new(),
            None if line.gap() > 0 && line.indent() <= notes[0].indent() => return Vec::new(),
            None => {}
        }
    }
    // A bracket before its own words counts what is said: half of the calls and more stand before a stop.
    let stops = |text: &str, call: Range<usize>| {
        let behind = &text[call.end..];
        behind.is_empty() || behind.starts_with(STOPS)
    };
    let called = marks.len() >= FEWEST && are_called(text, &marks, stops);
    if called { marks } else { Vec::new() }
}

/// The lines at which notes begin that stand near below what calls them, or below what announces them.
pub(super) fn apart(lines: &[Line<'_>]) -> Vec<usize> {
    let announced = announced(lines);
    if announced.is_empty() {
        below(lines)
    } else {
        announced
    }
}

/// The lines at which notes begin that stand near below what calls them, `the rope(1)`; none, if not each is called once and in its
/// order. They may count anew from chapter to chapter.
fn below(lines: &[Line<'_>]) -> Vec<usize> {
    const FEWEST: usize = 3;
    /// Lines from a call to its note.
    const REACH: usize = 80;
    // The lines of the calls since the last first one, and how many of these have their notes.
    let (mut calls, mut told): (Vec<usize>, usize) = (Vec::new(), 0);
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if !line.signs.has(Signs::BRACKET) {
            continue;
        }
        if line.gap() > 0
            && let Some(mark) = mark(line.text)
        {
            let next = number(mark) == Some(told + 1);
            if next && calls.get(told).is_some_and(|call| at - call <= REACH) {
                told += 1;
                found.push(at);
            }
            continue;
        }
        for open in memchr::memchr_iter(b'(', line.text.as_bytes()) {
            let attached = !line.text[..open].ends_with(' ');
            let Some(called) = call(line.text, open).filter(|_| attached).and_then(number) else {
                continue;
            };
            if called == 1 && told == calls.len() {
                (calls, told) = (Vec::new(), 0);
            }
            if called == calls.len() + 1 {
                calls.push(at);
            }
        }
    }
    let whole = told == calls.len() && found.len() >= FEWEST;
    if whole { found } else { Vec::new() }
}

/// The lines at which notes begin below words between dashes that announce them, as programs set manuals; they may count anew below
/// each.
///
/// ```text
///    ---------- Footnotes ----------
///
///    (1) That is what the log says.
/// ```
fn announced(lines: &[Line<'_>]) -> Vec<usize> {
    let mut found = Vec::new();
    // Whether they are announced, and the number of the last one.
    let (mut open, mut last) = (false, None);
    for (at, line) in lines.iter().enumerate() {
        if line.head == *b"--" && announces_notes(line.text) {
            (open, last) = (true, None);
        } else if open && line.gap() > 0 {
            let number = mark(line.text).and_then(number);
            let next = number.filter(|number| last.is_none_or(|last| *number == last + 1));
            found.extend(next.map(|_| at));
            // A paragraph may go on with a note, but with none that has not begun.
            open = next.or(last).is_some();
            last = next.or(last);
        } else if open && line.rule().is_some() {
            // The next section is underlined.
            open = false;
        }
    }
    found
}

/// Whether a line may be the first of the notes whose numbers hang.
pub(super) fn is_first_hung(line: &Line<'_>) -> bool {
    line.head == *b"1 " && line.gap() > 0
}

/// The lines at which notes begin whose numbers hang, the first of them given; none, if they are no such notes.
pub(super) fn hung(lines: &[Line<'_>], first: usize) -> Vec<usize> {
    const FEWEST: usize = 2;
    let (text, notes) = lines.split_at(first);
    // Numbers end in one column, whatever their length.
    let column = notes[0].indent();
    let mut found: Vec<usize> = Vec::new();
    for (at, line) in (first..).zip(notes) {
        let number = hung_number(line.text).filter(|number| {
            line.gap() > 0
                && number.parse() == Ok(found.len() + 1)
                && line.indent() + number.len() == column + 1
        });
        if number.is_some() {
            found.push(at);
        } else if line.indent() <= column + 1 {
            break;
        }
    }
    // A bracket that calls stands right behind its word.
    let behind = |text: &str, call: Range<usize>| !text[..call.start].ends_with(' ');
    let marks: Vec<String> = (1..=found.len())
        .map(|number| format!("({number})"))
        .collect();
    let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
    let called = marks.len() >= FEWEST && are_called(text, &marks, behind);
    if called { found } else { Vec::new() }
}

/// The number that hangs before the words of a note.
pub(super) fn hung_number(text: &str) -> Option<&str> {
    const LONGEST: usize = 4;
    let (number, _) = text.split_once(' ')?;
    let digits = number.len() <= LONGEST && are_digits(number);
    digits.then_some(number)
}

/// Whether a text calls each of these marks once, one after the other, and begins no line as a list of them does; half of the calls
/// and more stand as calls do.
fn are_called(
    text: &[Line<'_>],
    marks: &[&str],
    stands: impl Fn(&str, Range<usize>) -> bool,
) -> bool {
    let mut next = marks.iter();
    let mut standing = 0;
    for line in text.iter().filter(|line| line.signs.has(Signs::BRACKET)) {
        for open in memchr::memchr_iter(b'(', line.text.as_bytes()) {
            let Some(found) = mark(&line.text[open..]) else {
                continue;
            };
            if call(line.text, open) != Some(found) || next.next() != Some(&found) {
                return false;
            }
            standing += usize::from(stands(line.text, open..open + found.len()));
        }
    }
    next.next().is_none() && standing * 2 >= marks.len()
}

/// What may stand right behind a call.
const STOPS: [char; 9] = ['.', ',', ';', ':', '!', '?', ')', '"', '”'];

/// The call that begins at this byte, with its brackets: behind a word, and not within one.
pub(super) fn call(text: &str, at: usize) -> Option<&str> {
    let mark = mark(&text[at..])?;
    let before = text[..at].trim_end().chars().next_back()?;
    let behind = text[at + mark.len()..].chars().next();
    let stands = before.is_alphanumeric() || ".,;:!?\"”’)".contains(before);
    let ends = behind.is_none_or(|c| c.is_whitespace() || STOPS.contains(&c));
    (stands && ends).then_some(mark)
}

/// `(12)` at the head of a text.
pub(super) fn mark(text: &str) -> Option<&str> {
    const LONGEST: usize = 3;
    let inner = text.strip_prefix('(')?;
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let closed = inner.as_bytes().get(digits) == Some(&b')');
    ((1..=LONGEST).contains(&digits) && closed).then(|| &text[..digits + 2])
}

fn number(mark: &str) -> Option<usize> {
    mark.trim_matches(['(', ')']).parse().ok()
}
