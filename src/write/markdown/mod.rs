//! Markdown: `CommonMark` with GFM's tables and notes, front matter in YAML.
//!
//! In comes a document, out goes text that reads well as it is and that any reader of Markdown takes for the same words and
//! headings. What Markdown has no form for (verse, definitions, labels of items) is set in the nearest form with all its words.

mod blocks;
mod inlines;
mod lists;
mod page;
mod sides;

use super::html::inlines::valid_iso;
use super::{Format, OptionInfo, Settings, Writer, escape};
use crate::diagnostic::Diagnostics;
use crate::document::{Document, Inline, Metadata, Note, children, without_note_headings};
use page::Page;

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    aliases: &["md"],
    extension: "md",
    media_type: "text/markdown",
    about: "CommonMark with tables and notes, front matter in YAML",
    binary: false,
    wants_fonts: false,
    options: &[OptionInfo {
        name: "front-matter",
        about: "`true`: title, author, date and the like in YAML before the text; `false`: without (default: true)",
    }],
    open,
};

#[derive(Clone, Copy, serde::Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct Options {
    front_matter: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { front_matter: true }
    }
}

fn open(settings: &Settings) -> anyhow::Result<Box<dyn Writer>> {
    let options: Options = settings.options("markdown")?;
    Ok(Box::new(Markdown { options }))
}

struct Markdown {
    options: Options,
}

impl Writer for Markdown {
    fn write(
        &self,
        document: &Document<'_>,
        out: &mut Vec<u8>,
        _: &mut Diagnostics,
    ) -> anyhow::Result<()> {
        if self.options.front_matter {
            front_matter(&document.metadata, out);
        }
        let document = &*without_note_headings(document);
        let mut page = Page::new(document, note_labels(document));
        page.top(&document.blocks);
        page.notes(&document.notes);
        out.extend_from_slice(page.finish().as_bytes());
        Ok(())
    }
}

/// What the article says of itself; nothing if it says nothing.
fn front_matter(metadata: &Metadata<'_>, out: &mut Vec<u8>) {
    let start = out.len();
    let scalar = |key: &str, value: Option<&str>, out: &mut Vec<u8>| {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            out.extend_from_slice(key.as_bytes());
            out.extend_from_slice(b": ");
            escape::yaml_string(value, out);
            out.push(b'\n');
        }
    };
    let list = |key: &str, values: &[std::borrow::Cow<'_, str>], out: &mut Vec<u8>| {
        if !values.is_empty() {
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
    if let Some(iso) = metadata.date.as_ref().and_then(valid_iso) {
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

fn mark_called(blocks: &[crate::document::Block<'_>], called: &mut [bool]) {
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
