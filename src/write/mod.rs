//! Document → bytes: the registry of output formats.
//!
//! A new backend is a file here, its `mod` line and its row in [`FORMATS`]; help, documentation, lookup by name and by
//! extension and the tests derive from the row. Writers do no I/O and never read the source: meaning was settled by the reader.

#[cfg(any(feature = "epub", feature = "pdf"))]
mod deflate;
#[cfg(feature = "epub")]
mod epub;
pub mod escape;
pub mod html;
#[cfg(any(feature = "epub", feature = "pdf"))]
mod idle;
mod json;
mod labels;
mod markdown;
#[cfg(feature = "pdf")]
mod pdf;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{self, Document, Labelled};
use crate::theme::Theme;
use anyhow::Context as _;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A row of the registry: all that the program knows of an output format.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// Other names for it.
    pub aliases: &'static [&'static str],
    /// The extension of its files, without a dot.
    pub extension: &'static str,
    /// Its media type (RFC 6838).
    pub media_type: &'static str,
    /// A line for the user.
    pub about: &'static str,
    /// Whether its bytes would harm a terminal.
    pub binary: bool,
    /// Whether it wants the fonts of [`Settings::fonts`].
    pub wants_fonts: bool,
    /// The options that `-O NAME.KEY=VALUE` sets.
    pub options: &'static [OptionInfo],
    /// What a person would compare of a file, member by member or page by page.
    ///
    /// # Errors
    /// When the bytes are no file of this format.
    pub parts: fn(&[u8]) -> anyhow::Result<Vec<Part>>,
    /// Makes a writer; reads and checks its options, once a run.
    pub open: fn(&Settings) -> anyhow::Result<Box<dyn Writer>>,
}

/// A part of a file: a member of an archive, the words of a page.
pub struct Part {
    /// What it is called; nothing, where it is all there is.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The parts of a file that is all text.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the formats that have parts may fail"
)]
fn whole(bytes: &[u8]) -> anyhow::Result<Vec<Part>> {
    Ok(vec![Part {
        name: String::new(),
        bytes: bytes.to_vec(),
    }])
}

/// What the user is told of an option.
pub struct OptionInfo {
    /// Its key.
    pub name: &'static str,
    /// What it takes and does, and its default.
    pub about: &'static str,
    /// Whether its value is the path of a file, unless it is one of these words.
    pub file: Option<&'static [&'static str]>,
}

impl OptionInfo {
    /// An option that takes a value.
    const fn new(name: &'static str, about: &'static str) -> Self {
        let file = None;
        Self { name, about, file }
    }

    /// An option that takes the path of a file, or one of some words.
    const fn file(name: &'static str, about: &'static str, or: &'static [&'static str]) -> Self {
        let file = Some(or);
        Self { name, about, file }
    }
}

/// Turns documents into bytes of one format.
pub trait Writer: Send + Sync {
    /// Appends the document to `out`. Same document and settings, same bytes.
    ///
    /// # Errors
    /// When no valid file can be made; what is in `out` is then worthless.
    fn write(
        &self,
        document: &Document<'_>,
        out: &mut Vec<u8>,
        diagnostics: &mut Diagnostics,
    ) -> anyhow::Result<()>;
}

/// What the formats share, and the options of each.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Measures, faces and colours.
    pub theme: Theme,
    /// Font files given by the user, in order of preference; the theme's own come before them.
    pub fonts: Vec<FontFile>,
    /// Where fonts are looked for that have what all others lack.
    pub more_fonts: Option<Arc<dyn FontSource>>,
    /// The time to stamp files with, in seconds since 1970 (`SOURCE_DATE_EPOCH`). Without it, the article's own date or none.
    pub timestamp: Option<i64>,
    /// The bytes of the files that options name, by their paths.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// `options["pdf"]["paper"]`: values as they came, checked by each format's `open`.
    pub options: BTreeMap<String, serde_json::Map<String, serde_json::Value>>,
}

/// Font files that are read only when a text needs them. To be asked again gives the same answer.
pub trait FontSource: std::fmt::Debug + Send + Sync {
    /// The files of the `n`-th family in order of preference, the regular face first; none beyond the last family. What cannot
    /// be read is left out.
    fn family(&self, n: usize) -> Option<Vec<FontFile>>;
}

