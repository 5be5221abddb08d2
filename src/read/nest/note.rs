//! Bodies of notes, out of the text and into their own list.

use super::Nest;
use crate::document::{Block, BlockKind, Note, Span, Text};
use crate::read::line::Line;
use crate::read::role::{self, Judged};

impl Nest<'_, '_> {
    /// A note's body, over the chunks that belong to it.
    pub(super) fn note(&mut self, rest: &[Judged], span: Span) -> usize {
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
}
