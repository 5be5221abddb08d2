//! A line: facts that one look at it gives, and nothing decided; and what else is asked of the ends of a text.

use super::case::is_upper;
use super::signs::Signs;
use super::tips::Tips;
use super::words::{Words, normalised_all};
use crate::document::Span;

/// A line that holds something. Texts have many, and each pass looks at them anew: what is small takes no more room than it needs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Without its indentation and the blanks at its end.
    pub(super) text: &'a str,
    start: u32,
    indent: u32,
    width: u32,
    number: u32,
    gap: u16,
    /// Which kinds of characters it holds; of a part of a line, at least those.
    pub(super) signs: Signs,
    /// Its first two bytes and its last, or 0: many rules ask no more of most lines, and need not look for `text` then.
    pub(super) head: [u8; 2],
    pub(super) tail: u8,
    flags: u8,
}

const _: () = assert!(
    size_of::<Line<'_>>() <= 40,
    "lines are many: keep them small"
);

/// Where a line stands, and what was counted of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// See [`Line::start`], [`Line::indent`], [`Line::width`], [`Line::number`], [`Line::gap`], [`Line::page`].
    pub(super) start: usize,
    pub(super) indent: usize,
    pub(super) width: usize,
    pub(super) number: usize,
    pub(super) gap: usize,
    pub(super) page: bool,
}

/// A number of a line: none is greater than the offsets of its text, which decoding keeps within 32 bits, or half a billion tabs
/// lead it.
#[expect(clippy::cast_possible_truncation, reason = "see above")]
fn narrow(n: usize) -> u32 {
    n as u32
}

/// Whether a text begins with a quotation mark of print: U+2018 to U+201F.
pub(super) fn is_quoted(text: &str) -> bool {
    matches!(text.as_bytes(), [0xe2, 0x80, 0x98..=0x9f, ..])
}

/// Whether a line that ends with a byte and the next that begins with one are surely joined by a blank: neither print's hyphen
/// nor a dash stands between them, nor a script that goes without.
#[expect(clippy::needless_bitwise_bool, reason = "one branch, and not four")]
pub(super) const fn takes_blank(last: u8, first: u8) -> bool {
    ((last | first) < 0x80) & (last != b'-') & (first != b'-')
}

/// The columns of a text.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// Whether a character takes two columns and is set without blanks between words (Han, kana, full-width forms).
pub(super) fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe4f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x20000..=0x3fffd)
}

impl<'a> Line<'a> {
    const QUOTED: u8 = 1;
    const PAGE: u8 = 1 << 1;
    const SPEAKS: u8 = 1 << 2;
    const FALLS_SILENT: u8 = 1 << 3;
    const SINGLE: u8 = 1 << 4;
    const ANSWERED: u8 = 1 << 5;

    /// A line of this text that stands there.
    pub(super) fn new(text: &'a str, signs: Signs, place: Place) -> Self {
        Self::tipped(text, Tips::of(text), signs, place)
    }

    /// The same of a text with these first and last bytes.
    #[inline]
    pub(super) fn tipped(text: &'a str, tips: Tips, signs: Signs, place: Place) -> Self {
        let (head, tail) = tips.borders();
        Self {
            text,
            start: narrow(place.start),
            indent: narrow(place.indent),
            width: narrow(place.width),
            number: narrow(place.number),
            gap: u16::try_from(place.gap).unwrap_or(u16::MAX),
            signs,
            head,
            tail,
            flags: (Self::PAGE * u8::from(place.page))
                | (Self::QUOTED * u8::from(tips.are_quoted()))
                | (Self::SPEAKS * u8::from(tips.speak()))
                | (Self::FALLS_SILENT * u8::from(tips.fall_silent())),
        }
    }

    /// Learns what its bytes tell: its signs, and its columns.
    pub(super) fn looked_at(&mut self, signs: Signs, width: usize) {
        self.signs = signs;
        self.width = narrow(width);
    }

    /// Byte offset of `text` in the source.
    pub(super) fn start(&self) -> usize {
        self.start as usize
    }

    /// Columns that it stands in; a tab leads to the next multiple of 8, an ideographic space counts 2.
    pub(super) fn indent(&self) -> usize {
        self.indent as usize
    }

    /// Columns of `text`; wide East Asian characters count 2, but see [`Line::counted_singly`].
    pub(super) fn width(&self) -> usize {
        self.width as usize
    }

    /// Number in the source, from 1.
    pub(super) fn number(&self) -> usize {
        self.number as usize
    }

