//! What outputs are called: `{dir}/{date}-{slug}.{ext}`.
//!
//! In come a template, the place of an article and what it is about, out comes a path below the directory of the outputs. Words
//! of articles become parts of names that every system has room for.

use super::card::Card;
use super::path::shown;
use crate::diagnostic::way_out;
use crate::document::slug;
use crate::write::Format;
use serde::{Deserialize, Serialize};
use std::ffi::{OsStr, OsString};
use std::path::{Component, Path, PathBuf};

/// What stands for a date that an article does not have, and for its year.
const UNDATED: &str = "undated";

/// Bytes of a name that words of an article may take: with a date and an extension before and behind them, file systems have
/// room for 255.
const LONGEST: usize = 120;

/// How outputs are called.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Template {
    typed: String,
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words(String),
    Field(Field),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Dir,
    Stem,
    Ext,
    Format,
    Title,
    Slug,
    Author,
    Date,
    Year,
    Month,
    Day,
    Lang,
}

const FIELDS: &[(&str, Field)] = &[
    ("dir", Field::Dir),
    ("stem", Field::Stem),
    ("ext", Field::Ext),
    ("format", Field::Format),
    ("title", Field::Title),
    ("slug", Field::Slug),
    ("author", Field::Author),
    ("date", Field::Date),
    ("year", Field::Year),
    ("month", Field::Month),
    ("day", Field::Day),
    ("lang", Field::Lang),
];

impl Default for Template {
    /// The tree of the inputs, mirrored.
    fn default() -> Self {
        Self::parse("{dir}/{stem}.{ext}").expect("its fields exist")
    }
}

impl TryFrom<String> for Template {
    type Error = String;

    fn try_from(typed: String) -> Result<Self, String> {
        Self::parse(&typed)
    }
}

impl From<Template> for String {
    fn from(template: Template) -> Self {
        template.typed
    }
}

impl Template {
    /// Parses a template. `{{` and `}}` are braces.
    ///
    /// # Errors
    /// When a field does not exist, or a name would lead out of the directory of the outputs.
    pub fn parse(typed: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut words = String::new();
        let mut rest = typed;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at(at);
            words.push_str(before);
            if from.starts_with("{{") || from.starts_with("}}") {
                words.push_str(&from[..1]);
                rest = &from[2..];
                continue;
            }
            let Some((name, behind)) = from.strip_prefix('{').and_then(|from| from.split_once('}'))
            else {
                return Err(format!(
                    "a brace of `{typed}` has no other; `{{{{` and `}}}}` are braces"
                ));
            };
            parts.push(Part::Words(std::mem::take(&mut words)));
            parts.push(Part::Field(field(name)?));
            rest = behind;
        }
        words.push_str(rest);
        parts.push(Part::Words(words));
        let template = Self {
            typed: typed.to_owned(),
            parts,
        };
        template.check()
    }

    fn check(self) -> Result<Self, String> {
        let path = Path::new(&self.typed);
        let leads_out =
            |part: Component<'_>| !matches!(part, Component::Normal(_) | Component::CurDir);
        if path.components().any(leads_out) {
            return Err(
                "names stay below the directory of the outputs: no `/` in front, no `..`"
                    .to_owned(),
            );
        }
        if self.typed.is_empty() || self.typed.ends_with('/') {
            return Err("it ends with the name of a file, as in `{dir}/{stem}.{ext}`".to_owned());
        }
        Ok(self)
    }

    /// Whether articles must be read before their outputs have names.
    pub fn asks_articles(&self) -> bool {
        use Field::{Author, Date, Day, Lang, Month, Slug, Title, Year};
        let asks = [Title, Slug, Author, Date, Year, Month, Day, Lang];
        let mut fields = self.parts.iter();
        fields.any(|part| matches!(part, Part::Field(field) if asks.contains(field)))
    }

    /// Whether outputs of different formats have different names.
    pub fn tells_formats(&self) -> bool {
        let is = |part: &Part| matches!(part, Part::Field(Field::Ext | Field::Format));
        self.parts.iter().any(is)
    }

    /// The path of an output, below the directory of the outputs.
    pub fn path(&self, place: &Path, format: &Format, card: &Card) -> PathBuf {
        let mut name = OsString::new();
        for part in &self.parts {
            match part {
                Part::Words(words) => name.push(words),
                Part::Field(field) => name.push(value(*field, place, format, card)),
            }
        }
        // An empty part is no directory: the articles of the top have none.
        let parts = Path::new(&name).components();
        parts
            .filter(|part| matches!(part, Component::Normal(_)))
            .collect()
    }
}

