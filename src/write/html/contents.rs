//! The contents list of a web page, and the contents page of a bound book: what leads to each heading.

use super::context::{Context, Dialect};
use super::escape;
use crate::document::{Document, Metadata, Outline, OutlineEntry, lists_contents};
use std::io::Write as _;

/// Bytes of text from which a page is long, and headings that are worth a list.
const LONG: u32 = 24_000;
const SOME: usize = 4;

/// Deeper headings are found below those that are listed.
const DEEPEST: u8 = 3;

/// Beyond this many entries those of the lowest level that is listed only hide the others.
const MOST: usize = 120;

/// Whether a reader of the page would miss a list: in issues, and in long texts whose author did not make one.
pub(super) fn are_wanted(document: &Document<'_>, outline: &Outline) -> bool {
    let end = document.blocks.last().map_or(0, |block| block.span.end);
    !document.articles.is_empty()
        || (end >= LONG && outline.entries.len() >= SOME && !lists_contents(document))
}

/// Appends the list. In an issue it has the articles, by whom each is and what it is about.
pub(in crate::write) fn contents(context: &mut Context<'_>, out: &mut Vec<u8>) {
    let document = context.document;
    let outline = std::mem::take(&mut context.outline);
    let listed = entries(document, &outline);
    let label = context.labels.contents;
    let level = if context.has_title() { 2 } else { 1 };
    let _ = write!(
        out,
        "<nav class=\"contents\" role=\"doc-toc\" aria-labelledby=\"contents.\""
    );
    let _ = write!(out, ">\n<h{level} id=\"contents.\">{label}</h{level}>\n");
    context.outline = outline;
    let mut nesting = Nesting::default();
    for (index, level) in listed {
        nesting.begin(level, out);
        out.extend_from_slice(b"<a href=\"");
        context.entry_href(index, out);
        out.extend_from_slice(b"\">");
        let entry = &context.outline.entries[index];
        escape::html_text(&entry.name, out);
        out.extend_from_slice(b"</a>");
        if let Some(article) = entry.article {
            about(&document.articles[article].metadata, context.dialect, out);
        }
    }
    nesting.end(out);
    out.extend_from_slice(b"</nav>\n");
}

/// Lists within lists, as deep as the levels of their entries.
#[derive(Default)]
pub(in crate::write) struct Nesting {
    depth: u8,
}

impl Nesting {
    /// Begins an entry. Those that are not listed may leave a step out: no list opens without an entry.
    pub(in crate::write) fn begin(&mut self, level: u8, out: &mut Vec<u8>) {
        let level = level.min(self.depth + 1);
        if level > self.depth {
            out.extend_from_slice(b"<ol>\n");
            self.depth = level;
        } else {
            while self.depth > level {
                out.extend_from_slice(b"</li>\n</ol>\n");
                self.depth -= 1;
            }
            out.extend_from_slice(b"</li>\n");
        }
        out.extend_from_slice(b"<li>");
    }

    /// Ends the last entry, and every list.
    pub(in crate::write) fn end(self, out: &mut Vec<u8>) {
        for _ in 0..self.depth {
            out.extend_from_slice(b"</li>\n</ol>\n");
        }
    }
}

/// The entries that are listed, and their levels.
fn entries(document: &Document<'_>, outline: &Outline) -> Vec<(usize, u8)> {
    let issue = !document.articles.is_empty();
    let has_words = |entry: &OutlineEntry| !entry.name.is_empty();
    let listed = |deepest: u8| {
        let entries = outline.entries.iter().enumerate();
        let entries = entries.filter(move |(_, entry)| {
            has_words(entry)
                && if issue {
                    entry.article.is_some() || entry.level == 1
                } else {
                    entry.level <= deepest
                }
        });
        entries
            .map(|(index, entry)| (index, entry.level))
            .collect::<Vec<_>>()
    };
    let mut deepest = DEEPEST;
    while deepest > 1 && listed(deepest).len() > MOST {
        deepest -= 1;
    }
    listed(deepest)
}

fn about(metadata: &Metadata<'_>, dialect: Dialect, out: &mut Vec<u8>) {
    let authors = metadata.authors.join(", ");
    let standfirst = metadata.standfirst.as_deref().unwrap_or_default();
    for (class, text) in [("byline", authors.as_str()), ("standfirst", standfirst)] {
        if !text.trim().is_empty() {
            out.extend_from_slice(b"<br");
            out.extend_from_slice(dialect.void_end());
            let _ = write!(out, "<span class=\"{class}\">");
            escape::html_text(text.trim(), out);
            out.extend_from_slice(b"</span>");
        }
    }
}
