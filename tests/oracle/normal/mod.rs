//! A tree as Markdown can say it. What is listed here, and nothing else, may differ when our Markdown is read again:
//!
//! - `Front`: the title is the first heading of the highest level, whatever it was before, or that of the metadata; a
//!   standfirst is an emphasised paragraph; byline and date are paragraphs.
//! - `Heading`: levels are those of the outline, and no deeper than six with the title.
//! - `Quote`: its attribution is its last paragraph. `Aside`: its blocks. `Figure`: an emphasised paragraph.
//! - `List`: numbers that are not decimal, numbers in two brackets and labels are words of a bulleted item. It is tight where
//!   no blank line parts anything in it.
//! - `Definitions`: each term a strong paragraph above what it means.
//! - `Verse`: each stanza a paragraph of lines, indents in em spaces.
//! - `Table`: its caption is a paragraph above it. `Preformatted`: a language that is no word goes.
//! - `Link`: one that leads nowhere, or within a link, is its words; the mark of a note parts it in two.
//! - `LineBreak`: within stress, links and headings it is a blank.
//! - Notes that nothing calls are paragraphs at the end.
//! - Blanks: many are one, they stand outside stress, and none at the ends of lines. Blocks without words go.

mod inlines;

use copydesk::document::{
    Block, BlockKind, Delimiter, Document, FrontPart, Inline, Item, Level, List, Marker, Note,
    NumberStyle, Overrides, Span, numeral, outline, plain_text, without_note_headings,
};
use inlines::{Around, calls, clean, expanded, is_blank};
use std::collections::BTreeMap;

type Inlines = Vec<Inline<'static>>;

/// The tree as Markdown can say it; what it says already stays as it is.
pub(crate) fn normal(document: &Document<'static>) -> Document<'static> {
    let document = without_note_headings(document).into_owned();
    let mut state = State {
        titled: false,
        base: u8::from(document.blocks.iter().any(|b| matches!(&b.kind, BlockKind::Front { part: FrontPart::Title, content } if !is_blank(content)))),
        slugs: outline(&document).entries.into_iter().map(|it| it.slug).collect(),
        notes: BTreeMap::new(),
    };
    let mut called = Vec::new();
    calls(&document, &mut called);
    for (index, _) in document
        .notes
        .iter()
        .enumerate()
        .filter(|(index, _)| called.contains(index))
    {
        let id = u32::try_from(state.notes.len()).expect("few notes");
        state
            .notes
            .insert(u32::try_from(index).expect("few notes"), id);
    }
    let outline = outline(&document);
    let mut levels = outline.entries.iter().map(|entry| entry.level);
    let mut blocks = Vec::new();
    for block in &document.blocks {
        let level = matches!(block.kind, BlockKind::Heading { .. })
            .then(|| levels.next())
            .flatten();
        state.block(block, level, &mut blocks);
    }
    let marks: Vec<&str> = document
        .notes
        .iter()
        .map(|note| note.mark.as_ref())
        .collect();
    let mut notes = Vec::new();
    for (index, note) in document.notes.iter().enumerate() {
        let mut body = Vec::new();
        for block in &note.blocks {
            state.block(block, None, &mut body);
        }
        if called.contains(&index) {
            notes.push(Note {
                mark: label(&marks, index).into(),
                blocks: body,
                span: Span::default(),
            });
        } else {
            state.labelled(&format!("[{}]", note.mark), &note.blocks, &mut blocks);
        }
    }
    let mut document = Document {
        metadata: document.metadata.clone(),
        blocks,
        notes,
        articles: Vec::new(),
    };
    settle_title(&mut document);
    document
}

/// The label of a note: the author's marks, where they tell all notes apart.
fn label(marks: &[&str], index: usize) -> String {
    let mut unique: Vec<String> = marks.iter().map(|mark| mark.to_ascii_lowercase()).collect();
    unique.sort();
    unique.dedup();
    let is_label = |mark: &&str| {
        !mark.is_empty() && mark.len() <= 32 && mark.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    if unique.len() == marks.len() && marks.iter().all(is_label) {
        marks[index].to_owned()
    } else {
        (index + 1).to_string()
    }
}

fn settle_title(document: &mut Document<'static>) {
    let is_title = |block: &Block<'_>| matches!(block.kind, BlockKind::Front { .. });
    let mut titled = document.blocks.iter().any(is_title);
    let base = u8::from(titled);
    if !titled
        && let Some(block) = document
            .blocks
            .iter_mut()
            .find(|b| matches!(&b.kind, BlockKind::Heading { level, .. } if level.get() == 1))
        && let BlockKind::Heading { content, .. } = &mut block.kind
    {
        let content = std::mem::take(content);
        block.kind = BlockKind::Front {
            part: FrontPart::Title,
            content,
        };
        titled = true;
    }
    let levels = document
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Heading { level, .. } => Some((level.get() + base).min(6) - 1),
            _ => None,
        });
    let by = levels.min().unwrap_or(u8::from(titled));
    let notes = document.notes.iter_mut().map(|note| &mut note.blocks);
    for blocks in std::iter::once(&mut document.blocks).chain(notes) {
        shift(blocks, base, by);
    }
    let first = document.blocks.first().map(|block| match &block.kind {
        BlockKind::Paragraph(content) => plain_text(content),
        _ => String::new(),
    });
    let said = |title: &str| first.as_ref().is_some_and(|first| first.contains(title));
    if !titled
        && let Some(title) = document
            .metadata
            .title
            .clone()
            .filter(|it| !it.trim().is_empty() && !said(it))
    {
        let metadata = &document.metadata;
        let front = Overrides {
            title: Some(title.into_owned()),
            standfirst: metadata.standfirst.as_deref().map(str::to_owned),
            authors: metadata.authors.iter().map(ToString::to_string).collect(),
            date: metadata.date.as_ref().map(|date| date.iso.clone()),
            ..Overrides::default()
        };
        document.override_with(&front);
    }
}

