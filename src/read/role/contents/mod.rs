//! Contents lists: entries with leaders and page numbers, or lines below a heading "Contents".

mod depth;
mod leader;
mod page;
mod pictures;
mod start;

pub(in crate::read) use depth::{entry_depths, words_column};
pub(in crate::read) use leader::{leader, more_of_entry};
pub(in crate::read) use page::normalised;
pub(super) use page::{is_head, is_row};

use super::{Judged, Role, Score, View, heading};
use crate::read::line::{Line, ends_sentence};
use crate::read::{chunk, frame, marker};
use foldhash::HashSet;
use leader::is_one_entry;
use page::{PAGE_WORDS, is_page_word, is_paged, page_column, words_of};
use pictures::Kind;
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

/// The contents lists of a text, as far as they have been met.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// The words of all entries.
    entries: HashSet<String>,
    /// The words of short items: a list of topics is a contents list where they come again by themselves.
    topics: HashSet<String>,
    /// The first entry of the list under way: where its words come again, the list is over.
    first: Option<String>,
    /// Whether a list is under way.
    open: bool,
    /// What it lists.
    kind: Kind,
    /// Whether a paragraph stands for the entries.
    run_in: bool,
    /// Whether a bullet leads its entries: then what has none is no entry.
    bulleted: bool,
    /// The most blank lines between two of its entries.
    widest: usize,
    /// Lines of entries, and those of them that end with a page.
    lines: usize,
    paged: usize,
    /// Chunks since the last entry: a line or two between entries say what a chapter holds.
    since: usize,
}

