//! What a line of the title block is, by itself: a day, or who wrote the article; and what of the page is passed over on the way.

use super::control::is_control;
use super::mistaken::{heads_text, is_body, is_cited, is_street};
use super::named::{is_spoken_of, is_written, is_written_small};
use super::stamp::{is_moment, stamp_part};
use super::title::beside::{
    goes_on, is_credit, is_kicker, is_membership, is_pictured, is_placed_date, is_publisher,
    is_release,
};
use super::{Score, heading, imprint};
use crate::document::FrontPart;
use crate::read::byline;
use crate::read::date;
use crate::read::frame::stressed;
use crate::read::line::Line;
use crate::read::signs::Signs;
use crate::read::table::is_column_rule;
use std::ops::Range;

/// Names stand this close to the title.
pub(super) const NEAR: usize = 3;

/// A part of the title block, the rule that says so, and how sure it is.
pub(super) type Part = (FrontPart, &'static str, Score);

/// What a line of the title block is, by itself: a date, a byline; `distance` chunks below the title, a name, too.
pub(super) fn line_part(range: &Range<usize>, lines: &[Line<'_>], distance: usize) -> Option<Part> {
    let own = &lines[range.clone()];
    let plain = byline::unmarked(own[0].text);
    let text = plain.as_ref();
    if heads_changes(range, lines) && is_date(&own[0]) {
        return None;
    }
    if let Some(part) = line_part_of(text, own.len()) {
        let cited = part.0 == FrontPart::Date && is_cited(range, lines);
        return (!cited).then_some(part);
    }
    let above = range.start.checked_sub(1).map(|at| lines[at].text);
    let leads = distance <= NEAR && own.len() == 1 && byline::is_lead(text);
    if leads || is_led(own, text, above) {
        return Some((FrontPart::Byline, "front-byline", 80));
    }
    if distance > NEAR {
        return None;
    }
    if own.len() == 1
        && distance < NEAR
        && let Some(part) = near_title(range, lines, text)
    {
        return Some(part);
    }
    let named = is_name(range, lines, text, distance) && !is_stressed_as_others(range, lines);
    named.then_some((FrontPart::Byline, "front-name", 50))
}

/// Whether a day stands right above items, and so does another one: what was changed then.
fn heads_changes(range: &Range<usize>, lines: &[Line<'_>]) -> bool {
    const REACH: usize = 40;
    let dashed = |line: &Line<'_>| line.gap() == 0 && matches!(line.head, [b'-' | b'*', b' ']);
    let below = &lines[range.end..];
    let another = |pair: &[Line<'_>]| {
        pair[0].gap() > 0 && dashed(&pair[1]) && date::of_line(pair[0].text).is_some()
    };
    below.first().is_some_and(dashed) && below[..below.len().min(REACH)].windows(2).any(another)
}

/// Whether a line is stressed as a whole, and another one near: headings are.
fn is_stressed_as_others(range: &Range<usize>, lines: &[Line<'_>]) -> bool {
    const REACH: usize = 12;
    let below = lines[range.end..].iter().take(REACH);
    let apart = |line: &Line<'_>| line.gap() > 0 && stressed(line).is_some();
    stressed(&lines[range.start]).is_some() && below.into_iter().any(apart)
}

/// Whether lines are "by" and the name below it, or that name, below "by".
fn is_led(own: &[Line<'_>], text: &str, above: Option<&str>) -> bool {
    let lead = above.filter(|above| byline::is_lead(above));
    let name = match own {
        [lead, name] if byline::is_lead(lead.text) => Some(name.text),
        // "JANE ROE" / "AND" / "ALI CAN"
        [first, joint, second] if lead.is_some() && byline::joins(joint.text) => {
            Some(first.text).filter(|_| byline::are_names(second.text))
        }
        // "CAPTAIN JANE ROE," / "HARBOUR MASTER OF HAMNVIK.": what somebody is stands below who they are.
        [first, rest @ ..]
            if lead.is_some() && (rest.is_empty() || rest.len() == 1 && first.tail == b',') =>
        {
            Some(text.trim_end_matches(','))
        }
        _ => None,
    };
    // Below "BY" alone, one word may be all that somebody is called.
    let lone_word = || own.len() == 1 && text.len() > 1 && text.chars().all(char::is_alphabetic);
    // "Author:" leads to whoever stands below it.
    let labels = |lead: &str| lead.ends_with([':', '：']) || lone_word();
    name.is_some_and(byline::are_placed_names)
        || lead.is_some_and(labels) && byline::is_signed(&format!("By {text}"), true)
}

/// Whether a line says when something was written or put on a page, or how long ago.
fn is_date(line: &Line<'_>) -> bool {
    let stamped = || {
        let part = stamp_part(std::slice::from_ref(line));
        part.is_some_and(|(part, ..)| part == FrontPart::Date)
    };
    date::of_line(line.text).is_some() || stamped() || is_moment(line.text)
}

/// What one line is that stands near the title: who signed it, what a site prints of that, where and when.
fn near_title(range: &Range<usize>, lines: &[Line<'_>], text: &str) -> Option<Part> {
    /// Words of a place, beside a day.
    const MOST_NAMES: usize = 2;
    let dated = lines.get(range.end).is_some_and(is_date);
    // A label tells a name for certain, as the day below does; words may go on from "by".
    let sure = text.contains([':', '：']) || dated;
    let unwritten = |name: &str| !is_written(name, &lines[range.end..]);
    let told_by = |name: &str| sure || unwritten(name);
    let handles = || byline::handles(text).is_some_and(|names| told_by(&names[0]));
    // "roe77", "RoeDev", beside the day: the parts of a site have names of plain words.
    let beside = || dated || range.start > 0 && is_date(&lines[range.start - 1]);
    let handle = || {
        byline::is_handle(text)
            && byline::is_made_up(text)
            && !is_control(text)
            && beside()
            && unwritten(text)
    };
    let told = dated || date::find(text).is_some();
    if byline::is_signed(text, told) || handles() || byline::names_agency(text) || handle() {
        return Some((FrontPart::Byline, "front-byline", 70));
    }
    let place = text.split(',').next().unwrap_or_default();
    let placed = || is_placed_date(text) && place.split(' ').count() <= MOST_NAMES;
    let place_and_day = || placed().then_some((FrontPart::Date, "front-date", 70));
    stamp_part(&lines[range.clone()]).or_else(place_and_day)
}

/// Whether a name alone says who wrote the text, since nothing else can be meant: below the title, in words that the text has nowhere
/// in small letters.
fn is_name(range: &Range<usize>, lines: &[Line<'_>], text: &str, distance: usize) -> bool {
    let [line] = &lines[range.clone()] else {
        return false;
    };
    let (next, below) = (lines.get(range.end), &lines[range.end..]);
    let dated = || next.is_some_and(is_date);
    let is_named = byline::are_names(text) || dated() && byline::are_placed_names(text);
    if !is_named {
        return false;
    }
    let names = byline::names(text);
    // What a person is stands behind who they are: "Jane Roe, Staff Writer", but not "Editor Senior".
    let offices = names.iter().any(|name| byline::tells_office(name));
    let figures = |name: &String| name.contains(|c: char| c.is_ascii_digit());
    let heads = |below: &Line<'_>| {
        is_column_rule(below.text) || goes_on(below) || byline::is_lead(below.text)
    };
    // Where no letter is a capital, what is right below the title may be its subject.
    let cased = text.contains(|c: char| c.is_lowercase() || c.is_uppercase());
    let uncased =
        || distance == 1 && (dated() || byline::has_surname(text)) && !is_spoken_of(text, below);
    !offices
        && (cased || uncased())
        && !line.signs.has(Signs::GUTTER)
        && !names.iter().any(figures)
        && !text.ends_with([',', ':', ';'])
        && !next.is_some_and(heads)
        && !heads_text(line, below)
        && !is_pictured(text, next, distance)
        && !is_called_otherwise(text)
        && (distance == 1 && dated()
            || byline::tells_office(text)
            || !is_written_small(&names.join(" "), below))
}

/// Whether what looks like a name is that of a street, of a body, of a part of the text or of the page.
fn is_called_otherwise(text: &str) -> bool {
    is_street(text)
        || is_body(text)
        || imprint::is_edition(text)
        || is_release(text)
        || heading::is_of_picture(text)
        || heading::is_known(text)
        || heading::heads_cast(text)
        || heading::is_contents(text)
        || heading::is_division(text)
}

/// The same by the words alone, of so many lines.
pub(super) fn line_part_of(text: &str, n_lines: usize) -> Option<Part> {
    const FEW_LINES: usize = 2;
    const MOST_LINES: usize = 4;
    if n_lines <= FEW_LINES && date::of_line(text).is_some() {
        return Some((FrontPart::Date, "front-date", 85));
    }
    // Behind the name stands what the person is; the more lines, the surer must be who.
    let parsed = n_lines <= FEW_LINES || n_lines <= MOST_LINES && byline::is_led(text);
    // "By Jane Roe, Ali Can, 2" / "June 2025": what goes on in the next line is no name yet.
    let carried = || {
        let before = text.rsplit_once(", ").filter(|_| n_lines == FEW_LINES);
        before.is_some_and(|(names, _)| byline::is_led(text) && byline::parse(names).is_some())
    };
    let alone = n_lines == 1;
    let named = || byline::before_date(text).is_some() || byline::with_addresses(text).is_some();
    let named = || byline::parse(text).is_some() || carried() || alone && named();
    (parsed && named()).then_some((FrontPart::Byline, "front-byline", 80))
}

/// A day, or who wrote it, where nothing but the words themselves need be asked.
pub(super) fn sure_part(range: &Range<usize>, lines: &[Line<'_>]) -> Option<FrontPart> {
    let own = &lines[range.clone()];
    let plain = byline::unmarked(own[0].text);
    let text = plain.as_ref();
    let other = || is_cited(range, lines) || heads_changes(range, lines);
    if date::of_line(text).is_some() {
        return (!other()).then_some(FrontPart::Date);
    }
    let next = || lines.get(range.start + 1).map(|line| line.text);
    // "ADA ROE", over "Illustrated by Ali Can".
    let pictured = own.len() == 1 && own[0].is_shouted() && next().is_some_and(is_credit);
    if pictured && byline::are_names(text) {
        return Some(FrontPart::Byline);
    }
    let name = next;
    let lead = byline::is_lead(text) && name().is_some_and(byline::are_names);
    if lead || byline::is_led(text) && line_part_of(text, own.len()).is_some() {
        return Some(FrontPart::Byline);
    }
    let stamped = stamp_part(own).map(|(part, ..)| part);
    stamped.filter(|part| *part != FrontPart::Date || !other())
}

/// How many chunks of the head part two of them, but for those that are of the page.
pub(super) fn distance(
    head: &[Range<usize>],
    lines: &[Line<'_>],
    one: usize,
    other: usize,
) -> usize {
    let between = head.iter().take(one.max(other)).skip(one.min(other) + 1);
    let passed = between.filter(|range| is_passed(range, lines)).count();
    one.abs_diff(other) - passed
}

/// Whether a line below the title is of the page: a button; the part of the site, or whoever it is, above who wrote it or when;
/// who publishes it; of which body its author is.
pub(super) fn is_passed(range: &Range<usize>, lines: &[Line<'_>]) -> bool {
    const WIDEST_WORD: usize = 32;
    const MOST_WORDS: usize = 6;
    let [line] = &lines[range.clone()] else {
        return false;
    };
    let below = || lines.get(range.end);
    let part = || below().is_some_and(|below| line_part_of(below.text, 1).is_some());
    let word = !line.text.contains(' ') && line.width() <= WIDEST_WORD && !line.is_symbols();
    // "Cairo - Samy Hassan", over the day.
    let parted = [" - ", " | ", " – "]
        .iter()
        .any(|sign| line.text.contains(sign));
    let from = parted && line.text.split_whitespace().count() <= MOST_WORDS;
    let dated = || below().is_some_and(|below| date::of_line(below.text).is_some());
    is_control(line.text)
        || is_publisher(&[*line])
        || is_membership(line.text)
        || (word || is_kicker(line.text)) && part()
        || from && dated()
}
