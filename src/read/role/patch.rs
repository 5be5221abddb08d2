//! Patches: what `diff -u` writes of two texts, with `-` before lines that went and `+` before lines that came.
//!
//! ```text
//! --- a/harbour.c
//! +++ b/harbour.c
//! @@ -4,3 +4,3 @@ void open(void)
//!          wait();
//! -        open_gate();
//! +        open_lock();
//! ```

use super::{Role, Score, View};
use crate::read::line::Line;
use std::ops::Range;

/// Which lines belong to a patch that has a hunk at each of these lines. How many lines a hunk has, its head says.
pub(super) fn ranges(lines: &[Line<'_>], hunks: &[usize]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for &at in hunks {
        // What is a line of a hunk begins none.
        let is_within = ranges.last().is_some_and(|last| at < last.end);
        let Some((old, new)) = counts(lines[at].text).filter(|_| !is_within) else {
            continue;
        };
        let end = at + 1 + body(&lines[at + 1..], lines[at].indent(), old, new);
        let heads = lines[..at].iter().rev();
        let start = at - heads.take_while(|line| is_head(line)).count();
        match ranges.last_mut() {
            Some(last) if last.end >= start => last.end = end.max(last.end),
            _ => ranges.push(start..end),
        }
    }
    ranges
}

/// Lines within one.
pub(super) fn hunk(view: &View<'_, '_>) -> Option<(Role, Score)> {
    view.is_in_patch().then_some((Role::Preformatted, 92))
}

/// "@@ -415,13 +415,12 @@": how many lines stand below it of the old text and of the new one.
fn counts(text: &str) -> Option<(usize, usize)> {
    let (old, rest) = text.strip_prefix("@@ -")?.split_once(" +")?;
    let (new, _) = rest.split_once(" @@")?;
    let count = |side: &str| {
        let (first, count) = side.split_once(',').unwrap_or((side, "1"));
        first.parse::<usize>().ok()?;
        count.parse().ok()
    };
    Some((count(old)?, count(new)?))
}

/// How many of these lines a hunk has whose head stands in this column.
fn body(lines: &[Line<'_>], column: usize, mut old: usize, mut new: usize) -> usize {
    for (at, line) in lines.iter().enumerate() {
        // Mail takes away the blank that an empty line of both texts is.
        old = old.saturating_sub(line.gap());
        new = new.saturating_sub(line.gap());
        if old == 0 && new == 0 {
            return at;
        }
        match line.head[0] {
            _ if line.indent() > column => {
                old = old.saturating_sub(1);
                new = new.saturating_sub(1);
            }
            b'-' => old = old.saturating_sub(1),
            b'+' => new = new.saturating_sub(1),
            // "\ No newline at end of file"
            b'\\' => {}
            _ => return at,
        }
    }
    lines.len()
}

/// What stands above the first hunk of a file.
fn is_head(line: &Line<'_>) -> bool {
    const HEADS: [&str; 9] = [
        "--- ",
        "+++ ",
        "diff ",
        "index ",
        "new file mode ",
        "deleted file mode ",
        "similarity index ",
        "rename ",
        "Index: ",
    ];
    HEADS.iter().any(|head| line.text.starts_with(head))
        || line.text.len() > 3 && line.text.bytes().all(|b| b == b'=')
}
