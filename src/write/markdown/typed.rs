//! Tables for `CommonMark` alone, which has none.
//!
//! ```text
//! | name | age |        name  age
//! | ---- | --- |   →    ----  ---
//! | Ada  | 36  |        Ada   36
//! ```

use super::page::Page;
use crate::document::{Table, plain_text};

impl Page {
    /// A table as its rows would be typed, for `CommonMark` alone.
    pub(super) fn typed_table(&mut self, table: &Table<'_>) {
        let head = std::iter::once(&table.head).filter(|head| !head.is_empty());
        let rows: Vec<Vec<String>> = head
            .chain(&table.rows)
            .map(|row| row.iter().map(|cell| plain_text(cell)).collect())
            .collect();
        let width = |column: usize| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..table.columns.len()).map(width).collect();
        let mut lines: Vec<String> = rows
            .iter()
            .map(|row| {
                let cells = row.iter().zip(&widths);
                let cells: Vec<String> = cells
                    .map(|(cell, width)| format!("{cell:width$}"))
                    .collect();
                cells.join("  ").trim_end().to_owned()
            })
            .collect();
        if !table.head.is_empty() {
            let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
            lines.insert(1, rules.join("  "));
        }
        self.preformatted(&lines.join("\n"), None);
    }
}
