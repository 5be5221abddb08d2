//! Headings of entries: each right below the day or the hour of it, or behind the word in brackets that a page sets before all
//! of its headings; in a diary, the day itself.
//!
//! ```text
//! 14:02 Jane Roe
//! Ferry turns back off the mole
//! The ferry to Skarholm has turned back after half a mile, and lies at its berth again.
//!
//! [edit] Tides
//!
//! January 2. Friday.
//! Rain. Wrote a sermon.
//! ```

use super::{Style, credit, is_like, lookalike, quoted};
use crate::read::date;
use crate::read::figures::are_digits;
use crate::read::line::{Line, ends_sentence};
use crate::read::role::{Role, Score, View};
use crate::read::signs::Signs;
use foldhash::HashMap;

/// So many are a habit.
const FEWEST: usize = 3;

/// What a text does again and again above its entries.
#[derive(Default)]
pub(in crate::read::role) struct Entries<'a> {
    /// Those with a line between their day or hour and their text.
    stamped: usize,
    /// Days that stand alone, right above a text.
    dated: usize,
    /// Years that stand alone above what happened in them.
    years: usize,
    /// How often each word stands in brackets before a short line, and the last line that it did.
    tags: HashMap<&'a str, (usize, usize)>,
}

impl<'a> Entries<'a> {
    /// Of these lines.
    pub(in crate::read::role) fn of(lines: &[Line<'a>], telling: &[usize], wrapped: bool) -> Self {
        let mut entries = Self::default();
        for &at in telling {
            let line = &lines[at];
            // Most lines have no figure.
            if line.signs.has(Signs::DIGIT) {
                if !wrapped && is_hour(line) {
                    let heads = lines.get(at + 1).is_some_and(|head| {
                        let below = lines.get(at + 2);
                        below.is_some_and(|below| is_head(head, below))
                    });
                    entries.stamped += usize::from(heads);
                }
                entries.dated += usize::from(is_dated(line, lines.get(at + 1)));
                entries.years += usize::from(tells_year(line, lines.get(at + 1)));
            }
            if line.head[0] == b'['
                && line.gap() > 0
                && let Some(tag) = tagged_title(line)
            {
                // Messages of a log stand right below each other, and so do items.
                let (times, last) = entries.tags.entry(tag).or_insert((0, usize::MAX - 1));
                *times += usize::from(*last + 1 != at);
                *last = at;
            }
        }
        entries
    }

    /// Whether the word in brackets before a line stands before others.
    pub(in crate::read::role) fn lead(&self, line: &Line<'_>) -> bool {
        let tag = tagged_title(line);
        tag.and_then(|tag| self.tags.get(tag))
            .is_some_and(|(times, _)| *times >= FEWEST)
    }
}

/// The line between the hour of an entry and its text, where there are several.
pub(in crate::read::role) fn stamped(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [line] = view.own() else { return None };
    let heads = view.evidence.entries.stamped >= FEWEST
        && view.profile.wrap.is_none()
        && !view.evidence.mail
        && view.above().is_some_and(is_hour)
        && view.below().is_some_and(|below| is_head(line, below))
        && view.mark().is_none()
        && !view.is_turn(line.text);
    heads.then_some((Role::Heading(Style::Bare), 62))
}

/// A day alone, right above what happened then, where several stand so; and the year, above the first of them. In a timeline, each
/// year.
pub(in crate::read::role) fn dated(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [line] = view.own() else { return None };
    let diary = view.evidence.entries.dated >= FEWEST
        && !view.evidence.mail
        && view.mark().is_none()
        && line.indent() <= view.profile.base + 1;
    if diary && is_dated(line, view.below()) {
        return Some((Role::Heading(Style::Bare), 68));
    }
    let years = view.evidence.entries.years >= FEWEST && !view.evidence.mail;
    if years && tells_year(line, view.below()) {
        return Some((Role::Heading(Style::Bare), 68));
    }
    let year = || {
        let next = view.second_below();
        let day = view.below().filter(|below| is_dated(below, next));
        day.is_some_and(|day| day.gap() > 0) && line.gap() > 0 && is_year(line.text)
    };
    (diary && year()).then_some((Role::Heading(Style::Chapter), 68))
}

/// Whether a line is a day and nothing else, its year and its weekday aside, below a blank line and right above a text.
fn is_dated(line: &Line<'_>, below: Option<&Line<'_>>) -> bool {
    const WIDEST: usize = 40;
    line.gap() > 0
        && line.width() <= WIDEST
        && line.signs.has(Signs::DIGIT)
        && below.is_some_and(|below| below.gap() == 0 && below.signs.has(Signs::SMALL))
        && {
            let text = date::without_companions(line.text);
            let weekday =
                |word: &str| date::is_companion(&word.trim_end_matches([',', '.']).to_lowercase());
            let behind = text.split_once(' ').filter(|(word, _)| weekday(word));
            date::is_day(behind.map_or(text, |(_, day)| day))
        }
}

/// "1863", "1863."
fn is_year(text: &str) -> bool {
    let year = text.trim_end_matches('.');
    year.len() == 4 && year.starts_with(['1', '2']) && are_digits(year)
}

/// Whether a line is a year and nothing else, below a blank line, and a sentence stands below.
fn tells_year(line: &Line<'_>, below: Option<&Line<'_>>) -> bool {
    const NARROWEST: usize = 30;
    let told = |below: &Line<'_>| {
        below.gap() <= 1
            && below.width() >= NARROWEST
            && below.signs.has(Signs::SMALL)
            && below.text.starts_with(char::is_uppercase)
    };
    line.gap() > 0 && is_year(line.text) && below.is_some_and(told)
}

