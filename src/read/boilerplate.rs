//! Front and end matter of Project Gutenberg, told apart by its own start and end lines.

use super::line::Line;
use std::ops::Range;

/// The name of the rule that takes the publisher's words for what they are.
pub(super) const RULE: &str = "boilerplate-marks";

/// The three parts of a text: what stands before the article, the article, what stands behind it.
pub(super) fn parts(lines: &[Line<'_>]) -> (Range<usize>, Range<usize>, Range<usize>) {
    let is = |line: &Line<'_>, word: &str| {
        let text = line.text;
        line.head == *b"**"
            && text.starts_with("***")
            && text.contains("PROJECT GUTENBERG")
            && text.contains(word)
    };
    // A mark that is wrapped over two lines ends with its last stars.
    let tail = |at: usize| {
        at + 1
            + usize::from(
                !lines[at].text.ends_with("***")
                    && lines
                        .get(at + 1)
                        .is_some_and(|line| line.gap == 0 && line.text.ends_with("***")),
            )
    };
    let start = lines
        .iter()
        .position(|line| is(line, "START OF"))
        .map_or(0, tail);
    let end = lines[start..]
        .iter()
        .position(|line| is(line, "END OF"))
        .map_or(lines.len(), |at| start + at);
    (0..start, start..end, end..lines.len())
}

/// The value of a field of the front matter: "Title: …", "Author: …".
pub(super) fn field<'a>(lines: &[Line<'a>], name: &str) -> Option<&'a str> {
    lines
        .iter()
        .find_map(|line| line.text.strip_prefix(name)?.strip_prefix(':'))
        .map(str::trim)
        .filter(|value| !value.is_empty())
}
