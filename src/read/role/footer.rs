//! What mail programs and lists of mail put below a letter: rules, and between them whose list it is and who pays for it.
//!
//! ```text
//! ______________________________
//! Harbour mailing list                        Lines
//! Harbour@lists.harbour.example
//! https://lists.harbour.example/harbour
//! ```

use super::forwarded;
use crate::read::fields::has_fields;
use crate::read::frame::is_dashed_label;
use crate::read::line::Line;
use crate::read::signs::Signs;
use std::ops::Range;

/// A group of a text that is mail, parted above the mark of a signature and at the rule below that; or at the rules in it, if it
/// begins with one and says where something is found.
pub(super) fn part(group: Range<usize>, lines: &[Line<'_>], mail: bool) -> Vec<Range<usize>> {
    if !mail {
        return vec![group];
    }
    let own = &lines[group.clone()];
    let sign = own.iter().position(|line| line.text == "--");
    let mut ranges = match sign.map(|sign| group.start + sign) {
        None => at_rules(group, lines),
        Some(sign) => {
            let footer = below_signature(sign..group.end, lines);
            let mut ranges = vec![group.start..sign, sign..footer];
            ranges.extend(at_rules(footer..group.end, lines));
            ranges
        }
    };
    ranges.retain(|range| !range.is_empty());
    ranges
}

/// Where what a program put below a signature begins, or the end of these lines. What stands right below the mark frames who signs,
/// and what has bars was drawn as one.
fn below_signature(range: Range<usize>, lines: &[Line<'_>]) -> usize {
    let own = &lines[range.clone()];
    let footer = own.iter().position(parts).filter(|at| *at > 1);
    let barred = || own.iter().any(|line| line.text.contains('|'));
    let footer = footer.filter(|_| !barred());
    footer.map_or(range.end, |below| range.start + below)
}

/// Whether a line parts what a program says from what stands above it.
fn parts(line: &Line<'_>) -> bool {
    const NARROWEST: usize = 20;
    is_dashed_label(line) || line.rule().is_some() && line.width() >= NARROWEST
}

/// Lines parted at the rules among them, if they begin with one and say where something is found.
fn at_rules(range: Range<usize>, lines: &[Line<'_>]) -> Vec<Range<usize>> {
    const MOST: usize = 16;
    let own = &lines[range.clone()];
    let finds = |line: &Line<'_>| line.text.contains("://") || line.text.contains('@');
    let ruled = (2..=MOST).contains(&own.len()) && parts(&own[0]);
    // What stands in columns is drawn.
    let drawn = |line: &Line<'_>| line.signs.has(Signs::GUTTER);
    // A label over the head of a letter belongs to that.
    let heads = || forwarded::is_head(own) || has_fields(own);
    if !ruled || !own.iter().any(finds) || own.iter().any(drawn) || heads() {
        return vec![range];
    }
    let mut ranges = Vec::new();
    let mut from = range.start;
    for at in range.clone().filter(|&at| parts(&lines[at])) {
        ranges.extend([from..at, at..at + 1]);
        from = at + 1;
    }
    ranges.push(from..range.end);
    ranges
}
