//! EPUB 3.3: a book of one article.
//!
//! In comes a document, out goes an archive: chapters and notes as XHTML (`chapters`), contents lists (`navigation`), the
//! container (`package`, by epub-builder) and what the standard asks for beyond it (`opf`, `finish`). Of books and issues the `cover` is made. Nothing here knows how a
//! paragraph looks: the fragments are those of HTML, the style sheet is made of the theme.

mod archive;
mod chapters;
mod cover;
mod finish;
mod navigation;
mod opf;
mod package;
mod pieces;
mod raster;

use super::html::inlines::valid_iso;
use super::html::style;
use super::idle::Idle;
use super::labels::Labels;
use super::{Format, OptionInfo, Settings, Writer, escape};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Direction, Document, outline, without_note_headings};
use crate::layout::font::Fonts;
use crate::theme::Theme;
use anyhow::Error;
use archive::Packed;
use cover::Cover;
use finish::{BookDeflater, Content, Member};
use std::sync::Arc;

pub(super) const FORMAT: Format = Format {
    name: "epub",
    aliases: &["epub3"],
    extension: "epub",
    media_type: "application/epub+zip",
    about: "EPUB 3.3, for readers of books on any device",
    binary: true,
    wants_fonts: true,
    options: &[
        OptionInfo::file(
            "cover",
            "`auto`: made of the theme for books and issues; `none`; or a picture, PNG, JPEG or GIF (default: auto)",
            &["auto", "none"],
        ),
        OptionInfo::new(
            "fonts",
            "`true`: with the built-in fonts, which take 0.9 MB (default: false)",
        ),
        OptionInfo::new("series", "the name of the series that the book is of"),
        OptionInfo::new("series-number", "its number in the series"),
        OptionInfo::new(
            "identifier",
            "an identifier such as `urn:isbn:9780000000002` (default: a UUID made of the text)",
        ),
    ],
    parts: finish::parts,
    open,
};

#[derive(Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Options {
    cover: Option<String>,
    fonts: bool,
    series: Option<String>,
    series_number: Option<f64>,
    identifier: Option<String>,
}

/// A built-in font as a file of a book.
struct FontFile {
    name: &'static str,
    media_type: &'static str,
    family: &'static str,
    /// What else the style sheet says of it.
    style: &'static str,
}

/// In the order of the faces that are built in.
const FONT_FILES: [FontFile; 5] = {
    const fn serif(name: &'static str, style: &'static str) -> FontFile {
        FontFile {
            name,
            media_type: "font/otf",
            family: "Libertinus Serif",
            style,
        }
    }
    [
        serif("serif.otf", ""),
        serif("serif-italic.otf", ";font-style:italic"),
        serif("serif-bold.otf", ";font-weight:600 700"),
        serif(
            "serif-bold-italic.otf",
            ";font-weight:600 700;font-style:italic",
        ),
        FontFile {
            name: "mono.ttf",
            media_type: "font/ttf",
            family: "DejaVu Sans Mono",
            style: "",
        },
    ]
};

fn open(settings: &Settings) -> anyhow::Result<Box<dyn Writer>> {
    let options: Options = settings.options("epub")?;
    let given = match options.cover.as_deref() {
        None | Some("auto" | "none") => None,
        Some(path) => Some(cover::given(path, settings.file(path)?)?),
    };
    if options
        .series_number
        .is_some_and(|number| !number.is_finite() || number < 0.0)
    {
        anyhow::bail!("option `epub.series-number` is a number from 0 up");
    }
    let mut theme = settings.theme.clone();
    let mut style = String::new();
    if options.fonts {
        for FontFile {
            name,
            family,
            style: more,
            ..
        } in &FONT_FILES
        {
            let face = format!("@font-face{{font-family:\"{family}\";src:url({name}){more}}}\n");
            style.push_str(&face);
        }
        theme
            .screen_faces
            .serif
            .insert(0, "Libertinus Serif".to_owned());
        theme
            .screen_faces
            .mono
            .insert(0, "DejaVu Sans Mono".to_owned());
    }
    style.push_str(&style::book(&theme));
    let files = settings.fonts.iter();
    let files = files.map(|file| (file.name.as_str(), Arc::clone(&file.bytes)));
    let mut deflater = BookDeflater::default();
    Ok(Box::new(Epub {
        container: deflater.pack(&package::container()?)?,
        style: deflater.pack(style.as_bytes())?,
        idle: Idle::default(),
        fonts: Fonts::open(files).map_err(Error::msg)?,
        theme,
        given,
        options,
        timestamp: settings.timestamp,
    }))
}

