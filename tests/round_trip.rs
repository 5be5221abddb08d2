//! Our Markdown, read again, is the tree that it was written from, as far as Markdown can say it (`oracle::normal`).
//!
//! `COPYDESK_TEXTS=FOLDER` adds the texts of a folder, `PROPTEST_CASES=N` sets how many random trees there are.

#![allow(
    clippy::disallowed_methods,
    reason = "more texts are given by the environment"
)]

mod articles;
mod oracle;
mod random;

use copydesk::document::{Block, BlockKind, Document, Span, children, json};
use copydesk::read::INPUT_FORMATS;
use copydesk::{Diagnostics, ReadOptions, Source, decode, read};
use oracle::normal;
use proptest::prelude::*;

/// A tree that borrows nothing.
fn owned(document: &Document<'_>) -> Document<'static> {
    let mut bytes = Vec::new();
    json::write(document, &mut bytes);
    json::read(std::str::from_utf8(&bytes).expect("JSON is UTF-8")).expect("it is a tree")
}

fn read_markdown(text: &str) -> Document<'static> {
    let format = INPUT_FORMATS.iter().find(|it| it.name == "markdown");
    let format = format.expect("Markdown is read");
    let source = Source::new("again", text);
    let document = (format.read)(&source, &ReadOptions::default(), &mut Diagnostics::new());
    owned(&document.expect("all text is Markdown"))
}

/// Says what differs first.
fn hold(document: &Document<'static>) -> Result<(), String> {
    hold_with(document, &[])
}

/// The same with options, none of which may change what is read.
fn hold_with(
    document: &Document<'static>,
    options: &[(&str, serde_json::Value)],
) -> Result<(), String> {
    let markdown = oracle::write_with("md", options, document);
    let markdown = String::from_utf8(markdown).expect("Markdown is text");
    let again = read_markdown(&markdown);
    let (expected, got) = (settled(document), settled(&again));
    let (expected, got) = (lines(&expected), lines(&got));
    let same = expected
        .iter()
        .zip(&got)
        .take_while(|(a, b)| a == b)
        .count();
    if same == expected.len() && same == got.len() {
        return Ok(());
    }
    let (expected, got) = (expected.get(same), got.get(same));
    Err(format!(
        "expected {expected:?}\n     got {got:?}\nof\n{markdown}"
    ))
}

/// A line for each block.
fn lines(document: &Document<'_>) -> Vec<String> {
    let shown = |block: &Block<'_>| {
        let nowhere = format!(", span: {:?}", Span::default());
        format!("{:?}", block.kind).replace(&nowhere, "")
    };
    let marks = document.notes.iter().map(|note| note.mark.to_string());
    let bodies = document.notes.iter().flat_map(|note| &note.blocks);
    let blocks = document.blocks.iter().chain(bodies).map(shown);
    blocks.chain(marks).collect()
}

/// A title that is settled changes the outline.
fn settled(document: &Document<'static>) -> Document<'static> {
    let mut document = normal(document);
    for _ in 0..5 {
        document = normal(&document);
    }
    document
}

/// How many headings, lists, tables, quotations and notes there are.
type Counts = [usize; 5];

fn counts(document: &Document<'_>) -> Counts {
    fn walk(blocks: &[Block<'_>], counts: &mut Counts) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { .. } | BlockKind::Front { .. } => counts[0] += 1,
                BlockKind::List(_) => counts[1] += 1,
                BlockKind::Table(_) => counts[2] += 1,
                BlockKind::Quote { .. } => counts[3] += 1,
                _ => {}
            }
            for blocks in children(block).0 {
                walk(blocks, counts);
            }
        }
    }
    let mut found = [0, 0, 0, 0, document.notes.len()];
    walk(&document.blocks, &mut found);
    for note in &document.notes {
        walk(&note.blocks, &mut found);
    }
    found
}

/// The same as another reader of Markdown finds them.
fn counts_of_comrak(markdown: &str) -> Counts {
    use comrak::nodes::NodeValue;
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.strikethrough = true;
    options.extension.front_matter_delimiter = Some("---".to_owned());
    let arena = comrak::Arena::new();
    let mut found = [0; 5];
    for node in comrak::parse_document(&arena, markdown, &options).descendants() {
        let kind = match node.data.borrow().value {
            NodeValue::Heading(_) => 0,
            NodeValue::List(_) => 1,
            NodeValue::Table(_) => 2,
            NodeValue::BlockQuote => 3,
            NodeValue::FootnoteDefinition(_) => 4,
            _ => continue,
        };
        found[kind] += 1;
    }
    found
}

#[test]
fn texts_come_back() {
    let mut texts = articles::texts();
    if let Some(folder) = std::env::var_os("COPYDESK_TEXTS") {
        texts.extend(articles::texts_below(&folder.to_string_lossy()));
    }
    let mut wrong = Vec::new();
    let mut count = 0;
    for (path, bytes) in texts {
        let Ok(source) = decode("text", bytes, None, &mut Diagnostics::new()) else {
            continue;
        };
        let document = owned(&read(
            &source,
            &ReadOptions::default(),
            &mut Diagnostics::new(),
        ));
        count += 1;
        let markdown = String::from_utf8(oracle::write("md", &document)).expect("Markdown is text");
        let (ours, theirs) = (counts(&settled(&document)), counts_of_comrak(&markdown));
        if ours != theirs {
            wrong.push(format!("{}: {ours:?}, comrak {theirs:?}", path.display()));
        }
        let lines = |width: serde_json::Value| hold_with(&document, &[("width", width)]);
        if let Err(why) = hold(&document)
            .and(lines(60.into()))
            .and(lines("sentence".into()))
        {
            wrong.push(format!(
                "{}\n{}",
                path.display(),
                why.lines()
                    .take(2)
                    .collect::<Vec<_>>()
                    .join("\n")
                    .chars()
                    .take(2500)
                    .collect::<String>()
            ));
        }
    }
    let few = wrong
        .iter()
        .take(12)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n=====\n");
    assert!(wrong.is_empty(), "{} of {count}:\n{few}", wrong.len());
}

#[test]
fn trees_come_back() {
    for (path, json) in articles::trees() {
        let document = json::read(&json).expect("trees are documents");
        // An issue is written with a list of its articles, which is in no tree.
        if !document.articles.is_empty() {
            continue;
        }
        hold(&document).unwrap_or_else(|why| panic!("{}\n{why}", path.display()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_trees_come_back(document in random::document()) {
        hold(&document).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn random_trees_in_short_lines_come_back(document in random::document()) {
        for width in [20.into(), 52.into(), "sentence".into()] {
            hold_with(&document, &[("width", width)]).map_err(TestCaseError::fail)?;
        }
    }
}
