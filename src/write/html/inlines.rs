//! Runs of text as HTML or XHTML.
//!
//! ```text
//! Emphasis([Text("so")]), Note(0)  →  <em>so</em><sup><a href="#note.1" id="call.1" role="doc-noteref">1</a></sup>
//! ```

use super::context::Context;
use super::escape;
use crate::document::{Date, Inline, Link, NoteId, Target, plain_text};
use std::io::Write as _;

/// Appends inlines.
#[inline]
pub(super) fn inlines(context: &mut Context<'_>, content: &[Inline<'_>], out: &mut Vec<u8>) {
    match content {
        // Most paragraphs are one text.
        [Inline::Text(text)] => escape::html_text(text, out),
        _ => several(context, content, out),
    }
}

fn several(context: &mut Context<'_>, content: &[Inline<'_>], out: &mut Vec<u8>) {
    for inline in content {
        match inline {
            Inline::Text(text) => escape::html_text(text, out),
            Inline::Emphasis(content) => {
                out.extend_from_slice(b"<em>");
                inlines(context, content, out);
                out.extend_from_slice(b"</em>");
            }
            Inline::Strong(content) => {
                out.extend_from_slice(b"<strong>");
                inlines(context, content, out);
                out.extend_from_slice(b"</strong>");
            }
            Inline::Code(text) => {
                out.extend_from_slice(b"<code>");
                escape::html_text(text, out);
                out.extend_from_slice(b"</code>");
            }
            Inline::Link(link) => self::link(context, link, out),
            Inline::Note(id) => call(context, *id, out),
            Inline::LineBreak => line_break(context, out),
        }
    }
}

/// Appends inlines in which the article's date, if it stands there, is marked as such.
pub(super) fn dated(context: &mut Context<'_>, content: &[Inline<'_>], out: &mut Vec<u8>) {
    for (index, inline) in content.iter().enumerate() {
        if let Inline::Text(text) = inline
            && let Some(date) = context.date
            && let Some(iso) = valid_iso(date)
            && let Some(at) = text.find(date.source.as_ref())
        {
            let end = at + date.source.len();
            escape::html_text(&text[..at], out);
            out.extend_from_slice(b"<time datetime=\"");
            out.extend_from_slice(iso.as_bytes());
            out.extend_from_slice(b"\">");
            escape::html_text(&date.source, out);
            out.extend_from_slice(b"</time>");
            escape::html_text(&text[end..], out);
            context.date = None;
            return inlines(context, &content[index + 1..], out);
        }
        inlines(context, std::slice::from_ref(inline), out);
    }
}

/// The date's machine form, if a machine will take it: a day, or a month of a year.
pub(in crate::write) fn valid_iso<'d>(date: &'d Date<'_>) -> Option<&'d str> {
    let iso = date.iso.as_str();
    let day = match iso.len() {
        10 => iso.parse::<jiff::civil::Date>(),
        7 => format!("{iso}-01").parse::<jiff::civil::Date>(),
        _ => return None,
    };
    (day.is_ok() && !date.source.trim().is_empty()).then_some(iso)
}

pub(super) fn line_break(context: &Context<'_>, out: &mut Vec<u8>) {
    out.extend_from_slice(b"<br");
    out.extend_from_slice(context.dialect.void_end());
    out.push(b'\n');
}

/// A link that leads nowhere, or stands in a link, is its words.
fn link(context: &mut Context<'_>, link: &Link<'_>, out: &mut Vec<u8>) {
    let start = out.len();
    if !context.in_link && !plain_text(&link.content).trim().is_empty() {
        out.extend_from_slice(b"<a href=\"");
        let target = match &link.target {
            Target::Url(url) => escape::url(url).map(|url| escape::html_attribute(&url, out)),
            Target::Heading(slug) => context.heading_href(slug, out),
        };
        if target.is_some() {
            out.extend_from_slice(b"\">");
            context.in_link = true;
            inlines(context, &link.content, out);
            context.in_link = false;
            out.extend_from_slice(b"</a>");
            return;
        }
        out.truncate(start);
    }
    inlines(context, &link.content, out);
}

/// The mark of a note, linked to the note; its own identifier lets the note link back.
fn call(context: &mut Context<'_>, id: NoteId, out: &mut Vec<u8>) {
    let index = id.0 as usize;
    let Some(note) = context.document.notes.get(index) else {
        return;
    };
    // In a copy and in a search the mark does not run into its word: 1794 is found, and not 17942. A joiner shows nothing.
    let runs_on = match out.as_slice() {
        // Quotation marks and dashes.
        [.., 0xe2, 0x80, _] => false,
        [.., last] if last.is_ascii_alphanumeric() || *last >= 0x80 => true,
        ended => ended.ends_with(b"</em>") || ended.ends_with(b"</strong>"),
    };
    out.extend_from_slice(b"<sup>");
    if runs_on {
        out.extend_from_slice("\u{2060}".as_bytes());
    }
    if context.in_link {
        escape::html_text(&note.mark, out);
    } else {
        out.extend_from_slice(b"<a href=\"");
        context.note_href(index, out);
        out.extend_from_slice(b"\" id=\"");
        context.calls[index].push(context.file);
        call_id(index, context.calls[index].len() - 1, out);
        out.extend_from_slice(b"\" role=\"doc-noteref\"");
        context.dialect.epub_type("noteref", out);
        out.push(b'>');
        escape::html_text(visible_mark(&note.mark), out);
        out.extend_from_slice(b"</a>");
    }
    out.extend_from_slice(b"</sup>");
}

/// A link needs a name: a note without a mark gets the one that readers know best.
fn visible_mark(mark: &str) -> &str {
    if mark.trim().is_empty() { "*" } else { mark }
}

/// The identifier of the `nth` call of a note.
pub(super) fn call_id(index: usize, nth: usize, out: &mut Vec<u8>) {
    let _ = write!(out, "call.{}", index + 1);
    if nth > 0 {
        let _ = write!(out, ".{}", nth + 1);
    }
}
