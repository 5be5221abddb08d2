//! The markers of list items and numbered headings: `-`, `•`, `3.`, `(b)`, `iv)`, `2.1`.

mod number;

use super::alphabets::{self, Native};
use super::line::{Line, is_quoted};
use crate::document::{Delimiter, NumberStyle};
use number::parse_number;
pub(super) use number::{is_measure, other_reading, roman};

/// The bullet that has a number counted for it: `#.` of reStructuredText.
pub(super) const COUNTED: char = '#';

/// The same of `AsciiDoc`, a point by itself.
pub(super) const POINTED: char = '.';

/// A dash with no blank behind it, where [`tight`](crate::read::tight) finds items.
pub(super) const TIGHT_DASH: Mark = Mark {
    kind: Kind::Bullet('-'),
    len: 1,
    text_at: 1,
};

/// Two dashes, where [`runs`](crate::read::runs) finds items.
pub(super) const TWO_DASHES: char = '=';

/// Stars before items of a list within another, by how many lead each: the second depth, the third, the fourth.
const STARS: [char; 3] = ['⁑', '⁂', '⁎'];

/// What so many stars are as a bullet.
pub(super) fn stars(count: usize) -> Option<char> {
    match count {
        1 => Some('*'),
        _ => STARS.get(count.checked_sub(2)?).copied(),
    }
}

/// How deep the stars say that an item is.
fn depth_by_stars(bullet: char) -> Option<usize> {
    let deeper = STARS.iter().position(|star| *star == bullet);
    deeper.map(|at| at + 1).or((bullet == '*').then_some(0))
}

/// What leads a line, and where the text behind it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// What it is.
    pub(super) kind: Kind,
    /// Bytes of the marker itself.
    pub(super) len: usize,
    /// Bytes to the text behind it.
    pub(super) text_at: usize,
}

/// The kinds of markers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A bullet.
    Bullet(char),
    /// A number that a list can count.
    Number {
        /// Its value. Of letters that are Roman numerals, too, see [`other_reading`].
        value: u32,
        /// How it is written.
        style: NumberStyle,
        /// What stands around it.
        delimiter: Delimiter,
    },
    /// A number of several parts: `2.1`, `A.3.`; the count of its parts.
    Dotted(usize),
    /// A letter or a digit of another script that counts.
    Native(Native),
    /// A sign that says more than that an item begins: `[x]`, `[+]`, `☐`, `③`; the first of its kind.
    Telling(char),
}

/// Whether a sign is a bullet that needs no blank line or company to be told from prose.
fn is_sure_bullet(sign: char) -> bool {
    matches!(
        sign,
        '•' | '‣'
            | '◦'
            | '▪'
            | '▫'
            | '●'
            | '○'
            | '■'
            | '□'
            | '☆'
            | '△'
            | '►'
            | '▶'
            | '➢'
            | '➤'
            | '✓'
            | '✔'
            | '✦'
            | '⁃'
            | '∙'
            | '\u{f0b7}'
            | '\u{f0a7}'
            | '\u{b7}'
            | '・'
    )
}

/// Whether a sign is a bullet that opens prose, too.
fn is_bullet(sign: char) -> bool {
    matches!(sign, '-' | '*' | '+' | '–' | '—' | 'o' | '→')
}

impl Kind {
    /// Whether it is a bullet of any kind.
    pub(super) fn is_bullet(self) -> bool {
        matches!(self, Self::Bullet(_))
    }

    /// Whether it has more stars than another bullet, and leads an item within that one's.
    pub(super) fn is_deeper_star(self, above: Self) -> bool {
        let depth = |kind| match kind {
            Self::Bullet(bullet) => depth_by_stars(bullet),
            _ => None,
        };
        depth(above) < depth(self) && depth(above).is_some()
    }

    /// Whether nothing but a list begins so.
    pub(super) fn is_sure_bullet(self) -> bool {
        matches!(self, Self::Bullet(c) if is_sure_bullet(c))
    }
}

/// The marker that leads a text, if one does and text follows it.
#[inline]
pub(super) fn parse(text: &str) -> Option<Mark> {
    match text.as_bytes() {
        [first, second, ..] if is_word([*first, *second]) => None,
        _ => parse_likely(text),
    }
}

/// The marker that leads a line.
#[inline]
pub(super) fn of_line(line: &Line<'_>) -> Option<Mark> {
    // Hardly any line is of neither kind, and which of them it is nobody could foresee.
    if is_worded(line.head) | line.quoted() {
        None
    } else {
        parse_likely(line.text)
    }
}

