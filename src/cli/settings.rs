//! What was typed, the environment and the terminal → what it means for a run. Every cross-check is here, before any work.

use super::convert_args::{ConfigArgs, ConvertArgs, ReadingArgs, RunArgs};
use super::font_directories::font_directories;
use super::inputs;
use super::naming::naming;
use super::source_date::source_date_epoch;
use crate::batch::cache::{self, Cache};
use crate::batch::conduct::Conduct;
use crate::batch::config::{self, Config};
use crate::batch::execute::Run;
use crate::batch::index::Index;
use crate::batch::input::Listing;
use crate::batch::layers::Layers;
use crate::batch::lint::LevelValue;
use crate::batch::output::{Manner, Mode};
use crate::batch::path::shown;
use crate::batch::plan::{Job, Outputs, Scheme, output_format_of, plan};
use crate::batch::said::Said;
use crate::batch::system_fonts::SystemFonts;
use crate::batch::values::{self, MetadataValue, OptionValue};
use crate::batch::{Problem, assets, beside, naming, output, show, theme};
use crate::write::{FORMATS, Format, Settings};
use std::env;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A run that is ready to go.
pub(super) struct Resolved {
    /// What is to be done.
    pub(super) run: Run,
    /// How.
    pub(super) conduct: Conduct,
    /// Where its outputs go.
    pub(super) outputs: Outputs,
    /// What lists them.
    pub(super) index: Option<Index>,
    /// What could not be listed; the rest is done all the same.
    pub(super) problems: Vec<Problem>,
    /// What is worth knowing about the command.
    pub(super) notes: Vec<Problem>,
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
    check_outputs(args, &config, &outputs)?;
    let place = cache_place(&config, &outputs);
    let mut apart = Vec::new();
    if let Outputs::Directory { path, .. } = &outputs {
        apart.push(path.clone());
    }
    apart.extend(place.iter().map(|(directory, _)| directory.clone()));
    let search = inputs::search(args, &config, apart)?;
    let Listing {
        articles, problems, ..
    } = inputs::listing(args, &search)?;
    let scheme = Scheme {
        outputs: outputs.clone(),
        formats: formats.clone(),
    };
    let jobs = plan(articles, config.from, scheme)?;
    check_steering(&args.run.reading, &jobs)?;
    let settings = settings(&config, &formats)?;
    let conduct = config.conduct.clone();
    let mut notes = Vec::new();
    let cache = place.and_then(|(directory, anchor)| {
        let naming = naming(args, &outputs, &anchor);
        let opened = Cache::open(&directory, &anchor, &naming, &formats, &settings);
        opened.map_err(|problem| notes.push(problem)).ok()
    });
    // An index that the configuration asks for lists what the configuration converts, and is not made of less.
    let listed = args.inputs.is_empty() || conduct.input.is_empty();
    let listed = listed || args.conduct.index().is_some();
    let index = match (&outputs, conduct.index.clone().filter(|_| listed)) {
        (Outputs::Directory { path, .. }, Some(said)) => {
            let (theme, time) = (&settings.theme, settings.timestamp);
            Some(Index::new(said, path, theme, time))
        }
        _ => None,
    };
    let mut run = Run {
        jobs,
        threads: config.jobs,
        formats: formats
            .into_iter()
            .map(|format| Ok((format, (format.open)(&settings)?)))
            .collect::<anyhow::Result<_>>()?,
        layers: run_layers(config, &args.run)?,
        cache,
        mode: match (args.conduct.check, args.conduct.diff) {
            (_, true) => Mode::Diff,
            (true, false) => Mode::Check,
            (false, false) => Mode::Export,
        },
        manner: Manner {
            no_clobber: conduct.no_clobber,
            sync: conduct.sync,
        },
        hashes: !args.run.report.reports.is_empty(),
    };
    naming::name(&mut run, &outputs)?;
    output::check(&run.jobs)?;
    let lists = index.as_ref().map(Index::paths).unwrap_or_default();
    beside::check(&lists, "index", &run.jobs)?;
    search.check(&run.jobs)?;
    if run.mode == Mode::Export && !args.conduct.dry_run {
        output::prepare(&run.jobs, &outputs)?;
        if let Some(cache) = &run.cache {
            cache.sweep();
        }
    }
    Ok(Resolved {
        run,
        conduct,
        outputs,
        index,
        problems,
        notes,
    })
}

/// The files and directories that a conversion depends on.
pub(super) fn sources(args: &ConvertArgs) -> anyhow::Result<Vec<PathBuf>> {
    let config = convert_config(args)?;
    let mut paths = inputs::sources(args, &config)?;
    paths.extend(files(config));
    Ok(paths)
}

