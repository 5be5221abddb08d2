//! Notes: their bodies are set in small type where they are called, and travel with the row that calls them.

use super::block::{Place, Setter};
use super::inline::Flat;
use super::line::Line;
use super::paragraph::set;
use super::row::Row;
use super::setting::{Align, Setting};
use super::structure::{ElementId, Role};
use super::style::Frame;
use super::{Anchor, Target};
use std::collections::VecDeque;

impl Setter<'_, '_, '_> {
    /// Sets the notes that a row calls, and those that these call, at its foot.
    pub(super) fn call(&mut self, calls: Vec<usize>, row: &mut Row) {
        if let Some(nested) = &mut self.nested {
            nested.extend(calls);
            return;
        }
        let mut waiting = VecDeque::from(calls);
        while let Some(note) = waiting.pop_front() {
            let (rows, nested) = self.note(note);
            row.notes.push(rows);
            waiting.extend(nested);
        }
    }

    /// The rows of a note, and the notes that it calls.
    fn note(&mut self, note: usize) -> (Vec<Row>, Vec<usize>) {
        let (Some(body), Some(element), Some(mark)) = (
            self.document.notes.get(note),
            self.notes.element(note),
            self.notes.mark(note),
        ) else {
            return (Vec::new(), Vec::new());
        };
        // The text goes on behind the note as if it were not there.
        let rows = std::mem::take(&mut self.rows);
        let markers = std::mem::take(&mut self.markers);
        let (space, stays) = (self.space, self.stays);
        let (after_paragraph, span) = (self.after_paragraph, self.shaper.span);
        (self.space, self.stays) = (0.0, false);
        self.nested = Some(Vec::new());

        let frame = self.frame.sized(self.sheet.small());
        let indent = 1.5 * frame.look.size;
        let label = self.structure.add(Role::Label, element);
        let marker = self.note_marker(&mark, note, label, &frame);
        let wide = marker.width + 0.35 * frame.look.size > indent;
        self.markers.push(marker);
        let mut place = Place {
            frame: self.inset(&frame, indent),
            parent: element,
            top: false,
            spaced: true,
            titles: false,
        };
        if wide {
            self.flush_markers(&frame);
            self.stays = true;
        }
        place.spaced = true;
        self.blocks(&body.blocks, &place);
        self.flush_markers(&frame);

        let mut set = std::mem::replace(&mut self.rows, rows);
        if let Some(first) = set.first_mut() {
            first.anchors.push(Anchor::Note(note));
            first.space = 0.25 * frame.leading;
        }
        self.markers = markers;
        (self.space, self.stays) = (space, stays);
        (self.after_paragraph, self.shaper.span) = (after_paragraph, span);
        (set, self.nested.take().unwrap_or_default())
    }

    fn note_marker(&mut self, mark: &str, note: usize, label: ElementId, frame: &Frame) -> Line {
        let mut look = frame.look;
        let mut element = label;
        let called = self.notes.is_called(note);
        if called {
            look.colour = self.sheet.theme.light.accent;
            element = self.structure.add(Role::Link, label);
        }
        let mut flat = Flat::plain(mark, look, Some(element));
        flat.end_line();
        if called {
            for span in &mut flat.spans {
                span.link = Some((Target::Anchor(Anchor::Call(note)), mark.into()));
            }
        }
        let setting = Setting::new(Align::Start, self.right_to_left);
        set(&flat, frame, setting, &mut self.shaper)
            .into_iter()
            .next()
            .unwrap_or_default()
    }

    /// Notes that nothing calls stand behind the text.
    pub(super) fn uncalled_notes(&mut self, place: &Place) {
        let mut first = true;
        while let Some(note) = self.notes.uncalled(&mut self.structure) {
            if std::mem::take(&mut first) {
                self.gap(2.0 * place.frame.leading);
            }
            let mut holder = Row::default();
            self.call(vec![note], &mut holder);
            for row in holder.notes.into_iter().flatten() {
                self.push(row, place.frame.baseline());
            }
        }
    }
}
