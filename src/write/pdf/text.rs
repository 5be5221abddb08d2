//! What a person reads on the pages of a PDF: to tell one file from another, not to make one.

use crate::write::Part;
use lopdf::Document;

/// The words of each page.
pub(super) fn parts(bytes: &[u8]) -> anyhow::Result<Vec<Part>> {
    let file = Document::load_mem(bytes)?;
    let pages = file.get_pages().into_keys();
    let part = |page: u32| {
        let chunks = file.extract_text_chunks(&[page]);
        let chunks = chunks.into_iter().collect::<Result<Vec<_>, _>>()?;
        Ok(Part {
            name: format!("page {page}"),
            bytes: chunks.join("\n").into_bytes(),
        })
    };
    pages.map(part).collect()
}
