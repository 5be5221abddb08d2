//! A line's items → runs in their places: blanks stretched, hyphen and blank at the end, the order of drawing.

use super::direction::base_level;
use super::inline::{Flat, Span};
use super::items::{Part, Source, points};
use super::linebreak::Item;
use super::setting::{Align, Setting};
use super::shaped::Shaped;
use super::style::Frame;
use super::{Anchor, LinkArea, Run};
use std::rc::Rc;
use std::sync::Arc;
use unicode_bidi::Level;

/// A line: everything from the page's left edge and from the baseline.
#[derive(Debug, Default)]
pub(crate) struct Line {
    pub(crate) runs: Vec<Run>,
    pub(crate) links: Vec<LinkArea>,
    pub(crate) anchors: Vec<Anchor>,
    /// Notes that it calls for the first time.
    pub(crate) notes: Vec<usize>,
    /// Without the blank at its end.
    pub(crate) width: f32,
    /// It ends within a word.
    pub(crate) hyphenated: bool,
    /// How much its blanks stretch or, below zero, shrink, as a part of what they bear well, if it was to be filled.
    pub(crate) stretch: Option<f32>,
}

/// A line that would stretch its blanks beyond this is left short: rivers are worse.
const MOST_STRETCH: f32 = 5.0;

/// Where the area of a link begins above the baseline, and how high it is, as parts of the size of its type: what letters take.
const ABOVE_BASELINE: f32 = 0.8;
const LINK_HEIGHT: f32 = 1.05;

/// A line's items, not yet in their places.
pub(super) struct Unplaced<'r> {
    pub(super) items: &'r [Item],
    pub(super) parts: &'r [Part],
    /// The item that the line ends at.
    pub(super) end: Option<&'r Part>,
    pub(super) width: f32,
    pub(super) indent: f32,
    /// The paragraph's last line, or one that the author ended.
    pub(super) forced: bool,
    /// How far it reaches into the margins, at its start and at its end.
    pub(super) hang: (f32, f32),
}

impl<'r> Unplaced<'r> {
    /// The line, its items in their places.
    pub(super) fn line(&self, flat: &Flat, frame: &Frame, setting: Setting) -> Line {
        let leading = self.items.iter();
        let leading = leading.take_while(|item| !matches!(item, Item::Box { .. }));
        let skip = leading.count();
        let size = |span: usize| flat.spans[span].look.size;
        let (mut natural, stretch, shrink) = measured(&self.items[skip..]);
        let hyphen = self.end_set().filter(|(_, shaped)| shaped.stands_in);
        let hyphen = hyphen.filter(|(end, _)| matches!(end.source, Source::End(_)));
        if let Some((end, hyphen)) = hyphen {
            natural += points(hyphen.width, size(end.span));
        }
        let room = self.width + self.hang.0 + self.hang.1 - natural;
        let blanks = if room < 0.0 { shrink } else { stretch };
        let justified = setting.align == Align::Justify && !self.forced;
        let (mut placed, mut width) = self.placed(skip, ratio(room, stretch, shrink, justified));
        let mut hang = 0.0;
        if let Some((end, shaped)) = self.end_set() {
            let advance = points(shaped.width, size(end.span));
            if shaped.stands_in {
                width += advance;
            } else {
                // A blank at the line's end stands outside of the measure.
                hang = advance;
            }
            let level = if shaped.stands_in {
                end.level
            } else {
                // It has the direction of the paragraph (UAX #9, rule L1).
                base_level(setting.right_to_left)
            };
            placed.push(Placed {
                level,
                ..Placed::single(shaped, end, advance)
            });
        }
        // Places are given from the left, and runs stand in the order of reading.
        let mut order: Vec<usize> = (0..placed.len()).collect();
        if setting.right_to_left || placed.iter().any(|run| run.level.is_rtl()) {
            reorder(&mut order, &placed);
        }
        let mut line = Line {
            runs: Vec::with_capacity(placed.len()),
            width,
            hyphenated: hyphen.is_some(),
            stretch: justified.then_some(room / blanks),
            ..Line::default()
        };
        let mut x = frame.left + self.start(width, hang, setting) - self.hang.0;
        for n in order {
            placed[n].x = x;
            x += placed[n].advance;
        }
        for run in &placed {
            line.push(run, &flat.spans[run.span]);
        }
        line
    }

    /// What is set at the end of the line: a hyphen, or a blank.
    fn end_set(&self) -> Option<(&'r Part, &'r Arc<Shaped>)> {
        let end = self.end?;
        match &end.source {
            Source::End(Some(shaped)) | Source::Blank(Some(shaped)) => Some((end, shaped)),
            Source::End(None) | Source::Blank(None) | Source::Glyphs { .. } => None,
        }
    }

