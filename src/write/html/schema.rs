//! The article in the words of schema.org, as JSON-LD. It stands in a `script` element that no program runs.

use super::{escape, inlines};
use crate::document::{Document, Metadata};
use serde_json::{Map, Value, json};

/// Appends the element.
pub(super) fn schema(document: &Document<'_>, label: &str, out: &mut Vec<u8>) {
    let metadata = &document.metadata;
    let mut thing = if document.articles.is_empty() {
        article(metadata, label)
    } else {
        let mut issue = about(metadata, label);
        issue.insert("@type".into(), "PublicationIssue".into());
        let parts = document.articles.iter().map(|part| {
            Value::Object(article(
                &part.metadata,
                part.metadata.title.as_deref().unwrap_or_default(),
            ))
        });
        issue.insert("hasPart".into(), parts.collect());
        issue
    };
    thing.insert("@context".into(), "https://schema.org".into());
    out.extend_from_slice(b"<script type=\"application/ld+json\">\n");
    escape::json_in_html(&Value::Object(thing), out);
    out.extend_from_slice(b"\n</script>\n");
}

/// An article, of news where it names its agency or the place that it was sent from.
fn article(metadata: &Metadata<'_>, label: &str) -> Map<String, Value> {
    let mut thing = about(metadata, label);
    let is_news = metadata.agency.is_some() || metadata.place.is_some();
    thing.insert(
        "@type".into(),
        if is_news { "NewsArticle" } else { "Article" }.into(),
    );
    if let Some(place) = &metadata.place {
        thing.insert("dateline".into(), place.as_ref().into());
    }
    if let Some(agency) = &metadata.agency {
        thing.insert(
            "provider".into(),
            json!({"@type": "Organization", "name": agency}),
        );
    }
    thing
}

fn about(metadata: &Metadata<'_>, label: &str) -> Map<String, Value> {
    let mut thing = Map::new();
    let mut say = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            thing.insert(key.to_owned(), value);
        }
    };
    let tag = escape::language_tag(metadata.language.as_deref());
    let person = |name: &std::borrow::Cow<'_, str>| json!({"@type": "Person", "name": name});
    say(
        "headline",
        Some(label)
            .filter(|label| !label.is_empty())
            .map(Into::into),
    );
    say(
        "description",
        metadata.standfirst.as_deref().map(Into::into),
    );
    say(
        "author",
        some(metadata.authors.iter().map(person).collect()),
    );
    let date = metadata.date.as_ref().and_then(inlines::valid_iso);
    say("datePublished", date.map(Into::into));
    say(
        "inLanguage",
        Some(tag).filter(|tag| *tag != "und").map(Into::into),
    );
    let keywords = metadata
        .keywords
        .iter()
        .map(|keyword| keyword.as_ref().into());
    say("keywords", some(keywords.collect()));
    thing
}

fn some(values: Vec<Value>) -> Option<Value> {
    (!values.is_empty()).then_some(Value::Array(values))
}
