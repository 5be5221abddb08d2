//! A page → the operators of its content stream: runs in their places, each within the marked content of its element.

use super::font::{Used, resource_name};
use super::strings::{LONGEST_STRING, utf16};
use super::structure::Contents;
use crate::layout::font::FaceId;
use crate::layout::shaped::{Glyph, Shaped};
use crate::layout::structure::{ElementId, Structure};
use crate::layout::{Page, Rect, Run};
use crate::theme::Colour;
use printpdf::{Color, DictItem, FontId, Op, PaintMode, PdfFontHandle, Pt, Rgb, TextMatrix};
use std::collections::BTreeMap;
use std::ops::Range;

fn colour(colour: Colour) -> Color {
    let part = |byte: u8| (f32::from(byte) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb {
        r: part(colour.0),
        g: part(colour.1),
        b: part(colour.2),
        icc_profile: None,
    })
}

/// Coordinates to a hundredth of a point are finer than any printer.
fn rounded(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

/// What the viewer's text state is.
#[derive(Clone, Copy, PartialEq)]
struct State {
    face: FaceId,
    size: f32,
    colour: Colour,
    y: f32,
    /// Where the viewer's pen is.
    x: f32,
    /// The pen stands where this says; otherwise a matrix is due.
    open: bool,
}

/// Whose marked content is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marked {
    Nothing,
    Furniture,
    Element(ElementId),
    /// Of one line: its text is told.
    Told(ElementId),
}

/// Writes the operators of a page.
pub(super) struct Pen<'p> {
    height: f32,
    ops: Vec<Op>,
    used: &'p mut Used,
    contents: &'p mut Contents,
    logical: &'p Structure,
    marked: Marked,
    /// The operator that opened it, and what is told of it so far.
    opened: usize,
    told: String,
    state: Option<State>,
    /// Strings and adjustments that wait to be shown.
    show: Vec<DictItem>,
    string: Vec<u8>,
}

impl<'p> Pen<'p> {
    pub(super) fn new(
        height: f32,
        used: &'p mut Used,
        contents: &'p mut Contents,
        logical: &'p Structure,
    ) -> Self {
        Self {
            height,
            ops: Vec::new(),
            used,
            contents,
            logical,
            marked: Marked::Nothing,
            opened: 0,
            told: String::new(),
            state: None,
            show: Vec::new(),
            string: Vec::new(),
        }
    }

    /// The operators of a page.
    pub(super) fn page(mut self, page: &Page) -> Vec<Op> {
        self.ops.reserve(page.runs.len() * 2);
        self.rects(&page.rects);
        self.ops.push(Op::StartTextSection);
        for run in &page.runs {
            self.run(run);
        }
        self.close();
        self.ops.push(Op::EndTextSection);
        self.ops
    }

    fn rects(&mut self, rects: &[Rect]) {
        if rects.is_empty() {
            return;
        }
        self.ops.push(Op::BeginMarkedContent {
            tag: "Artifact".to_owned(),
        });
        let mut current = None;
        for rect in rects {
            if current != Some(rect.colour) {
                self.ops.push(Op::SetFillColor {
                    col: colour(rect.colour),
                });
                current = Some(rect.colour);
            }
            self.ops.push(Op::DrawRectangle {
                rectangle: printpdf::Rect {
                    x: Pt(rounded(rect.x)),
                    y: Pt(rounded(self.height - rect.y - rect.height)),
                    width: Pt(rounded(rect.width)),
                    height: Pt(rounded(rect.height)),
                    mode: Some(PaintMode::Fill),
                    winding_order: None,
                },
            });
        }
        self.ops.push(Op::EndMarkedContent);
    }

