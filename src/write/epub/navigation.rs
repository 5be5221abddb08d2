//! Contents lists: the navigation document (EPUB 3.3, section 7) and the NCX that older readers want.

use super::Book;
use super::chapters::{Parts, head};
use crate::write::escape;
use crate::write::html::contents::Nesting;
use std::io::Write as _;

/// An entry: its level, its words, where it leads.
struct Entry<'p> {
    level: u8,
    text: &'p str,
    target: &'p str,
}

/// The headings; the book itself if it has none, since no contents list may be empty.
fn entries<'p>(book: &'p Book<'_>, parts: &'p Parts) -> Vec<Entry<'p>> {
    let headings = parts.outline.entries.iter().zip(&parts.targets);
    let entries: Vec<Entry<'p>> = headings
        .filter(|(heading, _)| !heading.name.is_empty())
        .map(|(heading, target)| Entry {
            level: heading.level,
            text: &heading.name,
            target,
        })
        .collect();
    if entries.is_empty() {
        return vec![Entry {
            level: 1,
            text: &book.title,
            target: &parts.files[0].name,
        }];
    }
    entries
}

/// The navigation document: contents and landmarks.
pub(super) fn contents(book: &Book<'_>, parts: &Parts, has_cover: bool) -> Vec<u8> {
    let mut out = Vec::new();
    head(book, &book.title, &mut out);
    let label = book.labels.contents;
    let _ = write!(
        out,
        "<body>\n<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" aria-label=\"{label}\">\n<h1>"
    );
    escape::html_text(&book.title, &mut out);
    out.extend_from_slice(b"</h1>\n");
    let mut nesting = Nesting::default();
    for entry in entries(book, parts) {
        nesting.begin(entry.level, &mut out);
        link(entry.target, entry.text, None, &mut out);
    }
    nesting.end(&mut out);
    let label = book.labels.landmarks;
    let _ = write!(
        out,
        "</nav>\n<nav epub:type=\"landmarks\" aria-label=\"{label}\" hidden=\"hidden\">\n<ol>\n"
    );
    let mut landmark = |target: &str, text: &str, kind: &str| {
        out.extend_from_slice(b"<li>");
        link(target, text, Some(kind), &mut out);
        out.extend_from_slice(b"</li>\n");
    };
    if has_cover {
        landmark("cover.xhtml", &book.title, "cover");
    }
    if let Some(page) = parts.title_page {
        landmark(&parts.files[page].name, &book.title, "titlepage");
    }
    if let Some(page) = parts.contents {
        landmark(&parts.files[page].name, book.labels.contents, "toc");
    }
    let start = &parts.files[parts.start.min(parts.files.len() - 1)];
    landmark(&start.name, &start.title, "bodymatter");
    if let Some(notes) = parts.notes {
        landmark(&parts.files[notes].name, book.labels.notes, "endnotes");
    }
    out.extend_from_slice(b"</ol>\n</nav>\n</body>\n</html>\n");
    out
}

fn link(target: &str, text: &str, kind: Option<&str>, out: &mut Vec<u8>) {
    out.extend_from_slice(b"<a");
    if let Some(kind) = kind {
        let _ = write!(out, " epub:type=\"{kind}\"");
    }
    out.extend_from_slice(b" href=\"");
    escape::html_attribute(target, out);
    out.extend_from_slice(b"\">");
    escape::html_text(text.trim(), out);
    out.extend_from_slice(b"</a>");
}

/// The NCX (OPF 2.0.1, section 2.4.1).
pub(super) fn ncx(book: &Book<'_>, parts: &Parts) -> Vec<u8> {
    let entries = entries(book, parts);
    let deepest = entries.iter().map(|entry| entry.level).max().unwrap_or(1);
    let mut out = Vec::new();
    let _ = write!(
        out,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\" xml:lang=\"{}\">\n<head>\n\
         <meta name=\"dtb:uid\" content=\"{}\"/>\n<meta name=\"dtb:depth\" content=\"{deepest}\"/>\n\
         <meta name=\"dtb:totalPageCount\" content=\"0\"/>\n<meta name=\"dtb:maxPageNumber\" content=\"0\"/>\n\
         </head>\n<docTitle><text>",
        book.language, book.identifier
    );
    escape::html_text(&book.title, &mut out);
    out.extend_from_slice(b"</text></docTitle>\n<navMap>\n");
    let mut depth = 0;
    for (index, entry) in entries.iter().enumerate() {
        let level = entry.level.min(depth + 1);
        while depth >= level {
            out.extend_from_slice(b"</navPoint>\n");
            depth -= 1;
        }
        depth = level;
        let order = index + 1;
        let _ = write!(
            out,
            "<navPoint id=\"point-{order}\" playOrder=\"{order}\"><navLabel><text>"
        );
        escape::html_text(entry.text.trim(), &mut out);
        out.extend_from_slice(b"</text></navLabel><content src=\"");
        escape::html_attribute(entry.target, &mut out);
        out.extend_from_slice(b"\"/>\n");
    }
    for _ in 0..depth {
        out.extend_from_slice(b"</navPoint>\n");
    }
    out.extend_from_slice(b"</navMap>\n</ncx>\n");
    out
}
