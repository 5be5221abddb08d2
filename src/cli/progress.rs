//! How far a run has come: a bar on a terminal, which leaves no trace; elsewhere a line for every tenth of a long run.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::env;
use std::io::{self, IsTerminal};

/// Fewer articles are done before anybody asks.
const LONG_RUN: usize = 200;

/// Lines of a long run where there is no terminal.
const LINES: usize = 10;

/// How far a run has come.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    count: usize,
    done: usize,
}

impl Progress {
    /// A run over so many articles, of which none is done.
    pub(super) fn new(count: usize) -> Self {
        let is_dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        let draws = io::stderr().is_terminal() && !is_dumb && count > 1;
        Self {
            bar: draws.then(|| bar(count)),
            count,
            done: 0,
        }
    }

    /// One more is done; what is to be said of that in a line of its own.
    pub(super) fn advance(&mut self) -> Option<String> {
        self.done += 1;
        if let Some(bar) = &self.bar {
            bar.inc(1);
            return None;
        }
        let tenth = self.count.div_ceil(LINES);
        let is_due = self.count >= LONG_RUN && self.done.is_multiple_of(tenth);
        (is_due && self.done < self.count)
            .then(|| format!("{} of {} articles", self.done, self.count))
    }

    /// Writes something without the bar in its way.
    pub(super) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// The run is over.
    pub(super) fn end(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

fn bar(count: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} articles {eta}")
        .expect("the template is well formed");
    let length = u64::try_from(count).unwrap_or(u64::MAX);
    ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr()).with_style(style)
}
