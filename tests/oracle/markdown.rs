//! Our Markdown, read again by pulldown-cmark, has the words and the headings of the tree it was written from.

use copydesk::document::{
    Block, BlockKind, Delimiter, Document, FrontPart, Inline, Marker, NoteId, NumberStyle,
    children, numeral, plain_text, without_note_headings,
};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;

/// What a reader finds: words of the text and of the notes, and the headings.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    text: Vec<String>,
    notes: Vec<String>,
    headings: Vec<String>,
}

/// Compares; says what differs first.
pub(crate) fn check(document: &Document<'_>) -> Result<(), String> {
    let bytes = super::write("md", document);
    let document = &*without_note_headings(document);
    let markdown = String::from_utf8(bytes).map_err(|error| error.to_string())?;
    let mut expected = of_tree(document);
    let mut found = of_markdown(&markdown);
    // A note without a form in Markdown shows its mark.
    let marks: Vec<String> = document
        .notes
        .iter()
        .map(|note| format!("[{}]", note.mark))
        .collect();
    for side in [&mut expected, &mut found] {
        side.text.retain(|word| !marks.contains(word));
        side.notes.retain(|word| !marks.contains(word));
    }
    let parts = [
        ("text", &expected.text, &found.text),
        ("notes", &expected.notes, &found.notes),
        ("headings", &expected.headings, &found.headings),
    ];
    for (part, expected, found) in parts {
        let same = expected
            .iter()
            .zip(found)
            .take_while(|(a, b)| a == b)
            .count();
        if same < expected.len() || same < found.len() {
            let (a, b) = (expected.get(same), found.get(same));
            return Err(format!(
                "{part} of the Markdown, word {same}: {a:?} became {b:?} in\n{markdown}"
            ));
        }
    }
    Ok(())
}

fn of_markdown(markdown: &str) -> Found {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let (mut text, mut notes, mut heading) = (String::new(), String::new(), None);
    let mut found = Found::default();
    let (mut in_note, mut in_metadata) = (false, false);
    for event in Parser::new_ext(markdown, options) {
        let piece = match &event {
            Event::Text(piece) | Event::Code(piece) => piece.as_ref(),
            // Raw HTML that reaches a reader would be text that is no longer text.
            Event::Html(piece) | Event::InlineHtml(piece) if !OUR_OWN.contains(&piece.trim()) => {
                "RAW-HTML"
            }
            Event::InlineHtml(piece) if piece.as_ref() != "<br>" => "",
            // Within words, marks of emphasis, links and notes part nothing.
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link)
            | Event::FootnoteReference(_) => "",
            _ => "\n",
        };
        match event {
            Event::Start(Tag::MetadataBlock(_)) => in_metadata = true,
            Event::End(TagEnd::MetadataBlock(_)) => in_metadata = false,
            Event::Start(Tag::FootnoteDefinition(_)) => in_note = true,
            Event::End(TagEnd::FootnoteDefinition) => in_note = false,
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => found
                .headings
                .extend(heading.take().map(|it| words(&it).join(" "))),
            _ => {}
        }
        if in_metadata {
            continue;
        }
        if in_note { &mut notes } else { &mut text }.push_str(piece);
        if let Some(heading) = &mut heading {
            heading.push_str(piece);
        }
    }
    found.text = words(&text);
    found.notes = words(&notes);
    found
}

/// The only HTML that the writer may use, where Markdown has no mark that works: in cells, and within words.
const OUR_OWN: &[&str] = &[
    "<!-- -->",
    "<br>",
    "<code>",
    "</code>",
    "<em>",
    "</em>",
    "<strong>",
    "</strong>",
];

/// A note that nothing calls has no form in Markdown: its words stand at the end of the text.
fn of_tree(document: &Document<'_>) -> Found {
    let (mut text, mut notes, mut headings) = (String::new(), String::new(), Vec::new());
    blocks(&document.blocks, &mut text, &mut headings);
    let calls = calls(document);
    for (id, note) in (0..).map(NoteId).zip(&document.notes) {
        let place = if calls.contains(&id) {
            &mut notes
        } else {
            &mut text
        };
        blocks(&note.blocks, place, &mut headings);
    }
    Found {
        text: words(&text),
        notes: words(&notes),
        headings,
    }
}

/// The notes that are called, in the text or in notes.
fn calls(document: &Document<'_>) -> BTreeSet<NoteId> {
    fn of_inlines(content: &[Inline<'_>], found: &mut BTreeSet<NoteId>) {
        for inline in content {
            match inline {
                Inline::Note(id) => drop(found.insert(*id)),
                Inline::Emphasis(content) | Inline::Strong(content) => of_inlines(content, found),
                Inline::Link(link) => of_inlines(&link.content, found),
                Inline::Text(_) | Inline::Code(_) | Inline::LineBreak => {}
            }
        }
    }
    fn of_blocks(list: &[Block<'_>], found: &mut BTreeSet<NoteId>) {
        for block in list {
            let (inner, inlines) = children(block);
            for content in inlines {
                of_inlines(content, found);
            }
            for list in inner {
                of_blocks(list, found);
            }
        }
    }
    let mut found = BTreeSet::new();
    of_blocks(&document.blocks, &mut found);
    for note in &document.notes {
        of_blocks(&note.blocks, &mut found);
    }
    found
}

fn blocks(list: &[Block<'_>], out: &mut String, headings: &mut Vec<String>) {
    for block in list {
        out.push('\n');
        let (inner, inlines) = children(block);
        match &block.kind {
            BlockKind::Heading { content, .. }
            | BlockKind::Front {
                part: FrontPart::Title,
                content,
            } => {
                headings.push(words(&plain_text(content)).join(" "));
                out.push_str(&plain_text(content));
            }
            BlockKind::Preformatted { text, .. } => out.push_str(text),
            BlockKind::List(list) => {
                for (item, index) in list.items.iter().zip(0..) {
                    out.push('\n');
                    out.push_str(&shown_number(list.marker, index));
                    out.push_str(item.label.as_deref().unwrap_or_default());
                    blocks(&item.blocks, out, headings);
                }
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    out.push('\n');
                    out.push_str(&plain_text(&definition.term));
                    blocks(&definition.blocks, out, headings);
                }
            }
            BlockKind::Quote {
                blocks: quoted,
                attribution,
            } => {
                blocks(quoted, out, headings);
                out.push('\n');
                out.push_str(&plain_text(attribution));
            }
            _ => {
                for content in inlines {
                    out.push('\n');
                    out.push_str(&plain_text(content));
                }
                for list in inner {
                    blocks(list, out, headings);
                }
            }
        }
        out.push('\n');
    }
}

/// The number of an item where Markdown cannot count it: it only counts `1.` and `1)`.
fn shown_number(marker: Marker, index: u32) -> String {
    let Marker::Number {
        start,
        style,
        delimiter,
    } = marker
    else {
        return String::new();
    };
    let number = numeral(u64::from(start + index), style);
    match delimiter {
        Delimiter::Parens => format!("({number}) "),
        _ if style == NumberStyle::Decimal => String::new(),
        Delimiter::Paren => format!("{number}) "),
        Delimiter::Period => format!("{number}. "),
    }
}

/// Blank-separated words that have a letter or a digit; control characters that XML forbids are nothing.
fn words(text: &str) -> Vec<String> {
    let kept: String = text
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !c.is_control())
        .collect();
    kept.split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .map(str::to_owned)
        .collect()
}
