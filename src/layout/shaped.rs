//! What shaping makes of words: glyphs, each in its place.

use super::font::FaceId;
use std::sync::Arc;

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

/// A word: one run, or several of different faces.
pub(crate) type Word = Arc<[Arc<Shaped>]>;
