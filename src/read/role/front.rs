//! The title block: the lines at the head of an article that say what it is called, who wrote it, and when.

use super::again::AGAIN;
use super::head::head;
use super::line_part::{NEAR, distance, is_passed, line_part, sure_part};
use super::mistaken::heads_part;
use super::rules::Judge;
use super::signed_below::is_lone;
use super::stamp::stamp_part;
use super::standfirst::{LONE, standfirst};
use super::title::beside::is_release;
use super::title::title;
use super::title::whole::join_title;
use super::{Bench, Judged, Role, View, heading, normalised};
use super::{drama, title};
use crate::document::FrontPart;
use crate::read::date;
use crate::read::line::Line;
use crate::read::signs::Signs;
use std::ops::Range;

/// The names of the rules of the title block.
pub(super) const RULES: [&str; 8] = [
    "release-line",
    "front-title",
    "front-standfirst",
    "front-byline",
    "front-name",
    "front-date",
    AGAIN,
    LONE,
];

/// Judges the title block at the head of these lines, if there is one, and tells at which line the rest begins.
pub(super) fn find(bench: &mut Bench<'_, '_>, range: Range<usize>) -> usize {
    const MOST_BELOW: usize = 8;
    let (lines, profile, rules) = (bench.lines, bench.profile, bench.asked);
    let mut end = range.start;
    let mut head = head(lines, range, bench.marks, profile);
    join_title(&mut head, lines, profile, bench.evidence.title.as_deref());
    let title = title(&head, lines, profile, bench.evidence);
    let Some(title) = title.filter(|_| rules.has("front-title")) else {
        return end;
    };
    let kind = || {
        let below = head.get(title + 1);
        below
            .filter(|range| drama::is_kind(range, lines))
            .map(|_| title + 1)
    };
    let standfirst = standfirst(&head, title, lines, profile, bench.evidence)
        .or_else(kind)
        .filter(|_| rules.has("front-standfirst"));
    let signed = title::page::signed(&head, title, lines).filter(|_| profile.wrap.is_some());
    let last = signed.unwrap_or(title) + MOST_BELOW;
    let (mut told, mut near) = (Vec::new(), title);
    for (at, range) in head.iter().enumerate().take(last + 1) {
        if at < title && rules.has("release-line") && is_release(lines[range.start].text) {
            bench.rule(Judged {
                role: Role::Release,
                rule: "release-line",
                score: 90,
                ..Judged::paragraph(range.clone())
            });
            end = range.end;
            continue;
        }
        let part = if at == title {
            Some((FrontPart::Title, "front-title", 80))
        } else if Some(at) == standfirst {
            Some((FrontPart::Standfirst, "front-standfirst", 60))
        } else {
            // What says who wrote it is as near as the title.
            let from = signed
                .filter(|signed| *signed <= at)
                .map_or(title, |at| at - 1);
            // Above who wrote it stands nobody else who did.
            let known =
                |rule: &str| signed.is_none_or(|signed| at > signed) || rule != "front-name";
            // A stamp is as near as what was told above it.
            let stamped = || {
                let near = at > title && distance(&head, lines, near, at) < NEAR;
                stamp_part(&lines[range.clone()]).filter(|_| near)
            };
            // What sums the article up parts nobody from it.
            let summed = standfirst.is_some_and(|sum| from < sum && sum < at);
            line_part(
                range,
                lines,
                distance(&head, lines, from, at) - usize::from(summed),
            )
            .or_else(stamped)
            .filter(|(_, rule, _)| rules.has(rule) && known(rule))
            .filter(|(_, rule, _)| {
                let mistaken = || {
                    is_again(range, &head[title], lines)
                        || told.contains(&FrontPart::Date) && heads_part(range, bench)
                        || at < title
                            && profile.wrap.is_some()
                            && distance(&head, lines, at, title) > 1
                };
                *rule != "front-name" || !mistaken()
            })
        };
        let verdict = match part {
            Some((part, rule, score)) => Judged {
                lines: range.clone(),
                role: Role::Front(part),
                rule,
                score,
                runner_up: None,
            },
            // Above the title stand its kickers; below it, only lines that are known for what they are.
            None if at < title || signed.is_some_and(|signed| at < signed) => {
                unknown(bench, range.clone())
            }
            None if is_passed(range, lines)
                || at > title
                    && is_again(range, &head[title], lines)
                    && (head.get(at + 1))
                        .is_some_and(|next| line_part(next, lines, NEAR - 1).is_some())
                || leads_on(&head[at..], lines, &told) =>
            {
                unknown(bench, range.clone())
            }
            None => break,
        };
        if let Role::Front(part) = verdict.role {
            told.push(part);
            near = at;
        }
        if verdict.role == Role::Paragraph {
            bench.rule_apart(verdict.lines);
        } else {
            bench.rule(verdict);
        }
        end = range.end;
    }
    end
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
    let words = |range: &Range<usize>| -> String {
        let own = lines[range.clone()].iter();
        own.map(|line| normalised(line.text)).collect()
    };
    let own = words(range);
    !own.is_empty() && words(title).starts_with(&own)
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
        let early = |pair: &[Line<'_>]| view.profile.breaks_early(&pair[0], &pair[1]);
        let columned = view.signs.has(Signs::GUTTER) && view.own().len() > 1;
        (columned || view.own().windows(2).any(early)).then_some((Role::Lines, 40))
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
