//! Blocks as CommonMark.
//!
//! ```text
//! List { Bullet, tight, [[Paragraph([Text("so")])]] }   →  - so
//! Quote { [Paragraph([Text("so")])] }                   →  > so
//! ```

use super::inlines::{Around, Side, is_blank};
use crate::document::{
    Alignment, Block, BlockKind, Cell, Definition, Delimiter, Document, FrontPart, Inline, Item,
    List, Marker, Note, NumberStyle, Outline, Stanza, Table, VerseLine, outline,
};
use crate::write::escape::{self, markdown, markdown::Place};
use std::collections::HashSet;

/// The text so far, and where in it we stand.
pub(super) struct Page {
    pub(super) out: String,
    /// What each line begins with: marks of quotations, indents of items.
    prefix: String,
    /// What the next line begins with instead, where an item starts there.
    first: Option<String>,
    /// Whether nothing but the prefix stands on the line.
    pub(super) line_start: bool,
    /// Whether a blank that comes next has been set already.
    pub(super) swallow_blank: bool,
    /// Labels of notes; `None` for a note that nothing calls.
    pub(super) labels: Vec<Option<String>>,
    pub(super) slugs: HashSet<String>,
    outline: Outline,
    next_heading: usize,
    base_level: u8,
    title_set: bool,
}

/// A line that ends a list: without it the next one would be its continuation.
const APART: &str = "<!-- -->";

impl Page {
    pub(super) fn new(document: &Document<'_>, labels: Vec<Option<String>>) -> Self {
        let is_title = |block: &Block<'_>| matches!(&block.kind, BlockKind::Front { part: FrontPart::Title, content } if !is_blank(content));
        let outline = outline(document);
        Self {
            out: String::new(),
            prefix: String::new(),
            first: None,
            line_start: true,
            swallow_blank: false,
            labels,
            slugs: outline
                .entries
                .iter()
                .map(|entry| entry.slug.clone())
                .collect(),
            outline,
            next_heading: 0,
            base_level: u8::from(document.blocks.iter().any(is_title)),
            title_set: false,
        }
    }

    /// The text, one line end at its end.
    pub(super) fn finish(self) -> String {
        self.out
    }
}

