//! What can be said of an article, and what it means for its reading and for its metadata.

use super::lint::{LevelValue, asks_for_judgement};
use super::values::{MetadataKey, MetadataValue, RuleValue};
use crate::document::Overrides;
use crate::read::{Assignment, Genre, HeadingPattern, ReadOptions, Rules};

/// What one layer says, or several of them laid over each other.
#[derive(Clone, Default)]
pub struct Said {
    /// The encoding of its bytes; found out otherwise.
    pub encoding: Option<String>,
    /// BCP 47 tag of its language; found out otherwise.
    pub language: Option<String>,
    /// What kind of text it is; found out otherwise.
    pub genre: Option<&'static Genre>,
    /// Rules on and off; of two words on one rule the last counts.
    pub rules: Vec<RuleValue>,
    /// What its headings look like; of two for one line the first counts.
    pub headings: Vec<HeadingPattern>,
    /// What single lines are.
    pub assignments: Vec<Assignment>,
    /// Whether articles are judged, even if no level asks for it.
    pub lint: bool,
    /// What is made of findings; of two words on one code the last counts.
    pub levels: Vec<LevelValue>,
    /// Whether punctuation is set as print does, and not as it was typed.
    pub smart_punctuation: Option<bool>,
    /// Metadata, the language left out.
    pub metadata: Vec<MetadataValue>,
}

impl Said {
    /// With these values of metadata. A language that is said as such is a stronger word than one among them.
    #[must_use]
    pub fn with_metadata(mut self, metadata: Vec<MetadataValue>) -> Self {
        let is_language = |entry: &MetadataValue| entry.key == MetadataKey::Language;
        let (mut languages, others): (Vec<_>, Vec<_>) = metadata.into_iter().partition(is_language);
        self.language = self.language.or(languages.pop().map(|entry| entry.value));
        self.metadata.extend(others);
        self
    }

    /// This layer over a weaker one. Values of one field of the metadata are not mixed.
    #[must_use]
    pub fn over(&self, weaker: &Self) -> Self {
        fn both<T: Clone>(first: &[T], second: &[T]) -> Vec<T> {
            [first, second].concat()
        }
        let is_said = |other: &&MetadataValue| {
            let mut own = self.metadata.iter();
            !own.any(|own| own.key == other.key)
        };
        let unsaid: Vec<_> = weaker.metadata.iter().filter(is_said).cloned().collect();
        Self {
            encoding: self.encoding.clone().or_else(|| weaker.encoding.clone()),
            language: self.language.clone().or_else(|| weaker.language.clone()),
            genre: self.genre.or(weaker.genre),
            rules: both(&weaker.rules, &self.rules),
            headings: both(&self.headings, &weaker.headings),
            assignments: both(&self.assignments, &weaker.assignments),
            lint: self.lint || weaker.lint,
            levels: both(&weaker.levels, &self.levels),
            smart_punctuation: self.smart_punctuation.or(weaker.smart_punctuation),
            metadata: both(&self.metadata, &unsaid),
        }
    }

    /// Whether the article is judged, and not only read.
    pub fn judges(&self) -> bool {
        self.lint || asks_for_judgement(&self.levels)
    }

    /// What it means for the reader.
    pub fn reading(&self) -> ReadOptions {
        let mut rules = Rules::default();
        for rule in &self.rules {
            let known = if rule.on {
                rules.switch_on(&rule.name)
            } else {
                rules.switch_off(&rule.name)
            };
            known.expect("names were looked up as they were read");
        }
        ReadOptions {
            language: self.language.clone(),
            genre: self.genre,
            rules,
            headings: self.headings.clone(),
            assignments: self.assignments.clone(),
        }
    }

    /// What it means for the metadata.
    pub fn overrides(&self) -> Overrides {
        let mut overrides = Overrides {
            language: self.language.clone(),
            ..Overrides::default()
        };
        for entry in &self.metadata {
            let value = entry.value.clone();
            match &entry.key {
                MetadataKey::Title => overrides.title = Some(value),
                MetadataKey::Standfirst => overrides.standfirst = Some(value),
                MetadataKey::Author => overrides.authors.push(value),
                MetadataKey::Date => overrides.date = Some(value),
                MetadataKey::Place => overrides.place = Some(value),
                MetadataKey::Agency => overrides.agency = Some(value),
                MetadataKey::Language => overrides.language = Some(value),
                MetadataKey::Keywords => {
                    let keywords = value.split(',').map(str::trim);
                    let given = keywords.filter(|keyword| !keyword.is_empty());
                    overrides.keywords.extend(given.map(str::to_owned));
                }
                MetadataKey::Extra(name) => {
                    overrides.extra.insert(name.clone(), value);
                }
            }
        }
        overrides
    }
}
