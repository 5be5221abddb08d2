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
mod contents;
mod direction;
mod feather;
mod fit;
mod flow;
pub(crate) mod font;
mod foot;
mod foreign;
mod furniture;
mod hang;
mod heading;
mod hyphenate;
mod inline;
mod issue;
mod items;
mod line;
mod linebreak;
mod list;
mod missing;
mod note;
mod paragraph;
mod preformatted;
mod row;
mod setting;
mod shape;
pub(crate) mod shaped;
pub(crate) mod structure;
mod style;
mod table;
mod verse;
mod wide;
pub(crate) mod words;

pub(crate) use article::layout;

use crate::document::{NumberStyle, numeral};
use crate::theme::Colour;
use shaped::Shaped;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;
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
    pub(crate) shaped: Arc<Shaped>,
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

/// The number of a page. Pages before the first chapter of a book have numbers of their own; they come first, in whatever
/// order they are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Folio {
    /// From 1, in small roman numerals.
    Front(u32),
    /// From 1.
    Body(u32),
}

/// A page, everything from its upper left corner in points.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) folio: Folio,
    /// An element whose content comes later, and yet is read before this page.
    pub(crate) reads_after: Option<ElementId>,
    pub(crate) rects: Vec<Rect>,
    /// In reading order.
    pub(crate) runs: Vec<Run>,
    pub(crate) links: Vec<LinkArea>,
    pub(crate) anchors: Vec<(Anchor, f32)>,
}

impl Folio {
    /// The number alone.
    pub(crate) fn number(self) -> u32 {
        let (Self::Front(number) | Self::Body(number)) = self;
        number
    }
}

/// As it is printed.
impl fmt::Display for Folio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Front(number) => {
                f.write_str(&numeral(u64::from(*number), NumberStyle::LowerRoman))
            }
            Self::Body(number) => number.fmt(f),
        }
    }
}

impl Page {
    /// Moves all of it to the right.
    fn shift(&mut self, by: f32) {
        self.rects.iter_mut().for_each(|rect| rect.x += by);
        self.runs.iter_mut().for_each(|run| run.x += by);
        self.links.iter_mut().for_each(|link| link.rect.0 += by);
    }

    fn new(folio: Folio) -> Self {
        Self {
            folio,
            reads_after: None,
            rects: Vec::new(),
            runs: Vec::new(),
            links: Vec::new(),
            anchors: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;

/// Hand-written trees against the pages they are laid out on: `tests/trees/NAME.json` beside `NAME.pages`, a line for each
/// baseline and each box: place from the top, place from the left, size, what stands there. `UPDATE=1 cargo test` writes what
/// is missing or has changed; read the difference before you keep it.
#[cfg(test)]
mod golden {
    use super::words::Words;
    use super::{Page, Run, font::Fonts, layout};
    use crate::diagnostic::Diagnostics;
    use crate::document::json;
    use crate::theme::Theme;
    use std::fmt::Write as _;
    use std::fs;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "goldens are files")]
    fn pages() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/trees");
        let update = std::env::var_os("UPDATE").is_some();
        let mut wrong = Vec::new();
        for entry in fs::read_dir(folder).expect("the folder is part of the repository") {
            let tree = entry.expect("it can be listed").path();
            if tree.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            let text = fs::read_to_string(&tree).expect("a tree can be read");
            let document = json::read(&text).expect("the tree is good");
            let fonts = Fonts::open([]).expect("the built-in fonts are good");
            let (mut got, mut count) = (String::new(), 0);
            let mut sink = |page: Page, _: &_| {
                count += 1;
                let _ = writeln!(got, "page {count}");
                describe(&page, &mut got);
            };
            let theme = Theme::default();
            layout(
                &document,
                &theme,
                &fonts,
                "Contents",
                &mut Words::default(),
                &mut sink,
                &mut Diagnostics::new(),
            );
            let golden = tree.with_extension("pages");
            if update {
                fs::write(&golden, &got).expect("a golden can be written");
            } else if fs::read_to_string(&golden).ok().as_ref() != Some(&got) {
                wrong.push(golden);
            }
        }
        assert!(
            wrong.is_empty(),
            "not as they were (UPDATE=1 rewrites): {wrong:#?}"
        );
    }

    fn describe(page: &Page, out: &mut String) {
        for rect in &page.rects {
            let (width, height) = (rect.width, rect.height);
            let _ = writeln!(
                out,
                "{:7.1} {:7.1}       box {width:.1} by {height:.1}",
                rect.y, rect.x
            );
        }
        // Cells of a row are apart by more than any blank.
        let reach = |run: &Run| {
            let glyphs = &run.shaped.glyphs[run.glyphs.0.into()..run.glyphs.1.into()];
            let width: f32 = glyphs.iter().map(|glyph| glyph.advance).sum();
            (run.x, run.x + width * run.size / 1000.0)
        };
        let near = |one: &Run, other: &Run| {
            let ((start, end), (other_start, other_end)) = (reach(one), reach(other));
            let apart = (other_start - end).max(start - other_end);
            (one.y - other.y).abs() < 0.01 && apart < one.size
        };
        for line in page.runs.chunk_by(near) {
            let Run { y, size, .. } = line[0];
            let x = line.iter().map(|run| run.x).fold(f32::INFINITY, f32::min);
            let _ = write!(out, "{y:7.1} {x:7.1} {size:5.1} ");
            for run in line {
                let glyphs = &run.shaped.glyphs[run.glyphs.0.into()..run.glyphs.1.into()];
                let mut texts: Vec<&str> = glyphs
                    .iter()
                    .map(|glyph| &run.shaped.text[glyph.from as usize..glyph.to as usize])
                    .collect();
                if run.shaped.right_to_left {
                    texts.reverse();
                }
                out.extend(texts);
            }
            out.truncate(out.trim_end().len());
            out.push('\n');
        }
    }
}