    /// Blank lines above it; more than 65,535 are as many.
    pub(super) fn gap(&self) -> usize {
        self.gap.into()
    }

    /// Whether a form feed stands between it and the line above.
    pub(super) fn page(&self) -> bool {
        self.flags & Self::PAGE != 0
    }

    /// Whether a quotation mark of print leads it, as it does speech: U+2018 to U+201F.
    pub(super) fn quoted(&self) -> bool {
        self.flags & Self::QUOTED != 0
    }

    /// Whether a quotation mark of print and a letter of ASCII lead it: `“Oh`.
    pub(super) fn speaks(&self) -> bool {
        self.flags & Self::SPEAKS != 0
    }

    /// Whether it ends as what is said does: `so.”`.
    pub(super) fn falls_silent(&self) -> bool {
        self.flags & Self::FALLS_SILENT != 0
    }

    fn place(&self) -> Place {
        Place {
            start: self.start(),
            indent: self.indent(),
            width: self.width(),
            number: self.number(),
            gap: self.gap(),
            page: self.page(),
        }
    }

    /// The same words in another place.
    pub(super) fn moved(&self, to: impl FnOnce(&mut Place)) -> Self {
        let mut place = self.place();
        to(&mut place);
        let mut line = self.placed(self.text, place);
        if self.is_answered() {
            line.quote();
        }
        line
    }

    /// Takes it for a line that is quoted under another sign than `>`: rules find that at its head.
    pub(super) fn quote(&mut self) {
        self.flags |= Self::ANSWERED;
        self.signs = self.signs | Signs::CODE;
        self.head = *b"> ";
    }

    /// Whether it is quoted under another sign than `>`.
    pub(super) fn is_answered(&self) -> bool {
        self.flags & Self::ANSWERED != 0
    }

    /// The same line, where wide characters count 1 as all others.
    pub(super) fn counted_singly(&self) -> Self {
        let mut line = self.moved(|place| place.width = self.text.chars().count());
        line.flags |= Self::SINGLE;
        line
    }

    /// Whether wide characters of it count 1.
    pub(super) fn is_counted_singly(&self) -> bool {
        self.flags & Self::SINGLE != 0
    }

    /// Whether its last sentence ends, and no blank stands behind it: where wide characters count 1, lines end at blanks as well as
    /// within words.
    pub(super) fn is_full_stopped(&self) -> bool {
        self.is_counted_singly() && self.text.ends_with('。')
    }

    /// A text of it in a place, whose characters count as those of the line.
    fn placed(&self, text: &'a str, place: Place) -> Self {
        let mut line = Self::new(text, self.signs, place);
        line.flags |= self.flags & Self::SINGLE;
        line
    }

    /// A part of it that begins there in the source.
    pub(super) fn part(&self, text: &'a str, start: usize) -> Self {
        let place = Place {
            start,
            ..self.place()
        };
        self.placed(text, place)
    }

    /// What is left of it behind so many bytes.
    pub(super) fn behind(&self, bytes: usize) -> Self {
        self.part(&self.text[bytes..], self.start() + bytes)
    }

    /// The same in the column that it stands in.
    pub(super) fn standing(&self, bytes: usize) -> Self {
        let place = Place {
            start: self.start() + bytes,
            indent: self.indent() + self.text[..bytes].chars().count(),
            ..self.place()
        };
        self.placed(&self.text[bytes..], place)
    }

    /// So many bytes of it.
    pub(super) fn before(&self, bytes: usize) -> Self {
        self.part(&self.text[..bytes], self.start())
    }

    /// The column after the last character.
    pub(super) fn edge(&self) -> usize {
        self.indent() + self.width()
    }

    /// One past the last byte.
    pub(super) fn end(&self) -> usize {
        self.start() + self.text.len()
    }

    /// Whether its letters are capitals, a stray small one aside.
    pub(super) fn is_shouted(&self) -> bool {
        is_upper(self.text)
    }

    /// Whether it holds the sign that addresses have.
    pub(super) fn has_at(&self) -> bool {
        self.signs.has(Signs::MARK) && memchr::memchr(b'@', self.text.as_bytes()).is_some()
    }

