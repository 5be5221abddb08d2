//! Blocks as HTML or XHTML.
//!
//! In come blocks, out go elements whose meaning is the blocks' own; how they look is the style sheet's affair. What HTML
//! cannot hold where the tree has it (a link in a link, a second title) is set as the nearest thing with the same words.
//!
//! ```text
//! Heading { level: 1, [Text("Scope")] }   →  <h2 id="scope">Scope</h2>     (h1 where the article has no title)
//! ```

use super::context::{Context, Dialect};
use super::escape;
use super::inlines::{dated, inlines, line_break};
use super::{passage, tables};
use crate::document::{
    AsideRole, Block, BlockKind, Definition, Delimiter, FrontPart, Inline, List, Marker,
    NumberStyle, Stanza, keeps_line_ends, plain_text,
};
use std::io::Write as _;
use std::ops::Range;

/// Appends these of `document.blocks`: the first title block as a header, headings by the outline, lines of a title page as such.
pub(in crate::write) fn top(context: &mut Context<'_>, range: Range<usize>, out: &mut Vec<u8>) {
    let document = context.document;
    let lined = context.title_page.clone();
    let is_front = |block: &Block<'_>| matches!(block.kind, BlockKind::Front { .. });
    let names = |block: &Block<'_>| {
        let title = FrontPart::Title;
        matches!(block.kind, BlockKind::Front { part, .. } if part == title)
    };
    // An author may stand above the title, and something between them: the header is where the title is. An article's is a heading.
    let untitled = context.in_article;
    let heads = |blocks: &[Block<'_>]| {
        let own = || blocks.iter().take_while(|block| is_front(block));
        own().any(names)
            || own().next().is_some() && (untitled || !document.blocks.iter().any(names))
    };
    let own = &document.blocks[range.clone()];
    let mut in_header = false;
    for (n, block) in own.iter().enumerate() {
        // The title of an article in an issue is a heading.
        let is_title = context.in_article && context.heads_article(block);
        if in_header && !is_front(block) && !is_title {
            out.extend_from_slice(b"</header>\n");
            in_header = false;
        } else if !context.header_set && (is_title || heads(&own[n..])) {
            out.extend_from_slice(b"<header>\n");
            in_header = true;
            context.header_set = true;
        }
        if let BlockKind::Heading { content, .. } = &block.kind {
            let (level, index) = context.next_heading();
            heading(context, (level, Some(index)), content, out);
        } else if let BlockKind::Paragraph(content) = &block.kind
            && lined.contains(&(range.start + n))
            && !keeps_line_ends(content)
        {
            classed(context, "imprint", content, out);
        } else {
            self::block(context, block, out);
        }
    }
    if in_header {
        out.extend_from_slice(b"</header>\n");
    }
}

/// Appends blocks within a block.
pub(super) fn blocks(context: &mut Context<'_>, blocks: &[Block<'_>], out: &mut Vec<u8>) {
    for block in blocks {
        self::block(context, block, out);
    }
}

