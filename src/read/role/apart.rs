//! Which lines of a chunk near the title stand apart from the others: a dump leaves no blank line between what sums an article up,
//! who wrote it, and when.

use super::front::sure_part;
use super::heading;
use crate::document::FrontPart;
use crate::read::byline;
use crate::read::date;
use crate::read::line::{Line, ends_sentence};
use crate::read::profile::Profile;
use std::ops::Range;

/// The parts of a chunk: a day, and who wrote it, have their own.
pub(super) fn apart(
    range: Range<usize>,
    lines: &[Line<'_>],
    profile: &Profile,
) -> Vec<Range<usize>> {
    const MOST_LINES: usize = 12;
    /// What has more of them tells what happened when.
    const MOST_DAYS: usize = 2;
    const PARAGRAPH: usize = 100;
    let days = || {
        let own = lines[range.clone()].iter();
        own.filter(|line| date::find(line.text).is_some()).count()
    };
    if !(2..=MOST_LINES).contains(&range.len()) || days() > MOST_DAYS {
        return vec![range];
    }
    let parts: Vec<_> = range
        .clone()
        .map(|at| {
            let open = at > range.start && lines[at - 1].text.ends_with([':', ',']);
            let told = is_told(lines[at].text, open);
            told.then(|| sure_part(&(at..at + 1), lines)).flatten()
        })
        .collect();
    let part = |at: usize| parts[at - range.start];
    let whole = |at: usize| {
        let found = date::of_line(lines[at].text);
        found.is_some_and(|found| found.iso.len() == "2025-06-02".len())
            && !lines[at].text.ends_with(['.', ':'])
            && !heading::ends_joining(&lines[at - 1].text.to_lowercase())
    };
    let ends = |at: usize| profile.breaks_early(&lines[at - 1], &lines[at]);
    let is_name = |at: usize| {
        let plain = byline::unmarked(lines[at].text);
        at + 1 < range.end && part(at + 1) == Some(FrontPart::Date) && byline::are_names(&plain)
    };
    // Where each line is a paragraph, one that is as long goes on from none: what sums an article up, right below its title.
    let long = |at: usize| {
        let (above, line) = (&lines[at - 1], &lines[at]);
        profile.wrap.is_none()
            && line.width() >= PARAGRAPH.max(above.width())
            && ends_sentence(line.text)
            && !ends_sentence(above.text)
    };
    let mut cuts = vec![range.start];
    for at in range.start + 1..range.end {
        // Behind who wrote it stands what they are; behind a day, nothing of its own.
        let told = part(at).is_some();
        let first = at - 1 == range.start || cuts.last() == Some(&(at - 1));
        let dated = first && part(at - 1).is_some() && date::find(lines[at - 1].text).is_some();
        let above = dated && (ends(at) || told);
        // No line of a sentence is a day and nothing else, but for its last.
        let signed = part(at) == Some(FrontPart::Byline)
            && at + 1 < range.end
            && part(at + 1) == Some(FrontPart::Date);
        let below = long(at) || whole(at) || (told || is_name(at)) && ends(at) || signed;
        if above || below && !byline::is_lead(lines[at - 1].text) {
            cuts.push(at);
        }
    }
    cuts.push(range.end);
    cuts.windows(2).map(|cut| cut[0]..cut[1]).collect()
}

/// Whether a line begins as no line does in the middle of a sentence, nor in a list or a program; or with "by", unless a clause is
/// open above it: "Adapted from the tale of that name, / by Ada Roe".
fn is_told(text: &str, open: bool) -> bool {
    let plain = byline::unmarked(text);
    plain.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase())
        || !open && byline::is_led(&plain)
}
