//! What the runs on the pages are part of: a tree of logical elements, grown as blocks are laid out.

use std::collections::BTreeMap;

/// The place of an element in [`Structure`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ElementId(pub(crate) u32);

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Document,
    /// Level 1 to 6, without gaps through the document.
    Heading(u8),
    Paragraph,
    Quote,
    /// Whether its markers are bullets, numbers or anything else.
    List(Numbering),
    Item,
    Label,
    Body,
    Note,
    /// The call of a note; the note's element, where this is its first call.
    Reference(Option<ElementId>),
    Link,
    Code,
    /// Words of another language.
    Foreign(&'static str),
    Table,
    Row,
    /// Names its column.
    HeadCell,
    /// Names its row.
    RowHead,
    Cell,
    Caption,
    /// A picture that the text only speaks of.
    Figure,
    /// An article of an issue.
    Article,
    /// Words that stand apart from the article.
    Division,
    /// A contents page, an entry of it, and what the entry says and leads to.
    Contents,
    Entry,
}

/// How the items of a list are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numbering {
    None,
    Bullet,
    Decimal,
    LowerAlpha,
    UpperAlpha,
    LowerRoman,
    UpperRoman,
}

/// An element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element {
    pub(crate) role: Role,
    /// The element that it is part of; the root is its own.
    pub(crate) parent: ElementId,
}

/// All elements, in the order in which they were made.
#[derive(Debug)]
pub(crate) struct Structure {
    elements: Vec<Element>,
    /// What figures show, in words.
    alternatives: BTreeMap<ElementId, String>,
    /// Languages of elements that are not the document's.
    languages: BTreeMap<ElementId, String>,
}

/// The document itself.
pub(crate) const ROOT: ElementId = ElementId(0);

impl Structure {
    pub(crate) fn new() -> Self {
        Self {
            elements: vec![Element {
                role: Role::Document,
                parent: ROOT,
            }],
            alternatives: BTreeMap::new(),
            languages: BTreeMap::new(),
        }
    }

    /// A new element within another.
    pub(crate) fn add(&mut self, role: Role, parent: ElementId) -> ElementId {
        let id = u32::try_from(self.elements.len()).expect("fewer elements than bytes of text");
        self.elements.push(Element { role, parent });
        ElementId(id)
    }

    /// A new figure, and what it shows.
    pub(crate) fn figure(&mut self, shows: String, parent: ElementId) -> ElementId {
        let id = self.add(Role::Figure, parent);
        self.alternatives.insert(id, shows);
        id
    }

    /// What a figure shows, in words.
    pub(crate) fn alternative(&self, id: ElementId) -> Option<&str> {
        self.alternatives.get(&id).map(String::as_str)
    }

    pub(crate) fn get(&self, id: ElementId) -> Element {
        self.elements[id.0 as usize]
    }

    /// An element is in a language of its own (BCP 47).
    pub(crate) fn speaks(&mut self, id: ElementId, language: &str) {
        self.languages.insert(id, language.to_owned());
    }

    /// The language of an element, where it is not the one of what it is part of.
    pub(crate) fn language(&self, id: ElementId) -> Option<&str> {
        self.languages.get(&id).map(String::as_str)
    }

    pub(crate) fn len(&self) -> usize {
        self.elements.len()
    }
}
