//! Tables as HTML or XHTML.

use super::context::{Context, Dialect};
use super::inlines::inlines;
use crate::document::{Alignment, Cell, Table, plain_text};
use std::io::Write as _;

/// Appends a table in a box of its own, which scrolls sideways where the table is wider than the screen.
pub(super) fn table(context: &mut Context<'_>, table: &Table<'_>, out: &mut Vec<u8>) {
    out.extend_from_slice(b"<div class=\"table\"");
    if context.dialect == Dialect::Html {
        // What scrolls must be reached by keyboard (WCAG 2.2, 2.1.1).
        let label = context.labels.table;
        let _ = write!(out, " tabindex=\"0\" role=\"group\" aria-label=\"{label}\"");
    }
    out.extend_from_slice(b">\n<table>\n");
    if !table.caption.is_empty() {
        out.extend_from_slice(b"<caption>");
        inlines(context, &table.caption, out);
        out.extend_from_slice(b"</caption>\n");
    }
    if !table.head.is_empty() {
        out.extend_from_slice(b"<thead>\n");
        row(context, &table.columns, ("th", &table.head), out);
        out.extend_from_slice(b"</thead>\n");
    }
    if !table.rows.is_empty() {
        out.extend_from_slice(b"<tbody>\n");
        for cells in &table.rows {
            row(context, &table.columns, ("td", cells), out);
        }
        out.extend_from_slice(b"</tbody>\n");
    }
    out.extend_from_slice(b"</table>\n</div>\n");
}

/// A row of cells, all of them heads or none.
fn row(
    context: &mut Context<'_>,
    columns: &[Alignment],
    (name, cells): (&str, &[Cell<'_>]),
    out: &mut Vec<u8>,
) {
    let alignments = columns.iter().chain(std::iter::repeat(&Alignment::Start));
    out.extend_from_slice(b"<tr>");
    for (cell, alignment) in cells.iter().zip(alignments) {
        // A corner without words heads nothing.
        let heads = name == "th" && !plain_text(cell).trim().is_empty();
        out.extend_from_slice(if heads { b"<th scope=\"col\"" } else { b"<td" });
        out.extend_from_slice(match alignment {
            Alignment::Start => b">",
            Alignment::Center => b" class=\"center\">",
            Alignment::End => b" class=\"end\">".as_slice(),
        });
        inlines(context, cell, out);
        out.extend_from_slice(if heads { b"</th>" } else { b"</td>" });
    }
    out.extend_from_slice(b"</tr>\n");
}