impl Contents {
    /// Takes note of what was decided.
    pub(super) fn note(&mut self, judged: &Judged, lines: &[Line<'_>]) {
        const LONGEST_PAUSE: usize = 3;
        const FEWEST_RUN_IN: usize = 3;
        let own = &lines[judged.lines.clone()];
        match judged.role {
            Role::Entry => {
                // What a table said of the list tells nothing of bullets.
                if self.first.is_some() && !self.entries.is_empty() {
                    self.widest = self.widest.max(own[0].gap());
                } else {
                    self.bulleted = is_bulleted(&own[0]);
                }
                self.lines += own.len();
                self.paged += own.iter().filter(|line| is_paged(line)).count();
                for (at, line) in own.iter().enumerate() {
                    let mut words = normalised(words_of(line));
                    // What the column of pages is called is the first only until an entry has been met.
                    let met = |first: &String| !PAGE_WORDS.contains(&first.as_str());
                    if !self.first.as_ref().is_some_and(met) {
                        self.first = Some(words.clone());
                    }
                    let more = own[at + 1..].iter().take(more_of_entry(own, at));
                    words.extend(more.map(|line| normalised(words_of(line))));
                    // A second list has a column of pages, too.
                    if !is_page_word(line) && self.kind == Kind::Parts {
                        self.entries.insert(words);
                    }
                }
                self.open = true;
                self.since = 0;
            }
            Role::Heading(_) | Role::Front(_)
                if heading::is_contents(words_of_heading(own))
                    || heading::is_list_of_pictures(words_of_heading(own)) =>
            {
                self.open = true;
                self.kind = pictures::kind(words_of_heading(own));
                self.first = None;
                self.run_in = false;
                self.since = 0;
            }
            Role::Table(_) if self.open && self.first.is_none() => {
                let first = own.iter().find(|line| !is_head(line)).unwrap_or(&own[0]);
                let words = page_column(first).or_else(|| first.text.split("  ").next());
                self.first = words.map(normalised);
                self.since += 1;
            }
            // Run in, the list is over at its end.
            Role::Paragraph if self.open && self.first.is_none() && own.len() >= FEWEST_RUN_IN => {
                self.run_in = true;
                self.since += 1;
            }
            Role::Item if !self.open => self.topics.extend(topic(own)),
            _ if self.open => {
                self.since += 1;
                let over = matches!(judged.role, Role::Heading(_) | Role::Break);
                let unled = self.bulleted && self.first.is_some();
                let paused = self.since
                    > match self.kind {
                        Kind::Parts => LONGEST_PAUSE,
                        Kind::Pictures => 2 * LONGEST_PAUSE,
                    };
                let left = self.is_left_for(own) || self.is_over(own[0].gap());
                self.open = !(over || unled || paused || left);
            }
            _ => {}
        }
    }

    /// Whether a contents list is under way.
    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    /// Whether these lines go on with the list under way: half of them and more have their page at the right, or they are one entry.
    pub(super) fn pages(&self, own: &[Line<'_>]) -> bool {
        let under_way = self.open && self.first.is_some();
        let paged = || own.iter().filter(|line| is_paged(line)).count() * 2 >= own.len();
        under_way && (paged() || is_one_entry(own))
    }

    /// Whether a contents list has been met.
    pub(super) fn has_entries(&self) -> bool {
        !self.entries.is_empty() || !self.topics.is_empty()
    }

    /// Whether an item above has these words and no others.
    pub(super) fn has_topic(&self, text: &str) -> bool {
        !self.topics.is_empty() && self.topics.contains(&normalised(text))
    }

    /// Whether a contents list has an entry of these words.
    pub(super) fn has(&self, text: &str) -> bool {
        !self.entries.is_empty()
            && self
                .entries
                .contains(&normalised(heading::without_edit(text)))
    }

    /// Whether so many blank lines stand above a line, and so few between the entries, that it is none; or so many, where each entry
    /// has its page.
    fn is_over(&self, gap: usize) -> bool {
        const FEWEST: usize = 3;
        const FEWEST_LINES: usize = 8;
        let all_paged = self.lines >= FEWEST_LINES && self.paged * 5 >= self.lines * 4;
        let listed = self.first.is_some() && (gap > self.widest + 1 || all_paged);
        gap >= FEWEST && (listed || self.run_in && self.first.is_none())
    }

    /// Whether lines farther from what is above them than entries are end in the middle of a sentence, as none of these does.
    fn is_left_for(&self, own: &[Line<'_>]) -> bool {
        let unfinished = matches!(own[own.len() - 1].tail, b',' | b';');
        self.first.is_some() && unfinished && own[0].gap() > self.widest
    }

    /// Whether a line is "CHAPTER I" and no more, farther from what is above it than entries are, and entries do not begin so.
    fn is_left(&self, line: &Line<'_>) -> bool {
        let numbered = line.text.split_once(' ').is_some_and(|(word, number)| {
            is_part(word) && matches!(number.trim_end_matches('.'), "I" | "1" | "One" | "ONE")
        });
        numbered
            && line.gap() > self.widest.max(1)
            && (self.first.as_ref()).is_some_and(|first| !first.starts_with("chap"))
            && self.entries.len() != 1
    }

    /// Whether these words begin the list again, its page numbers aside: "1. Scope" is "Chapter 1. Scope" then, too.
    fn starts_over(&self, text: &str) -> bool {
        let text = heading::without_edit(text);
        let chapter = text
            .split_once(char::is_whitespace)
            .filter(|(word, _)| self.first.is_some() && is_part(word))
            .map(|(_, rest)| rest);
        let begins = |first: &String, text: &str| {
            let text = normalised(text);
            *first == text
                || text.len() >= 4 && first.trim_start_matches(|c: char| c.is_ascii_digit()) == text
                || text.len() >= 4
                    && first.starts_with(&text)
                    && first[text.len()..].bytes().all(|b| b.is_ascii_digit())
        };
        let first = self.first.as_ref();
        first.is_some_and(|first| {
            begins(first, text) || chapter.is_some_and(|rest| begins(first, rest))
        })
    }
}

/// Whether a line is what an entry says behind the number that stands right above it: "Going Home", below "CHAPTER I."
pub(super) fn is_behind_number(view: &View<'_, '_>) -> bool {
    const LONGEST: usize = 24;
    let [line] = view.own() else { return false };
    let numbers = |above: &&Line<'_>| above.width() <= LONGEST && heading::is_division(above.text);
    !view.contents.entries.is_empty()
        && line.gap() == 1
        && (view.above().filter(numbers))
            .is_some_and(|number| view.contents.has(&format!("{} {}", number.text, line.text)))
}

/// The score of a chapter in a contents list: nobody doubts it.
const CHAPTER: Score = 91;

/// The first of a list of chapters that nothing known heads, each alone between blank lines or above what it holds: it comes again
/// above its text.
pub(super) fn unheaded(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 3;
    const REACH: usize = 32;
    let [line] = view.own() else { return None };
    let listed = || {
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
        let recurs = view.evidence.recurring.contains(line.text);
        recurs.then(listed).flatten()
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
    let underlined = || own.len() == 2 && chunk::is_underline(&own[1], &own[0], 1);
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

/// Whether a bullet leads a line.
fn is_bulleted(line: &Line<'_>) -> bool {
    marker::of_line(line).is_some_and(|mark| mark.kind.is_bullet())
}

/// What a heading calls itself before its number, and its entry may leave out.
fn is_part(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && (word == "Appendix" || heading::divides(&word.to_lowercase()))
}

/// The words of a heading, below the rule or within the box that it may have.
fn words_of_heading<'a>(own: &[Line<'a>]) -> &'a str {
    let first = frame::unframed(own).first().map(|line| line.text);
    first.unwrap_or(own[0].text)
}

/// The words of an item, if they may be those of a heading.
fn topic(own: &[Line<'_>]) -> Option<String> {
    const LONGEST: usize = 90;
    let [line] = own else { return None };
    let mark = marker::parse(line.text)?;
    let text = &line.text[mark.text_at..];
    (line.width() <= LONGEST && !text.ends_with(['.', ',', ';', ':'])).then(|| normalised(text))
}
