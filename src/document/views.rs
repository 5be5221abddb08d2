//! Derived, never stored: what several writers ask of a tree.

use super::{Block, BlockKind, Cell, Document, Inline, Item, Metadata, Target};
use std::collections::BTreeSet;

/// Whether the line ends of a text mean something: those of an address, of a signature.
pub(crate) fn keeps_line_ends(content: &[Inline<'_>]) -> bool {
    content
        .iter()
        .any(|inline| matches!(inline, Inline::LineBreak))
}

/// The text of inlines without their marks; notes leave no trace, a line break is a blank.
pub fn plain_text(content: &[Inline<'_>]) -> String {
    fn walk(content: &[Inline<'_>], out: &mut String) {
        for inline in content {
            match inline {
                Inline::Text(text) | Inline::Code(text) => out.push_str(text),
                Inline::Emphasis(content) | Inline::Strong(content) => walk(content, out),
                Inline::Link(link) => walk(&link.content, out),
                Inline::Note(_) => {}
                Inline::LineBreak => out.push(' '),
            }
        }
    }
    let mut out = String::new();
    walk(content, &mut out);
    out
}

/// The blocks directly within a block, and the inlines that it holds, in reading order.
pub fn children<'d, 'a>(block: &'d Block<'a>) -> (Vec<&'d [Block<'a>]>, Vec<&'d [Inline<'a>]>) {
    match &block.kind {
        BlockKind::Front { content, .. }
        | BlockKind::Heading { content, .. }
        | BlockKind::Paragraph(content)
        | BlockKind::Figure { caption: content } => (vec![], vec![content]),
        BlockKind::Quote {
            blocks,
            attribution,
        } => (vec![blocks], vec![attribution]),
        BlockKind::Aside { blocks, .. } => (vec![blocks], vec![]),
        BlockKind::List(list) => (
            list.items
                .iter()
                .map(|item: &Item<'_>| item.blocks.as_slice())
                .collect(),
            vec![],
        ),
        BlockKind::Definitions(definitions) => (
            definitions.iter().map(|d| d.blocks.as_slice()).collect(),
            definitions.iter().map(|d| d.term.as_slice()).collect(),
        ),
        BlockKind::Verse(stanzas) => (
            vec![],
            stanzas
                .iter()
                .flatten()
                .map(|line| line.content.as_slice())
                .collect(),
        ),
        BlockKind::Table(table) => {
            let cells = table.head.iter().chain(table.rows.iter().flatten());
            (
                vec![],
                std::iter::once(table.caption.as_slice())
                    .chain(cells.map(Vec::as_slice))
                    .collect(),
            )
        }
        BlockKind::Preformatted { .. } | BlockKind::Break => (vec![], vec![]),
    }
}

/// What [`children`] gives, to be changed.
pub(super) fn children_mut<'d, 'a>(
    block: &'d mut Block<'a>,
) -> (Vec<&'d mut [Block<'a>]>, Vec<&'d mut [Inline<'a>]>) {
    match &mut block.kind {
        BlockKind::Front { content, .. }
        | BlockKind::Heading { content, .. }
        | BlockKind::Paragraph(content)
        | BlockKind::Figure { caption: content } => (vec![], vec![content]),
        BlockKind::Quote {
            blocks,
            attribution,
        } => (vec![blocks], vec![attribution]),
        BlockKind::Aside { blocks, .. } => (vec![blocks], vec![]),
        BlockKind::List(list) => {
            let items = list.items.iter_mut();
            (
                items.map(|item| item.blocks.as_mut_slice()).collect(),
                vec![],
            )
        }
        BlockKind::Definitions(definitions) => definitions
            .iter_mut()
            .map(|d| (d.blocks.as_mut_slice(), d.term.as_mut_slice()))
            .unzip(),
        BlockKind::Verse(stanzas) => {
            let lines = stanzas.iter_mut().flatten();
            (
                vec![],
                lines.map(|line| line.content.as_mut_slice()).collect(),
            )
        }
        BlockKind::Table(table) => {
            let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
            let contents = std::iter::once(&mut table.caption).chain(cells);
            (vec![], contents.map(Vec::as_mut_slice).collect())
        }
        BlockKind::Preformatted { .. } | BlockKind::Break => (vec![], vec![]),
    }
}

