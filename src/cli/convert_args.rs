//! What was typed of a conversion, and what bindings and other runs have in common with it.
//!
//! Names of formats, their help and the suggestions for a slip derive from the tables of formats.

use super::conduct_args::ConductArgs;
use super::input_args::{FilterArgs, InputArgs};
use super::levels::LevelArgs;
use super::reports::ReportArgs;
use crate::batch::values::{self, MetadataValue, OptionValue, RuleValue};
use crate::read::{GENRES, Genre, HeadingPattern, INPUT_FORMATS, InputFormat};
use crate::theme::NAMED;
use crate::write::{FORMATS, Format, by_name};
use clap::ValueHint;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use std::num::NonZeroUsize;
use std::path::PathBuf;

#[derive(Default, clap::Args)]
pub(super) struct ConvertArgs {
    /// Files, directories (their `.txt` and `.text` files), patterns such as `'letters/**/*.md'`, or `-` for standard input
    #[arg(value_name = "INPUT", value_hint = ValueHint::AnyPath)]
    pub(super) inputs: Vec<PathBuf>,

    #[command(flatten, next_help_heading = "Inputs")]
    pub(super) input: InputArgs,

    /// The output file; its extension names the format. `-` is standard output
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "directory", help_heading = "Outputs")]
    pub(super) output: Option<PathBuf>,

    /// The directory of the outputs; an input directory is mirrored below it
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath, help_heading = "Outputs")]
    pub(super) directory: Option<PathBuf>,

    /// Output formats
    #[arg(short, long, value_name = "FORMAT", value_delimiter = ',', ignore_case = true, hide_possible_values = true, value_parser = output_formats(), help = output_help(), help_heading = "Outputs")]
    pub(super) to: Vec<&'static Format>,

    #[command(flatten, next_help_heading = "The run")]
    pub(super) conduct: ConductArgs,

    #[command(flatten)]
    pub(super) run: RunArgs,

    /// Prints what the command line and the configuration file say together, as such a file, and converts nothing
    #[arg(long, help_heading = "Configuration")]
    pub(super) show_settings: bool,
}

/// What conversions and bindings have in common.
#[derive(Default, clap::Args)]
pub(super) struct RunArgs {
    /// The input format, whatever the extension says
    #[arg(short, long, value_name = "FORMAT", ignore_case = true, value_parser = input_formats(), help_heading = "Inputs")]
    pub(super) from: Option<&'static InputFormat>,

    /// Sets an option of a format: `-O pdf.paper=a5`. `copydesk formats` lists them
    #[arg(short = 'O', long = "option", value_name = "FORMAT.KEY=VALUE", value_parser = values::option, help_heading = "Outputs")]
    pub(super) options: Vec<OptionValue>,

    /// Sets straight quotation marks, hyphens for dashes, dots and fractions as print does, by the language of the text
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true", help_heading = "Outputs")]
    pub(super) smart_punctuation: Option<bool>,

    /// Sets metadata: title, standfirst, author (one each time), date (ISO 8601), place, agency, language, keywords, or a
    /// field of your own
    #[arg(short = 'M', long = "metadata", value_name = "KEY=VALUE", value_parser = values::metadata, help_heading = "Outputs")]
    pub(super) metadata: Vec<MetadataValue>,

    #[command(flatten, next_help_heading = "Findings")]
    pub(super) levels: LevelArgs,

    #[command(flatten, next_help_heading = "Reports")]
    pub(super) report: ReportArgs,

    #[command(flatten, next_help_heading = "Reading")]
    pub(super) reading: ReadingArgs,

    #[command(flatten, next_help_heading = "Inputs")]
    pub(super) filter: FilterArgs,

    #[command(flatten, next_help_heading = "Configuration")]
    pub(super) config: ConfigArgs,

    #[arg(long, value_name = "NAME|FILE", help = theme_help(), help_heading = "Looks")]
    pub(super) theme: Option<String>,

