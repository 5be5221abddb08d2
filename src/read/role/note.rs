//! Bodies of notes, `[1] …`, `.. [1] …` and `[Footnote 1: …]`, and pictures that the text speaks of, `[Illustration: …]`.

use super::{CERTAIN, Role, Score, View, heading};
use crate::document::{NumberStyle, announces_notes};
use crate::read::endnote;
use crate::read::line::{Line, normalised_lines};
use crate::read::marker::Kind;
use crate::read::note::{self, Form};
use crate::read::signs::Signs;
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
                .is_some_and(|below| below.indent() > view.first().indent());
            (!empty || below).then_some((Role::Note, 92))
        }
        // A call may stand at the head of a line, too, where it looks like a body.
        Form::Raised => (!view.evidence.calls.is_empty()).then_some((Role::Note, 90)),
        // `[^1]` is nothing but a note's.
        _ if heading::is_bibliography(view) && !body.mark.starts_with('^') => {
            Some((Role::Item, 76))
        }
        Form::Closed => (called() || is_signed_above(view, body.mark)).then_some((Role::Note, 90)),
        Form::Alone => {
            let marked = view.marks.at(view.range.end).is_some();
            let leads = view.first().gap() > 0 && view.gap_below() <= 1 && !marked;
            (leads && called()).then_some((Role::Note, 75))
        }
        Form::Bracketed => {
            (called() && !is_one_of_many(view) && !is_of_contents(view)).then_some((Role::Note, 75))
        }
        Form::Bare => None,
    }
}

/// Whether it stands below a heading "Contents": "[1] The tides", and its sections below.
fn is_of_contents(view: &View<'_, '_>) -> bool {
    view.heading_above.is_some_and(|heading| {
        let own = &view.lines[heading.lines.clone()];
        own.iter().any(|line| heading::is_contents(line.text))
    })
}

/// Whether the sign in brackets that leads a chunk leads what stands right above or right below it, too: an item of a list, as no
/// two notes on end have one mark.
fn is_one_of_many(view: &View<'_, '_>) -> bool {
    let is_same = |at: usize| view.marks.at(at).map(|mark| mark.kind) == Some(Kind::Telling('*'));
    let above = || {
        let above = view.judged.last().filter(|_| view.first().gap() == 0);
        above.is_some_and(|above| is_same(above.lines.start))
    };
    is_same(view.range.start) && (view.gap_below() == 0 && is_same(view.range.end) || above())
}

/// `* The body.`, by itself below text that calls it: `so*`.
pub(super) fn signed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    if !matches!(own[0].text.as_bytes()[0], b'*' | 0xc2 | 0xe2) {
        return None;
    }
    let mark = note::signed(own[0].text)?.mark;
    // An asterisk that stands in is a bullet, but where a stop and a blank stand before the call.
    let set_in = mark == "*" && own[0].indent() > view.profile.base + 1;
    if set_in && !is_called_above(view, mark, note::calls_apart) {
        return None;
    }
    // Items of a list have company.
    let begins = |line: &Line<'_>| begins_with(line, mark);
    if own[1..].iter().any(begins) || view.below().is_some_and(begins) {
        return None;
    }
    is_signed_above(view, mark).then_some((Role::Note, 84))
}

/// Whether a note's body begins with this sign in a line.
fn begins_with(line: &Line<'_>, mark: &str) -> bool {
    let body = note::body(line.text).or_else(|| note::signed(line.text));
    body.is_some_and(|body| body.mark == mark)
}

/// Whether the page above calls a note by this sign: `so*`.
fn is_signed_above(view: &View<'_, '_>, mark: &str) -> bool {
    is_called_above(view, mark, note::calls_sign)
}

/// Whether a line of the page above calls a note by this sign, in one way of doing so.
fn is_called_above(view: &View<'_, '_>, mark: &str, calls: fn(&str, &str) -> bool) -> bool {
    /// Lines between a call and the foot of its page.
    const REACH: usize = 60;
    if mark.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return false;
    }
    let from = view.range.start.saturating_sub(REACH);
    let above = view.lines[from..view.range.start].iter().rev();
    let mut page = above.take_while(|line| !begins_with(line, mark));
    page.any(|line| line.signs.has(Signs::MARK | Signs::WIDE) && calls(line.text, mark))
}

/// `1. The body.` below a heading "Notes", if running text calls `[1]`.
pub(super) fn listed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let mark = view.mark()?;
    let Kind::Number {
        style: NumberStyle::Decimal,
        ..
    } = mark.kind
    else {
        return None;
    };
    let heading = view.heading_line()?;
    let number = note::head(view.first().text)?.mark;
    let called = view.evidence.calls.contains(number);
    (called && announces_notes(heading.text)).then_some((Role::Note, 84))
}

/// `(1) The body.`, where nothing but notes stands below and the text calls each of them.
pub(super) fn bracketed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let mark = endnote::mark(view.first().text)?;
    view.evidence
        .calls
        .contains(mark)
        .then_some((Role::Note, 86))
}

/// The name of the rule for notes in round brackets near below what calls them.
pub(in crate::read) const BELOW: &str = "note-below";

/// `(2) The body.`, below the paragraph that has `the rope(2)` in it.
pub(super) fn below(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let begins = &view.evidence.notes_below;
    begins
        .binary_search(&view.range.start)
        .is_ok()
        .then_some((Role::Note, 94))
}

/// The name of the rule for notes whose numbers hang.
pub(in crate::read) const HUNG: &str = "note-hung";

