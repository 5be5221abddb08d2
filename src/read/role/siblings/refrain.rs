//! The same words above a list again and again, once in each part of a text: each time they head it, and so does what comes as often
//! above the text between the lists.
//!
//! ```text
//! The Curlew                         Heading
//!
//! What we liked                      Heading
//!
//!   * Dry in a chop
//!
//! Our verdict                        Heading
//!
//! A boat for those who go out in March.
//!
//! The Whimbrel                       Heading
//!
//! What we liked                      Heading, as above
//! ```

use super::super::heading::{self, Style};
use super::super::{Evidence, Judged, PARAGRAPH, Role};
use crate::read::case::{Case, case};
use crate::read::line::{Line, ends_sentence};
use crate::read::profile::Profile;
use foldhash::{HashMap, HashSet};

/// The name of the rule.
pub(in crate::read) const REFRAIN: &str = "heading-refrain";

/// So many headings above a line, one may have its name.
const NEAR: usize = 3;

/// Fewer are chance.
const FEWEST: usize = 3;

/// No part of a text has more labels, and others take turns with the first of them.
const MOST_LABELS: usize = 16;

/// Makes headings of them, and of what has the name of the heading above and the same words behind it: "Curlew: in short".
pub(super) fn join(
    judged: &mut [Judged],
    lines: &[Line<'_>],
    profile: &Profile,
    evidence: &Evidence<'_>,
) {
    if evidence.mail || profile.verse {
        return;
    }
    let (mut places, mut named) = (Places::default(), HashMap::default());
    let mut above = [""; NEAR];
    for at in 1..judged.len() {
        let heads = judged[at].is_heading();
        let unknown = judged[at].role == Role::Paragraph && judged[at].score <= PARAGRAPH;
        if !heads && !unknown {
            continue;
        }
        let line = &lines[judged[at].lines.start];
        if heads {
            above.rotate_right(1);
            above[0] = line.text;
            // What heads a part here by its looks does so elsewhere.
            if judged[at].role == Role::Heading(Style::Bare)
                && evidence.recurring.contains(line.text)
            {
                places.entry(line.text).or_default().push(at);
            }
            continue;
        }
        // Where lines are wrapped, a colon announces what stands below.
        let announces = profile.wrap.is_some() && line.tail == b':';
        if announces || !is_open(&judged[at], line, evidence) {
            continue;
        }
        if evidence.recurring.contains(line.text) {
            if is_short(line.text) {
                places.entry(line.text).or_default().push(at);
            }
        } else if let Some((name, rest)) = above.iter().find_map(|above| named_by(line.text, above))
        {
            let named: &mut Named<'_> = named.entry(rest).or_default();
            if named.names.last() != Some(&name) {
                named.names.push(name);
            }
            named.places.push(at);
        }
    }
    let mut found = heading_lists(&places, judged, lines);
    let several = named.values().filter(|named| named.names.len() >= FEWEST);
    found.extend(several.flat_map(|named| &named.places));
    found.retain(|at| judged[*at].role == Role::Paragraph);
    for at in found {
        judged[at].overrule(Role::Heading(Style::Bare), REFRAIN);
    }
}

/// Where lines stand, by their words.
type Places<'a> = HashMap<&'a str, Vec<usize>>;

/// Lines with the same words behind the name of what stands above, those names, one after the other.
#[derive(Default)]
struct Named<'a> {
    names: Vec<&'a str>,
    places: Vec<usize>,
}

