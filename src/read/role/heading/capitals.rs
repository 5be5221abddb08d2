//! Headings in capitals, and what else is written so: initials, labels, numbers of parts, the end.

use super::marked::is_shouted_clause;
use super::plain::is_centred;
use super::record::is_in_columns;
use super::signature::signs;
use super::{Style, credit, is_set_apart, lookalike, plain_style, reached, record, site};
use crate::read::case::is_upper;
use crate::read::date;
use crate::read::line::{Line, last_mark};
use crate::read::role::control::is_counted;
use crate::read::role::{Role, Score, View, contents};
use crate::read::signs::Signs;
use crate::read::words::normalised;

/// No heading in capitals has more lines, or is wider, in columns.
const MOST_LINES: usize = 4;
const WIDEST: usize = 240;

/// ALL CAPITALS between blank lines, or above the text that it leads.
pub(in crate::read::role) fn capitals(view: &View<'_, '_>) -> Option<(Role, Score)> {
    /// Deeper stands only what is in the middle.
    const DEEPEST: usize = 24;
    const FEWEST_LETTERS: usize = 3;
    /// Fewer letters and no second word are an acronym.
    const WORD: usize = 5;
    let own = view.own();
    if !is_shouted(own) || is_shouted_clause(view) {
        return None;
    }
    let letters = own.iter().map(|line| letters(line.text)).sum::<usize>();
    let words = own[0].text.split_whitespace();
    let words = words.filter(|word| word.contains(char::is_alphabetic));
    let words = words.count();
    if letters < FEWEST_LETTERS
        || view.width() > WIDEST
        || !stands(view)
        || is_foreign(&own[0], letters)
        || is_speech(view)
        || signs(view)
        || is_among_words(view)
        || is_other(view, words)
        || is_labelled(view, words, letters)
    {
        return None;
    }
    // One short word is an acronym as soon as it is a heading; the text must do it more than once.
    let repeated = view.evidence.capital_headings >= FEWEST;
    let score = match (words >= 2 || letters >= WORD, repeated) {
        (true, true) => 76,
        (true, false) => 64,
        (false, true) => 58,
        (false, false) => return None,
    };
    let deep = own[0].indent() > view.profile.base + DEEPEST && !is_centred(view);
    (!deep).then_some((Role::Heading(plain_style(view)), score))
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether a few lines are in capitals, but for words that go on with the first.
fn is_shouted(own: &[Line<'_>]) -> bool {
    is_upper(own[0].text)
        && own.len() <= MOST_LINES
        && own
            .iter()
            .all(|line| is_upper(line.text) || is_continued(line.text))
}

/// Whether blank lines or a heading stand above, and below it what it may head.
fn stands(view: &View<'_, '_>) -> bool {
    /// Narrower than the text by so much.
    const NARROWER: usize = 20;
    let narrow = |wrap| view.last().edge() + NARROWER < wrap;
    let alone = view.first().gap() > 0 || view.range.start == 0 || view.is_below_heading();
    let leads =
        view.gap_below() > 0 || names_division(view) || view.profile.wrap.is_none_or(narrow);
    alone && view.below().is_some() && leads
}

/// Whether a name in Latin letters stands in a script without capitals, where it shouts nothing.
fn is_foreign(line: &Line<'_>, letters: usize) -> bool {
    line.signs.has(Signs::EAST)
        && line.text.chars().filter(char::is_ascii_uppercase).count() * 2 < letters
}

/// Whether it is what somebody says or calls, or is told aside.
fn is_speech(view: &View<'_, '_>) -> bool {
    let own = view.own();
    let text = own[0].text;
    let quoted = || {
        text.starts_with(['"', '“', '\'', '‘']) && !is_set_apart(view) && !is_quoted_kicker(view)
    };
    text.starts_with(['(', '[', '<', '-', '—'])
        || quoted()
        || closes_speech(own)
        || match last_mark(view.last().text) {
            Some('!') => !is_called_title(view),
            mark => matches!(mark, Some(',' | ';' | '-' | '—')),
        }
        || is_said(view)
}

/// Whether it is an item, a row, a button, a credit, the end, or so many `words` of a question.
fn is_other(view: &View<'_, '_>, words: usize) -> bool {
    const MOST_INITIALS: usize = 4;
    const MOST_ASKING: usize = 2;
    const GAP: &str = "        ";
    let own = view.own();
    let text = own[0].text;
    let alone = || {
        text.contains(GAP)
            || site::is_button(text)
            || site::is_invitation(text)
            || credit::is_desk(text)
            || credit::is_of_picture(text)
            || is_counted(text)
    };
    is_all_of_section(view)
        || contents::is_head(&own[0])
        || words <= MOST_ASKING && last_mark(view.last().text) == Some('?')
        || is_end(text)
        || is_item(view)
        || own.len() == 1 && alone()
        || lookalike::is_alphabet(text)
        || reached::signs_off(view)
        || words <= MOST_INITIALS && is_initials(text)
        || holds(view)
        || is_listed(view)
        || heads_columns(view)
        || contents::is_row(view)
        || record::is_recorded(view)
        || lookalike::is_issue(text)
        || lookalike::serves_title(view)
        || lookalike::is_cut_off(view.last().text)
        || lookalike::is_synopsis(own)
        || lookalike::tells_addition(text)
        || lookalike::is_credited(view)
}

/// "SENDER:" is a label, "XR2015" and "XR, 2015" are, too; where headings are underlined, capitals are no headings.
fn is_labelled(view: &View<'_, '_>, words: usize, letters: usize) -> bool {
    /// A number and fewer letters name a thing.
    const FEWEST_LETTERS: usize = 5;
    let line = view.first();
    let dated = || view.evidence.dated >= FEWEST_DATED && is_dated(line);
    let numbered = || letters < FEWEST_LETTERS && line.signs.has(Signs::DIGIT) && !dated();
    let label = || line.text.ends_with(':') || numbered() || is_coded(line.text);
    words == 1 && label() || view.underlines()
}

/// How many headings in capitals make it likely that others are meant as such.
const FEWEST: usize = 2;

/// "‘NAÏVE AND TRUSTING’": what somebody said, over a part of an article whose other parts are headed in capitals as well.
fn is_quoted_kicker(view: &View<'_, '_>) -> bool {
    let whole = || view.first().text.ends_with(['"', '”', '\'', '’']);
    view.profile.wrap.is_none()
        && view.evidence.capital_headings >= FEWEST
        && view.own().len() == 1
        && whole()
}

/// "GOOD-BYE, OLD FERRY!", below a rule or set apart as chapters are: where titles stand in capitals, one may call out.
fn is_called_title(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 4;
    let ruled = || view.role_above() == Some(Role::Break) && view.gap_below() > 0;
    view.evidence.capital_headings >= FEWEST
        && view.own().len() == 1
        && view.first().text.contains(' ')
        && (ruled() || is_set_apart(view))
}

/// Whether lines are right below a division's name and number, and what stands below them in brackets is over soon:
/// "CHAPTER II" / "THE HARBOUR" / "(1745)".
pub(super) fn names_division(view: &View<'_, '_>) -> bool {
    let divided = matches!(
        view.role_above(),
        Some(Role::Heading(Style::Part | Style::Chapter))
    );
    let aside = |line: &Line<'_>| line.text.starts_with('(') && line.text.ends_with(')');
    let next = view.second_below();
    divided
        && view.first().gap() == 0
        && view.below().is_some_and(aside)
        && next.is_none_or(|next| next.gap() > 0)
}

/// "ADA ROE.»": who signs a letter that is quoted, at its end.
fn closes_speech(own: &[Line<'_>]) -> bool {
    let opens = |line: &Line<'_>| line.text.contains(['“', '«', '„']);
    let closed = |line: &Line<'_>| line.text.ends_with(['”', '»']);
    own.last().is_some_and(closed) && !own.iter().any(opens)
}

/// Whether capitals that end as sentences do stand in a text to whose left its headings are: "TO BE REMOVED BEFORE PRINTING."
fn is_said(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 3;
    let base = view.profile.base;
    base >= 2
        && view.evidence.outdented >= FEWEST
        && view.first().indent() >= base
        && matches!(view.last().tail, b'.' | b':')
}

/// Whether lines stand alone between headings that are left of all text: "TBD.", and nothing else in its section.
fn is_all_of_section(view: &View<'_, '_>) -> bool {
    let (base, own) = (view.profile.base, view.first());
    let left = |line: &Line<'_>| line.indent() < base && line.gap() > 0;
    base >= 2
        && own.indent() >= base
        && matches!(
            view.role_above(),
            Some(Role::Heading(Style::Outdented(_) | Style::Numbered(_)))
        )
        && view.above().is_some_and(|above| above.indent() < base)
        && view.below().is_some_and(left)
}

/// Whether what stands below is set in below a word at the edge of the text, as code is below its keyword.
fn holds(view: &View<'_, '_>) -> bool {
    let own = view.last();
    let below = view.below().filter(|below| below.gap() == 0);
    let edge = view.profile.base;
    (own.indent() == edge
        || own.indent() > edge && view.evidence.technical
        || view.profile.wrap.is_none())
        && below.is_some_and(|below| below.indent() >= own.indent() + 2)
}

/// Whether lines in capitals stand in a row above and below it: works, persons of a play.
fn is_listed(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 4;
    let lines = view.lines;
    let listed = |line: &&Line<'_>| line.is_shouted();
    let below = lines[view.range.end..].iter().take(FEWEST);
    let below = below.take_while(|line| line.gap() == 0).filter(listed);
    let above = (1..=view.range.start).rev().take(FEWEST);
    let above = above.take_while(|&at| lines[at].gap() == 0 && lines[at - 1].is_shouted());
    let beside = above.count() + below.count();
    beside > 0 && beside + view.own().len() >= FEWEST
}

/// Whether the line right below it is in three columns or more, or itself right below another: the head of a table.
fn heads_columns(view: &View<'_, '_>) -> bool {
    let below = view.below().filter(|below| below.gap() == 0);
    below.is_some_and(is_in_columns) || view.last().gap() == 0 && is_in_columns(view.last())
}

/// So many lines that are a day in capitals are those of a diary, and head its entries.
const FEWEST_DATED: usize = 3;

/// "MAY 4."
pub(in crate::read::role) fn is_dated(line: &Line<'_>) -> bool {
    const WIDEST: usize = 32;
    line.width() <= WIDEST
        && line.signs.has(Signs::DIGIT)
        && line.is_shouted()
        && date::is_day(line.text)
}

/// Whether a line is one of many words that stand by themselves, most of them in small letters: a list of terms.
fn is_among_words(view: &View<'_, '_>) -> bool {
    const REACH: usize = 2;
    const WIDEST: usize = 32;
    let (at, own) = (view.range.start, view.first());
    let around = view.lines[at.saturating_sub(REACH)..]
        .iter()
        .take(2 * REACH + 1);
    let alike = |line: &Line<'_>| {
        line.indent() == own.indent() && line.gap() == own.gap() && line.width() <= WIDEST
    };
    view.own().len() == 1
        && own.gap() == 1
        && at >= REACH
        && around.clone().count() == 2 * REACH + 1
        && around.clone().all(alike)
        && around.filter(|line| !is_upper(line.text)).count() >= REACH
}

/// Whether a digit follows on a letter: "XR2015".
fn is_coded(text: &str) -> bool {
    let pairs = text.as_bytes().windows(2);
    let mut pairs = pairs.map(|pair| pair[0].is_ascii_uppercase() && pair[1].is_ascii_digit());
    pairs.any(|coded| coded)
}

/// "THE END", "ENDS": what closes a text and heads nothing.
pub(in crate::read::role) fn is_end(text: &str) -> bool {
    // So does a burden between stanzas.
    const ENDS: &str = "end ends theend finis fin ende fine конец 完 全文完 chorus refrain kehrreim ritornello curtain \
                        tableau vorhang rideau sipario telón finedeldramma";
    const LONGEST: usize = 16;
    text.len() <= LONGEST && {
        let words = normalised(text);
        ENDS.split(' ').any(|end| end == words)
    }
}

/// Whether a bullet leads it that others confirm.
fn is_item(view: &View<'_, '_>) -> bool {
    view.mark().is_some_and(|mark| mark.kind.is_bullet())
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

/// "C.F.S.", "J. R.": who signs.
fn is_initials(text: &str) -> bool {
    let letters = text.bytes().filter(u8::is_ascii_uppercase).count();
    let stops = text.bytes().filter(|b| *b == b'.').count();
    letters >= 2
        && stops == letters
        && text
            .bytes()
            .all(|b| b.is_ascii_uppercase() || matches!(b, b'.' | b' '))
        && !text
            .as_bytes()
            .windows(2)
            .any(|pair| pair.iter().all(u8::is_ascii_uppercase))
}
