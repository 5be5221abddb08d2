//! Text → glyphs: fallback by character, shaping, and a cache of words.
//!
//! In comes a word of one style and direction, out come runs of one face each, in thousandths of an em, so that a run serves
//! every size. It knows nothing of lines.

use super::font::{Cut, FaceId, Figures, Fonts};
use super::hyphenate;
use super::wide::Stops;
use crate::document::Span;
use harfrust::{
    Buffer, BufferFlags, Direction, Feature, Language, Script, ShapeOptions, ShapePlan, ShaperFont,
    Tag, shape,
};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// A glyph in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glyph {
    pub(crate) id: u16,
    /// The bytes of [`Shaped::text`] that it shows. Of the glyphs of a cluster one has them all; for the others `to == from`.
    pub(crate) from: u32,
    pub(crate) to: u32,
    /// How far the pen moves, kerning included.
    pub(crate) advance: f32,
    /// The glyph's own width.
    pub(crate) width: f32,
    /// Where it stands from the pen.
    pub(crate) offset: (f32, f32),
}

/// Glyphs of one face, from the left to the right.
#[derive(Debug)]
pub(crate) struct Shaped {
    pub(crate) face: FaceId,
    pub(crate) text: Box<str>,
    pub(crate) glyphs: Vec<Glyph>,
    /// The sum of advances.
    pub(crate) width: f32,
    /// The glyphs stand for a text that they do not show: a placeholder, a hyphen at a line's end.
    pub(crate) stands_in: bool,
    /// The text is read from the last glyph to the first.
    pub(crate) right_to_left: bool,
    /// Glyphs before which the word may be hyphenated.
    pub(crate) hyphens: Vec<u16>,
}

/// A character that no face has, and the block that has it.
pub(crate) type Missing = (char, Span);

/// Shapes words; lives as long as one document is laid out.
pub(crate) struct Shaper<'f> {
    fonts: &'f Fonts,
    language: Option<Language>,
    hyphenation: Option<hypher::Lang>,
    /// Han text: quotes, dashes and ellipses that Latin faces have, too, are wanted from the face of the letters around them.
    wide_punctuation: bool,
    /// Where stops of Han text stand in their squares.
    pub(super) stops: Stops,
    stacks: Vec<Option<Rc<[FaceId]>>>,
    fitted: Vec<Option<ShaperFont<'f, 'f>>>,
    plans: Vec<(PlanKey, ShapePlan)>,
    words: Vec<HashMap<Box<str>, Word>>,
    buffer: Buffer,
    /// The hyphen of each cut: every word that may be parted asks for it.
    hyphens: Vec<OnceCell<Option<Rc<Shaped>>>>,
    language_tag: Option<String>,
    reported: HashSet<char>,
    /// What no face has, once a character.
    pub(crate) missing: Vec<Missing>,
    /// The block being set, for [`Shaper::missing`].
    pub(crate) span: Span,
}

/// A word: one run, or several of different faces.
pub(crate) type Word = Rc<[Rc<Shaped>]>;

type PlanKey = (FaceId, Option<Script>, bool, usize);

/// Words longer than this do not repeat.
const CACHED_WORD: usize = 48;

/// A novel has some 15,000 words; beyond this the cache starts afresh, so that memory stays bounded.
const CACHED_WORDS: usize = 60_000;

impl<'f> Shaper<'f> {
    pub(crate) fn new(fonts: &'f Fonts, language: Option<&str>) -> Self {
        let primary = language.map(|tag| tag.split(['-', '_']).next().unwrap_or(tag));
        Self {
            fonts,
            language: language.and_then(Language::new),
            hyphenation: language.and_then(hyphenate::patterns),
            wide_punctuation: matches!(primary, Some("zh" | "ja" | "yue" | "lzh")),
            stops: Stops::of(language),
            stacks: vec![None; Cut::COUNT],
            fitted: (0..fonts.faces.len()).map(|_| None).collect(),
            plans: Vec::new(),
            words: (0..2 * Cut::COUNT).map(|_| HashMap::new()).collect(),
            buffer: Buffer::new(),
            hyphens: vec![OnceCell::new(); Cut::COUNT],
            language_tag: language.map(str::to_owned),
            reported: HashSet::new(),
            missing: Vec::new(),
            span: Span::default(),
        }
    }

