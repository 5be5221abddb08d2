//! Blocks → rows: one function a kind of block, the space between them, what stays together.
//!
//! In comes the document, out go rows to the flow in reading order. It decides looks and nothing about pages.

use super::flow::{Before, Flow, Row, Sink};
use super::font::{Cut, Fonts};
use super::inline::{Flat, Inlines};
use super::note::Notes;
use super::paragraph::{Align, Line, Setting, set};
use super::shape::Shaper;
use super::structure::{ElementId, ROOT, Role, Structure};
use super::style::{Frame, Look, Sheet};
use super::{Anchor, missing};
use crate::diagnostic::Diagnostics;
use crate::document::{
    AsideRole, Block, BlockKind, Direction, Document, FrontPart, Inline, Outline, label, outline,
    word_count,
};
use crate::theme::Theme;
use std::collections::VecDeque;
use std::rc::Rc;

/// Lays a document out; pages go to the sink as they fill. Gives back what their runs are part of.
pub(crate) fn layout(
    document: &Document<'_>,
    theme: &Theme,
    fonts: &Fonts,
    sink: Sink<'_>,
    diagnostics: &mut Diagnostics,
) -> Structure {
    let language = document.metadata.language.as_deref();
    let sheet = Sheet::new(theme, language);
    let outline = outline(document);
    let right_to_left = document.metadata.direction == Direction::RightToLeft;
    let mut setter = Setter {
        document,
        frame: Frame {
            left: sheet.left,
            width: sheet.width,
            look: Look {
                cut: Cut::default(),
                size: sheet.size(),
                rise: 0.0,
                colour: sheet.text_colour(),
            },
            leading: sheet.leading,
        },
        shaper: Shaper::new(fonts, language),
        structure: Structure::new(),
        notes: Notes::new(document),
        slugs: outline
            .entries
            .iter()
            .map(|entry| entry.slug.clone())
            .collect(),
        chapter: chapter_level(document, &outline),
        outline,
        right_to_left,
        sheet,
        rows: Vec::new(),
        nested: None,
        space: 0.0,
        stays: false,
        headed: false,
        after_paragraph: false,
        markers: Vec::new(),
        headings: 0,
        deepest: 0,
        titled: has_title(document),
    };
    let mut flow = Flow::new(&setter.sheet, label(document).text(), right_to_left, sink);
    let place = Place {
        frame: setter.frame.clone(),
        parent: ROOT,
        top: true,
        spaced: false,
    };
    let mut before = None;
    for block in &document.blocks {
        setter.block(block, before, &place);
        before = Some(&block.kind);
        // A heading waits for what it stays with.
        if !setter.stays {
            let rows = std::mem::take(&mut setter.rows);
            flow.push(rows, &mut setter.shaper, &setter.structure);
        }
    }
    setter.uncalled_notes(&place);
    let rows = std::mem::take(&mut setter.rows);
    flow.push(rows, &mut setter.shaper, &setter.structure);
    flow.finish(&mut setter.shaper, &setter.structure);
    missing::report(&setter.shaper.missing, diagnostics);
    setter.structure
}

fn has_title(document: &Document<'_>) -> bool {
    document.blocks.iter().any(|block| {
        matches!(
            &block.kind,
            BlockKind::Front {
                part: FrontPart::Title,
                ..
            }
        )
    })
}

/// Words from which a text is a book, and words of a chapter on average: chapters then begin pages.
const BOOK_WORDS: usize = 20_000;
const CHAPTER_WORDS: usize = 800;

/// The deepest level whose headings begin a page: 0 in all but books.
fn chapter_level(document: &Document<'_>, outline: &Outline) -> u8 {
    let words = word_count(document);
    if words < BOOK_WORDS {
        return 0;
    }
    let chapters = |level: u8| {
        outline
            .entries
            .iter()
            .filter(|entry| entry.level <= level)
            .count()
    };
    (1..=2)
        .rev()
        .find(|&level| chapters(level) >= 3 && words / chapters(level) >= CHAPTER_WORDS)
        .unwrap_or(0)
}

/// Where a block is set.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) frame: Frame,
    pub(super) parent: ElementId,
    /// In the document itself: its headings are those of the outline.
    pub(super) top: bool,
    /// Paragraphs are told apart by space instead of indents.
    pub(super) spaced: bool,
}

impl Place {
    pub(super) fn within(&self, parent: ElementId) -> Self {
        Self {
            parent,
            top: false,
            ..self.clone()
        }
    }
}

