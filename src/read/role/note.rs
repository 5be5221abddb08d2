//! Bodies of notes, `[1] …`, `.. [1] …` and `[Footnote 1: …]`, and pictures that the text speaks of, `[Illustration: …]`.

use super::{Role, Score, View, heading};
use crate::read::line::Line;
use crate::read::note::{self, Form};
use std::ops::Range;

/// A group of lines parted where bodies of notes begin and end.
pub(super) fn parted(
    lines: &[Line<'_>],
    group: Range<usize>,
    wrapped: bool,
) -> impl Iterator<Item = Range<usize>> {
    let mut from = group.start;
    std::iter::from_fn(move || {
        (from < group.end).then(|| {
            let part = from..note::part(lines, from, group.end, wrapped);
            from = part.end;
            part
        })
    })
}

/// `[1] The body.`, if running text calls `[1]`; not below "References", where entries are kept as a list.
pub(super) fn marked(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let body = note::body(view.first().text)?;
    let called = || view.evidence.calls.contains(body.mark);
    match body.form {
        Form::Directive => {
            // A mark alone names what stands deeper below it.
            let empty = view.first().text.len() == body.text_at && view.own().len() == 1;
            let below = view
                .below()
                .is_some_and(|below| below.indent > view.first().indent);
            (!empty || below).then_some((Role::Note, 92))
        }
        // A call may stand at the head of a line, too, where it looks like a body.
        Form::Raised => (!view.evidence.calls.is_empty()).then_some((Role::Note, 90)),
        _ if heading::is_bibliography(view) => Some((Role::Item, 76)),
        Form::Closed => called().then_some((Role::Note, 90)),
        Form::Bracketed => called().then_some((Role::Note, 75)),
    }
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
