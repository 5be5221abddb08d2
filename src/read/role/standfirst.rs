//! Which chunk below the title sums the article up.

use super::dateline::has_dateline;
use super::heading::Style;
use super::line_part::{distance, is_passed, line_part};
use super::{Evidence, Judged, Role, heading};
use crate::document::FrontPart;
use crate::read::byline;
use crate::read::case::is_upper;
use crate::read::date;
use crate::read::line::{Line, ends_joining, joined_width, last_mark};
use crate::read::profile::Profile;
use crate::read::words::normalised;
use std::ops::Range;

/// The sentence that sums the article up: below the title, and not yet the article.
pub(super) fn standfirst(
    head: &[Range<usize>],
    title: usize,
    lines: &[Line<'_>],
    profile: &Profile,
    evidence: &Evidence<'_>,
) -> Option<usize> {
    const SHORTEST: usize = 24;
    /// A word sums nothing up: it says what kind of article it is.
    const WORD: usize = 8;
    /// Credits between it and what is known.
    const MOST_BETWEEN: usize = 1;
    let mut lines_between = 0;
    for (at, range) in head.iter().enumerate().skip(title + 1).take(4) {
        if line_part(range, lines, distance(head, lines, title, at)).is_some() {
            lines_between += 1;
            continue;
        }
        if is_passed(range, lines) {
            continue;
        }
        let own = &lines[range.clone()];
        if is_credit(own) {
            continue;
        }
        let width = joined_width(own);
        let text = own[0].text;
        // The title once more says no more.
        if own.len() == 1 && normalised(text) == normalised(lines[head[title].start].text) {
            continue;
        }
        // "Translated from the Russian of" leads to the name below it.
        let open = || ends_joining(&own[own.len() - 1].text.to_lowercase());
        if evidence.speaks(text)
            || open()
            || own.iter().any(Line::is_symbols)
            || text.starts_with(['(', '[', '>', '-', '*'])
        {
            return None;
        }
        let next = lines.get(range.end)?;
        // Between the title and who wrote it stands more of the title.
        let signed = own.len() <= 3
            && lines_between == 0
            && !heading::is_known(text)
            && !heading::is_division(text)
            && (byline::is_led(next.text) && byline::handles(next.text).is_some()
                || byline::is_lead(next.text));
        if signed {
            return Some(at);
        }
        // On the line below the title, and parted from the text: no section begins so, unless it stands with its text.
        let with_text =
            own[0].indent() == next.indent() && own[0].indent() > lines[head[title].start].indent();
        let attached = own[0].gap() == 0 && title + 1 == at && next.gap() > 0 && !with_text;
        if width < WORD || !attached && (width < SHORTEST || is_upper(text)) {
            return None;
        }
        let below = chunk_below(range.end, lines, profile);
        let is_part = |(at, range): (usize, &Range<usize>)| {
            line_part(range, lines, distance(head, lines, title, at)).is_some()
        };
        let mut next_ones = head.iter().enumerate().skip(at + 1).take(MOST_BETWEEN + 1);
        let next_one = next_ones.find(|&one| is_part(one) || !is_credit(&lines[one.1.clone()]));
        let next_is_line = next_one.is_some_and(is_part);
        let echoed = shared_words(own, &lines[below.clone()]) >= 6;
        let dated = last_mark(text) != Some('.') && has_dateline(next.text);
        let below_width = joined_width(&lines[below]);
        // A line between the title and the first heading says more of the title.
        let subtitle = lines_between == 0
            && own.len() == 1
            && own[0].gap() > 0
            && last_mark(text) != Some('.')
            && (heading::is_known(next.text) || evidence.speaks(next.text));
        let sums_up = subtitle
            || dated
            || next_is_line && below_width > 0
            || echoed && below_width > width
            || attached && below_width > width;
        return (sums_up && (lines_between < 3)).then_some(at);
    }
    None
}

/// The name of the rule for what heads all of the text below the title.
pub(super) const LONE: &str = "front-standfirst-lone";

/// The only heading of an article, right below its title block, heads nothing that the title does not: it says more of it.
pub(super) fn fold_lone(judged: &mut [Judged], lines: &[Line<'_>]) {
    /// Columns. "Installation" may be the only section of what it says so much of.
    const SHORTEST: usize = 24;
    const FEWEST_WORDS: usize = 5;
    let Some(title) = judged
        .iter()
        .position(|judged| judged.role == Role::Front(FrontPart::Title))
    else {
        return;
    };
    let below = &judged[title + 1..];
    let block = below
        .iter()
        .take_while(|judged| matches!(judged.role, Role::Front(_)));
    let summed_up = |judged: &Judged| judged.role == Role::Front(FrontPart::Standfirst);
    let (at, known) = (
        title + 1 + block.clone().count(),
        block.clone().any(summed_up),
    );
    let [lone, text, ..] = &judged[at.min(judged.len())..] else {
        return;
    };
    let line = &lines[lone.lines.start];
    let words = line.text.split_whitespace().count();
    let says_more = lone.role == Role::Heading(Style::Bare)
        && lone.lines.len() == 1
        && text.role == Role::Paragraph
        && line.width() >= SHORTEST
        && (words == 1 || words >= FEWEST_WORDS)
        && last_mark(line.text) != Some('?')
        && date::find(line.text).is_none();
    if says_more && !known && judged.iter().filter(|one| one.is_heading()).count() == 1 {
        judged[at].role = Role::Front(FrontPart::Standfirst);
        judged[at].rule = LONE;
    }
}

/// Whether this is the credit of a picture below the title: "Illustration: Olav Haas".
fn is_credit(own: &[Line<'_>]) -> bool {
    const WIDEST: usize = 80;
    matches!(own, [line] if line.width() <= WIDEST && line.text.contains(": ") && heading::is_label(line.text))
}

/// The lines of the chunk that begins at `from`.
fn chunk_below(from: usize, lines: &[Line<'_>], profile: &Profile) -> Range<usize> {
    let mut end = from + 1;
    while profile.wrap.is_some() && lines.get(end).is_some_and(|line| line.gap() == 0) {
        end += 1;
    }
    from..end.min(lines.len())
}

/// Words of the first lines that the others begin with.
fn shared_words(one: &[Line<'_>], other: &[Line<'_>]) -> usize {
    let heads = one.iter().take(2).zip(other.iter().take(2));
    heads
        .map(|(one, other)| {
            one.text
                .split(' ')
                .zip(other.text.split(' '))
                .take_while(|(a, b)| a == b)
                .count()
        })
        .sum()
}
