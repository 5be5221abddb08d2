//! What was made of which article, so that unchanged work is not done again. It can be deleted at any time: no byte of any
//! output depends on it.
//!
//! A directory of small files, one an article, each whole or absent, so that runs may be killed, share it, and need memory
//! for no more than they are at. What is said there is believed only of outputs whose bytes still have the hash that it names.

mod entry;
mod key;

mod orphans;

pub use orphans::{Fate, Orphan};

use super::Problem;
use super::card::Card;
use super::compare::There;
use super::layers::Layers;
use super::outcome::Content;
use super::output::{self, Manner};
use super::path;
use super::plan::{Job, Origin};
use super::sidecar;
use crate::batch::path::shown;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::write::{Format, Settings};
use anyhow::Context;
use blake3::Hash;
use entry::{Entry, Record, path_of, text_of};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The name of a cache that was given no other.
pub const NAME: &str = ".copydesk-cache";

/// By this file backup programs know what they need not keep (<https://bford.info/cachedir/>), and we know our own.
const TAG: &str = "CACHEDIR.TAG";
const TAG_TEXT: &str = "Signature: 8a477f597d28d172789f06886806bc55
# This directory is a cache of copydesk. It can be deleted at any time.
";

/// Where the entries are. Another form of them would have another name.
const ENTRIES: &str = "articles-1";

/// A cache that is open.
pub struct Cache {
    entries: PathBuf,
    directory: PathBuf,
    /// The directory that paths are given from, and that which they are remembered from.
    here: PathBuf,
    anchor: PathBuf,
    looks: Vec<(&'static Format, Hash)>,
    naming: String,
    trouble: Mutex<Option<Problem>>,
}

/// What is known of an article at the beginning of a run.
pub(super) struct Known {
    article: Hash,
    reading: Hash,
    naming: String,
    /// One for each format.
    settings: Vec<Hash>,
    entry: Entry,
}

/// What an output was, if nothing that it depends on has changed.
pub(super) struct Remembered<'k> {
    pub(super) content: Content,
    pub(super) found: &'k [Diagnostic],
}

impl Cache {
    /// A cache in a directory that need not exist, for outputs that look as these settings say. `naming` tells runs that give
    /// other names from this.
    ///
    /// # Errors
    /// When the directory is somebody else's.
    pub fn open(
        directory: &Path,
        anchor: &Path,
        naming: &str,
        formats: &[&'static Format],
        settings: &Settings,
    ) -> Result<Self, Problem> {
        let is_empty = fs::read_dir(directory).map_or(true, |mut entries| entries.next().is_none());
        let is_own = || fs::read_to_string(directory.join(TAG)).is_ok_and(|tag| tag == TAG_TEXT);
        if directory.exists() && !(is_empty && directory.is_dir()) && !is_own() {
            return Err(Problem::new(format!(
                "`{}` is no cache of copydesk, and is left alone; nothing is remembered",
                shown(directory)
            ))
            .hint("`--cache-dir DIR` names another directory, `--no-cache` uses none"));
        }
        let looks = formats
            .iter()
            .map(|format| (*format, key::look(format, settings)));
        Ok(Self {
            entries: directory.join(ENTRIES),
            directory: directory.to_owned(),
            anchor: path::real(anchor),
            here: path::absolute(Path::new(".")),
            looks: looks.collect(),
            naming: naming.to_owned(),
            trouble: Mutex::default(),
        })
    }

    /// Where it is.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// The first thing that was wrong with it.
    pub fn trouble(&self) -> Option<Problem> {
        let mut trouble = self
            .trouble
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        trouble.take()
    }

    fn complain(&self, problem: impl FnOnce() -> Problem) {
        let mut trouble = self
            .trouble
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        trouble.get_or_insert_with(problem);
    }

    /// What is known of an article with these bytes; nothing of one without a path.
    pub(super) fn known(&self, job: &Job, bytes: &[u8], layers: &Layers) -> Option<Known> {
        let origin = &job.article.origin;
        // What standard input is called is no file that could be gone.
        let Origin::File(path) = origin else {
            return None;
        };
        let beside = if job.input_format.has_places {
            // What cannot be read is told of by whoever has to read it.
            sidecar::bytes(origin).ok()?
        } else {
            None
        };
        let said = layers.of_bytes(origin);
        let reading = key::reading(&said, beside.as_deref(), job.input_format.name);
        let settings = self.looks.iter().map(|(_, look)| key::both(&reading, look));
        let input = self.text_of(path);
        let entry = self
            .load(&self.file(&input))
            .filter(|entry| entry.input == input);
        Some(Known {
            article: blake3::hash(bytes),
            naming: self.naming(&job.article.place),
            settings: settings.collect(),
            reading: key::findings(&reading, said.judges()),
            entry: entry.unwrap_or_else(|| Entry {
                input,
                ..Entry::default()
            }),
        })
    }

    /// Equal for runs that would give an article in this place the same names.
    fn naming(&self, place: &Path) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.naming.as_bytes());
        hasher.update(b"\0");
        hasher.update(place.as_os_str().as_encoded_bytes());
        hasher.finalize().to_hex()[..16].to_owned()
    }

    fn text_of(&self, path: &Path) -> String {
        text_of(path, &self.here, &self.anchor)
    }

    /// The file of an article's entry.
    fn file(&self, input: &str) -> PathBuf {
        let name = blake3::hash(input.as_bytes()).to_hex();
        self.entries.join(&name[..32])
    }

    fn load(&self, file: &Path) -> Option<Entry> {
        let bytes = fs::read(file).ok()?;
        let entry = Entry::of_bytes(&bytes);
        if entry.is_none() {
            self.complain(|| {
                let directory = shown(&self.directory);
                Problem::new(format!(
                    "the cache `{directory}` is damaged; what it lost is made again"
                ))
            });
        }
        entry
    }

    /// Keeps what is known of an article, but for outputs that are not there any more: runs may go to ever other directories.
    pub(super) fn save(&self, known: &mut Known) {
        let is_there =
            |record: &Record| record.is_new || path_of(&record.path, &self.anchor).exists();
        known.entry.outputs.retain(is_there);
        let file = self.file(&known.entry.input);
        if let Err(error) = self.write(&file, &known.entry.to_bytes()) {
            self.complain(|| {
                Problem::new(format!("nothing is remembered: {error:#}"))
                    .hint("`--cache-dir DIR` names another directory, `--no-cache` uses none")
            });
        }
    }

    fn write(&self, file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
        let there = There::at(file);
        let write = || output::replace(file, &there, bytes, Manner::default());
        let written = match write() {
            // Only where it turns out not to be there, it is made: a run has many articles.
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let prepared = self.prepare();
                prepared.with_context(|| format!("cannot make `{}`", shown(&self.entries)))?;
                write()
            }
            written => written,
        };
        written.map_err(|error| output::refusal(file, &error).into())
    }

    /// Removes what killed runs have left unfinished in it.
    pub fn sweep(&self) {
        output::sweep(&self.entries);
    }

    /// Makes the directory, and says in it what it is, to Git as well.
    fn prepare(&self) -> std::io::Result<()> {
        fs::create_dir_all(&self.entries)?;
        fs::write(self.directory.join(".gitignore"), "*\n")?;
        fs::write(self.directory.join(TAG), TAG_TEXT)
    }
}

