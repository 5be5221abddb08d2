//! Lists with hanging markers, and definitions.

use super::block::{Place, Setter};
use super::inline::Flat;
use super::line::Line;
use super::paragraph::{set, width};
use super::setting::{Align, Setting};
use super::structure::{ElementId, Numbering, Role};
use super::style::Frame;
use crate::document::{Definition, Delimiter, List, Marker, NumberStyle, numeral};

/// Between a marker and its text, in em.
const MARKER_GAP: f32 = 0.5;

/// The least that items stand in, and the most that labels make them, in em.
const LEAST_INDENT: f32 = 1.4;
const MOST_INDENT: f32 = 4.5;

/// Lines of unmarked items that are turned over stand in by this, in em.
const UNMARKED_INDENT: f32 = 1.5;

/// Between the items of a list that is not tight, in lines.
const LOOSE: f32 = 0.45;

impl Setter<'_, '_, '_> {
    pub(super) fn list(&mut self, list: &List<'_>, place: &Place) {
        let frame = &place.frame;
        let em = frame.look.size;
        let nested = !self.markers.is_empty() || place.spaced;
        let gap = if nested && list.tight {
            0.0
        } else {
            LOOSE * frame.leading
        };
        self.gap(gap);
        let element = self
            .structure
            .add(Role::List(numbering(list.marker)), place.parent);
        let labels: Vec<String> = (0u64..)
            .zip(&list.items)
            .map(|(n, item)| match list.marker {
                Marker::Bullet => "•".to_owned(),
                Marker::Number {
                    start,
                    style,
                    delimiter,
                } => number(u64::from(start) + n, style, delimiter),
                Marker::Label => item.label.as_deref().unwrap_or_default().to_owned(),
                Marker::None => String::new(),
            })
            .collect();
        let widest = labels
            .iter()
            .map(|label| width(&Flat::plain(label, frame.look, None), &mut self.shaper))
            .fold(0.0, f32::max);
        let indent = if list.marker == Marker::None {
            UNMARKED_INDENT * em
        } else {
            (widest + MARKER_GAP * em).clamp(LEAST_INDENT * em, MOST_INDENT * em)
        };
        for (n, (item, label)) in list.items.iter().zip(&labels).enumerate() {
            if n > 0 && !list.tight {
                self.gap(LOOSE * frame.leading);
            }
            let li = self.structure.add(Role::Item, element);
            let mut inner = place.within(li);
            inner.frame = self.inset(frame, indent);
            inner.spaced = true;
            if !label.is_empty() {
                self.marker(label, li, frame, &inner.frame);
            }
            inner.parent = self.structure.add(Role::Body, li);
            self.blocks(&item.blocks, &inner);
            self.flush_markers(frame);
        }
        self.gap(gap);
    }

    /// Hangs a label before the first row of its item; one that is too wide stands above it.
    fn marker(&mut self, label: &str, item: ElementId, outer: &Frame, inner: &Frame) {
        let element = self.structure.add(Role::Label, item);
        let em = outer.look.size;
        let mut flat = Flat::plain(label, outer.look, Some(element));
        flat.end_line();
        let wide = width(&flat, &mut self.shaper);
        let room = outer.width - inner.width - MARKER_GAP * em;
        if wide > room + 0.01 {
            self.text(&flat, Setting::new(Align::Start, self.right_to_left), outer);
            self.stays = true;
            return;
        }
        let mut frame = outer.clone();
        frame.width = wide;
        frame.left = if self.right_to_left {
            outer.left + inner.width + MARKER_GAP * em
        } else {
            outer.left + room - wide
        };
        let setting = Setting::new(Align::Start, self.right_to_left);
        let line: Option<Line> = set(&flat, &frame, setting, &mut self.shaper)
            .into_iter()
            .next();
        self.markers.extend(line);
    }

    pub(super) fn definitions(&mut self, definitions: &[Definition<'_>], place: &Place) {
        let frame = &place.frame;
        let gap = LOOSE * frame.leading;
        let list = self
            .structure
            .add(Role::List(Numbering::None), place.parent);
        for definition in definitions {
            self.gap(gap);
            let item = self.structure.add(Role::Item, list);
            let label = self.structure.add(Role::Label, item);
            let mut look = frame.look;
            look.cut.bold = true;
            let flat = self.flatten(&definition.term, look, label);
            if !flat.is_blank() {
                self.text(&flat, Setting::new(Align::Start, self.right_to_left), frame);
                self.stays = true;
            }
            let body = self.structure.add(Role::Body, item);
            let mut inner = place.within(body);
            inner.frame = self.inset(frame, UNMARKED_INDENT * frame.look.size);
            inner.spaced = true;
            self.blocks(&definition.blocks, &inner);
            self.flush_markers(frame);
        }
        self.stays = false;
        self.gap(gap);
    }
}

fn numbering(marker: Marker) -> Numbering {
    match marker {
        Marker::Bullet => Numbering::Bullet,
        Marker::Number { style, .. } => match style {
            NumberStyle::Decimal => Numbering::Decimal,
            NumberStyle::LowerAlpha => Numbering::LowerAlpha,
            NumberStyle::UpperAlpha => Numbering::UpperAlpha,
            NumberStyle::LowerRoman => Numbering::LowerRoman,
            NumberStyle::UpperRoman => Numbering::UpperRoman,
        },
        Marker::Label | Marker::None => Numbering::None,
    }
}

/// A number as a list writes it.
fn number(n: u64, style: NumberStyle, delimiter: Delimiter) -> String {
    let number = numeral(n, style);
    match delimiter {
        Delimiter::Period => format!("{number}."),
        Delimiter::Paren => format!("{number})"),
        Delimiter::Parens => format!("({number})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_their_style() {
        assert_eq!(
            number(4, NumberStyle::LowerRoman, Delimiter::Parens),
            "(iv)"
        );
        assert_eq!(number(28, NumberStyle::UpperAlpha, Delimiter::Paren), "AB)");
        assert_eq!(
            number(1999, NumberStyle::UpperRoman, Delimiter::Period),
            "MCMXCIX."
        );
        assert_eq!(number(0, NumberStyle::LowerAlpha, Delimiter::Period), "0.");
    }
}
