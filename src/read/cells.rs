//! How wide wide characters count: two columns where print and terminals set them, one where a program that wrapped the text took
//! all for alike.

use super::line::{Line, ends_sentence, width};
use super::signs::Signs;

/// Narrower lines of these scripts are verse or a list.
const NARROWEST: usize = 40;
/// Nobody wraps them wider.
const WIDEST: usize = 100;

/// Counts one column for every character, if only then the lines of a text end where lines are wrapped.
#[inline(never)]
pub(super) fn settle(lines: &mut [Line<'_>]) {
    if wrap_by(lines, width).is_some() || wrap_by(lines, characters).is_none() {
        return;
    }
    for line in lines.iter_mut().filter(|line| is_east(line)) {
        *line = line.counted_singly();
    }
}

/// The wrap of a text whose scripts know neither capitals nor blanks: full lines are broken where a sentence goes on.
pub(super) fn wrap(lines: &[Line<'_>]) -> Option<usize> {
    let measure = if lines.iter().any(Line::is_counted_singly) {
        characters
    } else {
        width
    };
    wrap_by(lines, measure)
}

fn is_east(line: &Line<'_>) -> bool {
    line.signs.has(Signs::EAST)
}

fn characters(text: &str) -> usize {
    text.chars().count()
}

/// The widest of these lines, if it is as wide as lines are wrapped, and several are as wide and go on right below, or had no
/// room for the word that the next one begins with.
fn wrap_by(lines: &[Line<'_>], measure: fn(&str) -> usize) -> Option<usize> {
    const FEWEST: usize = 3;
    /// Columns that a sign which begins no line takes along, and half a character that has no room.
    const RAGGED: usize = 3;
    let edge = |line: &Line<'_>| line.indent() + measure(line.text);
    let east = lines.iter().filter(|line| is_east(line));
    let widest = east.map(edge).max()?;
    if !(NARROWEST..=WIDEST).contains(&widest) {
        return None;
    }
    // Words that blanks part are of other scripts; lines of one paragraph each are not broken between these.
    let breaks_at_blank = |line: &Line<'_>, next: &Line<'_>| {
        let word = next.text.split(' ').next().unwrap_or_default();
        (line.tail.is_ascii_alphanumeric() || next.head[0].is_ascii_alphanumeric())
            && edge(line) * 2 > widest
            && edge(line) + 1 + measure(word) > widest
    };
    let (mut full, mut ended, mut blanks) = (0, 0, 0);
    for pair in lines.windows(2) {
        let (line, next) = (&pair[0], &pair[1]);
        if next.gap() > 0 || !is_east(line) || line.indent() != next.indent() {
            continue;
        }
        let ends = ends_sentence(line.text);
        if edge(line) + RAGGED >= widest {
            full += 1;
            ended += usize::from(ends);
        } else if !ends && breaks_at_blank(line, next) {
            blanks += 1;
        }
    }
    (full + blanks >= FEWEST && full > 0 && ended * 3 <= full).then_some(widest)
}