struct Epub {
    /// The container of every book.
    container: Packed,
    /// And its style sheet.
    style: Packed,
    idle: Idle<BookDeflater>,
    /// Those of the cover.
    fonts: Fonts,
    theme: Theme,
    /// The user's cover.
    given: Option<Cover>,
    options: Options,
    /// Seconds since 1970.
    timestamp: Option<i64>,
}

/// What every file of a book says of it.
struct Book<'d> {
    title: String,
    /// Who wrote it, in one line.
    authors: String,
    language: &'d str,
    /// Our own words in that language.
    labels: Labels,
    direction: Direction,
    /// `urn:uuid:…`, made of the content, unless the user gave another.
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
            authors: document.metadata.authors.join(", "),
            language: escape::language_tag(document.metadata.language.as_deref()),
            labels: Labels::of(document.metadata.language.as_deref()),
            direction: document.metadata.direction,
            identifier: String::new(),
            modified: modified(document, self.timestamp),
        };
        let (pieces, is_book) = pieces::pieces(document, &outline(document));
        let parts = chapters::set(document, &book, &pieces);
        book.identifier = match &self.options.identifier {
            Some(identifier) => identifier.clone(),
            None => identifier(&parts.files),
        };
        let made = if cover::is_wanted(&self.options, is_book) {
            cover::made(&book, document, &self.theme, &self.fonts)?
        } else {
            None
        };
        if made.is_none() && cover::is_wanted(&self.options, is_book) {
            diagnostics.push(no_cover());
        }
        let cover = self.given.as_ref().or(made.as_ref());
        let fonts = if self.options.fonts {
            &FONT_FILES[..]
        } else {
            &[]
        };
        let package = opf::opf(&book, document, &parts, (cover, fonts), &self.options);
        let navigation = [
            navigation::contents(&book, &parts, cover.is_some()),
            navigation::ncx(&book, &parts),
        ];
        let cover_page = cover.map(|cover| cover::page(&book, cover));
        let mut members = vec![
            member("content.opf", &package),
            member("nav.xhtml", &navigation[0]),
            member("toc.ncx", &navigation[1]),
            Member {
                content: Content::Packed(&self.style),
                ..member("stylesheet.css", &[])
            },
        ];
        if let (Some(cover), Some(page)) = (cover, &cover_page) {
            members.push(member("cover.xhtml", page));
            members.push(Member {
                content: Content::Small(&cover.bytes),
                ..member(cover.name, &[])
            });
        }
        for (face, font) in self.fonts.faces.iter().zip(fonts) {
            members.push(member(font.name, face.bytes()));
        }
        members.extend(
            parts
                .files
                .iter()
                .map(|file| member(&file.name, &file.xhtml)),
        );
        self.idle
            .lend(|deflater| finish::finish(&self.container, &members, deflater, out))
    }
}

fn member<'m>(name: &str, bytes: &'m [u8]) -> Member<'m> {
    Member {
        name: format!("OEBPS/{name}"),
        content: Content::Plain(bytes),
    }
}

fn no_cover() -> Diagnostic {
    let message = "the book has no cover: no font has all letters of its title block";
    Diagnostic::new(Code::MissingGlyph, message)
        .hint("`--font FILE` gives a font that has them, `-O epub.cover=FILE` a picture")
        .hint("`-O epub.cover=none` wants none")
}

/// A UUID of version 5 (RFC 9562): the same words, the same book. It is made of a digest of 128 bits, since its own, SHA-1, takes
/// a tenth of the time that the whole book does.
fn identifier(files: &[chapters::File]) -> String {
    let mut digest = xxhash_rust::xxh3::Xxh3::new();
    for file in files {
        digest.update(&file.xhtml);
    }
    let content = digest.digest128().to_be_bytes();
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
