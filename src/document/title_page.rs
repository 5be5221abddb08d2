//! Which blocks stand on a title page: a view, and nothing that the tree says. What is around a title and is no prose (who
//! published it and where, by whom else the author's works were shown, whose series it is of) is set as lines and not as
//! paragraphs.

use super::{Block, BlockKind, Document, Inline, keeps_line_ends, plain_text};
use std::ops::Range;

/// More characters above a title are a text of their own.
const MOST_ABOVE: usize = 800;

/// More blocks below it are a list, or what a page had for sentences.
const MOST_BELOW: usize = 30;

/// A notice among the lines has no more characters.
const MOST_NOTICE: usize = 250;

/// Longer paragraphs are prose, whatever they end in.
const LONGEST: usize = 100;

/// The blocks of the title page: the title block, what stands above it, and the lines below it. Empty where there is no title
/// block, and in an issue, whose articles have their own.
pub(crate) fn title_page(document: &Document<'_>) -> Range<usize> {
    let blocks = &document.blocks;
    let title = blocks.iter().position(is_front);
    let Some(title) = title.filter(|_| document.articles.is_empty()) else {
        return 0..0;
    };
    let start = if stands_above(&blocks[..title]) {
        0
    } else {
        title
    };
    let own = title + blocks[title..].iter().take_while(|b| is_front(b)).count();
    // Where the lines end that no sentence stands between, and where the last paragraph does; how many there are of each.
    let (mut end, mut last) = (own, own);
    let (mut lines, mut sentences) = (0, 0);
    for (n, block) in blocks.iter().enumerate().skip(own) {
        if n - own > MOST_BELOW {
            // Too many for a title page, or the sentences of a text.
            return start..if sentences == 0 { own } else { end };
        }
        match &block.kind {
            // A picture or a pause is between lines, or behind them all.
            BlockKind::Figure { .. } | BlockKind::Break => {}
            BlockKind::Front { .. } => last = n + 1,
            BlockKind::Paragraph(content) => {
                if is_line(content) {
                    lines += 1;
                } else if is_short(content, MOST_NOTICE) {
                    sentences += 1;
                } else {
                    break;
                }
                last = n + 1;
            }
            // All above the first heading are lines, but for a notice of whose the rights are.
            BlockKind::Heading { .. } => {
                if sentences * 2 < lines {
                    end = last;
                }
                break;
            }
            // Whose the rights are, set in; a motto.
            BlockKind::Quote { .. } | BlockKind::Verse(_) => {
                sentences += 1;
                last = n + 1;
            }
            BlockKind::List(_)
            | BlockKind::Definitions(_)
            | BlockKind::Preformatted { .. }
            | BlockKind::Table(_)
            | BlockKind::Aside { .. } => break,
        }
        if sentences == 0 {
            end = last;
        }
    }
    start..end
}

fn is_front(block: &Block<'_>) -> bool {
    matches!(block.kind, BlockKind::Front { .. })
}

/// Whether what stands above a title is little and no list or table.
fn stands_above(blocks: &[Block<'_>]) -> bool {
    let mut characters = 0;
    blocks.iter().all(|block| match &block.kind {
        BlockKind::Paragraph(content) | BlockKind::Figure { caption: content } => {
            characters += plain_text(content).chars().count();
            characters <= MOST_ABOVE
        }
        BlockKind::Break => true,
        BlockKind::Front { .. }
        | BlockKind::Heading { .. }
        | BlockKind::Quote { .. }
        | BlockKind::List(_)
        | BlockKind::Definitions(_)
        | BlockKind::Verse(_)
        | BlockKind::Preformatted { .. }
        | BlockKind::Table(_)
        | BlockKind::Aside { .. } => false,
    })
}

fn is_short(content: &[Inline<'_>], most: usize) -> bool {
    plain_text(content).chars().take(most + 1).count() <= most
}

/// Whether a paragraph is a line or lines, and no sentence: "London: Harbour Press, 1905."
fn is_line(content: &[Inline<'_>]) -> bool {
    if keeps_line_ends(content) {
        return true;
    }
    if !is_short(content, LONGEST) {
        return false;
    }
    let text = plain_text(content);
    let text = text.trim();
    let closed = ['"', '\'', '”', '’', '»', ')', ']'];
    let last = text.trim_end_matches(closed).chars().next_back();
    let ends = last.is_some_and(|c| ".!?…:;,—。！？।؟：；，".contains(c));
    !ends || is_titled(text)
}

/// Whether the words that matter have capitals, as on title pages.
fn is_titled(text: &str) -> bool {
    /// "and", "by the"
    const SHORT: usize = 3;
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.starts_with(char::is_alphabetic));
    let (mut capitals, mut small) = (0, 0);
    for word in words {
        if word.starts_with(char::is_uppercase) {
            capitals += 1;
        } else if word.chars().count() > SHORT {
            return false;
        } else {
            small += 1;
        }
    }
    capitals > small
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{FrontPart, Level, Span};

    fn of(kind: BlockKind<'_>) -> Block<'_> {
        Block {
            kind,
            span: Span::new(0, 0),
        }
    }

    fn words(text: &str) -> Vec<Inline<'_>> {
        vec![Inline::Text(text.into())]
    }

    fn paragraph(text: &str) -> Block<'_> {
        of(BlockKind::Paragraph(words(text)))
    }

    fn title() -> Block<'static> {
        of(BlockKind::Front {
            part: FrontPart::Title,
            content: words("The Weir"),
        })
    }

    fn page(blocks: Vec<Block<'_>>) -> Range<usize> {
        let document = Document {
            blocks,
            ..Document::default()
        };
        title_page(&document)
    }

    #[test]
    fn lines_and_sentences() {
        for line in [
            "NEW YORK: HARBOUR & SONS.",
            "London: T. Fenn Unwood, 1899.",
            "First published 1902",
            "Photo",
            "1905",
        ] {
            assert!(is_line(&words(line)), "{line}");
        }
        for prose in [
            "It rained all night.",
            "The ferry was late, as ever.",
            "\"Who is there?\"",
            "大雨下了一整夜。",
        ] {
            assert!(!is_line(&words(prose)), "{prose}");
        }
    }

    #[test]
    fn lines_around_a_title() {
        let prose = "The ferry was late, and the lamps along the quay were put out.";
        let lines = ["HAVENPORT", "1902"].map(paragraph);
        let [place, year] = &lines;
        let blocks = vec![
            paragraph("Old Series"),
            title(),
            place.clone(),
            year.clone(),
        ];
        assert_eq!(
            page([blocks.clone(), vec![paragraph(prose)]].concat()),
            0..4
        );
        // A picture behind the lines is of the text.
        assert_eq!(page([blocks, vec![of(BlockKind::Break)]].concat()), 0..4);
        assert_eq!(page(vec![title(), paragraph(prose)]), 0..1);
        assert_eq!(page(vec![paragraph(prose), place.clone()]), 0..0);
        let heading = of(BlockKind::Heading {
            level: Level::TOP,
            content: words("One"),
        });
        let notice = paragraph("All that is said here is the author's.");
        let around = vec![
            title(),
            year.clone(),
            notice.clone(),
            place.clone(),
            year.clone(),
        ];
        assert_eq!(page([around, vec![heading.clone()]].concat()), 0..5);
        assert_eq!(page(vec![title(), year.clone(), notice, heading]), 0..2);
        // So many lines are no title page.
        let many = std::iter::repeat_n(place.clone(), MOST_BELOW + 9);
        assert_eq!(page(std::iter::once(title()).chain(many).collect()), 0..1);
    }
}
