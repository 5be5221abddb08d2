//! What was typed of `copydesk lint`: a conversion that has no outputs.

use super::conduct_args::{ConductArgs, FailArgs};
use super::convert_args::{ConfigArgs, ConvertArgs, ReadingArgs, RunArgs, input_formats};
use super::input_args::{FilterArgs, InputArgs};
use super::levels::LevelArgs;
use super::reports::ReportArgs;
use crate::batch::values::{self, MetadataValue};
use crate::read::InputFormat;
use clap::ValueHint;
use std::num::NonZeroUsize;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(super) struct LintArgs {
    /// Files, directories (their `.txt` and `.text` files), patterns such as `'letters/**/*.md'`, or `-` for standard input
    #[arg(value_name = "INPUT", value_hint = ValueHint::AnyPath)]
    inputs: Vec<PathBuf>,

    #[command(flatten, next_help_heading = "Inputs")]
    input: InputArgs,

    /// The input format, whatever the extension says
    #[arg(short, long, value_name = "FORMAT", ignore_case = true, value_parser = input_formats(), help_heading = "Inputs")]
    from: Option<&'static InputFormat>,

    /// What the texts do not say, as in a conversion: then it is not missing
    #[arg(short = 'M', long = "metadata", value_name = "KEY=VALUE", value_parser = values::metadata, help_heading = "Reading")]
    metadata: Vec<MetadataValue>,

    #[command(flatten, next_help_heading = "Findings")]
    levels: LevelArgs,

    #[command(flatten, next_help_heading = "Reports")]
    report: ReportArgs,

    #[command(flatten, next_help_heading = "Reading")]
    reading: ReadingArgs,

    #[command(flatten, next_help_heading = "Inputs")]
    filter: FilterArgs,

    #[command(flatten, next_help_heading = "The run")]
    fail: FailArgs,

    #[command(flatten, next_help_heading = "Configuration")]
    config: ConfigArgs,

    /// How many articles are judged at once [default: one a processor]
    #[arg(short, long, value_name = "N", value_parser = values::jobs, help_heading = "The run")]
    jobs: Option<NonZeroUsize>,
}

/// A conversion that has no outputs.
impl From<LintArgs> for ConvertArgs {
    fn from(args: LintArgs) -> Self {
        Self {
            inputs: args.inputs,
            input: args.input,
            run: RunArgs {
                from: args.from,
                metadata: args.metadata,
                levels: args.levels,
                report: args.report,
                reading: args.reading,
                filter: args.filter,
                config: args.config,
                jobs: args.jobs,
                ..RunArgs::default()
            },
            conduct: ConductArgs {
                fail: args.fail,
                ..ConductArgs::default()
            },
            ..Self::default()
        }
    }
}