    /// The items behind the first of them, as runs whose blanks have so much more or less room, and how wide they are.
    fn placed(&self, skip: usize, ratio: f32) -> (Vec<Placed<'r>>, f32) {
        let mut placed: Vec<Placed<'r>> = Vec::with_capacity(self.items.len() + 1);
        let mut width = 0.0f32;
        let mut apart = false;
        for (item, part) in self.items.iter().zip(self.parts).skip(skip) {
            let advance = advance(item, ratio);
            width += advance;
            match &part.source {
                Source::Glyphs { shaped, glyphs } => match placed.last_mut() {
                    Some(last)
                        if !std::mem::take(&mut apart)
                            && Arc::ptr_eq(last.shaped, shaped)
                            && last.glyphs.1 == glyphs.0
                            && last.span == part.span =>
                    {
                        last.glyphs.1 = glyphs.1;
                        last.advance += advance;
                    }
                    _ => placed.push(Placed {
                        glyphs: *glyphs,
                        ..Placed::single(shaped, part, advance)
                    }),
                },
                Source::Blank(Some(shaped)) => placed.push(Placed::single(shaped, part, advance)),
                Source::Blank(None) => {
                    apart = true;
                    if let Some(last) = placed.last_mut() {
                        last.advance += advance;
                    }
                }
                Source::End(_) => {}
            }
        }
        (placed, width)
    }

    /// How far from the frame a line of that width begins, with a blank of that width behind its end.
    fn start(&self, width: f32, hang: f32, setting: Setting) -> f32 {
        let room = (self.width - width).max(0.0);
        let shift = match setting.align {
            Align::Center => room / 2.0,
            Align::End if !setting.right_to_left => room,
            Align::Justify | Align::Start if setting.right_to_left => room - hang,
            Align::Justify | Align::Start | Align::End => 0.0,
        };
        let indent = if setting.right_to_left {
            0.0
        } else {
            self.indent
        };
        indent + shift
    }
}

/// How wide items are, and by how much their blanks may stretch and shrink.
fn measured(items: &[Item]) -> (f32, f32, f32) {
    let (mut natural, mut stretches, mut shrinks) = (0.0f32, 0.0f32, 0.0f32);
    for item in items {
        match item {
            Item::Box { width, .. } => natural += width,
            Item::Glue {
                width,
                stretch,
                shrink,
            } => {
                natural += width;
                stretches += stretch;
                shrinks += shrink;
            }
            Item::Penalty { .. } => {}
        }
    }
    (natural, stretches, shrinks)
}

/// How much the blanks of a line stretch or, below zero, shrink, as a part of what they bear: every line shrinks that has too little
/// room, and one that is justified stretches as far as it looks well.
fn ratio(room: f32, stretch: f32, shrink: f32, justified: bool) -> f32 {
    if room < 0.0 && shrink > 0.0 {
        (room / shrink).max(-1.0)
    } else if justified && room >= 0.0 && stretch > 0.0 && room / stretch <= MOST_STRETCH {
        room / stretch
    } else {
        0.0
    }
}

/// How far an item moves what stands behind it.
fn advance(item: &Item, ratio: f32) -> f32 {
    match item {
        Item::Box { width, .. } => *width,
        Item::Glue {
            width,
            stretch,
            shrink,
        } => width + ratio * if ratio >= 0.0 { stretch } else { shrink },
        Item::Penalty { .. } => 0.0,
    }
}

/// From the order of reading to that of drawing (UAX #9, rule L2).
fn reorder(order: &mut [usize], runs: &[Placed<'_>]) {
    let highest = runs.iter().map(|run| run.level.number()).max().unwrap_or(0);
    for level in (1..=highest).rev() {
        let reaches = |n: &usize| runs[*n].level.number() >= level;
        let mut start = 0;
        while start < order.len() {
            let length = order[start..].iter().take_while(|n| reaches(n)).count();
            order[start..start + length].reverse();
            start += length.max(1);
        }
    }
}

impl Line {
    fn push(&mut self, run: &Placed<'_>, span: &Span) {
        let (look, x) = (span.look, run.x);
        if let Some((target, says)) = &span.link
            && let Some(element) = span.element
        {
            let top = -ABOVE_BASELINE * look.size - look.rise;
            let rect = (x, top, run.advance, LINK_HEIGHT * look.size);
            match self.links.last_mut() {
                Some(last) if last.element == element => {
                    let end = (x + run.advance).max(last.rect.0 + last.rect.2);
                    last.rect.0 = last.rect.0.min(x);
                    last.rect.2 = end - last.rect.0;
                }
                _ => self.links.push(LinkArea {
                    rect,
                    target: target.clone(),
                    element,
                    says: Rc::clone(says),
                }),
            }
        }
        if let Some((note, true)) = span.call
            && !self.notes.contains(&note)
        {
            self.notes.push(note);
            self.anchors.push(Anchor::Call(note));
        }
        self.runs.push(Run {
            x,
            y: -look.rise,
            size: look.size,
            colour: look.colour,
            shaped: Arc::clone(run.shaped),
            glyphs: run.glyphs,
            element: span.element,
        });
    }
}

/// A run in the line being put together.
struct Placed<'p> {
    shaped: &'p Arc<Shaped>,
    glyphs: (u16, u16),
    span: usize,
    level: Level,
    advance: f32,
    /// From the page's left edge.
    x: f32,
}

impl<'p> Placed<'p> {
    /// The only glyph of a part.
    fn single(shaped: &'p Arc<Shaped>, part: &Part, advance: f32) -> Self {
        Self {
            shaped,
            glyphs: (0, 1),
            span: part.span,
            level: part.level,
            advance,
            x: 0.0,
        }
    }
}
