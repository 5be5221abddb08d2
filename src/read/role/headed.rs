//! Items of a list that lost its marks, told by all that stands around them when every rule was asked: short lines that stand
//! together, of which none ends as a sentence does, below a line that heads them.
//!
//! ```text
//! What you need                        Heading
//!
//! A radiator key                       Unmarked
//! An old towel                         Unmarked
//! A small bowl                         Unmarked
//! ```

use super::heading::{self, Style};
use super::lines::reaches;
use super::{Evidence, Judged, PARAGRAPH, Role, Score};
use crate::read::byline;
use crate::read::date;
use crate::read::line::{Line, ends_sentence, has_inner_stop};
use crate::read::profile::Profile;
use crate::read::signs::Signs;
use std::ops::Range;

/// The name of the rule.
pub(super) const HEADED: &str = "list-headed";

/// How sure it is.
const SCORE: Score = 60;

/// Lines of a list, and the line that heads it.
struct List {
    head: usize,
    items: Range<usize>,
    /// The line below it that heads the text right below.
    tail: Option<usize>,
}

/// What the lines are asked by.
struct Around<'v, 'a> {
    judged: &'v [Judged],
    lines: &'v [Line<'a>],
    evidence: &'v Evidence<'a>,
    /// Whether headings stand right above what they head.
    attached: bool,
    /// Whether no blank line parts anything.
    unparted: bool,
}

