//! Text as `CommonMark` with GFM's tables, strikethrough and notes: no more backslashes than it takes.
//!
//! A character is escaped where it could mean something, which its neighbours and its place in the line decide (`CommonMark`
//! 0.31, sections 2.4 and 6). What stands beyond the run of text is unknown, and taken for the worst.

use super::pairs::is_blank;
use super::without_forbidden;

pub(in crate::write) use super::pairs::{OTHER, Pairs, is_plain};

/// Parts what would be read as one; no reader shows it.
pub(in crate::write) const APART: &str = "<!-- -->";

/// Where a run of text stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and any may go with any"
)]
pub(in crate::write) struct Place {
    /// At the start of a line, where block marks are read; blanks there are dropped.
    pub(in crate::write) line_start: bool,
    /// In the text of a link, where brackets must pair up.
    pub(in crate::write) in_link: bool,
    /// In a table, where bars part cells.
    pub(in crate::write) in_table: bool,
    /// Before something else on the same line, which may begin with a bracket.
    pub(in crate::write) goes_on: bool,
    /// Which marks can find a partner.
    pub(in crate::write) pairs: Pairs,
}

/// Appends a run of text; line ends become blanks.
pub(in crate::write) fn text(text: &str, place: Place, out: &mut String) {
    let clean = if place.pairs.any {
        without_forbidden(text)
    } else {
        text.into()
    };
    let text = if place.line_start {
        clean.trim_start_matches([' ', '\t', '\n'])
    } else {
        clean.as_ref()
    };
    let bytes = text.as_bytes();
    let mut copied = 0;
    let escaped = if place.line_start {
        block_mark(bytes)
    } else {
        // After a note's mark these would make it a link or a definition.
        let after_bracket = out.ends_with(']')
            && match bytes.first() {
                Some(b'[' | b'(') => true,
                Some(b':') => leads_line(out),
                _ => false,
            };
        if after_bracket && bytes[0] == b'[' {
            // Readers take two pairs of brackets side by side for a reference, backslash or not.
            out.push_str(APART);
        }
        after_bracket.then_some(0)
    };
    if let Some(at) = escaped {
        out.push_str(&text[..at]);
        out.push('\\');
        copied = at;
    }
    // At its end an exclamation mark may begin a picture.
    let may_mean = place.pairs.any || place.goes_on && bytes.ends_with(b"!");
    if !may_mean {
        out.push_str(&text[copied..]);
        return;
    }
    let mut from = copied;
    while let Some(at) = next_mark(bytes, from) {
        if bytes[at] == b'\n' {
            out.push_str(&text[copied..at]);
            out.push(' ');
            copied = at + 1;
        } else if escaped != Some(at) && means_something(text, at, place) {
            out.push_str(&text[copied..at]);
            out.push('\\');
            copied = at;
        }
        from = at + 1;
    }
    out.push_str(&text[copied..]);
}

/// The next line end or mark from a byte on. Most texts have few, so that many bytes are looked at together.
fn next_mark(bytes: &[u8], from: usize) -> Option<usize> {
    const BLOCK: usize = 32;
    let mut at = from;
    for block in bytes[from..].chunks(BLOCK) {
        let found = block.iter().fold(0, |found, &byte| {
            found | u8::from(byte == b'\n') | u8::from(is_mark(byte))
        });
        if found != 0 {
            let is_next = |&byte: &u8| byte == b'\n' || is_mark(byte);
            return block.iter().position(is_next).map(|nth| at + nth);
        }
        at += block.len();
    }
    None
}

/// Whether a bracket leads the line, but for marks of the blocks that it stands in.
fn leads_line(out: &str) -> bool {
    /// No label is longer, with the marks before it.
    const FARTHEST: usize = 2048;
    let near = out.len().saturating_sub(FARTHEST);
    let end = memchr::memrchr(b'\n', &out.as_bytes()[near..]).map(|at| near + at + 1);
    let Some(start) = end.or((near == 0).then_some(0)) else {
        return false;
    };
    let line = &out[start..];
    let before = line.rfind("[^").map_or(line, |at| &line[..at]);
    let before = before.trim_start_matches(|c: char| c.is_ascii_digit() || " >-*+.)".contains(c));
    before.is_empty() || before.starts_with('[')
}