fn block(context: &mut Context<'_>, block: &Block<'_>, out: &mut Vec<u8>) {
    match &block.kind {
        BlockKind::Front { part, content } => front(context, *part, content, out),
        BlockKind::Heading { content, .. } => {
            heading(context, (nested_level(context), None), content, out);
        }
        // Lines that keep their ends, of an address or a signature.
        BlockKind::Paragraph(content) if keeps_line_ends(content) => {
            classed(context, "lines", content, out);
        }
        BlockKind::Paragraph(content) => paragraph(context, content, out),
        BlockKind::Quote {
            blocks,
            attribution,
        } => {
            out.extend_from_slice(b"<blockquote>\n");
            self::blocks(context, blocks, out);
            if !attribution.is_empty() {
                element(context, FOOTER, attribution, out);
            }
            out.extend_from_slice(b"</blockquote>\n");
        }
        BlockKind::List(list) => self::list(context, list, out),
        BlockKind::Definitions(list) => definitions(context, list, out),
        BlockKind::Verse(stanzas) => verse(context, stanzas, out),
        BlockKind::Preformatted { text, language } => {
            preformatted(context, text, language.as_deref(), out);
        }
        BlockKind::Table(table) => tables::table(context, table, out),
        BlockKind::Figure { caption } => {
            out.extend_from_slice(b"<figure>\n");
            element(context, CAPTION, caption, out);
            out.extend_from_slice(b"</figure>\n");
        }
        BlockKind::Aside { role, blocks } => {
            // A note and no landmark: whoever jumps from landmark to landmark is not here for the small print.
            let (class, label) = match role {
                AsideRole::Boilerplate => ("boilerplate", context.labels.publisher),
                AsideRole::Contact => ("contact", context.labels.contact),
            };
            let _ = writeln!(
                out,
                "<aside class=\"{class}\" role=\"note\" aria-label=\"{label}\">"
            );
            self::blocks(context, blocks, out);
            out.extend_from_slice(b"</aside>\n");
        }
        BlockKind::Break => {
            out.extend_from_slice(b"<hr");
            out.extend_from_slice(context.dialect.void_end());
            out.push(b'\n');
        }
    }
}

/// An element: its tag but for the last sign, which attributes may stand before, and its end with that of the line.
type Element = [&'static str; 2];

const TITLE: Element = ["<h1", "</h1>\n"];
const TERM: Element = ["<dt", "</dt>\n"];
const CAPTION: Element = ["<figcaption", "</figcaption>\n"];
const FOOTER: Element = ["<footer", "</footer>\n"];

/// `<name>content</name>`.
fn element(
    context: &mut Context<'_>,
    [open, close]: Element,
    content: &[Inline<'_>],
    out: &mut Vec<u8>,
) {
    out.extend_from_slice(open.as_bytes());
    passage::attributes(context, content, out);
    out.push(b'>');
    inlines(context, content, out);
    out.extend_from_slice(close.as_bytes());
}

/// `<p>content</p>`: most of most texts, so that its tags are no values to be looked at.
fn paragraph(context: &mut Context<'_>, content: &[Inline<'_>], out: &mut Vec<u8>) {
    out.extend_from_slice(b"<p");
    passage::attributes(context, content, out);
    out.push(b'>');
    inlines(context, content, out);
    out.extend_from_slice(b"</p>\n");
}

/// `<p class="name">content</p>`.
fn classed(context: &mut Context<'_>, name: &str, content: &[Inline<'_>], out: &mut Vec<u8>) {
    let _ = write!(out, "<p class=\"{name}\"");
    passage::attributes(context, content, out);
    out.push(b'>');
    inlines(context, content, out);
    out.extend_from_slice(b"</p>\n");
}

fn front(context: &mut Context<'_>, part: FrontPart, content: &[Inline<'_>], out: &mut Vec<u8>) {
    match part {
        FrontPart::Title if !context.title_set && !plain_text(content).trim().is_empty() => {
            context.title_set = true;
            context.last_level = 1;
            if !context.untitled {
                element(context, TITLE, content, out);
            }
        }
        FrontPart::Title => class(context, "title", content, out),
        FrontPart::Standfirst => class(context, "standfirst", content, out),
        FrontPart::Byline => class(context, "byline", content, out),
        FrontPart::Date => class(context, "date", content, out),
    }
}

/// A paragraph of a class, the article's date marked in it.
fn class(context: &mut Context<'_>, name: &str, content: &[Inline<'_>], out: &mut Vec<u8>) {
    out.extend_from_slice(b"<p class=\"");
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b"\">");
    dated(context, content, out);
    out.extend_from_slice(b"</p>\n");
}

/// Headings in quotations and lists are of no outline; they stand below the heading before them, so that no level is left out.
fn nested_level(context: &Context<'_>) -> u8 {
    (context.last_level + 1).min(6)
}

