//! Inlines as Markdown can say them.

use super::{Inlines, State};
use copydesk::document::{Block, Document, Inline, Link, NoteId, Target, plain_text};

/// Where inlines stand.
#[derive(Clone, Copy, Default)]
pub(super) struct Around {
    pub(super) in_link: bool,
    pub(super) in_table: bool,
    /// In a heading or in stress, where no line ends.
    pub(super) in_line: bool,
}

impl State {
    /// The inlines of a leaf.
    pub(super) fn line(&mut self, content: &[Inline<'static>], around: Around) -> Inlines {
        if is_blank(content) && !around.in_table {
            return Vec::new();
        }
        let mut out = self.inlines(content, around);
        trim(&mut out, around.in_table);
        out
    }

    fn inlines(&mut self, content: &[Inline<'static>], around: Around) -> Inlines {
        let mut out = Vec::new();
        for inline in content {
            match inline {
                Inline::Text(text) => add_text(&mut out, &clean(text)),
                Inline::Code(text) => {
                    let text = clean(text).replace('\n', " ");
                    if !text.is_empty() {
                        out.push(Inline::Code(text.into()));
                    }
                }
                Inline::Emphasis(inner) => self.stressed(inner, around, Inline::Emphasis, &mut out),
                Inline::Strong(inner) => self.stressed(inner, around, Inline::Strong, &mut out),
                Inline::Link(link) => self.link(link, around, &mut out),
                Inline::Note(id) => {
                    out.extend(self.notes.get(&id.0).map(|id| Inline::Note(NoteId(*id))));
                }
                Inline::LineBreak if around.in_table || !(around.in_line || around.in_link) => {
                    out.push(Inline::LineBreak);
                }
                Inline::LineBreak => add_text(&mut out, " "),
            }
        }
        out
    }

    fn stressed(
        &mut self,
        inner: &[Inline<'static>],
        around: Around,
        wrap: fn(Inlines) -> Inline<'static>,
        out: &mut Inlines,
    ) {
        if is_blank(inner) {
            let blank = if has_blank(inner) { " " } else { "" };
            return add_text(out, blank);
        }
        let mut inner = self.inlines(
            inner,
            Around {
                in_line: true,
                ..around
            },
        );
        let (before, after) = (hoist(&mut inner, true), hoist(&mut inner, false));
        if before {
            add_text(out, " ");
        }
        if !inner.is_empty() {
            out.push(wrap(inner));
        }
        if after {
            add_text(out, " ");
        }
    }

    fn link(&mut self, link: &Link<'static>, around: Around, out: &mut Inlines) {
        let target = match &link.target {
            Target::Url(url) => crate::oracle::address(url).map(|url| Target::Url(url.into())),
            Target::Heading(slug) => self
                .slugs
                .iter()
                .any(|it| it == slug)
                .then(|| link.target.clone()),
        };
        let shows = !is_blank(&link.content) && !plain_text(&link.content).trim().is_empty();
        let Some(target) = target.filter(|_| shows && !around.in_link) else {
            for inline in self.inlines(&link.content, around) {
                add(out, inline);
            }
            return;
        };
        let inside = Around {
            in_link: true,
            ..around
        };
        let mut content = Vec::new();
        without_links(&link.content, &mut content);
        for part in content.split_inclusive(|inline| matches!(inline, Inline::Note(_))) {
            let (words, mark) = match part.split_last() {
                Some((mark @ Inline::Note(_), words)) => (words, std::slice::from_ref(mark)),
                _ => (part, [].as_slice()),
            };
            if calls_note(words) || clean(&plain_text(words)).trim().is_empty() {
                self.inlines(words, around)
                    .into_iter()
                    .for_each(|inline| add(out, inline));
            } else {
                let content = self.inlines(words, inside);
                out.push(Inline::Link(Box::new(Link {
                    target: target.clone(),
                    content,
                })));
            }
            out.extend(self.inlines(mark, around));
        }
    }
}

/// Links do not nest.
fn without_links(content: &[Inline<'static>], out: &mut Inlines) {
    for inline in content {
        let inner = |content: &[Inline<'static>]| {
            let mut out = Vec::new();
            without_links(content, &mut out);
            out
        };
        match inline {
            Inline::Link(link) => without_links(&link.content, out),
            Inline::Emphasis(content) => out.push(Inline::Emphasis(inner(content))),
            Inline::Strong(content) => out.push(Inline::Strong(inner(content))),
            inline => out.push(inline.clone()),
        }
    }
}

fn has_blank(content: &[Inline<'_>]) -> bool {
    !clean(&plain_text(content)).is_empty()
}

fn calls_note(content: &[Inline<'_>]) -> bool {
    let mut found = Vec::new();
    inline_calls(content, &mut found);
    !found.is_empty()
}

/// Text without what no format may hold.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| matches!(c, '\n' | '\t') || !(c.is_control() || *c == '\u{FFFE}'))
        .collect()
}

pub(super) fn expanded(text: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for c in text.chars() {
        let width = if c == '\t' { 8 - column % 8 } else { 1 };
        out.extend(std::iter::repeat_n(if c == '\t' { ' ' } else { c }, width));
        column = if c == '\n' { 0 } else { column + width };
    }
    out
}

fn is_blank_char(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n')
}

pub(super) fn is_blank(content: &[Inline<'_>]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text(text) => clean(text).chars().all(is_blank_char),
        Inline::Code(text) => clean(text).is_empty(),
        Inline::Emphasis(content) | Inline::Strong(content) => is_blank(content),
        Inline::Link(link) => is_blank(&link.content),
        Inline::Note(_) => false,
        Inline::LineBreak => true,
    })
}

fn add(out: &mut Inlines, inline: Inline<'static>) {
    match inline {
        Inline::Text(text) => add_text(out, &text),
        inline => out.push(inline),
    }
}

/// Appends text, each run of blanks as one.
fn add_text(out: &mut Inlines, text: &str) {
    if !matches!(out.last(), Some(Inline::Text(_))) {
        out.push(Inline::Text("".into()));
    }
    if let Some(Inline::Text(own)) = out.last_mut() {
        for c in text.chars() {
            let c = if is_blank_char(c) { ' ' } else { c };
            if c != ' ' || !own.ends_with(' ') {
                own.to_mut().push(c);
            }
        }
    }
    if matches!(out.last(), Some(Inline::Text(text)) if text.is_empty()) {
        out.pop();
    }
}

/// Takes the blank off one end; says whether there was one.
fn hoist(content: &mut Inlines, first: bool) -> bool {
    let edge = if first {
        content.first_mut()
    } else {
        content.last_mut()
    };
    let Some(Inline::Text(text)) = edge else {
        return false;
    };
    let kept = if first {
        text.trim_start_matches(' ')
    } else {
        text.trim_end_matches(' ')
    };
    let (kept, had) = (kept.to_owned(), kept.len() < text.len());
    *text = kept.into();
    if text.is_empty() {
        content.remove(if first { 0 } else { content.len() - 1 });
    }
    had
}

/// No blanks at the ends of lines, no breaks at the ends of paragraphs.
pub(super) fn trim(content: &mut Inlines, in_table: bool) {
    let mut out: Inlines = Vec::new();
    for inline in content.drain(..) {
        match inline {
            Inline::LineBreak if !in_table => {
                hoist(&mut out, false);
                if !matches!(out.last(), None | Some(Inline::LineBreak)) {
                    out.push(Inline::LineBreak);
                }
            }
            Inline::Text(text) => {
                let starts = matches!(out.last(), None | Some(Inline::LineBreak))
                    && (!in_table || out.is_empty());
                add_text(
                    &mut out,
                    if starts {
                        text.trim_start_matches(' ')
                    } else {
                        &text
                    },
                );
            }
            inline => out.push(inline),
        }
    }
    loop {
        hoist(&mut out, false);
        if in_table || !matches!(out.last(), Some(Inline::LineBreak)) {
            break;
        }
        out.pop();
    }
    *content = out;
}

/// The notes that are called.
pub(super) fn calls(document: &Document<'_>, found: &mut Vec<usize>) {
    fn of_blocks(blocks: &[Block<'_>], found: &mut Vec<usize>) {
        for block in blocks {
            let (inner, inlines) = copydesk::document::children(block);
            for content in inlines {
                inline_calls(content, found);
            }
            for blocks in inner {
                of_blocks(blocks, found);
            }
        }
    }
    of_blocks(&document.blocks, found);
    document
        .notes
        .iter()
        .for_each(|note| of_blocks(&note.blocks, found));
}

fn inline_calls(content: &[Inline<'_>], found: &mut Vec<usize>) {
    for inline in content {
        match inline {
            Inline::Emphasis(content) | Inline::Strong(content) => inline_calls(content, found),
            Inline::Link(link) => inline_calls(&link.content, found),
            Inline::Note(id) => found.push(id.0 as usize),
            Inline::Text(_) | Inline::Code(_) | Inline::LineBreak => {}
        }
    }
}
