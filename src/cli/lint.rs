//! `copydesk lint INPUT…`: articles are read and judged, and nothing is written.

use super::args::{ConvertArgs, LintArgs};
use super::convert::{Attention, perform, status};
use super::report::Report;
use super::settings;
use std::process::ExitCode;

pub(super) fn lint(args: LintArgs, report: &mut Report) -> anyhow::Result<ExitCode> {
    let args = ConvertArgs::from(args);
    let resolved = settings::lint(&args)?;
    report.open(&args.run.report, &resolved.run.jobs, &resolved.problems)?;
    perform(&resolved, report, |_| Attention::Told)?;
    report.judged();
    Ok(status(&resolved.conduct, report))
}
