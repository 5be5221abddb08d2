//! Which line at the head of an article is its title.

pub(super) mod beside;
mod opening;
pub(super) mod page;
mod sentence;
pub(super) mod series;
pub(super) mod whole;
mod worth;

use crate::read::case::is_upper;
use crate::read::entry;
use crate::read::line::Line;
use crate::read::profile::Profile;
use crate::read::role::control::is_control;
use crate::read::role::line_part::line_part_of;
use crate::read::role::preparer::pictured;
use crate::read::role::verdict::points;
use crate::read::role::{Evidence, drama, notice};
use crate::read::underline::is_underline;
use beside::{
    is_address, is_author, is_half_title, is_inner_part, is_kicker, is_membership, is_placed_date,
    is_publisher, is_release, is_section, is_stressed_subtitle, is_subtitle,
};
use sentence::is_announced;
use std::ops::Range;
use whole::first_page;
pub(super) use worth::is_signed_soon;
use worth::{counts_on, title_worth};

/// The longest title, in columns.
pub(in crate::read::role) const LONGEST_TITLE: usize = 240;

/// The chunk of the head that is the title, if one is.
pub(in crate::read::role) fn title(
    head: &[Range<usize>],
    lines: &[Line<'_>],
    profile: &Profile,
    evidence: &Evidence<'_>,
) -> Option<usize> {
    let signed = page::responsible(head, lines);
    let proper = signed.and_then(|signed| page::proper(head, signed, lines));
    let page = Page {
        head,
        lines,
        profile,
        evidence,
        signed,
        proper: proper.or_else(|| series::title_below(head, lines)),
        given: notice::given(head, lines),
    };
    let pictured = pictured(head, lines);
    let mut best: Option<(i32, usize)> = None;
    // Lines above that are known for what they are push no title down.
    let mut known = 0;
    for (at, range) in head.iter().enumerate() {
        if pictured.contains(&at) {
            known += 1;
            continue;
        }
        if page.begins_text(at) {
            break;
        }
        if page.names_author(at) {
            continue;
        }
        let Some(own_worth) = page.own_worth(at) else {
            // Below the first of many headings stand others: "tidetab 1.4 (June 2, 2025)".
            let own = &lines[range.clone()];
            if at == 0 && is_underlined(own) && counts_on(&own[0], &lines[range.end..]) {
                break;
            }
            known += usize::from(is_passed(own));
            continue;
        };
        let kicker = page.stands_over_title(at) || page::is_motto(head, at, lines);
        // What the order of a title page says is the title may stand as low as it likes.
        let above = if page.proper == Some(at) {
            0
        } else {
            at - known
        };
        let depth = i32::try_from(above).unwrap_or(FARTHEST);
        let worth = own_worth + page.worth_there(at) - points(30, kicker) - 7 * depth;
        known += usize::from(kicker);
        if best.is_none_or(|(top, _)| worth > top) {
            best = Some((worth, at));
        }
    }
    let best = best.filter(|(worth, _)| *worth > 0).map(|(_, at)| at)?;
    Some(first_page(head, best, lines))
}

/// No title stands below so many others.
const FARTHEST: i32 = 99;

/// The head of a text, and what is known of all of it.
struct Page<'p, 'a> {
    head: &'p [Range<usize>],
    lines: &'p [Line<'a>],
    profile: &'p Profile,
    evidence: &'p Evidence<'a>,
    /// The chunk that leads to who wrote the text.
    signed: Option<usize>,
    /// The chunk that is the title proper, as title pages are ordered.
    proper: Option<usize>,
    /// The chunk that says what an office gives.
    given: Option<usize>,
}

