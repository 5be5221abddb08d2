//! The punctuation of a typewriter → that of print, where the user asks for it.
//!
//! ```text
//! "It's 5'10"," he said -- 'twas so...   →  “It’s 5'10",” he said — ’twas so…
//! ```
//!
//! What quotation marks look like is a matter of the language. What is code, what stands as it is, and addresses stay so.

mod edits;
mod marks;

use super::views::children_mut;
use super::{Block, Document, Inline, Target};
use edits::{Edit, edits};
use marks::Marks;

/// Stands in the text of a paragraph where something else than text does: it parts no words and quotes nothing.
const OTHER: char = '\u{FFFC}';

impl Document<'_> {
    /// Sets straight quotation marks, apostrophes, dashes of hyphens, dots, `<<…>>`, `(c)` and fractions as print does, the
    /// quotation marks as the language of the text has them. Words and their order stay; what may mean something else (feet
    /// and inches, options of commands, paths) stays as it was typed.
    pub fn punctuate(&mut self) {
        let marks = Marks::of(self.metadata.language.as_deref());
        walk(&mut self.blocks, marks);
        for note in &mut self.notes {
            walk(&mut note.blocks, marks);
        }
        let metadata = &mut self.metadata;
        for value in [&mut metadata.title, &mut metadata.standfirst] {
            if let Some(words) = value {
                let edits = edits(words, marks);
                if !edits.is_empty() {
                    *value = Some(edited(words, 0, &edits).into());
                }
            }
        }
    }
}

fn walk(blocks: &mut [Block<'_>], marks: &Marks) {
    for block in blocks {
        let (inner, contents) = children_mut(block);
        for content in contents {
            punctuate(content, marks);
        }
        for blocks in inner {
            walk(blocks, marks);
        }
    }
}

/// The same of the inlines of one paragraph: what stands on both sides of a mark may stand in another inline.
fn punctuate(content: &mut [Inline<'_>], marks: &Marks) {
    let (mut text, mut ends) = (String::new(), Vec::new());
    flatten(content, &mut text, &mut ends);
    let mut edits = edits(&text, marks);
    // Marks that an end of emphasis parts are no pair.
    edits.retain(|edit| {
        let next = ends.partition_point(|end| *end <= edit.range.start);
        ends.get(next).is_none_or(|end| *end >= edit.range.end)
    });
    if !edits.is_empty() {
        apply(content, &mut 0, &edits);
    }
}

/// Whether a link shows its own address.
fn shows_address(content: &[Inline<'_>], target: &Target<'_>) -> bool {
    let Target::Url(url) = target else {
        return false;
    };
    let address = url.strip_prefix("mailto:").unwrap_or(url);
    matches!(content, [Inline::Text(words)] if *words == *address || **words == **url)
}

/// Appends the text of inlines, runs of text as they are and one character for each other thing, and where runs end.
fn flatten(content: &[Inline<'_>], text: &mut String, ends: &mut Vec<usize>) {
    for inline in content {
        match inline {
            Inline::Text(words) => {
                text.push_str(words);
                ends.push(text.len());
            }
            Inline::Emphasis(content) | Inline::Strong(content) => flatten(content, text, ends),
            Inline::Link(link) if !shows_address(&link.content, &link.target) => {
                flatten(&link.content, text, ends);
            }
            Inline::Link(_) | Inline::Code(_) | Inline::Note(_) => text.push(OTHER),
            Inline::LineBreak => text.push('\n'),
        }
    }
}

/// Makes the edits of a text that [`flatten`] gave in the inlines that it was made of; `at` is how far it has come.
fn apply(content: &mut [Inline<'_>], at: &mut usize, edits: &[Edit]) {
    for inline in content {
        match inline {
            Inline::Text(words) => {
                let end = *at + words.len();
                let first = edits.partition_point(|edit| edit.range.start < *at);
                let last = edits.partition_point(|edit| edit.range.start < end);
                if first < last {
                    *words = edited(words, *at, &edits[first..last]).into();
                }
                *at = end;
            }
            Inline::Emphasis(content) | Inline::Strong(content) => apply(content, at, edits),
            Inline::Link(link) if !shows_address(&link.content, &link.target) => {
                apply(&mut link.content, at, edits);
            }
            Inline::Link(_) | Inline::Code(_) | Inline::Note(_) => *at += OTHER.len_utf8(),
            Inline::LineBreak => *at += 1,
        }
    }
}

/// A run of text that begins at a byte of the whole, with these edits made. None of them reaches beyond a run.
fn edited(words: &str, from: usize, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(words.len() + edits.len() * 2);
    let mut copied = 0;
    for edit in edits {
        out.push_str(&words[copied..edit.range.start - from]);
        out.push_str(edit.with);
        copied = edit.range.end - from;
    }
    out.push_str(&words[copied..]);
    out
}
