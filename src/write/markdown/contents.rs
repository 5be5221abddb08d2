//! The contents list of an issue.
//!
//! ```text
//! - [A Walk by the Sea](#a-walk-by-the-sea) — Ada Moss\
//!   _How the tide came in._
//! ```

use super::page::Page;
use super::sides::is_blank;
use crate::document::{Block, BlockKind, Document, Inline, Item, Link, List, Marker, Span, Target};

impl Page {
    /// The contents list of an issue: its articles, by whom each is and what it is about.
    pub(super) fn contents(&mut self, document: &Document<'_>) {
        let outline = self.outline.clone();
        let mut items = Vec::new();
        let mut named = Vec::new();
        for block in &document.blocks {
            if let BlockKind::Heading { content, .. } = &block.kind {
                named.push(!is_blank(content));
            }
        }
        for (entry, named) in outline.entries.iter().zip(named) {
            let is_part = entry.level == 1 && entry.article.is_none();
            if !is_part && entry.article.is_none() {
                continue;
            }
            let words = vec![Inline::Text(entry.text.as_str().into())];
            let mut content = match (is_part, named) {
                (true, _) => vec![Inline::Strong(words)],
                (false, false) => words,
                (false, true) => vec![Inline::Link(Box::new(Link {
                    target: Target::Heading(entry.slug.as_str().into()),
                    content: words,
                }))],
            };
            if let Some(article) = entry.article {
                let metadata = &document.articles[article].metadata;
                if !metadata.authors.is_empty() {
                    content.push(Inline::Text(
                        format!(" — {}", metadata.authors.join(", ")).into(),
                    ));
                }
                if let Some(standfirst) = metadata.standfirst.as_deref() {
                    content.push(Inline::LineBreak);
                    content.push(Inline::Emphasis(vec![Inline::Text(standfirst.into())]));
                }
            }
            items.push(Item {
                label: None,
                blocks: vec![Block {
                    kind: BlockKind::Paragraph(content),
                    span: Span::default(),
                }],
            });
        }
        self.blank_line();
        self.list(&List {
            marker: Marker::Bullet,
            tight: true,
            items,
        });
    }
}
