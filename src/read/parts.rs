//! Text → whose its lines are: the article's, the publisher's, or no one's, as page heads and feet are.

use super::line::Line;
use super::options::ReadOptions;
use super::{answered, boilerplate, boxes, furniture, spacing, split};
use std::ops::Range;

/// The lines of a text, and whose they are.
pub(super) struct Parts<'a> {
    lines: Vec<Line<'a>>,
    article: Range<usize>,
    /// What the publisher says: above the article, between several of a file, and below it.
    pub(super) asides: Vec<Vec<Line<'a>>>,
    /// Whether the first of these stands above all else.
    has_head: bool,
    /// The numbers of lines that were taken out.
    pub(super) furniture: Vec<usize>,
}

impl<'a> Parts<'a> {
    /// Of this text.
    pub(super) fn of(text: &'a str, options: &ReadOptions) -> Self {
        let (mut lines, mut seams) = split::split(text);
        spacing::close_up(&mut lines);
        if boxes::open(&mut lines, &seams) {
            seams = (0..lines.len()).collect();
        }
        let (mut lines, furniture) = if options.asked().has(furniture::RULE) {
            let assigned = options.assignments.iter().map(|one| one.lines.clone());
            furniture::remove(lines, &seams, &assigned.collect::<Vec<_>>())
        } else {
            (lines, Vec::new())
        };
        if !furniture.is_empty() {
            seams = (0..lines.len()).collect();
        }
        let places = if options.asked().has(boilerplate::RULE) {
            boilerplate::parts(&lines, &seams)
        } else {
            Vec::new()
        };
        let asides = places.iter().map(|aside| lines[aside.clone()].to_vec());
        let asides = asides.collect();
        let head = places.first().filter(|first| first.start == 0);
        let start = head.map_or(0, |head| head.end);
        // Articles of a file with several move up to the first, and are one.
        let (mut from, mut end) = (start, start);
        let behind = lines.len()..lines.len();
        let below = &places[usize::from(head.is_some())..];
        for aside in below.iter().chain([&behind]) {
            if end < from {
                lines.copy_within(from..aside.start, end);
            }
            end += aside.start - from;
            from = aside.end;
        }
        answered::mark(&mut lines[start..end], false);
        Self {
            lines,
            article: start..end,
            asides,
            has_head: start > 0,
            furniture,
        }
    }

    /// What the publisher says above the article.
    pub(super) fn before(&self) -> &[Line<'a>] {
        let first = self.asides.first().filter(|_| self.has_head);
        first.map_or(&[], Vec::as_slice)
    }

    /// The article.
    pub(super) fn article(&self) -> &[Line<'a>] {
        &self.lines[self.article.clone()]
    }
}
