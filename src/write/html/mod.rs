//! HTML: one file, no script, nothing from outside; and the fragments of XHTML that a book's chapters are made of.
//!
//! In comes a document, out goes a page whose elements say what its parts are and whose style sheet is made of the theme.
//! This module knows neither files nor the source: meaning was settled by the reader.

pub(super) mod blocks;
pub(super) mod body;
pub(super) mod contents;
pub(super) mod context;
mod head;
pub mod index;
pub(super) mod inlines;
pub(super) mod notes;
mod passage;
mod schema;
mod scripts;
pub(super) mod style;
mod tables;
mod template;

use super::{Format, OptionInfo, Settings, Writer, escape, whole};
use crate::diagnostic::Diagnostics;
use crate::document::{Direction, Document};
use context::{Context, Dialect, Places};
use template::{Page, Template};

pub(super) const FORMAT: Format = Format {
    name: "html",
    aliases: &["htm"],
    extension: "html",
    media_type: "text/html",
    about: "one self-contained web page, for screens of any size and for print",
    binary: false,
    wants_fonts: false,
    options: &[
        OptionInfo::new(
            "style",
            "`true`: with a style sheet made of the theme; `false`: without (default: true)",
        ),
        OptionInfo::file(
            "css",
            "a file of CSS that stands behind the theme's, or alone where `style` is false",
            &[],
        ),
        OptionInfo::new(
            "contents",
            "`auto`, `true` or `false`: a list of the headings before the text (default: auto, in long texts and issues)",
        ),
        OptionInfo::new(
            "title",
            "`false`: without the title in the text, for pages that show it themselves (default: true)",
        ),
        OptionInfo::new(
            "fragment",
            "`true`: the text alone, to be put into a page (default: false)",
        ),
        OptionInfo::file(
            "template",
            "a file that the text is put into, in the language of Jinja; it knows `content`, `title`, `head`, `style`, `language`, `direction` and `metadata`",
            &[],
        ),
    ],
    parts: whole,
    open,
};

#[derive(serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Options {
    style: bool,
    css: Option<String>,
    contents: Contents,
    title: bool,
    fragment: bool,
    template: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            style: true,
            css: None,
            contents: Contents::default(),
            title: true,
            fragment: false,
            template: None,
        }
    }
}

/// Whether the headings are listed before the text.
#[derive(Clone, Copy, serde::Deserialize)]
#[serde(untagged, expecting = "expected `auto`, `true` or `false`")]
enum Contents {
    Said(bool),
    Auto(Auto),
}

#[derive(Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Auto {
    Auto,
}

impl Default for Contents {
    fn default() -> Self {
        Self::Auto(Auto::Auto)
    }
}

fn open(settings: &Settings) -> anyhow::Result<Box<dyn Writer>> {
    let options: Options = settings.options("html")?;
    if options.fragment && options.template.is_some() {
        anyhow::bail!(
            "options `html.fragment` and `html.template`: the template is the page that a fragment is for"
        );
    }
    let mut style = if options.style {
        style::screen(&settings.theme)
    } else {
        String::new()
    };
    if let Some(path) = &options.css {
        // In a page it must not end its own element, whatever it holds.
        style.push_str(&settings.text_of(path)?.replace("</", "<\\/"));
    }
    if !style.is_empty() && !style.ends_with('\n') {
        style.push('\n');
    }
    let template = options.template.as_deref();
    let template = template.map(|path| Template::new(path, settings.text_of(path)?));
    Ok(Box::new(Html {
        style,
        template: template.transpose()?,
        contents: options.contents,
        title: options.title,
        fragment: options.fragment,
    }))
}

struct Html {
    /// The style sheet; empty for none.
    style: String,
    contents: Contents,
    /// Whether the title stands in the text.
    title: bool,
    /// Whether the text is all.
    fragment: bool,
    template: Option<Template>,
}

impl Writer for Html {
    fn write(
        &self,
        document: &Document<'_>,
        out: &mut Vec<u8>,
        diagnostics: &mut Diagnostics,
    ) -> anyhow::Result<()> {
        if self.fragment {
            self.body(document, None, out);
            return Ok(());
        }
        let label = super::label(document, diagnostics);
        if let Some(template) = &self.template {
            let (mut head, mut content) = (Vec::new(), Vec::new());
            head::metadata(document, &label, &mut head);
            self.body(document, None, &mut content);
            let page = Page {
                title: &label,
                head,
                style: &self.style,
                content,
            };
            return template.fill(&page, document, out);
        }
        out.reserve(HEAD + self.style.len() + super::likely_len(document));
        out.extend_from_slice(b"<!DOCTYPE html>\n<html lang=\"");
        let language = escape::language_tag(document.metadata.language.as_deref());
        out.extend_from_slice(language.as_bytes());
        out.extend_from_slice(direction(document.metadata.direction));
        out.extend_from_slice(b">\n<head>\n<meta charset=\"utf-8\">\n<title>");
        escape::html_text(&label, out);
        out.extend_from_slice(b"</title>\n");
        out.extend_from_slice(
            b"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
        );
        head::metadata(document, &label, out);
        if !self.style.is_empty() {
            out.extend_from_slice(b"<style>\n");
            out.extend_from_slice(self.style.as_bytes());
            out.extend_from_slice(b"</style>\n");
        }
        out.extend_from_slice(b"</head>\n<body>\n<main>\n");
        self.body(document, Some(&label), out);
        out.extend_from_slice(b"</main>\n</body>\n</html>\n");
        Ok(())
    }
}

impl Html {
    /// What stands in the page's `main`. A page without any heading is announced by its label to those who hear it or go from
    /// heading to heading (WCAG 2.2, 2.4.6); nothing of it is seen.
    fn body(&self, document: &Document<'_>, label: Option<&str>, out: &mut Vec<u8>) {
        let mut context = Context::new(document, Dialect::Html, Places::default());
        context.untitled = !self.title;
        context.lists_contents = match self.contents {
            Contents::Said(said) => said && !context.outline.entries.is_empty(),
            Contents::Auto(Auto::Auto) => contents::are_wanted(document, &context.outline),
        };
        let label = label.map(str::trim).filter(|label| !label.is_empty());
        if let Some(label) = label.filter(|_| !context.has_headings()) {
            out.extend_from_slice(b"<div role=\"heading\" aria-level=\"1\" aria-label=\"");
            escape::html_attribute(label, out);
            out.extend_from_slice(b"\"></div>\n");
        }
        body::body(&mut context, out);
    }
}

/// A page's head takes about so many bytes.
const HEAD: usize = 1000;

/// The value of a `dir` attribute.
pub(super) fn direction_name(direction: Direction) -> &'static str {
    match direction {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    }
}

/// The end of the `lang` attribute's value and the `dir` attribute.
pub(super) fn direction(direction: Direction) -> &'static [u8] {
    match direction {
        Direction::LeftToRight => b"\"",
        Direction::RightToLeft => b"\" dir=\"rtl\"",
    }
}