fn field(name: &str) -> Result<Field, String> {
    let found = FIELDS.iter().find(|(own, _)| *own == name);
    found.map(|(_, field)| *field).ok_or_else(|| {
        let names = FIELDS.iter().map(|(name, _)| *name);
        let way_out = way_out(name, names);
        format!("names have no field `{name}`; {way_out}")
    })
}

fn value(field: Field, place: &Path, format: &Format, card: &Card) -> OsString {
    let stem = || stem(place);
    let date = |n: usize| {
        let mut parts = card.date.as_deref().unwrap_or_default().split('-');
        parts
            .nth(n)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
    };
    // A name from the article, or from its file where the article has none.
    let words = |words: Option<&str>, shape: fn(&str) -> String| {
        let shaped = words.map(shape).filter(|words| !words.is_empty());
        shaped.map_or_else(
            || match stem().to_str() {
                Some(stem) => OsString::from(shape(stem)),
                None => stem(),
            },
            OsString::from,
        )
    };
    match field {
        Field::Dir => place.parent().unwrap_or(Path::new("")).into(),
        Field::Stem => stem(),
        Field::Ext => format.extension.into(),
        Field::Format => format.name.into(),
        Field::Title => words(card.title.as_deref(), portable),
        Field::Slug => words(card.title.as_deref(), |title| portable(&slug(title))),
        Field::Author => {
            let author = card.authors.first().map(|author| portable(&slug(author)));
            author
                .filter(|author| !author.is_empty())
                .map_or("anonymous".into(), OsString::from)
        }
        Field::Date => card.date.as_deref().unwrap_or(UNDATED).into(),
        Field::Year => date(0).map_or(UNDATED.into(), OsString::from),
        Field::Month => date(1).map_or("00".into(), OsString::from),
        Field::Day => date(2).map_or("00".into(), OsString::from),
        Field::Lang => card
            .language
            .as_deref()
            .map_or("und".into(), OsString::from),
    }
}

/// The name without its extension. A number is none: `minutes.1` and `minutes.2` are two articles.
pub(super) fn stem(place: &Path) -> OsString {
    let is_number = place
        .extension()
        .is_some_and(|extension| extension.as_encoded_bytes().iter().all(u8::is_ascii_digit));
    let name = if is_number {
        place.file_name()
    } else {
        place.file_stem()
    };
    name.unwrap_or(place.as_os_str()).to_owned()
}

/// Words as a part of a name that any system takes.
fn portable(words: &str) -> String {
    let sign = |c: char| {
        if c.is_control() || FORBIDDEN.contains(c) {
            '-'
        } else {
            c
        }
    };
    let mut name = String::new();
    for c in words.trim().chars().map(sign) {
        if name.len() + c.len_utf8() > LONGEST {
            // A word that is cut is none.
            name.truncate(
                name.rfind([' ', '-'])
                    .filter(|at| *at > 0)
                    .unwrap_or(name.len()),
            );
            break;
        }
        name.push(c);
    }
    let name = name.trim_matches(['.', ' ', '-']);
    if is_device(name) {
        format!("{name}-")
    } else {
        name.to_owned()
    }
}

/// What Windows takes in no name.
const FORBIDDEN: &str = "<>:\"/\\|?*";

