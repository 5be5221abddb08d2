//! Where the outputs of a run go, each under its name: found out before anything is written.
//!
//! Names that say what an article is about need it to be read first. So all articles are read once for what they are about,
//! and of each nothing is kept but its names; then outputs that would be one file are found, and then the run begins.

use super::execute::{Run, gather, interpret};
use super::in_turn::in_turn;
use super::outcome::{Card, Outcome};
use super::plan::{self, Destination, Job, Outputs, destinations};
use super::{Problem, input};
use crate::diagnostic::Diagnostics;
use std::ops::ControlFlow;

/// Gives the outputs of each job their places.
///
/// # Errors
/// When two outputs would be one file.
pub fn name(run: &mut Run, outputs: &Outputs) -> Result<(), Problem> {
    let formats: Vec<_> = run.formats.iter().map(|(format, _)| *format).collect();
    let named = |job: &Job, card: &Card| destinations(&job.article.place, &formats, outputs, card);
    let asks = matches!(outputs, Outputs::Directory { name, .. } if name.asks_articles());
    let mut all: Vec<Vec<Destination>> = Vec::with_capacity(run.jobs.len());
    if asks {
        let work = |index: usize| {
            let job = &run.jobs[index];
            // Of what fails here, the run will tell. Until then it is called by its file.
            let mut outcome = Outcome::of(job.article.origin.to_string());
            let card = outcome.guarded(|outcome| card(run, job, outcome));
            named(job, &card.flatten().unwrap_or_default())
        };
        in_turn(run.jobs.len(), run.threads, work, |destinations| {
            all.push(destinations);
            ControlFlow::Continue(())
        });
    } else {
        let nothing = Card::default();
        all.extend(run.jobs.iter().map(|job| named(job, &nothing)));
    }
    plan::name(&mut run.jobs, outputs, all)
}

/// What an article is about.
fn card(run: &Run, job: &Job, outcome: &mut Outcome) -> Option<Card> {
    if let Some(cache) = &run.cache {
        let bytes = input::read(&job.article.origin).ok()?;
        let known = cache.known(job, &bytes, &run.layers);
        if let Some((card, _)) = known.as_ref().and_then(|known| known.read()) {
            return Some(card.clone());
        }
    }
    let mut found = Diagnostics::new();
    let (source, said) = gather(&run.layers, job, &mut found, outcome)?;
    let document = interpret(job, &source, &said, &mut found)?;
    Some(Card::of(&document))
}
