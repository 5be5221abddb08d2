//! What is known while the blocks of a document are set as HTML or XHTML: the dialect, where link targets stand, and what
//! has been set so far. Headings and notes may stand in several files (chapters of a book); a web page is the case of one.

use super::scripts::Scripts;
use crate::document::{
    Article, Block, BlockKind, Date, Document, FrontPart, Metadata, Outline, outline, plain_text,
    title_page,
};
use crate::write::labels::Labels;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::io::Write as _;
use std::ops::Range;

/// Which of the two syntaxes (HTML Living Standard, sections 13 and 14).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::write) enum Dialect {
    /// `text/html`.
    Html,
    /// The XML syntax with the vocabulary of EPUB 3.3.
    Xhtml,
}

impl Dialect {
    /// The end of the tag of an element that has no content.
    pub(in crate::write) fn void_end(self) -> &'static [u8] {
        match self {
            Self::Html => b">",
            Self::Xhtml => b"/>",
        }
    }

    /// The attributes of a language (BCP 47).
    pub(in crate::write) fn language(self, tag: &str, out: &mut Vec<u8>) {
        let _ = write!(out, " lang=\"{tag}\"");
        if self == Self::Xhtml {
            let _ = write!(out, " xml:lang=\"{tag}\"");
        }
    }

    /// An attribute that only EPUB has (EPUB 3.3, section 6.2.1).
    pub(in crate::write) fn epub_type(self, name: &str, out: &mut Vec<u8>) {
        if self == Self::Xhtml {
            out.extend_from_slice(b" epub:type=\"");
            out.extend_from_slice(name.as_bytes());
            out.push(b'"');
        }
    }
}

/// In which file each link target stands. Default: all in one.
#[derive(Clone, Debug, Default)]
pub(in crate::write) struct Places {
    /// Names of the files.
    pub(in crate::write) files: Vec<String>,
    /// The file of each heading of the outline.
    pub(in crate::write) headings: Vec<usize>,
    /// The file of each note.
    pub(in crate::write) notes: Vec<usize>,
}

/// What is known while blocks are set.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and any may go with any"
)]
pub(in crate::write) struct Context<'d> {
    pub(super) dialect: Dialect,
    pub(super) document: &'d Document<'d>,
    /// Our own words in the article's language.
    pub(super) labels: Labels,
    /// The headings; the `n`-th that is set takes the `n`-th entry.
    pub(in crate::write) outline: Outline,
    /// Entries of the outline by their slugs, for the few texts that link to them.
    slugs: OnceCell<HashMap<String, usize>>,
    pub(in crate::write) places: Places,
    /// The file that is being written.
    pub(in crate::write) file: usize,
    /// What an outline's level 1 is below: the title, if there is one.
    base_level: u8,
    /// Sections of notes that are set.
    pub(super) notes_set: u32,
    /// Level of the heading that was set last.
    pub(super) last_level: u8,
    next_heading: usize,
    /// The files in which each note was called so far, one entry a call.
    pub(super) calls: Vec<Vec<usize>>,
    pub(super) title_set: bool,
    pub(super) header_set: bool,
    pub(super) date: Option<&'d Date<'d>>,
    /// Whether the title is left out.
    pub(super) untitled: bool,
    pub(super) lists_contents: bool,
    /// The blocks of the title page.
    pub(super) title_page: Range<usize>,
    /// An article of an issue is set, whose own heading is its title.
    pub(super) in_article: bool,
    /// What the language and the direction of a passage are told apart from.
    pub(super) speaks: &'d Metadata<'d>,
    /// The scripts of that language.
    pub(super) scripts: Scripts,
    /// Links do not nest, whatever a tree says.
    pub(super) in_link: bool,
}