/// Makes items of them, and headings of the lines that head them, in texts whose paragraphs keep their distance.
pub(super) fn list(
    judged: &mut [Judged],
    lines: &[Line<'_>],
    profile: &Profile,
    evidence: &Evidence<'_>,
) {
    if profile.wrap.is_some() || evidence.mail || profile.verse || evidence.technical {
        return;
    }
    let mut around = Around {
        judged,
        lines,
        evidence,
        attached: evidence.attached > 0,
        unparted: is_unparted(lines),
    };
    let runs = around.runs();
    around.attached |= runs.iter().filter(|run| around.is_led(run)).count() > 1;
    let lists = runs.into_iter().filter_map(|run| around.headed(run));
    for list in held(lists.collect()) {
        for at in list.items {
            retake(&mut judged[at], Role::Unmarked);
        }
        for at in [Some(list.head), list.tail].into_iter().flatten() {
            if !judged[at].is_heading() {
                retake(&mut judged[at], Role::Heading(Style::Bare));
            }
        }
    }
}

/// Whether no blank line parts anything.
pub(super) fn is_unparted(lines: &[Line<'_>]) -> bool {
    !lines.iter().skip(1).any(|line| line.gap() > 0)
}

/// The lists that are long enough; two lines are one beside another list.
fn held(lists: Vec<List>) -> Vec<List> {
    const FEWEST: usize = 3;
    let mut holds: Vec<bool> = lists
        .iter()
        .map(|list| list.items.len() >= FEWEST)
        .collect();
    let beside = |at: usize| lists[at - 1].items.end == lists[at].head;
    for at in 1..lists.len() {
        holds[at] |= holds[at - 1] && beside(at);
    }
    for at in (1..lists.len()).rev() {
        holds[at - 1] |= holds[at] && beside(at);
    }
    let holding = lists.into_iter().zip(holds).filter(|(_, holds)| *holds);
    holding.map(|(list, _)| list).collect()
}

fn retake(one: &mut Judged, role: Role) {
    one.overrule(role, HEADED);
    one.score = SCORE;
}

impl Around<'_, '_> {
    /// The first line of a verdict.
    fn line(&self, at: usize) -> &Line<'_> {
        &self.lines[self.judged[at].lines.start]
    }

    /// Lines that no blank line parts, each of which may be an item.
    fn runs(&self) -> Vec<Range<usize>> {
        let mut runs = Vec::new();
        let mut from = 0;
        while from < self.judged.len() {
            let mut end = from;
            while end < self.judged.len()
                && (end == from || self.line(end).gap() == 0)
                && self.may_be_item(end)
            {
                end += 1;
            }
            if end - from > 1 {
                runs.push(from..end);
            }
            from = end.max(from + 1);
        }
        runs
    }

    fn may_be_item(&self, at: usize) -> bool {
        let line = self.line(at);
        is_open(&self.judged[at]) && is_item(line) && !self.evidence.speaks(line.text)
    }

    /// Whether the first of these lines, below a blank one, is narrower than all others: it heads them, if others do so.
    fn is_led(&self, run: &Range<usize>) -> bool {
        let first = self.line(run.start);
        let wider = |at: usize| self.line(at).width() > first.width();
        run.len() > 2 && self.is_head(run.start) && (run.start + 1..run.end).all(wider)
    }

    /// The list that these lines are, if the line above them, or the first of them, heads the others.
    fn headed(&self, run: Range<usize>) -> Option<List> {
        let first = self.line(run.start);
        let above = run.start.checked_sub(1)?;
        let (run, tail) = self.without_tail(run)?;
        if run.len() < 2 || self.is_of_hours(&run) || self.is_stanza(&run) {
            return None;
        }
        let leading = List {
            head: run.start,
            items: run.start + 1..run.end,
            tail,
        };
        let several = (first.gap() > 0 || self.unparted) && run.len() > 2;
        let headed = self.judged[above].is_heading();
        let counted = |at: usize| self.line(at).text.starts_with(char::is_numeric);
        let led = || !counted(run.start) && counted(run.start + 1);
        if self.judged[run.start].is_heading() && (!headed || led()) {
            return several.then_some(leading);
        }
        let named = || first.gap() == 1 && is_open(&self.judged[above]) && self.is_head(above);
        if headed && first.gap() <= 1 || named() {
            return Some(List {
                head: above,
                items: run,
                tail,
            });
        }
        // "For four persons:" announces what has a rule of its own; and below a title stand who wrote the text and such.
        let last = &self.lines[self.judged[above].lines.end - 1];
        let announced = matches!(last.tail, b':' | b',');
        let below_front = matches!(self.judged[above].role, Role::Front(_));
        let leads = (self.attached || self.unparted) && !announced && self.is_head(run.start);
        (leads && several && (!below_front || self.is_led(&run))).then_some(leading)
    }

    /// Such lines without the last one, if that stands right above a paragraph and heads it; none where the paragraph goes on.
    fn without_tail(&self, run: Range<usize>) -> Option<(Range<usize>, Option<usize>)> {
        const PARAGRAPH: usize = 90;
        let last = run.end - 1;
        let Some(below) = self.judged.get(run.end) else {
            return Some((run, None));
        };
        let line = self.line(run.end);
        let ends = line.gap() > 0 || below.is_heading() || is_called(line) || line.tail == b'?';
        if ends {
            return Some((run, None));
        }
        let told = line.width() >= PARAGRAPH && heading::is_like(self.line(last).text);
        let heads = told && (self.attached || self.unparted || self.judged[last].is_heading());
        heads.then_some((run.start..last, Some(last)))
    }

    /// Whether lines are of verse: now they begin small and now they do not; or others that nothing heads stand below a blank line.
    fn is_stanza(&self, run: &Range<usize>) -> bool {
        let begins = |small: fn(char) -> bool| {
            let own = run.clone().skip(1);
            own.filter(|at| self.line(*at).text.starts_with(small))
                .count()
        };
        let mixed = begins(char::is_lowercase) > 1 && begins(char::is_uppercase) > 0;
        let next = run.end;
        let goes_on = || {
            next + 1 < self.judged.len()
                && !self.judged[next].is_heading()
                && self.may_be_item(next)
                && self.may_be_item(next + 1)
                && self.line(next).gap() > 0
                && self.line(next + 1).gap() == 0
        };
        mixed || !self.attached && !self.unparted && goes_on()
    }

    /// Whether an hour or a day is named by one of these lines alone: it is when the others were written.
    fn is_of_hours(&self, run: &Range<usize>) -> bool {
        let stamped = |at: &usize| heading::is_stamp(self.line(*at).text);
        run.clone().filter(stamped).count() == 1
    }

    /// Whether a line that stands by itself above others may head them.
    fn is_head(&self, at: usize) -> bool {
        const WIDEST: usize = 60;
        let line = self.line(at);
        let text = line.text;
        (line.gap() > 0 || self.unparted)
            && line.width() <= WIDEST
            && heading::is_like(text)
            && is_item(line)
            && !text.contains(": ")
            && !has_inner_stop(text)
            && !heading::is_label(text)
            && !heading::is_stamp(text)
            && !self.evidence.recurring.contains(text)
    }
}

/// Whether no rule knew what a line is, or one that only suspected it.
fn is_open(one: &Judged) -> bool {
    let suspected = one.role == Role::Heading(Style::Bare) && one.rule == "heading-bare";
    one.lines.len() == 1 && (one.role == Role::Paragraph && one.score <= PARAGRAPH || suspected)
}

/// Whether several words are in capitals: what calls so is no item.
fn is_called(line: &Line<'_>) -> bool {
    line.is_shouted() && line.text.contains(' ')
}

/// Whether a line is short and open, and says neither how somebody is reached, nor when or by whom something was written.
fn is_item(line: &Line<'_>) -> bool {
    const WIDEST: usize = 110;
    let text = line.text;
    let quotes = text.ends_with(['”', '"', '»']) && !text.contains(['“', '"', '«', '„']);
    line.width() <= WIDEST
        && !line.signs.has(Signs::GUTTER)
        && text.starts_with(char::is_alphanumeric)
        && text.contains(char::is_alphabetic)
        && !is_called(line)
        && (!ends_sentence(text) || is_shortened(text))
        && !quotes
        && !text.ends_with([',', ';', ':', '：'])
        && !heading::is_button(text)
        && !reaches(line)
        && !heading::is_postal(line)
        && !heading::is_of_picture(text)
        && !(line.signs.has(Signs::COLON) && heading::is_label(text))
        && !byline::is_led(text)
        && date::of_line(text).is_none()
}

/// Whether a text ends with letters and points: "Salt q.s."
fn is_shortened(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    last.trim_end_matches('.').contains('.')
}
