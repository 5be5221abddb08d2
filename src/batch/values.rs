//! What a user gives a name or a value for, on the command line or in a file: checked as it is read, so that a slip ends the
//! run before it starts.

use super::Problem;
use super::lint::has_levels;
use crate::diagnostic::{Code, Diagnostics, Severity, closest};
use crate::document::Level;
use crate::read::{HeadingPattern, INPUT_FORMATS, InputFormat, Rules};
use crate::source::decode;
use crate::write::{FORMATS, Format, Settings, by_name};
use serde_json::Value;
use std::num::NonZeroUsize;

/// `-O FORMAT.KEY=VALUE`.
#[derive(Clone)]
pub struct OptionValue {
    /// The format's own name, even if an alias was typed.
    pub format: &'static str,
    /// The key, which the format knows.
    pub key: &'static str,
    /// The value, as the format's options are typed.
    pub value: Value,
}

impl OptionValue {
    /// Gives it to its format.
    pub fn set(&self, settings: &mut Settings) {
        let of_format = settings.options.entry(self.format.to_owned()).or_default();
        of_format.insert(self.key.to_owned(), self.value.clone());
    }

    /// The path that it names, where it names one.
    pub fn path(&self) -> Option<&str> {
        let info = by_name(self.format)?.options.iter();
        let info = info.clone().find(|option| option.name == self.key)?;
        let path = self.value.as_str()?;
        info.file
            .filter(|words| !words.contains(&path))
            .map(|_| path)
    }
}

/// `-M KEY=VALUE`.
#[derive(Clone, Debug)]
pub struct MetadataValue {
    /// Which field.
    pub key: MetadataKey,
    /// Not empty.
    pub value: String,
}

/// The fields that `-M` sets.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are what they are called")]
pub enum MetadataKey {
    Title,
    Standfirst,
    Author,
    Date,
    Place,
    Agency,
    Language,
    Keywords,
    /// A field of the user's own.
    Extra(String),
}

impl MetadataKey {
    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Title => "title",
            Self::Standfirst => "standfirst",
            Self::Author => "author",
            Self::Date => "date",
            Self::Place => "place",
            Self::Agency => "agency",
            Self::Language => "language",
            Self::Keywords => "keywords",
            Self::Extra(name) => name,
        }
    }
}

/// `--rule NAME=on|off`.
#[derive(Clone)]
pub struct RuleValue {
    /// A rule that there is.
    pub name: String,
    /// Whether it is asked.
    pub on: bool,
}

/// Parses `NAME=on|off`.
pub fn rule(typed: &str) -> Result<RuleValue, String> {
    let (name, on) = match typed.rsplit_once('=') {
        Some((name, "on")) => (name, true),
        Some((name, "off")) => (name, false),
        _ => return Err("the form is `NAME=on` or `NAME=off`".to_owned()),
    };
    Rules::default().switch_on(name).map_err(|unknown| {
        let list = "`copydesk explain --rules` lists them";
        let stop = if unknown.nearest.is_some() { "" } else { ";" };
        format!("{unknown}{stop} {list}")
    })?;
    Ok(RuleValue {
        name: name.to_owned(),
        on,
    })
}

/// The word for all codes.
pub const ALL_CODES: &str = "all";

/// Parses a code that can be given a level, or `all`.
pub fn lint_code(typed: &str) -> Result<Option<Code>, String> {
    if typed == ALL_CODES {
        return Ok(None);
    }
    let code =
        Code::named(typed).map_err(|unknown| format!("{unknown}; `copydesk codes` lists them"))?;
    if !has_levels(code) {
        return Err(if code.severity() == Severity::Error {
            format!("`{typed}` is always an error: such an article has no output")
        } else {
            format!("`{typed}` is a figure, and nothing to allow or deny")
        });
    }
    Ok(Some(code))
}

