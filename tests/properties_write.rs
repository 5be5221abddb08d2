//! What holds for every tree, tried on small random trees of hostile text: our Markdown re-read has the same words and the
//! same headings, our HTML is well formed where XML asks for it, and the same tree gives the same bytes.

mod random;

use copydesk::document::{Block, BlockKind, Document, FrontPart, Inline, plain_text};
use copydesk::{Diagnostics, Settings, by_name};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The characters that no format leaves out: no blanks, and nothing that XML forbids.
fn solid(text: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !c.is_control() && *c != '\u{FFFE}';
    text.chars().filter(kept).collect()
}

/// What a tree says, in the order of its blocks.
#[derive(Debug, Default, PartialEq)]
struct Said {
    text: String,
    headings: Vec<String>,
}

impl Said {
    fn heading(&mut self, text: &str) {
        let text = solid(text);
        self.text.push_str(&text);
        if !text.is_empty() {
            self.headings.push(text);
        }
    }

    fn add(&mut self, content: &[Inline<'_>]) {
        self.text.push_str(&solid(&plain_text(content)));
    }

    fn blocks(&mut self, blocks: &[Block<'_>]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { content, .. }
                | BlockKind::Front {
                    part: FrontPart::Title,
                    content,
                } => self.heading(&plain_text(content)),
                BlockKind::Front { content, .. }
                | BlockKind::Paragraph(content)
                | BlockKind::Figure { caption: content } => self.add(content),
                BlockKind::Quote {
                    blocks,
                    attribution,
                } => {
                    self.blocks(blocks);
                    self.add(attribution);
                }
                BlockKind::List(list) => {
                    for item in &list.items {
                        self.text
                            .push_str(&solid(item.label.as_deref().unwrap_or_default()));
                        self.blocks(&item.blocks);
                    }
                }
                BlockKind::Definitions(list) => {
                    for definition in list {
                        self.add(&definition.term);
                        self.blocks(&definition.blocks);
                    }
                }
                BlockKind::Verse(stanzas) => {
                    stanzas
                        .iter()
                        .flatten()
                        .for_each(|line| self.add(&line.content));
                }
                BlockKind::Preformatted { text, .. } => self.text.push_str(&solid(text)),
                BlockKind::Table(table) => {
                    self.add(&table.caption);
                    let cells = table.head.iter().chain(table.rows.iter().flatten());
                    cells.for_each(|cell| self.add(cell));
                }
                BlockKind::Aside { blocks, .. } => self.blocks(blocks),
                BlockKind::Break => {}
            }
        }
    }

    /// With notes at the end, those that nothing calls before the others and with their marks, as our Markdown has them.
    fn document(document: &Document<'_>) -> Self {
        let mut said = Self::default();
        said.blocks(&document.blocks);
        let tree = format!(
            "{:?}",
            (
                &document.blocks,
                document.notes.iter().map(|n| &n.blocks).collect::<Vec<_>>()
            )
        );
        let called = |index: usize| tree.contains(&format!("Note(NoteId({index}))"));
        for (index, note) in document.notes.iter().enumerate() {
            if !called(index) {
                said.text.push_str(&solid(&format!("[{}]", note.mark)));
                said.blocks(&note.blocks);
            }
        }
        for (index, note) in document.notes.iter().enumerate() {
            if called(index) {
                said.blocks(&note.blocks);
            }
        }
        said
    }

    fn markdown(text: &str) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        let mut said = Self::default();
        let mut heading = None;
        for event in Parser::new_ext(text, options) {
            match event {
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => {
                    said.heading(&heading.take().unwrap_or_default());
                }
                Event::Text(text) | Event::Code(text) => match &mut heading {
                    Some(heading) => heading.push_str(&text),
                    None => said.text.push_str(&solid(&text)),
                },
                _ => {}
            }
        }
        said
    }
}

fn write(document: &Document<'_>, format: &str) -> Vec<u8> {
    let format = by_name(format).expect("the format is built in");
    let writer = (format.open)(&Settings::default()).expect("the default options are good");
    let mut bytes = Vec::new();
    writer
        .write(document, &mut bytes, &mut Diagnostics::new())
        .expect("every tree has this form");
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn markdown_is_read_back(document in random::document()) {
        let text = String::from_utf8(write(&document, "markdown")).expect("Markdown is text");
        prop_assert_eq!(Said::markdown(&text), Said::document(&document), "{}", text);
    }

    #[cfg(feature = "epub")]
    #[test]
    fn books_are_well_formed(document in random::document()) {
        let book = write(&document, "epub");
        // The first entry is `mimetype`, stored, its name 8 bytes long, without an extra field.
        prop_assert_eq!(&book[8..10], &[0, 0]);
        prop_assert_eq!(&book[26..30], &[8, 0, 0, 0]);
        prop_assert_eq!(&book[30..58], b"mimetypeapplication/epub+zip");
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).expect("it is an archive");
        let mut said = String::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).expect("it has as many entries as it says");
            let name = file.name().to_owned();
            if name == "mimetype" || name == "OEBPS/stylesheet.css" {
                continue;
            }
            let mut xml = String::new();
            std::io::Read::read_to_string(&mut file, &mut xml).expect("XML is UTF-8");
            let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
            let tree = roxmltree::Document::parse_with_options(&xml, options);
            prop_assert!(tree.is_ok(), "{}: {:?}\n{}", name, tree.err(), xml);
            if let Some(body) = tree.ok().filter(|_| name.contains("text-")).and_then(|tree| {
                let body = tree.descendants().find(|node| node.has_tag_name("body"))?;
                let texts = body.descendants().filter(roxmltree::Node::is_text);
                let shown = texts.filter(|node| !node.ancestors().any(|a| a.has_tag_name("sup")));
                Some(shown.filter_map(|node| node.text()).collect::<String>())
            }) {
                said.push_str(&solid(&body));
            }
        }
        let mut expected = Said::default();
        expected.blocks(&document.blocks);
        prop_assert_eq!(said, expected.text);
    }

    #[test]
    fn same_bytes_twice(document in random::document()) {
        let formats = copydesk::FORMATS.iter().filter(|format| ["markdown", "html", "epub"].contains(&format.name));
        for format in formats.map(|format| format.name) {
            prop_assert_eq!(write(&document, format), write(&document, format));
        }
    }
}
