//! Rows → pages: what stays together, notes at the foot, running heads and folios.
//!
//! Rows come in as blocks are set; a page leaves for the sink as soon as it is full, so that a book needs no more memory than
//! the longest of its blocks. It knows what may be parted, not why.

use super::font::Cut;
use super::inline::Flat;
use super::line::Line;
use super::paragraph::{Align, Setting, set, width};
use super::shape::Shaper;
use super::structure::Structure;
use super::style::{Frame, Look, Sheet};
use super::{Anchor, LinkArea, Page, Rect, Run};
use std::collections::VecDeque;
use std::rc::Rc;

/// Whether a page may end above a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Before {
    #[default]
    MayEnd,
    /// The row stays with the one above it.
    Stays,
    /// The row begins a page.
    Ends,
}

/// A line, or lines that are not to be parted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// Above it, unless it is the first on its page.
    pub(crate) space: f32,
    /// Above it if it is the first on its page.
    pub(crate) sink: f32,
    pub(crate) height: f32,
    pub(crate) before: Before,
    /// From the row's top.
    pub(crate) runs: Vec<Run>,
    pub(crate) rects: Vec<Rect>,
    pub(crate) links: Vec<LinkArea>,
    pub(crate) anchors: Vec<Anchor>,
    /// The rows of notes that it calls, one list a note.
    pub(crate) notes: Vec<Vec<Row>>,
    /// What stands above it if it is the first on its page: the head of its table.
    pub(crate) head: Option<Rc<Vec<Row>>>,
    /// From here on the running head says this.
    pub(crate) running: Option<Rc<str>>,
}

impl Row {
    /// A row of one line.
    pub(crate) fn of(line: Line, frame: &Frame) -> Self {
        let mut row = Self {
            height: frame.leading,
            ..Self::default()
        };
        row.place(line, frame.baseline());
        row
    }

    /// A line on a baseline of the row. Its notes are not the row's yet: their bodies are to be set first.
    pub(crate) fn place(&mut self, line: Line, baseline: f32) {
        self.runs.extend(line.runs.into_iter().map(|mut run| {
            run.y += baseline;
            run
        }));
        self.links.extend(line.links.into_iter().map(|mut link| {
            link.rect.1 += baseline;
            link
        }));
        self.anchors.extend(line.anchors);
    }
}

/// Pages go here.
pub(crate) type Sink<'s> = &'s mut dyn FnMut(Page, &Structure);

/// Fills pages.
pub(crate) struct Flow<'s> {
    sheet: Sheet,
    sink: Sink<'s>,
    rows: VecDeque<Row>,
    /// Rows of notes that the page before had no room for.
    carried: VecDeque<Row>,
    pages: usize,
    title: Rc<str>,
    section: Rc<str>,
    right_to_left: bool,
}

/// Between the text and its notes, in points: a short rule stands in the middle of it.
const NOTE_GAP: f32 = 14.0;

/// The most that notes of the page before take of a page, so that the text goes on.
const CARRIED_SHARE: f32 = 0.6;

/// Lines of a note that the page that calls it shows at least.
const NOTE_LINES: usize = 2;

impl<'s> Flow<'s> {
    pub(crate) fn new(sheet: &Sheet, title: &str, right_to_left: bool, sink: Sink<'s>) -> Self {
        Self {
            sheet: sheet.clone(),
            sink,
            rows: VecDeque::new(),
            carried: VecDeque::new(),
            pages: 0,
            title: title.into(),
            section: "".into(),
            right_to_left,
        }
    }

    /// Takes rows, and hands out the pages that they fill.
    pub(crate) fn push(&mut self, rows: Vec<Row>, shaper: &mut Shaper<'_>, structure: &Structure) {
        self.rows.extend(rows);
        while let Some(count) = self.page_end() {
            self.page(count, shaper, structure);
        }
    }

    /// Hands out what is left. A document without rows is an empty page.
    pub(crate) fn finish(mut self, shaper: &mut Shaper<'_>, structure: &Structure) {
        self.push(Vec::new(), shaper, structure);
        while !self.rows.is_empty() || !self.carried.is_empty() || self.pages == 0 {
            let count = self.page_end().unwrap_or(self.rows.len());
            self.page(count, shaper, structure);
        }
    }