/// Those that stand above a list, each time or wherever there is something to list, and those that take turns with them above text,
/// code or one of them.
fn heading_lists(places: &Places<'_>, judged: &[Judged], lines: &[Line<'_>]) -> Vec<usize> {
    let over_list = |at: usize| judged.get(at + 1).is_some_and(is_list);
    let over_text = |at: usize| {
        let next = judged
            .get(at + 1)
            .map(|next| (next.role, next.lines.clone()));
        next.is_some_and(|(role, own)| {
            role == Role::Preformatted || role == Role::Paragraph && is_text(&lines[own])
        })
    };
    let recur = places.values().filter(|places| places.len() >= FEWEST);
    let labelled: HashSet<usize> = recur.clone().flatten().copied().collect();
    let over_label = |at: usize| labelled.contains(&(at + 1));
    // Where a part has nothing to list, the next part begins, or the next of its labels.
    let over_none = |at: usize| {
        let heads = |next: &Judged| matches!(next.role, Role::Heading(_));
        over_label(at) || judged.get(at + 1).is_some_and(heads)
    };
    let lists = |places: &&Vec<usize>| {
        let listing = places.iter().filter(|&&at| over_list(at)).count();
        listing == places.len()
            || listing >= FEWEST && places.iter().all(|&at| over_list(at) || over_none(at))
    };
    let mut labels: Vec<&Vec<usize>> = recur.clone().filter(lists).collect();
    labels.sort_unstable();
    labels.truncate(MOST_LABELS);
    let heads = |places: &&Vec<usize>| {
        let alternates = || labels.iter().any(|label| alternate(label, places));
        let texts = || {
            let mut all = places.iter().copied();
            all.all(|at| over_list(at) || over_text(at) || over_label(at))
        };
        lists(places) || texts() && alternates()
    };
    recur.filter(heads).flatten().copied().collect()
}

/// The name that a line begins with, if the heading above it has that, too, and what stands behind it.
fn named_by<'a>(text: &'a str, above: &str) -> Option<(&'a str, &'a str)> {
    let met = |name: &str| {
        let name = name.trim_end_matches(|c: char| !c.is_alphanumeric());
        let bounded = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let mut places = above.match_indices(name);
        places.any(|(from, name)| {
            bounded(above[..from].chars().next_back())
                && bounded(above[from + name.len()..].chars().next())
        })
    };
    let blanks = text.match_indices(' ').map(|(at, _)| at);
    let mut parts = blanks.map(|at| (&text[..at], &text[at + 1..]));
    let first = parts.next().filter(|(name, _)| met(name))?;
    let longer = parts.take_while(|(name, _)| met(name)).last();
    Some(longer.unwrap_or(first))
}

/// Whether words are few. With a colon, they are one, or written as in a title.
fn is_short(text: &str) -> bool {
    const LONGEST: usize = 40;
    const MOST_WORDS: usize = 5;
    let label = text.strip_suffix(':');
    text.chars().count() <= LONGEST
        && text.split(' ').nth(MOST_WORDS).is_none()
        && label.is_none_or(|label| !label.contains(' ') || case(label) == Case::Title)
}

/// Whether what no rule knew is a short line that blank lines part from what is above, and no button, and nobody who speaks.
fn is_open(one: &Judged, line: &Line<'_>, evidence: &Evidence<'_>) -> bool {
    const WIDEST: usize = 60;
    let words = line.text.strip_suffix(':').unwrap_or(line.text);
    one.lines.len() == 1
        && line.gap() > 0
        && line.width() <= WIDEST
        && words.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && words.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '?'))
        && !heading::is_label(line.text)
        && !heading::is_button(line.text)
        && !heading::is_stamp(line.text)
        && !line.has_at()
        && !evidence.speaks(line.text)
}

fn is_list(next: &Judged) -> bool {
    matches!(next.role, Role::Item | Role::Unmarked | Role::Table(_))
}

/// Whether lines are of a paragraph.
fn is_text(own: &[Line<'_>]) -> bool {
    const NARROWEST: usize = 60;
    own[0].gap() > 0
        && (own.len() > 1 || own[0].width() >= NARROWEST)
        && ends_sentence(own[own.len() - 1].text)
}

/// Whether of two kinds of lines one stands between each and the next of the other kind.
fn alternate(one: &[usize], other: &[usize]) -> bool {
    let pairs = |one: &[usize], other: &[usize]| {
        let mut pairs = one.windows(2).zip(other);
        pairs.all(|(pair, at)| (pair[0]..pair[1]).contains(at))
    };
    one.len().abs_diff(other.len()) <= 1
        && one.first() != other.first()
        && if one.first() < other.first() {
            pairs(one, other)
        } else {
            pairs(other, one)
        }
}
