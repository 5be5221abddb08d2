//! Paragraphs whose line ends mean something, and which are no verse: addresses, fields, signatures.

use super::program::is_record;
use super::{Role, Score, View, heading};
use crate::read::case::is_lower;
use crate::read::date;
use crate::read::entry::names_page;
use crate::read::fields::{field, has_fields};
use crate::read::frame::is_dashed_label;
use crate::read::line::{Line, last_mark};
use crate::read::salutation;
use crate::read::signs::Signs;

/// Short lines that end early and are no verse: an address, a signature, an imprint.
pub(super) fn address(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let profile = view.profile;
    let wrap = profile.wrap?;
    if !(2..=12).contains(&own.len()) {
        return None;
    }
    let short =
        |line: &Line<'_>| line.width() * 3 < wrap * 2 && line.width() > 1 && !line.is_symbols();
    if !own.iter().all(short) {
        return None;
    }
    // Where somebody is reached makes sure of it.
    let reached = own
        .iter()
        .any(|line| reaches(line) || heading::is_postal(line));
    let mailed = own[own.len() - 1].text.contains('@');
    let (fewest, most) = (if mailed { 2 } else { 3 }, if reached { 12 } else { 8 });
    if !(fewest..=most).contains(&own.len()) || view.contents.is_open() || view.is_marked() {
        return None;
    }
    // What a label leads goes on in the column of its words.
    let label = own[0].text.find(": ").map_or(0, |colon| colon + 2);
    let hung = label > 0 && own[0].standing(label).indent() == own[1].indent();
    let column = |line: &Line<'_>| {
        if hung && line.start() == own[0].start() {
            own[1].indent()
        } else {
            line.indent()
        }
    };
    let ragged = |pair: &[Line<'_>]| {
        profile.breaks_early(&pair[0], &pair[1]) && column(&pair[0]).abs_diff(column(&pair[1])) <= 1
    };
    let phrase = |line: &Line<'_>| {
        !matches!(last_mark(line.text), Some(':' | '.' | '?' | '!')) || line.width() < 30
    };
    // A heading and the text that it leads are two lines, too.
    let holds = own.windows(2).all(ragged)
        && own.iter().all(phrase)
        && (reached
            || !own
                .iter()
                .any(|line| line.indent() < profile.base + 2 && is_lower(line.text)));
    holds.then_some((Role::Lines, 46))
}

/// Whether these are such lines, and say where somebody lives or is reached.
pub(super) fn is_reached(view: &View<'_, '_>) -> bool {
    let own = view.own();
    let reached = |line: &Line<'_>| reaches(line) || heading::is_postal(line);
    own.iter().any(reached) && address(view).is_some()
}

/// A record of fields, each on a line of its own: the head of a proposal, of a message; and lines to sign on.
pub(super) fn record(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    if is_tally(own) || is_to_sign(own) {
        return Some((Role::Lines, 90));
    }
    let headed = || view.evidence.mail && (has_fields(own) || are_signed(own));
    (is_record(own) || headed()).then_some((Role::Lines, 50))
}

/// Whose changes these are, and how many there are: "Ada Moss (2):", and two lines set in below.
pub(super) fn is_tally(own: &[Line<'_>]) -> bool {
    let [head, below @ ..] = own else {
        return false;
    };
    let count = head
        .text
        .strip_suffix("):")
        .and_then(|text| text.rsplit_once(" ("));
    let count = count.and_then(|(_, count)| count.parse().ok());
    head.tail == b':'
        && !below.is_empty()
        && count == Some(below.len())
        && below.iter().all(|line| line.indent() > head.indent() + 1)
}

/// Who signed a change, who read it, and what it mends: `Signed-off-by: Jane Roe <roe@harbour.example>`.
fn are_signed(own: &[Line<'_>]) -> bool {
    let fields = || own.iter().map(|line| field(line.text));
    own.len() > 1
        && fields().all(|field| field.is_some_and(|(_, value)| !value.is_empty()))
        && fields().flatten().any(|(name, _)| name.ends_with("-by"))
}

/// Lines of one shape, each of them whole: `Ada Moss - "The Night Boat" [Mole Records]`.
pub(super) fn alike(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 4;
    /// Lines that were wrapped end in nearly one column.
    const RAGGED: usize = 8;
    const SIGNS: [&str; 4] = [" - ", " – ", " — ", " | "];
    let own = view.own();
    if view.profile.wrap.is_some() && !view.is_marked() && are_hours(own) {
        return Some((Role::Lines, 56));
    }
    if are_set_in(view) || view.profile.wrap.is_some() && are_of_index(own) {
        return Some((Role::Lines, 48));
    }
    let own = &own[usize::from(own[0].tail == b':')..];
    if own.len() < FEWEST || view.profile.wrap.is_none() || view.is_marked() {
        return None;
    }
    let whole = |line: &Line<'_>| {
        let text = line.text.trim_start_matches(['"', '“', '„', '«']);
        text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && !line.text.ends_with([',', ';'])
    };
    let parted = |sign: &str| own.iter().all(|line| line.text.matches(sign).count() == 1);
    let widths = || own.iter().map(Line::width);
    let ragged = widths().max()? > widths().min()? + RAGGED;
    (ragged && own.iter().all(whole) && SIGNS.iter().any(|sign| parted(sign)))
        .then_some((Role::Lines, 48))
}

/// Whether lines stand deeper than the colon that announces them, and each of them ends where it will.
pub(super) fn are_set_in(view: &View<'_, '_>) -> bool {
    let own = view.own();
    let announced = |above: &Line<'_>| {
        above.tail == b':' && own[0].gap() <= 1 && own[0].indent() >= above.indent() + 2
    };
    let early = |pair: &[Line<'_>]| {
        view.profile.breaks_early(&pair[0], &pair[1]) && !pair[0].text.ends_with([',', '-'])
    };
    view.profile.wrap.is_some()
        && own.len() > 1
        && view.above().is_some_and(announced)
        && own.windows(2).all(early)
        && own
            .iter()
            .all(|line| line.indent() == own[0].indent() && !line.is_full_stopped())
        && !view.is_marked()
}

