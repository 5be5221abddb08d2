//! What leads an entry of its own, though no marker does: an option, a parameter, a question, a name whose meaning has a column, a
//! term whose meaning stands behind a sign; and what ends one with its page.

use super::case::is_lower;
use super::line::{Line, width};
use super::signs::Signs;
use crate::read::figures::are_digits;
use crate::source::floor_boundary;

/// Whether an option of a command stands before what it means.
pub(super) fn is_option(line: &Line<'_>) -> bool {
    line.head[0] == b'-' && line.signs.has(Signs::RUN) && described(line.text).is_some()
}

/// How many bytes of a line are an option and what it is given, if its meaning stands behind it, two blanks away or more.
pub(super) fn described(text: &str) -> Option<usize> {
    const LONGEST: usize = 40;
    let name = text.strip_prefix('-')?.trim_start_matches('-');
    if !name.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '?') {
        return None;
    }
    let end = memchr::memmem::find(text.as_bytes(), b"  ").or_else(|| text.find('\t'))?;
    let option = |b: u8| b.is_ascii_graphic() || b == b' ';
    let meaning = text[end..].trim_start();
    // Numbers with a minus stand in columns, too; and many set two blanks behind a sentence.
    (end <= LONGEST
        && !text[..end].ends_with(['.', ',', ';', ':', '!', '?', ')'])
        && text[..end].bytes().all(option)
        && text[..end].contains(|c: char| c.is_ascii_alphabetic() || c == '?')
        && meaning.starts_with(|c: char| c.is_alphabetic() || matches!(c, '(' | '"' | '\'')))
    .then_some(end)
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

/// "[QUAY-104] - The lamp": the number of what an entry is about, in a list of such.
pub(super) fn is_ticket(line: &Line<'_>) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 4..=24;
    let label = line
        .text
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("] "));
    label.is_some_and(|(label, _)| {
        LENGTHS.contains(&label.len())
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-#".contains(&b))
            && label.as_bytes()[label.len() - 3..]
                .iter()
                .all(u8::is_ascii_digit)
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

/// The column that what a key or a short name means begins in, behind a dash: `F1    - Hangs the lamp`.
pub(super) fn dash_column(line: &Line<'_>) -> Option<usize> {
    line.signs
        .has(Signs::DASH)
        .then(|| dashed(line.text))
        .flatten()
        .map(|(_, text)| line.indent() + width(&line.text[..text]))
}

/// How many bytes of a line are such a name, and where its meaning begins. Numbers behind it are the end of a span; a number alone
/// counts an item.
pub(super) fn dashed(text: &str) -> Option<(usize, usize)> {
    const LONGEST: usize = 16;
    const DASH: &str = " - ";
    let head = &text.as_bytes()[..text.len().min(LONGEST + DASH.len())];
    let at = memchr::memmem::find(head, DASH.as_bytes())?;
    let name = text[..at].trim_end();
    let meaning = &text[at + DASH.len()..];
    let named = name.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '<' | '^'))
        && name.split(' ').count() <= 2
        && !name.bytes().all(|b| b.is_ascii_digit())
        && !name.ends_with(['.', ',', ';', ':', '!', '?']);
    (named && meaning.starts_with(|c: char| c.is_alphabetic() || c == '"'))
        .then_some((name.len(), at + DASH.len()))
}

/// Whether a line is an entry of an index, with its page behind a comma: "a proper, 23".
pub(super) fn names_page(line: &Line<'_>) -> bool {
    /// Longer numbers are years.
    const MOST_DIGITS: usize = 3;
    let behind = line.text.trim_end_matches('.').rsplit_once(", ");
    behind.is_some_and(|(_, pages)| {
        let is_page = |page: &str| page.len() <= MOST_DIGITS && are_digits(page);
        pages.split(['-', '–']).all(is_page)
    })
}

/// A term at the head of a line, with the sign behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Term<'a> {
    /// Its words.
    pub(super) words: &'a str,
    pub(super) sign: &'static str,
    /// Bytes to the end of the sign.
    pub(super) end: usize,
}

/// The sign that sets off what is said by the way, too.
pub(super) const HYPHEN: &str = " - ";

/// Whether a line begins with a term. Most are told by how they begin, and few have a sign that may set one off.
#[inline]
pub(super) fn is_glossed(line: &Line<'_>) -> bool {
    const SETTING_OFF: Signs = Signs::COLON.and(Signs::DASH).and(Signs::WIDE);
    (line.signs.has(SETTING_OFF) & may_gloss(&line.head)) && glossed(line.text).is_some()
}

/// Whether bytes may begin a term: no digits, no signs, no quotation marks and dashes.
fn may_gloss(text: &[u8]) -> bool {
    !matches!(text, [] | [..b'A', ..] | [0xe2, 0x80, ..])
}

/// The term that a line begins with, if what stands behind it begins small, as no value and no sentence does.
pub(super) fn glossed(text: &str) -> Option<Term<'_>> {
    const LONGEST: usize = 32;
    const MOST_WORDS: usize = 4;
    const FEWEST_WORDS: usize = 3;
    if !may_gloss(text.as_bytes()) {
        return None;
    }
    let head = &text.as_bytes()[..floor_boundary(text, LONGEST)];
    // Each of the signs has one of these bytes, and few lines of prose begin so.
    let (at, sign) = memchr::memchr3_iter(b':', b'-', 0xe2, head).find_map(|place| {
        let from = place.checked_sub(usize::from(head[place] != b':'))?;
        let signs = [": ", " — ", " – ", " -- ", HYPHEN];
        let sign = signs
            .into_iter()
            .find(|sign| head[from..].starts_with(sign.as_bytes()))?;
        Some((from, sign))
    })?;
    let (words, behind) = (&text[..at], &text[at + sign.len()..]);
    let of_term = |c: char| c.is_alphanumeric() || " -'’()/".contains(c);
    (words.starts_with(char::is_alphabetic)
        && words.chars().all(of_term)
        && words.split(' ').count() <= MOST_WORDS
        && is_lower(behind)
        && behind.split_whitespace().nth(FEWEST_WORDS - 1).is_some())
    .then_some(Term {
        words,
        sign,
        end: at + sign.trim_end().len(),
    })
}
