//! HTML: one file, no script, nothing from outside; and the fragments of XHTML that a book's chapters are made of.
//!
//! In comes a document, out goes a page whose elements say what its parts are and whose style sheet is made of the theme.
//! This module knows neither files nor the source: meaning was settled by the reader.

pub(super) mod blocks;
pub(super) mod context;
pub(super) mod inlines;
pub(super) mod notes;
pub(super) mod style;
mod tables;

use super::{Format, OptionInfo, Settings, Writer, escape};
use crate::diagnostic::Diagnostics;
use crate::document::{Direction, Document};
use context::{Context, Dialect, Places};

pub(super) const FORMAT: Format = Format {
    name: "html",
    aliases: &["htm"],
    extension: "html",
    media_type: "text/html",
    about: "one self-contained web page, for screens of any size and for print",
    binary: false,
    wants_fonts: false,
    options: &[OptionInfo {
        name: "style",
        about: "`true`: with a style sheet made of the theme; `false`: without (default: true)",
    }],
    open,
};

#[derive(serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Options {
    style: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { style: true }
    }
}

fn open(settings: &Settings) -> anyhow::Result<Box<dyn Writer>> {
    let options: Options = settings.options("html")?;
    let style = if options.style {
        style::screen(&settings.theme)
    } else {
        String::new()
    };
    Ok(Box::new(Html { style }))
}

struct Html {
    /// The style sheet; empty for none.
    style: String,
}

impl Writer for Html {
    fn write(
        &self,
        document: &Document<'_>,
        out: &mut Vec<u8>,
        diagnostics: &mut Diagnostics,
    ) -> anyhow::Result<()> {
        let label = super::label(document, diagnostics);
        out.reserve(self.style.len() + likely_len(document));
        out.extend_from_slice(b"<!DOCTYPE html>\n<html lang=\"");
        let language = escape::language_tag(document.metadata.language.as_deref());
        out.extend_from_slice(language.as_bytes());
        out.extend_from_slice(direction(document.metadata.direction));
        out.extend_from_slice(b">\n<head>\n<meta charset=\"utf-8\">\n<title>");
        escape::html_text(&label, out);
        out.extend_from_slice(b"</title>\n");
        out.extend_from_slice(
            b"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        );
        metadata(document, out);
        if !self.style.is_empty() {
            out.extend_from_slice(b"<style>\n");
            out.extend_from_slice(self.style.as_bytes());
            out.extend_from_slice(b"</style>\n");
        }
        let mut context = Context::new(document, Dialect::Html, Places::default());
        // An article is what has a heading (HTML Living Standard, section 4.3.2); other texts have the page to themselves.
        let (open, close) = if context.has_headings() {
            ("<article>\n", "</article>\n")
        } else {
            ("", "")
        };
        out.extend_from_slice(b"</head>\n<body>\n<main>\n");
        out.extend_from_slice(open.as_bytes());
        let mut set = 0;
        for (until, range) in notes::places(document) {
            blocks::top(&mut context, &document.blocks[set..until], out);
            notes::notes(&mut context, range, out);
            set = until;
        }
        blocks::top(&mut context, &document.blocks[set..], out);
        out.extend_from_slice(close.as_bytes());
        out.extend_from_slice(b"</main>\n</body>\n</html>\n");
        Ok(())
    }
}

/// A guess at the bytes of a document: its words, and a little for the marks. A wrong one only costs a reallocation.
fn likely_len(document: &Document<'_>) -> usize {
    const HEAD: usize = 1000;
    let end = document.blocks.last().map_or(0, |block| block.span.end);
    let words = end as usize;
    HEAD + words + words / 8
}

/// The end of the `lang` attribute's value and the `dir` attribute.
pub(super) fn direction(direction: Direction) -> &'static [u8] {
    match direction {
        Direction::LeftToRight => b"\"",
        Direction::RightToLeft => b"\" dir=\"rtl\"",
    }
}

/// What the article says of itself, for those who search and those who cite.
fn metadata(document: &Document<'_>, out: &mut Vec<u8>) {
    let metadata = &document.metadata;
    let mut meta = |name: &str, content: &str| {
        if !content.trim().is_empty() {
            out.extend_from_slice(b"<meta ");
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(b" content=\"");
            escape::html_attribute(content, out);
            out.extend_from_slice(b"\">\n");
        }
    };
    meta("name=\"author\"", &metadata.authors.join(", "));
    if let Some(iso) = metadata.date.as_ref().and_then(inlines::valid_iso) {
        meta("property=\"article:published_time\"", iso);
    }
    meta(
        "name=\"description\"",
        metadata.standfirst.as_deref().unwrap_or_default(),
    );
    meta("name=\"keywords\"", &metadata.keywords.join(", "));
}
