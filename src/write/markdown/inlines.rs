//! Runs of text as `CommonMark`: one inline after another, each told what is around it.

use super::Flavour;
use super::around::{Around, pairs};
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
