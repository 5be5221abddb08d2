//! The only printer of messages: problems drawn as rustc draws them, and at the end the counts.

use super::args::{Color, MessageArgs};
use super::counts::Counts;
use super::message::{Message, MessageFormat, Volume};
use super::print;
use super::progress::Progress;
use super::reports::{ReportArgs, Reports};
use crate::batch::Problem;
use crate::batch::cache::{Fate, Orphan};
use crate::batch::index::Placed;
use crate::batch::outcome::{Outcome, Output, State};
use crate::batch::output::Mode;
use crate::batch::path::shown;
use crate::batch::plan::{Destination, Job};
use crate::diagnostic::{Diagnostic, Severity};
use anstream::{AutoStream, ColorChoice};
use anyhow::Context as _;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;

/// Where something is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stream {
    Stdout,
    Stderr,
}

/// Says what happened, and counts it.
pub(super) struct Report {
    stderr: AutoStream<io::Stderr>,
    stdout: AutoStream<io::Stdout>,
    format: MessageFormat,
    /// Whether findings are what was asked for.
    of_findings: bool,
    /// Whether a report goes to standard output.
    stdout_is_taken: bool,
    /// Why standard output did not take a finding.
    unwritten: Option<io::Error>,
    volume: Volume,
    /// Whether there is a message above in each stream, to be parted from the next.
    begun: [bool; 2],
    progress: Option<Progress>,
    reports: Reports,
    lost: bool,
    counts: Counts,
}

impl Report {
    pub(super) fn new(messages: &MessageArgs) -> Self {
        let choice = match messages.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self {
            stderr: AutoStream::new(io::stderr(), choice),
            stdout: AutoStream::new(io::stdout(), choice),
            format: messages.message_format,
            of_findings: false,
            stdout_is_taken: false,
            unwritten: None,
            volume: messages.volume(),
            begun: [false; 2],
            progress: None,
            reports: Reports::default(),
            lost: false,
            counts: Counts::default(),
        }
    }

    /// Findings are what was asked for, and go to standard output.
    pub(super) fn of_findings(mut self) -> Self {
        self.of_findings = true;
        self
    }

    /// Opens the reports that were asked for. The problems are those that came up on the way to the jobs.
    ///
    /// # Errors
    /// When one cannot be written, or would take the place of another file.
    pub(super) fn open(
        &mut self,
        args: &ReportArgs,
        jobs: &[Job],
        problems: &[Problem],
    ) -> anyhow::Result<()> {
        self.reports = Reports::open(args, self.volume >= Volume::Details, jobs, problems)?;
        self.stdout_is_taken = args.take_stdout();
        Ok(())
    }

    /// A run over so many articles begins.
    pub(super) fn begin(&mut self, articles: usize) {
        if self.volume >= Volume::Usual && self.format != MessageFormat::Json {
            self.progress = Some(Progress::new(articles));
        }
    }

    /// Writes what was asked for; to standard error, if a report is what standard output is for.
    pub(super) fn data(&mut self, data: &str) -> anyhow::Result<()> {
        if data.is_empty() {
            return Ok(());
        }
        let Self {
            stderr, progress, ..
        } = self;
        let mut write = || {
            if self.stdout_is_taken {
                let _ = write!(stderr, "{data}");
                return Ok(());
            }
            print(data)
        };
        match progress {
            Some(progress) => progress.aside(write),
            None => write(),
        }
    }

    /// Whether a report could not be written after all.
    pub(super) fn lost_report(&self) -> bool {
        self.lost
    }

    /// How many of what there was.
    pub(super) fn counts(&self) -> &Counts {
        &self.counts
    }

    /// A problem of the world.
    pub(super) fn error(&mut self, error: &anyhow::Error) {
        // A failure below a failure is told in one line: "cannot read `x`: permission denied".
        let message = format!("{error:#}");
        let problem = error
            .chain()
            .find_map(|cause| cause.downcast_ref::<Problem>());
        let hints = problem.map_or(&[][..], Problem::hints);
        self.counts.message(Severity::Error);
        self.say(&Message {
            severity: Severity::Error,
            hints,
            ..Message::of(&message)
        });
    }

    /// A problem of the world that was foreseen.
    pub(super) fn problem(&mut self, problem: &Problem) {
        self.counts.message(Severity::Error);
        self.say(&Message {
            severity: Severity::Error,
            hints: problem.hints(),
            ..Message::of(&problem.to_string())
        });
    }

    /// A problem of the world without which the run does.
    pub(super) fn warning(&mut self, problem: &Problem) {
        self.counts.message(Severity::Warning);
        self.say(&Message {
            severity: Severity::Warning,
            hints: problem.hints(),
            ..Message::of(&problem.to_string())
        });
    }

    /// What became of an output that nobody makes any more.
    pub(super) fn orphan(&mut self, orphan: &Orphan, fate: &Fate) {
        self.counts.orphan(fate);
        self.reports.orphan(orphan, fate);
    }

    /// Whether there are reports, which tell of all.
    pub(super) fn has_reports(&self) -> bool {
        self.reports.are_open()
    }

