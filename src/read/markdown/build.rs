//! Events of pulldown-cmark → blocks and inlines, on a stack of our own: text can nest as deep as it likes.

use super::found::Found;
use super::frame::{Frame, Kind};
use super::pieces::{alignment, append, key, owned, target, verbatim};
use crate::diagnostic::Diagnostics;
use crate::document::{
    Block, BlockKind, Definition, Delimiter, Document, Inline, Item, Level, Link, List, Marker,
    Note, NoteId, NumberStyle, Span, Table, Text,
};
use crate::read::line::is_wide;
use pulldown_cmark::{CodeBlockKind, Event, Tag};
use std::collections::HashMap;
use std::ops::Range;

/// Blocks and runs of text nest no deeper than this; what does is read as if the marks beyond were not there.
pub(super) const DEEPEST: usize = 100;

type Placed<'a> = (Event<'a>, Range<usize>);

/// Makes a tree of events.
pub(super) struct Builder<'a> {
    pub(super) text: &'a str,
    /// Where the first event's text begins.
    base: usize,
    pub(super) stack: Vec<Frame<'a>>,
    labels: HashMap<String, NoteId>,
    notes: Vec<Note<'a>>,
    pub(super) found: Found,
}

impl<'a> Builder<'a> {
    /// A builder that knows the notes.
    pub(super) fn new(text: &'a str, base: usize, events: &[Placed<'a>]) -> Self {
        let mut labels = HashMap::new();
        let definitions = events.iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::FootnoteDefinition(label)) => Some(label),
            _ => None,
        });
        for (index, label) in (0..).zip(definitions) {
            labels.entry(key(label)).or_insert(NoteId(index));
        }
        let root = Frame::new(Kind::Root, base);
        Self {
            text,
            base,
            stack: vec![root],
            labels,
            notes: Vec::new(),
            found: Found::default(),
        }
    }

    /// The tree.
    pub(super) fn build(
        mut self,
        events: Vec<Placed<'a>>,
        diagnostics: &mut Diagnostics,
    ) -> Document<'a> {
        for (event, range) in events {
            let range = range.start + self.base..range.end + self.base;
            self.event(event, range);
        }
        self.unwind();
        self.flush(self.text.len());
        self.found.report(diagnostics);
        let root = self.stack.pop().expect("the root is opened first");
        Document {
            blocks: root.blocks,
            notes: self.notes,
            ..Document::default()
        }
    }

    fn event(&mut self, event: Event<'a>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(tag, at),
            Event::End(_) => self.close(at.end),
            Event::Text(text) => self.inline(Inline::Text(owned(text))),
            Event::Code(code) => self.inline(Inline::Code(owned(code))),
            Event::InlineHtml(raw) => self.tag(raw, at),
            Event::Html(raw) => self.inline(Inline::Text(owned(raw))),
            Event::FootnoteReference(label) => match self.labels.get(&key(&label)) {
                Some(id) => self.inline(Inline::Note(*id)),
                None => self.inline(Inline::Text(self.text[at].into())),
            },
            Event::SoftBreak => self.soft_break(at.end),
            Event::HardBreak => self.inline(Inline::LineBreak),
            Event::Rule => self.block(BlockKind::Break, at),
            // The tree has no boxes; they are words of the item, as they are in a plain text.
            Event::TaskListMarker(_) => {
                let mark = self.text[at].trim();
                self.inline(Inline::Text(format!("{mark} ").into()));
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.inline(Inline::Text(owned(text)));
            }
        }
    }

    fn open(&mut self, tag: Tag<'a>, at: Range<usize>) {
        let is_within_line = matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }
        );
        if !is_within_line {
            self.unwind();
            self.flush(at.start);
        }
        let of_beyond = matches!(self.top().kind, Kind::Beyond)
            && matches!(
                tag,
                Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition
            );
        let nests = matches!(
            tag,
            Tag::BlockQuote(_)
                | Tag::List(_)
                | Tag::DefinitionList
                | Tag::Emphasis
                | Tag::Strong
                | Tag::Link { .. }
        );
        let kind = if nests && self.stack.len() >= DEEPEST {
            self.found.depths.push(Span::new(at.start, at.end));
            if is_within_line {
                Kind::Through
            } else {
                Kind::Beyond
            }
        } else if of_beyond {
            Kind::Beyond
        } else {
            self.kind(tag, &at)
        };
        self.stack.push(Frame::new(kind, at.start));
    }

    fn kind(&mut self, tag: Tag<'a>, at: &Range<usize>) -> Kind<'a> {
        match tag {
            Tag::Paragraph => Kind::Paragraph,
            Tag::Heading { level, .. } => Kind::Heading(Level::clamped(level as usize)),
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Code(None),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                let language = info.split_whitespace().next().map(str::to_owned);
                Kind::Code(language.map(Text::Owned))
            }
            Tag::HtmlBlock => Kind::Html,
            Tag::List(start) => Kind::List {
                marker: start.map_or(Marker::Bullet, |start| self.numbers(start, at)),
                items: Vec::new(),
                tight: true,
            },
            Tag::Item => Kind::Item,
            Tag::FootnoteDefinition(label) => {
                let id = NoteId(u32::try_from(self.notes.len()).unwrap_or(u32::MAX));
                self.notes.push(Note {
                    mark: owned(label),
                    blocks: Vec::new(),
                    span: Span::new(at.start, at.end),
                });
                Kind::Note(id)
            }
            Tag::DefinitionList => Kind::Definitions(Vec::new()),
            Tag::DefinitionListTitle => Kind::Term,
            Tag::DefinitionListDefinition => Kind::Meaning,
            Tag::Table(columns) => Kind::Table {
                columns: columns.into_iter().map(alignment).collect(),
                rows: Vec::new(),
            },
            Tag::TableHead | Tag::TableRow => Kind::Row(Vec::new()),
            Tag::TableCell => Kind::Cell,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let target = target(link_type, dest_url);
                target.map_or_else(
                    || {
                        self.found.links.push(Span::new(at.start, at.end));
                        Kind::Through
                    },
                    Kind::Link,
                )
            }
            Tag::Image { .. } => {
                self.found.pictures.push(Span::new(at.start, at.end));
                Kind::Through
            }
            Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => {
                Kind::Through
            }
        }
    }

    /// The numbers of a list that begins there: its delimiter stands behind the digits.
    fn numbers(&self, start: u64, at: &Range<usize>) -> Marker {
        let first = self.text[at.start..].trim_start();
        let behind = first.trim_start_matches(|c: char| c.is_ascii_digit());
        Marker::Number {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            style: NumberStyle::Decimal,
            delimiter: if behind.starts_with(')') {
                Delimiter::Paren
            } else {
                Delimiter::Period
            },
        }
    }

    fn close(&mut self, end: usize) {
        self.unwind();
        if !self.top().is_leaf() {
            self.flush(end);
        }
        let frame = self.stack.pop().expect("events come in pairs");
        let at = frame.start..end;
        let Frame {
            kind,
            blocks,
            inlines,
            ..
        } = frame;
        match kind {
            Kind::Root => unreachable!("no event closes the document"),
            Kind::Paragraph => {
                if matches!(self.top().kind, Kind::Item)
                    && let Some(Kind::List { tight, .. }) = self.above()
                {
                    *tight = false;
                }
                self.paragraph(inlines, at);
            }
            Kind::Heading(level) => {
                let content = inlines;
                self.block(BlockKind::Heading { level, content }, at);
            }
            Kind::Quote => {
                let attribution = Vec::new();
                self.block(
                    BlockKind::Quote {
                        blocks,
                        attribution,
                    },
                    at,
                );
            }
            Kind::List {
                marker,
                items,
                tight,
            } => {
                let list = List {
                    marker,
                    tight,
                    items,
                };
                self.block(BlockKind::List(list), at);
            }
            Kind::Item => {
                if let Kind::List { items, .. } = &mut self.top().kind {
                    let label = None;
                    items.push(Item { label, blocks });
                }
            }
            Kind::Note(id) => self.notes[id.0 as usize].blocks = blocks,
            Kind::Definitions(list) => self.block(BlockKind::Definitions(list), at),
            Kind::Term => {
                if let Kind::Definitions(list) = &mut self.top().kind {
                    list.push(Definition {
                        term: inlines,
                        blocks: Vec::new(),
                    });
                }
            }
            Kind::Meaning => {
                if let Kind::Definitions(list) = &mut self.top().kind
                    && let Some(definition) = list.last_mut()
                {
                    definition.blocks.extend(blocks);
                }
            }
            Kind::Code(language) => {
                let text = verbatim(inlines);
                self.block(BlockKind::Preformatted { text, language }, at);
            }
            Kind::Html => self.raw(verbatim(inlines), at),
            Kind::Table { columns, mut rows } => {
                let head = if rows.is_empty() {
                    Vec::new()
                } else {
                    rows.remove(0)
                };
                let table = Table {
                    caption: Vec::new(),
                    columns,
                    head: if head.iter().all(Vec::is_empty) {
                        Vec::new()
                    } else {
                        head
                    },
                    rows,
                };
                self.block(BlockKind::Table(Box::new(table)), at);
            }
            Kind::Row(cells) => {
                if let Kind::Table { rows, .. } = &mut self.top().kind {
                    rows.push(cells);
                }
            }
            Kind::Cell => {
                if let Kind::Row(cells) = &mut self.top().kind {
                    cells.push(inlines);
                }
            }
            Kind::Emphasis => self.inline(Inline::Emphasis(inlines)),
            Kind::Strong => self.inline(Inline::Strong(inlines)),
            Kind::Link(target) => {
                let content = inlines;
                self.inline(Inline::Link(Box::new(Link { target, content })));
            }
            Kind::Through | Kind::Tag(..) | Kind::Beyond => {
                self.top().blocks.extend(blocks);
                for inline in inlines {
                    self.inline(inline);
                }
            }
        }
    }

    /// A paragraph that is a picture is its caption.
    fn paragraph(&mut self, content: Vec<Inline<'a>>, at: Range<usize>) {
        if content.is_empty() {
            return;
        }
        let last = self.found.pictures.last();
        let is_picture = last.is_some_and(|picture| {
            picture.start as usize == at.start
                && picture.end as usize == at.start + self.text[at.clone()].trim_end().len()
        });
        let kind = if is_picture {
            BlockKind::Figure { caption: content }
        } else {
            BlockKind::Paragraph(content)
        };
        self.block(kind, at);
    }

    /// Inlines that stand free become a paragraph.
    fn flush(&mut self, end: usize) {
        let frame = self.top();
        if frame.is_leaf() || frame.inlines.is_empty() {
            return;
        }
        let content = std::mem::take(&mut frame.inlines);
        let start = frame
            .blocks
            .last()
            .map_or(frame.start, |it| it.span.end as usize);
        self.paragraph(content, start.min(end)..end);
    }

    pub(super) fn block(&mut self, kind: BlockKind<'a>, at: Range<usize>) {
        self.flush(at.start);
        let span = Span::new(at.start, at.start + self.text[at].trim_end().len());
        self.top().blocks.push(Block { kind, span });
    }

    pub(super) fn inline(&mut self, inline: Inline<'a>) {
        append(&mut self.top().inlines, inline);
    }

    /// A line end is a blank, and nothing between wide characters.
    fn soft_break(&mut self, end: usize) {
        let before = match self.top().inlines.last() {
            Some(Inline::Text(text)) => text.chars().next_back(),
            _ => None,
        };
        let after = self.text[end..].trim_start().chars().next();
        let joins = before.is_some_and(is_wide) && after.is_some_and(is_wide);
        if !joins {
            self.inline(Inline::Text(" ".into()));
        }
    }

    pub(super) fn top(&mut self) -> &mut Frame<'a> {
        self.stack.last_mut().expect("the root stays")
    }

    /// What the innermost frame stands in.
    fn above(&mut self) -> Option<&mut Kind<'a>> {
        let above = self.stack.len().checked_sub(2)?;
        Some(&mut self.stack[above].kind)
    }
}
