//! Which line at the head of an article is its title.

pub(super) mod beside;
mod opening;
pub(super) mod page;
mod sentence;
mod series;
pub(super) mod whole;

use crate::document::FrontPart;
use crate::read::case::{Case, case, is_upper};
use crate::read::furniture::{self, is_page_label, manual_page};
use crate::read::line::{Line, last_mark};
use crate::read::profile::Profile;
use crate::read::role::control::is_control;
use crate::read::role::joint::joins;
use crate::read::role::line_part::line_part_of;
use crate::read::role::preparer::pictured;
use crate::read::role::{Evidence, drama, heading, imprint, normalised, notice};
use crate::read::signs::Signs;
use crate::read::song::is_sung;
use crate::read::{byline, chunk, date, entry, fields, frame};
use beside::{
    is_address, is_author, is_credit, is_edited, is_half_title, is_inner_part, is_kicker, is_label,
    is_membership, is_message_head, is_of_file, is_open, is_placed_date, is_publisher, is_release,
    is_roll, is_section, is_stressed_subtitle, is_subtitle, is_volume,
};
use opening::opens_otherwise;
use sentence::{is_announced, is_history, is_paragraph, is_said};
use std::ops::Range;
use whole::{first_page, is_signed_within, stands_alone};

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
    let proper = proper.or_else(|| series::title_below(head, lines));
    let mut best: Option<(i32, usize)> = None;
    // A rule parts the name of a series from the title.
    let next = |at: usize| {
        let mut below = head.iter().skip(at + 1);
        below.find(|range| !lines[range.start].is_symbols())
    };
    // Lines above that are known for what they are push no title down.
    let mut known = 0;
    let pictured = pictured(head, lines);
    let given = notice::given(head, lines);
    for (at, range) in head.iter().enumerate() {
        let own = &lines[range.clone()];
        if pictured.contains(&at) {
            known += 1;
            continue;
        }
        if opens_sequence(own[0].text, &lines[range.end..])
            || entry::is_question(&own[0])
            || at > 0 && is_announced(lines, range)
        {
            break;
        }
        // Whoever stands above an address, and below something else, wrote it. So did whoever stands right below "by".
        if signed.is_some_and(|signed| signed > 0 && (signed..signed + 2).contains(&at)) {
            continue;
        }
        if at > 0 && (lines.get(range.end).is_some_and(is_address) || is_membership(own[0].text)) {
            continue;
        }
        let Some(worth) = title_worth(own, at, &lines[range.end..], profile, evidence) else {
            let text = own[0].text;
            let passed = is_control(text)
                || is_release(text)
                || is_placed_date(text)
                || is_publisher(own)
                || line_part_of(text, own.len()).is_some();
            // Below the first of many headings stand others: "tidetab 1.4 (June 2, 2025)".
            if at == 0 && is_underlined(own) && counts_on(&own[0], &lines[range.end..]) {
                break;
            }
            known += usize::from(passed);
            continue;
        };
        // Over a "by" that stands alone, the title is in capitals, and what is not names a series.
        let over = signed.is_some_and(|signed| at < signed)
            && is_upper(own[0].text)
            && !is_subtitle(own[0].text);
        let again = || {
            let [line] = own else { return false };
            over && is_half_title(line.text, &lines[range.end..])
        };
        let published = at > 0 && is_publisher(own);
        let above_title = || {
            let below = head.get(at + 1);
            let titled = |below: &Range<usize>| {
                let own = &lines[below.clone()];
                let rest = &lines[below.end..];
                title_worth(own, at + 1, rest, profile, evidence).is_some_and(|worth| worth > 0)
            };
            // The name of a paper may stand over the part of it that the article is in.
            let section = || (at..at + 2).any(|at| is_section(head, at, lines, profile));
            own.len() == 1
                && (is_kicker(own[0].text)
                    || is_inner_part(head, at, lines)
                    || section()
                    || at == 0 && is_author(head, lines, profile))
                && below.is_some_and(titled)
        };
        // Below the title of a play it says which kind of play it is.
        let kind = drama::is_kind(range, lines);
        let play =
            !kind && (drama::holds_title(own[0].text) || drama::is_over_kind(head, at, lines));
        let kicker = above_title();
        let worth = worth
            + if over { 14 } else { 0 }
            + if given == Some(at) { 40 } else { 0 }
            + if proper == Some(at) { 60 } else { 0 }
            + if again() { 20 } else { 0 }
            + if play { 40 } else { 0 }
            - if kind { 14 } else { 0 }
            - if at > 0 && is_stressed_subtitle(own) {
                16
            } else {
                0
            }
            - if published { 8 } else { 0 }
            - if at > 0 && is_one_of_many(own, &lines[range.end..]) {
                24
            } else {
                0
            }
            - series::outranked(own, next(at), lines)
            - if kicker { 30 } else { 0 }
            - 7 * i32::try_from(at - known).unwrap_or(99);
        known += usize::from(kicker);
        if best.is_none_or(|(top, _)| worth > top) {
            best = Some((worth, at));
        }
    }
    let best = best.filter(|(worth, _)| *worth > 0).map(|(_, at)| at)?;
    Some(first_page(head, best, lines))
}

