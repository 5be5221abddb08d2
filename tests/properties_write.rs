//! What holds for every tree, tried on small random trees of hostile text: our Markdown re-read has the same words and the
//! same headings, our HTML is well formed where XML asks for it, and the same tree gives the same bytes.

use copydesk::document::{
    Alignment, AsideRole, Block, BlockKind, Definition, Delimiter, Document, FrontPart, Inline,
    Item, Level, Link, List, Marker, Note, NoteId, NumberStyle, Span, Table, Target, VerseLine,
    plain_text,
};
use copydesk::{Diagnostics, Settings, by_name};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Text of marks that mean something somewhere, and of letters to stand between them.
fn text() -> impl Strategy<Value = String> {
    let atoms = prop::sample::select(vec![
        "a",
        "B",
        "é",
        "中",
        "。",
        "“",
        "”",
        "1",
        "12",
        " ",
        " ",
        "  ",
        ".",
        ")",
        "(",
        "*",
        "**",
        "_",
        "__",
        "`",
        "``",
        "~",
        "~~",
        "#",
        "##",
        "-",
        "--",
        "---",
        "+",
        ">",
        "<",
        "&",
        "&amp;",
        "&#x41;",
        "[",
        "]",
        "](",
        "[^1]",
        "[^1]: ",
        "![",
        "|",
        "|-",
        ":-",
        "\\",
        "!",
        "=",
        "===",
        "<b>",
        "</b>",
        "<!--",
        "<a href=x>",
        "http://x.org/a_b",
        "a@b.c",
        ":",
        ";",
        "\"",
        "'",
        "]]>",
        "\u{1}",
        "\u{FFFE}",
        "\u{a0}",
        "\t",
        "```",
        "1. ",
        "- ",
        "a)",
        "$",
        "{",
        "}",
        "@",
        "\n",
        "%",
    ]);
    prop::collection::vec(atoms, 1..7).prop_map(|atoms| atoms.concat())
}

fn inlines(depth: u32) -> BoxedStrategy<Vec<Inline<'static>>> {
    let leaf = prop_oneof![
        8 => text().prop_map(|text| Inline::Text(text.into())),
        2 => text().prop_map(|text| Inline::Code(text.into())),
        1 => Just(Inline::LineBreak),
        1 => (0u32..2).prop_map(|id| Inline::Note(NoteId(id))),
    ];
    if depth == 0 {
        return prop::collection::vec(leaf, 1..4).prop_map(merged).boxed();
    }
    let url = prop_oneof![
        Just("https://example.org/a_(b)*?c=1&copy;=2".to_owned()),
        Just("javascript:alert(1)".to_owned()),
        text()
    ];
    let target = prop_oneof![
        url.prop_map(|url| Target::Url(url.into())),
        Just(Target::Heading("a".into()))
    ];
    let inner = || inlines(depth - 1);
    let inline = prop_oneof![
        6 => leaf,
        2 => inner().prop_map(Inline::Emphasis),
        2 => inner().prop_map(Inline::Strong),
        2 => (target, inner()).prop_map(|(target, content)| {
            Inline::Link(Box::new(Link { target, content }))
        }),
    ];
    prop::collection::vec(inline, 1..5).prop_map(merged).boxed()
}