/// Parses `REGEX=LEVEL`; the expression may hold more of the signs.
pub fn heading(typed: &str) -> Result<HeadingPattern, String> {
    let Some((pattern, level)) = typed
        .rsplit_once('=')
        .filter(|(regex, _)| !regex.is_empty())
    else {
        return Err("the form is `REGEX=LEVEL`, as in `Canto [IVX]+=1`".to_owned());
    };
    let level = level
        .parse()
        .ok()
        .and_then(|level: u8| Level::try_from(level).ok())
        .ok_or_else(|| format!("`{level}` is no level of a heading; 1 to 6 are"))?;
    HeadingPattern::new(pattern, level)
        .map_err(|why| format!("`{pattern}` is no regular expression: {why}"))
}

/// Parses `FORMAT.KEY=VALUE`.
pub fn option(typed: &str) -> Result<OptionValue, String> {
    let (path, value) = split(typed)?;
    let Some((format_name, key)) = path.split_once('.') else {
        let owner = FORMATS
            .iter()
            .find(|format| format.options.iter().any(|option| option.name == path));
        return Err(match owner {
            Some(format) => format!("the format is missing: `{}.{path}={value}`", format.name),
            None => "the form is `FORMAT.KEY=VALUE`, as in `pdf.paper=a5`".to_owned(),
        });
    };
    let (format, key) = option_named(format_name, key)?;
    Ok(OptionValue {
        format,
        key,
        value: scalar(value),
    })
}

/// The names of a format and of an option of it, as its table has them.
pub fn option_named(format_name: &str, key: &str) -> Result<(&'static str, &'static str), String> {
    let format = format(format_name)?;
    let Some(option) = format.options.iter().find(|option| option.name == key) else {
        let names: Vec<_> = format.options.iter().map(|option| option.name).collect();
        let ways_out = match (closest(key, names.iter().copied()), names.is_empty()) {
            (Some(near), _) => format!("; did you mean `{near}`?"),
            (None, true) => "; it has none".to_owned(),
            (None, false) => format!("; it has `{}`", names.join("`, `")),
        };
        return Err(format!("{} has no option `{key}`{ways_out}", format.name));
    };
    Ok((format.name, option.name))
}

/// The output format of a name.
pub fn format(name: &str) -> Result<&'static Format, String> {
    let names = FORMATS.iter().map(|format| format.name);
    by_name(name).ok_or_else(|| format!("there is no format `{name}`{}", suggestion(name, names)))
}

/// The input format of a name.
pub fn input_format(name: &str) -> Result<&'static InputFormat, String> {
    let mut formats = INPUT_FORMATS.iter();
    let names = INPUT_FORMATS.iter().map(|format| format.name);
    formats
        .find(|format| format.name.eq_ignore_ascii_case(name))
        .ok_or_else(|| {
            format!(
                "there is no input format `{name}`{}",
                suggestion(name, names)
            )
        })
}

/// Refuses an encoding that does not exist, before the first article does.
pub fn encoding(name: &str) -> Result<(), Problem> {
    match decode("", Vec::new(), Some(name), &mut Diagnostics::new()) {
        Ok(_) => Ok(()),
        Err(refusal) => Err(refusal
            .hints
            .into_iter()
            .fold(Problem::new(refusal.message), Problem::hint)),
    }
}

/// `true`, `false`, numbers and quoted strings are what they are in JSON; all else is a string as it stands.
fn scalar(value: &str) -> Value {
    match serde_json::from_str(value) {
        Ok(scalar @ (Value::Bool(_) | Value::Number(_) | Value::String(_))) => scalar,
        _ => Value::String(value.to_owned()),
    }
}

