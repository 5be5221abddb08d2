//! Markdown → document, by pulldown-cmark: `CommonMark` with GFM's tables, notes and task boxes, and definition lists.
//!
//! ```text
//! # The Tide Is Out          Front(Title)
//! ## On the sand        →    Heading 1
//! It was _early_[^1].        Paragraph, with Emphasis and a Note
//! ```
//!
//! What the author marked is taken as it is; no rule of the plain-text reader is asked. Four things are settled here:
//!
//! - **Title.** The first `#` heading of the article is its title. Where there is none, front matter with a title makes the
//!   title block, unless the first paragraph says it. The levels below begin at 1, whatever number of `#` the author begins them with.
//! - **Front matter** ([`yaml`]) is metadata: `title`, `author`, `date`, `lang`, `description`, `keywords`, `place`, `agency`,
//!   and any other `key: value`.
//! - **Raw HTML** ([`html`]) is text of the article, as its author typed it. Comments go, and tags that say no more than Markdown
//!   does (`<em>`, `<strong>`, `<code>`, `<br>`) are what they mean.
//! - **What the tree has no word for** stays as words: the box of a task, the description of a picture, a link that leads to no
//!   address. The user is told.

mod build;
mod found;
mod frame;
mod html;
mod pieces;
mod yaml;

use super::{ReadOptions, language};
use crate::diagnostic::Diagnostics;
use crate::document::{
    Block, BlockKind, Document, FrontPart, Inline, Level, Overrides, Target, outline, plain_text,
};
use crate::source::Source;
use build::Builder;
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::collections::HashSet;

/// One by one: `Options::all` would also put typographic marks in the place of what the author typed.
const DIALECT: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_TASKLISTS);

/// With definition lists where the text has them: a line that `: ` leads. pulldown-cmark takes any colon at the start of a line
/// for one and drops it, so that a text with others (`:)`) is read without, unless they stand in code.
fn dialect(text: &str) -> Options {
    let (mut found, mut others, mut start) = (false, Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        match content(line).strip_prefix(':') {
            Some(rest) if rest.starts_with([' ', '\t']) => found = true,
            Some(_) => others.push(start),
            None => {}
        }
        start += line.len();
    }
    let with = DIALECT.union(Options::ENABLE_DEFINITION_LIST);
    let in_code = || {
        let events = Parser::new_ext(text, with).into_offset_iter();
        let codes = events.filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(_))));
        let codes: Vec<_> = codes.map(|(_, range)| range).collect();
        others.iter().all(|other| {
            let above = codes.partition_point(|code| code.start <= *other);
            above > 0 && *other < codes[above - 1].end
        })
    };
    if found && (others.is_empty() || in_code()) {
        with
    } else {
        DIALECT
    }
}

/// A line without the signs of the quotations and items that it stands in.
fn content(line: &str) -> &str {
    let mut line = line.trim_start();
    loop {
        let marked = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let item = if digits > 0 {
            line[digits..].strip_prefix(['.', ')'])
        } else {
            line.strip_prefix(['-', '*', '+'])
        };
        let Some(rest) = line.strip_prefix('>').or(item.filter(|rest| marked(rest))) else {
            return line;
        };
        line = rest.trim_start();
    }
}

/// Reads Markdown. Never fails: all text is Markdown.
pub(super) fn read<'a>(
    source: &'a Source,
    options: &ReadOptions,
    diagnostics: &mut Diagnostics,
) -> Document<'a> {
    let text = source.text();
    let (mut metadata, body) = match yaml::split(text) {
        Some((matter, body)) => (yaml::metadata(text, matter, diagnostics), body),
        None => Default::default(),
    };
    let events: Vec<_> = Parser::new_ext(&text[body..], dialect(&text[body..]))
        .into_offset_iter()
        .collect();
    let mut document = Builder::new(text, body, &events).build(events, diagnostics);
    let is_titled = settle_title(&mut document.blocks);
    level_headings(&mut document, is_titled);
    lead_links(&mut document);

    let body = &text[body..];
    let language = options.language.clone().map(Into::into);
    metadata.language = language
        .or(metadata.language)
        .or_else(|| language::language(body).map(Into::into));
    metadata.direction = language::direction(body);
    document.metadata = metadata;
    if is_titled {
        let title = document.blocks.iter().find_map(title_of);
        document.metadata.title = document.metadata.title.or(title.map(Into::into));
    } else if let Some(title) = &document.metadata.title
        && !says(document.blocks.first(), title)
    {
        let metadata = &document.metadata;
        let owned = |text: &Option<std::borrow::Cow<'_, str>>| text.as_deref().map(str::to_owned);
        let front = Overrides {
            title: Some(title.clone().into_owned()),
            standfirst: owned(&metadata.standfirst),
            authors: metadata.authors.iter().map(ToString::to_string).collect(),
            date: metadata.date.as_ref().map(|date| date.iso.clone()),
            ..Overrides::default()
        };
        document.override_with(&front);
    }
    document
}

