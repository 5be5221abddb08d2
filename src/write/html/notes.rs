//! Foot- and endnotes as a section of endnotes (DPUB-ARIA 1.1, `doc-endnotes`), each with links back to where it is called.

use super::blocks::{self, Lead};
use super::context::Context;
use super::inlines::call_id;
use crate::document::{Document, Note, Span};
use std::io::Write as _;
use std::ops::Range;

/// Where the author put some notes among some blocks: each run of them, and how many of the document's blocks stand above it.
/// Notes without a place of their own stand below everything.
pub(super) fn places(
    document: &Document<'_>,
    within: &Range<usize>,
    notes: &Range<usize>,
) -> Vec<(usize, Range<usize>)> {
    let blocks = &document.blocks[within.clone()];
    let mut places: Vec<(usize, Range<usize>)> = Vec::new();
    for index in notes.clone() {
        let note = &document.notes[index];
        let above = if note.span == Span::default() {
            blocks.len()
        } else {
            blocks.partition_point(|block| block.span.start < note.span.start)
        };
        let above = within.start + above;
        match places.last_mut() {
            Some((last, range)) if above <= *last => range.end = index + 1,
            _ => places.push((above, index..index + 1)),
        }
    }
    places
}

/// Appends a section of the notes of a range; nothing if there are none.
pub(in crate::write) fn notes(context: &mut Context<'_>, range: Range<usize>, out: &mut Vec<u8>) {
    let document = context.document;
    let Some(shown) = document.notes.get(range.clone()).filter(|n| !n.is_empty()) else {
        return;
    };
    // Landmarks of one role are told apart by their labels.
    context.notes_set += 1;
    let label = context.labels.notes;
    let _ = write!(
        out,
        "<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"{label}"
    );
    if context.notes_set > 1 {
        let _ = write!(out, " ({})", context.notes_set);
    }
    out.push(b'"');
    context.dialect.epub_type("endnotes", out);
    out.extend_from_slice(b">\n");
    // Numbers are counted by the list, as the author wrote them; of other marks no list knows.
    let numbers: Option<Vec<u32>> = shown.iter().map(number).collect();
    out.extend_from_slice(match numbers {
        Some(_) => b"<ol>\n",
        None => b"<ol class=\"marked\">\n",
    });
    let mut expected = 1;
    for (nth, (index, note)) in range.zip(shown).enumerate() {
        let _ = write!(out, "<li class=\"endnote\" id=\"note.{}\"", index + 1);
        if let Some(numbers) = &numbers {
            if numbers[nth] != expected {
                let _ = write!(out, " value=\"{}\"", numbers[nth]);
            }
            expected = numbers[nth].saturating_add(1);
        }
        out.push(b'>');
        let mark = numbers.is_none().then_some(note.mark.as_ref());
        blocks::item(
            context,
            &note.blocks,
            Lead {
                label: mark,
                tight: false,
            },
            out,
        );
        back_links(context, index, out);
        out.extend_from_slice(b"</li>\n");
    }
    out.extend_from_slice(b"</ol>\n</section>\n");
}

/// The number that a mark is, if a list counts it just so.
fn number(note: &Note<'_>) -> Option<u32> {
    let number: u32 = note.mark.parse().ok()?;
    // Browsers count in 32 bits, signed; "007" and "+7" would lose something.
    (number < 1 << 31 && number.to_string() == note.mark).then_some(number)
}

/// Links to each call, set at the end of the note's last paragraph if it ends with one.
fn back_links(context: &mut Context<'_>, index: usize, out: &mut Vec<u8>) {
    const PARAGRAPH_END: &[u8] = b"</p>\n";
    let calls = std::mem::take(&mut context.calls[index]);
    if calls.is_empty() {
        return;
    }
    let within = out.ends_with(PARAGRAPH_END);
    if within {
        out.truncate(out.len() - PARAGRAPH_END.len());
    }
    for (nth, file) in calls.iter().enumerate() {
        out.extend_from_slice(b" <a href=\"");
        context.file_href(Some(file), out);
        call_id(index, nth, out);
        let label = context.labels.back;
        let _ = write!(out, "\" role=\"doc-backlink\" aria-label=\"{label}");
        if calls.len() > 1 {
            let _ = write!(out, " ({})", nth + 1);
        }
        // The selector after the arrow asks for the text form, not the emoji.
        out.extend_from_slice("\">\u{21A9}\u{FE0E}</a>".as_bytes());
    }
    if within {
        out.extend_from_slice(PARAGRAPH_END);
    }
    context.calls[index] = calls;
}
