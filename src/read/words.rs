//! Tables of words. Most lines are asked about and few hold one, so that a few letters must do to say no.

use foldhash::HashSet;
use std::sync::OnceLock;

/// A set of words, or of phrases; made when it is first asked.
pub(super) struct Words {
    text: &'static str,
    separator: char,
    table: OnceLock<Table>,
}

struct Table {
    /// In their order.
    list: Vec<&'static str>,
    words: HashSet<&'static str>,
    openings: Openings,
    /// Bytes of the longest.
    longest: usize,
}

impl Words {
    /// The words of a text, in small letters and parted by white space.
    pub(super) const fn of(text: &'static str) -> Self {
        Self::parted(text, ' ')
    }

    /// The phrases of a text, in small letters and parted by commas.
    pub(super) const fn phrases(text: &'static str) -> Self {
        Self::parted(text, ',')
    }

    const fn parted(text: &'static str, separator: char) -> Self {
        let table = OnceLock::new();
        Self {
            text,
            separator,
            table,
        }
    }

    fn table(&self) -> &Table {
        self.table.get_or_init(|| {
            let separator = self.separator;
            let parted = |c: char| c == separator || separator == ' ' && c.is_whitespace();
            let words = self.text.split(parted).map(str::trim);
            let list: Vec<_> = words.filter(|word| !word.is_empty()).collect();
            Table {
                words: list.iter().copied().collect(),
                openings: Openings::of(&list),
                longest: list.iter().map(|word| word.len()).max().unwrap_or(0),
                list,
            }
        })
    }

    /// Whether a word of small letters is among them.
    pub(super) fn has(&self, word: &str) -> bool {
        let table = self.table();
        table.openings.fit(word.as_bytes())
            && word.len() <= table.longest
            && table.words.contains(word)
    }

    /// Whether one of them opens a text, however its letters are written.
    pub(super) fn open(&self, text: &str) -> bool {
        self.may_open(text) && self.that_open(&text.to_lowercase()).next().is_some()
    }

    /// Whether a text is one of them by its letters and digits alone: "See also:", of `seealso`.
    pub(super) fn has_normalised(&self, text: &str) -> bool {
        self.of_normalised(text, |_| true)
    }

    /// Whether the letters of a text, its digits aside, are one of them: "7. References", of `references`.
    pub(super) fn has_letters(&self, text: &str) -> bool {
        self.of_normalised(text, |c| !c.is_numeric())
    }

    fn of_normalised(&self, text: &str, keep: fn(char) -> bool) -> bool {
        const LONGEST: usize = 64;
        let table = self.table();
        let mut word = [0; LONGEST];
        let mut len = 0;
        for c in text.chars() {
            // Room for any letter in small letters.
            const WIDEST: usize = 12;
            if len > table.longest || len + WIDEST > LONGEST {
                return false;
            }
            let before = len;
            if c.is_ascii_alphabetic() {
                word[len] = c.to_ascii_lowercase() as u8;
                len += 1;
            } else if c.is_alphanumeric() && keep(c) {
                for small in c.to_lowercase() {
                    len += small.encode_utf8(&mut word[len..]).len();
                }
            }
            if before < 3 && len >= 3 && !table.openings.fit(&word[..len]) {
                return false;
            }
        }
        std::str::from_utf8(&word[..len]).is_ok_and(|word| table.words.contains(word))
    }

    /// Those that a text of small letters begins with.
    pub(super) fn that_open(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let table = self.table();
        let list = if table.openings.fit(text.as_bytes()) {
            table.list.as_slice()
        } else {
            &[]
        };
        let first = text.as_bytes().first();
        let opens = move |word: &&str| word.as_bytes().first() == first && text.starts_with(*word);
        list.iter().copied().filter(opens)
    }

    /// Whether a text may begin with one of them, once its letters are small.
    pub(super) fn may_open(&self, text: &str) -> bool {
        self.fit(Opening::of(text))
    }

    /// The same of a text that so opens.
    pub(super) fn fit(&self, opening: Opening) -> bool {
        self.table().openings.fit(&opening.bytes[..opening.len])
    }
}

/// A text by its letters and digits alone, in small letters: so an entry of a contents list and its heading compare equal.
pub(super) fn normalised(text: &str) -> String {
    normalised_all([text])
}

/// The same of several texts that are one: of the lines of a title.
pub(super) fn normalised_all<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut letters = String::new();
    for text in texts {
        letters.reserve(text.len());
        for c in text.chars() {
            if c.is_ascii_alphanumeric() {
                letters.push(c.to_ascii_lowercase());
            } else if c.is_alphanumeric() {
                letters.extend(c.to_lowercase());
            }
        }
    }
    letters
}

/// How a text opens, in small letters.
#[derive(Clone, Copy)]
pub(super) struct Opening {
    bytes: [u8; 16],
    len: usize,
}