/// What setting blocks needs and leaves behind.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each tells of another thing between two rows"
)]
pub(super) struct Setter<'d, 'a, 'f> {
    document: &'d Document<'a>,
    pub(super) sheet: Sheet,
    pub(super) frame: Frame,
    pub(super) shaper: Shaper<'f>,
    pub(super) structure: Structure,
    notes: Notes,
    outline: Outline,
    slugs: Vec<String>,
    chapter: u8,
    pub(super) right_to_left: bool,
    pub(super) rows: Vec<Row>,
    /// While a note is set: the notes that it calls.
    nested: Option<Vec<usize>>,
    /// Wanted above the next row.
    pub(super) space: f32,
    /// The next row stays with the one before it.
    pub(super) stays: bool,
    /// The row before the next is a heading's last.
    headed: bool,
    after_paragraph: bool,
    /// Markers of list items that wait for the first row of their item.
    pub(super) markers: Vec<Line>,
    /// Headings of the outline so far.
    headings: usize,
    /// The level of the last heading.
    deepest: u8,
    titled: bool,
}

/// Around blocks that are told apart by space, in lines.
const GAP: f32 = 0.55;

/// How far quotations stand in, in em.
const QUOTE_INSET: f32 = 1.6;

/// How far a turned-over line of verse stands in from the line's start, in em.
const TURNOVER: f32 = 2.0;

/// What a column of the source is worth in an indent of verse, in em.
const COLUMN: f32 = 0.5;

/// Chapters of books begin this many lines below the top.
const SINK: f32 = 4.0;

