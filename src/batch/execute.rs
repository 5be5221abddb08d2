//! Jobs → files, many at once. One bad article never stops the others.

use super::plan::{Destination, Given, Job};
use super::said::{Layers, Said};
use super::{input, output};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::source::{Source, decode};
use crate::write::{Format, Writer};
use anyhow::Context;
use std::collections::{BTreeMap, HashSet};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Bytes of stack for a worker, as much as a main thread usually has: trees nest.
const STACK: usize = 8 << 20;

/// All that the jobs of a run share.
pub struct Run {
    /// What is to be done.
    pub jobs: Vec<Job>,
    /// The formats, each with its writer.
    pub formats: Vec<(&'static Format, Box<dyn Writer>)>,
    /// What is said of the articles.
    pub layers: Layers,
    /// How many jobs run at once; as many as the machine has processors otherwise.
    pub threads: Option<NonZeroUsize>,
}

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
    /// How many files were written.
    pub files: usize,
    /// What became of it.
    pub status: Status,
}

/// What became of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Every output was written.
    Converted,
    /// It stood in a directory and is no article.
    Skipped,
    /// At least one output was not written.
    Failed,
}

/// Does the jobs, and tells of each in their order, as soon as those before it are told of.
pub fn execute(run: &Run, mut tell: impl FnMut(Outcome)) {
    let threads = threads(run);
    if threads == 1 {
        run.jobs
            .iter()
            .for_each(|job| tell(convert_safely(run, job)));
        return;
    }
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads {
            let sender = sender.clone();
            let work = || {
                // `sender` must die with its thread, or the receiver would wait for ever.
                let sender = sender;
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = run.jobs.get(index) else {
                        break;
                    };
                    if sender.send((index, convert_safely(run, job))).is_err() {
                        break;
                    }
                }
            };
            thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, work)
                .expect("the system has room for a thread a processor");
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut told = 0;
        for (index, outcome) in receiver {
            waiting.insert(index, outcome);
            while let Some(outcome) = waiting.remove(&told) {
                tell(outcome);
                told += 1;
            }
        }
    });
}

fn threads(run: &Run) -> usize {
    run.threads
        .or_else(|| thread::available_parallelism().ok())
        .map_or(1, NonZeroUsize::get)
        .min(run.jobs.len())
}

/// A defect of ours costs one article, not the run.
fn convert_safely(run: &Run, job: &Job) -> Outcome {
    let mut outcome = Outcome {
        name: job.article.origin.to_string(),
        source: None,
        diagnostics: Vec::new(),
        errors: Vec::new(),
        files: 0,
        status: Status::Converted,
    };
    let result = catch_unwind(AssertUnwindSafe(|| convert(run, job, &mut outcome)));
    if result.is_err() {
        outcome.source = None;
        outcome.errors.push(anyhow::anyhow!(
            "cannot convert `{}`: copydesk has a defect, shown above",
            job.article.origin
        ));
    }
    let is_error = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Error;
    if !outcome.errors.is_empty() || outcome.diagnostics.iter().any(is_error) {
        outcome.status = Status::Failed;
    }
    outcome
}

fn convert(run: &Run, job: &Job, outcome: &mut Outcome) {
    let bytes = match input::read(&job.article.origin) {
        Ok(bytes) => bytes,
        Err(error) => return outcome.errors.push(error),
    };
    let before = run.layers.of_bytes(&job.article.origin);
    let mut diagnostics = Diagnostics::new();
    match decode(
        &outcome.name,
        bytes,
        before.encoding.as_deref(),
        &mut diagnostics,
    ) {
        Err(mut refusal) => {
            if job.article.given == Given::Found {
                refusal.severity = Severity::Warning;
                refusal.message = format!("skipped: {}", refusal.message);
                outcome.status = Status::Skipped;
            }
            outcome.diagnostics.push(refusal);
        }
        Ok(source) => {
            let said = if job.is_text() {
                run.layers.of_text(&job.article.origin, &source)
            } else {
                Ok(before)
            };
            let titled = said
                .as_ref()
                .is_ok_and(|said| said.overrides().title.is_some());
            match said {
                Ok(said) => write_all(run, job, &source, &said, &mut diagnostics, outcome),
                Err(error) => outcome.errors.push(error),
            }
            let mut told = HashSet::new();
            for diagnostic in diagnostics {
                // Two writers may find the same; and what the reader missed, the user may have said.
                let is_settled = diagnostic.code == Code::Untitled && titled;
                if !is_settled && told.insert(diagnostic.clone()) {
                    outcome.diagnostics.push(diagnostic);
                }
            }
            outcome.source = (!outcome.diagnostics.is_empty()).then_some(source);
        }
    }
}

fn write_all(
    run: &Run,
    job: &Job,
    source: &Source,
    said: &Said,
    diagnostics: &mut Diagnostics,
    outcome: &mut Outcome,
) {
    let mut document = match (job.input_format.read)(source, &said.reading(), diagnostics) {
        Ok(document) => document,
        Err(refusal) => return diagnostics.push(refusal),
    };
    document.override_with(&said.overrides());
    let mut found = Diagnostics::new();
    for ((format, writer), destination) in run.formats.iter().zip(&job.destinations) {
        let mut bytes = Vec::with_capacity(source.text().len());
        let written = writer
            .write(&document, &mut bytes, &mut found)
            .with_context(|| format!("cannot make {} of `{}`", format.name, outcome.name))
            .and_then(|()| output::write(destination, &bytes));
        match written {
            Ok(()) => outcome.files += usize::from(matches!(destination, Destination::File(_))),
            Err(error) => outcome.errors.push(error),
        }
    }
    // The spans of a tree that came as JSON are places in the text that it was once read from.
    for mut diagnostic in found {
        diagnostic.span = diagnostic.span.filter(|_| job.input_format.has_places);
        diagnostics.push(diagnostic);
    }
}
