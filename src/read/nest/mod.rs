//! Roles → nested blocks: depth of lists, quotations within them, bodies of notes.

mod definition;
mod glossary;
mod heading;
mod leaf;
mod list;
mod note;
mod quote;

use crate::document::{AsideRole, Block, BlockKind, Level, Note, Span};
use crate::read::group::Groups;
use crate::read::join::Words;
use crate::read::line::Line;
use crate::read::marker::Mark;
use crate::read::marks::Marks;
use crate::read::note::NoteIndex;
use crate::read::role::{self, Judged, Role};
use crate::read::table;
use list::Open;
use quote::unquoted;

/// What all levels of a text share.
pub(super) struct Shared<'a> {
    /// Its words, for hyphens at line ends.
    pub(super) words: Words<'a>,
    /// Its notes by their marks.
    pub(super) notes: NoteIndex<'a>,
}

/// The blocks of judged lines, and the notes among them. `quoted` makes the blocks of lines whose `>` was taken off.
pub(super) fn build<'a>(
    (lines, groups): (&[Line<'a>], &Groups),
    judged: &[Judged],
    marks: &Marks,
    shared: &Shared<'a>,
    quoted: &dyn Fn(Vec<Line<'a>>) -> Vec<Block<'a>>,
) -> (Vec<Block<'a>>, Vec<Note<'a>>) {
    let levels = heading::levels(lines, judged, marks);
    let mut nest = Nest {
        lines,
        groups,
        group: 0,
        marks,
        shared,
        levels,
        heading: 0,
        open: Vec::new(),
        blocks: Vec::with_capacity(judged.len()),
        notes: Vec::new(),
    };
    let mut at = 0;
    while at < judged.len() {
        let first = &judged[at];
        // What announces code is told by more than its role.
        at += if first.role == Role::Paragraph
            && nest.open.is_empty()
            && lines[first.lines.start].head != *b"::"
        {
            nest.paragraph(first);
            1
        } else {
            nest.take(&judged[at..], quoted)
        };
    }
    nest.close_to(0);
    (nest.blocks, nest.notes)
}

/// Whether lines are the mark that says that code follows, and it does.
fn announces_code(own: &[Line<'_>], rest: &[Judged]) -> bool {
    own[0].head == *b"::"
        && own.len() == 1
        && own[0].text == "::"
        && rest
            .get(1)
            .is_some_and(|below| below.role == Role::Preformatted)
}

struct Nest<'n, 'a> {
    lines: &'n [Line<'a>],
    groups: &'n Groups,
    /// The group that we have come to.
    group: usize,
    marks: &'n Marks,
    shared: &'n Shared<'a>,
    levels: Vec<Level>,
    heading: usize,
    open: Vec<Open<'a>>,
    blocks: Vec<Block<'a>>,
    notes: Vec<Note<'a>>,
}

impl<'a> Nest<'_, 'a> {
    /// Takes the first of the judged chunks, and those that go with it. Returns how many.
    fn take(&mut self, rest: &[Judged], quoted: &dyn Fn(Vec<Line<'a>>) -> Vec<Block<'a>>) -> usize {
        let first = &rest[0];
        let own = &self.lines[first.lines.clone()];
        let span = Span::new(own[0].start(), own[own.len() - 1].end());
        let run =
            |same: fn(Role) -> bool| rest.iter().take_while(|judged| same(judged.role)).count();
        if announces_code(own, rest) {
            return 1;
        }
        match first.role {
            Role::Item => {
                let mark = self.marks.at(first.lines.start);
                let inner = mark.and_then(|mark| self.inner_mark(mark, rest));
                let within = self.is_within(rest);
                match (mark, inner) {
                    (Some(mark), Some(inner)) => {
                        let head = own[0].standing(mark.text_at);
                        let outer = Mark {
                            text_at: mark.len,
                            ..mark
                        };
                        self.item(&[own[0].before(mark.len)], Some(outer), within, span);
                        let own: Vec<Line<'a>> = std::iter::once(head)
                            .chain(own[1..].iter().copied())
                            .collect();
                        self.item(&own, Some(inner), false, span);
                    }
                    _ => self.item(own, mark, within, span),
                }
                return 1;
            }
            Role::Unmarked => {
                let n = run(|role| role == Role::Unmarked);
                self.unmarked(&rest[..n]);
                return n;
            }
            Role::Entry => {
                let n = run(|role| role == Role::Entry);
                self.close_to(0);
                let lines: Vec<Line<'a>> = rest[..n]
                    .iter()
                    .flat_map(|judged| self.lines[judged.lines.clone()].iter().copied())
                    .collect();
                let span = span.to(Span::new(span.start as usize, lines[lines.len() - 1].end()));
                let (list, _) = self.contents(&lines, 0, 0, list::depth_by(&lines));
                self.blocks.push(Block {
                    kind: BlockKind::List(list),
                    span,
                });
                return n;
            }
            Role::Note => return self.note(rest, quoted),
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
                self.front(part, own, span);
                return 1;
            }
            _ => {}
        }
        // Most paragraphs stand in no list, wherever they stand.
        if !self.open.is_empty() {
            let indent = own.iter().map(Line::indent).min().unwrap_or(0);
            if first.role == Role::Break && indent == 0 {
                self.close_to(0);
            }
            if !(first.role == Role::Paragraph && self.explains(rest)) {
                self.close_deeper(indent, own[0].gap());
            }
        }
        match first.role {
            Role::QuotedLines => {
                let n = run(|role| role == Role::QuotedLines);
                let end = rest[n - 1].lines.end;
                let lines = unquoted(&self.lines[first.lines.start..end]);
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
                        span: Span::new(own[0].start(), own[own.len() - 1].end()),
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
            Role::Preformatted => self.preformatted(rest),
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
            // Rows of marks one right below the other are one break.
            Role::Break => {
                let goes_on = |row: &&Judged| {
                    row.role == Role::Break && self.lines[row.lines.start].gap() == 0
                };
                let n = 1 + rest[1..].iter().take_while(goes_on).count();
                let last = &self.lines[rest[n - 1].lines.end - 1];
                self.push(Block {
                    kind: BlockKind::Break,
                    span: span.to(Span::new(last.start(), last.end())),
                });
                n
            }
            Role::Figure => self.figure(rest),
            // A name, a street, a telephone: each is told by itself.
            Role::Lines if first.rule == role::AUTHORS => {
                for line in own {
                    let content = self.joined(std::slice::from_ref(line));
                    self.push(Block {
                        kind: BlockKind::Paragraph(content),
                        span: Span::new(line.start(), line.end()),
                    });
                }
                1
            }
            Role::Lines => {
                let content = self.broken_lines(own);
                self.push(Block {
                    kind: BlockKind::Paragraph(content),
                    span,
                });
                1
            }
            Role::Definitions => {
                let run_in = |judged: &Judged| judged.rule == role::GLOSSARY;
                let alike =
                    |judged: &&Judged| judged.role == first.role && run_in(judged) == run_in(first);
                let n = rest.iter().take_while(alike).count();
                if run_in(first) {
                    self.glossary(&rest[..n]);
                } else {
                    self.definitions(&rest[..n]);
                }
                n
            }
            Role::Release => {
                let content = self.broken_lines(own);
                let paragraph = Block {
                    kind: BlockKind::Paragraph(content),
                    span,
                };
                self.push(Block {
                    kind: BlockKind::Aside {
                        role: AsideRole::Boilerplate,
                        blocks: vec![paragraph],
                    },
                    span,
                });
                1
            }
            Role::Paragraph
            | Role::Item
            | Role::Unmarked
            | Role::Entry
            | Role::Note
            | Role::Heading(_)
            | Role::Front(_) => {
                self.paragraph(first);
                1
            }
        }
    }

    /// Most of most texts: kept apart, lest it pay for the room and the ways that all else needs.
    #[inline(never)]
    fn paragraph(&mut self, judged: &Judged) {
        let own = &self.lines[judged.lines.clone()];
        let span = Span::new(own[0].start(), own[own.len() - 1].end());
        let content = match self.groups.find(&judged.lines, &mut self.group) {
            Some(group) => self.joined_as(own, &group.facts),
            None => self.joined(own),
        };
        self.push(Block {
            kind: BlockKind::Paragraph(content),
            span,
        });
    }

    /// Puts a block into the innermost open item, or below all.
    #[inline]
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
}
