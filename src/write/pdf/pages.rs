//! Laid-out pages → content streams, by printpdf, a chunk of pages at a time.
//!
//! It keeps what is compressed: the streams, which glyphs were used, which element has which content.

use super::PageDeflater;
use super::font::Used;
use super::pen::Pen;
use super::structure::Contents;
use crate::layout::font::Fonts;
use crate::layout::structure::Structure;
use crate::layout::{Anchor, Folio, LinkArea, Page};
use crate::theme::Theme;
use printpdf::{PdfDocument, PdfPage, PdfSaveOptions};
use std::collections::BTreeMap;

/// printpdf holds a page's operators as objects until it is told to write them: this many pages are a few megabytes,
const CHUNK: usize = 64;

/// unless they are full of small pieces, as where most characters have no glyph.
const CHUNK_OPERATORS: usize = 50_000;

/// What a finished page is, besides its content.
pub(super) struct Drawn {
    pub(super) size: (f32, f32),
    pub(super) two_sided: bool,
    /// One compressed stream a page.
    pub(super) streams: Vec<Vec<u8>>,
    /// Its number, and so its place in the file.
    pub(super) folios: Vec<Folio>,
    pub(super) used: Used,
    pub(super) contents: Contents,
    /// The page and the link.
    pub(super) links: Vec<(usize, LinkArea)>,
    /// Page and height from the bottom of the places that links lead to.
    pub(super) anchors: BTreeMap<Anchor, (usize, f32)>,
}

/// Pages as they come.
pub(super) struct Pages<'d> {
    drawn: Drawn,
    deflater: &'d mut PageDeflater,
    waiting: Vec<PdfPage>,
    /// Of the pages that wait.
    operators: usize,
    count: usize,
    failed: Option<anyhow::Error>,
}

impl<'d> Pages<'d> {
    pub(super) fn new(fonts: &Fonts, theme: &Theme, deflater: &'d mut PageDeflater) -> Self {
        Self {
            drawn: Drawn {
                size: theme.page.size,
                two_sided: theme.page.two_sided,
                streams: Vec::new(),
                folios: Vec::new(),
                used: Used::new(fonts),
                contents: Contents::default(),
                links: Vec::new(),
                anchors: BTreeMap::new(),
            },
            deflater,
            waiting: Vec::new(),
            operators: 0,
            count: 0,
            failed: None,
        }
    }

    /// Takes a page.
    pub(super) fn add(&mut self, page: &Page, logical: &Structure) {
        let height = self.drawn.size.1;
        if let Some(element) = page.reads_after {
            self.drawn.contents.attach(element, logical);
        }
        self.drawn.folios.push(page.folio);
        self.drawn.contents.begin_page();
        let pen = Pen::new(
            height,
            &mut self.drawn.used,
            &mut self.drawn.contents,
            logical,
        );
        let ops = pen.page(page);
        self.operators += ops.len();
        for link in &page.links {
            self.drawn
                .contents
                .annotation(link.element, self.drawn.links.len(), logical);
            self.drawn.links.push((self.count, link.clone()));
        }
        for &(anchor, y) in &page.anchors {
            self.drawn
                .anchors
                .entry(anchor)
                .or_insert((self.count, height - y));
        }
        self.count += 1;
        // The sizes in these are not used.
        self.waiting
            .push(PdfPage::new(printpdf::Mm(0.0), printpdf::Mm(0.0), ops));
        if self.waiting.len() >= CHUNK || self.operators >= CHUNK_OPERATORS {
            self.write_chunk();
        }
    }

    /// What was drawn.
    pub(super) fn finish(mut self) -> anyhow::Result<Drawn> {
        self.write_chunk();
        match self.failed {
            Some(error) => Err(error),
            None => Ok(self.drawn),
        }
    }

    fn write_chunk(&mut self) {
        let mut chunk = PdfDocument::new("");
        chunk.pages = std::mem::take(&mut self.waiting);
        self.operators = 0;
        match streams(&chunk, self.deflater) {
            Ok(mut streams) => self.drawn.streams.append(&mut streams),
            Err(error) => self.failed = self.failed.take().or(Some(error)),
        }
    }
}

/// The content streams of a chunk, compressed.
fn streams(chunk: &PdfDocument, deflater: &mut PageDeflater) -> anyhow::Result<Vec<Vec<u8>>> {
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        // Strings of glyph numbers come as operators that printpdf does not name.
        secure: false,
        image_optimization: None,
    };
    let written = chunk.to_lopdf_document(&options, &mut Vec::new());
    let mut streams = Vec::with_capacity(chunk.pages.len());
    for (_, page) in written.get_pages() {
        let content = written.get_page_content(page);
        streams.push(deflater.zlib(&content)?.to_vec());
    }
    Ok(streams)
}
