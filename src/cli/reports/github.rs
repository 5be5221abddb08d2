//! Annotations of GitHub Actions: workflow commands, which the host shows beside the text.
//!
//! Of each severity the host shows so many a step and drops the rest without a word. So those are told, the worst first, and a
//! line at the end says how many there are.

use super::annotation::{Annotation, annotations, seen};
use super::orphaned::{Orphaned, annotated};
use super::totals::Totals;
use super::{Manner, Teller};
use crate::batch::outcome::Outcome;
use crate::cli::message::Region;
use crate::cli::words::counted;
use crate::diagnostic::Severity;
use std::io::{self, Write};

/// How many annotations of one severity are shown of a step.
const SHOWN: usize = 10;

pub(super) struct Github {
    manner: Manner,
    /// Commands, by severity.
    errors: Vec<String>,
    warnings: Vec<String>,
    notes: Vec<String>,
    count: usize,
}

impl Github {
    pub(super) fn new(manner: &Manner) -> Self {
        Self {
            manner: Manner {
                details: false,
                ..manner.clone()
            },
            errors: Vec::new(),
            warnings: Vec::new(),
            notes: Vec::new(),
            count: 0,
        }
    }

    fn add(&mut self, severity: Severity, command: impl FnOnce() -> String) {
        self.count += 1;
        let commands = match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Note | Severity::Detail => &mut self.notes,
        };
        if commands.len() < SHOWN {
            commands.push(command());
        }
    }
}

impl Teller for Github {
    fn begin(&mut self, problems: &[String], _: &mut dyn Write) -> io::Result<()> {
        for problem in problems {
            self.add(Severity::Error, || {
                format!("::error title=copydesk::{}", data(problem))
            });
        }
        Ok(())
    }

    fn article(&mut self, outcome: &Outcome, _: &mut dyn Write) -> io::Result<()> {
        let manner = self.manner.clone();
        let file = seen(&outcome.name, &manner);
        for found in annotations(outcome, &manner) {
            self.add(found.severity, || command(&found, &file));
        }
        Ok(())
    }

    fn end(
        &mut self,
        orphans: &[Orphaned],
        totals: &Totals,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let manner = self.manner.clone();
        for (file, found) in annotated(orphans, &manner) {
            self.add(found.severity, || command(&found, &file));
        }
        let commands = [&self.errors, &self.warnings, &self.notes];
        let mut told = 0;
        for command in commands.into_iter().flatten() {
            writeln!(out, "{command}")?;
            told += 1;
        }
        let articles: Vec<String> = totals
            .articles
            .told()
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        let hidden = match self.count - told {
            0 => String::new(),
            hidden => format!(", of which {hidden} are not shown"),
        };
        writeln!(
            out,
            "copydesk: {}: {}; {}{hidden}",
            counted(totals.articles.sum(), "article"),
            articles.join(", "),
            counted(self.count, "annotation")
        )
    }
}

fn command(found: &Annotation<'_>, file: &str) -> String {
    let kind = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note | Severity::Detail => "notice",
    };
    let mut text = found.text.clone().into_owned();
    for hint in found.hints {
        text = format!("{text}\nhelp: {hint}");
    }
    format!(
        "::{kind} file={}{},title=copydesk[{}]::{}",
        property(file),
        place(found.region),
        found.code,
        data(&text)
    )
}

/// Columns are only taken together with one line.
fn place(region: Option<Region>) -> String {
    let Some(Region { start, end }) = region else {
        return String::new();
    };
    if start.line == end.line {
        // The last column is of the stretch, and there is always one.
        let last = end.column.saturating_sub(1).max(start.column);
        format!(
            ",line={},endLine={},col={},endColumn={last}",
            start.line, end.line, start.column
        )
    } else {
        format!(",line={},endLine={}", start.line, end.line)
    }
}

/// What follows the two colons.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_or_a_property_early() {
        assert_eq!(data("100%\r\na: b, c"), "100%25%0D%0Aa: b, c");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
