//! The file: pages, fonts, tags, outline and metadata put together, with an identifier made from them.

use super::file::File;
use super::font::{Faces, resource_name};
use super::metadata::Metadata;
use super::pages::Drawn;
use super::{destinations, font, intent, link, outline, structure};
use crate::document::{Direction, Document as Article};
use crate::layout::Folio;
use crate::layout::structure::Structure;
use crate::write::labels::Labels;
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};
use std::collections::BTreeMap;
use xxhash_rust::xxh3::Xxh3;

/// Pages below one node of the page tree.
const NODE: usize = 32;

/// Appends the file.
pub(super) fn file(
    mut drawn: Drawn,
    logical: &Structure,
    article: &Article<'_>,
    metadata: &Metadata,
    fonts: Faces<'_>,
    mut file: File<'_>,
) -> anyhow::Result<()> {
    let xmp = metadata.xmp();
    let id = Object::String(identifier(&drawn, &xmp), StringFormat::Hexadecimal);
    let catalogue = file.new_object_id();
    let root = file.new_object_id();
    let pages: Vec<ObjectId> = drawn.streams.iter().map(|_| file.new_object_id()).collect();

    let mut faces = Dictionary::new();
    for (face, object) in font::embed(&drawn.used, fonts, &mut file)? {
        faces.set(resource_name(face), object);
    }
    // One for all pages, and yet each names it: PDF/A wants nothing inherited (ISO 19005-2, 6.2.2).
    let resources = file.add_object(dictionary! { "Font" => faces });
    let mut of_pages: Vec<Vec<Object>> = vec![Vec::new(); pages.len()];
    let labels = Labels::of(article.metadata.language.as_deref());
    let mut annotations = Vec::with_capacity(drawn.links.len());
    for (n, (page, _)) in drawn.links.iter().enumerate() {
        let object = link::annotation(n, &drawn, &pages, &labels).map(|link| file.add_object(link));
        of_pages[*page].extend(object.map(Object::from));
        annotations.push(object);
    }
    let order = order(&drawn.folios);
    let in_order: Vec<ObjectId> = order.iter().map(|&page| pages[page]).collect();
    let parents = page_tree(root, &in_order, drawn.size, &mut file);
    for (n, (&page, annotations)) in pages.iter().zip(of_pages).enumerate() {
        let content = std::mem::take(&mut drawn.streams[n]);
        let content = Stream::new(dictionary! { "Filter" => "FlateDecode" }, content);
        let content = file.add_object(content);
        let mut dictionary = dictionary! {
            "Type" => "Page",
            "Contents" => content,
            "Resources" => resources,
            "StructParents" => i64::try_from(n)?,
            "Tabs" => "S",
            "Parent" => parents.get(&page).copied().unwrap_or(root),
        };
        if !annotations.is_empty() {
            dictionary.set("Annots", annotations);
        }
        file.set_object(page, dictionary);
    }
    let tree = structure::tree(
        std::mem::take(&mut drawn.contents),
        logical,
        &pages,
        &annotations,
        &mut file,
    );
    let outline = outline::add(article, &drawn, &pages, &mut file);
    let xmp = file.add_object(Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp.into_bytes(),
    ));
    let information = file.add_object(metadata.information());

    let mut preferences = dictionary! { "DisplayDocTitle" => true };
    if article.metadata.direction == Direction::RightToLeft {
        preferences.set("Direction", "R2L");
    }
    let mut dictionary = dictionary! {
        "Type" => "Catalog",
        "Pages" => root,
        "Lang" => Object::string_literal(metadata.language.as_str()),
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => tree,
        "ViewerPreferences" => preferences,
        "PageLabels" => dictionary! { "Nums" => labels_of_pages(&drawn.folios) },
        "Metadata" => xmp,
        "OutputIntents" => vec![intent::add(&mut file)],
    };
    if let Some(names) = destinations::names(article, &drawn, &pages, &mut file) {
        dictionary.set("Names", names);
    }
    if drawn.two_sided {
        dictionary.set("PageLayout", "TwoPageRight");
    }
    if let Some(outline) = outline {
        dictionary.set("Outlines", outline);
        if pages.len() > NODE {
            // In a book the outline is the way around.
            dictionary.set("PageMode", "UseOutlines");
        }
    }
    file.set_object(catalogue, dictionary);

    file.finish(dictionary! {
        "Root" => catalogue,
        "Info" => information,
        "ID" => vec![id.clone(), id],
    })
}

/// The pages from the first to the last: those of the front, which may have been made late, come first.
fn order(folios: &[Folio]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..folios.len()).collect();
    order.sort_by_key(|&page| folios[page]);
    order
}

/// How readers name pages (ISO 32000-1, 12.4.2).
fn labels_of_pages(folios: &[Folio]) -> Vec<Object> {
    let front = folios
        .iter()
        .filter(|folio| matches!(folio, Folio::Front(_)))
        .count();
    let mut labels = Vec::new();
    if front > 0 {
        labels.extend([0.into(), dictionary! { "S" => "r" }.into()]);
    }
    if front < folios.len() {
        let first = i64::try_from(front).unwrap_or(i64::MAX);
        labels.extend([first.into(), dictionary! { "S" => "D" }.into()]);
    }
    labels
}

/// Adds a balanced tree of pages of one size, with `root` at its top; gives back the node above each page.
fn page_tree(
    root: ObjectId,
    pages: &[ObjectId],
    (width, height): (f32, f32),
    file: &mut File<'_>,
) -> BTreeMap<ObjectId, ObjectId> {
    let mut parents = BTreeMap::new();
    let mut nodes = Vec::new();
    // Nodes and pages, each with the number of pages below it.
    let mut level: Vec<(ObjectId, usize)> = pages.iter().map(|&page| (page, 1)).collect();
    while level.len() > NODE {
        let above = level.chunks(NODE).map(|kids| {
            let node = file.new_object_id();
            let count = kids.iter().map(|(_, count)| count).sum();
            nodes.push((node, kids.to_vec(), count));
            (node, count)
        });
        level = above.collect();
    }
    nodes.push((root, level, pages.len()));
    for (node, kids, _) in &nodes {
        parents.extend(kids.iter().map(|(kid, _)| (*kid, *node)));
    }
    for (node, kids, count) in nodes {
        let kids: Vec<Object> = kids.into_iter().map(|(kid, _)| kid.into()).collect();
        let mut dictionary = dictionary! {
            "Type" => "Pages",
            "Kids" => kids,
            "Count" => i64::try_from(count).unwrap_or(i64::MAX),
        };
        if let Some(&parent) = parents.get(&node) {
            dictionary.set("Parent", parent);
        } else {
            let size = [
                0.into(),
                0.into(),
                Object::Real(width),
                Object::Real(height),
            ];
            dictionary.set("MediaBox", size.to_vec());
        }
        file.set_object(node, dictionary);
    }
    parents
}

/// The file's identifier (ISO 32000-1, 14.4): the same for the same content.
fn identifier(drawn: &Drawn, xmp: &str) -> Vec<u8> {
    let mut all = Xxh3::new();
    all.update(xmp.as_bytes());
    for stream in &drawn.streams {
        all.update(stream);
    }
    all.digest128().to_be_bytes().to_vec()
}
