//! Bodies of notes, out of the text and into their own list.

use super::{Nest, Quoted};
use crate::document::{Block, BlockKind, Inline, Note, Span, Text};
use crate::read::line::span_of;
use crate::read::note::{self, Form};
use crate::read::role::{HUNG, Judged, Role};

impl<'a> Nest<'_, 'a> {
    /// A note's body, over the chunks that belong to it. Returns how many.
    pub(super) fn note(&mut self, rest: &[Judged], quoted: &Quoted<'_, 'a>) -> usize {
        let own = &self.lines[rest[0].lines.clone()];
        let Some(body) = note::head(own[0].text) else {
            return 1;
        };
        let chunks = match body.form {
            Form::Closed => self.until_closed(rest),
            Form::Alone if own.len() == 1 => {
                let below = |below: &Judged| below.role == Role::Paragraph;
                1 + usize::from(rest.get(1).is_some_and(below))
            }
            _ => self.hanging(rest, body.form),
        };
        let mut head = own.to_vec();
        head[0] = own[0].behind(body.text_at);
        head.retain(|line| !line.text.is_empty());
        // Notes stand between blocks, so that all formats can keep their order.
        self.close_to(0);
        // What belongs to a note is built as any text is, and then belongs to it.
        let outer = std::mem::take(&mut self.blocks);
        let last = &self.lines[rest[chunks - 1].lines.end - 1];
        let whole = Span::new(own[0].start(), last.end());
        if !head.is_empty() {
            let content = self.joined(&head);
            self.push(Block {
                kind: BlockKind::Paragraph(content),
                span: span_of(own),
            });
        }
        let mut at = 1;
        while at < chunks {
            at += self.take(&rest[at..chunks], quoted);
        }
        self.close_to(0);
        let mut blocks = std::mem::replace(&mut self.blocks, outer);
        if body.form == Form::Closed {
            close(&mut blocks);
        }
        self.notes.push(Note {
            mark: Text::Borrowed(body.mark.trim_matches(['(', ')', '^'])),
            blocks,
            span: whole,
        });
        chunks
    }

    /// The chunks down to the bracket that closes the note's own.
    fn until_closed(&self, rest: &[Judged]) -> usize {
        /// A bracket that nothing closes does not swallow the text.
        const LONGEST: usize = 40;
        let mut depth = 0;
        for (at, judged) in rest.iter().take(LONGEST).enumerate() {
            let ends = matches!(judged.role, Role::Heading(_) | Role::Front(_) | Role::Note);
            if at > 0 && ends {
                break;
            }
            for byte in self.lines[judged.lines.clone()]
                .iter()
                .flat_map(|line| line.text.bytes())
            {
                depth += i32::from(byte == b'[') - i32::from(byte == b']');
            }
            if depth <= 0 {
                return at + 1;
            }
        }
        1
    }

    /// The chunks that stand deeper than the mark, as far as the form allows them.
    fn hanging(&self, rest: &[Judged], form: Form) -> usize {
        let own = &self.lines[rest[0].lines.clone()];
        // A note that hangs from its mark, or announces something, goes on where it stands as deep.
        let hangs = own
            .iter()
            .skip(1)
            .all(|line| line.indent() > own[0].indent())
            && own.len() > 1;
        let hung = rest[0].rule == HUNG;
        let announces = own[own.len() - 1].text.ends_with(':');
        let fits = |judged: &Judged| {
            let lines = &self.lines[judged.lines.clone()];
            let deeper = lines.iter().all(|line| line.indent() > own[0].indent() + 1);
            let of_text = !matches!(judged.role, Role::Heading(_) | Role::Front(_) | Role::Note);
            deeper && of_text && (form == Form::Directive || hangs || announces || hung)
        };
        1 + rest[1..].iter().take_while(|judged| fits(judged)).count()
    }
}

/// Takes the bracket that closes a note off its last words.
fn close(blocks: &mut [Block<'_>]) {
    match blocks.last_mut().map(|block| &mut block.kind) {
        Some(BlockKind::Paragraph(content)) => close_text(content),
        Some(BlockKind::Verse(stanzas)) => {
            if let Some(line) = stanzas.last_mut().and_then(|stanza| stanza.last_mut()) {
                close_text(&mut line.content);
            }
        }
        Some(BlockKind::Quote { blocks, .. }) => close(blocks),
        Some(BlockKind::List(list)) => {
            if let Some(item) = list.items.last_mut() {
                close(&mut item.blocks);
            }
        }
        _ => {}
    }
}

fn close_text(content: &mut Vec<Inline<'_>>) {
    if let Some(Inline::Text(text)) = content.last_mut() {
        match text {
            Text::Borrowed(text) => *text = text.strip_suffix(']').unwrap_or(text),
            Text::Owned(text) => {
                if text.ends_with(']') {
                    text.pop();
                }
            }
        }
        if text.is_empty() {
            content.pop();
        }
    }
}
