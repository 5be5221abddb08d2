//! Front matter: the part of YAML that people write above an article. One `key: value` a line, quoted or not, lists in
//! brackets or with an item a line. All else (mappings within values, anchors, blocks of text) is told of and left out.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Date, Metadata, Span, Text};
use jiff::civil;
use std::ops::Range;

/// Where the lines of the front matter stand, and where the text below begins; nothing if there is none.
pub(super) fn split(text: &str) -> Option<(Range<usize>, usize)> {
    let is_fence = |line: &str| line.trim_end() == "---";
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| is_fence(line))?;
    let mut at = first.len();
    for line in lines {
        if is_fence(line) || line.trim_end() == "..." {
            return Some((first.len()..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// What a key has.
enum Value {
    Scalar(String),
    List(Vec<String>),
}

/// The metadata that front matter says.
pub(super) fn metadata(
    text: &str,
    matter: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Metadata<'static> {
    let mut metadata = Metadata::default();
    let mut wrong = |at: Range<usize>, message: &str| {
        let diagnostic = Diagnostic::new(Code::FrontMatter, message);
        diagnostics.push(
            diagnostic
                .at(Span::new(at.start, at.end))
                .hint("one `key: value` a line is read, and lists"),
        );
    };
    let mut start = matter.start;
    let lines = text[matter].split_inclusive('\n').map(|line| {
        let at = start..start + line.trim_end().len();
        start += line.len();
        (line.trim_end(), at)
    });
    let mut lines = lines.peekable();
    while let Some((line, at)) = lines.next() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((key, rest)) = entry(line) else {
            wrong(at, "this line of the front matter is no `key: value`");
            continue;
        };
        let value = if rest.is_empty() {
            let mut items = Vec::new();
            while let Some((line, at)) = lines.next_if(|(line, _)| is_below(line)) {
                match line.trim_start().strip_prefix("- ").and_then(scalar) {
                    Some(item) => items.push(item),
                    None => wrong(at, "this line of the front matter is no item of a list"),
                }
            }
            if items.is_empty() {
                continue;
            }
            Some(Value::List(items))
        } else {
            value(rest)
        };
        match value {
            Some(value) => {
                if let Err(message) = set(&mut metadata, key, value) {
                    wrong(at, &message);
                }
            }
            None => wrong(
                at,
                &format!("the value of `{key}` is of a form that is not read"),
            ),
        }
    }
    metadata
}

/// A line that belongs to the key above it.
fn is_below(line: &str) -> bool {
    line.starts_with([' ', '\t']) || line == "-" || line.starts_with("- ")
}

fn entry(line: &str) -> Option<(&str, &str)> {
    let (key, rest) = line.split_once(':')?;
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let parted = rest.is_empty() || rest.starts_with([' ', '\t']);
    (parted && !key.is_empty() && key.chars().all(is_key)).then(|| (key, without_comment(rest)))
}

/// A comment begins at a `#` behind a blank; within quotes there is none.
fn without_comment(rest: &str) -> &str {
    let rest = rest.trim();
    if rest.starts_with(['"', '\'', '[']) {
        return rest;
    }
    if rest.starts_with('#') {
        return "";
    }
    rest.split_once(" #")
        .map_or(rest, |(value, _)| value.trim_end())
}

fn value(rest: &str) -> Option<Value> {
    let Some(inner) = rest.strip_prefix('[') else {
        return scalar(rest).map(Value::Scalar);
    };
    let inner = inner.strip_suffix(']')?;
    let parts = parted(inner)?;
    let items = parts.into_iter().map(|part| scalar(part.trim()));
    items.collect::<Option<Vec<_>>>().map(Value::List)
}

/// The items of a list in brackets: commas within quotes part nothing.
fn parted(inner: &str) -> Option<Vec<&str>> {
    let (mut parts, mut from) = (Vec::new(), 0);
    let mut quote = None;
    let mut is_escaped = false;
    for (at, c) in inner.char_indices() {
        match (quote, c) {
            (Some('"'), '\\') if !is_escaped => {
                is_escaped = true;
                continue;
            }
            (Some(open), c) if c == open && !is_escaped => quote = None,
            (None, '"' | '\'') if inner[from..at].trim().is_empty() => quote = Some(c),
            (None, ',') => {
                parts.push(&inner[from..at]);
                from = at + 1;
            }
            (None, '[' | ']' | '{' | '}') => return None,
            _ => {}
        }
        is_escaped = false;
    }
    if !inner[from..].trim().is_empty() {
        parts.push(&inner[from..]);
    }
    Some(parts)
}

/// A scalar: in double quotes as JSON has them, in single quotes, or plain.
fn scalar(text: &str) -> Option<String> {
    let text = text.trim();
    if text.starts_with('"') {
        return serde_json::from_str(text).ok();
    }
    if let Some(inner) = text.strip_prefix('\'') {
        let inner = inner.strip_suffix('\'')?;
        let whole = inner.replace("''", "");
        return (!whole.contains('\'')).then(|| inner.replace("''", "'"));
    }
    let is_marked = text.starts_with([
        '{', '}', '[', ']', '&', '*', '!', '|', '>', '%', '@', '`', ',',
    ]);
    let is_mapping = text.contains(": ") || text.ends_with(':');
    (!is_marked && !is_mapping && !text.is_empty()).then(|| text.to_owned())
}

fn set(metadata: &mut Metadata<'static>, key: &str, value: Value) -> Result<(), String> {
    let field = match key {
        "title" => &mut metadata.title,
        "description" | "standfirst" | "subtitle" => &mut metadata.standfirst,
        "lang" | "language" => &mut metadata.language,
        "place" => &mut metadata.place,
        "agency" => &mut metadata.agency,
        "author" | "authors" | "keywords" | "tags" => {
            let values = match value {
                Value::Scalar(value) => vec![value],
                Value::List(values) => values,
            };
            let list = if key.starts_with("author") {
                &mut metadata.authors
            } else {
                &mut metadata.keywords
            };
            list.extend(values.into_iter().map(Text::Owned));
            return Ok(());
        }
        "date" => {
            let value = one(key, value)?;
            let date = iso(&value)
                .ok_or_else(|| format!("`{value}` is no ISO 8601 date; `2025-06-02` is"))?;
            metadata.date = Some(date);
            return Ok(());
        }
        _ => {
            let value = match value {
                Value::Scalar(value) => value,
                Value::List(values) => values.join(", "),
            };
            metadata
                .extra
                .insert(Text::Owned(key.to_owned()), Text::Owned(value));
            return Ok(());
        }
    };
    *field = Some(Text::Owned(one(key, value)?));
    Ok(())
}

fn one(key: &str, value: Value) -> Result<String, String> {
    match value {
        Value::Scalar(value) => Ok(value),
        Value::List(values) if values.len() == 1 => Ok(values.concat()),
        Value::List(_) => Err(format!("`{key}` takes one value")),
    }
}

/// A day, or a month of a year; the time of the day goes.
fn iso(value: &str) -> Option<Date<'static>> {
    let day = value.split(['T', ' ']).next().unwrap_or(value);
    let full = match day.len() {
        10 => day.to_owned(),
        7 => format!("{day}-01"),
        _ => return None,
    };
    full.parse::<civil::Date>().ok()?;
    Some(Date {
        iso: day.to_owned(),
        source: Text::Owned(day.to_owned()),
    })
}
