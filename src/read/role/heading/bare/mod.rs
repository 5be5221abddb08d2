//! Headings that are a line of their own and no more: many small signs, each of which says little, add up to a score.
//!
//! In comes a line, or two, that no mark and no word makes a heading. What it rather is, is asked first ([`other`]); what is left
//! is a [`Candidate`], and every sign for it or against it says so many [`points`].

mod candidate;
mod other;
mod points;

use super::{Style, is_like};
use crate::read::line::{Line, ends_sentence, last_mark};
use crate::read::role::{Role, Score, View};
use crate::read::song;
use candidate::Candidate;

/// A line of its own that is no sentence, between prose and prose.
pub(in crate::read::role) fn bare(view: &View<'_, '_>) -> Option<(Role, Score)> {
    /// Over a stanza; below the rule that begins a record.
    const OVER_STANZA: Score = 60;
    const NAMES_RECORD: Score = 58;
    if !other::has_room(view) {
        return None;
    }
    let heading = Role::Heading(style(view));
    if view.profile.verse {
        let heads = stands_over_stanza(view) && !view.is_cue();
        return heads.then_some((heading, OVER_STANZA));
    }
    if other::by_its_words(view) || other::by_its_neighbours(view) {
        return None;
    }
    let candidate = Candidate::of(view)?;
    if other::beside(&candidate) {
        return None;
    }
    if candidate.names_record() {
        return Some((heading, NAMES_RECORD));
    }
    if other::by_its_place(&candidate) || !candidate.heads_something() {
        return None;
    }
    points::score(&candidate).map(|score| (heading, score))
}

/// Capitals are as high as those above that were told by their letters.
fn style(view: &View<'_, '_>) -> Style {
    const REACH: usize = 60;
    let above = || {
        let mut above = view.judged.iter().rev().take(REACH);
        above.any(|judged| judged.role == Role::Heading(Style::Capitals))
    };
    let shouted = view.own().iter().all(Line::is_shouted);
    if shouted && above() {
        Style::Capitals
    } else {
        Style::Bare
    }
}

/// Whether a line stands alone above lines of verse. Where there are no stops, it may be sung as they are.
fn stands_over_stanza(view: &View<'_, '_>) -> bool {
    const WIDEST: usize = 44;
    let line = view.first();
    let next = view.second_below();
    view.own().len() == 1
        && view.width() <= WIDEST
        && line.gap() > 0
        && view.gap_below() > 0
        && next.is_some_and(|next| next.gap() == 0)
        && !view.below().is_some_and(Line::is_symbols)
        && is_like(line.text)
        && last_mark(line.text).is_none_or(char::is_alphanumeric)
        && !(song::is_sung(line) && is_among_open(view))
}

/// Whether the verse above ends without a stop, or the stanza below does.
fn is_among_open(view: &View<'_, '_>) -> bool {
    /// No stanza is looked through beyond.
    const LONGEST: usize = 16;
    let is_open = |line: &Line<'_>| !ends_sentence(line.text) && !line.is_symbols();
    let below = &view.lines[view.range.end..];
    let ends = below.windows(2).take(LONGEST);
    let last = ends.into_iter().find(|pair| pair[1].gap() > 0);
    view.above().is_some_and(is_open) || last.is_some_and(|pair| is_open(&pair[0]))
}