/// Parses `KEY=VALUE`.
pub fn metadata(typed: &str) -> Result<MetadataValue, String> {
    let (key, value) = split(typed)?;
    if value.is_empty() {
        return Err(format!("`{key}` is given no value"));
    }
    let key = match key {
        "title" => MetadataKey::Title,
        "standfirst" | "description" => MetadataKey::Standfirst,
        "author" => MetadataKey::Author,
        "date" => MetadataKey::Date,
        "place" => MetadataKey::Place,
        "agency" => MetadataKey::Agency,
        "language" | "lang" => MetadataKey::Language,
        "keywords" => MetadataKey::Keywords,
        other => MetadataKey::Extra(other.to_owned()),
    };
    let value = match key {
        MetadataKey::Date => date(value)?,
        MetadataKey::Language => language(value)?,
        _ => value.to_owned(),
    };
    Ok(MetadataValue { key, value })
}

/// A date that the calendar has: `2025`, `2025-06` or `2025-06-02`.
fn date(typed: &str) -> Result<String, String> {
    let parts: Vec<&str> = typed.split('-').collect();
    let widths_fit = parts
        .iter()
        .zip([4, 2, 2])
        .all(|(part, width)| part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit()));
    let number = |index: usize| parts.get(index).map_or(Ok(1), |part| part.parse::<i16>());
    let exists = || {
        let month = i8::try_from(number(1).ok()?).ok()?;
        let day = i8::try_from(number(2).ok()?).ok()?;
        jiff::civil::Date::new(number(0).ok()?, month, day).ok()
    };
    if !widths_fit || parts.len() > 3 {
        return Err(format!(
            "`{typed}` is no ISO 8601 date; `2025-06-02`, `2025-06` or `2025` are"
        ));
    }
    match exists() {
        Some(_) => Ok(typed.to_owned()),
        None => Err(format!("the calendar has no `{typed}`")),
    }
}

/// How many at once.
pub fn jobs(typed: &str) -> Result<NonZeroUsize, String> {
    (typed.parse()).map_err(|_| format!("`{typed}` is no number of jobs; 1 and more are"))
}

/// A tag as RFC 5646 builds them: subtags of 1 to 8 letters or digits, the first of them the language.
pub fn language(typed: &str) -> Result<String, String> {
    let mut subtags = typed.split('-');
    let is_language = subtags.next().is_some_and(|first| {
        (2..=8).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    let fits = |subtag: &str| {
        (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if is_language && subtags.all(fits) {
        Ok(typed.to_owned())
    } else {
        Err(format!(
            "`{typed}` is no language tag; `en`, `pt-BR` and `zh-Hans` are"
        ))
    }
}

fn split(typed: &str) -> Result<(&str, &str), String> {
    match typed.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => Ok((key.trim(), value.trim())),
        _ => Err("the form is `KEY=VALUE`".to_owned()),
    }
}

fn suggestion<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> String {
    closest(word, candidates).map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        for good in ["2025", "2025-06", "2025-06-02", "2024-02-29"] {
            assert_eq!(date(good).as_deref(), Ok(good));
        }
        for bad in [
            "",
            "25",
            "2025-6-2",
            "2025-13",
            "2025-02-30",
            "2025-06-02-01",
            "2025-06-0x",
            "-025",
        ] {
            assert!(date(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn languages_are_tags() {
        for good in ["en", "pt-BR", "zh-Hans", "sr-Latn-RS", "de-1996"] {
            assert!(language(good).is_ok(), "{good}");
        }
        for bad in ["", "e", "english language", "en_GB", "en-", "12"] {
            assert!(language(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn values_are_typed_as_in_json() {
        assert_eq!(scalar("true"), Value::Bool(true));
        assert_eq!(scalar("1.5"), serde_json::json!(1.5));
        assert_eq!(scalar("a5"), Value::String("a5".to_owned()));
        assert_eq!(scalar("\"12\""), Value::String("12".to_owned()));
        assert_eq!(scalar("null"), Value::String("null".to_owned()));
        assert_eq!(scalar("[1]"), Value::String("[1]".to_owned()));
        assert_eq!(scalar(""), Value::String(String::new()));
    }
}
