//! PDF 1.7, tagged (PDF/UA-1 and PDF/A-2a), of pages that `layout` makes: printpdf writes the content streams, lopdf the rest of the file.
//!
//! In comes a document, out goes a file that is the same for the same document and settings: nothing in it is from a clock, a
//! counter or a table without order. This folder knows no type: every place and width is the layout's.
//!
//! printpdf names what it makes by a counter of the process, draws whole documents at once, and has no words for structure,
//! nested outlines, subset fonts or metadata that is escaped. So it is given pages in chunks, with names of ours, and only
//! their content streams are kept.

mod cff;
mod destinations;
mod fallback;
mod file;
mod finish;
mod font;
mod intent;
mod link;
mod metadata;
mod outline;
mod pages;
mod pen;
mod strings;
mod structure;
mod text;

use super::deflate::Deflater;
use super::idle::Idle;
use super::labels::Labels;
use super::{FontFile, Format, OptionInfo, Settings, Writer};
use crate::diagnostic::Diagnostics;
use crate::document::{Document, without_note_headings};
use crate::layout::font::Fonts;
use crate::layout::layout;
use crate::layout::words::Words;
use crate::theme::{Contents, Theme};
use anyhow::{Error, bail};
use cff::Outlines;
use fallback::Fallback;
use file::File;
use font::Faces;
use metadata::Metadata;
use serde::Deserialize;
use std::borrow::Cow;
use std::sync::Arc;

pub(super) const FORMAT: Format = Format {
    name: "pdf",
    aliases: &[],
    extension: "pdf",
    media_type: "application/pdf",
    about: "pages to print or read: tagged, with outline and links",
    binary: true,
    wants_fonts: true,
    options: &[
        OptionInfo::new(
            "paper",
            "a3, a4, a5, a6, b5, letter, legal, half-letter, executive or 6x9 (default: the theme's page, a4)",
        ),
        OptionInfo::new(
            "size",
            "size of running text in points, 6 to 36 (default: the theme's, 11)",
        ),
        OptionInfo::new(
            "contents",
            "true or false: a page that lists the headings and their pages (default: the theme's)",
        ),
    ],
    parts: text::parts,
    open,
};

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[derive(Default)]
struct Options {
    paper: Option<Paper>,
    size: Option<Number>,
    contents: Option<bool>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Paper {
    A3,
    A4,
    A5,
    A6,
    B5,
    Letter,
    Legal,
    HalfLetter,
    Executive,
    #[serde(rename = "6x9")]
    Trade,
}

/// A number, as a configuration file or a command line has it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Number {
    Number(f32),
    Text(String),
}

impl Paper {
    /// Width and height in points (ISO 216, ANSI/ASME Y14.1; inches of the book trade).
    fn size(self) -> (f32, f32) {
        match self {
            Self::A3 => (841.89, 1190.55),
            Self::A4 => (595.28, 841.89),
            Self::A5 => (419.53, 595.28),
            Self::A6 => (297.64, 419.53),
            Self::B5 => (498.9, 708.66),
            Self::Letter => (612.0, 792.0),
            Self::Legal => (612.0, 1008.0),
            Self::HalfLetter => (396.0, 612.0),
            Self::Executive => (522.0, 756.0),
            Self::Trade => (432.0, 648.0),
        }
    }
}

/// Text takes at most this much of a page's width.
const WIDEST_TEXT: f32 = 0.77;

/// Puts a theme on another paper: the measure stays if it fits, margins above and below keep their proportion.
fn on_paper(theme: &mut Theme, paper: Paper) {
    let page = &mut theme.page;
    let (width, height) = paper.size();
    let measure = (page.size.0 - page.left - page.right).min(width * WIDEST_TEXT);
    let left_share = page.left / (page.left + page.right).max(1.0);
    page.left = (width - measure) * left_share;
    page.right = width - measure - page.left;
    page.top *= height / page.size.1;
    page.bottom *= height / page.size.1;
    page.size = (width, height);
}

fn open(settings: &Settings) -> anyhow::Result<Box<dyn Writer>> {
    let options: Options = settings.options("pdf")?;
    let mut theme = settings.theme.clone();
    if let Some(paper) = options.paper {
        on_paper(&mut theme, paper);
    }
    match options.contents {
        Some(true) => theme.page.contents = Contents::Always,
        Some(false) => theme.page.contents = Contents::Never,
        None => {}
    }
    if let Some(size) = options.size {
        let points = match &size {
            Number::Number(points) => Some(*points),
            Number::Text(text) => text.trim_end_matches("pt").trim().parse().ok(),
        };
        match points.filter(|points| (6.0..=36.0).contains(points)) {
            Some(points) => theme.text.size = points,
            None => bail!("option of pdf: `size` takes points from 6 to 36"),
        }
    }
    let fonts = settings
        .fonts
        .iter()
        .map(|file| (file.name.as_str(), Arc::clone(&file.bytes)));
    Ok(Box::new(Pdf {
        fonts: Fonts::open(fonts).map_err(Error::msg)?,
        files: settings.fonts.clone(),
        fallback: settings.more_fonts.clone().map(Fallback::new),
        theme,
        timestamp: settings.timestamp,
        idle: Idle::default(),
    }))
}

