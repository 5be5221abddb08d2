//! The contents lists that have been met, and which of them is under way.

use super::leader::{is_one_entry, more_of_entry};
use super::page::{PAGE_WORDS, is_head, is_page_word, is_paged, page_column, words_of};
use super::pictures::{self, Kind};
use crate::read::figures::are_digits;
use crate::read::line::Line;
use crate::read::role::{Judged, Role, heading};
use crate::read::words::normalised;
use crate::read::{frame, marker};
use foldhash::HashSet;

/// The contents lists of a text, as far as they have been met.
#[derive(Debug, Default)]
pub(in crate::read::role) struct Contents {
    /// The words of all entries.
    entries: HashSet<String>,
    /// The words of short items: a list of topics is a contents list where they come again by themselves.
    topics: HashSet<String>,
    /// The first entry of the list under way: where its words come again, the list is over.
    pub(super) first: Option<String>,
    /// Whether a list is under way.
    pub(super) open: bool,
    /// What it lists.
    pub(super) kind: Kind,
    /// Whether a paragraph stands for the entries.
    run_in: bool,
    /// Whether a bullet leads its entries: then what has none is no entry.
    pub(super) bulleted: bool,
    /// The most blank lines between two of its entries.
    pub(super) widest: usize,
    /// Lines of entries, and those of them that end with a page.
    pub(super) lines: usize,
    paged: usize,
    /// Chunks since the last entry: a line or two between entries say what a chapter holds.
    pub(super) since: usize,
}

impl Contents {
    /// Takes note of what was decided.
    pub(in crate::read::role) fn note(&mut self, judged: &Judged, lines: &[Line<'_>]) {
        const LONGEST_PAUSE: usize = 3;
        const FEWEST_RUN_IN: usize = 3;
        let own = &lines[judged.lines.clone()];
        match judged.role {
            Role::Entry => {
                self.add(own);
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

    /// Adds lines that are entries of the list under way.
    fn add(&mut self, own: &[Line<'_>]) {
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
    }

    /// Whether a contents list is under way.
    pub(in crate::read::role) fn is_open(&self) -> bool {
        self.open
    }

    /// Whether these lines go on with the list under way: half of them and more have their page at the right, or they are one entry.
    pub(in crate::read::role) fn pages(&self, own: &[Line<'_>]) -> bool {
        let under_way = self.open && self.first.is_some();
        let paged = || own.iter().filter(|line| is_paged(line)).count() * 2 >= own.len();
        under_way && (paged() || is_one_entry(own))
    }

    /// Whether a contents list has been met.
    pub(in crate::read::role) fn has_entries(&self) -> bool {
        !self.entries.is_empty() || !self.topics.is_empty()
    }

    /// Whether an item above has these words and no others.
    pub(in crate::read::role) fn has_topic(&self, text: &str) -> bool {
        !self.topics.is_empty() && self.topics.contains(&normalised(text))
    }

    /// Whether a contents list has an entry of these words.
    pub(in crate::read::role) fn has(&self, text: &str) -> bool {
        !self.entries.is_empty()
            && self
                .entries
                .contains(&normalised(heading::without_edit(text)))
    }

    /// Whether so many blank lines stand above a line, and so few between the entries, that it is none; or so many, where each entry
    /// has its page.
    pub(super) fn is_over(&self, gap: usize) -> bool {
        const FEWEST: usize = 3;
        const FEWEST_LINES: usize = 8;
        let all_paged = self.lines >= FEWEST_LINES && self.paged * 5 >= self.lines * 4;
        let listed = self.first.is_some() && (gap > self.widest + 1 || all_paged);
        gap >= FEWEST && (listed || self.run_in && self.first.is_none())
    }

    /// Whether lines farther from what is above them than entries are end in the middle of a sentence, as none of these does.
    pub(super) fn is_left_for(&self, own: &[Line<'_>]) -> bool {
        let unfinished = matches!(own[own.len() - 1].tail, b',' | b';');
        self.first.is_some() && unfinished && own[0].gap() > self.widest
    }

    /// Whether a line is "CHAPTER I" and no more, farther from what is above it than entries are, and entries do not begin so.
    pub(super) fn is_left(&self, line: &Line<'_>) -> bool {
        let numbered = line.text.split_once(' ').is_some_and(|(word, number)| {
            is_part(word) && matches!(number.trim_end_matches('.'), "I" | "1" | "One" | "ONE")
        });
        numbered
            && line.gap() > self.widest.max(1)
            && (self.first.as_ref()).is_some_and(|first| !first.starts_with("chap"))
            && self.entries.len() != 1
    }

    /// Whether these words begin the list again, its page numbers aside: "1. Scope" is "Chapter 1. Scope" then, too.
    pub(super) fn starts_over(&self, text: &str) -> bool {
        let text = heading::without_edit(text);
        let chapter = text
            .split_once(char::is_whitespace)
            .filter(|(word, _)| self.first.is_some() && is_part(word))
            .map(|(_, rest)| rest);
        let begins = |first: &String, text: &str| {
            let text = normalised(text);
            *first == text
                || text.len() >= 4 && first.trim_start_matches(|c: char| c.is_ascii_digit()) == text
                || text.len() >= 4 && first.starts_with(&text) && are_digits(&first[text.len()..])
        };
        let first = self.first.as_ref();
        first.is_some_and(|first| {
            begins(first, text) || chapter.is_some_and(|rest| begins(first, rest))
        })
    }
}

/// Whether a bullet leads a line.
pub(super) fn is_bulleted(line: &Line<'_>) -> bool {
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
pub(super) fn topic(own: &[Line<'_>]) -> Option<String> {
    const LONGEST: usize = 90;
    let [line] = own else { return None };
    let mark = marker::parse(line.text)?;
    let text = &line.text[mark.text_at..];
    (line.width() <= LONGEST && !text.ends_with(['.', ',', ';', ':'])).then(|| normalised(text))
}
