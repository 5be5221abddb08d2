//! A page for the summary of a job: counts, what needs somebody, and every article below that.
//!
//! Hosts cut a page that is too long; so many rows of each table are written, and the rest is counted.

use super::annotation::{Annotation, annotations, seen};
use super::orphaned::{Orphaned, annotated};
use super::totals::{Totals, state_of};
use super::{Manner, Teller};
use crate::batch::outcome::Outcome;
use crate::cli::message::severity_name;
use crate::cli::words::counted;
use crate::diagnostic::Severity;
use std::io::{self, Write};

/// Rows of each table: with long names and messages still below the 1 MiB that GitHub takes.
const ROWS: usize = 1000;

pub(super) struct Markdown {
    manner: Manner,
    problems: Vec<String>,
    /// The rows of each table, the worst findings first.
    findings: [Rows; 3],
    articles: Rows,
}

/// Rows that are shown, and how many there are.
#[derive(Default)]
struct Rows {
    shown: Vec<String>,
    count: usize,
}

impl Rows {
    fn add(&mut self, row: impl FnOnce() -> String) {
        self.count += 1;
        if self.shown.len() < ROWS {
            self.shown.push(row());
        }
    }
}

impl Markdown {
    pub(super) fn new(manner: &Manner) -> Self {
        Self {
            manner: Manner {
                details: false,
                ..manner.clone()
            },
            problems: Vec::new(),
            findings: Default::default(),
            articles: Rows::default(),
        }
    }
}

impl Markdown {
    fn find(&mut self, name: &str, found: &Annotation<'_>) {
        let rows = match found.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Note | Severity::Detail => 2,
        };
        self.findings[rows].add(|| finding_row(name, found));
    }
}

impl Teller for Markdown {
    fn begin(&mut self, problems: &[String], _: &mut dyn Write) -> io::Result<()> {
        self.problems = problems.to_vec();
        Ok(())
    }

    fn article(&mut self, outcome: &Outcome, _: &mut dyn Write) -> io::Result<()> {
        let name = seen(&outcome.name, &self.manner);
        let manner = self.manner.clone();
        for found in annotations(outcome, &manner) {
            self.find(&name, &found);
        }
        let timings = self.manner.timings;
        self.articles.add(|| article_row(&name, outcome, timings));
        Ok(())
    }

    fn end(
        &mut self,
        orphans: &[Orphaned],
        totals: &Totals,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let manner = self.manner.clone();
        for (name, found) in annotated(orphans, &manner) {
            self.find(&name, &found);
        }
        let counts = |counts: Vec<(usize, &str)>| {
            let counts = counts
                .into_iter()
                .map(|(count, what)| format!("{count} {what}"));
            counts.collect::<Vec<_>>().join(", ")
        };
        writeln!(out, "## copydesk\n")?;
        writeln!(out, "| | |\n|---|---|")?;
        let articles = counts(totals.articles.told().collect());
        writeln!(out, "| Articles | {} ({articles}) |", totals.articles.sum())?;
        if totals.outputs.sum() > 0 {
            let outputs = counts(totals.outputs.told().collect());
            let (sum, bytes) = (totals.outputs.sum(), totals.bytes);
            writeln!(out, "| Outputs | {sum} ({outputs}), {bytes} bytes |")?;
        }
        if !orphans.is_empty() {
            let fates = counts(totals.orphans.told().collect());
            writeln!(out, "| Orphans | {} ({fates}) |", orphans.len())?;
        }
        let findings = totals.findings.told();
        let findings = findings.map(|(count, what)| counted(count, what));
        let findings: Vec<String> = findings.collect();
        if !findings.is_empty() {
            writeln!(out, "| Findings | {} |", findings.join(", "))?;
        }
        for problem in &self.problems {
            writeln!(out, "\n**error:** {}", cell(problem))?;
        }
        if self.findings.iter().any(|rows| rows.count > 0) {
            writeln!(out, "\n| Place | Finding | Message |\n|---|---|---|")?;
            let rows = self.findings.iter().flat_map(|rows| &rows.shown);
            for row in rows.take(ROWS) {
                writeln!(out, "{row}")?;
            }
            let count: usize = self.findings.iter().map(|rows| rows.count).sum();
            more(count, out)?;
        }
        if self.articles.count > 0 {
            writeln!(out, "\n<details><summary>Every article</summary>\n")?;
            let time = if self.manner.timings {
                " Seconds |"
            } else {
                ""
            };
            let line = if self.manner.timings { "---:|" } else { "" };
            writeln!(
                out,
                "| Article | State | Outputs |{time}\n|---|---|---|{line}"
            )?;
            for row in &self.articles.shown {
                writeln!(out, "{row}")?;
            }
            more(self.articles.count, out)?;
            writeln!(out, "\n</details>")?;
        }
        Ok(())
    }
}

fn more(count: usize, out: &mut dyn Write) -> io::Result<()> {
    match count.checked_sub(ROWS) {
        None | Some(0) => Ok(()),
        Some(more) => writeln!(out, "\nand {more} more"),
    }
}

fn finding_row(name: &str, found: &Annotation<'_>) -> String {
    let place = found.region.map_or_else(String::new, |region| {
        format!(":{}:{}", region.start.line, region.start.column)
    });
    format!(
        "| {}{place} | {} `{}` | {} |",
        cell(name),
        severity_name(found.severity),
        found.code,
        cell(&found.text)
    )
}

fn article_row(name: &str, outcome: &Outcome, timings: bool) -> String {
    let state = state_of(outcome);
    let reason = outcome
        .reason
        .as_deref()
        .map_or_else(String::new, |reason| format!(": {}", cell(reason)));
    let outputs = outcome.outputs.iter().map(|output| {
        let bytes = output
            .content
            .map_or_else(String::new, |content| format!(", {} bytes", content.bytes));
        format!("{} {}{bytes}", output.format.name, output.state.name())
    });
    let outputs: Vec<String> = outputs.collect();
    let seconds = if timings {
        format!(" {:.3} |", outcome.elapsed.as_secs_f64())
    } else {
        String::new()
    };
    format!(
        "| {} | {state}{reason} | {} |{seconds}",
        cell(name),
        outputs.join("<br>")
    )
}

/// Text of a cell: nothing in it is markup.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
