//! What the user says of all runs in a directory and below it: `copydesk.toml`, the nearest upward. Two are never mixed.
//!
//! ```toml
//! to = ["html", "pdf"]
//! directory = "out"
//! profile = "news"
//!
//! [option]
//! pdf.paper = "a5"
//!
//! [[override]]
//! files = "poems/*.txt"
//! profile = "verse"
//! ```
//!
//! In comes a path, out comes what the file says, with paths that hold from anywhere.

use super::Problem;
use super::conduct::{self, Conduct};
use super::path;
use super::path::shown;
use super::plan::Origin;
use super::said::Said;
use super::table::{self, ARTICLE_KEYS, ArticleTable, OptionTable, Several, Wrong, checked};
use super::values::{self, OptionValue};
use crate::read::InputFormat;
use crate::theme::Theme;
use crate::write::Format;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use serde::Deserialize;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// The name of the file.
pub const NAME: &str = "copydesk.toml";

/// What such a file says; nothing, if there is none.
#[derive(Default)]
pub struct Config {
    /// The file.
    pub path: Option<PathBuf>,
    /// Output formats.
    pub to: Vec<&'static Format>,
    /// The input format.
    pub from: Option<&'static InputFormat>,
    /// How a run goes about its work.
    pub conduct: Conduct,
    /// The directory of the outputs.
    pub directory: Option<PathBuf>,
    /// The name of a theme, or its file.
    pub theme: Option<String>,
    /// Options of formats.
    pub options: Vec<OptionValue>,
    /// Font files.
    pub fonts: Vec<PathBuf>,
    /// Directories of font files.
    pub font_directories: Vec<PathBuf>,
    /// Whether the system's fonts are looked at, too.
    pub system_fonts: bool,
    /// How many articles are converted at once.
    pub jobs: Option<NonZeroUsize>,
    /// What holds for every article,
    pub article: Said,
    /// and for some: of two words on one thing the last counts.
    pub overrides: Vec<Override>,
}

/// What holds for some files.
pub struct Override {
    /// As they were written.
    pub patterns: Vec<String>,
    files: GlobSet,
    /// What is said of them.
    pub said: Said,
}

/// The keys of a run.
pub(super) const RUN_KEYS: &[&str] = &[
    "encoding",
    "lint",
    "to",
    "from",
    "directory",
    "theme",
    "option",
    "font",
    "font-dir",
    "system-fonts",
    "jobs",
    "override",
];

/// The keys of an override, besides those of an article. The encoding must be known before there is a text.
pub(super) const OVERRIDE_KEYS: &[&str] = &["encoding", "files", "lint"];

/// Their values, but for the overrides.
#[derive(Deserialize, Default)]
#[serde(default, rename_all = "kebab-case")]
struct RunTable {
    to: Option<Spanned<Several>>,
    from: Option<Spanned<String>>,
    directory: Option<PathBuf>,
    theme: Option<String>,
    option: OptionTable,
    font: Vec<PathBuf>,
    font_dir: Vec<PathBuf>,
    system_fonts: bool,
    jobs: Option<NonZeroUsize>,
}

#[derive(Deserialize)]
struct FilesTable {
    files: Spanned<Several>,
}

/// The nearest file upward from a directory, as seen from there.
pub fn find(directory: &Path) -> Option<PathBuf> {
    let mut seen = PathBuf::new();
    for above in directory.ancestors() {
        let path = above.join(NAME);
        // A link that leads nowhere is a mistake, and is told when it is read.
        if path.is_file() || path.is_symlink() && !path.is_dir() {
            return Some(seen.join(NAME));
        }
        seen.push("..");
    }
    None
}

