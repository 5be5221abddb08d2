//! Roles → nested blocks: depth of lists, quotations within them, bodies of notes.

mod contents;
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
use crate::read::line::{Line, span_of};
use crate::read::marks::Marks;
use crate::read::note::NoteIndex;
use crate::read::role::heading::Style;
use crate::read::role::{self, Judged, Role};
use crate::read::table;
use list::Open;

/// What all levels of a text share.
pub(super) struct Shared<'a> {
    /// Its words, for hyphens at line ends.
    pub(super) words: Words<'a>,
    /// Its notes by their marks.
    pub(super) notes: NoteIndex<'a>,
}

/// Makes the blocks of lines whose `>` was taken off.
pub(super) type Quoted<'q, 'a> = dyn Fn(Vec<Line<'a>>) -> Vec<Block<'a>> + 'q;

/// The blocks of judged lines, and the notes among them. `quoted` makes those of lines that are quoted.
pub(super) fn build<'a>(
    (lines, groups): (&[Line<'a>], &Groups),
    judged: &[Judged],
    marks: &Marks,
    shared: &Shared<'a>,
    quoted: &Quoted<'_, 'a>,
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
fn marks_code(own: &[Line<'_>], rest: &[Judged]) -> bool {
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
    fn take(&mut self, rest: &[Judged], quoted: &Quoted<'_, 'a>) -> usize {
        let first = &rest[0];
        let own = &self.lines[first.lines.clone()];
        let run = |same: fn(Role) -> bool| rest.iter().take_while(|one| same(one.role)).count();
        let n = match first.role {
            _ if marks_code(own, rest) => return 1,
            Role::Unmarked => run(|role| role == Role::Unmarked),
            Role::Entry => run(|role| role == Role::Entry),
            Role::QuotedLines => run(|role| role == Role::QuotedLines),
            Role::Quote => run(|role| role == Role::Quote),
            Role::Verse => run(|role| role == Role::Verse),
            _ => 1,
        };
        let alike = &rest[..n];
        match first.role {
            Role::Item => self.marked_item(rest),
            Role::Unmarked => self.unmarked(alike),
            Role::Entry => self.contents_list(alike),
            Role::Note => return self.note(rest, quoted),
            Role::Heading(style) => self.heading(own, style),
            Role::Front(part) => {
                self.close_to(0);
                self.front(part, own, span_of(own));
            }
            _ => {
                self.leave_lists(rest);
                return self.below_lists(rest, alike, quoted);
            }
        }
        n
    }

    /// Closes the lists that the next chunk is no part of. Most paragraphs stand in none, wherever they stand.
    fn leave_lists(&mut self, rest: &[Judged]) {
        if self.open.is_empty() {
            return;
        }
        let first = &rest[0];
        let own = &self.lines[first.lines.clone()];
        let indent = own.iter().map(Line::indent).min().unwrap_or(0);
        if first.role == Role::Break && indent == 0 {
            self.close_to(0);
        }
        if !(first.role == Role::Paragraph && self.explains(rest)) {
            self.close_deeper(indent, own[0].gap());
        }
    }

    /// Takes what may stand in an item as well: the first of these chunks, with those that are `alike`. Returns how many.
    fn below_lists(&mut self, rest: &[Judged], alike: &[Judged], quoted: &Quoted<'_, 'a>) -> usize {
        let first = &rest[0];
        let own = &self.lines[first.lines.clone()];
        let span = span_of(own);
        match first.role {
            Role::QuotedLines => self.quoted_lines(alike, quoted),
            Role::Quote => self.quotation(alike),
            Role::Verse => self.verse(alike),
            Role::Preformatted => return self.preformatted(rest),
            Role::Figure => return self.figure(rest),
            Role::Definitions => return self.defined_alike(rest),
            Role::Attribution => self.attribute(own, span),
            Role::Table(form) => {
                let table = table::build(form, own, &self.shared.notes, &self.shared.words);
                self.push(Block {
                    kind: BlockKind::Table(Box::new(table)),
                    span,
                });
            }
            Role::Break => return self.parting(rest),
            // A name, a street, a telephone: each is told by itself.
            Role::Lines if first.rule == role::AUTHORS => {
                for line in own {
                    let content = self.joined(std::slice::from_ref(line));
                    self.push(Block {
                        kind: BlockKind::Paragraph(content),
                        span: Span::new(line.start(), line.end()),
                    });
                }
            }
            Role::Lines => {
                let lines = self.lines_kept(own);
                self.push(lines);
            }
            Role::Release => {
                let lines = self.lines_kept(own);
                self.push(Block {
                    kind: BlockKind::Aside {
                        role: AsideRole::Boilerplate,
                        blocks: vec![lines],
                    },
                    span,
                });
            }
            Role::Paragraph
            | Role::Item
            | Role::Unmarked
            | Role::Entry
            | Role::Note
            | Role::Heading(_)
            | Role::Front(_) => self.paragraph(first),
        }
        alike.len()
    }

    fn heading(&mut self, own: &[Line<'a>], style: Style) {
        self.close_to(0);
        let level = self.levels[self.heading];
        self.heading += 1;
        let content = self.heading_content(own, style);
        self.blocks.push(Block {
            kind: BlockKind::Heading { level, content },
            span: span_of(own),
        });
    }

    /// A break: rows of marks one right below the other are one. Returns how many of these chunks it takes.
    fn parting(&mut self, rest: &[Judged]) -> usize {
        let goes_on =
            |row: &&Judged| row.role == Role::Break && self.lines[row.lines.start].gap() == 0;
        let n = 1 + rest[1..].iter().take_while(goes_on).count();
        self.push(Block {
            kind: BlockKind::Break,
            span: span_of(&self.lines[rest[0].lines.start..rest[n - 1].lines.end]),
        });
        n
    }

    /// A paragraph whose line ends mean something.
    fn lines_kept(&self, own: &[Line<'a>]) -> Block<'a> {
        Block {
            kind: BlockKind::Paragraph(self.broken_lines(own)),
            span: span_of(own),
        }
    }

    /// Most of most texts: kept apart, lest it pay for the room and the ways that all else needs.
    #[inline(never)]
    fn paragraph(&mut self, judged: &Judged) {
        let own = &self.lines[judged.lines.clone()];
        let span = span_of(own);
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
