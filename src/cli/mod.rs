//! The user: what was typed, what it means, what is said back.
//!
//! Data goes to standard output, everything else to standard error. The exit status is 0 if all is well, 1 if an article
//! failed, 2 if the command or the system is at fault.

#![allow(
    clippy::disallowed_methods,
    reason = "this is where the environment is asked"
)]

mod args;

mod tool_args;

mod input_args;

mod conduct_args;

mod convert_args;

mod lint_args;

mod font_directories;

mod source_date;

mod settings;

mod inputs;

mod convert;

mod orphans;

mod watch;

mod bind;

mod codes;

mod lint;

mod levels;

mod man;

mod explain;

mod formats;

mod words;

mod usage;

mod message;

mod progress;

mod naming;

mod counts;

mod report;

mod reports;

use crate::batch::output::write_out;
use crate::batch::path::shown;
use crate::batch::{self, template};
use crate::document;
use args::{Args, Command};
use clap::Parser;
use report::Report;
use std::path::Path;
use std::process::ExitCode;
use tool_args::{InitArgs, Schema};

/// The exit status when some article failed.
const SOME_FAILED: u8 = 1;

/// The exit status when there was no run.
const NO_RUN: u8 = 2;

/// Parses the command line, runs it and says how it went.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return usage::refuse(&error, std::env::args_os().skip(1)),
    };
    let mut report = Report::new(&args.messages);
    if matches!(args.command, Some(Command::Lint(_))) {
        report = report.of_findings();
    }
    if let Some(command) = &args.command {
        hint_at_file(command.name(), &mut report);
    }
    let done = |result: anyhow::Result<()>| result.map(|()| ExitCode::SUCCESS);
    let result = match args.command {
        Some(Command::Bind(args)) => bind::bind(&args, &mut report),
        Some(Command::Explain(args)) => explain::explain(&args, &mut report),
        Some(Command::Lint(args)) => lint::lint(args, &mut report),
        Some(Command::Codes(args)) => {
            done(print(&args.code.map_or_else(codes::table, codes::page)))
        }
        Some(Command::Formats) => done(print(&formats::table())),
        Some(Command::Init(args)) => done(init(&args, &mut report)),
        Some(Command::Schema(args)) => done(print(&schema(args.of))),
        Some(Command::Completions(args)) => done(print(&man::completions(args.shell))),
        Some(Command::Man(args)) => done(man::man(&args)),
        None if args.convert.conduct.watch => watch::watch(&args.convert, &args.messages),
        None => convert::convert(&args.convert, &mut report),
    };
    let status = result.unwrap_or_else(|error| {
        report.error(&error);
        ExitCode::from(NO_RUN)
    });
    if report.lost_report() {
        return ExitCode::from(NO_RUN);
    }
    status
}

fn init(args: &InitArgs, report: &mut Report) -> anyhow::Result<()> {
    let path = template::write(args.directory.as_deref().unwrap_or(Path::new("")))?;
    let message = format!(
        "`{}` is written; all that it says is a comment yet",
        shown(&path)
    );
    report.note(&message, "`copydesk --show-settings` shows what holds");
    Ok(())
}

fn schema(of: Schema) -> String {
    let schema = match of {
        Schema::Config => batch::schema::config(),
        Schema::Tree => document::json::schema(),
        Schema::Report => reports::schema(),
    };
    serde_json::to_string_pretty(&schema).expect("a schema has only string keys") + "\n"
}

/// Whoever has an article of that name must know how to say so.
fn hint_at_file(word: &str, report: &mut Report) {
    if Path::new(word).exists() {
        report.note(
            &format!("`{word}` is a command, and here it is also a file"),
            &format!("`copydesk ./{word}` converts the file"),
        );
    }
}

/// Writes data to standard output.
fn print(data: &str) -> anyhow::Result<()> {
    write_out(data.as_bytes())
}
