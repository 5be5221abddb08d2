//! What was typed about inputs: which files are meant, and where they are seen from.

use clap::ValueHint;
use std::path::PathBuf;

/// What runs that look into directories have in common.
#[derive(Default, clap::Args)]
pub(super) struct FilterArgs {
    /// Reads in directories also what `.gitignore`, `.ignore` and `.copydeskignore` leave out
    #[arg(long)]
    pub(super) no_ignore: bool,

    /// Reads in directories also what is hidden
    #[arg(long)]
    pub(super) hidden: bool,
}

/// What conversions have.
#[derive(Default, clap::Args)]
pub(super) struct InputArgs {
    /// A list of inputs, one a line; `-` is standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) files_from: Option<PathBuf>,

    /// The paths of the list end with NUL, as `find -print0` writes them
    #[arg(short = '0', long, requires = "files_from")]
    pub(super) null: bool,

    /// What standard input is called: in messages, in file names, for its format and for the settings that hold for it
    #[arg(long, value_name = "NAME", value_hint = ValueHint::FilePath)]
    pub(super) stdin_filename: Option<PathBuf>,

    /// The directory that is mirrored, when files are named one by one
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) base: Option<PathBuf>,

    /// No input is no error
    #[arg(long)]
    pub(super) allow_empty: bool,
}