/// Names that Windows keeps for devices, whatever the extension.
fn is_device(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or(name)
        .trim_end()
        .to_ascii_uppercase();
    let is_port = |prefix| {
        let number = stem.strip_prefix(prefix);
        number.is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || is_port("COM") || is_port("LPT")
}

/// Why Windows would not take a path below a directory, if it would not.
pub fn unportable(path: &Path) -> Option<String> {
    let mut parts = path.components().filter_map(|part| match part {
        Component::Normal(part) => Some(part),
        _ => None,
    });
    parts.find_map(unportable_part)
}

fn unportable_part(part: &OsStr) -> Option<String> {
    let Some(name) = part.to_str() else {
        return Some(format!("`{}` is no Unicode", shown(part)));
    };
    let sign = name
        .chars()
        .find(|c| c.is_control() || FORBIDDEN.contains(*c));
    match sign {
        Some(sign) => Some(format!("`{name}` holds `{}`", sign.escape_default())),
        None if is_device(name) => Some(format!("`{name}` is the name of a device there")),
        None if name.ends_with(['.', ' ']) => Some(format!("`{name}` ends with a stop or a blank")),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::by_name;

    fn path(template: &str, place: &str, title: Option<&str>, date: Option<&str>) -> String {
        let card = Card {
            title: title.map(str::to_owned),
            date: date.map(str::to_owned),
            authors: vec!["Ada Moss".to_owned()],
            ..Card::default()
        };
        let html = by_name("html").expect("HTML is always there");
        let template = Template::parse(template).expect("it is good");
        template
            .path(Path::new(place), html, &card)
            .display()
            .to_string()
    }

    #[test]
    fn fields_say_what_an_article_is() {
        let name = |template| {
            path(
                template,
                "a/b/walk.txt",
                Some("A Walk: by the Sea?"),
                Some("2026-11-02"),
            )
        };
        assert_eq!(name("{dir}/{stem}.{ext}"), "a/b/walk.html");
        assert_eq!(
            name("{year}/{month}/{day}-{slug}.{ext}"),
            "2026/11/02-a-walk-by-the-sea.html"
        );
        assert_eq!(
            name("{format}/{title}.{ext}"),
            "html/A Walk- by the Sea.html"
        );
        assert_eq!(name("{{{author}}}-{lang}.{ext}"), "{ada-moss}-und.html");
    }

    #[test]
    fn what_is_missing_has_a_name_all_the_same() {
        let name = |template, title, date| path(template, "minutes.1", title, date);
        assert_eq!(
            name("{dir}/{date}-{slug}.{ext}", None, None),
            "undated-minutes1.html"
        );
        assert_eq!(
            name("{year}-{month}-{day}/{slug}", Some("?!"), Some("2026-11")),
            "2026-11-00/minutes1"
        );
        assert_eq!(name("{title}.{ext}", Some("../../etc"), None), "etc.html");
        assert_eq!(name("{slug}.{ext}", Some("Con"), None), "con-.html");
        assert_eq!(name("{title}.{ext}", Some("/"), None), "minutes.1.html");
        let long = "far away ".repeat(40);
        let long = name("{title}", Some(&long), None);
        let is_whole = |word: &str| word == "far" || word == "away";
        assert!(
            long.len() <= LONGEST && long.split(' ').all(is_whole),
            "{long}"
        );
    }

    #[test]
    fn what_leads_out_or_does_not_exist_is_refused() {
        for bad in [
            "",
            "a/",
            "../{stem}",
            "/{stem}",
            "{stem",
            "stem}",
            "{stm}",
            "{}",
        ] {
            assert!(Template::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn names_that_windows_has_no_room_for_are_told() {
        for bad in [
            "a/aux.md",
            "10:30.md",
            "a./b",
            "com1",
            "LPT9.tar.gz",
            "tab\there",
        ] {
            assert!(unportable(Path::new(bad)).is_some(), "{bad}");
        }
        for good in ["a/auxiliary.md", "com.md", "com10", "a.b/c d", "été.md"] {
            assert!(unportable(Path::new(good)).is_none(), "{good}");
        }
    }
}
