//! What was typed, the environment and the terminal → what it means for a run. Every cross-check is here, before any work.

use super::args::{Args, ConvertArgs, ReadingArgs};
use super::values::MetadataKey;
use crate::batch::execute::Run;
use crate::batch::input::{self, Listing};
use crate::batch::plan::{Job, Outputs, plan};
use crate::batch::{Problem, assets, output};
use crate::diagnostic::{Diagnostics, closest};
use crate::document::Overrides;
use crate::read::{ReadOptions, Rules};
use crate::source::decode;
use crate::write::{FORMATS, Format, Settings, by_extension};
use clap::CommandFactory;
use std::env;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

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
    check_encoding(&args.reading)?;
    let outputs = outputs(args);
    let formats = formats(args, &outputs)?;
    check_terminal(args, &formats, &outputs)?;
    let Listing { articles, problems } =
        input::list(&inputs(args)?).map_err(|problem| hint_at_command(problem, &args.inputs))?;
    let problems = match (articles.is_empty(), problems) {
        (true, mut problems) if !problems.is_empty() => return Err(problems.remove(0).into()),
        (_, problems) => problems,
    };
    let jobs = plan(articles, args.from, &formats, &outputs)?;
    check_steering(&args.reading, &jobs)?;
    output::check(&jobs)?;
    let settings = settings(args, &formats)?;
    let overrides = overrides(args);
    let run = Run {
        jobs,
        formats: formats
            .into_iter()
            .map(|format| Ok((format, (format.open)(&settings)?)))
            .collect::<anyhow::Result<_>>()?,
        encoding: args.reading.encoding.clone(),
        reading: ReadOptions {
            language: overrides.language.clone(),
            ..reading(&args.reading)
        },
        overrides,
        threads: args.jobs,
    };
    output::prepare(&outputs)?;
    Ok(Resolved {
        run,
        problems,
        directory: args.directory.clone(),
    })
}

/// Refuses an encoding that does not exist, before the first article does.
pub(super) fn check_encoding(reading: &ReadingArgs) -> Result<(), Problem> {
    let name = reading.encoding.as_deref();
    match decode("", Vec::new(), name, &mut Diagnostics::new()) {
        Ok(_) => Ok(()),
        Err(refusal) => Err(refusal
            .hints
            .into_iter()
            .fold(Problem::new(refusal.message), Problem::hint)),
    }
}

/// What was typed of how texts are to be read. Of two words on one rule the last counts.
pub(super) fn reading(args: &ReadingArgs) -> ReadOptions {
    let mut rules = Rules::default();
    for rule in &args.rule {
        let known = if rule.on {
            rules.switch_on(&rule.name)
        } else {
            rules.switch_off(&rule.name)
        };
        known.expect("names were looked up as they were typed");
    }
    ReadOptions {
        language: args.lang.clone(),
        genre: args.profile,
        rules,
        headings: args.heading.clone(),
        ..ReadOptions::default()
    }
}

/// A tree has its structure already: who steers the reader then has taken it for a text.
fn check_steering(reading: &ReadingArgs, jobs: &[Job]) -> Result<(), Problem> {
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

fn inputs(args: &ConvertArgs) -> Result<Vec<PathBuf>, Problem> {
    let is_stdin = |path: &PathBuf| path.as_os_str() == "-";
    if args.inputs.iter().filter(|path| is_stdin(path)).count() > 1 {
        return Err(Problem::new("standard input (`-`) is given twice"));
    }
    if !args.inputs.is_empty() {
        return Ok(args.inputs.clone());
    }
    // As a filter it needs no name; a person who types it alone has forgotten something.
    if io::stdin().is_terminal() {
        return Err(Problem::new("no input is given")
            .hint("`copydesk article.txt` converts a file, `copydesk -` what you type")
            .hint("`copydesk --help` tells more"));
    }
    Ok(vec![PathBuf::from("-")])
}

fn outputs(args: &ConvertArgs) -> Outputs {
    match (&args.output, &args.directory) {
        (Some(file), _) if file.as_os_str() != "-" => Outputs::File(file.clone()),
        (None, Some(directory)) => Outputs::Directory(directory.clone()),
        _ => Outputs::Stdout,
    }
}

/// Those that were asked for, once each; else the one that the output's extension means; else the first of the table.
fn formats(args: &ConvertArgs, outputs: &Outputs) -> Result<Vec<&'static Format>, Problem> {
    let mut formats: Vec<&'static Format> = Vec::new();
    for format in &args.to {
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

fn format_of(path: &Path) -> Result<&'static Format, Problem> {
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

fn settings(args: &ConvertArgs, formats: &[&'static Format]) -> anyhow::Result<Settings> {
    let mut settings = Settings {
        timestamp: source_date_epoch()?,
        ..Settings::default()
    };
    for option in &args.options {
        settings
            .options
            .entry(option.format.to_owned())
            .or_default()
            .insert(option.key.to_owned(), option.value.clone());
    }
    if formats.iter().any(|format| format.wants_fonts) {
        settings.fonts = assets::fonts(&args.font, &args.font_dir)?;
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

/// `--lang` is the stronger word on the language.
fn overrides(args: &ConvertArgs) -> Overrides {
    let mut overrides = Overrides::default();
    for entry in &args.metadata {
        let value = entry.value.clone();
        match &entry.key {
            MetadataKey::Title => overrides.title = Some(value),
            MetadataKey::Standfirst => overrides.standfirst = Some(value),
            MetadataKey::Author => overrides.authors.push(value),
            MetadataKey::Date => overrides.date = Some(value),
            MetadataKey::Place => overrides.place = Some(value),
            MetadataKey::Agency => overrides.agency = Some(value),
            MetadataKey::Language => overrides.language = Some(value),
            MetadataKey::Keywords => {
                let keywords = value.split(',').map(str::trim);
                let given = keywords.filter(|keyword| !keyword.is_empty());
                overrides.keywords.extend(given.map(str::to_owned));
            }
            MetadataKey::Extra(name) => {
                overrides.extra.insert(name.clone(), value);
            }
        }
    }
    if let Some(language) = &args.reading.lang {
        overrides.language = Some(language.clone());
    }
    overrides
}
