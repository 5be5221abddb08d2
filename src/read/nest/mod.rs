//! Roles → nested blocks: depth of lists, quotations within them, bodies of notes.

mod definition;
mod glossary;
mod leaf;
mod list;
mod note;
mod quote;

use crate::document::{AsideRole, Block, BlockKind, Delimiter, Level, Note, Span, announces_notes};
use crate::read::group::Groups;
use crate::read::join::Words;
use crate::read::levels::{self, Counted, Look, Name, Parts};
use crate::read::line::Line;
use crate::read::marker::{self, Kind};
use crate::read::marks::Marks;
use crate::read::note::NoteIndex;
use crate::read::role::heading::Style;
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
    let levels = heading_levels(lines, judged, marks);
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
        at += nest.take(&judged[at..], quoted);
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

fn heading_levels(lines: &[Line<'_>], judged: &[Judged], marks: &Marks) -> Vec<Level> {
    let depths = role::entry_depths(lines, judged);
    // Most chunks are none, and pay for no more than being asked.
    let headings = judged.iter().enumerate();
    let headings = headings.filter_map(|(at, judged)| match judged.role {
        Role::Heading(style) => Some((at, judged, style)),
        _ => None,
    });
    let looks: Vec<Look> = headings
        .map(|(at, heading, style)| {
            let own = &lines[heading.lines.clone()];
            let first = own
                .iter()
                .find(|line| !line.is_symbols())
                .unwrap_or(&own[0]);
            // Blank lines above the title that comes again are those of the chapter below it.
            let again = at.checked_sub(1).map(|above| &judged[above]);
            let again = again.filter(|above| above.rule == role::AGAIN);
            let gap = again.map_or(0, |above| lines[above.lines.start].gap());
            let entry = (matches!(style, Style::Bare | Style::Capitals) && !depths.is_empty())
                .then(|| role::normalised(first.text))
                .and_then(|words| depths.get(&words).copied());
            Look {
                style,
                indent: first.indent(),
                name: name(first.text),
                listed: entry,
                notes: judged
                    .get(at + 1)
                    .is_some_and(|next| next.role == Role::Note)
                    && announces_notes(first.text),
                gap: own[0].gap().max(gap),
                number: None,
                parts: Parts::of(first.text),
                counted: Counted::of(first.text),
                numeral: role::heading::number_alone(first.text),
                attached: at > 0 && matches!(judged[at - 1].role, Role::Heading(_)),
            }
        })
        .collect();
    levels::assign(&numbered(looks, lines, judged, marks))
}

/// What the words of a heading say of what stands below it.
fn name(text: &str) -> Name {
    if role::heading::is_contents(text) {
        Name::Contents
    } else if role::heading::is_main_section(text) {
        Name::Known
    } else {
        Name::Other
    }
}

/// Among numbered headings, one whose number no other confirmed is numbered, too; a number of several parts needs no other.
fn numbered(
    mut looks: Vec<Look>,
    lines: &[Line<'_>],
    judged: &[Judged],
    marks: &Marks,
) -> Vec<Look> {
    let headings = judged
        .iter()
        .filter(|judged| matches!(judged.role, Role::Heading(_)));
    let kind =
        |heading: &Judged| marker::parse(lines[heading.lines.start].text).map(|mark| mark.kind);
    let is_numbered = |(look, heading): (&Look, &Judged)| {
        matches!(look.style, Style::Numbered(_)) || matches!(kind(heading), Some(Kind::Dotted(_)))
    };
    if !looks.iter().zip(headings.clone()).any(is_numbered) {
        return looks;
    }
    let one_rule = rules_for_all_depths(&looks);
    for (look, heading) in looks.iter_mut().zip(headings) {
        if one_rule.contains(&look.style) {
            let parts = look.parts.map_or(1, |parts| parts.count());
            look.style = Style::numbered(parts);
        }
        if look.style == Style::Numbered(1)
            && let Some(Kind::Number { value, style, .. }) =
                marks.at(heading.lines.start).map(|m| m.kind)
        {
            look.number = Some((style, value));
        }
        if !matches!(look.style, Style::Outdented(_) | Style::Bare) {
            continue;
        }
        match kind(heading) {
            Some(Kind::Number {
                delimiter: Delimiter::Period,
                ..
            }) => look.style = Style::Numbered(1),
            Some(Kind::Dotted(parts)) => {
                look.style = Style::numbered(parts);
            }
            _ => {}
        }
    }
    looks
}

/// The rules that headings have below them whose numbers are of one part and of several: there the number tells the depth.
fn rules_for_all_depths(looks: &[Look]) -> Vec<Style> {
    let mut first: Vec<(Style, usize)> = Vec::new();
    let mut mixed = Vec::new();
    for look in looks {
        let (Style::Underlined(..), Some(parts)) = (look.style, look.parts) else {
            continue;
        };
        match first.iter().find(|(style, _)| *style == look.style) {
            None => first.push((look.style, parts.count())),
            Some((style, count)) if *count != parts.count() && !mixed.contains(style) => {
                mixed.push(*style);
            }
            Some(_) => {}
        }
    }
    mixed
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
        if first.role == Role::Paragraph && self.open.is_empty() {
            self.paragraph(first, span);
            return 1;
        }
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
            Role::Break => {
                self.push(Block {
                    kind: BlockKind::Break,
                    span,
                });
                1
            }
            Role::Figure => self.figure(rest),
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
                self.paragraph(first, span);
                1
            }
        }
    }

    /// Most of most texts: kept apart, lest it pay for the room and the ways that all else needs.
    #[inline(never)]
    fn paragraph(&mut self, judged: &Judged, span: Span) {
        let own = &self.lines[judged.lines.clone()];
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
