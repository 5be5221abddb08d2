//! `copydesk bind`: what was typed and what the manifest says → an issue. Every cross-check is here, before any work.

use super::SOME_FAILED;
use super::args::BindArgs;
use super::report::Report;
use super::settings::{check_steering, layers, run_config, settings};
use crate::batch::bind::{self, Binding};
use crate::batch::input::{Listing, Search};
use crate::batch::manifest::{EXTENSION, Manifest};
use crate::batch::output::Mode;
use crate::batch::path::{entry, shown};
use crate::batch::plan::{Destination, Job, Places, input_format_of, output_format_of};
use crate::batch::said::Said;
use crate::batch::values::{self, MetadataValue};
use crate::batch::walk::Filter;
use crate::batch::{Problem, clash, output};
use crate::read::INPUT_FORMATS;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

pub(super) fn bind(args: &BindArgs, report: &mut Report) -> anyhow::Result<ExitCode> {
    let (binding, problems) = resolve(args)?;
    report.open(&args.run.report, &binding.jobs, &problems)?;
    for problem in problems {
        report.error(&problem.into());
    }
    bind::bind(&binding, |outcome| report.outcome(&outcome));
    report.finish(None, Mode::Export);
    Ok(if report.counts().has_errors() {
        ExitCode::from(SOME_FAILED)
    } else {
        ExitCode::SUCCESS
    })
}

fn resolve(args: &BindArgs) -> anyhow::Result<(Binding, Vec<Problem>)> {
    let config = run_config(&args.run)?;
    let manifest = manifest(&args.inputs)?;
    let destinations = args.output.iter().cloned().map(Destination::File);
    let destinations: Arc<[Destination]> = destinations.collect();
    let mut jobs: Vec<Job> = Vec::new();
    let mut parts = Vec::new();
    let mut failed = Vec::new();
    for (title, paths) in &manifest.parts {
        let search = Search {
            paths: paths.clone(),
            listed: Vec::new(),
            stdin_filename: None,
            base: None,
            format: config.from.unwrap_or(&INPUT_FORMATS[0]),
            filter: Filter {
                no_ignore: config.conduct.no_ignore,
                hidden: config.conduct.hidden,
                apart: Vec::new(),
            },
            allow_empty: false,
            links_are_files: false,
        };
        let Listing {
            articles,
            problems,
            repeated,
            ..
        } = search.list()?;
        if let Some(path) = repeated.first() {
            return Err(Problem::new(format!("`{}` is given twice", shown(path))).into());
        }
        failed.extend(problems);
        parts.push((title.clone(), articles.len()));
        jobs.extend(articles.into_iter().map(|article| {
            Job {
                input_format: config
                    .from
                    .unwrap_or_else(|| input_format_of(&article.origin)),
                places: Places::Given(Arc::clone(&destinations)),
                unportable: None,
                article,
            }
        }));
    }
    if jobs.is_empty() && !failed.is_empty() {
        return Err(failed.remove(0).into());
    }
    check_twice(&jobs, &args.output)?;
    check_steering(&args.run.reading, &jobs)?;
    output::check(&jobs)?;
    // All have the same outputs: those of the issue.
    clash::check(
        jobs.get(..1).unwrap_or_default(),
        "`-o` names each file once",
    )?;
    if args.output.iter().any(|path| path == Path::new("-")) {
        let refused = Problem::new("a publication goes to a file, and not to standard output");
        return Err(refused.hint("`-o issue.epub` is one").into());
    }
    let formats = args.output.iter().map(|path| output_format_of(path));
    let formats: Vec<_> = formats.collect::<Result<_, _>>()?;
    let settings = settings(&config, &formats)?;
    let outputs = formats.into_iter().zip(&args.output);
    let threads = config.jobs;
    let binding = Binding {
        outputs: outputs
            .map(|(format, path)| Ok((format, (format.open)(&settings)?, path.clone())))
            .collect::<anyhow::Result<_>>()?,
        sort: args.sort.or(manifest.sort).unwrap_or_default(),
        issue: issue(args, manifest.metadata)?.overrides(),
        // Metadata of the command line is the issue's.
        layers: layers(config, &args.run.reading, &args.run.levels.levels, &[])?,
        jobs,
        parts,
        threads,
    };
    Ok((binding, failed))
}

/// What the manifest among the inputs says; the other inputs are a part without a title behind its own.
fn manifest(inputs: &[PathBuf]) -> anyhow::Result<Manifest> {
    let is_manifest = |path: &&PathBuf| path.extension().is_some_and(|own| own == EXTENSION);
    let (manifests, articles): (Vec<_>, Vec<_>) = inputs.iter().partition(is_manifest);
    let mut manifest = match manifests[..] {
        [] => Manifest::default(),
        [path] => Manifest::read(path)?,
        _ => return Err(Problem::new("an issue has one manifest, and here are several").into()),
    };
    if !articles.is_empty() {
        let articles = articles.into_iter().cloned().collect();
        manifest.parts.push((String::new(), articles));
    }
    Ok(manifest)
}

/// What the command line says of the issue, over what the manifest says.
fn issue(args: &BindArgs, below: Vec<MetadataValue>) -> Result<Said, Problem> {
    let typed = |key: &str, value: &String| values::metadata(&format!("{key}={value}"));
    let titles = args.title.iter().map(|title| typed("title", title));
    let dates = args.date.iter().map(|date| typed("date", date));
    let authors = args.author.iter().map(|author| typed("author", author));
    let given: Result<Vec<_>, _> = titles.chain(dates).chain(authors).collect();
    let given = given.map_err(Problem::new)?;
    let typed = Said {
        language: args.run.reading.lang.clone(),
        ..Said::default()
    };
    let more = Said::default().with_metadata(args.run.metadata.clone());
    let manifest = Said::default().with_metadata(below);
    Ok(typed.with_metadata(given).over(&more).over(&manifest))
}

fn check_twice(jobs: &[Job], outputs: &[PathBuf]) -> Result<(), Problem> {
    let mut seen = HashSet::new();
    let twice = jobs
        .iter()
        .find(|job| !seen.insert(job.article.origin.path().map(entry)));
    let mut written: HashSet<&Path> = HashSet::new();
    let again = outputs.iter().find(|path| !written.insert(path.as_path()));
    match (twice, again) {
        (Some(job), _) => Err(Problem::new(format!(
            "`{}` is given twice",
            job.article.origin
        ))),
        (None, Some(path)) => Err(Problem::new(format!("`{}` is given twice", shown(path)))),
        (None, None) => Ok(()),
    }
}
