//! A document → pages: its blocks are set one after the other, and their rows handed to the flow as soon as nothing that
//! comes can change them. It knows what holds for the whole text: its language, its direction, whether it is a book.

use super::block::{Place, Setter};
use super::fit::Fits;
use super::flow::{Flow, Sink};
use super::font::{Cut, Figures, Fonts};
use super::missing;
use super::note::Notes;
use super::shape::Shaper;
use super::structure::{ROOT, Role, Structure};
use super::style::{Frame, Look, Sheet};
use super::words::Words;
use crate::diagnostic::Diagnostics;
use crate::document::{
    Block, BlockKind, Direction, Document, FrontPart, Outline, label, lists_contents, outline,
    title_page, word_count,
};
use crate::theme::{Chapters, Contents, Theme};
use std::cell::LazyCell;

/// Running text has old-style figures, but not where it speaks of code and of tables: there "0" and "o", "1" and "l" are told
/// apart.
fn figures(blocks: &[Block<'_>]) -> Figures {
    let exact = |block: &Block<'_>| {
        matches!(
            block.kind,
            BlockKind::Preformatted { .. } | BlockKind::Table(_)
        )
    };
    if blocks.iter().any(exact) {
        Figures::Lining
    } else {
        Figures::OldStyle
    }
}

/// Lays a document out; pages go to the sink as they fill. Gives back what their runs are part of. `contents` is what a
/// contents page is called; `words` were shaped with the same fonts.
pub(crate) fn layout(
    document: &Document<'_>,
    theme: &Theme,
    fonts: &Fonts,
    contents: &str,
    words: &mut Words,
    sink: Sink<'_>,
    diagnostics: &mut Diagnostics,
) -> Structure {
    let mut setter = setter(document, theme, fonts, words);
    let is_issue = !document.articles.is_empty();
    let listed = has_contents(document, theme.page.contents, &setter);
    let listed = listed.then(|| setter.structure.add(Role::Contents, ROOT));
    let mut flow = Flow::new(&setter, label(document).text(), listed, sink);
    let mut place = Place {
        frame: setter.frame.clone(),
        parent: ROOT,
        top: true,
        spaced: false,
        titles: false,
    };
    let title_page = title_page(document);
    let mut before: Option<&BlockKind<'_>> = None;
    // What stands above an article whose first row is still to come.
    let mut opening = None;
    let mut blocks = document.blocks.iter().enumerate().peekable();
    // Whether a section begins, or the text ends.
    let heads = |next: Option<&(usize, &Block<'_>)>| {
        next.is_none_or(|(_, next)| matches!(next.kind, BlockKind::Heading { .. }))
    };
    while let Some((n, block)) = blocks.next() {
        if setter.enters(n, &mut place) {
            opening = Some(before.take());
        }
        let first = setter.rows.len();
        let of_issue = is_issue && matches!(block.kind, BlockKind::Front { .. });
        place.titles = of_issue || title_page.contains(&n);
        // A pause that only a title or a heading stands by says nothing.
        let by_title = matches!(before, None | Some(BlockKind::Front { .. }));
        if block.kind != BlockKind::Break || !by_title && !heads(blocks.peek()) {
            setter.block(block, before, &place);
        }
        if let Some(above) = opening
            && setter.opened(first, above)
        {
            opening = None;
        }
        before = Some(&block.kind);
        if heads(blocks.peek()) && !matches!(block.kind, BlockKind::Heading { .. }) {
            setter.last_stays();
        }
        // A heading waits for what it stays with.
        if !setter.stays {
            let rows = std::mem::take(&mut setter.rows);
            flow.push(rows, &mut setter.shaper, &setter.structure);
        }
    }
    place.parent = ROOT;
    setter.uncalled_notes(&place);
    let rows = std::mem::take(&mut setter.rows);
    flow.push(rows, &mut setter.shaper, &setter.structure);
    flow.finish(&mut setter.shaper, &setter.structure);
    let rows = match listed {
        Some(element) => setter.contents(contents, element, &flow),
        None => Vec::new(),
    };
    flow.front(rows, &mut setter.shaper, &setter.structure);
    setter.fits.report(diagnostics);
    missing::report(&setter.shaper.missing, diagnostics);
    setter.structure
}

