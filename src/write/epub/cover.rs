//! The cover: a picture made of the theme with title, byline and date, or the user's own, and the page that shows it.
//!
//! The picture is a page like those of a PDF, laid out in a format of its own and inked by `raster`.

use super::chapters::head;
use super::raster::{self, Ink};
use super::{Book, Options};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Block, BlockKind, Document, FrontPart, Inline, Metadata, Span};
use crate::layout::font::Fonts;
use crate::layout::layout;
use crate::layout::words::Words;
use crate::theme::{Chapters, Colour, Contents, Page, Palette, Theme};
use crate::write::escape;
use std::io::Write as _;
use std::sync::Arc;

/// A cover's picture.
pub(super) struct Cover {
    /// Its file.
    pub(super) name: &'static str,
    pub(super) media_type: &'static str,
    pub(super) bytes: Arc<[u8]>,
}

/// Width and height in pixels: what reading systems show without enlarging it (the ratio is that of Kindle's and Kobo's guidelines, 1:1.6).
const SIZE: (u16, u16) = (1200, 1920);

/// The page that is laid out, in points.
const PAGE: (f32, f32) = (375.0, 600.0);

/// The frame around the words, and its distance from the edges.
const MARGIN: f32 = 42.0;
const BAND: f32 = 15.0;
const LINE: f32 = 0.8;

/// Longer titles are cut at a word, with an ellipsis: a cover is no title page.
const MOST_CHARS: usize = 160;

/// The picture of a file.
///
/// # Errors
/// When it is none that every reading system shows.
pub(super) fn given(path: &str, bytes: &Arc<[u8]>) -> anyhow::Result<Cover> {
    let bytes = Arc::clone(bytes);
    let (name, media_type) = match bytes.get(..4) {
        Some([0xFF, 0xD8, 0xFF, _]) => ("cover.jpg", "image/jpeg"),
        Some(b"\x89PNG") => ("cover.png", "image/png"),
        Some(b"GIF8") => ("cover.gif", "image/gif"),
        _ => anyhow::bail!("`{path}` is no picture for a cover: PNG, JPEG and GIF are"),
    };
    Ok(Cover {
        name,
        media_type,
        bytes,
    })
}

/// The picture made of the theme. `None` where no font has the letters of the title.
pub(super) fn made(
    book: &Book<'_>,
    document: &Document<'_>,
    theme: &Theme,
    fonts: &Fonts,
) -> anyhow::Result<Option<Cover>> {
    let mut diagnostics = Diagnostics::new();
    let words = words(book, document);
    let theme = cover_theme(theme, &words);
    let mut page = None;
    layout(
        &words,
        &theme,
        fonts,
        "",
        &mut Words::default(),
        &mut |made, _| {
            page.get_or_insert(made);
        },
        &mut diagnostics,
    );
    let is_missing = |found: &Diagnostic| found.code == Code::MissingGlyph;
    let Some(page) = page.filter(|_| !diagnostics.iter().any(is_missing)) else {
        return Ok(None);
    };
    let mut ink = Ink::new(SIZE, f32::from(SIZE.0) / PAGE.0, theme.light.ground);
    let (width, height) = PAGE;
    let (inner, outer) = (width - 2.0 * BAND, height - 2.0 * BAND);
    for line in [
        (BAND, BAND, inner, LINE),
        (BAND, height - BAND - LINE, inner, LINE),
        (BAND, BAND, LINE, outer),
        (width - BAND - LINE, BAND, LINE, outer),
    ] {
        ink.fill(line, theme.light.quiet);
    }
    // What is part of nothing is furniture of the page: its number.
    for run in page.runs.iter().filter(|run| run.element.is_some()) {
        raster::run(run, fonts, &mut ink);
    }
    Ok(Some(Cover {
        name: "cover.png",
        media_type: "image/png",
        bytes: ink.png()?.into(),
    }))
}

