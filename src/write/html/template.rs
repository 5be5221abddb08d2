//! Pages of the user's own, which the text is put into: templates in the language of Jinja (minijinja).
//!
//! What a template is given is escaped as HTML where it is put in, but for what is HTML already.

use super::{direction_name, escape};
use crate::document::Document;
use anyhow::Context as _;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Value, context};

/// A template that was understood.
pub(super) struct Template {
    environment: Environment<'static>,
    path: String,
}

/// What is put into it.
pub(super) struct Page<'p> {
    pub(super) title: &'p str,
    /// Elements of the head.
    pub(super) head: Vec<u8>,
    pub(super) style: &'p str,
    pub(super) content: Vec<u8>,
}

/// Templates are told by this name that they are HTML.
const NAME: &str = "page.html";

impl Template {
    /// The template of a file.
    ///
    /// # Errors
    /// When it is none, with the line that is at fault.
    pub(super) fn new(path: &str, text: &str) -> anyhow::Result<Self> {
        let mut environment = Environment::new();
        let syntax = SyntaxConfig::builder().keep_trailing_newline(true).build();
        environment.set_syntax(syntax.context("the syntax of Jinja is gone")?);
        environment
            .add_template_owned(NAME, text.to_owned())
            .map_err(|error| wrong(path, &error))?;
        Ok(Self {
            environment,
            path: path.to_owned(),
        })
    }

    /// Appends the page.
    ///
    /// # Errors
    /// When the template asks for what there is not.
    pub(super) fn fill(
        &self,
        page: &Page<'_>,
        document: &Document<'_>,
        out: &mut Vec<u8>,
    ) -> anyhow::Result<()> {
        let html =
            |bytes: &[u8]| Value::from_safe_string(String::from_utf8_lossy(bytes).into_owned());
        let metadata = &document.metadata;
        let values = context! {
            title => page.title,
            head => html(&page.head),
            style => html(page.style.as_bytes()),
            content => html(&page.content),
            language => escape::language_tag(metadata.language.as_deref()),
            direction => direction_name(metadata.direction),
            metadata => Serde(metadata),
        };
        let template = self
            .environment
            .get_template(NAME)
            .context("the template is gone")?;
        let filled = template
            .render(values)
            .map_err(|error| wrong(&self.path, &error))?;
        out.extend_from_slice(filled.as_bytes());
        Ok(())
    }
}

fn wrong(path: &str, error: &minijinja::Error) -> anyhow::Error {
    let line = error
        .line()
        .map_or_else(String::new, |line| format!(":{line}"));
    let what = error
        .detail()
        .map_or_else(|| error.kind().to_string(), str::to_owned);
    anyhow::anyhow!("template {path}{line}: {what}")
}