/// Whether each of these lines names a page: "Bread, of oats, 5" / "with potatoes, 3, 4-6".
fn are_of_index(own: &[Line<'_>]) -> bool {
    own.len() > 1 && own.iter().all(names_page)
}

/// Whether an hour begins each line, but for the first if that is the day: "Friday 16 August" / "ore 17.00 - Games".
fn are_hours(own: &[Line<'_>]) -> bool {
    const FEWEST: usize = 2;
    const LONGEST_WORD: usize = 5;
    const WIDEST_DAY: usize = 40;
    let hour = |line: &Line<'_>| {
        let (first, rest) = line.text.split_once(' ').unwrap_or((line.text, ""));
        let worded = first.len() <= LONGEST_WORD && first.chars().all(char::is_alphabetic);
        line.signs.has(Signs::DIGIT) && date::opens_with_hour(if worded { rest } else { first })
    };
    let dated = !hour(&own[0]) && own[0].signs.has(Signs::DIGIT) && own[0].width() <= WIDEST_DAY;
    own.len() >= FEWEST && own[usize::from(dated)..].iter().all(hour)
}

/// In a text that is mail: what stands below the mark of a signature, `-- `, who sends their regards, and how a list is reached.
pub(super) fn signed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const MOST: usize = 10;
    const MOST_NAMES: usize = 4;
    const WIDEST_NAME: usize = 40;
    let own = view.own();
    if !view.evidence.mail || !(2..=MOST).contains(&own.len()) || view.is_marked() {
        return None;
    }
    let marked = own[0].text == "--";
    // "Best,", and a name.
    let regards = own.len() <= MOST_NAMES
        && own[0].tail == b','
        && own[0].text.split(' ').count() <= 3
        && own.iter().all(|line| line.width() <= WIDEST_NAME);
    let short = |line: &Line<'_>| is_short(line) || is_place(line.text);
    let regards = regards || own.iter().all(short) && salutation::closes(own[0].text);
    let listed = || ruled_above(view) && own.iter().all(short) && own.iter().any(reaches);
    let underlined = || signs_above(view) && own.iter().any(|line| line.rule().is_some());
    (marked || regards || listed() || underlined()).then_some((Role::Lines, 64))
}

/// Whether the mark of a signature stands few lines above: what is underlined there says who somebody is, and heads nothing.
fn signs_above(view: &View<'_, '_>) -> bool {
    const REACH: usize = 4;
    let above = view.lines[..view.range.start].iter().rev().take(REACH);
    above.into_iter().any(|line| line.text == "--")
}

/// Whether a rule, or a label between dashes, stands right above.
fn ruled_above(view: &View<'_, '_>) -> bool {
    let ruled = |above: &Line<'_>| above.rule().is_some() || is_dashed_label(above);
    view.first().gap() == 0 && view.above().is_some_and(ruled)
}

/// What stands below `-- ` at the end of a letter, or short lines that end it.
pub(super) fn signature(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const MOST: usize = 8;
    let own = view.own();
    let signed = own[0].text == "--";
    let closing = || view.below().is_none() && own.len() <= MOST && own.iter().all(is_short);
    (own.len() > 1 && (signed || closing())).then_some((Role::Lines, 64))
}

/// Whether lines are one to sign on, and who is to sign there, and when.
fn is_to_sign(own: &[Line<'_>]) -> bool {
    const MOST: usize = 4;
    own[0].rule() == Some('_')
        && (2..=MOST).contains(&own.len())
        && own[1..]
            .iter()
            .all(|line| is_short(line) && !line.is_symbols())
}

/// Few short lines, some of which say how somebody is reached.
pub(super) fn contact(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const MOST: usize = 8;
    let own = view.own();
    ((2..=MOST).contains(&own.len()) && own.iter().all(is_short) && own.iter().any(reaches))
        .then_some((Role::Lines, 64))
}

/// Whether a text is the address of a page, and nothing else, however long.
fn is_place(text: &str) -> bool {
    text.starts_with("http") && text.contains("://") && !text.contains(' ')
}

/// Whether a line is no sentence, and no line of a wrapped paragraph.
fn is_short(line: &Line<'_>) -> bool {
    const WIDEST: usize = 60;
    line.width() <= WIDEST && !line.text.starts_with('>') && last_mark(line.text) != Some('.')
}

/// Whether a line has an address of mail or of a page, or the number of a telephone.
pub(super) fn reaches(line: &Line<'_>) -> bool {
    const FEWEST_DIGITS: usize = 7;
    let digits = || line.text.bytes().filter(u8::is_ascii_digit).count();
    line.text.contains(['@'])
        || line.text.contains("www.")
        || line.text.contains("://")
        || line.signs.has(Signs::DIGIT) && digits() >= FEWEST_DIGITS
}