/// Whether these bytes begin words and no marker, as far as they tell.
pub(super) const fn is_worded(head: [u8; 2]) -> bool {
    is_word(head) | is_lone(head)
}

/// Whether a word begins with these bytes: two letters number nothing but in Roman, and few words begin like such a number.
/// Asked of all lines without branches, which nobody could foresee.
const fn is_word([first, second]: [u8; 2]) -> bool {
    const fn is_roman(letter: u8) -> bool {
        matches!(letter | 0x20, b'i' | b'v' | b'x' | b'l' | b'c')
    }
    let letters = first.is_ascii_alphabetic() & second.is_ascii_alphabetic();
    letters & !(is_roman(first) & is_roman(second))
}

/// Whether a letter with no sign behind it begins a line, which marks nothing: "I saw", "a tide". "o" may be a bullet.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "nobody could foresee the branches"
)]
const fn is_lone([first, second]: [u8; 2]) -> bool {
    (second == b' ') & first.is_ascii_alphabetic() & (first != b'o')
}

fn parse_likely(text: &str) -> Option<Mark> {
    if let [first, second, ..] = *text.as_bytes()
        && (is_lone([first, second]) || is_quoted(text))
    {
        return None;
    }
    let mark = lead(text)?;
    let rest = &text[mark.len..];
    let blanks = rest.len() - rest.trim_start().len();
    let tight = mark.kind.is_sure_bullet()
        || matches!(mark.kind, Kind::Telling('①'))
        || text[..mark.len].ends_with(['、', '．']);
    (rest.len() > blanks && (blanks > 0 || tight)).then_some(Mark {
        text_at: mark.len + blanks,
        ..mark
    })
}

/// Bytes of the longest marker that [`alone`] finds.
pub(super) const LONGEST_ALONE: usize = 6;

/// The bullet or number that is all of a text.
pub(super) fn alone(text: &str) -> Option<Mark> {
    let mark = lead(text).filter(|mark| mark.len == text.len())?;
    matches!(mark.kind, Kind::Bullet(_) | Kind::Number { .. }).then_some(Mark {
        text_at: mark.len,
        ..mark
    })
}

/// What leads a text, if that is a marker, whatever stands behind it.
fn lead(text: &str) -> Option<Mark> {
    let first = text.chars().next()?;
    Some(if is_sure_bullet(first) || is_bullet(first) {
        Mark {
            kind: Kind::Bullet(first),
            len: first.len_utf8(),
            text_at: 0,
        }
    } else if first == '.' && is_pointed(text) {
        Mark {
            kind: Kind::Bullet(POINTED),
            len: text.len() - text.trim_start_matches('.').len(),
            text_at: 0,
        }
    } else if text.starts_with("#.") {
        Mark {
            kind: Kind::Bullet(COUNTED),
            len: 2,
            text_at: 0,
        }
    } else if first.is_ascii_alphanumeric() || first == '(' {
        parse_number(text)?
    } else if let Some((first, len)) = telling(text) {
        Mark {
            kind: Kind::Telling(first),
            len,
            text_at: 0,
        }
    } else {
        let (native, len) = alphabets::parse(text)?;
        Mark {
            kind: Kind::Native(native),
            len,
            text_at: 0,
        }
    })
}

/// Whether a text begins with a point or two that stand by themselves before its words: what leads on along a line are many.
fn is_pointed(text: &str) -> bool {
    let within = text[1..]
        .strip_prefix(". ")
        .filter(|words| !words.contains("::"));
    let words = within.or(text[1..].strip_prefix(' '));
    words.is_some_and(|words| words.starts_with(char::is_alphanumeric))
}

/// The box of a task, a sign in brackets or a number in a circle, by the first of its kind, and its length.
fn telling(text: &str) -> Option<(char, usize)> {
    let sign = text.chars().next()?;
    match sign {
        '[' => match text.as_bytes() {
            [_, b' ' | b'x' | b'X', b']', ..] => Some(('[', 3)),
            [_, b'*' | b'+' | b'-' | b'!' | b'>', b']', ..] => Some(('*', 3)),
            _ => None,
        },
        '☐' | '☑' | '☒' => Some(('☐', sign.len_utf8())),
        '①'..='⑳' | '❶'..='❿' | '➀'..='➓' => Some(('①', sign.len_utf8())),
        _ => None,
    }
}
