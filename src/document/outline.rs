//! The headings of a document as lists of them need them: levels without gaps, names, and anchors that nothing else has.

use super::views::{label_of, plain_text};
use super::{BlockKind, Document};
use foldhash::HashMap;
use std::fmt::Write as _;

/// The headings of a document, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// One entry a heading.
    pub entries: Vec<OutlineEntry>,
}

/// A heading as contents lists, bookmarks and links need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// 1 to 6, never more than one deeper than the entry before; 1 for the first.
    pub level: u8,
    /// The heading's words.
    pub text: String,
    /// What lists of headings call it: its words, and behind "CHAPTER I" those of the title below it, whose own entry has
    /// none then.
    pub name: String,
    /// Unique in the document: lower-case letters and digits of any script, parted by `-`.
    pub slug: String,
    /// Which article's own heading it is, in an issue.
    pub article: Option<usize>,
}

/// The headings that stand in `document.blocks` itself (not in quotations or lists), with unique slugs.
/// The `n`-th entry belongs to the `n`-th such heading.
pub fn outline(document: &Document<'_>) -> Outline {
    let mut used: HashMap<String, u32> = HashMap::default();
    // The levels of the last heading and those that it is below: their number is a level without gaps.
    let mut open: Vec<u8> = Vec::new();
    let (mut entries, mut places) = (Vec::new(), Vec::new());
    let mut articles = document.articles.iter().enumerate().peekable();
    for (index, block) in document.blocks.iter().enumerate() {
        let BlockKind::Heading { level, content } = &block.kind else {
            continue;
        };
        let mut text = plain_text(content);
        while articles
            .next_if(|(_, article)| article.blocks.end <= index)
            .is_some()
        {}
        let article = articles.next_if(|(_, article)| article.blocks.start <= index);
        if let Some((_, article)) = article
            && text.trim().is_empty()
        {
            let blocks = &document.blocks[article.blocks.clone()];
            label_of(&article.metadata, blocks)
                .text()
                .clone_into(&mut text);
        }
        let level = level.get();
        while open.last().is_some_and(|&above| above >= level) {
            open.pop();
        }
        open.push(level);
        let level = u8::try_from(open.len()).unwrap_or(level);
        places.push(index);
        entries.push(OutlineEntry {
            level,
            slug: unique_slug(&text, &mut used),
            name: text.trim().to_owned(),
            text,
            article: article.map(|(n, _)| n),
        });
    }
    name_chapters(&mut entries, &places);
    Outline { entries }
}

/// Where most headings of a level have another right below them and no third of its level, the one is a number and the other its
/// title, and so it is wherever one stands right below: "CHAPTER I" and "THE QUAY" are called "CHAPTER I: THE QUAY". `places` are
/// those of the headings among the blocks.
fn name_chapters(entries: &mut [OutlineEntry], places: &[usize]) {
    const FEWEST: usize = 2;
    /// One beyond the deepest level.
    const LEVELS: usize = 7;
    let leads = |n: usize| {
        let [own, title, ..] = &entries[n..] else {
            return false;
        };
        let below = places[n + 1] == places[n] + 1 && title.level == own.level + 1;
        below && title.article.is_none() && !own.name.is_empty()
    };
    let alone = |n: usize| {
        let level = entries[n].level;
        let mut others = entries[n + 2..].iter().map(|entry| entry.level);
        others
            .find(|&other| other <= level + 1)
            .is_none_or(|other| other <= level)
    };
    let (mut all, mut titled) = ([0; LEVELS], [0; LEVELS]);
    for (n, entry) in entries.iter().enumerate() {
        let level = usize::from(entry.level);
        all[level] += 1;
        titled[level] += usize::from(leads(n) && alone(n));
    }
    let usual = |level: u8| {
        let level = usize::from(level);
        titled[level] >= FEWEST && titled[level] * 2 > all[level]
    };
    let titled = (0..entries.len()).filter(|&n| leads(n) && usual(entries[n].level));
    for n in titled.collect::<Vec<_>>() {
        // What is a title itself is no number.
        if entries[n].name.is_empty() {
            continue;
        }
        let title = std::mem::take(&mut entries[n + 1].name);
        let name = &mut entries[n].name;
        let open = name.ends_with(|c: char| c.is_ascii_alphanumeric());
        name.push_str(if open { ": " } else { " " });
        name.push_str(&title);
    }
}

/// Words as a name without blanks and signs: GitHub's form of an anchor, so that links within our Markdown lead somewhere
/// there, too. Empty, if no letter is in them.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.trim().chars() {
        if c.is_ascii_alphanumeric() || c == '_' {
            slug.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if (c.is_whitespace() || c == '-') && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_matches('-').to_owned()
}

fn unique_slug(text: &str, used: &mut HashMap<String, u32>) -> String {
    let words = slug(text);
    let base = if words.is_empty() { "section" } else { &words };
    // Keys are slugs in use; the value is the number that the next heading of the same words starts to try at.
    let Some(next) = used.get(base) else {
        used.insert(base.to_owned(), 1);
        return base.to_owned();
    };
    let mut number = *next;
    let mut slug = base.to_owned();
    loop {
        slug.truncate(base.len());
        let _ = write!(slug, "-{number}");
        number += 1;
        if !used.contains_key(&slug) {
            break;
        }
    }
    used.insert(base.to_owned(), number);
    used.insert(slug.clone(), 1);
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Inline, Level, Span};

    fn entries(headings: &[(usize, &'static str)]) -> Vec<OutlineEntry> {
        let heading = |&(level, words): &(usize, &'static str)| Block {
            kind: match level {
                0 => BlockKind::Paragraph(vec![Inline::Text(words.into())]),
                _ => BlockKind::Heading {
                    level: Level::clamped(level),
                    content: vec![Inline::Text(words.into())],
                },
            },
            span: Span::default(),
        };
        let document = Document {
            blocks: headings.iter().map(heading).collect(),
            ..Document::default()
        };
        outline(&document).entries
    }

    #[test]
    fn levels_have_no_gaps_and_siblings_are_alike() {
        let entries = entries(&[3, 3, 1, 3, 2, 2].map(|level| (level, "Words")));
        let levels: Vec<u8> = entries.iter().map(|entry| entry.level).collect();
        assert_eq!(levels, [1, 1, 1, 2, 2, 2]);
    }

    #[test]
    fn chapters_are_named_by_their_numbers_and_titles() {
        let named = |headings: &[(usize, &'static str)]| -> Vec<String> {
            let entries = entries(headings).into_iter();
            entries.map(|entry| entry.name).collect()
        };
        let [one, quay, two, lamp, night] = [
            (1, "Chapter I"),
            (2, "The Quay"),
            (1, "Chapter II."),
            (2, "The Lamp"),
            (2, "At Night"),
        ];
        let text = (0, "It was early.");
        assert_eq!(
            named(&[one, quay, text, two, lamp, text]),
            ["Chapter I: The Quay", "", "Chapter II. The Lamp", ""]
        );
        // One title among chapters that have none is a section.
        assert_eq!(
            named(&[one, text, two, lamp, text]),
            ["Chapter I", "Chapter II.", "The Lamp"]
        );
        // What stands below a text is one, too, and so are the first of several.
        assert_eq!(
            named(&[one, text, quay, text, two, text, lamp]),
            ["Chapter I", "The Quay", "Chapter II.", "The Lamp"]
        );
        assert_eq!(
            named(&[one, quay, night, two, lamp, night]),
            [
                "Chapter I",
                "The Quay",
                "At Night",
                "Chapter II.",
                "The Lamp",
                "At Night"
            ]
        );
    }
}
