//! What is to be put beside the text of an article: its findings, what failed, and outputs that are not up to date.

use super::Manner;
use super::totals::is_list;
use crate::batch::outcome::{Outcome, State};
use crate::cli::message::{Message, Region};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Span;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::borrow::Cow;

/// The name of what could not be done, beside the codes of findings.
pub(super) const FAILED: &str = "failed";

/// The name of an output that an export would change.
pub(super) const STALE: &str = "stale";

/// The name of an output that nobody makes any more.
pub(super) const ORPHAN: &str = "orphan";

/// What each of these means.
pub(super) const ABOUT: [(&str, &str); 3] = [
    (
        FAILED,
        "The article could not be read, or an output of it could not be written.",
    ),
    (
        STALE,
        "An output is not what an export would make of its article now.",
    ),
    (
        ORPHAN,
        "The article of an output is gone, or has another name for it now.",
    ),
];

/// One of them.
pub(super) struct Annotation<'o> {
    pub(super) severity: Severity,
    /// That of a finding, or one of those above.
    pub(super) code: &'static str,
    pub(super) text: Cow<'o, str>,
    pub(super) region: Option<Region>,
    pub(super) hints: &'o [String],
    /// The words that it speaks of, for what must be told apart and known again.
    pub(super) line: &'o str,
}

/// Those of an article, in the order in which they came up.
pub(super) fn annotations<'o>(
    outcome: &'o Outcome,
    manner: &Manner,
) -> impl Iterator<Item = Annotation<'o>> {
    let failures = outcome.errors.iter();
    let failures = failures.map(|error| plain(FAILED, format!("{error:#}")));
    let stale = outcome.outputs.iter();
    let stale = stale.filter(|output| output.state == State::WouldChange);
    let stale = stale.map(|output| {
        let path = &output.destination;
        let why = output
            .reason
            .as_deref()
            .unwrap_or("an export would change it");
        plain(STALE, format!("`{path}` is not up to date: {why}"))
    });
    let list = is_list(outcome).then(|| {
        let why = outcome.reason.as_deref().unwrap_or_default();
        plain(STALE, format!("it is not up to date: {why}"))
    });
    findings(outcome, manner)
        .chain(failures)
        .chain(stale)
        .chain(list)
}

/// Its findings alone.
pub(super) fn findings<'o>(
    outcome: &'o Outcome,
    manner: &Manner,
) -> impl Iterator<Item = Annotation<'o>> {
    let details = manner.details;
    let told = move |found: &&Diagnostic| details || found.severity != Severity::Detail;
    let findings = outcome.diagnostics.iter().filter(told);
    findings.map(|found| Annotation {
        severity: found.severity,
        code: found.code.name(),
        text: Cow::Borrowed(found.message.as_str()),
        region: Message::about(found, outcome).region(),
        hints: &found.hints,
        line: line_of(outcome, found.span),
    })
}

/// One that speaks of no place.
pub(super) fn plain<'o>(code: &'static str, text: String) -> Annotation<'o> {
    Annotation {
        severity: Severity::Error,
        code,
        text: Cow::Owned(text),
        region: None,
        hints: &[],
        line: "",
    }
}

fn line_of(outcome: &Outcome, span: Option<Span>) -> &str {
    let place = outcome.source.as_ref().zip(span);
    place.map_or("", |(source, span)| {
        let start = source.location(span.start as usize).line;
        let (start, end) = (source.offset(start, 1), source.offset(start + 1, 1));
        source.text()[start..end].trim()
    })
}

/// A path as the host of the repository sees it: with strokes, and from the root of the repository.
pub(super) fn seen(path: &str, manner: &Manner) -> String {
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    if path.starts_with('<') || path.starts_with('/') {
        let below = path
            .strip_prefix(&manner.root)
            .filter(|_| !manner.root.is_empty());
        let below = below.and_then(|path| path.strip_prefix('/'));
        return below.map_or(path.clone(), str::to_owned);
    }
    let mut parts: Vec<&str> = Vec::new();
    let whole = format!("{}/{path}", manner.below);
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What stands for itself in the path of a URI (RFC 3986, section 3.3).
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A path as a URI reference; one that holds a colon is no scheme.
pub(super) fn uri(path: &str) -> String {
    let encoded = utf8_percent_encode(path, PATH).to_string();
    if path.starts_with('/') {
        format!("file://{encoded}")
    } else if encoded
        .split('/')
        .next()
        .is_some_and(|first| first.contains(':'))
    {
        format!("./{encoded}")
    } else {
        encoded
    }
}
