//! A page that lists other pages: titles that lead to them, by whom and of what day they are, what they are about.
//!
//! In come words and addresses, out goes a page that looks as those that it leads to, made of the same style sheet.

use super::{direction, direction_name, escape, style};
use crate::document::Direction;
use crate::theme::Theme;
use crate::write::labels::Labels;
use std::io::Write as _;

/// What such a page says.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Its title; the word for a list of contents in its language, if it has none.
    pub title: Option<String>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
    /// The address of its feed, if there is one.
    pub feed: Option<String>,
    /// What it lists, in their order.
    pub entries: Vec<Entry>,
}

/// A page that is listed.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// What it is called.
    pub title: String,
    /// Its address.
    pub href: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its date, ISO 8601.
    pub date: Option<String>,
    /// What it is about in a sentence.
    pub standfirst: Option<String>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
    /// Its other forms: what each is called, and its address.
    pub others: Vec<(String, String)>,
}

/// Languages whose usual script runs from the right.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

/// Writes the page.
pub fn index(index: &Index, theme: &Theme) -> Vec<u8> {
    let mut out = Vec::new();
    let language = escape::language_tag(index.language.as_deref());
    let labels = Labels::of(index.language.as_deref());
    let title = index.title.as_deref().unwrap_or(labels.contents);
    out.extend_from_slice(b"<!DOCTYPE html>\n<html lang=\"");
    out.extend_from_slice(language.as_bytes());
    out.extend_from_slice(direction(direction_of(language)));
    out.extend_from_slice(b">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    escape::html_text(title, &mut out);
    out.extend_from_slice(
        b"</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
    );
    if let Some(feed) = &index.feed {
        out.extend_from_slice(b"<link rel=\"alternate\" type=\"application/atom+xml\" title=\"");
        escape::html_attribute(title, &mut out);
        out.extend_from_slice(b"\" href=\"");
        escape::html_attribute(feed, &mut out);
        out.extend_from_slice(b"\">\n");
    }
    let _ = write!(
        out,
        "<style>\n{}</style>\n</head>\n<body>\n<main>\n<header>\n<h1>",
        style::screen(theme)
    );
    escape::html_text(title, &mut out);
    out.extend_from_slice(b"</h1>\n</header>\n<nav class=\"contents\" aria-label=\"");
    escape::html_attribute(labels.contents, &mut out);
    out.extend_from_slice(b"\">\n");
    if !index.entries.is_empty() {
        out.extend_from_slice(b"<ol>\n");
        for one in &index.entries {
            entry(one, language, &mut out);
        }
        out.extend_from_slice(b"</ol>\n");
    }
    out.extend_from_slice(b"</nav>\n</main>\n</body>\n</html>\n");
    out
}

fn entry(entry: &Entry, around: &str, out: &mut Vec<u8>) {
    let language = escape::language_tag(entry.language.as_deref());
    out.extend_from_slice(b"<li");
    if language != around && language != "und" {
        let _ = write!(out, " lang=\"{language}\"");
        let own = direction_of(language);
        if own != direction_of(around) {
            let _ = write!(out, " dir=\"{}\"", direction_name(own));
        }
    }
    out.extend_from_slice(b"><a href=\"");
    escape::html_attribute(&entry.href, out);
    out.extend_from_slice(b"\">");
    escape::html_text(&entry.title, out);
    out.extend_from_slice(b"</a>");
    byline(entry, out);
    if let Some(standfirst) = &entry.standfirst {
        out.extend_from_slice(b"<br><span class=\"standfirst\">");
        escape::html_text(standfirst, out);
        out.extend_from_slice(b"</span>");
    }
    out.extend_from_slice(b"</li>\n");
}

/// Who, when, and in which other forms, in one line.
fn byline(entry: &Entry, out: &mut Vec<u8>) {
    if entry.authors.is_empty() && entry.date.is_none() && entry.others.is_empty() {
        return;
    }
    out.extend_from_slice(b"<br><span class=\"byline\">");
    escape::html_text(&entry.authors.join(", "), out);
    let mut parted = entry.authors.is_empty();
    let mut part = |out: &mut Vec<u8>| {
        if !std::mem::take(&mut parted) {
            out.extend_from_slice(" · ".as_bytes());
        }
    };
    if let Some(date) = &entry.date {
        part(out);
        out.extend_from_slice(b"<time datetime=\"");
        escape::html_attribute(date, out);
        out.extend_from_slice(b"\">");
        escape::html_text(date, out);
        out.extend_from_slice(b"</time>");
    }
    for (name, href) in &entry.others {
        part(out);
        out.extend_from_slice(b"<a href=\"");
        escape::html_attribute(href, out);
        out.extend_from_slice(b"\" aria-label=\"");
        escape::html_attribute(&format!("{name}: {}", entry.title), out);
        out.extend_from_slice(b"\">");
        escape::html_text(name, out);
        out.extend_from_slice(b"</a>");
    }
    out.extend_from_slice(b"</span>");
}

fn direction_of(language: &str) -> Direction {
    let primary = language.split('-').next().unwrap_or_default();
    if RIGHT_TO_LEFT.contains(&primary) {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    }
}