/// The files that a conversion reads besides its articles, and directories of such.
pub(super) fn files(config: Config) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    paths.extend(config.path);
    paths.extend(config.fonts);
    paths.extend(config.font_directories);
    paths.extend(config.theme.map(PathBuf::from));
    let files = config.options.iter().filter_map(OptionValue::path);
    paths.extend(files.map(PathBuf::from));
    paths.retain(|path| path.exists());
    paths
}

/// What needs files or a directory for its outputs.
fn check_outputs(args: &ConvertArgs, config: &Config, outputs: &Outputs) -> Result<(), Problem> {
    let Conduct {
        name,
        prune,
        no_cache,
        ..
    } = &config.conduct;
    let directory = matches!(outputs, Outputs::Directory { .. });
    let typed = &args.conduct;
    let lacks = [
        (
            typed.name.is_some() && !directory,
            "--name",
            "names files below a directory",
        ),
        (
            typed.prune && !directory,
            "--prune",
            "looks after a directory",
        ),
        (
            typed.index().is_some() && !directory,
            "--index",
            "lists what is in a directory",
        ),
        (
            typed.check && *outputs == Outputs::Stdout,
            "--check",
            "compares files",
        ),
        (
            typed.diff && *outputs == Outputs::Stdout,
            "--diff",
            "compares files",
        ),
        (
            typed.watch && *outputs == Outputs::Stdout,
            "--watch",
            "writes files",
        ),
    ];
    if let Some((_, option, why)) = lacks.into_iter().find(|(lacks, ..)| *lacks) {
        let problem = Problem::new(format!("`{option}` {why}, and there is none"));
        return Err(problem.hint("`-d DIR` is the directory of the outputs"));
    }
    if *prune && *no_cache && directory {
        return Err(Problem::new(
            "`--prune` goes by the cache, and `--no-cache` uses none",
        ));
    }
    let several = config.to.len() > 1 && directory;
    if let Some(name) = name
        .as_ref()
        .filter(|name| several && !name.tells_formats())
    {
        let name = String::from(name.clone());
        return Err(
            Problem::new(format!("`{name}` gives all formats of an article one name"))
                .hint("`{ext}` or `{format}` in it tells them apart"),
        );
    }
    Ok(())
}

/// Where the cache is, and the directory that it is for: that of the configuration, or this one. What goes to one file or to
/// standard output is quickly made again, and leaves no traces.
fn cache_place(config: &Config, outputs: &Outputs) -> Option<(PathBuf, PathBuf)> {
    if config.conduct.no_cache || !matches!(outputs, Outputs::Directory { .. }) {
        return None;
    }
    let above = config.path.as_deref().and_then(Path::parent);
    let anchor = above.filter(|above| *above != Path::new(""));
    let anchor = anchor.unwrap_or(Path::new(".")).to_owned();
    let named = config.conduct.cache_dir.clone();
    Some((
        named.unwrap_or_else(|| above.unwrap_or(Path::new("")).join(cache::NAME)),
        anchor,
    ))
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

/// What it says of a run of articles.
pub(super) fn run_layers(config: Config, args: &RunArgs) -> Result<Layers, Problem> {
    let mut layers = layers(config, &args.reading, &args.levels.levels, &args.metadata)?;
    layers.typed.smart_punctuation = args.smart_punctuation;
    Ok(layers)
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
pub(super) fn convert_config(args: &ConvertArgs) -> anyhow::Result<Config> {
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
        name: args.conduct.name.clone(),
        no_clobber: args.conduct.no_clobber,
        sync: args.conduct.sync,
        fail_fast: args.conduct.fail.fail_fast,
        fail_on: args.conduct.fail.fail_on,
        cache_dir: args.conduct.cache_dir.clone(),
        no_cache: args.conduct.no_cache,
        prune: args.conduct.prune,
        index: args.conduct.index(),
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
pub(super) fn show_settings(args: &ConvertArgs) -> anyhow::Result<String> {
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

pub(super) fn outputs(args: &ConvertArgs, config: &Config) -> Outputs {
    match (&args.output, &config.directory) {
        (Some(file), _) if file.as_os_str() != "-" => Outputs::File(file.clone()),
        (None, Some(directory)) => Outputs::Directory {
            path: directory.clone(),
            name: config.conduct.name.clone().unwrap_or_default(),
        },
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
            Outputs::File(path) if path.is_dir() => {
                let path = shown(path);
                let problem = Problem::new(format!("`{path}` is a directory"));
                return Err(problem.hint(format!("`-d {path}` writes into it")));
            }
            Outputs::File(path) => {
                output_format_of(path).map_err(|problem| problem.hint("`-t FORMAT` says it"))?
            }
            Outputs::Stdout | Outputs::Directory { .. } => &FORMATS[0],
        });
    }
    Ok(formats)
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
