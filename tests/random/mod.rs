//! Small random trees of hostile text.

use copydesk::document::{
    Alignment, AsideRole, Block, BlockKind, Definition, Delimiter, Document, FrontPart, Inline,
    Item, Level, Link, List, Marker, Note, NoteId, NumberStyle, Span, Table, Target, VerseLine,
};
use proptest::prelude::*;

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

/// A tree of every kind of block.
pub(crate) fn document() -> impl Strategy<Value = Document<'static>> {
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
