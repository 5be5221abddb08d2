//! What a rule sees: the lines of its chunk, its neighbours, the habits of the text, and what was decided above it.

use super::contents::Contents;
use super::cue::{directs, names_cast};
use super::heading::{self, names_scene};
use super::{Evidence, Judged, Role};
use crate::document::FrontPart;
use crate::read::group::Facts;
use crate::read::line::{Line, ends_sentence, joined_width};
use crate::read::marker::Mark;
use crate::read::marks::Marks;
use crate::read::profile::Profile;
use crate::read::signs::Signs;
use std::ops::Range;

/// What rules see.
pub(super) struct View<'v, 'a> {
    /// The lines of the text.
    pub(super) lines: &'v [Line<'a>],
    /// Which of them are asked about.
    pub(super) range: Range<usize>,
    /// The signs of all of those.
    pub(super) signs: Signs,
    /// What else one look at them tells.
    pub(super) facts: Facts,
    /// Confirmed markers.
    pub(super) marks: &'v Marks,
    /// Habits.
    pub(super) profile: &'v Profile,
    /// What all of the text shows.
    pub(super) evidence: &'v Evidence<'a>,
    /// The contents lists met so far.
    pub(super) contents: &'v Contents,
    /// What was decided above.
    pub(super) judged: &'v [Judged],
    /// Whether a title block stands above.
    pub(super) has_front: bool,
    /// The nearest heading above.
    pub(super) heading_above: Option<&'v Judged>,
}

