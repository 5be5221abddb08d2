//! Verse: lines end where the poet ends them; those that are too long are turned over.

use super::block::{Place, Setter};
use super::paragraph::set;
use super::setting::{Align, Setting};
use super::structure::Role;
use crate::document::VerseLine;

/// How far a turned-over line of verse stands in from the line's start, in em.
const TURNOVER: f32 = 2.0;

/// Stanzas of up to this many lines are kept whole.
const KEPT_LINES: usize = 8;

/// What a column of the source is worth in an indent of verse, in em.
const COLUMN: f32 = 0.5;

impl Setter<'_, '_, '_> {
    /// A stanza, which is a paragraph of its own.
    pub(super) fn stanza(&mut self, stanza: &[VerseLine<'_>], place: &Place) {
        let element = self.structure.add(Role::Paragraph, place.parent);
        let em = place.frame.look.size;
        let count = stanza.len();
        for (n, line) in stanza.iter().enumerate() {
            let mut flat = self.flatten(&line.content, place.frame.look, element);
            if flat.is_blank() {
                self.gap(place.frame.leading);
                continue;
            }
            if n + 1 < count {
                flat.end_line();
            }
            let indent = (f32::from(line.indent) * COLUMN * em).min(place.frame.width * 0.45);
            let setting = Setting {
                align: Align::Start,
                indent,
                hanging: (indent + TURNOVER * em).min(place.frame.width * 0.6),
                right_to_left: self.right_to_left,
                even: false,
            };
            for (k, line) in set(&flat, &place.frame, setting, &mut self.shaper)
                .into_iter()
                .enumerate()
            {
                self.stays |= k > 0 || n == 1 || n > 0 && (n + 1 == count || count <= KEPT_LINES);
                self.line(line, &place.frame);
            }
        }
    }
}
