//! Markdown: `CommonMark` with GFM's tables and notes, or without, or with Pandoc's lists of definitions; front matter in YAML.
//!
//! In comes a document, out goes text that reads well as it is and that any reader of Markdown takes for the same words and
//! headings. What Markdown has no form for (verse, definitions, labels of items) is set in the nearest form with all its words.

mod around;
mod blocks;
mod contents;
mod inlines;
mod links;
mod lists;
mod page;
mod sides;
mod stress;
mod typed;
mod wrap;

use super::html::inlines::valid_iso;
use super::{Format, OptionInfo, Settings, Writer, escape, whole};
use crate::diagnostic::Diagnostics;
use crate::document::{
    Block, BlockKind, Document, Inline, Metadata, Note, children, without_note_headings,
};
use page::{Page, Width};

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    aliases: &["md"],
    extension: "md",
    media_type: "text/markdown",
    about: "CommonMark with tables and notes, front matter in YAML",
    binary: false,
    wants_fonts: false,
    options: &[
        OptionInfo::new(
            "front-matter",
            "`true`: title, author, date and the like in YAML before the text; `false`: without; or the keys that are wanted, as `title,date` (default: true)",
        ),
        OptionInfo::new(
            "flavour",
            "`gfm`: with tables and notes; `commonmark`: without; `pandoc`: also with definition lists (default: gfm)",
        ),
        OptionInfo::new(
            "width",
            "`none`; `sentence`: a line for each; or the columns of a line, from 20 (default: none)",
        ),
    ],
    parts: whole,
    open,
};

#[derive(serde::Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Options {
    front_matter: Keys,
    flavour: Flavour,
    width: WidthOption,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            front_matter: Keys::All(true),
            flavour: Flavour::default(),
            width: WidthOption::Word(WidthWord::None),
        }
    }
}

/// The keys of the front matter.
#[derive(serde::Deserialize)]
#[serde(
    untagged,
    expecting = "expected `true`, `false` or keys parted by commas"
)]
enum Keys {
    All(bool),
    Some(String),
}

/// Which Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Flavour {
    /// `CommonMark` alone: notes are brackets in the text and paragraphs below it, tables stand in code blocks.
    Commonmark,
    /// With tables and notes.
    #[default]
    Gfm,
    /// With definition lists, too, and with what means something to Pandoc escaped.
    Pandoc,
}

#[derive(Clone, Copy, serde::Deserialize)]
#[serde(
    untagged,
    expecting = "expected `none`, `sentence` or a number of columns"
)]
enum WidthOption {
    Word(WidthWord),
    Columns(usize),
}

#[derive(Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WidthWord {
    None,
    Sentence,
}

/// Every key of the front matter, in its order.
const KEYS: [&str; 8] = [
    "title",
    "author",
    "date",
    "lang",
    "description",
    "place",
    "agency",
    "keywords",
];

fn open(settings: &Settings) -> anyhow::Result<Box<dyn Writer>> {
    let options: Options = settings.options("markdown")?;
    let keys = match &options.front_matter {
        Keys::All(true) => KEYS.to_vec(),
        Keys::All(false) => Vec::new(),
        Keys::Some(wanted) => {
            let wanted: Vec<&str> = wanted.split(',').map(str::trim).collect();
            if let Some(unknown) = wanted.iter().find(|key| !KEYS.contains(key)) {
                anyhow::bail!(
                    "option `markdown.front-matter`: there is no key `{unknown}`; there are `{}`",
                    KEYS.join("`, `")
                );
            }
            KEYS.into_iter()
                .filter(|key| wanted.contains(key))
                .collect()
        }
    };
    let width = match options.width {
        WidthOption::Word(WidthWord::None) => Width::None,
        WidthOption::Word(WidthWord::Sentence) => Width::Sentence,
        WidthOption::Columns(columns) if columns >= LEAST_WIDTH => Width::Columns(columns),
        WidthOption::Columns(_) => {
            anyhow::bail!("option `markdown.width`: lines have {LEAST_WIDTH} columns or more")
        }
    };
    Ok(Box::new(Markdown {
        keys,
        flavour: options.flavour,
        width,
    }))
}

/// Lists in lists have room in this many columns.
const LEAST_WIDTH: usize = 20;

struct Markdown {
    /// The keys of the front matter.
    keys: Vec<&'static str>,
    flavour: Flavour,
    width: Width,
}

