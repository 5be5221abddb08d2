//! What chunks are taken for: roles, how sure a rule is of one, and the verdicts that stand.

use super::heading;
use crate::document::FrontPart;
use crate::read::table::Form;
use std::ops::Range;

/// What a chunk is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum Role {
    /// Running prose.
    Paragraph,
    /// A paragraph whose line ends mean something: an address, a signature.
    Lines,
    /// A heading.
    Heading(heading::Style),
    /// An item of a list; its marker is in [`Marks`](crate::read::marks::Marks).
    Item,
    /// An item of a list that lost its markers.
    Unmarked,
    /// An entry of a contents list.
    Entry,
    /// Words of another, indented.
    Quote,
    /// Lines that begin with `>`.
    QuotedLines,
    /// Who said the quotation above.
    Attribution,
    /// Verse.
    Verse,
    /// Code and drawings.
    Preformatted,
    /// Rows and columns.
    Table(Form),
    /// A pause.
    Break,
    /// The body of a note.
    Note,
    /// A picture's words.
    Figure,
    /// A part of the title block.
    Front(FrontPart),
    /// What a press office writes above the title: when the words may be printed.
    Release,
    /// Terms, each above what it means.
    Definitions,
}

impl Role {
    /// Its name for the user.
    pub(in crate::read) fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Lines => "lines",
            Self::Heading(_) => "heading",
            Self::Item | Self::Unmarked => "list item",
            Self::Entry => "contents entry",
            Self::Quote | Self::QuotedLines => "quotation",
            Self::Attribution => "attribution",
            Self::Verse => "verse",
            Self::Preformatted => "preformatted",
            Self::Table(_) => "table",
            Self::Break => "break",
            Self::Note => "note",
            Self::Figure => "figure",
            Self::Release => "release line",
            Self::Definitions => "definitions",
            Self::Front(FrontPart::Title) => "title",
            Self::Front(FrontPart::Standfirst) => "standfirst",
            Self::Front(FrontPart::Byline) => "byline",
            Self::Front(FrontPart::Date) => "date",
        }
    }
}

/// How sure a rule is, from 1 to 100; [`PARAGRAPH`] is what it must beat.
pub(in crate::read) type Score = u8;

/// So many points of a score where something holds, and none else.
pub(super) fn points(points: i32, holds: bool) -> i32 {
    if holds { points } else { 0 }
}

/// What is left when no rule knows better.
pub(super) const PARAGRAPH: Score = 40;

/// What no rule can beat, so that none need be asked.
pub(super) const CERTAIN: Score = 100;

/// What a rule says of a chunk, if it has anything to say.
pub(super) type Verdict = Option<(Role, Score)>;

/// A chunk and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::read) struct Judged {
    /// Its lines.
    pub(in crate::read) lines: Range<usize>,
    /// What it is.
    pub(in crate::read) role: Role,
    /// Which rule said so.
    pub(in crate::read) rule: &'static str,
    /// How sure it was.
    pub(in crate::read) score: Score,
    /// What came second.
    pub(in crate::read) runner_up: Option<Second>,
}

/// A verdict that did not win.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) struct Second {
    /// What it would have been.
    pub(in crate::read) role: Role,
    /// Which rule said so.
    pub(in crate::read) rule: &'static str,
    /// How sure it was.
    pub(in crate::read) score: Score,
}

impl Judged {
    /// What nothing can beat: the user's word, or what is certain.
    pub(in crate::read) fn given(lines: Range<usize>, role: Role, rule: &'static str) -> Self {
        Self {
            lines,
            role,
            rule,
            score: CERTAIN,
            runner_up: None,
        }
    }

    /// Whether it is a heading, of whatever look.
    pub(in crate::read) fn is_heading(&self) -> bool {
        matches!(self.role, Role::Heading(_))
    }

    /// Gives it another role by that rule, as sure as it was; what it was comes second.
    pub(super) fn overrule(&mut self, role: Role, rule: &'static str) {
        self.runner_up = Some(self.second());
        (self.role, self.rule) = (role, rule);
    }

    /// As the runner-up of what wins over it.
    pub(super) fn second(&self) -> Second {
        Second {
            role: self.role,
            rule: self.rule,
            score: self.score,
        }
    }

    /// What is left when no rule knows better.
    pub(super) fn paragraph(lines: Range<usize>) -> Self {
        Self {
            lines,
            role: Role::Paragraph,
            rule: "paragraph",
            score: PARAGRAPH,
            runner_up: None,
        }
    }
}
