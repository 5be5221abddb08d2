//! What was typed, the environment and the terminal → what it means for a run. Every cross-check is here, before any work.

use super::args::{Args, ConfigArgs, ConvertArgs, ReadingArgs, RunArgs};
use super::font_directories::font_directories;
use crate::batch::conduct::Conduct;
use crate::batch::config::{self, Config};
use crate::batch::execute::Run;
use crate::batch::input::{self, Listing, Search};
use crate::batch::plan::{Article, Job, Outputs, plan};
use crate::batch::said::{Layers, Said};
use crate::batch::system_fonts::SystemFonts;
use crate::batch::values::{self, LevelValue, MetadataValue};
use crate::batch::walk::Filter;
use crate::batch::{Problem, assets, output, show, theme};
use crate::diagnostic::closest;
use crate::read::INPUT_FORMATS;
use crate::write::{FORMATS, Format, Settings, by_extension};
use clap::CommandFactory;
use std::env;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A run that is ready to go.
pub(super) struct Resolved {
    /// What is to be done.
    pub(super) run: Run,
    /// What could not be listed; the rest is done all the same.
    pub(super) problems: Vec<Problem>,
    /// The directory of the outputs, if there is one: then the run ends with a summary.
    pub(super) directory: Option<PathBuf>,
}

/// Resolves a conversion.
///
/// # Errors
/// When the command contradicts itself or the world. No file has been written then.
pub(super) fn resolve(args: &ConvertArgs) -> anyhow::Result<Resolved> {
    let config = convert_config(args)?;
    let outputs = outputs(args, &config);
    let formats = formats(args, &config, &outputs)?;
    check_terminal(args, &formats, &outputs)?;
    let (articles, problems) = found(args, &config, &outputs)?;
    let jobs = plan(articles, config.from, &formats, &outputs)?;
    check_steering(&args.run.reading, &jobs)?;
    output::check(&jobs)?;
    let settings = settings(&config, &formats)?;
    let threads = config.jobs;
    let run = Run {
        jobs,
        formats: formats
            .into_iter()
            .map(|format| Ok((format, (format.open)(&settings)?)))
            .collect::<anyhow::Result<_>>()?,
        layers: run_layers(config, &args.run)?,
        threads,
    };
    output::prepare(&outputs)?;
    Ok(Resolved {
        run,
        problems,
        directory: match outputs {
            Outputs::Directory(directory) => Some(directory),
            Outputs::File(_) | Outputs::Stdout => None,
        },
    })
}

/// Resolves a run that only judges: it has no formats and writes nothing.
///
/// # Errors
/// When the command contradicts itself or the world.
pub(super) fn lint(args: &ConvertArgs) -> anyhow::Result<(Run, Vec<Problem>)> {
    let config = convert_config(args)?;
    let (articles, problems) = found(args, &config, &outputs(args, &config))?;
    let nowhere = Outputs::Directory(PathBuf::new());
    let jobs = plan(articles, config.from, &[], &nowhere)?;
    check_steering(&args.run.reading, &jobs)?;
    let threads = config.jobs;
    let mut layers = run_layers(config, &args.run)?;
    layers.typed.lint = true;
    let run = Run {
        jobs,
        formats: Vec::new(),
        layers,
        threads,
    };
    Ok((run, problems))
}

/// The articles, and what could not be listed; that is an error, if there is nothing else.
fn found(
    args: &ConvertArgs,
    config: &Config,
    outputs: &Outputs,
) -> anyhow::Result<(Vec<Article>, Vec<Problem>)> {
    let search = search(args, config, outputs)?;
    let listed = search.list();
    let Listing {
        articles, problems, ..
    } = listed.map_err(|problem| hint_at_command(problem, &args.inputs))?;
    match (articles.is_empty(), problems) {
        (true, mut problems) if !problems.is_empty() => Err(problems.remove(0).into()),
        (_, problems) => Ok((articles, problems)),
    }
}

/// What the command line says of articles, over what the configuration says of them.
pub(super) fn layers(
    config: Config,
    args: &ReadingArgs,
    levels: &[LevelValue],
    metadata: &[MetadataValue],
) -> Result<Layers, Problem> {
    if let Some(encoding) = &args.encoding {
        values::encoding(encoding)?;
    }
    let typed = Said {
        encoding: args.encoding.clone(),
        language: args.lang.clone(),
        genre: args.profile,
        rules: args.rule.clone(),
        headings: args.heading.clone(),
        levels: levels.to_vec(),
        ..Said::default()
    };
    Ok(Layers {
        config,
        typed: typed.with_metadata(metadata.to_vec()),
    })
}

fn run_layers(config: Config, args: &RunArgs) -> Result<Layers, Problem> {
    layers(config, &args.reading, &args.levels.levels, &args.metadata)
}

