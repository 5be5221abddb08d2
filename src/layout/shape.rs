//! Text → glyphs: fallback by character, and shaping.
//!
//! In comes a word of one style and direction, out come runs of one face each, in thousandths of an em, so that a run serves
//! every size. It knows nothing of lines.

use super::font::{Cut, FaceId, Figures, Fonts, is_ignorable};
use super::hyphenate;
use super::shaped::{Glyph, Shaped, Word};
use super::wide::Stops;
use super::words::{LONGEST, MOST_OF_A_CUT, Tongue, Words};
use crate::document::Span;
use harfrust::{
    Buffer, BufferFlags, Direction, Feature, ShapeOptions, ShapePlan, ShaperFont, Tag, shape,
};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A character that no face has, and the block that has it.
pub(crate) type Missing = (char, Span);

/// Shapes words; lives as long as one document is laid out.
pub(crate) struct Shaper<'f> {
    fonts: &'f Fonts,
    words: &'f mut Words,
    /// The language of the words that come.
    tongue: usize,
    fitted: Vec<Option<ShaperFont<'f, 'f>>>,
    buffer: Buffer,
    /// Words with a character that no face has, by cut and direction: the next document must be told of it, too.
    lacking: HashMap<(usize, Box<str>), Word>,
    reported: HashSet<char>,
    /// What no face has, once a character.
    pub(crate) missing: Vec<Missing>,
    /// The block being set, for [`Shaper::missing`].
    pub(crate) span: Span,
}

impl<'f> Shaper<'f> {
    pub(crate) fn new(fonts: &'f Fonts, language: Option<&str>, words: &'f mut Words) -> Self {
        words.forget_excess();
        Self {
            fonts,
            tongue: words.tongue(language),
            words,
            fitted: (0..fonts.faces.len()).map(|_| None).collect(),
            buffer: Buffer::new(),
            lacking: HashMap::new(),
            reported: HashSet::new(),
            missing: Vec::new(),
            span: Span::default(),
        }
    }

    /// Whether it sets words of this language (a BCP 47 tag).
    pub(crate) fn speaks(&self, language: Option<&str>) -> bool {
        self.tongue().tag.as_deref() == language
    }

    /// Sets words of another language from here on.
    pub(crate) fn speak(&mut self, language: Option<&str>) {
        self.tongue = self.words.tongue(language);
    }

    fn tongue(&self) -> &Tongue {
        self.words.known(self.tongue)
    }

    /// Where stops of Han text stand in their squares.
    pub(super) fn stops(&self) -> Stops {
        self.tongue().stops
    }

    /// A word without blanks, of one style and direction; with hyphenation points if it is written from left to right.
    pub(crate) fn word(&mut self, text: &str, cut: Cut, right_to_left: bool) -> Word {
        let slot = 2 * cut.index() + usize::from(right_to_left);
        if let Some(word) = self.tongue().word(text, slot) {
            return Arc::clone(word);
        }
        if !self.lacking.is_empty()
            && let Some(word) = self.lacking.get(&(slot, text.into()))
        {
            return Arc::clone(word);
        }
        let word: Word = self.shape(text, cut, right_to_left).into();
        let lacks = |shaped: &Arc<Shaped>| shaped.stands_in;
        if !word.iter().any(lacks) {
            self.words.of(self.tongue).keep(text, slot, &word);
        } else if text.len() <= LONGEST {
            if self.lacking.len() >= MOST_OF_A_CUT {
                self.lacking.clear();
            }
            self.lacking.insert((slot, text.into()), Arc::clone(&word));
        }
        word
    }

    /// The hyphen that a line ends with; its text is a soft hyphen, which readers take away as they join the lines.
    pub(crate) fn hyphen(&mut self, cut: Cut) -> Option<Arc<Shaped>> {
        let slot = cut.index();
        if let Some(hyphen) = self.tongue().hyphens[slot].get() {
            return hyphen.clone();
        }
        let hyphen = self.stand_in(cut, &['-'], "\u{ad}");
        self.tongue().hyphens[slot].get_or_init(|| hyphen).clone()
    }

