//! Blocks → rows: one function a kind of block, the space between them, what stays together.
//!
//! In come blocks, out go rows in reading order. It decides looks and nothing about pages.

use super::fit::Fits;
use super::inline::{Flat, Inlines};
use super::line::Line;
use super::note::Notes;
use super::paragraph::set;
use super::row::{Before, Row};
use super::setting::{Align, Setting};
use super::shape::Shaper;
use super::structure::{ElementId, Role, Structure};
use super::style::{Frame, Look, Sheet};
use crate::document::{
    AsideRole, Block, BlockKind, Document, Inline, Outline, keeps_line_ends, plain_text,
};

/// Where a block is set.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) frame: Frame,
    pub(super) parent: ElementId,
    /// In the document itself: its headings are those of the outline.
    pub(super) top: bool,
    /// Paragraphs are told apart by space instead of indents.
    pub(super) spaced: bool,
    /// On the title page.
    pub(super) titles: bool,
}

impl Place {
    pub(super) fn within(&self, parent: ElementId) -> Self {
        Self {
            parent,
            top: false,
            titles: false,
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
    pub(super) document: &'d Document<'a>,
    pub(super) sheet: Sheet,
    pub(super) frame: Frame,
    pub(super) shaper: Shaper<'f>,
    pub(super) structure: Structure,
    pub(super) notes: Notes,
    pub(super) outline: Outline,
    pub(super) slugs: Vec<String>,
    pub(super) chapter: u8,
    pub(super) right_to_left: bool,
    pub(super) rows: Vec<Row>,
    /// While a note is set: the notes that it calls.
    pub(super) nested: Option<Vec<usize>>,
    /// Wanted above the next row.
    pub(super) space: f32,
    /// The next row stays with the one before it.
    pub(super) stays: bool,
    /// The next row begins a page.
    pub(super) begins_page: bool,
    /// The row before the next is a heading's last.
    pub(super) headed: bool,
    pub(super) after_paragraph: bool,
    /// The rows before the next are lines of a title page.
    pub(super) after_lines: bool,
    /// The title page is set, or what stands by the title of an article.
    pub(super) titles: bool,
    /// Markers of list items that wait for the first row of their item.
    pub(super) markers: Vec<Line>,
    /// Which article of an issue is set.
    pub(super) article: Option<usize>,
    /// Headings of the outline so far.
    pub(super) headings: usize,
    /// The levels of the last heading and those that it is below.
    pub(super) open: Vec<u8>,
    /// The title has been set.
    pub(super) titled: bool,
    pub(super) fits: Fits,
}

/// Around blocks that are told apart by space, in lines.
pub(super) const GAP: f32 = 0.55;

/// How far quotations stand in, in em.
const QUOTE_INSET: f32 = 1.6;

impl Setter<'_, '_, '_> {
    /// Whether what is set is the text of a book: chapters begin pages, and the title has one of its own.
    pub(super) fn is_book(&self) -> bool {
        self.chapter > 0 && self.article.is_none()
    }

    pub(super) fn blocks(&mut self, blocks: &[Block<'_>], place: &Place) {
        let mut before = None;
        self.after_paragraph = false;
        for block in blocks {
            self.block(block, before, place);
            before = Some(&block.kind);
        }
        self.after_paragraph = false;
    }

    pub(super) fn block(
        &mut self,
        block: &Block<'_>,
        before: Option<&BlockKind<'_>>,
        place: &Place,
    ) {
        self.shaper.span = block.span;
        let line = place.frame.leading;
        let after_paragraph = std::mem::take(&mut self.after_paragraph);
        // A book has a title page: what stands before and behind it begins others.
        let turns = place.top && place.titles != self.titles;
        if turns {
            self.titles = place.titles;
            self.begins_page = self.is_book();
        }
        let is_front = |kind: &BlockKind<'_>| matches!(kind, BlockKind::Front { .. });
        if before.is_some_and(is_front) && !is_front(&block.kind) {
            self.gap(if self.is_book() { 3.0 } else { 1.5 } * line);
        }
        let goes_on = place.titles && matches!(block.kind, BlockKind::Paragraph(_));
        if std::mem::take(&mut self.after_lines) && !goes_on {
            self.gap(GAP * line);
        }
        let first = self.rows.len();
        self.kind(block, (before, after_paragraph), place);
        if turns && place.titles && self.is_book() {
            self.opens_title_page(first, &block.kind);
        }
    }

    /// Rows of a block of any kind.
    fn kind(
        &mut self,
        block: &Block<'_>,
        (before, after_paragraph): (Option<&BlockKind<'_>>, bool),
        place: &Place,
    ) {
        let line = place.frame.leading;
        match &block.kind {
            BlockKind::Front { part, content } => self.front(*part, content, before, place),
            BlockKind::Heading { level, content } => {
                let follows = matches!(before, Some(BlockKind::Heading { .. }));
                self.heading(level.get(), content, follows, place);
            }
            BlockKind::Paragraph(content) if place.titles => self.imprint(content, place),
            // Lines that keep their ends, of an address or a signature, are told apart by space.
            BlockKind::Paragraph(content) if keeps_line_ends(content) => {
                let setting = Setting::new(Align::Start, self.right_to_left);
                self.gap(GAP * line);
                self.paragraph(content, setting, place);
                self.gap(GAP * line);
            }
            BlockKind::Paragraph(content) => {
                let align = if self.sheet.theme.text.justify {
                    Align::Justify
                } else {
                    Align::Start
                };
                let mut setting = Setting::new(align, self.right_to_left);
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
                let figure = self.structure.figure(plain_text(caption), place.parent);
                let element = self.structure.add(Role::Caption, figure);
                let flat = self.flatten(caption, inner.frame.look, element);
                let setting = Setting::new(Align::Center, self.right_to_left);
                self.text(&flat, setting, &inner.frame);
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
                let first = self.rows.len();
                self.blocks(blocks, &inner);
                self.gap(line);
                // What a publisher says behind the last chapter is no part of it.
                let apart =
                    *role == AsideRole::Boilerplate && self.chapter > 0 && self.headings > 0;
                if let Some(row) = self.rows.get_mut(first).filter(|_| apart && place.top) {
                    row.running = Some("".into());
                }
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
            language: self.document.metadata.language.as_deref(),
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
        let setting = setting.for_text(&flat.text);
        let lines = set(flat, frame, setting, &mut self.shaper);
        let count = lines.len();
        let first = self.rows.len();
        for (n, line) in lines.into_iter().enumerate() {
            if n == 1 || n > 0 && n + 1 == count {
                self.stays = true;
            }
            self.fits.count(&line);
            self.line(line, frame);
        }
        if let Some(row) = self.rows.get_mut(first) {
            row.opens = true;
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
        for marker in self.markers.drain(..).rev() {
            // The marker comes first in reading, too, and that of the outermost list before all.
            let mut led = Row::default();
            led.place(marker, baseline);
            led.runs.append(&mut row.runs);
            row.runs = led.runs;
            row.links.extend(led.links);
        }
        row.space = row.space.max(std::mem::take(&mut self.space));
        let stays = std::mem::take(&mut self.stays);
        if std::mem::take(&mut self.begins_page) {
            row.before = Before::Ends;
        } else if stays && row.before == Before::MayEnd {
            row.before = Before::Stays;
        }
        // Below a heading there are two rows at least.
        if stays && self.headed {
            self.headed = false;
            self.stays = true;
        }
        self.rows.push(row);
    }

    /// The last row set so far is not to stand alone on a page, the last of its section.
    pub(super) fn last_stays(&mut self) {
        if let Some(row) = self.rows.last_mut()
            && row.before == Before::MayEnd
        {
            row.before = Before::Stays;
        }
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
