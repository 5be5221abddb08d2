//! Contents lists: entries with leaders and page numbers, or lines below a heading "Contents".

mod depth;
mod leader;
mod met;
mod page;
mod pictures;
mod start;

pub(in crate::read) use depth::{entry_depths, words_column};
pub(in crate::read) use leader::{leader, more_of_entry};
pub(super) use met::Contents;
pub(super) use page::{is_head, is_row};

use super::{Role, Score, View, heading};
use crate::read::line::{Line, ends_sentence};
use crate::read::underline::is_underline;
use crate::read::words::normalised;
use leader::is_one_entry;
use met::is_bulleted;
use page::{is_paged, words_of};
use pictures::Kind;
pub(super) use start::is_behind_number;
use start::{begins_list, is_of_heading};

/// `1.2 Scope . . . . . 7`: most lines of a group end so.
pub(super) fn leaders(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST_LINES: usize = 3;
    const LEADER: &str = "........";
    let own = view.own();
    let led = own
        .iter()
        .filter(|line| leader(line.text).is_some())
        .count();
    // "For a cart ....... 3d.": what the dots lead to is no page.
    let priced = |line: &Line<'_>| line.text.contains("....") && !line.text.ends_with("..");
    if led * 2 < own.len() && own.len() >= FEWEST_LINES && own.iter().all(priced) {
        return Some((Role::Lines, 60));
    }
    // By itself between blank lines, and so is the one above or below.
    let far = |line: &Line<'_>| line.text.contains(LEADER) && leader(line.text).is_some();
    let beside = |line: Option<&Line<'_>>| far(&own[0]) && line.is_some_and(far);
    let one_of_many = || view.contents.open || beside(view.above()) || beside(view.below());
    (led >= 2 && led * 10 >= own.len() * 6 || led == own.len() && one_of_many())
        .then_some((Role::Entry, 88))
}

/// The score of a chapter in a contents list: nobody doubts it.
const CHAPTER: Score = 91;

/// The first of a list of chapters that nothing known heads, each alone between blank lines or above what it holds: it comes again
/// above its text.
pub(super) fn unheaded(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 3;
    const REACH: usize = 32;
    let listed = |line: &Line<'_>| {
        let division = heading::division_of(line.text)?;
        let rest = &view.lines[view.range.start..];
        let alike =
            |line: &Line<'_>| line.gap() > 0 && heading::division_of(line.text) == Some(division);
        let near = rest.iter().take(FEWEST);
        let row = near.filter(|line| alike(line)).count() == FEWEST;
        // What each chapter holds ends with its page.
        let reached = rest.windows(2).take(REACH);
        let holding = reached.filter(|pair| is_paged(&pair[0]) && alike(&pair[1]));
        (row || holding.count() + 1 >= FEWEST).then_some((Role::Entry, CHAPTER))
    };
    if view.contents.open {
        return None;
    }
    let chapter = || {
        let [line] = view.own() else { return None };
        let recurs = view.evidence.recurring.contains(line.text);
        recurs.then(|| listed(line)).flatten()
    };
    let section = || heads_list_of_sections(view).then_some((Role::Entry, CHAPTER));
    chapter().or_else(section)
}

/// Whether sections are underlined, and a line is the name of one, right above the names of others: programs that print manuals set
/// no word above the contents.
fn heads_list_of_sections(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 3;
    const WIDEST: usize = 100;
    let sections = &view.evidence.sections;
    let rest = &view.lines[view.range.start..];
    let rows = rest.get(..FEWEST).filter(|_| sections.len() >= FEWEST);
    let named =
        |line: &Line<'_>| line.width() <= WIDEST && sections.contains(&normalised(line.text));
    rows.is_some_and(|rows| rows[1..].iter().all(|line| line.gap() == 0) && rows.iter().all(named))
}

/// A line below "Contents", down to the first entry's own heading.
pub(super) fn listed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const WIDEST_GAP: usize = 4;
    /// Numbers and "Notes" come again within a list.
    const SHORTEST_NAME: usize = 6;
    let own = view.own();
    let over = own[0].gap() > WIDEST_GAP
        || view.contents.is_over(own[0].gap())
        || view.contents.is_left(&own[0])
        || view.contents.is_left_for(own);
    // What has its page at the right is an entry, however far from the one above, and so is what stands over it.
    let paged = || own.iter().any(is_paged) || leads_to_page(&view.lines[view.range.end..]);
    // Where bullets lead the entries, what has none is none: neither within the list nor right above it.
    let bulleted = || match view.contents.first {
        Some(_) => view.contents.bulleted,
        None => view.below().is_some_and(is_bulleted),
    };
    let underlined = || own.len() == 2 && is_underline(&own[1], &own[0], 1);
    let heads_columns = is_head(&own[0]) && !heading::is_division(words_of(&own[0]));
    if !view.contents.open
        || heads_columns
        || bulleted() && !is_bulleted(&own[0])
        || underlined()
        || heading::is_doubled(&own[0])
        || (over || view.contents.starts_over(own[0].text) || chapter_starts_over(view)) && !paged()
        || is_said(own[0].text)
        || pictures::heads(view)
        || heads_text(view)
        || is_past_list(view)
    {
        return None;
    }
    // The words of an entry, by themselves: the list is over, and this is what it announced. Parts count their chapters anew.
    let alone = own.len() == 1 && own[0].gap() > 1 && view.gap_below() > 0;
    let named = || normalised(own[0].text).len() >= SHORTEST_NAME && view.contents.has(own[0].text);
    if alone && named() && !paged() {
        return None;
    }
    if view.contents.first.is_none() {
        if is_of_heading(view) {
            return Some((Role::Paragraph, 88));
        }
        if !begins_list(view) {
            return None;
        }
    }
    if view.contents.kind == Kind::Pictures && pictures::takes_lines(own) {
        return pictures::shouts(own).then_some((Role::Paragraph, 88));
    }
    let sentence = own.len() >= 2 && ends_sentence(own[own.len() - 1].text) && view.width() > 100;
    let short = own.len() <= 3 && own.iter().all(|line| line.width() < 90) && !sentence;
    let score = if heading::is_division(own[0].text) {
        CHAPTER
    } else {
        88
    };
    let whole = short || is_one_entry(own);
    (whole && !own.iter().all(Line::is_symbols)).then_some((Role::Entry, score))
}

