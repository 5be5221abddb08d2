//! A conversion that is done again whenever something changes that it depends on.
//!
//! What changed is not looked at: the whole run is done again, and the cache makes it short. So nothing is missed.

use super::args::{ConvertArgs, MessageArgs};
use super::convert::{Attention, directory, perform, wanted};
use super::report::Report;
use super::settings::{self, Resolved};
use crate::batch::config;
use crate::batch::outcome::{Outcome, State};
use crate::batch::output::UNFINISHED;
use crate::batch::path::absolute;
use crate::batch::plan::Outputs;
use anyhow::Context;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How long nothing must happen before a run: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(200);

/// How long something may go on to happen before a run is done all the same.
const PATIENCE: Duration = Duration::from_secs(2);

enum Signal {
    Changed(Event),
    Interrupted,
}

/// Converts until it is interrupted.
pub(super) fn watch(args: &ConvertArgs, messages: &MessageArgs) -> anyhow::Result<ExitCode> {
    let (sender, signals) = mpsc::channel();
    let interrupted = Arc::new(AtomicBool::new(false));
    let on_interrupt = (sender.clone(), Arc::clone(&interrupted));
    ctrlc::set_handler(move || {
        on_interrupt.1.store(true, Ordering::SeqCst);
        // Nobody listens any more: then it is over already.
        let _ = on_interrupt.0.send(Signal::Interrupted);
    })
    .context("cannot wait for an interrupt")?;
    let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // What could not be watched is looked at in the next run.
        let _ = event.map(|event| sender.send(Signal::Changed(event)));
    });
    let mut watched = Watched {
        watcher: watcher.context("cannot watch files")?,
        paths: HashSet::new(),
        own: HashSet::new(),
        apart: Vec::new(),
    };
    // A slip in the command ends it here; later it is only told of.
    watched.follow(settings::sources(args)?);
    if !args.run.config.no_config {
        // One that comes holds as well.
        watched.follow(vec![PathBuf::from(config::NAME)]);
    }
    let mut first = Some(settings::resolve(args)?);
    let mut told = Told::default();
    loop {
        let mut report = Report::new(messages);
        let is_first = first.is_some();
        let resolved = first.take().map_or_else(|| settings::resolve(args), Ok);
        let done = resolved.and_then(|resolved| {
            watched.know(&resolved);
            let attend = |outcome: &Outcome| {
                let is_news = told.is_news(outcome);
                attend(is_first || is_news, &interrupted)
            };
            perform(&resolved, &mut report, attend)?;
            told.run = None;
            if is_first || report.has_news() {
                report.finish(directory(&resolved.outputs), resolved.run.mode);
            }
            Ok(())
        });
        done.unwrap_or_else(|error| {
            let text = format!("{error:#}");
            if told.run.as_ref() != Some(&text) {
                report.error(&error);
            }
            told.run = Some(text);
        });
        if is_first {
            report.note("watching for changes", "Ctrl-C ends it");
        }
        watched.follow(settings::sources(args).unwrap_or_default());
        if interrupted.load(Ordering::SeqCst) || !watched.wait(&signals) {
            return Ok(ExitCode::SUCCESS);
        }
    }
}

/// In later runs only what is new is told of.
fn attend(is_news: bool, interrupted: &AtomicBool) -> Attention {
    if interrupted.load(Ordering::SeqCst) {
        Attention::Ended
    } else if is_news {
        Attention::Told
    } else {
        Attention::Passed
    }
}

/// What has been told of what is wrong: once is enough, as long as nothing else is wrong.
#[derive(Default)]
struct Told {
    /// With the run.
    run: Option<String>,
    /// With articles, by their names.
    articles: HashMap<String, String>,
}

impl Told {
    fn is_news(&mut self, outcome: &Outcome) -> bool {
        if outcome.state != State::Failed {
            self.articles.remove(&outcome.name);
            return outcome.state == State::Exported;
        }
        let errors = outcome.errors.iter().map(|error| format!("{error:#}"));
        let found = outcome
            .diagnostics
            .iter()
            .map(|found| found.message.clone());
        let all = errors.chain(found).collect::<Vec<_>>().join("\n");
        let before = self.articles.insert(outcome.name.clone(), all.clone());
        before != Some(all)
    }
}

/// What is watched, and what of it is of our own making.
struct Watched {
    watcher: RecommendedWatcher,
    paths: HashSet<PathBuf>,
    own: HashSet<PathBuf>,
    apart: Vec<PathBuf>,
}

impl Watched {
    /// Watches these as well. Of a file its directory is watched: editors put a new one in its place.
    fn follow(&mut self, paths: Vec<PathBuf>) {
        self.paths.retain(|path| path.exists());
        for path in paths {
            let is_directory = path.is_dir();
            let mode = if is_directory {
                RecursiveMode::Recursive
            } else {
                RecursiveMode::NonRecursive
            };
            let place = if is_directory {
                Some(path.as_path())
            } else {
                path.parent()
            };
            let place = place
                .filter(|place| *place != Path::new(""))
                .unwrap_or(Path::new("."));
            let place = absolute(place);
            if !self.paths.contains(&place) && self.watcher.watch(&place, mode).is_ok() {
                self.paths.insert(place);
            }
        }
    }

    /// Learns what a run writes.
    fn know(&mut self, resolved: &Resolved) {
        self.own = wanted(&resolved.run.jobs).map(absolute).collect();
        self.apart.clear();
        if let Outputs::Directory { path, .. } = &resolved.outputs {
            let path = absolute(path);
            // Where outputs stand beside inputs, they are known by name alone.
            if !self.paths.iter().any(|watched| watched.starts_with(&path)) {
                self.apart.push(path);
            }
        }
        let cache = resolved.run.cache.as_ref();
        self.apart
            .extend(cache.map(|cache| absolute(cache.directory())));
    }

    /// Waits until something has changed and nothing changes any more; `false` at an interrupt.
    fn wait(&self, signals: &Receiver<Signal>) -> bool {
        loop {
            match signals.recv() {
                Ok(Signal::Changed(event)) if self.concerns(&event) => break,
                Ok(Signal::Changed(_)) => {}
                Ok(Signal::Interrupted) | Err(_) => return false,
            }
        }
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            match signals.recv_timeout(QUIET) {
                Ok(Signal::Changed(_)) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Ok(Signal::Interrupted) | Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        true
    }

    fn concerns(&self, event: &Event) -> bool {
        let is_foreign = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().as_encoded_bytes();
            !name.starts_with(UNFINISHED.as_bytes())
                && !self.own.contains(path)
                && !self.apart.iter().any(|apart| path.starts_with(apart))
        };
        // A file that was only read has not changed. Where paths are missing, something was missed.
        let is_change = !event.kind.is_access();
        is_change && (event.paths.is_empty() || event.paths.iter().any(is_foreign))
    }
}
