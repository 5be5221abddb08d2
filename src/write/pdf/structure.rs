//! Tags: which element has which content, and the structure tree (ISO 32000-1, 14.7 and 14.8; PDF/UA-1).

use super::file::File;
use super::strings::text;
use crate::layout::structure::{ElementId, Numbering, ROOT, Role, Structure};
use crate::write::escape;
use lopdf::{Dictionary, Object, ObjectId, dictionary};

/// A part of an element, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kid {
    Element(ElementId),
    Marked {
        page: usize,
        id: i64,
    },
    /// The `n`-th link.
    Annotation(usize),
}

/// What the elements hold, as pages come.
#[derive(Default)]
pub(super) struct Contents {
    kids: Vec<Vec<Kid>>,
    attached: Vec<bool>,
    /// For each page the elements of its marked contents.
    pages: Vec<Vec<ElementId>>,
    /// For each link the element that holds it.
    annotations: Vec<ElementId>,
}

impl Contents {
    pub(super) fn begin_page(&mut self) {
        self.pages.push(Vec::new());
    }

    /// Content of an element begins on the current page: its tag and number there.
    pub(super) fn mark(&mut self, element: ElementId, logical: &Structure) -> (&'static str, i64) {
        self.attach(element, logical);
        let page = self.pages.len() - 1;
        let id = i64::try_from(self.pages[page].len()).unwrap_or(i64::MAX);
        self.pages[page].push(element);
        self.kids[index(element)].push(Kid::Marked { page, id });
        (tag(logical.get(element).role), id)
    }

    /// The next link is a part of this element.
    pub(super) fn annotation(&mut self, element: ElementId, link: usize, logical: &Structure) {
        self.attach(element, logical);
        self.kids[index(element)].push(Kid::Annotation(link));
        self.annotations.push(element);
    }

    /// An element becomes a part of its parent when its first content comes, so that parts stand in reading order.
    pub(super) fn attach(&mut self, element: ElementId, logical: &Structure) {
        if self.kids.len() < logical.len() {
            self.kids.resize(logical.len(), Vec::new());
            self.attached.resize(logical.len(), false);
        }
        let mut element = element;
        while !self.attached[index(element)] {
            self.attached[index(element)] = true;
            if element == ROOT {
                return;
            }
            let data = logical.get(element);
            // Parents first: the parts of the parent begin with this one.
            self.attach(data.parent, logical);
            self.kids[index(data.parent)].push(Kid::Element(element));
            let Role::Reference(Some(note)) = data.role else {
                return;
            };
            // The note stands behind the block that calls it, which is the last part of the note's parent by now.
            element = note;
        }
    }
}

fn index(element: ElementId) -> usize {
    element.0 as usize
}

fn tag(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph => "P",
        Role::Quote => "BlockQuote",
        Role::List(_) => "L",
        Role::Item => "LI",
        Role::Label => "Lbl",
        Role::Body => "LBody",
        Role::Note => "Note",
        Role::Reference(_) => "Reference",
        Role::Link => "Link",
        Role::Code => "Code",
        Role::Foreign(_) => "Span",
        Role::Table => "Table",
        Role::Row => "TR",
        Role::HeadCell | Role::RowHead => "TH",
        Role::Cell => "TD",
        Role::Caption => "Caption",
        Role::Figure => "Figure",
        Role::Article => "Art",
        Role::Division => "Div",
        Role::Contents => "TOC",
        Role::Entry => "TOCI",
    }
}

fn attributes(role: Role) -> Option<Dictionary> {
    match role {
        Role::List(numbering) => {
            let numbering = match numbering {
                Numbering::None => "None",
                Numbering::Bullet => "Disc",
                Numbering::Decimal => "Decimal",
                Numbering::LowerAlpha => "LowerAlpha",
                Numbering::UpperAlpha => "UpperAlpha",
                Numbering::LowerRoman => "LowerRoman",
                Numbering::UpperRoman => "UpperRoman",
            };
            Some(dictionary! { "O" => "List", "ListNumbering" => numbering })
        }
        Role::HeadCell => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Role::RowHead => Some(dictionary! { "O" => "Table", "Scope" => "Row" }),
        Role::Document
        | Role::Heading(_)
        | Role::Paragraph
        | Role::Quote
        | Role::Item
        | Role::Label
        | Role::Body
        | Role::Note
        | Role::Reference(_)
        | Role::Link
        | Role::Code
        | Role::Foreign(_)
        | Role::Table
        | Role::Row
        | Role::Cell
        | Role::Caption
        | Role::Figure
        | Role::Article
        | Role::Division
        | Role::Contents
        | Role::Entry => None,
    }
}