impl Known {
    /// What the article is about and what its reader found, if that still holds.
    pub(super) fn read(&self) -> Option<(&Card, &[Diagnostic])> {
        let entry = &self.entry;
        let holds = entry.article == self.article.to_hex().as_str()
            && entry.reading == self.reading.to_hex().as_str()
            && entry.program == key::PROGRAM;
        holds.then_some((&entry.card, &entry.found))
    }

    /// The output of the `n`-th format, if it would be the same.
    pub(super) fn output(&self, cache: &Cache, n: usize, path: &Path) -> Option<Remembered<'_>> {
        let record = self.record(cache, n, path)?;
        let is_same = record.article == self.article.to_hex().as_str()
            && record.settings == self.settings[n].to_hex().as_str()
            && record.program == key::PROGRAM;
        let content = record.content().filter(|_| is_same)?;
        let found = &record.found;
        Some(Remembered { content, found })
    }

    /// What has changed since the output was written, if that is known.
    pub(super) fn change(&self, cache: &Cache, n: usize, path: &Path) -> Option<&'static str> {
        let record = self.record(cache, n, path)?;
        Some(if record.article != self.article.to_hex().as_str() {
            "the article has changed"
        } else if record.settings != self.settings[n].to_hex().as_str() {
            "settings have changed"
        } else if record.program != key::PROGRAM {
            "copydesk has changed"
        } else {
            "the file has changed"
        })
    }

    fn record(&self, cache: &Cache, n: usize, path: &Path) -> Option<&Record> {
        if self.entry.outputs.is_empty() {
            // A first run asks for each output, and need not put its path into words.
            return None;
        }
        let (format, _) = cache.looks[n];
        let path = cache.text_of(path);
        let mut records = self.entry.outputs.iter();
        records.find(|record| record.path == path && record.format == format.name)
    }

    /// Remembers how the article was read.
    pub(super) fn remember_reading(&mut self, card: &Card, found: &Diagnostics) {
        self.entry.article = self.article.to_hex().to_string();
        self.entry.reading = self.reading.to_hex().to_string();
        key::PROGRAM.clone_into(&mut self.entry.program);
        self.entry.card = card.clone();
        self.entry.found = found.iter().cloned().collect();
    }

    /// Remembers an output.
    pub(super) fn remember(
        &mut self,
        cache: &Cache,
        n: usize,
        path: &Path,
        content: Content,
        found: &[Diagnostic],
    ) {
        let Some(hash) = content.hash else { return };
        let path = cache.text_of(path);
        self.entry.outputs.retain(|record| record.path != path);
        self.entry.outputs.push(Record {
            path,
            format: cache.looks[n].0.name.to_owned(),
            article: self.article.to_hex().to_string(),
            settings: self.settings[n].to_hex().to_string(),
            program: key::PROGRAM.to_owned(),
            naming: self.naming.clone(),
            bytes: content.bytes,
            hash: hash.to_hex().to_string(),
            found: found.to_vec(),
            is_new: true,
        });
    }
}
