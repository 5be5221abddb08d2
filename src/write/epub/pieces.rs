//! Where the text of a book is parted into files.
//!
//! A short article is one file. A book begins a new file, and with it a new page, at each of its chapters, an issue at each
//! of its articles; no file grows so large that a reading device would take long to open it.

use crate::document::{Block, BlockKind, Document, Inline, Outline, children};
use std::ops::Range;

/// Below this an article is read in one go, and a page break at each heading would only tear it.
const SHORT: usize = 48_000;

/// Sections shorter than this on average are no chapters.
const CHAPTER: usize = 6_000;

/// A file is closed before it passes this; with its marks it stays below 250 kB.
const LONG: usize = 180_000;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    /// Blocks of the document,
    pub(super) blocks: Range<usize>,
    /// and notes that stand below them.
    pub(super) notes: Range<usize>,
    /// The article of an issue that they are of.
    pub(super) article: Option<usize>,
    /// It is the contents page, and holds nothing of the document.
    pub(super) contents: bool,
}

/// The files of a document, and whether it is a book of chapters.
pub(super) fn pieces(document: &Document<'_>, outline: &Outline) -> (Vec<Piece>, bool) {
    if document.articles.is_empty() {
        return chapters(document, outline);
    }
    (articles(document), true)
}

/// The first piece is the title page, if there is one; then comes the contents page.
fn articles(document: &Document<'_>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut set = 0;
    let mut noted = 0;
    for (n, article) in document.articles.iter().enumerate() {
        if set < article.blocks.start {
            pieces.push(Piece {
                blocks: set..article.blocks.start,
                ..Piece::default()
            });
        }
        if n == 0 {
            let is_front = |block: &Block<'_>| matches!(block.kind, BlockKind::Front { .. });
            let fronts = document.blocks[..article.blocks.start]
                .iter()
                .take_while(|block| is_front(block))
                .count();
            // The heading of the first part stands behind the contents.
            let after = pieces.pop().filter(|first| first.blocks.end > fronts);
            if fronts > 0 {
                pieces.push(Piece {
                    blocks: 0..fronts,
                    ..Piece::default()
                });
            }
            pieces.push(Piece {
                contents: true,
                ..Piece::default()
            });
            pieces.extend(after.map(|piece| Piece {
                blocks: fronts..piece.blocks.end,
                ..piece
            }));
        }
        let first = article.blocks.start;
        let blocks = parted(
            document.blocks[article.blocks.clone()]
                .iter()
                .map(|block| weight(std::slice::from_ref(block))),
        );
        let own = |range: Range<usize>| Piece {
            blocks: first + range.start..first + range.end,
            article: Some(n),
            ..Piece::default()
        };
        pieces.extend(blocks.into_iter().map(own));
        set = article.blocks.end;
        // Notes stand below the article that calls them, in its last file if they fit there.
        let notes = noted.max(article.notes.start)..article.notes.end.max(noted);
        noted = notes.end;
        pieces_of_notes(document, notes, Some(n), &mut pieces);
    }
    if set < document.blocks.len() {
        pieces.push(Piece {
            blocks: set..document.blocks.len(),
            ..Piece::default()
        });
    }
    pieces_of_notes(document, noted..document.notes.len(), None, &mut pieces);
    pieces
}

fn pieces_of_notes(
    document: &Document<'_>,
    notes: Range<usize>,
    article: Option<usize>,
    pieces: &mut Vec<Piece>,
) {
    let weights = document.notes[notes.clone()]
        .iter()
        .map(|note| weight(&note.blocks));
    let fits = weights.clone().sum::<usize>() <= LONG / 4;
    match pieces.last_mut() {
        Some(last)
            if fits && last.article == article && !last.contents && last.notes.is_empty() =>
        {
            last.notes = notes;
        }
        _ => pieces.extend(parted(weights).into_iter().map(|range| Piece {
            notes: notes.start + range.start..notes.start + range.end,
            article,
            ..Piece::default()
        })),
    }
}

