//! What holds for any article: over the cases, the samples, and a soup of the characters that mean something to readers.

mod articles;
mod oracle;

use articles::words;
use copydesk::document::{Block, Span, characters, children, json};
use copydesk::{Diagnostics, Document, ReadOptions, Settings, Source, decode, read};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed};

/// Pieces that a reader may take for a mark, and words to put between them.
const PIECES: &[&str] = &[
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\n\n\n",
    " ",
    " ",
    "    ",
    "\t",
    "\u{3000}",
    "\u{c}",
    "\u{a0}",
    "\u{ad}",
    "* ",
    "- ",
    "o ",
    "1. ",
    "2. ",
    "3) ",
    "(a) ",
    "iv) ",
    "1.2 ",
    "> ",
    ">> ",
    "# ",
    "## ",
    "| ",
    " | ",
    "|",
    "+---+",
    "-----",
    "=====",
    "* * *",
    "***",
    "_",
    "_so_",
    "*so*",
    "`code`",
    "``",
    "[1]",
    "[1] ",
    "[2]",
    "[^1]",
    "[Footnote 1: ",
    "\"",
    "'",
    "''",
    "--",
    "...",
    "<<",
    ">>",
    "(c) 1999",
    "1/2",
    "]",
    "(",
    ")",
    "<",
    ">",
    "&",
    "&amp;",
    "<b>",
    "<script>alert(1)</script>",
    "</style>",
    "]]>",
    "<!--",
    "{",
    "}",
    "\\",
    "$",
    "%",
    "~",
    "\"",
    "'",
    "“",
    "”",
    "—",
    "--",
    "...",
    "https://example.org/a_b_(c)",
    "a@example.org",
    "By Ada Moss",
    "June 2, 2025",
    "2025-06-02",
    "CHAPTER I",
    "CHAPTER II",
    "Contents",
    "Notes",
    "Intro ........ 3",
    "ISTANBUL, June 2 — ",
    "Q: ",
    "A: ",
    "FOR IMMEDIATE RELEASE",
    "###",
    "[Page 7]",
    "the tide was out",
    "The sea.",
    "snow-",
    "ball",
    "Über",
    "море",
    "θάλασσα",
    "海",
    "雨夜",
    "第一章",
    "ים",
    "بحر",
    "e\u{301}",
    "👩‍🚀",
    "x",
    "1984",
    "word, and other words; ",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 0..120).prop_map(|pieces| pieces.concat())
}

/// Lines that stand for something by themselves, each of them whole.
const LINES: &[&str] = &[
    "",
    "",
    "....",
    ". . . . .",
    "* * *",
    "-----",
    "=====",
    "> and so on",
    "\"The wind is in the west,",
    "And the boats are all at rest.\"",
    "--Ada Roe",
    "[Takes the oar,",
    "and goes.]",
    "Yours truly,",
    "ADA ROE.",
    "LIST OF ILLUSTRATIONS",
    "The quay, facing page 12",
    "Bread, of oats, 5",
    "CHAPTER I",
    "HISTORY",
    "OF THE",
    "By Ada Roe, filed under Boats",
    "#4. The Gate",
    "1. one",
    "  (a) another",
    "* one more",
    "Pros:",
    "DUKE. So!",
    "MARL, pilot,",
    "| a | b |",
    "a    b    c",
    "+---+---+",
    "The tide was out, and nobody had told the ferryman that it would be so.",
];

/// Such lines below each other, some of them set in.
fn lines() -> impl Strategy<Value = String> {
    let line = (select(&[0, 0, 1, 2, 4, 8, 30][..]), select(LINES));
    let line = line.prop_map(|(indent, line)| " ".repeat(indent) + line);
    prop::collection::vec(line, 0..40).prop_map(|lines| lines.join("\n"))
}

fn config() -> Config {
    // Seeded: a failure is found by everybody or by nobody.
    Config {
        cases: 512,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x5eed),
        ..Config::default()
    }
}

fn tree(source: &Source) -> Document<'_> {
    read(source, &ReadOptions::default(), &mut Diagnostics::new())
}

/// All that must hold for a text and its tree, whatever the text.
fn hold(source: &Source) -> Result<(), String> {
    let document = tree(source);
    spans(source, &document.blocks, None)?;
    for note in &document.notes {
        spans(source, &note.blocks, Some(note.span))?;
    }
    words::check(source, &document)?;
    let written = oracle::write("json", &document);
    let back = json::read(&String::from_utf8_lossy(&written)).map_err(|why| why.message)?;
    if back != document {
        return Err("the tree comes back from JSON changed".to_owned());
    }
    oracle::markdown(&document)?;
    oracle::html(&document)?;
    let mut punctuated = tree(source);
    punctuated.punctuate();
    // "(c)" becomes a sign.
    let letters = |document: &Document<'_>| -> String {
        let letters = characters(document).filter(|c| c.is_alphabetic());
        letters.filter(|c| !matches!(c, 'c' | 'C')).collect()
    };
    if letters(&punctuated) != letters(&document) {
        return Err("punctuation changes letters".to_owned());
    }
    oracle::markdown(&punctuated)?;
    for format in ["md", "html", "json"] {
        if oracle::write(format, &document) != oracle::write(format, &tree(source)) {
            return Err(format!("{format} differs from one time to the next"));
        }
    }
    Ok(())
}

