//! The Markdown so far, and where in it we stand: what the next line begins with, whether anything stands on this one.

use super::Flavour;
use super::sides::is_blank;
use crate::document::{Block, BlockKind, Document, FrontPart, Outline, outline};
use crate::write::likely_len;
use std::collections::HashSet;

/// How the lines of a paragraph are broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Width {
    /// Where the author's text breaks them, and nowhere else.
    #[default]
    None,
    /// Behind sentences.
    Sentence,
    /// So that they have no more columns than these, if their words let them.
    Columns(usize),
}

/// The text so far, and where in it we stand.
pub(super) struct Page {
    pub(super) out: String,
    /// Where it begins.
    start: usize,
    /// What each line begins with: marks of quotations, indents of items.
    prefix: String,
    /// What the next line begins with instead, where an item starts there.
    pub(super) first: Option<String>,
    /// Whether nothing but the prefix stands on the line.
    pub(super) line_start: bool,
    /// Whether a blank that comes next has been set already.
    pub(super) swallow_blank: bool,
    /// Labels of notes; `None` for a note that nothing calls.
    pub(super) labels: Vec<Option<String>>,
    pub(super) slugs: HashSet<String>,
    pub(super) outline: Outline,
    pub(super) next_heading: usize,
    pub(super) base_level: u8,
    pub(super) title_set: bool,
    pub(super) flavour: Flavour,
    pub(super) width: Width,
    /// What calls each note where the flavour has no notes.
    pub(super) marks: Vec<String>,
}

impl Page {
    pub(super) fn new(
        document: &Document<'_>,
        labels: Vec<Option<String>>,
        mut above: String,
    ) -> Self {
        let is_title = |block: &Block<'_>| matches!(&block.kind, BlockKind::Front { part: FrontPart::Title, content } if !is_blank(content));
        let outline = outline(document);
        above.reserve(likely_len(document));
        Self {
            start: above.len(),
            out: above,
            prefix: String::new(),
            first: None,
            line_start: true,
            swallow_blank: false,
            labels,
            slugs: outline
                .entries
                .iter()
                .map(|entry| entry.slug.clone())
                .collect(),
            outline,
            next_heading: 0,
            base_level: u8::from(document.blocks.iter().any(is_title)),
            title_set: false,
            flavour: Flavour::default(),
            width: Width::default(),
            marks: Vec::new(),
        }
    }

    /// The text, one line end at its end.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Sets something whose lines begin with more than those around it.
    pub(super) fn within(&mut self, first: &str, others: &str, set: impl FnOnce(&mut Self)) {
        let depth = self.prefix.len();
        let lead = self.first.take().unwrap_or_else(|| self.prefix.clone());
        self.first = Some(lead + first);
        self.prefix.push_str(others);
        set(self);
        self.prefix.truncate(depth);
        self.first = None;
    }

    /// What a line begins with that is not the first of an item.
    pub(super) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Begins a line.
    pub(super) fn lead(&mut self) {
        match self.first.take() {
            Some(first) => self.out.push_str(&first),
            // Most lines stand in nothing.
            None if self.prefix.is_empty() => {}
            None => self.out.push_str(&self.prefix),
        }
        self.line_start = true;
        self.swallow_blank = false;
    }

    pub(super) fn end_line(&mut self) {
        self.trim_blanks();
        self.out.push('\n');
        self.line_start = true;
    }

    pub(super) fn line(&mut self, text: &str) {
        self.lead();
        self.out.push_str(text);
        self.end_line();
    }

    /// A line with nothing but the marks of the quotations that it stands in; none at the very start.
    pub(super) fn blank_line(&mut self) {
        if self.out.len() > self.start && self.first.is_none() {
            self.lead();
            self.end_line();
        }
    }

    /// Takes blanks off the end of the line.
    pub(super) fn trim_blanks(&mut self) {
        while let Some(b' ' | b'\t') = self.out.as_bytes().last() {
            self.out.pop();
        }
    }
}
