//! Text → whose its lines are: the article's, the publisher's, or no one's, as page heads and feet are.

use super::line::{self, Line};
use super::options::ReadOptions;
use super::{boilerplate, furniture};
use std::borrow::Cow;
use std::ops::Range;

/// The lines of a text, and whose they are.
pub(super) struct Parts<'a> {
    pub(super) lines: Vec<Line<'a>>,
    /// What the publisher says; all else is the article.
    pub(super) asides: Vec<Range<usize>>,
    /// The numbers of lines that were taken out.
    pub(super) furniture: Vec<usize>,
}

impl<'a> Parts<'a> {
    /// Of this text.
    pub(super) fn of(text: &'a str, options: &ReadOptions) -> Self {
        let lines = line::split(text);
        let (lines, furniture) = if options.asked().has(furniture::RULE) {
            let assigned = options.assignments.iter().map(|one| one.lines.clone());
            furniture::remove(lines, &assigned.collect::<Vec<_>>())
        } else {
            (lines, Vec::new())
        };
        let asides = if options.asked().has(boilerplate::RULE) {
            boilerplate::parts(&lines)
        } else {
            Vec::new()
        };
        Self {
            lines,
            asides,
            furniture,
        }
    }

    /// What the publisher says above the article.
    pub(super) fn before(&self) -> &[Line<'a>] {
        let first = self.asides.first().filter(|first| first.start == 0);
        first.map_or(&[], |first| &self.lines[first.clone()])
    }

    /// The article: all in one piece, but for a file of several.
    pub(super) fn article(&self) -> Cow<'_, [Line<'a>]> {
        let mut pieces = Vec::with_capacity(1);
        let mut from = 0;
        let end = self.lines.len();
        for aside in self.asides.iter().chain([&(end..end)]) {
            if from < aside.start {
                pieces.push(&self.lines[from..aside.start]);
            }
            from = aside.end;
        }
        match pieces[..] {
            [] => Cow::Borrowed(&[]),
            [piece] => Cow::Borrowed(piece),
            _ => Cow::Owned(pieces.concat()),
        }
    }
}
