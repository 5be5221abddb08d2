//! The marks of notes: how running text calls a note, and how the note's body begins.
//!
//! ```text
//! said so.[1]   as ever ^[2]   the tide [#tide]_        the moon*   calls
//! [1] He did.   ^[2] Nearly.   .. [#tide] A low one.    * New.      bodies
//! ```

mod index;

pub(super) use index::{Brackets, NoteIndex};

use super::endnote;
use super::line::Line;
use super::marker::{self, Kind};
use super::signs::Signs;
use crate::read::figures::are_digits;
use foldhash::HashSet;
use std::ops::Range;

/// A note's mark where running text calls it.
pub(super) struct Call<'a> {
    /// What is called.
    pub(super) mark: &'a str,
    /// Bytes that the call takes, with the signs around it.
    pub(super) range: Range<usize>,
}

/// The head of a note's body.
pub(super) struct Body<'a> {
    /// What calls it.
    pub(super) mark: &'a str,
    /// Bytes to its words.
    pub(super) text_at: usize,
    /// How it is marked.
    pub(super) form: Form,
}

/// How bodies of notes are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `[1] …`
    Bracketed,
    /// `[1]`, and what it says in the paragraph below.
    Alone,
    /// `^[1] …`, as browsers of text terminals raise a number.
    Raised,
    /// `[Footnote 1: …]`, `[Note 1: …]`, which a bracket closes.
    Closed,
    /// `.. [1] …`, which all that stands deeper belongs to, and which no text need call.
    Directive,
    /// `* …`, `† …`, `¹ …`, and `1. …` below "Notes": what else begins so, only its place tells.
    Bare,
}

/// What marks a note without brackets.
const SIGNS: [char; 13] = [
    '*', '†', '‡', '¹', '²', '³', '⁰', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹',
];

/// The mark that numbers itself: the first call of it means the first body, the second the second.
const AUTOMATIC: &str = "#";

/// The call whose bracket opens at this byte.
pub(super) fn call(text: &str, open: usize) -> Option<Call<'_>> {
    /// Longest name of a note.
    const LONGEST: usize = 32;
    let bytes = text.as_bytes();
    let len = bytes[open + 1..]
        .iter()
        .take(LONGEST)
        .position(|b| *b == b']')?;
    let mark = &text[open + 1..open + 1 + len];
    let end = open + len + 2;
    // "[#tide]_", and not the first half of a word with brackets in it.
    let named = bytes.get(end) == Some(&b'_')
        && !bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric)
        && (is_mark(mark) || is_name(mark) || is_label(mark));
    let raised = open > 0 && bytes[open - 1] == b'^';
    (named || is_mark(mark)).then(|| Call {
        mark,
        range: open - usize::from(raised)..end + usize::from(named),
    })
}

/// Collects the marks that a line calls: not at its head, where the note itself would begin.
pub(super) fn calls<'a>(text: &'a str, calls: &mut HashSet<&'a str>) {
    for open in memchr::memchr_iter(b'[', text.as_bytes()) {
        let Some(call) = call(text, open) else {
            continue;
        };
        let follows = &text[call.range.end..];
        let within = call.range.start > 0 && !text[..call.range.start].ends_with(".. ");
        if within
            || text[..call.range.end].ends_with('_')
            || follows.starts_with([',', '.', ';', ')'])
        {
            calls.insert(call.mark);
        }
    }
}

/// Whether a bracketed text can be the mark of a note: a number, a letter, a sign, or one of them behind the number of a
/// page.
fn is_mark(mark: &str) -> bool {
    const LONGEST: usize = 4;
    // `[^1]`, `[^tide]`
    if let Some(name) = mark.strip_prefix('^') {
        let named = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        return !name.is_empty() && name.bytes().all(named);
    }
    let is_number = |mark: &str| mark.len() <= LONGEST && are_digits(mark);
    let simple =
        |mark: &str| is_number(mark) || mark.len() == 1 && mark.as_bytes()[0].is_ascii_alphabetic();
    simple(mark)
        || matches!(mark, "*" | "**" | "***" | "†" | "‡")
        || mark
            .split_once(':')
            .is_some_and(|(page, mark)| (is_number(page) || is_of_preface(page)) && simple(mark))
}