impl<'a> Page<'_, 'a> {
    fn own(&self, at: usize) -> &[Line<'a>] {
        &self.lines[self.head[at].clone()]
    }

    fn below(&self, at: usize) -> &[Line<'a>] {
        &self.lines[self.head[at].end..]
    }

    /// How much a chunk looks like a title by itself.
    fn own_worth(&self, at: usize) -> Option<i32> {
        title_worth(
            self.own(at),
            at,
            self.below(at),
            self.profile,
            self.evidence,
        )
    }

    /// Whether the text begins with a chunk: no title stands there or below.
    fn begins_text(&self, at: usize) -> bool {
        let first = &self.own(at)[0];
        opens_sequence(first.text, &self.lines[self.head[at].start + 1..])
            || opens_manual(first.text, self.below(at))
            || entry::is_question(first)
            || at > 0 && is_announced(self.lines, &self.head[at])
    }

    /// Whether a chunk is who wrote the text: right below "by", or above an address, or which body the author is of,
    /// and below something else.
    fn names_author(&self, at: usize) -> bool {
        let led = |signed: usize| signed > 0 && (signed..signed + 2).contains(&at);
        let addressed = || self.below(at).first().is_some_and(is_address);
        self.signed.is_some_and(led)
            || at > 0 && (addressed() || is_membership(self.own(at)[0].text))
    }

    /// Whether a chunk is a kicker, a part of the site or an author, and the title stands below it.
    fn stands_over_title(&self, at: usize) -> bool {
        let (head, lines, own) = (self.head, self.lines, self.own(at));
        let titled = || {
            let worth = (at + 1 < head.len()).then(|| self.own_worth(at + 1));
            worth.flatten().is_some_and(|worth| worth > 0)
        };
        // The name of a paper may stand over the part of it that the article is in.
        let section = || (at..at + 2).any(|at| is_section(head, at, lines, self.profile));
        own.len() == 1
            && (is_kicker(own[0].text)
                || is_inner_part(head, at, lines)
                || section()
                || at == 0 && is_author(head, lines, self.profile))
            && titled()
    }

    /// What its place says for a chunk, and what stands around it there.
    fn worth_there(&self, at: usize) -> i32 {
        let (own, below, lines) = (self.own(at), self.below(at), self.lines);
        let text = own[0].text;
        // Over a "by" that stands alone, the title is in capitals, and what is not names a series.
        let over =
            self.signed.is_some_and(|signed| at < signed) && is_upper(text) && !is_subtitle(text);
        let again = over && own.len() == 1 && is_half_title(text, below);
        // Below the title of a play it says which kind of play it is.
        let kind = drama::is_kind(&self.head[at], lines);
        let play = !kind && (drama::holds_title(text) || drama::is_over_kind(self.head, at, lines));
        // A rule parts the name of a series from the title.
        let mut rest = self.head.iter().skip(at + 1);
        let next = rest.find(|range| !lines[range.start].is_symbols());
        points(14, over)
            + points(40, self.given == Some(at))
            + points(60, self.proper == Some(at))
            + points(20, again)
            + points(40, play)
            - points(14, kind)
            - points(16, at > 0 && is_stressed_subtitle(own))
            - points(8, at > 0 && is_publisher(own))
            - points(24, at > 0 && is_one_of_many(own, below))
            - series::outranked(own, next, lines)
    }
}

/// Whether a chunk that is no title is known for what it is.
fn is_passed(own: &[Line<'_>]) -> bool {
    let text = own[0].text;
    is_control(text)
        || is_release(text)
        || is_placed_date(text)
        || is_publisher(own)
        || line_part_of(text, own.len()).is_some()
}

/// Whether the rule below a line stands below others, too: it is a section's, where something stands above the first.
fn is_one_of_many(own: &[Line<'_>], below: &[Line<'_>]) -> bool {
    let [first, .., last] = own else {
        return false;
    };
    let sign = last.underlining().filter(|_| !first.is_symbols());
    let again = |pair: &[Line<'_>]| {
        pair[1].underlining() == sign && is_underline(&pair[1], &pair[0], 1) && pair[1].gap() == 0
    };
    sign.is_some() && below.windows(2).any(again)
}

/// Whether a number leads a text, and the next one the line right below, or one of its own farther below: the first section, then.
fn opens_sequence(text: &str, below: &[Line<'_>]) -> bool {
    /// A section is no longer, in lines.
    const REACH: usize = 60;
    let next = match text.as_bytes() {
        [b'1', b' ', ..] => "2 ",
        [b'1', b'.', b' ', ..] => "2. ",
        _ => return false,
    };
    let mut below = below.iter().take(REACH).enumerate();
    below.any(|(at, line)| (at == 0 || line.gap() > 0) && line.text.starts_with(next))
}

/// Whether a line is the first heading of a manual page: "NAME", above "tide - print the hours of the tide".
fn opens_manual(text: &str, below: &[Line<'_>]) -> bool {
    /// Who describes many names needs more lines for them.
    const REACH: usize = 4;
    let told = |line: &Line<'_>| {
        [" - ", " -- ", " — ", " – "]
            .iter()
            .any(|dash| line.text.contains(dash))
    };
    text.eq_ignore_ascii_case("name") && below.iter().take(REACH).any(told)
}

/// Whether a line has a rule below it that is as long as it is.
fn is_underlined(own: &[Line<'_>]) -> bool {
    matches!(own, [line, rule] if is_underline(rule, line, 1))
}
