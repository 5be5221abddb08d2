//! Blocks: what stands above and below one another on a page.

use super::{Inline, Span, Text};
use serde::{Deserialize, Serialize};

/// A block and where it stood in the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Block<'a> {
    /// What it is.
    pub kind: BlockKind<'a>,
    /// Where it stood.
    #[serde(default)]
    pub span: Span,
}

/// What a block is. Leaf variants hold inlines or text, container variants hold blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind<'a> {
    /// Leaf. A part of the title block, in the place and the words of the source; [`Metadata`](super::Metadata) has its value.
    Front {
        /// Which part.
        part: FrontPart,
        /// Its words.
        content: Vec<Inline<'a>>,
    },
    /// Leaf. A section's heading. Sections are a view: the tree is flat. `Level` 1 is the highest below the title.
    Heading {
        /// Depth below the title.
        level: Level,
        /// Its words, with the author's own number where there is one ("3.1 Scope").
        content: Vec<Inline<'a>>,
    },
    /// Leaf. Running prose.
    Paragraph(Vec<Inline<'a>>),
    /// Container. Words of another, set apart.
    Quote {
        /// What was said.
        blocks: Vec<Block<'a>>,
        /// Who said it, where a line says so; empty otherwise.
        attribution: Vec<Inline<'a>>,
    },
    /// Container. Items, each led by a marker.
    List(List<'a>),
    /// Container. Terms and what they mean: glossaries, options of a command, turns of speakers.
    Definitions(Vec<Definition<'a>>),
    /// Leaf. Stanzas of lines whose ends mean something.
    Verse(Vec<Stanza<'a>>),
    /// Leaf. Characters in their places: code, diagrams.
    Preformatted {
        /// Lines parted by `\n`, no `\n` at the end; common indentation taken off, tabs expanded to 8 columns.
        text: Text<'a>,
        /// The programming language, where the text says it.
        language: Option<Text<'a>>,
    },
    /// Leaf. Rows of cells.
    Table(Box<Table<'a>>),
    /// Leaf. A picture that the text only speaks of.
    Figure {
        /// Its words: `[Illustration: The house]`.
        caption: Vec<Inline<'a>>,
    },
    /// Container. Words that belong to the publication rather than to the article: kept, told apart.
    Aside {
        /// What they are.
        role: AsideRole,
        /// The words.
        blocks: Vec<Block<'a>>,
    },
    /// Leaf, empty. "* * *": a pause in the text.
    Break,
}

/// A part of the title block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FrontPart {
    /// The title. At most one in a document.
    Title,
    /// The line below the title that sums the article up (deck, dek).
    Standfirst,
    /// Who wrote it.
    Byline,
    /// When it was published.
    Date,
}

/// Why words stand apart from the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AsideRole {
    /// Furniture of the publisher: licence, transcriber's notes, release lines.
    Boilerplate,
    /// Whom to ask: press contacts.
    Contact,
}

/// A heading's depth, 1 to 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(try_from = "u8", into = "u8")]
#[cfg_attr(feature = "cli", schemars(extend("minimum" = 1, "maximum" = 6)))]
pub struct Level(u8);

impl Level {
    /// The highest.
    pub const TOP: Self = Self(1);

    /// The level nearest to `depth`.
    pub fn clamped(depth: usize) -> Self {
        Self(u8::try_from(depth.clamp(1, 6)).expect("1 to 6 fits"))
    }

    /// 1 to 6.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Level {
    type Error = String;
    fn try_from(depth: u8) -> Result<Self, String> {
        if (1..=6).contains(&depth) {
            Ok(Self(depth))
        } else {
            Err(format!("heading level {depth} is not 1 to 6"))
        }
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

/// Items of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct List<'a> {
    /// How the items are led.
    pub marker: Marker,
    /// Whether the items stand without blank lines between them.
    pub tight: bool,
    /// One or more items.
    pub items: Vec<Item<'a>>,
}

/// How the items of a list are led.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Marker {
    /// By a bullet, which is a mark and not kept.
    Bullet,
    /// By numbers that count up by one from `start`; they are not kept as text.
    Number {
        /// The first number.
        start: u32,
        /// How numbers are written.
        style: NumberStyle,
        /// What stands around them.
        delimiter: Delimiter,
    },
    /// By labels that no list counts ("1.2", "(iii)" after "(i)"): each [`Item::label`] is text to be shown.
    Label,
    /// By nothing: entries of a contents list, lines that lost their bullets.
    None,
}

/// How a list writes its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NumberStyle {
    /// 1, 2, 3
    Decimal,
    /// a, b, c
    LowerAlpha,
    /// A, B, C
    UpperAlpha,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
}

/// What stands around a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Delimiter {
    /// `1.`
    Period,
    /// `1)`
    Paren,
    /// `(1)`
    Parens,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Item<'a> {
    /// The marker as written; `Some` only in a list of [`Marker::Label`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Text<'a>>,
    /// What the item says, lists of a lower level included.
    pub blocks: Vec<Block<'a>>,
}

/// A term and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Definition<'a> {
    /// The term.
    pub term: Vec<Inline<'a>>,
    /// What it means.
    pub blocks: Vec<Block<'a>>,
}

/// Lines of verse that stand together.
pub type Stanza<'a> = Vec<VerseLine<'a>>;

/// A line of verse.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct VerseLine<'a> {
    /// Columns that it stands in from the stanza's left edge.
    pub indent: u16,
    /// Its words.
    pub content: Vec<Inline<'a>>,
}

/// Rows of cells. Every row has as many cells as `columns`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Table<'a> {
    /// A title of its own, empty if it has none.
    #[serde(default)]
    pub caption: Vec<Inline<'a>>,
    /// Alignment of each column.
    pub columns: Vec<Alignment>,
    /// The head row; empty if it has none.
    #[serde(default)]
    pub head: Vec<Cell<'a>>,
    /// The rows below it.
    pub rows: Vec<Vec<Cell<'a>>>,
}

/// The words of a cell.
pub type Cell<'a> = Vec<Inline<'a>>;

/// How a column's cells stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// At the start of the line.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the end: numbers.
    End,
}
