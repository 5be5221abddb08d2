//! `--deny CODE`, `--warn CODE`, `--allow CODE`: three options whose order counts, which no derived struct keeps.

use crate::batch::lint::{LevelValue, LintLevel};
use crate::batch::values::{self, ALL_CODES};
use crate::diagnostic::Code;
use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, FromArgMatches};
use std::ffi::OsStr;

/// What the command line makes of findings, in the order in which it says so.
#[derive(Default)]
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

/// Parses a code as files are parsed, and tells shells what they can complete: more than a function, and kinder than a list.
#[derive(Clone)]
pub(super) struct CodeParser<T> {
    parse: fn(&str) -> Result<T, String>,
    words: &'static [&'static str],
}

/// A code that can be given a level, or `all`.
fn with_level() -> CodeParser<Option<Code>> {
    CodeParser {
        parse: values::lint_code,
        words: &[ALL_CODES],
    }
}

/// Any code.
pub(super) fn any_code() -> CodeParser<Code> {
    CodeParser {
        parse: Code::named,
        words: &[],
    }
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for CodeParser<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<T, clap::Error> {
        self.parse.parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let codes = Code::ALL.iter().map(|code| code.name());
        let known = codes.chain(self.words.iter().copied());
        let known = known.filter(|name| (self.parse)(name).is_ok());
        Some(Box::new(known.map(PossibleValue::new)))
    }
}

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
                    .hide_possible_values(true)
                    .value_parser(with_level()),
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