impl<'v, 'a> View<'v, 'a> {
    /// The lines asked about.
    pub(super) fn own(&self) -> &'v [Line<'a>] {
        &self.lines[self.range.clone()]
    }

    pub(super) fn first(&self) -> &'v Line<'a> {
        &self.lines[self.range.start]
    }

    pub(super) fn last(&self) -> &'v Line<'a> {
        &self.lines[self.range.end - 1]
    }

    /// The line above.
    pub(super) fn above(&self) -> Option<&'v Line<'a>> {
        self.range.start.checked_sub(1).map(|at| &self.lines[at])
    }

    /// The line below.
    pub(super) fn below(&self) -> Option<&'v Line<'a>> {
        self.lines.get(self.range.end)
    }

    /// The line below that one.
    pub(super) fn second_below(&self) -> Option<&'v Line<'a>> {
        self.lines.get(self.range.end + 1)
    }

    /// Blank lines below; many at the end of the text.
    pub(super) fn gap_below(&self) -> usize {
        self.below().map_or(usize::MAX, Line::gap)
    }

    /// Whether a marker leads any of its lines.
    pub(super) fn is_marked(&self) -> bool {
        self.marks.any(self.range.clone())
    }

    /// The marker of the first line.
    pub(super) fn mark(&self) -> Option<Mark> {
        self.marks.at(self.range.start)
    }

    /// What the chunk above was taken for.
    pub(super) fn role_above(&self) -> Option<Role> {
        self.judged.last().map(|judged| judged.role)
    }

    /// The first line of the nearest heading above.
    pub(super) fn heading_line(&self) -> Option<&'v Line<'a>> {
        self.heading_above
            .map(|heading| &self.lines[heading.lines.start])
    }

    /// Whether a heading stands right above.
    pub(super) fn is_below_heading(&self) -> bool {
        self.judged.last().is_some_and(Judged::is_heading)
    }

    /// Whether the title block tells a day: articles do, and no stories.
    pub(super) fn is_dated(&self) -> bool {
        /// The title block, and what may stand above it.
        const REACH: usize = 12;
        let mut head = self.judged.iter().take(REACH);
        let numbered = |judged: &Judged| self.lines[judged.lines.start].signs.has(Signs::DIGIT);
        self.has_front
            && head.any(|judged| match judged.role {
                Role::Front(FrontPart::Date) => true,
                Role::Front(FrontPart::Byline) => numbered(judged),
                _ => false,
            })
    }

    /// Whether a picture, a table, or what is kept as it stands, is above it.
    pub(super) fn is_drawn_above(&self) -> bool {
        matches!(
            self.role_above(),
            Some(Role::Preformatted | Role::Table(_) | Role::Figure)
        )
    }

    /// Whether it is part of a patch.
    pub(super) fn is_in_patch(&self) -> bool {
        let patches = &self.evidence.patches;
        let above = patches.partition_point(|patch| patch.start <= self.range.start);
        above > 0 && self.range.end <= patches[above - 1].end
    }

    /// Columns of all its lines.
    pub(super) fn width(&self) -> usize {
        joined_width(self.own()).saturating_sub(1)
    }

    /// Whether the text underlines its headings: what is not underlined is none, then.
    pub(super) fn underlines(&self) -> bool {
        const FEWEST: usize = 3;
        self.evidence.underlined >= FEWEST
    }

    /// Whether a line is the turn of somebody who speaks more than once.
    pub(super) fn is_turn(&self, text: &str) -> bool {
        self.evidence.speaks(text)
    }

    /// Whether a line that ends in a colon stands above, and further left.
    pub(super) fn is_announced(&self) -> bool {
        let indent = self.first().indent();
        let announces = |above: &Line<'_>| above.indent() < indent && above.text.ends_with(':');
        self.above().is_some_and(announces)
    }

    /// Whether it is the last of short lines that stand together: such heads nothing below the blank line.
    pub(super) fn closes_lines(&self) -> bool {
        const SHORT: usize = 60;
        let worded = |text: &str| text.contains(char::is_alphabetic) && !ends_sentence(text);
        let short = |line: &Line<'_>| line.width() < SHORT && worded(line.text);
        let mut above = self.lines[..self.range.start].iter().rev().take(2);
        self.first().gap() == 0
            && self.gap_below() > 0
            && self.above().is_some_and(|above| above.gap() == 0)
            && above.all(short)
    }

    /// Whether it is a cue: who speaks next, who comes and goes, or who is there.
    pub(super) fn is_cue(&self) -> bool {
        const FARTHEST: usize = 2;
        const NARROW: usize = 60;
        let line = self.first();
        // What more blank lines set off is an act or a scene, which stand in capitals as well.
        let called =
            || (line.gap() <= 1 || line.tail == b'_') && self.evidence.cues.are_called(line);
        let directs = || self.evidence.cues.staged && directs(line.text);
        // Below more blank lines, and above verse, it is a title that other poems have as well.
        let narrow = |below: &Line<'_>| below.width() <= NARROW;
        let titles =
            || line.gap() > FARTHEST && line.is_shouted() && self.below().is_some_and(narrow);
        let recurs = || self.is_cue_of(line) && !titles();
        // "FIRST SAILOR:", where others speak in verse behind their names.
        let announced =
            || line.tail == b':' && line.is_shouted() && !self.evidence.spoken.is_none();
        self.own().len() == 1
            && (recurs() || called() || directs() || announced() || self.sets_scene())
    }

    /// Whether it says who is on the stage, right below the number of a scene; or, in a sentence that is emphasised, where that
    /// scene or an act plays.
    fn sets_scene(&self) -> bool {
        const FEWEST_WORDS: usize = 4;
        let Some(above) = self.above().filter(|_| self.is_below_heading()) else {
            return false;
        };
        let text = self.first().text;
        let cast = || names_cast(text) || self.evidence.names(text);
        let spoken = || !(self.evidence.speakers.is_empty() && self.evidence.cues.is_empty());
        let emphasised = text.starts_with('_') && text.ends_with("._");
        let place = || text.split(' ').nth(FEWEST_WORDS - 1).is_some() && spoken();
        names_scene(above.text) && cast()
            || emphasised && heading::is_division(above.text) && place()
    }

    /// Whether a cue stands above it: it is what somebody says.
    pub(super) fn is_cued(&self) -> bool {
        let called =
            |above: &Line<'_>| self.is_cue_of(above) || self.evidence.cues.are_called(above);
        self.above().is_some_and(called)
    }

    /// Whether a line is one.
    pub(super) fn is_cue_of(&self, line: &Line<'_>) -> bool {
        self.evidence.cues.has(line)
    }

    /// The chunk below, as far as line facts tell it: lines down to a blank one or to another indent.
    pub(super) fn prose_below(&self) -> usize {
        let Some(below) = self.below() else { return 0 };
        let rest = &self.lines[self.range.end..];
        if self.profile.wrap.is_none() {
            below.width()
        } else {
            let stay = rest
                .iter()
                .skip(1)
                .take(12)
                .take_while(|line| line.gap() == 0)
                .map(|line| line.width() + 1)
                .sum::<usize>();
            below.width() + stay
        }
    }
}
