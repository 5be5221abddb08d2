//! Lines → groups: what blank lines part, but for literal text, which they stand within.

use super::line::Line;
use super::marker;
use super::words::Words;
use std::ops::Range;

/// The groups of lines that blank lines part. What `::` announces is one group, blank lines and all.
pub(super) fn groups(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let mut groups = Vec::with_capacity(lines.len() / 4 + 1);
    let (mut first, mut parting) = (0, Parting::default());
    for (at, pair) in (1..).zip(lines.windows(2)) {
        if parting.is_between(&pair[0], &pair[1]) {
            groups.push(first..at);
            first = at;
        }
    }
    if !lines.is_empty() {
        groups.push(first..lines.len());
    }
    groups
}

/// The parts of a group that is cut at these lines, in their order; none is empty.
pub(super) fn cut<const N: usize>(
    group: Range<usize>,
    at: [usize; N],
) -> impl Iterator<Item = Range<usize>> {
    let mut from = group.start;
    let ends = at.into_iter().chain([group.end]);
    let parts = ends.map(move |end| std::mem::replace(&mut from, end)..end);
    parts.filter(|part| !part.is_empty())
}

/// What parts lines into groups, asked of one after another.
#[derive(Default)]
pub(super) struct Parting {
    /// The column that the literal text stands deeper than in which we are.
    literal: Option<usize>,
}

impl Parting {
    /// Whether a line begins another group than the one above it is of.
    #[inline]
    pub(super) fn is_between(&mut self, above: &Line<'_>, line: &Line<'_>) -> bool {
        if line.gap() == 0 || self.literal.is_some_and(|column| line.indent() > column) {
            return false;
        }
        self.literal = literal_column(above, line);
        true
    }
}

/// Whether a group is literal text, whatever its words are.
pub(super) fn is_literal(group: &Range<usize>, lines: &[Line<'_>]) -> bool {
    group.start > 0 && literal_column(&lines[group.start - 1], &lines[group.start]).is_some()
}

/// The column that literal text stands deeper than, if a line ends in `::` and the next one, below a blank line, begins it.
fn literal_column(above: &Line<'_>, line: &Line<'_>) -> Option<usize> {
    if line.gap() == 0 || line.indent() <= above.indent() || !announces(above.text) {
        return None;
    }
    // What is announced in an item stands deeper than the text of the item.
    let column = above.indent() + marker::parse(above.text).map_or(0, |mark| mark.text_at);
    (line.indent() > column).then_some(column)
}

/// `as follows::`, `.. code-block:: rust`.
fn announces(text: &str) -> bool {
    match text.strip_prefix(".. ") {
        Some(directive)
            if directive.starts_with("code") || directive.starts_with("sourcecode::") =>
        {
            true
        }
        Some(directive) => {
            directive.ends_with("::") && !PROSE.has(&directive[..directive.len() - 2])
        }
        None => text.ends_with("::"),
    }
}

/// The directives of reStructuredText that stand above prose.
static PROSE: Words = Words::of(
    "admonition attention caution compound container danger epigraph error highlights hint important note pull-quote seealso
     sidebar tip todo topic warning",
);
