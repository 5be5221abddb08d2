//! Verdicts that were nearly others → what the user is told of them: one finding a kind of doubt, however often it comes.

use super::line::{Line, span_of};
use super::role::{Judged, Role, Second};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// Scores this near to each other decide little: of the lines between, as many are the one thing as the other.
const NEAR: u8 = 4;

/// What a verdict nearly was.
pub(super) fn doubt(judged: &Judged) -> Option<Second> {
    let near = |second: &Second| {
        judged.score.abs_diff(second.score) <= NEAR && judged.role.name() != second.role.name()
    };
    judged.runner_up.filter(near)
}

/// Tells of the doubts about an article.
pub(super) fn report(lines: &[Line<'_>], judged: &[Judged], diagnostics: &mut Diagnostics) {
    let mut kinds: Vec<(&Judged, Second, Vec<usize>)> = Vec::new();
    for judged in judged {
        let Some(second) = doubt(judged) else {
            continue;
        };
        let same = kinds.iter_mut().find(|(first, other, _)| {
            first.role.name() == judged.role.name() && other.role.name() == second.role.name()
        });
        match same {
            Some((_, _, others)) => others.push(lines[judged.lines.start].number()),
            None => kinds.push((judged, second, Vec::new())),
        }
    }
    for (judged, second, others) in kinds {
        diagnostics.push(diagnostic(lines, judged, second, &others));
    }
}

fn diagnostic(lines: &[Line<'_>], judged: &Judged, second: Second, others: &[usize]) -> Diagnostic {
    let own = &lines[judged.lines.clone()];
    let message = format!(
        "taken for {}, and nearly for {}: `{}` has {}, `{}` {}{}",
        judged.role.name(),
        second.role.name(),
        judged.rule,
        judged.score,
        second.rule,
        second.score,
        likewise(others)
    );
    let span = span_of(own);
    let mut diagnostic = Diagnostic::new(Code::Unsure, message).at(span);
    if let Some(option) = option(own, judged, second) {
        diagnostic = diagnostic.hint(format!("`{option}` takes it for {}", second.role.name()));
    }
    match (assignable(judged.role), assignable(second.role)) {
        (Some(one), Some(other)) => diagnostic.hint(format!(
            "a file beside the article settles it for these lines alone: `[[range]]`, `lines = [{}, {}]`, `role = \"{one}\"` or `\"{other}\"`",
            own[0].number(),
            own[own.len() - 1].number()
        )),
        _ => diagnostic,
    }
}

/// "; likewise lines 30, 41 and 4 more".
pub(super) fn likewise(others: &[usize]) -> String {
    const SHOWN: usize = 3;
    let shown: Vec<String> = others.iter().take(SHOWN).map(usize::to_string).collect();
    let more = others.len() - shown.len();
    match (&shown[..], more) {
        ([], _) => String::new(),
        ([one], _) => format!("; likewise line {one}"),
        (_, 0) => format!("; likewise lines {}", shown.join(", ")),
        _ => format!("; likewise lines {} and {more} more", shown.join(", ")),
    }
}

/// What to type for the runner-up to win.
fn option(own: &[Line<'_>], judged: &Judged, second: Second) -> Option<String> {
    const LONGEST: usize = 60;
    if judged.role != Role::Paragraph {
        return Some(format!("--rule {}=off", judged.rule));
    }
    match (own, second.role) {
        // What a shell can take between single quotes.
        ([line], Role::Heading(_)) if line.width() <= LONGEST && !line.text.contains('\'') => {
            Some(format!("--heading '{}=1'", regex::escape(line.text)))
        }
        _ => None,
    }
}

/// What a file beside the article calls a role, if it can give it.
fn assignable(role: Role) -> Option<&'static str> {
    match role {
        Role::Paragraph => Some("paragraph"),
        Role::Lines => Some("lines"),
        Role::Heading(_) => Some("heading"),
        Role::Item | Role::Unmarked => Some("list-item"),
        Role::Quote | Role::QuotedLines => Some("quote"),
        Role::Verse => Some("verse"),
        Role::Preformatted => Some("preformatted"),
        Role::Break => Some("break"),
        Role::Front(_)
        | Role::Entry
        | Role::Attribution
        | Role::Table(_)
        | Role::Note
        | Role::Figure
        | Role::Release
        | Role::Definitions => None,
    }
}
