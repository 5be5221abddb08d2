//! `copydesk man` and `copydesk completions`: what the grammar of the command line says to manuals and shells.

use super::args::Args;
use super::print;
use super::tool_args::ManArgs;
use crate::batch::output::Manner;
use crate::batch::plan::Destination;
use crate::batch::{Problem, output};
use crate::diagnostic::closest;
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;
use std::path::Path;

/// Prints one page, or writes all of them.
pub(super) fn man(args: &ManArgs) -> anyhow::Result<()> {
    let pages = pages();
    if let Some(directory) = &args.directory {
        return pages.iter().try_for_each(|page| write(page, directory));
    }
    let Some(word) = &args.command else {
        return print(&rendered(&pages[0]));
    };
    let page = pages[1..].iter().find(|page| page.get_name() == word);
    let page = page.ok_or_else(|| {
        let problem = Problem::new(format!("there is no command `{word}`"));
        match closest(word, pages[1..].iter().map(Command::get_name)) {
            Some(near) => problem.hint(format!("did you mean `{near}`?")),
            None => problem.hint("`copydesk --help` lists them"),
        }
    })?;
    print(&rendered(page))
}

/// The script that a shell reads.
pub(super) fn completions(shell: Shell) -> String {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "copydesk", &mut out);
    String::from_utf8(out).expect("the grammar is text")
}

/// The program, and behind it each of its commands.
fn pages() -> Vec<Command> {
    let mut program = Args::command();
    program.build();
    let commands: Vec<Command> = program.get_subcommands().cloned().collect();
    std::iter::once(program).chain(commands).collect()
}

/// "copydesk-lint.1" in the directory.
fn write(page: &Command, directory: &Path) -> anyhow::Result<()> {
    let path = directory.join(Man::new(page.clone()).get_filename());
    let destination = Destination::File(path);
    output::write(&destination, rendered(page).as_bytes(), Manner::default())
}

fn rendered(page: &Command) -> String {
    let mut out = Vec::new();
    Man::new(page.clone())
        .manual("copydesk")
        .source(concat!("copydesk ", env!("CARGO_PKG_VERSION")))
        .render(&mut out)
        .expect("a vector takes all");
    String::from_utf8(out).expect("the grammar is text")
}