/// "xi": how the pages of prefaces are counted.
fn is_of_preface(page: &str) -> bool {
    const LONGEST: usize = 6;
    let numeral = |b: u8| matches!(b, b'i' | b'v' | b'x' | b'l');
    !page.is_empty() && page.len() <= LONGEST && page.bytes().all(numeral)
}

/// `#tide`, or [`AUTOMATIC`].
fn is_name(mark: &str) -> bool {
    mark.strip_prefix('#').is_some_and(|name| {
        name.bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b':' | b'+'))
    })
}

/// The label of a citation, "Roe98": letters and digits, and single signs within (reStructuredText, "Citations").
fn is_label(mark: &str) -> bool {
    let sign = |b: u8| matches!(b, b'-' | b'_' | b'.' | b':' | b'+');
    let fits = |pair: &[u8]| !(sign(pair[0]) && sign(pair[1]));
    let bytes = mark.as_bytes();
    bytes.iter().all(|b| b.is_ascii_alphanumeric() || sign(*b))
        && bytes.windows(2).all(fits)
        && [bytes.first(), bytes.last()]
            .iter()
            .all(|end| end.is_some_and(u8::is_ascii_alphanumeric))
}

/// The head of a note's body, if a text begins as one.
pub(super) fn body(text: &str) -> Option<Body<'_>> {
    let (form, open) = match *text.as_bytes() {
        [b'[', ..] => match closed(text) {
            Some(body) => return Some(body),
            None => (Form::Bracketed, 0),
        },
        [b'^', b'[', ..] => (Form::Raised, 1),
        [b'.', b'.', b' ', b'[', ..] => (Form::Directive, 3),
        _ => return None,
    };
    let len = text[open + 1..].find(']')?;
    let mark = &text[open + 1..open + 1 + len];
    let rest = &text[open + len + 2..];
    if form == Form::Directive {
        let named = is_mark(mark) || is_name(mark) || is_label(mark);
        let fits = named && (rest.is_empty() || rest.starts_with(' '));
        return fits.then(|| Body {
            mark,
            text_at: text.len() - rest.trim_start().len(),
            form,
        });
    }
    if form == Form::Bracketed && is_mark(mark) && tells_calls(rest) {
        let form = Form::Alone;
        return Some(Body {
            mark,
            text_at: text.len() - rest.trim_start().len(),
            form,
        });
    }
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    (is_mark(mark) && rest.starts_with(char::is_whitespace)).then(|| Body {
        mark,
        text_at: text.len() - rest.trim_start().len(),
        form,
    })
}

/// Whether nothing stands behind a mark, or which of several calls leads back: `(1,2)`.
fn tells_calls(rest: &str) -> bool {
    let calls = rest
        .strip_prefix(" (")
        .and_then(|rest| rest.strip_suffix(')'));
    let counted = |calls: &str| {
        calls
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b',' | b' '))
    };
    rest.is_empty() || calls.is_some_and(counted)
}

/// `[Footnote 1: …`, `[Footnote 1] …`, `[Voetnoot 1: …`.
fn closed(text: &str) -> Option<Body<'_>> {
    /// Of these only the colon tells that it is a note.
    const WORDS: [&str; 7] = [
        "[Note de bas de page ",
        "[Note ",
        "[Nota ",
        "[Voetnoot ",
        "[Fußnote ",
        "[Fussnote ",
        "[Anmerkung ",
    ];
    let footnote = text.strip_prefix("[Footnote ");
    let named = || WORDS.iter().find_map(|word| text.strip_prefix(word));
    let rest = footnote.or_else(named)?;
    let len = rest.find([':', ']'])?;
    let mark = &rest[..len];
    let words = rest[len + 1..].trim_start();
    let parted = footnote.is_some() || rest[len..].starts_with(':');
    // "[Footnote 2: (for 1:2)" marks a page and a note in its mark.
    (parted && is_mark(mark) && !words.is_empty()).then(|| Body {
        mark,
        text_at: text.len() - words.len(),
        form: Form::Closed,
    })
}

