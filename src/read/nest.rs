//! Roles → nested blocks: depth of lists, quotations within them, bodies of notes.

use super::inline::{self, NoteIndex};
use super::join::{self, Words};
use super::levels::{self, Look};
use super::line::Line;
use super::marker::Kind;
use super::profile::Marks;
use super::role::heading::Style;
use super::role::{self, Judged, Role};
use super::table;
use crate::document::{
    Block, BlockKind, Inline, Item, Level, List, Marker, Note, Span, Text, VerseLine,
};

/// What all levels of a text share.
pub(super) struct Shared<'a> {
    /// Its words, for hyphens at line ends.
    pub(super) words: Words<'a>,
    /// Its notes by their marks.
    pub(super) notes: NoteIndex<'a>,
}

/// The blocks of judged lines, and the notes among them. `quoted` makes the blocks of lines whose `>` was taken off.
pub(super) fn build<'a>(
    lines: &[Line<'a>],
    judged: &[Judged],
    marks: &Marks,
    shared: &Shared<'a>,
    quoted: &dyn Fn(Vec<Line<'a>>) -> Vec<Block<'a>>,
) -> (Vec<Block<'a>>, Vec<Note<'a>>) {
    let levels = heading_levels(lines, judged);
    let mut nest = Nest {
        lines,
        marks,
        shared,
        levels,
        heading: 0,
        open: Vec::new(),
        blocks: Vec::new(),
        notes: Vec::new(),
    };
    let mut at = 0;
    while at < judged.len() {
        at += nest.take(&judged[at..], quoted);
    }
    nest.close_to(0);
    (nest.blocks, nest.notes)
}

fn heading_levels(lines: &[Line<'_>], judged: &[Judged]) -> Vec<Level> {
    let looks: Vec<Look> = judged
        .iter()
        .filter_map(|judged| match judged.role {
            Role::Heading(style) => Some(Look {
                style,
                indent: lines[judged.lines.start].indent,
                known: role::heading::is_main_section(lines[judged.lines.start].text),
            }),
            _ => None,
        })
        .collect();
    levels::assign(&looks)
}

/// A list that more items may join.
struct Open<'a> {
    /// The column of its markers.
    indent: usize,
    /// What its last item was led by.
    kind: Option<Kind>,
    /// The first item's number.
    first: Option<Kind>,
    items: Vec<Item<'a>>,
    labels: Vec<Text<'a>>,
    loose: bool,
    span: Span,
}

struct Nest<'n, 'a> {
    lines: &'n [Line<'a>],
    marks: &'n Marks,
    shared: &'n Shared<'a>,
    levels: Vec<Level>,
    heading: usize,
    open: Vec<Open<'a>>,
    blocks: Vec<Block<'a>>,
    notes: Vec<Note<'a>>,
}

