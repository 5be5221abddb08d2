//! Lines → running text: a line end becomes a blank, or nothing between wide characters, after a dash, and where print broke a word.

use super::group::Facts;
use super::line::{Line, is_wide, takes_blank};
use super::signs::Signs;
use crate::document::Text;
use crate::source::Source;
use foldhash::HashSet;
use memchr::memmem::Finder;
use std::cell::{Cell, OnceCell};

/// The words of the whole text, asked only where a line ends in a hyphen.
#[derive(Debug)]
pub(super) struct Words<'a> {
    source: &'a Source,
    /// How often they were asked for one.
    asked: Cell<usize>,
    set: OnceCell<HashSet<&'a str>>,
    /// Whether print broke words at most hyphens that end a line.
    breaks: OnceCell<bool>,
    /// Finds two blanks in a row.
    pair: Finder<'static>,
}

/// What words are made of; a hyphen within one, too.
fn of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '‐' | '\'' | '’')
}

impl<'a> Words<'a> {
    /// Of this text.
    pub(super) fn of(source: &'a Source) -> Self {
        Self {
            source,
            asked: Cell::new(0),
            set: OnceCell::new(),
            breaks: OnceCell::new(),
            pair: Finder::new("  "),
        }
    }

    fn contains(&self, word: &str) -> bool {
        /// Print breaks no shorter word, and half of all words are.
        const SHORTEST: usize = 4;
        /// So many searches cost less than a table of all words.
        const SEARCHES: usize = 16;
        let text = self.source.text();
        if self.asked.replace(self.asked.get() + 1) < SEARCHES {
            let whole = |at: usize| {
                !text[..at].ends_with(of_word) && !text[at + word.len()..].starts_with(of_word)
            };
            let mut found = memchr::memmem::find_iter(text.as_bytes(), word);
            return word.len() >= SHORTEST && found.any(whole);
        }
        let words = || {
            text.split(|c| !of_word(c))
                .filter(|word| word.len() >= SHORTEST)
        };
        self.set.get_or_init(|| words().collect()).contains(word)
    }

    /// Whether the hyphen between a line's last word and the first of the next is print's: the word stands elsewhere whole, and
    /// nowhere with that hyphen. A word that stands nowhere else was broken where most are, unless it is made of two.
    fn are_one(&self, head: &str, tail: &str) -> bool {
        let joined = self.contains(&format!("{head}{tail}"));
        let hyphenated = self.contains(&format!("{head}-{tail}"));
        match (joined, hyphenated) {
            (_, true) => false,
            (true, false) => true,
            (false, false) => self.breaks() && !(self.contains(head) && self.contains(tail)),
        }
    }

    /// Whether print broke words at most of the hyphens that end a line, of which there are some.
    fn breaks(&self) -> bool {
        const FEWEST: usize = 6;
        const FEWEST_KNOWN: usize = 3;
        /// More of them say no more.
        const MOST: usize = 200;
        let text = self.source.text();
        let found = || {
            let ends = memchr::memmem::find_iter(text.as_bytes(), "-\n").take(MOST);
            ends.filter_map(|end| {
                let head = text[..end].rsplit(|c: char| !c.is_alphabetic()).next()?;
                let below = text[end + 2..].trim_start_matches([' ', '\t']);
                let tail = below.split(|c: char| !c.is_alphabetic()).next()?;
                let broken = !head.is_empty() && tail.starts_with(char::is_lowercase);
                broken.then_some((head, tail))
            })
        };
        *self.breaks.get_or_init(|| {
            if found().count() < FEWEST {
                return false;
            }
            let (mut joined, mut hyphenated) = (0, 0);
            for (head, tail) in found() {
                joined += usize::from(self.contains(&format!("{head}{tail}")));
                hyphenated += usize::from(self.contains(&format!("{head}-{tail}")));
            }
            joined >= FEWEST_KNOWN && joined >= 3 * hyphenated
        })
    }
}

