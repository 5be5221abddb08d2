//! Where the outputs of a run go, each under its name: found out before anything is written.
//!
//! Names that say what an article is about need it to be read first. So all articles are read once for what they are about,
//! and of each nothing is kept but its names; then outputs that would be one file are found, and then the run begins.

use super::card::Card;
use super::execute::{Run, gather, interpret};
use super::in_turn::in_turn;
use super::outcome::Outcome;
use super::plan::{self, Job, Outputs, Places};
use super::{Problem, clash, input};
use crate::diagnostic::Diagnostics;
use std::ops::ControlFlow;
use std::sync::Arc;

/// Gives the outputs of each job their places.
///
/// # Errors
/// When two outputs would be in each other's way.
pub fn name(run: &mut Run, outputs: &Outputs) -> Result<(), Problem> {
    let asks = matches!(outputs, Outputs::Directory { name, .. } if name.asks_articles());
    if asks {
        let work = |index: usize| {
            let job = &run.jobs[index];
            // Of what fails here, the run will tell. Until then it is called by its file.
            let mut outcome = Outcome::of(job.article.origin.to_string());
            let card = outcome.guarded(|outcome| card(run, job, outcome));
            let card = card.flatten().unwrap_or_default();
            match &job.places {
                Places::Named(scheme) => scheme.destinations(&job.article.place, &card).into(),
                Places::Given(destinations) => Arc::clone(destinations),
            }
        };
        let mut all = Vec::with_capacity(run.jobs.len());
        in_turn(run.jobs.len(), run.threads, work, |destinations| {
            all.push(destinations);
            ControlFlow::Continue(())
        });
        for (job, destinations) in run.jobs.iter_mut().zip(all) {
            job.places = Places::Given(destinations);
        }
    }
    plan::check_names(&mut run.jobs, outputs);
    let hint = if asks {
        "`{dir}` and `{stem}` in `--name` tell articles of one title apart"
    } else {
        "rename one, convert them in two runs, or give a directory that holds both"
    };
    clash::check(&run.jobs, hint)
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
