//! What became of an article and of each of its outputs: told to whoever reports, with nothing left for him to find out.

use super::card::Card;
use super::plan::Destination;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;
use crate::write::Format;
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// What became of an article.
pub struct Outcome {
    /// What it is called.
    pub name: String,
    /// Its text, if there is something to say of it.
    pub source: Option<Source>,
    /// Problems in it.
    pub diagnostics: Vec<Diagnostic>,
    /// Problems with the world around it.
    pub errors: Vec<anyhow::Error>,
    /// One for each format of the run, in its order; none of an article that was only read.
    pub outputs: Vec<Output>,
    /// What it is about, if it could be read.
    pub card: Option<Card>,
    /// What became of it as a whole: what is worst among its outputs.
    pub state: State,
    /// Why it was skipped.
    pub reason: Option<String>,
    /// How long it took; no two runs take the same.
    pub elapsed: Duration,
}

/// What became of one file of it.
pub struct Output {
    /// The format.
    pub format: &'static Format,
    /// Where it is or would be.
    pub destination: Destination,
    /// What became of it.
    pub state: State,
    /// Why: in words, lower case, no full stop. There is always one but for what is unchanged.
    pub reason: Option<String>,
    /// Its length and, where somebody wants to know, the hash of its bytes, if there are any.
    pub content: Option<Content>,
    /// How it would change, where that was asked for.
    pub diff: Option<String>,
}

/// What tells bytes from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content {
    /// How many there are.
    pub bytes: u64,
    /// BLAKE3 of them, where a cache or a report asks for it; shown, it is 64 hexadecimal digits.
    pub hash: Option<blake3::Hash>,
}

impl Content {
    /// Of these bytes.
    pub fn of(bytes: &[u8], hashed: bool) -> Self {
        Self {
            bytes: bytes.len() as u64,
            hash: hashed.then(|| blake3::hash(bytes)),
        }
    }
}

/// What became of an article or an output, from good to bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It stood in a directory and is no article, or the run was ended before it.
    Skipped,
    /// It is there already, with the bytes that it would be given.
    Unchanged,
    /// It was written.
    Exported,
    /// It would be written; the run only looks.
    WouldChange,
    /// It was not written.
    Failed,
}

impl State {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Skipped => "skipped",
            Self::Unchanged => "unchanged",
            Self::Exported => "exported",
            Self::WouldChange => "would-change",
            Self::Failed => "failed",
        }
    }
}

impl Outcome {
    /// Nothing has become of it yet.
    pub fn of(name: String) -> Self {
        Self {
            name,
            source: None,
            diagnostics: Vec::new(),
            errors: Vec::new(),
            outputs: Vec::new(),
            card: None,
            state: State::Unchanged,
            reason: None,
            elapsed: Duration::ZERO,
        }
    }

    /// Does work on it; a defect of ours is an error of this article.
    pub(super) fn guarded<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let result = catch_unwind(AssertUnwindSafe(|| work(self)));
        if result.is_err() {
            self.source = None;
            self.errors.push(anyhow::anyhow!(
                "cannot convert `{}`: copydesk has a defect, shown above",
                self.name
            ));
        }
        result.ok()
    }

    /// Takes findings, each once: two writers may find the same.
    pub(super) fn find(
        &mut self,
        found: impl IntoIterator<Item = Diagnostic>,
        source: Option<Source>,
    ) {
        let mut told: HashSet<Diagnostic> = self.diagnostics.iter().cloned().collect();
        let new = found
            .into_iter()
            .filter(|diagnostic| told.insert(diagnostic.clone()));
        self.diagnostics.extend(new);
        if !self.diagnostics.is_empty() {
            self.source = source.or(self.source.take());
        }
    }

    /// It is no article, or was not come to.
    pub(super) fn skip(&mut self, reason: impl Into<String>) {
        self.state = State::Skipped;
        self.reason = Some(reason.into());
    }

    /// Settles what became of it. Formats without an output share the fate of the whole.
    pub(super) fn settle(
        &mut self,
        formats: impl Iterator<Item = &'static Format>,
        destinations: &[Destination],
    ) {
        let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
        let finding = self.diagnostics.iter().find(is_error);
        let error = self.errors.first().map(|error| format!("{error:#}"));
        let error = error.or_else(|| finding.map(|finding| finding.message.clone()));
        if error.is_some() {
            self.state = State::Failed;
            self.reason.clone_from(&error);
        }
        let told = self.outputs.len();
        for (format, destination) in formats.zip(destinations).skip(told) {
            self.outputs.push(Output {
                format,
                destination: destination.clone(),
                state: self.state,
                reason: self.reason.clone(),
                content: None,
                diff: None,
            });
        }
        let worst = self.outputs.iter().map(|output| output.state).max();
        self.state = self.state.max(worst.unwrap_or(self.state));
    }
}
