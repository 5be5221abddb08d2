//! Front and end matter of Project Gutenberg, told apart by its own start and end lines.

use super::line::Line;
use std::ops::Range;

/// The name of the rule that takes the publisher's words for what they are.
pub(super) const RULE: &str = "boilerplate-marks";

/// What the publisher says: above an article down to its start line, and below it from its end line on. A file of several
/// articles has it between them, too. All its marks are seams.
pub(super) fn parts(lines: &[Line<'_>], seams: &[usize]) -> Vec<Range<usize>> {
    let is = |line: &Line<'_>, word: &str| {
        let text = line.text;
        text.starts_with("***") && text.contains("PROJECT GUTENBERG") && text.contains(word)
    };
    // Each mark is looked for below the one before it.
    let mut below = seams;
    let mut find = |from: usize, word: &str| {
        let found = (below.iter()).position(|&at| at >= from && is(&lines[at], word))?;
        let at = below[found];
        below = &below[found + 1..];
        Some(at)
    };
    // A mark that is wrapped over two lines ends with its last stars.
    let tail = |at: usize| {
        at + 1
            + usize::from(
                !lines[at].text.ends_with("***")
                    && lines
                        .get(at + 1)
                        .is_some_and(|line| line.gap() == 0 && line.text.ends_with("***")),
            )
    };
    let mut parts = Vec::new();
    let mut article = find(0, "START OF").map_or(0, tail);
    if article > 0 {
        parts.push(0..article);
    }
    while let Some(end) = find(article, "END OF") {
        let next = find(end, "START OF");
        article = next.map_or(lines.len(), tail);
        parts.push(end..article);
    }
    parts
}

/// The value of a field of the front matter: "Title: …", "Author: …".
pub(super) fn field<'a>(lines: &[Line<'a>], name: &str) -> Option<&'a str> {
    lines
        .iter()
        .find_map(|line| line.text.strip_prefix(name)?.strip_prefix(':'))
        .map(str::trim)
        .filter(|value| !value.is_empty())
}
