//! The package file (EPUB 3.3, section 5): what the book says of itself, its files, and their order.

use super::chapters::Parts;
use super::cover::Cover;
use super::{Book, FontFile, Options};
use crate::document::{Direction, Document};
use crate::write::escape;
use crate::write::html::inlines::valid_iso;
use std::io::Write as _;

/// The package file. `files` are those that the text's files use: name, media type, identifier.
pub(super) fn opf(
    book: &Book<'_>,
    document: &Document<'_>,
    parts: &Parts,
    (cover, fonts): (Option<&Cover>, &[FontFile]),
    options: &Options,
) -> Vec<u8> {
    let mut out = Vec::new();
    let direction = match book.direction {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    };
    let _ = write!(
        out,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"identifier\" \
         xml:lang=\"{}\" dir=\"{direction}\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n",
        book.language
    );
    element(
        "dc:identifier id=\"identifier\"",
        &book.identifier,
        &mut out,
    );
    element("dc:title id=\"title\"", &book.title, &mut out);
    element("dc:language", book.language, &mut out);
    people(document, &mut out);
    about(document, &mut out);
    series(options, &mut out);
    let _ = writeln!(
        out,
        "<meta property=\"dcterms:modified\">{}</meta>",
        book.modified
    );
    accessibility(parts, cover.is_some(), &mut out);
    if cover.is_some() {
        // Readers that know EPUB 2 alone find the picture by this.
        out.extend_from_slice(b"<meta name=\"cover\" content=\"cover-image\"/>\n");
    }
    out.extend_from_slice(
        b"</metadata>\n<manifest>\n\
          <item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
          <item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>\n\
          <item id=\"style\" href=\"stylesheet.css\" media-type=\"text/css\"/>\n",
    );
    if let Some(cover) = cover {
        let _ = write!(
            out,
            "<item id=\"cover-image\" href=\"{}\" media-type=\"{}\" properties=\"cover-image\"/>\n\
             <item id=\"cover\" href=\"cover.xhtml\" media-type=\"application/xhtml+xml\"/>\n",
            cover.name, cover.media_type
        );
    }
    for (n, font) in fonts.iter().enumerate() {
        let (name, kind) = (font.name, font.media_type);
        let _ = writeln!(
            out,
            "<item id=\"font-{}\" href=\"{name}\" media-type=\"{kind}\"/>",
            n + 1
        );
    }
    for (index, file) in parts.files.iter().enumerate() {
        let _ = writeln!(
            out,
            "<item id=\"file-{}\" href=\"{}\" media-type=\"application/xhtml+xml\"/>",
            index + 1,
            file.name
        );
    }
    let _ = writeln!(
        out,
        "</manifest>\n<spine toc=\"ncx\" page-progression-direction=\"{direction}\">"
    );
    if cover.is_some() {
        out.extend_from_slice(b"<itemref idref=\"cover\"/>\n");
    }
    for index in 1..=parts.files.len() {
        let _ = writeln!(out, "<itemref idref=\"file-{index}\"/>");
    }
    out.extend_from_slice(b"</spine>\n</package>\n");
    out
}

/// An element with a text, unless that has no words. Its name may have attributes behind it.
fn element(opening: &str, text: &str, out: &mut Vec<u8>) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let before = out.len();
    let _ = write!(out, "<{opening}>");
    let start = out.len();
    escape::html_text(&words.join(" "), out);
    if out.len() == start {
        out.truncate(before);
        return false;
    }
    let name = opening.split(' ').next().unwrap_or(opening);
    let _ = writeln!(out, "</{name}>");
    true
}