struct Pdf {
    fonts: Fonts,
    /// What they were opened from.
    files: Vec<FontFile>,
    fallback: Option<Fallback>,
    theme: Theme,
    timestamp: Option<i64>,
    idle: Idle<Kept>,
}

/// What is kept from one article to the next, so that it is not made for each. No output depends on it.
#[derive(Default)]
struct Kept {
    deflater: PageDeflater,
    /// These two hold for the writer's own fonts, and for no others.
    words: Words,
    outlines: Vec<Outlines>,
}

/// The quickest level: the next ones take up to twice the time for a file that is a fiftieth smaller.
type PageDeflater = Deflater<1>;

impl Pdf {
    fn write_with(
        &self,
        fonts: &Fonts,
        kept: &mut Kept,
        document: &Document<'_>,
        out: &mut Vec<u8>,
        diagnostics: &mut Diagnostics,
    ) -> anyhow::Result<()> {
        let mut pages = pages::Pages::new(fonts, &self.theme, &mut kept.deflater);
        let logical = layout(
            document,
            &self.theme,
            fonts,
            Labels::of(document.metadata.language.as_deref()).contents,
            &mut kept.words,
            &mut |page, logical| pages.add(&page, logical),
            diagnostics,
        );
        let drawn = pages.finish()?;
        let metadata = Metadata::of(
            document,
            super::label(document, diagnostics),
            self.timestamp,
        );
        let file = File::new(out, &mut kept.deflater);
        let faces = Faces::new(fonts, &mut kept.outlines);
        finish::file(drawn, &logical, document, &metadata, faces, file)
    }
}

