//! The only printer of messages: problems drawn as rustc draws them, and at the end the counts.

use super::args::{Color, MessageArgs};
use crate::batch::Problem;
use crate::batch::conduct::FailOn;
use crate::batch::execute::Mode;
use crate::batch::outcome::{Outcome, State};
use crate::batch::plan::Destination;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Span;
use crate::source::{Source, floor_boundary};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstream::{AutoStream, ColorChoice};
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;

/// Columns of a message: as wide as rustc's, and a long line is cut to fit.
const WIDTH: usize = 100;

/// Bytes of a line that the renderer is given to cut to its width. A paragraph is one line in many texts; a whole book in one
/// would keep the renderer busy.
const WINDOW: usize = 16 << 10;

/// Says what happened, and counts it.
pub(super) struct Report {
    stderr: AutoStream<io::Stderr>,
    renderer: Renderer,
    quiet: bool,
    verbose: bool,
    /// Whether there is a message above, to be parted from the next.
    begun: bool,
    errors: usize,
    warnings: usize,
    notes: usize,
    articles: usize,
    failed: usize,
    skipped: usize,
    files: usize,
    unchanged: usize,
    would_change: usize,
    removed: usize,
    would_remove: usize,
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
            // Always with colours: the stream takes them out where they are not wanted.
            renderer: Renderer::styled()
                .term_width(WIDTH)
                .decor_style(DecorStyle::Ascii),
            quiet: messages.quiet,
            verbose: messages.verbose,
            begun: false,
            errors: 0,
            warnings: 0,
            notes: 0,
            articles: 0,
            failed: 0,
            skipped: 0,
            files: 0,
            unchanged: 0,
            would_change: 0,
            removed: 0,
            would_remove: 0,
        }
    }

    /// Whether anything failed.
    pub(super) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// A problem of the world.
    pub(super) fn error(&mut self, error: &anyhow::Error) {
        // A failure below a failure is told in one line: "cannot read `x`: permission denied".
        let message = format!("{error:#}");
        let problem = error
            .chain()
            .find_map(|cause| cause.downcast_ref::<Problem>());
        let hints = problem.map_or(&[][..], Problem::hints);
        let group = Group::with_title(Level::ERROR.primary_title(message));
        self.errors += 1;
        self.draw(with_hints(group, hints));
    }

    /// A problem of the world that was foreseen.
    pub(super) fn problem(&mut self, problem: &Problem) {
        let group = Group::with_title(Level::ERROR.primary_title(problem.to_string()));
        self.errors += 1;
        self.draw(with_hints(group, problem.hints()));
    }

    /// A problem of the world without which the run does.
    pub(super) fn warning(&mut self, problem: &Problem) {
        self.warnings += 1;
        if !self.quiet {
            let group = Group::with_title(Level::WARNING.primary_title(problem.to_string()));
            self.draw(with_hints(group, problem.hints()));
        }
    }

    /// An output was removed.
    pub(super) fn removed(&mut self) {
        self.removed += 1;
    }

    /// An output would be removed.
    pub(super) fn would_remove(&mut self) {
        self.would_remove += 1;
    }

    /// Whether anything happened that is worth a summary.
    pub(super) fn has_news(&self) -> bool {
        self.files + self.removed + self.errors > 0
    }

    /// Whether anything would be otherwise after a run.
    pub(super) fn has_changes(&self) -> bool {
        self.would_change + self.would_remove > 0
    }

    /// Whether that is a failure of the run which has happened.
    pub(super) fn fails(&self, fail_on: FailOn) -> bool {
        match fail_on {
            FailOn::Never => false,
            FailOn::Error => self.errors > 0,
            FailOn::Warning => self.errors + self.warnings > 0,
        }
    }

    /// Something worth knowing about the command.
    pub(super) fn note(&mut self, message: &str, hint: &str) {
        if !self.quiet {
            let group = Group::with_title(Level::NOTE.primary_title(message));
            self.draw(with_hints(group, &[hint.to_owned()]));
        }
    }

    /// What became of an article.
    pub(super) fn outcome(&mut self, outcome: &Outcome) {
        self.articles += 1;
        let files = outcome.outputs.iter();
        for output in files.filter(|output| matches!(output.destination, Destination::File(_))) {
            match output.state {
                State::Exported => self.files += 1,
                State::Unchanged => self.unchanged += 1,
                State::WouldChange => self.would_change += 1,
                State::Skipped | State::Failed => {}
            }
        }
        match outcome.state {
            State::Exported | State::Unchanged | State::WouldChange => {}
            State::Skipped => self.skipped += 1,
            State::Failed => self.failed += 1,
        }
        for diagnostic in &outcome.diagnostics {
            self.diagnostic(diagnostic, &outcome.name, outcome.source.as_ref());
        }
        for error in &outcome.errors {
            self.error(error);
        }
    }

    /// The last words: how many of what.
    pub(super) fn finish(&mut self, directory: Option<&Path>, mode: Mode) {
        if self.quiet {
            return;
        }
        let mut parts = Vec::new();
        if let Some(directory) = directory {
            let (files, done) = match mode {
                Mode::Export => (self.files, "written to"),
                Mode::Check | Mode::Diff => (self.would_change, "would change in"),
            };
            let mut line = format!(
                "{}, {} {done} {}",
                counted(self.articles, "article"),
                counted(files, "file"),
                directory.display()
            );
            let counts = [
                (self.unchanged, "unchanged"),
                (self.removed, "removed"),
                (self.would_remove, "would be removed"),
                (self.failed, "failed"),
                (self.skipped, "skipped"),
            ];
            for (count, what) in counts {
                if count > 0 {
                    let _ = write!(line, ", {count} {what}");
                }
            }
            parts.push(line);
        }
        let problems = [
            (self.errors, "error"),
            (self.warnings, "warning"),
            (self.notes, "note"),
        ];
        let problems = problems.into_iter().filter(|(count, _)| *count > 0);
        parts.extend(
            problems
                .map(|(count, what)| counted(count, what))
                .reduce(|all, next| format!("{all}, {next}")),
        );
        if !parts.is_empty() {
            self.say(&parts.join("; "));
        }
    }

    fn diagnostic(&mut self, diagnostic: &Diagnostic, name: &str, source: Option<&Source>) {
        let level = match diagnostic.severity {
            Severity::Error => {
                self.errors += 1;
                Level::ERROR
            }
            Severity::Warning => {
                self.warnings += 1;
                Level::WARNING
            }
            Severity::Note => {
                self.notes += 1;
                Level::NOTE
            }
            Severity::Detail if !self.verbose => return,
            Severity::Detail => Level::INFO,
        };
        if self.quiet && diagnostic.severity != Severity::Error {
            return;
        }
        let title = level
            .primary_title(diagnostic.message.as_str())
            .id(diagnostic.code.name());
        let group = match (source, diagnostic.span) {
            (Some(source), Some(span)) => with_place(Group::with_title(title), source, span),
            _ => title.element(Origin::path(name)),
        };
        self.draw(with_hints(group, &diagnostic.hints));
    }

    fn draw(&mut self, group: Group<'_>) {
        let drawn = self.renderer.render(&[group]);
        self.say(&drawn);
    }

    fn say(&mut self, message: &str) {
        let gap = if self.begun { "\n" } else { "" };
        self.begun = true;
        // If standard error is gone, there is nowhere left to complain.
        let _ = writeln!(self.stderr, "{gap}{message}");
    }
}