    /// Whether it sets words of this language (a BCP 47 tag).
    pub(crate) fn speaks(&self, language: Option<&str>) -> bool {
        self.language_tag.as_deref() == language
    }

    /// Sets words of another language from here on.
    pub(crate) fn speak(&mut self, language: Option<&str>) {
        let before = std::mem::replace(self, Self::new(self.fonts, language));
        self.fitted = before.fitted;
        self.reported = before.reported;
        self.missing = before.missing;
        self.span = before.span;
    }

    /// A word without blanks, of one style and direction; with hyphenation points if it is written from left to right.
    pub(crate) fn word(&mut self, text: &str, cut: Cut, right_to_left: bool) -> Word {
        let slot = 2 * cut.index() + usize::from(right_to_left);
        if let Some(word) = self.words[slot].get(text) {
            return Rc::clone(word);
        }
        let word: Word = self.shape(text, cut, right_to_left).into();
        if text.len() <= CACHED_WORD {
            if self.words[slot].len() >= CACHED_WORDS {
                self.words[slot].clear();
            }
            self.words[slot].insert(text.into(), Rc::clone(&word));
        }
        word
    }

    /// The hyphen that a line ends with; its text is a soft hyphen, which readers take away as they join the lines.
    pub(crate) fn hyphen(&self, cut: Cut) -> Option<Rc<Shaped>> {
        self.hyphens[cut.index()]
            .get_or_init(|| self.stand_in(cut, &['-'], "\u{ad}"))
            .clone()
    }

    fn stand_in(&self, cut: Cut, glyphs: &[char], text: &str) -> Option<Rc<Shaped>> {
        let stack = self.fonts.stack(cut, self.language_tag.as_deref());
        let (face, id) = glyphs.iter().find_map(|&character| {
            stack
                .iter()
                .find_map(|&face| Some((face, self.fonts.face(face).glyph(character)?)))
        })?;
        let width = self.fonts.face(face).width(id);
        Some(Rc::new(Shaped {
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

    fn shape(&mut self, text: &str, cut: Cut, right_to_left: bool) -> Vec<Rc<Shaped>> {
        let slot = cut.index();
        let stack = Rc::clone(
            self.stacks[slot]
                .get_or_insert_with(|| self.fonts.stack(cut, self.language_tag.as_deref()).into()),
        );
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
        let mut shaped: Vec<Rc<Shaped>> = Vec::with_capacity(runs.len());
        let whole = runs.len() == 1;
        let whole_parts = runs
            .into_iter()
            .flat_map(|(range, face)| pieces(&text[range]).map(move |piece| (piece, face)));
        for (part, face) in whole_parts {
            match face {
                Some(face) => {
                    let mut run = self.shape_run(part, face, cut, right_to_left);
                    if whole && !right_to_left && !cut.mono {
                        run.hyphens = self
                            .hyphenation
                            .map_or_else(Vec::new, |language| hyphenate::points(&run, language));
                    }
                    shaped.push(Rc::new(run));
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
        if self.wide_punctuation && is_shared_punctuation(character) {
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
    fn placeholder(&mut self, text: &str, cut: Cut) -> Option<Rc<Shaped>> {
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
        buffer.set_language(self.language.clone());
        buffer.guess_segment_properties();
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
        let font = &self.fonts.face(face).font;
        let features = features(cut);
        let key = (face, buffer.script(), right_to_left, cut.index());
        let known = self.plans.iter().position(|(known, _)| *known == key);
        let place = known.unwrap_or_else(|| {
            let plan = ShapePlan::new(
                font,
                buffer.direction(),
                buffer.script(),
                buffer.language(),
                &features,
            );
            self.plans.push((key, plan));
            self.plans.len() - 1
        });
        let fitted = self.fitted[usize::from(face.0)].get_or_insert_with(|| ShaperFont::new(font));
        let options = ShapeOptions::new()
            .plan(Some(&self.plans[place].1))
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

/// Characters that shape others and show nothing (Unicode's `Default_Ignorable_Code_Point`, without fillers).
pub(crate) fn is_ignorable(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{fff8}' | '\u{e0000}'..='\u{e0fff}')
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
