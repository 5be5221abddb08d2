//! Code between fences, as Markdown (`CommonMark` 0.31, section 4.5) and `AsciiDoc` mark it, blank lines and all.
//!
//! ````text
//! ```rust
//! light(lamp);          Preformatted "light(lamp);", in Rust
//! ```
//! ````

use super::code::is_code;
use super::program::is_prose;
use super::{CERTAIN, Role, Score, View, heading};
use crate::read::group::Group;
use crate::read::line::Line;
use crate::read::parting::cut;
use crate::read::signs::Signs;
use crate::read::table::is_column_rule;
use crate::read::underline::is_underline;
use std::borrow::Cow;

/// The name of the rule for what stands between fences.
pub(in crate::read) const FENCED: &str = "code-fenced";

/// The groups, those from a fence to the one that closes it made one. Fences are among the lines that signs lead.
pub(super) fn joined<'g>(
    groups: Cow<'g, [Group]>,
    lines: &[Line<'_>],
    led_by_signs: &[usize],
) -> Cow<'g, [Group]> {
    let opens = |&at: &usize| opens_at(lines, at).is_some() || listed_from(lines, at).is_some();
    let [start, end] = [
        groups.first().map_or(0, |group| group.lines.start),
        groups.last().map_or(0, |group| group.lines.end),
    ];
    let [from, to] = [start, end].map(|at| led_by_signs.partition_point(|line| *line < at));
    if !led_by_signs[from..to].iter().any(opens) {
        return groups;
    }
    let mut joined = Vec::with_capacity(groups.len());
    // The first line that is in no group yet: a fence may be closed beyond the group that it opens in.
    let mut from = 0;
    // What closed no fence above closes none below that is as long.
    let mut unclosed = [usize::MAX; 2];
    for group in &*groups {
        from = group.lines.start.max(from);
        let mut at = from;
        while at < group.lines.end {
            if let Some(below) = listed_from(lines, at).filter(|&below| below <= end) {
                joined.extend(cut(from..below, [at]).map(|part| Group::of(part, lines)));
                (from, at) = (below, below);
                continue;
            }
            let Some(fence) = opens_at(lines, at) else {
                at += 1;
                continue;
            };
            let shortest = &mut unclosed[usize::from(fence.starts_with('~'))];
            let open = fence.len() < *shortest;
            let Some(within) = open.then(|| closed(fence, &lines[at + 1..end])).flatten() else {
                *shortest = fence.len().min(*shortest);
                at += 1;
                continue;
            };
            let below = at + 1 + within + 1;
            joined.extend(cut(from..below, [at]).map(|part| Group::of(part, lines)));
            (from, at) = (below, below);
        }
        if from == group.lines.start {
            joined.push(group.clone());
        } else if from < group.lines.end {
            joined.push(Group::of(from..group.lines.end, lines));
        }
    }
    joined.into()
}

/// What stands between fences.
pub(super) fn fenced(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    // A title may stand between hyphens as well.
    let told = |within: &[Line<'_>]| {
        source(own[0].text).is_some()
            || own[0].text.starts_with('.')
            || own[0].text.len() == FENCE && within.iter().all(is_typed)
            || tells(own[0].text, view.above(), within)
    };
    let listed = || listing(own).is_some_and(|within| told(within) && !is_prose(within, view));
    (is_fenced(own) || listed()).then_some((Role::Preformatted, CERTAIN))
}

/// Whether lines are a fence, what it closes in, and the fence that closes it.
pub(super) fn is_fenced(own: &[Line<'_>]) -> bool {
    let [first, below @ ..] = own else {
        return false;
    };
    let within = opened(first).and_then(|fence| closed(fence, below));
    within.is_some_and(|within| within + 1 == below.len())
}

/// The lines between the fences of lines that are [`FENCED`], and the language that the first of them names.
pub(in crate::read) fn within<'l, 'a>(own: &'l [Line<'a>]) -> (&'l [Line<'a>], Option<&'a str>) {
    if let Some(within) = listing(own) {
        return (within, source(own[0].text).filter(|name| !name.is_empty()));
    }
    let fence = opened(&own[0]);
    let info = fence.map_or("", |fence| own[0].text[fence.len()..].trim());
    (&own[1..own.len() - 1], (!info.is_empty()).then_some(info))
}

/// The fence that a line opens: below words it underlines them, though it may cross the page there.
fn opens_at<'a>(lines: &[Line<'a>], at: usize) -> Option<&'a str> {
    let fence = opened(&lines[at])?;
    let words = at.checked_sub(1).map(|above| &lines[above]);
    let words = words.filter(|_| lines[at].gap() == 0);
    let underlines =
        |words: &Line<'_>| is_underline(&lines[at], words, 1) || heading::may_cross(lines, at);
    (!words.is_some_and(underlines)).then_some(fence)
}

/// The sign of a fence, three times and more, if nothing stands behind it but the name of a language.
fn opened<'a>(line: &Line<'a>) -> Option<&'a str> {
    const FEWEST: usize = 3;
    let sign = match line.head {
        [b'`', b'`'] => '`',
        [b'~', b'~'] => '~',
        _ => return None,
    };
    let info = line.text.trim_start_matches(sign);
    let fence = &line.text[..line.text.len() - info.len()];
    (fence.len() >= FEWEST && is_info(info.trim())).then_some(fence)
}

