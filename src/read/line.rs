//! Text → lines: facts that one look at a line gives, and nothing decided.
//!
//! Blank lines become the [`Line::gap`] of the line below them, so that the passes above count neighbours and not blanks.

use super::signs::Signs;
use memchr::memmem::Finder;

/// A line that holds something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Without its indentation and the blanks at its end.
    pub(super) text: &'a str,
    /// Its first two bytes and its last, or 0: many rules ask no more of most lines, and need not look for `text` then.
    pub(super) head: [u8; 2],
    pub(super) tail: u8,
    /// Byte offset of `text` in the source.
    pub(super) start: usize,
    /// Columns that it stands in; a tab leads to the next multiple of 8, an ideographic space counts 2.
    pub(super) indent: usize,
    /// Columns of `text`; wide East Asian characters count 2.
    pub(super) width: usize,
    /// Which kinds of characters it holds; of a part of a line, at least those.
    pub(super) signs: Signs,
    /// Blank lines above it.
    pub(super) gap: usize,
    /// Number in the source, from 1.
    pub(super) number: usize,
    /// Whether a form feed stands between it and the line above.
    pub(super) page: bool,
}

/// Columns between the stops of tabs.
const TAB: usize = 8;

/// What ends a page.
const FEED: u8 = 0xc;

/// The lines of a text that are not blank.
pub(super) fn split(source: &str) -> Vec<Line<'_>> {
    // Short lines of verse are some 24 bytes long, blanks below them included. What stays empty is room never touched, and
    // allocators that have met so large a piece of memory keep it for the next text.
    let mut lines = Vec::with_capacity(source.len() / 16 + 1);
    let mut runs = Runs::of(source);
    let (mut gap, mut page, mut number, mut at) = (0, false, 1, 0);
    let mut blank = true;
    let bytes = source.as_bytes();
    loop {
        // Most lines begin at the left edge.
        let (offset, indent) = match bytes.get(at) {
            None | Some(b'\n' | b'!'..=b'~') => (0, 0),
            Some(_) => indent(&source[at..]),
        };
        let start = at + offset;
        let (signs, len) = Signs::of_line(&bytes[start..]);
        let end = start + len;
        let raw = &source[start..end];
        let text = trim_end(raw);
        if !text.is_empty() {
            let signs = if text.len() < raw.len() {
                Signs::of(text)
            } else {
                signs
            };
            let signs = signs | runs.within(start, start + text.len());
            let (head, tail) = borders(text);
            lines.push(Line {
                text,
                head,
                tail,
                start,
                indent,
                width: match signs {
                    signs if signs.has(Signs::EAST) => width(text),
                    signs if signs.has(Signs::WIDE) => characters(text),
                    _ => text.len(),
                },
                signs,
                gap,
                number,
                page,
            });
            (gap, page, blank) = (0, false, false);
        }
        let Some(&sign) = bytes.get(end) else {
            return lines;
        };
        at = end + 1;
        // A form feed ends a page, and with it the line, but it is no blank line.
        if sign == FEED {
            page = true;
        } else {
            gap += usize::from(blank);
            number += 1;
            blank = true;
        }
    }
}

/// Where blanks stand in a row; sought ahead, since most lines of most texts have none.
struct Runs<'a> {
    source: &'a [u8],
    pair: Finder<'static>,
    three: Finder<'static>,
    /// The next two blanks.
    next: usize,
}

impl<'a> Runs<'a> {
    fn of(source: &'a str) -> Self {
        Self {
            source: source.as_bytes(),
            pair: Finder::new("  "),
            three: Finder::new("   "),
            next: 0,
        }
    }

    /// The runs of a part of the source; parts are asked about in their order.
    fn within(&mut self, start: usize, end: usize) -> Signs {
        if self.next < start || self.next == 0 {
            let found = self.pair.find(&self.source[start..]);
            self.next = found.map_or(usize::MAX, |found| start + found);
        }
        if self.next >= end {
            Signs::default()
        } else if self.three.find(&self.source[self.next..end]).is_some() {
            Signs::RUN | Signs::GUTTER
        } else {
            Signs::RUN
        }
    }
}

