//! Text of a leaf → inlines: emphasis, strong, links, calls of notes. What does not pair up stays text.

mod across;
mod entry;
mod links;

pub(super) use across::stressed_across;
pub(super) use entry::{Headings, link_entry};

use super::endnote;
use super::note::{self, NoteIndex};
use super::signs::Signs;
use crate::document::{Inline, Link, Target, Text};
use links::{Found, links};
use std::ops::Range;

/// Emphasis within emphasis is not followed deeper than this: hostile text.
const DEEPEST: usize = 6;

/// The inlines of a text that began at `offset` of the source.
pub(super) fn parse<'a>(text: Text<'a>, offset: usize, notes: &NoteIndex<'a>) -> Vec<Inline<'a>> {
    let signs = Signs::of(&text);
    parse_signed(text, signs, offset, notes)
}

/// The same of a text whose signs are known.
pub(super) fn parse_signed<'a>(
    text: Text<'a>,
    signs: Signs,
    offset: usize,
    notes: &NoteIndex<'a>,
) -> Vec<Inline<'a>> {
    if text.is_empty() {
        return Vec::new();
    }
    let links = links(&text, signs);
    let signed = signs.has(Signs::MARK | Signs::WIDE) && notes.may_sign(&text)
        || signs.has(Signs::BRACKET) && notes.is_bracketed();
    if links.is_empty() && !signed && !signs.has(Signs::MARK) {
        return vec![Inline::Text(text)];
    }
    let parser = Parser {
        notes,
        offset,
        links,
        signed,
    };
    match text {
        Text::Borrowed(text) => {
            let cut = |range: Range<usize>| Text::Borrowed(&text[range]);
            let content = parser.parse(text, 0, 0, &cut);
            or_text(content, || Text::Borrowed(text))
        }
        Text::Owned(text) => {
            let cut = |range: Range<usize>| Text::Owned(text[range].to_owned());
            let content = parser.parse(&text, 0, 0, &cut);
            or_text(content, || Text::Owned(text))
        }
    }
}

/// The inlines of a text, or all of it as one where no mark means anything.
fn or_text<'a>(content: Vec<Inline<'a>>, text: impl FnOnce() -> Text<'a>) -> Vec<Inline<'a>> {
    if content.is_empty() {
        vec![Inline::Text(text())]
    } else {
        content
    }
}

/// What makes a text of a range of the whole: a slice of it, or a copy.
type Cut<'c, 'a> = &'c dyn Fn(Range<usize>) -> Text<'a>;

/// The words of a link: those of the text, but for the line ends within a broken address.
fn shown<'a>(text: Text<'a>, url: &str) -> Text<'a> {
    if text.contains(' ') && text.replace(' ', "") == url {
        return Text::Owned(url.to_owned());
    }
    text
}

struct Parser<'n, 'a> {
    notes: &'n NoteIndex<'a>,
    offset: usize,
    links: Vec<Found>,
    /// Whether signs without brackets may call notes, or round brackets.
    signed: bool,
}

