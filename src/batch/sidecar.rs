//! What the user says of single lines of an article: `walk.copydesk.toml` beside `walk.txt`.
//!
//! ```toml
//! profile = "book"
//!
//! [[line]]
//! line = 12
//! role = "heading"
//! level = 2
//!
//! [[range]]
//! lines = [20, 31]
//! role = "verse"
//! ```
//!
//! In comes an article's place and its text, out come its options. What is wrong is said with the line of the file.

use super::Problem;
use super::plan::{Origin, stem};
use crate::diagnostic::closest;
use crate::document::Level;
use crate::read::{AssignedRole, Assignment, Genre, ReadOptions};
use crate::source::Source;
use anyhow::Context;
use serde::Deserialize;
use std::borrow::Cow;
use std::fs;
use std::io::ErrorKind;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use toml::Spanned;

/// The options of a run, and what the file beside the article adds to them, if there is one.
///
/// # Errors
/// When the file cannot be read, or says what cannot be.
pub fn options<'o>(
    origin: &Origin,
    source: &Source,
    options: &'o ReadOptions,
) -> anyhow::Result<Cow<'o, ReadOptions>> {
    let Some(path) = path(origin) else {
        return Ok(Cow::Borrowed(options));
    };
    let toml = match fs::read_to_string(&path) {
        Ok(toml) => toml,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Cow::Borrowed(options)),
        Err(error) => {
            return Err(error).with_context(|| format!("cannot read `{}`", path.display()));
        }
    };
    let said = parse(&toml).and_then(|sidecar| {
        let genre = genre(sidecar.profile.as_ref())?;
        Ok((genre, assignments(sidecar, source)?))
    });
    let (genre, assignments) = said.map_err(|wrong| {
        let line = toml[..wrong.at].matches('\n').count() + 1;
        let message = format!("{}:{line}: {}", path.display(), wrong.message);
        let problem = Problem::new(message);
        match wrong.hint {
            Some(hint) => problem.hint(hint),
            None => problem,
        }
    })?;
    let mut options = options.clone();
    options.assignments.extend(assignments);
    options.genre = options.genre.or(genre);
    Ok(Cow::Owned(options))
}

fn path(origin: &Origin) -> Option<PathBuf> {
    let Origin::File(article) = origin else {
        return None;
    };
    let mut name = stem(article);
    name.push(".copydesk.toml");
    Some(article.with_file_name(name))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sidecar {
    profile: Option<Spanned<String>>,
    #[serde(default)]
    line: Vec<OneLine>,
    #[serde(default)]
    range: Vec<SeveralLines>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OneLine {
    line: Spanned<usize>,
    role: Spanned<RoleName>,
    level: Option<Level>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeveralLines {
    lines: Spanned<(usize, usize)>,
    role: Spanned<RoleName>,
    level: Option<Level>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum RoleName {
    Heading,
    Paragraph,
    Lines,
    Verse,
    Quote,
    Preformatted,
    ListItem,
    Break,
}

/// What cannot be, and the byte of the file that says it.
#[derive(Debug)]
struct Wrong {
    at: usize,
    message: String,
    hint: Option<String>,
}

impl Wrong {
    fn new(at: usize, message: impl Into<String>) -> Self {
        Self {
            at,
            message: message.into(),
            hint: None,
        }
    }
}

fn parse(toml: &str) -> Result<Sidecar, Wrong> {
    toml::from_str(toml).map_err(|error| Wrong {
        hint: meant(error.message()),
        ..Wrong::new(error.span().map_or(0, |span| span.start), error.message())
    })
}

fn genre(name: Option<&Spanned<String>>) -> Result<Option<&'static Genre>, Wrong> {
    let named = |name: &Spanned<String>| {
        Genre::named(name.get_ref()).map_err(|message| Wrong::new(name.span().start, message))
    };
    name.map(named).transpose()
}

fn assignments(sidecar: Sidecar, source: &Source) -> Result<Vec<Assignment>, Wrong> {
    let singles = sidecar.line.into_iter().map(|one| {
        let number = *one.line.get_ref();
        (one.line.span().start, number..=number, one.role, one.level)
    });
    let ranges = sidecar.range.into_iter().map(|range| {
        let (first, last) = *range.lines.get_ref();
        let at = range.lines.span().start;
        (at, first..=last, range.role, range.level)
    });
    let text: Vec<&str> = source.text().lines().collect();
    let mut taken = vec![false; text.len()];
    let mut assignments = Vec::new();
    for (at, lines, name, level) in singles.chain(ranges) {
        check_lines(&lines, &text, source.name()).map_err(|message| Wrong::new(at, message))?;
        let own = lines.start() - 1..*lines.end();
        if taken[own.clone()].contains(&true) {
            return Err(Wrong::new(
                at,
                format!("{} given a role twice", counted(&lines)),
            ));
        }
        taken[own.clone()].fill(true);
        let role = role(*name.get_ref(), level, &text[own])
            .map_err(|message| Wrong::new(name.span().start, message))?;
        assignments.push(Assignment { lines, role });
    }
    Ok(assignments)
}

fn check_lines(lines: &RangeInclusive<usize>, text: &[&str], name: &str) -> Result<(), String> {
    if lines.is_empty() {
        return Err(format!(
            "a range begins with its first line, and {} is above {}",
            lines.end(),
            lines.start()
        ));
    }
    for number in [lines.start(), lines.end()] {
        if !(1..=text.len()).contains(number) {
            let count = text.len();
            return Err(format!(
                "`{name}` has no line {number}: it has 1 to {count}"
            ));
        }
    }
    let own = &text[lines.start() - 1..*lines.end()];
    if own.iter().all(|line| line.trim().is_empty()) {
        return Err(format!("{} blank in `{name}`", counted(lines)));
    }
    Ok(())
}

fn counted(lines: &RangeInclusive<usize>) -> String {
    if lines.start() == lines.end() {
        format!("line {} is", lines.start())
    } else {
        format!("lines {} to {} are", lines.start(), lines.end())
    }
}

fn role(name: RoleName, level: Option<Level>, own: &[&str]) -> Result<AssignedRole, &'static str> {
    if name != RoleName::Heading && level.is_some() {
        return Err("only a heading has a `level`");
    }
    let worded = || own.iter().any(|line| line.contains(char::is_alphanumeric));
    Ok(match (name, level) {
        (RoleName::Heading, Some(level)) => AssignedRole::Heading(level),
        (RoleName::Heading, None) => return Err("a heading needs a `level`, 1 to 6"),
        (RoleName::Break, _) if worded() => {
            return Err("a break would lose the words of its lines");
        }
        (RoleName::Break, _) => AssignedRole::Break,
        (RoleName::Paragraph, _) => AssignedRole::Paragraph,
        (RoleName::Lines, _) => AssignedRole::Lines,
        (RoleName::Verse, _) => AssignedRole::Verse,
        (RoleName::Quote, _) => AssignedRole::Quote,
        (RoleName::Preformatted, _) => AssignedRole::Preformatted,
        (RoleName::ListItem, _) => AssignedRole::ListItem,
    })
}

/// The way out of "unknown field `lin`, expected `line` or `role`".
fn meant(message: &str) -> Option<String> {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let unknown = quoted.next().filter(|_| message.starts_with("unknown "))?;
    let near = closest(unknown, quoted)?;
    Some(format!("did you mean `{near}`?"))
}
