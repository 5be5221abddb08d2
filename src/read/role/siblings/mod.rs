//! Lines that stand as headings of the text do, one by one right above what they head, are headings as they are: what a line is
//! called must not depend on how long the text below it is.
//!
//! ```text
//! Outer Sound
//! Southerly 5 to 7, later 8 in the north, rough, with squalls.        Heading
//!
//! Firth and Inner Bay
//! Fair.                                                               Heading, as the others
//! ```

mod manual;
mod questions;
mod refrain;

use super::heading::{self, Style};
use super::{Evidence, Judged, Role};
use crate::document::NumberStyle;
use crate::read::line::{Line, ends_sentence, has_inner_stop};
use crate::read::marker::{self, Kind};
use crate::read::profile::Profile;
pub(in crate::read) use refrain::REFRAIN;

/// The name of the rule.
pub(super) const SIBLING: &str = "heading-sibling";

/// Makes headings of them, by the rules that are asked.
pub(super) fn join(
    judged: &mut [Judged],
    lines: &[Line<'_>],
    profile: &Profile,
    evidence: &Evidence<'_>,
    asked: impl Fn(&'static str) -> bool,
) {
    if asked(REFRAIN) {
        refrain::join(judged, lines, profile, evidence);
    }
    if asked(SIBLING) {
        join_alike(judged, lines, profile, evidence);
    }
}

/// Makes headings of them, where most lines that stand so are headings already.
fn join_alike(
    judged: &mut [Judged],
    lines: &[Line<'_>],
    profile: &Profile,
    evidence: &Evidence<'_>,
) {
    const FEWEST: usize = 2;
    /// So many headings to one that is none yet.
    const MOST: usize = 2;
    if evidence.mail || profile.verse {
        return;
    }
    if evidence.technical {
        manual::join(judged, lines, profile, evidence);
        return;
    }
    questions::join(judged, lines);
    let (mut headings, mut counted, mut others) = (0, 0, Vec::new());
    let (mut last, mut series) = (None, None);
    for at in 0..judged.len() {
        let one = &judged[at];
        let number = || number(&lines[one.lines.start]);
        match one.role {
            Role::Heading(Style::Numbered(1)) => last = number(),
            Role::Heading(Style::Bare) => {
                let line = &lines[one.lines.start];
                let stands = stands(at, judged, lines);
                headings += usize::from(stands);
                counted += usize::from(stands && is_counted(line));
                series = counted_by(line).or(series);
            }
            Role::Paragraph if goes_on(one, series, lines) => {
                series = counted_by(&lines[one.lines.start]);
                retitle(&mut judged[at], Style::Bare);
            }
            Role::Paragraph if one.score <= super::PARAGRAPH && stands(at, judged, lines) => {
                let line = &lines[one.lines.start];
                let next = number().filter(|(value, style)| last == Some((value - 1, *style)));
                if is_like(line) && next.is_some() {
                    last = next;
                    retitle(&mut judged[at], Style::Numbered(1));
                } else if is_like(line) && !is_known_other(line, evidence) {
                    others.push(at);
                }
            }
            _ => {}
        }
    }
    // What a figure leads is like others that figures lead.
    others.retain(|at| counted >= FEWEST || !is_counted(&lines[judged[*at].lines.start]));
    if headings >= FEWEST && headings >= others.len() * MOST {
        for at in others {
            retitle(&mut judged[at], Style::Bare);
        }
    }
}

/// The word and the number that a line begins with: "Art. 4 - Waste".
fn counted_by<'a>(line: &Line<'a>) -> Option<(&'a str, u32)> {
    let mut words = line.text.split(' ');
    let (word, number) = (words.next()?, words.next()?);
    let number = number.trim_end_matches(['.', ':', ')']);
    let named =
        word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit());
    named.then_some(())?;
    Some((word, number.parse().ok()?))
}

/// Whether a line by itself has the word of the heading above, and the next number.
fn goes_on(one: &Judged, series: Option<(&str, u32)>, lines: &[Line<'_>]) -> bool {
    let line = &lines[one.lines.start];
    let Some((word, last)) = series else {
        return false;
    };
    one.score <= super::PARAGRAPH
        && one.lines.len() == 1
        && line.gap() > 0
        && is_like(line)
        && counted_by(line) == last.checked_add(1).map(|next| (word, next))
}

fn is_counted(line: &Line<'_>) -> bool {
    line.head[0].is_ascii_digit()
}

fn retitle(one: &mut Judged, style: Style) {
    one.overrule(Role::Heading(style), SIBLING);
}

/// The number that leads a line, if it is of one part and not 0.
fn number(line: &Line<'_>) -> Option<(u32, NumberStyle)> {
    match marker::parse(line.text)?.kind {
        Kind::Number { value, style, .. } if value > 0 => Some((value, style)),
        _ => None,
    }
}

/// Whether a line is parted from what is above it, and stands right above text that is longer.
fn stands(at: usize, judged: &[Judged], lines: &[Line<'_>]) -> bool {
    const WIDEST: usize = 60;
    let one = &judged[at];
    let line = &lines[one.lines.start];
    let whole = |next: &&Judged| {
        next.role == Role::Paragraph && ends_sentence(lines[next.lines.end - 1].text)
    };
    let text = judged.get(at + 1).filter(whole);
    let below = text.map(|next| &lines[next.lines.start]);
    let longer = |below: &Line<'_>| {
        below.gap() == 0 && below.width() > line.width() && below.indent() == line.indent()
    };
    one.lines.len() == 1 && line.gap() > 0 && line.width() <= WIDEST && below.is_some_and(longer)
}

/// Whether a line begins and ends as headings do.
fn is_like(line: &Line<'_>) -> bool {
    heading::is_like(line.text)
        && !line
            .text
            .ends_with(['.', ',', ';', ':', '?', '!', '…', '"', '”', ')'])
        && !line.text.starts_with(['"', '“', '„', '«', '»', '\'', '‘'])
        && !line.text.contains(": ")
        && !has_inner_stop(line.text)
}

/// Whether a line looks like what is no heading: a label, a button, a day, an address, who speaks.
fn is_other(line: &Line<'_>) -> bool {
    heading::is_label(line.text)
        || heading::is_button(line.text)
        || heading::is_stamp(line.text)
        || heading::is_lent(line.text)
        || line.has_at()
}

/// The same, or one that the text has shown to be something else.
fn is_known_other(line: &Line<'_>, evidence: &Evidence<'_>) -> bool {
    is_other(line) || evidence.speaks(line.text) || evidence.recurring.contains(line.text)
}
