//! What was typed of the commands that touch no article.

use super::levels::any_code;
use crate::diagnostic::Code;
use clap::ValueHint;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(super) struct CodesArgs {
    /// The code to be explained
    #[arg(hide_possible_values = true, value_parser = any_code())]
    pub(super) code: Option<Code>,
}

#[derive(clap::Args)]
pub(super) struct InitArgs {
    /// Where it is written [default: the working directory]
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) directory: Option<PathBuf>,
}

#[derive(clap::Args)]
pub(super) struct SchemaArgs {
    /// Which file
    #[arg(value_enum)]
    pub(super) of: Schema,
}

#[derive(Clone, Copy, clap::ValueEnum)]
pub(super) enum Schema {
    /// `copydesk.toml`
    Config,
    /// The tree, which `-t json` writes and `-f json` reads
    Tree,
    /// What `--report json` writes
    Report,
}

#[derive(clap::Args)]
pub(super) struct CompletionsArgs {
    /// Which shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

#[derive(clap::Args)]
pub(super) struct ManArgs {
    /// The command whose page is printed; that of copydesk itself otherwise
    #[arg(conflicts_with = "directory")]
    pub(super) command: Option<String>,

    /// Writes every page into a directory
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) directory: Option<PathBuf>,
}
