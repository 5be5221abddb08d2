//! Numbers that count on from each other lead headings or items, and not now the one and now the other.

use super::headed::is_unparted;
use super::heading::Style;
use super::{Judged, Role, heading, list};
use crate::document::{Delimiter, NumberStyle};
use crate::read::line::{Line, has_inner_stop};
use crate::read::marker::Kind;
use crate::read::marks::Marks;
use crate::read::section::Parts;

/// Verdicts on lines whose numbers go on from one another.
struct Run {
    form: (NumberStyle, Delimiter),
    indent: usize,
    last: u32,
    /// Their places among all verdicts.
    members: Vec<usize>,
}

impl Run {
    /// Whether much text stands between one and the next, and each is a line that ends as no sentence does.
    fn is_sparse(&self, judged: &[Judged], lines: &[Line<'_>]) -> bool {
        const FEWEST_BETWEEN: usize = 6;
        let [first, .., last] = self.members[..] else {
            return false;
        };
        last - first >= FEWEST_BETWEEN * (self.members.len() - 1)
            && self.members.iter().all(|at| is_title(&judged[*at], lines))
    }

    /// Whether nearly each is a sentence, and paragraphs stand below it that are set in no deeper: what is told at length below each
    /// of its principles is no list.
    fn heads_text(&self, judged: &[Judged], lines: &[Line<'_>], unparted: bool) -> bool {
        const MOST_LINES: usize = 2;
        const REACH: usize = 6;
        const FEWEST: usize = 2;
        /// What is as wide, below a title, is told at length by itself.
        const LONG: usize = 60;
        let text_of = |one: &Judged| lines[one.lines.start].text;
        let heads = |at: &&usize| {
            let (one, below) = (&judged[**at], &judged[*at + 1..]);
            let below = below.iter().take(REACH);
            let below = below.take_while(|below| below.role != Role::Item);
            let told = below.filter(|below| {
                below.role == Role::Paragraph && lines[below.lines.start].indent() <= self.indent
            });
            // Where no blank line parts anything, that is all that there is to see.
            let long = || {
                let below = judged.get(**at + 1).map(|below| &lines[below.lines.start]);
                let long = |below: &Line<'_>| below.gap() == 0 && below.width() >= LONG;
                let titled = is_title(one, lines) && text_of(one).len() < LONG;
                unparted && titled && below.is_some_and(long)
            };
            let fewest = if long() { 1 } else { FEWEST };
            let text = text_of(one);
            let mut words = text.split_whitespace().skip(1);
            one.lines.len() <= MOST_LINES
                && words
                    .next()
                    .is_some_and(|word| !word.starts_with(char::is_lowercase))
                && !has_inner_stop(text)
                && told.count() >= fewest
        };
        self.members.iter().filter(heads).count() * 4 >= self.members.len() * 3
    }
}

/// Whether lines are one that ends as no sentence does.
fn is_title(judged: &Judged, lines: &[Line<'_>]) -> bool {
    let own = &lines[judged.lines.clone()];
    own.len() == 1 && !own[0].text.ends_with(['.', ':', ';', ','])
}

/// Whether a heading that is numbered as its part stands below: "3.1" below "3)".
fn has_parts(at: usize, judged: &[Judged], lines: &[Line<'_>]) -> bool {
    const REACH: usize = 8;
    let number = |judged: &Judged| Parts::of(lines[judged.lines.start].text);
    let below = judged[at + 1..].iter().take(REACH);
    let below = below.take_while(|below| below.rule != list::MARKER);
    let mut headings = below.filter(|below| below.is_heading());
    let next = headings
        .next()
        .filter(|next| matches!(next.role, Role::Heading(Style::Numbered(2..))));
    let (Some(own), Some(next)) = (number(&judged[at]), next.and_then(number)) else {
        return false;
    };
    next.is_part_of(&own)
}

/// Makes the verdicts on each run of numbered lines agree: where most are headings, all are; else none is. `may` tells whether
/// a rule has a say.
pub(super) fn agree(
    judged: &mut [Judged],
    lines: &[Line<'_>],
    marks: &Marks,
    may: impl Fn(&'static str) -> bool,
) {
    const FEWEST: usize = 3;
    let unparted = is_unparted(lines);
    for run in runs(judged, lines, marks) {
        let is_heading = |at: &&usize| judged[**at].is_heading();
        let headings = run.members.iter().filter(is_heading).count();
        let items = run.members.len() - headings;
        let parted = run.members.iter().any(|at| has_parts(*at, judged, lines));
        let alike = run
            .members
            .iter()
            .all(|at| judged[*at].role == judged[run.members[0]].role);
        if run.members.len() < FEWEST || items == 0 && alike {
            continue;
        }
        let heads = run.heads_text(judged, lines, unparted);
        let outlines = run.form.0 == NumberStyle::UpperRoman
            && run.members.iter().all(|at| heads_list(*at, judged, lines));
        if headings == 0 && !parted && !heads && !outlines {
            continue;
        }
        // Capital letters and Roman numbers head parts more often than they count items.
        let capital = matches!(
            run.form.0,
            NumberStyle::UpperAlpha | NumberStyle::UpperRoman
        );
        let asks = |at: &&usize| {
            lines[judged[**at].lines.end - 1]
                .text
                .ends_with(['?', '？'])
        };
        let asked = run.members.iter().filter(asks).count() * 2 >= run.members.len();
        let said = !asked && run.members.iter().any(|at| is_said(&judged[*at], lines));
        let alone = capital && run.members.iter().all(|at| stands_alone(*at, judged));
        let most = headings >= items * if capital { 1 } else { 2 } || alone;
        let titled = parted && run.members.iter().all(|at| is_title(&judged[*at], lines));
        let all_headings =
            titled || heads || outlines || (most || run.is_sparse(judged, lines)) && !said;
        if all_headings && !run.members.iter().all(|at| is_short(&judged[*at])) {
            continue;
        }
        let (role, rule) = if all_headings {
            (Role::Heading(Style::Numbered(1)), heading::NUMBERED)
        } else {
            (Role::Item, list::MARKER)
        };
        if !may(rule) {
            continue;
        }
        for at in run.members {
            let kept = !all_headings && has_parts(at, judged, lines);
            let one = &mut judged[at];
            if kept || one.role == role {
                continue;
            }
            if (one.role == Role::Item) == all_headings {
                one.runner_up = Some(one.second());
            }
            (one.role, one.rule) = (role, rule);
        }
    }
}

/// Whether lines are one, and text stands below it.
fn stands_alone(at: usize, judged: &[Judged]) -> bool {
    judged[at].lines.len() == 1
        && judged
            .get(at + 1)
            .is_some_and(|below| below.role == Role::Paragraph)
}

/// Whether lines are one between blank ones, and no sentence, and what stands below is no next of its kind: "II. Duties:" above a list.
fn heads_list(at: usize, judged: &[Judged], lines: &[Line<'_>]) -> bool {
    const WIDEST: usize = 72;
    let own = &lines[judged[at].lines.clone()];
    let Some(below) = judged.get(at + 1) else {
        return false;
    };
    let upper = |line: &Line<'_>| {
        let label = line.text.split([' ', '.', ')']).next().unwrap_or_default();
        label.bytes().all(|b| b.is_ascii_uppercase())
    };
    own.len() == 1
        && own[0].gap() > 0
        && own[0].width() <= WIDEST
        && !own[0].text.ends_with(['.', ';', ','])
        && lines[below.lines.start].gap() > 0
        && !upper(&lines[below.lines.start])
}

/// Whether an item is more than one sentence.
fn is_said(judged: &Judged, lines: &[Line<'_>]) -> bool {
    let own = &lines[judged.lines.clone()];
    judged.role == Role::Item && own.iter().any(|line| has_inner_stop(line.text))
}

/// No heading has more lines.
fn is_short(judged: &Judged) -> bool {
    const MOST: usize = 4;
    judged.lines.len() <= MOST
}

/// The runs of items and headings with a number of one part.
fn runs(judged: &[Judged], lines: &[Line<'_>], marks: &Marks) -> Vec<Run> {
    /// No lists stand deeper within each other.
    const REACH: usize = 8;
    let mut runs: Vec<Run> = Vec::new();
    for (at, one) in judged.iter().enumerate() {
        if !matches!(one.rule, heading::NUMBERED | heading::LISTED | list::MARKER) {
            continue;
        }
        let Some(Kind::Number {
            value,
            style,
            delimiter,
        }) = marks.at(one.lines.start).map(|mark| mark.kind)
        else {
            continue;
        };
        let (form, indent) = ((style, delimiter), lines[one.lines.start].indent());
        let goes_on = |run: &&mut Run| {
            run.form == form && run.indent.abs_diff(indent) <= 1 && run.last + 1 == value
        };
        match runs.iter_mut().rev().take(REACH).find(goes_on) {
            Some(run) => {
                run.last = value;
                run.members.push(at);
            }
            None => runs.push(Run {
                form,
                indent,
                last: value,
                members: vec![at],
            }),
        }
    }
    runs
}