impl Opening {
    /// Of this text.
    pub(super) fn of(text: &str) -> Self {
        let mut bytes = [0; 16];
        let head = &text.as_bytes()[..text.len().min(3)];
        if head.is_ascii() {
            for (small, byte) in bytes.iter_mut().zip(head) {
                *small = byte.to_ascii_lowercase();
            }
            let len = head.len();
            return Self { bytes, len };
        }
        let mut len = 0;
        for c in text.chars().take(3).flat_map(char::to_lowercase).take(3) {
            len += c.encode_utf8(&mut bytes[len..]).len();
        }
        Self { bytes, len }
    }
}

/// The words of a text, parted by white space: the same as [`str::split_whitespace`], which looks at each character, and not at
/// each byte.
pub(super) fn split_words(text: &str) -> SplitWords<'_> {
    SplitWords { rest: text }
}

/// See [`split_words`].
#[derive(Clone)]
pub(super) struct SplitWords<'t> {
    rest: &'t str,
}

impl<'t> Iterator for SplitWords<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let mut start = 0;
        while let blank @ 1.. = blank(self.rest, start) {
            start += blank;
        }
        let mut end = start;
        let behind = loop {
            if end == self.rest.len() {
                break end;
            }
            match blank(self.rest, end) {
                0 => end += 1,
                blank => break end + blank,
            }
        };
        let word = &self.rest[start..end];
        self.rest = &self.rest[behind..];
        (!word.is_empty()).then_some(word)
    }
}

/// The bytes of the white space that stands there; 0 for all else, be it within a character.
#[inline]
fn blank(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        Some(b' ' | b'\t'..=b'\r') => 1,
        // These alone begin white space beyond ASCII.
        Some(0xc2 | 0xe1..=0xe3) => text[at..]
            .chars()
            .next()
            .filter(|c| c.is_whitespace())
            .map_or(0, char::len_utf8),
        _ => 0,
    }
}

/// Asks about a word in small letters: most are short, and need no room of their own.
pub(super) fn in_small<T>(word: &str, ask: impl FnOnce(&str) -> T) -> T {
    let mut room = [0; 24];
    if let Some(room) = room.get_mut(..word.len())
        && word.is_ascii()
    {
        for (small, byte) in room.iter_mut().zip(word.bytes()) {
            *small = byte.to_ascii_lowercase();
        }
        if let Ok(small) = std::str::from_utf8(room) {
            return ask(small);
        }
    }
    ask(&word.to_lowercase())
}

/// The first three bytes of words, six bits of each: which second byte follows a first, and which third a second.
struct Openings {
    second: [u64; 64],
    third: [u64; 64],
}

impl Openings {
    fn of(words: &[&'static str]) -> Self {
        let (mut second, mut third) = ([0; 64], [0; 64]);
        for word in words {
            let [one, two, three] = Self::places(word.as_bytes());
            second[one] |= 1 << two;
            // Behind a short word anything may stand.
            third[two] |= if word.len() < 3 { !0 } else { 1 << three };
        }
        Self { second, third }
    }

    fn fit(&self, word: &[u8]) -> bool {
        let [one, two, three] = Self::places(word);
        self.second[one] >> two & self.third[two] >> three & 1 != 0
    }

    fn places(word: &[u8]) -> [usize; 3] {
        [0, 1, 2].map(|at| word.get(at).map_or(0, |byte| usize::from(byte & 63)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_any_dress() {
        static WORDS: Words = Words::of("seealso  notes\n序 références");
        for text in ["See also", "NOTES:", "序", "— Références —"] {
            assert!(WORDS.has_normalised(text), "{text}");
        }
        for text in ["", "See", "See also the notes", "Notes of a native"] {
            assert!(!WORDS.has_normalised(text), "{text}");
        }
        assert!(WORDS.has("notes") && !WORDS.has("note") && !WORDS.has(""));
        assert!(WORDS.has_letters("12. Notes") && !WORDS.has_normalised("12. Notes"));
    }

    #[test]
    fn words_between_any_blanks() {
        for c in '\0'..=char::MAX {
            let text = format!("{c}é{c}so{c} {c}x");
            assert!(split_words(&text).eq(text.split_whitespace()), "{c:?}");
        }
        for text in ["", " ", "so", " so  so ", "\u{a0}—so\u{3000}"] {
            assert!(split_words(text).eq(text.split_whitespace()), "{text:?}");
        }
    }

    #[test]
    fn phrases_that_open_a_text() {
        static PHRASES: Words = Words::phrases("read more, read, ©");
        let opening = |text: &str| PHRASES.that_open(text).collect::<Vec<_>>();
        assert_eq!(opening("read more here"), ["read more", "read"]);
        assert_eq!(opening("reach"), [""; 0]);
        assert!(PHRASES.may_open("READ") && PHRASES.may_open("© 2025"));
        assert!(!PHRASES.may_open("Bread"));
    }
}