impl Writer for Markdown {
    fn write(
        &self,
        document: &Document<'_>,
        out: &mut Vec<u8>,
        _: &mut Diagnostics,
    ) -> anyhow::Result<()> {
        front_matter(&document.metadata, &self.keys, out);
        let document = &*without_note_headings(document);
        let labels = match self.flavour {
            Flavour::Commonmark => vec![None; document.notes.len()],
            Flavour::Gfm | Flavour::Pandoc => note_labels(document),
        };
        // What stands there already is made the page, if it is text, and is not copied then.
        let above = String::from_utf8(std::mem::take(out));
        let above = above.unwrap_or_else(|other| {
            *out = other.into_bytes();
            String::new()
        });
        let mut page = Page::new(document, labels, above);
        page.flavour = self.flavour;
        page.width = self.width;
        if self.flavour == Flavour::Commonmark {
            page.marks = document
                .notes
                .iter()
                .map(|note| format!("[{}]", note.mark))
                .collect();
        }
        let listed = document.articles.first().map_or(0, |first| {
            let is_front = |block: &&Block<'_>| matches!(block.kind, BlockKind::Front { .. });
            let above = &document.blocks[..first.blocks.start];
            above.iter().take_while(is_front).count()
        });
        let (above, below) = document.blocks.split_at(listed);
        page.top(above);
        if !document.articles.is_empty() {
            page.contents(document);
        }
        if listed > 0 || !document.articles.is_empty() {
            page.blank_line();
        }
        page.top(below);
        page.notes(&document.notes);
        let text = page.finish().into_bytes();
        if out.is_empty() {
            *out = text;
        } else {
            out.extend_from_slice(&text);
        }
        Ok(())
    }
}

/// What the article says of itself; nothing if it says nothing.
fn front_matter(metadata: &Metadata<'_>, keys: &[&str], out: &mut Vec<u8>) {
    let start = out.len();
    let scalar = |key: &str, value: Option<&str>, out: &mut Vec<u8>| {
        if let Some(value) = value.filter(|value| keys.contains(&key) && !value.trim().is_empty()) {
            out.extend_from_slice(key.as_bytes());
            out.extend_from_slice(b": ");
            escape::yaml_string(value, out);
            out.push(b'\n');
        }
    };
    let list = |key: &str, values: &[std::borrow::Cow<'_, str>], out: &mut Vec<u8>| {
        if keys.contains(&key) && !values.is_empty() {
            out.extend_from_slice(key.as_bytes());
            out.extend_from_slice(b":\n");
            for value in values {
                out.extend_from_slice(b"  - ");
                escape::yaml_string(value, out);
                out.push(b'\n');
            }
        }
    };
    out.extend_from_slice(b"---\n");
    let nothing = out.len();
    scalar("title", metadata.title.as_deref(), out);
    list("author", &metadata.authors, out);
    let date = metadata.date.as_ref().filter(|_| keys.contains(&"date"));
    if let Some(iso) = date.and_then(valid_iso) {
        // Without quotes YAML takes it for the date that it is.
        out.extend_from_slice(b"date: ");
        out.extend_from_slice(iso.as_bytes());
        out.push(b'\n');
    }
    let language = escape::language_tag(metadata.language.as_deref());
    scalar("lang", Some(language).filter(|&tag| tag != "und"), out);
    scalar("description", metadata.standfirst.as_deref(), out);
    scalar("place", metadata.place.as_deref(), out);
    scalar("agency", metadata.agency.as_deref(), out);
    list("keywords", &metadata.keywords, out);
    if out.len() == nothing {
        out.truncate(start);
    } else {
        out.extend_from_slice(b"---\n\n");
    }
}

/// The label of each note, `None` for a note that nothing calls: a reader of Markdown drops such definitions.
/// Labels are the author's marks where they tell all notes apart, else places in the list.
fn note_labels(document: &Document<'_>) -> Vec<Option<String>> {
    let notes = &document.notes;
    if notes.is_empty() {
        return Vec::new();
    }
    let mut called = vec![false; notes.len()];
    let bodies = notes.iter().map(|note| note.blocks.as_slice());
    for blocks in std::iter::once(document.blocks.as_slice()).chain(bodies) {
        mark_called(blocks, &mut called);
    }
    let is_label = |note: &Note<'_>| {
        !note.mark.is_empty()
            && note.mark.len() <= 32
            && note.mark.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let mut marks: Vec<String> = notes.iter().map(|n| n.mark.to_ascii_lowercase()).collect();
    marks.sort_unstable();
    marks.dedup();
    let by_mark = marks.len() == notes.len() && notes.iter().all(is_label);
    let label = |(index, (note, called)): (usize, (&Note<'_>, bool))| {
        called.then(|| {
            if by_mark {
                note.mark.clone().into_owned()
            } else {
                (index + 1).to_string()
            }
        })
    };
    notes.iter().zip(called).enumerate().map(label).collect()
}

fn mark_called(blocks: &[Block<'_>], called: &mut [bool]) {
    fn walk(content: &[Inline<'_>], called: &mut [bool]) {
        for inline in content {
            match inline {
                Inline::Emphasis(content) | Inline::Strong(content) => walk(content, called),
                Inline::Link(link) => walk(&link.content, called),
                Inline::Note(id) => {
                    if let Some(called) = called.get_mut(id.0 as usize) {
                        *called = true;
                    }
                }
                Inline::Text(_) | Inline::Code(_) | Inline::LineBreak => {}
            }
        }
    }
    for block in blocks {
        let (inner, inlines) = children(block);
        for content in inlines {
            walk(content, called);
        }
        for blocks in inner {
            mark_called(blocks, called);
        }
    }
}
