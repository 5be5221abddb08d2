//! Notes that round brackets number, at the end of a text: `the rope was blue (1), as` calls `(1) That is what the log says`.
//!
//! Round brackets number steps and reasons, too. What tells notes: nothing but they stands below the first of them, and each is
//! called above, once and in its order, behind a word.

use super::line::Line;
use super::signs::Signs;

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
    let called = marks.len() >= FEWEST && are_called(text, &marks);
    if called { marks } else { Vec::new() }
}

/// Whether a text calls each of these marks once, one after the other, and begins no line as a list of them does. A bracket
/// before its own words counts what is said: half of the calls and more stand before a stop.
fn are_called(text: &[Line<'_>], marks: &[&str]) -> bool {
    let mut next = marks.iter();
    let mut stopped = 0;
    for line in text.iter().filter(|line| line.signs.has(Signs::BRACKET)) {
        for open in memchr::memchr_iter(b'(', line.text.as_bytes()) {
            let Some(found) = mark(&line.text[open..]) else {
                continue;
            };
            if call(line.text, open) != Some(found) || next.next() != Some(&found) {
                return false;
            }
            let behind = &line.text[open + found.len()..];
            stopped += usize::from(behind.is_empty() || behind.starts_with(STOPS));
        }
    }
    next.next().is_none() && stopped * 2 >= marks.len()
}

/// What may stand right behind a call.
const STOPS: [char; 9] = ['.', ',', ';', ':', '!', '?', ')', '"', '”'];

/// The call that begins at this byte, with its brackets: behind a word, and not within one.
pub(super) fn call(text: &str, at: usize) -> Option<&str> {
    let mark = mark(&text[at..])?;
    let before = text[..at].trim_end().chars().next_back()?;
    let behind = text[at + mark.len()..].chars().next();
    let stands = before.is_alphanumeric() || ".,;!?\"”’)".contains(before);
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