    /// The number of rows that the next page takes, if there are enough to fill it.
    fn page_end(&self) -> Option<usize> {
        let room = self.sheet.height;
        let carried: f32 = self.carried.iter().map(|row| row.space + row.height).sum();
        let mut notes = carried.min(room * CARRIED_SHARE);
        let mut used = 0.0;
        // A page may end above this row, and everything above it fits.
        let mut end = 0;
        for (n, row) in self.rows.iter().enumerate() {
            if n > 0 && row.before == Before::Ends {
                return Some(n);
            }
            if n > 0 && row.before == Before::MayEnd {
                end = n;
            }
            used += space_above(row, n == 0) + row.height;
            let mut least = 0.0;
            for (k, note) in row.notes.iter().enumerate() {
                let lines = if k + 1 == row.notes.len() {
                    NOTE_LINES
                } else {
                    usize::MAX
                };
                let height: f32 = note
                    .iter()
                    .take(lines)
                    .map(|row| row.space + row.height)
                    .sum();
                least += height;
            }
            let gap = if notes + least > 0.0 { NOTE_GAP } else { 0.0 };
            if used + notes + least + gap > room {
                return Some(if end > 0 { end } else { n.max(1) });
            }
            notes += row
                .notes
                .iter()
                .flatten()
                .map(|row| row.space + row.height)
                .sum::<f32>();
        }
        None
    }

    /// Makes a page of the first `count` rows.
    fn page(&mut self, count: usize, shaper: &mut Shaper<'_>, structure: &Structure) {
        self.pages += 1;
        let top = self.sheet.theme.page.top;
        let bottom = top + self.sheet.height;
        let mut page = Page::default();
        let opens = self.rows.front().is_none_or(|row| row.sink > 0.0);
        let section = Rc::clone(&self.section);
        // In the order of reading: what stands above the text comes first.
        self.running_head(&mut page, opens, &section, shaper);
        let mut y = top;
        let mut notes: VecDeque<Row> = std::mem::take(&mut self.carried);
        for n in 0..count {
            let Some(row) = self.rows.pop_front() else {
                break;
            };
            if n == 0 {
                for head in row.head.iter().flat_map(|rows| rows.iter()) {
                    // It stood on a page before: here it is furniture.
                    put(&mut page, head.clone(), y, false);
                    y += head.height;
                }
                y += row.sink;
            } else {
                y += row.space;
            }
            let height = row.height;
            if let Some(running) = &row.running {
                self.section = Rc::clone(running);
            }
            let mut row = row;
            notes.extend(std::mem::take(&mut row.notes).into_iter().flatten());
            put(&mut page, row, y, true);
            y += height;
        }
        self.foot(&mut page, notes, y, bottom);
        self.folio(&mut page, shaper);
        (self.sink)(page, structure);
    }

    /// Sets notes at the foot of a page whose text ends at `y`; what does not fit is carried over.
    fn foot(&mut self, page: &mut Page, mut notes: VecDeque<Row>, y: f32, bottom: f32) {
        if notes.is_empty() {
            return;
        }
        let mut room = bottom - y - NOTE_GAP;
        let mut height = 0.0;
        let mut fitting = 0;
        for row in &notes {
            let needed = if fitting == 0 { 0.0 } else { row.space } + row.height;
            if needed > room + 0.01 && (fitting > 0 || y > self.sheet.theme.page.top) {
                break;
            }
            room -= needed;
            height += needed;
            fitting += 1;
        }
        self.carried = notes.split_off(fitting);
        if notes.is_empty() {
            return;
        }
        let mut y = (bottom - height).max(y + NOTE_GAP / 2.0);
        let length = self.sheet.width * 0.22;
        let left = if self.right_to_left {
            self.sheet.left + self.sheet.width - length
        } else {
            self.sheet.left
        };
        page.rects.push(Rect {
            x: left,
            y: y - NOTE_GAP * 0.4,
            width: length,
            height: 0.4,
            colour: self.sheet.quiet(),
        });
        for (n, row) in notes.into_iter().enumerate() {
            if n > 0 {
                y += row.space;
            }
            let height = row.height;
            put(page, row, y, true);
            y += height;
        }
    }

