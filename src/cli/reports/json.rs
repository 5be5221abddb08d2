//! Reports for programs of one's own: JSON, in one piece or an object a line.
//!
//! Each object says the version first. Fields may be added; those that are there keep their names and meanings as long as the
//! version stays.

use super::annotation::{findings, shown};
use super::totals::{Totals, state_of};
use super::{Manner, Teller};
use crate::batch::outcome::Outcome;
use crate::cli::message::severity_name;
use serde::Serialize;
use std::io::{self, Write};

/// The version of these reports.
const VERSION: u32 = 1;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Article {
    name: String,
    state: &'static str,
    reason: Option<String>,
    outputs: Vec<Output>,
    findings: Vec<Finding>,
    errors: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<f64>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Output {
    format: &'static str,
    path: String,
    state: &'static str,
    reason: Option<String>,
    bytes: Option<u64>,
    blake3: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Finding {
    severity: &'static str,
    code: &'static str,
    text: String,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    hints: Vec<String>,
}

fn article(outcome: &Outcome, manner: &Manner) -> Article {
    let outputs = outcome.outputs.iter().map(|output| Output {
        format: output.format.name,
        path: shown(&output.destination),
        state: output.state.name(),
        reason: output.reason.clone(),
        bytes: output.content.map(|content| content.bytes),
        blake3: output.content.map(|content| content.hash.to_string()),
    });
    let findings = findings(outcome, manner).map(|found| Finding {
        severity: severity_name(found.severity),
        code: found.code,
        text: found.text.into_owned(),
        line: found.region.map(|region| region.start.line),
        column: found.region.map(|region| region.start.column),
        end_line: found.region.map(|region| region.end.line),
        end_column: found.region.map(|region| region.end.column),
        hints: found.hints.to_vec(),
    });
    Article {
        name: outcome.name.clone(),
        state: state_of(outcome),
        reason: outcome.reason.clone(),
        outputs: outputs.collect(),
        findings: findings.collect(),
        errors: outcome
            .errors
            .iter()
            .map(|error| format!("{error:#}"))
            .collect(),
        seconds: manner.timings.then_some(outcome.elapsed.as_secs_f64()),
    }
}

/// One object; articles are written as they come, in the middle of it.
pub(super) struct Json {
    manner: Manner,
    begun: bool,
}

impl Json {
    pub(super) fn new(manner: &Manner) -> Self {
        Self {
            manner: manner.clone(),
            begun: false,
        }
    }
}

impl Teller for Json {
    fn begin(&mut self, problems: &[String], out: &mut dyn Write) -> io::Result<()> {
        let program = concat!("copydesk ", env!("CARGO_PKG_VERSION"));
        write!(
            out,
            "{{\n\"report\": {VERSION},\n\"program\": \"{program}\",\n\"problems\": "
        )?;
        serde_json::to_writer(&mut *out, problems)?;
        write!(out, ",\n\"articles\": [")
    }

    fn article(&mut self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        let comma = if self.begun { "," } else { "" };
        self.begun = true;
        writeln!(out, "{comma}")?;
        serde_json::to_writer(&mut *out, &article(outcome, &self.manner))?;
        Ok(())
    }

    fn end(&mut self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "\n],\n\"totals\": ")?;
        serde_json::to_writer(&mut *out, totals)?;
        write!(out, "\n}}\n")
    }
}

/// An object a line.
pub(super) struct Lines {
    manner: Manner,
}

#[derive(Serialize)]
struct Line<T> {
    report: u32,
    #[serde(flatten)]
    content: T,
}

#[derive(Serialize)]
struct ArticleLine {
    article: Article,
}

#[derive(Serialize)]
struct ProblemLine<'p> {
    problem: &'p str,
}

#[derive(Serialize)]
struct TotalsLine<'t> {
    totals: &'t Totals,
}

impl Lines {
    pub(super) fn new(manner: &Manner) -> Self {
        Self {
            manner: manner.clone(),
        }
    }
}

fn line(content: impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let report = VERSION;
    serde_json::to_writer(&mut *out, &Line { report, content })?;
    writeln!(out)
}

impl Teller for Lines {
    fn begin(&mut self, problems: &[String], out: &mut dyn Write) -> io::Result<()> {
        let mut problems = problems.iter();
        problems.try_for_each(|problem| line(ProblemLine { problem }, out))
    }

    fn article(&mut self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        let article = article(outcome, &self.manner);
        line(ArticleLine { article }, out)
    }

    fn end(&mut self, totals: &Totals, out: &mut dyn Write) -> io::Result<()> {
        line(TotalsLine { totals }, out)
    }
}
