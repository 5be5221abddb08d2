//! Runs of text inside a block.

use super::Text;
use serde::{Deserialize, Serialize};

/// A run of text or a span of meaning within a block. Adjacent [`Inline::Text`]s are merged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Inline<'a> {
    /// Characters as they are to be read; a line end of the source is one blank (none between wide CJK characters).
    Text(Text<'a>),
    /// Stress: `_so_`.
    Emphasis(Vec<Inline<'a>>),
    /// Strong importance: `*so*`.
    Strong(Vec<Inline<'a>>),
    /// A fragment of code.
    Code(Text<'a>),
    /// A hyperlink, out of the document or within it.
    Link(Box<Link<'a>>),
    /// The mark of a note, in the place where it is called.
    Note(NoteId),
    /// A line end that the author meant (addresses, signatures).
    LineBreak,
}

/// A hyperlink and the text that carries it. Links do not nest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Link<'a> {
    /// Where it leads.
    pub target: Target<'a>,
    /// What is shown.
    pub content: Vec<Inline<'a>>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Target<'a> {
    /// An absolute `http:`, `https:`, `ftp:` or `mailto:` URL.
    Url(Text<'a>),
    /// A heading of this document, by its slug in [`outline`](crate::document::outline).
    Heading(Text<'a>),
}

/// The place of a note in [`Document::notes`](super::Document::notes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct NoteId(pub u32);

const _: () = assert!(
    size_of::<Inline<'_>>() <= 32,
    "inlines are many: keep them small"
);
