//! What the user makes of findings: `--deny`, `--warn` and `--allow`, and `[lint]` in the configuration.
//!
//! In come findings with their usual severities, out come those that are to be told, with the severities that they are to have.
//! It is applied as findings are told and never as they are made: the user's word changes no output.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::Span;
use crate::source::{MixedLineEnds, Source};

/// What the user makes of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LintLevel {
    /// It is not told.
    Allow,
    /// It is a warning.
    Warn,
    /// It is an error, and the run ends with exit status 1.
    Deny,
}

impl LintLevel {
    /// Its name in files and, behind `--`, on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }

    fn severity(self) -> Option<Severity> {
        match self {
            Self::Allow => None,
            Self::Warn => Some(Severity::Warning),
            Self::Deny => Some(Severity::Error),
        }
    }
}

/// `--deny CODE` and its like, and `CODE = "deny"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelValue {
    /// The code; `None` is all that can be given a level.
    pub code: Option<Code>,
    /// What is made of it.
    pub level: LintLevel,
}

/// Whether a code can be given another level: without a result there is nothing to allow, and how lines are filled is a figure.
pub fn has_levels(code: Code) -> bool {
    code.severity() != Severity::Error && code != Code::LineFit
}

/// What is to be said of lines that end in two ways.
pub(super) fn mixed_line_ends(ends: MixedLineEnds, source: &Source) -> Diagnostic {
    let message = format!(
        "lines end in two ways: {} with CR LF, {} with LF",
        ends.crlf, ends.lf
    );
    let (start, end) = (source.offset(ends.line, 1), source.offset(ends.line + 1, 1));
    Diagnostic::new(Code::MixedLineEnds, message).at(Span::new(start, end.max(start + 1) - 1))
}

/// Whether somebody wants to hear of what only lint looks for.
pub(super) fn asks_for_judgement(levels: &[LevelValue]) -> bool {
    levels
        .iter()
        .any(|value| value.level != LintLevel::Allow && value.code.is_none_or(Code::is_judgement))
}

/// Gives findings the severities that the user wants; of two words on one code the last counts.
pub(super) fn settle(levels: &[LevelValue], lint: bool, found: &mut Vec<Diagnostic>) {
    found.retain_mut(|finding| {
        let code = finding.code;
        let said = levels
            .iter()
            .rev()
            .find(|value| value.code.is_none_or(|own| own == code));
        match said.filter(|_| has_levels(code)) {
            None => lint || !code.is_judgement(),
            Some(value) => match value.level.severity() {
                None => false,
                Some(severity) => {
                    finding.severity = severity;
                    true
                }
            },
        }
    });
}