fn shift(blocks: &mut [Block<'static>], base: u8, by: u8) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading { level, .. } => {
                *level =
                    Level::clamped(usize::from((level.get() + base).min(6).saturating_sub(by)));
            }
            BlockKind::Quote { blocks, .. } => shift(blocks, base, by),
            BlockKind::List(list) => list
                .items
                .iter_mut()
                .for_each(|item| shift(&mut item.blocks, base, by)),
            _ => {}
        }
    }
}

fn block_of(kind: BlockKind<'static>) -> Block<'static> {
    Block {
        kind,
        span: Span::default(),
    }
}

struct State {
    titled: bool,
    base: u8,
    slugs: Vec<String>,
    /// Notes that are called, and their places once the others are gone.
    notes: BTreeMap<u32, u32>,
}

impl State {
    fn blocks(&mut self, blocks: &[Block<'static>]) -> Vec<Block<'static>> {
        let mut out = Vec::new();
        for block in blocks {
            self.block(block, None, &mut out);
        }
        out
    }

    fn block(&mut self, block: &Block<'static>, level: Option<u8>, out: &mut Vec<Block<'static>>) {
        let mut push = |kind| {
            out.push(Block {
                kind,
                span: Span::default(),
            });
        };
        match &block.kind {
            BlockKind::Front { part, content } => match part {
                FrontPart::Title if !self.titled && !is_blank(content) => {
                    self.titled = true;
                    let content = self.line(
                        content,
                        Around {
                            in_line: true,
                            ..Around::default()
                        },
                    );
                    push(BlockKind::Front {
                        part: FrontPart::Title,
                        content,
                    });
                }
                FrontPart::Standfirst => self.paragraph(&[Inline::Emphasis(content.clone())], out),
                FrontPart::Title | FrontPart::Byline | FrontPart::Date => {
                    self.paragraph(content, out);
                }
            },
            BlockKind::Heading {
                level: own,
                content,
            } => {
                let content = self.line(
                    content,
                    Around {
                        in_line: true,
                        ..Around::default()
                    },
                );
                if !content.is_empty() {
                    push(BlockKind::Heading {
                        level: Level::clamped(level.unwrap_or(own.get()).into()),
                        content,
                    });
                }
            }
            BlockKind::Paragraph(content) => self.paragraph(content, out),
            BlockKind::Quote {
                blocks,
                attribution,
            } => {
                let mut blocks = self.blocks(blocks);
                self.paragraph(attribution, &mut blocks);
                if !blocks.is_empty() {
                    out.push(Block {
                        kind: BlockKind::Quote {
                            blocks,
                            attribution: Vec::new(),
                        },
                        span: Span::default(),
                    });
                }
            }
            BlockKind::List(list) => {
                let list = self.list(list);
                if !list.items.is_empty() {
                    out.push(Block {
                        kind: BlockKind::List(list),
                        span: Span::default(),
                    });
                }
            }
            BlockKind::Definitions(list) => {
                for definition in list {
                    self.paragraph(&[Inline::Strong(definition.term.clone())], out);
                    out.extend(self.blocks(&definition.blocks));
                }
            }
            BlockKind::Verse(stanzas) => {
                for stanza in stanzas {
                    let mut content = Vec::new();
                    for line in stanza.iter().filter(|line| !is_blank(&line.content)) {
                        if !content.is_empty() {
                            content.push(Inline::LineBreak);
                        }
                        let indent = usize::from(line.indent.div_ceil(2).min(24));
                        content.push(Inline::Text("\u{2003}".repeat(indent).into()));
                        content.extend(self.line(&line.content, Around::default()));
                    }
                    inlines::trim(&mut content, false);
                    if !content.is_empty() {
                        out.push(block_of(BlockKind::Paragraph(content)));
                    }
                }
            }
            BlockKind::Preformatted { text, language } => {
                let text = expanded(&clean(text));
                let is_word = |c: char| c.is_ascii_alphanumeric() || "+-#._".contains(c);
                let language = language
                    .clone()
                    .filter(|name| !name.is_empty() && name.chars().all(is_word));
                if !text.is_empty() {
                    push(BlockKind::Preformatted {
                        text: text.into(),
                        language,
                    });
                }
            }
            BlockKind::Table(table) => {
                self.paragraph(&table.caption, out);
                let mut table = table.clone();
                table.caption = Vec::new();
                for cell in table.head.iter_mut().chain(table.rows.iter_mut().flatten()) {
                    *cell = self.line(
                        cell,
                        Around {
                            in_table: true,
                            ..Around::default()
                        },
                    );
                }
                if table.head.iter().all(Vec::is_empty) {
                    table.head = Vec::new();
                }
                out.push(Block {
                    kind: BlockKind::Table(table),
                    span: Span::default(),
                });
            }
            BlockKind::Figure { caption } => {
                self.paragraph(&[Inline::Emphasis(caption.clone())], out);
            }
            BlockKind::Aside { blocks, .. } => out.extend(self.blocks(blocks)),
            BlockKind::Break => push(BlockKind::Break),
        }
    }

    fn paragraph(&mut self, content: &[Inline<'static>], out: &mut Vec<Block<'static>>) {
        let content = self.line(content, Around::default());
        if !content.is_empty() {
            out.push(Block {
                kind: BlockKind::Paragraph(content),
                span: Span::default(),
            });
        }
    }

    fn list(&mut self, list: &List<'static>) -> List<'static> {
        let number = |index: usize| {
            let Marker::Number {
                start,
                style,
                delimiter,
            } = list.marker
            else {
                return None;
            };
            let digits = numeral(u64::from(start) + index as u64, style);
            match delimiter {
                Delimiter::Parens => Some(format!("({digits})")),
                _ if style == NumberStyle::Decimal => None,
                Delimiter::Period => Some(format!("{digits}.")),
                Delimiter::Paren => Some(format!("{digits})")),
            }
        };
        let marker = match list.marker {
            Marker::Number {
                style: NumberStyle::Decimal,
                delimiter: Delimiter::Period | Delimiter::Paren,
                ..
            } => list.marker,
            _ => Marker::Bullet,
        };
        let mut items = Vec::new();
        for (index, item) in list.items.iter().enumerate() {
            let label = number(index).or_else(|| item.label.as_deref().map(str::to_owned));
            let mut blocks = Vec::new();
            match label.filter(|label| !clean(label).trim().is_empty()) {
                Some(label) => self.labelled(&label, &item.blocks, &mut blocks),
                None => blocks = self.blocks(&item.blocks),
            }
            items.push(Item {
                label: None,
                blocks,
            });
        }
        let is_paragraph = |block: &Block<'_>| matches!(block.kind, BlockKind::Paragraph(_));
        // A list right below the words of an item that it belongs to needs no blank line.
        let mut stays_tight = |item: &Item<'static>| {
            let shown =
                |block: &&Block<'static>| !self.blocks(std::slice::from_ref(*block)).is_empty();
            let blocks: Vec<_> = item.blocks.iter().filter(shown).collect();
            match blocks.as_slice() {
                [first, second] => match &second.kind {
                    BlockKind::List(inner) => {
                        let fits = inner.tight || inner.items.len() == 1;
                        is_paragraph(first) && fits && interrupts(&self.list(inner))
                    }
                    _ => false,
                },
                _ => false,
            }
        };
        let parts = |(item, own): (&Item<'static>, &Item<'static>)| {
            own.blocks.len() > 1 && !stays_tight(item)
        };
        let parted = (!list.tight && items.len() > 1) || list.items.iter().zip(&items).any(parts);
        let tight = !parted
            || !items
                .iter()
                .any(|item| item.blocks.iter().any(is_paragraph));
        List {
            marker,
            tight,
            items,
        }
    }

    fn labelled(&mut self, label: &str, blocks: &[Block<'static>], out: &mut Vec<Block<'static>>) {
        let mut content = vec![Inline::Text(format!("{} ", label.trim()).into())];
        let nothing = blocks
            .iter()
            .take_while(|block| self.blocks(std::slice::from_ref(block)).is_empty());
        let mut rest = &blocks[nothing.count()..];
        if let [
            Block {
                kind: BlockKind::Paragraph(first),
                ..
            },
            others @ ..,
        ] = rest
        {
            content.extend(first.clone());
            rest = others;
        }
        self.paragraph(&content, out);
        out.extend(self.blocks(rest));
    }
}

fn interrupts(list: &List<'_>) -> bool {
    let starts = match list.marker {
        Marker::Number { start, .. } => start == 1,
        _ => true,
    };
    starts
        && list
            .items
            .first()
            .is_some_and(|item| !item.blocks.is_empty())
}
