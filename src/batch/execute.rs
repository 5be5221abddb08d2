//! Jobs → files, many at once. One bad article never stops the others.
//!
//! What a cache knows to be there already is not made again; of an article of which anything is to be made, all formats are
//! made from one reading.

use super::Problem;
use super::cache::{Cache, Known};
use super::card::Card;
use super::compare::{Presence, presence};
use super::in_turn::in_turn;
use super::layers::Layers;
use super::make::{MISSING, Making};
use super::outcome::{Outcome, Output, State};
use super::output::{Manner, Mode};
use super::plan::{Destination, Given, Job};
use super::said::Said;
use super::{input, lint};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::Document;
use crate::read::{judge, judge_marks};
use crate::source::{Source, decode, mixed_line_ends};
use crate::write::{Format, Writer, label};
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
    /// What was made before.
    pub cache: Option<Cache>,
    /// Whether anything is written.
    pub mode: Mode,
    /// How files are treated.
    pub manner: Manner,
    /// Whether reports tell the hashes of outputs. A cache needs them in any case.
    pub hashes: bool,
}

/// Does the jobs, and tells of each in their order, as soon as those before it are told of. When it is told to stop, what is
/// under way is ended; the rest is skipped.
pub fn execute(run: &Run, mut tell: impl FnMut(Outcome) -> ControlFlow<()>) {
    let work = |index: usize| convert_safely(run, &run.jobs[index]);
    let told = in_turn(run.jobs.len(), run.threads, work, &mut tell);
    for job in &run.jobs[told..] {
        let mut outcome = Outcome::of(job.article.origin.to_string());
        outcome.skip("the run was ended at a failure before it");
        settle(run, &job.destinations(), &mut outcome);
        // It is too late to stop.
        let _ = tell(outcome);
    }
}

/// A defect of ours costs one article, not the run.
fn convert_safely(run: &Run, job: &Job) -> Outcome {
    let begun = Instant::now();
    let mut outcome = Outcome::of(job.article.origin.to_string());
    let destinations = job.destinations();
    outcome.guarded(|outcome| convert(run, job, &destinations, outcome));
    settle(run, &destinations, &mut outcome);
    let found = &mut outcome.diagnostics;
    run.layers.settle(&job.article.origin, found);
    outcome.elapsed = begun.elapsed();
    outcome
}

fn settle(run: &Run, destinations: &[Destination], outcome: &mut Outcome) {
    let formats = run.formats.iter().map(|(format, _)| *format);
    outcome.settle(formats, destinations);
}

fn convert(run: &Run, job: &Job, destinations: &[Destination], outcome: &mut Outcome) {
    if let Some(why) = &job.unportable {
        let message = format!("Windows does not take the name of an output: {why}");
        let mut finding = Diagnostic::new(Code::UnportableName, message);
        // There it may be written to a device.
        if cfg!(windows) {
            finding.severity = Severity::Error;
        }
        let stops = finding.severity == Severity::Error;
        outcome.find([finding.hint("`--name` gives outputs other names")], None);
        if stops {
            return;
        }
    }
    let bytes = match input::read(&job.article.origin) {
        Ok(bytes) => bytes,
        Err(error) => return outcome.errors.push(error),
    };
    let cached = run.cache.as_ref().and_then(|cache| {
        let known = cache.known(job, &bytes, &run.layers)?;
        Some((cache, known))
    });
    let kept: Vec<Option<Kept>> = (0..)
        .zip(destinations)
        .map(|(n, destination)| kept(run, destination, n, cached.as_ref()?))
        .collect();
    let Some((cache, mut known)) = cached else {
        make(run, job, destinations, bytes, kept, None, outcome);
        return;
    };
    if kept.iter().all(Option::is_some)
        && let Some((card, found)) = known.read()
    {
        outcome.card = Some(card.clone());
        return recall(run, job, bytes, found, kept, outcome);
    }
    let remember = Some((cache, &mut known));
    make(run, job, destinations, bytes, kept, remember, outcome);
    if run.mode == Mode::Export && outcome.card.is_some() {
        cache.save(&mut known);
    }
}

/// An output that need not be made, and what its writer found when it was.
struct Kept {
    output: Output,
    found: Vec<Diagnostic>,
}

/// The output of the `n`-th format, if the cache knows what it would be and nothing is to be written.
fn kept(
    run: &Run,
    destination: &Destination,
    n: usize,
    (cache, known): &(&Cache, Known),
) -> Option<Kept> {
    let Destination::File(path) = destination else {
        return None;
    };
    let remembered = known.output(cache, n, path)?;
    let (state, reason) = match (presence(path, &remembered.content), run.mode) {
        (Presence::Same, _) => (State::Unchanged, None),
        (Presence::Missing, Mode::Check) => (State::WouldChange, Some(MISSING)),
        (Presence::Different, Mode::Check) => (State::WouldChange, known.change(cache, n, path)),
        _ => return None,
    };
    let output = Output {
        format: run.formats[n].0,
        state,
        reason: reason.map(str::to_owned),
        content: Some(remembered.content),
        diff: None,
        destination: destination.clone(),
    };
    let found = remembered.found.to_vec();
    Some(Kept { output, found })
}

