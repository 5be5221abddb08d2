//! What lines of programs look like: statements, calls, listings, records of fields; and which lines are prose among them.

use super::View;
use crate::read::fields::field;
use crate::read::figures::are_digits;
use crate::read::line::{Line, ends_sentence};
use crate::read::signs::Signs;
use crate::read::{furniture, statement};
use std::collections::HashSet;

/// Whether a text speaks of programs: it has code in a line of a hundred, or commands behind a prompt.
pub(super) struct Programs {
    found: usize,
    enough: usize,
}

impl Programs {
    /// Among so many lines, none of which was met yet.
    pub(super) fn among(lines: usize) -> Self {
        const FEWEST: usize = 3;
        Self {
            found: 0,
            enough: FEWEST.max(lines / 100),
        }
    }

    /// Meets the next line.
    #[inline]
    pub(super) fn meet(&mut self, line: &Line<'_>) {
        // "$ 5.00" is what something costs.
        let prompts =
            || line.head == *b"$ " && line.text[2..].starts_with(|c: char| c.is_ascii_lowercase());
        if self.found < self.enough && is_surely_code(line) {
            self.found += if prompts() { 2 } else { 1 };
        }
    }

    /// Whether those that were met speak of programs.
    pub(super) fn are_spoken_of(&self) -> bool {
        self.found >= self.enough
    }
}

/// Whether no line of prose looks like this.
#[inline]
pub(super) fn is_surely_code(line: &Line<'_>) -> bool {
    // Most lines are told by this much.
    (statement::opens_statement(line.head) | is_signed(line))
        && (statement::is_statement(line) || is_signed(line) && is_code_by_signs(line))
}

/// Whether a line has signs that code has.
#[inline]
fn is_signed(line: &Line<'_>) -> bool {
    let paths = (line.tail == b';') & line.signs.has(Signs::COLON);
    line.signs.has(Signs::CODE.and(Signs::BRACKET)) | paths
}

/// Whether a line with such signs reads as code.
fn is_code_by_signs(line: &Line<'_>) -> bool {
    /// A longer line is a paragraph.
    const WIDEST: usize = 160;
    line.width() <= WIDEST
        && (line.signs.has(Signs::CODE) || calls(line))
        && reads_as_code(line.text)
}

/// Whether a text without any sign of code may be code all the same: `run()`, `std::env;`.
fn calls(line: &Line<'_>) -> bool {
    let bytes = line.text.as_bytes();
    let empty = |at: usize| bytes.get(at + 1) == Some(&b')');
    line.signs.has(Signs::COLON) && line.text.contains("::")
        || line.tail == b';' && line.text.ends_with(");")
        || memchr::memchr_iter(b'(', bytes).any(empty)
}

fn reads_as_code(text: &str) -> bool {
    let has = |sign: &str| text.contains(sign);
    text.starts_with(['{', '}']) && !furniture::opens_page(text)
        || text.ends_with(['{', '}', '\\']) && !is_braced_verse(text)
        || text.contains(");")
        || text.ends_with(';') && text.contains('=') && !text.starts_with('=')
        || ["$ ", "# ", "#!", ">>> ", "#include", "</", "// "]
            .iter()
            .any(|head| text.starts_with(head))
        || [
            "()", " = ", "$(", "${", "</", "/>", "->", "=>", " == ", " // ", "/etc/", "/usr/", "::",
        ]
        .iter()
        .any(|sign| has(sign))
        || text.starts_with('/') && text[1..].contains('/')
        || is_start(text)
        || is_call(text)
        || text
            .split_once("=\"")
            .is_some_and(|(name, _)| name.ends_with(char::is_alphanumeric))
}

/// Whether a brace at the margin holds a line of verse and its neighbours, which rhyme, together.
pub(super) fn is_braced_verse(text: &str) -> bool {
    text.strip_suffix(" }").is_some_and(|line| {
        let worded = line.starts_with(|c: char| c.is_uppercase() || matches!(c, '_' | '“' | '"'));
        (worded || line.ends_with("  ")) && !line.contains(['{', '(', '='])
    })
}

