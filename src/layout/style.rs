//! The theme as the page needs it: lengths in points, worked out once a document.

use super::font::Cut;
use crate::theme::{Colour, Theme};

/// Lengths and colours for one document.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) theme: Theme,
    /// Distance of baselines of running text.
    pub(crate) leading: f32,
    /// Of a paragraph's first line.
    pub(crate) indent: f32,
    /// Whether paragraphs that follow no other have it, too.
    pub(crate) indents_all: bool,
    pub(crate) left: f32,
    /// The measure.
    pub(crate) width: f32,
    /// Height of the text.
    pub(crate) height: f32,
}

impl Sheet {
    pub(crate) fn new(theme: &Theme, language: Option<&str>) -> Self {
        let page = &theme.page;
        let primary = language.and_then(|tag| tag.split(['-', '_']).next());
        // Han letters fill their squares: lines need more room, and paragraphs begin by whole squares.
        let (airier, han_indent) = match primary {
            Some("zh" | "yue" | "lzh") => (HAN_LEADING, Some(2.0)),
            Some("ja") => (HAN_LEADING, Some(1.0)),
            Some("ko") => (1.1, None),
            _ => (1.0, None),
        };
        let leading = theme.text.size * theme.text.leading * airier;
        // A page of margins alone would set nothing: some text there must be. It is a number of whole lines, lest every page
        // had a part of one to share out.
        let height = (page.size.1 - page.top - page.bottom).max(72.0);
        let height = ((height + SLACK) / leading).floor().max(1.0) * leading;
        Self {
            leading,
            indent: han_indent.unwrap_or(theme.text.indent) * theme.text.size,
            indents_all: han_indent.is_some(),
            left: page.left,
            width: (page.size.0 - page.left - page.right).max(72.0),
            height,
            theme: theme.clone(),
        }
    }

    pub(crate) fn size(&self) -> f32 {
        self.theme.text.size
    }

    pub(crate) fn text_colour(&self) -> Colour {
        self.theme.light.text
    }

    pub(crate) fn quiet(&self) -> Colour {
        self.theme.light.quiet
    }

    pub(crate) fn small(&self) -> f32 {
        self.size() * self.theme.text.small_scale
    }
}

/// Heights are sums of rounded numbers, in points.
pub(crate) const SLACK: f32 = 0.02;

/// How much more leading Han text has.
const HAN_LEADING: f32 = 1.2;

/// How a run looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Look {
    pub(crate) cut: Cut,
    pub(crate) size: f32,
    /// Above the baseline.
    pub(crate) rise: f32,
    pub(crate) colour: Colour,
}

/// The room that a block has, and how its text looks.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) left: f32,
    pub(crate) width: f32,
    pub(crate) look: Look,
    pub(crate) leading: f32,
}

impl Frame {
    /// The same frame, drawn in from both sides; it never becomes too narrow for a few words, however deep blocks are nested.
    pub(crate) fn inset(&self, start: f32, end: f32) -> Self {
        let least = self.look.size * LEAST_EMS;
        let room = (self.width - least).max(0.0);
        let start = start.min(room);
        let end = end.min(room - start);
        Self {
            left: self.left + start,
            width: self.width - start - end,
            ..self.clone()
        }
    }

    /// The same frame for type of another size, of the same relative leading.
    pub(crate) fn sized(&self, size: f32) -> Self {
        let mut frame = self.clone();
        frame.leading *= size / self.look.size;
        frame.look.size = size;
        frame
    }

    /// Where the baseline is in a line, from its top: the built-in faces rise 0.89 em and fall 0.25 em, and the leading beyond
    /// that is shared between above and below.
    pub(crate) fn baseline(&self) -> f32 {
        let size = self.look.size;
        (self.leading - 1.14 * size) / 2.0 + 0.89 * size
    }
}

/// The narrowest column that text is set in, in em.
const LEAST_EMS: f32 = 9.0;
