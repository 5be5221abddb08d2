//! Control characters.
//!
//! In comes decoded text whose line ends are `\n`, out comes text whose only other controls are tabs and form feeds, and which
//! knows no other line ends. A text that is so already is not copied. C1 controls are nearly always windows-1252 that was declared as Latin-1: they are
//! read as such. Overstriking and terminal colours, which are typesetting of a kind, go without a trace.

use super::floor_boundary;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::Span;
use encoding_rs::WINDOWS_1252;

/// Bytes that are looked at together.
const BLOCK: usize = 64;

/// Bytes that a block looks beyond its end: the longest character in question has three.
const AHEAD: usize = 2;

/// Tidies a text. `offsets`, in ascending order, are moved with the characters that they point at.
pub(super) fn tidy(text: String, offsets: &mut [usize], diagnostics: &mut Diagnostics) -> String {
    let other = next_other(text.as_bytes(), 0);
    if other == text.len() {
        return text;
    }
    let mut tidying = Tidying {
        out: String::with_capacity(text.len()),
        text: &text,
        at: 0,
        offsets: offsets.iter_mut(),
        removed: Found::default(),
        misread: Found::default(),
        c1_is_text: None,
    };
    tidying.run(other);
    // What an overstrike took back may have been pointed at.
    if let Some((at, _)) = &mut tidying.removed.first {
        *at = floor_boundary(&tidying.out, *at);
    }
    tidying.report(diagnostics);
    let tidied = tidying.out;
    for offset in offsets {
        *offset = floor_boundary(&tidied, *offset);
    }
    tidied
}

/// The place of the next character that does not stay as it is; the length if there is none.
fn next_other(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(block) = bytes.get(at..at + BLOCK + AHEAD) {
        let ahead = block[1..].iter().zip(&block[2..]);
        let triples = block[..BLOCK].iter().zip(ahead);
        // No early exit: that is what makes it vector code.
        if triples.fold(false, |found, (a, (b, c))| found | is_other(*a, *b, *c)) {
            break;
        }
        at += BLOCK;
    }
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    while at < bytes.len() && !is_other(byte(at), byte(at + 1), byte(at + 2)) {
        at += 1;
    }
    at
}

/// Whether a character begins here that may have to go.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "branches would keep `next_other` from being vector code"
)]
fn is_other(first: u8, second: u8, third: u8) -> bool {
    let stays = (first == b'\t') | (first == b'\n') | (first == 0x0C);
    let control = (first < 0x20) & !stays;
    let delete = first == 0x7F;
    // U+0080 to U+009F.
    let c1 = (first == 0xC2) & (second < 0xA0);
    // U+2028 and U+2029.
    let separator = (first == 0xE2) & (second == 0x80) & ((third == 0xA8) | (third == 0xA9));
    // U+FEFF, U+FFFE and U+FFFF.
    let mark = (first == 0xEF)
        & (((second == 0xBB) & (third == 0xBF)) | ((second == 0xBF) & (third >= 0xBE)));
    control | delete | c1 | separator | mark
}

/// How often something was found, and where first.
#[derive(Default)]
struct Found {
    count: usize,
    first: Option<(usize, char)>,
}

impl Found {
    fn add(&mut self, at: usize, character: char) {
        self.count += 1;
        self.first.get_or_insert((at, character));
    }
}

struct Tidying<'t> {
    text: &'t str,
    at: usize,
    out: String,
    offsets: std::slice::IterMut<'t, usize>,
    removed: Found,
    misread: Found,
    /// Whether there are C1 controls besides U+0085; found out when the first of those comes.
    c1_is_text: Option<bool>,
}

