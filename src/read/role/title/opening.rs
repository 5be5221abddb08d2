//! How a line opens that is no title: with signs that lead remarks, items, fields and code.

use crate::read::byline;
use crate::read::case::is_upper;
use crate::read::date;
use crate::read::figures::are_digits;
use crate::read::line::Line;
use crate::read::role::preparer;
use crate::read::role::stamp::stamp;

/// Whether a text of the head opens so, above these lines.
pub(in crate::read::role) fn opens_otherwise(text: &str, at: usize, below: &[Line<'_>]) -> bool {
    text.starts_with(".. ")
        || text.starts_with('(') && !is_parted_word(text)
        || opens_with_sign(text, at, below)
        || text.starts_with('+') && !text.ends_with('+')
        || text.starts_with('*') && !(text.ends_with('*') && is_upper(text))
        || text.starts_with('[') && !is_tagged(text)
        || text.starts_with("== ") && !text.ends_with('=')
        || is_remark(text, below)
        || is_called_by_phone(text)
        || is_dotted_field(text)
        || preparer::lists_books(text)
}

/// "Conference ....: comp.sys.harbour": dots lead from what a program calls it to what it is.
fn is_dotted_field(text: &str) -> bool {
    let name = text.split_once(':').map(|(name, _)| name.trim_end());
    name.is_some_and(|name| name.ends_with("..."))
}

/// "The Harbour BBS / 414-555-5070": a number as telephones have them, in three parts.
fn is_called_by_phone(text: &str) -> bool {
    const PARTS: [usize; 3] = [3, 3, 4];
    const JOINTS: [char; 5] = ['-', '.', ' ', '(', ')'];
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits < PARTS.iter().sum() {
        return false;
    }
    // What is joined otherwise is no number of this kind.
    let mut spans = text.split(|c: char| !c.is_ascii_digit() && !JOINTS.contains(&c));
    spans.any(|span| {
        let parts = span.split(JOINTS).map(str::len).filter(|len| *len > 0);
        let lengths: Vec<usize> = parts.collect();
        lengths.windows(PARTS.len()).any(|three| three == PARTS)
    })
}

/// Whether a text begins with a sign that no title begins with; but for the dash that newspapers of the north set before what
/// somebody said, in a headline above who wrote the article, or when.
fn opens_with_sign(text: &str, at: usize, below: &[Line<'_>]) -> bool {
    const REACH: usize = 8;
    const DASHES: [char; 3] = ['-', '–', '—'];
    let said = |rest: &str| {
        rest.strip_prefix(' ')
            .is_some_and(|words| words.starts_with(char::is_uppercase))
            && text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '!' | '?'))
    };
    let signed = |line: &Line<'_>| {
        byline::is_led(line.text) && byline::parse(line.text).is_some()
            || date::of_line(line.text).is_some()
            || stamp(line.text).is_some()
    };
    let headline = |rest: &str| {
        at == 0
            && said(rest)
            && !below[0].text.starts_with(DASHES)
            && below.iter().take(REACH).any(signed)
    };
    let led = text.strip_prefix(DASHES);
    led.is_some_and(|rest| !headline(rest)) || text.starts_with(['<', '>', '@', '|', '$', ':'])
}

/// "(K)ein Bild", "(Un)seen": brackets within a word.
fn is_parted_word(text: &str) -> bool {
    let first = text.split(char::is_whitespace).next().unwrap_or_default();
    let behind = first.split_once(')').map(|(_, behind)| behind);
    behind.is_some_and(|behind| behind.starts_with(char::is_alphabetic))
}

/// "[Review] The Tide", "[2031] The Best Oars": a word or a few in brackets, or a year, and what it is about.
fn is_tagged(text: &str) -> bool {
    const FEWEST: usize = 2;
    const LONGEST: usize = 48;
    let tag = text
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("] "));
    let worded = |c: char| c.is_alphabetic() || matches!(c, ' ' | ':' | '\'' | '’' | '&' | '-');
    let year = |tag: &str| tag.len() == 4 && are_digits(tag);
    let words = |tag: &str| tag.starts_with(char::is_alphabetic) && tag.chars().all(worded);
    tag.is_some_and(|(tag, rest)| {
        tag.len() <= LONGEST
            && (words(tag) || year(tag))
            && rest.split_whitespace().nth(FEWEST - 1).is_some()
    })
}

/// Whether a hash leads a text and the line right below it: a program's remark. So is what the licence is (SPDX 2.3, annex E).
fn is_remark(text: &str, below: &[Line<'_>]) -> bool {
    if text.trim_start_matches(['#', ' ']).starts_with("SPDX-") {
        return true;
    }
    let goes_on = |line: &Line<'_>| line.gap() == 0 && line.text.starts_with('#');
    text.starts_with('#') && below.first().is_some_and(goes_on)
}
