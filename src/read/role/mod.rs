//! Chunks → roles: the tables of rules. Every rule that knows a chunk gives it a score; the best score wins and is kept with
//! the rule's name and its runner-up, for `copydesk explain`.
//!
//! A rule sees a [`View`]: the lines of its chunk, its neighbours, the habits of the text, and what was decided above it.
//! A new rule is a function and a row of the tables in [`rules`].

mod again;
mod agreement;
mod announced;
mod apart;
mod armour;
mod authors;
mod bench;
mod captions;
mod chords;
mod code;
mod contents;
mod control;
mod cue;
mod dateline;
mod definition;
mod drama;
mod drawing;
mod evidence;
mod fence;
mod footer;
mod forwarded;
mod front;
mod gathered;
mod glossary;
mod hanging;
mod head;
mod headed;
pub(super) mod heading;
mod headline;
mod imprint;
mod joint;
mod jury;
mod letter;
mod line_part;
mod lines;
mod list;
mod message;
mod mistaken;
mod named;
mod navigation;
mod note;
mod notice;
mod option;
mod pasted;
mod patch;
mod persons;
mod post;
mod preparer;
mod program;
mod prose;
mod quote;
mod reasons;
mod rhyme;
mod rules;
mod separator;
mod sequence;
mod session;
mod shape;
mod siblings;
mod signed_below;
mod spoken;
mod stamp;
mod standfirst;
mod table;
mod talk;
mod tally;
mod technical;
mod title;
mod turn;
mod verdict;
mod verse;
mod view;

pub(super) use again::AGAIN;
pub(super) use authors::AUTHORS;
pub(super) use contents::{entry_depths, leader, more_of_entry, words_column};
pub(super) use dateline::dateline_of;
pub(super) use definition::{BODY, entries, term_lines};
pub(super) use evidence::Evidence;
pub(super) use fence::{FENCED, within as within_fences};
pub(super) use forwarded::told;
pub(super) use glossary::GLOSSARY;
pub(super) use hanging::{HANGING, term};
pub(super) use note::{BELOW, HUNG};
pub(super) use option::{OPTION, OPTIONS};
pub(super) use post::{FIELDS, HEAD};
pub(super) use reasons::reason;
pub(super) use siblings::REFRAIN;
pub(super) use stamp::stamp;
pub(super) use verdict::{Judged, Role, Score, Second};

use super::fields;
use super::genre::Asked;
use super::group::{Group, Groups};
use super::line::Line;
use super::marks::Marks;
use super::profile::Profile;
use super::table::spaced;
use super::{chunk, parting};
use bench::Bench;
use rules::{CHUNK_RULES, GROUP_RULES, Rule};
use std::ops::Range;
use verdict::{CERTAIN, PARAGRAPH, Verdict};
use view::View;

/// What is said beforehand of how lines are to be judged.
pub(super) struct Instructions<'o> {
    /// Which rules are asked.
    pub(super) asked: Asked<'o>,
    /// Verdicts that stand already, in the order of their lines.
    pub(super) given: Vec<Judged>,
    /// Whether a title block may stand at the head.
    pub(super) has_front: bool,
}

/// The names of the rules: those of the title block, then those of the table.
pub(super) fn rule_names() -> impl Iterator<Item = &'static str> {
    let tables = GROUP_RULES.iter().chain(CHUNK_RULES);
    front::RULES
        .into_iter()
        .chain(tables.map(|rule| rule.name))
        .chain([siblings::SIBLING, siblings::REFRAIN, headed::HEADED])
}

/// Takes every line for something.
pub(super) fn assign<'a>(
    lines: &[Line<'a>],
    groups: &Groups,
    marks: &Marks,
    profile: &Profile,
    evidence: &Evidence<'a>,
    instructions: Instructions<'_>,
) -> Vec<Judged> {
    let Instructions {
        asked,
        given,
        mut has_front,
    } = instructions;
    // Captions have no title.
    has_front &= !lines
        .first()
        .is_some_and(|line| captions::is_file(line.text));
    let mut bench = Bench::new(lines, groups, marks, profile, evidence, asked);
    let mut from = 0;
    for next in given {
        let awaited = judge_stretch(&mut bench, from..next.lines.start, has_front);
        // Below a heading no title follows.
        has_front = awaited && !next.is_heading();
        from = next.lines.end;
        bench.rule(next);
    }
    judge_stretch(&mut bench, from..lines.len(), has_front);
    settle(bench)
}

/// Judges the lines between two verdicts that stood already, with the title block at their head if it may be there. Tells whether
/// it may be below them.
fn judge_stretch(bench: &mut Bench<'_, '_>, range: Range<usize>, has_front: bool) -> bool {
    if has_front && !range.is_empty() {
        let below = judge_front(bench, range.clone());
        judge_all(bench, below..range.end);
        return false;
    }
    judge_all(bench, range);
    has_front
}

/// Judges what stands at the head of a text, down to the end of the title block. Tells at which line the rest begins.
fn judge_front(bench: &mut Bench<'_, '_>, range: Range<usize>) -> usize {
    let lines = bench.lines;
    let Range { start, end } = range;
    let prepared = start + preparer::end(&lines[range]);
    bench.titled = start + preparer::credit(&lines[start..prepared]);
    let told = start + preparer::sentence(&lines[start..bench.titled]);
    if told > start {
        bench.rule(Judged::paragraph(start..told));
    }
    judge_all(bench, told..prepared);
    let below = front::find(bench, prepared..end);
    if below == prepared
        && let Some(greeting) = head::letterhead(&lines[below..end])
    {
        bench.titled = below + greeting;
    }
    // Manuals have no title page: a year in them is what somebody types. Nor have articles, which tell the day.
    if below > prepared
        && bench.profile.wrap.is_some()
        && !bench.evidence.technical
        && !imprint::tells_day(&bench.judged, lines)
    {
        bench.titled = imprint::end(&lines[..end], below);
    }
    below
}

