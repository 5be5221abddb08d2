//! Blocks as `CommonMark`.
//!
//! ```text
//! List { Bullet, tight, [[Paragraph([Text("so")])]] }   →  - so
//! Quote { [Paragraph([Text("so")])] }                   →  > so
//! ```

use super::Flavour;
use super::around::{Around, pairs};
use super::lists::would_join;
use super::page::Page;
use super::sides::{Side, is_blank, shows_nothing};
use crate::document::{
    Alignment, Block, BlockKind, Cell, Definition, FrontPart, Inline, Note, Stanza, Table,
    VerseLine,
};
use crate::write::escape::{self, markdown};

impl Page {
    /// Sets the blocks of the document.
    pub(super) fn top(&mut self, blocks: &[Block<'_>]) {
        let mut previous = None;
        for block in blocks {
            let mut level = None;
            if let BlockKind::Heading { .. } = &block.kind {
                level = Some(self.outline.entries[self.next_heading].level);
                self.next_heading += 1;
            }
            self.apart_and_set(block, level, &mut previous);
        }
    }

    /// Sets blocks within a block.
    pub(super) fn blocks(&mut self, blocks: &[Block<'_>]) {
        let mut previous = None;
        for block in blocks {
            self.apart_and_set(block, None, &mut previous);
        }
    }

    fn apart_and_set<'b, 'a>(
        &mut self,
        block: &'b Block<'a>,
        level: Option<u8>,
        previous: &mut Option<&'b Block<'a>>,
    ) {
        if shows_nothing(block) {
            return;
        }
        if let Some(before) = *previous {
            self.blank_line();
            if let (BlockKind::List(one), BlockKind::List(other)) =
                (last_of(before), first_of(block))
                && would_join(one, other)
            {
                self.line(markdown::APART);
                self.blank_line();
            }
        }
        self.block(block, level);
        *previous = Some(block);
    }

    fn block(&mut self, block: &Block<'_>, level: Option<u8>) {
        match &block.kind {
            BlockKind::Front { part, content } => match part {
                FrontPart::Title if !self.title_set => {
                    self.title_set = true;
                    self.heading(1, content);
                }
                FrontPart::Standfirst => self.emphasised(content),
                FrontPart::Title | FrontPart::Byline | FrontPart::Date => self.paragraph(content),
            },
            BlockKind::Heading {
                level: own,
                content,
            } => {
                let level = level.unwrap_or(own.get()) + self.base_level;
                self.heading(level.min(6), content);
            }
            BlockKind::Paragraph(content) => self.paragraph(content),
            BlockKind::Quote {
                blocks,
                attribution,
            } => self.within("> ", "> ", |page| {
                page.blocks(blocks);
                if !is_blank(attribution) {
                    if !blocks.iter().all(shows_nothing) {
                        page.blank_line();
                    }
                    page.paragraph(attribution);
                }
            }),
            BlockKind::List(list) => self.list(list),
            BlockKind::Definitions(list) => self.definitions(list),
            BlockKind::Verse(stanzas) => self.verse(stanzas),
            BlockKind::Preformatted { text, language } => {
                self.preformatted(text, language.as_deref());
            }
            BlockKind::Table(table) => self.table(table),
            BlockKind::Figure { caption } => self.emphasised(caption),
            BlockKind::Aside { blocks, .. } => self.blocks(blocks),
            BlockKind::Break => self.line("* * *"),
        }
    }

    /// Sets the notes: definitions of those that are called, paragraphs of those that nothing calls.
    pub(super) fn notes(&mut self, notes: &[Note<'_>]) {
        let labels = self.labels.clone();
        let uncalled = notes
            .iter()
            .zip(&labels)
            .filter(|(_, label)| label.is_none());
        for (note, _) in uncalled {
            self.blank_line();
            let label = format!("[{}]", note.mark);
            self.labelled(Some(&label), &note.blocks);
        }
        for (note, label) in notes.iter().zip(&labels) {
            let Some(label) = label else { continue };
            self.blank_line();
            let starts_plain = note.blocks.iter().find(|block| !shows_nothing(block));
            let starts_plain =
                starts_plain.is_none_or(|block| matches!(block.kind, BlockKind::Paragraph(_)));
            let first = format!("[^{label}]:{}", if starts_plain { " " } else { "" });
            self.within(&first, "    ", |page| {
                if !starts_plain {
                    page.line("");
                }
                page.blocks(&note.blocks);
                if page.first.is_some() {
                    page.line("");
                }
            });
        }
    }

    fn paragraph(&mut self, content: &[Inline<'_>]) {
        self.lead();
        let start = self.out.len();
        self.inlines(content, Around::default(), Side::Blank);
        self.end_paragraph(start);
    }

    /// A paragraph all of which is emphasised, where Markdown has no word for what it is.
    fn emphasised(&mut self, content: &[Inline<'_>]) {
        let content = [Inline::Emphasis(content.to_vec())];
        self.paragraph(&content);
    }

    fn heading(&mut self, level: u8, content: &[Inline<'_>]) {
        self.lead();
        for _ in 0..level {
            self.out.push('#');
        }
        self.out.push(' ');
        let start = self.out.len();
        let around = Around {
            in_heading: true,
            ..Around::default()
        };
        // No block starts within a heading, yet blanks at its start go.
        self.line_start = false;
        self.swallow_blank = true;
        self.inlines(content, around, Side::Blank);
        self.trim_blanks();
        // A closing run of `#` would be taken for one.
        let run = self.out[start..].trim_end_matches('#').len();
        let before = self.out[start..][..run].chars().next_back();
        if start + run < self.out.len() && before.is_none_or(|c| c == ' ') {
            self.out.insert(start + run, '\\');
        }
        self.end_line();
    }

    /// Terms in bold type, each on a line above what it means.
    fn definitions(&mut self, list: &[Definition<'_>]) {
        // An entry without a term or without a meaning is none to Pandoc.
        let whole = |d: &Definition<'_>| !is_blank(&d.term) && !d.blocks.iter().all(shows_nothing);
        if self.flavour == Flavour::Pandoc && list.iter().all(whole) {
            return self.entries(list);
        }
        let mut previous = None;
        let mut is_first = true;
        for definition in list {
            let says_nothing = definition.blocks.iter().all(shows_nothing);
            let is_unnamed = is_blank(&definition.term);
            if is_unnamed && says_nothing {
                continue;
            }
            if !std::mem::take(&mut is_first) && (!is_unnamed || previous.is_none()) {
                self.blank_line();
            }
            if !is_unnamed {
                self.paragraph(&[Inline::Strong(definition.term.clone())]);
                if !says_nothing {
                    self.blank_line();
                }
                previous = None;
            }
            for block in &definition.blocks {
                self.apart_and_set(block, None, &mut previous);
            }
        }
    }

    /// Terms, each on a line above what it means, which is led by a colon.
    fn entries(&mut self, list: &[Definition<'_>]) {
        for (n, definition) in list.iter().enumerate() {
            if n > 0 {
                self.blank_line();
            }
            self.lead();
            let around = Around {
                in_heading: true,
                ..Around::default()
            };
            self.inlines(&definition.term, around, Side::Blank);
            self.end_line();
            self.within(":   ", "    ", |page| page.blocks(&definition.blocks));
        }
    }

    /// Stanzas as paragraphs of lines; indents as spaces that Markdown keeps.
    fn verse(&mut self, stanzas: &[Stanza<'_>]) {
        /// Four columns in one character of the width of two figures or so.
        const EM_SPACE: char = '\u{2003}';
        let mut is_first = true;
        for stanza in stanzas {
            let lines: Vec<&VerseLine<'_>> = stanza
                .iter()
                .filter(|line| !is_blank(&line.content))
                .collect();
            if lines.is_empty() {
                continue;
            }
            if !std::mem::take(&mut is_first) {
                self.blank_line();
            }
            self.lead();
            let contents: Vec<&[_]> = lines.iter().map(|line| line.content.as_slice()).collect();
            let pairs = pairs(&contents);
            for (index, line) in lines.iter().enumerate() {
                if index > 0 {
                    self.hard_break();
                }
                for _ in 0..line.indent.div_ceil(2).min(24) {
                    self.out.push(EM_SPACE);
                }
                self.line_of(&line.content, pairs);
            }
            self.end_line();
        }
    }

    pub(super) fn preformatted(&mut self, text: &str, language: Option<&str>) {
        let text = escape::without_forbidden(text);
        let fence = "`".repeat(markdown::longest_run(&text).max(2) + 1);
        let is_word = |c: char| c.is_ascii_alphanumeric() || "+-#._,=!".contains(c);
        let language = language
            .filter(|name| name.chars().all(is_word))
            .unwrap_or_default();
        self.line(&format!("{fence}{language}"));
        for line in text.split('\n') {
            self.lead();
            self.out.push_str(line);
            if line.is_empty() {
                self.trim_blanks();
            }
            self.out.push('\n');
        }
        self.line(&fence);
    }

    fn table(&mut self, table: &Table<'_>) {
        if !is_blank(&table.caption) {
            self.paragraph(&table.caption);
            self.blank_line();
        }
        if self.flavour == Flavour::Commonmark {
            return self.typed_table(table);
        }
        let width = table
            .rows
            .iter()
            .map(Vec::len)
            .chain([table.columns.len(), table.head.len()]);
        let width = width.max().unwrap_or(1);
        self.row(&table.head, width);
        self.lead();
        for column in 0..width {
            self.out.push_str(match table.columns.get(column) {
                Some(Alignment::Center) => "| :-: ",
                Some(Alignment::End) => "| --: ",
                Some(Alignment::Start) | None => "| --- ",
            });
        }
        self.out.push_str("|\n");
        for row in &table.rows {
            self.row(row, width);
        }
    }

    fn row(&mut self, cells: &[Cell<'_>], width: usize) {
        let around = Around {
            in_table: true,
            ..Around::default()
        };
        self.lead();
        for column in 0..width {
            self.out.push_str("| ");
            self.line_start = false;
            self.swallow_blank = true;
            if let Some(cell) = cells.get(column) {
                self.inlines(cell, around, Side::Blank);
                self.trim_blanks();
                self.out.push(' ');
            }
        }
        self.out.push_str("|\n");
        self.line_start = true;
    }
}

/// What a block begins with, to Markdown.
fn first_of<'b, 'a>(block: &'b Block<'a>) -> &'b BlockKind<'a> {
    if let BlockKind::Aside { blocks, .. } = &block.kind
        && let Some(first) = blocks.iter().find(|block| !shows_nothing(block))
    {
        return first_of(first);
    }
    if let BlockKind::Definitions(list) = &block.kind {
        let shown = |d: &&Definition<'_>| !is_blank(&d.term) || !d.blocks.iter().all(shows_nothing);
        if let Some(first) = list.iter().find(shown)
            && is_blank(&first.term)
            && let Some(first) = first.blocks.iter().find(|block| !shows_nothing(block))
        {
            return first_of(first);
        }
    }
    &block.kind
}

/// What a block ends with, to Markdown.
fn last_of<'b, 'a>(block: &'b Block<'a>) -> &'b BlockKind<'a> {
    let mut within: &[Block<'a>] = &[];
    if let BlockKind::Aside { blocks, .. } = &block.kind {
        within = blocks;
    } else if let BlockKind::Definitions(list) = &block.kind
        && let Some(definition) = list.iter().rfind(|definition| {
            !is_blank(&definition.term) || !definition.blocks.iter().all(shows_nothing)
        })
    {
        within = &definition.blocks;
    }
    let last = within.iter().rev().find(|block| !shows_nothing(block));
    last.map_or(&block.kind, last_of)
}
