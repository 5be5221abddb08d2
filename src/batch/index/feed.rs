//! An Atom feed (RFC 4287) of what is listed.
//!
//! An entry is known by its address. It was updated on the day of its article, or at `SOURCE_DATE_EPOCH`, if it has none; one
//! that has neither cannot be in a feed.

use super::{Index, Listed, address};
use crate::batch::xml::clean;
use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::Writer;
use std::io;
use std::path::Path;

/// The time of a feed that has nothing to go by.
const BEGINNING: &str = "1970-01-01T00:00:00Z";

impl Index {
    /// The feed, and how many articles are not in it.
    pub(super) fn feed(&self, base: &str) -> (Vec<u8>, usize) {
        let entries: Vec<(&Listed, String)> = self
            .listed
            .iter()
            .filter_map(|listed| Some((listed, self.updated(listed)?)))
            .collect();
        let left_out = self.listed.len() - entries.len();
        let mut out = Vec::new();
        self.write_feed(base, &entries, &mut out)
            .expect("a vector takes all");
        out.push(b'\n');
        (out, left_out)
    }

    fn updated(&self, listed: &Listed) -> Option<String> {
        let own = listed.entry.date.as_deref().and_then(day);
        own.or_else(|| self.stamp())
    }

    fn stamp(&self) -> Option<String> {
        let time = jiff::Timestamp::from_second(self.timestamp?).ok()?;
        Some(time.to_string())
    }

    fn write_feed(
        &self,
        base: &str,
        entries: &[(&Listed, String)],
        out: &mut Vec<u8>,
    ) -> io::Result<()> {
        let title = self.settings.title.as_deref().unwrap_or(base);
        let author = self.settings.author.as_deref().unwrap_or(title);
        let newest = entries.iter().map(|(_, updated)| updated.clone()).max();
        let updated = newest.or_else(|| self.stamp());
        let updated = updated.as_deref().unwrap_or(BEGINNING);
        let mut xml = Writer::new_with_indent(out, b' ', 1);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let language = self.language();
        let language = language.as_deref().map(|tag| ("xml:lang", tag));
        let feed = xml.create_element("feed");
        let feed = feed.with_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
        feed.with_attributes(language).write_inner_content(|xml| {
            text(xml, "title", title)?;
            text(xml, "id", base)?;
            text(xml, "updated", updated)?;
            xml.create_element("author")
                .write_inner_content(|xml| text(xml, "name", author))?;
            let below = |name: &str| format!("{base}{}", address(Path::new(name)));
            let own = below(self.settings.feed());
            let page = below(self.settings.page());
            link(
                xml,
                &[
                    ("rel", "self"),
                    ("type", "application/atom+xml"),
                    ("href", &own),
                ],
            )?;
            link(
                xml,
                &[("rel", "alternate"), ("type", "text/html"), ("href", &page)],
            )?;
            let mut entries = entries.iter();
            entries.try_for_each(|(listed, updated)| entry(xml, base, listed, updated))
        })?;
        Ok(())
    }
}

fn entry<W: io::Write>(
    xml: &mut Writer<W>,
    base: &str,
    listed: &Listed,
    updated: &str,
) -> io::Result<()> {
    let about = &listed.entry;
    let language = about.language.as_deref().map(|tag| ("xml:lang", tag));
    let element = xml.create_element("entry").with_attributes(language);
    element.write_inner_content(|xml| {
        text(xml, "title", &about.title)?;
        text(xml, "id", &format!("{base}{}", about.href))?;
        text(xml, "updated", updated)?;
        if let Some(published) = about.date.as_deref().and_then(day) {
            text(xml, "published", &published)?;
        }
        for author in &about.authors {
            xml.create_element("author")
                .write_inner_content(|xml| text(xml, "name", author))?;
        }
        if let Some(standfirst) = &about.standfirst {
            text(xml, "summary", standfirst)?;
        }
        for (n, file) in listed.files.iter().enumerate() {
            let (href, bytes) = (format!("{base}{}", file.href), file.bytes.to_string());
            let media_type = ("type", file.media_type);
            if n == 0 {
                link(xml, &[("rel", "alternate"), media_type, ("href", &href)])?;
            } else {
                let length = ("length", bytes.as_str());
                link(
                    xml,
                    &[("rel", "enclosure"), media_type, length, ("href", &href)],
                )?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

/// The first moment of a date that may lack its day or its month.
fn day(date: &str) -> Option<String> {
    let full = match date.len() {
        4 => format!("{date}-01-01"),
        7 => format!("{date}-01"),
        _ => date.to_owned(),
    };
    let date: jiff::civil::Date = full.parse().ok()?;
    Some(format!("{date}T00:00:00Z"))
}

fn text<W: io::Write>(xml: &mut Writer<W>, name: &str, content: &str) -> io::Result<()> {
    let content = clean(content);
    xml.create_element(name)
        .write_text_content(BytesText::new(&content))?;
    Ok(())
}

fn link<W: io::Write>(xml: &mut Writer<W>, attributes: &[(&str, &str)]) -> io::Result<()> {
    let link = xml.create_element("link");
    link.with_attributes(attributes.iter().copied())
        .write_empty()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_begin_what_they_are_in() {
        assert_eq!(day("2026-11-01").as_deref(), Some("2026-11-01T00:00:00Z"));
        assert_eq!(day("2026-11").as_deref(), Some("2026-11-01T00:00:00Z"));
        assert_eq!(day("2026").as_deref(), Some("2026-01-01T00:00:00Z"));
        assert_eq!(day("2026-02-30"), None);
    }
}
