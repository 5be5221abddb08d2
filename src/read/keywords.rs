//! "Keywords: tides, salt, boats": what an article says that it is about.

use crate::document::{Block, BlockKind, Inline, Text, plain_text};
use crate::source::floor_boundary;

/// Keywords stand within this many blocks of the head,
const FROM_HEAD: usize = 15;

/// or of the end.
const FROM_END: usize = 6;

/// What leads them, in small letters.
static LABELS: &[&str] = &[
    "keywords",
    "key words",
    "index terms",
    "tags",
    "tagged",
    "schlagwörter",
    "schlagworte",
    "stichwörter",
    "mots-clés",
    "mots clés",
    "mots-clefs",
    "palabras clave",
    "palavras-chave",
    "parole chiave",
    "trefwoorden",
    "słowa kluczowe",
    "ключевые слова",
    "ключові слова",
    "关键词",
    "關鍵詞",
    "キーワード",
    "핵심어",
];

/// The keywords that an article lists, near its head before others.
pub(super) fn keywords<'a>(blocks: &[Block<'a>]) -> Vec<Text<'a>> {
    /// A header of fields is one of the first blocks.
    const HEADER: usize = 3;
    let near = |at: &usize| *at < FROM_HEAD || *at + FROM_END >= blocks.len();
    let found = (0..blocks.len()).filter(near).find_map(|at| {
        let content = match &blocks[at].kind {
            BlockKind::Paragraph(content) => content,
            // A heading over them and nothing else.
            BlockKind::Heading { content, .. } if is_label(&plain_text(content)) => {
                let BlockKind::Paragraph(content) = &blocks.get(at + 1)?.kind else {
                    return None;
                };
                return listed(&plain_text(content));
            }
            _ => return None,
        };
        let lines: Vec<_> = content.split(|part| *part == Inline::LineBreak).collect();
        let last = if at < HEADER { lines.len() } else { 1 };
        (0..last).find_map(|at| of_field(&lines[at..]))
    });
    let found = found.unwrap_or_default();
    found.into_iter().map(Text::Owned).collect()
}

/// The keywords of a field that begins these lines; after a comma it goes on in the next.
fn of_field(lines: &[&[Inline<'_>]]) -> Option<Vec<String>> {
    // Most paragraphs begin with no label, as their first words tell.
    if let [Inline::Text(text), ..] = lines[0]
        && !text[..floor_boundary(text, 2 * LONGEST_LABEL)].contains([':', '：'])
    {
        return None;
    }
    let mut text = plain_text(lines[0]);
    let colon = text.find([':', '：']).filter(|at| is_label(&text[..*at]))?;
    for line in &lines[1..] {
        if !text.trim_end().ends_with([',', ';']) {
            break;
        }
        text.push(' ');
        text.push_str(&plain_text(line));
    }
    listed(text[colon..].trim_start_matches([':', '：']))
}

/// No label is longer, in bytes.
const LONGEST_LABEL: usize = 40;

fn is_label(text: &str) -> bool {
    let text = text.trim();
    text.len() <= LONGEST_LABEL && LABELS.contains(&&*text.to_lowercase())
}

/// The entries of a list of keywords; nothing, if any of them is too much of a sentence to be one.
fn listed(text: &str) -> Option<Vec<String>> {
    const MOST: usize = 40;
    let text = text.trim();
    let text = text.strip_prefix('[').unwrap_or(text);
    let text = text.trim_end_matches(['.', ']', '。']);
    let signs: &[char] = if text.contains([';', '；']) {
        &[';', '；']
    } else {
        &[',', '，', '、', '·', '|']
    };
    let entries = text.split(signs).map(|entry| {
        let entry = entry.trim().trim_matches(['"', '\'', '“', '”']);
        entry.strip_prefix('#').unwrap_or(entry)
    });
    let entries: Vec<_> = entries.filter(|entry| !entry.is_empty()).collect();
    let none = |entry: &str| ["none", "n/a", "-"].contains(&&*entry.to_lowercase());
    let fit = (1..=MOST).contains(&entries.len())
        && entries.iter().all(|entry| is_term(entry))
        && !none(entries[0]);
    fit.then(|| entries.into_iter().map(str::to_owned).collect())
}

fn is_term(entry: &str) -> bool {
    const MOST_WORDS: usize = 6;
    const LONGEST: usize = 60;
    entry.chars().count() <= LONGEST
        && entry.split_whitespace().count() <= MOST_WORDS
        && !entry.contains(". ")
        && !entry.ends_with(['?', '!', ':'])
        && !entry.starts_with("and ")
}
