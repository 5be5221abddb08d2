//! Where words may be parted at a line's end, by the patterns of their language.

use super::shaped::Shaped;
use hypher::{Lang, hyphenate};

/// Words shorter than this are left whole: the gain is less than the reader's loss.
const SHORTEST: usize = 6;

/// The patterns for a BCP 47 tag, if there are any.
pub(crate) fn patterns(language: &str) -> Option<Lang> {
    let primary = language.split(['-', '_']).next()?.as_bytes();
    let code: [u8; 2] = primary.try_into().ok()?;
    Lang::from_iso(code.map(|byte| byte.to_ascii_lowercase()))
}

/// The glyphs of a word before which it may be parted. Punctuation around the word stays with it; a ligature is not parted.
pub(crate) fn points(word: &Shaped, language: Lang) -> Vec<u16> {
    let text = &*word.text;
    let letters = |c: char| c.is_alphabetic();
    let (Some(start), Some(last)) = (text.find(letters), text.rfind(letters)) else {
        return Vec::new();
    };
    let end = last + text[last..].chars().next().map_or(0, char::len_utf8);
    let core = &text[start..end];
    // Names of files, figures and capitals are not words of the language.
    let is_word = core
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'))
        && core.chars().skip(1).any(char::is_lowercase);
    if !is_word || core.chars().count() < SHORTEST {
        return Vec::new();
    }
    let mut points = Vec::new();
    let mut at = start;
    for syllable in hyphenate(core, language) {
        at += syllable.len();
        if at >= end {
            break;
        }
        if is_beside_apostrophe(text, at) {
            continue;
        }
        let glyph = word
            .glyphs
            .iter()
            .position(|glyph| glyph.from as usize == at && glyph.to > glyph.from);
        points.extend(glyph.and_then(|glyph| u16::try_from(glyph).ok()));
    }
    points
}

/// Whether an apostrophe stands right before or behind a place, or but one letter away: patterns count it as a letter, and
/// nobody parts "d'-histoire" or "d'h-istoire".
fn is_beside_apostrophe(text: &str, at: usize) -> bool {
    const NEAR: usize = 2;
    let is_apostrophe = |c: char| matches!(c, '\'' | '’');
    text[..at].chars().rev().take(NEAR).any(is_apostrophe)
        || text[at..].chars().take(NEAR).any(is_apostrophe)
}
