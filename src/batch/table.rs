//! TOML files of the user's → what they say. The keys are the long names of the options of the command line; which of them a
//! file may have is its own business.
//!
//! What is wrong is said with the line of the file that says it.

use super::Problem;
use super::lint::{LevelValue, LintLevel};
use super::path::shown;
use super::said::Said;
use super::values::{self, MetadataValue, OptionValue, RuleValue};
use crate::diagnostic::{closest, way_out};
use crate::document::Level;
use crate::read::{Genre, HeadingPattern};
use crate::write::Settings;
use anyhow::Context;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

/// What cannot be, and the byte of the file that says it.
#[derive(Debug)]
pub(super) struct Wrong {
    at: usize,
    message: String,
    hint: Option<String>,
}

impl Wrong {
    pub(super) fn new(at: usize, message: impl Into<String>) -> Self {
        Self {
            at,
            message: message.into(),
            hint: None,
        }
    }

    fn of(error: &toml::de::Error) -> Self {
        Self {
            hint: meant(error.message()),
            ..Self::new(error.span().map_or(0, |span| span.start), error.message())
        }
    }
}

/// What a file says, if there is such a file.
///
/// # Errors
/// When it cannot be read, or says what cannot be.
pub(super) fn read<T>(
    path: &Path,
    parse: impl FnOnce(&str) -> Result<T, Wrong>,
) -> anyhow::Result<Option<T>> {
    let toml = match fs::read_to_string(path) {
        Ok(toml) => toml,
        // A name that is too long for a file is that of none.
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::NotFound | ErrorKind::InvalidFilename
            ) =>
        {
            return Ok(None);
        }
        Err(error) => {
            return Err(error).with_context(|| format!("cannot read `{}`", shown(path)));
        }
    };
    let parsed = parse(&toml).map_err(|wrong| {
        let line = toml[..wrong.at].matches('\n').count() + 1;
        let message = format!("{}:{line}: {}", shown(path), wrong.message);
        wrong
            .hint
            .into_iter()
            .fold(Problem::new(message), Problem::hint)
    })?;
    Ok(Some(parsed))
}

/// A file as a table.
pub(super) fn parse(toml: &str) -> Result<Spanned<DeValue<'_>>, Wrong> {
    let table = DeTable::parse(toml).map_err(|error| Wrong::of(&error))?;
    Ok(Spanned::new(
        table.span(),
        DeValue::Table(table.into_inner()),
    ))
}

/// The tables that `[[key]]` makes.
pub(super) fn several<'t, 'i>(
    table: &'t Spanned<DeValue<'i>>,
    key: &str,
) -> Result<Vec<&'t Spanned<DeValue<'i>>>, Wrong> {
    match table
        .get_ref()
        .get(key)
        .map(|value| (value.span(), value.get_ref()))
    {
        None => Ok(Vec::new()),
        Some((_, DeValue::Array(tables))) => Ok(tables.iter().collect()),
        Some((span, _)) => Err(Wrong::new(span.start, format!("write `[[{key}]]`"))),
    }
}

/// Refuses a table with other keys than these.
pub(super) fn check_keys(table: &Spanned<DeValue<'_>>, keys: &[&[&str]]) -> Result<(), Wrong> {
    let known = || keys.iter().copied().flatten().copied();
    let DeValue::Table(table) = table.get_ref() else {
        return Err(Wrong::new(table.span().start, "a table stands here"));
    };
    for key in table.keys() {
        let name: &str = key.get_ref();
        if !known().any(|known| known == name) {
            return Err(Wrong {
                hint: Some(way_out(name, known())),
                ..Wrong::new(key.span().start, format!("there is no key `{name}` here"))
            });
        }
    }
    Ok(())
}

/// The part of a table that a struct is made for. It must leave alone what is another's.
pub(super) fn fill<T: DeserializeOwned>(table: &Spanned<DeValue<'_>>) -> Result<T, Wrong> {
    T::deserialize(ValueDeserializer::from(table.clone())).map_err(|error| Wrong::of(&error))
}

/// The way out of "unknown field `lin`, expected `line` or `role`".
fn meant(message: &str) -> Option<String> {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let unknown = quoted.next().filter(|_| message.starts_with("unknown "))?;
    let near = closest(unknown, quoted)?;
    Some(format!("did you mean `{near}`?"))
}

/// The keys that say something of an article, whatever file they are in.
pub(super) const ARTICLE_KEYS: &[&str] = &[
    "lang",
    "profile",
    "smart-punctuation",
    "metadata",
    "rule",
    "heading",
];

/// Their values, and the encoding, which must be known before there is a text.
#[derive(Deserialize, Default)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct ArticleTable {
    encoding: Option<Spanned<String>>,
    lang: Option<Spanned<String>>,
    profile: Option<Spanned<String>>,
    smart_punctuation: Option<bool>,
    metadata: BTreeMap<Spanned<String>, Spanned<Several>>,
    rule: BTreeMap<Spanned<String>, Switch>,
    heading: Vec<HeadingTable>,
    lint: BTreeMap<Spanned<String>, LevelName>,
}

/// One string or many.
#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a string or an array of strings")]
pub(super) enum Several {
    One(String),
    Many(Vec<String>),
}

