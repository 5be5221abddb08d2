//! What the user says that lines are → verdicts that no rule is asked about.

use super::line::Line;
use super::marker::Mark;
use super::marks::Marks;
use super::options::{AssignedRole, Assignment, HeadingPattern};
use super::parting;
use super::role::heading::Style;
use super::role::{Judged, Role};
use super::underline::is_underline;

/// The verdicts on these lines, in their order: by number first, then by pattern.
pub(super) fn judged(
    lines: &[Line<'_>],
    marks: &Marks,
    assignments: &[Assignment],
    headings: &[HeadingPattern],
) -> Vec<Judged> {
    let mut judged = Vec::new();
    if assignments.is_empty() && headings.is_empty() {
        return judged;
    }
    let mut taken = vec![false; lines.len()];
    for assignment in assignments {
        let (first, last) = (*assignment.lines.start(), *assignment.lines.end());
        let start = lines.partition_point(|line| line.number() < first);
        let end = lines.partition_point(|line| line.number() <= last);
        if start >= end || taken[start..end].contains(&true) {
            continue;
        }
        taken[start..end].fill(true);
        for part in parting::groups(&lines[start..end]) {
            let part = start + part.start..start + part.end;
            let role = role(assignment.role, &lines[part.clone()], marks.at(part.start));
            judged.push(Judged::given(part, role, "given-lines"));
        }
    }
    for at in 0..lines.len() {
        let level = |pattern: &HeadingPattern| pattern.level_of(lines[at].text);
        if taken[at] || lines[at].is_symbols() {
            continue;
        }
        if let Some(level) = headings.iter().find_map(level) {
            let heading = at..below_underline(at, lines, &taken);
            taken[heading.clone()].fill(true);
            let role = Role::Heading(Style::Given(level));
            judged.push(Judged::given(heading, role, "given-heading"));
        }
    }
    judged.sort_by_key(|judged| judged.lines.start);
    judged
}

/// Where a heading of one line ends: a rule that underlines it is part of it.
fn below_underline(at: usize, lines: &[Line<'_>], taken: &[bool]) -> usize {
    let underlined = lines.get(at + 1).is_some_and(|below| {
        !taken[at + 1] && below.gap() == 0 && is_underline(below, &lines[at], 1)
    });
    at + 1 + usize::from(underlined)
}

fn role(assigned: AssignedRole, own: &[Line<'_>], mark: Option<Mark>) -> Role {
    let worded = !own.iter().all(Line::is_symbols);
    match assigned {
        AssignedRole::Heading(_) | AssignedRole::Break if !worded => Role::Break,
        AssignedRole::Heading(level) => Role::Heading(Style::Given(level)),
        AssignedRole::Lines => Role::Lines,
        AssignedRole::Verse => Role::Verse,
        AssignedRole::Quote if own.iter().all(|line| line.text.starts_with('>')) => {
            Role::QuotedLines
        }
        AssignedRole::Quote => Role::Quote,
        AssignedRole::Preformatted => Role::Preformatted,
        AssignedRole::ListItem if mark.is_some() => Role::Item,
        AssignedRole::ListItem => Role::Unmarked,
        AssignedRole::Break | AssignedRole::Paragraph => Role::Paragraph,
    }
}
