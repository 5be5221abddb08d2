//! Hanging punctuation: marks at a line's edge that reach into the margin, so that the edge looks straight.
//!
//! What is light at the edge reaches out by a part of its width: a stop by most of it, a dash by little.

use super::shaped::Shaped;
use super::wide::{Blank, HALF, Stops, blank, is_wide};

/// The part of a hyphen at a line's end that reaches out.
pub(super) const HYPHEN: f32 = 0.6;

/// How far glyphs of a word reach out, in thousandths of an em: where they begin a line, and where they end one.
pub(super) fn of(shaped: &Shaped, glyphs: (u16, u16), stops: Stops) -> (f32, f32) {
    let glyphs = &shaped.glyphs[usize::from(glyphs.0)..usize::from(glyphs.1)];
    let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) else {
        return (0.0, 0.0);
    };
    let text = |from: u32, to: u32| shaped.text.get(from as usize..to as usize).unwrap_or("");
    let start = text(first.from, first.to)
        .chars()
        .next()
        .map_or(0.0, |mark| match blank(mark, stops) {
            Some(Blank::First) if is_wide(mark) => HALF,
            _ => at_start(mark),
        });
    let end = text(last.from, last.to)
        .chars()
        .next_back()
        .map_or(0.0, |mark| match blank(mark, stops) {
            Some(Blank::Last) if is_wide(mark) => HALF,
            _ => at_end(mark),
        });
    (start * first.advance, end * last.advance)
}

fn at_start(mark: char) -> f32 {
    match mark {
        '“' | '‘' | '„' | '‚' | '"' | '\'' | '’' => 0.5,
        '«' | '‹' | '»' | '›' => 0.3,
        '–' | '—' => 0.2,
        '(' | '[' => 0.1,
        _ => 0.0,
    }
}

fn at_end(mark: char) -> f32 {
    match mark {
        '.' | ',' => 0.7,
        '-' | '\u{2010}' => HYPHEN,
        '”' | '’' | '“' | '‘' | '"' | '\'' => 0.5,
        ':' | ';' => 0.4,
        '«' | '‹' | '»' | '›' => 0.3,
        '–' | '—' | '!' | '?' => 0.2,
        ')' | ']' => 0.1,
        _ => 0.0,
    }
}
