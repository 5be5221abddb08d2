//! Issues: each article begins a page, is set in its own language, and is told of on the contents page.

use super::Anchor;
use super::block::{Place, Setter};
use super::heading::SINK;
use super::inline::Flat;
use super::paragraph::set;
use super::row::Before;
use super::setting::{Align, Setting};
use super::structure::{ElementId, ROOT, Role};
use super::style::{Frame, Sheet};
use crate::document::{BlockKind, Direction, Metadata};

impl Setter<'_, '_, '_> {
    /// Before the `n`-th block: whether an article begins with it, which is set in its language from here on.
    pub(super) fn enters(&mut self, n: usize, place: &mut Place) -> bool {
        let articles = &self.document.articles;
        let next = articles.partition_point(|article| article.blocks.end <= n);
        let now = articles
            .get(next)
            .filter(|article| article.blocks.contains(&n));
        let now = now.map(|_| next);
        if now == self.article {
            return false;
        }
        self.article = now;
        let document = self.document;
        let metadata = now.map_or(&document.metadata, |now| &document.articles[now].metadata);
        self.speak(metadata);
        place.frame = self.frame.clone();
        place.parent = match now {
            None => ROOT,
            Some(_) => self.structure.add(Role::Article, ROOT),
        };
        if let Some(language) = metadata.language.as_deref()
            && Some(language) != document.metadata.language.as_deref()
        {
            self.structure.speaks(place.parent, language);
        }
        now.is_some()
    }

    fn speak(&mut self, metadata: &Metadata<'_>) {
        let language = metadata.language.as_deref();
        self.right_to_left = metadata.direction == Direction::RightToLeft;
        if self.shaper.speaks(language) {
            return;
        }
        self.shaper.speak(language);
        self.sheet = Sheet::new(&self.sheet.theme, language);
        self.frame.leading = self.sheet.leading;
    }

    /// After the first block of an article that has rows, the first of them: a page begins above it, unless it follows the
    /// heading of its part. Gives back whether there was such a row.
    pub(super) fn opened(&mut self, first: usize, before: Option<&BlockKind<'_>>) -> bool {
        let heading = self.headings;
        let unnamed = |n: usize| {
            let entry = self.outline.entries.get(n)?;
            (entry.article == self.article)
                .then(|| (Anchor::Heading(n), entry.text.as_str().into()))
        };
        // A heading without words has no row of its own.
        let unnamed = heading.checked_sub(1).and_then(unnamed);
        let Some(row) = self.rows.get_mut(first) else {
            return false;
        };
        if let Some((anchor, text)) = unnamed
            && !row.anchors.contains(&anchor)
        {
            row.anchors.push(anchor);
            row.running = Some(text);
        }
        if !matches!(before, Some(BlockKind::Heading { .. })) {
            row.before = Before::Ends;
            row.sink = SINK * self.sheet.leading;
            row.body = true;
        }
        true
    }

    /// Below an entry of the contents page: by whom an article is, and what it is about.
    pub(super) fn about(&mut self, article: usize, item: ElementId, frame: &Frame) {
        let metadata = &self.document.articles[article].metadata;
        let authors = metadata.authors.join(", ");
        let standfirst = metadata.standfirst.as_deref().unwrap_or_default();
        for (text, italic) in [(authors.as_str(), false), (standfirst, true)] {
            if text.trim().is_empty() {
                continue;
            }
            let mut frame = frame.sized(self.sheet.small());
            frame.look.cut.italic = italic;
            frame.look.colour = self.sheet.quiet();
            let element = self.structure.add(Role::Paragraph, item);
            let mut flat = Flat::plain(text, frame.look, Some(element));
            flat.end_line();
            let setting = Setting::new(Align::Start, self.right_to_left);
            for line in set(&flat, &frame, setting, &mut self.shaper) {
                self.stays = true;
                self.line(line, &frame);
            }
        }
        self.gap(0.6 * frame.leading);
    }
}
