//! Who wrote an article, and when, where more than the title block stands above that: what sums it up, pictures and what is said
//! of them, buttons of the page.

use super::apart::apart;
use super::heading::Style;
use super::line_part::{line_part_of, sure_part};
use super::named::is_written_small;
use super::stamp::{is_moment, stamp};
use super::title::beside::is_picture_label;
use super::{Judged, Role, heading, imprint, preparer};
use crate::document::FrontPart;
use crate::read::byline;
use crate::read::date;
use crate::read::genre::Asked;
use crate::read::line::{Line, normalised_lines};
use crate::read::profile::Profile;
use std::ops::Range;

/// The names of the rules of the title block that say so.
const RULES: [&str; 2] = ["front-byline", "front-date"];

/// The rule for what looks like an address, and may as well be a day below a name.
const ADDRESS: &str = "lines-address";

/// Gives the byline and the day their roles where the title block has none of them, and they stand a little below it.
pub(super) fn sign(
    judged: &mut Vec<Judged>,
    lines: &[Line<'_>],
    profile: &Profile,
    asked: &Asked<'_>,
) {
    const REACH: usize = 16;
    const MOST_PROSE: usize = 3;
    const PROSE: usize = 240;
    const MOST_HEADINGS: usize = 2;
    const MOST_ABOVE: usize = 2;
    let is_title = |judged: &Judged| judged.role == Role::Front(FrontPart::Title);
    let Some(title) = judged.iter().position(is_title) else {
        return;
    };
    if RULES.iter().any(|rule| !asked.has(rule)) {
        return;
    }
    let near = title + 1..judged.len().min(title + 1 + REACH);
    let has = |part: FrontPart| {
        let mut near = judged[near.clone()].iter();
        near.any(|judged| judged.role == Role::Front(part))
    };
    let (mut signed, mut dated) = (has(FrontPart::Byline), has(FrontPart::Date));
    signed = signed || sign_second_page(judged, title, lines);
    if signed && dated {
        return;
    }
    let near = part_lines(judged, near, lines, profile);
    let (mut prose, mut headings) = (0, 0);
    for at in near {
        if signed && dated || prose > MOST_PROSE || headings > MOST_HEADINGS {
            return;
        }
        let own = judged[at].lines.clone();
        // Others may have written what else there is to buy.
        if preparer::lists_books(lines[own.start].text) {
            return;
        }
        match judged[at].role {
            Role::Paragraph => {}
            Role::Lines if judged[at].rule == ADDRESS => {}
            Role::Heading(Style::Bare) => headings += 1,
            // What sums an article up stands left of its text in a dump.
            Role::Heading(Style::Outdented(_)) if lines[own.end - 1].tail == b'.' => {}
            Role::Heading(_) | Role::Preformatted | Role::Table(_) | Role::Verse => return,
            _ => continue,
        }
        let heading = judged[at].role == Role::Heading(Style::Bare);
        let width: usize = lines[own.clone()].iter().map(Line::width).sum();
        prose += usize::from(width > PROSE);
        // Whom others quote stands behind a dash, with the day: "— Jane Roe (@janeroe) June 2, 2025".
        let text = byline::unmarked(lines[own.start].text);
        let begins = text.starts_with(char::is_alphanumeric) && !text.contains("(@");
        let part = match sure_part(&own, lines) {
            _ if !begins || imprint::is_of_rights(own.start, lines) => None,
            Some(FrontPart::Date) => Some(FrontPart::Date),
            Some(_) => Some(FrontPart::Byline),
            None if own.len() > 1 => None,
            // Whom to ask stands below the text.
            None if headings > usize::from(heading) || prose > MOST_ABOVE => None,
            None => is_named(own.start, lines).then_some(FrontPart::Byline),
        };
        let (known, rule) = match part {
            Some(FrontPart::Date) => (&mut dated, RULES[1]),
            Some(FrontPart::Byline) => (&mut signed, RULES[0]),
            _ => continue,
        };
        if *known {
            continue;
        }
        // What stands below in a list is no more likely than its first.
        *known = true;
        if !is_lone(own.start, part, lines) {
            continue;
        }
        let mut give = |at: usize| {
            if let (Some(judged), Some(part)) = (judged.get_mut(at), part) {
                (judged.role, judged.rule, judged.score) = (Role::Front(part), rule, 60);
            }
        };
        give(at);
        if own.len() == 1 && byline::is_lead(lines[own.start].text) {
            give(at + 1);
        }
    }
}

/// Gives those their role who stand below "by" on the page that has the title of a book once more: a motto, a picture or what else
/// the author wrote stands before it. Returns whether somebody does.
fn sign_second_page(judged: &mut [Judged], title: usize, lines: &[Line<'_>]) -> bool {
    const REACH: usize = 24;
    /// Other words of the title may stand above "by".
    const NEAR: usize = 3;
    let words = |at: usize| normalised_lines(&lines[judged[at].lines.clone()]);
    let name = words(title);
    let mut below = title + 1..judged.len().min(title + 1 + REACH);
    let Some(page) = below.find(|at| words(*at) == name) else {
        return false;
    };
    let mut below = page + 1..judged.len().saturating_sub(1).min(page + 1 + NEAR);
    let text = |at: usize| lines[judged[at].lines.start].text;
    let lead = below.find(|at| judged[*at].lines.len() == 1 && byline::is_lead(text(*at)));
    let Some(lead) = lead.filter(|lead| byline::are_names(text(lead + 1))) else {
        return false;
    };
    for judged in &mut judged[lead..=lead + 1] {
        (judged.role, judged.rule, judged.score) = (Role::Front(FrontPart::Byline), RULES[0], 60);
    }
    true
}

/// Parts what stands in one chunk with a day or a byline from it.
fn part_lines(
    judged: &mut Vec<Judged>,
    near: Range<usize>,
    lines: &[Line<'_>],
    profile: &Profile,
) -> Range<usize> {
    let mut end = near.end;
    for at in near.clone().rev() {
        let own = judged[at].lines.clone();
        let plain = judged[at].role == Role::Paragraph || judged[at].rule == ADDRESS;
        if !plain || own.len() < 2 {
            continue;
        }
        let parts = apart(own, lines, profile);
        end += parts.len() - 1;
        let parts = parts.into_iter().map(Judged::paragraph);
        if parts.len() > 1 {
            judged.splice(at..=at, parts);
        }
    }
    near.start..end
}

/// Whether nothing of the kind stands below, as it does in a list of articles, or in a diary.
pub(super) fn is_lone(at: usize, part: Option<FrontPart>, lines: &[Line<'_>]) -> bool {
    const REACH: usize = 60;
    /// When it was changed stands right below when it was published.
    const BESIDE: usize = 2;
    let own = lines[at].text;
    let led = |line: &Line<'_>| byline::is_led(line.text) && line_part_of(line.text, 1).is_some();
    let mut below = lines.iter().skip(at + 1).take(REACH);
    if part == Some(FrontPart::Date) {
        let is_led = |line: Option<&Line<'_>>| line.is_some_and(&led);
        let signed = is_led(lines.get(at + 1)) || at > 0 && is_led(lines.get(at - 1));
        let mut below = below.skip(BESIDE);
        return signed || !below.any(|line| date::of_line(line.text).is_some());
    }
    !below.any(|line| led(line) && line.text != own)
}

/// Whether a name stands here by itself, right above or below a day, that nobody bears who is written about.
fn is_named(at: usize, lines: &[Line<'_>]) -> bool {
    const REACH: usize = 200;
    const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
    const WIDEST: usize = 48;
    const PARAGRAPH: usize = 120;
    let plain = byline::unmarked(lines[at].text);
    let text = plain.as_ref();
    let is_day = |line: &Line<'_>| {
        let plain = byline::unmarked(line.text);
        let stamped = || stamp(&plain).is_some_and(|stamp| stamp.names.is_empty());
        date::of_line(&plain).is_some() || is_moment(&plain) || stamped()
    };
    let beside = || {
        let above = at.checked_sub(1).map(|above| &lines[above]);
        let days = [above, lines.get(at + 1)].into_iter().flatten().any(is_day);
        // "Corresponsal en Atenas", below the name.
        let office = |line: &Line<'_>| line.width() <= WIDEST && byline::tells_office(line.text);
        // A picture's credit, and then the text.
        let begins = |below: &Line<'_>| below.width() >= PARAGRAPH;
        let pictured =
            |above: &Line<'_>| is_picture_label(above) || heading::tells_picture(above.text);
        let credited = || above.is_some_and(pictured);
        let below = lines.get(at + 1);
        days || below.is_some_and(office) || below.is_some_and(begins) && credited()
    };
    let names = byline::alone(text).unwrap_or_default();
    let worded = |name: &String| {
        // So does "大渡 美咲".
        let wide = || !name.is_ascii() && !name.contains(char::is_uppercase);
        WORDS.contains(&name.split(' ').count()) && (name.contains(char::is_lowercase) || wide())
    };
    let below = &lines[at + 1..];
    let borne = |name: &String| {
        let mut below = below.iter().take(REACH);
        below.any(|line| line.text.contains(name.as_str()))
    };
    if byline::is_agency(text) && beside() {
        return true;
    }
    !names.is_empty()
        && names.iter().all(worded)
        && beside()
        && !text.ends_with([',', ':', ';'])
        && !heading::is_known(text)
        && !heading::is_contents(text)
        && !heading::is_of_picture(text)
        && !names.iter().any(borne)
        && !is_written_small(&names.join(" "), below)
}