/// The head of the body of a note that is known to be one.
pub(super) fn head(text: &str) -> Option<Body<'_>> {
    let listed = || {
        let mark = marker::parse(text)?;
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        matches!(mark.kind, Kind::Number { .. }).then(|| Body {
            mark: endnote::mark(text).unwrap_or(&text[..digits]),
            text_at: mark.text_at,
            form: Form::Bare,
        })
    };
    let hung = || {
        let mark = endnote::hung_number(text)?;
        Some(Body {
            mark,
            text_at: text.len() - text[mark.len()..].trim_start().len(),
            form: Form::Bare,
        })
    };
    let known = body(text).or_else(|| signed(text));
    known.or_else(listed).or_else(hung)
}

/// The head of a body that a sign marks: `* …`, `†…`.
pub(super) fn signed(text: &str) -> Option<Body<'_>> {
    const LONGEST: usize = 3;
    let words = text.trim_start_matches(SIGNS);
    let mark = &text[..text.len() - words.len()];
    let text_at = text.len() - words.trim_start().len();
    let opens = words.starts_with([' ', '\t']) || words.starts_with(char::is_uppercase);
    let fits = !mark.is_empty() && mark.chars().count() <= LONGEST && opens && text_at < text.len();
    // "*Never* again" is emphasis.
    let emphasis = mark.starts_with('*') && words.contains('*');
    (fits && !emphasis).then_some(Body {
        mark,
        text_at,
        form: Form::Bare,
    })
}

/// The sign that calls a note at this byte: behind a word, and before none. An asterisk may stand a blank behind the stop:
/// "the rope. *".
pub(super) fn sign(text: &str, at: usize) -> Option<&str> {
    let rest = &text[at..];
    let mark = &rest[..rest.len() - rest.trim_start_matches(SIGNS).len()];
    let spaced = mark.starts_with('*') && text[..at].ends_with(' ');
    let said = if spaced {
        text[..at].trim_end_matches([' ', '*'])
    } else {
        &text[..at]
    };
    // Closing quotes and brackets end a word as the full stop does; those that open stand behind none.
    let said = said.trim_end_matches(CLOSING);
    let before = said.chars().next_back()?;
    let behind = rest[mark.len()..].chars().next();
    let word = said
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    // "20 km²"
    let unit = !mark.starts_with(['*', '†', '‡']) && (1..=2).contains(&word.len());
    let stopped = matches!(before, '.' | ',' | ';' | ':' | '!' | '?');
    let stands = stopped || !spaced && before.is_alphanumeric();
    let ends =
        behind.is_none_or(|c| c.is_whitespace() || CLOSING.contains(&c) || STOPS.contains(&c));
    (!mark.is_empty() && stands && ends && !unit).then_some(mark)
}

/// What closes speech and asides.
const CLOSING: [char; 5] = ['"', '”', '’', '»', ')'];

/// What may stand between a call and the next word.
const STOPS: [char; 8] = ['.', ',', ';', ':', '!', '?', '-', '—'];

/// Whether a line calls the note of this sign.
pub(super) fn calls_sign(text: &str, mark: &str) -> bool {
    // An asterisk behind a word may close what one before it opened.
    let most = if mark.starts_with('*') { 1 } else { usize::MAX };
    text.match_indices(mark)
        .take(most)
        .any(|(at, _)| sign(text, at) == Some(mark))
}

/// Whether a line calls the note of this sign a blank behind a stop: `the rope. *`.
pub(super) fn calls_apart(text: &str, mark: &str) -> bool {
    let stands = |at: usize| text[..at].ends_with(' ') && sign(text, at) == Some(mark);
    text.match_indices(mark).any(|(at, _)| stands(at))
}

