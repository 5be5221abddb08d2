//! What a page says of itself in its head: for those who search, those who cite, and those who share links.

use super::{escape, inlines, schema};
use crate::document::{Document, Metadata};

/// Appends the metadata. `label` is what the page is called.
pub(super) fn metadata(document: &Document<'_>, label: &str, out: &mut Vec<u8>) {
    let metadata = &document.metadata;
    let mut meta = |name: &str, content: &str| {
        if !content.trim().is_empty() {
            out.extend_from_slice(b"<meta ");
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(b" content=\"");
            escape::html_attribute(content.trim(), out);
            out.extend_from_slice(b"\">\n");
        }
    };
    let authors = metadata.authors.join(", ");
    let standfirst = metadata.standfirst.as_deref().unwrap_or_default();
    meta("name=\"author\"", &authors);
    meta("name=\"description\"", standfirst);
    meta("name=\"keywords\"", &metadata.keywords.join(", "));
    // The Open Graph protocol (ogp.me). It also wants a picture and an address, of which a text knows nothing.
    meta("property=\"og:type\"", "article");
    meta("property=\"og:title\"", label);
    meta("property=\"og:description\"", standfirst);
    meta("property=\"og:locale\"", &locale(metadata));
    if let Some(iso) = metadata.date.as_ref().and_then(inlines::valid_iso) {
        meta("property=\"article:published_time\"", iso);
    }
    for keyword in &metadata.keywords {
        meta("property=\"article:tag\"", keyword);
    }
    schema::schema(document, label, out);
}

/// `pt_BR`, where a language is said with its region.
fn locale(metadata: &Metadata<'_>) -> String {
    let tag = escape::language_tag(metadata.language.as_deref());
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let is_region = |part: &&str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic());
    match parts.find(is_region) {
        Some(region) => format!("{language}_{}", region.to_ascii_uppercase()),
        None => String::new(),
    }
}
