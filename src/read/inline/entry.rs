//! Entries of contents lists → links to the headings that they name.

use crate::document::{Inline, Link, OutlineEntry, Target, Text, plain_text};
use crate::read::role::normalised;
use std::collections::HashMap;

/// A contents entry as a link to the heading of the same words, if there is one; else to that of the same number.
pub(in crate::read) fn link_entry<'a>(
    content: Vec<Inline<'a>>,
    headings: &Headings,
) -> Vec<Inline<'a>> {
    let calls = content
        .iter()
        .any(|inline| matches!(inline, Inline::Note(_)));
    let Some(slug) = headings.find(&plain_text(&content)).filter(|_| !calls) else {
        return content;
    };
    // Links do not nest: what the heading's words lead to is reached from the heading.
    let inner = content.into_iter().flat_map(|inline| match inline {
        Inline::Link(link) => link.content,
        other => vec![other],
    });
    vec![Inline::Link(Box::new(Link {
        target: Target::Heading(Text::Owned(slug.to_owned())),
        content: inner.collect(),
    }))]
}

/// The slugs of headings by what contents lists call them.
#[derive(Debug, Default)]
pub(in crate::read) struct Headings {
    by_words: HashMap<String, String>,
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
            headings
                .by_words
                .entry(normalised(&entry.text))
                .or_insert(entry.slug);
        }
        headings
    }

    fn find(&self, entry: &str) -> Option<&str> {
        let without_page = entry
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .trim_end_matches(['.', ' ']);
        let by_words = || {
            self.by_words
                .get(&normalised(entry))
                .or_else(|| self.by_words.get(&normalised(without_page)))
        };
        let by_number =
            || section_number(entry).and_then(|number| self.by_number.get(number)?.as_ref());
        by_words().or_else(by_number).map(String::as_str)
    }
}

/// "3.2.1" of "3.2.1. Synopsis".
fn section_number(text: &str) -> Option<&str> {
    let number = text.split_whitespace().next()?.trim_end_matches('.');
    (number.contains('.')
        && number.starts_with(|c: char| c.is_ascii_alphanumeric())
        && number
            .split('.')
            .skip(1)
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())))
    .then_some(number)
}