/// Makes the first heading of the highest level the title, and says whether there is one.
fn settle_title(blocks: &mut [Block<'_>]) -> bool {
    let first = blocks.iter_mut().find_map(|block| match &mut block.kind {
        BlockKind::Heading { level, content } if *level == Level::TOP => {
            let content = std::mem::take(content);
            block.kind = BlockKind::Front {
                part: FrontPart::Title,
                content,
            };
            Some(())
        }
        _ => None,
    });
    first.is_some()
}

/// Whether the text begins with a paragraph that says the title in its own way: "Subject: The boat".
fn says(first: Option<&Block<'_>>, title: &str) -> bool {
    first.is_some_and(|block| match &block.kind {
        BlockKind::Paragraph(content) => plain_text(content).contains(title),
        _ => false,
    })
}

fn title_of(block: &Block<'_>) -> Option<String> {
    match &block.kind {
        BlockKind::Front { content, .. } => Some(plain_text(content)),
        _ => None,
    }
}

/// The highest heading below the title is of level 1.
fn level_headings(document: &mut Document<'_>, is_titled: bool) {
    let levels = document
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Heading { level, .. } => Some(level.get() - 1),
            _ => None,
        });
    let highest = levels.min().unwrap_or(u8::from(is_titled));
    shift_levels(&mut document.blocks, highest);
    for note in &mut document.notes {
        shift_levels(&mut note.blocks, highest);
    }
}

fn shift_levels(blocks: &mut [Block<'_>], by: u8) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading { level, .. } => {
                *level = Level::clamped(level.get().saturating_sub(by).into());
            }
            BlockKind::Quote { blocks, .. } => shift_levels(blocks, by),
            BlockKind::List(list) => {
                for item in &mut list.items {
                    shift_levels(&mut item.blocks, by);
                }
            }
            BlockKind::Definitions(list) => {
                for definition in list {
                    shift_levels(&mut definition.blocks, by);
                }
            }
            _ => {}
        }
    }
}

/// Links within the document that lead to no heading are their words.
fn lead_links(document: &mut Document<'_>) {
    let outline = outline(document);
    let slugs: HashSet<&str> = outline.entries.iter().map(|it| it.slug.as_str()).collect();
    let Document { blocks, notes, .. } = document;
    let bodies = notes.iter_mut().map(|note| &mut note.blocks);
    for blocks in std::iter::once(blocks).chain(bodies) {
        in_blocks(blocks, &mut |content| unlink(content, &slugs));
    }
}

fn unlink(content: &mut Vec<Inline<'_>>, slugs: &HashSet<&str>) {
    let leads_nowhere = |inline: &Inline<'_>| matches!(inline, Inline::Link(link) if matches!(&link.target, Target::Heading(slug) if !slugs.contains(slug.as_ref())));
    for inline in &mut *content {
        if let Inline::Emphasis(content) | Inline::Strong(content) = inline {
            unlink(content, slugs);
        }
    }
    if !content.iter().any(leads_nowhere) {
        return;
    }
    for inline in std::mem::take(content) {
        match inline {
            Inline::Link(link) if leads_nowhere(&Inline::Link(link.clone())) => {
                for inline in link.content {
                    pieces::append(content, inline);
                }
            }
            inline => pieces::append(content, inline),
        }
    }
}

/// Does something to the inlines of blocks and of the blocks within them.
fn in_blocks<'a>(blocks: &mut [Block<'a>], change: &mut impl FnMut(&mut Vec<Inline<'a>>)) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Front { content, .. }
            | BlockKind::Heading { content, .. }
            | BlockKind::Paragraph(content)
            | BlockKind::Figure { caption: content } => change(content),
            BlockKind::Quote { blocks, .. } | BlockKind::Aside { blocks, .. } => {
                in_blocks(blocks, change);
            }
            BlockKind::List(list) => {
                for item in &mut list.items {
                    in_blocks(&mut item.blocks, change);
                }
            }
            BlockKind::Definitions(list) => {
                for definition in list {
                    change(&mut definition.term);
                    in_blocks(&mut definition.blocks, change);
                }
            }
            BlockKind::Table(table) => {
                let rows = table.rows.iter_mut().flatten();
                table.head.iter_mut().chain(rows).for_each(&mut *change);
            }
            BlockKind::Verse(_) | BlockKind::Preformatted { .. } | BlockKind::Break => {}
        }
    }
}
