//! The files of a book's text: where it is parted, and each part as XHTML.
//!
//! A short article is one file. A book begins a new file, and with it a new page, at each of its chapters; no file grows so
//! large that a reading device would take long to open it.

use super::Book;
use crate::document::{Block, BlockKind, Document, Inline, Outline, children, outline, plain_text};
use crate::write::escape;
use crate::write::html::context::{Context, Dialect, Places};
use crate::write::html::{blocks, direction, notes};
use std::ops::Range;

/// Below this an article is read in one go, and a page break at each heading would only tear it.
const SHORT: usize = 48_000;

/// Sections shorter than this on average are no chapters.
const CHAPTER: usize = 6_000;

/// A file is closed before it passes this; with its marks it stays below 250 kB.
const LONG: usize = 180_000;

/// A file of a book's text.
pub(super) struct File {
    /// Its name.
    pub(super) name: String,
    /// What it is called in lists.
    pub(super) title: String,
    /// Its bytes.
    pub(super) xhtml: Vec<u8>,
}

/// The text of a book in its files.
pub(super) struct Parts {
    pub(super) files: Vec<File>,
    /// The headings.
    pub(super) outline: Outline,
    /// The link target of each heading.
    pub(super) targets: Vec<String>,
    /// The file where the text begins, if a title page comes before it.
    pub(super) start: usize,
    /// The first file of notes.
    pub(super) notes: Option<usize>,
}

/// Parts a document and sets each part.
pub(super) fn set(document: &Document<'_>, book: &Book<'_>) -> Parts {
    let (ranges, headings) = chapters(document);
    let note_ranges = parted(document.notes.iter().map(|note| weight(&note.blocks)));
    let text_files = ranges.len();
    let mut note_files = vec![0; document.notes.len()];
    for (nth, range) in note_ranges.iter().enumerate() {
        note_files[range.clone()].fill(text_files + nth);
    }
    let text_names = (1..=text_files).map(|nth| format!("text-{nth:03}.xhtml"));
    let note_names = (1..=note_ranges.len()).map(|nth| format!("notes-{nth:03}.xhtml"));
    let places = Places {
        files: text_names.chain(note_names).collect(),
        headings,
        notes: note_files,
    };
    let names = places.files.clone();
    let mut context = Context::new(document, Dialect::Xhtml, places);
    let mut files = Vec::with_capacity(names.len());
    for (index, range) in ranges.iter().enumerate() {
        let blocks = &document.blocks[range.clone()];
        context.file = index;
        let heading = chapter_heading(blocks);
        let title = heading.clone().unwrap_or_else(|| book.title.clone());
        let mut xhtml = open(book, &title);
        xhtml.extend_from_slice(match heading {
            Some(_) => b"<section epub:type=\"chapter\" role=\"doc-chapter\" aria-label=\"",
            None => b"<section aria-label=\"".as_slice(),
        });
        escape::html_attribute(&title, &mut xhtml);
        xhtml.extend_from_slice(b"\">\n");
        blocks::top(&mut context, blocks, &mut xhtml);
        xhtml.extend_from_slice(b"</section>\n</body>\n</html>\n");
        files.push(File {
            name: names[index].clone(),
            title,
            xhtml,
        });
    }
    for (nth, range) in note_ranges.iter().enumerate() {
        let index = text_files + nth;
        context.file = index;
        let mut xhtml = open(book, book.labels.notes);
        notes::notes(&mut context, range.clone(), &mut xhtml);
        xhtml.extend_from_slice(b"</body>\n</html>\n");
        files.push(File {
            name: names[index].clone(),
            title: book.labels.notes.to_owned(),
            xhtml,
        });
    }
    let target = |index: usize| {
        let mut target = names[context.places.headings[index]].clone().into_bytes();
        target.push(b'#');
        context.heading_id(index, &mut target);
        String::from_utf8_lossy(&target).into_owned()
    };
    Parts {
        targets: (0..context.outline.entries.len()).map(target).collect(),
        outline: std::mem::take(&mut context.outline),
        start: usize::from(text_files > 1 && is_title_page(&document.blocks[ranges[0].clone()])),
        notes: (!note_ranges.is_empty()).then_some(text_files),
        files,
    }
}

/// The head of a file, up to the start of its body.
fn open(book: &Book<'_>, title: &str) -> Vec<u8> {
    let mut xhtml = Vec::with_capacity(16 << 10);
    head(book, title, &mut xhtml);
    xhtml.extend_from_slice(b"<body>\n");
    xhtml
}

/// The head of an XHTML file.
pub(super) fn head(book: &Book<'_>, title: &str, xhtml: &mut Vec<u8>) {
    xhtml.extend_from_slice(
        b"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n\
          <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"",
    );
    xhtml.extend_from_slice(book.language.as_bytes());
    xhtml.extend_from_slice(b"\" xml:lang=\"");
    xhtml.extend_from_slice(book.language.as_bytes());
    xhtml.extend_from_slice(direction(book.direction));
    xhtml.extend_from_slice(b">\n<head>\n<meta charset=\"utf-8\"/>\n<title>");
    escape::html_text(title, xhtml);
    xhtml.extend_from_slice(
        b"</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"stylesheet.css\"/>\n</head>\n",
    );
}

/// The heading that a part begins with.
fn chapter_heading(blocks: &[Block<'_>]) -> Option<String> {
    if let BlockKind::Heading { content, .. } = &blocks.first()?.kind {
        Some(plain_text(content)).filter(|text| !text.trim().is_empty())
    } else {
        None
    }
}

fn is_title_page(blocks: &[Block<'_>]) -> bool {
    blocks
        .iter()
        .all(|block| matches!(block.kind, BlockKind::Front { .. }))
}

/// The ranges of blocks that make a file each, and the file of each heading.
fn chapters(document: &Document<'_>) -> (Vec<Range<usize>>, Vec<usize>) {
    let outline = outline(document);
    let weights: Vec<usize> = document
        .blocks
        .iter()
        .map(|block| weight(std::slice::from_ref(block)))
        .collect();
    let deepest = chapter_level(&outline, weights.iter().sum());
    let is_heading = |block: &Block<'_>| matches!(block.kind, BlockKind::Heading { .. });
    let mut ranges = Vec::new();
    let mut headings = Vec::new();
    let mut levels = outline.entries.iter().map(|entry| entry.level);
    let (mut start, mut size, mut only_headings) = (0, 0, true);
    for (index, block) in document.blocks.iter().enumerate() {
        let level = if is_heading(block) {
            levels.next()
        } else {
            None
        };
        let is_chapter = level.is_some_and(|level| level <= deepest);
        // A part's heading and its first chapter's stay together.
        if !only_headings && (is_chapter || size + weights[index] > LONG) {
            ranges.push(start..index);
            (start, size, only_headings) = (index, 0, true);
        }
        if level.is_some() {
            headings.push(ranges.len());
        }
        size += weights[index];
        only_headings &= level.is_some();
    }
    ranges.push(start..document.blocks.len());
    (ranges, headings)
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
