//! A line that may be a heading, and what is asked of it more than once.

use super::super::{alike, below, credit, is_like, lookalike, quoted};
use crate::document::FrontPart;
use crate::read::line::{Line, last_mark};
use crate::read::role::evidence::is_divider;
use crate::read::role::{Role, View};

/// What may be a heading, above something.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and any may go with any"
)]
pub(super) struct Candidate<'v, 'a> {
    pub(super) view: &'v View<'v, 'a>,
    /// Its first line, and the words of that.
    pub(super) line: &'v Line<'a>,
    pub(super) text: &'a str,
    /// The line below it.
    pub(super) below: &'v Line<'a>,
    /// Whether lines are wrapped.
    pub(super) wrapped: bool,
    /// The mark that it ends with.
    pub(super) last: Option<char>,
    /// Blank lines above and below it.
    pub(super) gap_above: usize,
    pub(super) gap_below: usize,
    /// Whether the title block stands right above it; that, another heading, or a pause.
    pub(super) after_front: bool,
    pub(super) after_heading: bool,
    /// Whether it begins as speech does, and is not what the text takes up.
    pub(super) spoken: bool,
    /// Whether it is what somebody said, set over the text that tells of it.
    pub(super) quoted_words: bool,
    /// Whether it is a question that the text answers.
    pub(super) asked: bool,
    /// Columns of prose below it,
    pub(super) leads: usize,
    /// and whether it heads them, a list, or a link.
    pub(super) prose: bool,
    pub(super) leads_list: bool,
    pub(super) leads_link: bool,
}

impl<'v, 'a> Candidate<'v, 'a> {
    /// Of these lines; nothing stands below the last of a text.
    pub(super) fn of(view: &'v View<'v, 'a>) -> Option<Self> {
        let below = view.below()?;
        let line = view.first();
        let wrapped = view.profile.wrap.is_some();
        let spoken = quoted::is_quoted(line.text);
        let quoted_words = spoken && quoted::is_foretold(view);
        let after_front = matches!(view.role_above(), Some(Role::Front(_)));
        let asked = below::is_asked(view);
        let leads = view.prose_below();
        // The title of an article among others stands above who wrote it.
        let signed = !after_front && below.width() <= widest(view) && credit::is_credit(below.text);
        let prose = below::is_announced(view, below)
            || asked
            || below::is_sentence(view, below)
            || below::is_period(below)
            || signed
            || view.is_turn(below.text)
            || leads >= 60
                && leads * 2 > view.width() * 3
                && !below.is_symbols()
                && !alike::is_between(view);
        Some(Self {
            view,
            line,
            text: line.text,
            below,
            wrapped,
            last: last_mark(lookalike::without_faces(view.last().text)),
            gap_above: line.gap(),
            gap_below: view.gap_below(),
            after_front,
            after_heading: after_front
                || matches!(view.role_above(), Some(Role::Heading(_) | Role::Break)),
            spoken: spoken && !quoted_words,
            quoted_words,
            asked,
            leads,
            prose,
            leads_list: view.marks.at(view.range.end).is_some() || lookalike::is_enumerated(below),
            leads_link: !wrapped && below::is_link(below),
        })
    }

    /// Whether it names the record that the rule above it begins.
    pub(super) fn names_record(&self) -> bool {
        self.view.evidence.parted
            && self.gap_below > 0
            && !self.below.is_symbols()
            && self.view.above().is_some_and(is_divider)
    }

    /// Whether anything stands below it that it may head.
    pub(super) fn heads_something(&self) -> bool {
        let nothing = !is_like(self.below.text) || self.wrapped && self.gap_below == 0;
        self.prose || self.leads_list || self.leads_link || !nothing
    }

    /// Whether a standfirst as long as a paragraph, which is text enough, stands above it.
    pub(super) fn is_summed_up(&self) -> bool {
        let above = self.view.above();
        matches!(
            self.view.role_above(),
            Some(Role::Front(FrontPart::Standfirst))
        ) && above.is_some_and(|above| above.width() >= quoted::PARAGRAPH)
    }
}

/// No heading is wider, in columns.
pub(super) fn widest(view: &View<'_, '_>) -> usize {
    if view.profile.wrap.is_some() {
        100
    } else {
        130.min(view.profile.typical)
    }
}
