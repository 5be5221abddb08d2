//! What shows, and what inlines begin and end with, as far as `CommonMark` asks when it decides whether a mark of stress is one
//! (0.31, section 6.2).

use crate::document::{Block, BlockKind, Inline};
use crate::write::escape;

/// What Markdown drops at both ends of a line.
pub(super) const BLANKS: [char; 3] = [' ', '\t', '\n'];

/// What a neighbour of a mark is to `CommonMark`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// A blank, or the end of the line.
    Blank,
    /// Punctuation.
    Punctuation,
    /// A letter or a digit.
    Letter,
    /// Something that readers may differ on.
    Unknown,
}

impl Side {
    pub(super) fn of(c: char) -> Self {
        match c {
            ' ' | '\t' | '\n' | '\u{A0}' | '\u{2003}' | '\u{3000}' => Self::Blank,
            _ if c.is_ascii_punctuation() || is_punctuation(c) => Self::Punctuation,
            _ if c.is_alphanumeric() => Self::Letter,
            _ => Self::Unknown,
        }
    }

    /// Whether a mark that stands here at its outer side is read whatever stands at its inner side.
    pub(super) fn is_open(self) -> bool {
        matches!(self, Self::Blank | Self::Punctuation)
    }
}

/// Punctuation of general use beyond ASCII (general category P): Latin quotation marks, dashes, CJK.
fn is_punctuation(c: char) -> bool {
    matches!(c,
        '\u{A1}' | '\u{A7}' | '\u{AB}' | '\u{B6}' | '\u{B7}' | '\u{BB}' | '\u{BF}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}'
        | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301B}'
        | '\u{FF01}'..='\u{FF03}' | '\u{FF05}'..='\u{FF0A}' | '\u{FF0C}'..='\u{FF0F}'
        | '\u{FF1A}' | '\u{FF1B}' | '\u{FF1F}')
}

/// The character that a byte is which stands at an end of a text, if it shows: most do, and then nothing that is left out
/// stands before it or behind.
fn shown(end: Option<&u8>) -> Option<char> {
    end.filter(|byte| byte.is_ascii_graphic())
        .map(|byte| char::from(*byte))
}

/// Whether inlines show nothing.
pub(super) fn is_blank(content: &[Inline<'_>]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text(text) => {
            // Most texts begin with a letter or a quotation mark; other first bytes may be those of what is left out.
            !matches!(text.as_bytes().first(), Some(b'!'..=b'~' | 0xC3..=0xED))
                && escape::permitted(text).all(|c| BLANKS.contains(&c))
        }
        Inline::Code(text) => !shows(text),
        Inline::Emphasis(content) | Inline::Strong(content) => is_blank(content),
        Inline::Link(link) => is_blank(&link.content),
        Inline::Note(_) => false,
        Inline::LineBreak => true,
    })
}

/// Whether anything of a code span is left when what XML forbids is gone.
pub(super) fn shows(text: &str) -> bool {
    escape::permitted(text).next().is_some()
}

/// Whether a block has neither words nor a form.
pub(super) fn shows_nothing(block: &Block<'_>) -> bool {
    match &block.kind {
        BlockKind::Front { content, .. }
        | BlockKind::Heading { content, .. }
        | BlockKind::Paragraph(content)
        | BlockKind::Figure { caption: content } => is_blank(content),
        BlockKind::Quote {
            blocks,
            attribution,
        } => is_blank(attribution) && blocks.iter().all(shows_nothing),
        BlockKind::List(list) => list.items.is_empty(),
        BlockKind::Definitions(list) => list
            .iter()
            .all(|d| is_blank(&d.term) && d.blocks.iter().all(shows_nothing)),
        BlockKind::Verse(stanzas) => stanzas.iter().flatten().all(|line| is_blank(&line.content)),
        BlockKind::Preformatted { text, .. } => !shows(text),
        BlockKind::Table(table) => table.columns.is_empty(),
        BlockKind::Aside { blocks, .. } => blocks.iter().all(shows_nothing),
        BlockKind::Break => false,
    }
}