impl<'a> Parser<'_, 'a> {
    /// The inlines of a part of the text that begins at `base` of the whole; none, if all of it is text.
    fn parse(&self, text: &str, base: usize, depth: usize, cut: Cut<'_, 'a>) -> Vec<Inline<'a>> {
        // Most stress is laid on a word or two, without marks of their own.
        if depth > 0 && !self.signed && self.links.is_empty() && !Signs::of(text).has(Signs::MARK) {
            return Vec::new();
        }
        let bytes = text.as_bytes();
        let flush = |content: &mut Vec<Inline<'a>>, from: usize, to: usize| {
            if from < to {
                content.push(Inline::Text(cut(base + from..base + to)));
            }
        };
        let mut content = Vec::new();
        let mut plain = 0;
        let mut at = 0;
        // Once a mark has no partner behind it, none of its kind that comes later has one.
        let mut hopeless = [false; 2];
        // The next backtick and the next of the other marks: each sought no oftener than it is met.
        let (mut tick, mut sign) = (0, 0);
        let mut link = self.links.partition_point(|link| link.range.start < base);
        while at < bytes.len() {
            if let Some(Found { range, url }) = self
                .links
                .get(link)
                .filter(|link| link.range.start <= base + at)
            {
                if range.start == base + at && range.end <= base + text.len() {
                    flush(&mut content, plain, at);
                    content.push(Inline::Link(Box::new(Link {
                        target: Target::Url(Text::Owned(url.clone())),
                        content: vec![Inline::Text(shown(cut(range.clone()), url))],
                    })));
                    at = range.end - base;
                    plain = at;
                }
                link += 1;
                continue;
            }
            let step = match bytes[at] {
                b'*' | 0xc2 | 0xe2 if self.signed && note::sign(text, at).is_some() => {
                    self.signed_note(text, base, at)
                }
                b'[' => self.note(text, base, at),
                b'(' if self.signed => self.bracketed_note(text, base, at),
                b'`' => code(text, at).map(|(inner, end)| {
                    (Inline::Code(cut(base + inner.start..base + inner.end)), end)
                }),
                b'_' | b'*' if depth < DEEPEST => {
                    let kind = usize::from(bytes[at] == b'*');
                    if hopeless[kind] || !opens(text, at) {
                        None
                    } else {
                        let marks = text[at..].bytes().take_while(|b| *b == bytes[at]).count();
                        let found = self.closer(text, base, at, marks);
                        hopeless[kind] = found.is_none() && marks == 1;
                        found.map(|end| {
                            let from = at + marks;
                            let inner = &text[from..end];
                            let inner = self.parse(inner, base + from, depth + 1, cut);
                            let inner = or_text(inner, || cut(base + from..base + end));
                            let marked = if bytes[at] == b'_' {
                                Inline::Emphasis(inner)
                            } else {
                                Inline::Strong(inner)
                            };
                            (marked, end + marks)
                        })
                    }
                }
                _ => None,
            };
            if let Some((inline, end)) = step {
                let raised = matches!(inline, Inline::Note(_)).then(|| raise(&text[plain..at]));
                flush(&mut content, plain, at - raised.unwrap_or(0));
                content.push(inline);
                at = end;
                plain = at;
            } else {
                let from = at + 1;
                let next = |found: Option<usize>| found.map_or(bytes.len(), |n| from + n);
                if tick < from {
                    tick = next(memchr::memchr(b'`', &bytes[from..]));
                }
                if sign < from {
                    sign = next(memchr::memchr3(b'_', b'*', b'[', &bytes[from..]));
                }
                let mut mark = tick.min(sign);
                if self.signed {
                    let lead = memchr::memchr3(0xc2, 0xe2, b'(', &bytes[from..mark]);
                    mark = lead.map_or(mark, |n| from + n);
                }
                let next_link = self
                    .links
                    .get(link)
                    .map_or(bytes.len(), |link| link.range.start.saturating_sub(base));
                at = mark.min(next_link.max(at + 1));
            }
        }
        if !content.is_empty() {
            flush(&mut content, plain, bytes.len());
        }
        content
    }

    /// The call of a note at a `[`, and where it ends.
    fn note(&self, text: &str, base: usize, at: usize) -> Option<(Inline<'a>, usize)> {
        let call = note::call(text, at)?;
        let id = self.notes.find(call.mark, self.offset + base + at)?;
        Some((Inline::Note(id), call.range.end))
    }

    /// The call of a note by a sign, and where it ends.
    fn signed_note(&self, text: &str, base: usize, at: usize) -> Option<(Inline<'a>, usize)> {
        let mark = note::sign(text, at)?;
        let id = self.notes.find(mark, self.offset + base + at)?;
        Some((Inline::Note(id), at + mark.len()))
    }

    /// The call of a note by a number in round brackets, and where it ends.
    fn bracketed_note(&self, text: &str, base: usize, at: usize) -> Option<(Inline<'a>, usize)> {
        let mark = endnote::call(text, at).filter(|_| self.notes.may_follow(&text[..at]))?;
        let id = self.notes.find_bracketed(mark, self.offset + base + at)?;
        Some((Inline::Note(id), at + mark.len()))
    }

    /// Where the mark that opens at `at` closes: behind a word, before none, and not within a link.
    fn closer(&self, text: &str, base: usize, at: usize, marks: usize) -> Option<usize> {
        const MOST_MARKS: usize = 2;
        let bytes = text.as_bytes();
        let sign = bytes[at];
        if marks > MOST_MARKS || sign == b'_' && marks > 1 {
            return None;
        }
        let from = at + marks;
        memchr::memchr_iter(sign, &bytes[from..])
            .map(|found| from + found)
            .find(|&end| {
                end > from
                    && bytes[end - 1] != sign
                    && closes(text, end, marks)
                    && !self
                        .links
                        .iter()
                        .any(|link| link.range.contains(&(base + end)))
            })
    }
}

