//! EPUB 3.3: a book of one article.
//!
//! In comes a document, out goes an archive: chapters and notes as XHTML (`chapters`), contents lists (`navigation`), the
//! container (`package`, by epub-builder) and what the standard asks for beyond it (`finish`). Nothing here knows how a
//! paragraph looks: the fragments are those of HTML, the style sheet is made of the theme.

mod chapters;
mod finish;
mod navigation;
mod package;

use super::html::inlines::valid_iso;
use super::html::style;
use super::labels::Labels;
use super::{Format, Settings, Writer, escape};
use crate::diagnostic::Diagnostics;
use crate::document::{Direction, Document, without_note_headings};

pub(super) const FORMAT: Format = Format {
    name: "epub",
    aliases: &["epub3"],
    extension: "epub",
    media_type: "application/epub+zip",
    about: "EPUB 3.3, for readers of books on any device",
    binary: true,
    wants_fonts: false,
    options: &[],
    open,
};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {}

fn open(settings: &Settings) -> anyhow::Result<Box<dyn Writer>> {
    let Options {} = settings.options("epub")?;
    Ok(Box::new(Epub {
        style: style::book(&settings.theme),
        timestamp: settings.timestamp,
    }))
}

struct Epub {
    style: String,
    /// Seconds since 1970.
    timestamp: Option<i64>,
}

/// What every file of a book says of it.
struct Book<'d> {
    title: String,
    language: &'d str,
    /// Our own words in that language.
    labels: Labels,
    direction: Direction,
    /// `urn:uuid:…`, made of the content.
    identifier: String,
    /// When the file was last changed: `2025-06-02T00:00:00Z`.
    modified: String,
}

impl Writer for Epub {
    fn write(
        &self,
        document: &Document<'_>,
        out: &mut Vec<u8>,
        diagnostics: &mut Diagnostics,
    ) -> anyhow::Result<()> {
        let document = &*without_note_headings(document);
        let mut book = Book {
            title: super::label(document, diagnostics),
            language: escape::language_tag(document.metadata.language.as_deref()),
            labels: Labels::of(document.metadata.language.as_deref()),
            direction: document.metadata.direction,
            identifier: String::new(),
            modified: modified(document, self.timestamp),
        };
        let parts = chapters::set(document, &book);
        book.identifier = identifier(&parts.files);
        let navigation = navigation::Navigation {
            contents: navigation::contents(&book, &parts),
            ncx: navigation::ncx(&book, &parts),
        };
        let archive = package::archive(&book, &self.style, &parts.files)?;
        finish::finish(
            &archive,
            &finish::opf(&book, document, &parts),
            &navigation,
            out,
        )
    }
}

/// A UUID of version 5 (RFC 9562): the same words, the same book.
fn identifier(files: &[chapters::File]) -> String {
    let mut content = Vec::with_capacity(files.iter().map(|file| file.xhtml.len()).sum());
    for file in files {
        content.extend_from_slice(&file.xhtml);
    }
    uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, &content)
        .urn()
        .to_string()
}

/// The time that was asked for, else the day of the article, else one that is as good as any other: no clock is asked.
fn modified(document: &Document<'_>, timestamp: Option<i64>) -> String {
    const OTHERWISE: &str = "2000-01-01T00:00:00Z";
    let stamped = timestamp.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    if let Some(time) = stamped {
        return time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    }
    match document.metadata.date.as_ref().and_then(valid_iso) {
        Some(day) if day.len() == 10 => format!("{day}T00:00:00Z"),
        Some(month) => format!("{month}-01T00:00:00Z"),
        None => OTHERWISE.to_owned(),
    }
}
