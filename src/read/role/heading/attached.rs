//! Headings right above what they head, in a text whose paragraphs keep their distance: the place tells, whatever the words.
//!
//! ```text
//! Nobody had told the harbour master.
//!
//! iBoats and their owners
//! Half of the berths are let by an application that was written for bicycles, and its makers have never seen the sea.
//! ```

use super::{Style, alike, credit, is_like, lookalike, reached, record, shown, site};
use crate::read::line::{Line, ends_sentence, has_inner_stop};
use crate::read::marker;
use crate::read::profile::Profile;
use crate::read::role::{Role, Score, View, program};
use crate::read::signs::Signs;

/// Wider lines are sentences.
const WIDEST: usize = 110;

/// Whether a line stands so above a paragraph, and looks like a heading besides.
pub(in crate::read::role) fn is_attached(
    line: &Line<'_>,
    below: Option<&Line<'_>>,
    profile: &Profile,
) -> bool {
    profile.wrap.is_none()
        && line.width() <= WIDEST
        && line.tail != b':'
        && below.is_some_and(|below| below.gap() == 0 && is_paragraph(below))
        && is_like(line.text)
}

/// A line parted from the sentence above and not from what is below, where others stand so above paragraphs.
pub(in crate::read::role) fn attached(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 1;
    let [line] = view.own() else { return None };
    let (above, below) = (view.above()?, view.below()?);
    if view.profile.wrap.is_some()
        || line.gap() == 0
        || below.gap() > 0
        || line.width() > WIDEST
        || view.evidence.attached < FEWEST
        || view.evidence.mail
    {
        return None;
    }
    let parted = ends_sentence(above.text) && above.tail != b':';
    let text = line.text;
    // Names of programs stay small wherever they stand; over less than a paragraph, the look must tell.
    let opens = text.starts_with(char::is_alphanumeric) || is_like(text);
    let letters = || text.chars().filter(|c| c.is_alphabetic()).count();
    let worded = opens
        && (letters() > 1 || line.signs.has(Signs::EAST))
        && !text.ends_with(['.', ',', ';', ':', '。', '，', '；', '：'])
        && (is_paragraph(below) || is_like(text));
    (parted && worded && is_apart(view, below) && !is_other(view, below))
        .then_some((Role::Heading(Style::Bare), 47))
}

/// A line right below a list, code or a sentence, and right above the text that ends lines that stand together.
pub(in crate::read::role) fn unparted(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const WIDEST: usize = 60;
    let [line] = view.own() else { return None };
    let (above, below) = (view.above()?, view.below()?);
    let ends = view.second_below().is_none_or(|next| next.gap() > 0);
    if view.profile.wrap.is_some()
        || line.gap() + below.gap() > 0
        || !ends
        || line.width() > WIDEST
        || below.width() <= line.width()
        || view.evidence.mail
    {
        return None;
    }
    let text = line.text;
    let told = below.tail == b':' || ends_sentence(below.text);
    let listed = matches!(
        view.role_above(),
        Some(Role::Item | Role::Unmarked | Role::Preformatted | Role::Table(_))
    );
    let said = view.role_above() == Some(Role::Paragraph)
        && above.width() > WIDEST
        && ends_sentence(above.text)
        && above.tail != b':';
    let worded = is_like(text)
        && !text.starts_with(char::is_lowercase)
        && !text.ends_with(['.', ',', ';', ':', '。', '，', '；', '：'])
        && !line.signs.has(Signs::CODE | Signs::RUN)
        && marker::of_line(below).is_none();
    (told && (listed || said) && worded && is_apart(view, below) && !is_other(view, below))
        .then_some((Role::Heading(Style::Bare), 58))
}

/// Whether neither a line nor the one below it is an item, a turn or code.
fn is_apart(view: &View<'_, '_>, below: &Line<'_>) -> bool {
    let line = view.first();
    let code = |line: &Line<'_>| {
        line.signs.has(Signs::GUTTER)
            || line.signs.has(Signs::CODE) && program::is_surely_code(line)
    };
    view.mark().is_none()
        && !code(line)
        && !code(below)
        && !view.is_turn(line.text)
        && !view.is_cue()
        && !view.evidence.recurring.contains(line.text)
}

/// Whether a line looks like what is no heading.
fn is_other(view: &View<'_, '_>, below: &Line<'_>) -> bool {
    /// "Monday, 2 June 2025", below the name of an agency.
    const WIDEST_STAMP: usize = 24;
    let line = view.first();
    let text = line.text;
    lookalike::is_label(text)
        || site::is_button(text)
        || site::is_button(below.text)
        || site::is_file(line)
        || record::is_field(text)
        || record::is_recorded(view)
        || credit::is_credit(text)
        || credit::is_seen(text, below)
        || lookalike::is_stamp(text)
        || below.width() <= WIDEST_STAMP && lookalike::is_stamp(below.text)
        || reached::is_address(line)
        || reached::is_postal(line)
        || record::is_formula(line)
        || lookalike::is_admonition(view)
        || has_inner_stop(text)
        || alike::is_item(view)
        || shown::is_shown(view)
}

/// Whether a line is as wide as paragraphs are.
fn is_paragraph(line: &Line<'_>) -> bool {
    const NARROWEST: usize = 90;
    line.width() >= NARROWEST
}
