//! Who signs or speaks in capitals, and heads nothing: below a preface, over place and date, beside a play.

use super::capitals::names_division;
use super::{ends_above, leads_prose, lookalike, parts_cast};
use crate::document::FrontPart;
use crate::read::byline;
use crate::read::date;
use crate::read::line::Line;
use crate::read::role::{Role, View};
use crate::read::signs::Signs;

/// Place and date are no longer, in columns.
const LONGEST_PLACE: usize = 50;

/// Whether it names who speaks, plays, signs or wrote something, or is announced.
pub(super) fn signs(view: &View<'_, '_>) -> bool {
    view.is_turn(view.first().text)
        || view.is_cue()
        || signs_heading(view)
        || lookalike::signs_verse(view)
        || signs_preface(view)
        || signs_paragraph(view)
        || parts_cast(view)
        || view.is_announced()
        || ends_above(view) && !leads_prose(view)
        || signs_above_place(view) && !names_division(view)
        || names_author(view)
}

/// Whether a name with a full stop stands near the sentence above and far from what is below: who wrote the preface.
fn signs_preface(view: &View<'_, '_>) -> bool {
    const FAR: usize = 3;
    let (above, below) = (view.first().gap(), view.gap_below());
    let far = |gap: usize| (FAR..usize::MAX).contains(&gap);
    // What the author is may stand below the name.
    let next = view.second_below();
    let office =
        || below == 1 && (1..=2).contains(&above) && next.is_some_and(|next| far(next.gap()));
    (above == 1 && far(below) || office())
        && view.role_above() == Some(Role::Paragraph)
        && is_signed(view)
}

/// Whether a name with a full stop stands as near to the paragraph above as paragraphs to each other, and headings stand farther
/// from theirs: whose advice it is. So does what somebody is called, "A FERRYMAN.", right above the rule below a letter.
fn signs_paragraph(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 4;
    /// Where so many close letters over rules, others do without.
    const FEWEST_CLOSING: usize = 4;
    let (all, apart) = (view.evidence.capital_headings, view.evidence.capitals_apart);
    let habit = apart >= FEWEST && (all - apart) * 3 <= apart;
    let line = view.first();
    let closes = || {
        closes_letter(line, view.below())
            || view.evidence.closing >= FEWEST_CLOSING && is_signature(line)
    };
    // A letter may end in what it quotes.
    let above = view.role_above();
    let quoted = matches!(above, Some(Role::Quote | Role::Verse));
    line.gap() == 1
        && (quoted && closes()
            || above == Some(Role::Paragraph) && (closes() || habit && is_signed(view)))
}

/// Whether a few words in capitals, with a full stop, stand right above a rule.
pub(in crate::read::role) fn closes_letter(line: &Line<'_>, below: Option<&Line<'_>>) -> bool {
    let ruled = |below: &Line<'_>| below.gap() == 1 && below.is_symbols();
    line.tail == b'.' && below.is_some_and(ruled) && is_signature(line)
}

/// A few words in capitals, with a full stop, below a blank line.
fn is_signature(line: &Line<'_>) -> bool {
    const MOST_WORDS: usize = 5;
    line.tail == b'.'
        && line.gap() == 1
        && line.is_shouted()
        && line.text.split(' ').count() <= MOST_WORDS
}

/// "BY ADA ROE": who wrote what the heading right above heads, or the entry of a contents list names.
fn signs_heading(view: &View<'_, '_>) -> bool {
    matches!(view.role_above(), Some(Role::Heading(_) | Role::Entry))
        && byline::is_led(view.first().text)
}

/// Whether it is a signature over place and date: right above them, or near, where the text goes on farther off, or with a full
/// stop behind a name.
fn signs_above_place(view: &View<'_, '_>) -> bool {
    let Some(below) = view.below() else {
        return false;
    };
    let placed = below.signs.has(Signs::DIGIT) && below.width() < LONGEST_PLACE;
    let next = view.second_below().map_or(usize::MAX, Line::gap);
    let near = || {
        let named = || is_signed(view) && date::find(below.text).is_some();
        let above = view.first().gap();
        below.gap() == 1
            && view.role_above() == Some(Role::Paragraph)
            && (above == 1 && next > 1 || (1..=2).contains(&above) && named())
    };
    placed && (below.gap() == 0 && next > 0 || near())
}

/// Whether it is a name with a full stop behind it.
fn is_signed(view: &View<'_, '_>) -> bool {
    let [line] = view.own() else { return false };
    let text = line.text.trim_end_matches('.');
    let titles = ["MRS. ", "MR. ", "MISS ", "DR. "];
    let titled = titles.iter().find_map(|title| text.strip_prefix(title));
    let single = |name: &str| !name.contains(' ');
    line.tail == b'.'
        && (titled.is_some_and(single) || text.contains(' ') && byline::are_names(text))
}

/// Whether all of its words are those of the byline: who wrote it heads none of it.
fn names_author(view: &View<'_, '_>) -> bool {
    /// The title block, and what may stand above it.
    const REACH: usize = 12;
    const MOST_WORDS: usize = 4;
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let [line] = view.own() else { return false };
    let head = view.judged.iter().take(REACH);
    let bylines = head.filter(|judged| judged.role == Role::Front(FrontPart::Byline));
    let authors: Vec<String> = bylines
        .flat_map(|judged| &view.lines[judged.lines.clone()])
        .flat_map(|line| words(line.text))
        .collect();
    let name = words(line.text);
    name.len() <= MOST_WORDS && name.iter().all(|word| authors.contains(word))
}
