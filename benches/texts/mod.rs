//! What is measured: an article, a book, and a text that invites every rule to look twice. Always the same bytes.
#![allow(dead_code, reason = "each bench is a crate of its own and uses a part")]

use copydesk::{Diagnostics, Document, ReadOptions, Settings, Source, Writer, read};

/// What is measured allocates as the program does, the yardstick, too.
#[cfg(feature = "cli")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ARTICLE: &str = include_str!("../../input/news/night-ferry.txt");
const ESSAY: &str = include_str!("../../input/essays/in-the-margins.txt");
const CHAPTERS: &[&str] = &[
    include_str!("../../input/stories/the-ferryman.txt"),
    ESSAY,
    include_str!("../../input/news/lighthouse-interview.txt"),
];

/// Names and texts; those of the directory that `COPYDESK_SAMPLES` names stand behind our own, books of them ten megabytes long,
/// too: what is larger than the caches shows what memory costs.
pub(crate) fn all() -> Vec<(String, String)> {
    let own = [
        ("article", ARTICLE.to_owned()),
        ("novel of one essay", novel(60)),
        ("book", book(60)),
        ("pathological", pathological(4000)),
    ];
    let own = own.map(|(name, text)| (name.to_owned(), text));
    own.into_iter().chain(samples()).collect()
}

fn samples() -> Vec<(String, String)> {
    let Ok(directory) = std::env::var("COPYDESK_SAMPLES") else {
        return Vec::new();
    };
    let entries = std::fs::read_dir(directory).expect("COPYDESK_SAMPLES names a directory");
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let sample = |path: &std::path::PathBuf| {
        let bytes = std::fs::read(path).expect("a sample can be read");
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let source = copydesk::decode(&name, bytes, None, &mut Diagnostics::new());
        (
            name.clone().into_owned(),
            source.expect("a sample is text").text().to_owned(),
        )
    };
    let with_long = |(name, text): (String, String)| {
        let long = (text.len() >= BOOK).then(|| (format!("{name}, 10 MB"), repeated(&text)));
        std::iter::once((name, text)).chain(long)
    };
    paths.iter().map(sample).flat_map(with_long).collect()
}

/// Bytes of a sample that is a book.
const BOOK: usize = 500_000;

/// A text over and over, until it is as long as few are.
fn repeated(text: &str) -> String {
    const LONG: usize = 10_000_000;
    let mut long = String::new();
    while long.len() < LONG {
        long.extend([text, "\n\n"]);
    }
    long
}

/// The prose of an essay as novels in plain text are set: long chapters, lines of at most 72 columns, blank lines between
/// paragraphs, and nothing else.
fn novel(chapters: usize) -> String {
    const WRAP: usize = 72;
    /// Shorter ones are headings and what else an essay has.
    const SHORTEST: usize = 200;
    const TIMES: usize = 2;
    let mut text = String::new();
    for chapter in 1..=chapters {
        text.extend(["Chapter ", &chapter.to_string(), "\n\n\n"]);
        for _ in 0..TIMES {
            for paragraph in ESSAY.lines().filter(|line| line.len() > SHORTEST) {
                let mut column = 0;
                for word in paragraph.split(' ') {
                    let len = word.chars().count();
                    if column > 0 && column + 1 + len > WRAP {
                        text.push('\n');
                        column = 0;
                    } else if column > 0 {
                        text.push(' ');
                        column += 1;
                    }
                    text += word;
                    column += len;
                }
                text += "\n\n";
            }
        }
        text += "\n\n";
    }
    text
}

/// A book of about `chapters` × 5 kB: the samples, in turn.
pub(crate) fn book(chapters: usize) -> String {
    let texts = CHAPTERS.iter().cycle().take(chapters).enumerate();
    let chapter = |(at, text): (usize, &&str)| format!("CHAPTER {}\n\n\n{text}\n\n\n", at + 1);
    texts.map(chapter).collect()
}

/// Lines that might be anything: markers without items, marks that never close, rules that underline nothing.
fn pathological(lines: usize) -> String {
    const LINES: &[&str] = &[
        "* * ",
        "1. ",
        "[1",
        "| a",
        "_so *it `goes",
        "> > >",
        "-----",
        "",
        "Contents ..... ",
        "(a) b:",
        "   x   y   z",
        "[1] [2] [3",
    ];
    let line = |at: usize| {
        format!(
            "{}{}\n",
            " ".repeat(at * 7 % 11),
            LINES[at * 5 % LINES.len()]
        )
    };
    (0..lines).map(line).collect()
}

pub(crate) fn tree(source: &Source) -> Document<'_> {
    read(source, &ReadOptions::default(), &mut Diagnostics::new())
}

pub(crate) fn writer(format: &str) -> Box<dyn Writer> {
    writer_with(format, &[])
}

/// A writer with some of its options set.
pub(crate) fn writer_with(format: &str, options: &[(&str, &str)]) -> Box<dyn Writer> {
    let format = copydesk::by_name(format).expect("the format is in the registry");
    let mut settings = Settings::default();
    let table = settings.options.entry(format.name.to_owned()).or_default();
    let options = options.iter();
    table.extend(options.map(|(key, value)| ((*key).to_owned(), (*value).into())));
    (format.open)(&settings).expect("the options are good")
}

/// The bytes of a document in a format.
pub(crate) fn write(writer: &dyn Writer, document: &Document<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    writer
        .write(document, &mut bytes, &mut Diagnostics::new())
        .expect("every document has a form");
    bytes
}
