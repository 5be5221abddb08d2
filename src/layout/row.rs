//! What a page is filled with: a line or what is not to be parted, with what stands above it and belongs to it.

use super::line::Line;
use super::style::Frame;
use super::{Anchor, LinkArea, Rect, Run};
use std::rc::Rc;

/// Whether a page may end above a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Before {
    #[default]
    MayEnd,
    /// The row stays with the one above it.
    Stays,
    /// The row begins a page.
    Ends,
}

/// A line, or lines that are not to be parted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// Above it, unless it is the first on its page.
    pub(crate) space: f32,
    /// Above it if it is the first on its page.
    pub(crate) sink: f32,
    pub(crate) height: f32,
    pub(crate) before: Before,
    /// From the row's top.
    pub(crate) runs: Vec<Run>,
    pub(crate) rects: Vec<Rect>,
    pub(crate) links: Vec<LinkArea>,
    pub(crate) anchors: Vec<Anchor>,
    /// The rows of notes that it calls, one list a note.
    pub(crate) notes: Vec<Vec<Row>>,
    /// What stands above it if it is the first on its page: the head of its table.
    pub(crate) head: Option<Rc<Vec<Row>>>,
    /// From here on the running head says this.
    pub(crate) running: Option<Rc<str>>,
    /// The body of a book begins here.
    pub(crate) body: bool,
    /// It is a paragraph's first.
    pub(crate) opens: bool,
    /// Its line ends within a word.
    pub(crate) hyphenated: bool,
}

impl Row {
    /// A row of one line.
    pub(crate) fn of(line: Line, frame: &Frame) -> Self {
        let mut row = Self {
            height: frame.leading,
            hyphenated: line.hyphenated,
            ..Self::default()
        };
        row.place(line, frame.baseline());
        row
    }

    /// A line on a baseline of the row. Its notes are not the row's yet: their bodies are to be set first.
    pub(crate) fn place(&mut self, line: Line, baseline: f32) {
        self.runs.extend(line.runs.into_iter().map(|mut run| {
            run.y += baseline;
            run
        }));
        self.links.extend(line.links.into_iter().map(|mut link| {
            link.rect.1 += baseline;
            link
        }));
        self.anchors.extend(line.anchors);
    }
}