/// Spans lie in the text, on characters, within their parent, and follow one another.
fn spans(source: &Source, blocks: &[Block<'_>], outer: Option<Span>) -> Result<(), String> {
    let mut last = outer.map_or(0, |span| span.start);
    for block in blocks {
        let Span { start, end } = block.span;
        let text = source.text();
        let fits = text.get(start as usize..end as usize).is_some();
        let inside = outer.is_none_or(|outer| end <= outer.end);
        if !fits || !inside || start < last {
            return Err(format!(
                "{start}..{end} follows {last} in {outer:?}: {:?}",
                block.kind
            ));
        }
        last = end;
        for inner in children(block).0 {
            spans(source, inner, Some(block.span))?;
        }
    }
    Ok(())
}

/// The check itself: it passes what is whole and sees what is lost, added or moved.
#[test]
fn lost_words_are_seen() {
    let source = Source::new("walk", "One two\nthree.\n\n3\n\nFour five six.\n");
    let check = |change: fn(&mut Document<'_>)| {
        let mut document = tree(&source);
        change(&mut document);
        words::check(&source, &document)
    };
    assert_eq!(check(|_| ()), Ok(()));
    assert!(check(|document| drop(document.blocks.pop())).is_err());
    assert!(check(|document| drop(document.blocks.remove(1))).is_err());
    assert!(check(|document| document.blocks.extend_from_within(..1)).is_err());
    assert!(
        check(|document| {
            let last = document.blocks.len() - 1;
            let (first, second) = (document.blocks[0].span, document.blocks[last].span);
            document.blocks[0].span = second;
            document.blocks[last].span = first;
        })
        .is_err()
    );
}

/// Over the cases and the samples; with `COPYDESK_CORPUS=DIR` over every text below it, too.
#[test]
fn articles_hold() {
    let corpus = std::env::var("COPYDESK_CORPUS").unwrap_or_default();
    let more = if corpus.is_empty() {
        Vec::new()
    } else {
        articles::texts_below(&corpus)
    };
    let texts = articles::texts().into_iter().chain(more);
    let wrong = texts.filter_map(|(path, bytes)| {
        let source = decode("case", bytes, None, &mut Diagnostics::new()).ok()?;
        let why = hold(&source).err()?;
        Some(format!(
            "{}: {}",
            path.display(),
            why.lines().next().unwrap_or_default()
        ))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[cfg(feature = "epub")]
fn books_open() {
    for (path, json) in articles::trees() {
        let document = json::read(&json).expect("trees are documents");
        oracle::epub(&document).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    }
}

#[test]
fn every_format_takes_a_hostile_text() {
    let text = PIECES.join("\n") + &PIECES.concat() + &PIECES.join("\n\n");
    let source = Source::new("soup", text);
    for format in copydesk::FORMATS {
        let writer = (format.open)(&Settings::default()).expect("default options are good");
        let outcome = writer.write(&tree(&source), &mut Vec::new(), &mut Diagnostics::new());
        outcome.unwrap_or_else(|error| panic!("{}: {error:#}", format.name));
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn soup_holds(text in soup()) {
        let source = decode("soup", text.into_bytes(), Some("utf-8"), &mut Diagnostics::new());
        let source = source.map_err(|why| TestCaseError::fail(why.message))?;
        hold(&source).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn whole_lines_hold(text in lines()) {
        hold(&Source::new("lines", text)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(source) = decode("bytes", bytes, None, &mut Diagnostics::new()) {
            hold(&source).map_err(TestCaseError::fail)?;
        }
    }

    #[test]
    fn broken_articles_are_survived(index in any::<prop::sample::Index>(), cut in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let texts = articles::texts();
        let (_, mut bytes) = texts[index.index(texts.len())].clone();
        if !bytes.is_empty() {
            let at = cut.index(bytes.len());
            bytes[at] = byte;
            bytes.truncate(at + 2000);
        }
        if let Ok(source) = decode("broken", bytes, None, &mut Diagnostics::new()) {
            hold(&source).map_err(|why| TestCaseError::fail(format!("{why} in\n{}", source.text())))?;
        }
    }
}
