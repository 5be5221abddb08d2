//! Terms and what they mean, in one line each → definitions.

use super::Nest;
use crate::document::{Block, BlockKind, Definition, Span};
use crate::read::entry::glossed;
use crate::read::line::span_of;
use crate::read::role::Judged;

impl Nest<'_, '_> {
    /// Terms at the heads of lines; a line without one goes on with the entry above.
    pub(super) fn glossary(&mut self, judged: &[Judged]) {
        let (first, last) = (&judged[0], &judged[judged.len() - 1]);
        let lines = &self.lines[first.lines.start..last.lines.end];
        let mut definitions = Vec::new();
        let mut at = 0;
        while at < lines.len() {
            let line = &lines[at];
            let below = lines[at + 1..].iter();
            let more = below
                .take_while(|line| glossed(line.text).is_none())
                .count();
            let cut = glossed(line.text).map_or(0, |term| term.end);
            let behind = line.text[cut..].trim_start();
            let head = line.part(&line.text[..cut], line.start());
            let mut body = vec![line.behind(line.text.len() - behind.len())];
            let start = body[0].start();
            body.extend_from_slice(&lines[at + 1..=at + more]);
            definitions.push(Definition {
                term: self.joined(&[head]),
                blocks: vec![Block {
                    kind: BlockKind::Paragraph(self.joined(&body)),
                    span: Span::new(start, lines[at + more].end()),
                }],
            });
            at += 1 + more;
        }
        self.push(Block {
            kind: BlockKind::Definitions(definitions),
            span: span_of(lines),
        });
    }
}
