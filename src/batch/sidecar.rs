//! What the user says of one article and of single lines of it: `walk.copydesk.toml` beside `walk.txt`.
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
//! In comes an article's place and its text, out comes what is said of it.

use super::name::stem;
use super::plan::Origin;
use super::said::Said;
use super::table::{self, ARTICLE_KEYS, ArticleTable, Wrong};
use crate::document::Level;
use crate::read::{AssignedRole, Assignment};
use crate::source::Source;
use serde::Deserialize;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use toml::Spanned;

/// What the file beside an article says of it; nothing, if there is none.
///
/// # Errors
/// When the file cannot be read, or says what cannot be.
pub fn said(origin: &Origin, source: &Source) -> anyhow::Result<Said> {
    let Some(path) = path(origin) else {
        return Ok(Said::default());
    };
    Ok(table::read(&path, |toml| parse(toml, source))?.unwrap_or_default())
}

/// The file beside an article as it stands, if there is one.
///
/// # Errors
/// When it cannot be read.
pub(super) fn bytes(origin: &Origin) -> std::io::Result<Option<Vec<u8>>> {
    use std::io::ErrorKind::{NotADirectory, NotFound};
    let Some(path) = path(origin) else {
        return Ok(None);
    };
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), NotFound | NotADirectory) => Ok(None),
        Err(error) => Err(error),
    }
}

fn path(origin: &Origin) -> Option<PathBuf> {
    let article = origin.path()?;
    let mut name = stem(article);
    name.push(".copydesk.toml");
    Some(article.with_file_name(name))
}

/// What it says besides what any file can say of an article.
#[derive(Deserialize)]
struct LinesTable {
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

fn parse(toml: &str, source: &Source) -> Result<Said, Wrong> {
    let table = table::parse(toml)?;
    table::check_keys(&table, &[ARTICLE_KEYS, &["line", "range"]])?;
    Ok(Said {
        assignments: assignments(table::fill(&table)?, source)?,
        ..table::fill::<ArticleTable>(&table)?.said()?
    })
}

fn assignments(table: LinesTable, source: &Source) -> Result<Vec<Assignment>, Wrong> {
    let singles = table.line.into_iter().map(|one| {
        let number = *one.line.get_ref();
        (one.line.span().start, number..=number, one.role, one.level)
    });
    let ranges = table.range.into_iter().map(|range| {
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
