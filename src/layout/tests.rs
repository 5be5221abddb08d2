//! Pages as data: what stands on them, in which order, and what stays together.

use super::font::Fonts;
use super::structure::{ElementId, Role, Structure};
use super::words::Words;
use super::{Anchor, Folio, Page, Run, layout};
use crate::diagnostic::{Code, Diagnostics};
use crate::document::{Block, BlockKind, Document, FrontPart, Inline, Level, Note, NoteId, Span};
use crate::theme::{Chapters, Theme};

fn fonts() -> Fonts {
    Fonts::open([]).expect("the built-in fonts are good")
}

fn block(kind: BlockKind<'static>) -> Block<'static> {
    Block {
        kind,
        span: Span::default(),
    }
}

fn paragraph(text: &str) -> Block<'static> {
    block(BlockKind::Paragraph(vec![Inline::Text(
        text.to_owned().into(),
    )]))
}

fn article(blocks: Vec<Block<'static>>) -> Document<'static> {
    let mut document = Document {
        blocks,
        ..Document::default()
    };
    document.metadata.language = Some("en".into());
    document
}

fn pages(document: &Document<'_>, diagnostics: &mut Diagnostics) -> (Vec<Page>, Structure) {
    themed(document, &Theme::default(), diagnostics)
}

fn themed(
    document: &Document<'_>,
    theme: &Theme,
    diagnostics: &mut Diagnostics,
) -> (Vec<Page>, Structure) {
    let mut pages = Vec::new();
    let mut sink = |page: Page, _: &Structure| pages.push(page);
    let structure = layout(
        document,
        theme,
        &fonts(),
        "Contents",
        &mut Words::default(),
        &mut sink,
        diagnostics,
    );
    (pages, structure)
}

/// The text of a page without its furniture.
fn text(page: &Page) -> String {
    with_hyphens(page).replace('\u{ad}', "")
}

/// The same, with the hyphens at the ends of its lines.
fn with_hyphens(page: &Page) -> String {
    page.runs
        .iter()
        .filter(|run| run.element.is_some())
        .map(glyphs_of)
        .collect()
}

fn glyphs_of(run: &Run) -> String {
    let glyphs = usize::from(run.glyphs.0)..usize::from(run.glyphs.1);
    let glyphs = run.shaped.glyphs[glyphs].iter();
    let texts = glyphs.map(|glyph| &run.shaped.text[glyph.from as usize..glyph.to as usize]);
    texts.collect()
}

const WORDS: &str = "Considerable differences notwithstanding, the extraordinary committee \
    unanimously acknowledged that typographical refinement deserves our affectionate attention. ";

#[test]
fn every_word_stands_once_and_in_order() {
    let source = WORDS.repeat(40);
    let (pages, _) = pages(&article(vec![paragraph(&source)]), &mut Diagnostics::new());
    assert!(pages.len() > 1, "the text is longer than a page");
    let set: String = pages.iter().map(text).collect();
    assert_eq!(set.trim(), source.trim());
}

#[test]
fn no_word_is_parted_at_its_apostrophe() {
    const FRENCH: &str =
        "Aujourd’hui l’institutionnalisation d’anticonstitutionnellement d’histoires aujourd’hui ";
    let mut document = article(vec![paragraph(&FRENCH.repeat(60))]);
    document.metadata.language = Some("fr".into());
    let (pages, _) = pages(&document, &mut Diagnostics::new());
    let set: String = pages.iter().map(with_hyphens).collect();
    assert!(set.matches('\u{ad}').count() > 9, "words are parted");
    for wrong in ["’\u{ad}", "\u{ad}’", "d’h\u{ad}", "d’é\u{ad}"] {
        assert!(!set.contains(wrong), "{wrong:?} in {set}");
    }
}

#[test]
fn a_long_line_of_code_is_broken_behind_a_blank() {
    let code = "static int suspend_the_harbour(struct lock *lock, enum tide state) ".repeat(4);
    let (pages, _) = pages(
        &article(vec![block(BlockKind::Preformatted {
            text: code.trim_end().to_owned().into(),
            language: None,
        })]),
        &mut Diagnostics::new(),
    );
    let code_runs = pages[0].runs.iter().filter(|run| run.element.is_some());
    let lines: Vec<String> = code_runs.map(glyphs_of).collect();
    assert!(lines.len() > 2, "the line is broken, and a blank ends it");
    for line in &lines {
        assert!(line.ends_with([' ', ')']), "{line:?}");
    }
    assert_eq!(text(&pages[0]).trim_end(), code.trim_end());
}

#[test]
fn a_heading_stays_with_its_text() {
    for count in 30..60 {
        let mut blocks: Vec<_> = (0..count).map(|_| paragraph("A line.")).collect();
        blocks.push(block(BlockKind::Heading {
            level: Level::TOP,
            content: vec![Inline::Text("Heading".into())],
        }));
        blocks.push(paragraph(&WORDS.repeat(4)));
        let (pages, _) = pages(&article(blocks), &mut Diagnostics::new());
        let page = pages
            .iter()
            .find(|page| {
                page.anchors
                    .iter()
                    .any(|(anchor, _)| *anchor == Anchor::Heading(0))
            })
            .expect("the heading is on a page");
        let after = text(page)
            .split_once("Heading")
            .map(|(_, after)| after.to_owned());
        assert!(
            after.is_some_and(|after| after.len() > 60),
            "two lines follow"
        );
    }
}

#[test]
fn a_note_stands_on_the_page_that_calls_it() {
    let mut blocks: Vec<_> = (0..20).map(|_| paragraph(WORDS)).collect();
    blocks.insert(
        15,
        block(BlockKind::Paragraph(vec![
            Inline::Text("Called here".into()),
            Inline::Note(NoteId(0)),
        ])),
    );
    let mut document = article(blocks);
    document.notes = vec![
        Note {
            mark: "1".into(),
            blocks: vec![paragraph("The body of the note.")],
            span: Span::default(),
        },
        Note {
            mark: "2".into(),
            blocks: vec![paragraph("Nothing calls this one.")],
            span: Span::default(),
        },
    ];
    let (pages, structure) = pages(&document, &mut Diagnostics::new());
    let page = pages
        .iter()
        .map(text)
        .find(|text| text.contains("Called here"))
        .expect("the paragraph is on a page");
    assert!(page.contains("The body of the note."));
    let all: String = pages.iter().map(text).collect();
    assert_eq!(all.matches("The body of the note.").count(), 1);
    assert_eq!(all.matches("Nothing calls this one.").count(), 1);
    let elements = (0..structure.len()).filter_map(|n| u32::try_from(n).ok());
    let notes = elements
        .filter(|&n| structure.get(super::structure::ElementId(n)).role == Role::Note)
        .count();
    assert_eq!(notes, 2);
}

#[test]
fn a_missing_character_is_told_once_and_keeps_its_text() {
    let mut diagnostics = Diagnostics::new();
    let document = article(vec![paragraph("Two of them: 水水"), paragraph("and 水")]);
    let (pages, _) = pages(&document, &mut diagnostics);
    let found: Vec<_> = diagnostics.iter().map(|found| found.code).collect();
    assert_eq!(found, [Code::MissingGlyph]);
    assert!(text(&pages[0]).contains("Two of them: 水水and 水"));
    assert!(
        pages[0]
            .runs
            .iter()
            .flat_map(|run| &run.shaped.glyphs)
            .all(|glyph| glyph.id != 0),
        "no glyph is .notdef"
    );
}

#[test]
fn nothing_stands_outside_of_the_measure() {
    let theme = Theme::default();
    let right = theme.page.size.0 - theme.page.right + 8.0;
    let document = article(vec![
        paragraph(&"w".repeat(10_000)),
        block(BlockKind::Preformatted {
            text: "0123456789".repeat(40).into(),
            language: None,
        }),
    ]);
    let (pages, _) = pages(&document, &mut Diagnostics::new());
    for run in pages.iter().flat_map(|page| &page.runs) {
        let glyphs = usize::from(run.glyphs.0)..usize::from(run.glyphs.1);
        let width: f32 = run.shaped.glyphs[glyphs]
            .iter()
            .map(|glyph| glyph.advance)
            .sum();
        let end = run.x + width * run.size / 1000.0;
        assert!(end < right, "a run of {:?} ends at {end}", run.shaped.text);
    }
}

#[test]
fn a_document_without_words_is_an_empty_page() {
    let (pages, _) = pages(&article(Vec::new()), &mut Diagnostics::new());
    assert_eq!(pages.len(), 1);
}

#[test]
fn deep_nesting_is_set() {
    let mut quoted = paragraph(WORDS);
    for _ in 0..100 {
        quoted = block(BlockKind::Quote {
            blocks: vec![quoted],
            attribution: Vec::new(),
        });
    }
    let (pages, _) = pages(&article(vec![quoted]), &mut Diagnostics::new());
    assert_eq!(
        pages.iter().map(text).collect::<String>().trim(),
        WORDS.trim()
    );
}

fn heading(text: &'static str) -> Block<'static> {
    block(BlockKind::Heading {
        level: Level::TOP,
        content: vec![Inline::Text(text.into())],
    })
}

/// The lines of a page that are no furniture: the block that each is of, from the top.
fn lines(page: &Page, structure: &Structure) -> Vec<ElementId> {
    let mut lines: Vec<(f32, ElementId)> = Vec::new();
    for run in &page.runs {
        let Some(mut element) = run.element else {
            continue;
        };
        while matches!(
            structure.get(element).role,
            Role::Link | Role::Code | Role::Reference(_)
        ) {
            element = structure.get(element).parent;
        }
        if lines.last().is_none_or(|(y, _)| (y - run.y).abs() > 0.1) {
            lines.push((run.y, element));
        }
    }
    lines.into_iter().map(|(_, element)| element).collect()
}

#[test]
fn no_line_is_alone_and_no_heading_ends_a_page() {
    for seed in 0..12u32 {
        // Paragraphs of one to nine lines, in an order without a pattern.
        let mut state = seed;
        let mut blocks = Vec::new();
        for n in 0..120u32 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if n.is_multiple_of(7) {
                blocks.push(heading(
                    "A heading that takes a line or two of the page and no more",
                ));
            }
            let words = WORDS
                .split_inclusive(' ')
                .cycle()
                .take(4 + (state >> 24) as usize % 100);
            blocks.push(paragraph(&words.collect::<String>()));
        }
        let theme = Theme::named(if seed.is_multiple_of(2) {
            "book"
        } else {
            "article"
        })
        .expect("it is one");
        let (pages, structure) = themed(&article(blocks), &theme, &mut Diagnostics::new());
        assert!(pages.len() > 8, "there are pages to end");
        for (n, page) in pages.iter().enumerate() {
            let lines = lines(page, &structure);
            let on_page = |element| lines.iter().filter(|line| **line == element).count();
            let last = *lines.last().expect("the page has text");
            let heading = matches!(structure.get(last).role, Role::Heading(_));
            assert!(!heading, "page {n} ends in a heading");
            let Some(next) = pages.get(n + 1) else {
                continue;
            };
            let over = self::lines(next, &structure);
            if over.first() == Some(&last) {
                let over = over.iter().filter(|line| **line == last).count();
                assert!(
                    on_page(last) > 1,
                    "page {n} ends in the first line of a paragraph"
                );
                assert!(
                    over > 1,
                    "page {} begins with the last line of a paragraph",
                    n + 1
                );
            }
        }
    }
}

#[test]
fn a_book_lists_its_chapters_with_their_pages() {
    let mut theme = Theme::named("book").expect("it is one");
    theme.headings.chapters = Chapters::Always;
    let mut blocks = vec![block(BlockKind::Front {
        part: FrontPart::Title,
        content: vec![Inline::Text("The Title".into())],
    })];
    for name in ["Alpha", "Beta", "Gamma"] {
        blocks.push(heading(name));
        blocks.extend((0..30).map(|_| paragraph(WORDS)));
    }
    let (pages, structure) = themed(&article(blocks), &theme, &mut Diagnostics::new());
    let front: Vec<&Page> = pages
        .iter()
        .filter(|page| matches!(page.folio, Folio::Front(_)))
        .collect();
    assert_eq!(front.len(), 2, "a title page and a contents page");
    assert!(text(front[0]).contains("The Title"));
    assert!(
        pages
            .iter()
            .any(|page| page.reads_after.is_some_and(|element| {
                page.folio == Folio::Body(1) && structure.get(element).role == Role::Contents
            }))
    );
    let listed = text(front[1]);
    for (n, name) in ["Alpha", "Beta", "Gamma"].iter().enumerate() {
        let is_there = |page: &&Page| {
            page.anchors
                .iter()
                .any(|(anchor, _)| *anchor == Anchor::Heading(n))
        };
        let page = pages
            .iter()
            .find(is_there)
            .expect("the heading is on a page");
        let entry = format!("{name} {}", page.folio);
        assert!(listed.contains(&entry), "{entry:?} is not in {listed:?}");
        assert!(page.runs[0].x > theme.page.left - 9.0);
    }
}

#[test]
fn a_book_has_one_title_page_with_all_that_stands_around_its_title() {
    let heading = |words: &'static str| {
        block(BlockKind::Heading {
            level: Level::TOP,
            content: vec![Inline::Text(words.into())],
        })
    };
    let title = block(BlockKind::Front {
        part: FrontPart::Title,
        content: vec![Inline::Text("The Weir".into())],
    });
    let blocks = vec![
        paragraph("Old Quay Series"),
        title,
        paragraph("HAVENPORT"),
        paragraph("1902"),
        // A pause above a heading says nothing.
        block(BlockKind::Break),
        heading("One"),
        paragraph(WORDS),
        heading("Two"),
        paragraph(WORDS),
    ];
    let mut theme = Theme::default();
    theme.headings.chapters = Chapters::Always;
    theme.page.contents = crate::theme::Contents::Never;
    let (pages, _) = themed(&article(blocks), &theme, &mut Diagnostics::new());
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let set: Vec<String> = pages.iter().map(|page| words(text(page))).collect();
    assert_eq!(set[0], "Old Quay SeriesThe WeirHAVENPORT1902");
    assert!(set[1].starts_with("OneConsiderable"), "{}", set[1]);
    let furniture = pages[0].runs.iter().filter(|run| run.element.is_none());
    assert_eq!(furniture.count(), 0, "it has neither head nor number");
}

#[test]
fn the_inner_margin_is_at_the_binding() {
    let theme = Theme::named("book").expect("it is one");
    let document = article((0..40).map(|_| paragraph(WORDS)).collect());
    let (pages, _) = themed(&document, &theme, &mut Diagnostics::new());
    let left = |page: &Page| {
        let texts = page.runs.iter().filter(|run| run.element.is_some());
        texts.map(|run| run.x).fold(f32::INFINITY, f32::min)
    };
    // Punctuation may hang.
    assert!((left(&pages[0]) - theme.page.left).abs() < 4.0);
    assert!((left(&pages[1]) - theme.page.right).abs() < 4.0);
}
