//! Verse and quotations, and who they are by.

use super::{Nest, Quoted};
use crate::document::{Block, BlockKind, Span, VerseLine};
use crate::read::answered;
use crate::read::line::{Line, span_of, width};
use crate::read::role::Judged;

impl<'a> Nest<'_, 'a> {
    pub(super) fn verse(&mut self, judged: &[Judged]) {
        let all = &self.lines[judged[0].lines.start..judged[judged.len() - 1].lines.end];
        // Bars that kept the ends of the lines have done so.
        let barred: Option<Vec<Line<'a>>> = all.iter().map(unbarred).collect();
        let all = barred.as_deref().unwrap_or(all);
        let left = all.iter().map(Line::indent).min().unwrap_or(0);
        let mut lines = all
            .iter()
            .zip(self.each(all))
            .map(|(line, content)| VerseLine {
                indent: u16::try_from(line.indent() - left).unwrap_or(u16::MAX),
                content,
            });
        let stanzas = judged
            .iter()
            .map(|judged| lines.by_ref().take(judged.lines.len()).collect())
            .collect();
        let span = span_of(all);
        self.push(Block {
            kind: BlockKind::Verse(stanzas),
            span,
        });
    }

    /// One quotation of lines led by `>`, or by what stands for it.
    pub(super) fn quoted_lines(&mut self, judged: &[Judged], quoted: &Quoted<'_, 'a>) {
        let own = &self.lines[judged[0].lines.start..judged[judged.len() - 1].lines.end];
        self.push(Block {
            kind: BlockKind::Quote {
                blocks: quoted(unquoted(own)),
                attribution: Vec::new(),
            },
            span: span_of(own),
        });
    }

    /// One quotation of paragraphs that are set in.
    pub(super) fn quotation(&mut self, judged: &[Judged]) {
        let paragraphs = judged.iter().map(|one| {
            let own = &self.lines[one.lines.clone()];
            Block {
                kind: BlockKind::Paragraph(self.joined(own)),
                span: span_of(own),
            }
        });
        let blocks: Vec<Block<'a>> = paragraphs.collect();
        let span = blocks[0].span.to(blocks[blocks.len() - 1].span);
        self.push(Block {
            kind: BlockKind::Quote {
                blocks,
                attribution: Vec::new(),
            },
            span,
        });
    }

    /// Gives the quotation or verse above to whom the line names.
    pub(super) fn attribute(&mut self, own: &[Line<'a>], span: Span) {
        let content = self.joined(own);
        let above = match self.open.last_mut() {
            Some(open) => open.items.last_mut().and_then(|item| item.blocks.pop()),
            None => self.blocks.pop(),
        };
        let block = match above {
            Some(Block {
                kind:
                    BlockKind::Quote {
                        blocks,
                        attribution,
                    },
                span: above,
            }) if attribution.is_empty() => Block {
                kind: BlockKind::Quote {
                    blocks,
                    attribution: content,
                },
                span: above.to(span),
            },
            Some(
                verse @ Block {
                    kind: BlockKind::Verse(_),
                    ..
                },
            ) => {
                let whole = verse.span.to(span);
                Block {
                    kind: BlockKind::Quote {
                        blocks: vec![verse],
                        attribution: content,
                    },
                    span: whole,
                }
            }
            other => {
                if let Some(block) = other {
                    self.push(block);
                }
                Block {
                    kind: BlockKind::Paragraph(content),
                    span,
                }
            }
        };
        self.push(block);
    }
}

/// A line of verse without the bar at its head.
fn unbarred<'a>(line: &Line<'a>) -> Option<Line<'a>> {
    let rest = line.text.strip_prefix("| ")?;
    let text = rest.trim_start();
    let behind = line.behind(line.text.len() - text.len());
    Some(behind.moved(|place| place.indent += rest.len() - text.len()))
}

/// Quoted lines without their `>`, or whatever leads them; those that are nothing else are blank lines.
fn unquoted<'a>(lines: &[Line<'a>]) -> Vec<Line<'a>> {
    let mut gap = 0;
    let line = |line: &Line<'a>| {
        let rest = answered::without_sign(line);
        let text = rest.trim_start();
        if text.is_empty() {
            gap += line.gap() + 1;
            return None;
        }
        let indent = rest.len() - text.len();
        let behind = line.behind(line.text.len() - text.len());
        Some(behind.moved(|place| {
            place.indent = indent.saturating_sub(1);
            place.width = width(text);
            place.gap += std::mem::take(&mut gap);
        }))
    };
    lines.iter().filter_map(line).collect()
}
