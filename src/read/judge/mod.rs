//! A read article → what its author may want to know before it is published: what it does not say, and conventions that it
//! does not keep.
//!
//! ```text
//! - bread
//! - milk
//! * salt          →   mixed-bullets: `*` leads an item among items led by `-`
//! ```
//!
//! In come the text and its tree, with the user's own metadata in their place; out come findings. It changes nothing, and it
//! knows a convention as mixed only where both kinds are used for the same thing.

mod bullets;
mod headings;
mod signs;

use super::{Parts, ReadOptions, Reading, boilerplate};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::{Block, BlockKind, Document, FrontPart, plain_text};
use crate::source::Source;

/// Judges what an article says of itself. `has_places` is whether spans of the tree are places in the source.
pub fn judge(
    source: &Source,
    document: &Document<'_>,
    has_places: bool,
    diagnostics: &mut Diagnostics,
) {
    let mut found = Diagnostics::new();
    judge_date(document, &mut found);
    if document.metadata.authors.is_empty() {
        let unsigned = Diagnostic::new(Code::Unsigned, "the article does not say by whom it is");
        found.push(unsigned.hint("a line such as `By Ada Moss` says it, or `-M author=NAME`"));
    }
    signs::judge(source, document, has_places, &mut found);
    for mut finding in found {
        finding.span = finding.span.filter(|_| has_places);
        diagnostics.push(finding);
    }
}

/// Judges how a plain text marks its structure. It is read once more for that: the tree has no marks.
pub fn judge_marks(source: &Source, options: &ReadOptions, diagnostics: &mut Diagnostics) {
    let parts = Parts::of(source.text(), options);
    let article = parts.article();
    let title = boilerplate::field(parts.before(), "Title");
    let reading = Reading::of_article(article, title, options);
    bullets::judge(article, &reading.judged, diagnostics);
    headings::judge(article, &reading.judged, diagnostics);
}

fn judge_date(document: &Document<'_>, found: &mut Diagnostics) {
    if document.metadata.date.is_some() {
        return;
    }
    let is_date = |block: &&Block<'_>| {
        matches!(
            block.kind,
            BlockKind::Front {
                part: FrontPart::Date,
                ..
            }
        )
    };
    let hint = "a line below the title says it, or `-M date=2025-06-02`";
    let finding = match document.blocks.iter().find(is_date) {
        Some(Block {
            kind: BlockKind::Front { content, .. },
            span,
        }) => {
            let message = format!(
                "`{}` could be either of two days, so that the article has no date",
                plain_text(content).trim()
            );
            Diagnostic::new(Code::AmbiguousDate, message).at(*span)
        }
        _ => undated(document),
    };
    found.push(finding.hint(hint));
}

/// Who signs an article has published it on some day. Many texts have no day by their nature.
fn undated(document: &Document<'_>) -> Diagnostic {
    let metadata = &document.metadata;
    let is_signed = !metadata.authors.is_empty();
    let is_news = metadata.place.is_some() || metadata.agency.is_some();
    let finding = Diagnostic::new(Code::Undated, "the article does not say its date");
    Diagnostic {
        severity: if is_signed || is_news {
            finding.severity
        } else {
            Severity::Detail
        },
        ..finding
    }
}
