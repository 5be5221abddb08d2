//! What was typed: the grammar of the command line, and nothing of what it means for a run.

use super::convert_args::{ConfigArgs, ConvertArgs, ReadingArgs, RunArgs};
use super::lint_args::LintArgs;
use super::message::{MessageFormat, Volume};
use super::tool_args::{CodesArgs, CompletionsArgs, InitArgs, ManArgs, SchemaArgs};
use crate::batch::bind::Sort;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Parser, Subcommand, ValueHint};
use std::path::PathBuf;

/// Turns plain-text articles into Markdown, HTML, EPUB and PDF: finds the structure that nobody marked up.
#[derive(Parser)]
#[command(
    name = "copydesk",
    version,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    override_usage = "copydesk [OPTIONS] [INPUT]...\n       copydesk bind [OPTIONS] -o FILE INPUT...\n       copydesk explain [OPTIONS] FILE\n       copydesk lint [OPTIONS] INPUT...\n       copydesk COMMAND",
    after_help = "Examples:
  copydesk article.txt                        Markdown on standard output
  copydesk article.txt -o article.pdf         the format follows from the extension
  copydesk input -d out -t html,epub,pdf      a directory, every article in three formats
  copydesk - -t html -M author='Ada Moss'     standard input, an author added
  copydesk bind input -o issue.epub           a directory, all of it in one book

Exit status: 0 all is well; 1 some article failed; 2 the command or the system is at fault."
)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) convert: ConvertArgs,
    #[command(flatten, next_help_heading = "Messages")]
    pub(super) messages: MessageArgs,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// Binds many articles into one book or page, with a title page, contents and a chapter for each
    Bind(Box<BindArgs>),
    /// Says what each region of a text is taken for, and by which rule
    Explain(ExplainArgs),
    /// Reads and judges articles, and writes nothing
    Lint(LintArgs),
    /// Lists the codes of findings, or says what one means
    Codes(CodesArgs),
    /// Lists the input and output formats and their options
    Formats,
    /// Writes a `copydesk.toml` that explains itself
    Init(InitArgs),
    /// Prints the JSON Schema of a file
    Schema(SchemaArgs),
    /// Prints what a shell needs to complete what is typed
    Completions(CompletionsArgs),
    /// Prints a page of the manual, or writes all of them
    Man(ManArgs),
}

impl Command {
    /// The word that was typed.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Bind(_) => "bind",
            Self::Explain(_) => "explain",
            Self::Lint(_) => "lint",
            Self::Codes(_) => "codes",
            Self::Formats => "formats",
            Self::Init(_) => "init",
            Self::Schema(_) => "schema",
            Self::Completions(_) => "completions",
            Self::Man(_) => "man",
        }
    }
}

#[derive(clap::Args)]
pub(super) struct BindArgs {
    /// Files, directories (their `.txt` and `.text` files), or one manifest (`.toml`) that names articles, parts and metadata
    #[arg(value_name = "INPUT", value_hint = ValueHint::AnyPath, required = true)]
    pub(super) inputs: Vec<PathBuf>,

    /// The issue; its extension names the format. May be given several times
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath, required = true)]
    pub(super) output: Vec<PathBuf>,

    /// The title of the issue
    #[arg(long, value_name = "TEXT")]
    pub(super) title: Option<String>,

    /// Its date, as `2026-11-01`, `2026-11` or `2026`
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,

    /// Its author or editor; one each time
    #[arg(long, value_name = "NAME")]
    pub(super) author: Vec<String>,

    /// In which order the articles stand, within each part [default: given]
    #[arg(long, value_name = "ORDER", value_parser = sorts())]
    pub(super) sort: Option<Sort>,

    #[command(flatten)]
    pub(super) run: RunArgs,
}

#[derive(clap::Args)]
pub(super) struct ExplainArgs {
    /// A plain text, or `-` for standard input
    #[arg(value_hint = ValueHint::FilePath, required_unless_present = "rules")]
    pub(super) file: Option<PathBuf>,

    /// The same as JSON, for programs
    #[arg(long)]
    pub(super) json: bool,

    /// Lists the names of the rules instead
    #[arg(long, conflicts_with_all = ["file", "json"])]
    pub(super) rules: bool,

    #[command(flatten, next_help_heading = "Reading")]
    pub(super) reading: ReadingArgs,

    #[command(flatten, next_help_heading = "Configuration")]
    pub(super) config: ConfigArgs,
}

#[derive(clap::Args)]
pub(super) struct MessageArgs {
    /// Says nothing but errors; twice, nothing at all
    #[arg(short, long, global = true, action = ArgAction::Count)]
    quiet: u8,

    /// Says also what was written, why and how well; twice, also what was left as it was
    #[arg(short, long, global = true, action = ArgAction::Count, conflicts_with = "quiet")]
    verbose: u8,

    /// How messages are said
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "human",
        global = true,
        value_enum
    )]
    pub(super) message_format: MessageFormat,

    /// Colours in messages
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "auto",
        global = true,
        value_enum
    )]
    pub(super) color: Color,
}

impl MessageArgs {
    /// How much is said.
    pub(super) fn volume(&self) -> Volume {
        match (self.quiet, self.verbose) {
            (0, 0) => Volume::Usual,
            (0, 1) => Volume::Details,
            (0, _) => Volume::Everything,
            (1, _) => Volume::Errors,
            _ => Volume::Nothing,
        }
    }
}

#[derive(Clone, Copy, clap::ValueEnum)]
pub(super) enum Color {
    /// On a terminal that takes them, unless `NO_COLOR` is set
    Auto,
    /// Even into a file
    Always,
    /// Nowhere
    Never,
}

fn sorts() -> impl TypedValueParser<Value = Sort> {
    let order = |name, about: &'static str| PossibleValue::new(name).help(about);
    let names = [
        order("given", "as they are given, those of a directory by name"),
        order("date", "by the date of each, those without one last"),
        order("name", "by the names of the files"),
    ];
    PossibleValuesParser::new(names).map(|name| match name.as_str() {
        "date" => Sort::Date,
        "name" => Sort::Name,
        _ => Sort::Given,
    })
}
