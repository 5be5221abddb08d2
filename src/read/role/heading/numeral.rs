//! Numbers and letters that stand alone, and count from one heading to the next.

use super::{Style, plain_style};
use crate::read::case::is_small;
use crate::read::figures;
use crate::read::figures::are_digits;
use crate::read::line::{Line, ends_sentence};
use crate::read::marker;
use crate::read::role::{Role, Score, View};
use crate::read::signs::Signs;

/// The name of the rule for them.
pub(in crate::read::role) const NUMERAL: &str = "heading-numeral";

/// "IV", "XII.", "— IV —", "-IV-", "217.", "[ 3 ]", "3", "B", "B.": a number or a letter alone between blank lines, as others are.
pub(in crate::read::role) fn numeral(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 3;
    /// What stands between signs is no accident.
    const FEWEST_DASHED: usize = 2;
    /// Letters in the middle of the page, below the number that they part, and numbers that count from a heading on.
    const FEWEST_BELOW: usize = 2;
    /// Years and figures of tables stand alone, too.
    const FEWEST_NUMBERS: usize = 5;
    let [line] = view.own() else { return None };
    let sequences = &view.evidence.sequences;
    let between = bracketed(line.text).is_some();
    let fewest = if between { FEWEST } else { FEWEST_NUMBERS };
    let numbered = sequences.numbers >= fewest && number_of(line.text).is_some()
        || sequences.figures() >= FEWEST_NUMBERS && figure_of(line).is_some();
    let dashed = undashed(line.text) != line.text;
    // So is a figure of Han that is a line.
    let fewest = if dashed || line.signs.has(Signs::EAST) {
        FEWEST_DASHED
    } else {
        FEWEST
    };
    let letter = matches!(line.text.as_bytes(), [b'A'..=b'Z'] | [b'A'..=b'Z', b'.']);
    let below = letter && is_below_numeral(view);
    let counted = numbered
        || sequences.numerals >= fewest && numeral_of(line.text).is_some()
        || sequences.letters >= if below { FEWEST_BELOW } else { FEWEST } && letter;
    // One number is enough over a title in capitals, or over one that the contents list has behind this number.
    let listed = || {
        let entry = |title: &Line<'_>| format!("{} {}", line.text, title.text);
        let below = view.below().map(entry);
        below.is_some_and(|entry| view.contents.has(&entry))
    };
    let counted =
        counted || numeral_of(line.text).is_some() && (is_over_capitals(view) || listed());
    let over = is_over_title(line, &view.lines[view.range.end..]);
    let numbered = numbered || over && sequences.figures() >= FEWEST && figure_of(line).is_some();
    let stanza = numbers_stanza(view);
    let counted = counted || numbered || stanza;
    let parts = !counted && sequences.numerals >= FEWEST_BELOW && counts_parts(view);
    let counted = counted || parts;
    let alone = (line.gap() > 0 || view.range.start == 0)
        && (view.gap_below() > 0 || view.profile.wrap.is_none() || over)
        && view.below().is_some();
    let style = if below || parts || stanza && !numbered {
        Style::Bare
    } else if between {
        Style::Section
    } else if dashed {
        Style::Chapter
    } else if numbered && !matches!(plain_style(view), Style::Outdented(_)) {
        Style::Capitals
    } else {
        plain_style(view)
    };
    (counted && alone && !numbers_steps(view)).then_some((Role::Heading(style), 73))
}

/// Whether "I" stands right below a heading, or below nothing but the title page, over a full line; or the number behind that of
/// the heading above.
fn counts_parts(view: &View<'_, '_>) -> bool {
    let Some(value) = numeral_of(view.first().text) else {
        return false;
    };
    let of_above = || numeral_of(view.heading_line()?.text);
    let full = |line: &Line<'_>| {
        view.profile
            .wrap
            .is_some_and(|wrap| line.width() * 4 > wrap * 3)
    };
    view.below().is_some_and(full)
        && if value == 1 {
            view.heading_above.is_none() || view.is_below_heading()
        } else {
            of_above() == Some(value - 1)
        }
}