impl Writer for Pdf {
    fn write(
        &self,
        document: &Document<'_>,
        out: &mut Vec<u8>,
        diagnostics: &mut Diagnostics,
    ) -> anyhow::Result<()> {
        let document = &*without_note_headings(document);
        let fonts = match &self.fallback {
            Some(fallback) => fallback.fonts(document, &self.fonts, &self.files),
            None => Ok(Cow::Borrowed(&self.fonts)),
        };
        match fonts.map_err(Error::msg)? {
            Cow::Borrowed(fonts) => self
                .idle
                .lend(|kept| self.write_with(fonts, kept, document, out, diagnostics)),
            Cow::Owned(fonts) => {
                self.write_with(&fonts, &mut Kept::default(), document, out, diagnostics)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::document::json;
    use lopdf::Object;

    fn settings(key: &str, value: serde_json::Value) -> Settings {
        let mut settings = Settings::default();
        let table = serde_json::Map::from_iter([(key.to_owned(), value)]);
        settings.options.insert("pdf".to_owned(), table);
        settings
    }

    fn bytes(tree: &str, settings: &Settings) -> Vec<u8> {
        let document = json::read(tree).expect("the tree is good");
        let writer = open(settings).expect("the options are good");
        let mut out = Vec::new();
        writer
            .write(&document, &mut out, &mut Diagnostics::new())
            .expect("every document has pages");
        out
    }

    const TREE: &str = r#"{"copydesk": 1,
        "metadata": {"title": "Tom & <Jerry>", "language": "en", "authors": ["Ada Moss"], "standfirst": "In short",
            "date": {"iso": "2025-06-02", "source": "Monday"}},
        "blocks": [
            {"kind": {"front": {"part": "title", "content": [{"text": "Tom & <Jerry>"}]}}},
            {"kind": {"heading": {"level": 3, "content": [{"text": "First"}]}}},
            {"kind": {"paragraph": [{"text": "Words "}, {"link": {"target": {"url": "https://example.org/ä"}, "content": [{"text": "there"}]}},
                {"link": {"target": {"url": "javascript:alert(1)"}, "content": [{"text": "not there"}]}}, {"note": 0}]}},
            {"kind": {"heading": {"level": 3, "content": [{"text": "Second"}]}}},
            {"kind": {"figure": {"caption": [{"text": "A harbour."}]}}},
            {"kind": {"table": {"columns": ["start", "end"], "head": [], "rows": [[[], [{"text": "1"}]]]}}}
        ],
        "notes": [{"mark": "1", "blocks": [{"kind": {"paragraph": [{"text": "A note."}]}}]}]}"#;

    #[test]
    fn the_same_document_is_the_same_file() {
        let settings = Settings::default();
        assert_eq!(bytes(TREE, &settings), bytes(TREE, &settings));
    }

    #[test]
    fn what_was_written_before_changes_nothing() {
        const OTHER: &str = r#"{"copydesk": 1, "metadata": {"language": "en"},
            "blocks": [{"kind": {"paragraph": [{"text": "Words of another text — and \ud55c, again."}]}}]}"#;
        let settings = Settings::default();
        let writer = open(&settings).expect("the options are good");
        for tree in [TREE, OTHER, TREE, OTHER] {
            let document = json::read(tree).expect("the tree is good");
            let (mut out, mut diagnostics) = (Vec::new(), Diagnostics::new());
            let written = writer.write(&document, &mut out, &mut diagnostics);
            written.expect("every document has pages");
            assert_eq!(out, bytes(tree, &settings));
            let missing = diagnostics
                .iter()
                .filter(|found| found.code == Code::MissingGlyph);
            assert_eq!(missing.count(), usize::from(tree == OTHER));
        }
    }

    #[test]
    fn metadata_outline_and_tags_are_there() {
        let bytes = bytes(TREE, &Settings::default());
        let file = lopdf::Document::load_mem(&bytes).expect("it loads");
        let information = file.trailer.get(b"Info").and_then(Object::as_reference);
        let information = file
            .get_dictionary(information.expect("there is information"))
            .expect("it is a dictionary");
        let field = |key: &[u8]| information.get(key).and_then(Object::as_str).ok();
        assert_eq!(field(b"Title"), Some(&b"Tom & <Jerry>"[..]));
        assert_eq!(field(b"Subject"), Some(&b"In short"[..]));
        assert_eq!(field(b"CreationDate"), Some(&b"D:20250602"[..]));
        let kinds: Vec<&[u8]> = file
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok()?.get(b"S").ok()?.as_name().ok())
            .collect();
        for kind in [
            "Document",
            "H1",
            "H2",
            "Link",
            "Note",
            "Reference",
            "Table",
            "TR",
            "TD",
            "TH",
        ] {
            assert!(kinds.contains(&kind.as_bytes()), "{kind} is missing");
        }
        assert!(!kinds.contains(&&b"H3"[..]), "levels have no gaps");
        let links = file
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok()?.get(b"A").ok()?.as_dict().ok())
            .filter(|action| action.has(b"URI"))
            .count();
        assert_eq!(links, 1, "only good addresses are links");
        let catalogue = file.catalog().expect("there is a catalogue");
        for entry in [&b"Outlines"[..], b"OutputIntents", b"Names"] {
            assert!(catalogue.has(entry));
        }
    }

    #[test]
    fn every_element_is_a_part_of_its_parent() {
        let bytes = bytes(TREE, &settings("contents", true.into()));
        let file = lopdf::Document::load_mem(&bytes).expect("it loads");
        let parts = |dictionary: &lopdf::Dictionary| match dictionary.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        let mut kinds = Vec::new();
        for (&id, object) in &file.objects {
            let Ok(element) = object.as_dict() else {
                continue;
            };
            if element.has_type(b"StructElem") {
                let parent = element.get(b"P").and_then(Object::as_reference);
                let parent = file.get_dictionary(parent.expect("it has a parent"));
                let parent = parent.expect("the parent is there");
                assert!(parts(parent).contains(&Object::Reference(id)));
                kinds.push(element.get(b"S").and_then(Object::as_name).expect("a kind"));
            }
        }
        let count = |kind: &[u8]| kinds.iter().filter(|known| **known == kind).count();
        assert_eq!((count(b"TOC"), count(b"TOCI"), count(b"Figure")), (1, 2, 1));
    }

    #[test]
    fn options_are_checked() {
        assert!(open(&settings("paper", "a5".into())).is_ok());
        assert!(open(&settings("size", "10.5".into())).is_ok());
        assert!(open(&settings("size", 10.into())).is_ok());
        for (key, value) in [
            ("paper", "a55"),
            ("size", "5"),
            ("size", "NaN"),
            ("papier", "a4"),
        ] {
            assert!(open(&settings(key, value.into())).is_err(), "{key}={value}");
        }
    }

    #[test]
    fn paper_keeps_the_measure_where_it_fits() {
        let mut theme = Theme::default();
        let measure = theme.page.size.0 - theme.page.left - theme.page.right;
        on_paper(&mut theme, Paper::Letter);
        let on_letter = theme.page.size.0 - theme.page.left - theme.page.right;
        assert!((measure - on_letter).abs() < 0.1);
        on_paper(&mut theme, Paper::A6);
        assert!(theme.page.left > 20.0 && theme.page.right > 20.0);
    }
}