/// Tells again what was found when the outputs were made.
fn recall(
    run: &Run,
    job: &Job,
    bytes: Vec<u8>,
    found: &[Diagnostic],
    kept: Vec<Option<Kept>>,
    outcome: &mut Outcome,
) {
    let mut all = found.to_vec();
    for Kept { output, found } in kept.into_iter().flatten() {
        outcome.outputs.push(output);
        all.extend(found);
    }
    // The text is for showing places in it.
    let encoding = || run.layers.of_bytes(&job.article.origin).encoding;
    let has_place = all.iter().any(|found| found.span.is_some());
    let decoded = has_place.then(|| {
        let nothing = &mut Diagnostics::new();
        decode(&outcome.name, bytes, encoding().as_deref(), nothing)
    });
    outcome.find(all, decoded.and_then(Result::ok));
}

fn make(
    run: &Run,
    job: &Job,
    destinations: &[Destination],
    bytes: Vec<u8>,
    kept: Vec<Option<Kept>>,
    mut cached: Option<(&Cache, &mut Known)>,
    outcome: &mut Outcome,
) {
    let mut found = Diagnostics::new();
    let Some((source, said)) = decode_and_ask(&run.layers, job, bytes, &mut found, outcome) else {
        return outcome.find(found, None);
    };
    // What the reader missed, the user may have said.
    let titled = said.overrides().title.is_some();
    let is_settled = |found: &Diagnostic| !(found.code == Code::Untitled && titled);
    let Some(document) = interpret(job, &source, &said, &mut found) else {
        return outcome.find(found, Some(source));
    };
    if run.formats.is_empty() {
        // Writers say so themselves.
        label(&document, &mut found);
    }
    found.retain(is_settled);
    let card = Card::of(&document);
    if let Some((_, known)) = &mut cached {
        known.remember_reading(&card, &found);
    }
    outcome.card = Some(card);
    for (n, kept) in kept.into_iter().enumerate() {
        if let Some(Kept { output, found: own }) = kept {
            outcome.outputs.push(output);
            found.extend(own);
            continue;
        }
        let mut own = Diagnostics::new();
        let (format, writer) = &run.formats[n];
        let making = Making {
            format,
            writer: writer.as_ref(),
            destination: &destinations[n],
            mode: run.mode,
            manner: run.manner,
            hashed: run.hashes || cached.is_some(),
            change: match (&cached, &destinations[n]) {
                (Some((cache, known)), Destination::File(path)) => known.change(cache, n, path),
                _ => None,
            },
        };
        outcome.make(&document, &making, &mut own);
        own.retain(is_settled);
        // The spans of a tree that came as JSON are places in the text that it was once read from.
        let place = |mut own: Diagnostic| {
            own.span = own.span.filter(|_| job.input_format.has_places);
            own
        };
        let own: Vec<Diagnostic> = own.into_iter().map(place).collect();
        if let (Some((cache, known)), Some(output)) = (&mut cached, outcome.outputs.last())
            && let (Destination::File(path), Some(content)) = (&output.destination, output.content)
        {
            known.remember(cache, n, path, content, &own);
        }
        found.extend(own);
    }
    drop(document);
    outcome.find(found, Some(source));
}

/// The text of an article, and what is said of it.
pub(super) fn gather(
    layers: &Layers,
    job: &Job,
    diagnostics: &mut Diagnostics,
    outcome: &mut Outcome,
) -> Option<(Source, Said)> {
    let bytes = input::read(&job.article.origin);
    let bytes = bytes.map_err(|error| outcome.errors.push(error)).ok()?;
    decode_and_ask(layers, job, bytes, diagnostics, outcome)
}

fn decode_and_ask(
    layers: &Layers,
    job: &Job,
    bytes: Vec<u8>,
    diagnostics: &mut Diagnostics,
    outcome: &mut Outcome,
) -> Option<(Source, Said)> {
    let origin = &job.article.origin;
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
    // A tree has no lines that a file beside it could speak of.
    let said = if job.input_format.has_places {
        layers.of_text(origin, &source)
    } else {
        Ok(before)
    };
    let said = said.map_err(|error| outcome.errors.push(error)).ok()?;
    if !job.is_text() && !said.assignments.is_empty() {
        let problem = Problem::new(format!(
            "a file beside `{origin}` says what some of its lines are, and {} says so itself",
            job.input_format.name
        ));
        let hint = "`[[line]]` and `[[range]]` are for plain text";
        outcome.errors.push(problem.hint(hint).into());
        return None;
    }
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
    if said.smart_punctuation == Some(true) {
        document.punctuate();
    }
    if said.judges() {
        let has_places = job.input_format.has_places;
        judge(source, &document, has_places, diagnostics);
        if job.is_text() {
            judge_marks(source, &said.reading(), diagnostics);
        }
    }
    Some(document)
}
