//! What an issue is made of: a file that names its articles in their order, their parts, and what is said of the whole.
//!
//! ```toml
//! articles = ["letter.txt"]
//!
//! [metadata]
//! title = "The Quay"
//! date = "2026-11-01"
//!
//! [[part]]
//! title = "Essays"
//! articles = ["essays/harbour.txt", "essays/salt.txt"]
//! ```
//!
//! In comes a path, out comes what the file says, with paths that hold from anywhere.

use super::Problem;
use super::bind::Sort;
use super::path::shown;
use super::table::{self, ArticleTable, Several, Wrong};
use super::values::MetadataValue;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::DeValue;

/// The extension of such files.
pub const EXTENSION: &str = "toml";

/// What such a file says.
#[derive(Default)]
pub struct Manifest {
    /// Articles and directories of articles, below the title of their part; the first part may have none.
    pub parts: Vec<(String, Vec<PathBuf>)>,
    /// In which order the articles of a part stand.
    pub sort: Option<Sort>,
    /// What is said of the issue.
    pub metadata: Vec<MetadataValue>,
}

#[derive(Deserialize)]
struct IssueTable {
    articles: Option<Several>,
    sort: Option<Sort>,
}

#[derive(Deserialize)]
struct PartTable {
    title: String,
    articles: Several,
}

impl Manifest {
    /// What a file says.
    ///
    /// # Errors
    /// When it cannot be read, or says what cannot be.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let below = path.parent().unwrap_or(Path::new(""));
        let manifest = table::read(path, |toml| parse(toml, below))?;
        let missing = || Problem::new(format!("there is no file `{}`", shown(path)));
        Ok(manifest.ok_or_else(missing)?)
    }
}

fn parse(toml: &str, below: &Path) -> Result<Manifest, Wrong> {
    let table = table::parse(toml)?;
    table::check_keys(&table, &[&["articles", "sort", "metadata", "part"]])?;
    let issue: IssueTable = table::fill(&table)?;
    let paths = |several: Several| {
        several
            .into_vec()
            .iter()
            .map(|path| below.join(path))
            .collect()
    };
    let mut parts = Vec::new();
    if let Some(articles) = issue.articles {
        parts.push((String::new(), paths(articles)));
    }
    for part in table::several(&table, "part")? {
        let PartTable { title, articles } = self::part(part)?;
        parts.push((title, paths(articles)));
    }
    if parts
        .iter()
        .all(|(_, paths): &(_, Vec<PathBuf>)| paths.is_empty())
    {
        return Err(Wrong::new(0, "it names no `articles`"));
    }
    Ok(Manifest {
        parts,
        sort: issue.sort,
        metadata: table::fill::<ArticleTable>(&table)?.metadata()?,
    })
}

fn part(table: &Spanned<DeValue<'_>>) -> Result<PartTable, Wrong> {
    table::check_keys(table, &[&["title", "articles"]])?;
    let part: PartTable = table::fill(table)?;
    if part.title.trim().is_empty() {
        return Err(Wrong::new(
            table.span().start,
            "the `title` of a part has words",
        ));
    }
    Ok(part)
}
