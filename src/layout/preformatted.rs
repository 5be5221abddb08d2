//! Preformatted text: characters in their columns. Lines that are too long become smaller, then are broken where all can see it;
//! nothing is cut off.

use super::block::{Place, Setter};
use super::direction::visual_parts;
use super::inline::Flat;
use super::line::Line;
use super::paragraph::set;
use super::row::{Before, Row};
use super::setting::{Align, Setting};
use super::shaped::Shaped;
use super::structure::{ElementId, Role};
use super::style::Frame;
use super::{Rect, Run};
use std::sync::Arc;

/// The smallest that long lines make the type, as a multiple of the text size.
const SMALLEST: f32 = 0.56;

/// Between the ground's edge and the text, in points: beside, and above and below. The ground reaches into the margins by the
/// former, so that text stands flush with the paragraphs around it.
const PAD: (f32, f32) = (7.0, 6.0);

/// Neighbouring pieces of the ground overlap by this, lest their seams show.
const SEAM: f32 = 0.3;

/// Blocks of up to this many lines are kept whole.
const KEPT_LINES: usize = 6;

/// The sign that a line goes on below.
const TURNED: &str = "↩";

impl Setter<'_, '_, '_> {
    pub(super) fn preformatted(&mut self, text: &str, place: &Place) {
        let element = self.structure.add(Role::Paragraph, place.parent);
        let code = self.structure.add(Role::Code, element);
        let mut frame = place.frame.clone();
        frame.look.cut.mono = true;
        frame.look.cut.bold = false;
        frame.look.cut.italic = false;
        frame.look.size *= self.sheet.theme.text.mono_scale;
        let clean: String = text
            .chars()
            .filter(|c| {
                *c == '\n' || !c.is_control() && !matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
            })
            .collect();
        let shaped: Vec<Vec<Arc<Shaped>>> = clean
            .split('\n')
            .map(|line| {
                let mut runs = Vec::new();
                for (part, from_right) in visual_parts(line) {
                    let word = self.shaper.word(part, frame.look.cut, from_right);
                    runs.extend(word.iter().map(Arc::clone));
                }
                runs
            })
            .collect();
        let widest = shaped
            .iter()
            .map(|line| line.iter().map(|run| run.width).sum::<f32>())
            .fold(0.0, f32::max);
        let fitting = frame.width * 1000.0 / widest.max(1.0);
        let least = (place.frame.look.size * SMALLEST).min(frame.look.size);
        frame.look.size = frame.look.size.min(fitting.max(least));
        frame.leading = frame.look.size * 1.28;

        let mut lines = Vec::with_capacity(shaped.len());
        for runs in &shaped {
            self.columns(runs, code, &frame, &mut lines);
        }
        let count = lines.len();
        self.gap(0.75 * place.frame.leading);
        for (n, line) in lines.into_iter().enumerate() {
            let (first, last) = (n == 0, n + 1 == count);
            let above = if first { PAD.1 } else { 0.0 };
            let below = if last { PAD.1 } else { 0.0 };
            let mut row = Row {
                height: above + frame.leading + below,
                ..Row::default()
            };
            row.rects.push(Rect {
                x: frame.left - PAD.0,
                y: 0.0,
                width: frame.width + 2.0 * PAD.0,
                height: row.height + if last { 0.0 } else { SEAM },
                colour: self.sheet.theme.light.panel,
            });
            let baseline = above + frame.baseline();
            row.place(line, baseline);
            let kept = count <= KEPT_LINES || n == 1 || last;
            if !first && kept {
                row.before = Before::Stays;
            }
            self.push(row, baseline);
        }
        self.gap(0.75 * place.frame.leading);
    }

    /// One line of the source as one line or more of the page, broken behind a blank if one is near.
    fn columns(
        &mut self,
        runs: &[Arc<Shaped>],
        element: ElementId,
        frame: &Frame,
        lines: &mut Vec<Line>,
    ) {
        /// A line that is broken behind a blank is at least this full.
        const FULLEST: f32 = 0.7;
        let look = frame.look;
        let scale = look.size / 1000.0;
        let mut line = Line::default();
        let mut x = 0.0f32;
        for shaped in runs {
            let mut from = 0usize;
            let mut start = x;
            // Where the last blank ends.
            let mut blank = None;
            for (at, glyph) in shaped.glyphs.iter().enumerate() {
                let advance = glyph.advance * scale;
                let begins = glyph.to > glyph.from;
                let is_blank = shaped.text.as_bytes().get(glyph.from as usize) == Some(&b' ');
                // A blank may stand beyond the edge, where nobody sees it.
                let hangs = is_blank && x <= frame.width;
                if begins && !hangs && x + advance > frame.width + 0.01 && x > 0.0 {
                    let near = blank
                        .take()
                        .filter(|(_, end)| *end >= frame.width * FULLEST);
                    let (cut, end) = near.unwrap_or((at, x));
                    line.runs
                        .extend(run(shaped, (from, cut), start, element, frame));
                    self.turn(&mut line, frame);
                    lines.push(std::mem::take(&mut line));
                    (from, start, x) = (cut, 0.0, x - end);
                }
                x += advance;
                if is_blank {
                    blank = Some((at + 1, x));
                }
            }
            line.runs.extend(run(
                shaped,
                (from, shaped.glyphs.len()),
                start,
                element,
                frame,
            ));
        }
        // A blank parts the line's last word from the next line's first.
        if let Some(blank) = self.shaper.word(" ", look.cut, false).first()
            && !line.runs.is_empty()
        {
            line.runs.extend(run(blank, (0, 1), x, element, frame));
        }
        lines.push(line);
    }

    /// Marks a line that goes on below, in the margin.
    fn turn(&mut self, line: &mut Line, frame: &Frame) {
        let mut look = frame.look;
        look.colour = self.sheet.theme.light.accent;
        let sign = Flat::plain(TURNED, look, None);
        let mut margin = frame.clone();
        margin.left += frame.width + 0.5;
        let setting = Setting::new(Align::Start, false);
        for sign in set(&sign, &margin, setting, &mut self.shaper) {
            line.runs.extend(sign.runs);
        }
    }
}

fn run(
    shaped: &Arc<Shaped>,
    (from, to): (usize, usize),
    x: f32,
    element: ElementId,
    frame: &Frame,
) -> Option<Run> {
    let glyphs = (u16::try_from(from).ok()?, u16::try_from(to).ok()?);
    (from < to).then(|| Run {
        x: frame.left + x,
        y: 0.0,
        size: frame.look.size,
        colour: frame.look.colour,
        shaped: Arc::clone(shaped),
        glyphs,
        element: Some(element),
    })
}
