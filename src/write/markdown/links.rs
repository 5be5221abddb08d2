//! Links as `CommonMark` can write them (0.31, section 6.3).

use super::around::{Around, holds};
use super::page::Page;
use super::sides::{Side, shows};
use crate::document::{Inline, Link, Target, plain_text};
use crate::write::escape::{self, markdown};
use std::borrow::Cow;

impl Page {
    /// The inlines, with links as they can be written: those that lead nowhere, stand in a link or show nothing are their
    /// words; and as the mark of a note is a link, too, it parts one in two.
    pub(super) fn leading<'c, 'a>(&self, content: &'c [Inline<'a>]) -> Cow<'c, [Inline<'a>]> {
        if !holds(content, &|inline| matches!(inline, Inline::Link(_))) {
            return Cow::Borrowed(content);
        }
        let mut out = Vec::new();
        self.splice(content, false, &mut out);
        Cow::Owned(out)
    }

    fn splice<'a>(&self, content: &[Inline<'a>], in_link: bool, out: &mut Vec<Inline<'a>>) {
        let inner = |content: &[Inline<'a>], in_link| {
            let mut out = Vec::new();
            self.splice(content, in_link, &mut out);
            out
        };
        for inline in content {
            match inline {
                Inline::Emphasis(content) => out.push(Inline::Emphasis(inner(content, in_link))),
                Inline::Strong(content) => out.push(Inline::Strong(inner(content, in_link))),
                Inline::Link(link) if in_link || self.target(link).is_none() => {
                    self.splice(&link.content, in_link, out);
                }
                Inline::Link(link) => {
                    let content = inner(&link.content, true);
                    for part in content.split_inclusive(|inline| matches!(inline, Inline::Note(_)))
                    {
                        let (words, mark) = match part {
                            [words @ .., mark @ Inline::Note(_)] => (words, Some(mark)),
                            words => (words, None),
                        };
                        if calls_note(words) || !shows(plain_text(words).trim()) {
                            out.extend_from_slice(words);
                        } else {
                            out.push(Inline::Link(Box::new(Link {
                                target: link.target.clone(),
                                content: words.to_vec(),
                            })));
                        }
                        out.extend(mark.cloned());
                    }
                }
                Inline::Text(text) => match out.last_mut() {
                    Some(Inline::Text(before)) => before.to_mut().push_str(text),
                    _ => out.push(inline.clone()),
                },
                Inline::Code(_) | Inline::Note(_) | Inline::LineBreak => out.push(inline.clone()),
            }
        }
    }

    /// Where a link leads, as it can be written.
    fn target(&self, link: &Link<'_>) -> Option<String> {
        match &link.target {
            _ if !shows(plain_text(&link.content).trim()) => None,
            Target::Url(url) => escape::url(url),
            Target::Heading(slug) => self
                .slugs
                .contains(slug.as_ref())
                .then(|| format!("#{slug}")),
        }
    }

    /// A link that shows its own address is `<address>`.
    pub(super) fn link(&mut self, link: &Link<'_>, around: Around) {
        let Some(target) = self.target(link) else {
            return;
        };
        if let [Inline::Text(text)] = link.content.as_slice()
            && !around.in_table
            && is_address(text, &target)
        {
            // Two brackets in a row begin nothing.
            if self.out.ends_with("\\<") && !self.out.ends_with("\\\\<") {
                self.out.truncate(self.out.len() - 2);
                self.out.push('<');
            }
            self.out.push('<');
            self.out.push_str(text);
            self.out.push('>');
            return self.mark_set();
        }
        let inside = Around {
            in_link: true,
            ..around
        };
        part_from_bracket(&mut self.out);
        self.out.push('[');
        self.mark_set();
        self.set(&link.content, inside, Side::Punctuation);
        self.out.push_str("](");
        markdown::destination(&target, &mut self.out);
        self.out.push(')');
        self.mark_set();
    }
}

/// Parts an opening bracket from what stands before it: two pairs of brackets side by side are a reference, and an
/// exclamation mark makes a picture.
pub(super) fn part_from_bracket(out: &mut String) {
    let is_picture = out.ends_with('!') && (!out.ends_with("\\!") || out.ends_with("\\\\!"));
    if is_picture || out.ends_with(']') {
        out.push_str(markdown::APART);
    }
}

/// Whether the mark of a note stands anywhere in inlines.
fn calls_note(content: &[Inline<'_>]) -> bool {
    holds(content, &|inline| matches!(inline, Inline::Note(_)))
}

/// Whether `<text>` is a link to just this target (`CommonMark` 0.31, section 6.5).
fn is_address(text: &str, target: &str) -> bool {
    let plain = |b: u8| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'\\' | b'`');
    let is_mail = || {
        text.bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'@' | b'.' | b'-' | b'_' | b'+'))
            && text.split_once('@').is_some_and(|(name, host)| {
                !name.is_empty()
                    && host.split('.').all(|label| {
                        !label.is_empty()
                            && label.len() <= 63
                            && label.bytes().all(|b| b.is_ascii_alphanumeric())
                    })
            })
    };
    if target == text {
        text.bytes().all(plain)
    } else {
        target.strip_prefix("mailto:") == Some(text) && is_mail()
    }
}
