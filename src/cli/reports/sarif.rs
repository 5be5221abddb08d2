//! SARIF 2.1.0 (OASIS): one run, its rules, and a result for every annotation.

use super::annotation::{ABOUT, Annotation, annotations, seen, uri};
use super::orphaned::{Orphaned, annotated};
use super::totals::Totals;
use super::{Manner, Teller};
use crate::batch::outcome::Outcome;
use crate::cli::message::Region;
use crate::diagnostic::{Code, Severity};
use serde_json::{Value, json};
use std::io::{self, Write};

pub(super) struct Sarif {
    manner: Manner,
    begun: bool,
    problems: Vec<String>,
}

impl Sarif {
    pub(super) fn new(manner: &Manner) -> Self {
        Self {
            manner: manner.clone(),
            begun: false,
            problems: Vec::new(),
        }
    }
}

impl Sarif {
    fn result(
        &mut self,
        found: &Annotation<'_>,
        path: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let comma = if self.begun { "," } else { "" };
        self.begun = true;
        write!(out, "{comma}\n{}", result(found, path))
    }
}

/// The rules, in the order that `ruleIndex` counts them in.
fn rules() -> Vec<Value> {
    let codes = Code::ALL.iter().map(|code| {
        let about = code.about();
        json!({
            "id": code.name(),
            "shortDescription": {"text": about.meaning},
            "fullDescription": {"text": format!("{} {}", about.meaning, about.matters)},
            "help": {"text": about.remedy},
            "defaultConfiguration": {"level": level(code.severity())},
        })
    });
    let others = ABOUT.iter().map(|(id, about)| {
        json!({
            "id": id,
            "shortDescription": {"text": about},
            "defaultConfiguration": {"level": "error"},
        })
    });
    codes.chain(others).collect()
}

fn index(code: &str) -> Option<usize> {
    let codes = Code::ALL.iter().map(|code| code.name());
    let mut names = codes.chain(ABOUT.iter().map(|(id, _)| *id));
    names.position(|name| name == code)
}

/// Section 3.27.10.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
        Severity::Detail => "none",
    }
}

fn result(found: &Annotation<'_>, path: &str) -> Value {
    let mut text = found.text.to_string();
    for hint in found.hints {
        text = format!("{text}\n{hint}");
    }
    let mut physical = json!({"artifactLocation": {"uri": uri(path)}});
    if let Some(Region { start, end }) = found.region {
        physical["region"] = json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        });
    }
    let hash = blake3::hash(
        [path, found.code, &found.text, found.line]
            .join("\0")
            .as_bytes(),
    );
    json!({
        "ruleId": found.code,
        "ruleIndex": index(found.code),
        "level": level(found.severity),
        "message": {"text": text},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"copydesk/v1": hash.to_hex()[..32]},
    })
}

impl Teller for Sarif {
    fn begin(&mut self, problems: &[String], out: &mut dyn Write) -> io::Result<()> {
        self.problems = problems.to_vec();
        let driver = json!({
            "name": "copydesk",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules(),
        });
        write!(
            out,
            "{{\n\"version\": \"2.1.0\",\n\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n\"runs\": [{{\n\
             \"tool\": {{\"driver\": {driver}}},\n\"columnKind\": \"unicodeCodePoints\",\n\"results\": ["
        )
    }

    fn article(&mut self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        let path = seen(&outcome.name, &self.manner);
        let manner = self.manner.clone();
        for found in annotations(outcome, &manner) {
            self.result(&found, &path, out)?;
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
        for (path, found) in annotated(orphans, &manner) {
            self.result(&found, &path, out)?;
        }
        let notifications: Vec<Value> = self
            .problems
            .iter()
            .map(|problem| json!({"level": "error", "message": {"text": problem}}))
            .collect();
        let invocation = json!({
            "executionSuccessful": totals.articles.failed == 0 && self.problems.is_empty(),
            "toolExecutionNotifications": notifications,
        });
        write!(out, "\n],\n\"invocations\": [{invocation}]\n}}]\n}}\n")
    }
}
