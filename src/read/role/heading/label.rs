//! Headings that end in a colon: a word above its text, or more of them right above it.

use super::{Style, lookalike};
use crate::read::byline;
use crate::read::case::{is_lower, is_upper};
use crate::read::line::{Line, ends_sentence};
use crate::read::role::{Role, Score, View};
use crate::read::words::Words;

/// "Background:", a word of its own above the text that it heads, parted from what is above.
pub(in crate::read::role) fn label(view: &View<'_, '_>) -> Option<(Role, Score)> {
    /// Shorter words are names, and those who bear them speak.
    const SHORTEST: usize = 6;
    /// Where there are so many, they may have more words.
    const FEWEST: usize = 3;
    const MOST_WORDS: usize = 3;
    let [line] = view.own() else { return None };
    let label = line.text.strip_suffix([':', '：'])?;
    let (above, below) = (view.above()?, view.below()?);
    let wrapped = view.profile.wrap.is_some();
    if !wrapped && line.gap() > 0 && view.gap_below() == 0 {
        return attached(view, label);
    }
    let alone = line.gap() > 0
        && view.gap_below() > 0
        && (!wrapped || line.indent() <= view.profile.base && !is_upper(label));
    // What is quoted, it announces.
    let quoted = wrapped && below.text.starts_with(['"', '“', '«', '„', '»']);
    let leads = below.width() > line.width()
        && !quoted
        && !below.text.ends_with(':')
        && view.marks.at(view.range.end).is_none();
    let words = label.split(' ').count();
    let long = label.chars().nth(SHORTEST - 1).is_some();
    let one_of_many = !wrapped && words <= MOST_WORDS && view.evidence.labels >= FEWEST;
    let short = long && (words == 1 || one_of_many);
    // Who speaks, speaks again.
    let recurs = view.evidence.recurring.contains(line.text);
    let worded = label.starts_with(char::is_uppercase)
        && label
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
    let finished = ends_sentence(above.text) && !above.text.ends_with(':') || above.is_symbols();
    (alone && leads && short && worded && finished)
        .then_some((Role::Heading(Style::Bare), 46))
        .filter(|_| {
            !recurs
                && !view.evidence.mail
                && !lookalike::is_label(label)
                && !lookalike::is_admonition(view)
        })
}

/// "What you need:", parted from what is above, and right above what it heads, where paragraphs keep their distance.
fn attached(view: &View<'_, '_>, label: &str) -> Option<(Role, Score)> {
    // What goes on from the sentence before tells, and heads nothing.
    static TELLING: Words = Words::of(
        "and but so here this these that now und aber hier dies das so y pero aquí estos et mais voici e ma ecco mas aqui",
    );
    const WORDS: std::ops::RangeInclusive<usize> = 2..=9;
    /// Lines that a contact takes.
    const REACH: usize = 5;
    let line = view.first();
    let first = label.split([' ', '\'', '’']).next().unwrap_or_default();
    let worded = label.starts_with(char::is_alphanumeric)
        && !is_lower(label)
        && !TELLING.has(&first.to_lowercase())
        && WORDS.contains(&label.split(' ').count())
        && !label.contains([',', ':', '.', '"', '“', '(']);
    // Who speaks, or is to be asked, stands above what he says and where he is to be found.
    let below = view.below();
    let person = || {
        byline::are_names(label)
            || below.is_some_and(|below| byline::are_names(below.text))
            || view.evidence.recurring.contains(line.text)
    };
    let above = |above: &Line<'_>| {
        above.gap() > 0 && ends_sentence(above.text) && !above.text.ends_with(':')
    };
    let parted = view.above().is_some_and(above);
    // Where to ask, and items that keep their markers, are what such a line announces.
    let near = view.lines[view.range.end..].iter().take(REACH).enumerate();
    let mut near = near.take_while(|(at, line)| *at == 0 || line.gap() == 0);
    let reached =
        near.any(|(_, line)| line.text.contains(['@', '+']) || line.text.contains("www."));
    let announces = reached || view.marks.at(view.range.end).is_some();
    (worded
        && parted
        && !announces
        && !view.evidence.mail
        && !lookalike::is_label(label)
        && !person())
    .then_some((Role::Heading(Style::Bare), 48))
}
