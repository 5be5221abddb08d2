//! Contents lists and tables whose entries lead to the headings that they name.

use super::inline::{Headings, link_entry};
use super::role::heading;
use crate::document::{
    Block, BlockKind, Document, Inline, List, Marker, Table, outline, plain_text,
};

/// Makes links of the entries of a document's contents lists, and of those in tables below a heading "Contents".
pub(super) fn link(document: &mut Document<'_>) {
    if !has_contents(&document.blocks) {
        return;
    }
    let mut headings = Headings::of(outline(document).entries);
    let mut announced = false;
    for block in &mut document.blocks {
        match &mut block.kind {
            BlockKind::Heading { content, .. } => announced = announces(content),
            BlockKind::Table(table) if announced => link_table(table, &mut headings),
            BlockKind::List(list) => link_list(list, &mut headings),
            _ => {}
        }
    }
}

/// Whether any block may hold such entries: most documents have none, and need no outline for it.
fn has_contents(blocks: &[Block<'_>]) -> bool {
    let mut above: &[Inline<'_>] = &[];
    blocks.iter().any(|block| match &block.kind {
        BlockKind::Heading { content, .. } => {
            above = content;
            false
        }
        BlockKind::Table(_) => announces(above),
        BlockKind::List(list) => list.marker == Marker::None,
        _ => false,
    })
}

fn announces(heading: &[Inline<'_>]) -> bool {
    heading::is_contents(&plain_text(heading))
}

fn link_list(list: &mut List<'_>, headings: &mut Headings) {
    for item in &mut list.items {
        if list.marker == Marker::None
            && let Some(Block {
                kind: BlockKind::Paragraph(content),
                ..
            }) = item.blocks.first_mut()
        {
            *content = link_entry(std::mem::take(content), headings);
        }
        for block in &mut item.blocks {
            if let BlockKind::List(list) = &mut block.kind {
                link_list(list, headings);
            }
        }
    }
}

/// The numbers of chapters and pages stay what they are.
fn link_table(table: &mut Table<'_>, headings: &mut Headings) {
    for cell in table.rows.iter_mut().flatten() {
        if heading::number_alone(plain_text(cell).trim()).is_none() {
            *cell = link_entry(std::mem::take(cell), headings);
        }
    }
}