/// Adds the structure tree to the file and gives back its root; pages and annotations have their objects already, and find
/// their elements by the numbers `page` and `pages + link`.
pub(super) fn tree(
    contents: Contents,
    logical: &Structure,
    pages: &[ObjectId],
    annotations: &[Option<ObjectId>],
    file: &mut File<'_>,
) -> ObjectId {
    let root = file.new_object_id();
    let contents = with_empty_cells(contents, logical);
    let objects: Vec<Option<ObjectId>> = contents
        .attached
        .iter()
        .map(|attached| attached.then(|| file.new_object_id()))
        .collect();
    let object = |element: ElementId| objects.get(index(element)).copied().flatten();
    let mut names = Vec::new();
    for (n, kids) in (0u32..).zip(&contents.kids) {
        let element = ElementId(n);
        let Some(id) = object(element) else {
            continue;
        };
        let data = logical.get(element);
        let own_page = kids.iter().find_map(|kid| match kid {
            Kid::Marked { page, .. } => Some(*page),
            Kid::Element(_) | Kid::Annotation(_) => None,
        });
        let mut parts: Vec<Object> = kids
            .iter()
            .filter_map(|kid| match *kid {
                Kid::Element(kid) => object(kid).map(Object::from),
                Kid::Marked { page, id } if Some(page) == own_page => Some(Object::Integer(id)),
                Kid::Marked { page, id } => Some(Object::Dictionary(
                    dictionary! { "Type" => "MCR", "Pg" => pages[page], "MCID" => id },
                )),
                Kid::Annotation(link) => annotations.get(link).copied().flatten().map(|link| {
                    Object::Dictionary(dictionary! { "Type" => "OBJR", "Obj" => link })
                }),
            })
            .collect();
        let parent = if element == ROOT {
            None
        } else {
            object(data.parent)
        };
        let language = if let Role::Foreign(language) = data.role {
            Some(language)
        } else {
            let own = logical.language(element);
            own.map(|own| escape::language_tag(Some(own)))
        };
        // PDF/UA-1, 7.9: notes have identifiers.
        let name = (data.role == Role::Note).then(|| format!("note-{n:08}"));
        file.set_entries(id, |entries| {
            entries.set_name("Type", "StructElem");
            entries.set_name("S", tag(data.role));
            entries.set("P", parent.unwrap_or(root));
            if parts.len() == 1 {
                entries.set("K", parts.remove(0));
            } else if !parts.is_empty() {
                entries.set("K", parts);
            }
            if let Some(page) = own_page {
                entries.set("Pg", pages[page]);
            }
            if let Some(attributes) = attributes(data.role) {
                entries.set("A", attributes);
            }
            if let Some(shows) = logical.alternative(element) {
                entries.set("Alt", text(shows));
            }
            if let Some(language) = language {
                entries.set("Lang", Object::string_literal(language));
            }
            if let Some(name) = &name {
                entries.set("ID", Object::string_literal(name.as_str()));
            }
        });
        if let Some(name) = name {
            names.push(Object::string_literal(name));
            names.push(id.into());
        }
    }
    let parents = parent_tree(&contents, &object, pages.len(), file);
    let mut tree = dictionary! {
        "Type" => "StructTreeRoot",
        "ParentTree" => parents,
        "ParentTreeNextKey" => i64::try_from(pages.len() + annotations.len()).unwrap_or(i64::MAX),
    };
    if let Some(document) = object(ROOT) {
        tree.set("K", document);
    }
    if !names.is_empty() {
        tree.set("IDTree", dictionary! { "Names" => names });
    }
    file.set_object(root, tree);
    root
}

/// Cells without words are drawn nowhere, and yet a table needs them: its rows have all of their cells.
fn with_empty_cells(mut all: Contents, logical: &Structure) -> Contents {
    all.kids.resize(logical.len(), Vec::new());
    all.attached.resize(logical.len(), false);
    if !all.attached[index(ROOT)] {
        all.attached[index(ROOT)] = true;
    }
    let count = u32::try_from(logical.len()).unwrap_or(u32::MAX);
    let mut rebuilt = vec![false; logical.len()];
    for element in (0..count).map(ElementId) {
        let data = logical.get(element);
        let is_part = matches!(
            data.role,
            Role::Row | Role::Cell | Role::HeadCell | Role::RowHead
        ) || data.role == Role::Caption
            && logical.get(data.parent).role == Role::Table
            && all.attached[index(element)];
        if is_part && all.attached[index(data.parent)] {
            if !std::mem::replace(&mut rebuilt[index(data.parent)], true) {
                all.kids[index(data.parent)].clear();
            }
            all.attached[index(element)] = true;
            all.kids[index(data.parent)].push(Kid::Element(element));
        }
    }
    all
}

/// From pages and annotations to elements.
fn parent_tree(
    contents: &Contents,
    object: &impl Fn(ElementId) -> Option<ObjectId>,
    pages: usize,
    file: &mut File<'_>,
) -> ObjectId {
    let number = |n: usize| Object::Integer(i64::try_from(n).unwrap_or(i64::MAX));
    let mut numbers = Vec::new();
    for (n, elements) in contents.pages.iter().enumerate() {
        let parents: Vec<Object> = elements
            .iter()
            .map(|&element| object(element).map_or(Object::Null, Object::from))
            .collect();
        numbers.push(number(n));
        numbers.push(file.add_object(parents).into());
    }
    for (n, &element) in contents.annotations.iter().enumerate() {
        numbers.push(number(pages + n));
        numbers.push(object(element).map_or(Object::Null, Object::from));
    }
    file.add_object(dictionary! { "Nums" => numbers })
}
