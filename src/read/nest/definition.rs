//! Terms and the deeper text below them → definitions.

use super::Nest;
use crate::document::{Block, BlockKind, Definition, Span};
use crate::read::entry::described;
use crate::read::line::{Line, span_of};
use crate::read::role::{
    BODY, GLOSSARY, HANGING, Judged, OPTION, OPTIONS, Role, entries, term, term_lines,
};

impl<'a> Nest<'_, 'a> {
    /// Groups of entries; what stands deeper than its group's terms goes on with the entry above.
    pub(super) fn definitions(&mut self, judged: &[Judged]) {
        let block = self.defined(judged, 0);
        self.push(block);
    }

    /// The same as a block; entries that stand deeper are definitions within the one above.
    /// The first of these chunks and those that are entries of its kind. Returns how many.
    pub(super) fn defined_alike(&mut self, rest: &[Judged]) -> usize {
        let run_in = |one: &Judged| one.rule == GLOSSARY;
        let first = run_in(&rest[0]);
        let alike = |one: &&Judged| one.role == Role::Definitions && run_in(one) == first;
        let n = rest.iter().take_while(alike).count();
        if first {
            self.glossary(&rest[..n]);
        } else {
            self.definitions(&rest[..n]);
        }
        n
    }

    fn defined(&self, judged: &[Judged], depth: usize) -> Block<'a> {
        const DEEPEST: usize = 8;
        let column = self.column(&judged[0]);
        let mut definitions: Vec<Definition<'a>> = Vec::new();
        let mut span = Span::default();
        let mut rest = judged;
        while let Some((first, below)) = rest.split_first() {
            let inner = self.column(first);
            let nested = inner > column && first.rule != BODY && depth < DEEPEST;
            if let Some(last) = definitions.last_mut().filter(|_| nested) {
                let within = |below: &&Judged| {
                    let at = self.column(below);
                    at > inner || at == inner && below.rule != BODY
                };
                let n = 1 + below.iter().take_while(within).count();
                let block = self.defined(&rest[..n], depth + 1);
                span = span.to(block.span);
                last.blocks.push(block);
                rest = &rest[n..];
                continue;
            }
            let own = &self.lines[first.lines.clone()];
            let lines = span_of(own);
            span = if definitions.is_empty() {
                lines
            } else {
                span.to(lines)
            };
            self.entries(own, column, first.rule, &mut definitions);
            rest = below;
        }
        Block {
            kind: BlockKind::Definitions(definitions),
            span,
        }
    }

    /// The column that lines begin in.
    fn column(&self, judged: &Judged) -> usize {
        self.lines[judged.lines.start].indent()
    }

    /// Adds the entries among these lines, or what they have to say of the last one.
    fn entries(
        &self,
        own: &[Line<'a>],
        column: usize,
        rule: &str,
        definitions: &mut Vec<Definition<'a>>,
    ) {
        let mut at = 0;
        for end in entries(own, column) {
            let lines = &own[at..end];
            let (term, body) = if lines[0].indent() <= column {
                split(lines, rule)
            } else {
                (Vec::new(), lines.to_vec())
            };
            let blocks: Vec<Block<'a>> = if body.is_empty() {
                Vec::new()
            } else {
                vec![Block {
                    kind: BlockKind::Paragraph(self.joined(&body)),
                    span: span_of(&body),
                }]
            };
            match definitions.last_mut() {
                Some(last) if term.is_empty() => last.blocks.extend(blocks),
                _ => definitions.push(Definition {
                    term: self.joined(&term),
                    blocks,
                }),
            }
            at = end;
        }
    }
}

/// The term of an entry and what it means: the first lines and those below, or both from the first line.
fn split<'a>(lines: &[Line<'a>], rule: &str) -> (Vec<Line<'a>>, Vec<Line<'a>>) {
    let first = lines[0];
    let at = match rule {
        HANGING => term(first.text),
        OPTIONS | OPTION => described(first.text),
        _ => None,
    };
    let Some(at) = at else {
        let (term, body) = lines.split_at(term_lines(lines));
        return (term.to_vec(), body.to_vec());
    };
    let (head, rest) = first.text.split_at(at);
    let text = rest.trim_start();
    let text = match rule {
        HANGING => text.strip_prefix("- ").unwrap_or(text),
        _ => text,
    };
    let start = first.start() + first.text.len() - text.len();
    let rest = first.part(text, start);
    let rest = (!text.is_empty()).then_some(rest);
    let body = rest.into_iter().chain(lines[1..].iter().copied()).collect();
    (vec![first.part(head, first.start())], body)
}
