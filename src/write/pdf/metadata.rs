//! What the file says of the article: the information dictionary, and the same as XMP (ISO 16684-1).

use super::strings::text;
use crate::document::Document as Article;
use crate::write::escape;
use lopdf::{Dictionary, dictionary};
use std::fmt::Write;

const PRODUCER: &str = concat!("copydesk ", env!("CARGO_PKG_VERSION"));

/// PDF/A allows only properties that it knows or that are described: this one of PDF/UA is not among the former
/// (ISO 19005-2, 6.6.2.3.3).
const EXTENSION: &str = "<rdf:Description rdf:about=\"\"\n \
    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n \
    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n \
    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n\
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n\
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n\
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n\
    <pdfaProperty:name>part</pdfaProperty:name>\n\
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n\
    <pdfaProperty:category>internal</pdfaProperty:category>\n\
    <pdfaProperty:description>the part of ISO 14289 that the file follows</pdfaProperty:description>\n\
    </rdf:li></rdf:Seq></pdfaSchema:property>\n</rdf:li></rdf:Bag></pdfaExtension:schemas>\n\
    </rdf:Description>\n";

/// What both forms say.
pub(super) struct Metadata {
    pub(super) title: String,
    authors: Vec<String>,
    subject: Option<String>,
    keywords: Vec<String>,
    pub(super) language: String,
    date: Option<Date>,
}

/// A date in both of its forms.
struct Date {
    pdf: String,
    xmp: String,
}

impl Metadata {
    /// The time to stamp files with, else the article's own date, else none.
    pub(super) fn of(article: &Article<'_>, title: String, timestamp: Option<i64>) -> Self {
        let metadata = &article.metadata;
        let clean = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let own = || {
            let date = metadata.date.as_ref();
            date.and_then(|date| of_article(&date.iso))
        };
        let date = timestamp.and_then(of_timestamp).or_else(own);
        Self {
            title,
            authors: metadata
                .authors
                .iter()
                .map(|author| clean(author))
                .collect(),
            subject: metadata
                .standfirst
                .as_deref()
                .map(clean)
                .filter(|subject| !subject.is_empty()),
            keywords: metadata.keywords.iter().map(|word| clean(word)).collect(),
            language: escape::language_tag(metadata.language.as_deref()).to_owned(),
            date,
        }
    }

    /// ISO 32000-1, 14.3.3.
    pub(super) fn information(&self) -> Dictionary {
        let mut information = dictionary! {
            "Title" => text(&self.title),
            "Creator" => text(PRODUCER),
            "Producer" => text(PRODUCER),
        };
        if !self.authors.is_empty() {
            information.set("Author", text(&self.authors.join(", ")));
        }
        if let Some(subject) = &self.subject {
            information.set("Subject", text(subject));
        }
        if !self.keywords.is_empty() {
            information.set("Keywords", text(&self.keywords.join(", ")));
        }
        if let Some(date) = &self.date {
            information.set("CreationDate", text(&date.pdf));
        }
        information
    }

    pub(super) fn xmp(&self) -> String {
        let mut xmp = String::from(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
             <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\"\n \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n \
             xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n \
             xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n\
             <dc:format>application/pdf</dc:format>\n<pdfuaid:part>1</pdfuaid:part>\n\
             <pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n",
        );
        let mut array = |name: &str, kind: &str, values: &[&str]| {
            if values.is_empty() {
                return;
            }
            let _ = write!(xmp, "<dc:{name}><rdf:{kind}>");
            let attribute = if kind == "Alt" {
                " xml:lang=\"x-default\""
            } else {
                ""
            };
            for value in values {
                let _ = write!(xmp, "<rdf:li{attribute}>{}</rdf:li>", xml(value));
            }
            let _ = writeln!(xmp, "</rdf:{kind}></dc:{name}>");
        };
        let authors: Vec<&str> = self.authors.iter().map(String::as_str).collect();
        let keywords: Vec<&str> = self.keywords.iter().map(String::as_str).collect();
        let subject: Vec<&str> = self.subject.iter().map(String::as_str).collect();
        array("title", "Alt", &[&self.title]);
        array("creator", "Seq", &authors);
        array("description", "Alt", &subject);
        array("subject", "Bag", &keywords);
        array("language", "Bag", &[&self.language]);
        let date: Vec<&str> = self.date.iter().map(|date| date.xmp.as_str()).collect();
        array("date", "Seq", &date);
        let mut simple = |name: &str, value: &str| {
            let _ = writeln!(xmp, "<{name}>{}</{name}>", xml(value));
        };
        simple("xmp:CreatorTool", PRODUCER);
        simple("pdf:Producer", PRODUCER);
        if let Some(date) = &self.date {
            simple("xmp:CreateDate", &date.xmp);
        }
        if !self.keywords.is_empty() {
            simple("pdf:Keywords", &self.keywords.join(", "));
        }
        xmp.push_str("</rdf:Description>\n");
        xmp.push_str(EXTENSION);
        xmp.push_str("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
        xmp
    }
}

/// An ISO date of day, month or year.
fn of_article(iso: &str) -> Option<Date> {
    let day = iso.get(..10).unwrap_or(iso);
    let digits: String = day.chars().filter(char::is_ascii_digit).collect();
    let plain = day
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-');
    (plain && matches!(digits.len(), 4 | 6 | 8)).then(|| Date {
        pdf: format!("D:{digits}"),
        xmp: day.to_owned(),
    })
}

fn of_timestamp(seconds: i64) -> Option<Date> {
    let time = jiff::Timestamp::from_second(seconds).ok()?;
    Some(Date {
        pdf: time.strftime("D:%Y%m%d%H%M%SZ").to_string(),
        xmp: time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
    })
}

/// Text as XML content; what XML has no form for is left out.
fn xml(text: &str) -> String {
    let mut escaped = Vec::with_capacity(text.len());
    escape::html_text(&escape::without_forbidden(text), &mut escaped);
    String::from_utf8_lossy(&escaped).into_owned()
}