impl Several {
    pub(super) fn into_vec(self) -> Vec<String> {
        match self {
            Self::One(one) => vec![one],
            Self::Many(many) => many,
        }
    }
}

/// One of two words. That they are words must be said to whoever writes `false`.
#[derive(Clone, Copy, Deserialize)]
#[serde(untagged, expecting = "expected `\"on\"` or `\"off\"`")]
enum Switch {
    Word(OnOff),
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum OnOff {
    On,
    Off,
}

/// What is made of a finding.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum LevelName {
    Allow,
    Warn,
    Deny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadingTable {
    pattern: Spanned<String>,
    level: Level,
}

impl ArticleTable {
    /// What it says of metadata alone.
    pub(super) fn metadata(self) -> Result<Vec<MetadataValue>, Wrong> {
        let mut metadata = Vec::new();
        for (key, value) in self.metadata {
            metadata.extend(metadata_of(&key, value.into_inner())?);
        }
        Ok(metadata)
    }

    /// What it says, checked.
    pub(super) fn said(mut self) -> Result<Said, Wrong> {
        let metadata = Self {
            metadata: std::mem::take(&mut self.metadata),
            ..Self::default()
        };
        let said = Said {
            encoding: checked(self.encoding, |name| {
                values::encoding(name).map_err(|problem| problem.to_string())?;
                Ok(name.to_owned())
            })?,
            language: checked(self.lang, values::language)?,
            genre: checked(self.profile, Genre::named)?,
            rules: self
                .rule
                .into_iter()
                .map(rule_of)
                .collect::<Result<_, _>>()?,
            headings: self
                .heading
                .iter()
                .map(heading_of)
                .collect::<Result<_, _>>()?,
            levels: levels_of(self.lint)?,
            smart_punctuation: self.smart_punctuation,
            ..Said::default()
        };
        Ok(said.with_metadata(metadata.metadata()?))
    }
}

/// A value with what is wrong with it said where it stands.
pub(super) fn checked<T>(
    value: Option<Spanned<String>>,
    check: impl FnOnce(&str) -> Result<T, String>,
) -> Result<Option<T>, Wrong> {
    let check = |value: Spanned<String>| {
        check(value.get_ref()).map_err(|message| Wrong::new(value.span().start, message))
    };
    value.map(check).transpose()
}

fn metadata_of(key: &Spanned<String>, value: Several) -> Result<Vec<MetadataValue>, Wrong> {
    let parse = |value: String| {
        values::metadata(&format!("{}={value}", key.get_ref()))
            .map_err(|message| Wrong::new(key.span().start, message))
    };
    value.into_vec().into_iter().map(parse).collect()
}

fn rule_of((name, switch): (Spanned<String>, Switch)) -> Result<RuleValue, Wrong> {
    let on = match switch {
        Switch::Word(OnOff::On) => "on",
        Switch::Word(OnOff::Off) => "off",
    };
    values::rule(&format!("{}={on}", name.get_ref()))
        .map_err(|message| Wrong::new(name.span().start, message))
}

/// What is said of all codes is the weakest word.
fn levels_of(table: BTreeMap<Spanned<String>, LevelName>) -> Result<Vec<LevelValue>, Wrong> {
    let level = |(name, level): (Spanned<String>, LevelName)| {
        let code = values::lint_code(name.get_ref());
        Ok(LevelValue {
            code: code.map_err(|message| Wrong::new(name.span().start, message))?,
            level: match level {
                LevelName::Allow => LintLevel::Allow,
                LevelName::Warn => LintLevel::Warn,
                LevelName::Deny => LintLevel::Deny,
            },
        })
    };
    let mut levels: Vec<LevelValue> = table.into_iter().map(level).collect::<Result<_, _>>()?;
    levels.sort_by_key(|value| value.code.is_some());
    Ok(levels)
}

fn heading_of(table: &HeadingTable) -> Result<HeadingPattern, Wrong> {
    let pattern = table.pattern.get_ref();
    HeadingPattern::new(pattern, table.level).map_err(|why| {
        let message = format!("`{pattern}` is no regular expression: {why}");
        Wrong::new(table.pattern.span().start, message)
    })
}

/// `[option]`: the values of each format's options.
pub(super) type OptionTable =
    BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, serde_json::Value>>;

/// Its values, each of an option that there is, and one that the format takes.
pub(super) fn options_of(table: OptionTable, below: &Path) -> Result<Vec<OptionValue>, Wrong> {
    let mut options = Vec::new();
    for (format, values) in table {
        let known = values::format(format.get_ref())
            .map_err(|message| Wrong::new(format.span().start, message))?;
        for (key, value) in values {
            let wrong = |message| Wrong::new(key.span().start, message);
            let (format, name) =
                values::option_named(format.get_ref(), key.get_ref()).map_err(wrong)?;
            let mut option = OptionValue {
                format,
                key: name,
                value,
            };
            if let Some(path) = option.path().map(|path| below.join(path)) {
                option.value = path.display().to_string().into();
            }
            // Later nobody knows any more where it stood.
            let mut alone = Settings::default();
            option.set(&mut alone);
            if option.path().is_some() {
                // A file is read when a run needs it, and so is what is in it.
                options.push(option);
                continue;
            }
            (known.open)(&alone).map_err(|error| wrong(format!("{error:#}")))?;
            options.push(option);
        }
    }
    Ok(options)
}
