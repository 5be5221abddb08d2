//! `--deny CODE`, `--warn CODE`, `--allow CODE`: three options whose order counts, which no derived struct keeps.

use crate::batch::lint::LintLevel;
use crate::batch::values::{self, LevelValue};
use crate::diagnostic::Code;
use clap::{Arg, ArgAction, ArgMatches, Command, FromArgMatches};

/// What the command line makes of findings, in the order in which it says so.
pub(super) struct LevelArgs {
    pub(super) levels: Vec<LevelValue>,
}

/// The options, and what each does.
const OPTIONS: [(LintLevel, &str); 3] = [
    (
        LintLevel::Deny,
        "Findings of a code (or `all`) are errors; `copydesk codes` lists them. The last word on a code counts",
    ),
    (LintLevel::Warn, "Findings of a code are warnings"),
    (LintLevel::Allow, "Findings of a code are not told"),
];

impl clap::Args for LevelArgs {
    fn augment_args(command: Command) -> Command {
        OPTIONS.into_iter().fold(command, |command, (level, help)| {
            command.arg(
                Arg::new(level.name())
                    .long(level.name())
                    .value_name("CODE")
                    .help(help)
                    .action(ArgAction::Append)
                    .value_delimiter(',')
                    .value_parser(values::lint_code),
            )
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for LevelArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut said: Vec<(usize, LevelValue)> = Vec::new();
        for (level, _) in OPTIONS {
            let places = matches.indices_of(level.name()).into_iter().flatten();
            let codes = matches.get_many::<Option<Code>>(level.name());
            let values = codes
                .into_iter()
                .flatten()
                .map(|&code| LevelValue { code, level });
            said.extend(places.zip(values));
        }
        said.sort_by_key(|(place, _)| *place);
        Ok(Self {
            levels: said.into_iter().map(|(_, value)| value).collect(),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
