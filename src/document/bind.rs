//! Many articles → one document: an issue.
//!
//! In come documents in their order, some of them in parts, and what is said of the whole; out comes a document like any
//! other, so that every writer can set it. The words of the articles stay as they are and in their order. What must be told
//! apart in one file is told apart here: levels of headings, notes, the headings that links lead to, places in the text.
//!
//! ```text
//! title: A    Heading 1: x   +   title: B   →   title: the issue's   Heading 1: A   Heading 2: x   Heading 1: B
//! ```

use super::{
    Article, Block, BlockKind, Document, FrontPart, Inline, Level, Link, Metadata, NoteId,
    Overrides, Span, Target, Text, children_mut, outline, plain_text,
};
use std::collections::{BTreeMap, HashMap};

/// Articles of an issue that stand together.
#[derive(Clone, Debug, Default)]
pub struct Part<'a> {
    /// What they stand below; empty for nothing.
    pub title: String,
    /// The articles.
    pub articles: Vec<Document<'a>>,
}

/// Binds articles into one document. `issue` is what is said of the whole: it makes the title page.
///
/// A title becomes a heading of level 1, of level 2 in a part that has a title; the headings of its article stand below it.
/// An article without a title is led by a heading without words.
pub fn bind<'a>(parts: Vec<Part<'a>>, issue: &Overrides) -> Document<'a> {
    let mut bound = Document::default();
    bound.override_with(issue);
    speak(&mut bound.metadata, &parts, issue);
    let mut end = 0;
    let mut slugs = Vec::new();
    for part in parts {
        let mut depth = 1;
        if !part.title.is_empty() {
            let span = Span { start: end, end };
            let content = vec![Inline::Text(Text::Owned(part.title))];
            bound.blocks.push(heading(depth, content, span));
            depth += 1;
        }
        for article in part.articles {
            slugs.push(outline(&article).entries);
            end = append(&mut bound, article, depth, end);
        }
    }
    let old = slugs
        .into_iter()
        .map(|entries| entries.into_iter().map(|entry| entry.slug));
    retarget(&mut bound, old.map(Iterator::collect).collect());
    bound
}

/// The language and the direction of most articles, unless the issue has its own.
fn speak<'a>(metadata: &mut Metadata<'a>, parts: &[Part<'a>], issue: &Overrides) {
    let mut counts = BTreeMap::new();
    let articles = || parts.iter().flat_map(|part| &part.articles);
    for article in articles() {
        let Metadata {
            language,
            direction,
            ..
        } = &article.metadata;
        *counts.entry((language, *direction as u8)).or_insert(0usize) += 1;
    }
    let is_said =
        |language: &Option<Text<'_>>| issue.language.is_none() || *language == metadata.language;
    let most = counts.iter().filter(|((language, _), _)| is_said(language));
    let Some(((language, direction), _)) = most.max_by_key(|(_, count)| **count) else {
        return;
    };
    let language = (*language).clone();
    let of_most = articles().find(|article| article.metadata.direction as u8 == *direction);
    metadata.direction = of_most
        .map(|article| article.metadata.direction)
        .unwrap_or_default();
    metadata.language = language;
}

fn heading(level: usize, content: Vec<Inline<'_>>, span: Span) -> Block<'_> {
    let level = Level::clamped(level);
    Block {
        kind: BlockKind::Heading { level, content },
        span,
    }
}

/// Puts an article behind what is there, its own heading at `depth`, its text from `start` on; gives back where that ends.
fn append<'a>(bound: &mut Document<'a>, article: Document<'a>, depth: usize, start: u32) -> u32 {
    let Document {
        metadata,
        mut blocks,
        mut notes,
        articles: _,
    } = article;
    let spans = blocks
        .iter()
        .map(|block| block.span)
        .chain(notes.iter().map(|note| note.span));
    let end = start.saturating_add(spans.map(|span| span.end).max().unwrap_or(0));
    let first_note = u32::try_from(bound.notes.len()).unwrap_or(u32::MAX);
    let mut moved = |block: &mut Block<'a>| {
        block.span = shifted(block.span, start);
        for content in children_mut(block).1 {
            call_from(content, first_note);
        }
    };
    every(&mut blocks, &mut moved);
    for note in &mut notes {
        every(&mut note.blocks, &mut moved);
        // A note that had no place stands below the words of its article.
        note.span = match note.span {
            none if none == Span::default() => Span { start: end, end },
            span => shifted(span, start),
        };
    }
    let title = blocks.iter().position(|block| is_title(block));
    if title.is_none() {
        blocks.insert(0, heading(depth, Vec::new(), Span { start, end: start }));
    }
    let mut is_headed = title.is_none();
    for block in blocks.iter_mut().skip(usize::from(is_headed)) {
        is_headed |= demote(block, depth, is_headed);
    }
    let range = |before: usize, count: usize| before..before + count;
    bound.articles.push(Article {
        blocks: range(bound.blocks.len(), blocks.len()),
        notes: range(bound.notes.len(), notes.len()),
        span: Span { start, end },
        metadata,
    });
    bound.blocks.append(&mut blocks);
    bound.notes.append(&mut notes);
    // The place between two articles is of neither.
    end.saturating_add(1)
}

