//! What EPUB 3.3 asks for and epub-builder has no words for: the package file and the contents lists are made anew, the
//! chapters are taken over as they are compressed, `mimetype` comes first, stored, without an extra field (OCF, 4.3).

use super::Book;
use super::chapters::Parts;
use super::navigation::Navigation;
use crate::document::{Direction, Document};
use crate::write::escape;
use crate::write::html::inlines::valid_iso;
use anyhow::Context as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Appends the finished archive.
pub(super) fn finish(
    archive: &[u8],
    opf: &[u8],
    navigation: &Navigation,
    out: &mut Vec<u8>,
) -> anyhow::Result<()> {
    let mut given =
        ZipArchive::new(Cursor::new(archive)).context("cannot read the archive back")?;
    let mut made = ZipWriter::new(Cursor::new(Vec::with_capacity(archive.len())));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let stored = options.compression_method(CompressionMethod::Stored);
    made.start_file("mimetype", stored)?;
    made.write_all(b"application/epub+zip")?;
    let anew: [(&str, &[u8]); 3] = [
        ("OEBPS/content.opf", opf),
        ("OEBPS/nav.xhtml", &navigation.contents),
        ("OEBPS/toc.ncx", &navigation.ncx),
    ];
    let container = given.by_name("META-INF/container.xml")?;
    made.raw_copy_file(container)?;
    for (name, bytes) in anew {
        made.start_file(name, options)?;
        made.write_all(bytes)?;
    }
    for index in 0..given.len() {
        let file = given.by_index_raw(index)?;
        let is_text = file.name().starts_with("OEBPS/");
        if is_text && anew.iter().all(|(name, _)| *name != file.name()) {
            made.raw_copy_file(file)?;
        }
    }
    let bytes = made.finish().context("cannot finish the archive")?;
    out.extend_from_slice(bytes.get_ref());
    Ok(())
}

/// The package file (EPUB 3.3, section 5).
pub(super) fn opf(book: &Book<'_>, document: &Document<'_>, parts: &Parts) -> Vec<u8> {
    let metadata = &document.metadata;
    let mut out = Vec::new();
    let direction = match book.direction {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    };
    let _ = write!(
        out,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"identifier\" \
         xml:lang=\"{}\" dir=\"{direction}\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
         <dc:identifier id=\"identifier\">{}</dc:identifier>\n",
        book.language, book.identifier
    );
    let mut element = |name: &str, text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let before = out.len();
        let _ = write!(out, "<dc:{name}>");
        let start = out.len();
        escape::html_text(&words.join(" "), &mut out);
        if out.len() == start {
            out.truncate(before);
        } else {
            let _ = writeln!(out, "</dc:{name}>");
        }
    };
    element("title", &book.title);
    element("language", book.language);
    for author in &metadata.authors {
        element("creator", author);
    }
    if let Some(iso) = metadata.date.as_ref().and_then(valid_iso) {
        element("date", iso);
    }
    element(
        "description",
        metadata.standfirst.as_deref().unwrap_or_default(),
    );
    for keyword in &metadata.keywords {
        element("subject", keyword);
    }
    let _ = writeln!(
        out,
        "<meta property=\"dcterms:modified\">{}</meta>",
        book.modified
    );
    out.extend_from_slice(ACCESSIBILITY.as_bytes());
    out.extend_from_slice(
        b"</metadata>\n<manifest>\n\
          <item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
          <item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>\n\
          <item id=\"style\" href=\"stylesheet.css\" media-type=\"text/css\"/>\n",
    );
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
    for index in 1..=parts.files.len() {
        let _ = writeln!(out, "<itemref idref=\"file-{index}\"/>");
    }
    out.extend_from_slice(b"</spine>\n</package>\n");
    out
}

/// What the book offers to those who cannot see it (EPUB Accessibility 1.1, section 3.1).
const ACCESSIBILITY: &str = "\
<meta property=\"schema:accessMode\">textual</meta>
<meta property=\"schema:accessModeSufficient\">textual</meta>
<meta property=\"schema:accessibilityFeature\">structuralNavigation</meta>
<meta property=\"schema:accessibilityFeature\">tableOfContents</meta>
<meta property=\"schema:accessibilityFeature\">readingOrder</meta>
<meta property=\"schema:accessibilityFeature\">displayTransformability</meta>
<meta property=\"schema:accessibilityHazard\">none</meta>
<meta property=\"schema:accessibilitySummary\">Text only, in reading order, with headings and a contents list.</meta>
";