    fn run(&mut self, run: &Run) {
        let shaped = &run.shaped;
        let glyphs = usize::from(run.glyphs.0)..usize::from(run.glyphs.1);
        let scale = run.size / 1000.0;
        let line = rounded(self.height - run.y);
        if matches!(self.marked, Marked::Told(_))
            && self
                .state
                .is_none_or(|state| state.y.to_bits() != line.to_bits())
        {
            self.close();
        }
        let mut x = run.x;
        let mut at = glyphs.start;
        // What is read from the right is written in the order of reading, each cluster a string of its own: readers sort
        // strings by their places, and not what is within them.
        let mut backwards = Vec::new();
        while at < glyphs.end {
            // A cluster: a glyph with text and those that follow without.
            let mut next = at + 1;
            while next < glyphs.end && shaped.glyphs[next].to == shaped.glyphs[next].from {
                next += 1;
            }
            if shaped.right_to_left {
                backwards.push((at..next, x));
            } else {
                self.cluster(run, at..next, (x, line));
            }
            let advance: f32 = shaped.glyphs[at..next]
                .iter()
                .map(|glyph| glyph.advance)
                .sum();
            x += advance * scale;
            at = next;
        }
        for (glyphs, x) in backwards.into_iter().rev() {
            self.lift();
            self.cluster(run, glyphs, (x, line));
            self.lift();
        }
    }

    /// Glyphs that show a text together, from a place on.
    fn cluster(&mut self, run: &Run, glyphs: Range<usize>, (x, y): (f32, f32)) {
        let shaped = &run.shaped;
        let scale = run.size / 1000.0;
        let text = text_of(shaped, glyphs.clone());
        if glyphs.len() == 1 && !shaped.stands_in {
            let glyph = shaped.glyphs[glyphs.start];
            if let Some(code) = self.used.saying(shaped.face, glyph.id, text) {
                self.mark(run.element, None);
                self.glyph(run, &glyph, code, (x, y));
                return;
            }
        }
        let mut places = Vec::with_capacity(glyphs.len());
        let mut x = x;
        for glyph in &shaped.glyphs[glyphs] {
            places.push((glyph, x));
            x += glyph.advance * scale;
        }
        if shaped.right_to_left {
            places.reverse();
        }
        // A hyphen at a line's end must not become what that glyph says everywhere.
        let codes: Option<Vec<u16>> = if shaped.stands_in {
            None
        } else {
            let parts = parts(text, places.len());
            let code = |((glyph, _), part): (&(&Glyph, f32), &str)| {
                self.used.saying(shaped.face, glyph.id, part)
            };
            places.iter().zip(parts).map(code).collect()
        };
        let told = codes.is_none();
        self.mark(run.element, told.then_some(text));
        for (n, (glyph, x)) in places.into_iter().enumerate() {
            let code = match &codes {
                Some(codes) => codes[n],
                None => self.used.showing(shaped.face, glyph.id, text),
            };
            self.glyph(run, glyph, code, (x, y));
        }
    }

    fn glyph(&mut self, run: &Run, glyph: &Glyph, code: u16, (x, y): (f32, f32)) {
        let scale = run.size / 1000.0;
        let (x_offset, y_offset) = glyph.offset;
        let rise = if y_offset == 0.0 {
            0.0
        } else {
            rounded(y_offset * scale)
        };
        self.move_to(run, x + x_offset * scale, y + rise);
        self.string.extend_from_slice(&code.to_be_bytes());
        if self.string.len() >= LONGEST_STRING {
            self.take_string();
        }
        if let Some(state) = &mut self.state {
            state.x += glyph.width * scale;
        }
    }

    /// What comes next is a string of its own.
    fn lift(&mut self) {
        self.flush();
        if let Some(state) = &mut self.state {
            state.open = false;
        }
    }

