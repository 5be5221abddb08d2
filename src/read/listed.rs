//! Who wrote an article, and when, where the page lists it below the title: "• By Jane Roe", "• 19 Nov 2019, 19:09".

use super::byline;
use super::date;
use super::line::Line;
use super::marker;
use super::role::{Judged, Role};
use crate::document::{FrontPart, Metadata, Text};

/// Fills in what items below the title say.
pub(super) fn fill_from_items(lines: &[Line<'_>], judged: &[Judged], metadata: &mut Metadata<'_>) {
    const REACH: usize = 12;
    const MOST_PARAGRAPHS: usize = 3;
    let title = Role::Front(FrontPart::Title);
    let Some(at) = judged.iter().position(|judged| judged.role == title) else {
        return;
    };
    let mut paragraphs = 0;
    let beside = |judged: &&Judged| {
        let text = matches!(judged.role, Role::Paragraph | Role::Heading(_));
        paragraphs += usize::from(text);
        let plain = matches!(judged.role, Role::Item | Role::Break | Role::Front(_));
        (plain || text) && paragraphs <= MOST_PARAGRAPHS
    };
    let near: Vec<&Judged> = judged[at + 1..]
        .iter()
        .take(REACH)
        .take_while(beside)
        .collect();
    let said: Vec<String> = near.iter().map(|judged| said(judged, lines)).collect();
    // Below "Authors:" stand all of them.
    let mut led = false;
    for (at, text) in said.iter().enumerate() {
        if near[at].role != Role::Item || text.is_empty() {
            led = false;
            continue;
        }
        if metadata.date.is_none() && is_dated(text) {
            metadata.date = date::in_block(text, lines).map(date::owned);
        }
        if metadata.authors.is_empty() || led {
            let below_lead = at > 0 && byline::is_lead(&said[at - 1]);
            led |= below_lead;
            let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
            let mut beside = beside.filter_map(|at| said.get(at));
            // A name by itself says who wrote it beside the day, or below "by".
            let told = led || beside.any(|text| is_dated(text) || byline::is_lead(text));
            let names: Vec<String> = names(text, told).into_iter().flatten().collect();
            led &= !names.is_empty();
            metadata.authors.extend(names.into_iter().map(Text::Owned));
        }
    }
}

/// The words of an item, or of a line below the title: without its marker, and without the numbers of links.
fn said(judged: &Judged, lines: &[Line<'_>]) -> String {
    const WIDEST: usize = 90;
    const MOST_LINES: usize = 2;
    let own = &lines[judged.lines.clone()];
    if own.len() > MOST_LINES || own.iter().any(|line| line.width() > WIDEST) {
        return String::new();
    }
    let first = own[0].text;
    let mark = marker::parse(first).filter(|mark| mark.kind.is_bullet());
    let text = mark.map_or(first, |mark| first[mark.text_at..].trim_start());
    let behind = own[1..].iter().map(|line| line.text);
    let texts: Vec<&str> = std::iter::once(text).chain(behind).collect();
    byline::unmarked(&texts.join(" ")).into_owned()
}

/// Whether an item is a day, or begins with one and its hour: what a list of changes begins with is a day and words.
fn is_dated(text: &str) -> bool {
    let stamped = || {
        date::find(text).is_some_and(|found| {
            let before = date::without_companions(&text[..found.start]);
            before.trim().is_empty() && date::has_hour(&text[found.end..])
        })
    };
    date::of_line(text).is_some() || stamped()
}

/// Whom an item names: behind "by", or alone, if something beside it tells that.
fn names(text: &str, told: bool) -> Option<Vec<String>> {
    const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
    if byline::is_led(text) {
        let signed = || {
            byline::is_signed(text, told)
                .then(|| byline::unled(text))
                .flatten()
        };
        return byline::parse(text).or_else(|| Some(vec![signed()?]));
    }
    let person = |name: &String| WORDS.contains(&name.split(' ').count());
    let person = |name: &String| person(name) && !byline::tells_office(name);
    let alone = byline::alone(text).filter(|names| told && names.iter().all(person));
    alone.filter(|_| text.contains(char::is_lowercase))
}
