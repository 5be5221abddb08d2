//! Terms and what they mean in one line: `Ebb: the tide that goes out`, `Lee — the side away from the wind`, `Aft - towards the stern`.

use super::{CERTAIN, Role, Score, View, prose};
use crate::read::entry::{HYPHEN, glossed};
use crate::read::line::{Line, ends_sentence};

/// The name of the rule.
pub(in crate::read) const GLOSSARY: &str = "definitions-run-in";

/// Entries of one form, four and more, each by itself or without blank lines between them.
pub(super) fn run_in(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 4;
    /// Lines looked at below.
    const REACH: usize = 24;
    let own = view.own();
    let first = glossed(own[0].text)?;
    let wrapped = view.profile.wrap.is_some();
    let led = |line: &Line<'_>| glossed(line.text).is_some_and(|next| next.sign == first.sign);
    let goes_on = |line: &Line<'_>| led(line) || wrapped && line.gap() == 0;
    // A sentence that goes on has its hyphen wherever it falls; above an entry the one before is over.
    let opens = |at: usize| {
        let line = &view.lines[at];
        at == view.range.start || first.sign != HYPHEN || line.gap() > 0 || {
            let above = &view.lines[at - 1];
            ends_sentence(above.text) || view.profile.breaks_early(above, line)
        }
    };
    if view.evidence.mail
        || view
            .range
            .clone()
            .any(|at| led(&view.lines[at]) && !opens(at))
        || own.iter().any(|line| view.evidence.speaks(line.text))
        || !own.iter().all(goes_on)
        || view.range.clone().any(|at| view.marks.at(at).is_some())
    {
        return None;
    }
    // Most entries are whole sentences.
    let score = || {
        if prose::certain(view).is_some() {
            CERTAIN
        } else {
            67
        }
    };
    if view
        .judged
        .last()
        .is_some_and(|above| above.rule == GLOSSARY)
    {
        return Some((Role::Definitions, score()));
    }
    let from = view.range.start;
    let run = (from..view.lines.len()).take(REACH);
    let run = run.map(|at| (at, &view.lines[at]));
    let run = run.take_while(|(_, line)| goes_on(line) && line.indent() >= own[0].indent());
    let mut terms: Vec<&str> = run
        .filter(|(at, _)| opens(*at))
        .filter_map(|(_, line)| {
            Some(
                glossed(line.text)
                    .filter(|next| next.sign == first.sign)?
                    .words,
            )
        })
        .collect();
    let met = terms.len();
    terms.sort_unstable();
    terms.dedup();
    // Whoever comes again speaks.
    (met >= FEWEST && terms.len() == met).then(|| (Role::Definitions, score()))
}