/// The bytes of a font file and what diagnostics call it.
#[derive(Clone)]
pub struct FontFile {
    /// Its path or name.
    pub name: String,
    /// TrueType, OpenType or a collection of them.
    pub bytes: Arc<[u8]>,
}

impl std::fmt::Debug for FontFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FontFile")
            .field("name", &self.name)
            .field("bytes", &self.bytes.len())
            .finish()
    }
}

impl Settings {
    /// The bytes of a file that an option names.
    fn file(&self, path: &str) -> anyhow::Result<&Arc<[u8]>> {
        let bytes = self.files.get(path);
        bytes.with_context(|| format!("the bytes of `{path}` are not given"))
    }

    /// The text of a file that an option names.
    fn text_of(&self, path: &str) -> anyhow::Result<&str> {
        let text = std::str::from_utf8(self.file(path)?);
        text.with_context(|| format!("`{path}` is no text in UTF-8"))
    }

    /// The options of a format, in its own struct.
    ///
    /// # Errors
    /// When a key or a value is not one of the struct's, named with the format.
    pub fn options<T: DeserializeOwned>(&self, format: &str) -> anyhow::Result<T> {
        let table = self.options.get(format).cloned().unwrap_or_default();
        let parse = |table| serde_json::from_value(serde_json::Value::Object(table));
        parse(table.clone()).map_err(|error| {
            // The error says what is wrong, not with which key: that is the one without which it is gone.
            let is_culprit = |key: &&String| {
                let mut rest = table.clone();
                rest.remove(*key);
                parse(rest).is_ok()
            };
            match table.keys().find(is_culprit) {
                Some(key) => anyhow::anyhow!("option `{format}.{key}`: {error}"),
                None => anyhow::anyhow!("options of {format}: {error}"),
            }
        })
    }
}

/// A guess at the bytes of an article as text with marks: its words, and a little more. A wrong one only costs a reallocation.
fn likely_len(document: &Document<'_>) -> usize {
    /// A tree may say any place of its blocks.
    const MOST: usize = 1 << 26;
    let end = document.blocks.last().map_or(0, |block| block.span.end);
    let words = (end as usize).min(MOST);
    words + words / 8
}

/// What the article is called where a file must have a name for it (window titles, package metadata), and a finding if
/// that is not its title.
pub(crate) fn label(document: &Document<'_>, diagnostics: &mut Diagnostics) -> String {
    let label = document::label(document);
    let (what, hint) = match document.articles[..] {
        [] => ("article", "`-M title=TEXT` sets one"),
        _ => ("issue", "`--title TEXT` sets one"),
    };
    let instead = match &label {
        Labelled::Title(_) => None,
        Labelled::Heading(_) => Some("its first heading"),
        Labelled::Words(_) => Some("its first words"),
        Labelled::Empty => Some("`Untitled`"),
    };
    if let Some(instead) = instead {
        diagnostics.push(
            Diagnostic::new(
                Code::Untitled,
                format!(
                    "the {what} has no title; {instead} will stand for it in the file's metadata"
                ),
            )
            .hint(hint),
        );
    }
    let words: Vec<&str> = label.text().split_whitespace().collect();
    words.join(" ")
}

/// Every output format, in the order in which the user sees them.
pub static FORMATS: &[Format] = &[
    markdown::FORMAT,
    html::FORMAT,
    #[cfg(feature = "epub")]
    epub::FORMAT,
    #[cfg(feature = "pdf")]
    pdf::FORMAT,
    json::FORMAT,
];

/// The format of a name or alias, in any case.
pub fn by_name(name: &str) -> Option<&'static Format> {
    let is = |candidate: &str| candidate.eq_ignore_ascii_case(name);
    FORMATS
        .iter()
        .find(|format| is(format.name) || format.aliases.iter().any(|alias| is(alias)))
}

/// The format of a file extension without its dot, in any case.
pub fn by_extension(extension: &str) -> Option<&'static Format> {
    FORMATS
        .iter()
        .find(|format| format.extension.eq_ignore_ascii_case(extension))
        .or_else(|| by_name(extension))
}