    fn stack(&mut self, cut: Cut) -> Arc<[FaceId]> {
        let tongue = self.words.of(self.tongue);
        let known = tongue.stacks[cut.index()]
            .get_or_insert_with(|| self.fonts.stack(cut, tongue.tag.as_deref()).into());
        Arc::clone(known)
    }

    fn stand_in(&mut self, cut: Cut, glyphs: &[char], text: &str) -> Option<Arc<Shaped>> {
        let stack = self.stack(cut);
        let (face, id) = glyphs.iter().find_map(|&character| {
            stack
                .iter()
                .find_map(|&face| Some((face, self.fonts.face(face).glyph(character)?)))
        })?;
        let width = self.fonts.face(face).width(id);
        Some(Arc::new(Shaped {
            face,
            text: text.into(),
            glyphs: vec![Glyph {
                id,
                from: 0,
                to: u32::try_from(text.len()).unwrap_or(u32::MAX),
                advance: width,
                width,
                offset: (0.0, 0.0),
            }],
            width,
            stands_in: true,
            right_to_left: false,
            hyphens: Vec::new(),
        }))
    }

    fn shape(&mut self, text: &str, cut: Cut, right_to_left: bool) -> Vec<Arc<Shaped>> {
        let stack = self.stack(cut);
        let mut runs = Vec::new();
        let mut start = 0;
        let mut current: Option<FaceId> = None;
        for (at, character) in text.char_indices() {
            if is_ignorable(character) {
                continue;
            }
            let found = self.face_for(character, &stack, current);
            if let Some(face) = found {
                if current.is_some_and(|current| current != face) {
                    runs.push((start..at, current));
                    start = at;
                }
                current = Some(face);
            } else {
                if current.is_some() {
                    runs.push((start..at, current));
                }
                runs.push((at..at + character.len_utf8(), None));
                start = at + character.len_utf8();
                current = None;
            }
        }
        if current.is_some() {
            runs.push((start..text.len(), current));
        }
        let mut shaped: Vec<Arc<Shaped>> = Vec::with_capacity(runs.len());
        let whole = runs.len() == 1;
        let whole_parts = runs
            .into_iter()
            .flat_map(|(range, face)| pieces(&text[range]).map(move |piece| (piece, face)));
        for (part, face) in whole_parts {
            match face {
                Some(face) => {
                    let mut run = self.shape_run(part, face, cut, right_to_left);
                    if whole && !right_to_left && !cut.mono {
                        let hyphenation = self.tongue().hyphenation;
                        run.hyphens = hyphenation
                            .map_or_else(Vec::new, |language| hyphenate::points(&run, language));
                    }
                    shaped.push(Arc::new(run));
                }
                None => shaped.extend(self.placeholder(part, cut)),
            }
        }
        if right_to_left {
            shaped.reverse();
        }
        shaped
    }

    fn face_for(
        &self,
        character: char,
        stack: &[FaceId],
        current: Option<FaceId>,
    ) -> Option<FaceId> {
        let has = |face: &FaceId| self.fonts.face(*face).glyph(character).is_some();
        if is_combining(character)
            && let Some(face) = current.filter(has)
        {
            return Some(face);
        }
        if self.tongue().wide_punctuation && is_shared_punctuation(character) {
            let han = |face: &FaceId| self.fonts.face(*face).glyph('\u{4e00}').is_some();
            if let Some(face) = stack.iter().copied().find(|face| han(face) && has(face)) {
                return Some(face);
            }
        }
        // Marks that scripts share come from the face of the letters before them.
        let own = stack.first().filter(|face| has(face));
        let kept = current.filter(|face| own.is_none() && has(face));
        kept.or_else(|| stack.iter().copied().find(has))
    }

    /// A visible sign for a character that no face has; the character is told once.
    fn placeholder(&mut self, text: &str, cut: Cut) -> Option<Arc<Shaped>> {
        let character = text.chars().next()?;
        if self.reported.insert(character) {
            self.missing.push((character, self.span));
        }
        self.stand_in(cut, &['\u{fffd}', '\u{25a1}', '?'], text)
    }