    /// Whether it holds neither letter nor digit.
    pub(super) fn is_symbols(&self) -> bool {
        // Most others have a letter of ASCII right behind their first sign.
        !self.head[0].is_ascii_alphanumeric()
            && !self.text.bytes().any(|byte| byte.is_ascii_alphanumeric())
            && !self.text.chars().any(char::is_alphanumeric)
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

    /// The sign that it underlines with: that of a rule, or the first of two that take turns, `=-=-=-=`.
    pub(super) fn underlining(&self) -> Option<char> {
        const SHORTEST: usize = 6;
        let woven = || {
            let [first, second] = self.head;
            let sign = |byte: u8| matches!(byte, b'=' | b'-' | b'~' | b'*' | b'_' | b'+' | b'#');
            let turns = |(at, byte): (usize, u8)| byte == self.head[at % 2];
            sign(first)
                && sign(second)
                && first != second
                && self.text.len() >= SHORTEST
                && self.text.bytes().enumerate().all(turns)
        };
        self.rule()
            .or_else(|| woven().then(|| char::from(self.head[0])))
    }

    /// The columns of its first word.
    pub(super) fn first_word_width(&self) -> usize {
        if !self.signs.has(Signs::WIDE) {
            let end = memchr::memchr2(b' ', b'\t', self.text.as_bytes());
            return end.unwrap_or(self.text.len());
        }
        // No line is broken at a blank that joins.
        let parts = |c: char| c.is_whitespace() && c != '\u{a0}';
        let first = self.text.split(parts).next().unwrap_or_default();
        if self.is_counted_singly() {
            first.chars().count()
        } else {
            width(first)
        }
    }
}

/// Lines as one, by their letters and digits alone.
pub(super) fn normalised_lines(own: &[Line<'_>]) -> String {
    normalised_all(own.iter().map(|line| line.text))
}

/// The columns of lines as one, with a blank behind each.
pub(super) fn joined_width(own: &[Line<'_>]) -> usize {
    own.iter().map(|line| line.width() + 1).sum()
}

/// Where lines begin and end in the source.
pub(super) fn span_of(own: &[Line<'_>]) -> Span {
    Span::new(own[0].start(), own[own.len() - 1].end())
}

/// Whether two lines have one middle.
pub(super) fn is_on_axis(above: &Line<'_>, line: &Line<'_>) -> bool {
    (above.indent() + above.edge()).abs_diff(line.indent() + line.edge()) <= 2
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

/// Whether a sentence or a clause ends within a text.
pub(super) fn has_inner_stop(text: &str) -> bool {
    let inner = !text.is_ascii()
        && text.char_indices().any(|(at, c)| {
            matches!(c, '。' | '，' | '！' | '？' | '；') && at + c.len_utf8() < text.len()
        });
    let latin = text.match_indices(['.', '!', '?']).any(|(at, _)| {
        let word = text[..at]
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        // "St.", "U.S." and initials end no sentence.
        word.chars().count() > 3 && !word.contains('.') && text[at + 1..].starts_with(' ')
    });
    inner || latin
}

/// Whether a text in small letters ends with a word that joins it to what follows.
pub(super) fn ends_joining(text: &str) -> bool {
    static JOINING: Words = Words::of(
        "
        a an the of in on and or to for from with at by as that which is are was were de du des et
        ou la le les un une à en dans pour par der die das den dem des ein eine einer einem einen
        und oder von vom zu zum zur mit für auf aus bei im über unter nach am del al y o el los las
        una con para por su e di che il lo gli i della dello dei degli delle nel nella nello nei
        nelle al alla alle dal dalla sul sulla per au aux sur avec da dos das em com van het een en
        voor met op i w z na do nie
",
    );
    /// "unter", in bytes.
    const LONGEST: usize = 5;
    let last = text.rsplit(char::is_whitespace).next();
    last.is_some_and(|word| word.len() <= LONGEST && JOINING.has(&word.to_lowercase()))
}

/// The last character that is no closing quote or bracket, and no call of a note: the full stop of `so.[2]`.
pub(super) fn last_mark(text: &str) -> Option<char> {
    if let Some(last) = text.as_bytes().last()
        && (last.is_ascii_alphanumeric() || matches!(last, b'.' | b',' | b'?' | b'!' | b':'))
    {
        return Some(char::from(*last));
    }
    // Speech ends as its last sentence does.
    if let [.., mark @ (b'.' | b',' | b'?' | b'!'), 0xe2, 0x80, 0x9d] = *text.as_bytes() {
        return Some(char::from(mark));
    }
    let mut text = text;
    loop {
        let kept = text.trim_end_matches([
            '"', '\'', '”', '’', '“', '‘', '»', '«', '›', '‹', ')', ']', '」', '』', '）', '_', '*',
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
