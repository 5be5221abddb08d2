//! GitLab's Code Quality: an array of issues, each with a fingerprint that tells it from others and knows it again.

use super::annotation::{Annotation, annotations, seen};
use super::orphaned::{Orphaned, annotated};
use super::totals::Totals;
use super::{Manner, Teller};
use crate::batch::outcome::Outcome;
use crate::diagnostic::Severity;
use serde::Serialize;
use std::collections::HashMap;
use std::io::{self, Write};

pub(super) struct Gitlab {
    manner: Manner,
    begun: bool,
}

#[derive(Serialize)]
struct Issue<'i> {
    description: &'i str,
    check_name: &'i str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'i>,
}

#[derive(Serialize)]
struct Location<'i> {
    path: &'i str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl Gitlab {
    pub(super) fn new(manner: &Manner) -> Self {
        Self {
            manner: manner.clone(),
            begun: false,
        }
    }

    fn found(
        &mut self,
        found: &Annotation<'_>,
        path: &str,
        nth: usize,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let lines = found
            .region
            .map_or(Lines { begin: 1, end: 1 }, |region| Lines {
                begin: region.start.line,
                end: region.end.line,
            });
        let issue = Issue {
            description: &found.text,
            check_name: found.code,
            fingerprint: fingerprint(path, found, nth),
            severity: match found.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Note | Severity::Detail => "info",
            },
            location: Location { path, lines },
        };
        self.issue(&issue, out)
    }

    fn issue(&mut self, issue: &Issue<'_>, out: &mut dyn Write) -> io::Result<()> {
        let comma = if self.begun { ",\n" } else { "\n" };
        self.begun = true;
        write!(out, "{comma}")?;
        serde_json::to_writer(&mut *out, issue)?;
        Ok(())
    }
}

/// What an issue is about, whatever line it has come to stand in: the text of the line, and which of several alike it is.
fn fingerprint(path: &str, found: &Annotation<'_>, nth: usize) -> String {
    let parts = [path, found.code, &found.text, found.line, &nth.to_string()];
    blake3::hash(parts.join("\0").as_bytes()).to_hex()[..32].to_owned()
}

impl Teller for Gitlab {
    fn begin(&mut self, problems: &[String], out: &mut dyn Write) -> io::Result<()> {
        write!(out, "[")?;
        for problem in problems {
            let hash = blake3::hash(problem.as_bytes()).to_hex();
            let issue = Issue {
                description: problem,
                check_name: super::annotation::FAILED,
                fingerprint: hash[..32].to_owned(),
                severity: "critical",
                location: Location {
                    path: ".",
                    lines: Lines { begin: 1, end: 1 },
                },
            };
            self.issue(&issue, out)?;
        }
        Ok(())
    }

    fn article(&mut self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        let path = seen(&outcome.name, &self.manner);
        let mut alike: HashMap<(&str, String, &str), usize> = HashMap::new();
        let manner = self.manner.clone();
        for found in annotations(outcome, &manner) {
            let nth = alike
                .entry((found.code, found.text.to_string(), found.line))
                .or_default();
            *nth += 1;
            self.found(&found, &path, *nth, out)?;
        }
        Ok(())
    }

    fn end(&mut self, orphans: &[Orphaned], _: &Totals, out: &mut dyn Write) -> io::Result<()> {
        let manner = self.manner.clone();
        for (path, found) in annotated(orphans, &manner) {
            self.found(&found, &path, 1, out)?;
        }
        write!(out, "\n]\n")
    }
}