impl Page {
    /// Sets the blocks of the document.
    pub(super) fn top(&mut self, blocks: &[Block<'_>]) {
        let mut previous = None;
        for block in blocks {
            let level = match &block.kind {
                BlockKind::Heading { .. } => {
                    let level = self.outline.entries[self.next_heading].level;
                    self.next_heading += 1;
                    Some(level)
                }
                _ => None,
            };
            self.apart_and_set(block, level, &mut previous);
        }
    }

    /// Sets blocks within a block.
    fn blocks(&mut self, blocks: &[Block<'_>]) {
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
                self.line(APART);
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

    /// Sets something whose lines begin with more than those around it.
    fn within(&mut self, first: &str, others: &str, set: impl FnOnce(&mut Self)) {
        let depth = self.prefix.len();
        let lead = self.first.take().unwrap_or_else(|| self.prefix.clone());
        self.first = Some(lead + first);
        self.prefix.push_str(others);
        set(self);
        self.prefix.truncate(depth);
        self.first = None;
    }

    /// Begins a line.
    pub(super) fn lead(&mut self) {
        match self.first.take() {
            Some(first) => self.out.push_str(&first),
            None => self.out.push_str(&self.prefix),
        }
        self.line_start = true;
        self.swallow_blank = false;
    }

    fn end_line(&mut self) {
        self.trim_blanks();
        self.out.push('\n');
        self.line_start = true;
    }

    fn line(&mut self, text: &str) {
        self.lead();
        self.out.push_str(text);
        self.end_line();
    }

    /// A line with nothing but the marks of the quotations that it stands in; none at the very start.
    fn blank_line(&mut self) {
        if !self.out.is_empty() && self.first.is_none() {
            self.line("");
        }
    }

    fn paragraph(&mut self, content: &[Inline<'_>]) {
        self.lead();
        self.inlines(content, Around::default(), Side::Blank);
        self.end_line();
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

    fn list(&mut self, list: &List<'_>) {
        for (index, item) in list.items.iter().enumerate() {
            if index > 0 && !list.tight {
                self.blank_line();
            }
            let number = number_of(list, index);
            let label = match &number {
                Some(Counted::Label(label)) => Some(label.as_str()),
                Some(Counted::Marker(_)) => None,
                None => item.label.as_deref(),
            };
            let marker = match &number {
                Some(Counted::Marker(marker)) => marker.as_str(),
                Some(Counted::Label(_)) | None => "- ",
            };
            let indent = " ".repeat(marker.len());
            self.within(marker, &indent, |page| page.item(item, label, list.tight));
        }
    }

    fn item(&mut self, item: &Item<'_>, label: Option<&str>, tight: bool) {
        let mut shown = item.blocks.iter().filter(|block| !shows_nothing(block));
        // In a tight item a list follows its paragraph without a blank line, if such a list may (CommonMark 0.31, section 5.3).
        if tight
            && let (Some(first), Some(second), None) = (shown.next(), shown.next(), shown.next())
            && let BlockKind::Paragraph(_) = &first.kind
            && let BlockKind::List(inner) = &second.kind
            && inner.tight
            && interrupts(inner)
        {
            self.labelled(label, std::slice::from_ref(first));
            self.list(inner);
        } else {
            self.labelled(label, &item.blocks);
        }
        if self.first.is_some() {
            self.line("");
        }
    }

    /// Sets blocks with a label before the words of the first.
    fn labelled(&mut self, label: Option<&str>, blocks: &[Block<'_>]) {
        let Some(label) = label.filter(|label| !label.trim().is_empty()) else {
            return self.blocks(blocks);
        };
        self.lead();
        let place = Place {
            line_start: true,
            ..Place::default()
        };
        // With the blank, so that its end is known to be one.
        markdown::text(&format!("{} ", label.trim()), place, &mut self.out);
        self.line_start = false;
        self.swallow_blank = true;
        match blocks.split_first() {
            Some((
                Block {
                    kind: BlockKind::Paragraph(content),
                    ..
                },
                rest,
            )) => {
                self.inlines(content, Around::default(), Side::Blank);
                self.end_line();
                if !rest.iter().all(shows_nothing) {
                    self.blank_line();
                    self.blocks(rest);
                }
            }
            _ => {
                self.end_line();
                if !blocks.iter().all(shows_nothing) {
                    self.blank_line();
                    self.blocks(blocks);
                }
            }
        }
    }

    /// Terms in bold type, each on a line above what it means.
    fn definitions(&mut self, list: &[Definition<'_>]) {
        let mut is_first = true;
        for definition in list {
            let says_nothing = definition.blocks.iter().all(shows_nothing);
            if is_blank(&definition.term) && says_nothing {
                continue;
            }
            if !std::mem::take(&mut is_first) {
                self.blank_line();
            }
            if !is_blank(&definition.term) {
                self.paragraph(&[Inline::Strong(definition.term.clone())]);
                if !says_nothing {
                    self.blank_line();
                }
            }
            self.blocks(&definition.blocks);
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
            for (index, line) in lines.iter().enumerate() {
                if index > 0 {
                    self.hard_break();
                }
                for _ in 0..line.indent.div_ceil(2).min(24) {
                    self.out.push(EM_SPACE);
                }
                self.inlines(&line.content, Around::default(), Side::Blank);
            }
            self.end_line();
        }
    }

    fn preformatted(&mut self, text: &str, language: Option<&str>) {
        let fence = "`".repeat(markdown::longest_run(text).max(2) + 1);
        let is_word =
            |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '#' | '.' | '_');
        let language = language
            .filter(|name| name.chars().all(is_word))
            .unwrap_or_default();
        self.line(&format!("{fence}{language}"));
        for line in escape::without_forbidden(text).split('\n') {
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

/// How Markdown can count an item.
enum Counted {
    /// By a marker of its own.
    Marker(String),
    /// By none, so the number is words.
    Label(String),
}

/// The number of an item in a list of numbers.
fn number_of(list: &List<'_>, index: usize) -> Option<Counted> {
    /// Readers of Markdown take nine digits at most.
    const MOST: u64 = 999_999_999;
    let Marker::Number {
        start,
        style,
        delimiter,
    } = list.marker
    else {
        return None;
    };
    let number = u64::from(start) + index as u64;
    let most = u64::from(start) + list.items.len() as u64;
    let digits = match style {
        NumberStyle::Decimal => number.to_string(),
        NumberStyle::LowerAlpha => alpha(number),
        NumberStyle::UpperAlpha => alpha(number).to_uppercase(),
        NumberStyle::LowerRoman => roman(number),
        NumberStyle::UpperRoman => roman(number).to_uppercase(),
    };
    let counts = style == NumberStyle::Decimal && most <= MOST;
    Some(match delimiter {
        Delimiter::Period if counts => Counted::Marker(format!("{digits}. ")),
        Delimiter::Paren if counts => Counted::Marker(format!("{digits}) ")),
        Delimiter::Period => Counted::Label(format!("{digits}.")),
        Delimiter::Paren => Counted::Label(format!("{digits})")),
        Delimiter::Parens => Counted::Label(format!("({digits})")),
    })
}

/// 1 → a, 27 → aa, as browsers count.
fn alpha(mut number: u64) -> String {
    if number == 0 {
        return "0".to_owned();
    }
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or(0)));
        number /= 26;
    }
    letters.iter().rev().collect()
}

/// 4 → iv; beyond 3999 there are no such numbers.
fn roman(number: u64) -> String {
    const DIGITS: [(u64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..=3999).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, digit) in DIGITS {
        while rest >= value {
            text.push_str(digit);
            rest -= value;
        }
    }
    text
}

/// What Markdown makes a list's items begin with.
fn marker_kind(list: &List<'_>) -> char {
    match number_of(list, 0) {
        Some(Counted::Marker(marker)) if marker.ends_with(") ") => ')',
        Some(Counted::Marker(_)) => '.',
        Some(Counted::Label(_)) | None => '-',
    }
}

/// Whether a list right after another would be read as more of it.
fn would_join(one: &List<'_>, other: &List<'_>) -> bool {
    marker_kind(one) == marker_kind(other)
}

/// Whether a list may follow a paragraph without a blank line: it has an item that is not empty, and its number is 1.
fn interrupts(list: &List<'_>) -> bool {
    let starts = match (marker_kind(list), list.marker) {
        ('-', _) => true,
        (_, Marker::Number { start, .. }) => start == 1,
        _ => false,
    };
    starts
        && list
            .items
            .first()
            .is_some_and(|item| !item.blocks.iter().all(shows_nothing))
}

/// What a block begins with, to Markdown.
fn first_of<'b, 'a>(block: &'b Block<'a>) -> &'b BlockKind<'a> {
    match &block.kind {
        BlockKind::Aside { blocks, .. } => {
            let first = blocks.iter().find(|block| !shows_nothing(block));
            first.map_or(&block.kind, first_of)
        }
        kind => kind,
    }
}

/// What a block ends with, to Markdown.
fn last_of<'b, 'a>(block: &'b Block<'a>) -> &'b BlockKind<'a> {
    let blocks = match &block.kind {
        BlockKind::Aside { blocks, .. } => blocks,
        BlockKind::Definitions(list) => match list.last() {
            Some(definition) => &definition.blocks,
            None => return &block.kind,
        },
        kind => return kind,
    };
    let last = blocks.iter().rev().find(|block| !shows_nothing(block));
    last.map_or(&block.kind, last_of)
}

/// Whether a block has neither words nor a form.
fn shows_nothing(block: &Block<'_>) -> bool {
    match &block.kind {
        BlockKind::Front { content, .. }
        | BlockKind::Heading { content, .. }
        | BlockKind::Paragraph(content)
        | BlockKind::Figure { caption: content } => is_blank(content),
        BlockKind::Quote {
            blocks,
            attribution,
        } => is_blank(attribution) && blocks.iter().all(shows_nothing),
        BlockKind::List(list) => list.items.is_empty(),
        BlockKind::Definitions(list) => list
            .iter()
            .all(|d| is_blank(&d.term) && d.blocks.iter().all(shows_nothing)),
        BlockKind::Verse(stanzas) => stanzas.iter().flatten().all(|line| is_blank(&line.content)),
        BlockKind::Preformatted { text, .. } => text.is_empty(),
        BlockKind::Table(table) => table.columns.is_empty(),
        BlockKind::Aside { blocks, .. } => blocks.iter().all(shows_nothing),
        BlockKind::Break => false,
    }
}
