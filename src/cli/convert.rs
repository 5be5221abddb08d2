//! A conversion: resolved, executed, told of.

use super::convert_args::ConvertArgs;
use super::orphans;
use super::report::Report;
use super::settings::{self, Resolved};
use super::words::counted;
use super::{SOME_FAILED, print};
use crate::batch::Problem;
use crate::batch::conduct::{Conduct, FailOn};
use crate::batch::execute::{self, Run};
use crate::batch::index::Index;
use crate::batch::outcome::{Outcome, State};
use crate::batch::output::Mode;
use crate::batch::path::shown;
use crate::batch::plan::{Destination, Given};
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::process::ExitCode;

pub(super) fn convert(args: &ConvertArgs, report: &mut Report) -> anyhow::Result<ExitCode> {
    if args.show_settings {
        print(&settings::show_settings(args)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let resolved = settings::resolve(args)?;
    let mut apart = settings::files(settings::convert_config(args)?);
    apart.extend(
        resolved
            .index
            .as_ref()
            .map(Index::paths)
            .into_iter()
            .flatten(),
    );
    args.run.report.check_apart(&apart)?;
    if args.conduct.dry_run {
        foretell(&resolved, report)?;
    } else {
        report.open(&args.run.report, &resolved.run.jobs, &resolved.problems)?;
        perform(&resolved, report, |_| Attention::Told)?;
        report.finish(resolved.outputs.directory(), resolved.run.mode);
    }
    Ok(status(&resolved.conduct, report))
}

/// What an outcome is worth.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Attention {
    /// It is told of.
    Told,
    /// It is nothing new.
    Passed,
    /// The run is over.
    Ended,
}

/// Executes a run and tells of it.
pub(super) fn perform(
    resolved: &Resolved,
    report: &mut Report,
    mut attend: impl FnMut(&Outcome) -> Attention,
) -> anyhow::Result<()> {
    let Resolved { run, conduct, .. } = resolved;
    for problem in &resolved.notes {
        report.warning(problem);
    }
    for problem in &resolved.problems {
        report.problem(problem);
    }
    hint_at_overrides(run, report);
    report.begin(run.jobs.len());
    let mut printed = Ok(());
    let mut index = resolved.index.clone();
    // Of each article, in the order of the jobs, whether its outputs are what they should be.
    let mut done = Vec::with_capacity(run.jobs.len());
    let mut failed = 0;
    execute::execute(run, |outcome| {
        let attention = attend(&outcome);
        done.push(!matches!(outcome.state, State::Failed | State::Skipped));
        // What is no article is missing from no index.
        failed += usize::from(outcome.state == State::Failed);
        if let Some(index) = &mut index {
            index.add(&outcome);
        }
        if attention != Attention::Passed {
            report.outcome(&outcome);
        }
        if printed.is_ok() {
            printed = report.data(&changes(&outcome));
        }
        let fails = conduct.fail_fast && report.counts().fails(conduct.fail_on.unwrap_or_default());
        if fails || printed.is_err() || attention == Attention::Ended {
            // An index of a part would be none.
            index = None;
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    printed?;
    if let Some(index) = index {
        list(index, failed, run, report)?;
    }
    if let Some(cache) = &run.cache {
        // To list what is remembered takes time: only who looks or reports wants to know what nobody asked to be removed.
        if conduct.prune || run.mode != Mode::Export || report.has_reports() {
            orphans::tell(resolved, cache, &done, report)?;
        }
        if let Some(problem) = cache.trouble() {
            report.warning(&problem);
        }
    }
    Ok(())
}

/// Writes what lists the outputs, or says that it would change.
fn list(index: Index, failed: usize, run: &Run, report: &mut Report) -> anyhow::Result<()> {
    if failed > 0 && index.paths().iter().any(|path| path.exists()) {
        let problem = Problem::new(format!(
            "the index is left as it was, since {failed} of {} could not be converted",
            counted(run.jobs.len(), "article")
        ));
        report.warning(&problem.hint("it is made again as soon as all of them are"));
        return Ok(());
    }
    let (placed, note) = match index.place(run.mode, run.manner) {
        Ok(placed) => placed,
        Err(error) => {
            report.error(&error);
            return Ok(());
        }
    };
    for one in placed {
        report.listed(&one);
        match (&one.diff, one.reason) {
            (Some(diff), _) => report.data(diff)?,
            (None, Some(why)) => {
                report.data(&format!("would change: {}: {why}\n", shown(&one.path)))?;
            }
            (None, None) => {}
        }
    }
    if let Some(problem) = note {
        report.warning(&problem);
    }
    Ok(())
}

/// Says what would be made of what.
fn foretell(resolved: &Resolved, report: &mut Report) -> anyhow::Result<()> {
    for problem in &resolved.problems {
        report.problem(problem);
    }
    let mut plan = String::new();
    for job in &resolved.run.jobs {
        for destination in &job.destinations() {
            let there = match destination {
                Destination::Stdout => "-".to_owned(),
                Destination::File(path) => shown(path),
            };
            let _ = writeln!(plan, "{} -> {there}", job.article.origin);
        }
    }
    let lists = resolved.index.as_ref().map(Index::paths);
    for path in lists.into_iter().flatten() {
        let _ = writeln!(plan, "all articles -> {}", shown(&path));
    }
    let root = resolved
        .outputs
        .directory()
        .filter(|_| resolved.conduct.prune);
    if let (Some(cache), Some(root)) = (&resolved.run.cache, root) {
        let beside = resolved.index.as_ref().map(Index::paths);
        // As far as can be told before the work, all of it will be done.
        let done = vec![true; resolved.run.jobs.len()];
        for orphan in cache.orphans(root, &resolved.run.jobs, &done, &beside.unwrap_or_default())? {
            if !orphan.changed {
                let path = shown(&orphan.path);
                let _ = writeln!(plan, "{} -> nothing: {path} is removed", orphan.input);
            }
        }
    }
    print(&plan)
}

/// What would change, as lines or as a diff.
fn changes(outcome: &Outcome) -> String {
    let mut text = String::new();
    let outputs = outcome.outputs.iter();
    for output in outputs.filter(|output| output.state == State::WouldChange) {
        let Destination::File(path) = &output.destination else {
            continue;
        };
        match (&output.diff, &output.reason) {
            (Some(diff), _) => text.push_str(diff),
            (None, Some(reason)) => {
                let _ = writeln!(text, "would change: {}: {reason}", shown(path));
            }
            (None, None) => {}
        }
    }
    text
}

pub(super) fn status(conduct: &Conduct, report: &Report) -> ExitCode {
    let fail_on = conduct.fail_on.unwrap_or_default();
    let differs = report.counts().has_changes() && fail_on != FailOn::Never;
    if differs || report.counts().fails(fail_on) {
        ExitCode::from(SOME_FAILED)
    } else {
        ExitCode::SUCCESS
    }
}

/// Where a directory is converted, each override was written for some of its files.
fn hint_at_overrides(run: &Run, report: &mut Report) {
    let articles = || run.jobs.iter().map(|job| &job.article);
    let config = &run.layers.config;
    let path = config.path.as_ref();
    let Some(path) = path.filter(|_| articles().any(|article| article.given == Given::Found))
    else {
        return;
    };
    for idle in config.idle(articles().map(|article| &article.origin)) {
        let patterns = idle.patterns.join("`, `");
        report.note(
            &format!("{}: no input is `{patterns}`", shown(path)),
            "a pattern is a path below the file that says it, or a name without `/`",
        );
    }
}