/// So many clauses of Chinese are a sentence.
const FEWEST_CLAUSES: usize = 3;

/// A shorter title may open other lines by accident.
const SHORTEST_TITLE: usize = 6;

/// How much a chunk looks like a title; `None` if it cannot be one.
fn title_worth(
    own: &[Line<'_>],
    at: usize,
    below: &[Line<'_>],
    profile: &Profile,
    evidence: &Evidence<'_>,
) -> Option<i32> {
    /// Of a title below something else, which may have sentences.
    const MOST_LINES: usize = 2;
    let words = frame::unframed(own);
    let (first, last) = (words.first()?, words.last()?);
    let text = first.text;
    let width: usize = words.iter().map(|line| line.width() + 1).sum();
    let display = profile.is_display(own);
    if width > LONGEST_TITLE
        || below.is_empty()
        || profile.verse && is_of_verse(&words, below)
        || line_part_of(text, own.len()).is_some() && !is_issue(text, at, below)
        || is_release(text)
        || is_page_label(text)
        || heading::is_contents(text)
        || is_credit(text)
        || heading::is_lent(text)
        || imprint::is_edition(text.trim_matches(['_', '.']))
        || is_upper(text) && imprint::is_made(text)
        || (text.starts_with("VOL.") || text.starts_with("VOLUME ")) && heading::is_issue(text)
        || byline::is_handled(text)
        || own.len() == 1
            && (is_control(text) || joins(text) || is_open(text) || byline::tells_who(text))
        || text.matches('，').count() >= FEWEST_CLAUSES
        || fields::is_stamped(&words)
        || !display && (at == 0 || own.len() > MOST_LINES) && is_paragraph(&words)
    {
        return None;
    }
    if opens_otherwise(text, at, below)
        || last.text.ends_with(']') && !words.iter().any(|line| line.text.contains('['))
        || fields::is_field(text)
        || counts_on(first, below)
        || is_label(own, below)
        || text.starts_with("by ") && byline::is_led(text)
        || at == 0 && own.len() == 1 && is_of_file(text)
        || text.contains("____")
        || text.contains("://")
        || text.contains('@')
        || text.starts_with("Copyright")
        || text.starts_with('©')
    {
        return None;
    }
    if is_message_head(text)
        || is_placed_date(text)
        || is_roll(text)
        || evidence.speaks(text)
        || evidence.cues.has(first) && !is_signed(below) && !drama::names_kind(below[0].text)
        || heading::is_division(text)
        || is_volume(text)
        || text.starts_with("Produced by")
        || text.starts_with("The Project Gutenberg")
        || text.starts_with("E-text prepared")
    {
        return None;
    }
    let manual = at == 0 && manual_page(text).is_some();
    if first.text.contains("   ") && !manual || !text.chars().any(char::is_alphabetic) {
        return None;
    }
    let mut worth: i32 = if manual { 60 } else { 14 };
    let all_words = || -> String { own.iter().map(|line| normalised(line.text)).collect() };
    if let Some(title) = &evidence.title {
        let own_words = normalised(text);
        let all_words = all_words();
        worth += if all_words == *title || own_words.len() >= 4 && title.starts_with(&own_words) {
            60
        } else if title.len() >= SHORTEST_TITLE && all_words.starts_with(title.as_str()) {
            40
        } else {
            0
        };
    }
    let shape = case(text);
    let drawn = own.len() > words.len();
    worth += match shape {
        Case::Upper => 6,
        Case::Title => 5,
        // What has a rule below it begins as its author likes.
        Case::Lower if !drawn => -8,
        Case::None | Case::Sentence | Case::Lower => 0,
    };
    worth += if drawn { 12 } else { 0 };
    worth += if display { 20 } else { 0 };
    // What takes several lines, and one over the text.
    let told = || stands_alone(&all_words(), below);
    worth += if own.len() > 1 && profile.wrap.is_some() && told() {
        20
    } else {
        0
    };
    worth += if first.indent() > profile.base + 8 {
        3
    } else {
        0
    };
    // A sentence may call a note at its end.
    let call = last.text.strip_suffix(']').and_then(|text| text.rfind('['));
    let mark = last_mark(&last.text[..call.unwrap_or(last.text.len())]);
    // Headlines may be sentences, above who wrote them, and when.
    let stopped = matches!(mark, Some('.')) && at == 0 && is_stamped(own, below);
    // Or what somebody said, above what is said of that.
    let said = || at == 0 && profile.wrap.is_none() && is_said(own, below);
    worth -= match mark {
        _ if stopped => 0,
        Some('.') if at == 0 && (is_signed_within(&words) || is_history(own, below)) => 0,
        Some('.') if said() => 6,
        Some('.') if shape == Case::Sentence && (at > 0 || text.split(' ').count() >= 5) => 16,
        Some('。') => 16,
        Some('.') if shape != Case::Upper && width > 30 => 12,
        // "THERE IS NO WARRANTY, TO THE EXTENT PERMITTED BY LAW."
        Some('.') if own.len() > 1 && width > 70 && !is_signed(below) => 24,
        // Title pages keep the comma of what stands over blank lines.
        Some(',' | ';')
            if at == 0
                && (matches!(shape, Case::Title | Case::Upper) && below[0].gap() > 1
                    || shape == Case::Upper
                        && (byline::is_led(below[0].text)
                            || joins(below[0].text)
                            || is_subtitle(below[0].text))) =>
        {
            4
        }
        Some(',' | ';') => 14,
        // "A tale of ships and of those who miss them--" leads to the title.
        Some('-' | '—' | '…') if shape == Case::Sentence && own.len() > 1 => 16,
        Some(':' | '：') if shape == Case::Sentence => 16,
        // Whom a speech greets.
        Some(':') if text.contains(", ") && shape != Case::Upper => 30,
        Some(':') if own.len() == 1 && !text.contains(char::is_whitespace) || width > 60 => 12,
        _ => 0,
    };
    // Labels of a sort: "News", "Politics | World".
    worth -= if width < 12 && !text.contains(' ') && at == 0 && shape != Case::Upper {
        4
    } else {
        0
    };
    let letter = evidence.mail && !is_edited(text, below);
    worth -= if letter { 30 } else { 0 };
    let stressed = text.starts_with('_') && last.text.ends_with('_');
    worth -= if own.len() > 3 && !display && !stressed {
        8
    } else {
        0
    };
    Some(worth)
}

/// Whether one of the next lines says who wrote what stands above it: a title that comes again in the text is called by nobody.
fn is_signed(below: &[Line<'_>]) -> bool {
    const REACH: usize = 4;
    let mut below = below.iter().take(REACH);
    below.any(|line| byline::is_led(line.text) || byline::is_lead(line.text))
}

/// Whether lines that are no longer than a headline stand by themselves, above a day, or a name that is called so.
fn is_stamped(own: &[Line<'_>], below: &[Line<'_>]) -> bool {
    const WIDEST: usize = 110;
    let width: usize = own.iter().map(Line::width).sum();
    let told = |line: &Line<'_>| {
        date::of_line(line.text).is_some()
            || byline::is_led(line.text)
            || heading::is_stamp(line.text)
            || heading::is_lent(line.text)
    };
    own.len() <= 2 && width <= WIDEST && (below.first().is_some_and(told) || is_signed_soon(below))
}

/// Whether one of the next lines says who wrote what stands above and below: what sums it up, or is said of a picture, may stand
/// between.
pub(in crate::read::role) fn is_signed_soon(below: &[Line<'_>]) -> bool {
    const REACH: usize = 8;
    const NARROW: usize = 60;
    let told = |line: &Line<'_>| {
        let part = line_part_of(line.text, 1);
        part.is_some_and(|(part, ..)| part == FrontPart::Byline)
    };
    let mut below = below.iter().take(REACH);
    let signs =
        |line: &Line<'_>| byline::is_led(line.text) && told(line) || byline::tells_who(line.text);
    below.any(|line| line.width() <= NARROW && signs(line))
}

/// "Harbour News Digest, December 2025", over the day: what comes out every month is called by it. So are "Monday, 2 June 2025:
/// Tides", over who wrote it.
fn is_issue(text: &str, at: usize, below: &[Line<'_>]) -> bool {
    let dated = |text: &str| date::of_line(text).is_some();
    let told = |line: &Line<'_>| byline::is_led(line.text) || at == 0 && dated(line.text);
    !dated(text) && !byline::is_led(text) && below.first().is_some_and(told)
}

/// Whether the rule below a line stands below others, too: it is a section's, where something stands above the first.
fn is_one_of_many(own: &[Line<'_>], below: &[Line<'_>]) -> bool {
    let [first, .., last] = own else {
        return false;
    };
    let sign = last.rule().filter(|_| !first.is_symbols());
    let again = |pair: &[Line<'_>]| {
        pair[1].rule() == sign && chunk::is_underline(&pair[1], &pair[0], 1) && pair[1].gap() == 0
    };
    sign.is_some() && below.windows(2).any(again)
}

/// Whether the same words come again with other numbers: "Version 0.8.0" heads the first of its kind.
fn counts_on(line: &Line<'_>, below: &[Line<'_>]) -> bool {
    const FEWEST: usize = 2;
    let key = furniture::key(line.text);
    let again = |other: &&Line<'_>| {
        other.head == line.head && other.text != line.text && furniture::key(other.text) == key
    };
    line.signs.has(Signs::DIGIT)
        && line.text.contains(' ')
        && below.iter().filter(again).take(FEWEST).count() == FEWEST
}

/// Whether a number leads a text, and the next one a line of its own below: the first section, then.
fn opens_sequence(text: &str, below: &[Line<'_>]) -> bool {
    /// A section is no longer, in lines.
    const REACH: usize = 60;
    let next = match text.as_bytes() {
        [b'1', b' ', ..] => "2 ",
        [b'1', b'.', b' ', ..] => "2. ",
        _ => return false,
    };
    let mut below = below.iter().take(REACH);
    below.any(|line| line.gap() > 0 && line.text.starts_with(next))
}

/// Whether a line has a rule below it that is as long as it is.
fn is_underlined(own: &[Line<'_>]) -> bool {
    matches!(own, [line, rule] if chunk::is_underline(rule, line, 1))
}

/// Whether lines at the head of verse are lines of it: others stand right below, or they are a stanza of words as those below are.
fn is_of_verse(own: &[Line<'_>], below: &[Line<'_>]) -> bool {
    let beside = |line: &Line<'_>| line.indent() == below[0].indent();
    beside(&own[0])
        && (below[0].gap() == 0
            || own.len() > 1
                && is_sung(&below[0])
                && own.iter().all(|line| beside(line) && is_sung(line)))
}
