//! How a text is to be set: where its lines stand, how far they are drawn in, from which side they are read.

use super::direction::of_paragraph;
use super::linebreak::Fit;

/// Where lines stand in their frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    /// From edge to edge, hyphenated; the last line at the start.
    Justify,
    /// At the start of the line, never hyphenated.
    Start,
    Center,
    End,
}

/// How a text is to be set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub(crate) align: Align,
    /// Of the first line.
    pub(crate) indent: f32,
    /// Of the other lines.
    pub(crate) hanging: f32,
    pub(crate) right_to_left: bool,
    /// Lines that need not be equally long are about as long as each other: a headline's.
    pub(crate) even: bool,
}

impl Setting {
    pub(crate) fn new(align: Align, right_to_left: bool) -> Self {
        Self {
            align,
            indent: 0.0,
            hanging: 0.0,
            right_to_left,
            even: false,
        }
    }

    /// The lines of a headline.
    pub(crate) fn even(align: Align, right_to_left: bool) -> Self {
        Self {
            even: true,
            ..Self::new(align, right_to_left)
        }
    }

    /// The same for a paragraph that may be written in another direction than the text that it is part of.
    pub(crate) fn for_text(self, text: &str) -> Self {
        let right_to_left = of_paragraph(text, self.right_to_left);
        let turned = right_to_left != self.right_to_left;
        Self {
            // What stands at the end stays on its side.
            align: if turned && self.align == Align::End {
                Align::Start
            } else {
                self.align
            },
            right_to_left,
            ..self
        }
    }

    /// What it wants of the lines.
    pub(super) fn fit(self) -> Fit {
        match self.align {
            Align::Justify => Fit::Total,
            Align::Start | Align::Center | Align::End if self.even => Fit::Even,
            Align::Start | Align::Center | Align::End => Fit::First,
        }
    }
}
