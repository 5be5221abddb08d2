//! Our Markdown, read again by pulldown-cmark, has the words and the headings of the tree it was written from.

use copydesk::document::{Block, BlockKind, Document, FrontPart, children, plain_text};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

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
    let markdown = String::from_utf8(bytes).map_err(|error| error.to_string())?;
    let expected = of_tree(document);
    let found = of_markdown(&markdown);
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
            Event::Html(piece) | Event::InlineHtml(piece) if !is_our_own(piece) => "RAW-HTML",
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

/// The only HTML that the writer may use: a comment that parts two lists, a line break.
fn is_our_own(html: &str) -> bool {
    matches!(html.trim(), "<!-- -->" | "<br>" | "<br/>" | "<br />")
}

fn of_tree(document: &Document<'_>) -> Found {
    let (mut text, mut headings) = (String::new(), Vec::new());
    blocks(&document.blocks, &mut text, &mut headings);
    let mut notes = String::new();
    for note in &document.notes {
        blocks(&note.blocks, &mut notes, &mut headings);
    }
    Found {
        text: words(&text),
        notes: words(&notes),
        headings,
    }
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
                for item in &list.items {
                    out.push('\n');
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

/// Blank-separated words that have a letter or a digit; control characters part nothing and are nothing.
fn words(text: &str) -> Vec<String> {
    let kept: String = text
        .chars()
        .filter(|c| c.is_whitespace() || !c.is_control())
        .collect();
    kept.split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .map(str::to_owned)
        .collect()
}
