//! Sentences at the head of a text: which of them are headlines, and which begin it.

use crate::read::line::{Line, ends_sentence};
use std::ops::Range;

/// Whether a line that is no longer than a headline ends with what somebody said, and what stands below is longer.
pub(super) fn is_said(own: &[Line<'_>], below: &[Line<'_>]) -> bool {
    const WIDEST: usize = 110;
    const PARAGRAPH: usize = 120;
    let [line] = own else { return false };
    let closed = line.text.ends_with(['”', '"', '“', '»', '«']);
    let opened = line.text.starts_with(['“', '"', '„', '«', '»']);
    let said = opened || line.text.contains(": ");
    let told = |below: &Line<'_>| {
        let quoted = below.text.starts_with(['“', '"', '„', '«', '»']);
        below.width() >= PARAGRAPH && !quoted
    };
    closed && said && line.width() <= WIDEST && below.first().is_some_and(told)
}

/// "GNU tidetab NEWS -- history of user-visible changes.", above whose it is: a name, dashes, and what the text is.
pub(super) fn is_history(own: &[Line<'_>], below: &[Line<'_>]) -> bool {
    let copyright = |line: &Line<'_>| line.text.starts_with("Copyright ");
    own.len() == 1 && own[0].text.contains(" -- ") && below.first().is_some_and(copyright)
}

/// Whether lines are sentences, the last of them a question perhaps: a first paragraph.
pub(super) fn is_paragraph(own: &[Line<'_>]) -> bool {
    const WIDE: usize = 100;
    /// A headline may end a sentence within it, and has no full stop itself.
    const HEADLINE: usize = 140;
    let width: usize = own.iter().map(Line::width).sum();
    if width <= HEADLINE && own.last().is_some_and(|last| !ends_sentence(last.text)) {
        return false;
    }
    let mut inner = own.iter().map(|line| {
        line.text
            .trim_end_matches(['。', '？', '！', '.', '?', '!'])
    });
    width >= WIDE && inner.any(|text| text.contains(['。', '？']) || has_sentences(text))
}

/// Whether a sentence ends within a text, and another begins.
fn has_sentences(text: &str) -> bool {
    let mut ends = text.match_indices(". ");
    ends.any(|(at, _)| {
        let word = text[..at].rsplit(' ').next().unwrap_or_default();
        let whole = word.chars().count() >= 4 && word.chars().all(char::is_lowercase);
        whole && text[at + 2..].starts_with(char::is_uppercase)
    })
}

/// Whether a sentence above says that this follows.
pub(super) fn is_announced(lines: &[Line<'_>], range: &Range<usize>) -> bool {
    const SENTENCE: usize = 40;
    let own = &lines[range.clone()];
    let above = range.start.checked_sub(1).map(|at| &lines[at]);
    above.is_some_and(|above| {
        above.text.ends_with(':') && (above.width() > SENTENCE || own[0].indent() > above.indent())
    })
}
