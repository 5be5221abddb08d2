//! What mail programs and lists of mail put below a letter: rules, and between them whose list it is and who pays for it.
//!
//! ```text
//! ______________________________
//! Harbour mailing list                        Lines
//! Harbour@lists.harbour.example
//! https://lists.harbour.example/harbour
//! ```

use super::forwarded;
use super::post::has_fields;
use crate::read::line::Line;
use crate::read::signs::Signs;
use std::ops::Range;

/// A group of a text that is mail, parted above the mark of a signature and at the rule below that; or at the rules in it, if it
/// begins with one and says where something is found.
pub(super) fn part(group: Range<usize>, lines: &[Line<'_>], mail: bool) -> Vec<Range<usize>> {
    const MOST: usize = 16;
    const NARROWEST: usize = 20;
    let own = &lines[group.clone()];
    let parts =
        |line: &Line<'_>| is_label(line) || line.rule().is_some() && line.width() >= NARROWEST;
    let signed = || own.iter().position(|line| line.text == "--");
    if let Some(sign) = mail.then(signed).flatten() {
        // What stands right below the mark frames who signs, and what has bars was drawn as one.
        let footer = own[sign..].iter().position(parts);
        let barred = || own[sign..].iter().any(|line| line.text.contains('|'));
        let footer = footer.filter(|at| *at > 1 && !barred());
        let footer = footer.map_or(group.end, |below| group.start + sign + below);
        let sign = group.start + sign;
        let mut ranges = vec![group.start..sign, sign..footer];
        ranges.extend(part(footer..group.end, lines, mail));
        ranges.retain(|range| !range.is_empty());
        return ranges;
    }
    let finds = |line: &Line<'_>| line.text.contains("://") || line.text.contains('@');
    let ruled = mail && (2..=MOST).contains(&own.len()) && parts(&own[0]);
    // What stands in columns is drawn.
    let drawn = |line: &Line<'_>| line.signs.has(Signs::GUTTER);
    // A label over the head of a letter belongs to that.
    let heads = || forwarded::is_head(own) || has_fields(own);
    if !ruled || !own.iter().any(finds) || own.iter().any(drawn) || heads() {
        return vec![group];
    }
    let mut ranges = Vec::new();
    let mut from = group.start;
    for at in group.clone().filter(|&at| parts(&lines[at])) {
        ranges.extend([from..at, at..at + 1]);
        from = at + 1;
    }
    ranges.push(from..group.end);
    ranges.retain(|range| !range.is_empty());
    ranges
}

/// Whether a line is framed by dashes and says what is below: `-----Original Message-----`, `------- Begin forwarded text ------->`.
pub(in crate::read) fn is_label(line: &Line<'_>) -> bool {
    const SHORTEST: usize = 4;
    if line.head != *b"--" || !matches!(line.tail, b'-' | b'>') {
        return false;
    }
    let words = line.text.trim_start_matches('-');
    let label = words.trim_end_matches(['-', '>', '~']);
    let sides = [line.text.len() - words.len(), words.len() - label.len()];
    sides.iter().all(|side| *side >= SHORTEST)
        && label.trim_start().starts_with(char::is_alphabetic)
}
