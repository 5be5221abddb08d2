//! Bodies of notes, `[1] …` and `[Footnote 1: …]`, and pictures that the text speaks of, `[Illustration: …]`.

use super::{Role, Score, View, heading};
use crate::read::line::Line;
use std::collections::HashSet;

/// Longest mark of a note: a number or a word, as in `[12]`, `[Roe99]`.
const LONGEST_MARK: usize = 4;

/// Collects the marks that a line calls: bracketed, and not at its head, where the note itself would begin.
pub(super) fn calls<'a>(text: &'a str, calls: &mut HashSet<&'a str>) {
    for open in memchr::memchr_iter(b'[', text.as_bytes()) {
        let Some(len) = text[open + 1..]
            .find(']')
            .filter(|len| is_mark(&text[open + 1..open + 1 + len]))
        else {
            continue;
        };
        let mark = &text[open + 1..open + 1 + len];
        if open > 0 || text[open + len + 2..].starts_with([',', '.', ';', ')']) {
            calls.insert(mark);
        }
    }
}

/// Whether a bracketed text can be the mark of a note.
pub(in crate::read) fn is_mark(mark: &str) -> bool {
    let digits =
        !mark.is_empty() && mark.len() <= LONGEST_MARK && mark.bytes().all(|b| b.is_ascii_digit());
    let letter = mark.len() == 1 && mark.bytes().all(|b| b.is_ascii_alphabetic());
    digits || letter || matches!(mark, "*" | "**" | "***" | "†" | "‡")
}

/// The mark of a note's body and the offset of its words in the first line, if the lines begin as one.
pub(in crate::read) fn body<'a>(first: &Line<'a>) -> Option<(&'a str, usize)> {
    let text = first.text;
    let inner = text.strip_prefix('[')?;
    if let Some(rest) = inner.strip_prefix("Footnote ") {
        let len = rest.find([':', ']'])?;
        let mark = &rest[..len];
        let at = text.len() - rest.len() + len + 1;
        return (is_mark(mark) && text[at..].len() > 1).then(|| {
            (
                mark,
                at + (text[at..].len() - text[at..].trim_start().len()),
            )
        });
    }
    let len = inner.find(']')?;
    let mark = &inner[..len];
    let at = len + 2;
    let rest = text[at..]
        .strip_prefix(':')
        .map_or(&text[at..], |rest| rest);
    (is_mark(mark) && rest.starts_with(char::is_whitespace))
        .then(|| (mark, text.len() - rest.trim_start().len()))
}

/// `[1] The body.`, if running text calls `[1]`; not below "References", where entries are kept as a list.
pub(super) fn bracketed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let (mark, _) = body(view.first())?;
    let footnote = view.first().text.starts_with("[Footnote");
    if heading::is_bibliography(view) {
        return Some((Role::Item, 76));
    }
    view.evidence
        .calls
        .contains(mark)
        .then_some((Role::Note, if footnote { 90 } else { 75 }))
}

/// `[Illustration: The house]`.
pub(super) fn figure(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let text = view.first().text;
    let inner = text.strip_prefix('[')?;
    let word = ["Illustration", "Image", "Picture", "Photo", "Figure", "Map"]
        .iter()
        .find(|word| inner.starts_with(**word))?;
    let sign = inner[word.len()..].chars().next()?;
    (matches!(sign, ':' | ']') && view.last().text.ends_with(']')).then_some((Role::Figure, 90))
}
