//! Text → document. Reading text never fails: the worst case is paragraphs and diagnostics.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Block, BlockKind, Document, Inline, Span, json};
use crate::source::Source;

/// What the user knows of an article.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// BCP 47 tag of its language; guessed from the text otherwise.
    pub language: Option<String>,
}

/// Finds the structure of a plain text.
pub fn read<'a>(
    source: &'a Source,
    _options: &ReadOptions,
    _diagnostics: &mut Diagnostics,
) -> Document<'a> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for chunk in source.text().split_inclusive("\n\n") {
        let span = Span::new(at, at + chunk.len());
        at += chunk.len();
        if !chunk.trim().is_empty() {
            let text = chunk.trim().replace('\n', " ");
            blocks.push(Block {
                kind: BlockKind::Paragraph(vec![Inline::Text(text.into())]),
                span,
            });
        }
    }
    Document {
        blocks,
        ..Document::default()
    }
}

/// A form that articles come in.
pub struct InputFormat {
    /// Its name on the command line (`-f`).
    pub name: &'static str,
    /// Extensions, without a dot, that mean it.
    pub extensions: &'static [&'static str],
    /// A line for the user.
    pub about: &'static str,
    /// The reader.
    pub read:
        for<'a> fn(&'a Source, &ReadOptions, &mut Diagnostics) -> Result<Document<'a>, Diagnostic>,
}

/// Every input format; the first takes what no extension claims.
pub static INPUT_FORMATS: &[InputFormat] = &[
    InputFormat {
        name: "text",
        extensions: &["txt", "text"],
        about: "plain text, its structure found",
        read: |source, options, diagnostics| Ok(read(source, options, diagnostics)),
    },
    InputFormat {
        name: "json",
        extensions: &["json"],
        about: "the document tree, as `-t json` writes it",
        read: |source, _, _| {
            json::read(source.text()).map_err(|rejected| {
                let mut diagnostic = Diagnostic::new(Code::InvalidTree, rejected.message);
                if let Some((line, column)) = rejected.at {
                    let start = source.offset(line, column);
                    diagnostic = diagnostic.at(Span::new(start, start));
                }
                diagnostic.hint("`-f text` reads it as plain text")
            })
        },
    },
];

/// The outcome of the rules on a region of the text, for `copydesk explain`.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// First and last line, from 1.
    pub lines: (usize, usize),
    /// What the region is taken for: "heading", "paragraph", …
    pub role: &'static str,
    /// The rule that won.
    pub rule: &'static str,
    /// Its score, 0 to 100.
    pub score: u8,
    /// The rule that came second, and its score.
    pub runner_up: Option<(&'static str, u8)>,
}

/// Says for each region of a plain text what it is taken for, and by which rule.
pub fn explain(_source: &Source, _options: &ReadOptions) -> Vec<Explained> {
    Vec::new()
}
