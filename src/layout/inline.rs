//! Inlines → one string and the spans of it that look alike, with their elements, links and notes.

use super::font::Figures;
use super::foreign;
use super::note::Notes;
use super::structure::{ElementId, Role, Structure};
use super::style::{Look, Sheet};
use super::{Anchor, Target};
use crate::document::{Inline, plain_text};
use std::rc::Rc;

/// A stretch of text of one look.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    /// One past its last byte.
    pub(crate) end: usize,
    pub(crate) look: Look,
    pub(crate) element: Option<ElementId>,
    pub(crate) link: Option<(Target, Rc<str>)>,
    /// It is the mark of this note, and whether it is its first call.
    pub(crate) call: Option<(usize, bool)>,
}

/// Text and its spans, which cover it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flat {
    pub(crate) text: String,
    pub(crate) spans: Vec<Span>,
}

/// A line end that the author meant, in [`Flat::text`].
pub(crate) const LINE_END: char = '\u{2028}';

/// What flattening takes from and gives to the document's layout.
pub(crate) struct Inlines<'l> {
    pub(crate) sheet: &'l Sheet,
    pub(crate) structure: &'l mut Structure,
    pub(crate) notes: &'l mut Notes,
    /// Slugs of the outline, to tell where links within the document lead.
    pub(crate) slugs: &'l [String],
    /// The text's own.
    pub(crate) language: Option<&'l str>,
}

impl Inlines<'_> {
    /// The inlines of an element, with the look of its text.
    pub(crate) fn flatten(
        &mut self,
        content: &[Inline<'_>],
        look: Look,
        element: ElementId,
    ) -> Flat {
        let mut flat = Flat::default();
        self.walk(content, look, element, None, &mut flat);
        flat
    }

    fn walk(
        &mut self,
        content: &[Inline<'_>],
        look: Look,
        element: ElementId,
        link: Option<&(Target, Rc<str>)>,
        flat: &mut Flat,
    ) {
        let span = |look| Span {
            end: 0,
            look,
            element: Some(element),
            link: link.cloned(),
            call: None,
        };
        for inline in content {
            match inline {
                Inline::Text(text) => {
                    for (part, language) in foreign::parts(text, self.language) {
                        let mut span = span(look);
                        if let Some(language) = language {
                            span.element =
                                Some(self.structure.add(Role::Foreign(language), element));
                        }
                        flat.push(part, span);
                    }
                }
                Inline::Emphasis(content) => {
                    let mut look = look;
                    // Emphasis within italics is upright.
                    look.cut.italic = !look.cut.italic;
                    self.walk(content, look, element, link, flat);
                }
                Inline::Strong(content) => {
                    let mut look = look;
                    look.cut.bold = true;
                    self.walk(content, look, element, link, flat);
                }
                Inline::Code(text) => {
                    let mut look = look;
                    if !look.cut.mono {
                        look.cut.mono = true;
                        look.size *= INLINE_MONO;
                    }
                    let mut span = span(look);
                    span.element = Some(self.structure.add(Role::Code, element));
                    flat.push(text, span);
                }
                Inline::Link(inner) => {
                    let target = match &inner.target {
                        crate::document::Target::Url(url) => Some(Target::Url(url.as_ref().into())),
                        crate::document::Target::Heading(slug) => self
                            .slugs
                            .iter()
                            .position(|known| known == slug)
                            .map(|place| Target::Anchor(Anchor::Heading(place))),
                    };
                    // A link that leads nowhere is text.
                    let Some(target) = target.filter(|_| link.is_none()) else {
                        self.walk(&inner.content, look, element, link, flat);
                        continue;
                    };
                    let mut look = look;
                    if matches!(target, Target::Url(_)) {
                        look.colour = self.sheet.theme.light.accent;
                    }
                    let says: Rc<str> = plain_text(&inner.content).into();
                    let element = self.structure.add(Role::Link, element);
                    self.walk(&inner.content, look, element, Some(&(target, says)), flat);
                }
                Inline::Note(id) => self.call(id.0 as usize, look, element, flat),
                Inline::LineBreak => flat.push_char(LINE_END, span(look)),
            }
        }
    }

    /// The mark of a note, raised.
    fn call(&mut self, note: usize, look: Look, element: ElementId, flat: &mut Flat) {
        let Some(mark) = self.notes.mark(note) else {
            return;
        };
        let first = self.notes.call(note, element, self.structure);
        let of_first = first.then(|| self.notes.element(note)).flatten();
        let reference = self.structure.add(Role::Reference(of_first), element);
        let link = self.structure.add(Role::Link, reference);
        let mut look = look;
        look.cut.italic = false;
        look.cut.figures = Figures::Lining;
        look.colour = self.sheet.theme.light.accent;
        // Stars are drawn high in the font.
        if !mark.starts_with('*') {
            look.rise += 0.36 * look.size;
            look.size *= 0.66;
        }
        let span = Span {
            end: 0,
            look,
            element: Some(link),
            link: Some((Target::Anchor(Anchor::Note(note)), mark.as_str().into())),
            call: Some((note, first)),
        };
        flat.push(&mark, span);
    }
}

/// The monospaced face looks larger than the serif at the same size.
const INLINE_MONO: f32 = 0.84;

impl Flat {
    /// A text of one look.
    pub(crate) fn plain(text: &str, look: Look, element: Option<ElementId>) -> Self {
        let mut flat = Self::default();
        flat.push(
            text,
            Span {
                end: 0,
                look,
                element,
                link: None,
                call: None,
            },
        );
        flat
    }

    /// Appends a text; controls become blanks or nothing, line ends become blanks.
    pub(crate) fn push(&mut self, text: &str, span: Span) {
        // Most texts have none of them.
        if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            self.text.push_str(text);
        } else {
            self.text.extend(text.chars().filter_map(shown));
        }
        self.close(span);
    }

    fn push_char(&mut self, c: char, span: Span) {
        self.text.push(c);
        self.close(span);
    }

    fn close(&mut self, mut span: Span) {
        span.end = self.text.len();
        if span.end > self.spans.last().map_or(0, |last| last.end) {
            self.spans.push(span);
        }
    }

    /// Ends the line behind the text: it then shows a blank, which parts it from what follows.
    pub(crate) fn end_line(&mut self) {
        if let Some(mut span) = self.spans.last().cloned() {
            span.call = None;
            self.push_char(LINE_END, span);
        }
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// What is set for a character.
fn shown(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        // A byte order mark within text is a blank of no width that nothing may part: it shows nothing and shapes nothing.
        c if c.is_control() || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}') => None,
        c => Some(c),
    }
}