/// What all verdicts together say of some: asked when every rule was.
fn settle(bench: Bench<'_, '_>) -> Vec<Judged> {
    let Bench {
        lines,
        marks,
        profile,
        evidence,
        asked,
        mut judged,
        ..
    } = bench;
    let has = |rule| asked.has(rule);
    if has(AGAIN) {
        again::fold(&mut judged, lines);
    }
    if !evidence.technical {
        signed_below::sign(&mut judged, lines, profile, &asked);
    }
    if has(standfirst::LONE) {
        standfirst::fold_lone(&mut judged, lines);
    }
    siblings::join(&mut judged, lines, profile, evidence, has);
    if has(headed::HEADED) {
        headed::list(&mut judged, lines, profile, evidence);
    }
    agreement::agree(&mut judged, lines, marks, has);
    heading::unite(&mut judged, lines);
    judged
}

/// Puts some lines to the rules.
fn judge_all(bench: &mut Bench<'_, '_>, range: Range<usize>) {
    let (lines, groups) = (bench.lines, bench.groups);
    let mut groups = groups.within(&range, lines);
    if bench.asked.has(fence::FENCED) {
        groups = fence::joined(groups, lines, bench.groups.led_by_signs());
    }
    groups = patch::parted(groups, lines, &bench.evidence.patches);
    groups = spaced::joined(groups, lines);
    if bench.asked.has(heading::PARTED) {
        groups = heading::joined(groups, lines, &bench.evidence.sequences.parted);
    }
    for group in &*groups {
        let own = &lines[group.lines.clone()];
        if fence::is_fenced(own) {
            judge_part(bench, group);
            continue;
        }
        // Entries are no rows, whether blank lines part them or not.
        if bench.contents.pages(own) {
            for part in parting::groups(own) {
                let part = group.lines.start + part.start..group.lines.start + part.end;
                judge_part(bench, &Group::of(part, lines));
            }
            continue;
        }
        if captions::are_timed(own) {
            for at in group.lines.clone() {
                judge_part(bench, &Group::of(at..at + 1, lines));
            }
            continue;
        }
        // A heading at the left margin is no part of the text below it, whatever that is.
        let headed = heading::heads(own, bench.profile);
        if headed > 0 {
            let text = group.lines.start + headed;
            for head in group.lines.start..text {
                judge_part(bench, &Group::of(head..head + 1, lines));
            }
            judge_parts(bench, &Group::of(text..group.lines.end, lines));
            continue;
        }
        let kept = || fields::is_head(own) || lines::is_tally(own) || quote::is_answered(own);
        if prose::is_whole(own, &group.facts) || parting::is_literal(&group.lines, lines) || kept()
        {
            judge_part(bench, group);
        } else {
            judge_parts(bench, group);
        }
    }
}

/// Puts lines to the rules that stand together: all of them first, then the chunks among them.
fn judge_part(bench: &mut Bench<'_, '_>, group: &Group) {
    if bench.rule_prose(group) {
        return;
    }
    let whole = bench.judge_group(group);
    if whole.score > PARAGRAPH {
        bench.rule(whole);
        return;
    }
    for range in chunk::split(group.lines.clone(), bench.lines, bench.marks, bench.profile) {
        let mut verdict = bench.judge(&bench.chunk_rules, range.clone());
        if range.start < bench.titled && verdict.is_heading() {
            bench.rule_apart(range);
            continue;
        }
        if verdict.lines == group.lines {
            let second = [verdict.runner_up, whole.runner_up].into_iter().flatten();
            verdict.runner_up = second.rev().max_by_key(|second| second.score);
        }
        bench.rule(verdict);
    }
}

/// Puts the parts of a group to the rules that are told apart before any of them is asked: quoted lines, tables, notes.
fn judge_parts(bench: &mut Bench<'_, '_>, group: &Group) {
    let (lines, profile) = (bench.lines, bench.profile);
    let parts = chunk::part_quoted(group.lines.clone(), lines, profile.quoted_lines >= 3)
        .flat_map(|group| forwarded::part(group, lines))
        .flat_map(|group| patch::part(group, lines))
        .flat_map(|group| footer::part(group, lines, bench.evidence.mail))
        .flat_map(|group| technical::part(group, lines))
        .flat_map(|group| pasted::part(group, lines, profile))
        .flat_map(|group| table::part(group, lines))
        .flat_map(|group| note::parted(lines, group, profile.wrap.is_some()))
        .flat_map(|group| spoken(bench, group));
    for part in parts.collect::<Vec<_>>() {
        if part == group.lines {
            judge_part(bench, group);
        } else {
            judge_part(bench, &Group::of(part, lines));
        }
    }
}

/// A group parted below the line that says who speaks the others.
fn spoken(
    bench: &Bench<'_, '_>,
    group: Range<usize>,
) -> impl Iterator<Item = Range<usize>> + use<> {
    let first = &bench.lines[group.start];
    let led = group.len() > 1 && bench.evidence.cues.lead(first);
    let below = group.start + usize::from(led);
    parting::cut(group, [below])
}
