//! The title block and the headings: sizes, space around them, what stays with them, the level that each is tagged with.

use super::Anchor;
use super::block::{GAP, Place, Setter};
use super::font::Figures;
use super::paragraph::set;
use super::row::Before;
use super::setting::{Align, Setting};
use super::structure::Role;
use crate::document::{BlockKind, FrontPart, Inline, keeps_line_ends};
use std::rc::Rc;

/// Chapters of books begin this many lines below the top.
pub(super) const SINK: f32 = 4.0;

/// Below what stands above it on its page, it is this part of the page lower.
const LOWER_SINK: f32 = 0.14;

/// The title of a book stands this part of the page below its top.
const TITLE_SINK: f32 = 0.24;

impl Setter<'_, '_, '_> {
    pub(super) fn front(
        &mut self,
        part: FrontPart,
        content: &[Inline<'_>],
        before: Option<&BlockKind<'_>>,
        place: &Place,
    ) {
        let headed = matches!(before, Some(BlockKind::Heading { .. }));
        let (goes_on, again) = match before {
            Some(BlockKind::Front { part: above, .. }) => (true, *above == part),
            _ => (false, false),
        };
        let sheet = &self.sheet;
        let line = sheet.leading;
        let headings = &sheet.theme.headings;
        let mut frame = place.frame.clone();
        let quiet = sheet.quiet();
        let role = match part {
            FrontPart::Title => {
                let size = sheet.size() * headings.title;
                frame.look.size = size;
                frame.leading = size * 1.14;
                frame.look.cut.bold = true;
                frame.look.cut.figures = Figures::Lining;
                self.titled = true;
                Role::Heading(1)
            }
            FrontPart::Standfirst => {
                frame = frame.sized(sheet.size() * headings.standfirst);
                frame.leading *= 0.97;
                frame.look.cut.italic = true;
                Role::Paragraph
            }
            FrontPart::Byline => Role::Paragraph,
            FrontPart::Date => {
                frame = frame.sized(sheet.small());
                frame.look.colour = quiet;
                Role::Paragraph
            }
        };
        let space = match part {
            // Two lines that name the same: "by", and who.
            _ if again => 0.2 * line,
            // Lines stand above it on the title page.
            FrontPart::Title if !goes_on && self.is_book() => sheet.height * LOWER_SINK,
            FrontPart::Title => 0.4 * line,
            FrontPart::Standfirst => 0.7 * line,
            FrontPart::Byline => 0.8 * line,
            FrontPart::Date => 0.35 * line,
        };
        if headed {
            // The title of an article in an issue is a heading, and this stands with it.
            self.space = space;
        }
        self.gap(space);
        let element = self.structure.add(role, place.parent);
        let flat = self.flatten(content, frame.look, element);
        let first = self.rows.len();
        // A book has a title page.
        let align = if self.chapter > 0 {
            Align::Center
        } else {
            Align::Start
        };
        let setting = match part {
            FrontPart::Title | FrontPart::Standfirst => Setting::even(align, self.right_to_left),
            FrontPart::Byline | FrontPart::Date => Setting::new(align, self.right_to_left),
        };
        let lines = set(&flat, &frame, setting, &mut self.shaper);
        for (n, line) in lines.into_iter().enumerate() {
            self.stays |= n > 0;
            self.line(line, &frame);
        }
        if let Some(row) = self.rows.get_mut(first)
            && part == FrontPart::Title
        {
            row.anchors.push(Anchor::Title);
            row.sink = 1.2 * line;
        }
        self.stays = self.rows.len() > first;
    }

    /// The first row of a book's title page, of a block of this kind: it has neither head nor number.
    pub(super) fn opens_title_page(&mut self, first: usize, kind: &BlockKind<'_>) {
        let sink = if matches!(kind, BlockKind::Front { .. }) {
            self.sheet.height * TITLE_SINK
        } else {
            self.sheet.leading
        };
        if let Some(row) = self.rows.get_mut(first) {
            row.sink = sink;
        }
    }

    /// Lines around a title: as the title stands, one below the other.
    pub(super) fn imprint(&mut self, content: &[Inline<'_>], place: &Place) {
        let line = place.frame.leading;
        let (align, frame) = if self.is_book() {
            (Align::Center, place.frame.sized(self.sheet.small()))
        } else {
            (Align::Start, place.frame.clone())
        };
        let ends_kept = keeps_line_ends(content);
        self.gap(if ends_kept { GAP * line } else { 0.15 * line });
        let element = self.structure.add(Role::Paragraph, place.parent);
        let flat = self.flatten(content, frame.look, element);
        self.text(&flat, Setting::new(align, self.right_to_left), &frame);
        if ends_kept {
            self.gap(GAP * line);
        }
        self.after_lines = true;
    }

    pub(super) fn heading(
        &mut self,
        level: u8,
        content: &[Inline<'_>],
        follows: bool,
        place: &Place,
    ) {
        let entry = place.top.then_some(self.headings);
        let entry_of = |n: usize| self.outline.entries.get(n);
        let level = entry.and_then(entry_of).map_or(level, |entry| entry.level);
        let chapter = place.top
            && match self.article {
                None => level <= self.chapter,
                // An article has no chapters, and is one.
                Some(_) => {
                    self.chapter > 0
                        && entry
                            .and_then(entry_of)
                            .is_some_and(|entry| entry.article.is_some())
                }
            };
        // The title of the chapter whose number stands above it.
        let titles = level == self.chapter + 1
            && entry
                .and_then(entry_of)
                .is_some_and(|entry| entry.name.is_empty() && !entry.text.trim().is_empty());
        // Tags nest as the outline does, without gaps, and below the title.
        while self.open.last().is_some_and(|&above| above >= level) {
            self.open.pop();
        }
        self.open.push(level);
        let depth = u8::try_from(self.open.len()).unwrap_or(u8::MAX);
        let tagged = (depth + u8::from(self.titled)).min(6);
        let headings = self.sheet.theme.headings.clone();
        let scale = headings.levels[usize::from(level.clamp(1, 6)) - 1];
        let mut frame = place.frame.clone();
        frame.look.size *= if chapter { scale * 1.15 } else { scale };
        frame.leading = frame.look.size * 1.2;
        frame.look.cut.figures = Figures::Lining;
        match level {
            1 | 2 | 4 => frame.look.cut.bold = true,
            3 | 5 => frame.look.cut.italic = true,
            _ => frame.look.cut.small_caps = true,
        }
        let line = place.frame.leading;
        let element = self.structure.add(Role::Heading(tagged), place.parent);
        let flat = self.flatten(content, frame.look, element);
        self.gap(if follows {
            0.6 * line
        } else {
            headings.space.0 * line
        });
        let align = if chapter || titles {
            Align::Center
        } else {
            Align::Start
        };
        let lines = set(
            &flat,
            &frame,
            Setting::even(align, self.right_to_left),
            &mut self.shaper,
        );
        let first = self.rows.len();
        for (n, line) in lines.into_iter().enumerate() {
            self.stays |= n > 0;
            self.line(line, &frame);
        }
        let name = entry.and_then(|n| Some(self.outline.entries.get(n)?.name.as_str()));
        let running: Option<Rc<str>> = name
            .filter(|name| chapter && !name.is_empty())
            .map(Into::into);
        if let Some(row) = self.rows.get_mut(first) {
            row.anchors.extend(entry.map(Anchor::Heading));
            row.running = running;
            if chapter && !follows && self.article.is_none() {
                row.before = Before::Ends;
                row.sink = SINK * line;
                row.body = true;
            }
        }
        self.headings += usize::from(place.top);
        self.stays = self.rows.len() > first || self.stays;
        self.headed = self.stays;
        self.space = if chapter {
            1.8 * line
        } else {
            headings.space.1 * line
        };
    }
}
