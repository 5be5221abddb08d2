//! One message: a finding about an article, or a problem of the world, in the form that its reader wants.

mod draw;
mod json;

use crate::batch::outcome::Outcome;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::Span;
use crate::source::{Location, Source};

/// What is said.
pub(super) struct Message<'m> {
    pub(super) severity: Severity,
    /// That of a finding; problems of the world have none.
    pub(super) code: Option<Code>,
    pub(super) text: &'m str,
    /// The article.
    pub(super) file: Option<&'m str>,
    /// The place in it.
    pub(super) span: Option<(&'m Source, Span)>,
    /// Ways out.
    pub(super) hints: &'m [String],
}

/// How messages are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum MessageFormat {
    /// As a person likes to read them, with the line that they speak of
    Human,
    /// `file:line:column: severity[code]: message`, one a line
    Short,
    /// A JSON object a line
    Json,
}

/// How much is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Volume {
    Nothing,
    Errors,
    Usual,
    Details,
    Everything,
}

/// A stretch of text as editors count it. The end is behind the last character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) start: Location,
    pub(super) end: Location,
}

impl Region {
    pub(super) fn of(source: &Source, span: Span) -> Self {
        Self {
            start: source.location(span.start as usize),
            end: source.location(span.end.max(span.start) as usize),
        }
    }
}

impl<'m> Message<'m> {
    /// A note about the command.
    pub(super) fn of(text: &'m str) -> Self {
        Self {
            severity: Severity::Note,
            code: None,
            text,
            file: None,
            span: None,
            hints: &[],
        }
    }

    /// A finding about an article.
    pub(super) fn about(found: &'m Diagnostic, outcome: &'m Outcome) -> Self {
        Self {
            severity: found.severity,
            code: Some(found.code),
            text: &found.message,
            file: Some(&outcome.name),
            span: outcome.source.as_ref().zip(found.span),
            hints: &found.hints,
        }
    }

    /// Without a line end.
    pub(super) fn rendered(&self, format: MessageFormat) -> String {
        match format {
            MessageFormat::Human => draw::draw(self),
            MessageFormat::Short => self.short(),
            MessageFormat::Json => json::json(self),
        }
    }

    pub(super) fn region(&self) -> Option<Region> {
        self.span.map(|(source, span)| Region::of(source, span))
    }

    fn short(&self) -> String {
        let severity = severity_name(self.severity);
        let place = match (self.file, self.region()) {
            (None, _) => String::new(),
            (Some(file), None) => format!("{file}: "),
            (Some(file), Some(Region { start, .. })) => {
                format!("{file}:{}:{}: ", start.line, start.column)
            }
        };
        let code = self
            .code
            .map_or_else(String::new, |code| format!("[{}]", code.name()));
        let line = format!("{place}{severity}{code}: {}", self.text);
        line.replace(['\n', '\r'], " ")
    }
}

/// What a severity is called.
pub(super) fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Detail => "info",
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