fn is_title(block: &Block<'_>) -> bool {
    matches!(&block.kind, BlockKind::Front { part: FrontPart::Title, content } if !plain_text(content).trim().is_empty())
}

/// Puts a heading or a title of an article in its place below the issue's; says whether it is the article's own.
fn demote(block: &mut Block<'_>, depth: usize, is_headed: bool) -> bool {
    let own = is_title(block) && !is_headed;
    block.kind = match std::mem::replace(&mut block.kind, BlockKind::Break) {
        BlockKind::Front {
            part: FrontPart::Title,
            content,
        } if own => BlockKind::Heading {
            level: Level::clamped(depth),
            content,
        },
        // The issue alone has a title.
        BlockKind::Front {
            part: FrontPart::Title,
            content,
        } => BlockKind::Paragraph(content),
        // What stands above the title would stand below the article before.
        BlockKind::Heading { content, .. } if !is_headed => {
            BlockKind::Paragraph(vec![Inline::Strong(content)])
        }
        BlockKind::Heading { level, content } => {
            let level = Level::clamped(usize::from(level.get()) + depth);
            BlockKind::Heading { level, content }
        }
        kind => kind,
    };
    own
}

fn shifted(span: Span, by: u32) -> Span {
    Span {
        start: span.start.saturating_add(by),
        end: span.end.saturating_add(by),
    }
}

/// Calls every block, those within blocks included.
fn every<'a>(blocks: &mut [Block<'a>], call: &mut impl FnMut(&mut Block<'a>)) {
    for block in blocks {
        call(block);
        for inner in children_mut(block).0 {
            every(inner, call);
        }
    }
}

/// Calls of notes, whose numbers now begin at `first`.
fn call_from(content: &mut [Inline<'_>], first: u32) {
    for inline in content {
        match inline {
            Inline::Note(NoteId(id)) => *id = id.saturating_add(first),
            Inline::Emphasis(content) | Inline::Strong(content) => call_from(content, first),
            Inline::Link(link) => call_from(&mut link.content, first),
            Inline::Text(_) | Inline::Code(_) | Inline::LineBreak => {}
        }
    }
}

/// Leads the links within each article to the headings that are called otherwise now. `old` are the slugs of each.
fn retarget(bound: &mut Document<'_>, old: Vec<Vec<String>>) {
    let mut new: Vec<Vec<String>> = vec![Vec::new(); old.len()];
    let mut article = None;
    for entry in outline(bound).entries {
        // A part has a heading that is of no article.
        article = match entry.article {
            None if entry.level == 1 => None,
            None => article,
            own => own,
        };
        if let Some(slugs) = article.and_then(|article: usize| new.get_mut(article)) {
            slugs.push(entry.slug);
        }
    }
    for (n, (old, new)) in old.into_iter().zip(new).enumerate() {
        // The article's own heading is the first of the new; those that stood above it are no headings any more.
        let gone = (old.len() + 1).saturating_sub(new.len());
        let named = old.into_iter().skip(gone).zip(new.into_iter().skip(1));
        let named: HashMap<String, String> = named.filter(|(old, new)| old != new).collect();
        if named.is_empty() {
            continue;
        }
        let Article { blocks, notes, .. } = bound.articles[n].clone();
        let mut lead = |block: &mut Block<'_>| {
            for content in children_mut(block).1 {
                links(content, &mut |link| {
                    if let Target::Heading(slug) = &mut link.target
                        && let Some(new) = named.get(slug.as_ref())
                    {
                        *slug = Text::Owned(new.clone());
                    }
                });
            }
        };
        every(&mut bound.blocks[blocks], &mut lead);
        for note in &mut bound.notes[notes] {
            every(&mut note.blocks, &mut lead);
        }
    }
}