/// Whether one of the next two lines has its page at the right, or one that ends what a chapter holds does.
pub(super) fn leads_to_page(below: &[Line<'_>]) -> bool {
    const NEAR: usize = 2;
    const REACH: usize = 16;
    let reached = &below[..below.len().min(REACH)];
    let mut ends = reached
        .windows(2)
        .filter(|pair| pair[1].gap() > 0)
        .take(NEAR);
    reached.iter().take(NEAR).any(is_paged) || ends.any(|pair| is_paged(&pair[0]))
}

/// Whether a chapter's number and its title, on lines of their own, begin the list again: "CHAPTER I", or "I.", and "The Harbour"
/// of "I The Harbour".
fn chapter_starts_over(view: &View<'_, '_>) -> bool {
    let [line] = view.own() else { return false };
    let both = |number: &Line<'_>, title: &Line<'_>| {
        let text = format!("{} {}", number.text, title.text);
        view.contents.starts_over(&text)
    };
    let numbers = |line: &Line<'_>, below: Option<&Line<'_>>| {
        heading::is_bare_division(line, below)
            || line.gap() > 0 && heading::numeral_of(line.text).is_some()
    };
    let (above, below) = (view.above(), view.below());
    below.is_some_and(|below| numbers(line, Some(below)) && both(line, below))
        || above.is_some_and(|above| numbers(above, Some(line)) && both(above, line))
}

/// Whether a text is what somebody says, and who: "How cold it is," said Ines.
fn is_said(text: &str) -> bool {
    text.ends_with('.') && heading::behind_speech(text).is_some()
}

/// Whether a line stands farther from the list than its entries from each other, right above a paragraph of several lines.
fn heads_text(view: &View<'_, '_>) -> bool {
    const FEWEST_BLANK: usize = 3;
    const FEWEST: usize = 3;
    let [line] = view.own() else { return false };
    let far = line.gap() >= FEWEST_BLANK && line.gap() > view.contents.widest;
    let (Some(wrap), true) = (view.profile.wrap, far && view.contents.first.is_some()) else {
        return false;
    };
    let Some([first, rest @ ..]) = view.lines[view.range.end..].get(..FEWEST) else {
        return false;
    };
    let full = |line: &Line<'_>| line.width() * 10 > wrap * 9;
    first.gap() > 0 && full(first) && rest.iter().all(|line| line.gap() == 0) && full(&rest[0])
}

/// Whether a sentence, or what stands by itself above one, is farther from the list than its entries are from each other, where each
/// line is a paragraph.
fn is_past_list(view: &View<'_, '_>) -> bool {
    /// So many entries tell how far they stand from each other.
    const FEWEST_ENTRIES: usize = 2;
    const SENTENCE: usize = 60;
    let [line] = view.own() else { return false };
    let said =
        |line: &Line<'_>| line.width() >= SENTENCE && ends_sentence(line.text) && !is_paged(line);
    let over = |line: &Line<'_>| said(line) && line.gap() > view.contents.widest;
    view.profile.wrap.is_none()
        && view.contents.lines >= FEWEST_ENTRIES
        && line.gap() > view.contents.widest
        && (over(line) || view.below().is_some_and(over))
}

/// Lines that go on with the list under way, their pages in a column.
pub(super) fn paged(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let counted = own.iter().all(|line| !line.is_symbols() && !is_head(line));
    (counted && view.contents.pages(own) && !view.contents.starts_over(own[0].text))
        .then_some((Role::Entry, 88))
}

/// Whether lines that stand together are of a contents list under way: none of them, or few, ends as verse does.
pub(super) fn lists(view: &View<'_, '_>) -> bool {
    let own = view.own();
    let stopped = |line: &&Line<'_>| matches!(line.tail, b',' | b';' | b':' | b'.' | b'-');
    view.contents.open
        && !view.contents.is_over(own[0].gap())
        && own.iter().filter(stopped).count() * 4 <= own.len()
}
