//! The title block: the lines at the head of an article that say what it is called, who wrote it, and when.

use super::again::AGAIN;
use super::head::head;
use super::line_part::{NEAR, Part, distance, is_passed, line_part, sure_part};
use super::mistaken::heads_part;
use super::rules::Judge;
use super::signed_below::is_lone;
use super::stamp::stamp_part;
use super::standfirst::{LONE, standfirst};
use super::title::beside::is_release;
use super::title::title;
use super::title::whole::join_title;
use super::{
    Bench, Judged, Role, View, drama, heading, headline, imprint, judge_all, navigation, title,
};
use crate::document::FrontPart;
use crate::read::date;
use crate::read::line::{Line, normalised_lines};
use crate::read::signs::Signs;
use std::ops::Range;

/// The names of the rules of the title block.
pub(super) const RULES: [&str; 8] = [
    RELEASE,
    "front-title",
    "front-standfirst",
    "front-byline",
    "front-name",
    "front-date",
    AGAIN,
    LONE,
];

/// Judges the title block at the head of these lines, if there is one, and tells at which line the rest begins.
pub(super) fn find(bench: &mut Bench<'_, '_>, mut range: Range<usize>) -> usize {
    const MOST_BELOW: usize = 8;
    let lines = bench.lines;
    // What a site sets above an article heads nothing in it.
    let site = navigation::below(bench, range.clone());
    let page = headline::below_page(bench, range.clone());
    let labels = || headline::below_labels(bench, range.clone());
    let from = page.or_else(labels).map_or(site, |from| from.max(site));
    if from > range.start {
        bench.titled = bench.titled.max(from);
        judge_all(bench, range.start..from);
        range.start = from;
    }
    let mut end = range.start;
    let Some(block) = Block::of(bench, range) else {
        return end;
    };
    let last = block.signed.unwrap_or(block.title) + MOST_BELOW;
    let (mut told, mut near) = (Vec::new(), block.title);
    for (at, range) in block.head.iter().enumerate().take(last + 1) {
        let given = |role: Role, rule: &'static str, score: u8| Judged {
            role,
            rule,
            score,
            ..Judged::paragraph(range.clone())
        };
        let released = at < block.title && is_release(lines[range.start].text);
        if released && bench.asked.has(RELEASE) {
            bench.rule(given(Role::Release, RELEASE, 90));
        } else if let Some((part, rule, score)) = block.part(at, near, &told, bench) {
            told.push(part);
            near = at;
            bench.rule(given(Role::Front(part), rule, score));
        } else if block.stands_above(at) || block.is_passed(at, &told, lines) {
            // Above the title stand its kickers; below it, only lines that are known for what they are.
            let verdict = unknown(bench, range.clone());
            if verdict.role == Role::Paragraph {
                bench.rule_apart(verdict.lines);
            } else {
                bench.rule(verdict);
            }
        } else {
            break;
        }
        end = range.end;
    }
    end
}

/// The rule for what a press office writes above the title.
const RELEASE: &str = "release-line";

/// A title block: the chunks of the head, and which of them are known for what they are.
struct Block {
    head: Vec<Range<usize>>,
    title: usize,
    standfirst: Option<usize>,
    /// The chunk that says by whom a book is, far below its title.
    signed: Option<usize>,
}

impl Block {
    fn of(bench: &Bench<'_, '_>, range: Range<usize>) -> Option<Self> {
        let (lines, profile, evidence) = (bench.lines, bench.profile, bench.evidence);
        let mut head = head(lines, range, bench.marks, profile);
        join_title(&mut head, lines, profile, evidence.title.as_deref());
        let title = title(&head, lines, profile, evidence);
        let title = title.filter(|_| bench.asked.has("front-title"))?;
        let kind = || {
            let below = head.get(title + 1)?;
            drama::is_kind(below, lines).then_some(title + 1)
        };
        let standfirst = standfirst(&head, title, lines, profile, evidence).or_else(kind);
        let signed = title::page::signed(&head, title, lines);
        Some(Self {
            title,
            standfirst: standfirst.filter(|_| bench.asked.has("front-standfirst")),
            signed: signed.filter(|_| profile.wrap.is_some()),
            head,
        })
    }

