//! What is open while Markdown is read.

use crate::document::{
    Alignment, Block, Cell, Definition, Inline, Item, Level, Marker, NoteId, Target, Text,
};

/// What was opened and is not closed yet.
pub(super) struct Frame<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) start: usize,
    pub(super) blocks: Vec<Block<'a>>,
    /// Inlines that are not in a block yet: those of a leaf, or those that stand free in an item of a tight list.
    pub(super) inlines: Vec<Inline<'a>>,
}

pub(super) enum Kind<'a> {
    Root,
    Paragraph,
    Heading(Level),
    Quote,
    List {
        marker: Marker,
        items: Vec<Item<'a>>,
        tight: bool,
    },
    Item,
    Note(NoteId),
    Definitions(Vec<Definition<'a>>),
    Term,
    Meaning,
    Code(Option<Text<'a>>),
    Html,
    Table {
        columns: Vec<Alignment>,
        rows: Vec<Vec<Cell<'a>>>,
    },
    Row(Vec<Cell<'a>>),
    Cell,
    Emphasis,
    Strong,
    Link(Target<'a>),
    /// Opened by a tag of HTML, and closed by one.
    Tag(Run, &'a str),
    /// A run whose marks say nothing that the tree can say.
    Through,
    /// Blocks beyond the deepest.
    Beyond,
}

/// A run that HTML and Markdown both have marks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    Emphasis,
    Strong,
    Code,
}

impl<'a> Frame<'a> {
    /// One that begins there.
    pub(super) fn new(kind: Kind<'a>, start: usize) -> Self {
        Self {
            kind,
            start,
            blocks: Vec::new(),
            inlines: Vec::new(),
        }
    }

    /// Whether it holds inlines and no blocks.
    pub(super) fn is_leaf(&self) -> bool {
        !matches!(
            self.kind,
            Kind::Root | Kind::Quote | Kind::Item | Kind::Note(_) | Kind::Meaning | Kind::Beyond
        )
    }
}
