//! Runs of text as `CommonMark`.
//!
//! Marks of stress are chosen by what stands around them, since `CommonMark` reads them by their neighbours (0.31, section 6.2):
//! `_so_` and `**so**` between blanks and punctuation, `*so*` within a word, `<em>` and `<strong>` where no mark would be read.

use super::Flavour;
use super::page::Page;
use super::sides::{
    BLANKS, Side, blank_at, first_inside, first_side, has_blank, is_blank, last_side, shows,
};
use crate::document::{Inline, Link, Target, plain_text};
use crate::write::escape::{
    self,
    markdown::{self, Pairs, Place},
    pandoc,
};
use std::borrow::Cow;

/// Parts an opening bracket from what stands before it: two pairs of brackets side by side are a reference, and an
/// exclamation mark makes a picture.
fn part_from_bracket(out: &mut String) {
    let is_picture = out.ends_with('!') && (!out.ends_with("\\!") || out.ends_with("\\\\!"));
    if is_picture || out.ends_with(']') {
        out.push_str(markdown::APART);
    }
}

/// Which marks of a paragraph of some lines can find a partner; our own are of two kinds.
pub(super) fn pairs(lines: &[&[Inline<'_>]]) -> Pairs {
    fn walk(content: &[Inline<'_>], text: &mut String, own: &mut (bool, bool)) {
        for inline in content {
            match inline {
                Inline::Text(words) => text.push_str(&escape::without_forbidden(words)),
                Inline::Emphasis(content) | Inline::Strong(content) => {
                    own.0 = true;
                    text.push(markdown::OTHER);
                    walk(content, text, own);
                    text.push(markdown::OTHER);
                }
                Inline::Link(link) => {
                    text.push(markdown::OTHER);
                    walk(&link.content, text, own);
                    text.push(markdown::OTHER);
                }
                Inline::Code(_) => {
                    own.1 = true;
                    text.push(markdown::OTHER);
                }
                Inline::Note(_) => text.push(markdown::OTHER),
                Inline::LineBreak => end_line(text),
            }
        }
    }
    // Blanks before the end of a line go, and its backslash stands where they stood.
    fn end_line(text: &mut String) {
        text.truncate(text.trim_end_matches(BLANKS).len());
        text.push(markdown::OTHER);
    }
    if let [[Inline::Text(text)]] = lines {
        return Pairs::of(text);
    }
    let marked =
        |inline: &Inline<'_>| matches!(inline, Inline::Text(text) if !markdown::is_plain(text));
    if !lines.iter().any(|line| holds(line, &marked)) {
        return Pairs::NONE;
    }
    let (mut text, mut own) = (String::new(), (false, false));
    for line in lines {
        walk(line, &mut text, &mut own);
        end_line(&mut text);
    }
    let found = Pairs::of(&text);
    Pairs {
        star: found.star || own.0,
        underscore: found.underscore || own.0,
        backtick: found.backtick || own.1,
        ..found
    }
}

/// What is around inlines.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and any may go with any"
)]
pub(super) struct Around {
    pub(super) in_emphasis: bool,
    pub(super) in_strong: bool,
    pub(super) in_link: bool,
    /// In a cell, where a line break is a tag and bars part cells.
    pub(super) in_table: bool,
    /// In a heading, which has one line.
    pub(super) in_heading: bool,
    /// In words that more words follow with no mark between.
    pub(super) goes_on: bool,
    /// Which marks of the paragraph can find a partner.
    pub(super) pairs: Pairs,
}

impl Around {
    /// Whether a line may end here without an end to anything else.
    fn is_plain(self) -> bool {
        !(self.in_heading || self.in_emphasis || self.in_strong || self.in_link)
    }
}

impl Page {
    /// Appends inlines; `after` is what follows the last.
    pub(super) fn inlines(&mut self, content: &[Inline<'_>], around: Around, after: Side) {
        // Most paragraphs are one text.
        if let [Inline::Text(text)] = content {
            let pairs = Pairs::of(text);
            return self.words(text, Around { pairs, ..around });
        }
        let content = self.leading(content);
        let pairs = pairs(&[&content]);
        self.set(&content, Around { pairs, ..around }, after);
    }

    /// Appends a line of several that are one paragraph.
    pub(super) fn line_of(&mut self, content: &[Inline<'_>], pairs: Pairs) {
        let around = Around {
            pairs,
            ..Around::default()
        };
        self.set(&self.leading(content), around, Side::Blank);
    }

    /// The same, where every link leads somewhere.
    fn set(&mut self, content: &[Inline<'_>], around: Around, after: Side) {
        for (index, inline) in content.iter().enumerate() {
            let rest = &content[index + 1..];
            match inline {
                Inline::Text(text) => {
                    let goes_on = !rest.is_empty() || around.goes_on;
                    self.words(text, Around { goes_on, ..around });
                }
                Inline::Code(text) => {
                    if shows(text) {
                        markdown::code(text, around.in_table, &mut self.out);
                        self.mark_set();
                    }
                }
                Inline::Emphasis(inner) => {
                    let inside = Around {
                        in_emphasis: true,
                        goes_on: false,
                        ..around
                    };
                    let next = first_side(rest).unwrap_or(after);
                    self.stressed(inner, Stress::Emphasis, (around, inside), next);
                }
                Inline::Strong(inner) => {
                    let inside = Around {
                        in_strong: true,
                        goes_on: false,
                        ..around
                    };
                    let next = first_side(rest).unwrap_or(after);
                    self.stressed(inner, Stress::Strong, (around, inside), next);
                }
                Inline::Link(link) => {
                    self.link(link, around);
                }
                Inline::Note(id) => {
                    let index = id.0 as usize;
                    if let Some(mark) = self.marks.get(index) {
                        let place = Place::default();
                        markdown::text(mark, place, &mut self.out);
                        self.mark_set();
                    }
                    if let Some(Some(label)) = self.labels.get(index) {
                        if self.out.ends_with('!') {
                            part_from_bracket(&mut self.out);
                        }
                        self.out.push_str("[^");
                        self.out.push_str(label);
                        self.out.push(']');
                        self.mark_set();
                    }
                }
                Inline::LineBreak => self.line_break(rest, around),
            }
        }
    }

    /// A run of text.
    fn words(&mut self, text: &str, around: Around) {
        let place = Place {
            line_start: self.line_start,
            in_link: around.in_link,
            in_table: around.in_table,
            goes_on: around.goes_on,
            pairs: around.pairs,
        };
        let before = self.out.len();
        let text = if around.pairs.any {
            escape::without_forbidden(text)
        } else {
            Cow::Borrowed(text)
        };
        let text = if self.swallow_blank {
            text.trim_start_matches(BLANKS)
        } else {
            text.as_ref()
        };
        markdown::text(text, place, &mut self.out);
        if self.flavour == Flavour::Pandoc {
            pandoc::text(before, self.line_start, &mut self.out);
        }
        if self.out.len() > before {
            self.mark_set();
        }
    }

    /// The inlines, with links as they can be written: those that lead nowhere, stand in a link or show nothing are their
    /// words; and as the mark of a note is a link, too, it parts one in two.
    fn leading<'c, 'a>(&self, content: &'c [Inline<'a>]) -> Cow<'c, [Inline<'a>]> {
        if !holds(content, &|inline| matches!(inline, Inline::Link(_))) {
            return Cow::Borrowed(content);
        }
        let mut out = Vec::new();
        self.splice(content, false, &mut out);
        Cow::Owned(out)
    }

    fn splice<'a>(&self, content: &[Inline<'a>], in_link: bool, out: &mut Vec<Inline<'a>>) {
        let inner = |content: &[Inline<'a>], in_link| {
            let mut out = Vec::new();
            self.splice(content, in_link, &mut out);
            out
        };
        for inline in content {
            match inline {
                Inline::Emphasis(content) => out.push(Inline::Emphasis(inner(content, in_link))),
                Inline::Strong(content) => out.push(Inline::Strong(inner(content, in_link))),
                Inline::Link(link) if in_link || self.target(link).is_none() => {
                    self.splice(&link.content, in_link, out);
                }
                Inline::Link(link) => {
                    let content = inner(&link.content, true);
                    for part in content.split_inclusive(|inline| matches!(inline, Inline::Note(_)))
                    {
                        let (words, mark) = match part {
                            [words @ .., mark @ Inline::Note(_)] => (words, Some(mark)),
                            words => (words, None),
                        };
                        if calls_note(words) || !shows(plain_text(words).trim()) {
                            out.extend_from_slice(words);
                        } else {
                            out.push(Inline::Link(Box::new(Link {
                                target: link.target.clone(),
                                content: words.to_vec(),
                            })));
                        }
                        out.extend(mark.cloned());
                    }
                }
                Inline::Text(text) => match out.last_mut() {
                    Some(Inline::Text(before)) => before.to_mut().push_str(text),
                    _ => out.push(inline.clone()),
                },
                Inline::Code(_) | Inline::Note(_) | Inline::LineBreak => out.push(inline.clone()),
            }
        }
    }

    /// Where a link leads, as it can be written.
    fn target(&self, link: &Link<'_>) -> Option<String> {
        match &link.target {
            _ if !shows(plain_text(&link.content).trim()) => None,
            Target::Url(url) => escape::url(url),
            Target::Heading(slug) => self
                .slugs
                .contains(slug.as_ref())
                .then(|| format!("#{slug}")),
        }
    }

    fn mark_set(&mut self) {
        self.line_start = false;
        self.swallow_blank = false;
    }

    /// A break with nothing after it, or in a heading, is a blank.
    fn line_break(&mut self, rest: &[Inline<'_>], around: Around) {
        if around.in_table {
            self.out.push_str("<br>");
            self.mark_set();
        } else if self.line_start {
            // Nothing stands before it that it could part from what follows.
        } else if around.is_plain() && !is_blank(rest) {
            self.hard_break();
        } else if !self.swallow_blank {
            self.out.push(' ');
        }
    }

    /// Ends a line within a paragraph.
    pub(super) fn hard_break(&mut self) {
        self.trim_blanks();
        self.out.push_str("\\\n");
        self.lead();
        self.line_start = true;
    }

    /// Emphasis or strong emphasis, its blanks at both ends put outside.
    fn stressed(
        &mut self,
        content: &[Inline<'_>],
        stress: Stress,
        (around, inside): (Around, Around),
        next: Side,
    ) {
        if is_blank(content) {
            if has_blank(content) && !self.line_start && !self.swallow_blank {
                self.out.push(' ');
            }
            return;
        }
        let (Some(first), Some(last)) = (first_inside(content), last_side(content)) else {
            return;
        };
        if blank_at(content, around.in_table, true) && !self.line_start && !self.swallow_blank {
            self.out.push(' ');
        }
        let before = match self.out.chars().next_back() {
            Some(c) if !self.line_start => Side::of(c),
            _ => Side::Blank,
        };
        let ends_blank = blank_at(content, around.in_table, false);
        let next = if ends_blank { Side::Blank } else { next };
        let nested = match stress {
            Stress::Emphasis => around.in_emphasis,
            Stress::Strong => around.in_strong,
        };
        let (free, within, open, close) = match stress {
            Stress::Emphasis => ("_", "*", "<em>", "</em>"),
            Stress::Strong => ("**", "**", "<strong>", "</strong>"),
        };
        let is_run = matches!(content, [Inline::Text(_)]);
        let touches = |mark: &str| !self.line_start && self.out.ends_with(&mark[..1]);
        let lettered = is_run && first == Side::Letter && last == Side::Letter;
        // What is stressed within stress, and right where that begins: `_*so*, and so_`.
        let opens_nested =
            nested && free == "_" && self.out.ends_with('_') && !self.out.ends_with("\\_");
        let (open, close) = if opens_nested && lettered {
            (within, within)
        } else if nested || first == Side::Blank || last == Side::Blank {
            (open, close)
        } else if before.is_open() && next.is_open() && !touches(free) {
            (free, free)
        } else if lettered && !touches("*") {
            (within, within)
        } else {
            (open, close)
        };
        self.out.push_str(open);
        self.line_start = false;
        self.swallow_blank = true;
        self.set(content, inside, Side::Punctuation);
        self.swallow_blank = false;
        self.trim_blanks();
        self.out.push_str(close);
        if ends_blank {
            self.out.push(' ');
            self.swallow_blank = true;
        }
    }

    /// A link that shows its own address is `<address>`.
    fn link(&mut self, link: &Link<'_>, around: Around) {
        let Some(target) = self.target(link) else {
            return;
        };
        if let [Inline::Text(text)] = link.content.as_slice()
            && !around.in_table
            && is_address(text, &target)
        {
            // Two brackets in a row begin nothing.
            if self.out.ends_with("\\<") && !self.out.ends_with("\\\\<") {
                self.out.truncate(self.out.len() - 2);
                self.out.push('<');
            }
            self.out.push('<');
            self.out.push_str(text);
            self.out.push('>');
            return self.mark_set();
        }
        let inside = Around {
            in_link: true,
            ..around
        };
        part_from_bracket(&mut self.out);
        self.out.push('[');
        self.mark_set();
        self.set(&link.content, inside, Side::Punctuation);
        self.out.push_str("](");
        markdown::destination(&target, &mut self.out);
        self.out.push(')');
        self.mark_set();
    }
}

/// The two kinds of stress.
#[derive(Clone, Copy)]
enum Stress {
    Emphasis,
    Strong,
}

/// Whether the mark of a note stands anywhere in inlines.
fn calls_note(content: &[Inline<'_>]) -> bool {
    holds(content, &|inline| matches!(inline, Inline::Note(_)))
}

/// Whether any inline, at any depth, is such a one.
fn holds(content: &[Inline<'_>], is: &impl Fn(&Inline<'_>) -> bool) -> bool {
    content.iter().any(|inline| {
        is(inline)
            || match inline {
                Inline::Emphasis(content) | Inline::Strong(content) => holds(content, is),
                Inline::Link(link) => holds(&link.content, is),
                Inline::Text(_) | Inline::Code(_) | Inline::Note(_) | Inline::LineBreak => false,
            }
    })
}

/// Whether `<text>` is a link to just this target (`CommonMark` 0.31, section 6.5).
fn is_address(text: &str, target: &str) -> bool {
    let plain = |b: u8| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'\\' | b'`');
    let is_mail = || {
        text.bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'@' | b'.' | b'-' | b'_' | b'+'))
            && text.split_once('@').is_some_and(|(name, host)| {
                !name.is_empty()
                    && host.split('.').all(|label| {
                        !label.is_empty()
                            && label.len() <= 63
                            && label.bytes().all(|b| b.is_ascii_alphanumeric())
                    })
            })
    };
    if target == text {
        text.bytes().all(plain)
    } else {
        target.strip_prefix("mailto:") == Some(text) && is_mail()
    }
}