    /// What part of the title block a chunk is, by which rule, and how sure that is; `near` is the last chunk that is a part of it,
    /// `told` what was told above.
    fn part(
        &self,
        at: usize,
        near: usize,
        told: &[FrontPart],
        bench: &Bench<'_, '_>,
    ) -> Option<Part> {
        let (lines, title) = (bench.lines, self.title);
        if at == title {
            return Some((FrontPart::Title, "front-title", 80));
        }
        if Some(at) == self.standfirst {
            return Some((FrontPart::Standfirst, "front-standfirst", 60));
        }
        let range = &self.head[at];
        // What says who wrote it is as near as the title.
        let from = self.signed.filter(|signed| *signed <= at);
        let from = from.map_or(title, |at| at - 1);
        // What sums the article up parts nobody from it.
        let summed = self.standfirst.is_some_and(|sum| from < sum && sum < at);
        let far = distance(&self.head, lines, from, at) - usize::from(summed);
        // A stamp is as near as what was told above it.
        let stamped = || {
            let near = at > title && distance(&self.head, lines, near, at) < NEAR;
            stamp_part(&lines[range.clone()]).filter(|_| near)
        };
        // Above who wrote it stands nobody else who did.
        let above = self.signed.is_some_and(|signed| at <= signed);
        let mistaken = || {
            is_again(range, &self.head[title], lines)
                || told.contains(&FrontPart::Date) && heads_part(range, bench)
                || at < title
                    && bench.profile.wrap.is_some()
                    && distance(&self.head, lines, at, title) > 1
        };
        line_part(range, lines, far)
            .or_else(stamped)
            .filter(|_| !imprint::is_of_rights(range.start, lines))
            .filter(|(_, rule, _)| bench.asked.has(rule))
            .filter(|(_, rule, _)| *rule != "front-name" || !above && !mistaken())
    }

    /// Whether a chunk stands above the title, or above who wrote the book.
    fn stands_above(&self, at: usize) -> bool {
        at < self.title || self.signed.is_some_and(|signed| at < signed)
    }

    /// Whether a chunk below the title is of the page, or leads on to more of the title block.
    fn is_passed(&self, at: usize, told: &[FrontPart], lines: &[Line<'_>]) -> bool {
        let (head, range) = (&self.head, &self.head[at]);
        let signed = |next: &Range<usize>| line_part(next, lines, NEAR - 1).is_some();
        is_passed(range, lines)
            || at > self.title
                && is_again(range, &head[self.title], lines)
                && head.get(at + 1).is_some_and(signed)
            || leads_on(&head[at..], lines, told)
    }
}

/// Whether these chunks begin with some that are nothing known, above the day or who wrote it, which no article begins before: a
/// picture's credit, a part of the site, what sums the article up. What was told before is not awaited any more.
fn leads_on(head: &[Range<usize>], lines: &[Line<'_>], told: &[FrontPart]) -> bool {
    const MOST: usize = 3;
    /// Below a day that heads a part of the text stand others; when it was changed stands there, too.
    const MOST_DAYS: usize = 1;
    const REACH: usize = 60;
    let is_date = |line: &Line<'_>| date::of_line(line.text).is_some();
    let is_known = |range: &Range<usize>| {
        let text = lines[range.start].text;
        heading::is_known(text)
            || heading::is_division(text)
            || heading::is_contents(text)
            || lines[range.start].rule().is_some()
    };
    let part = |range: &Range<usize>| sure_part(range, lines);
    let mut found = head.iter().take(MOST + 1).map(part).enumerate();
    let Some((at, part)) = found.find_map(|(at, part)| Some((at, part?))) else {
        return false;
    };
    let below = lines[head[at].end..].iter().take(REACH);
    let days = || {
        below
            .filter(|line| is_date(line))
            .take(MOST_DAYS + 1)
            .count()
    };
    let heads_a_part = is_date(&lines[head[at].start]) && days() > MOST_DAYS;
    // Below an article that is one of many stands who wrote it, too.
    let one_of_many = part == FrontPart::Byline && !is_lone(head[at].start, Some(part), lines);
    !told.contains(&part) && !heads_a_part && !one_of_many && !head[..at].iter().any(is_known)
}

/// Whether a line says nothing but the first words of the title once more.
fn is_again(range: &Range<usize>, title: &Range<usize>, lines: &[Line<'_>]) -> bool {
    let own = normalised_lines(&lines[range.clone()]);
    !own.is_empty() && normalised_lines(&lines[title.clone()]).starts_with(&own)
}

/// What stands on the title page and is no part of the title block, with what stands right above it and is none either.
fn unknown(bench: &mut Bench<'_, '_>, mut range: Range<usize>) -> Judged {
    let near = bench.profile.wrap.is_some() && bench.lines[range.start].gap() == 0;
    let plain = |above: &mut Judged| {
        near && above.lines.end == range.start
            && (above.role == Role::Lines || above.role == Role::Paragraph)
    };
    if let Some(above) = bench.judged.pop_if(plain) {
        range.start = above.lines.start;
    }
    let view = bench.view(range.clone());
    let lines = |view: &View<'_, '_>| {
        let columned = view.signs.has(Signs::GUTTER) && view.own().len() > 1;
        (columned || view.profile.early_ends(view.own()) > 0).then_some((Role::Lines, 40))
    };
    let rules: [(&str, Judge); 4] = [
        ("separator", super::separator::separator),
        ("figure", super::note::figure),
        ("figure-continued", super::note::figure_continued),
        ("lines-address", lines),
    ];
    let verdict = |(rule, judge): (&'static str, Judge)| {
        let (role, score) = judge(&view).filter(|_| bench.asked.has(rule))?;
        Some((role, rule, score))
    };
    let plain = Judged::paragraph(range);
    match rules.into_iter().find_map(verdict) {
        Some((role, rule, score)) => Judged {
            role,
            rule,
            score,
            ..plain
        },
        None => plain,
    }
}