/// `rust`, `rust,ignore`: the name of a language, and behind a comma what is done with the code.
fn is_info(info: &str) -> bool {
    let (name, rest) = info.split_once(',').unwrap_or((info, ""));
    is_name(name) && !rest.contains([' ', '`', '~'])
}

/// Which of these lines closes the fence above them. What underlines words that stand by themselves, or right below a line of the
/// same kind, closes nothing.
fn closed(fence: &str, below: &[Line<'_>]) -> Option<usize> {
    let framed = |at: usize| at == 1 && fence.starts_with('~');
    let heads = |at: usize| {
        let (words, line) = (&below[at - 1], &below[at]);
        (words.gap() > 0 || framed(at)) && line.gap() == 0 && is_underline(line, words, 1)
    };
    let mut within = 1..below.len();
    within.find(|&at| closes(fence, &below[at]) && !heads(at))
}

/// Whether a line is a fence with no fewer signs than the one that it closes, and nothing else.
fn closes(fence: &str, line: &Line<'_>) -> bool {
    line.head == fence.as_bytes()[..2]
        && line.text.len() >= fence.len()
        && line.text.bytes().all(|b| b == fence.as_bytes()[0])
}

/// The fence of a listing, as most write it, in signs.
const FENCE: usize = 4;

/// Whether a text is a fence of a listing: four hyphens or points, or more.
fn is_listing_fence(text: &str) -> bool {
    let sign = text.as_bytes().first().copied().unwrap_or_default();
    text.len() >= FENCE && matches!(sign, b'-' | b'.') && text.bytes().all(|b| b == sign)
}

/// Whether what stands between fences is code by its signs, or by the line above that ends in a colon. Where they are longer, they
/// may as well be the rules of a box with a title.
fn tells(fence: &str, above: Option<&Line<'_>>, within: &[Line<'_>]) -> bool {
    let leads = || above.is_some_and(|above| above.tail == b':');
    if fence.len() == FENCE {
        return leads() || within.iter().any(|line| line.signs.has(Signs::CODE));
    }
    let coded = || within.iter().any(is_code);
    if is_typed(&within[0]) {
        leads() || coded()
    } else {
        leads() && coded()
    }
}

/// Where a listing ends that begins here, right below text or with blank lines within it: hyphens or points right above it, and
/// as many right below. Rules have blank lines on both sides.
fn listed_from(lines: &[Line<'_>], at: usize) -> Option<usize> {
    /// Lines of a listing.
    const REACH: usize = 120;
    if !matches!(lines[at].head, [b'[', b's'] | [b'-', b'-'] | [b'.', b'.']) {
        return None;
    }
    let called = usize::from(source(lines[at].text).is_some());
    let [fence, within @ ..] = lines.get(at + called..)? else {
        return None;
    };
    let (first, below) = within.split_first()?;
    let before_fence = at.checked_sub(1).map(|above| &lines[above]);
    let above = before_fence.filter(|above| lines[at].gap() == 0 && above.head[0] != b'[');
    let underlines = above.is_some_and(|above| called == 0 && is_underline(fence, above, 1));
    if !is_listing_fence(fence.text)
        || first.gap() > 0
        || called > 0 && fence.gap() > 0
        || underlines
    {
        return None;
    }
    let close = below
        .iter()
        .take(REACH)
        .position(|line| line.text == fence.text)?;
    let (last, end) = (&below[close], at + called + 2 + close + 1);
    let within = &within[..=close];
    let before = &within[close];
    let heads = before.gap() > 0 && close > 0 && is_underline(last, before, 1);
    let table = within.iter().any(|line| is_column_rule(line.text));
    let parted = within[1..].iter().any(|line| line.gap() > 0);
    let typed = || above.is_some() && fence.text.len() == FENCE && is_typed(first);
    let told = called > 0 || typed() || tells(fence.text, before_fence, within);
    let apart = lines.get(end).is_none_or(|line| line.gap() > 0);
    let needed = parted || above.is_some() || fence.text.len() > FENCE;
    (last.gap() == 0 && !heads && !table && apart && needed && told).then_some(end)
}

/// Whether a line begins as no title does: with a small letter, or set in.
fn is_typed(line: &Line<'_>) -> bool {
    line.head[0].is_ascii_lowercase() || line.indent() > 0
}

/// The lines of a listing between such fences, with or without a line above that calls it source.
fn listing<'l, 'a>(own: &'l [Line<'a>]) -> Option<&'l [Line<'a>]> {
    let own = match own {
        [first, rest @ ..] if source(first.text).is_some() => rest,
        _ => own,
    };
    match own {
        [first, within @ .., last] if is_listing_fence(first.text) && last.text == first.text => {
            (!within.is_empty()).then_some(within)
        }
        _ => None,
    }
}

/// The language that `[source,rust]` names, which is empty in `[source]`.
fn source(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("[source")?.strip_suffix(']')?;
    let name = rest.strip_prefix(',').unwrap_or(rest).trim();
    (is_name(name) && (rest.is_empty() || rest.starts_with(','))).then_some(name)
}

/// Whether a text is the name of a language, or empty.
fn is_name(text: &str) -> bool {
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '#' | '.' | '_');
    text.chars().all(named)
}