    fn shape_run(&mut self, text: &str, face: FaceId, cut: Cut, right_to_left: bool) -> Shaped {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        buffer.push_str(text);
        buffer.set_direction(if right_to_left {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        });
        let tongue = self.words.of(self.tongue);
        buffer.set_language(tongue.language.clone());
        buffer.guess_segment_properties();
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        let font = &self.fonts.face(face).font;
        let features = features(cut);
        let key = (face, buffer.script(), right_to_left, cut.index());
        let known = tongue.plans.iter().position(|(known, _)| *known == key);
        let place = known.unwrap_or_else(|| {
            let plan = ShapePlan::new(
                font,
                buffer.direction(),
                buffer.script(),
                buffer.language(),
                &features,
            );
            tongue.plans.push((key, plan));
            tongue.plans.len() - 1
        });
        let fitted = self.fitted[usize::from(face.0)].get_or_insert_with(|| ShaperFont::new(font));
        let options = ShapeOptions::new()
            .plan(Some(&tongue.plans[place].1))
            .features(&features);
        let result = shape(fitted, &mut buffer, options);
        debug_assert!(result.is_ok(), "the plan was made for this buffer");
        let face_data = self.fonts.face(face);
        let scale = 1000.0 / face_data.units_per_em;
        let infos = buffer.glyph_infos();
        let mut starts: Vec<u32> = infos.iter().map(|info| info.cluster).collect();
        starts.sort_unstable();
        starts.dedup();
        let end_of = |cluster: u32| {
            let next = starts.partition_point(|&start| start <= cluster);
            starts
                .get(next)
                .copied()
                .unwrap_or_else(|| u32::try_from(text.len()).unwrap_or(u32::MAX))
        };
        let mut glyphs = Vec::with_capacity(infos.len());
        let mut width = 0.0;
        let mut last_cluster = None;
        for (info, position) in infos.iter().zip(buffer.glyph_positions()) {
            let from = if last_cluster.is_none() && !right_to_left {
                0
            } else {
                info.cluster
            };
            let to = if last_cluster == Some(info.cluster) {
                from
            } else {
                end_of(info.cluster)
            };
            last_cluster = Some(info.cluster);
            let id = u16::try_from(info.glyph_id).unwrap_or(0);
            let advance = units(position.x_advance) * scale;
            width += advance;
            glyphs.push(Glyph {
                id,
                from,
                to,
                advance,
                width: face_data.width(id),
                offset: (
                    units(position.x_offset) * scale,
                    units(position.y_offset) * scale,
                ),
            });
        }
        self.buffer = buffer;
        Shaped {
            face,
            text: text.into(),
            glyphs,
            width,
            stands_in: false,
            right_to_left,
            hyphens: Vec::new(),
        }
    }
}

/// A text in pieces that can be shaped: a letter with a million marks is one cluster, and too much for those who read it.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    /// Bytes: more than any word has.
    const LONGEST: usize = 8_192;
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = (0..=rest.len().min(LONGEST))
            .rev()
            .find(|&at| rest.is_char_boundary(at));
        let (piece, behind) = rest.split_at(end.unwrap_or(0));
        rest = behind;
        (!piece.is_empty()).then_some(piece)
    })
}

/// What a cut asks of its face (OpenType's registered features).
fn features(cut: Cut) -> Vec<Feature> {
    let on = |tag: &[u8; 4]| Feature::new(Tag::new(tag), 1, ..);
    let off = |tag: &[u8; 4]| Feature::new(Tag::new(tag), 0, ..);
    if cut.mono {
        // Characters in their places: no two of them become one.
        return vec![off(b"liga"), off(b"clig")];
    }
    let mut features = match cut.figures {
        Figures::OldStyle => vec![on(b"onum")],
        Figures::Lining => vec![on(b"lnum")],
        Figures::Tabular => vec![on(b"lnum"), on(b"tnum")],
    };
    if cut.small_caps {
        features.push(on(b"smcp"));
    }
    features
}

/// Font units are at most 16,384 an em: far below what `f32` holds exactly.
#[expect(clippy::cast_precision_loss, reason = "font units are small")]
fn units(value: i32) -> f32 {
    value as f32
}

/// Marks that belong to the letter before them.
fn is_combining(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Punctuation that Latin and Han text share, of different widths.
fn is_shared_punctuation(character: char) -> bool {
    matches!(character, '\u{b7}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}')
}
