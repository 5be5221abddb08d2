//! Blocks → pages: type and its places, without a word about PDF.
//!
//! In comes a document, out go pages to a sink, one at a time as they fill: glyphs of a face in their places, rules, links,
//! and the logical element that each run belongs to. A writer turns these into its format and measures nothing.
//!
//! ```text
//! Block ─inline→ spans ─shape→ boxes, glue ─linebreak→ lines ─flow→ Page
//! ```

mod article;
mod block;
mod direction;
mod flow;
pub(crate) mod font;
mod foot;
mod heading;
mod hyphenate;
mod inline;
mod items;
mod line;
mod linebreak;
mod list;
mod missing;
mod note;
mod paragraph;
mod preformatted;
pub(crate) mod shape;
pub(crate) mod structure;
mod style;
mod table;
#[cfg(test)]
mod tests;
mod verse;

pub(crate) use article::layout;

use crate::theme::Colour;
use shape::Shaped;
use std::rc::Rc;
use structure::ElementId;

/// A run of glyphs of one style on a baseline.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    /// From the left.
    pub(crate) x: f32,
    /// The baseline, from the top.
    pub(crate) y: f32,
    pub(crate) size: f32,
    pub(crate) colour: Colour,
    pub(crate) shaped: Rc<Shaped>,
    /// Which of its glyphs.
    pub(crate) glyphs: (u16, u16),
    /// What it is part of; nothing for furniture of the page.
    pub(crate) element: Option<ElementId>,
}

/// A filled rectangle: a rule, a ground. Furniture always.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rect {
    pub(crate) x: f32,
    /// The upper edge, from the top.
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) colour: Colour,
}

/// A place that links lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Anchor {
    /// The title.
    Title,
    /// The `n`-th heading of the outline.
    Heading(usize),
    /// The `n`-th note.
    Note(usize),
    /// The place that calls the `n`-th note first.
    Call(usize),
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Url(Rc<str>),
    Anchor(Anchor),
}

/// A part of a line that leads elsewhere.
#[derive(Clone, Debug)]
pub(crate) struct LinkArea {
    pub(crate) rect: (f32, f32, f32, f32),
    pub(crate) target: Target,
    pub(crate) element: ElementId,
    /// What the link says, for those who do not see it.
    pub(crate) says: Rc<str>,
}

/// A page, everything from its upper left corner in points.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) rects: Vec<Rect>,
    /// In reading order.
    pub(crate) runs: Vec<Run>,
    pub(crate) links: Vec<LinkArea>,
    pub(crate) anchors: Vec<(Anchor, f32)>,
}