fn links<'a>(content: &mut [Inline<'a>], call: &mut impl FnMut(&mut Link<'a>)) {
    for inline in content {
        match inline {
            Inline::Link(link) => {
                call(link);
                links(&mut link.content, call);
            }
            Inline::Emphasis(content) | Inline::Strong(content) => links(content, call),
            Inline::Text(_) | Inline::Code(_) | Inline::Note(_) | Inline::LineBreak => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::json;

    fn article(title: &str) -> Document<'static> {
        let front = format!(
            r#"{{"kind": {{"front": {{"part": "title", "content": [{{"text": "{title}"}}]}}}}, "span": {{"start": 7, "end": 9}}}},"#
        );
        let front = if title.is_empty() {
            String::new()
        } else {
            front
        };
        let tree = format!(
            r#"{{"copydesk": 1, "metadata": {{"language": "de"}}, "blocks": [
                {{"kind": {{"front": {{"part": "date", "content": [{{"text": "May"}}]}}}}, "span": {{"start": 0, "end": 3}}}}, {front}
                {{"kind": {{"heading": {{"level": 1, "content": [{{"text": "Ends"}}]}}}}, "span": {{"start": 10, "end": 14}}}},
                {{"kind": {{"quote": {{"blocks": [{{"kind": {{"paragraph": [
                    {{"link": {{"target": {{"heading": "ends"}}, "content": [{{"note": 0}}]}}}}]}}}}], "attribution": []}}}},
                    "span": {{"start": 16, "end": 40}}}}],
                "notes": [{{"mark": "*", "blocks": [], "span": {{"start": 30, "end": 31}}}}]}}"#
        );
        json::read(&tree).expect("the tree is good")
    }

    fn issue() -> Document<'static> {
        let titled = Part {
            title: "Tales".into(),
            articles: vec![article("One"), article("")],
        };
        let rest = Part {
            title: String::new(),
            articles: vec![article("Ends")],
        };
        let overrides = Overrides {
            title: Some("All".into()),
            ..Overrides::default()
        };
        bind(vec![titled, rest], &overrides)
    }

    #[test]
    fn headings_have_their_levels_and_names() {
        let outline = outline(&issue()).entries;
        let entries: Vec<_> = outline
            .iter()
            .map(|entry| (entry.level, entry.slug.as_str(), entry.article))
            .collect();
        let wanted = [
            (1, "tales", None),
            (2, "one", Some(0)),
            (3, "ends", None),
            (2, "ends-1", Some(1)),
            (3, "ends-2", None),
            (1, "ends-3", Some(2)),
            (2, "ends-4", None),
        ];
        assert_eq!(entries, wanted);
        assert_eq!(outline[3].text, "Ends", "it has no title, but a heading");
    }

    #[test]
    fn links_notes_and_places_are_each_their_own() {
        let issue = issue();
        assert_eq!(issue.metadata.language.as_deref(), Some("de"));
        let mut found = Vec::new();
        for article in &issue.articles {
            let last = &issue.blocks[article.blocks.clone()]
                .last()
                .expect("it has blocks");
            assert!(article.span.start <= last.span.start && last.span.end <= article.span.end);
            let BlockKind::Quote { blocks, .. } = &last.kind else {
                panic!("the quotation is the last")
            };
            let BlockKind::Paragraph(content) = &blocks[0].kind else {
                panic!("it holds a paragraph")
            };
            let Inline::Link(link) = &content[0] else {
                panic!("which is a link")
            };
            let Target::Heading(slug) = &link.target else {
                panic!("to a heading")
            };
            found.push((
                slug.to_string(),
                link.content.clone(),
                article.notes.clone(),
            ));
        }
        let wanted = ["ends", "ends-2", "ends-4"]
            .iter()
            .zip(0u32..)
            .map(|(slug, n)| {
                let note = n as usize;
                (
                    (*slug).to_owned(),
                    vec![Inline::Note(NoteId(n))],
                    note..note + 1,
                )
            });
        assert_eq!(found, wanted.collect::<Vec<_>>());
        assert_eq!(
            json::read(&{
                let mut bytes = Vec::new();
                json::write(&issue, &mut bytes);
                String::from_utf8(bytes).expect("JSON is text")
            }),
            Ok(issue)
        );
    }
}
