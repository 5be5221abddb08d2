//! Headings that no mark tells: their words, their letters, their place, and that the text does it again.

use super::{Style, is_like, lookalike, plain_style, words};
use crate::read::line::{Case, Line, case, is_upper, last_mark};
use crate::read::role::{Role, Score, View, normalised};
use crate::read::signs::Signs;

/// "Introduction", "References", "目录", alone on a line.
pub(in crate::read::role) fn known(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [line] = view.own() else { return None };
    if line.text.len() > 48 || line.text.ends_with([',', ';', '?', '!', '"', '”']) {
        return None;
    }
    let alone = (line.gap > 0 || view.range.start == 0) && view.gap_below() > 0;
    if !alone && view.profile.wrap.is_some() {
        return None;
    }
    let capital = line
        .text
        .chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(|c| !c.is_lowercase());
    (capital && words::KNOWN.has_normalised(line.text))
        .then(|| (Role::Heading(plain_style(view)), 72))
}

/// ALL CAPITALS between blank lines, or above the text that it leads.
pub(in crate::read::role) fn capitals(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    if own.len() > 4
        || own
            .iter()
            .any(|line| !is_upper(line.text) && !is_continued(line.text))
        || !is_upper(own[0].text)
    {
        return None;
    }
    let letters = own
        .iter()
        .map(|line| line.text.chars().filter(|c| c.is_alphabetic()).count())
        .sum::<usize>();
    let words = own[0]
        .text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .count();
    // In a script without capitals, a name in Latin letters shouts nothing.
    let foreign = own[0].signs.has(Signs::EAST)
        && own[0].text.chars().filter(char::is_ascii_uppercase).count() * 2 < letters;
    let speech = own[0]
        .text
        .starts_with(['"', '“', '\'', '‘', '(', '[', '<', '-', '—'])
        || matches!(last_mark(view.last().text), Some(',' | ';' | '!'));
    let alone = own[0].gap > 0
        || view.range.start == 0
        || matches!(view.role_above(), Some(Role::Heading(_)));
    let leads = view.below().is_some()
        && (view.gap_below() > 0
            || view
                .profile
                .wrap
                .is_none_or(|wrap| view.last().edge() + 20 < wrap));
    if letters < 3
        || speech
        || foreign
        || !alone
        || !leads
        || view.width() > 240
        || view.is_turn(own[0].text)
    {
        return None;
    }
    if words <= 2 && last_mark(view.last().text) == Some('?')
        || is_end(own[0].text)
        || holds(view)
        || lookalike::is_recorded(view)
        || lookalike::is_cut_off(view.last().text)
    {
        return None;
    }
    // "SENDER:" is a label; where headings are underlined, capitals are no headings.
    if words == 1 && own[0].text.ends_with(':') || view.underlines() {
        return None;
    }
    // One short word is an acronym as soon as it is a heading; the text must do it more than once.
    let repeated = view.evidence.capital_headings >= 2;
    let score = match (words >= 2 || letters >= 5, repeated) {
        (true, true) => 76,
        (true, false) => 64,
        (false, true) => 58,
        (false, false) => return None,
    };
    let deep = own[0].indent > view.profile.base + 24 && !is_centred(view);
    (!deep).then_some((Role::Heading(Style::Capitals), score))
}

/// Whether what stands below is set in below a word at the edge of the text, as code is below its keyword.
fn holds(view: &View<'_, '_>) -> bool {
    let own = view.last();
    let below = view.below().filter(|below| below.gap == 0);
    (own.indent == view.profile.base || view.profile.wrap.is_none())
        && below.is_some_and(|below| below.indent >= own.indent + 2)
}

/// "THE END", "ENDS": what closes a text and heads nothing.
fn is_end(text: &str) -> bool {
    const ENDS: &str = "end ends theend finis fin ende fine конец 完 全文完";
    const LONGEST: usize = 16;
    text.len() <= LONGEST && {
        let words = normalised(text);
        ENDS.split(' ').any(|end| end == words)
    }
}

/// A line of few small letters among capitals: "of the", "`McALLISTER` and Co."
fn is_continued(text: &str) -> bool {
    let (upper, lower) = text.chars().fold((0, 0), |(upper, lower), c| {
        (
            upper + usize::from(c.is_uppercase()),
            lower + usize::from(c.is_lowercase()),
        )
    });
    upper > lower * 2
}

/// Left of a body that is indented.
pub(in crate::read::role) fn outdented(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let line = &own[0];
    let base = view.profile.base;
    let left = base >= 2 && line.indent + 2 <= base && own.iter().all(|line| line.indent < base);
    if !left
        || view.underlines()
        || own.len() > 2
        || view.width() > 140
        || !is_like(line.text)
        || is_field(line.text)
    {
        return None;
    }
    let leads = view
        .below()
        .is_some_and(|below| below.indent > line.indent || below.gap > 0);
    let above = line.gap > 0 || view.range.start == 0;
    let sentence = matches!(last_mark(view.last().text), Some('.' | ',' | ';'));
    (leads && above && !sentence).then(|| {
        (
            Role::Heading(Style::Outdented(
                u8::try_from(line.indent).unwrap_or(u8::MAX),
            )),
            78,
        )
    })
}

/// "Depends: libc6", "Notes:": a field of a record. Two words and a colon may head a section: "IESG Note:".
fn is_field(text: &str) -> bool {
    match text.split_once(':') {
        Some((_, "")) => {
            !text.contains(' ') || case(text) != Case::Title && text.split_whitespace().count() > 2
        }
        Some((name, value)) => value.starts_with(' ') && !name.contains(' '),
        None => false,
    }
}

/// In the middle of the line, between blank lines.
pub(in crate::read::role) fn centred(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let alone = own[0].gap > 0 && view.gap_below() > 0 && view.below().is_some();
    let short = own.len() <= 3 && view.width() < 140;
    let words =
        own.iter().all(|line| !line.is_symbols()) && !own[0].text.starts_with(['(', '[', '<']);
    let sentence = matches!(last_mark(view.last().text), Some(',' | ';'));
    (alone && short && words && !sentence && is_centred(view) && is_like(own[0].text))
        .then_some((Role::Heading(Style::Centred), 66))
}

/// Whether lines stand in the middle; lines as wide as the text stand nowhere in particular.
fn is_centred(view: &View<'_, '_>) -> bool {
    const SLACK: usize = 6;
    let Some(wrap) = view.profile.wrap else {
        return false;
    };
    let base = view.profile.base;
    let own = view.own();
    let level = own.len() > 1 && own.iter().all(|line| line.indent == own[0].indent);
    let beside =
        |other: Option<&Line<'_>>| other.is_some_and(|other| other.indent == own[0].indent);
    own.iter().all(|line| {
        line.indent >= base + 8
            && (line.indent + line.edge()).abs_diff(base + wrap) <= SLACK
            && line.width * 3 < wrap * 2
    }) && !level
        && !beside(view.above())
        && !beside(view.below())
}
