//! What leads an entry of its own, though no marker does: an option, a parameter, a question, a name whose meaning has a column.

use super::line::{Line, width};
use super::role::described;
use super::signs::Signs;

/// Whether an option of a command stands before what it means.
pub(super) fn is_option(line: &Line<'_>) -> bool {
    line.head[0] == b'-' && line.signs.has(Signs::RUN) && described(line.text).is_some()
}

/// `height (int): how far above the quay`: what a function takes, of which kind, and what it is.
pub(super) fn is_parameter(line: &Line<'_>) -> bool {
    const LONGEST: usize = 60;
    if !line.signs.has(Signs::BRACKET) || !line.signs.has(Signs::COLON) {
        return false;
    }
    let head = line.text.split_once("): ").map(|(head, _)| head);
    let parted = head.filter(|head| head.len() <= LONGEST);
    parted
        .and_then(|head| head.split_once(" ("))
        .is_some_and(|(name, _)| {
            name.bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'*' | b'.'))
        })
}

/// "Q4: Which lamp is it?", "Q 4. Which one?": a question by its letter, and its number perhaps.
pub(super) fn is_question(line: &Line<'_>) -> bool {
    const LONGEST: usize = 4;
    let number = line
        .text
        .strip_prefix('Q')
        .map(|rest| rest.trim_start_matches(' '));
    let stop = number.and_then(|rest| rest.split_once([':', '.', ')']));
    line.tail == b'?'
        && stop.is_some_and(|(number, _)| {
            number.len() <= LONGEST && number.bytes().all(|b| b.is_ascii_digit())
        })
}

/// The column that what somebody says begins in, behind their name: lines that stand in it go on with that.
///
/// ```text
/// Anna:  I would have gone, but
///        there was no boat.
/// ```
pub(super) fn said_column(line: &Line<'_>) -> Option<usize> {
    const LONGEST_NAME: usize = 24;
    const MOST_BLANKS: usize = 2;
    let head = &line.text.as_bytes()[..line.text.len().min(LONGEST_NAME)];
    let end = memchr::memchr2(b':', b'>', head)? + 1;
    let name = &line.text[..end];
    let blanks = line.text[end..].bytes().take_while(|b| *b == b' ').count();
    let named = end > 1 && name.starts_with(|c: char| c.is_alphanumeric());
    (named && (1..=MOST_BLANKS).contains(&blanks))
        .then(|| line.indent() + width(name) + blanks)
        .filter(|column| column - line.indent() > MOST_BLANKS + 1)
}

/// The column that what a name means begins in, two blanks or more behind it: `HB-31  The clock runs late,`.
pub(super) fn hung_column(line: &Line<'_>) -> Option<usize> {
    const LONGEST_NAME: usize = 24;
    if !line.signs.has(Signs::RUN) {
        return None;
    }
    let head = &line.text.as_bytes()[..line.text.len().min(LONGEST_NAME)];
    let end = memchr::memmem::find(head, b"  ")?;
    let name = &line.text[..end];
    let text = line.text[end..].trim_start_matches(' ');
    let named = end > 1
        && !name.contains(' ')
        && name.starts_with(char::is_alphanumeric)
        && name.ends_with(char::is_alphanumeric);
    named.then(|| line.indent() + width(name) + line.text.len() - end - text.len())
}
