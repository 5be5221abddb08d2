//! The title page of a book, down to who wrote it, in the areas that catalogues know (ISBD, area 1).
//!
//! ```text
//! OFF-SEASON TALES            the name of a series
//! THE LAST FERRY              the title proper
//! And Other Stories           other title information
//! BY                          the statement of responsibility
//! ADA ROE
//! ```

use crate::read::byline;
use crate::read::date;
use crate::read::line::{Line, joined_width};
use crate::read::parting;
use crate::read::role::line_part::line_part_of;
use crate::read::role::{heading, imprint, preparer};
use crate::read::words::Words;
use std::ops::Range;

/// The chunk of the head that leads to whoever stands below it: "BY", "Edited, with an Introduction, by".
pub(in crate::read::role) fn responsible(
    head: &[Range<usize>],
    lines: &[Line<'_>],
) -> Option<usize> {
    head.iter().position(|range| {
        let own = &lines[range.clone()];
        own.len() == 1 && (byline::is_lead(own[0].text) || is_credit(own[0].text))
    })
}

/// Whether a phrase ends with "by", and says what somebody did: "Edited, with an Introduction, by".
fn is_credit(text: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let mut words = text.split(' ');
    let (first, last) = (words.next(), words.next_back());
    let done = |word: &str| {
        let word = word.trim_end_matches(',').to_lowercase();
        word.ends_with("ed") || word.ends_with("en")
    };
    first.is_some_and(done)
        && last.is_some_and(|word| word.eq_ignore_ascii_case("by"))
        && words.count() + 2 <= MOST_WORDS
}

/// The chunk above the statement of responsibility that is the title, whatever stands above it: "And Other Stories" goes on from it,
/// or it stands below the number of an issue.
pub(in crate::read::role) fn proper(
    head: &[Range<usize>],
    signed: usize,
    lines: &[Line<'_>],
) -> Option<usize> {
    static OTHERS: Words = Words::phrases(
        "and other, und andere, et autres, et autre, y otros, y otras, e altri, e altre, en andere, och andra, og andre",
    );
    let other = |range: &Range<usize>| {
        let text = lines[range.start].text;
        OTHERS.open(text)
    };
    let below = head[..signed].iter().position(other);
    below.map_or_else(
        || of_offprint(head, signed, lines),
        |below| below.checked_sub(1),
    )
}

/// What stands between the number of an issue, or its day, and who wrote it, on a page that goes on with who printed it: an article
/// that was printed by itself. In the issue the text would go on. Who printed all of them may stand above it, too.
fn of_offprint(head: &[Range<usize>], signed: usize, lines: &[Line<'_>]) -> Option<usize> {
    let numbers = |text: &str| heading::is_issue(text) || is_of_series(text);
    let is_issue = |range: &Range<usize>| {
        let mut own = lines[range.clone()].iter();
        own.any(|line| date::of_line(line.text).is_some() || numbers(line.text))
    };
    let issue = head[..signed].iter().rposition(is_issue)?;
    let printed = |range: &Range<usize>| imprint::prints(&lines[range.clone()]);
    let above = head[issue + 1..signed].iter().rposition(printed);
    let own = above.map_or(issue, |above| issue + 1 + above) + 1;
    let name = head.get(signed + 1)?.end;
    (own > 1 && own < signed && imprint::end(lines, name) > name).then_some(own)
}

/// "Seventh Series No. 6.": which of the papers of a body it is.
fn is_of_series(text: &str) -> bool {
    let number = text.rsplit_once(' ').map(|(_, number)| number);
    let numbered = number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()));
    numbered && {
        let text = text.to_lowercase();
        text.contains("series") && text.contains("no. ")
    }
}

/// The chunk that says by whom the book is, if more than names stands between it and the title: an edition, a picture, the
/// title again.
pub(in crate::read::role) fn signed(
    head: &[Range<usize>],
    title: usize,
    lines: &[Line<'_>],
) -> Option<usize> {
    const REACH: usize = 10;
    const WIDEST: usize = 120;
    let below = head.iter().enumerate().skip(title + 1).take(REACH);
    let mut page = below.take_while(|(_, range)| {
        let own = &lines[(*range).clone()];
        let text = own[0].text;
        let width = joined_width(own);
        let shouts = || own.iter().all(Line::is_shouted);
        // What else there is to buy others may have written.
        (width <= WIDEST || shouts())
            && !heading::is_known(text)
            && !heading::is_division(text)
            && !preparer::lists_books(text)
    });
    let found = page.find(|(_, range)| {
        let own = &lines[(*range).clone()];
        let lead = own.len() <= 2 && byline::is_lead(own[0].text);
        lead || byline::is_led(own[0].text) && line_part_of(own[0].text, own.len()).is_some()
    });
    // A stanza is a motto, below which the text may begin.
    let motto = |at: usize| {
        let between = &lines[head[title].end..head[at].start];
        parting::groups(between)
            .into_iter()
            .any(|group| imprint::is_motto(&between[group]))
    };
    found.map(|(at, _)| at).filter(|at| !motto(*at))
}

/// Whether a line stands over a rule, and below that a title in the middle of the page over who wrote it: the motto of a paper.
pub(in crate::read::role) fn is_motto(
    head: &[Range<usize>],
    at: usize,
    lines: &[Line<'_>],
) -> bool {
    const CENTRED: usize = 8;
    let [own, rule, title, signed, ..] = &head[at..] else {
        return false;
    };
    let (title, signed) = (&lines[title.start], &lines[signed.start]);
    own.len() == 1
        && lines[rule.start].is_symbols()
        && rule.len() == 1
        && title.indent() >= CENTRED
        && signed.indent() >= CENTRED
        && byline::is_led(signed.text)
}
