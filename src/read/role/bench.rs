//! Where chunks are judged, one after another, and every verdict is evidence for the next.

use super::contents::Contents;
use super::{CERTAIN, Evidence, Judged, Needs, PARAGRAPH, Role, Rule, Score, Shape, View};
use crate::read::line::Line;
use crate::read::marks::Marks;
use crate::read::options::Rules;
use crate::read::profile::Profile;
use std::cell::LazyCell;
use std::ops::Range;

/// Where chunks are judged, one after another.
pub(super) struct Bench<'b, 'a> {
    pub(super) lines: &'b [Line<'a>],
    pub(super) marks: &'b Marks,
    pub(super) profile: &'b Profile,
    pub(super) evidence: &'b Evidence<'a>,
    /// Which rules are asked.
    pub(super) rules: &'b Rules,
    contents: Contents,
    pub(super) judged: Vec<Judged>,
    /// Whether a title block stands above.
    has_front: bool,
    /// The nearest heading above.
    last_heading: Option<usize>,
}

impl<'b, 'a> Bench<'b, 'a> {
    /// Where nothing was judged yet.
    pub(super) fn new(
        lines: &'b [Line<'a>],
        marks: &'b Marks,
        profile: &'b Profile,
        evidence: &'b Evidence<'a>,
        rules: &'b Rules,
    ) -> Self {
        Self {
            lines,
            marks,
            profile,
            evidence,
            rules,
            contents: Contents::default(),
            judged: Vec::with_capacity(lines.len() / 4 + 1),
            has_front: false,
            last_heading: None,
        }
    }

    /// What rules see of these lines.
    pub(super) fn view(&self, range: Range<usize>) -> View<'_, 'a> {
        View {
            lines: self.lines,
            range,
            marks: self.marks,
            profile: self.profile,
            evidence: self.evidence,
            contents: &self.contents,
            judged: &self.judged,
            has_front: self.has_front,
            last_heading: self.last_heading,
        }
    }

    /// The best verdict of some rules, if it beats a paragraph.
    pub(super) fn judge(&self, rules: &'static [Rule], range: Range<usize>) -> Option<Judged> {
        let view = self.view(range);
        // The first rules know most chunks, and need nothing.
        let facts = LazyCell::new(|| (Shape::of(&view), view.signs()));
        let asked = |rule: &&Rule| {
            let met = rule.needs == Needs::NONE || rule.needs.met(facts.0, facts.1);
            debug_assert!(
                met || (rule.judge)(&view).is_none(),
                "{} has a verdict on what it does not need: {:?}",
                rule.name,
                view.own()
            );
            met && self.rules.has(rule.name)
        };
        let mut best: Option<(Role, &'static str, Score)> = None;
        let mut second = Some(("paragraph", PARAGRAPH));
        for rule in rules.iter().filter(asked) {
            let Some((role, score)) = (rule.judge)(&view) else {
                continue;
            };
            if best.is_none_or(|(_, _, top)| score > top) {
                if let Some((_, name, top)) = best {
                    second = Some((name, top));
                }
                best = Some((role, rule.name, score));
            } else if second.is_none_or(|(_, top)| score > top) {
                second = Some((rule.name, score));
            }
            if score == CERTAIN {
                break;
            }
        }
        let (role, rule, score) = best.filter(|(_, _, score)| *score > PARAGRAPH)?;
        Some(Judged {
            lines: view.range,
            role,
            rule,
            score,
            runner_up: second,
        })
    }

    /// Makes a verdict stand.
    pub(super) fn rule(&mut self, verdict: Judged) {
        self.contents.note(&verdict, self.lines);
        match verdict.role {
            Role::Heading(_) => self.last_heading = Some(self.judged.len()),
            Role::Front(_) => self.has_front = true,
            _ => {}
        }
        self.judged.push(verdict);
    }
}