impl<'n, 'a> Nest<'n, 'a> {
    /// Takes the first of the judged chunks, and those that go with it. Returns how many.
    fn take(&mut self, rest: &[Judged], quoted: &dyn Fn(Vec<Line<'a>>) -> Vec<Block<'a>>) -> usize {
        let first = &rest[0];
        let own = &self.lines[first.lines.clone()];
        let span = Span::new(own[0].start, own[own.len() - 1].end());
        let run =
            |same: fn(Role) -> bool| rest.iter().take_while(|judged| same(judged.role)).count();
        match first.role {
            Role::Item => {
                self.item(
                    own,
                    self.marks
                        .at(first.lines.start)
                        .map(|mark| (mark.kind, mark.len, mark.text_at)),
                    span,
                );
                return 1;
            }
            Role::Entry => {
                let n = run(|role| role == Role::Entry);
                self.close_to(0);
                let lines: Vec<Line<'a>> = rest[..n]
                    .iter()
                    .flat_map(|judged| self.lines[judged.lines.clone()].iter().copied())
                    .collect();
                let span = span.to(Span::new(span.start as usize, lines[lines.len() - 1].end()));
                let (list, _) = self.contents(&lines, 0, 0);
                self.blocks.push(Block {
                    kind: BlockKind::List(list),
                    span,
                });
                return n;
            }
            Role::Note => return self.note(rest, span),
            Role::Heading(style) => {
                self.close_to(0);
                let level = self.levels[self.heading];
                self.heading += 1;
                let content = self.heading_content(own, style);
                self.blocks.push(Block {
                    kind: BlockKind::Heading { level, content },
                    span,
                });
                return 1;
            }
            Role::Front(part) => {
                self.close_to(0);
                let content = self.broken_lines(own, |line| !line.is_symbols());
                self.blocks.push(Block {
                    kind: BlockKind::Front { part, content },
                    span,
                });
                return 1;
            }
            _ => {}
        }
        let indent = own.iter().map(|line| line.indent).min().unwrap_or(0);
        if first.role == Role::Break && indent == 0 {
            self.close_to(0);
        }
        self.close_deeper(indent, own[0].gap);
        match first.role {
            Role::QuotedLines => {
                let n = run(|role| role == Role::QuotedLines);
                let end = rest[n - 1].lines.end;
                let lines: Vec<Line<'a>> = self.lines[first.lines.start..end]
                    .iter()
                    .filter_map(unquoted)
                    .collect();
                let span = span.to(Span::new(span.start as usize, self.lines[end - 1].end()));
                let blocks = quoted(lines);
                self.push(Block {
                    kind: BlockKind::Quote {
                        blocks,
                        attribution: Vec::new(),
                    },
                    span,
                });
                n
            }
            Role::Quote => {
                let n = run(|role| role == Role::Quote);
                let paragraphs = rest[..n].iter().map(|judged| {
                    let own = &self.lines[judged.lines.clone()];
                    Block {
                        kind: BlockKind::Paragraph(self.joined(own)),
                        span: Span::new(own[0].start, own[own.len() - 1].end()),
                    }
                });
                let blocks: Vec<Block<'a>> = paragraphs.collect();
                let span = blocks.iter().fold(span, |span, block| span.to(block.span));
                self.push(Block {
                    kind: BlockKind::Quote {
                        blocks,
                        attribution: Vec::new(),
                    },
                    span,
                });
                n
            }
            Role::Verse => {
                let n = run(|role| role == Role::Verse);
                self.verse(&rest[..n]);
                n
            }
            Role::Preformatted => {
                let n = run(|role| role == Role::Preformatted);
                let lines = &self.lines[first.lines.start..rest[n - 1].lines.end];
                let span = span.to(Span::new(span.start as usize, lines[lines.len() - 1].end()));
                self.push(Block {
                    kind: BlockKind::Preformatted {
                        text: Text::Owned(columns(lines)),
                        language: None,
                    },
                    span,
                });
                n
            }
            Role::Attribution => {
                self.attribute(own, span);
                1
            }
            Role::Table(form) => {
                let table = table::build(form, own, &self.shared.notes, &self.shared.words);
                self.push(Block {
                    kind: BlockKind::Table(Box::new(table)),
                    span,
                });
                1
            }
            Role::Break => {
                self.push(Block {
                    kind: BlockKind::Break,
                    span,
                });
                1
            }
            Role::Figure => {
                let caption = self.joined(own);
                self.push(Block {
                    kind: BlockKind::Figure { caption },
                    span,
                });
                1
            }
            Role::Lines => {
                let content = self.broken_lines(own, |_| true);
                self.push(Block {
                    kind: BlockKind::Paragraph(content),
                    span,
                });
                1
            }
            Role::Paragraph
            | Role::Item
            | Role::Entry
            | Role::Note
            | Role::Heading(_)
            | Role::Front(_) => {
                let content = self.joined(own);
                self.push(Block {
                    kind: BlockKind::Paragraph(content),
                    span,
                });
                1
            }
        }
    }

    /// Puts a block into the innermost open item, or below all.
    fn push(&mut self, block: Block<'a>) {
        match self.open.last_mut() {
            Some(open) => {
                open.span = open.span.to(block.span);
                open.items
                    .last_mut()
                    .expect("an open list has an item")
                    .blocks
                    .push(block);
            }
            None => self.blocks.push(block),
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let open = self.open.pop().expect("longer than depth");
            let block = Block {
                span: open.span,
                kind: BlockKind::List(finish(open)),
            };
            self.push(block);
        }
    }

    /// Closes the lists whose items do not reach to this column.
    fn close_deeper(&mut self, indent: usize, gap: usize) {
        let stay = self
            .open
            .iter()
            .take_while(|open| indent > open.indent + 1)
            .count();
        self.close_to(stay);
        if let Some(open) = self.open.last_mut() {
            open.loose |= gap > 0;
        }
    }

    fn item(&mut self, own: &[Line<'a>], mark: Option<(Kind, usize, usize)>, span: Span) {
        const DEEPEST_LIST: usize = 24;
        let line = &own[0];
        let (label, text_at) = match mark {
            Some((_, len, text_at)) => (&line.text[..len], text_at),
            // The bracketed mark of an entry in a list of works.
            None => {
                let len = line.text.find(']').map_or(0, |at| at + 1);
                (
                    &line.text[..len],
                    len + (line.text[len..].len() - line.text[len..].trim_start().len()),
                )
            }
        };
        let kind = mark.map(|(kind, _, _)| kind);
        let stay = self
            .open
            .iter()
            .take_while(|open| line.indent + 1 >= open.indent)
            .count();
        self.close_to(stay);
        let joins = self
            .open
            .last()
            .is_some_and(|open| line.indent <= open.indent + 1 && follows(open.kind, kind));
        if !joins {
            let sibling = self
                .open
                .last()
                .is_some_and(|open| line.indent <= open.indent + 1)
                || self.open.len() >= DEEPEST_LIST;
            if sibling {
                self.close_to(self.open.len() - 1);
            }
            self.open.push(Open {
                indent: line.indent,
                kind,
                first: kind,
                items: Vec::new(),
                labels: Vec::new(),
                loose: false,
                span,
            });
        }
        let head = Line {
            text: &line.text[text_at..],
            start: line.start + text_at,
            ..*line
        };
        let lines: Vec<Line<'a>> = std::iter::once(head)
            .chain(own[1..].iter().copied())
            .collect();
        let content = self.joined(&lines);
        let open = self.open.last_mut().expect("just opened");
        open.loose |= joins && line.gap > 0;
        open.kind = kind;
        open.span = open.span.to(span);
        open.labels.push(Text::Borrowed(label));
        open.items.push(Item {
            label: None,
            blocks: vec![Block {
                kind: BlockKind::Paragraph(content),
                span,
            }],
        });
    }

    /// A contents list from the line `from` on, and where it ends: deeper entries are lists within.
    fn contents(&self, lines: &[Line<'a>], from: usize, depth: usize) -> (List<'a>, usize) {
        const DEEPEST_LIST: usize = 8;
        let column = entry_column(&lines[from]);
        let mut items: Vec<Item<'a>> = Vec::new();
        let mut at = from;
        while at < lines.len() {
            let line = &lines[at];
            if entry_column(line) + 1 < column && depth > 0 {
                break;
            }
            if entry_column(line) > column + 1 && !items.is_empty() && depth < DEEPEST_LIST {
                let (list, end) = self.contents(lines, at, depth + 1);
                let span = Span::new(line.start, lines[end - 1].end());
                items.last_mut().expect("not empty").blocks.push(Block {
                    kind: BlockKind::List(list),
                    span,
                });
                at = end;
                continue;
            }
            let text = &line.text[..super::role::leader(line.text).unwrap_or(line.text.len())];
            let shown = Line { text, ..*line };
            let block = Block {
                kind: BlockKind::Paragraph(self.joined(&[shown])),
                span: Span::new(line.start, line.end()),
            };
            items.push(Item {
                label: None,
                blocks: vec![block],
            });
            at += 1;
        }
        (
            List {
                marker: Marker::None,
                tight: true,
                items,
            },
            at,
        )
    }

    /// A note's body, over the chunks that belong to it.
    fn note(&mut self, rest: &[Judged], span: Span) -> usize {
        /// A bracket that nothing closes does not swallow the text.
        const LONGEST: usize = 12;
        self.close_to(0);
        let start = rest[0].lines.start;
        let Some((mark, text_at)) = role::note_body(&self.lines[start]) else {
            return 1;
        };
        let footnote = self.lines[start].text.starts_with("[Footnote");
        let closes = |judged: &Judged| self.lines[judged.lines.end - 1].text.ends_with(']');
        let chunks = if footnote {
            rest.iter()
                .take(LONGEST)
                .position(closes)
                .map_or(1, |at| at + 1)
        } else {
            1
        };
        let mut blocks = Vec::new();
        let mut whole = span;
        for (n, judged) in rest[..chunks].iter().enumerate() {
            let own = &self.lines[judged.lines.clone()];
            let mut lines = own.to_vec();
            if n == 0 {
                lines[0] = Line {
                    text: &own[0].text[text_at..],
                    start: own[0].start + text_at,
                    ..own[0]
                };
            }
            if footnote && n + 1 == chunks {
                let last = lines.last_mut().expect("a chunk has a line");
                last.text = last.text.strip_suffix(']').unwrap_or(last.text);
            }
            let span = Span::new(own[0].start, own[own.len() - 1].end());
            whole = whole.to(span);
            blocks.push(Block {
                kind: BlockKind::Paragraph(self.joined(&lines)),
                span,
            });
        }
        self.notes.push(Note {
            mark: Text::Borrowed(mark),
            blocks,
            span: whole,
        });
        chunks
    }

    fn verse(&mut self, judged: &[Judged]) {
        let all = &self.lines[judged[0].lines.start..judged[judged.len() - 1].lines.end];
        let left = all.iter().map(|line| line.indent).min().unwrap_or(0);
        let line = |line: &Line<'a>| VerseLine {
            indent: u16::try_from(line.indent - left).unwrap_or(u16::MAX),
            content: self.joined(std::slice::from_ref(line)),
        };
        let stanzas = judged
            .iter()
            .map(|judged| self.lines[judged.lines.clone()].iter().map(line).collect())
            .collect();
        let span = Span::new(all[0].start, all[all.len() - 1].end());
        self.push(Block {
            kind: BlockKind::Verse(stanzas),
            span,
        });
    }

    /// Gives the quotation or verse above to whom the line names.
    fn attribute(&mut self, own: &[Line<'a>], span: Span) {
        let content = self.joined(own);
        let above = match self.open.last_mut() {
            Some(open) => open.items.last_mut().and_then(|item| item.blocks.pop()),
            None => self.blocks.pop(),
        };
        let block = match above {
            Some(Block {
                kind:
                    BlockKind::Quote {
                        blocks,
                        attribution,
                    },
                span: above,
            }) if attribution.is_empty() => Block {
                kind: BlockKind::Quote {
                    blocks,
                    attribution: content,
                },
                span: above.to(span),
            },
            Some(
                verse @ Block {
                    kind: BlockKind::Verse(_),
                    ..
                },
            ) => {
                let whole = verse.span.to(span);
                Block {
                    kind: BlockKind::Quote {
                        blocks: vec![verse],
                        attribution: content,
                    },
                    span: whole,
                }
            }
            other => {
                other.into_iter().for_each(|block| self.push(block));
                Block {
                    kind: BlockKind::Paragraph(content),
                    span,
                }
            }
        };
        self.push(block);
    }

    fn heading_content(&self, own: &[Line<'a>], style: Style) -> Vec<Inline<'a>> {
        match style {
            Style::Hashes(count) => {
                let line = Line {
                    text: own[0].text[usize::from(count)..].trim(),
                    ..own[0]
                };
                self.joined(&[line])
            }
            Style::Underlined(..) => self.joined(
                &own.iter()
                    .filter(|line| !line.is_symbols())
                    .copied()
                    .collect::<Vec<_>>(),
            ),
            Style::Bare | Style::Outdented(_) | Style::Numbered(_) => self.joined(own),
            Style::Part | Style::Chapter | Style::Section | Style::Capitals | Style::Centred => {
                self.broken_lines(own, |_| true)
            }
        }
    }

    /// Lines whose ends are kept, those of symbols left out.
    fn broken_lines(&self, own: &[Line<'a>], keep: fn(&Line<'_>) -> bool) -> Vec<Inline<'a>> {
        let mut content = Vec::new();
        let mut last: Option<&Line<'a>> = None;
        for line in own.iter().filter(|line| keep(line)) {
            if last.is_some() {
                content.push(Inline::LineBreak);
            }
            content.extend(self.joined(std::slice::from_ref(line)));
            last = Some(line);
        }
        content
    }

    fn joined(&self, lines: &[Line<'a>]) -> Vec<Inline<'a>> {
        let offset = lines.first().map_or(0, |line| line.start);
        inline::parse(
            join::join(lines, &self.shared.words),
            offset,
            &self.shared.notes,
        )
    }
}

/// The column where the words of a contents entry begin: numbers before them are often set flush right.
fn entry_column(line: &Line<'_>) -> usize {
    let number =
        super::marker::parse(line.text).filter(|mark| matches!(mark.kind, Kind::Number { .. }));
    line.indent + number.map_or(0, |mark| mark.text_at)
}

/// Whether an item of this kind goes on with a list whose last item was of that kind.
fn follows(last: Option<Kind>, next: Option<Kind>) -> bool {
    match (last, next) {
        (Some(Kind::Bullet(last)), Some(Kind::Bullet(next))) => last == next,
        (
            Some(Kind::Number {
                value,
                style,
                delimiter,
            }),
            Some(Kind::Number {
                value: next,
                style: next_style,
                delimiter: next_delimiter,
            }),
        ) => style == next_style && delimiter == next_delimiter && next == value + 1,
        (Some(Kind::Dotted(_)), Some(Kind::Dotted(_))) | (None, None) => true,
        _ => false,
    }
}

fn finish(open: Open<'_>) -> List<'_> {
    let marker = match open.first {
        Some(Kind::Bullet(_)) => Marker::Bullet,
        Some(Kind::Number {
            value,
            style,
            delimiter,
        }) => Marker::Number {
            start: value,
            style,
            delimiter,
        },
        Some(Kind::Dotted(_)) | None => Marker::Label,
    };
    let tight = !open.loose;
    let mut items = open.items;
    if marker == Marker::Label {
        for (item, label) in items.iter_mut().zip(open.labels) {
            item.label = Some(label);
        }
    }
    List {
        marker,
        tight,
        items,
    }
}

/// A quoted line without its `>`; `None` if nothing is left of it.
fn unquoted<'a>(line: &Line<'a>) -> Option<Line<'a>> {
    let rest = line.text.strip_prefix('>').unwrap_or(line.text);
    let text = rest.trim_start();
    let indent = rest.len() - text.len();
    (!text.is_empty()).then(|| Line {
        text,
        start: line.end() - text.len(),
        indent: indent.saturating_sub(1),
        width: super::line::width(text),
        ..*line
    })
}

/// Lines in their columns, as far left as the leftmost allows; blank lines between them stay.
fn columns(lines: &[Line<'_>]) -> String {
    const TAB: usize = 8;
    let left = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    let mut out = String::with_capacity(
        lines
            .iter()
            .map(|line| line.text.len() + line.indent + 1)
            .sum(),
    );
    for (n, line) in lines.iter().enumerate() {
        if n > 0 {
            out.extend(std::iter::repeat_n('\n', line.gap + 1));
        }
        out.extend(std::iter::repeat_n(' ', line.indent - left));
        let mut column = line.indent;
        for c in line.text.chars() {
            if c == '\t' {
                let next = (column / TAB + 1) * TAB;
                out.extend(std::iter::repeat_n(' ', next - column));
                column = next;
            } else {
                out.push(c);
                column += 1;
            }
        }
    }
    out
}
