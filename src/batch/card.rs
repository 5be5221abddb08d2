//! What an article is about, in a few words: for names of outputs, for contents pages, for the cache.

use crate::document::Document;
use serde::{Deserialize, Serialize};

/// What a contents page says of an article, as plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its title.
    pub title: Option<String>,
    /// Its date, ISO 8601: `2026-11-01`, `2026-11` or `2026`.
    pub date: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// What it is about in a sentence.
    pub standfirst: Option<String>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
}

impl Card {
    /// Of this article.
    pub fn of(document: &Document<'_>) -> Self {
        let metadata = &document.metadata;
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            title: metadata.title.as_deref().map(words),
            date: metadata.date.as_ref().map(|date| date.iso.clone()),
            authors: metadata
                .authors
                .iter()
                .map(|author| words(author))
                .collect(),
            standfirst: metadata.standfirst.as_deref().map(words),
            language: metadata.language.as_deref().map(str::to_owned),
        }
    }
}
