//! Flat text → boxes, glue and penalties: words are shaped, and the places where lines may end are found (UAX #14) and priced.

use super::direction::{base_level, has_right_to_left};
use super::font::Cut;
use super::hang;
use super::inline::{Flat, LINE_END, Span};
use super::linebreak::{DESPERATE, FORBIDDEN, FORCED, Item, JOINT, Measure};
use super::setting::{Align, Setting};
use super::shape::Shaper;
use super::shaped::Shaped;
use super::wide::{APART, HALF, is_wide, share_a_half, stand_apart};
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use std::sync::{Arc, LazyLock};
use unicode_bidi::{BidiInfo, Level};

/// What stands behind an [`Item`].
pub(super) enum Source {
    Glyphs {
        shaped: Arc<Shaped>,
        glyphs: (u16, u16),
    },
    Blank(Option<Arc<Shaped>>),
    /// The end of a line, if it is one; with the hyphen that it then shows.
    End(Option<Arc<Shaped>>),
}

/// An item's other half: what is drawn.
pub(super) struct Part {
    pub(super) source: Source,
    pub(super) span: usize,
    pub(super) level: Level,
}

/// Blanks stretch by half and shrink by a third of their width (the font's own blank is a quarter of an em).
const STRETCH: f32 = 0.5;
const SHRINK: f32 = 0.33;

/// The part of that by which blanks of the monospaced face do.
const MONO_PART: f32 = 0.3;

/// Han letters may move apart by this much of an em.
const HAN_STRETCH: f32 = 0.12;

/// The cost of a line's end after a hyphen of the author's, and within a word.
const HARD_HYPHEN: i16 = 120;
const SOFT_HYPHEN: i16 = 410;

/// Where lines may end in any language: it is the same for every text, and costs more to put together than a paragraph to read.
static LINE_ENDS: LazyLock<LineSegmenterBorrowed<'static>> =
    LazyLock::new(|| LineSegmenter::new_auto(LineBreakOptions::default()));

pub(super) fn points(thousandths: f32, size: f32) -> f32 {
    thousandths * size / 1000.0
}

fn is_blank(c: char) -> bool {
    c == ' ' || c == LINE_END
}

/// A paragraph as items, and what each of them shows.
pub(super) fn build(
    flat: &Flat,
    measure: Measure,
    setting: Setting,
    shaper: &mut Shaper<'_>,
) -> (Vec<Item>, Vec<Part>) {
    let text = flat.text.as_str();
    let base = base_level(setting.right_to_left);
    let bidi =
        (setting.right_to_left || has_right_to_left(text)).then(|| BidiInfo::new(text, Some(base)));
    let level_at = |at: usize| {
        bidi.as_ref()
            .map_or(base, |bidi| bidi.levels.get(at).copied().unwrap_or(base))
    };
    // A box and a blank for each word, and some ends within words.
    let room = text.len() / 2;
    let mut builder = Builder {
        flat,
        items: Vec::with_capacity(room),
        parts: Vec::with_capacity(room),
        span: 0,
        narrowest: measure.first.min(measure.rest),
        hyphenate: setting.align == Align::Justify,
        hangs: setting.align == Align::Justify && !setting.right_to_left,
        wide: text.chars().any(is_wide),
        blank: None,
        shaper,
    };
    let mut start = 0;
    let mut at = 0;
    for end in LINE_ENDS.segment_str(text) {
        // A line must not begin with the mark of a note.
        let is_call = call_starts_at(flat, end);
        if end == 0 || is_call {
            continue;
        }
        let segment = &text[start..end];
        // A paragraph's last line is no scrap of a word.
        builder.hyphenate &= end < text.len();
        let body = start + segment.trim_end_matches(is_blank).len();
        while at < body {
            let blank = text[at..body]
                .bytes()
                .position(|byte| byte == b' ')
                .map_or(body, |offset| at + offset);
            if blank == at {
                builder.penalty(0.0, FORBIDDEN, level_at(at));
                builder.blank(at, level_at(at));
                at += text[at..body].len() - text[at..body].trim_start_matches(' ').len();
                continue;
            }
            let level = level_at(at);
            let span_end = builder.span_at(at).end;
            let mut to = blank.min(span_end);
            if bidi.is_some() {
                to = (at..to).find(|&n| level_at(n) != level).unwrap_or(to);
            }
            builder.word(&text[at..to], level);
            at = to;
        }
        let level = level_at(body.saturating_sub(1));
        if body < end {
            builder.span_at(body);
            if text[body..end].contains(LINE_END) {
                builder.forced(body, level);
            } else if end < text.len() {
                builder.blank(body, level_at(body));
            }
        } else if end < text.len() {
            let before = text[..end].chars().next_back().unwrap_or(' ');
            let after = text[end..].chars().next().unwrap_or(' ');
            if before == '\u{ad}' {
                builder.soft_hyphen(level);
            } else if builder.wide && stand_apart(before, after) {
                builder.room(end - 1, APART, level);
            } else if is_wide(before) && is_wide(after) {
                let shared = share_a_half(before, after, builder.shaper.stops());
                let width = if shared { -HALF } else { 0.0 };
                builder.room(end - 1, (width, HAN_STRETCH, 0.0), level);
            } else {
                let cost = if before == '-' || before == '\u{2010}' {
                    HARD_HYPHEN
                } else {
                    0
                };
                builder.penalty(0.0, cost, level);
            }
        }
        start = end;
        at = end;
    }
    (builder.items, builder.parts)
}

