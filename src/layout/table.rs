//! Tables: columns measured from their cells, rows that stay whole, heads that come again on each page.

use super::Rect;
use super::block::{Place, Setter};
use super::font::Figures;
use super::inline::Flat;
use super::line::Line;
use super::paragraph::{extent, set};
use super::row::{Before, Row};
use super::setting::{Align, Setting};
use super::structure::{ElementId, Role};
use super::style::Frame;
use crate::document::{Alignment, Cell, Table};
use std::rc::Rc;

/// Between columns, in em.
const COLUMN_GAP: f32 = 1.3;

/// Above and below the text of a cell, as a part of its leading.
const CELL_PAD: f32 = 0.16;

/// A row that is taller than this part of the page is parted between its lines.
const TALLEST_ROW: f32 = 0.4;

/// Thick and thin rules, in points.
const THICK: f32 = 0.9;
const THIN: f32 = 0.4;

/// Where the columns stand.
struct Columns {
    lefts: Vec<f32>,
    widths: Vec<f32>,
    right: f32,
}

impl Setter<'_, '_, '_> {
    pub(super) fn table(&mut self, table: &Table<'_>, place: &Place) {
        let leading = place.frame.leading;
        let mut frame = place.frame.sized(place.frame.look.size * 0.9);
        frame.leading = frame.look.size * 1.25;
        frame.look.cut.figures = Figures::Tabular;
        let element = self.structure.add(Role::Table, place.parent);
        self.gap(0.7 * leading);
        if !table.caption.is_empty() {
            let caption = self.structure.add(Role::Caption, element);
            let mut look = frame.look;
            look.cut.italic = true;
            let flat = self.flatten(&table.caption, look, caption);
            self.text(
                &flat,
                Setting::new(Align::Start, self.right_to_left),
                &frame,
            );
            self.stays |= !flat.is_blank();
            self.gap(0.3 * leading);
        }
        let head = self.cells(&table.head, [Role::HeadCell; 2], element, &frame);
        // A table without a head is read by its first column.
        let first = if head.is_empty() {
            Role::RowHead
        } else {
            Role::Cell
        };
        let rows: Vec<Vec<Flat>> = table
            .rows
            .iter()
            .map(|row| self.cells(row, [first, Role::Cell], element, &frame))
            .collect();
        let count = table.columns.len();
        if count == 0 || head.is_empty() && rows.is_empty() {
            return;
        }
        let columns = self.measure(count, head_and(&head, &rows), &frame);

        let mut repeated = None;
        if !head.is_empty() {
            let first = self.rows.len();
            self.cell_row(&head, table, &columns, &frame);
            let colour = self.sheet.theme.light.text;
            if let Some(row) = self.rows.get_mut(first) {
                rule(row, &columns, 0.0, THICK, colour);
            }
            if let Some(row) = self.rows.last_mut() {
                rule(row, &columns, row.height - THIN, THIN, colour);
            }
            repeated = Some(Rc::new(self.rows[first..].to_vec()));
            self.stays = true;
        }
        let count = rows.len();
        for (n, row) in rows.iter().enumerate() {
            let first = self.rows.len();
            self.cell_row(row, table, &columns, &frame);
            let (text, thin) = (self.sheet.theme.light.text, self.sheet.theme.light.rule);
            if n == 0
                && head.is_empty()
                && let Some(row) = self.rows.get_mut(first)
            {
                rule(row, &columns, 0.0, THICK, text);
            }
            if let Some(row) = self.rows.last_mut() {
                let (thickness, colour) = if n + 1 == count {
                    (THICK, text)
                } else {
                    (THIN, thin)
                };
                rule(row, &columns, row.height - thickness, thickness, colour);
            }
            for (k, row) in self.rows[first..].iter_mut().enumerate() {
                row.head.clone_from(&repeated);
                // The first two rows stay together, and so do the last two.
                if k == 0 && count > 1 && (n == 1 || n + 1 == count) && n > 0 {
                    row.before = Before::Stays;
                }
            }
        }
        self.stays = false;
        self.gap(0.8 * leading);
    }

    /// The cells of a row as flat text, each within its element: of one role the first, of another the rest.
    fn cells(
        &mut self,
        cells: &[Cell<'_>],
        [first, rest]: [Role; 2],
        table: ElementId,
        frame: &Frame,
    ) -> Vec<Flat> {
        if cells.is_empty() {
            return Vec::new();
        }
        let row = self.structure.add(Role::Row, table);
        cells
            .iter()
            .enumerate()
            .map(|(n, content)| {
                let role = if n == 0 { first } else { rest };
                let cell = self.structure.add(role, row);
                let mut look = frame.look;
                look.cut.bold |= role == Role::HeadCell;
                let mut flat = self.flatten(content, look, cell);
                if !flat.is_blank() {
                    // A blank parts it from the next cell's words.
                    flat.end_line();
                }
                flat
            })
            .collect()
    }

    /// Columns as wide as their cells if there is room; else each has its longest word, and what is left goes to those that
    /// want it, by how much they want. Where there is no room for these words, those of the widest columns are parted.
    fn measure<'c>(
        &mut self,
        count: usize,
        rows: impl Iterator<Item = &'c [Flat]>,
        frame: &Frame,
    ) -> Columns {
        let gap = COLUMN_GAP * frame.look.size;
        let mut least = vec![0.0f32; count];
        let mut most = vec![0.0f32; count];
        for row in rows {
            for (n, cell) in row.iter().enumerate().take(count) {
                let (narrow, wide) = extent(cell, &mut self.shaper);
                least[n] = least[n].max(narrow);
                most[n] = most[n].max(wide);
            }
        }
        let gaps = gap * f32::from(u16::try_from(count - 1).unwrap_or(u16::MAX));
        // Hundreds of columns leave no room for gaps; then everything is narrow, and words are parted.
        let gap = if gaps > frame.width * 0.5 { 0.0 } else { gap };
        let room = frame.width - if gap > 0.0 { gaps } else { 0.0 };
        let (all_least, all_most) = (least.iter().sum::<f32>(), most.iter().sum::<f32>());
        let widths: Vec<f32> = if all_most <= room {
            most
        } else if all_least >= room {
            let floor = room / f32::from(u16::try_from(count).unwrap_or(u16::MAX)) * 0.3;
            let wanted: Vec<f32> = least.iter().map(|least| least.max(floor)).collect();
            let most = shared(&wanted, room);
            wanted.iter().map(|wanted| wanted.min(most)).collect()
        } else {
            let more = room - all_least;
            let wants = (all_most - all_least).max(0.01);
            least
                .iter()
                .zip(&most)
                .map(|(least, most)| least + more * (most - least) / wants)
                .collect()
        };
        let mut lefts = Vec::with_capacity(count);
        let mut x = 0.0;
        for width in &widths {
            lefts.push(x);
            x += width + gap;
        }
        let total = x - gap;
        if self.right_to_left {
            // The first column is the rightmost.
            for (left, width) in lefts.iter_mut().zip(&widths) {
                *left = frame.width - *left - width;
            }
        }
        let start = if self.right_to_left {
            frame.width - total
        } else {
            0.0
        };
        for left in &mut lefts {
            *left += frame.left;
        }
        Columns {
            lefts,
            widths,
            right: frame.left + start + total,
        }
    }

    /// Sets a row of cells: one row of the flow, or one a line if it is very tall.
    fn cell_row(&mut self, cells: &[Flat], table: &Table<'_>, columns: &Columns, frame: &Frame) {
        let pad = CELL_PAD * frame.leading;
        let mut set_cells: Vec<std::vec::IntoIter<Line>> = Vec::with_capacity(cells.len());
        let mut calls = Vec::new();
        let mut tallest = 1;
        for (n, flat) in cells.iter().enumerate().take(columns.lefts.len()) {
            let mut inner = frame.clone();
            inner.left = columns.lefts[n];
            // Widths are sums: what just fits must fit.
            inner.width = columns.widths[n] + 0.02;
            let align = match table.columns.get(n) {
                Some(Alignment::Center) => Align::Center,
                Some(Alignment::End) => Align::End,
                Some(Alignment::Start) | None => Align::Start,
            };
            let setting = Setting::new(align, self.right_to_left);
            let mut lines = set(flat, &inner, setting, &mut self.shaper);
            for line in &mut lines {
                calls.append(&mut line.notes);
            }
            tallest = tallest.max(lines.len());
            set_cells.push(lines.into_iter());
        }
        let lines = f32::from(u16::try_from(tallest).unwrap_or(u16::MAX));
        let height = lines * frame.leading + 2.0 * pad;
        if height <= self.sheet.height * TALLEST_ROW {
            let mut row = Row {
                height,
                ..Row::default()
            };
            for lines in set_cells {
                let mut baseline = pad + frame.baseline();
                for line in lines {
                    row.place(line, baseline);
                    baseline += frame.leading;
                }
            }
            self.call(calls, &mut row);
            self.push(row, pad + frame.baseline());
            return;
        }
        for n in 0..tallest {
            let above = if n == 0 { pad } else { 0.0 };
            let below = if n + 1 == tallest { pad } else { 0.0 };
            let mut row = Row {
                height: above + frame.leading + below,
                ..Row::default()
            };
            for lines in &mut set_cells {
                if let Some(line) = lines.next() {
                    row.place(line, above + frame.baseline());
                }
            }
            if n == 0 {
                self.call(std::mem::take(&mut calls), &mut row);
            }
            self.push(row, above + frame.baseline());
        }
    }
}

