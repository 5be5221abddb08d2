//! Runs of text as `CommonMark`: one inline after another, each told what is around it.

use super::Flavour;
use super::links::part_from_bracket;
use super::page::Page;
use super::sides::{BLANKS, Side, first_side, is_blank, shows};
use super::stress::Stress;
use crate::document::Inline;
use crate::write::escape::{
    self,
    markdown::{self, Pairs, Place},
    pandoc,
};
use std::borrow::Cow;

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
    pub(super) fn set(&mut self, content: &[Inline<'_>], around: Around, after: Side) {
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

    /// Something was set.
    pub(super) fn mark_set(&mut self) {
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
}

/// Whether any inline, at any depth, is such a one.
pub(super) fn holds(content: &[Inline<'_>], is: &impl Fn(&Inline<'_>) -> bool) -> bool {
    content.iter().any(|inline| {
        is(inline)
            || match inline {
                Inline::Emphasis(content) | Inline::Strong(content) => holds(content, is),
                Inline::Link(link) => holds(&link.content, is),
                Inline::Text(_) | Inline::Code(_) | Inline::Note(_) | Inline::LineBreak => false,
            }
    })
}