/// The title block alone.
fn words(book: &Book<'_>, document: &Document<'_>) -> Document<'static> {
    let metadata = &document.metadata;
    let authors = metadata.authors.join(", ");
    let date = metadata.date.as_ref().map(|date| date.source.as_ref());
    let lines = [
        (FrontPart::Title, book.title.as_str()),
        (FrontPart::Byline, authors.as_str()),
        (FrontPart::Date, date.unwrap_or_default()),
    ];
    let lines = lines
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty());
    let block = |(part, text): (FrontPart, &str)| Block {
        kind: BlockKind::Front {
            part,
            content: vec![Inline::Text(shortened(text).into())],
        },
        span: Span::default(),
    };
    Document {
        blocks: lines.map(block).collect(),
        metadata: Metadata {
            language: metadata
                .language
                .as_deref()
                .map(|tag| tag.to_owned().into()),
            direction: metadata.direction,
            title: Some(shortened(&book.title).into()),
            ..Metadata::default()
        },
        ..Document::default()
    }
}

fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(MOST_CHARS) else {
        return text;
    };
    let end = text[..end].rfind(' ').unwrap_or(end);
    format!("{}…", &text[..end])
}

/// The theme on the cover's format: large type, as large as the longest word of the title has room for.
fn cover_theme(theme: &Theme, words: &Document<'_>) -> Theme {
    let mut theme = theme.clone();
    theme.page = Page {
        size: PAGE,
        top: 118.0,
        bottom: 60.0,
        left: MARGIN,
        right: MARGIN,
        two_sided: false,
        contents: Contents::Never,
    };
    theme.headings.chapters = Chapters::Never;
    let title = words.metadata.title.as_deref().unwrap_or_default();
    let longest = title
        .split_whitespace()
        .map(|word| word.chars().count())
        .max();
    let longest = u16::try_from(longest.unwrap_or(1)).unwrap_or(u16::MAX);
    // About half an em a letter.
    let fits = (PAGE.0 - 2.0 * MARGIN) / (0.56 * f32::from(longest));
    let wanted = match title.chars().count() {
        0..=24 => 52.0,
        25..=60 => 42.0,
        61..=100 => 34.0,
        _ => 28.0,
    };
    theme.text.size = 17.0;
    theme.text.leading = 1.3;
    theme.headings.title = fits.min(wanted).max(18.0) / theme.text.size;
    theme.light = colours(&theme.light);
    theme
}

/// The theme's accent as the ground, if the theme's paper can be read on it; else as it is.
fn colours(palette: &Palette) -> Palette {
    let Palette { ground, accent, .. } = *palette;
    if contrast(ground, accent) < LEAST_CONTRAST {
        return palette.clone();
    }
    Palette {
        ground: accent,
        text: ground,
        quiet: mixed(ground, accent),
        ..palette.clone()
    }
}

/// Of text and its ground (WCAG 2.2, 1.4.3).
const LEAST_CONTRAST: f32 = 4.5;

/// The contrast ratio of two colours (WCAG 2.2, "contrast ratio" and "relative luminance").
fn contrast(one: Colour, other: Colour) -> f32 {
    let channel = |value: u8| {
        let value = f32::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    let luminance = |colour: Colour| {
        0.2126 * channel(colour.0) + 0.7152 * channel(colour.1) + 0.0722 * channel(colour.2)
    };
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// Four parts of one colour and one of another.
fn mixed(one: Colour, other: Colour) -> Colour {
    let mix = |one: u8, other: u8| {
        u8::try_from((4 * u16::from(one) + u16::from(other)) / 5).unwrap_or(u8::MAX)
    };
    Colour(
        mix(one.0, other.0),
        mix(one.1, other.1),
        mix(one.2, other.2),
    )
}

/// The page that shows the picture.
pub(super) fn page(book: &Book<'_>, cover: &Cover) -> Vec<u8> {
    let mut xhtml = Vec::new();
    head(book, &book.title, &mut xhtml);
    xhtml.extend_from_slice(b"<body class=\"cover\">\n<section epub:type=\"cover\" aria-label=\"");
    escape::html_attribute(&book.title, &mut xhtml);
    let _ = write!(
        xhtml,
        "\">\n<img role=\"doc-cover\" src=\"{}\" alt=\"",
        cover.name
    );
    escape::html_attribute(&book.title, &mut xhtml);
    if !book.authors.is_empty() {
        xhtml.extend_from_slice(b". ");
        escape::html_attribute(&book.authors, &mut xhtml);
    }
    xhtml.extend_from_slice(b"\"/>\n</section>\n</body>\n</html>\n");
    xhtml
}

/// Whether a book is to have a cover that is made.
pub(super) fn is_wanted(options: &Options, is_book: bool) -> bool {
    options.cover.as_deref().unwrap_or("auto") == "auto" && is_book
}