    /// Opens the marked content of an element, or of furniture. Where the glyphs do not say the text, that is told, in a
    /// marked content of its own: readers lose what follows one within another.
    #[inline]
    fn mark(&mut self, element: Option<ElementId>, says: Option<&str>) {
        let wanted = match element {
            Some(element) if says.is_some() => Marked::Told(element),
            Some(element) => Marked::Element(element),
            None => Marked::Furniture,
        };
        // As many bytes are at most as many units of UTF-16, and so half of what a string has.
        let full = says.is_some_and(|says| self.told.len() + says.len() > LONGEST_STRING / 2);
        if self.marked != wanted || full {
            self.close();
            self.opened = self.ops.len();
            self.ops.push(match element {
                Some(element) => {
                    let (tag, id) = self.contents.mark(element, self.logical);
                    let map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(id))]);
                    Op::BeginMarkedContentWithProperties {
                        tag: if says.is_some() { "Span" } else { tag }.to_owned(),
                        properties: DictItem::Dict { map },
                    }
                }
                None => Op::BeginMarkedContent {
                    tag: "Artifact".to_owned(),
                },
            });
            self.marked = wanted;
        }
        self.told.extend(says);
    }

    /// Ends the marked content that is open.
    fn close(&mut self) {
        self.flush();
        let marked = std::mem::replace(&mut self.marked, Marked::Nothing);
        if let Marked::Told(_) = marked
            && let Op::BeginMarkedContentWithProperties {
                properties: DictItem::Dict { map },
                ..
            } = &mut self.ops[self.opened]
        {
            let text = DictItem::String {
                data: utf16(&self.told),
                literal: false,
            };
            map.insert("ActualText".to_owned(), text);
        }
        self.told.clear();
        if marked != Marked::Nothing {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    /// Brings the viewer's pen and text state to where the next glyph is.
    fn move_to(&mut self, run: &Run, x: f32, y: f32) {
        let face = run.shaped.face;
        let old = self.state;
        let same_type = old.is_some_and(|old| {
            old.face == face && old.size.to_bits() == run.size.to_bits() && old.colour == run.colour
        });
        if let Some(old) = old.filter(|old| same_type && old.open && old.y.to_bits() == y.to_bits())
        {
            // Whole thousandths of an em are as fine as coordinates. What the viewer is told is what it is taken to have done,
            // so that nothing adds up.
            let gap = (old.x - x) * 1000.0;
            if gap.abs() >= run.size * 0.5 {
                let adjust = (gap / run.size).round();
                self.take_string();
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "it is rounded, and pages are small"
                )]
                self.show.push(DictItem::Int(adjust as i64));
                if let Some(state) = &mut self.state {
                    state.x -= adjust * run.size / 1000.0;
                }
            }
            return;
        }
        self.flush();
        if old.is_none_or(|old| old.face != face || old.size.to_bits() != run.size.to_bits()) {
            self.ops.push(Op::SetFont {
                font: PdfFontHandle::External(FontId(resource_name(face))),
                size: Pt(run.size),
            });
        }
        if old.is_none_or(|old| old.colour != run.colour) {
            self.ops.push(Op::SetFillColor {
                col: colour(run.colour),
            });
        }
        let x = rounded(x);
        self.ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x, y]),
        });
        self.state = Some(State {
            face,
            size: run.size,
            colour: run.colour,
            y,
            x,
            open: true,
        });
    }

    fn take_string(&mut self) {
        if !self.string.is_empty() {
            // Exactly as long as it is: a page has thousands.
            self.show.push(DictItem::String {
                data: self.string.as_slice().into(),
                literal: true,
            });
            self.string.clear();
        }
    }

    /// Shows what waits.
    fn flush(&mut self) {
        self.take_string();
        if !self.show.is_empty() {
            self.ops.push(Op::Unknown {
                key: "TJ".to_owned(),
                value: vec![DictItem::Array(self.show.drain(..).collect())],
            });
        }
    }
}

/// The text of the glyphs of one cluster.
fn text_of(shaped: &Shaped, glyphs: Range<usize>) -> &str {
    shaped.glyphs[glyphs]
        .iter()
        .find(|glyph| glyph.to > glyph.from)
        .and_then(|glyph| shaped.text.get(glyph.from as usize..glyph.to as usize))
        .unwrap_or_default()
}

/// What says nothing and parts nothing, for glyphs that have no text of their own: PDF/UA wants one for each.
const NOTHING: &str = "\u{2060}";

/// A cluster's text in as many parts as it has glyphs: a character each, and the rest for the last.
fn parts(text: &str, count: usize) -> Vec<&str> {
    let mut rest = text;
    (1..=count)
        .map(|n| {
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let (part, behind) = rest.split_at(if n == count { rest.len() } else { first });
            rest = behind;
            if part.is_empty() { NOTHING } else { part }
        })
        .collect()
}
