//! Which inputs were meant: those that were typed, those of a list, those of the configuration, standard input.

use super::args::Args;
use super::convert_args::ConvertArgs;
use crate::batch::Problem;
use crate::batch::config::Config;
use crate::batch::input::{self, Listing, Search};
use crate::batch::path::shown;
use crate::batch::walk::{Filter, Pattern};
use crate::diagnostic::closest;
use crate::read::INPUT_FORMATS;
use clap::CommandFactory;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// The articles of a conversion.
pub(super) fn listing(args: &ConvertArgs, search: &Search) -> anyhow::Result<Listing> {
    let mut listing = search
        .list()
        .map_err(|problem| hint_at_command(problem, &args.inputs))?;
    if listing.articles.is_empty() && !listing.problems.is_empty() {
        return Err(listing.problems.remove(0).into());
    }
    Ok(listing)
}

/// Where they are. Directories `apart` are not walked into.
pub(super) fn search(
    args: &ConvertArgs,
    config: &Config,
    apart: Vec<PathBuf>,
) -> anyhow::Result<Search> {
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
            apart,
        },
        allow_empty: config.conduct.allow_empty,
        links_are_files: false,
    };
    if let Some(list) = list
        && search.paths.is_empty()
        && search.listed.is_empty()
        && !search.allow_empty
    {
        let problem = Problem::new(format!("`{}` names no input", shown(list)));
        return Err(problem
            .hint("`--allow-empty` takes that for no error")
            .into());
    }
    Ok(search)
}

/// The files and directories that it depends on which are meant.
///
/// # Errors
/// When that is standard input, of which nobody knows when it changes.
pub(super) fn sources(args: &ConvertArgs, config: &Config) -> anyhow::Result<Vec<PathBuf>> {
    let search = search(args, config, Vec::new())?;
    let lists = args.input.files_from.iter().cloned();
    let paths: Vec<_> = lists.chain(search.paths).chain(search.listed).collect();
    if paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Problem::new("standard input cannot be watched").into());
    }
    let base = |path: PathBuf| match Pattern::of(&path) {
        Ok(Some(pattern)) if !path.exists() => {
            let here = pattern.base.as_os_str().is_empty();
            if here {
                PathBuf::from(".")
            } else {
                pattern.base
            }
        }
        _ => path,
    };
    Ok(paths.into_iter().map(base).collect())
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
