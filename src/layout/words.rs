//! Words that have been shaped, kept from one document to the next: which glyphs a word has depends on its style, its direction
//! and its language, and never on the text around it.
//!
//! What is kept holds for the fonts that it was made with. It changes no page, and only spares the work.

use super::font::{Cut, FaceId};
use super::hyphenate;
use super::shaped::{Shaped, Word};
use super::wide::Stops;
use foldhash::fast::RandomState;
use harfrust::{Language, Script, ShapePlan};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

/// Everything that is kept, by language.
#[derive(Default)]
pub(crate) struct Words {
    tongues: Vec<Tongue>,
}

/// What is known of one language.
pub(super) struct Tongue {
    /// A BCP 47 tag.
    pub(super) tag: Option<String>,
    pub(super) language: Option<Language>,
    pub(super) hyphenation: Option<hypher::Lang>,
    /// Han text: quotes, dashes and ellipses that Latin faces have, too, are wanted from the face of the letters around them.
    pub(super) wide_punctuation: bool,
    /// Where stops of Han text stand in their squares.
    pub(super) stops: Stops,
    /// By cut.
    pub(super) stacks: Vec<Option<Arc<[FaceId]>>>,
    pub(super) plans: Vec<(PlanKey, ShapePlan)>,
    /// By cut and direction.
    words: Vec<HashMap<Box<str>, Word, RandomState>>,
    /// The hyphen of each cut: every word that may be parted asks for it.
    pub(super) hyphens: Vec<OnceCell<Option<Arc<Shaped>>>>,
}

pub(super) type PlanKey = (FaceId, Option<Script>, bool, usize);

/// Words longer than this do not repeat.
pub(super) const LONGEST: usize = 48;

/// A novel has some 15,000 words of one cut; beyond this they are forgotten, so that memory stays bounded,
pub(super) const MOST_OF_A_CUT: usize = 60_000;

/// and of all that was seen this many stay for the next document: those of an issue.
const MOST_KEPT: usize = 20_000;

/// More languages than this are no article's, nor those of a newspaper.
const MOST_LANGUAGES: usize = 16;

impl Words {
    /// Forgets everything if it has become much.
    pub(super) fn forget_excess(&mut self) {
        let words: usize = self.tongues.iter().map(Tongue::count).sum();
        if words > MOST_KEPT || self.tongues.len() > MOST_LANGUAGES {
            self.tongues.clear();
        }
    }

    /// The number of a language.
    pub(super) fn tongue(&mut self, tag: Option<&str>) -> usize {
        let known = self
            .tongues
            .iter()
            .position(|tongue| tongue.tag.as_deref() == tag);
        known.unwrap_or_else(|| {
            self.tongues.push(Tongue::new(tag));
            self.tongues.len() - 1
        })
    }

    pub(super) fn of(&mut self, tongue: usize) -> &mut Tongue {
        &mut self.tongues[tongue]
    }

    pub(super) fn known(&self, tongue: usize) -> &Tongue {
        &self.tongues[tongue]
    }
}

impl Tongue {
    fn new(tag: Option<&str>) -> Self {
        let primary = tag.map(|tag| tag.split(['-', '_']).next().unwrap_or(tag));
        Self {
            tag: tag.map(str::to_owned),
            language: tag.and_then(Language::new),
            hyphenation: tag.and_then(hyphenate::patterns),
            wide_punctuation: matches!(primary, Some("zh" | "ja" | "yue" | "lzh")),
            stops: Stops::of(tag),
            stacks: vec![None; Cut::COUNT],
            plans: Vec::new(),
            words: vec![HashMap::default(); 2 * Cut::COUNT],
            hyphens: vec![OnceCell::new(); Cut::COUNT],
        }
    }

    fn count(&self) -> usize {
        self.words.iter().map(HashMap::len).sum()
    }

    pub(super) fn word(&self, text: &str, slot: usize) -> Option<&Word> {
        self.words[slot].get(text)
    }

    pub(super) fn keep(&mut self, text: &str, slot: usize, word: &Word) {
        if text.len() <= LONGEST {
            let words = &mut self.words[slot];
            if words.len() >= MOST_OF_A_CUT {
                words.clear();
            }
            words.insert(text.into(), Arc::clone(word));
        }
    }
}
