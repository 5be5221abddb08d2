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

impl Unplaced<'_> {
    pub(super) fn line(&self, flat: &Flat, frame: &Frame, setting: Setting) -> Line {
        let skip = self
            .items
            .iter()
            .take_while(|item| !matches!(item, Item::Box { .. }))
            .count();
        let (mut natural, mut stretch, mut shrink) = (0.0f32, 0.0f32, 0.0f32);
        for item in &self.items[skip..] {
            match item {
                Item::Box { width, .. } => natural += width,
                Item::Glue {
                    width,
                    stretch: more,
                    shrink: less,
                } => {
                    natural += width;
                    stretch += more;
                    shrink += less;
                }
                Item::Penalty { .. } => {}
            }
        }
        let size = |span: usize| flat.spans[span].look.size;
        let mut hyphenated = false;
        if let Some(Part {
            source: Source::End(Some(hyphen)),
            span,
            ..
        }) = self.end
            && hyphen.stands_in
        {
            hyphenated = true;
            natural += points(hyphen.width, size(*span));
        }
        let room = self.width + self.hang.0 + self.hang.1 - natural;
        let blanks = if room < 0.0 { shrink } else { stretch };
        let filled = (setting.align == Align::Justify && !self.forced).then_some(room / blanks);
        let ratio = if setting.align != Align::Justify || self.forced && room >= 0.0 {
            if room < 0.0 && shrink > 0.0 {
                (room / shrink).max(-1.0)
            } else {
                0.0
            }
        } else if room >= 0.0 && stretch > 0.0 && room / stretch <= MOST_STRETCH {
            room / stretch
        } else if room < 0.0 && shrink > 0.0 {
            (room / shrink).max(-1.0)
        } else {
            0.0
        };
        let mut placed: Vec<Placed<'_>> = Vec::with_capacity(self.items.len() + 1);
        let mut width = 0.0f32;
        let mut apart = false;
        for (item, part) in self.items.iter().zip(self.parts).skip(skip) {
            let advance = match item {
                Item::Box { width, .. } => *width,
                Item::Glue {
                    width,
                    stretch,
                    shrink,
                } => {
                    width
                        + if ratio >= 0.0 {
                            ratio * stretch
                        } else {
                            ratio * shrink
                        }
                }
                Item::Penalty { .. } => 0.0,
            };
            width += advance;
            match &part.source {
                Source::Glyphs { shaped, glyphs } => {
                    if let Some(last) = placed.last_mut()
                        && !std::mem::take(&mut apart)
                        && Arc::ptr_eq(last.shaped, shaped)
                        && last.glyphs.1 == glyphs.0
                        && last.span == part.span
                    {
                        last.glyphs.1 = glyphs.1;
                        last.advance += advance;
                        continue;
                    }
                    placed.push(Placed {
                        shaped,
                        glyphs: *glyphs,
                        span: part.span,
                        level: part.level,
                        advance,
                        x: 0.0,
                    });
                }
                Source::Blank(Some(shaped)) => placed.push(Placed {
                    shaped,
                    glyphs: (0, 1),
                    span: part.span,
                    level: part.level,
                    advance,
                    x: 0.0,
                }),
                Source::Blank(None) => {
                    apart = true;
                    if let Some(last) = placed.last_mut() {
                        last.advance += advance;
                    }
                }
                Source::End(_) => {}
            }
        }
        let mut hang = 0.0;
        if let Some(end) = self.end
            && let Source::End(Some(shaped)) | Source::Blank(Some(shaped)) = &end.source
        {
            let advance = points(shaped.width, size(end.span));
            if shaped.stands_in {
                width += advance;
            } else {
                // A blank at the line's end stands outside of the measure.
                hang = advance;
            }
            placed.push(Placed {
                shaped,
                glyphs: (0, 1),
                span: end.span,
                // A blank at a line's end has the direction of the paragraph (UAX #9, rule L1).
                level: if shaped.stands_in {
                    end.level
                } else {
                    base_level(setting.right_to_left)
                },
                advance,
                x: 0.0,
            });
        }
        let start = if setting.right_to_left {
            0.0
        } else {
            self.indent
        };
        let room = (self.width - width).max(0.0);
        let shift = match setting.align {
            Align::Center => room / 2.0,
            Align::End if !setting.right_to_left => room,
            Align::Justify | Align::Start if setting.right_to_left => room - hang,
            Align::Justify | Align::Start | Align::End => 0.0,
        };
        // Places are given from the left, and runs stand in the order of reading.
        let mut order: Vec<usize> = (0..placed.len()).collect();
        if setting.right_to_left || placed.iter().any(|run| run.level.is_rtl()) {
            reorder(&mut order, &placed);
        }
        let mut line = Line {
            runs: Vec::with_capacity(placed.len()),
            width,
            hyphenated,
            stretch: filled,
            ..Line::default()
        };
        let mut x = frame.left + start + shift - self.hang.0;
        for n in order {
            placed[n].x = x;
            x += placed[n].advance;
        }
        for run in &placed {
            line.push(run, &flat.spans[run.span]);
        }
        line
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
            let rect = (
                x,
                -0.8 * look.size - look.rise,
                run.advance,
                1.05 * look.size,
            );
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