/// Whether the mark of a note begins at an offset.
fn call_starts_at(flat: &Flat, at: usize) -> bool {
    let place = flat.spans.partition_point(|span| span.end <= at);
    let start = place
        .checked_sub(1)
        .map_or(0, |before| flat.spans[before].end);
    start == at
        && flat
            .spans
            .get(place)
            .is_some_and(|span| span.call.is_some())
}

struct Builder<'b, 'f> {
    flat: &'b Flat,
    items: Vec<Item>,
    parts: Vec<Part>,
    /// The span that the text is at.
    span: usize,
    narrowest: f32,
    hyphenate: bool,
    /// Punctuation reaches into the margins.
    hangs: bool,
    /// There are full-width characters.
    wide: bool,
    /// The blank that was asked for last.
    blank: Option<(Cut, Option<Arc<Shaped>>)>,
    shaper: &'b mut Shaper<'f>,
}

impl Builder<'_, '_> {
    /// Goes on to the span of an offset.
    fn span_at(&mut self, at: usize) -> &Span {
        while self.span + 1 < self.flat.spans.len() && self.flat.spans[self.span].end <= at {
            self.span += 1;
        }
        &self.flat.spans[self.span]
    }

    fn push(&mut self, item: Item, source: Source, level: Level) {
        self.items.push(item);
        self.parts.push(Part {
            source,
            span: self.span,
            level,
        });
    }

    fn word(&mut self, text: &str, level: Level) {
        let look = self.flat.spans[self.span].look;
        let word = self.shaper.word(text, look.cut, level.is_rtl());
        // Runs come as they are drawn, items as they are read.
        let backwards = level.is_rtl().then(|| word.iter().rev());
        let forwards = (!level.is_rtl()).then(|| word.iter());
        for shaped in backwards
            .into_iter()
            .flatten()
            .chain(forwards.into_iter().flatten())
        {
            let count = u16::try_from(shaped.glyphs.len()).unwrap_or(u16::MAX);
            let too_wide = points(shaped.width, look.size) > self.narrowest;
            let mut from = 0;
            if too_wide && !level.is_rtl() {
                for to in clusters(shaped) {
                    self.fragment(shaped, (from, to), level);
                    let cost = if is_joint(shaped, to) {
                        JOINT
                    } else {
                        DESPERATE
                    };
                    self.penalty(0.0, cost, level);
                    from = to;
                }
            } else if self.hyphenate && look.rise <= 0.0 {
                // The mark of a note is not parted, however long it is.
                for &to in &shaped.hyphens {
                    self.fragment(shaped, (from, to), level);
                    self.soft_hyphen(level);
                    from = to;
                }
            }
            if self.wide {
                from = self.squeezed(shaped, from, level);
            }
            self.fragment(shaped, (from, count), level);
        }
    }

    /// Full-width marks side by side, between which no line ends: those from a glyph on, but for what is behind the last of
    /// them, whose first glyph it gives back.
    fn squeezed(&mut self, shaped: &Arc<Shaped>, mut from: u16, level: Level) -> u16 {
        /// Marks that Latin text has, too, may be narrow: they have no half to give.
        const SQUARE: f32 = 900.0;
        let look = self.flat.spans[self.span].look;
        for (at, pair) in (1u16..).zip(shaped.glyphs.windows(2)) {
            let mark = |n: usize| {
                let text = shaped.text.get(pair[n].from as usize..pair[n].to as usize);
                text.and_then(|text| text.chars().next())
                    .filter(|_| pair[n].advance > SQUARE)
            };
            if at > from
                && let (Some(before), Some(after)) = (mark(0), mark(1))
                && share_a_half(before, after, self.shaper.stops())
            {
                self.fragment(shaped, (from, at), level);
                self.penalty(0.0, FORBIDDEN, level);
                let glue = Item::Glue {
                    width: -HALF * look.size,
                    stretch: 0.0,
                    shrink: 0.0,
                };
                self.push(glue, Source::Blank(None), level);
                from = at;
            }
        }
        from
    }

