//! Terms and the deeper text below them → definitions.

use super::Nest;
use crate::document::{Block, BlockKind, Definition, Span};
use crate::read::line::Line;
use crate::read::role::{GLOSSARY, Judged, entries, term};

impl Nest<'_, '_> {
    /// Groups of entries; what stands deeper than its group's terms goes on with the entry above.
    pub(super) fn definitions(&mut self, judged: &[Judged]) {
        if judged[0].rule == GLOSSARY {
            return self.glossary(judged);
        }
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

    /// Terms at the heads of lines; a line without one goes on with the entry above.
    fn glossary(&mut self, judged: &[Judged]) {
        let (first, last) = (&judged[0], &judged[judged.len() - 1]);
        let lines = &self.lines[first.lines.start..last.lines.end];
        let mut definitions = Vec::new();
        let mut at = 0;
        while at < lines.len() {
            let line = &lines[at];
            let below = lines[at + 1..].iter();
            let more = below.take_while(|line| term(line.text).is_none()).count();
            let cut = term(line.text).map_or(0, |term| term.end);
            let behind = line.text[cut..].trim_start();
            let head = Line {
                text: &line.text[..cut],
                ..*line
            };
            let start = line.start + line.text.len() - behind.len();
            let mut body = vec![Line {
                text: behind,
                start,
                ..*line
            }];
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
            span: Span::new(lines[0].start, lines[lines.len() - 1].end()),
        });
    }
}
