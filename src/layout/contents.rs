//! The contents page of a book: its headings, and the pages that they stand on. It is set when these are known.

use super::block::Setter;
use super::flow::Flow;
use super::inline::Flat;
use super::line::Line;
use super::paragraph::set;
use super::row::Row;
use super::setting::{Align, Setting};
use super::structure::{ElementId, Role};
use super::style::Frame;
use super::{Anchor, Folio, Target};
use crate::document::OutlineEntry;
use std::rc::Rc;

/// What stands between the words of an entry and its page, again and again.
const LEADER: &str = " .";

/// More entries than this are those of chapters alone.
const MOST_ENTRIES: usize = 150;

/// Room for the numbers of pages, and how far entries of a lower level and lines that go on stand in, in em.
const NUMBERS: f32 = 2.6;
const INDENT: f32 = 1.3;

impl Setter<'_, '_, '_> {
    /// The rows of the contents page. `label` is what it is called.
    pub(super) fn contents(
        &mut self,
        label: &str,
        element: ElementId,
        flow: &Flow<'_>,
    ) -> Vec<Row> {
        let frame = self.frame.clone();
        self.contents_title(label, element, &frame);
        let entries = std::mem::take(&mut self.outline.entries);
        let chapter = self.chapter.max(1);
        let listed = |deepest: u8| {
            entries
                .iter()
                .filter(move |entry| entry.level <= deepest && !entry.name.is_empty())
                .count()
        };
        let is_issue = !self.document.articles.is_empty();
        let deepest = if listed(chapter + 1) <= MOST_ENTRIES {
            chapter + 1
        } else {
            chapter
        };
        // Parts stand apart from one another.
        let parted = listed(deepest) > listed(1);
        for (n, entry) in entries.iter().enumerate() {
            if let Some(&folio) = flow.headings.get(&n)
                && !entry.name.is_empty()
                && if is_issue {
                    entry.article.is_some() || entry.level == 1
                } else {
                    entry.level <= deepest
                }
            {
                if parted && entry.level == 1 {
                    self.gap(0.5 * frame.leading);
                }
                let item = self.entry(n, entry, folio, element, &frame);
                if let Some(article) = entry.article {
                    self.about(article, item, &frame);
                }
            }
        }
        self.outline.entries = entries;
        std::mem::take(&mut self.rows)
    }

    fn contents_title(&mut self, label: &str, element: ElementId, frame: &Frame) {
        let caption = self.structure.add(Role::Caption, element);
        let mut frame = frame.clone();
        frame.look.size *= self.sheet.theme.headings.levels[0];
        frame.look.cut.bold = true;
        frame.leading = frame.look.size * 1.2;
        let mut flat = Flat::plain(label, frame.look, Some(caption));
        flat.end_line();
        let setting = Setting::even(Align::Center, self.right_to_left);
        let first = self.rows.len();
        for line in set(&flat, &frame, setting, &mut self.shaper) {
            self.line(line, &frame);
        }
        if let Some(row) = self.rows.get_mut(first) {
            row.sink = 2.0 * self.sheet.leading;
            row.running = Some(label.into());
        }
        self.stays = true;
        self.gap(1.5 * self.sheet.leading);
    }

    /// An entry: its words, on as many lines as they need, a leader, and its page at the end of the last line.
    fn entry(
        &mut self,
        n: usize,
        entry: &OutlineEntry,
        folio: Folio,
        element: ElementId,
        frame: &Frame,
    ) -> ElementId {
        let em = frame.look.size;
        let item = self.structure.add(Role::Entry, element);
        let reference = self.structure.add(Role::Reference(None), item);
        let link = self.structure.add(Role::Link, reference);
        let says: Rc<str> = entry.name.as_str().into();
        let linked = |text: &str| {
            let mut flat = Flat::plain(text, frame.look, Some(link));
            for span in &mut flat.spans {
                span.link = Some((Target::Anchor(Anchor::Heading(n)), Rc::clone(&says)));
            }
            // A blank parts it from what stands behind it on the line and below.
            flat.end_line();
            flat
        };
        let indent = f32::from(entry.level - 1) * INDENT * em;
        let words = if self.right_to_left {
            frame.inset(NUMBERS * em, indent)
        } else {
            frame.inset(indent, NUMBERS * em)
        };
        let mut setting = Setting::new(Align::Start, self.right_to_left);
        setting.hanging = INDENT * em;
        let lines = set(&linked(&entry.name), &words, setting, &mut self.shaper);
        let count = lines.len();
        for (k, mut line) in lines.into_iter().enumerate() {
            self.stays |= k > 0;
            if k + 1 == count {
                let reach = line.width + if k == 0 { 0.0 } else { setting.hanging };
                let number = linked(&folio.to_string());
                self.leader(&mut line, &number, (&words, reach), frame);
            }
            self.line(line, frame);
        }
        item
    }

    /// Dots from the end of a line, which reaches so far into the frame of its words, to a number at the end of the page's.
    fn leader(
        &mut self,
        line: &mut Line,
        number: &Flat,
        (words, reach): (&Frame, f32),
        frame: &Frame,
    ) {
        let setting = Setting::new(Align::End, self.right_to_left);
        let Some(number) = set(number, frame, setting, &mut self.shaper)
            .into_iter()
            .next()
        else {
            return;
        };
        let dot = Flat::plain(LEADER, frame.look, None);
        let step = super::paragraph::width(&dot, &mut self.shaper);
        let end = if self.right_to_left {
            words.left - frame.left
        } else {
            frame.left + frame.width - words.left
        };
        let taken = number.width.max(frame.look.size);
        let room = if self.right_to_left {
            words.width + end - reach - taken
        } else {
            end - reach - taken
        };
        let mut dots = 0u16;
        while step > 0.0 && f32::from(dots + 2) * step < room {
            dots += 1;
        }
        if dots > 1 {
            let text = LEADER.repeat(usize::from(dots));
            let mut look = frame.look;
            look.colour = self.sheet.quiet();
            let mut place = frame.clone();
            if self.right_to_left {
                place.left += taken;
            } else {
                // Dots stand below each other, whatever the words before them.
                place.left += frame.width - taken - f32::from(dots) * step;
            }
            let setting = Setting::new(Align::Start, false);
            for leader in set(
                &Flat::plain(&text, look, None),
                &place,
                setting,
                &mut self.shaper,
            ) {
                line.runs.extend(leader.runs);
            }
        }
        line.runs.extend(number.runs);
        line.links.extend(number.links);
    }
}
