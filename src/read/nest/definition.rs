//! Terms and the deeper text below them → definitions.

use super::Nest;
use crate::document::{Block, BlockKind, Definition, Span};
use crate::read::role::{Judged, entries};

impl Nest<'_, '_> {
    /// Groups of entries; what stands deeper than its group's terms goes on with the entry above.
    pub(super) fn definitions(&mut self, judged: &[Judged]) {
        let column = self.lines[judged[0].lines.start].indent;
        let mut definitions: Vec<Definition<'_>> = Vec::new();
        let mut whole: Option<Span> = None;
        for judged in judged {
            let own = &self.lines[judged.lines.clone()];
            let mut at = 0;
            for end in entries(own, column) {
                let lines = &own[at..end];
                let span = Span::new(lines[0].start, lines[lines.len() - 1].end());
                whole = Some(whole.map_or(span, |whole| whole.to(span)));
                let (term, body) = if lines[0].indent <= column {
                    lines.split_at(1)
                } else {
                    (&lines[..0], lines)
                };
                let blocks: Vec<Block<'_>> = if body.is_empty() {
                    Vec::new()
                } else {
                    vec![Block {
                        kind: BlockKind::Paragraph(self.joined(body)),
                        span: Span::new(body[0].start, body[body.len() - 1].end()),
                    }]
                };
                match definitions.last_mut() {
                    Some(last) if term.is_empty() => last.blocks.extend(blocks),
                    _ => definitions.push(Definition {
                        term: self.joined(term),
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
