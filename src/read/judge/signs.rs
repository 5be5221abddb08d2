//! Quotation marks and dashes of two kinds in running text. Code is left alone.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Block, Document, Inline, Span, children};
use crate::source::Source;

/// So many of each kind make a habit of it: one alone may be a slip in a quotation, an inch or a ditto mark.
const HABIT: usize = 2;

/// Two ways of writing one thing.
struct Pair {
    code: Code,
    plain: &'static str,
    proper: &'static str,
    /// Which of the two a character is, by what stands before and behind it.
    kind: fn(before: Option<char>, at: char, behind: &str) -> Option<Kind>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    Proper,
}

const PAIRS: [Pair; 3] = [
    Pair {
        code: Code::MixedQuotes,
        plain: "straight quotation marks (`\"`)",
        proper: "curved ones",
        kind: quote,
    },
    Pair {
        code: Code::MixedQuotes,
        plain: "straight apostrophes (`'`)",
        proper: "curved ones (`’`)",
        kind: apostrophe,
    },
    Pair {
        code: Code::MixedDashes,
        plain: "dashes of two hyphens (`--`)",
        proper: "real ones (`—`, `–`)",
        kind: dash,
    },
];

/// How often each kind was met, and in which block first.
#[derive(Default)]
struct Count {
    plain: usize,
    proper: usize,
    first_plain: Option<Span>,
    first_proper: Option<Span>,
}

pub(super) fn judge(
    source: &Source,
    document: &Document<'_>,
    has_places: bool,
    diagnostics: &mut Diagnostics,
) {
    let mut counts: [Count; 3] = Default::default();
    walk(&document.blocks, Span::default(), &mut counts);
    for note in &document.notes {
        walk(&note.blocks, note.span, &mut counts);
    }
    for (pair, count) in PAIRS.iter().zip(counts) {
        if count.plain < HABIT || count.proper < HABIT {
            continue;
        }
        let message = format!(
            "{} {} stand beside {} {}",
            count.plain, pair.plain, count.proper, pair.proper
        );
        let finding = Diagnostic::new(pair.code, message);
        let rarer = if count.plain <= count.proper {
            count.first_plain.map(|span| (span, Kind::Plain))
        } else {
            count.first_proper.map(|span| (span, Kind::Proper))
        };
        diagnostics.push(match rarer.filter(|_| has_places) {
            Some((block, kind)) => finding.at(place(source, block, pair, kind)),
            None => finding,
        });
    }
}

fn walk(blocks: &[Block<'_>], around: Span, counts: &mut [Count; 3]) {
    for block in blocks {
        let span = if block.span == Span::default() {
            around
        } else {
            block.span
        };
        let (inner, inlines) = children(block);
        for content in inlines {
            count(content, span, counts);
        }
        for blocks in inner {
            walk(blocks, span, counts);
        }
    }
}

fn count(content: &[Inline<'_>], span: Span, counts: &mut [Count; 3]) {
    for inline in content {
        match inline {
            Inline::Text(text) => {
                for (pair, count) in PAIRS.iter().zip(counts.iter_mut()) {
                    each(text, pair, |_, kind| count.add(kind, span));
                }
            }
            Inline::Emphasis(content) | Inline::Strong(content) => count(content, span, counts),
            Inline::Link(link) => count(&link.content, span, counts),
            Inline::Code(_) | Inline::Note(_) | Inline::LineBreak => {}
        }
    }
}

impl Count {
    fn add(&mut self, kind: Kind, span: Span) {
        let (number, first) = match kind {
            Kind::Plain => (&mut self.plain, &mut self.first_plain),
            Kind::Proper => (&mut self.proper, &mut self.first_proper),
        };
        *number += 1;
        first.get_or_insert(span);
    }
}

/// Where a sign of that kind stands first in a block; the block, if its text was repaired beyond finding it.
fn place(source: &Source, block: Span, pair: &Pair, kind: Kind) -> Span {
    let mut at = None;
    each(source.slice(block), pair, |offset, found| {
        if found == kind && at.is_none() {
            at = Some(offset);
        }
    });
    match at {
        Some(at) => {
            let start = block.start as usize + at;
            let length = source.text()[start..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
            Span::new(start, start + length)
        }
        None => block,
    }
}

fn each(text: &str, pair: &Pair, mut found: impl FnMut(usize, Kind)) {
    let mut before = None;
    for (at, character) in text.char_indices() {
        // Most characters are none of these.
        if !character.is_ascii_alphanumeric() && character != ' ' {
            let behind = &text[at + character.len_utf8()..];
            if let Some(kind) = (pair.kind)(before, character, behind) {
                found(at, kind);
            }
        }
        before = Some(character);
    }
}

/// Not the sign of inches (`5"`), nor the one within Hebrew abbreviations.
fn quote(before: Option<char>, at: char, behind: &str) -> Option<Kind> {
    match at {
        '“' | '”' | '„' => Some(Kind::Proper),
        '"' if before.is_some_and(|c| c.is_ascii_digit()) => None,
        '"' if is_within_word(before, behind) => None,
        '"' => Some(Kind::Plain),
        _ => None,
    }
}

/// Only within a word: at its ends the sign may be a quotation mark or a prime.
fn apostrophe(before: Option<char>, at: char, behind: &str) -> Option<Kind> {
    let kind = match at {
        '\'' => Kind::Plain,
        '’' => Kind::Proper,
        _ => return None,
    };
    is_within_word(before, behind).then_some(kind)
}

/// Two hyphens between words, and not at the head of an option (`--help`); a dash between words, and not between numbers.
fn dash(before: Option<char>, at: char, behind: &str) -> Option<Kind> {
    let next = behind.chars().next();
    match at {
        '-' if before != Some('-') && next == Some('-') => {
            let behind = behind[1..].chars().next()?;
            let between_words =
                before.is_some_and(char::is_alphanumeric) && behind.is_alphanumeric();
            let apart = before == Some(' ') && behind == ' ';
            (between_words || apart).then_some(Kind::Plain)
        }
        '—' => Some(Kind::Proper),
        '–' if before == Some(' ') && next == Some(' ') => Some(Kind::Proper),
        _ => None,
    }
}

fn is_within_word(before: Option<char>, behind: &str) -> bool {
    before.is_some_and(char::is_alphabetic) && behind.starts_with(char::is_alphabetic)
}
