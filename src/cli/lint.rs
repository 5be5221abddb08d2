//! `copydesk lint INPUT…`: articles are read and judged, and nothing is written.

use super::args::LintArgs;
use super::report::Report;
use super::{SOME_FAILED, hint_at_overrides, settings};
use crate::batch::execute;
use std::process::ExitCode;

pub(super) fn lint(args: LintArgs, report: &mut Report) -> anyhow::Result<ExitCode> {
    let args = args.into();
    let (run, problems) = settings::lint(&args)?;
    report.open(&args.run.report, &run.jobs, &problems)?;
    for problem in problems {
        report.error(&problem.into());
    }
    hint_at_overrides(&run, report);
    execute::execute(&run, |outcome| report.outcome(&outcome));
    report.judged();
    Ok(if report.has_errors() {
        ExitCode::from(SOME_FAILED)
    } else {
        ExitCode::SUCCESS
    })
}