/// The configuration file that was named, or the nearest one, or none.
pub(super) fn config(args: &ConfigArgs) -> anyhow::Result<Config> {
    let path = match &args.config {
        Some(path) => Some(path.clone()),
        None if args.no_config => None,
        // Who has no working directory has no file there.
        None => env::current_dir()
            .ok()
            .and_then(|directory| config::find(&directory)),
    };
    path.map_or(Ok(Config::default()), |path| Config::read(&path))
}

/// The configuration with what the command line says of the conversion.
fn convert_config(args: &ConvertArgs) -> anyhow::Result<Config> {
    let mut config = run_config(&args.run)?;
    if !args.to.is_empty() {
        config.to.clone_from(&args.to);
    }
    config.directory = args.directory.clone().or(config.directory);
    config.conduct = config.conduct.under(&conduct(args));
    Ok(config)
}

/// What the command line says of how the run goes about its work.
fn conduct(args: &ConvertArgs) -> Conduct {
    Conduct {
        base: args.input.base.clone(),
        allow_empty: args.input.allow_empty,
        ..Conduct::default()
    }
}

/// The configuration with what the command line says of any run.
pub(super) fn run_config(args: &RunArgs) -> anyhow::Result<Config> {
    let mut config = config(&args.config)?;
    if !args.font.is_empty() || !args.font_dir.is_empty() {
        config.fonts.clone_from(&args.font);
        config.font_directories.clone_from(&args.font_dir);
    }
    config.system_fonts |= args.system_fonts;
    config.conduct.no_ignore |= args.filter.no_ignore;
    config.conduct.hidden |= args.filter.hidden;
    // Of two values of one option the last counts.
    config.options.extend_from_slice(&args.options);
    config.from = args.from.or(config.from);
    config.theme = args.theme.clone().or(config.theme);
    config.jobs = args.jobs.or(config.jobs);
    Ok(config)
}

/// All that was said of a run, as a configuration file that says it.
pub(super) fn shown(args: &ConvertArgs) -> anyhow::Result<String> {
    let Layers { mut config, typed } = run_layers(convert_config(args)?, &args.run)?;
    config.article = typed.over(&config.article);
    for one in &mut config.overrides {
        one.said = typed.over(&one.said);
    }
    Ok(show::show(&config))
}

/// A tree has its structure already: who steers the reader then has taken it for a text.
pub(super) fn check_steering(reading: &ReadingArgs, jobs: &[Job]) -> Result<(), Problem> {
    let said = [
        (reading.profile.is_some(), "--profile"),
        (!reading.rule.is_empty(), "--rule"),
        (!reading.heading.is_empty(), "--heading"),
    ];
    let Some((_, option)) = said.into_iter().find(|(said, _)| *said) else {
        return Ok(());
    };
    match jobs {
        [job, ..] if !jobs.iter().any(Job::is_text) => Err(Problem::new(format!(
            "`{option}` is for plain text, and `{}` is read as {}",
            job.article.origin, job.input_format.name
        ))),
        _ => Ok(()),
    }
}

/// A command that is mistyped or stands behind an option is taken for an input.
fn hint_at_command(problem: Problem, inputs: &[PathBuf]) -> Problem {
    let missing = inputs.iter().find(|path| !path.exists());
    let word = missing.and_then(|path| path.to_str()).unwrap_or_default();
    let clap = Args::command();
    match closest(word, clap.get_subcommands().map(clap::Command::get_name)) {
        Some(command) => problem.hint(format!(
            "`{command}` is a command when it is the first word: `copydesk {command} …`"
        )),
        None => problem,
    }
}

/// Where the articles of a conversion are.
fn search(args: &ConvertArgs, config: &Config, outputs: &Outputs) -> anyhow::Result<Search> {
    let list = args.input.files_from.as_deref();
    let listed = list.map(|list| input::read_list(list, args.input.null));
    let listed = listed.transpose()?;
    let search = Search {
        paths: inputs(args, config)?,
        listed: listed.unwrap_or_default(),
        stdin_filename: args.input.stdin_filename.clone(),
        base: config.conduct.base.clone(),
        format: config.from.unwrap_or(&INPUT_FORMATS[0]),
        filter: Filter {
            no_ignore: config.conduct.no_ignore,
            hidden: config.conduct.hidden,
            apart: match outputs {
                Outputs::Directory(directory) => vec![directory.clone()],
                Outputs::Stdout | Outputs::File(_) => Vec::new(),
            },
        },
        allow_empty: config.conduct.allow_empty,
    };
    if let Some(list) = list
        && search.paths.is_empty()
        && search.listed.is_empty()
        && !search.allow_empty
    {
        let problem = Problem::new(format!("`{}` names no input", list.display()));
        return Err(problem
            .hint("`--allow-empty` takes that for no error")
            .into());
    }
    Ok(search)
}