/// `GET /lamps HTTP/1.1`, `SIP/2.0 200 OK`: what a message of a protocol begins with.
pub(super) fn is_start(text: &str) -> bool {
    let is_version = |word: &str| {
        word.split_once('/').is_some_and(|(name, version)| {
            name.len() >= 3
                && name.bytes().all(|b| b.is_ascii_uppercase())
                && version.starts_with(|c: char| c.is_ascii_digit())
                && version.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        })
    };
    let mut words = text.split(' ');
    let (first, second) = (words.next(), words.next());
    let code = |word: &str| word.len() == 3 && are_digits(word);
    let response = first.is_some_and(is_version) && second.is_some_and(code);
    let method = |word: &str| word.len() >= 3 && word.bytes().all(|b| b.is_ascii_uppercase());
    response
        || words.next().is_some_and(is_version)
            && words.next().is_none()
            && first.is_some_and(method)
}

/// `hang_lamp(height, place)`: a name and in brackets what is handed over, and nothing else.
fn is_call(text: &str) -> bool {
    text.ends_with(')')
        && text.split_once('(').is_some_and(|(name, handed)| {
            let worded = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.');
            name.len() > 2 && name.bytes().all(worded) && handed.contains([',', '='])
        })
}

/// `quay.hang_lamp(height)`: what is done to something that has a name, and nothing else.
pub(super) fn is_method(text: &str) -> bool {
    let name = text.strip_suffix(')').and_then(|text| text.split_once('('));
    name.is_some_and(|(name, _)| {
        let worded = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
        let mut parts = name.split('.');
        parts.clone().count() > 1 && parts.all(|part| part.len() > 1 && part.bytes().all(worded))
    })
}

/// `lamp-height = 1*DIGIT`, `Lamp -> Burning<height>`: a name, and with signs what it is.
pub(super) fn is_assigned(text: &str) -> bool {
    const JOINTS: [&str; 4] = [" = ", " := ", " =/ ", " -> "];
    let joints = JOINTS.iter().map(|joint| text.matches(joint).count());
    let once = joints.sum::<usize>() == 1;
    let mut parted = JOINTS.iter().filter_map(|joint| text.split_once(joint));
    let named = |name: &str| {
        let inner = name.trim();
        let worded = |b: u8| b.is_ascii_alphanumeric() || b"_-.[]<>".contains(&b);
        inner.bytes().any(|b| b.is_ascii_alphabetic()) && inner.bytes().all(worded)
    };
    let written = |value: &str| {
        let sign = |b: u8| b.is_ascii_digit() || b"()[]<>{}\"/*%_:".contains(&b);
        value.bytes().any(sign) && !value.ends_with(['.', ',', ';', '?', '!'])
    };
    once && parted.any(|(name, value)| named(name) && written(value))
}

