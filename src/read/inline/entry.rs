//! Entries of contents lists → links to the headings that they name.

use crate::document::{Inline, Link, OutlineEntry, Target, Text, plain_text};
use crate::read::figures::are_digits;
use crate::read::marker;
use crate::read::role::heading;
use crate::read::words::normalised;
use std::collections::{HashMap, VecDeque};

/// A contents entry as a link to the heading of the same words, if there is one; else to that of the same number.
pub(in crate::read) fn link_entry<'a>(
    content: Vec<Inline<'a>>,
    headings: &mut Headings,
) -> Vec<Inline<'a>> {
    let calls = content
        .iter()
        .any(|inline| matches!(inline, Inline::Note(_)));
    if calls {
        return content;
    }
    let Some(slug) = headings.find(&plain_text(&content)) else {
        return content;
    };
    // Links do not nest: what the heading's words lead to is reached from the heading.
    let inner = content.into_iter().flat_map(|inline| match inline {
        Inline::Link(link) => link.content,
        other => vec![other],
    });
    vec![Inline::Link(Box::new(Link {
        target: Target::Heading(Text::Owned(slug)),
        content: inner.collect(),
    }))]
}

/// The slugs of headings by what contents lists call them.
#[derive(Debug, Default)]
pub(in crate::read) struct Headings {
    /// In their order, where several have the same words: so have their entries.
    by_words: HashMap<String, VecDeque<String>>,
    /// `None` where two headings have one number.
    by_number: HashMap<String, Option<String>>,
}

impl Headings {
    /// Of an outline.
    pub(in crate::read) fn of(entries: Vec<OutlineEntry>) -> Self {
        let mut headings = Self::default();
        for entry in entries {
            if let Some(number) = section_number(&entry.text) {
                headings
                    .by_number
                    .entry(number.to_owned())
                    .and_modify(|slug| *slug = None)
                    .or_insert_with(|| Some(entry.slug.clone()));
            }
            let called = [&entry.text, &entry.name, title_of(&entry.text)].map(normalised);
            let mut called = Vec::from(called);
            called.retain(|words| !words.is_empty());
            called.sort_unstable();
            called.dedup();
            for words in called {
                let slugs = headings.by_words.entry(words).or_default();
                slugs.push_back(entry.slug.clone());
            }
        }
        headings
    }

    /// The heading of an entry, and of the next one of the same words the next.
    fn find(&mut self, entry: &str) -> Option<String> {
        let without_page = entry
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .trim_end_matches(['.', ' ']);
        let words = [entry, without_page, title_of(without_page)].map(normalised);
        let known = words
            .iter()
            .find(|words| self.by_words.contains_key(*words));
        let Some(known) = known else {
            return self.by_number.get(section_number(entry)?)?.clone();
        };
        let slugs = self.by_words.get_mut(known)?;
        if slugs.len() > 1 {
            slugs.pop_front()
        } else {
            slugs.front().cloned()
        }
    }
}

/// What stands behind a chapter's number: "The Lamp" of "CHAPTER I The Lamp" and of "I. The Lamp".
fn title_of(text: &str) -> &str {
    let title = if heading::is_division(text) {
        text.splitn(3, ' ').nth(2)
    } else {
        marker::parse(text).map(|mark| &text[mark.text_at..])
    };
    title.unwrap_or_default()
}

/// "3.2.1" of "3.2.1. Synopsis".
fn section_number(text: &str) -> Option<&str> {
    let number = text.split_whitespace().next()?.trim_end_matches('.');
    (number.contains('.')
        && number.starts_with(|c: char| c.is_ascii_alphanumeric())
        && number.split('.').skip(1).all(are_digits))
    .then_some(number)
}
