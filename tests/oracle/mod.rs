//! What others make of our files: Markdown by pulldown-cmark, XHTML by roxmltree, the archive by zip.
#![allow(
    dead_code,
    unused_imports,
    reason = "each runner is a crate of its own and uses a part"
)]

mod markdown;
mod normal;

use copydesk::document::Document;
use copydesk::{Diagnostics, Settings};

pub(crate) use markdown::check as markdown;
pub(crate) use normal::normal;

/// The bytes of a document in a format.
pub(crate) fn write(format: &str, document: &Document<'_>) -> Vec<u8> {
    write_with(format, &[], document)
}

/// The same, with options of the format.
pub(crate) fn write_with(
    format: &str,
    options: &[(&str, serde_json::Value)],
    document: &Document<'_>,
) -> Vec<u8> {
    let format = copydesk::by_name(format).or_else(|| copydesk::by_extension(format));
    let format = format.expect("the format is in the registry");
    let mut settings = Settings::default();
    let table = settings.options.entry(format.name.to_owned()).or_default();
    table.extend(
        options
            .iter()
            .map(|(key, value)| ((*key).to_owned(), value.clone())),
    );
    let writer = (format.open)(&settings).expect("the options are good");
    let mut bytes = Vec::new();
    writer
        .write(document, &mut bytes, &mut Diagnostics::new())
        .unwrap_or_else(|error| panic!("{}: {error:#}", format.name));
    bytes
}

/// Hostile text stays text: no script that runs, no comment, one style sheet.
pub(crate) fn html(document: &Document<'_>) -> Result<(), String> {
    let html = String::from_utf8(write("html", document)).map_err(|error| error.to_string())?;
    let limits = [
        ("<script", 1),
        ("<script type=\"application/ld+json\">", 1),
        ("</script", 1),
        ("<!--", 0),
        ("</style", 1),
        ("<body", 1),
    ];
    for (banned, most) in limits {
        let found = html.matches(banned).count();
        if found > most {
            return Err(format!("the HTML has {found} times `{banned}`"));
        }
    }
    let (_, data) = html
        .split_once("<script type=\"application/ld+json\">")
        .ok_or("no data")?;
    let (data, _) = data.split_once("</script").ok_or("the data has no end")?;
    serde_json::from_str::<serde_json::Value>(data).map_err(|error| error.to_string())?;
    Ok(())
}

/// The archive opens with a stored `mimetype`, and each part of it that is XML is well formed.
#[cfg(feature = "epub")]
pub(crate) fn epub(document: &Document<'_>) -> Result<(), String> {
    use std::io::Read as _;
    let bytes = write("epub", document);
    let says = |error: &dyn std::fmt::Display| error.to_string();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(|e| says(&e))?;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|e| says(&e))?;
        let name = entry.name().to_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).map_err(|e| says(&e))?;
        if index == 0 {
            let stored = entry.compression() == zip::CompressionMethod::Stored;
            if name != "mimetype" || !stored || content != b"application/epub+zip" {
                return Err(format!("the archive begins with {name}"));
            }
        }
        if [".xhtml", ".opf", ".ncx", ".xml"]
            .iter()
            .any(|end| name.ends_with(end))
        {
            let text = String::from_utf8(content).map_err(|e| says(&e))?;
            let options = roxmltree::ParsingOptions {
                allow_dtd: true,
                ..Default::default()
            };
            roxmltree::Document::parse_with_options(&text, options)
                .map_err(|error| format!("{name}: {error}"))?;
        }
    }
    Ok(())
}

/// Where a link leads in our Markdown; nowhere, if the writers do not let it pass.
pub(crate) fn address(url: &str) -> Option<String> {
    use copydesk::document::{Block, BlockKind, Inline, Link, Span, Target};
    let link = Link {
        target: Target::Url(url.to_owned().into()),
        content: vec![Inline::Text("x".into())],
    };
    let kind = BlockKind::Paragraph(vec![Inline::Link(Box::new(link))]);
    let span = Span::default();
    let blocks = vec![Block { kind, span }];
    let document = Document {
        blocks,
        ..Document::default()
    };
    let written = String::from_utf8(write("html", &document)).expect("HTML is text");
    let (_, rest) = written.split_once("<p><a href=\"")?;
    let (url, _) = rest.split_once('"')?;
    Some(url.replace("&amp;", "&").replace("&quot;", "\""))
}
