//! Terms and the deeper text below them → definitions.

use super::Nest;
use crate::document::{Block, BlockKind, Definition, Span};
use crate::read::line::Line;
use crate::read::role::{HANGING, Judged, OPTION, OPTIONS, described, entries, term};

impl Nest<'_, '_> {
    /// Groups of entries; what stands deeper than its group's terms goes on with the entry above.
    pub(super) fn definitions(&mut self, judged: &[Judged]) {
        let column = self.lines[judged[0].lines.start].indent();
        let mut definitions: Vec<Definition<'_>> = Vec::new();
        let mut whole: Option<Span> = None;
        for judged in judged {
            let own = &self.lines[judged.lines.clone()];
            let mut at = 0;
            for end in entries(own, column) {
                let lines = &own[at..end];
                let span = Span::new(lines[0].start(), lines[lines.len() - 1].end());
                whole = Some(whole.map_or(span, |whole| whole.to(span)));
                let (term, body) = if lines[0].indent() <= column {
                    split(lines, judged.rule)
                } else {
                    (None, lines.to_vec())
                };
                let blocks: Vec<Block<'_>> = if body.is_empty() {
                    Vec::new()
                } else {
                    vec![Block {
                        kind: BlockKind::Paragraph(self.joined(&body)),
                        span: Span::new(body[0].start(), body[body.len() - 1].end()),
                    }]
                };
                match (definitions.last_mut(), term) {
                    (Some(last), None) => last.blocks.extend(blocks),
                    (_, term) => definitions.push(Definition {
                        term: self.joined(term.as_slice()),
                        blocks,
                    }),
                }
                at = end;
            }
        }
        self.push(Block {
            kind: BlockKind::Definitions(definitions),
            span: whole.unwrap_or_default(),
        });
    }
}

/// The term of an entry and what it means: the first line and those below, or both from the first line.
fn split<'a>(lines: &[Line<'a>], rule: &str) -> (Option<Line<'a>>, Vec<Line<'a>>) {
    let (first, below) = (lines[0], &lines[1..]);
    let at = match rule {
        HANGING => term(first.text),
        OPTIONS | OPTION => described(first.text),
        _ => None,
    };
    let (head, rest) = first.text.split_at(at.unwrap_or(first.text.len()));
    let text = rest.trim_start();
    let start = first.start() + first.text.len() - text.len();
    let rest = first.part(text, start);
    let rest = (!text.is_empty()).then_some(rest);
    let body = rest.into_iter().chain(below.iter().copied()).collect();
    (Some(first.part(head, first.start())), body)
}