impl Config {
    /// What a file says.
    ///
    /// # Errors
    /// When it cannot be read, or says what cannot be.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let below = path.parent().unwrap_or(Path::new(""));
        let config = table::read(path, |toml| Self::parse(toml, below))?;
        let missing = || Problem::new(format!("there is no file `{}`", shown(path)));
        let config = config.ok_or_else(missing)?;
        Ok(Self {
            path: Some(path.to_owned()),
            ..config
        })
    }

    fn parse(toml: &str, below: &Path) -> Result<Self, Wrong> {
        let table = table::parse(toml)?;
        table::check_keys(&table, &[RUN_KEYS, conduct::KEYS, ARTICLE_KEYS])?;
        let run: RunTable = table::fill(&table)?;
        let overrides = table::several(&table, "override")?;
        let paths = |paths: Vec<PathBuf>| paths.iter().map(|path| below.join(path)).collect();
        Ok(Self {
            path: None,
            conduct: table::fill::<Conduct>(&table)?.below(below),
            to: run.to.map_or(Ok(Vec::new()), formats)?,
            from: checked(run.from, values::input_format)?,
            directory: run.directory.map(|directory| below.join(directory)),
            theme: run.theme.map(|theme| match Theme::named(&theme) {
                Some(_) => theme,
                None => below.join(theme).display().to_string(),
            }),
            options: table::options_of(run.option, below)?,
            fonts: paths(run.font),
            font_directories: paths(run.font_dir),
            system_fonts: run.system_fonts,
            jobs: run.jobs,
            article: table::fill::<ArticleTable>(&table)?.said()?,
            overrides: overrides
                .into_iter()
                .map(Override::of)
                .collect::<Result<_, _>>()?,
        })
    }

    /// What it says of an article: what holds for some files over what holds for all.
    pub fn said_of(&self, origin: &Origin) -> Said {
        let Some(place) = self.place(origin) else {
            return self.article.clone();
        };
        let holding = self
            .overrides
            .iter()
            .filter(|one| one.files.is_match(&place));
        holding.fold(self.article.clone(), |said, one| one.said.over(&said))
    }

    /// The overrides that none of these files is meant by: mistyped, most likely.
    pub fn idle<'o>(
        &self,
        origins: impl Iterator<Item = &'o Origin>,
    ) -> impl Iterator<Item = &Override> {
        let places: Vec<PathBuf> = origins.filter_map(|origin| self.place(origin)).collect();
        let meant = move |one: &Override| places.iter().any(|place| one.files.is_match(place));
        self.overrides.iter().filter(move |one| !meant(one))
    }

    /// Where a file is, seen from the directory of the configuration; only looked for if somebody wants to know.
    fn place(&self, origin: &Origin) -> Option<PathBuf> {
        let (Some(article), Some(own)) = (origin.path(), &self.path) else {
            return None;
        };
        if self.overrides.is_empty() {
            return None;
        }
        let below = own.canonicalize().ok()?;
        Some(
            path::real(article)
                .strip_prefix(below.parent()?)
                .ok()?
                .to_owned(),
        )
    }
}

impl Override {
    fn of(table: &Spanned<toml::de::DeValue<'_>>) -> Result<Self, Wrong> {
        table::check_keys(table, &[ARTICLE_KEYS, OVERRIDE_KEYS])?;
        let FilesTable { files } = table::fill(table)?;
        let at = files.span().start;
        let patterns = files.into_inner().into_vec();
        Ok(Self {
            files: globs(&patterns).map_err(|message| Wrong::new(at, message))?,
            patterns,
            said: table::fill::<ArticleTable>(table)?.said()?,
        })
    }
}

/// Files whose path below the configuration is one of these. A pattern without a stroke means a name, wherever it is.
fn globs(patterns: &[String]) -> Result<GlobSet, String> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let anywhere = !pattern.contains('/');
        let path = if anywhere {
            format!("**/{pattern}")
        } else {
            pattern.clone()
        };
        let glob = GlobBuilder::new(&path).literal_separator(true).build();
        set.add(glob.map_err(|error| format!("`{pattern}` is no pattern: {}", error.kind()))?);
    }
    set.build().map_err(|error| error.to_string())
}

fn formats(names: Spanned<Several>) -> Result<Vec<&'static Format>, Wrong> {
    let at = names.span().start;
    let names = names.into_inner().into_vec();
    let format = |name: &String| values::format(name).map_err(|message| Wrong::new(at, message));
    names.iter().map(format).collect()
}