/// The blanks that a line begins with, in bytes and in columns.
fn indent(rest: &str) -> (usize, usize) {
    let mut indent = 0;
    for (at, c) in rest.char_indices() {
        match c {
            ' ' => indent += 1,
            '\t' => indent = (indent / TAB + 1) * TAB,
            '\u{3000}' => indent += 2,
            '\n' | '\u{c}' => return (at, indent),
            c if c.is_whitespace() => indent += 1,
            _ => return (at, indent),
        }
    }
    (rest.len(), indent)
}

/// A line without the blanks at its end, which most lines have none of.
fn trim_end(raw: &str) -> &str {
    match raw.as_bytes() {
        [] | [.., b'!'..=b'~'] => raw,
        _ => raw.trim_end(),
    }
}

/// The first two bytes of a text and its last.
fn borders(text: &str) -> ([u8; 2], u8) {
    match *text.as_bytes() {
        [] => ([0, 0], 0),
        [one] => ([one, 0], one),
        [first, second] => ([first, second], second),
        [first, second, .., last] => ([first, second], last),
    }
}

/// The columns of a text.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// The characters of a text.
fn characters(text: &str) -> usize {
    // Sums that fit a byte are made of many bytes at once.
    let continuing = text.as_bytes().chunks(usize::from(u8::MAX)).map(|bytes| {
        let ones = bytes.iter().map(|byte| u8::from(byte & 0xc0 == 0x80));
        usize::from(ones.fold(0, u8::wrapping_add))
    });
    text.len() - continuing.sum::<usize>()
}

/// Whether a character takes two columns and is set without blanks between words (Han, kana, full-width forms).
pub(super) fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe4f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x20000..=0x3fffd)
}

/// Whether lines that meet at this character are joined without a blank (Han and kana, not Hangul).
pub(super) fn joins_without_blank(c: char) -> bool {
    is_wide(c) && !matches!(u32::from(c), 0x1100..=0x115f | 0xac00..=0xd7a3)
}

/// How the letters of a text are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// No letter of a script with case.
    None,
    /// Every letter is a capital.
    Upper,
    /// Most words of weight begin with a capital.
    Title,
    /// Begins with a capital.
    Sentence,
    /// Begins with a small letter.
    Lower,
}

impl<'a> Line<'a> {
    /// A part of it that begins there in the source.
    pub(super) fn part(&self, text: &'a str, start: usize) -> Self {
        let (head, tail) = borders(text);
        Self {
            text,
            head,
            tail,
            start,
            ..*self
        }
    }

    /// What is left of it behind so many bytes.
    pub(super) fn behind(&self, bytes: usize) -> Self {
        self.part(&self.text[bytes..], self.start + bytes)
    }

    /// The column after the last character.
    pub(super) fn edge(&self) -> usize {
        self.indent + self.width
    }

    /// One past the last byte.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether its letters are capitals, a stray small one aside.
    pub(super) fn is_shouted(&self) -> bool {
        is_upper(self.text)
    }

    /// Whether it holds neither letter nor digit.
    pub(super) fn is_symbols(&self) -> bool {
        !self.head[0].is_ascii_alphanumeric() && !self.text.chars().any(char::is_alphanumeric)
    }

    /// The character that the whole line consists of, if it is one, three times or more.
    #[inline]
    pub(super) fn rule(&self) -> Option<char> {
        // It ends with the byte that its first character ends with; what is in quotation marks does not.
        let [first, _] = self.head;
        let len = match first {
            0..0x80 => 1,
            0x80..0xe0 => 2,
            0xe0..0xf0 => 3,
            0xf0.. => 4,
        };
        if first.is_ascii_alphanumeric() || self.text.as_bytes().get(len - 1) != Some(&self.tail) {
            return None;
        }
        self.repeated()
    }

    fn repeated(&self) -> Option<char> {
        let first = self.text.chars().next()?;
        let repeated =
            self.text.len() >= 3 * first.len_utf8() && self.text.chars().all(|c| c == first);
        (repeated && !first.is_alphanumeric()).then_some(first)
    }

    /// The columns of its first word.
    pub(super) fn first_word_width(&self) -> usize {
        if !self.signs.has(Signs::WIDE) {
            let end = memchr::memchr2(b' ', b'\t', self.text.as_bytes());
            return end.unwrap_or(self.text.len());
        }
        // No line is broken at a blank that joins.
        let parts = |c: char| c.is_whitespace() && c != '\u{a0}';
        width(self.text.split(parts).next().unwrap_or_default())
    }
}