impl<'d> Context<'d> {
    /// Nothing is set yet.
    pub(in crate::write) fn new(
        document: &'d Document<'d>,
        dialect: Dialect,
        places: Places,
    ) -> Self {
        let outline = outline(document);
        let is_title = |block: &Block<'_>| {
            matches!(
                block.kind,
                BlockKind::Front {
                    part: FrontPart::Title,
                    ..
                }
            )
        };
        Self {
            dialect,
            document,
            labels: Labels::of(document.metadata.language.as_deref()),
            slugs: OnceCell::new(),
            outline,
            places,
            file: 0,
            base_level: u8::from(document.blocks.iter().any(is_title)),
            last_level: 0,
            next_heading: 0,
            calls: vec![Vec::new(); document.notes.len()],
            notes_set: 0,
            title_set: false,
            header_set: false,
            date: document.metadata.date.as_ref(),
            untitled: false,
            lists_contents: false,
            title_page: title_page(document),
            in_article: false,
            speaks: &document.metadata,
            scripts: Scripts::of(document.metadata.language.as_deref()),
            in_link: false,
        }
    }

    fn speak(&mut self, metadata: &'d Metadata<'d>) {
        self.speaks = metadata;
        self.scripts = Scripts::of(metadata.language.as_deref());
    }

    /// An article of an issue begins.
    pub(in crate::write) fn enter(&mut self, article: &'d Article<'d>) {
        self.in_article = true;
        self.header_set = false;
        self.date = article.metadata.date.as_ref();
        self.speak(&article.metadata);
    }

    /// It ends.
    pub(in crate::write) fn leave(&mut self) {
        self.in_article = false;
        self.speak(&self.document.metadata);
    }

    pub(super) fn has_title(&self) -> bool {
        self.base_level > 0
    }

    /// The link target of the heading of an entry.
    pub(super) fn entry_href(&self, index: usize, out: &mut Vec<u8>) {
        self.file_href(self.places.headings.get(index), out);
        self.heading_id(index, out);
    }

    /// Whether the document has a title or headings.
    pub(super) fn has_headings(&self) -> bool {
        self.base_level > 0 || !self.outline.entries.is_empty()
    }

    /// The level and the place in the outline of the next heading in `document.blocks`.
    pub(super) fn next_heading(&mut self) -> (u8, usize) {
        let index = self.next_heading;
        self.next_heading += 1;
        let level = self.outline.entries[index].level;
        ((level + self.base_level).min(6), index)
    }

    /// Whether a block is the heading that an article of an issue has for a title, and has words.
    pub(super) fn heads_article(&self, block: &Block<'_>) -> bool {
        let BlockKind::Heading { content, .. } = &block.kind else {
            return false;
        };
        self.outline.entries[self.next_heading].article.is_some()
            && !plain_text(content).trim().is_empty()
    }

    /// The identifier of a heading.
    pub(in crate::write) fn heading_id(&self, index: usize, out: &mut Vec<u8>) {
        let slug = self.outline.entries[index].slug.as_bytes();
        // An XML name may start with fewer characters than a slug (XML 1.0, section 2.3). No slug holds a dot.
        let is_name = slug[0].is_ascii_alphabetic()
            && slug
                .iter()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        if self.dialect == Dialect::Html || is_name {
            super::escape::html_attribute(&self.outline.entries[index].slug, out);
        } else {
            let _ = write!(out, "section.{}", index + 1);
        }
    }

    /// The link target of the heading with a slug; `None` if there is no such heading.
    pub(super) fn heading_href(&self, slug: &str, out: &mut Vec<u8>) -> Option<()> {
        let slugs = self.slugs.get_or_init(|| {
            let entries = self.outline.entries.iter().enumerate();
            entries
                .map(|(index, entry)| (entry.slug.clone(), index))
                .collect()
        });
        let index = *slugs.get(slug)?;
        self.file_href(self.places.headings.get(index), out);
        self.heading_id(index, out);
        Some(())
    }

    /// The link target of a note.
    pub(super) fn note_href(&self, index: usize, out: &mut Vec<u8>) {
        self.file_href(self.places.notes.get(index), out);
        let _ = write!(out, "note.{}", index + 1);
    }

    /// The file part of a link target, up to its `#`.
    pub(super) fn file_href(&self, file: Option<&usize>, out: &mut Vec<u8>) {
        if let Some(&file) = file
            && file != self.file
        {
            out.extend_from_slice(self.places.files[file].as_bytes());
        }
        out.push(b'#');
    }
}