/// Who sets a document, before its first block.
fn setter<'d, 'a, 'f>(
    document: &'d Document<'a>,
    theme: &Theme,
    fonts: &'f Fonts,
    words: &'f mut Words,
) -> Setter<'d, 'a, 'f> {
    let language = document.metadata.language.as_deref();
    let sheet = Sheet::new(theme, language);
    let outline = outline(document);
    let right_to_left = document.metadata.direction == Direction::RightToLeft;
    Setter {
        document,
        frame: Frame {
            left: sheet.left,
            width: sheet.width,
            look: Look {
                cut: Cut {
                    figures: figures(&document.blocks),
                    ..Cut::default()
                },
                size: sheet.size(),
                rise: 0.0,
                colour: sheet.text_colour(),
            },
            leading: sheet.leading,
        },
        shaper: Shaper::new(fonts, language, words),
        structure: Structure::new(),
        notes: Notes::new(document),
        slugs: outline
            .entries
            .iter()
            .map(|entry| entry.slug.clone())
            .collect(),
        chapter: chapter_level(document, &outline, theme.headings.chapters),
        outline,
        right_to_left,
        sheet,
        rows: Vec::new(),
        nested: None,
        space: 0.0,
        stays: false,
        begins_page: false,
        headed: false,
        after_paragraph: false,
        after_lines: false,
        titles: false,
        markers: Vec::new(),
        headings: 0,
        article: None,
        open: Vec::new(),
        titled: has_title(document),
        fits: Fits::default(),
    }
}

/// Whether a contents page is put in front: not where the text has a list of its own.
fn has_contents(document: &Document<'_>, wanted: Contents, setter: &Setter<'_, '_, '_>) -> bool {
    match wanted {
        Contents::Never => false,
        Contents::Issues => !document.articles.is_empty(),
        Contents::Books | Contents::Always if !document.articles.is_empty() => true,
        Contents::Books => setter.chapter > 0 && !lists_contents(document),
        Contents::Always => setter.outline.entries.len() > 1 && !lists_contents(document),
    }
}

impl Setter<'_, '_, '_> {
    /// About how many pages the words take if they are of common length and fill their lines.
    pub(super) fn pages(&self) -> usize {
        /// A word and its blank, in em.
        const WORD: f32 = 2.6;
        let sheet = &self.sheet;
        let lines = (sheet.height / sheet.leading).max(1.0);
        let words = sheet.width / (WORD * sheet.size()) * lines;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a page has few words"
        )]
        let a_page = (words as usize).max(1);
        word_count(self.document).div_ceil(a_page)
    }
}

fn has_title(document: &Document<'_>) -> bool {
    document.blocks.iter().any(|block| {
        matches!(
            &block.kind,
            BlockKind::Front {
                part: FrontPart::Title,
                ..
            }
        )
    })
}

/// Words from which a text is a book, and words of a chapter on average: chapters then begin pages.
const BOOK_WORDS: usize = 20_000;
const CHAPTER_WORDS: usize = 800;

/// The deepest level whose headings begin a page: 0 in all but books.
fn chapter_level(document: &Document<'_>, outline: &Outline, chapters: Chapters) -> u8 {
    let count = |level: u8| {
        let entries = outline.entries.iter();
        entries.filter(|entry| entry.level <= level).count()
    };
    if !document.articles.is_empty() && chapters != Chapters::Never {
        return 1;
    }
    // Most articles have too few headings for their words to matter.
    let words = LazyCell::new(|| word_count(document));
    let long = |level: u8| count(level) >= 3 && *words / count(level) >= CHAPTER_WORDS;
    match chapters {
        Chapters::Never => 0,
        Chapters::Auto => (1..=2)
            .rev()
            .find(|&level| long(level) && *words >= BOOK_WORDS)
            .unwrap_or(0),
        Chapters::Always => (1..=2)
            .rev()
            .find(|&level| long(level))
            .or_else(|| (1..=2).find(|&level| count(level) >= 2))
            .unwrap_or(0),
    }
}
