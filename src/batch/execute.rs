//! Jobs → files, many at once. One bad article never stops the others.

use super::in_turn::in_turn;
use super::outcome::{Card, Content, Outcome, Output, State};
use super::plan::{Destination, Given, Job};
use super::said::{Layers, Said};
use super::{input, lint, output};
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::document::Document;
use crate::read::{judge, judge_marks};
use crate::source::{Source, decode, mixed_line_ends};
use crate::write::{Format, Writer, label};
use anyhow::Context;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::time::Instant;

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

/// Does the jobs, and tells of each in their order, as soon as those before it are told of.
pub fn execute(run: &Run, mut tell: impl FnMut(Outcome)) {
    let work = |index: usize| convert_safely(run, &run.jobs[index]);
    in_turn(run.jobs.len(), run.threads, work, |outcome| {
        tell(outcome);
        ControlFlow::Continue(())
    });
}

/// A defect of ours costs one article, not the run.
fn convert_safely(run: &Run, job: &Job) -> Outcome {
    let begun = Instant::now();
    let mut outcome = Outcome::of(job.article.origin.to_string());
    outcome.guarded(|outcome| convert(run, job, outcome));
    let formats = run.formats.iter().map(|(format, _)| *format);
    outcome.settle(formats, job.destinations.iter());
    let found = &mut outcome.diagnostics;
    run.layers.settle(&job.article.origin, found);
    outcome.elapsed = begun.elapsed();
    outcome
}

fn convert(run: &Run, job: &Job, outcome: &mut Outcome) {
    let mut diagnostics = Diagnostics::new();
    let Some((source, said)) = gather(&run.layers, job, &mut diagnostics, outcome) else {
        return outcome.find(diagnostics, None);
    };
    if let Some(document) = interpret(job, &source, &said, &mut diagnostics) {
        outcome.card = Some(Card::of(&document));
        write_all(run, job, &document, &mut diagnostics, outcome);
        if run.formats.is_empty() {
            // Writers say so themselves.
            label(&document, &mut diagnostics);
        }
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
    let ends = before.judges().then(|| mixed_line_ends(&bytes)).flatten();
    let decoded = decode(
        &outcome.name,
        bytes,
        before.encoding.as_deref(),
        diagnostics,
    );
    let source = decoded.map_err(|mut refusal| {
        if job.article.given == Given::Found {
            refusal.severity = Severity::Warning;
            outcome.skip(&refusal.message);
            refusal.message = format!("skipped: {}", refusal.message);
        }
        diagnostics.push(refusal);
    });
    let source = source.ok()?;
    if let Some(ends) = ends {
        diagnostics.push(lint::mixed_line_ends(ends, &source));
    }
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
    if said.judges() {
        let has_places = job.input_format.has_places;
        judge(source, &document, has_places, diagnostics);
        if job.is_text() {
            judge_marks(source, &said.reading(), diagnostics);
        }
    }
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
    /// Writes a file of it.
    pub(super) fn write(
        &mut self,
        document: &Document<'_>,
        (format, writer): (&'static Format, &dyn Writer),
        destination: &Destination,
        found: &mut Diagnostics,
    ) {
        let words = document.blocks.last().map_or(0, |block| block.span.end);
        let mut bytes = Vec::with_capacity(words as usize);
        let written = writer
            .write(document, &mut bytes, found)
            .with_context(|| format!("cannot make {} of `{}`", format.name, self.name))
            .and_then(|()| output::write(destination, &bytes));
        let content = Some(Content::of(&bytes));
        let (state, reason, content) = match written {
            Ok(None) => (State::Unchanged, None, content),
            Ok(Some(reason)) => (State::Exported, Some(reason.to_owned()), content),
            Err(error) => {
                let reason = format!("{error:#}");
                self.errors.push(error);
                (State::Failed, Some(reason), None)
            }
        };
        self.outputs.push(Output {
            format,
            destination: destination.clone(),
            state,
            reason,
            content,
        });
    }
}
