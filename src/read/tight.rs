//! Dashes that stand tight before the items of a list, as hasty typists set them.
//!
//! ```text
//! Please bring with you:
//! -something to drink
//! -a hat
//! ```
//!
//! In come lines, out come those that are such items. People talk behind dashes, too, programs have options and patches have lines
//! that go: only what a line announces, and what stands among items with a blank behind their dash, is a list.

use super::line::Line;
use super::signs::Signs;

/// Lines from one item to the next, at most.
const FARTHEST: usize = 4;

/// Which of the lines that signs lead are items behind tight dashes, and those of their lists that keep the blank, in their order.
pub(super) fn items(lines: &[Line<'_>], led: &[usize]) -> Vec<usize> {
    let dashed = led.iter().copied().filter(|&at| lines[at].head[0] == b'-');
    let dashed: Vec<usize> = dashed.collect();
    // Where programs have options, any dash may belong to one.
    if dashed.is_empty() || dashed.iter().any(|&at| is_option(lines[at].text)) {
        return Vec::new();
    }
    let mut items = Vec::new();
    let follows = |a: &usize, b: &usize| {
        b - a <= FARTHEST
            && lines[*a].indent() == lines[*b].indent()
            && lines[*b].gap() <= 1
            && lines[a + 1..*b].iter().all(|line| line.gap() == 0)
    };
    for run in dashed.chunk_by(follows) {
        if is_list(lines, run) {
            items.extend(run);
        }
    }
    items
}

/// Whether dashes that follow each other lead items.
fn is_list(lines: &[Line<'_>], run: &[usize]) -> bool {
    let Some(above) = run[0].checked_sub(1).map(|at| &lines[at]) else {
        return false;
    };
    let announced = above.text.ends_with([':', '：']) && lines[run[0]].gap() <= 1;
    let text = |at: &usize| lines[*at].text;
    let mixed = run.iter().map(text).any(|text| text.starts_with("- "));
    let phrased = run.iter().map(text).any(|text| text.contains(' '));
    let plain = |at: &usize| {
        let line = &lines[*at];
        !line.signs.has(Signs::GUTTER)
            && (line.text.starts_with("- ") || is_tight(line.text) && !is_said(line.text))
    };
    let tight = run.iter().map(text).any(is_tight);
    run.len() > 1 && tight && (announced || mixed) && phrased && run.iter().all(plain)
}

/// Whether a word stands tight behind a dash.
fn is_tight(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('-') else {
        return false;
    };
    let word = rest.split(' ').next().unwrap_or(rest);
    word.starts_with(char::is_alphanumeric)
        && !word.contains(['=', '<', '[', '{', '_', '/', '\\', '-', '$', '@'])
        && !word.chars().skip(1).any(char::is_uppercase)
}

/// `--help`, `-v`, `-o FILE`.
fn is_option(text: &str) -> bool {
    match text.as_bytes() {
        [b'-', b'-', letter, ..] => letter.is_ascii_alphabetic(),
        // "-a hat"
        [b'-', b'a' | b'A' | b'I', b' ', ..] => false,
        [b'-', letter, rest @ ..] => {
            letter.is_ascii_alphabetic() && !rest.first().is_some_and(|b| is_of_word(*b))
        }
        _ => false,
    }
}

/// Whether a byte goes on with a word.
fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || matches!(byte, b'\'' | b'.')
}

/// Whether it reads like what somebody says: a question, a call, a whole sentence.
fn is_said(text: &str) -> bool {
    let sentence = text[1..].starts_with(char::is_uppercase) && text.ends_with('.');
    sentence || text.contains(['?', '!', '…', '"', '“', '«'])
}
