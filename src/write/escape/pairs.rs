//! Which marks of Markdown can find a partner: those that cannot need no backslash.

use super::{is_free_of, outside};

/// What the text of a paragraph holds, and which of its marks could find another that closes what they open. One that cannot means nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and any may go with any"
)]
pub(in crate::write) struct Pairs {
    /// Whether there is any mark in it, or anything else that cannot stand as it is.
    pub(in crate::write) any: bool,
    pub(in crate::write) star: bool,
    pub(in crate::write) underscore: bool,
    pub(in crate::write) tilde: bool,
    pub(in crate::write) backtick: bool,
    /// Whether anything ends what `<` begins.
    pub(in crate::write) angle: bool,
}

/// Whoever does not know takes the worst.
impl Default for Pairs {
    fn default() -> Self {
        Self {
            any: true,
            star: true,
            underscore: true,
            tilde: true,
            backtick: true,
            angle: true,
        }
    }
}

/// Stands in the text of a paragraph where something else than text does.
pub(in crate::write) const OTHER: char = '\u{FFFC}';

impl Pairs {
    /// Those of a paragraph without any mark.
    pub(in crate::write) const NONE: Self = Self {
        any: false,
        star: false,
        underscore: false,
        tilde: false,
        backtick: false,
        angle: false,
    };

    /// Those of a paragraph's text.
    pub(in crate::write) fn of(text: &str) -> Self {
        if is_plain(text) {
            return Self::NONE;
        }
        let mut lengths = Vec::new();
        let mut backtick = false;
        for run in runs(text, b'`') {
            // Of what may be a fence a backslash takes the first away.
            backtick |= lengths.contains(&run.len()) || run.len() > 2;
            lengths.push(run.len());
            if lengths.len() > 64 {
                backtick = true;
                break;
            }
        }
        Self {
            any: true,
            star: may_pair(text, b'*'),
            underscore: may_pair(text, b'_'),
            tilde: may_pair(text, b'~') || runs(text, b'~').any(|run| run.len() > 2),
            backtick,
            // What stands for something else begins with this byte, as little else does.
            angle: memchr::memchr2(b'>', 0xEF, text.as_bytes()).is_some_and(|at| {
                let rest = &text[at..];
                rest.contains(['>', OTHER])
            }),
        }
    }
}

/// Whether a run of text is its own form, but for what its place may make of its first and last character: no mark, no line
/// end, nothing that no document may hold. A caret is taken for a mark, as it stands between two of them.
pub(in crate::write) fn is_plain(text: &str) -> bool {
    is_free_of(text, |byte| {
        let brackets = outside(byte, b'[', b'`');
        // And 0x7F behind them.
        let bars = outside(byte, b'|', 0x7F);
        let signs = (byte ^ b'&').min(byte ^ b'*').min(byte ^ b'<');
        brackets.min(bars).min(signs)
    })
}

/// Where a byte stands, alone or several times in a row.
fn runs(text: &str, byte: u8) -> impl Iterator<Item = std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + memchr::memchr(byte, &bytes[at..])?;
        let length = bytes[start..].iter().take_while(|&&b| b == byte).count();
        at = start + length;
        Some(start..at)
    })
}

/// Whether one run could open what a later one could close (`CommonMark` 0.31, section 6.2, and more than that).
fn may_pair(text: &str, byte: u8) -> bool {
    let mut is_open = false;
    for run in runs(text, byte) {
        // Blanks at the borders of stress and links are set outside of them.
        let (before, after) = (&text[..run.start], &text[run.end..]);
        let moves = before.trim_end_matches(is_blank).ends_with(OTHER);
        let before = before.chars().next_back();
        let before = before.filter(|&c| moves || !is_blank(c));
        let moves = after.trim_start_matches(is_blank).starts_with(OTHER);
        let after = after.chars().next();
        let after = after.filter(|&c| moves || !is_blank(c));
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if byte == b'_' && is_letter(before) && is_letter(after) {
            continue;
        }
        if is_open && before.is_some() {
            return true;
        }
        is_open |= after.is_some();
    }
    false
}

/// A blank that every reader of Markdown takes for one.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n')
}
