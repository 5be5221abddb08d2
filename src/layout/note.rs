//! Notes: which were called, and what their marks are. Their bodies are set by `block`, at the foot of the page that calls them.

use super::structure::{ElementId, ROOT, Role, Structure};
use crate::document::{Document, Text};

/// What is known of each note while a document is laid out.
pub(crate) struct Notes {
    marks: Vec<String>,
    elements: Vec<Option<ElementId>>,
    called: Vec<bool>,
    /// No note before this one is uncalled.
    next: usize,
}

impl Notes {
    pub(crate) fn new(document: &Document<'_>) -> Self {
        let shown = |(n, mark): (usize, &Text<'_>)| {
            let mark: String = mark.chars().filter(|c| !c.is_control()).collect();
            match mark.trim() {
                "" => (n + 1).to_string(),
                mark => mark.to_owned(),
            }
        };
        let marks: Vec<String> = document
            .notes
            .iter()
            .map(|note| &note.mark)
            .enumerate()
            .map(shown)
            .collect();
        Self {
            elements: vec![None; marks.len()],
            called: vec![false; marks.len()],
            marks,
            next: 0,
        }
    }

    pub(crate) fn mark(&self, note: usize) -> Option<String> {
        self.marks.get(note).cloned()
    }

    pub(crate) fn element(&self, note: usize) -> Option<ElementId> {
        self.elements.get(note).copied().flatten()
    }

    /// Whether something calls it; a note that nothing calls has no way back.
    pub(crate) fn is_called(&self, note: usize) -> bool {
        self.called.get(note).copied().unwrap_or(false)
    }

    /// Notes that a note is called from within an element; true if it is the first call.
    pub(crate) fn call(&mut self, note: usize, from: ElementId, structure: &mut Structure) -> bool {
        if self.element(note).is_some() {
            return false;
        }
        // The note stands behind the block that calls it.
        let mut block = from;
        while is_inline(structure.get(block).role) {
            block = structure.get(block).parent;
        }
        let parent = structure.get(block).parent;
        self.elements[note] = Some(structure.add(Role::Note, parent));
        self.called[note] = true;
        true
    }

    /// The next note that nothing calls, which then counts as called.
    pub(crate) fn uncalled(&mut self, structure: &mut Structure) -> Option<usize> {
        let ahead = &self.elements[self.next..];
        let note = self.next + ahead.iter().position(Option::is_none)?;
        self.next = note;
        self.elements[note] = Some(structure.add(Role::Note, ROOT));
        Some(note)
    }
}

fn is_inline(role: Role) -> bool {
    matches!(
        role,
        Role::Link | Role::Code | Role::Reference(_) | Role::Foreign(_)
    )
}