/// Whether the author lists the contents: a list whose first item leads to a heading, or a list or a table where several do.
pub fn lists_contents(document: &Document<'_>) -> bool {
    /// The first item may be what has no heading here: a part, a preface.
    const SEVERAL: usize = 3;
    let leads = |content: &[Inline<'_>]| matches!(content.first(), Some(Inline::Link(link)) if matches!(link.target, Target::Heading(_)));
    let item = |item: &Item<'_>| matches!(item.blocks.first().map(|block| &block.kind), Some(BlockKind::Paragraph(content)) if leads(content));
    let row = |row: &Vec<Cell<'_>>| row.iter().any(|cell| leads(cell));
    document.blocks.iter().any(|block| match &block.kind {
        BlockKind::List(list) => {
            let several = || list.items.iter().filter(|it| item(it)).nth(SEVERAL - 1);
            list.items.first().is_some_and(item) || several().is_some()
        }
        BlockKind::Table(table) => {
            let mut rows = table.rows.iter().filter(|it| row(it));
            rows.nth(SEVERAL - 1).is_some()
        }
        BlockKind::Front { .. }
        | BlockKind::Heading { .. }
        | BlockKind::Paragraph(_)
        | BlockKind::Quote { .. }
        | BlockKind::Definitions(_)
        | BlockKind::Verse(_)
        | BlockKind::Preformatted { .. }
        | BlockKind::Figure { .. }
        | BlockKind::Aside { .. }
        | BlockKind::Break => false,
    })
}

/// How an article is called where one name is needed: window titles, package metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Labelled {
    /// By its title.
    Title(String),
    /// It has none: by its first heading.
    Heading(String),
    /// It has none of both: by its first words.
    Words(String),
    /// It has no words.
    Empty,
}

impl Labelled {
    /// The name; "Untitled" if there is nothing to name it by.
    pub fn text(&self) -> &str {
        match self {
            Self::Title(text) | Self::Heading(text) | Self::Words(text) => text,
            Self::Empty => "Untitled",
        }
    }
}

/// The name of an article: its title, else its first heading, else its first words (at most eight).
pub fn label(document: &Document<'_>) -> Labelled {
    label_of(&document.metadata, &document.blocks)
}

pub(super) fn label_of(metadata: &Metadata<'_>, blocks: &[Block<'_>]) -> Labelled {
    if let Some(title) = metadata
        .title
        .as_deref()
        .map(str::trim)
        .filter(|title| !title.is_empty())
    {
        return Labelled::Title(title.to_owned());
    }
    let heading = |block: &Block<'_>| match &block.kind {
        BlockKind::Heading { content, .. } => {
            Some(plain_text(content)).filter(|text| !text.trim().is_empty())
        }
        _ => None,
    };
    if let Some(text) = blocks.iter().find_map(heading) {
        return Labelled::Heading(text);
    }
    let mut words = Vec::new();
    first_words(blocks, &mut words);
    if words.is_empty() {
        Labelled::Empty
    } else {
        Labelled::Words(words.join(" "))
    }
}

const LABEL_WORDS: usize = 8;

/// In a script without blanks a "word" may be a whole paragraph.
const LABEL_WORD_CHARS: usize = 24;

fn first_words(blocks: &[Block<'_>], words: &mut Vec<String>) {
    for block in blocks {
        let (inner, inlines) = children(block);
        let mut take = |text: &str| {
            let room = LABEL_WORDS.saturating_sub(words.len());
            words.extend(
                text.split_whitespace()
                    .take(room)
                    .map(|word| word.chars().take(LABEL_WORD_CHARS).collect::<String>()),
            );
        };
        if let BlockKind::Preformatted { text, .. } = &block.kind {
            take(text);
        }
        for content in inlines {
            take(&plain_text(content));
        }
        for blocks in inner {
            first_words(blocks, words);
        }
        if words.len() >= LABEL_WORDS {
            return;
        }
    }
}

/// The number of blank-separated words in all blocks and notes.
pub fn word_count(document: &Document<'_>) -> usize {
    let mut count = 0;
    each_text(document, &mut |text| {
        count += text.split_whitespace().count();
    });
    count
}

/// The characters of all blocks, notes and metadata that are shown, each once.
pub fn characters(document: &Document<'_>) -> impl Iterator<Item = char> {
    let mut characters = BTreeSet::new();
    each_text(document, &mut |text| characters.extend(text.chars()));
    characters.extend(
        document
            .metadata
            .title
            .iter()
            .flat_map(|title| title.chars()),
    );
    characters.into_iter()
}

/// Hands out the texts of all blocks and notes.
fn each_text(document: &Document<'_>, take: &mut impl FnMut(&str)) {
    fn walk(blocks: &[Block<'_>], take: &mut impl FnMut(&str)) {
        for block in blocks {
            let (inner, inlines) = children(block);
            if let BlockKind::Preformatted { text, .. } = &block.kind {
                take(text);
            }
            for content in inlines {
                take(&plain_text(content));
            }
            for blocks in inner {
                walk(blocks, take);
            }
        }
    }
    walk(&document.blocks, take);
    for note in &document.notes {
        walk(&note.blocks, take);
    }
}