impl Tidying<'_> {
    /// `end` is the first place that does not stay as it is.
    fn run(&mut self, mut end: usize) {
        let bytes = self.text.as_bytes();
        let mut due = self.offsets.next();
        while self.at < bytes.len() {
            if end < self.at {
                end = next_other(bytes, self.at);
            }
            while let Some(offset) = due.take_if(|offset| **offset <= end) {
                *offset = offset.saturating_sub(self.at) + self.out.len();
                due = self.offsets.next();
            }
            self.out.push_str(&self.text[self.at..end]);
            self.at = end;
            if let Some(character) = self.text[end..].chars().next() {
                self.at += character.len_utf8();
                self.handle(character);
            }
        }
        for offset in due.into_iter().chain(self.offsets.by_ref()) {
            *offset = self.out.len();
        }
    }

    fn handle(&mut self, character: char) {
        let rest = &self.text[self.at..];
        match character {
            '\u{0B}' | '\u{2028}' | '\u{2029}' => self.out.push('\n'),
            '\u{85}' if !self.c1_is_text() => self.out.push('\n'),
            '\u{08}' => self.overstrike(),
            '\u{1B}' => match escape_length(rest) {
                Some(length) => self.at += length,
                None => self.removed.add(self.out.len(), character),
            },
            // The end of a file under CP/M and DOS.
            '\u{1A}' if rest.trim_matches(['\u{1A}', '\n', '\0']).is_empty() => {}
            '\u{FEFF}' if self.out.is_empty() || self.out.ends_with('\n') => {}
            '\u{FEFF}' => self.out.push(character),
            '\u{80}'..='\u{9F}' => self.misread_control(character),
            // Separators of files, groups, records and units; the others are noise, within words, too.
            '\u{1C}'..='\u{1F}' if self.stands_between() => {
                self.removed.add(self.out.len(), character);
                self.out.push(' ');
            }
            _ => self.removed.add(self.out.len(), character),
        }
    }

    /// Whether what is handled parts two words.
    fn stands_between(&self) -> bool {
        let next = self.text[self.at..].chars().next();
        let visible = |c: char| !c.is_whitespace() && !c.is_control();
        next.is_some_and(visible) && self.out.ends_with(visible)
    }

    fn c1_is_text(&mut self) -> bool {
        let text = self.text;
        *self.c1_is_text.get_or_insert_with(|| {
            text.contains(|c| matches!(c, '\u{80}'..='\u{84}' | '\u{86}'..='\u{9F}'))
        })
    }

    /// `_`, backspace, `a` is an underlined letter, `a`, backspace, `a` a bold one, `+`, backspace, `o` a bullet.
    fn overstrike(&mut self) {
        let before = self.out.chars().next_back().filter(|c| *c != '\n');
        let after = self.text[self.at..]
            .chars()
            .next()
            .filter(|c| !c.is_control());
        match (before, after) {
            (Some(before), Some(after)) if after == before || after == '_' => {
                self.at += after.len_utf8();
            }
            (Some('_' | '+'), Some(_)) => {
                self.out.pop();
            }
            _ => self.removed.add(self.out.len(), '\u{08}'),
        }
    }

    fn misread_control(&mut self, control: char) {
        let byte = u8::try_from(u32::from(control)).expect("C1 controls are below 256");
        let bytes = [byte];
        let (read, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
        match read.chars().next() {
            // Five of them have no character there either.
            Some(read) if !read.is_control() => {
                self.misread.add(self.out.len(), read);
                self.out.push(read);
            }
            _ => self.removed.add(self.out.len(), control),
        }
    }

    fn report(&self, diagnostics: &mut Diagnostics) {
        if let Some((at, first)) = self.misread.first {
            let message = match self.misread.count {
                1 => format!("a C1 control was read as windows-1252: `{first}`"),
                count => {
                    format!("{count} C1 controls were read as windows-1252, here as `{first}`")
                }
            };
            let span = Span::new(at, at + first.len_utf8());
            diagnostics.push(Diagnostic::new(Code::MisreadControls, message).at(span));
        }
        if let Some((at, first)) = self.removed.first {
            let first = u32::from(first);
            let message = match self.removed.count {
                1 => format!("a control character was removed: U+{first:04X}"),
                count => format!("{count} control characters were removed, here U+{first:04X}"),
            };
            diagnostics
                .push(Diagnostic::new(Code::ControlCharacters, message).at(Span::new(at, at)));
        }
    }
}

/// The length of what belongs to an escape character: a colour, a title, a character set (ECMA-48).
fn escape_length(rest: &str) -> Option<usize> {
    /// A title without an end is no title.
    const LONGEST: usize = 2000;
    let bytes = rest.as_bytes();
    match bytes.first() {
        Some(b'[') => {
            let parameters = bytes[1..]
                .iter()
                .take_while(|byte| (0x20..0x40).contains(*byte));
            let end = 1 + parameters.count();
            bytes
                .get(end)
                .filter(|last| (0x40..0x7F).contains(*last))
                .map(|_| end + 1)
        }
        Some(b']') => {
            let bell = memchr::memchr2(0x07, 0x1B, &bytes[..bytes.len().min(LONGEST)]);
            bell.map(|end| {
                end + if bytes[end..].starts_with(b"\x1B\\") {
                    2
                } else {
                    1
                }
            })
        }
        Some(b'(' | b')') => bytes
            .get(1)
            .filter(|set| set.is_ascii_alphanumeric())
            .map(|_| 2),
        _ => None,
    }
}