/// The text of lines with these facts, joined. Borrowed if there is one line, or nothing but a line end between them.
pub(super) fn join<'a>(lines: &[Line<'a>], facts: &Facts, words: &Words<'a>) -> Text<'a> {
    let runs = facts.signs.has(Signs::RUN);
    match lines {
        [] => Text::Borrowed(""),
        [line] if runs => squeeze(Text::Borrowed(line.text), words),
        [line] => Text::Borrowed(line.text),
        [first, .., last] => {
            if !runs
                && facts.is_unbroken()
                && let Some(text) = words.source.unwrapped(first.start()..last.end())
            {
                return Text::Borrowed(text);
            }
            let mut joined =
                String::with_capacity(lines.iter().map(|line| line.text.len() + 1).sum());
            for line in lines {
                append(&mut joined, line.text, words);
            }
            let joined = Text::Owned(joined);
            if runs { squeeze(joined, words) } else { joined }
        }
    }
}

/// Appends a line to running text.
pub(super) fn append(joined: &mut String, line: &str, words: &Words<'_>) {
    if let (Some(&last), Some(&first)) = (joined.as_bytes().last(), line.as_bytes().first())
        && takes_blank(last, first)
    {
        joined.push(' ');
        joined.push_str(line);
        return;
    }
    let (Some(last), Some(first)) = (joined.chars().next_back(), line.chars().next()) else {
        joined.push_str(line);
        return;
    };
    if last == '\u{ad}' {
        joined.pop();
    } else if joined.ends_with("--")
        || line.starts_with("--") && !line.starts_with("-- ")
        || last == '—' && !joined.ends_with(" —")
    {
        // A dash that print set without blanks.
    } else if last == '‐' && first.is_lowercase() && is_typeset_break(joined, line, words) {
        joined.truncate(joined.len() - last.len_utf8());
    } else if last == '-'
        && first.is_alphanumeric()
        && joined[..joined.len() - 1].ends_with(char::is_alphabetic)
    {
        if is_broken_word(joined, line, words) {
            joined.pop();
        }
    } else if !(joins_without_blank(last) && joins_without_blank(first)) {
        joined.push(' ');
    }
    joined.push_str(line);
}

/// Whether lines that meet at this character are joined without a blank (Han and kana, not Hangul).
pub(super) fn joins_without_blank(c: char) -> bool {
    is_wide(c) && !matches!(u32::from(c), 0x1100..=0x115f | 0xac00..=0xd7a3)
}

/// Whether the hyphen at the end, which only typesetters write (U+2010), parts no compound: nowhere else does it stand within this
/// word.
fn is_typeset_break(joined: &str, line: &str, words: &Words<'_>) -> bool {
    let ends = |c: char| !(c.is_alphanumeric() || c == '‐');
    let head = joined.rsplit(ends).next().unwrap_or_default();
    let tail = line.split(ends).next().unwrap_or_default();
    let compound = format!("{head}{tail}");
    head.len() > '‐'.len_utf8() && !words.contains(&compound)
}

/// Whether the hyphen at the end is print's.
fn is_broken_word(joined: &str, line: &str, words: &Words<'_>) -> bool {
    let of_word = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
    let head = joined[..joined.len() - 1]
        .rsplit(|c: char| !of_word(c))
        .next()
        .unwrap_or_default();
    let tail = line.split(|c: char| !of_word(c)).next().unwrap_or_default();
    tail.starts_with(char::is_lowercase) && words.are_one(head, tail)
}

/// Runs of blanks become one: justified and double-spaced text.
fn squeeze<'a>(text: Text<'a>, words: &Words<'_>) -> Text<'a> {
    let tabbed = memchr::memchr(b'\t', text.as_bytes()).is_some();
    if !tabbed && words.pair.find(text.as_bytes()).is_none() {
        return text;
    }
    let text = if tabbed {
        Text::Owned(text.replace('\t', " "))
    } else {
        text
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = words.pair.find(rest.as_bytes()) {
        out.push_str(&rest[..=at]);
        rest = rest[at..].trim_start_matches(' ');
    }
    out.push_str(rest);
    Text::Owned(out)
}
