//! Messages for programs: an object a line, which says its version first. Fields may be added; those that are there keep their
//! names and meanings as long as the version stays.

use super::{Message, severity_name};
use serde::Serialize;

/// The version of these objects.
const VERSION: u32 = 1;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Object<'m> {
    message: u32,
    severity: &'static str,
    code: Option<&'static str>,
    text: &'m str,
    file: Option<&'m str>,
    /// All four from 1, columns in characters; null where no place is meant.
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    hints: &'m [String],
}

pub(super) fn json(message: &Message<'_>) -> String {
    let region = message.region();
    let object = Object {
        message: VERSION,
        severity: severity_name(message.severity),
        code: message.code.map(crate::diagnostic::Code::name),
        text: message.text,
        file: message.file,
        line: region.map(|region| region.start.line),
        column: region.map(|region| region.start.column),
        end_line: region.map(|region| region.end.line),
        end_column: region.map(|region| region.end.column),
        hints: message.hints,
    };
    serde_json::to_string(&object).expect("a message has only string keys")
}
