//! Fonts for what the user's own fonts lack, looked up among many: only those that a text needs are opened.

use crate::document::{Document, characters};
use crate::layout::font::Fonts;
use crate::write::{FontFile, FontSource};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// A source of fonts, and what is known of it.
pub(super) struct Fallback {
    source: Arc<dyn FontSource>,
    /// The first family that has a character, for those that were looked for.
    known: Mutex<BTreeMap<char, Option<usize>>>,
}

impl Fallback {
    pub(super) fn new(source: Arc<dyn FontSource>) -> Self {
        Self {
            source,
            known: Mutex::default(),
        }
    }

    /// The fonts for a document: those at hand, opened from some files, and the first that has each character that they lack.
    pub(super) fn fonts<'f>(
        &self,
        document: &Document<'_>,
        fonts: &'f Fonts,
        files: &[FontFile],
    ) -> Result<Cow<'f, Fonts>, String> {
        let lacking = characters(document).filter(|&character| !fonts.has(character));
        let families = self.families(&lacking.collect());
        if families.is_empty() {
            return Ok(Cow::Borrowed(fonts));
        }
        let more = families.into_iter().filter_map(|n| self.source.family(n));
        let more: Vec<FontFile> = more.flatten().collect();
        let all = files.iter().chain(&more);
        let all = all.map(|file| (file.name.as_str(), Arc::clone(&file.bytes)));
        Fonts::open(all).map(Cow::Owned)
    }

    /// The families that have characters, in their order. What was looked for once is not looked for again.
    fn families(&self, characters: &BTreeSet<char>) -> BTreeSet<usize> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut unknown: BTreeSet<char> = characters
            .iter()
            .copied()
            .filter(|character| !known.contains_key(character))
            .collect();
        for n in 0.. {
            if unknown.is_empty() {
                break;
            }
            let Some(files) = self.source.family(n) else {
                break;
            };
            // A file that is no font after all has nothing.
            let regular = files.into_iter().take(1);
            let regular = regular
                .map(|file| (file.name, file.bytes))
                .collect::<Vec<_>>();
            let opened = Fonts::of_files(
                regular
                    .iter()
                    .map(|(name, bytes)| (name.as_str(), Arc::clone(bytes))),
            );
            if let Ok(fonts) = opened {
                unknown.retain(|&character| {
                    let has = fonts.has(character);
                    if has {
                        known.insert(character, Some(n));
                    }
                    !has
                });
            }
        }
        known.extend(unknown.into_iter().map(|character| (character, None)));
        characters
            .iter()
            .filter_map(|character| *known.get(character)?)
            .collect()
    }
}
