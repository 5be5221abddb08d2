//! What is around inlines, and which marks of their paragraph find a partner: they are set by it.

use super::sides::BLANKS;
use crate::document::Inline;
use crate::write::escape::{
    self,
    markdown::{self, Pairs},
};

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
    pub(super) fn is_plain(self) -> bool {
        !(self.in_heading || self.in_emphasis || self.in_strong || self.in_link)
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