/// The first line of the span: a span may be a chapter.
fn with_place<'a>(group: Group<'a>, source: &'a Source, span: Span) -> Group<'a> {
    let text = source.text();
    let place = source.location(span.start as usize);
    let line_start = source.offset(place.line, 1);
    let line_end = text[line_start..]
        .find('\n')
        .map_or(text.len(), |length| line_start + length);
    let start = floor_boundary(text, (span.start as usize).clamp(line_start, line_end));
    let end = floor_boundary(text, (span.end as usize).clamp(start, line_end));
    if line_end - line_start <= WINDOW {
        let marked = AnnotationKind::Primary.span(start - line_start..end - line_start);
        return group.element(
            Snippet::source(&text[line_start..line_end])
                .path(source.name())
                .line_start(place.line)
                .annotation(marked),
        );
    }
    // The renderer would look at all of a long line to show a little of it, so it gets a window; but then the column is
    // the window's, so that the place is said apart.
    let left = floor_boundary(text, start.saturating_sub(WINDOW / 4).max(line_start));
    let right = floor_boundary(text, (left + WINDOW).min(line_end));
    let end = end.min(right);
    group
        .element(
            Origin::path(source.name())
                .line(place.line)
                .char_column(place.column),
        )
        .element(
            Snippet::source(&text[left..right])
                .line_start(place.line)
                .annotation(AnnotationKind::Primary.span(start - left..end - left)),
        )
}

fn with_hints<'a>(group: Group<'a>, hints: &'a [String]) -> Group<'a> {
    group.elements(hints.iter().map(|hint| Level::HELP.message(hint.as_str())))
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