    /// Something worth knowing about the command.
    pub(super) fn note(&mut self, message: &str, hint: &str) {
        self.say(&Message {
            hints: &[hint.to_owned()],
            ..Message::of(message)
        });
    }

    /// What became of an article.
    pub(super) fn outcome(&mut self, outcome: &Outcome) {
        self.counts.article(outcome);
        self.reports.article(outcome);
        for diagnostic in &outcome.diagnostics {
            self.finding(diagnostic, outcome);
        }
        for error in &outcome.errors {
            self.error(error);
        }
        for output in &outcome.outputs {
            self.output(output);
        }
        if let Some(line) = self.progress.as_mut().and_then(Progress::advance) {
            // Lines of progress stand together.
            let _ = writeln!(self.stderr, "{line}");
        }
    }

    /// What became of a file that lists the outputs.
    pub(super) fn listed(&mut self, placed: &Placed) {
        self.counts.file(placed.state);
        if placed.state == State::WouldChange {
            let mut outcome = Outcome::of(shown(&placed.path));
            outcome.state = placed.state;
            outcome.reason = placed.reason.map(str::to_owned);
            self.reports.article(&outcome);
        }
        if self.volume >= Volume::Details && placed.state == State::Exported {
            let text = format!("{}: {}", shown(&placed.path), placed.state.name());
            self.say(&Message {
                severity: Severity::Detail,
                ..Message::of(&text)
            });
        }
    }

    /// The last words where articles were only judged.
    pub(super) fn judged(&mut self) {
        self.conclude(Some(self.counts.judged()));
    }

    /// The last words: how many of what.
    pub(super) fn finish(&mut self, directory: Option<&Path>, mode: Mode) {
        self.conclude(directory.map(|directory| self.counts.done(directory, mode)));
    }

    fn conclude(&mut self, line: Option<String>) {
        if let Some(mut progress) = self.progress.take() {
            progress.end();
        }
        for error in std::mem::take(&mut self.reports).close() {
            self.lost = true;
            self.error(&error);
        }
        if self.volume < Volume::Usual || self.format == MessageFormat::Json {
            return;
        }
        let words: Vec<String> = line.into_iter().chain(self.counts.messages()).collect();
        if !words.is_empty() {
            self.write(&words.join("; "), Stream::Stderr);
        }
    }

    fn finding(&mut self, found: &Diagnostic, outcome: &Outcome) {
        self.counts.message(found.severity);
        let stream = if self.of_findings && !self.stdout_is_taken {
            Stream::Stdout
        } else {
            Stream::Stderr
        };
        self.tell(&Message::about(found, outcome), stream);
    }

    /// Says what became of an output, and why.
    fn output(&mut self, output: &Output) {
        let Destination::File(path) = &output.destination else {
            return;
        };
        let loud = match output.state {
            State::Exported | State::WouldChange => Volume::Details,
            State::Unchanged | State::Skipped => Volume::Everything,
            // Errors say so.
            State::Failed => return,
        };
        if self.volume < loud {
            return;
        }
        let mut text = format!("{}: {}", shown(path), output.state.name());
        if let Some(reason) = &output.reason {
            let _ = write!(text, ", {reason}");
        }
        if let Some(content) = output.content {
            let _ = write!(text, "; {} bytes", content.bytes);
        }
        self.say(&Message {
            severity: Severity::Detail,
            ..Message::of(&text)
        });
    }

    fn say(&mut self, message: &Message<'_>) {
        self.tell(message, Stream::Stderr);
    }

    fn tell(&mut self, message: &Message<'_>, stream: Stream) {
        let loud = match message.severity {
            Severity::Error => Volume::Errors,
            Severity::Warning | Severity::Note => Volume::Usual,
            Severity::Detail => Volume::Details,
        };
        if self.volume >= loud {
            self.write(&message.rendered(self.format), stream);
        }
    }

    fn write(&mut self, message: &str, stream: Stream) {
        // On a terminal both streams are one.
        let is_one = self.stdout.is_terminal() && self.stderr.is_terminal();
        let above = self.begun[stream as usize] || (is_one && self.begun.contains(&true));
        let gap = match self.format {
            MessageFormat::Human if above => "\n",
            _ => "",
        };
        self.begun[stream as usize] = true;
        let Self {
            stderr,
            stdout,
            progress,
            ..
        } = self;
        let mut write = || match stream {
            Stream::Stderr => writeln!(stderr, "{gap}{message}"),
            Stream::Stdout => writeln!(stdout, "{gap}{message}"),
        };
        let written = match progress {
            Some(progress) => progress.aside(write),
            None => write(),
        };
        // If standard error is gone, there is nowhere left to complain; who closed standard output has seen enough.
        if let (Stream::Stdout, Err(error)) = (stream, written)
            && error.kind() != io::ErrorKind::BrokenPipe
        {
            self.unwritten.get_or_insert(error);
        }
    }

    /// Whether standard output took what it was asked to.
    ///
    /// # Errors
    /// When it did not.
    pub(super) fn written(&mut self) -> anyhow::Result<()> {
        let error = self.unwritten.take();
        error.map_or(Ok(()), |error| {
            Err(error).context("cannot write to standard output")
        })
    }
}
