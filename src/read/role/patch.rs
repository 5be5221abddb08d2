//! Patches: what `diff -u` writes of two texts, with `-` before lines that went and `+` before lines that came; and how much of
//! each file that is.
//!
//! ```text
//! --- a/harbour.c
//! +++ b/harbour.c
//! @@ -4,3 +4,3 @@ void open(void)
//!          wait();
//! -        open_gate();
//! +        open_lock();
//! ```
//!
//! ```text
//!  harbour.c | 4 ++--
//!  1 file changed, 2 insertions(+), 2 deletions(-)
//! ```

use super::{Role, Score, View};
use crate::read::fields::field;
use crate::read::figures::are_digits;
use crate::read::group::Group;
use crate::read::line::Line;
use crate::read::parting::cut;
use std::borrow::Cow;
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

/// Lines within one, and what it changes.
pub(super) fn hunk(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let counts = || stat(view.own()).is_some_and(|stat| stat.len() == view.own().len());
    (view.is_in_patch() || counts() || moves(view.own())).then_some((Role::Preformatted, 92))
}

/// Whether lines say what became of a file of which not a line changed: that it has another name, or may be run.
fn moves(own: &[Line<'_>]) -> bool {
    own.len() > 1 && own[0].text.starts_with("diff --git ") && own.iter().all(is_head)
}

/// The groups, parted where patches begin and end: a signature may stand right below one.
pub(super) fn parted<'g>(
    groups: Cow<'g, [Group]>,
    lines: &[Line<'_>],
    patches: &[Range<usize>],
) -> Cow<'g, [Group]> {
    if patches.is_empty() {
        return groups;
    }
    let mut edges = patches
        .iter()
        .flat_map(|patch| [patch.start, patch.end])
        .peekable();
    let mut parted = Vec::with_capacity(groups.len());
    for group in &*groups {
        let Range { mut start, end } = group.lines;
        while let Some(edge) = edges.next_if(|edge| *edge < end) {
            if edge > start {
                parted.push(Group::of(start..edge, lines));
                start = edge;
            }
        }
        if start == group.lines.start {
            parted.push(group.clone());
        } else {
            parted.push(Group::of(start..end, lines));
        }
    }
    parted.into()
}

/// A group parted where it says how much of which files changed; `---` parts that from who signed it.
pub(super) fn part(
    group: Range<usize>,
    lines: &[Line<'_>],
) -> impl Iterator<Item = Range<usize>> + use<> {
    let own = &lines[group.clone()];
    let signed = |at: usize| own[at].text == "---" && field(own[at - 1].text).is_some();
    let rule = || (1..own.len()).find(|&at| signed(at));
    let stat = stat(own).or_else(|| rule().map(|at| at + 1..at + 1));
    let stat = stat.unwrap_or(0..0);
    let (start, end) = (group.start + stat.start, group.start + stat.end);
    let parted = start > group.start && lines[start - 1].text == "---";
    let above = start - usize::from(parted);
    cut(group, [above, start, end])
}

/// The lines that say how much of which files changed, above the one that sums it up and below.
fn stat(own: &[Line<'_>]) -> Option<Range<usize>> {
    let sums = |line: &Line<'_>| {
        line.head[0].is_ascii_digit() && matches!(line.tail, b')' | b'd') && sums_up(line.text)
    };
    let at = own.iter().position(sums)?;
    let files = own[..at].iter().rev().take_while(|line| is_counted(line));
    let modes = own[at + 1..].iter().take_while(|line| is_mode(line.text));
    let (files, modes) = (files.count(), modes.count());
    (files > 0).then_some(at - files..at + 1 + modes)
}

/// "5 files changed, 17 insertions(+), 2 deletions(-)"
fn sums_up(text: &str) -> bool {
    let mut words = text.split(' ');
    words.next().is_some_and(are_digits)
        && words
            .next()
            .is_some_and(|word| matches!(word, "file" | "files"))
        && words
            .next()
            .is_some_and(|word| matches!(word, "changed" | "changed,"))
}

/// "harbour.c | 4 ++--", "mole.png | Bin 0 -> 51 bytes"
fn is_counted(line: &Line<'_>) -> bool {
    let counted =
        |count: &str| count.starts_with(|c: char| c.is_ascii_digit()) || count.starts_with("Bin");
    (line.text.rsplit_once(" | ")).is_some_and(|(_, count)| counted(count.trim_start()))
}

/// "create mode 100644 harbour.c": what else became of a file.
fn is_mode(text: &str) -> bool {
    const HEADS: [&str; 6] = [
        "create mode ",
        "delete mode ",
        "mode change ",
        "rename ",
        "copy ",
        "rewrite ",
    ];
    HEADS.iter().any(|head| text.starts_with(head))
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
    const HEADS: [&str; 12] = [
        "--- ",
        "+++ ",
        "diff ",
        "index ",
        "new file mode ",
        "deleted file mode ",
        "similarity index ",
        "rename ",
        "copy ",
        "old mode ",
        "new mode ",
        "Index: ",
    ];
    HEADS.iter().any(|head| line.text.starts_with(head))
        || line.text.len() > 3 && line.text.bytes().all(|b| b == b'=')
}

/// "Reviewed-by: Jane Roe <roe@harbour.example>": who did what for a change.
pub(super) fn is_trailer(line: &Line<'_>) -> bool {
    line.has_at()
        && line.tail == b'>'
        && line.text.split_once(": ").is_some_and(|(name, who)| {
            let worded = |byte: u8| byte.is_ascii_alphabetic() || byte == b'-';
            name.starts_with(|c: char| c.is_ascii_uppercase())
                && name.bytes().all(worded)
                && who.contains(" <")
        })
}
