//! `copydesk lint INPUT…`: articles are read and judged, and nothing is written.

use super::convert::{Attention, perform, status};
use super::convert_args::ConvertArgs;
use super::inputs;
use super::lint_args::LintArgs;
use super::report::Report;
use super::settings::{Resolved, check_steering, convert_config, outputs, run_layers};
use crate::batch::execute::Run;
use crate::batch::input::Listing;
use crate::batch::output::{Manner, Mode};
use crate::batch::plan::{Outputs, Scheme, plan};
use std::path::PathBuf;
use std::process::ExitCode;

pub(super) fn lint(args: LintArgs, report: &mut Report) -> anyhow::Result<ExitCode> {
    let args = ConvertArgs::from(args);
    let resolved = resolve(&args)?;
    report.open(&args.run.report, &resolved.run.jobs, &resolved.problems)?;
    perform(&resolved, report, |_| Attention::Told)?;
    report.judged();
    report.written()?;
    Ok(status(&resolved.conduct, report))
}

/// A run that has no formats, and so writes nothing.
fn resolve(args: &ConvertArgs) -> anyhow::Result<Resolved> {
    let config = convert_config(args)?;
    // Outputs of conversions are no articles here either.
    let apart = match outputs(args, &config) {
        Outputs::Directory { path, .. } => vec![path],
        Outputs::File(_) | Outputs::Stdout => Vec::new(),
    };
    let mut search = inputs::search(args, &config, apart)?;
    search.links_are_files = true;
    let Listing {
        articles, problems, ..
    } = inputs::listing(args, &search)?;
    let outputs = Outputs::Directory {
        path: PathBuf::new(),
        name: config.conduct.name.clone().unwrap_or_default(),
    };
    let scheme = Scheme {
        outputs: outputs.clone(),
        formats: Vec::new(),
    };
    let jobs = plan(articles, config.from, scheme)?;
    check_steering(&args.run.reading, &jobs)?;
    let conduct = config.conduct.clone();
    let threads = config.jobs;
    let mut layers = run_layers(config, &args.run)?;
    layers.typed.lint = true;
    Ok(Resolved {
        run: Run {
            jobs,
            formats: Vec::new(),
            layers,
            threads,
            cache: None,
            mode: Mode::Check,
            manner: Manner::default(),
            hashes: false,
        },
        conduct,
        outputs,
        index: None,
        problems,
        notes: Vec::new(),
    })
}
