//! Semantic line breaks: each sentence begins a line, however long it is, and blank lines part the paragraphs.
//!
//! ```text
//! The gauge is read every hour.
//! What was missed, ``nobody`` guesses later.
//!
//! The other gauge is read at noon.
//! ```
//!
//! Writers of manuals keep their sources so. A line may be a paragraph as well: only where lines hold a sentence each, few of them
//! stand together, and marks tell that a program sets the text, are they sentences.

use super::line::{Line, ends_sentence, has_inner_stop};
use super::signs::Signs;

/// Whether the lines of a text that is not wrapped are sentences.
pub(super) fn breaks_lines(lines: &[Line<'_>]) -> bool {
    const FEWEST: usize = 3;
    /// Lines of a paragraph, in the mean.
    const MOST_LINES: usize = 6;
    /// One in so many lines may hold more than a sentence, and one paragraph in so many may be none.
    const RARE: usize = 8;
    let groups =
        lines.chunk_by(|above, below| below.gap() == 0 && above.indent() == below.indent());
    let (mut paragraphs, mut within, mut sentences, mut several, mut others) = (0, 0, 0, 0, 0);
    for group in groups.filter(|group| group.iter().all(is_prose)) {
        let (last, above) = group.split_last().expect("a group has lines");
        if !ends_sentence(last.text) && last.tail != b':' {
            continue;
        }
        sentences += group.len();
        several += group
            .iter()
            .filter(|line| has_inner_stop(line.text))
            .count();
        if above.iter().all(|line| ends_clause(line)) {
            paragraphs += usize::from(group.len() > 1);
            within += above.len();
        } else {
            others += 1;
        }
    }
    paragraphs >= FEWEST
        && within <= paragraphs * MOST_LINES
        && several * RARE <= sentences
        && others * RARE <= paragraphs
        && is_marked_up(lines)
}

/// Whether a sentence may stand in a line.
fn is_prose(line: &Line<'_>) -> bool {
    const FEWEST_WORDS: usize = 3;
    /// What is wider is a paragraph, whatever it holds.
    const WIDEST: usize = 1000;
    let opens = |c: char| c.is_alphabetic() || "\"'`(:*“‘«".contains(c);
    line.width() <= WIDEST
        && !line.signs.has(Signs::GUTTER)
        && line.text.starts_with(opens)
        && line.text.split(' ').nth(FEWEST_WORDS - 1).is_some()
}

/// Whether a sentence ends with a line, or a clause of one.
pub(super) fn ends_clause(line: &Line<'_>) -> bool {
    ends_sentence(line.text) || matches!(line.tail, b',' | b';' | b':')
}

/// Whether headings are underlined, or words marked as code.
fn is_marked_up(lines: &[Line<'_>]) -> bool {
    let underlined = |pair: &[Line<'_>]| {
        pair[1].gap() == 0
            && pair[1].rule().is_some()
            && pair[0].width().abs_diff(pair[1].width()) <= 1
    };
    lines
        .iter()
        .any(|line| line.signs.has(Signs::MARK) && line.text.contains('`'))
        || lines.windows(2).any(underlined)
}