    fn fragment(&mut self, shaped: &Arc<Shaped>, glyphs: (u16, u16), level: Level) {
        let size = self.flat.spans[self.span].look.size;
        let width = if glyphs.0 == 0 && usize::from(glyphs.1) == shaped.glyphs.len() {
            shaped.width
        } else {
            shaped.glyphs[usize::from(glyphs.0)..usize::from(glyphs.1)]
                .iter()
                .map(|glyph| glyph.advance)
                .sum()
        };
        let source = Source::Glyphs {
            shaped: Arc::clone(shaped),
            glyphs,
        };
        let hang = if self.hangs && !level.is_rtl() {
            let (start, end) = hang::of(shaped, glyphs, self.shaper.stops());
            (points(start, size), points(end, size))
        } else {
            (0.0, 0.0)
        };
        let width = points(width, size);
        self.push(Item::Box { width, hang }, source, level);
    }

    /// Room that shows nothing, between Han letters and beside them; in em.
    fn room(&mut self, at: usize, (width, stretch, shrink): (f32, f32, f32), level: Level) {
        let em = self.span_at(at).look.size;
        let glue = Item::Glue {
            width: width * em,
            stretch: stretch * em,
            shrink: shrink * em,
        };
        self.push(glue, Source::Blank(None), level);
    }

    fn shaped_blank(&mut self, cut: Cut) -> Option<Arc<Shaped>> {
        match &self.blank {
            Some((known, blank)) if *known == cut => blank.clone(),
            _ => {
                let blank = self.shaper.word(" ", cut, false).first().cloned();
                self.blank = Some((cut, blank.clone()));
                blank
            }
        }
    }

    /// A blank between words.
    fn blank(&mut self, at: usize, level: Level) {
        let look = self.span_at(at).look;
        let shaped = self.shaped_blank(look.cut);
        let width = points(
            shaped.as_ref().map_or(250.0, |shaped| shaped.width),
            look.size,
        );
        // Blanks of code are about as wide as its letters.
        let part = if look.cut.mono { MONO_PART } else { 1.0 };
        let glue = Item::Glue {
            width,
            stretch: width * STRETCH * part,
            shrink: width * SHRINK * part,
        };
        self.push(glue, Source::Blank(shaped), level);
    }

    fn penalty(&mut self, width: f32, cost: i16, level: Level) {
        let penalty = Item::Penalty {
            width,
            cost,
            hyphen: false,
            hang: 0.0,
        };
        self.push(penalty, Source::End(None), level);
    }

    /// The author's line end: it shows a blank, so that the words on both sides stay apart for those who copy them.
    fn forced(&mut self, at: usize, level: Level) {
        let look = self.span_at(at).look;
        let blank = self.shaped_blank(look.cut);
        let penalty = Item::Penalty {
            width: 0.0,
            cost: FORCED,
            hyphen: false,
            hang: 0.0,
        };
        self.push(penalty, Source::End(blank), level);
    }

    fn soft_hyphen(&mut self, level: Level) {
        let look = self.flat.spans[self.span].look;
        let hyphen = self.shaper.hyphen(look.cut);
        let width = hyphen.as_ref().map_or(0.0, |hyphen| hyphen.width);
        let width = points(width, look.size);
        let hangs = self.hangs && !level.is_rtl();
        let penalty = Item::Penalty {
            width,
            cost: SOFT_HYPHEN,
            hyphen: true,
            hang: if hangs { width * hang::HYPHEN } else { 0.0 },
        };
        self.push(penalty, Source::End(hyphen), level);
    }
}

/// Whether a part of a name ends before this glyph: `local_header`, `tide.level`, `readTide`.
fn is_joint(shaped: &Shaped, glyph: u16) -> bool {
    let at = shaped.glyphs[usize::from(glyph)].from as usize;
    let (Some(before), Some(after)) = (shaped.text.get(..at), shaped.text.get(at..)) else {
        return false;
    };
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    match last {
        '_' | '.' | '/' | ':' | '=' | '&' | ',' | ';' => next.is_alphanumeric(),
        _ => last.is_lowercase() && next.is_uppercase(),
    }
}

/// The glyphs that begin a cluster, but for the first.
fn clusters(shaped: &Shaped) -> impl Iterator<Item = u16> {
    shaped
        .glyphs
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(_, glyph)| glyph.to > glyph.from)
        .filter_map(|(at, _)| u16::try_from(at).ok())
}
