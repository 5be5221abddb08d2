//! Which lines of a chunk near the title stand apart from the others: a dump leaves no blank line between what sums an article up,
//! who wrote it, and when; nor do people who type a name right below a title.

use super::heading;
use super::line_part::{line_part_of, sure_part};
use super::preparer::is_figure;
use crate::document::FrontPart;
use crate::read::byline;
use crate::read::case::is_upper;
use crate::read::date;
use crate::read::line::{Line, ends_joining, ends_sentence};
use crate::read::parting::cut;
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
    let first = &lines[range.start];
    let pictured = first.head[0] == b'[' && is_figure(first.text);
    if !(2..=MOST_LINES).contains(&range.len()) || pictured || days() > MOST_DAYS {
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
        found.is_some_and(|found| found.has_day())
            && !lines[at].text.ends_with(['.', ':'])
            && !ends_joining(&lines[at - 1].text.to_lowercase())
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

/// A chunk, and apart from it the name of the draft that it ends with, "draft-roe-tide-tables-03", or who wrote it: "by Ada Roe";
/// or the word that leads to whoever stands below; or what stands below the number of a chapter, "CHAPTER 17".
pub(super) fn last_apart(
    range: Range<usize>,
    lines: &[Line<'_>],
    profile: &Profile,
) -> impl Iterator<Item = Range<usize>> {
    const LONGEST_TITLE: usize = 4;
    let last = &lines[range.end - 1];
    let shouted = || {
        lines[range.start..range.end - 1]
            .iter()
            .all(Line::is_shouted)
    };
    let led = || last.text.starts_with("by ") && shouted() && line_part_of(last.text, 1).is_some();
    let signed = (2..=LONGEST_TITLE).contains(&range.len())
        && (led() || is_named_below(&lines[range.end - 2..], profile));
    let lead = range.len() == 2 && byline::is_lead(last.text) && !is_upper(last.text);
    let first = &lines[range.start];
    let numbered = range.len() == 2
        && first.text.split(' ').count() == 2
        && heading::is_division(first.text)
        && !heading::is_division(last.text);
    let other = if is_over_outline(&lines[range.start..]) {
        range.start + 1
    } else {
        range.end - usize::from(signed || lead || numbered || is_draft(last))
    };
    cut(range, [other])
}

/// Whether the first of these lines stands right above a list of numbered sections, as programs that print manuals set it: "Tide
/// Manual" / "1 Overview" / "2 Gauges".
fn is_over_outline(lines: &[Line<'_>]) -> bool {
    /// Sections of the first one stand between it and the second.
    const REACH: usize = 40;
    let [first, one, below @ ..] = lines else {
        return false;
    };
    let begins = |line: &Line<'_>, number: &str| {
        line.gap() == 0 && line.indent() == first.indent() && line.text.starts_with(number)
    };
    let mut near = below.iter().take(REACH).take_while(|line| line.gap() == 0);
    !first.text.starts_with("0 ") && begins(one, "1 ") && near.any(|line| begins(line, "2 "))
}

/// Whether the second of these lines is somebody's name beside a day, or right above it, and begins a line though the one above had
/// room for it: who wrote what is called so.
fn is_named_below(lines: &[Line<'_>], profile: &Profile) -> bool {
    let [above, own, below @ ..] = lines else {
        return false;
    };
    let had_room = |wrap| above.edge() + 1 + own.first_word_width() <= wrap;
    if !profile.wrap.is_some_and(had_room) || ends_joining(above.text) {
        return false;
    }
    let day = date::of_line(own.text).or_else(|| date::find(own.text));
    let dated = |below: &Line<'_>| date::of_line(below.text).is_some();
    let told = day.is_some() || below.first().is_some_and(dated);
    let name = day.map_or(own.text, |day| &own.text[..day.start]);
    let name = name.trim_end_matches([' ', ',', '|', '-']);
    told && name.contains(' ') && byline::are_names(name)
}

/// Whether a line is the name of a draft and nothing else: "draft-roe-tide-tables-03".
pub(super) fn is_draft(line: &Line<'_>) -> bool {
    const FEWEST_DASHES: usize = 3;
    let name = line.text.trim_matches(['<', '>']);
    name.starts_with("draft-")
        && name.matches('-').count() >= FEWEST_DASHES
        && name.bytes().all(|b| b.is_ascii_graphic())
}
