//! Slips in the command line, said in the form that was asked for: a program that reads messages as JSON reads these, too.

use super::NO_RUN;
use super::message::{Message, MessageFormat};
use crate::diagnostic::Severity;
use clap::ValueEnum;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

/// Says what is wrong with the command line. Help and versions are no slips, and people get the words of clap as they are.
pub(super) fn refuse(error: &clap::Error, typed: impl Iterator<Item = OsString>) -> ExitCode {
    let format = asked_for(typed);
    if format == MessageFormat::Human || !error.use_stderr() {
        error.exit();
    }
    let (text, hints) = parts(&error.render().to_string());
    let message = Message {
        severity: Severity::Error,
        hints: &hints,
        ..Message::of(&text)
    };
    // If standard error is gone, there is nowhere left to complain.
    let _ = writeln!(io::stderr(), "{}", message.rendered(format));
    ExitCode::from(NO_RUN)
}

/// The form of messages, as far as a command line says so that is not understood.
fn asked_for(typed: impl Iterator<Item = OsString>) -> MessageFormat {
    let words = typed.map(|word| word.to_string_lossy().into_owned());
    let mut words = words.take_while(|word| word != "--");
    let mut format = MessageFormat::Human;
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--message-format") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        let known = value.and_then(|value| MessageFormat::from_str(&value, false).ok());
        format = known.unwrap_or(format);
    }
    format
}

/// What is wrong, in a line, and the ways out.
fn parts(rendered: &str) -> (String, Vec<String>) {
    let mut blocks = rendered.split("\n\n");
    let line = |block: &str| block.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = line(blocks.next().unwrap_or_default());
    let tips = blocks.flat_map(str::lines);
    let tips = tips.filter_map(|tip| tip.trim_start().strip_prefix("tip: "));
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    (text.to_owned(), tips.map(line).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_counts_and_the_rest_are_names() {
        let format = |words: &[&str]| asked_for(words.iter().map(OsString::from));
        assert_eq!(format(&["--nope"]), MessageFormat::Human);
        let twice = ["--message-format=json", "--message-format", "short"];
        assert_eq!(format(&twice), MessageFormat::Short);
        assert_eq!(
            format(&["--", "--message-format=json"]),
            MessageFormat::Human
        );
        assert_eq!(format(&["--message-format=xml"]), MessageFormat::Human);
    }

    #[test]
    fn words_and_ways_out_are_told_apart() {
        let said = "error: no 'x'\n  [possible values: a, b]\n\n  tip: say 'a'\n\nUsage: copydesk";
        let (text, hints) = parts(said);
        assert_eq!(text, "no 'x' [possible values: a, b]");
        assert_eq!(hints, ["say 'a'"]);
    }
}
