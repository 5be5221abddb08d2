//! Articles × formats → jobs.
//!
//! Pure: what is on the disk was listed before ([`input`](super::input)), and what exists where a job would write is looked
//! at after ([`output`](super::output)), as is what is in the way of what ([`clash`](super::clash)).

use super::Problem;
use super::card::Card;
use super::name::{Template, unportable};
use super::path::shown;
use crate::read::{INPUT_FORMATS, InputFormat};
use crate::write::{FORMATS, Format, by_extension};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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

impl Outputs {
    /// The directory that takes them, if one does.
    pub fn directory(&self) -> Option<&Path> {
        match self {
            Self::Directory { path, .. } => Some(path),
            Self::File(_) | Self::Stdout => None,
        }
    }
}

/// Where one output goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Standard output.
    Stdout,
    /// A file.
    File(PathBuf),
}

impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdout => f.write_str("<stdout>"),
            Self::File(path) => f.write_str(&shown(path)),
        }
    }
}

/// An article, how it is read, and where it goes.
pub struct Job {
    /// The article.
    pub article: Article,
    /// What its bytes are.
    pub input_format: &'static InputFormat,
    /// Where it goes.
    pub places: Places,
    /// What speaks against their names on another system.
    pub unportable: Option<Box<str>>,
}

/// Where the outputs of an article go. Most places follow from that of the article: they are worked out as often as they are
/// asked for, since a run has many and would keep them all.
pub enum Places {
    /// Under the names that a scheme gives.
    Named(Arc<Scheme>),
    /// To these.
    Given(Arc<[Destination]>),
}

/// What gives all outputs of a run their places.
pub struct Scheme {
    /// Where they go.
    pub outputs: Outputs,
    /// The formats of the run.
    pub formats: Vec<&'static Format>,
}

impl Scheme {
    /// The places of an article's outputs, one for each format.
    pub fn destinations(&self, place: &Path, card: &Card) -> Vec<Destination> {
        let destination = |format: &&'static Format| match &self.outputs {
            Outputs::Stdout => Destination::Stdout,
            Outputs::File(path) => Destination::File(path.clone()),
            Outputs::Directory { path, name } => {
                Destination::File(path.join(name.path(place, format, card)))
            }
        };
        self.formats.iter().map(destination).collect()
    }
}

impl Job {
    /// One for each format of the run, in its order.
    pub fn destinations(&self) -> Vec<Destination> {
        match &self.places {
            Places::Named(scheme) => scheme.destinations(&self.article.place, &Card::default()),
            Places::Given(destinations) => destinations.to_vec(),
        }
    }

    /// Those of them that are files.
    pub fn files(&self) -> impl Iterator<Item = PathBuf> {
        let destinations = self.destinations().into_iter();
        destinations.filter_map(|destination| match destination {
            Destination::File(path) => Some(path),
            Destination::Stdout => None,
        })
    }

    /// Whether structure is to be found in it, and is not there already.
    pub fn is_text(&self) -> bool {
        std::ptr::eq(self.input_format, &raw const INPUT_FORMATS[0])
    }
}

/// Gives each article its job.
///
/// # Errors
/// When several outputs have one place to go to.
pub fn plan(
    articles: Vec<Article>,
    input_format: Option<&'static InputFormat>,
    scheme: Scheme,
) -> Result<Vec<Job>, Problem> {
    check_count(&articles, &scheme.formats, &scheme.outputs)?;
    let scheme = Arc::new(scheme);
    let job = |article: Article| Job {
        input_format: input_format.unwrap_or_else(|| input_format_of(&article.origin)),
        places: Places::Named(Arc::clone(&scheme)),
        unportable: None,
        article,
    };
    Ok(articles.into_iter().map(job).collect())
}

/// Looks whether the names of outputs are such that any system takes.
pub fn check_names(jobs: &mut [Job], outputs: &Outputs) {
    let Outputs::Directory { path, .. } = outputs else {
        return;
    };
    for job in jobs {
        let first = job.files().next();
        let below = first
            .as_deref()
            .and_then(|first| first.strip_prefix(path).ok());
        job.unportable = below.and_then(unportable).map(String::into_boxed_str);
    }
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

/// The format that the extension of an output means.
///
/// # Errors
/// When it means none.
pub fn output_format_of(path: &Path) -> Result<&'static Format, Problem> {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.and_then(by_extension).ok_or_else(|| {
        let known = FORMATS
            .iter()
            .map(|format| format!(".{}", format.extension));
        let known: Vec<_> = known.collect();
        let path = shown(path);
        Problem::new(format!("the extension of `{path}` means no format"))
            .hint(format!("{} do", known.join(", ")))
    })
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