fn is_mark(byte: u8) -> bool {
    matches!(
        byte,
        b'\\' | b'`' | b'*' | b'_' | b'~' | b'[' | b']' | b'<' | b'&' | b'!' | b'|'
    )
}

/// Where a backslash must stand so that the start of a line starts no block.
fn block_mark(line: &[u8]) -> Option<usize> {
    let blank_or_end = |at: usize| matches!(line.get(at), None | Some(b' ' | b'\t' | b'\n'));
    // Rules, underlines, the line below a table's head: nothing but marks and blanks.
    let only = |marks: &[u8]| {
        line.iter()
            .all(|b| marks.contains(b) || b" \t\n".contains(b))
    };
    match *line.first()? {
        b'>' => Some(0),
        b'=' => only(b"=").then_some(0),
        b'|' => only(b"-:|").then_some(0),
        first @ (b'*' | b'_') => {
            ((first == b'*' && blank_or_end(1)) || only(&[first])).then_some(0)
        }
        first @ (b'~' | b'`') => line.starts_with(&[first; 3]).then_some(0),
        b'#' => {
            let run = line.iter().take_while(|&&b| b == b'#').count();
            (run <= 6 && blank_or_end(run)).then_some(0)
        }
        b'+' => blank_or_end(1).then_some(0),
        // Items, definitions.
        b'-' | b':' => (blank_or_end(1) || only(b"-:|")).then_some(0),
        // A block of HTML needs no end.
        b'<' => is_tag(line.get(1).copied()).then_some(0),
        b'0'..=b'9' => {
            let run = line.iter().take_while(|b| b.is_ascii_digit()).count();
            let delimited = matches!(line.get(run), Some(b'.' | b')'));
            (run <= 9 && delimited && blank_or_end(run + 1)).then_some(run)
        }
        _ => None,
    }
}

/// Whether what follows `<` can make it the start of a tag.
fn is_tag(next: Option<u8>) -> bool {
    next.is_none_or(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?'))
}

/// Whether the mark at an offset would be read as one.
fn means_something(text: &str, at: usize, place: Place) -> bool {
    let bytes = text.as_bytes();
    let byte = bytes[at];
    let next = bytes.get(at + 1).copied();
    match byte {
        // Blanks at the end may go.
        b'\\' => text[at + 1..]
            .trim_start_matches(is_blank)
            .chars()
            .next()
            .is_none_or(|c| c.is_ascii_punctuation() && next == Some(c as u8)),
        b'`' => place.pairs.backtick,
        b'|' => place.in_table,
        b'*' if !place.pairs.star => false,
        b'_' if !place.pairs.underscore => false,
        b'~' if !place.pairs.tilde => false,
        b'*' | b'~' | b'_' => {
            let start = bytes[..at]
                .iter()
                .rposition(|&b| b != byte)
                .map_or(0, |b| b + 1);
            let end = at + bytes[at..].iter().take_while(|&&b| b == byte).count();
            let before = text[..start].chars().next_back();
            let after = text[end..].chars().next();
            let (Some(before), Some(after)) = (before, after) else {
                return true;
            };
            // A run that stands free opens and closes nothing; nor does `_` within a word. A blank at the end may go.
            let stays = !text[end..].trim_matches(is_blank).is_empty();
            let free = is_blank(before) && is_blank(after) && stays;
            let within = byte == b'_' && before.is_alphanumeric() && after.is_alphanumeric();
            !(free || within)
        }
        b'[' => place.in_link || next == Some(b'^'),
        b']' => {
            // A definition of a link, which the start of a paragraph may be.
            let defines = next == Some(b':') && (!place.line_start || bytes[0] == b'[');
            place.in_link || next == Some(b'(') || defines
        }
        // A picture, or with the next run a link or a note that became one.
        b'!' => next.map_or(place.goes_on, |b| b == b'['),
        b'<' => match next {
            // An address may go on behind the end of stress, whose marks are signs to it.
            None => place.goes_on || place.pairs.angle,
            Some(_) => place.pairs.angle && (is_tag(next) || is_mail(&bytes[at + 1..])),
        },
        b'&' => is_entity(&bytes[at + 1..]),
        _ => false,
    }
}

/// Whether an address of mail may begin here, which readers link between `<` and `>`: before its `@`, signs are allowed.
/// What goes on behind the text may be the rest of it.
fn is_mail(bytes: &[u8]) -> bool {
    const LONGEST: usize = 320;
    let local = |b: &&u8| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(*b);
    let len = bytes.iter().take(LONGEST).take_while(local).count();
    match bytes.get(len) {
        Some(next) => len > 0 && *next == b'@',
        None => true,
    }
}

/// `amp;`, `#169;`, `#xA9;`
fn is_entity(after: &[u8]) -> bool {
    let name = after
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric() || **b == b'#')
        .count();
    name > 0 && after.get(name) == Some(&b';')
}