/// A heading of a level; its place in the outline gives it an identifier.
fn heading(
    context: &mut Context<'_>,
    (level, index): (u8, Option<usize>),
    content: &[Inline<'_>],
    out: &mut Vec<u8>,
) {
    // An empty heading is an error to every reader that lists headings.
    let digit = (!plain_text(content).trim().is_empty()).then_some(b'0' + level);
    let name = digit.map_or([b'p', b' '], |digit| [b'h', digit]);
    let name = name.trim_ascii_end();
    out.push(b'<');
    out.extend_from_slice(name);
    if let Some(index) = index {
        out.extend_from_slice(b" id=\"");
        context.heading_id(index, out);
        out.push(b'"');
    }
    passage::attributes(context, content, out);
    out.push(b'>');
    inlines(context, content, out);
    out.extend_from_slice(b"</");
    out.extend_from_slice(name);
    out.extend_from_slice(b">\n");
    if digit.is_some() && index.is_some() {
        context.last_level = level;
    }
}

fn list(context: &mut Context<'_>, list: &List<'_>, out: &mut Vec<u8>) {
    let name: &[u8] = match list.marker {
        Marker::Bullet => {
            out.extend_from_slice(b"<ul>\n");
            b"ul"
        }
        Marker::None => {
            out.extend_from_slice(b"<ul class=\"plain\">\n");
            b"ul"
        }
        Marker::Label => {
            out.extend_from_slice(b"<ol class=\"marked\">\n");
            b"ol"
        }
        Marker::Number {
            start,
            style,
            delimiter,
        } => {
            out.extend_from_slice(b"<ol");
            if start != 1 {
                // Browsers count in 32 bits, signed.
                let _ = write!(out, " start=\"{}\"", start.min(i32::MAX.unsigned_abs()));
            }
            let (letter, counter) = match style {
                NumberStyle::Decimal => (None, "decimal"),
                NumberStyle::LowerAlpha => (Some('a'), "lower-alpha"),
                NumberStyle::UpperAlpha => (Some('A'), "upper-alpha"),
                NumberStyle::LowerRoman => (Some('i'), "lower-roman"),
                NumberStyle::UpperRoman => (Some('I'), "upper-roman"),
            };
            if let Some(letter) = letter {
                let _ = write!(out, " type=\"{letter}\"");
            }
            let around = match delimiter {
                Delimiter::Period => None,
                Delimiter::Paren => Some("paren"),
                Delimiter::Parens => Some("parens"),
            };
            if let Some(around) = around {
                let _ = write!(out, " class=\"{counter}-{around}\"");
            }
            out.extend_from_slice(b">\n");
            b"ol"
        }
    };
    for item in &list.items {
        out.extend_from_slice(b"<li>");
        let lead = Lead {
            label: item.label.as_deref(),
            tight: list.tight,
        };
        self::item(context, &item.blocks, lead, out);
        out.extend_from_slice(b"</li>\n");
    }
    out.extend_from_slice(b"</");
    out.extend_from_slice(name);
    out.extend_from_slice(b">\n");
}

/// How an item begins.
#[derive(Clone, Copy)]
pub(super) struct Lead<'l> {
    /// The marker that is shown as text.
    pub(super) label: Option<&'l str>,
    /// Whether its paragraph needs no space around it.
    pub(super) tight: bool,
}

