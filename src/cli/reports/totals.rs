//! How many of what: the same counts in every report.

use crate::batch::cache::Fate;
use crate::batch::outcome::{Outcome, State};
use crate::diagnostic::Severity;
use serde::Serialize;

/// The counts of a run.
#[derive(Clone, Copy, Debug, Default, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Totals {
    pub(super) articles: States,
    pub(super) outputs: States,
    pub(super) findings: Findings,
    pub(super) orphans: Fates,
    /// Bytes of all outputs that there are.
    pub(super) bytes: u64,
}

/// How many of each state.
#[derive(Clone, Copy, Debug, Default, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct States {
    pub(super) exported: usize,
    pub(super) unchanged: usize,
    pub(super) would_change: usize,
    pub(super) read: usize,
    pub(super) skipped: usize,
    pub(super) failed: usize,
}

/// How many findings of each severity, and errors besides.
#[derive(Clone, Copy, Debug, Default, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Findings {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) notes: usize,
}

// Outputs that nobody makes any more, by what became of them.
/// How many of each.
#[derive(Clone, Copy, Debug, Default, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Fates {
    removed: usize,
    would_remove: usize,
    kept: usize,
    failed: usize,
}

/// What an article's state is called: one without outputs is read.
pub(super) fn state_of(outcome: &Outcome) -> &'static str {
    match outcome.state {
        State::Unchanged if outcome.outputs.is_empty() => "read",
        state => state.name(),
    }
}

/// Whether it is no article, but a file that lists them and that an export would change.
pub(super) fn is_list(outcome: &Outcome) -> bool {
    outcome.state == State::WouldChange && outcome.outputs.is_empty()
}

impl States {
    /// The counts that are not 0, each with its name.
    pub(super) fn told(self) -> impl Iterator<Item = (usize, &'static str)> {
        let counts = [
            (self.exported, "exported"),
            (self.unchanged, "unchanged"),
            (self.would_change, "would change"),
            (self.read, "read"),
            (self.skipped, "skipped"),
            (self.failed, "failed"),
        ];
        counts.into_iter().filter(|(count, _)| *count > 0)
    }

    pub(super) fn sum(self) -> usize {
        self.told().map(|(count, _)| count).sum()
    }

    fn add(&mut self, state: State) {
        *match state {
            State::Exported => &mut self.exported,
            State::Unchanged => &mut self.unchanged,
            State::WouldChange => &mut self.would_change,
            State::Skipped => &mut self.skipped,
            State::Failed => &mut self.failed,
        } += 1;
    }
}

impl Findings {
    /// The counts that are not 0, in words.
    pub(super) fn told(self) -> impl Iterator<Item = (usize, &'static str)> {
        let counts = [
            (self.errors, "error"),
            (self.warnings, "warning"),
            (self.notes, "note"),
        ];
        counts.into_iter().filter(|(count, _)| *count > 0)
    }
}

impl Fates {
    pub(super) fn add(&mut self, fate: &Fate) {
        *match fate {
            Fate::Removed => &mut self.removed,
            Fate::WouldRemove => &mut self.would_remove,
            Fate::Kept => &mut self.kept,
            Fate::Failed(_) => &mut self.failed,
        } += 1;
    }

    /// The counts that are not 0, each with its name.
    pub(super) fn told(self) -> impl Iterator<Item = (usize, &'static str)> {
        let counts = [
            (self.removed, "removed"),
            (self.would_remove, "would be removed"),
            (self.kept, "kept"),
            (self.failed, "failed"),
        ];
        counts.into_iter().filter(|(count, _)| *count > 0)
    }
}

impl Totals {
    pub(super) fn add(&mut self, outcome: &Outcome) {
        if is_list(outcome) {
            self.outputs.add(outcome.state);
            return;
        }
        if state_of(outcome) == "read" {
            self.articles.read += 1;
        } else {
            self.articles.add(outcome.state);
        }
        for output in &outcome.outputs {
            self.outputs.add(output.state);
            self.bytes += output.content.map_or(0, |content| content.bytes);
        }
        self.findings.errors += outcome.errors.len();
        for found in &outcome.diagnostics {
            match found.severity {
                Severity::Error => self.findings.errors += 1,
                Severity::Warning => self.findings.warnings += 1,
                Severity::Note => self.findings.notes += 1,
                Severity::Detail => {}
            }
        }
    }
}
