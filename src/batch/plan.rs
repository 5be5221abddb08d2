//! Articles × formats → jobs, and every clash found before any work.
//!
//! Pure: what is on the disk was listed before ([`input`](super::input)), and what exists where a job would write is looked
//! at after ([`output`](super::output)).

use super::Problem;
use super::name::{Template, unportable};
use super::outcome::Card;
use super::path::shown;
use crate::read::{INPUT_FORMATS, InputFormat};
use crate::write::Format;
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// Where an article's bytes come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Standard input, and what it is called, if anything.
    Stdin(Option<PathBuf>),
    /// A file.
    File(PathBuf),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdin(None) => f.write_str("<stdin>"),
            Self::Stdin(Some(path)) | Self::File(path) => f.write_str(&shown(path)),
        }
    }
}

impl Origin {
    /// The path that it goes by: settings for it and the file beside it are looked for there.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdin(path) => path.as_deref(),
            Self::File(path) => Some(path),
        }
    }
}

/// How an article came into the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// By its own name: if it is no text, that is an error.
    Named,
    /// By a directory that holds it: if it is no text, it is skipped.
    Found,
}

/// A file to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Where its bytes are.
    pub origin: Origin,
    /// Its path below the directory that was given, or its name: its place in the directory of outputs.
    pub place: PathBuf,
    /// How it came into the run.
    pub given: Given,
}

/// Where the outputs of a run go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outputs {
    /// Standard output takes the only one.
    Stdout,
    /// A file takes the only one.
    File(PathBuf),
    /// A directory takes all, each under its own name.
    Directory {
        /// The directory.
        path: PathBuf,
        /// What they are called.
        name: Template,
    },
}

/// Where one output goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Standard output.
    Stdout,
    /// A file.
    File(PathBuf),
}

/// An article, how it is read, and where it goes.
pub struct Job {
    /// The article.
    pub article: Article,
    /// What its bytes are.
    pub input_format: &'static InputFormat,
    /// One for each format of the run, in its order.
    pub destinations: Vec<Destination>,
    /// What speaks against their names on another system.
    pub unportable: Option<String>,
}

impl Job {
    /// Whether structure is to be found in it, and is not there already.
    pub fn is_text(&self) -> bool {
        std::ptr::eq(self.input_format, &raw const INPUT_FORMATS[0])
    }
}

/// Gives each article its job; where its outputs go is said later, by [`name`].
///
/// # Errors
/// When several outputs have one place to go to.
pub fn plan(
    articles: Vec<Article>,
    input_format: Option<&'static InputFormat>,
    formats: &[&'static Format],
    outputs: &Outputs,
) -> Result<Vec<Job>, Problem> {
    check_count(&articles, formats, outputs)?;
    let job = |article: Article| Job {
        input_format: input_format.unwrap_or_else(|| input_format_of(&article.origin)),
        destinations: Vec::new(),
        unportable: None,
        article,
    };
    Ok(articles.into_iter().map(job).collect())
}

/// Gives the outputs of each job their places.
///
/// # Errors
/// When two outputs would be one file.
pub fn name(
    jobs: &mut [Job],
    outputs: &Outputs,
    named: impl IntoIterator<Item = Vec<Destination>>,
) -> Result<(), Problem> {
    for (job, destinations) in jobs.iter_mut().zip(named) {
        job.destinations = destinations;
        if let (Outputs::Directory { path, .. }, Some(Destination::File(first))) =
            (outputs, job.destinations.first())
        {
            job.unportable = first.strip_prefix(path).ok().and_then(unportable);
        }
    }
    let hint = match outputs {
        Outputs::Directory { name, .. } if name.asks_articles() => {
            "`{dir}` and `{stem}` in `--name` tell articles of one title apart"
        }
        _ => "rename one, convert them in two runs, or give a directory that holds both",
    };
    check_clashes(jobs, hint)
}

/// The input format that a name's extension means; plain text where it means none.
pub fn input_format_of(origin: &Origin) -> &'static InputFormat {
    origin
        .path()
        .and_then(Path::extension)
        .and_then(|extension| extension.to_str())
        .and_then(|extension| {
            INPUT_FORMATS.iter().find(|format| {
                let mut own = format.extensions.iter();
                own.any(|own| own.eq_ignore_ascii_case(extension))
            })
        })
        .unwrap_or(&INPUT_FORMATS[0])
}

fn check_count(
    articles: &[Article],
    formats: &[&'static Format],
    outputs: &Outputs,
) -> Result<(), Problem> {
    let found = articles.iter().any(|article| article.given == Given::Found);
    let one = match outputs {
        Outputs::Directory { .. } => return Ok(()),
        Outputs::Stdout => "standard output takes",
        Outputs::File(_) => "`-o` takes",
    };
    let hint = "`-d DIR` gives each output a file of its own";
    if articles.len() > 1 || found {
        return Err(Problem::new(format!(
            "{one} one article, and here {} {}",
            if articles.len() == 1 { "is" } else { "are" },
            if found && articles.len() == 1 {
                "a directory".to_owned()
            } else {
                articles.len().to_string()
            }
        ))
        .hint(hint));
    }
    if formats.len() > 1 {
        return Err(
            Problem::new(format!("{one} one format, and here are {}", formats.len())).hint(hint),
        );
    }
    Ok(())
}

/// The places of an article's outputs, one for each format.
pub fn destinations(
    place: &Path,
    formats: &[&'static Format],
    outputs: &Outputs,
    card: &Card,
) -> Vec<Destination> {
    let destination = |format: &&'static Format| match outputs {
        Outputs::Stdout => Destination::Stdout,
        Outputs::File(path) => Destination::File(path.clone()),
        Outputs::Directory { path, name } => {
            Destination::File(path.join(name.path(place, format, card)))
        }
    };
    formats.iter().map(destination).collect()
}

fn check_clashes(jobs: &[Job], hint: &str) -> Result<(), Problem> {
    let mut taken: HashMap<Cow<'_, Path>, &Origin> = HashMap::new();
    for job in jobs {
        for destination in &job.destinations {
            let Destination::File(path) = destination else {
                continue;
            };
            if let Some(first) = taken.insert(key(path), &job.article.origin) {
                let second = &job.article.origin;
                let path = path.display();
                return Err(if first == second {
                    Problem::new(format!("`{second}` is given twice"))
                } else {
                    Problem::new(format!(
                        "`{first}` and `{second}` would both be written to `{path}`"
                    ))
                    .hint(hint)
                });
            }
        }
    }
    Ok(())
}

/// Paths that are one file have one key; where the file system minds no case, neither does the key.
fn key(path: &Path) -> Cow<'_, Path> {
    if cfg!(any(windows, target_os = "macos")) {
        Cow::Owned(PathBuf::from(path.to_string_lossy().to_lowercase()))
    } else {
        Cow::Borrowed(path)
    }
}
