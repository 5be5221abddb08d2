//! A conversion that is done again whenever something changes that it depends on.
//!
//! What changed is not looked at: the whole run is done again, and the cache makes it short. So nothing is missed.

use super::args::MessageArgs;
use super::convert::{Attention, perform};
use super::convert_args::ConvertArgs;
use super::report::Report;
use super::settings::{self, Resolved};
use crate::batch::config;
use crate::batch::index::Index;
use crate::batch::outcome::{Outcome, State};
use crate::batch::output::UNFINISHED;
use crate::batch::path::absolute;
use crate::batch::plan::{Job, Outputs};
use anyhow::Context;
use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::{BTreeSet, HashMap, HashSet};
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
        paths: HashMap::new(),
        outputs: HashSet::new(),
        own: BTreeSet::new(),
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
            if is_first || report.counts().has_news() {
                report.finish(resolved.outputs.directory(), resolved.run.mode);
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
        watched.follow_outputs();
        if interrupted.load(Ordering::SeqCst) || !watched.wait(&signals) {
            return Ok(ExitCode::SUCCESS);
        }
        watched.forget_gone();
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
    /// Where what is read is.
    paths: HashMap<PathBuf, RecursiveMode>,
    /// Where nothing but what is written is.
    outputs: HashSet<PathBuf>,
    own: BTreeSet<PathBuf>,
    apart: Vec<PathBuf>,
}

impl Watched {
    /// What is gone is watched no more, even if somebody makes it again, such as the next run.
    fn forget_gone(&mut self) {
        self.paths.retain(|path, _| path.exists());
        self.outputs.retain(|path| path.exists());
    }

    /// Watches these as well. Of a file its directory is watched: editors put a new one in its place.
    fn follow(&mut self, paths: Vec<PathBuf>) {
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
            if !self.paths.contains_key(&place) && self.watcher.watch(&place, mode).is_ok() {
                self.paths.insert(place, mode);
            }
        }
    }

    /// Watches where outputs are, so that what somebody takes away is made again.
    fn follow_outputs(&mut self) {
        let places: BTreeSet<&Path> = self.own.iter().filter_map(|own| own.parent()).collect();
        for place in places {
            let is_watched = |(path, mode): (&PathBuf, &RecursiveMode)| {
                path == place || (*mode == RecursiveMode::Recursive && place.starts_with(path))
            };
            let is_known = self.outputs.contains(place) || self.paths.iter().any(is_watched);
            let mode = RecursiveMode::NonRecursive;
            if !is_known && self.watcher.watch(place, mode).is_ok() {
                self.outputs.insert(place.to_owned());
            }
        }
    }

    /// Learns what a run writes.
    fn know(&mut self, resolved: &Resolved) {
        let files = resolved.run.jobs.iter().flat_map(Job::files);
        let lists = resolved.index.iter().flat_map(Index::paths);
        self.own = files.chain(lists).map(|path| absolute(&path)).collect();
        self.apart.clear();
        if let Outputs::Directory { path, .. } = &resolved.outputs {
            let path = absolute(path);
            // Where outputs stand beside inputs, they are known by name alone.
            if !self.paths.keys().any(|watched| watched.starts_with(&path)) {
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
        let is_unfinished = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().as_encoded_bytes();
            name.starts_with(UNFINISHED.as_bytes())
        };
        let is_foreign = |path: &PathBuf| {
            !self.own.contains(path) && !self.apart.iter().any(|apart| path.starts_with(apart))
        };
        let mut paths = event.paths.iter().filter(|path| !is_unfinished(path));
        // A file that was only read has not changed. Where paths are missing, something was missed.
        let is_change = !event.kind.is_access();
        is_change
            && (event.paths.is_empty()
                || paths.any(|path| is_foreign(path) || self.is_lost(path, event.kind)))
    }

    /// Whether somebody else has changed an output, or taken it or a directory of outputs away: a run puts whole files in the
    /// place of others, and never opens one.
    fn is_lost(&self, path: &Path, kind: EventKind) -> bool {
        if path.exists() {
            return matches!(kind, EventKind::Modify(ModifyKind::Data(_)))
                && self.own.contains(path);
        }
        let first = self.own.range(path.to_owned()..).next();
        first.is_some_and(|own| own.starts_with(path))
    }
}
