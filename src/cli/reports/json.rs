//! Reports for programs of one's own: JSON, in one piece or an object a line.
//!
//! Each object says the version first. Fields may be added; those that are there keep their names and meanings as long as the
//! version stays.

use super::annotation::findings;
use super::orphaned::Orphaned;
use super::totals::{Totals, state_of};
use super::{Manner, Teller};
use crate::batch::outcome::Outcome;
use crate::cli::message::severity_name;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::{Value, json};
use std::io::{self, Write};

/// The version of these reports.
const VERSION: u32 = 1;

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Article {
    /// What it is called: its path as it was given, or `<stdin>`.
    name: String,
    /// `exported`, `unchanged`, `would-change`, `read`, `skipped` or `failed`.
    state: &'static str,
    /// Why it was skipped or failed.
    reason: Option<String>,
    /// One for each format.
    outputs: Vec<Output>,
    /// What was found in it.
    findings: Vec<Finding>,
    /// What could not be done.
    errors: Vec<String>,
    /// How long it took; only with `--timings`.
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<f64>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Output {
    /// Its format.
    format: &'static str,
    /// Where it is or would be.
    path: String,
    /// As of articles.
    state: &'static str,
    /// Why it was or would be written, or was not.
    reason: Option<String>,
    /// How long it is.
    bytes: Option<u64>,
    /// The hash of its bytes, in hexadecimal digits.
    blake3: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Finding {
    /// `error`, `warning`, `note` or `info`.
    severity: &'static str,
    /// One of `copydesk codes`.
    code: &'static str,
    /// What was found.
    text: String,
    /// Where it begins, from 1; null, if no place is meant.
    line: Option<usize>,
    /// In characters, from 1.
    column: Option<usize>,
    /// Where it ends.
    end_line: Option<usize>,
    /// Behind its last character.
    end_column: Option<usize>,
    /// Ways out.
    hints: Vec<String>,
}

/// What a report in one piece looks like, by draft 2020-12 of JSON Schema.
pub(in crate::cli) fn schema() -> Value {
    /// Only for its schema: what is written is written as it comes.
    #[derive(JsonSchema)]
    #[expect(dead_code, reason = "its fields are described, and not made")]
    struct Report {
        /// The program and its version.
        program: String,
        /// What came up on the way to the articles: what could not be listed.
        problems: Vec<String>,
        /// Every input, in the order in which they were given.
        articles: Vec<Article>,
        /// Outputs that nobody makes any more, by name.
        orphans: Vec<Orphaned>,
        /// How many of what.
        totals: Totals,
    }
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let generator = settings.into_generator();
    let mut schema = generator.into_root_schema_for::<Report>().to_value();
    schema["title"] = "A report of copydesk".into();
    schema["properties"]["report"] = json!({
        "description": "The version of the report.",
        "const": VERSION,
    });
    if let Some(required) = schema["required"].as_array_mut() {
        required.insert(0, "report".into());
    }
    schema
}

fn article(outcome: &Outcome, manner: &Manner) -> Article {
    let outputs = outcome.outputs.iter().map(|output| Output {
        format: output.format.name,
        path: output.destination.to_string(),
        state: output.state.name(),
        reason: output.reason.clone(),
        bytes: output.content.map(|content| content.bytes),
        blake3: output
            .content
            .and_then(|content| Some(content.hash?.to_string())),
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

    fn end(
        &mut self,
        orphans: &[Orphaned],
        totals: &Totals,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        write!(out, "\n],\n\"orphans\": ")?;
        serde_json::to_writer(&mut *out, orphans)?;
        write!(out, ",\n\"totals\": ")?;
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
struct OrphanLine<'o> {
    orphan: &'o Orphaned,
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

    fn end(
        &mut self,
        orphans: &[Orphaned],
        totals: &Totals,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut orphans = orphans.iter();
        orphans.try_for_each(|orphan| line(OrphanLine { orphan }, out))?;
        line(TotalsLine { totals }, out)
    }
}