/// `1 The body.` below "Footnotes", its number at the left, where `(1)` calls it.
pub(super) fn hung(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let begins = view.evidence.hung.binary_search(&view.range.start).is_ok();
    begins.then_some((Role::Note, 94))
}

/// "Figure 3: How the lamp hangs", below what it names.
pub(super) fn caption(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const MOST: usize = 3;
    let own = view.own();
    if own[0].gap() == 0
        || !own[0].signs.has(Signs::DIGIT)
        || own.len() > MOST
        || !is_caption(own[0].text)
    {
        return None;
    }
    // In the middle of the page of a text about programs it names what was not told to be a drawing, too.
    let centred = || view.evidence.technical && view.gap_below() > 0 && heading::is_centred(view);
    (view.is_drawn_above() || centred()).then_some((Role::Figure, 91))
}

/// The words of the picture above once more, near it. A chapter that is called so stands farther off, or its picture does from
/// the chapter before.
pub(super) fn named(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const MOST: usize = 3;
    const FARTHEST: usize = 2;
    const SHORTEST: usize = 4;
    let own = view.own();
    let above = view.judged.last()?;
    let picture = &view.lines[above.lines.clone()];
    let near = (1..=FARTHEST).contains(&own[0].gap())
        && (picture[0].gap() <= FARTHEST || view.gap_below() > own[0].gap());
    if above.role != Role::Figure || !near || own.len() > MOST || own[0].head[0] == b'[' {
        return None;
    }
    let own = normalised_lines(own);
    (own.len() >= SHORTEST && normalised_lines(picture).ends_with(&own))
        .then_some((Role::Paragraph, 91))
}

/// "Figure 3", "Table 2-1: Heights", "Abb. 4. Der Kai".
pub(super) fn is_caption(text: &str) -> bool {
    const WORDS: [&str; 9] = [
        "Figure",
        "Fig.",
        "Table",
        "Listing",
        "Abbildung",
        "Abb.",
        "Tabelle",
        "Tableau",
        "Tabla",
    ];
    let mut words = text.split_ascii_whitespace();
    let named = words.next().is_some_and(|word| WORDS.contains(&word));
    let number = words.next().filter(|_| named).unwrap_or_default();
    let stopped = number.ends_with([':', '.']);
    number.contains(|c: char| c.is_ascii_digit())
        && number
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':'))
        && (stopped
            || words
                .next()
                .is_none_or(|word| matches!(word, "-" | "--" | "–" | "—")))
}

/// `[Illustration: The house]`.
pub(super) fn figure(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let sign = sign_of_picture(view.first().text)?;
    let closed = || matches!(sign, ':' | ']') && view.last().text.ends_with(']');
    (closed() || sign == ':' && is_closed_below(view)).then_some((Role::Figure, 90))
}

/// `[Illustration:` with its words on lines of their own, down to the bracket that closes: no address, however short they are.
pub(super) fn framed_figure(view: &View<'_, '_>) -> Option<(Role, Score)> {
    is_framed_figure(view.own()).then_some((Role::Figure, CERTAIN))
}

/// Whether the bracket that the first of these lines opens is closed by the last, and by none before.
pub(super) fn is_framed_figure(own: &[Line<'_>]) -> bool {
    let [first, inner @ .., last] = own else {
        return false;
    };
    let mut open = balance(first.text);
    sign_of_picture(first.text) == Some(':')
        && open > 0
        && inner.len() < PICTURE_REACH
        && last.text.ends_with(']')
        && inner.iter().all(|line| {
            open += balance(line.text);
            open > 0
        })
}

/// What stands behind the word that names a picture.
fn sign_of_picture(text: &str) -> Option<char> {
    const WORDS: [&str; 6] = ["Illustration", "Image", "Picture", "Photo", "Figure", "Map"];
    let inner = text.strip_prefix('[')?;
    let word = WORDS.iter().find(|word| inner.starts_with(**word))?;
    inner[word.len()..].chars().next()
}

/// The lines among which a picture's brackets are looked for.
const PICTURE_REACH: usize = 24;

/// What stands between the brackets of a picture and is no first paragraph.
pub(super) fn figure_continued(view: &View<'_, '_>) -> Option<(Role, Score)> {
    is_open_above(view).then_some((Role::Figure, CERTAIN))
}

/// Whether the picture above has a bracket that is not closed yet.
fn is_open_above(view: &View<'_, '_>) -> bool {
    let figures = view.judged.iter().rev().take(PICTURE_REACH);
    let figures = figures.take_while(|judged| judged.role == Role::Figure);
    let Some(first) = figures.last() else {
        return false;
    };
    let above = view.lines[first.lines.start..view.range.start].iter().rev();
    let mut open = 0;
    for line in above.take(PICTURE_REACH) {
        open += balance(line.text);
        if open != 0 {
            return open > 0 && line.text.starts_with('[');
        }
    }
    false
}

/// Brackets that a line opens, less those that it closes.
fn balance(text: &str) -> i32 {
    let sign = |byte: u8| i32::from(byte == b'[') - i32::from(byte == b']');
    text.bytes().map(sign).sum()
}

/// Whether the bracket that a chunk opens is closed in one of the next paragraphs.
fn is_closed_below(view: &View<'_, '_>) -> bool {
    let lines = view.lines[view.range.start..].iter();
    let mut open = 0;
    for line in lines.take(PICTURE_REACH) {
        open += balance(line.text);
        if open <= 0 {
            return line.text.ends_with(']');
        }
    }
    false
}