    /// A font file, for scripts that the built-in fonts lack
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Looks")]
    pub(super) font: Vec<PathBuf>,

    /// A directory of font files
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, help_heading = "Looks")]
    pub(super) font_dir: Vec<PathBuf>,

    /// The system's fonts, too, for what is still missing: the file then depends on the machine
    #[arg(long, help_heading = "Looks")]
    pub(super) system_fonts: bool,

    /// How many articles are converted at once [default: one a processor]
    #[arg(short, long, value_name = "N", value_parser = values::jobs, help_heading = "The run")]
    pub(super) jobs: Option<NonZeroUsize>,
}

#[derive(Default, clap::Args)]
pub(super) struct ConfigArgs {
    /// The configuration file [default: `copydesk.toml`, the nearest upward]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) config: Option<PathBuf>,

    /// Reads no configuration file
    #[arg(long, conflicts_with = "config")]
    pub(super) no_config: bool,
}

#[derive(Default, clap::Args)]
pub(super) struct ReadingArgs {
    /// The encoding of the text; found out otherwise
    #[arg(long, value_name = "NAME")]
    pub(super) encoding: Option<String>,

    /// The language of the text, as a BCP 47 tag such as `en` or `pt-BR`; found out otherwise
    #[arg(long, value_name = "TAG", value_parser = values::language)]
    pub(super) lang: Option<String>,

    /// What kind of text it is; found out otherwise, as far as it matters
    #[arg(long, value_name = "NAME", hide_possible_values = true, value_parser = profiles(), help = profile_help())]
    pub(super) profile: Option<&'static Genre>,

    /// Switches a rule of the reader off, or on again; `copydesk explain --rules` lists them
    #[arg(long, value_name = "NAME=on|off", value_parser = values::rule)]
    pub(super) rule: Vec<RuleValue>,

    /// Lines that the regular expression matches as a whole are headings of that level, 1 to 6, whatever the rules say
    #[arg(long, value_name = "REGEX=LEVEL", value_parser = values::heading)]
    pub(super) heading: Vec<HeadingPattern>,
}

fn output_help() -> String {
    let names: Vec<_> = FORMATS.iter().map(|format| format.name).collect();
    format!(
        "Output formats, one or several: {} [default: the extension of `-o`, else {}]",
        names.join(", "),
        names[0]
    )
}

fn theme_help() -> String {
    let names: Vec<_> = NAMED.iter().map(|named| named.name).collect();
    format!(
        "How it looks, on paper and on screens: {}, or a TOML file that says what is to be otherwise",
        names.join(", ")
    )
}

fn profile_help() -> String {
    let names: Vec<_> = GENRES.iter().map(|genre| genre.name).collect();
    format!(
        "What kind of text it is, where it should not be found out: {}",
        names.join(", ")
    )
}

fn profiles() -> impl TypedValueParser<Value = &'static Genre> {
    let names = GENRES
        .iter()
        .map(|genre| PossibleValue::new(genre.name).help(genre.about));
    PossibleValuesParser::new(names)
        .map(|name| Genre::named(&name).expect("names are of the table"))
}

fn output_formats() -> impl TypedValueParser<Value = &'static Format> {
    let names = FORMATS.iter().map(|format| {
        PossibleValue::new(format.name)
            .aliases(format.aliases)
            .help(format.about)
    });
    PossibleValuesParser::new(names).map(|name| by_name(&name).expect("names are of the table"))
}

pub(super) fn input_formats() -> impl TypedValueParser<Value = &'static InputFormat> {
    let names = INPUT_FORMATS
        .iter()
        .map(|format| PossibleValue::new(format.name).help(format.about));
    PossibleValuesParser::new(names).map(|name| {
        let mut formats = INPUT_FORMATS.iter();
        formats
            .find(|format| format.name.eq_ignore_ascii_case(&name))
            .expect("names are of the table")
    })
}