/// Appends a code span: a fence longer than any within, blanks where the fence would touch a backtick.
pub(in crate::write) fn code(text: &str, in_table: bool, out: &mut String) {
    let clean = without_forbidden(text);
    let text = clean.replace('\n', " ");
    if text.is_empty() {
        return;
    }
    // Where a bracket opens the line, this would end the name of a link that the line defines.
    let defines = text.contains("]:") && leads_line(out);
    // Readers disagree on which backslash before a bar is whose; and a fence that touches a backtick is another fence.
    if (in_table && text.contains('|') && text.contains('\\')) || out.ends_with('`') || defines {
        out.push_str("<code>");
        self::text(
            &text,
            Place {
                in_table,
                in_link: true,
                goes_on: true,
                ..Place::default()
            },
            out,
        );
        out.push_str("</code>");
        return;
    }
    let fence = "`".repeat(longest_run(&text) + 1);
    let blank = |c: char| c == ' ' || c == '`';
    let padded = text.starts_with('`')
        || text.ends_with('`')
        || (text.starts_with(blank) && text.ends_with(blank) && text.contains(|c| c != ' '));
    let pad = if padded { " " } else { "" };
    out.push_str(&fence);
    out.push_str(pad);
    if in_table {
        out.push_str(&text.replace('|', "\\|"));
    } else {
        out.push_str(&text);
    }
    out.push_str(pad);
    out.push_str(&fence);
}

/// The longest run of backticks.
pub(in crate::write) fn longest_run(text: &str) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for byte in text.bytes() {
        run = if byte == b'`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// Appends the target of a link that [`url`](super::url) let pass. Brackets that pair up may stay as they are.
pub(in crate::write) fn destination(url: &str, out: &mut String) {
    let mut depth = 0_u32;
    let pairs = url.bytes().all(|byte| match byte {
        b'(' => {
            depth += 1;
            true
        }
        b')' => {
            depth = depth.wrapping_sub(1);
            depth != u32::MAX
        }
        _ => true,
    });
    let pairs = pairs && depth == 0 && url.bytes().filter(|&byte| byte == b'(').count() < 32;
    for (at, c) in url.char_indices() {
        let is_mark = match c {
            '(' | ')' => !pairs,
            '&' => is_entity(&url.as_bytes()[at + 1..]),
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_start(given: &str) -> String {
        let mut out = String::new();
        text(
            given,
            Place {
                line_start: true,
                pairs: Pairs::of(given),
                ..Place::default()
            },
            &mut out,
        );
        out
    }

    #[test]
    fn only_what_means_something() {
        let cases = [
            ("1. so", "1\\. so"),
            ("1987 was", "1987 was"),
            ("# x", "\\# x"),
            ("#1 hit", "#1 hit"),
            ("-5 degrees", "-5 degrees"),
            ("- x", "\\- x"),
            ("--- x", "--- x"),
            ("---", "\\---"),
            ("<.a@b.c>", "\\<.a@b.c>"),
            ("<3 and <= 4", "<3 and <= 4"),
            ("snake_case a _b_", "snake_case a \\_b\\_"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ("*so*", "\\*so\\*"),
            ("a < b & c <d &amp; e", "a < b & c <d \\&amp; e"),
            ("he [sic] said", "he [sic] said"),
            ("a [b](c) [^1]", "a [b\\](c) \\[^1]"),
            ("[1] x", "[1] x"),
            ("[1]: x", "[1\\]: x"),
            ("a <b", "a <b"),
            ("a\\b \\*", "a\\b \\\\*"),
            ("~~~", "\\~\\~\\~"),
            ("c:\\dir", "c:\\dir"),
        ];
        for (given, wanted) in cases {
            assert_eq!(at_start(given), wanted, "{given}");
        }
    }
}