/// What inlines begin with; `None` if they show nothing.
pub(super) fn first_side(content: &[Inline<'_>]) -> Option<Side> {
    content.iter().find_map(|inline| match inline {
        Inline::Text(text) => escape::permitted(text).next().map(Side::of),
        Inline::Code(text) => shows(text).then_some(Side::Punctuation),
        Inline::Emphasis(content) | Inline::Strong(content) if is_blank(content) => {
            first_side(content).map(|_| Side::Blank)
        }
        Inline::Emphasis(content) | Inline::Strong(content) => {
            first_side(content).map(|_| Side::Punctuation)
        }
        // Its bracket or, if it leads nowhere, its words: take it for these, which ask for more.
        Inline::Link(link) => first_side(&link.content),
        Inline::Note(_) => Some(Side::Punctuation),
        Inline::LineBreak => Some(Side::Blank),
    })
}

/// What inlines begin with once the blanks at their start are put outside.
pub(super) fn first_inside(content: &[Inline<'_>]) -> Option<Side> {
    let at = content.iter().position(|inline| match inline {
        Inline::LineBreak => false,
        Inline::Text(text) => {
            shown(text.as_bytes().first()).is_some()
                || !escape::without_forbidden(text)
                    .trim_matches(BLANKS)
                    .is_empty()
        }
        Inline::Emphasis(content) | Inline::Strong(content) => !is_blank(content),
        Inline::Link(link) => !is_blank(&link.content),
        Inline::Code(text) => shows(text),
        Inline::Note(_) => true,
    })?;
    match &content[at] {
        Inline::Text(text) => {
            let first = || {
                let text = escape::without_forbidden(text);
                text.trim_start_matches(BLANKS).chars().next()
            };
            shown(text.as_bytes().first()).or_else(first).map(Side::of)
        }
        Inline::Link(link) => first_inside(&link.content),
        Inline::LineBreak
        | Inline::Emphasis(_)
        | Inline::Strong(_)
        | Inline::Note(_)
        | Inline::Code(_) => Some(Side::Punctuation),
    }
}

/// What inlines end with.
pub(super) fn last_side(content: &[Inline<'_>]) -> Option<Side> {
    content.iter().rev().find_map(|inline| match inline {
        Inline::Text(text) => {
            let last = || {
                let text = escape::without_forbidden(text);
                text.trim_end_matches(BLANKS).chars().next_back()
            };
            shown(text.as_bytes().last()).or_else(last).map(Side::of)
        }
        Inline::Code(text) => shows(text).then_some(Side::Punctuation),
        Inline::Emphasis(content) | Inline::Strong(content) => {
            last_side(content).map(|_| Side::Punctuation)
        }
        Inline::Link(link) => last_side(&link.content).map(|side| match side {
            Side::Blank => side,
            Side::Punctuation | Side::Letter | Side::Unknown => Side::Punctuation,
        }),
        Inline::Note(_) => Some(Side::Punctuation),
        Inline::LineBreak => None,
    })
}

/// Whether inlines that show nothing have a blank all the same.
pub(super) fn has_blank(content: &[Inline<'_>]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => shows(text),
        Inline::Emphasis(content) | Inline::Strong(content) => has_blank(content),
        Inline::Link(link) => has_blank(&link.content),
        Inline::LineBreak => true,
        Inline::Note(_) => false,
    })
}

/// Whether an inline stands for a blank at that end, which may stand outside a mark around it; `None` if it is nothing.
fn blank_edge(inline: &Inline<'_>, in_table: bool, is_first: bool) -> Option<bool> {
    let at_edge = |text: &str| {
        if is_first {
            text.starts_with(BLANKS)
        } else {
            text.ends_with(BLANKS)
        }
    };
    match inline {
        Inline::Text(text) => {
            let bytes = text.as_bytes();
            let edge = if is_first {
                bytes.first()
            } else {
                bytes.last()
            };
            if shown(edge).is_some() {
                return Some(false);
            }
            let text = escape::without_forbidden(text);
            (!text.is_empty()).then(|| at_edge(&text))
        }
        Inline::Code(text) => shows(text).then_some(false),
        Inline::Emphasis(content) | Inline::Strong(content) if is_blank(content) => {
            has_blank(content).then_some(true)
        }
        Inline::Emphasis(content) | Inline::Strong(content) => {
            Some(blank_at(content, in_table, is_first))
        }
        Inline::LineBreak => Some(!in_table),
        Inline::Link(_) | Inline::Note(_) => Some(false),
    }
}

/// Whether inlines begin, or end, with a blank that may stand outside a mark around them.
pub(super) fn blank_at(content: &[Inline<'_>], in_table: bool, is_first: bool) -> bool {
    let edge = |inline| blank_edge(inline, in_table, is_first);
    let edge = if is_first {
        content.iter().find_map(edge)
    } else {
        content.iter().rev().find_map(edge)
    };
    edge.unwrap_or(false)
}