/// `` `code` ``, one backtick or two: at the borders of words, with no blank just inside. Old texts open quotations with
/// backticks, too, and close them with apostrophes; those have no backtick behind a word.
fn code(text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let bytes = text.as_bytes();
    let run = |at: usize| bytes[at..].iter().take_while(|b| **b == b'`').count();
    let marks = run(at);
    let from = at + marks;
    let word = |c: char| c.is_alphanumeric() || c == '`';
    if marks > 2
        || text[..at].chars().next_back().is_some_and(word)
        || text[from..]
            .chars()
            .next()
            .is_none_or(|c| c.is_whitespace() || c == '\'')
    {
        return None;
    }
    let end = from + memchr::memchr(b'`', &bytes[from..])?;
    let closes = run(end) == marks
        && !text[..end].ends_with(|c: char| c.is_whitespace())
        && !text[end + marks..].starts_with(|c: char| c.is_alphanumeric());
    closes.then_some((from..end, end + marks))
}

/// Whether the mark at `at` stands before a word and behind none.
fn opens(text: &str, at: usize) -> bool {
    let sign = text.as_bytes()[at];
    let rest = text[at..].trim_start_matches(char::from(sign));
    let before = text[..at].chars().next_back();
    let after = rest.chars().next();
    before.is_none_or(|c| {
        !c.is_alphanumeric() && !matches!(c, '/' | '\\' | '=' | '$') && c != char::from(sign)
    }) && after.is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(
                c,
                '"' | '“' | '‘' | '\'' | '(' | '¿' | '¡' | '_' | '*' | '«' | '—' | '[' | '$' | '£'
            )
    })
}

/// Whether so many marks stand at `end`, behind a word and before none.
fn closes(text: &str, end: usize, marks: usize) -> bool {
    let bytes = text.as_bytes();
    let run = bytes[end..]
        .iter()
        .take_while(|b| **b == bytes[end])
        .count();
    let before = text[..end].chars().next_back();
    let after = text[end + run..].chars().next();
    run == marks
        && before.is_some_and(|c| !c.is_whitespace())
        && after.is_none_or(|c| !c.is_alphanumeric())
}

/// Bytes that the sign which raises a number takes before its call, of which it is a part. A line may have ended behind it.
fn raise(before: &str) -> usize {
    let sign = ["^", "^ "].into_iter().find(|sign| before.ends_with(sign));
    sign.map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        fn show(content: &[Inline<'_>]) -> String {
            content
                .iter()
                .map(|inline| match inline {
                    Inline::Text(text) | Inline::Code(text) => text.to_string(),
                    Inline::Emphasis(inner) => format!("<em>{}</em>", show(inner)),
                    Inline::Strong(inner) => format!("<b>{}</b>", show(inner)),
                    Inline::Link(link) => {
                        format!("<a {:?}>{}</a>", link.target, show(&link.content))
                    }
                    Inline::Note(id) => format!("<n {}>", id.0),
                    Inline::LineBreak => "<br>".to_owned(),
                })
                .collect()
        }
        let notes = [("1", 500)];
        show(&parse(
            Text::Borrowed(text),
            0,
            &NoteIndex::of(&notes, note::Brackets::Nowhere),
        ))
    }

    #[test]
    fn marks_that_mean_something() {
        assert_eq!(
            shown("_You_ want to tell me"),
            "<em>You</em> want to tell me"
        );
        assert_eq!(
            shown("“_It_ is,” he said, *not* so"),
            "“<em>It</em> is,” he said, <b>not</b> so"
        );
        assert_eq!(shown("a **strong** word"), "a <b>strong</b> word");
        assert_eq!(shown("said so.[1] And"), "said so.<n 0> And");
        // Where a line ended behind the sign that raises it, too.
        for call in ["^[1]", "^ [1]"] {
            assert_eq!(shown(&format!("so. {call} And")), "so. <n 0> And");
        }
        assert_eq!(
            shown("see https://example.org/a_b_c, now"),
            "see <a Url(\"https://example.org/a_b_c\")>https://example.org/a_b_c</a>, now"
        );
        assert_eq!(
            shown("run `read_all *.txt`, or ``x``."),
            "run read_all *.txt, or x."
        );
        assert_eq!(shown("_a *b* c_"), "<em>a <b>b</b> c</em>");
    }

    #[test]
    fn marks_that_mean_nothing() {
        for text in [
            "snake_case_name",
            "2 * 3 * 4",
            "a*b*c",
            "__init__",
            "/usr/_x/y_",
            "[2] is no note",
            "*foo and *bar",
            "x = _y",
            "_open",
            "time: 10:30",
            "``quoted'' and ``quoted again''",
            "`word' and `another'",
            "a ` lone one",
        ] {
            assert_eq!(shown(text), text);
        }
    }
}