/// A title behind a word in brackets, where several stand so.
pub(in crate::read::role) fn tagged(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [line] = view.own() else { return None };
    let stands = view.evidence.entries.lead(line) && view.below().is_some() && !view.evidence.mail;
    stands.then_some((Role::Heading(Style::Bare), 64))
}

/// Whether a line holds a day or an hour and little else.
fn is_hour(line: &Line<'_>) -> bool {
    const WIDEST: usize = 60;
    line.width() <= WIDEST && line.signs.has(Signs::DIGIT) && lookalike::is_stamp(line.text)
}

/// Whether a phrase stands right below another line, and a sentence that is wider below it.
fn is_head(line: &Line<'_>, below: &Line<'_>) -> bool {
    const WIDEST: usize = 130;
    const PARAGRAPH: usize = 80;
    const FEWEST_WORDS: usize = 3;
    line.gap() == 0
        && line.width() <= WIDEST
        && below.gap() <= 1
        && below.width() >= PARAGRAPH.max(line.width())
        && ends_sentence(below.text)
        && line.text.split(' ').nth(FEWEST_WORDS - 1).is_some()
        && !ends_sentence(line.text)
        && (is_like(line.text) || quoted::is_quoted(line.text))
        && !lookalike::is_label(line.text)
        && !lookalike::is_stamp(line.text)
        && !credit::is_credit(line.text)
}

/// The word in brackets that leads a title.
fn tagged_title<'a>(line: &Line<'a>) -> Option<&'a str> {
    const WIDEST: usize = 90;
    const LONGEST_TAG: usize = 16;
    /// What has more words and a full stop is a sentence.
    const MOST_WORDS: usize = 4;
    if line.width() > WIDEST || line.head[0] != b'[' {
        return None;
    }
    let (tag, title) = line.text.strip_prefix('[')?.split_once("] ")?;
    // What a log says of its messages is written in capitals.
    let word = tag.len() <= LONGEST_TAG
        && tag.contains(char::is_lowercase)
        && tag.chars().all(char::is_alphabetic);
    let phrase = || !ends_sentence(title) || title.split(' ').count() <= MOST_WORDS;
    (word && title.starts_with(char::is_alphanumeric) && phrase()).then_some(tag)
}