    fn furniture_frame(&self) -> Frame {
        let sheet = &self.sheet;
        let look = Look {
            cut: Cut::default(),
            size: sheet.size() * 0.86,
            rise: 0.0,
            colour: sheet.quiet(),
        };
        Frame {
            left: sheet.left,
            width: sheet.width,
            look,
            leading: look.size * 1.2,
        }
    }

    fn folio(&self, page: &mut Page, shaper: &mut Shaper<'_>) {
        let sheet = &self.sheet;
        let frame = self.furniture_frame();
        let folio = Flat::plain(&self.pages.to_string(), frame.look, None);
        let drop = (sheet.theme.page.bottom * 0.42).max(sheet.size() * 1.6);
        let y = sheet.theme.page.top + sheet.height + drop;
        self.line(page, &folio, &frame, y, shaper);
    }

    /// The title above left pages, the chapter above right ones; nothing where a title or a chapter begins.
    fn running_head(&self, page: &mut Page, opens: bool, section: &str, shaper: &mut Shaper<'_>) {
        if self.pages == 1 || opens {
            return;
        }
        let says = if self.pages.is_multiple_of(2) || section.is_empty() {
            &self.title
        } else {
            section
        };
        let mut frame = self.furniture_frame();
        frame.look.cut.small_caps = true;
        let head = shortened(says, frame.look, frame.width, shaper);
        let page_top = self.sheet.theme.page.top;
        let y = page_top - (page_top * 0.32).max(self.sheet.size() * 1.2);
        self.line(page, &head, &frame, y, shaper);
    }

    fn line(&self, page: &mut Page, flat: &Flat, frame: &Frame, y: f32, shaper: &mut Shaper<'_>) {
        let setting = Setting::new(Align::Center, self.right_to_left);
        for line in set(flat, frame, setting, shaper).into_iter().take(1) {
            let mut row = Row::default();
            row.place(line, 0.0);
            put(page, row, y, false);
        }
    }
}

/// What stands between a row and the one above it, or the page's top.
fn space_above(row: &Row, first: bool) -> f32 {
    if !first {
        return row.space;
    }
    let heads = row.head.iter().flat_map(|rows| rows.iter());
    heads.map(|row| row.height).sum::<f32>() + row.sink
}

/// As many words of a text as fit on a line; an ellipsis tells that there are more.
fn shortened(text: &str, look: Look, room: f32, shaper: &mut Shaper<'_>) -> Flat {
    let flat = Flat::plain(text, look, None);
    if width(&flat, shaper) <= room {
        return flat;
    }
    let ends: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, _)| at)
        .collect();
    for &end in ends.iter().rev() {
        let part = text[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
        let flat = Flat::plain(&format!("{part}…"), look, None);
        if !part.is_empty() && width(&flat, shaper) <= room {
            return flat;
        }
    }
    // One long word, or a script without blanks.
    let mut part: String = text.chars().take(40).collect();
    while !part.is_empty() {
        let flat = Flat::plain(&format!("{part}…"), look, None);
        if width(&flat, shaper) <= room {
            return flat;
        }
        part.pop();
    }
    Flat::default()
}

/// Puts a row on a page; not as text if it is furniture.
fn put(page: &mut Page, row: Row, y: f32, is_text: bool) {
    page.rects.extend(row.rects.into_iter().map(|mut rect| {
        rect.y += y;
        rect
    }));
    page.runs.extend(row.runs.into_iter().map(|mut run| {
        run.y += y;
        if !is_text {
            run.element = None;
        }
        run
    }));
    if is_text {
        page.links.extend(row.links.into_iter().map(|mut link| {
            link.rect.1 += y;
            link
        }));
        page.anchors
            .extend(row.anchors.into_iter().map(|anchor| (anchor, y)));
    }
}