fn inputs(args: &ConvertArgs, config: &Config) -> Result<Vec<PathBuf>, Problem> {
    let is_stdin = |path: &&PathBuf| path.as_os_str() == "-";
    let read = args.inputs.iter().chain(&args.input.files_from);
    if read.filter(is_stdin).count() > 1 {
        return Err(Problem::new("standard input (`-`) is given twice"));
    }
    let named = args.input.stdin_filename.is_some();
    let stdin = vec![PathBuf::from("-")];
    if named && !args.inputs.is_empty() && !args.inputs.iter().any(|path| is_stdin(&path)) {
        return Err(
            Problem::new("`--stdin-filename` names standard input, which is not read")
                .hint("`-` among the inputs is standard input"),
        );
    }
    if !args.inputs.is_empty() || args.input.files_from.is_some() {
        return Ok(args.inputs.clone());
    }
    if named {
        return Ok(stdin);
    }
    if !config.conduct.input.is_empty() {
        return Ok(config.conduct.input.clone());
    }
    // As a filter it needs no name; a person who types it alone has forgotten something.
    if io::stdin().is_terminal() {
        return Err(Problem::new("no input is given")
            .hint("`copydesk article.txt` converts a file, `copydesk -` what you type")
            .hint("`copydesk --help` tells more"));
    }
    Ok(stdin)
}

fn outputs(args: &ConvertArgs, config: &Config) -> Outputs {
    match (&args.output, &config.directory) {
        (Some(file), _) if file.as_os_str() != "-" => Outputs::File(file.clone()),
        (None, Some(directory)) => Outputs::Directory(directory.clone()),
        _ => Outputs::Stdout,
    }
}

/// Those that were asked for, once each; else the one that the output's extension means; else those of the configuration;
/// else the first of the table.
fn formats(
    args: &ConvertArgs,
    config: &Config,
    outputs: &Outputs,
) -> Result<Vec<&'static Format>, Problem> {
    let asked = match (&args.to[..], outputs) {
        ([], Outputs::File(_)) => &args.to,
        _ => &config.to,
    };
    let mut formats: Vec<&'static Format> = Vec::new();
    for format in asked {
        if !formats.iter().any(|known| known.name == format.name) {
            formats.push(format);
        }
    }
    if formats.is_empty() {
        formats.push(match outputs {
            Outputs::File(path) => format_of(path)?,
            Outputs::Stdout | Outputs::Directory(_) => &FORMATS[0],
        });
    }
    Ok(formats)
}

pub(super) fn format_of(path: &Path) -> Result<&'static Format, Problem> {
    if path.is_dir() {
        return Err(Problem::new(format!("`{}` is a directory", path.display()))
            .hint(format!("`-d {}` writes into it", path.display())));
    }
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.and_then(by_extension).ok_or_else(|| {
        let known: Vec<_> = FORMATS
            .iter()
            .map(|format| format!(".{}", format.extension))
            .collect();
        Problem::new(format!(
            "the extension of `{}` means no format",
            path.display()
        ))
        .hint(format!("{} do; `-t FORMAT` says it", known.join(", ")))
    })
}

fn check_terminal(
    args: &ConvertArgs,
    formats: &[&'static Format],
    outputs: &Outputs,
) -> Result<(), Problem> {
    let forced = args.output.is_some();
    match formats.iter().find(|format| format.binary) {
        Some(format) if *outputs == Outputs::Stdout && !forced && io::stdout().is_terminal() => {
            Err(
                Problem::new(format!("{} is not for a terminal", format.name))
                    .hint(format!(
                        "`-o FILE.{}` writes it to a file",
                        format.extension
                    ))
                    .hint("`-o -` writes it to the terminal all the same"),
            )
        }
        _ => Ok(()),
    }
}

pub(super) fn settings(config: &Config, formats: &[&'static Format]) -> anyhow::Result<Settings> {
    let mut settings = Settings {
        timestamp: source_date_epoch()?,
        ..Settings::default()
    };
    for option in &config.options {
        option.set(&mut settings);
        let wanted = formats.iter().any(|format| format.name == option.format);
        if let Some(path) = option.path().filter(|_| wanted) {
            settings.files.insert(path.to_owned(), assets::file(path)?);
        }
    }
    if let Some(said) = &config.theme {
        settings.theme = theme::theme(said)?;
    }
    if formats.iter().any(|format| format.wants_fonts) {
        settings.fonts = assets::fonts(&config.fonts, &config.font_directories)?;
        if config.system_fonts {
            settings.more_fonts = Some(Arc::new(SystemFonts::below(&font_directories())));
        }
    }
    Ok(settings)
}

/// The time to stamp files with, as <https://reproducible-builds.org/specs/source-date-epoch/> defines it.
fn source_date_epoch() -> Result<Option<i64>, Problem> {
    let Some(value) = env::var_os("SOURCE_DATE_EPOCH").filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let seconds = value
        .to_str()
        .and_then(|value| value.parse().ok())
        .filter(|seconds| *seconds >= 0 && jiff::Timestamp::from_second(*seconds).is_ok());
    match seconds {
        Some(seconds) => Ok(Some(seconds)),
        None => Err(Problem::new(format!(
            "SOURCE_DATE_EPOCH is `{}`, which is no number of seconds since 1970",
            value.display()
        ))),
    }
}
