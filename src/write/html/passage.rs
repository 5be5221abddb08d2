//! Passages in another script than the text around them: what language to hear them in, and in which direction they run
//! (WCAG 2.2, 3.1.2; HTML Living Standard, section 3.2.6).
//!
//! Only a script tells here, so that French in an English text goes unmarked. Where a script serves many languages, the tag says
//! the script and leaves the language open (RFC 5646, `und`).

use super::context::Context;
use super::direction_name;
use super::scripts::{SCRIPTS, Script, Scripts, is_of, writes};
use crate::document::{Direction, Inline};

/// Bytes at the beginning of a passage that tell whether to count its letters.
const BEGINNING: usize = 64;

/// Most of the letters of a passage are of its script, and there are a few.
const LETTERS: usize = 4;

/// Whether a passage begins with letters of another script than the text around it, as one in another script does.
fn begins_apart(scripts: Scripts, content: &[Inline<'_>]) -> bool {
    let Some(Inline::Text(text)) = content.first() else {
        return true;
    };
    if scripts.is_latin() {
        // A byte that begins a letter beyond Latin's; the punctuation of all begins with 0xE2.
        let is_beyond = |byte: u8| byte >= 0xCD && byte != 0xE2 && byte != 0xEF;
        let any = |bytes: &[u8]| {
            let found = |found, byte: &u8| found | is_beyond(*byte);
            bytes.iter().fold(false, found)
        };
        let bytes = text.as_bytes();
        // Of so many bytes at once a processor needs few looks.
        return bytes
            .first_chunk::<BEGINNING>()
            .map_or_else(|| any(bytes), |head| any(head));
    }
    let mut head = text.chars().take(BEGINNING / 2);
    head.any(|c| !scripts.have(c) && c.is_alphabetic())
}

/// Appends the attributes of a passage in another script; mostly nothing.
#[inline]
pub(super) fn attributes(context: &Context<'_>, content: &[Inline<'_>], out: &mut Vec<u8>) {
    if begins_apart(context.scripts, content) {
        attributes_apart(context, content, out);
    }
}

fn attributes_apart(context: &Context<'_>, content: &[Inline<'_>], out: &mut Vec<u8>) {
    let language = context.speaks.language.as_deref().unwrap_or_default();
    let mut letters = [0; LATIN + 1];
    count(content, &mut letters);
    let total: usize = letters.iter().sum();
    let (most, &found) = letters
        .iter()
        .enumerate()
        .max_by_key(|(_, count)| **count)
        .unwrap_or((0, &0));
    if found < LETTERS || found * 3 < total * 2 {
        return;
    }
    let direction = context.speaks.direction;
    let (tag, own) = match SCRIPTS.get(most) {
        Some((_, tag, own)) if !writes(language, tag) => (*tag, *own),
        None if !context.scripts.is_latin() && direction == Direction::RightToLeft => {
            ("und-Latn", Direction::LeftToRight)
        }
        _ => return,
    };
    context.dialect.language(tag, out);
    if own != direction {
        out.extend_from_slice(b" dir=\"");
        out.extend_from_slice(direction_name(own).as_bytes());
        out.push(b'"');
    }
}

/// The place of Latin and what else is in no table, behind the scripts.
const LATIN: usize = 12;

/// Counts letters by their scripts, Latin's last.
fn count(content: &[Inline<'_>], letters: &mut [usize; LATIN + 1]) {
    for inline in content {
        match inline {
            Inline::Text(text) => {
                // Letters of a script follow each other.
                let mut last = LATIN;
                for c in text.chars() {
                    let is_of = |script: &Script| is_of(script, c);
                    if !c.is_alphabetic() {
                        continue;
                    }
                    if !SCRIPTS.get(last).is_some_and(is_of) {
                        last = match c {
                            ..='\u{2FF}' => LATIN,
                            _ => SCRIPTS.iter().position(is_of).unwrap_or(LATIN),
                        };
                    }
                    letters[last] += 1;
                }
            }
            Inline::Emphasis(content) | Inline::Strong(content) => count(content, letters),
            Inline::Link(link) => count(&link.content, letters),
            Inline::Code(_) | Inline::Note(_) | Inline::LineBreak => {}
        }
    }
}
