//! Headings of notes, for formats that set notes in a place of their own.

use super::{Article, Block, BlockKind, Document, plain_text};
use std::borrow::Cow;

/// Whether a text says that notes follow: "NOTES.", "Footnotes:", "Anmerkungen".
pub fn announces_notes(text: &str) -> bool {
    const WORDS: [&str; 9] = [
        "note",
        "notes",
        "footnotes",
        "endnotes",
        "anmerkungen",
        "fußnoten",
        "notas",
        "примечания",
        "注释",
    ];
    const LONGEST: usize = 32;
    text.len() <= LONGEST && {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        let word: String = letters.flat_map(char::to_lowercase).collect();
        WORDS.contains(&word.as_str())
    }
}

/// The document as a format sees it that sets notes elsewhere than where they stand: without the headings "Notes" that only
/// notes stand below.
pub fn without_note_headings<'d, 'a>(document: &'d Document<'a>) -> Cow<'d, Document<'a>> {
    let empty = |at: usize| heads_only_notes(document, at);
    if document.notes.is_empty() || !(0..document.blocks.len()).any(empty) {
        return Cow::Borrowed(document);
    }
    let kept: Vec<usize> = (0..document.blocks.len())
        .filter(|at| !empty(*at))
        .collect();
    let now = |at: usize| kept.partition_point(|kept| *kept < at);
    let articles = document.articles.iter().map(|article| Article {
        blocks: now(article.blocks.start)..now(article.blocks.end),
        ..article.clone()
    });
    Cow::Owned(Document {
        metadata: document.metadata.clone(),
        articles: articles.collect(),
        blocks: kept.iter().map(|at| document.blocks[*at].clone()).collect(),
        notes: document.notes.clone(),
    })
}

/// Whether a block is a heading "Notes" with notes below it, and with nothing else.
fn heads_only_notes(document: &Document<'_>, at: usize) -> bool {
    let Block {
        kind: BlockKind::Heading { content, .. },
        span,
    } = &document.blocks[at]
    else {
        return false;
    };
    let next = document.blocks.get(at + 1);
    let nothing_below = next.is_none_or(|next| {
        matches!(
            next.kind,
            BlockKind::Heading { .. } | BlockKind::Aside { .. } | BlockKind::Break
        )
    });
    let below = span.end..next.map_or(u32::MAX, |next| next.span.start);
    let first = document
        .notes
        .partition_point(|note| note.span.start < below.start);
    nothing_below
        && announces_notes(&plain_text(content))
        && document
            .notes
            .get(first)
            .is_some_and(|note| below.contains(&note.span.start))
}
