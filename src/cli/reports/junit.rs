//! `JUnit`'s XML, as Jenkins, GitLab and others read it: a suite for every article, a case for each of its formats.
//!
//! An article that was only judged has one case. What is denied fails a case of its own, since no output is at fault.

use super::annotation::{Annotation, STALE, annotations};
use super::orphaned::Orphaned;
use super::totals::{Totals, state_of};
use super::{Manner, Teller};
use crate::batch::outcome::{Outcome, Output, State};
use crate::batch::xml::clean;
use crate::cli::message::severity_name;
use crate::diagnostic::Severity;
use quick_xml::events::BytesText;
use quick_xml::writer::Writer;
use std::io::{self, Write};

pub(super) struct Junit {
    manner: Manner,
}

/// A case and how it ended.
struct Case {
    name: String,
    end: End,
    /// What there is to say of it.
    said: String,
}

enum End {
    Passed,
    Skipped(String),
    /// What kind of failure, and why.
    Failed(&'static str, String),
}

impl Junit {
    pub(super) fn new(manner: &Manner) -> Self {
        Self {
            manner: manner.clone(),
        }
    }

    fn cases(&self, outcome: &Outcome) -> Vec<Case> {
        let mut cases: Vec<Case> = outcome.outputs.iter().map(case).collect();
        let findings: Vec<_> = annotations(outcome, &self.manner).collect();
        let errors = findings
            .iter()
            .filter(|found| found.severity == Severity::Error);
        let is_told = outcome
            .outputs
            .iter()
            .any(|output| output.state == State::Failed);
        let denied = errors.filter(|found| found.code != STALE).map(line);
        let denied: Vec<String> = denied.collect();
        let said: Vec<String> = findings.iter().map(line).collect();
        let said = said.join("\n");
        if outcome.outputs.is_empty() || (!denied.is_empty() && !is_told) {
            let reason = || outcome.reason.clone().unwrap_or_default();
            let end = match outcome.state {
                State::Skipped => End::Skipped(reason()),
                _ if !denied.is_empty() => End::Failed("findings", denied.join("\n")),
                State::Failed => End::Failed("failed", reason()),
                State::WouldChange => End::Failed("stale", reason()),
                _ => End::Passed,
            };
            let name = if outcome.outputs.is_empty() {
                state_of(outcome)
            } else {
                "findings"
            };
            cases.push(Case {
                name: name.to_owned(),
                end,
                said,
            });
        } else if let Some(first) = cases.first_mut()
            && !said.is_empty()
        {
            first.said = format!("{}\n{said}", first.said);
        }
        cases
    }
}

fn case(output: &Output) -> Case {
    let reason = || output.reason.clone().unwrap_or_default();
    let content = output.content.map_or_else(String::new, |content| {
        let hash = content.hash.map(|hash| format!(", BLAKE3 {hash}"));
        format!(", {} bytes{}", content.bytes, hash.unwrap_or_default())
    });
    let (state, path) = (output.state.name(), &output.destination);
    Case {
        name: output.format.name.to_owned(),
        end: match output.state {
            State::Exported | State::Unchanged => End::Passed,
            State::Skipped => End::Skipped(reason()),
            State::WouldChange => End::Failed("stale", reason()),
            State::Failed => End::Failed("failed", reason()),
        },
        said: format!("{state} {path}{content}"),
    }
}

/// An output that nobody makes any more: a case under its own name.
fn orphan_case(orphan: &Orphaned) -> Case {
    let reason = || orphan.reason.clone();
    Case {
        name: orphan.path.clone(),
        end: match orphan.state {
            "removed" => End::Passed,
            "kept" => End::Skipped(reason()),
            "would-remove" => End::Failed("stale", reason()),
            _ => End::Failed("failed", reason()),
        },
        said: format!("{} {}", orphan.state, orphan.path),
    }
}

/// "12:1: warning[unsure]: taken for …".
fn line(found: &Annotation<'_>) -> String {
    let severity = severity_name(found.severity);
    let place = found.region.map_or_else(String::new, |region| {
        format!("{}:{}: ", region.start.line, region.start.column)
    });
    format!("{place}{severity}[{}]: {}", found.code, found.text)
}

impl Teller for Junit {
    fn begin(&mut self, problems: &[String], out: &mut dyn Write) -> io::Result<()> {
        write!(
            out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"copydesk\">"
        )?;
        if problems.is_empty() {
            return Ok(());
        }
        let cases: Vec<Case> = problems
            .iter()
            .map(|problem| Case {
                name: "inputs".to_owned(),
                end: End::Failed("failed", problem.clone()),
                said: String::new(),
            })
            .collect();
        suite("copydesk", None, &cases, out)
    }

    fn article(&mut self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        let seconds = self.manner.timings.then_some(outcome.elapsed.as_secs_f64());
        suite(&outcome.name, seconds, &self.cases(outcome), out)
    }

    fn end(&mut self, orphans: &[Orphaned], _: &Totals, out: &mut dyn Write) -> io::Result<()> {
        if !orphans.is_empty() {
            let cases: Vec<Case> = orphans.iter().map(orphan_case).collect();
            suite("orphans", None, &cases, out)?;
        }
        write!(out, "\n</testsuites>\n")
    }
}

fn suite(name: &str, seconds: Option<f64>, cases: &[Case], out: &mut dyn Write) -> io::Result<()> {
    let name = clean(name);
    let failed = cases
        .iter()
        .filter(|case| matches!(case.end, End::Failed(..)));
    let skipped = cases
        .iter()
        .filter(|case| matches!(case.end, End::Skipped(_)));
    let counts = [cases.len(), failed.count(), 0, skipped.count()].map(|count| count.to_string());
    let names = ["tests", "failures", "errors", "skipped"];
    let counts = names.into_iter().zip(counts.iter().map(String::as_str));
    let time = seconds.map(|seconds| format!("{seconds:.3}"));
    let time = time.as_deref().map(|time| ("time", time));
    writeln!(out)?;
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    let suite = xml
        .create_element("testsuite")
        .with_attribute(("name", name.as_str()))
        .with_attributes(counts)
        .with_attributes(time);
    suite.write_inner_content(|xml| {
        cases
            .iter()
            .try_for_each(|case| write_case(&name, case, xml))
    })?;
    Ok(())
}

fn write_case<W: Write>(class: &str, case: &Case, xml: &mut Writer<W>) -> io::Result<()> {
    let attributes = [("name", case.name.as_str()), ("classname", class)];
    let element = xml.create_element("testcase").with_attributes(attributes);
    element.write_inner_content(|xml| {
        match &case.end {
            End::Passed => {}
            End::Skipped(reason) => {
                let reason = clean(reason);
                let skipped = xml.create_element("skipped");
                skipped
                    .with_attribute(("message", reason.as_str()))
                    .write_empty()?;
            }
            End::Failed(kind, reason) => {
                let reason = clean(reason);
                let first = reason.lines().next().unwrap_or_default();
                xml.create_element("failure")
                    .with_attributes([("message", first), ("type", kind)])
                    .write_text_content(BytesText::new(&reason))?;
            }
        }
        if !case.said.is_empty() {
            let said = clean(&case.said);
            let out = xml.create_element("system-out");
            out.write_text_content(BytesText::new(&said))?;
        }
        Ok(())
    })?;
    Ok(())
}