/// Whether lines are a call whose bracket the first of them opens, and the last closes: `key = hang(lamp,` / `"quay")`.
pub(super) fn is_open_call(own: &[Line<'_>]) -> bool {
    let [first, .., last] = own else { return false };
    let opened = first.text.matches('(').count() > first.text.matches(')').count();
    opened
        && first.tail == b','
        && last.tail == b')'
        && is_assigned(first.text.trim_end_matches(','))
}

/// How a function is called, over several lines: `int hang(lamp *lamp,` / `int height);`; or what it gives, above how it is called.
pub(super) fn is_declaration<'a>(own: &[Line<'a>]) -> bool {
    const MOST_WORDS: usize = 5;
    let [first, .., last] = own else { return false };
    if last.tail != b';' || !last.text.ends_with(");") {
        return false;
    }
    let opened = |line: &Line<'a>| line.text.split_once('(').map(|(head, _)| head);
    let (gives, head) = match opened(first) {
        Some(head) => ("", Some(head)),
        None => (first.text, opened(&own[1])),
    };
    let Some(head) = head else { return false };
    let worded = |b: u8| b.is_ascii_alphanumeric() || b"_*&:".contains(&b);
    let named = |word: &str| !word.is_empty() && word.bytes().all(worded);
    let words = gives
        .split_ascii_whitespace()
        .chain(head.split_ascii_whitespace());
    let all = own.iter().map(|line| line.text);
    let count = |sign: char| {
        all.clone()
            .map(|text| text.matches(sign).count())
            .sum::<usize>()
    };
    !head.ends_with(' ')
        && head.starts_with(|c: char| c.is_ascii_alphabetic())
        && (1..=MOST_WORDS).contains(&words.clone().count())
        && words.clone().all(named)
        && count('(') == count(')')
}

/// Lines that count themselves, most of them code or empty, or some empty; a number or two may be left out.
pub(super) fn is_listing(own: &[Line<'_>]) -> bool {
    const FEWEST: usize = 3;
    fn split<'a>(line: &Line<'a>) -> Option<(u32, Line<'a>)> {
        let (number, rest) = line.text.split_once(' ').unwrap_or((line.text, ""));
        Some((
            number.parse().ok()?,
            line.part(rest.trim_start(), line.end() - rest.trim_start().len()),
        ))
    }
    if own.len() < FEWEST || !own[0].text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Some(lines) = own.iter().map(split).collect::<Option<Vec<_>>>() else {
        return false;
    };
    let pairs = || lines.windows(2).map(|pair| (pair[0].0, pair[1].0));
    let rising = pairs().all(|(first, next)| first < next);
    let next = pairs()
        .filter(|(first, next)| first.checked_add(1) == Some(*next))
        .count();
    let empty = lines.iter().any(|(_, line)| line.text.is_empty());
    let code = |(_, line): &&(u32, Line<'_>)| {
        line.text.is_empty() || is_surely_code(line) || field(line.text).is_some()
    };
    let coded = || lines.iter().filter(code).count() * 2 >= lines.len();
    rising && (empty && next * 5 >= lines.len() * 4 || next + 1 == lines.len() && coded())
}

/// Whether lines are a record: fields below one another, each with a name of its own, and what of them goes on stands deeper.
pub(super) fn is_record(own: &[Line<'_>]) -> bool {
    const FEWEST: usize = 4;
    let column = own[0].indent();
    let heads = || own.iter().filter(|line| line.indent() == column);
    let all_fields = own.iter().all(|line| {
        line.indent() > column || line.indent() == column && field(line.text).is_some()
    });
    let mut names = HashSet::new();
    own.len() >= FEWEST
        && all_fields
        && heads().count() >= FEWEST
        && heads().all(|line| names.insert(line.text.split(':').next()))
}

/// Whether most words are plain small ones, and they make a sentence or fill their lines.
pub(super) fn is_prose(own: &[Line<'_>], view: &View<'_, '_>) -> bool {
    // Whatever is written in other letters is no code.
    let foreign = |line: &Line<'_>| {
        let letters = line.text.chars();
        let letters = letters.filter(|c| !c.is_ascii() && c.is_alphabetic());
        line.signs.has(Signs::WIDE) && letters.count() * 3 > line.width()
    };
    if own.iter().filter(|line| foreign(line)).count() * 2 >= own.len() {
        return true;
    }
    let (mut words, mut plain) = (0, 0);
    // Comments are prose, among lines that are none.
    let said = own
        .iter()
        .filter(|line| !line.text.starts_with(['#', '/']) && !line.text.contains(" = "));
    for word in said.flat_map(|line| line.text.split_ascii_whitespace()) {
        words += 1;
        // Most words of prose, and no others.
        if word.bytes().all(|b| b.is_ascii_lowercase()) {
            plain += 1;
            continue;
        }
        let letters = word.trim_matches(['.', ',', ';', ':', '!', '?', '"', '(', ')', '\'']);
        let is_plain = letters.starts_with(char::is_alphabetic)
            && letters
                .chars()
                .skip(1)
                .all(|c| c.is_lowercase() || matches!(c, '\'' | '’' | '-'));
        plain += usize::from(is_plain);
    }
    let filled = own.len() - 1 - view.profile.early_ends(own);
    let sentence = ends_sentence(own[own.len() - 1].text);
    let flows = own.len() > 1 && filled * 3 >= (own.len() - 1) * 2;
    words > 0 && plain * 10 >= words * 6 && (sentence || flows || filled > 1)
}
