//! What the user says of an article, against what the text says of itself.
//!
//! A value goes into the metadata and into the visible title block alike, so that no output contradicts itself.

use super::{Block, BlockKind, Date, Document, FrontPart, Inline, Span};
use std::collections::BTreeMap;

/// Values that take the place of what was read. An empty one leaves the text's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// The title.
    pub title: Option<String>,
    /// The sentence that sums the article up.
    pub standfirst: Option<String>,
    /// Names, one each.
    pub authors: Vec<String>,
    /// ISO 8601: `2025-06-02`, `2025-06` or `2025`.
    pub date: Option<String>,
    /// Where it was written.
    pub place: Option<String>,
    /// Who distributed it.
    pub agency: Option<String>,
    /// BCP 47 tag of the language.
    pub language: Option<String>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Fields that have no place above, by their names.
    pub extra: BTreeMap<String, String>,
}

/// The order in which a reader expects the parts of a title block that are put in.
const ORDER: [FrontPart; 4] = [
    FrontPart::Title,
    FrontPart::Standfirst,
    FrontPart::Byline,
    FrontPart::Date,
];

impl Document<'_> {
    /// Puts the given values in the place of the text's own. Place, agency, language, keywords and other fields are no part
    /// of the title block and stay in the metadata alone.
    pub fn override_with(&mut self, overrides: &Overrides) {
        let metadata = &mut self.metadata;
        let set = |field: &mut Option<_>, value: &Option<String>| {
            if let Some(value) = value {
                *field = Some(value.clone().into());
            }
        };
        set(&mut metadata.title, &overrides.title);
        set(&mut metadata.standfirst, &overrides.standfirst);
        set(&mut metadata.place, &overrides.place);
        set(&mut metadata.agency, &overrides.agency);
        set(&mut metadata.language, &overrides.language);
        if let Some(iso) = &overrides.date {
            metadata.date = Some(Date {
                iso: iso.clone(),
                source: iso.clone().into(),
            });
        }
        let owned = |values: &[String]| values.iter().cloned().map(Into::into).collect();
        if !overrides.authors.is_empty() {
            metadata.authors = owned(&overrides.authors);
        }
        if !overrides.keywords.is_empty() {
            metadata.keywords = owned(&overrides.keywords);
        }
        for (name, value) in &overrides.extra {
            metadata
                .extra
                .insert(name.clone().into(), value.clone().into());
        }

        let byline = (!overrides.authors.is_empty()).then(|| overrides.authors.join(", "));
        let visible = [
            overrides.title.clone(),
            overrides.standfirst.clone(),
            byline,
            overrides.date.clone(),
        ];
        for (part, words) in ORDER.into_iter().zip(visible) {
            if let Some(words) = words {
                self.set_front(part, words);
            }
        }
    }

    /// The first block of that part gets the words; others of that part would contradict it and go.
    fn set_front(&mut self, part: FrontPart, words: String) {
        let is_part = |block: &Block<'_>| matches!(&block.kind, BlockKind::Front { part: own, .. } if *own == part);
        let content = vec![Inline::Text(words.into())];
        let kind = BlockKind::Front { part, content };
        if let Some(first) = self.blocks.iter().position(is_part) {
            self.blocks[first].kind = kind;
            let mut index = 0;
            self.blocks.retain(|block| {
                let keep = index <= first || !is_part(block);
                index += 1;
                keep
            });
        } else {
            let at = self.front_position(part);
            let start = match (self.blocks.get(at), self.blocks.last()) {
                (Some(next), _) => next.span.start,
                (None, Some(last)) => last.span.end,
                (None, None) => 0,
            };
            let span = Span { start, end: start };
            self.blocks.insert(at, Block { kind, span });
        }
    }

    /// Below the last part that comes before it, else above the title block, else above the text; words of the publisher
    /// that open the file stay above all.
    fn front_position(&self, part: FrontPart) -> usize {
        let rank = |part| ORDER.iter().position(|own| *own == part);
        let part_of = |block: &Block<'_>| match &block.kind {
            BlockKind::Front { part, .. } => Some(*part),
            _ => None,
        };
        let before = |block: &Block<'_>| part_of(block).is_some_and(|own| rank(own) < rank(part));
        if let Some(last) = self.blocks.iter().rposition(before) {
            return last + 1;
        }
        self.blocks
            .iter()
            .position(|block| part_of(block).is_some())
            .or_else(|| {
                let is_aside = |block: &Block<'_>| matches!(block.kind, BlockKind::Aside { .. });
                self.blocks.iter().position(|block| !is_aside(block))
            })
            .unwrap_or(self.blocks.len())
    }
}