/// Where the first body of a note among lines without a blank one between them ends, or what stands above it.
pub(super) fn part(lines: &[Line<'_>], from: usize, end: usize, wrapped: bool) -> usize {
    let Some(head) = body(lines[from].text) else {
        // Directives need no blank line above them; a bracket may be anything there.
        // The rule above the last notes.
        let below = from + 1;
        if lines[from].rule().is_some() && below < end && body(lines[below].text).is_some() {
            return below;
        }
        let directive = |at: &usize| {
            let line = &lines[*at];
            line.signs.has(Signs::MARK) && line.text.starts_with(".. [")
        };
        return (from + 1..end)
            .find(|at| directive(at) && body(lines[*at].text).is_some())
            .unwrap_or(end);
    };
    let indent = lines[from].indent();
    let number: Option<u32> = head.mark.parse().ok();
    let ends = |at: &usize| {
        let line = &lines[*at];
        if head.form == Form::Directive || !wrapped && head.form != Form::Closed {
            return line.indent() <= indent;
        }
        // The next note, without a blank line between: its number says so.
        line.indent() <= indent
            && body(line.text).is_some_and(|next| {
                next.form == head.form
                    && number.is_none_or(|n| next.mark.parse().ok() == n.checked_add(1))
            })
    };
    (from + 1..end).find(ends).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_begin_with_their_mark() {
        for (text, mark, words) in [
            ("[1] By the clock.", "1", "By the clock."),
            ("[*]: By the clock.", "*", "By the clock."),
            ("[12:A] By the clock.", "12:A", "By the clock."),
            ("^[7] By the clock.", "7", "By the clock."),
            (".. [3] By the clock.", "3", "By the clock."),
            (".. [#clock] By the clock.", "#clock", "By the clock."),
            (".. [#]", "#", ""),
            (".. [Roe98] By the clock.", "Roe98", "By the clock."),
            ("[1]", "1", ""),
            ("[^1]: By the clock.", "^1", "By the clock."),
            ("[^clock] By it.", "^clock", "By it."),
            ("[1] (2,3)", "1", "(2,3)"),
            ("[Footnote B: By the clock.]", "B", "By the clock.]"),
            ("[Note 2: By the clock.]", "2", "By the clock.]"),
            ("[Voetnoot *: By the clock.]", "*", "By the clock.]"),
        ] {
            let body = body(text).expect(text);
            assert_eq!((body.mark, &text[body.text_at..]), (mark, words));
        }
        for text in [
            "[1](2)",
            "[1]. So",
            "[sic] so",
            "[Note 3] So",
            "[Note that: so]",
            "[#a] so",
            ".. [Roe, 1999] A book.",
            ".. _a: b",
            "^ [1] so",
        ] {
            assert!(body(text).is_none(), "{text}");
        }
    }

    #[test]
    fn signs_call_behind_a_word() {
        for (text, mark) in [
            ("the moon* was", "*"),
            ("the moon.** So", "**"),
            ("the moon,† and", "†"),
            ("said so.²", "²"),
            ("and so he said.\" *", "*"),
            ("the moon was full. ** So", "**"),
        ] {
            assert!(calls_sign(text, mark), "{text}");
        }
        for (text, mark) in [
            ("a * b", "*"),
            ("*moon* was", "*"),
            ("moon*beam", "*"),
            ("(a=\"*|b\")", "*"),
            ("all tide_*_of files", "*"),
            ("20 km² of sand", "²"),
            ("the moon** was", "*"),
        ] {
            assert!(!calls_sign(text, mark), "{text}");
        }
        assert!(signed("* New.").is_some() && signed("†New.").is_some());
        assert!(signed("*New* moon").is_none() && signed("*new").is_none());
    }

    #[test]
    fn calls_stand_in_running_text() {
        let called = |text: &'static str| {
            let mut found = HashSet::default();
            calls(text, &mut found);
            let mut found: Vec<&str> = found.into_iter().collect();
            found.sort_unstable();
            found.join(" ")
        };
        assert_eq!(
            called("so.[1] And ^[2] this [4:1] and [xi:1] too [#a]_, [#]_"),
            "# #a 1 2 4:1 xi:1"
        );
        assert_eq!(called("[1], which he wrote"), "1");
        assert_eq!(called("[3]_ says so"), "3");
        assert_eq!(called("[1] By the clock."), "");
        assert_eq!(called("^[1] By the clock."), "");
        assert_eq!(called(".. [1] By the clock."), "");
        assert_eq!(called("[Roe99]_ says so, [Roe 99]_ does not"), "Roe99");
        assert_eq!(called("x[i] = y[#tag] [sic] [Roe99]"), "i");
    }
}
