//! Terms and what they mean in one line: `Ebb: the tide that goes out`, `Lee — the side away from the wind`, `Aft - towards the stern`.

use super::{CERTAIN, Role, Score, View, prose};
use crate::read::case::is_lower;
use crate::read::line::{Line, ends_sentence};
use crate::read::signs::Signs;
use crate::source::floor_boundary;

/// The name of the rule.
pub(in crate::read) const GLOSSARY: &str = "definitions-run-in";

/// A term at the head of a line, with the sign behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::read) struct Term<'a> {
    /// Its words.
    words: &'a str,
    sign: &'static str,
    /// Bytes to the end of the sign.
    pub(in crate::read) end: usize,
}

/// The sign that sets off what is said by the way, too.
const HYPHEN: &str = " - ";

/// Entries of one form, four and more, each by itself or without blank lines between them.
pub(super) fn run_in(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 4;
    /// Lines looked at below.
    const REACH: usize = 24;
    let own = view.own();
    let first = glossed(own[0].text)?;
    let wrapped = view.profile.wrap.is_some();
    let led = |line: &Line<'_>| glossed(line.text).is_some_and(|next| next.sign == first.sign);
    let goes_on = |line: &Line<'_>| led(line) || wrapped && line.gap() == 0;
    // A sentence that goes on has its hyphen wherever it falls; above an entry the one before is over.
    let opens = |at: usize| {
        let line = &view.lines[at];
        at == view.range.start || first.sign != HYPHEN || line.gap() > 0 || {
            let above = &view.lines[at - 1];
            ends_sentence(above.text) || view.profile.breaks_early(above, line)
        }
    };
    if view.evidence.mail
        || view
            .range
            .clone()
            .any(|at| led(&view.lines[at]) && !opens(at))
        || own.iter().any(|line| view.evidence.speaks(line.text))
        || !own.iter().all(goes_on)
        || view.range.clone().any(|at| view.marks.at(at).is_some())
    {
        return None;
    }
    // Most entries are whole sentences.
    let score = || {
        if prose::certain(view).is_some() {
            CERTAIN
        } else {
            67
        }
    };
    if view
        .judged
        .last()
        .is_some_and(|above| above.rule == GLOSSARY)
    {
        return Some((Role::Definitions, score()));
    }
    let from = view.range.start;
    let run = (from..view.lines.len()).take(REACH);
    let run = run.map(|at| (at, &view.lines[at]));
    let run = run.take_while(|(_, line)| goes_on(line) && line.indent() >= own[0].indent());
    let mut terms: Vec<&str> = run
        .filter(|(at, _)| opens(*at))
        .filter_map(|(_, line)| {
            Some(
                glossed(line.text)
                    .filter(|next| next.sign == first.sign)?
                    .words,
            )
        })
        .collect();
    let met = terms.len();
    terms.sort_unstable();
    terms.dedup();
    // Whoever comes again speaks.
    (met >= FEWEST && terms.len() == met).then(|| (Role::Definitions, score()))
}

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
pub(in crate::read) fn glossed(text: &str) -> Option<Term<'_>> {
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
