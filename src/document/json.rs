//! The tree as JSON, in an envelope that says its version: `{"copydesk": 1, "metadata": …, "blocks": …, "notes": …}`.
//!
//! In comes JSON, out comes a [`Document`] that the writers can trust, or a message that says where it is none. Fields that
//! this version does not know are ignored; a major version that it does not know is refused.

use super::{Block, BlockKind, Document, Inline, Marker, children};
use serde::{Deserialize, Serialize};

/// The version of the tree that this crate reads and writes.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Written<'d, 'a> {
    copydesk: u32,
    #[serde(flatten)]
    document: &'d Document<'a>,
}

#[derive(Deserialize)]
struct Version {
    copydesk: Option<u32>,
}

/// Why JSON is no document, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// What is wrong.
    pub message: String,
    /// Line and column, from 1, where the JSON itself is at fault.
    pub at: Option<(usize, usize)>,
}

/// Appends the document in its envelope, indented, with a line end.
pub fn write(document: &Document<'_>, out: &mut Vec<u8>) {
    serde_json::to_writer_pretty(
        &mut *out,
        &Written {
            copydesk: VERSION,
            document,
        },
    )
    .expect("a tree has only string keys");
    out.push(b'\n');
}

/// Reads a document back from its envelope.
///
/// # Errors
/// When it is not JSON, has no version or one of another major, or when the tree contradicts itself (a note that is
/// called but absent, a table row of another width).
pub fn read(json: &str) -> Result<Document<'static>, Rejected> {
    let syntax = |error: serde_json::Error| Rejected {
        message: error.to_string(),
        at: Some((error.line(), error.column())),
    };
    let version: Version = serde_json::from_str(json).map_err(syntax)?;
    match version.copydesk {
        Some(VERSION) => {}
        Some(other) => {
            return Err(rejected(format!(
                "this tree is of version {other}, and only version {VERSION} can be read"
            )));
        }
        None => {
            return Err(rejected(format!(
                "this JSON has no `\"copydesk\": {VERSION}` envelope"
            )));
        }
    }
    let document: Document<'static> = serde_json::from_str(json).map_err(syntax)?;
    check(&document).map_err(rejected)?;
    Ok(document)
}

/// What a tree looks like, as JSON Schema 2020-12. [`read`] asks for more: that every note that is called is there, and that the
/// rows of a table are alike.
#[cfg(feature = "cli")]
pub fn schema() -> serde_json::Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_deserialize();
    let mut schema = settings
        .into_generator()
        .into_root_schema_for::<Document<'static>>()
        .to_value();
    schema["title"] = "A tree of copydesk".into();
    schema["properties"]["copydesk"] = serde_json::json!({
        "description": "The version of the tree.",
        "const": VERSION,
    });
    if let Some(required) = schema["required"].as_array_mut() {
        required.insert(0, "copydesk".into());
    }
    schema
}

fn rejected(message: String) -> Rejected {
    Rejected { message, at: None }
}

/// What the types cannot say.
fn check(document: &Document<'_>) -> Result<(), String> {
    let notes = document.notes.len();
    check_articles(document)?;
    check_blocks(&document.blocks, notes)?;
    document
        .notes
        .iter()
        .try_for_each(|note| check_blocks(&note.blocks, notes))
}

fn check_articles(document: &Document<'_>) -> Result<(), String> {
    let (mut blocks, mut notes) = (0, 0);
    for article in &document.articles {
        let (own, own_notes) = (&article.blocks, &article.notes);
        let ordered = blocks <= own.start && own.start < own.end;
        let ordered = ordered && notes <= own_notes.start && own_notes.start <= own_notes.end;
        (blocks, notes) = (own.end, own_notes.end);
        if !ordered || blocks > document.blocks.len() || notes > document.notes.len() {
            return Err("articles stand in their order, each with blocks of its own".to_owned());
        }
    }
    Ok(())
}

fn check_blocks(blocks: &[Block<'_>], notes: usize) -> Result<(), String> {
    for block in blocks {
        if block.span.start > block.span.end {
            return Err(format!(
                "a span ends at {} before it starts at {}",
                block.span.end, block.span.start
            ));
        }
        match &block.kind {
            BlockKind::Table(table) => {
                let width = table.columns.len();
                let head_fits = table.head.is_empty() || table.head.len() == width;
                if width == 0 || !head_fits || table.rows.iter().any(|row| row.len() != width) {
                    return Err(format!(
                        "a table of {width} columns has rows of another width"
                    ));
                }
            }
            BlockKind::List(list) => {
                let labelled = list.marker == Marker::Label;
                if list
                    .items
                    .iter()
                    .any(|item| item.label.is_some() != labelled)
                {
                    return Err(
                        "items have labels in a list of marker `label`, and only there".to_owned(),
                    );
                }
            }
            _ => {}
        }
        let (inner, inlines) = children(block);
        inlines
            .into_iter()
            .try_for_each(|content| check_inlines(content, notes))?;
        inner
            .into_iter()
            .try_for_each(|blocks| check_blocks(blocks, notes))?;
    }
    Ok(())
}

fn check_inlines(content: &[Inline<'_>], notes: usize) -> Result<(), String> {
    content.iter().try_for_each(|inline| match inline {
        Inline::Emphasis(content) | Inline::Strong(content) => check_inlines(content, notes),
        Inline::Link(link) => check_inlines(&link.content, notes),
        Inline::Note(id) if id.0 as usize >= notes => Err(format!(
            "note {} is called, and there are {notes} notes",
            id.0
        )),
        Inline::Note(_) | Inline::Text(_) | Inline::Code(_) | Inline::LineBreak => Ok(()),
    })
}
