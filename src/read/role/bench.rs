//! Where chunks are judged, one after another, and every verdict is evidence for the next.

use super::contents::Contents;
use super::jury::Jury;
use super::{
    CERTAIN, CHUNK_RULES, Evidence, GROUP_RULES, Judged, PARAGRAPH, Role, Score, Second, View,
    heading, prose,
};
use crate::read::genre::Asked;
use crate::read::group::{Facts, Group, Groups};
use crate::read::line::Line;
use crate::read::marks::Marks;
use crate::read::profile::Profile;
use std::ops::Range;

/// Where chunks are judged, one after another.
pub(super) struct Bench<'b, 'a> {
    pub(super) lines: &'b [Line<'a>],
    pub(super) groups: &'b Groups,
    pub(super) marks: &'b Marks,
    pub(super) profile: &'b Profile,
    pub(super) evidence: &'b Evidence<'a>,
    /// Which rules are asked.
    pub(super) asked: Asked<'b>,
    /// Those of the two tables.
    pub(super) group_rules: Jury,
    pub(super) chunk_rules: Jury,
    /// Whether what is surely prose may be told before they are asked,
    knows_prose: bool,
    /// and what surely begins a chapter.
    knows_chapters: bool,
    /// The contents lists met so far.
    pub(super) contents: Contents,
    /// The line at which the title page ends: nothing above it is a heading.
    pub(super) titled: usize,
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
        groups: &'b Groups,
        marks: &'b Marks,
        profile: &'b Profile,
        evidence: &'b Evidence<'a>,
        asked: Asked<'b>,
    ) -> Self {
        Self {
            lines,
            groups,
            marks,
            profile,
            evidence,
            asked,
            // What is said in a play may be a line of verse, however plain.
            knows_prose: asked.has(prose::PLAIN) && evidence.spoken.is_none(),
            knows_chapters: asked.has(heading::CHAPTER),
            group_rules: Jury::of(GROUP_RULES, asked),
            chunk_rules: Jury::of(CHUNK_RULES, asked),
            contents: Contents::default(),
            titled: 0,
            judged: Vec::with_capacity(lines.len() / 4 + 1),
            has_front: false,
            last_heading: None,
        }
    }

    /// What rules see of these lines.
    pub(super) fn view(&self, range: Range<usize>) -> View<'_, 'a> {
        let facts = Facts::of(&self.lines[range.clone()]);
        self.view_as(range, facts)
    }

    /// The same of lines whose facts are known.
    fn view_as(&self, range: Range<usize>, facts: Facts) -> View<'_, 'a> {
        View {
            lines: self.lines,
            signs: facts.signs,
            facts,
            range,
            marks: self.marks,
            profile: self.profile,
            evidence: self.evidence,
            contents: &self.contents,
            judged: &self.judged,
            has_front: self.has_front,
            heading_above: self.last_heading.map(|at| &self.judged[at]),
        }
    }

    /// Takes a whole group for prose, if it is nothing else: outside of contents lists no verdict below depends on it, but for its
    /// place.
    pub(super) fn rule_prose(&mut self, group: &Group) -> bool {
        let view = self.view_as(group.lines.clone(), group.facts);
        let is_prose = self.knows_prose && prose::undisputed(&view);
        if is_prose {
            let prose = Judged::given(group.lines.clone(), Role::Paragraph, prose::PLAIN);
            debug_assert_eq!(prose, self.judge(&self.group_rules, prose.lines.clone()));
            self.judged.push(prose);
        }
        is_prose
    }

    /// The verdict on a whole group that is not surely prose.
    pub(super) fn judge_group(&self, group: &Group) -> Judged {
        let range = group.lines.clone();
        let view = self.view_as(range.clone(), group.facts);
        if self.knows_chapters && range.start >= self.titled && heading::is_sure_chapter(&view) {
            let chapter = Judged::given(
                range,
                Role::Heading(heading::Style::Chapter),
                heading::CHAPTER,
            );
            debug_assert!(
                self.judge(&self.group_rules, chapter.lines.clone()).score <= PARAGRAPH
                    && self.judge(&self.chunk_rules, chapter.lines.clone()).role == chapter.role
            );
            return chapter;
        }
        self.judge(&self.group_rules, range)
    }

    /// The best verdict of some rules: a paragraph, if none is surer of what it says.
    pub(super) fn judge(&self, rules: &Jury, range: Range<usize>) -> Judged {
        let view = self.view(range.clone());
        let mut best = Judged::paragraph(range);
        for (rule, prior) in rules.asked(&view) {
            let Some((role, score)) = (rule.judge)(&view) else {
                continue;
            };
            let score = weighed(score, prior);
            if score > best.score {
                best.runner_up = Some(best.second());
                (best.role, best.rule, best.score) = (role, rule.name, score);
            } else if best.runner_up.is_none_or(|second| score > second.score) {
                let rule = rule.name;
                best.runner_up = Some(Second { role, rule, score });
            }
            if score == CERTAIN {
                // The others were not asked.
                best.runner_up = None;
                break;
            }
        }
        best
    }

    /// Takes lines above the title, which head nothing, for paragraphs; a rule above or below them stays what it is.
    pub(super) fn rule_apart(&mut self, range: Range<usize>) {
        const RULE: &str = "separator";
        let asked = self.asked.has(RULE);
        let mut from = range.start;
        for at in range.clone() {
            if !asked || self.lines[at].rule().is_none() {
                continue;
            }
            if from < at {
                self.rule(Judged::paragraph(from..at));
            }
            self.rule(Judged {
                role: Role::Break,
                rule: RULE,
                score: 80,
                ..Judged::paragraph(at..at + 1)
            });
            from = at + 1;
        }
        if from < range.end {
            self.rule(Judged::paragraph(from..range.end));
        }
    }

    /// Makes a verdict stand.
    pub(super) fn rule(&mut self, verdict: Judged) {
        self.contents.note(&verdict, self.lines);
        if let Some(above) = self.judged.last_mut()
            && heading::goes_on(above, &verdict, self.lines)
        {
            above.lines.end = verdict.lines.end;
            return;
        }
        match verdict.role {
            Role::Heading(_) => self.last_heading = Some(self.judged.len()),
            Role::Front(_) => self.has_front = true,
            _ => {}
        }
        self.judged.push(verdict);
    }
}

/// A score with what the genre adds to it. It makes nothing certain, and what is certain is so in every genre.
fn weighed(score: Score, prior: i8) -> Score {
    if score == CERTAIN {
        CERTAIN
    } else {
        score.saturating_add_signed(prior).min(CERTAIN - 1)
    }
}
