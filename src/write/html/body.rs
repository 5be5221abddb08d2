//! The text of a web page: an article with its notes where the author put them, or the articles of an issue one after the
//! other, each in its language.

use super::context::Context;
use super::{blocks, contents, notes};
use crate::document::{Block, BlockKind, Document, Metadata, plain_text};
use crate::write::escape;
use std::ops::Range;

/// Blocks that stand together, and their notes.
struct Unit {
    blocks: Range<usize>,
    notes: Range<usize>,
}

/// Appends the text.
pub(super) fn body(context: &mut Context<'_>, out: &mut Vec<u8>) {
    let document = context.document;
    let issue = !document.articles.is_empty();
    if !issue {
        // An article is what has a heading (HTML Living Standard, section 4.3.2); other texts have the page to themselves.
        let (open, close) = if context.has_headings() {
            ("<article>\n", "</article>\n")
        } else {
            ("", "")
        };
        out.extend_from_slice(open.as_bytes());
        // The title page stands above the contents, and where there is none, the little that stands above the first heading.
        let front = match context.title_page.end {
            0 => above_headings(document),
            end => end,
        };
        let (mut blocks, mut notes) = (0, 0);
        if context.lists_contents {
            let above = document.notes.iter().take_while(|note| {
                let next = document.blocks.get(front);
                next.is_some_and(|next| note.span.start < next.span.start)
            });
            notes = if front > 0 { above.count() } else { 0 };
            unit(
                context,
                &Unit {
                    blocks: 0..front,
                    notes: 0..notes,
                },
                out,
            );
            contents::contents(context, out);
            blocks = front;
        }
        let rest = Unit {
            blocks: blocks..document.blocks.len(),
            notes: notes..document.notes.len(),
        };
        unit(context, &rest, out);
        out.extend_from_slice(close.as_bytes());
        return;
    }
    let mut at = Unit {
        blocks: 0..0,
        notes: 0..0,
    };
    for (n, article) in document.articles.iter().enumerate() {
        let between = Unit {
            blocks: at.blocks.end..article.blocks.start,
            notes: at.notes.end..article.notes.start,
        };
        unit(context, &between, out);
        if n == 0 && context.lists_contents {
            contents::contents(context, out);
        }
        at = Unit {
            blocks: article.blocks.clone(),
            notes: article.notes.clone(),
        };
        let mut blocks = document.blocks[at.blocks.clone()].iter();
        let is_titled = blocks.find_map(has_words);
        // The element is for what has a heading; to those who hear the page the others are articles, too.
        let close = if is_titled == Some(true) {
            out.extend_from_slice(b"<article");
            "</article>\n"
        } else {
            out.extend_from_slice(b"<div class=\"article\" role=\"article\" aria-label=\"");
            let mut entries = context.outline.entries.iter();
            if let Some(entry) = entries.find(|entry| entry.article == Some(n)) {
                escape::html_attribute(entry.text.trim(), out);
            }
            out.push(b'"');
            "</div>\n"
        };
        language(context, &article.metadata, out);
        out.extend_from_slice(b">\n");
        context.enter(article);
        unit(context, &at, out);
        context.leave();
        out.extend_from_slice(close.as_bytes());
    }
    let rest = Unit {
        blocks: at.blocks.end..document.blocks.len(),
        notes: at.notes.end..document.notes.len(),
    };
    unit(context, &rest, out);
}

/// How many blocks stand above the first heading, if they are few: what the text says of itself, and no chapter.
fn above_headings(document: &Document<'_>) -> usize {
    const FEW: usize = 6;
    let is_heading = |block: &Block<'_>| matches!(block.kind, BlockKind::Heading { .. });
    let mut first = document.blocks.iter().take(FEW + 1);
    first.position(is_heading).unwrap_or(0)
}

/// The language and the direction of an article, where they are not the issue's.
pub(in crate::write) fn language(context: &Context<'_>, own: &Metadata<'_>, out: &mut Vec<u8>) {
    let document = context.document;
    let tag =
        |metadata: &Metadata<'_>| escape::language_tag(metadata.language.as_deref()).to_owned();
    if tag(own) != tag(&document.metadata) {
        context.dialect.language(&tag(own), out);
    }
    if own.direction != document.metadata.direction {
        out.extend_from_slice(b" dir=\"");
        out.extend_from_slice(super::direction_name(own.direction).as_bytes());
        out.push(b'"');
    }
}

fn unit(context: &mut Context<'_>, unit: &Unit, out: &mut Vec<u8>) {
    let document = context.document;
    let mut set = unit.blocks.start;
    for (until, range) in notes::places(document, &unit.blocks, &unit.notes) {
        blocks::top(context, set..until, out);
        notes::notes(context, range, out);
        set = until;
    }
    blocks::top(context, set..unit.blocks.end, out);
}

/// Whether a heading has words; of other blocks nothing is said.
fn has_words(block: &Block<'_>) -> Option<bool> {
    if let BlockKind::Heading { content, .. } = &block.kind {
        Some(!plain_text(content).trim().is_empty())
    } else {
        None
    }
}
