//! How many of what a run had, and the last words that say so.

use super::words::counted;
use crate::batch::cache::Fate;
use crate::batch::conduct::FailOn;
use crate::batch::outcome::{Outcome, State};
use crate::batch::output::Mode;
use crate::batch::path::shown;
use crate::batch::plan::Destination;
use crate::diagnostic::Severity;
use std::fmt::Write as _;
use std::path::Path;

/// The counts of a run.
#[derive(Default)]
pub(super) struct Counts {
    errors: usize,
    warnings: usize,
    notes: usize,
    articles: usize,
    failed: usize,
    skipped: usize,
    files: usize,
    unchanged: usize,
    would_change: usize,
    removed: usize,
    would_remove: usize,
}

impl Counts {
    /// One more message.
    pub(super) fn message(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
            Severity::Detail => {}
        }
    }

    /// One more article and its files.
    pub(super) fn article(&mut self, outcome: &Outcome) {
        self.articles += 1;
        let files = outcome.outputs.iter();
        for output in files.filter(|output| matches!(output.destination, Destination::File(_))) {
            self.file(output.state);
        }
        match outcome.state {
            State::Exported | State::Unchanged | State::WouldChange => {}
            State::Skipped => self.skipped += 1,
            State::Failed => self.failed += 1,
        }
    }

    /// One more file.
    pub(super) fn file(&mut self, state: State) {
        match state {
            State::Exported => self.files += 1,
            State::Unchanged => self.unchanged += 1,
            State::WouldChange => self.would_change += 1,
            State::Skipped | State::Failed => {}
        }
    }

    /// One more output that nobody makes any more.
    pub(super) fn orphan(&mut self, fate: &Fate) {
        match fate {
            Fate::Removed => self.removed += 1,
            Fate::WouldRemove => self.would_remove += 1,
            Fate::Kept | Fate::Failed(_) => {}
        }
    }

    /// Whether anything failed.
    pub(super) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Whether anything happened that is worth a summary.
    pub(super) fn has_news(&self) -> bool {
        self.files + self.removed + self.errors > 0
    }

    /// Whether anything would be otherwise after a run.
    pub(super) fn has_changes(&self) -> bool {
        self.would_change + self.would_remove > 0
    }

    /// Whether that is a failure of the run which has happened.
    pub(super) fn fails(&self, fail_on: FailOn) -> bool {
        match fail_on {
            FailOn::Never => false,
            FailOn::Error => self.errors > 0,
            FailOn::Warning => self.errors + self.warnings > 0,
        }
    }

    /// What became of articles that were only judged.
    pub(super) fn judged(&self) -> String {
        let mut line = format!("{} judged", counted(self.articles, "article"));
        self.add_misses(&mut line);
        line
    }

    /// What became of articles and their files.
    pub(super) fn done(&self, directory: &Path, mode: Mode) -> String {
        let (files, done) = match mode {
            Mode::Export => (self.files, "written to"),
            Mode::Check | Mode::Diff => (self.would_change, "would change in"),
        };
        let mut line = format!(
            "{}, {} {done} {}",
            counted(self.articles, "article"),
            counted(files, "file"),
            shown(directory)
        );
        let counts = [
            (self.unchanged, "unchanged"),
            (self.removed, "removed"),
            (self.would_remove, "would be removed"),
        ];
        add(&mut line, counts);
        self.add_misses(&mut line);
        line
    }

    fn add_misses(&self, line: &mut String) {
        add(line, [(self.failed, "failed"), (self.skipped, "skipped")]);
    }

    /// How many messages there were, if there were any.
    pub(super) fn messages(&self) -> Option<String> {
        let counts = [
            (self.errors, "error"),
            (self.warnings, "warning"),
            (self.notes, "note"),
        ];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        counts
            .map(|(count, what)| counted(count, what))
            .reduce(|all, next| format!("{all}, {next}"))
    }
}

/// ", 2 failed": those that there are.
fn add<const N: usize>(line: &mut String, counts: [(usize, &str); N]) {
    for (count, what) in counts.into_iter().filter(|(count, _)| *count > 0) {
        let _ = write!(line, ", {count} {what}");
    }
}
