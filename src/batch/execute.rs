//! Jobs → files, many at once. One bad article never stops the others.

use super::plan::{Destination, Given, Job};
use super::said::{Layers, Said};
use super::{input, output};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::Document;
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
pub fn execute(run: &Run, tell: impl FnMut(Outcome)) {
    let work = |index: usize| convert_safely(run, &run.jobs[index]);
    in_turn(run.jobs.len(), run.threads, work, tell);
}

/// Does `count` pieces of work, many at once, and tells what came of each in their order.
pub(super) fn in_turn<T: Send>(
    count: usize,
    threads: Option<NonZeroUsize>,
    work: impl Fn(usize) -> T + Sync,
    mut tell: impl FnMut(T),
) {
    let threads = threads
        .or_else(|| thread::available_parallelism().ok())
        .map_or(1, NonZeroUsize::get)
        .min(count);
    if threads <= 1 {
        return (0..count).for_each(|index| tell(work(index)));
    }
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads {
            let sender = sender.clone();
            let (next, work) = (&next, &work);
            let worker = move || {
                // `sender` dies with its thread, or the receiver would wait for ever.
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= count || sender.send((index, work(index))).is_err() {
                        break;
                    }
                }
            };
            thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, worker)
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

/// A defect of ours costs one article, not the run.
fn convert_safely(run: &Run, job: &Job) -> Outcome {
    let mut outcome = Outcome::of(job.article.origin.to_string());
    outcome.guarded(|outcome| convert(run, job, outcome));
    outcome
}

fn convert(run: &Run, job: &Job, outcome: &mut Outcome) {
    let mut diagnostics = Diagnostics::new();
    let Some((source, said)) = gather(&run.layers, job, &mut diagnostics, outcome) else {
        return outcome.find(diagnostics, None);
    };
    if let Some(document) = interpret(job, &source, &said, &mut diagnostics) {
        write_all(run, job, &document, &mut diagnostics, outcome);
    }
    // What the reader missed, the user may have said.
    let titled = said.overrides().title.is_some();
    let unsettled = diagnostics
        .into_iter()
        .filter(|found| !(found.code == Code::Untitled && titled));
    outcome.find(unsettled, Some(source));
}

/// The text of an article, and what is said of it.
pub(super) fn gather(
    layers: &Layers,
    job: &Job,
    diagnostics: &mut Diagnostics,
    outcome: &mut Outcome,
) -> Option<(Source, Said)> {
    let origin = &job.article.origin;
    let bytes = input::read(origin)
        .map_err(|error| outcome.errors.push(error))
        .ok()?;
    let before = layers.of_bytes(origin);
    let decoded = decode(
        &outcome.name,
        bytes,
        before.encoding.as_deref(),
        diagnostics,
    );
    let source = decoded.map_err(|mut refusal| {
        if job.article.given == Given::Found {
            refusal.severity = Severity::Warning;
            refusal.message = format!("skipped: {}", refusal.message);
            outcome.status = Status::Skipped;
        }
        diagnostics.push(refusal);
    });
    let source = source.ok()?;
    let said = if job.is_text() {
        layers.of_text(origin, &source)
    } else {
        Ok(before)
    };
    let said = said.map_err(|error| outcome.errors.push(error)).ok()?;
    Some((source, said))
}

/// The tree of an article, with what is said of it in the place of what was read.
pub(super) fn interpret<'s>(
    job: &Job,
    source: &'s Source,
    said: &Said,
    diagnostics: &mut Diagnostics,
) -> Option<Document<'s>> {
    let read = (job.input_format.read)(source, &said.reading(), diagnostics);
    let mut document = read.map_err(|refusal| diagnostics.push(refusal)).ok()?;
    document.override_with(&said.overrides());
    Some(document)
}

fn write_all(
    run: &Run,
    job: &Job,
    document: &Document<'_>,
    diagnostics: &mut Diagnostics,
    outcome: &mut Outcome,
) {
    let mut found = Diagnostics::new();
    for ((format, writer), destination) in run.formats.iter().zip(&job.destinations) {
        outcome.write(document, (format, writer.as_ref()), destination, &mut found);
    }
    // The spans of a tree that came as JSON are places in the text that it was once read from.
    for mut diagnostic in found {
        diagnostic.span = diagnostic.span.filter(|_| job.input_format.has_places);
        diagnostics.push(diagnostic);
    }
}

impl Outcome {
    /// Nothing has become of it yet.
    pub(super) fn of(name: String) -> Self {
        Self {
            name,
            source: None,
            diagnostics: Vec::new(),
            errors: Vec::new(),
            files: 0,
            status: Status::Converted,
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
        let is_error = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Error;
        if !self.errors.is_empty() || self.diagnostics.iter().any(is_error) {
            self.status = Status::Failed;
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

    /// Writes a file of it.
    pub(super) fn write(
        &mut self,
        document: &Document<'_>,
        (format, writer): (&Format, &dyn Writer),
        destination: &Destination,
        found: &mut Diagnostics,
    ) {
        let words = document.blocks.last().map_or(0, |block| block.span.end);
        let mut bytes = Vec::with_capacity(words as usize);
        let written = writer
            .write(document, &mut bytes, found)
            .with_context(|| format!("cannot make {} of `{}`", format.name, self.name))
            .and_then(|()| output::write(destination, &bytes));
        match written {
            Ok(()) => self.files += usize::from(matches!(destination, Destination::File(_))),
            Err(error) => self.errors.push(error),
        }
    }
}