/// Authors of the book; those of its articles have contributed to it.
fn people(document: &Document<'_>, out: &mut Vec<u8>) {
    let authors = &document.metadata.authors;
    let mut seen: Vec<&str> = authors.iter().map(AsRef::as_ref).collect();
    let person = |kind: &str, n: usize, name: &str, out: &mut Vec<u8>| {
        if element(&format!("dc:{kind} id=\"{kind}-{n}\""), name, out) {
            let _ = writeln!(
                out,
                "<meta refines=\"#{kind}-{n}\" property=\"role\" scheme=\"marc:relators\">aut</meta>"
            );
        }
    };
    for (n, author) in authors.iter().enumerate() {
        person("creator", n + 1, author, out);
    }
    let mut count = 0;
    for author in document
        .articles
        .iter()
        .flat_map(|article| &article.metadata.authors)
    {
        if !seen.contains(&author.as_ref()) {
            seen.push(author);
            count += 1;
            person("contributor", count, author, out);
        }
    }
}

fn about(document: &Document<'_>, out: &mut Vec<u8>) {
    let metadata = &document.metadata;
    if let Some(iso) = metadata.date.as_ref().and_then(valid_iso) {
        element("dc:date", iso, out);
    }
    element(
        "dc:description",
        metadata.standfirst.as_deref().unwrap_or_default(),
        out,
    );
    for keyword in &metadata.keywords {
        element("dc:subject", keyword, out);
    }
    let extra = |name: &str| metadata.extra.get(name).map(AsRef::as_ref);
    let publisher = extra("publisher").or(metadata.agency.as_deref());
    element("dc:publisher", publisher.unwrap_or_default(), out);
    element("dc:rights", extra("rights").unwrap_or_default(), out);
    element("dc:source", extra("source").unwrap_or_default(), out);
    // The other languages of an issue.
    let own = escape::language_tag(metadata.language.as_deref());
    let mut seen = vec![own];
    for article in &document.articles {
        let tag = escape::language_tag(article.metadata.language.as_deref());
        if tag != "und" && !seen.contains(&tag) {
            seen.push(tag);
            element("dc:language", tag, out);
        }
    }
}

/// The series that the book is of, for readers of EPUB 3 and for those that know Calibre's words alone.
fn series(options: &Options, out: &mut Vec<u8>) {
    let Some(series) = &options.series else {
        return;
    };
    if !element(
        "meta property=\"belongs-to-collection\" id=\"series\"",
        series,
        out,
    ) {
        return;
    }
    out.extend_from_slice(
        b"<meta refines=\"#series\" property=\"collection-type\">series</meta>\n",
    );
    let mut old = |name: &str, content: &str| {
        let _ = write!(out, "<meta name=\"calibre:{name}\" content=\"");
        escape::html_attribute(content, out);
        out.extend_from_slice(b"\"/>\n");
    };
    old("series", series);
    if let Some(number) = options.series_number {
        old("series_index", &number.to_string());
        let _ = writeln!(
            out,
            "<meta refines=\"#series\" property=\"group-position\">{number}</meta>"
        );
    }
}

/// What the book offers to those who cannot see it (EPUB Accessibility 1.1, section 3.1). No claim of conformance is made: it
/// would name who looked at the book.
fn accessibility(parts: &Parts, has_cover: bool, out: &mut Vec<u8>) {
    let mut meta = |property: &str, value: &str| {
        let _ = writeln!(out, "<meta property=\"schema:{property}\">{value}</meta>");
    };
    meta("accessMode", "textual");
    if has_cover {
        meta("accessMode", "visual");
    }
    meta("accessModeSufficient", "textual");
    if !parts.outline.entries.is_empty() {
        meta("accessibilityFeature", "structuralNavigation");
    }
    if has_cover {
        meta("accessibilityFeature", "alternativeText");
    }
    for feature in ["tableOfContents", "readingOrder", "displayTransformability"] {
        meta("accessibilityFeature", feature);
    }
    meta("accessibilityHazard", "none");
    let _ = writeln!(
        out,
        "<meta property=\"schema:accessibilitySummary\" xml:lang=\"en\" dir=\"ltr\">{}</meta>",
        if has_cover {
            "Text in reading order, with headings and a contents list; the only picture is the cover, and its words are said."
        } else {
            "Text only, in reading order, with headings and a contents list."
        }
    );
}
