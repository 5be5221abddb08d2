//! Headings that are what one of the paragraphs below will say, in its own words and quotation marks.

use crate::read::line::ends_sentence;
use crate::read::role::View;

/// Narrower text is no paragraph, in columns.
pub(super) const PARAGRAPH: usize = 100;

/// Narrower lines are no sentences of a paragraph's length, in columns.
const SENTENCE: usize = 60;

/// Whether quotation marks stand at both ends of a text, or what somebody may ask or call at the last one: somebody speaks.
pub(super) fn is_quoted(text: &str) -> bool {
    text.starts_with(['“', '"', '«', '„', '»', '\'', '‘'])
        && text.ends_with(['”', '"', '»', '“', '«', '\'', '’', '?', '!'])
}

/// Whether what is quoted ends without any stop, as nothing that is said does, and stands between paragraphs by itself.
pub(super) fn is_foretold(view: &View<'_, '_>) -> bool {
    let Some(above) = view.above().filter(|_| is_phrase(view.first().text)) else {
        return false;
    };
    // The last line of a wrapped paragraph may be short, and goes on from another.
    let (long, apart) = match view.profile.wrap {
        Some(_) => (
            above.gap() == 0,
            view.first().gap() > 0 && view.gap_below() > 0,
        ),
        None => (above.width() >= SENTENCE, true),
    };
    long && apart && ends_sentence(above.text) && view.prose_below() >= PARAGRAPH
}

/// Whether what stands between quotation marks is short and ends with no stop.
fn is_phrase(text: &str) -> bool {
    const LONGEST: usize = 84;
    let inner = text.trim_end_matches(['”', '"', '»', '«', '“', '\'', '’']);
    let stopped = inner.ends_with(['.', ',', '!', '?', '…', ';', ':']);
    text.chars().count() < LONGEST && inner.len() < text.len() && !stopped
}
