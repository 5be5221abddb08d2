//! What was exported → a page that lists it, and a feed: for those who look for something, and for those who follow.
//!
//! In come outcomes in the order of the inputs, out go two files. Nothing in them depends on when they are made: the days are
//! those of the articles, addresses are where the outputs are.

mod feed;
mod settings;

pub use settings::{BaseUrl, FileName, IndexSettings};

use super::Problem;
use super::compare::{Presence, There, diff};
use super::outcome::{Outcome, Output, State};
use super::output::{self, Manner, Mode};
use super::plan::Destination;
use crate::theme::Theme;
use crate::write::by_name;
use crate::write::html::index::{Entry, Index as Page, index as page};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// An index in the making.
#[derive(Clone)]
pub struct Index {
    settings: IndexSettings,
    directory: PathBuf,
    theme: Theme,
    /// `SOURCE_DATE_EPOCH`.
    timestamp: Option<i64>,
    listed: Vec<Listed>,
}

/// An article of which there is an output.
#[derive(Clone)]
struct Listed {
    entry: Entry,
    /// Its outputs, the one that people are led to first.
    files: Vec<Listing>,
}

#[derive(Clone)]
struct Listing {
    href: String,
    media_type: &'static str,
    bytes: u64,
}

/// What became of one of the files.
pub struct Placed {
    /// Where it is or would be.
    pub path: PathBuf,
    /// Exported, unchanged or would change.
    pub state: State,
    /// Why it would change.
    pub reason: Option<&'static str>,
    /// How, if that is to be shown.
    pub diff: Option<String>,
}

impl Index {
    /// An index of the outputs below a directory.
    pub fn new(
        settings: IndexSettings,
        directory: &Path,
        theme: &Theme,
        timestamp: Option<i64>,
    ) -> Self {
        Self {
            settings,
            directory: directory.to_owned(),
            theme: theme.clone(),
            timestamp,
            listed: Vec::new(),
        }
    }

    /// Where its files are.
    pub fn paths(&self) -> Vec<PathBuf> {
        let feed = self.settings.base_url.as_ref();
        let feed = feed.map(|_| self.settings.feed());
        let names = std::iter::once(self.settings.page()).chain(feed);
        names.map(|name| self.directory.join(name)).collect()
    }

    /// Takes an article in, if there is an output of it. What would be there after an export counts as if it were.
    pub fn add(&mut self, outcome: &Outcome) {
        let there = outcome.outputs.iter().filter(|output| {
            matches!(
                output.state,
                State::Exported | State::Unchanged | State::WouldChange
            )
        });
        // People read web pages; whatever comes first is the next best.
        let mut outputs: Vec<&Output> = there.collect();
        outputs.sort_by_key(|output| output.format.extension != "html");
        let files = outputs.iter().filter_map(|output| {
            let Destination::File(path) = &output.destination else {
                return None;
            };
            let below = path.strip_prefix(&self.directory).ok()?;
            Some(Listing {
                href: address(below),
                media_type: output.format.media_type,
                bytes: output.content.map_or(0, |content| content.bytes),
            })
        });
        let files: Vec<Listing> = files.collect();
        let (Some(first), Some(card)) = (outputs.first(), &outcome.card) else {
            return;
        };
        let Some(main) = files.first() else {
            return;
        };
        let names = outputs
            .iter()
            .map(|output| output.format.extension.to_uppercase());
        let others = names.zip(&files).skip(1);
        let entry = Entry {
            title: card
                .title
                .clone()
                .unwrap_or_else(|| stem(&first.destination)),
            href: main.href.clone(),
            authors: card.authors.clone(),
            date: card.date.clone(),
            standfirst: card.standfirst.clone(),
            language: card.language.clone(),
            others: others
                .map(|(name, file)| (name, file.href.clone()))
                .collect(),
        };
        self.listed.push(Listed { entry, files });
    }

    /// Writes the files, or says what would change, the newest article first and those without a date last.
    ///
    /// # Errors
    /// When one cannot be written.
    pub fn place(
        mut self,
        mode: Mode,
        manner: Manner,
    ) -> anyhow::Result<(Vec<Placed>, Option<Problem>)> {
        // Stable: of one day as they came.
        self.listed
            .sort_by(|one, other| other.entry.date.cmp(&one.entry.date));
        let mut files = vec![(self.directory.join(self.settings.page()), self.page())];
        let mut note = None;
        if let Some(base) = &self.settings.base_url {
            let (feed, left_out) = self.feed(base.address());
            files.push((self.directory.join(self.settings.feed()), feed));
            note = (left_out > 0).then(|| undated(left_out));
        }
        let placed = files
            .into_iter()
            .map(|(path, bytes)| place(path, &bytes, mode, manner));
        Ok((placed.collect::<anyhow::Result<_>>()?, note))
    }

    fn page(&self) -> Vec<u8> {
        let feed = self.settings.base_url.as_ref();
        let index = Page {
            title: self.settings.title.clone(),
            language: self.language(),
            feed: feed.map(|_| address(Path::new(self.settings.feed()))),
            entries: self
                .listed
                .iter()
                .map(|listed| listed.entry.clone())
                .collect(),
        };
        page(&index, &self.theme)
    }

    /// What was said, or what most articles are written in.
    fn language(&self) -> Option<String> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for language in self
            .listed
            .iter()
            .filter_map(|one| one.entry.language.as_deref())
        {
            *counts.entry(language).or_default() += 1;
        }
        let most = counts.into_iter().max_by_key(|(_, count)| *count);
        let said = self.settings.lang.clone();
        said.or_else(|| most.map(|(language, _)| language.to_owned()))
    }
}

fn undated(count: usize) -> Problem {
    let what = if count == 1 {
        "an article has no date and is".to_owned()
    } else {
        format!("{count} articles have no date and are")
    };
    Problem::new(format!("{what} not in the feed, which needs one of each entry"))
        .hint("`SOURCE_DATE_EPOCH` dates what has no date of its own; `copydesk lint --warn undated` shows which")
}

fn place(path: PathBuf, bytes: &[u8], mode: Mode, manner: Manner) -> anyhow::Result<Placed> {
    let there = There::at(&path).presence(&path, bytes);
    let mut placed = Placed {
        path,
        state: State::Unchanged,
        reason: None,
        diff: None,
    };
    if there == Presence::Same {
        return Ok(placed);
    }
    if mode == Mode::Export {
        output::write(&Destination::File(placed.path.clone()), bytes, manner)?;
        placed.state = State::Exported;
        return Ok(placed);
    }
    placed.state = State::WouldChange;
    placed.reason = Some(match there {
        Presence::Missing => "missing",
        _ => "it lists something else",
    });
    if mode == Mode::Diff {
        let text = by_name("html").expect("HTML is always there");
        placed.diff = Some(diff(&placed.path, bytes, text));
    }
    Ok(placed)
}

/// All but what needs no escape anywhere in an address (RFC 3986, section 2.3).
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A relative path as an address.
fn address(path: &Path) -> String {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.as_encoded_bytes()),
        _ => None,
    });
    let parts = parts.map(|name| percent_encode(name, ESCAPED).to_string());
    parts.collect::<Vec<_>>().join("/")
}

/// What an article is called that has no title: what its file is.
fn stem(destination: &Destination) -> String {
    let stem = match destination {
        Destination::File(path) => path.file_stem(),
        Destination::Stdout => None,
    };
    stem.map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_escaped_and_relative() {
        let path = Path::new("a b/50%: ü?.html");
        assert_eq!(address(path), "a%20b/50%25%3A%20%C3%BC%3F.html");
    }
}
