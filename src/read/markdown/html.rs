//! Raw HTML in Markdown: words of the article, but for comments and for tags that say what the tree can say.

use super::build::{Builder, DEEPEST};
use super::frame::{Frame, Kind, Run};
use super::pieces::owned;
use crate::document::{BlockKind, Inline, Span, Text, plain_text};
use pulldown_cmark::CowStr;
use std::ops::Range;

/// What a piece of raw HTML within a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A comment, which nobody reads.
    Comment,
    /// The end of a line.
    Break,
    /// The beginning of a run.
    Open(Run),
    /// Its end.
    Close(Run),
    /// Anything else: text, as it was typed.
    Text,
}

impl Piece {
    /// What a tag or a comment is. Tags with attributes say more than the tree can, and stay text.
    pub(super) fn of(raw: &str) -> Self {
        if is_comment(raw) {
            return Self::Comment;
        }
        let inner = raw
            .strip_prefix('<')
            .and_then(|raw| raw.strip_suffix('>'))
            .unwrap_or_default();
        let inner = inner.trim_end();
        if matches!(inner, "br" | "br/" | "br /") {
            return Self::Break;
        }
        let run = match inner.trim_start_matches('/') {
            "em" | "i" => Run::Emphasis,
            "strong" | "b" => Run::Strong,
            "code" => Run::Code,
            _ => return Self::Text,
        };
        if inner.starts_with('/') {
            Self::Close(run)
        } else {
            Self::Open(run)
        }
    }
}

/// Whether HTML is comments and blanks, and nothing else.
fn is_comment(raw: &str) -> bool {
    let mut rest = raw.trim();
    while let Some(inner) = rest.strip_prefix("<!--") {
        match inner.split_once("-->") {
            Some((_, behind)) => rest = behind.trim_start(),
            None => return false,
        }
    }
    rest.is_empty()
}

impl<'a> Builder<'a> {
    /// A block of HTML is a block of text in which every character stands where it stood.
    pub(super) fn raw(&mut self, text: Text<'a>, at: Range<usize>) {
        if is_comment(&text) {
            return;
        }
        self.found.html.push(Span::new(at.start, at.end));
        let language = Some(Text::Borrowed("html"));
        self.block(BlockKind::Preformatted { text, language }, at);
    }

    pub(super) fn tag(&mut self, raw: CowStr<'a>, at: Range<usize>) {
        let piece = Piece::of(&raw);
        let is_open =
            |frame: &Frame<'_>, run| matches!(frame.kind, Kind::Tag(own, _) if own == run);
        match piece {
            Piece::Comment => {}
            Piece::Break => self.inline(Inline::LineBreak),
            Piece::Open(run) if self.stack.len() < DEEPEST => {
                let frame = Frame::new(Kind::Tag(run, &self.text[at.clone()]), at.start);
                self.stack.push(frame);
            }
            Piece::Close(run) if is_open(self.top(), run) => {
                let frame = self.stack.pop().expect("it was just looked at");
                let content = frame.inlines;
                self.inline(match run {
                    Run::Emphasis => Inline::Emphasis(content),
                    Run::Strong => Inline::Strong(content),
                    Run::Code => Inline::Code(plain_text(&content).into()),
                });
            }
            Piece::Open(_) | Piece::Close(_) | Piece::Text => {
                self.found.html.push(Span::new(at.start, at.end));
                self.inline(Inline::Text(owned(raw)));
            }
        }
    }

    /// Tags that were opened here and nothing closed are text.
    pub(super) fn unwind(&mut self) {
        while let Kind::Tag(_, raw) = self.top().kind {
            let frame = self.stack.pop().expect("it was just looked at");
            let end = frame.start + raw.len();
            self.found.html.push(Span::new(frame.start, end));
            self.inline(Inline::Text(raw.into()));
            for inline in frame.inlines {
                self.inline(inline);
            }
        }
    }
}