/// The chapters of a book and its notes, each kind in files of its own.
fn chapters(document: &Document<'_>, outline: &Outline) -> (Vec<Piece>, bool) {
    let weights: Vec<usize> = document
        .blocks
        .iter()
        .map(|block| weight(std::slice::from_ref(block)))
        .collect();
    let deepest = chapter_level(outline, weights.iter().sum());
    let is_heading = |block: &Block<'_>| matches!(block.kind, BlockKind::Heading { .. });
    let mut pieces = Vec::new();
    let mut levels = outline.entries.iter().map(|entry| entry.level);
    let (mut start, mut size, mut only_headings) = (0, 0, true);
    let piece = |blocks| Piece {
        blocks,
        ..Piece::default()
    };
    for (index, block) in document.blocks.iter().enumerate() {
        let level = if is_heading(block) {
            levels.next()
        } else {
            None
        };
        let is_chapter = level.is_some_and(|level| level <= deepest);
        // A part's heading and its first chapter's stay together.
        if !only_headings && (is_chapter || size + weights[index] > LONG) {
            pieces.push(piece(start..index));
            (start, size, only_headings) = (index, 0, true);
        }
        size += weights[index];
        only_headings &= level.is_some();
    }
    pieces.push(piece(start..document.blocks.len()));
    let notes = parted(document.notes.iter().map(|note| weight(&note.blocks)));
    pieces.extend(notes.into_iter().map(|notes| Piece {
        notes,
        ..Piece::default()
    }));
    (pieces, deepest > 0)
}

/// The deepest level whose headings begin chapters; 0 for none.
fn chapter_level(outline: &Outline, total: usize) -> u8 {
    if total < SHORT {
        return 0;
    }
    let count = |level: u8| {
        outline
            .entries
            .iter()
            .filter(|entry| entry.level <= level)
            .count()
    };
    (1..=3)
        .rev()
        .find(|&level| {
            let sections = count(level);
            sections > 1 && total / sections >= CHAPTER
        })
        .unwrap_or(0)
}

/// Ranges of things whose weights stay below what a file should hold.
fn parted(weights: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut size = 0;
    for (index, weight) in weights.enumerate() {
        match ranges.last_mut() {
            Some(range) if size + weight <= LONG => {
                range.end = index + 1;
                size += weight;
            }
            _ => {
                ranges.push(index..index + 1);
                size = weight;
            }
        }
    }
    ranges
}

/// About how many bytes blocks take: their words and a little for each mark.
fn weight(blocks: &[Block<'_>]) -> usize {
    const MARK: usize = 24;
    fn inlines(content: &[Inline<'_>]) -> usize {
        content
            .iter()
            .map(|inline| match inline {
                Inline::Text(text) | Inline::Code(text) => text.len(),
                Inline::Emphasis(content) | Inline::Strong(content) => MARK + inlines(content),
                Inline::Link(link) => 3 * MARK + inlines(&link.content),
                Inline::Note(_) => 4 * MARK,
                Inline::LineBreak => 6,
            })
            .sum()
    }
    blocks
        .iter()
        .map(|block| {
            let own = match &block.kind {
                BlockKind::Preformatted { text, .. } => text.len(),
                BlockKind::Paragraph(content) => return MARK + inlines(content),
                BlockKind::Front { .. }
                | BlockKind::Heading { .. }
                | BlockKind::Quote { .. }
                | BlockKind::List(_)
                | BlockKind::Definitions(_)
                | BlockKind::Verse(_)
                | BlockKind::Table(_)
                | BlockKind::Figure { .. }
                | BlockKind::Aside { .. }
                | BlockKind::Break => 0,
            };
            let (inner, leaves) = children(block);
            let leaves: usize = leaves
                .into_iter()
                .map(|content| MARK + inlines(content))
                .sum();
            MARK + own + leaves + inner.into_iter().map(weight).sum::<usize>()
        })
        .sum()
}
