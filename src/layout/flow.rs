//! Rows → pages: what stays together, notes at the foot, running heads and folios.
//!
//! Rows come in as blocks are set; a page leaves for the sink as soon as it is full, so that a book needs no more memory than
//! the longest of its blocks. It knows what may be parted, not why.

use super::block::Setter;
use super::feather::feather;
use super::row::{Before, Row};
use super::shape::Shaper;
use super::structure::{ElementId, Structure};
use super::style::{SLACK, Sheet};
use super::{Anchor, Folio, Page, Rect};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// Pages go here.
pub(crate) type Sink<'s> = &'s mut dyn FnMut(Page, &Structure);

/// Fills pages.
pub(crate) struct Flow<'s> {
    pub(super) sheet: Sheet,
    sink: Sink<'s>,
    rows: VecDeque<Row>,
    /// Rows of notes that the page before had no room for.
    carried: VecDeque<Row>,
    /// Whether the pages are those of the body, and how many there are of each.
    in_body: bool,
    body: u32,
    front: u32,
    /// What is read between the front and the body.
    between: Option<ElementId>,
    pub(super) title: Rc<str>,
    /// Pages have running heads: nobody loses the way in two or three.
    pub(super) headed: bool,
    section: Rc<str>,
    pub(super) right_to_left: bool,
    /// The pages that headings of the outline stand on.
    pub(super) headings: BTreeMap<usize, Folio>,
}

/// As many pages, by guess, need no running heads.
const UNHEADED_PAGES: usize = 3;

/// Between the text and its notes, in points: a short rule stands in the middle of it.
const NOTE_GAP: f32 = 14.0;

/// The most that notes of the page before take of a page, so that the text goes on.
const CARRIED_SHARE: f32 = 0.6;

/// Lines of a note that the page that calls it shows at least.
const NOTE_LINES: usize = 2;

impl<'s> Flow<'s> {
    /// Pages of a book, which has a front, or of anything else. What is `between` is read before the body and made later.
    pub(crate) fn new(
        setter: &Setter<'_, '_, '_>,
        title: &str,
        between: Option<ElementId>,
        sink: Sink<'s>,
    ) -> Self {
        Self {
            sheet: setter.sheet.clone(),
            sink,
            rows: VecDeque::new(),
            carried: VecDeque::new(),
            in_body: setter.chapter == 0,
            body: 0,
            front: 0,
            between,
            title: title.into(),
            headed: setter.chapter > 0 || setter.pages() > UNHEADED_PAGES,
            section: "".into(),
            right_to_left: setter.right_to_left,
            headings: BTreeMap::new(),
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
    pub(crate) fn finish(&mut self, shaper: &mut Shaper<'_>, structure: &Structure) {
        self.push(Vec::new(), shaper, structure);
        while !self.rows.is_empty() || !self.carried.is_empty() || self.body + self.front == 0 {
            let count = self.page_end().unwrap_or(self.rows.len());
            self.page(count, shaper, structure);
        }
    }

    /// Rows for pages of the front, which are made last.
    pub(crate) fn front(&mut self, rows: Vec<Row>, shaper: &mut Shaper<'_>, structure: &Structure) {
        self.in_body = false;
        if !rows.is_empty() {
            self.push(rows, shaper, structure);
            self.finish(shaper, structure);
        }
        // The body begins on a right page.
        if self.sheet.theme.page.two_sided && !self.front.is_multiple_of(2) {
            self.front += 1;
            (self.sink)(Page::new(Folio::Front(self.front)), structure);
        }
    }

    /// The number of rows that the next page takes, if there are enough to fill it.
    fn page_end(&self) -> Option<usize> {
        let room = self.sheet.height;
        let carried: f32 = self.carried.iter().map(|row| row.space + row.height).sum();
        let mut notes = carried.min(room * CARRIED_SHARE);
        let mut used = 0.0;
        // A page may end above this row, and everything above it fits; and the row before for which that holds.
        let (mut end, mut spare) = (0, 0);
        for (n, row) in self.rows.iter().enumerate() {
            if n > 0 && row.before == Before::Ends {
                return Some(n);
            }
            if n > 0 && row.before == Before::MayEnd {
                (end, spare) = (n, end);
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
            if used + notes + least + gap > room + SLACK {
                if end == 0 {
                    return Some(n.max(1));
                }
                // Better a line less than a word that goes on overleaf.
                let parted = self.rows[end - 1].hyphenated;
                let whole = spare > 0 && spare + 1 == end && !self.rows[spare - 1].hyphenated;
                return Some(if parted && whole { spare } else { end });
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
        let mut rows: Vec<Row> = self.rows.drain(..count.min(self.rows.len())).collect();
        let first = rows.first();
        self.in_body |= first.is_some_and(|row| row.body);
        let opens = first.is_none_or(|row| row.sink > 0.0);
        let mut page = Page::new(self.next());
        if self.in_body {
            page.reads_after = self.between.take();
        }
        let top = self.sheet.theme.page.top;
        let bottom = top + self.sheet.height;
        // In the order of reading: what stands above the text comes first.
        let section = Rc::clone(&self.section);
        self.running_head(&mut page, opens, &section, shaper);
        let mut notes: VecDeque<Row> = std::mem::take(&mut self.carried);
        for row in &mut rows {
            notes.extend(std::mem::take(&mut row.notes).into_iter().flatten());
        }
        // The last page of a text or a chapter ends where it ends.
        if self
            .rows
            .front()
            .is_some_and(|row| row.before != Before::Ends)
        {
            let used = rows
                .iter()
                .enumerate()
                .map(|(n, row)| space_above(row, n == 0) + row.height)
                .sum::<f32>();
            let below = notes.iter().map(|row| row.space + row.height).sum::<f32>();
            let gap = if notes.is_empty() { 0.0 } else { NOTE_GAP };
            feather(
                &mut rows,
                self.sheet.height - used - below - gap,
                self.sheet.leading,
            );
        }
        page.runs
            .reserve(rows.iter().map(|row| row.runs.len()).sum());
        let mut y = top;
        for (n, row) in rows.into_iter().enumerate() {
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
            put(&mut page, row, y, true);
            y += height;
        }
        self.foot(&mut page, notes, y, bottom);
        self.folio(&mut page, opens, shaper);
        self.hand_out(page, structure);
    }

    /// The number of the next page.
    fn next(&mut self) -> Folio {
        let count = if self.in_body {
            &mut self.body
        } else {
            &mut self.front
        };
        *count += 1;
        if self.in_body {
            Folio::Body(self.body)
        } else {
            Folio::Front(self.front)
        }
    }

    fn hand_out(&mut self, mut page: Page, structure: &Structure) {
        for (anchor, _) in &page.anchors {
            if let Anchor::Heading(heading) = anchor {
                self.headings.entry(*heading).or_insert(page.folio);
            }
        }
        let sides = &self.sheet.theme.page;
        if sides.two_sided && page.folio.number().is_multiple_of(2) {
            page.shift(sides.right - sides.left);
        }
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
            if needed > room + SLACK && (fitting > 0 || y > self.sheet.theme.page.top) {
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
}

/// What stands between a row and the one above it, or the page's top.
fn space_above(row: &Row, first: bool) -> f32 {
    if !first {
        return row.space;
    }
    let heads = row.head.iter().flat_map(|rows| rows.iter());
    heads.map(|row| row.height).sum::<f32>() + row.sink
}

/// Puts a row on a page; not as text if it is furniture.
pub(super) fn put(page: &mut Page, row: Row, y: f32, is_text: bool) {
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