impl Setter<'_, '_, '_> {
    pub(super) fn blocks(&mut self, blocks: &[Block<'_>], place: &Place) {
        let mut before = None;
        self.after_paragraph = false;
        for block in blocks {
            self.block(block, before, place);
            before = Some(&block.kind);
        }
        self.after_paragraph = false;
    }

    fn block(&mut self, block: &Block<'_>, before: Option<&BlockKind<'_>>, place: &Place) {
        self.shaper.span = block.span;
        let line = place.frame.leading;
        let after_paragraph = std::mem::take(&mut self.after_paragraph);
        if matches!(before, Some(BlockKind::Front { .. }))
            && !matches!(block.kind, BlockKind::Front { .. })
        {
            self.gap(1.5 * line);
        }
        match &block.kind {
            BlockKind::Front { part, content } => self.front(*part, content, place),
            BlockKind::Heading { level, content } => {
                let follows = matches!(before, Some(BlockKind::Heading { .. }));
                self.heading(level.get(), content, follows, place);
            }
            BlockKind::Paragraph(content) => {
                let mut setting = Setting::new(Align::Justify, self.right_to_left);
                if place.spaced {
                    if after_paragraph {
                        self.gap(GAP * line);
                    }
                } else if after_paragraph || self.sheet.indents_all {
                    setting.indent = self.sheet.indent;
                }
                self.paragraph(content, setting, place);
                self.after_paragraph = true;
            }
            BlockKind::Quote {
                blocks,
                attribution,
            } => self.quote(blocks, attribution, place),
            BlockKind::List(list) => self.list(list, place),
            BlockKind::Definitions(definitions) => self.definitions(definitions, place),
            BlockKind::Verse(stanzas) => {
                self.gap(GAP * line);
                let mut inner = place.within(place.parent);
                inner.frame = self.inset(&place.frame, 2.0 * place.frame.look.size);
                for (n, stanza) in stanzas.iter().enumerate() {
                    if n > 0 {
                        self.gap(GAP * line);
                    }
                    self.stanza(stanza, &inner);
                }
                self.gap(GAP * line);
            }
            BlockKind::Preformatted { text, .. } => self.preformatted(text, place),
            BlockKind::Table(table) => self.table(table, place),
            BlockKind::Figure { caption } => {
                let mut inner = place.clone();
                inner.frame = place
                    .frame
                    .sized(place.frame.look.size * self.small_scale());
                inner.frame.look.cut.italic = true;
                inner.frame.look.colour = self.sheet.quiet();
                self.gap(line);
                self.paragraph(
                    caption,
                    Setting::new(Align::Center, self.right_to_left),
                    &inner,
                );
                self.gap(line);
            }
            BlockKind::Aside { role, blocks } => {
                match role {
                    AsideRole::Boilerplate | AsideRole::Contact => {}
                }
                let division = self.structure.add(Role::Division, place.parent);
                let mut inner = place.within(division);
                inner.frame = place
                    .frame
                    .sized(place.frame.look.size * self.small_scale());
                inner.spaced = true;
                self.gap(line);
                self.blocks(blocks, &inner);
                self.gap(line);
            }
            BlockKind::Break => self.pause(&place.frame),
        }
    }

    fn small_scale(&self) -> f32 {
        // Asides within asides do not shrink out of sight.
        self.sheet.theme.text.small_scale.clamp(0.5, 1.0)
    }

    /// At least this much space above the next row.
    pub(super) fn gap(&mut self, space: f32) {
        self.space = self.space.max(space);
    }

    /// A frame drawn in at the start of its lines.
    pub(super) fn inset(&self, frame: &Frame, by: f32) -> Frame {
        if self.right_to_left {
            frame.inset(0.0, by)
        } else {
            frame.inset(by, 0.0)
        }
    }

    /// The inlines of an element as flat text.
    pub(super) fn flatten(
        &mut self,
        content: &[Inline<'_>],
        look: Look,
        element: ElementId,
    ) -> Flat {
        Inlines {
            sheet: &self.sheet,
            structure: &mut self.structure,
            notes: &mut self.notes,
            slugs: &self.slugs,
        }
        .flatten(content, look, element)
    }

    pub(super) fn paragraph(&mut self, content: &[Inline<'_>], setting: Setting, place: &Place) {
        let element = self.structure.add(Role::Paragraph, place.parent);
        let flat = self.flatten(content, place.frame.look, element);
        self.text(&flat, setting, &place.frame);
    }

    /// Sets a text; its first and last two lines stay together.
    pub(super) fn text(&mut self, flat: &Flat, setting: Setting, frame: &Frame) {
        let lines = set(flat, frame, setting, &mut self.shaper);
        let count = lines.len();
        for (n, line) in lines.into_iter().enumerate() {
            if n == 1 || n > 0 && n + 1 == count {
                self.stays = true;
            }
            self.line(line, frame);
        }
    }

    /// A row of one line.
    pub(super) fn line(&mut self, mut line: Line, frame: &Frame) {
        let calls = std::mem::take(&mut line.notes);
        let mut row = Row::of(line, frame);
        self.call(calls, &mut row);
        self.push(row, frame.baseline());
    }

    /// The next row, whose first baseline is known: waiting markers, space and ties come to it.
    pub(super) fn push(&mut self, mut row: Row, baseline: f32) {
        for marker in self.markers.drain(..) {
            // The marker comes first in reading, too.
            let mut led = Row::default();
            led.place(marker, baseline);
            led.runs.append(&mut row.runs);
            row.runs = led.runs;
            row.links.extend(led.links);
        }
        row.space = row.space.max(std::mem::take(&mut self.space));
        let stays = std::mem::take(&mut self.stays);
        if stays && row.before == Before::MayEnd {
            row.before = Before::Stays;
        }
        // Below a heading there are two rows at least.
        if stays && self.headed {
            self.headed = false;
            self.stays = true;
        }
        self.rows.push(row);
    }

    /// Markers that found no row: an item without words.
    pub(super) fn flush_markers(&mut self, frame: &Frame) {
        if !self.markers.is_empty() {
            let row = Row {
                height: frame.leading,
                ..Row::default()
            };
            self.push(row, frame.baseline());
        }
    }

    /// Sets the notes that a row calls, and those that these call, at its foot.
    pub(super) fn call(&mut self, calls: Vec<usize>, row: &mut Row) {
        if let Some(nested) = &mut self.nested {
            nested.extend(calls);
            return;
        }
        let mut waiting = VecDeque::from(calls);
        while let Some(note) = waiting.pop_front() {
            let (rows, nested) = self.note(note);
            row.notes.push(rows);
            waiting.extend(nested);
        }
    }

    /// The rows of a note, and the notes that it calls.
    fn note(&mut self, note: usize) -> (Vec<Row>, Vec<usize>) {
        let (Some(body), Some(element), Some(mark)) = (
            self.document.notes.get(note),
            self.notes.element(note),
            self.notes.mark(note),
        ) else {
            return (Vec::new(), Vec::new());
        };
        // The text goes on behind the note as if it were not there.
        let rows = std::mem::take(&mut self.rows);
        let markers = std::mem::take(&mut self.markers);
        let (space, stays) = (self.space, self.stays);
        let (after_paragraph, span) = (self.after_paragraph, self.shaper.span);
        (self.space, self.stays) = (0.0, false);
        self.nested = Some(Vec::new());

        let frame = self.frame.sized(self.sheet.small());
        let indent = 1.5 * frame.look.size;
        let label = self.structure.add(Role::Label, element);
        let marker = self.note_marker(&mark, note, label, &frame);
        let wide = marker.width + 0.35 * frame.look.size > indent;
        self.markers.push(marker);
        let mut place = Place {
            frame: self.inset(&frame, indent),
            parent: element,
            top: false,
            spaced: true,
        };
        if wide {
            self.flush_markers(&frame);
            self.stays = true;
        }
        place.spaced = true;
        self.blocks(&body.blocks, &place);
        self.flush_markers(&frame);

        let mut set = std::mem::replace(&mut self.rows, rows);
        if let Some(first) = set.first_mut() {
            first.anchors.push(Anchor::Note(note));
            first.space = 0.25 * frame.leading;
        }
        self.markers = markers;
        (self.space, self.stays) = (space, stays);
        (self.after_paragraph, self.shaper.span) = (after_paragraph, span);
        (set, self.nested.take().unwrap_or_default())
    }

    fn note_marker(&mut self, mark: &str, note: usize, label: ElementId, frame: &Frame) -> Line {
        let mut look = frame.look;
        let mut element = label;
        let called = self.notes.is_called(note);
        if called {
            look.colour = self.sheet.theme.light.accent;
            element = self.structure.add(Role::Link, label);
        }
        let mut flat = Flat::plain(mark, look, Some(element));
        flat.end_line();
        if called {
            for span in &mut flat.spans {
                span.link = Some((super::Target::Anchor(Anchor::Call(note)), mark.into()));
            }
        }
        let setting = Setting::new(Align::Start, self.right_to_left);
        set(&flat, frame, setting, &mut self.shaper)
            .into_iter()
            .next()
            .unwrap_or_default()
    }

    /// Notes that nothing calls stand behind the text.
    fn uncalled_notes(&mut self, place: &Place) {
        let mut first = true;
        while let Some(note) = self.notes.uncalled(&mut self.structure) {
            if std::mem::take(&mut first) {
                self.gap(2.0 * place.frame.leading);
            }
            let mut holder = Row::default();
            self.call(vec![note], &mut holder);
            for row in holder.notes.into_iter().flatten() {
                self.push(row, place.frame.baseline());
            }
        }
    }

    fn front(&mut self, part: FrontPart, content: &[Inline<'_>], place: &Place) {
        let sheet = &self.sheet;
        let line = sheet.leading;
        let headings = &sheet.theme.headings;
        let mut frame = place.frame.clone();
        let quiet = sheet.quiet();
        let role = match part {
            FrontPart::Title => {
                let size = sheet.size() * headings.title;
                frame.look.size = size;
                frame.leading = size * 1.14;
                frame.look.cut.bold = true;
                self.deepest = self.deepest.max(1);
                Role::Heading(1)
            }
            FrontPart::Standfirst => {
                frame = frame.sized(sheet.size() * headings.standfirst);
                frame.leading *= 0.97;
                frame.look.cut.italic = true;
                Role::Paragraph
            }
            FrontPart::Byline => Role::Paragraph,
            FrontPart::Date => {
                frame = frame.sized(sheet.small());
                frame.look.colour = quiet;
                Role::Paragraph
            }
        };
        self.gap(match part {
            FrontPart::Title => 0.4 * line,
            FrontPart::Standfirst => 0.7 * line,
            FrontPart::Byline => 0.8 * line,
            FrontPart::Date => 0.35 * line,
        });
        let element = self.structure.add(role, place.parent);
        let flat = self.flatten(content, frame.look, element);
        let first = self.rows.len();
        let lines = set(
            &flat,
            &frame,
            Setting::new(Align::Start, self.right_to_left),
            &mut self.shaper,
        );
        for (n, line) in lines.into_iter().enumerate() {
            self.stays |= n > 0;
            self.line(line, &frame);
        }
        if part == FrontPart::Title
            && let Some(row) = self.rows.get_mut(first)
        {
            row.anchors.push(Anchor::Title);
            row.sink = 1.2 * line;
        }
        self.stays = self.rows.len() > first;
    }

    fn heading(&mut self, level: u8, content: &[Inline<'_>], follows: bool, place: &Place) {
        let entry = place.top.then_some(self.headings);
        let level = entry
            .and_then(|n| self.outline.entries.get(n))
            .map_or(level, |entry| entry.level);
        let chapter = place.top && level <= self.chapter;
        let below_title = level + u8::from(self.titled);
        let tagged = below_title.min(self.deepest + 1).min(6);
        self.deepest = tagged;
        let headings = self.sheet.theme.headings.clone();
        let scale = headings.levels[usize::from(level.clamp(1, 6)) - 1];
        let mut frame = place.frame.clone();
        frame.look.size *= if chapter { scale * 1.15 } else { scale };
        frame.leading = frame.look.size * 1.2;
        match level {
            1 | 2 | 4 => frame.look.cut.bold = true,
            3 | 5 => frame.look.cut.italic = true,
            _ => frame.look.cut.small_caps = true,
        }
        let line = place.frame.leading;
        let element = self.structure.add(Role::Heading(tagged), place.parent);
        let flat = self.flatten(content, frame.look, element);
        self.gap(if follows {
            0.6 * line
        } else {
            headings.space.0 * line
        });
        let align = if chapter { Align::Center } else { Align::Start };
        let lines = set(
            &flat,
            &frame,
            Setting::new(align, self.right_to_left),
            &mut self.shaper,
        );
        let first = self.rows.len();
        for (n, line) in lines.into_iter().enumerate() {
            self.stays |= n > 0;
            self.line(line, &frame);
        }
        let running: Option<Rc<str>> =
            chapter.then(|| flat.text.replace(super::inline::LINE_END, " ").into());
        if let Some(row) = self.rows.get_mut(first) {
            row.anchors.extend(entry.map(Anchor::Heading));
            row.running = running;
            if chapter && !follows {
                row.before = Before::Ends;
                row.sink = SINK * line;
            }
        }
        self.headings += usize::from(place.top);
        self.stays = self.rows.len() > first || self.stays;
        self.headed = self.stays;
        self.space = if chapter {
            1.8 * line
        } else {
            headings.space.1 * line
        };
    }

    fn quote(&mut self, blocks: &[Block<'_>], attribution: &[Inline<'_>], place: &Place) {
        let line = place.frame.leading;
        let em = place.frame.look.size;
        let quote = self.structure.add(Role::Quote, place.parent);
        let mut inner = place.within(quote);
        inner.frame = place.frame.inset(QUOTE_INSET * em, QUOTE_INSET * em);
        inner.spaced = false;
        self.gap(GAP * line);
        self.blocks(blocks, &inner);
        let element = self.structure.add(Role::Paragraph, quote);
        let mut look = inner.frame.look;
        look.cut.italic = !look.cut.italic;
        let flat = self.flatten(attribution, look, element);
        if !flat.is_blank() {
            self.stays = true;
            self.text(
                &flat,
                Setting::new(Align::End, self.right_to_left),
                &inner.frame,
            );
        }
        self.gap(GAP * line);
    }

    fn stanza(&mut self, stanza: &[crate::document::VerseLine<'_>], place: &Place) {
        let element = self.structure.add(Role::Paragraph, place.parent);
        let em = place.frame.look.size;
        let count = stanza.len();
        for (n, line) in stanza.iter().enumerate() {
            let mut flat = self.flatten(&line.content, place.frame.look, element);
            if flat.is_blank() {
                self.gap(place.frame.leading);
                continue;
            }
            if n + 1 < count {
                flat.end_line();
            }
            let indent = (f32::from(line.indent) * COLUMN * em).min(place.frame.width * 0.45);
            let setting = Setting {
                align: Align::Start,
                indent,
                hanging: (indent + TURNOVER * em).min(place.frame.width * 0.6),
                right_to_left: self.right_to_left,
            };
            for (k, line) in set(&flat, &place.frame, setting, &mut self.shaper)
                .into_iter()
                .enumerate()
            {
                self.stays |= k > 0 || n == 1 || n > 0 && n + 1 == count;
                self.line(line, &place.frame);
            }
        }
    }

    /// A pause: an ornament, not text.
    fn pause(&mut self, frame: &Frame) {
        let mut look = frame.look;
        look.colour = self.sheet.quiet();
        let flat = Flat::plain("*\u{2003}*\u{2003}*", look, None);
        self.gap(0.7 * frame.leading);
        for line in set(
            &flat,
            frame,
            Setting::new(Align::Center, false),
            &mut self.shaper,
        ) {
            self.stays = !self.rows.is_empty() || self.stays;
            self.line(line, frame);
        }
        self.gap(0.7 * frame.leading);
    }
}