/// What no column may be wider than, so that these fit: whoever wants less has what it wants.
fn shared(wanted: &[f32], room: f32) -> f32 {
    let mut by_width = wanted.to_vec();
    by_width.sort_by(f32::total_cmp);
    let mut left = room;
    let mut share = 0.0;
    for (n, wanted) in by_width.iter().enumerate() {
        share = left / f32::from(u16::try_from(by_width.len() - n).unwrap_or(u16::MAX));
        if *wanted > share {
            break;
        }
        left -= wanted;
    }
    share
}

fn head_and<'c>(head: &'c [Flat], rows: &'c [Vec<Flat>]) -> impl Iterator<Item = &'c [Flat]> {
    std::iter::once(head).chain(rows.iter().map(Vec::as_slice))
}

fn rule(row: &mut Row, columns: &Columns, y: f32, height: f32, colour: crate::theme::Colour) {
    let left = columns.lefts.iter().copied().fold(f32::INFINITY, f32::min);
    row.rects.push(Rect {
        x: left,
        y,
        width: columns.right - left,
        height,
        colour,
    });
}

#[cfg(test)]
mod tests {
    use super::shared;

    #[test]
    fn only_the_widest_columns_give_way() {
        let close = |a: f32, b: f32| (a - b).abs() < 0.01;
        assert!(close(shared(&[60.0, 200.0, 40.0, 150.0], 300.0), 100.0));
        assert!(close(shared(&[60.0, 20.0, 300.0], 200.0), 120.0));
        assert!(close(shared(&[50.0, 50.0], 60.0), 30.0));
    }
}
