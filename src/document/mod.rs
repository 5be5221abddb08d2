//! What an article means: plain data that every reader makes and every writer takes.
//!
//! The words stand in `blocks` in the order of the source, the title block included (as [`BlockKind::Front`]); `metadata`
//! holds only values read off them. So nothing is said twice, and a writer that sets every block and every note has lost nothing.
//! This module knows neither formats nor files.

mod bind;
mod block;
mod inline;
pub mod json;
mod notes;
mod numeral;
mod outline;
mod overrides;
mod punctuation;
mod span;
mod title_page;
mod views;

pub use bind::{Part, bind};
pub use block::{
    Alignment, AsideRole, Block, BlockKind, Cell, Definition, Delimiter, FrontPart, Item, Level,
    List, Marker, NumberStyle, Stanza, Table, VerseLine,
};
pub use inline::{Inline, Link, NoteId, Target};
pub use notes::{announces_notes, without_note_headings};
pub use numeral::numeral;
pub use outline::{Outline, OutlineEntry, outline, slug};
pub use overrides::Overrides;
pub use span::Span;
pub(crate) use title_page::title_page;
use views::children_mut;
pub(crate) use views::keeps_line_ends;
pub use views::{Labelled, characters, children, label, lists_contents, plain_text, word_count};

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// Borrowed from the source while the author's text stands, owned where it was repaired.
pub type Text<'a> = Cow<'a, str>;

/// An article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Document<'a> {
    /// Values read off the text.
    #[serde(default)]
    pub metadata: Metadata<'a>,
    /// The words, in the order of the source.
    pub blocks: Vec<Block<'a>>,
    /// Foot- and endnotes, in the order of the source; [`Inline::Note`] calls them.
    #[serde(default)]
    pub notes: Vec<Note<'a>>,
    /// The articles that an issue was bound of ([`bind`]), in their order; none in an article.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<Article<'a>>,
}

/// An article of an issue: what of it is its own. The first heading among its blocks is its title, and has no words if it has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Article<'a> {
    /// Its places in [`Document::blocks`].
    pub blocks: Range<usize>,
    /// Its places in [`Document::notes`].
    pub notes: Range<usize>,
    /// Where it stood, had all articles stood in one text.
    #[serde(default)]
    pub span: Span,
    /// Values read off it.
    #[serde(default)]
    pub metadata: Metadata<'a>,
}

/// What the text says of itself. What it does not say is empty: nothing is invented.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Metadata<'a> {
    /// The title, as plain text.
    pub title: Option<Text<'a>>,
    /// The sentence that sums the article up, as plain text.
    pub standfirst: Option<Text<'a>>,
    /// Names, one each, without "by".
    pub authors: Vec<Text<'a>>,
    /// When it was published.
    pub date: Option<Date<'a>>,
    /// Where it was written (dateline).
    pub place: Option<Text<'a>>,
    /// Who distributed it ("Reuters").
    pub agency: Option<Text<'a>>,
    /// BCP 47 tag of the language that most of it is written in.
    pub language: Option<Text<'a>>,
    /// The direction of its script.
    pub direction: Direction,
    /// Keywords that the text lists.
    pub keywords: Vec<Text<'a>>,
    /// Fields of a header that have no place above, by their names.
    pub extra: BTreeMap<Text<'a>, Text<'a>>,
}

/// A date, as the machine and as the author writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Date<'a> {
    /// ISO 8601: `2025-06-02`, or `2025-06` where the text gives no day.
    pub iso: String,
    /// The author's words: "Monday, June 2, 2025".
    pub source: Text<'a>,
}

/// The direction of a script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Latin, Han, …
    #[default]
    LeftToRight,
    /// Arabic, Hebrew, …
    RightToLeft,
}

/// A foot- or endnote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Note<'a> {
    /// The author's mark without its brackets: "1", "*".
    pub mark: Text<'a>,
    /// What it says.
    pub blocks: Vec<Block<'a>>,
    /// Where it stood in the source.
    #[serde(default)]
    pub span: Span,
}
