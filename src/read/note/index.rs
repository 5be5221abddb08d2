//! Which note a call means.

use super::{AUTOMATIC, SIGNS};
use crate::document::NoteId;
use foldhash::HashMap;
use std::cell::Cell;

/// The notes of a text by their marks, in order.
#[derive(Debug, Default)]
pub(in crate::read) struct NoteIndex<'a> {
    by_mark: HashMap<&'a str, Vec<(usize, NoteId)>>,
    /// How many notes that number themselves were called.
    called: Cell<usize>,
    /// Whether signs without brackets call some of them.
    signed: bool,
    /// Whether round brackets do, and where these stand.
    brackets: Brackets,
}

/// Where round brackets call notes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::read) enum Brackets {
    #[default]
    Nowhere,
    /// Behind words.
    Behind,
    /// Right behind words: others count what is said.
    Attached,
}

impl<'a> NoteIndex<'a> {
    /// Of the marks and offsets of note bodies, in the order of their ids, and where brackets call them.
    pub(in crate::read) fn of(notes: &[(&'a str, usize)], brackets: Brackets) -> Self {
        let mut by_mark: HashMap<&str, Vec<(usize, NoteId)>> = HashMap::default();
        for (id, &(mark, offset)) in (0..).zip(notes) {
            by_mark.entry(mark).or_default().push((offset, NoteId(id)));
        }
        Self {
            signed: notes.iter().any(|(mark, _)| mark.starts_with(SIGNS)),
            brackets,
            by_mark,
            called: Cell::new(0),
        }
    }

    /// Whether there is a note of this mark.
    pub(in crate::read) fn has(&self, mark: &str) -> bool {
        self.by_mark.contains_key(mark)
    }

    /// Whether a text may call one of them by a sign without brackets.
    pub(in crate::read) fn may_sign(&self, text: &str) -> bool {
        self.signed && text.contains(SIGNS)
    }

    /// Whether round brackets call some of them.
    pub(in crate::read) fn is_bracketed(&self) -> bool {
        self.brackets != Brackets::Nowhere
    }

    /// Whether a bracket behind this text may call one of them.
    pub(in crate::read) fn may_follow(&self, text: &str) -> bool {
        self.brackets != Brackets::Attached || !text.ends_with(' ')
    }

    /// The note that a number in round brackets means: one that begins so, or with the number alone.
    pub(in crate::read) fn find_bracketed(&self, mark: &str, offset: usize) -> Option<NoteId> {
        let number = mark.trim_matches(['(', ')']);
        self.find(mark, offset)
            .or_else(|| self.find(number, offset))
    }

    /// The note that a call at this offset means: the next one of its mark, else the last (notes that stand before the text).
    pub(in crate::read) fn find(&self, mark: &str, offset: usize) -> Option<NoteId> {
        let notes = self.by_mark.get(mark)?;
        let next = if mark == AUTOMATIC {
            self.called.replace(self.called.get() + 1)
        } else {
            notes.partition_point(|(at, _)| *at < offset)
        };
        notes.get(next).or(notes.last()).map(|(_, id)| *id)
    }
}