/// The content of an item: its label, its words without `<p>` if it is tight, its other blocks.
pub(super) fn item(
    context: &mut Context<'_>,
    blocks: &[Block<'_>],
    lead: Lead<'_>,
    out: &mut Vec<u8>,
) {
    let is_paragraph = |block: &Block<'_>| matches!(block.kind, BlockKind::Paragraph(_));
    let label = |out: &mut Vec<u8>| {
        if let Some(label) = lead.label {
            out.extend_from_slice(b"<span class=\"mark\">");
            escape::html_text(label, out);
            out.extend_from_slice(b"</span> ");
        }
    };
    let mut rest = blocks;
    if let Some((first, others)) = blocks.split_first()
        && let BlockKind::Paragraph(content) = &first.kind
    {
        let bare = lead.tight && !others.first().is_some_and(is_paragraph);
        if !bare {
            out.extend_from_slice(b"<p");
            passage::attributes(context, content, out);
            out.push(b'>');
        }
        label(out);
        inlines(context, content, out);
        out.extend_from_slice(match (bare, others.is_empty()) {
            (true, true) => b"",
            (true, false) => b"\n",
            (false, _) => b"</p>\n".as_slice(),
        });
        rest = others;
    } else {
        // Before anything but a paragraph the label stands on its own.
        label(out);
    }
    self::blocks(context, rest, out);
}

fn definitions(context: &mut Context<'_>, list: &[Definition<'_>], out: &mut Vec<u8>) {
    if list.is_empty() {
        return;
    }
    out.extend_from_slice(b"<dl>\n");
    for (at, definition) in list.iter().enumerate() {
        element(context, TERM, &definition.term, out);
        // What a term means that stands above another, that one tells.
        if definition.blocks.is_empty() && at + 1 < list.len() {
            continue;
        }
        out.extend_from_slice(b"<dd>");
        let lead = Lead {
            label: None,
            tight: definition.blocks.len() == 1,
        };
        item(context, &definition.blocks, lead, out);
        out.extend_from_slice(b"</dd>\n");
    }
    out.extend_from_slice(b"</dl>\n");
}

fn verse(context: &mut Context<'_>, stanzas: &[Stanza<'_>], out: &mut Vec<u8>) {
    /// Half an em a column; beyond this a line would have no room on a phone.
    const MOST_COLUMNS: u16 = 24;
    out.extend_from_slice(b"<div class=\"verse\">\n");
    for stanza in stanzas {
        out.extend_from_slice(b"<p>");
        for (index, line) in stanza.iter().enumerate() {
            if index > 0 {
                line_break(context, out);
            }
            out.extend_from_slice(b"<span");
            if line.indent > 0 {
                let columns = line.indent.min(MOST_COLUMNS);
                let half = if columns % 2 == 1 { ".5" } else { "" };
                let _ = write!(
                    out,
                    " style=\"margin-inline-start:{}{half}em\"",
                    columns / 2
                );
            }
            out.push(b'>');
            inlines(context, &line.content, out);
            out.extend_from_slice(b"</span>");
        }
        out.extend_from_slice(b"</p>\n");
    }
    out.extend_from_slice(b"</div>\n");
}

/// Columns that fit a phone's screen; what is wider scrolls there, and must be reached by keyboard, too (WCAG 2.2, 2.1.1).
const PHONE_COLUMNS: usize = 36;

fn preformatted(context: &Context<'_>, text: &str, language: Option<&str>, out: &mut Vec<u8>) {
    let scrolls = text
        .lines()
        .any(|line| line.chars().count() > PHONE_COLUMNS);
    out.extend_from_slice(b"<pre");
    if scrolls && context.dialect == Dialect::Html {
        let label = context.labels.preformatted;
        let _ = write!(out, " tabindex=\"0\" role=\"group\" aria-label=\"{label}\"");
    }
    out.push(b'>');
    if let Some(language) = language {
        out.extend_from_slice(b"<code class=\"language-");
        escape::html_attribute(language.split_whitespace().next().unwrap_or("text"), out);
        out.extend_from_slice(b"\">");
    } else if context.dialect == Dialect::Html && text.starts_with('\n') {
        // The parser takes one line end after the tag away (HTML Living Standard, section 13.1.2.5).
        out.push(b'\n');
    }
    escape::html_text(text, out);
    if language.is_some() {
        out.extend_from_slice(b"</code>");
    }
    out.extend_from_slice(b"</pre>\n");
}