/// Whether a figure stands over lines of verse, the first right below a heading, and others below the verse of the one before.
fn numbers_stanza(view: &View<'_, '_>) -> bool {
    /// Lines of verse are no wider, in columns.
    const WIDEST: usize = 60;
    let value_of = |at: usize| number_in_figures(view.lines[at].text);
    let Some(value) = value_of(view.range.start).filter(|_| view.profile.wrap.is_some()) else {
        return false;
    };
    let counts = match view.role_above() {
        Some(Role::Heading(_)) => value == 1,
        Some(Role::Verse) => {
            value > 1
                && view
                    .heading_above
                    .is_some_and(|above| value_of(above.lines.start) == Some(value - 1))
        }
        _ => false,
    };
    let narrow = |line: &Line<'_>| line.width() <= WIDEST && !line.is_shouted();
    let stanza = |below: &[Line<'_>]| matches!(below, [first, next, ..] if first.gap() > 0 && next.gap() == 0 && narrow(first) && narrow(next));
    counts && stanza(&view.lines[view.range.end..])
}

/// Whether a line stands in the middle of the page, as the number does that is the heading above.
fn is_below_numeral(view: &View<'_, '_>) -> bool {
    const CENTRED: usize = 8;
    const SLACK: usize = 3;
    let column = view.first().indent();
    let numeral = view.heading_above.is_some_and(|heading| {
        let above = &view.lines[heading.lines.start];
        // "V." below "IV." is the next number.
        let next = numeral_of(above.text)
            .is_some_and(|value| numeral_of(view.first().text) == Some(value.saturating_add(1)));
        above.indent().abs_diff(column) <= SLACK && heading.rule == NUMERAL && !next
    });
    numeral && column >= view.profile.base + CENTRED
}

/// Whether a figure stands above a single paragraph, as others of its kind do near by, where each line is one: steps, or notes.
fn numbers_steps(view: &View<'_, '_>) -> bool {
    const APART: usize = 2;
    /// Narrower lines may be titles, in columns.
    const PARAGRAPH: usize = 60;
    let at = view.range.start;
    let told = |below: &Line<'_>| below.width() > PARAGRAPH || ends_sentence(below.text);
    let figure = |at: usize| {
        let text = view.lines.get(at).map_or("", |line| line.text);
        number_of(text).is_some() || number_in_figures(text).is_some()
    };
    view.profile.wrap.is_none()
        && figure(at)
        && view.below().is_some_and(told)
        && (figure(at + APART) || at.checked_sub(APART).is_some_and(figure))
}

/// What stands right below a number that stands alone, where nearly all such numbers have a line of their own below.
pub(in crate::read::role) fn below_numeral(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [line] = view.own() else { return None };
    let numbered = view.judged.last().is_some_and(|above| {
        let text = view.lines[above.lines.start].text;
        above.is_heading() && (above.rule == NUMERAL || numeral_of(text).is_some())
    });
    let titled = numbered
        && (view.evidence.sequences.have_titles() || line.is_shouted() && names(line.text));
    let rest = &view.lines[view.range.start..];
    let over = || view.above().is_some_and(|above| is_over_title(above, rest));
    (titled && (titles_number(line, view.below()) || over()))
        .then_some((Role::Heading(Style::Bare), 72))
}

/// Whether a title in capitals, over a blank line, stands right below a number that is as far from the text above as chapters are.
pub(in crate::read::role) fn is_over_title(line: &Line<'_>, below: &[Line<'_>]) -> bool {
    const FEWEST_BLANK: usize = 2;
    let [title, text, ..] = below else {
        return false;
    };
    line.gap() >= FEWEST_BLANK
        && title.gap() == 0
        && title.is_shouted()
        && names(title.text)
        && text.gap() > 0
}

/// Whether a title in capitals stands below, alone, and a paragraph below that.
fn is_over_capitals(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 2;
    let Some([title, text, next, ..]) = view.lines.get(view.range.end..) else {
        return false;
    };
    let paragraph = !text.is_shouted() && next.gap() == 0 && view.profile.wrap.is_some();
    view.first().gap() >= FEWEST
        && title.is_shouted()
        && names(title.text)
        && titles_number(title, Some(text))
        && paragraph
}

/// Whether a text is of two words or more.
fn names(text: &str) -> bool {
    text.trim().contains(' ')
}

/// Whether a line below a number may be the title of what that numbers.
pub(in crate::read::role) fn titles_number(line: &Line<'_>, below: Option<&Line<'_>>) -> bool {
    const WIDEST: usize = 60;
    line.gap() > 0
        && line.width() <= WIDEST
        && line
            .text
            .starts_with(|c: char| c.is_alphabetic() && !is_small(c))
        && !matches!(line.tail, b',' | b';' | b':')
        && below.is_some_and(|below| below.gap() > 0)
}

/// The value of a line that is a number and nothing else.
pub(in crate::read) fn number_alone(text: &str) -> Option<u32> {
    numeral_of(text).or_else(|| number_of(text))
}

/// The value of a line that is a Roman number in capitals, or one in figures of Han, and nothing else.
pub(in crate::read::role) fn numeral_of(text: &str) -> Option<u32> {
    const LONGEST: usize = 8;
    /// With the widest of dashes and its blank at either side.
    const LONGEST_DASHED: usize = LONGEST + 2 * "— ".len();
    if text.len() > LONGEST_DASHED {
        return None;
    }
    let text = undashed(text);
    if !text.is_ascii() && text.chars().all(|c| "一二三四五六七八九十".contains(c)) {
        return figures::value(text);
    }
    if text.len() > LONGEST {
        return None;
    }
    let number = text.trim_end_matches('.');
    number
        .bytes()
        .all(|b| b.is_ascii_uppercase())
        .then(|| marker::roman(number))
        .flatten()
}

/// A text without the dashes that stand at both sides of it: `— IV —`, `-IV-`.
fn undashed(text: &str) -> &str {
    const DASHES: [&str; 4] = ["—", "–", "--", "-"];
    if text.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return text;
    }
    let dashed = DASHES.iter().find_map(|dash| {
        let inside = text.strip_prefix(dash)?.strip_suffix(dash)?;
        let apart = inside
            .strip_prefix(' ')
            .map(|inside| inside.strip_suffix(' '));
        apart.unwrap_or(Some(inside))
    });
    dashed.unwrap_or(text)
}

/// The value of a line that is a number with its full stop or in brackets; without them, it may be a page's.
pub(in crate::read::role) fn number_of(text: &str) -> Option<u32> {
    number_in_figures(text.strip_suffix('.').or_else(|| bracketed(text))?)
}

/// The value of a line that is a figure and nothing else, as far from the line above as chapters are.
pub(in crate::read) fn figure_of(line: &Line<'_>) -> Option<u32> {
    const FEWEST_BLANK: usize = 2;
    let figure = || number_in_figures(line.text).filter(|value| *value > 0);
    (line.gap() >= FEWEST_BLANK).then(figure)?
}

/// The value of a text that is a figure and nothing else.
fn number_in_figures(text: &str) -> Option<u32> {
    const LONGEST: usize = 4;
    let plain = text.len() <= LONGEST && are_digits(text);
    plain.then(|| text.parse().ok()).flatten()
}

/// What stands between brackets and blanks: `[ 3 ]`. Without the blanks it would call a note.
fn bracketed(text: &str) -> Option<&str> {
    text.strip_prefix("[ ")?.strip_suffix(" ]")
}