/// Adjacent runs of text are one, as the tree promises.
fn merged(content: Vec<Inline<'static>>) -> Vec<Inline<'static>> {
    let mut out: Vec<Inline<'static>> = Vec::new();
    for inline in content {
        match (out.last_mut(), inline) {
            (Some(Inline::Text(one)), Inline::Text(other)) => one.to_mut().push_str(&other),
            (_, inline) => out.push(inline),
        }
    }
    out
}

fn block(kind: BlockKind<'static>) -> Block<'static> {
    Block {
        kind,
        span: Span::default(),
    }
}

/// Markers that Markdown can count, and those that are words.
fn marker() -> impl Strategy<Value = Marker> {
    let delimiter = prop::sample::select(vec![Delimiter::Period, Delimiter::Paren]);
    prop_oneof![
        Just(Marker::Bullet),
        Just(Marker::None),
        Just(Marker::Label),
        (0u32..4, delimiter).prop_map(|(start, delimiter)| Marker::Number {
            start,
            style: NumberStyle::Decimal,
            delimiter
        }),
    ]
}

fn blocks(depth: u32) -> BoxedStrategy<Vec<Block<'static>>> {
    let words = || inlines(2);
    let leaf = prop_oneof![
        5 => words().prop_map(BlockKind::Paragraph),
        2 => (1usize..7, words()).prop_map(|(level, content)| BlockKind::Heading {
            level: Level::clamped(level),
            content
        }),
        1 => (words(), prop::sample::select(vec![FrontPart::Standfirst, FrontPart::Byline, FrontPart::Date]))
            .prop_map(|(content, part)| BlockKind::Front { part, content }),
        1 => prop::collection::vec(
            prop::collection::vec(
                (0u16..9, words()).prop_map(|(indent, content)| VerseLine { indent, content }), 1..4),
            1..3).prop_map(BlockKind::Verse),
        2 => (text(), prop::option::of(text())).prop_map(|(text, language)| BlockKind::Preformatted {
            text: text.into(),
            language: language.map(Into::into)
        }),
        1 => words().prop_map(|caption| BlockKind::Figure { caption }),
        1 => Just(BlockKind::Break),
        2 => prop::collection::vec(words(), 6).prop_map(|mut cells| {
            let caption = cells.pop().unwrap_or_default();
            let last = cells.pop().unwrap_or_default();
            BlockKind::Table(Box::new(Table {
                caption,
                columns: vec![Alignment::Start, Alignment::End],
                head: cells.drain(..2).collect(),
                rows: vec![cells, vec![last, vec![]]],
            }))
        }),
    ];
    if depth == 0 {
        return prop::collection::vec(leaf.prop_map(block), 0..3).boxed();
    }
    let inner = || blocks(depth - 1);
    let role = prop::sample::select(vec![AsideRole::Boilerplate, AsideRole::Contact]);
    let container = prop_oneof![
        (inner(), words()).prop_map(|(blocks, attribution)| BlockKind::Quote {
            blocks,
            attribution
        }),
        (
            marker(),
            any::<bool>(),
            prop::collection::vec((text(), inner()), 1..4)
        )
            .prop_map(|(marker, tight, items)| BlockKind::List(List {
                marker,
                tight,
                items: items
                    .into_iter()
                    .map(|(label, blocks)| Item {
                        label: (marker == Marker::Label).then(|| label.into()),
                        blocks
                    })
                    .collect(),
            })),
        prop::collection::vec((words(), inner()), 1..3).prop_map(|list| BlockKind::Definitions(
            list.into_iter()
                .map(|(term, blocks)| Definition { term, blocks })
                .collect()
        )),
        (role, inner()).prop_map(|(role, blocks)| BlockKind::Aside { role, blocks }),
    ];
    let kind = prop_oneof![3 => leaf, 2 => container];
    prop::collection::vec(kind.prop_map(block), 0..4).boxed()
}

fn document() -> impl Strategy<Value = Document<'static>> {
    (blocks(2), blocks(0), prop::option::of(inlines(1)), text()).prop_map(
        |(mut content, body, title, mark)| {
            if let Some(content_of_title) = title {
                let part = FrontPart::Title;
                let content_of_title = BlockKind::Front {
                    part,
                    content: content_of_title,
                };
                content.insert(0, block(content_of_title));
            }
            let note = |mark: String, blocks| Note {
                mark: mark.into(),
                blocks,
                span: Span::default(),
            };
            let word = block(BlockKind::Paragraph(vec![Inline::Text("w".into())]));
            Document {
                blocks: content,
                notes: vec![note("1".to_owned(), body), note(mark, vec![word])],
                ..Document::default()
            }
        },
    )
}

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
    fn markdown_is_read_back(document in document()) {
        let text = String::from_utf8(write(&document, "markdown")).expect("Markdown is text");
        prop_assert_eq!(Said::markdown(&text), Said::document(&document), "{}", text);
    }

    #[cfg(feature = "epub")]
    #[test]
    fn books_are_well_formed(document in document()) {
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
    fn same_bytes_twice(document in document()) {
        let formats = copydesk::FORMATS.iter().filter(|format| ["markdown", "html", "epub"].contains(&format.name));
        for format in formats.map(|format| format.name) {
            prop_assert_eq!(write(&document, format), write(&document, format));
        }
    }
}