/// Whether the letters of a text are capitals: [`Case::Upper`].
pub(super) fn is_upper(text: &str) -> bool {
    // Prose is known by its first small letters: even if all else were capitals, these were too many.
    let most = text.len() / STRAY;
    let (mut upper, mut lower) = (0, 0);
    for c in text.chars() {
        if c.is_ascii_lowercase() || is_cased(c) && c.is_lowercase() {
            lower += 1;
            if lower > most {
                return false;
            }
        } else if c.is_ascii_uppercase() || is_cased(c) && c.is_uppercase() {
            upper += 1;
        }
    }
    upper > 0 && (lower == 0 || upper >= 8 && lower * STRAY <= upper)
}

/// Whether a character beyond ASCII is of a script that may have capitals, as those of East Asia have not.
fn is_cased(c: char) -> bool {
    !c.is_ascii() && !matches!(c, '\u{2e80}'..='\u{a4ff}')
}

/// Whether a text begins with a small letter: [`Case::Lower`].
pub(super) fn is_lower(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(is_small) && !is_upper(text)
}

/// Whether a character is a small letter, of a script where texts have capitals, too: Georgian has them for titles alone.
pub(super) fn is_small(c: char) -> bool {
    c.is_lowercase() && !matches!(c, '\u{10d0}'..='\u{10ff}')
}

/// Capitals to a small letter that strays among them: "`McCOY`", "1980s".
const STRAY: usize = 12;

/// How the letters of a text are written.
pub(super) fn case(text: &str) -> Case {
    /// Articles and prepositions are shorter, and are small even in titles.
    const SHORTEST: usize = 4;
    if is_upper(text) {
        return Case::Upper;
    }
    if !text.chars().any(|c| c.is_lowercase() || c.is_uppercase()) {
        return Case::None;
    }
    let first = text.chars().find(|c| c.is_alphanumeric());
    if first.is_some_and(is_small) && !is_camel(text) {
        return Case::Lower;
    }
    let (mut words, mut capitals) = (0, 0);
    // The first letter of a word, the characters from there on, and those down to its last letter.
    let (mut first, mut met, mut len) = (None, 0, 0);
    for c in text.chars().chain([' ']) {
        if c.is_whitespace() || c == '-' || c == '/' {
            if len >= SHORTEST {
                words += 1;
                let capital = |c: char| c.is_uppercase() || c.is_numeric();
                capitals += usize::from(first.is_some_and(capital));
            }
            (first, met, len) = (None, 0, 0);
        } else if c.is_alphanumeric() {
            first = first.or(Some(c));
            met += 1;
            len = met;
        } else {
            met += usize::from(first.is_some());
        }
    }
    if words >= 2 && capitals * 5 >= words * 4 {
        Case::Title
    } else {
        Case::Sentence
    }
}

/// Whether a text begins with a name whose first letter stays small wherever it stands: "iPhone", "eBay". Capitals that come
/// later are those of code: `setValue`.
pub(super) fn is_camel(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_lowercase) && letters.next().is_some_and(char::is_uppercase)
}

/// Whether a text ends as a sentence does, closing quotes and brackets aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    matches!(
        last_mark(text),
        Some(
            '.' | '!'
                | '?'
                | '…'
                | '。'
                | '！'
                | '？'
                | '।'
                | '۔'
                | '؟'
                | '።'
                | '།'
                | '။'
                | '։'
                | ':'
                | '：'
                | ';'
                | '；'
        )
    )
}

/// The last character that is no closing quote or bracket, and no call of a note: the full stop of `so.[2]`.
pub(super) fn last_mark(text: &str) -> Option<char> {
    if let Some(last) = text.as_bytes().last()
        && (last.is_ascii_alphanumeric() || matches!(last, b'.' | b',' | b'?' | b'!' | b':'))
    {
        return Some(char::from(*last));
    }
    let mut text = text;
    loop {
        let kept = text.trim_end_matches([
            '"', '\'', '”', '’', '»', '›', ')', ']', '」', '』', '）', '”', '_', '*',
        ]);
        let behind = kept.trim_end_matches(|c: char| c.is_ascii_digit());
        match behind.strip_suffix('[') {
            Some(before) if behind.len() < kept.len() && text[kept.len()..].starts_with(']') => {
                text = before;
            }
            _ => return kept.chars().next_back(),
        }
    }
}
