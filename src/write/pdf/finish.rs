//! The file: pages, fonts, tags, outline and metadata put together, with an identifier made from them.

use super::metadata::Metadata;
use super::pages::{Drawn, resource_name};
use super::{destinations, font, intent, link, outline, references, structure};
use crate::document::{Direction, Document as Article};
use crate::layout::Folio;
use crate::layout::font::Fonts;
use crate::layout::structure::Structure;
use crate::write::labels::Labels;
use lopdf::{
    Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary,
};

/// Pages below one node of the page tree.
const NODE: usize = 32;

/// Appends the file.
pub(super) fn file(
    drawn: &Drawn,
    logical: &Structure,
    article: &Article<'_>,
    metadata: &Metadata,
    fonts: &Fonts,
    out: &mut Vec<u8>,
) -> anyhow::Result<()> {
    let mut file = Document::with_version("1.7");
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
        let object = link::annotation(n, drawn, &pages, &labels).map(|link| file.add_object(link));
        of_pages[*page].extend(object.map(Object::from));
        annotations.push(object);
    }
    for (n, (&page, annotations)) in pages.iter().zip(of_pages).enumerate() {
        let stream = Stream::new(
            dictionary! { "Filter" => "FlateDecode" },
            drawn.streams[n].clone(),
        );
        let content = file.add_object(stream);
        let mut dictionary = dictionary! {
            "Type" => "Page",
            "Contents" => content,
            "Resources" => resources,
            "StructParents" => i64::try_from(n)?,
            "Tabs" => "S",
        };
        if !annotations.is_empty() {
            dictionary.set("Annots", annotations);
        }
        file.set_object(page, dictionary);
    }
    let order = order(&drawn.folios);
    let in_order: Vec<ObjectId> = order.iter().map(|&page| pages[page]).collect();
    page_tree(root, &in_order, &mut file);
    if let Ok(node) = file.get_dictionary_mut(root) {
        let (width, height) = drawn.size;
        node.set(
            "MediaBox",
            vec![
                0.into(),
                0.into(),
                Object::Real(width),
                Object::Real(height),
            ],
        );
    }
    let tree = structure::tree(&drawn.contents, logical, &pages, &annotations, &mut file);
    let outline = outline::add(article, drawn, &pages, &mut file);
    let xmp = file.add_object(Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        metadata.xmp().into_bytes(),
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
    if let Some(names) = destinations::names(article, drawn, &pages, &mut file) {
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

    let id = Object::String(identifier(drawn, metadata), StringFormat::Hexadecimal);
    file.trailer.set("Root", catalogue);
    file.trailer.set("Info", information);
    file.trailer.set("ID", vec![id.clone(), id]);
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(200)
        .compression_level(6)
        .build();
    let mut saved = Vec::new();
    file.save_with_options(&mut saved, options)?;
    references::compress(&mut saved, &file.trailer)?;
    out.append(&mut saved);
    out.push(b'\n');
    Ok(())
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

/// A balanced tree of pages below `root`.
fn page_tree(root: ObjectId, pages: &[ObjectId], file: &mut Document) {
    let mut level: Vec<(ObjectId, usize)> = pages.iter().map(|&page| (page, 1)).collect();
    while level.len() > NODE {
        level = level
            .chunks(NODE)
            .map(|kids| {
                let node = file.new_object_id();
                (node, page_node(node, kids, file))
            })
            .collect();
    }
    page_node(root, &level, file);
}

/// A node over its kids, each with the number of its pages; gives back their sum.
fn page_node(node: ObjectId, kids: &[(ObjectId, usize)], file: &mut Document) -> usize {
    let count = kids.iter().map(|(_, count)| count).sum();
    for (kid, _) in kids {
        if let Ok(kid) = file.get_dictionary_mut(*kid) {
            kid.set("Parent", node);
        }
    }
    file.set_object(
        node,
        dictionary! {
            "Type" => "Pages",
            "Kids" => kids.iter().map(|(kid, _)| Object::from(*kid)).collect::<Vec<_>>(),
            "Count" => i64::try_from(count).unwrap_or(i64::MAX),
        },
    );
    count
}

/// The file's identifier (ISO 32000-1, 14.4): the same for the same content.
fn identifier(drawn: &Drawn, metadata: &Metadata) -> Vec<u8> {
    let mut all = hash(metadata.xmp().as_bytes());
    for stream in &drawn.streams {
        all = all.rotate_left(5) ^ hash(stream);
    }
    all.to_be_bytes().to_vec()
}

/// FNV-1a of 128 bits: no defence against forgers, and none is needed.
pub(super) fn hash(bytes: &[u8]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(BASIS, |hash, &byte| {
        (hash ^ u128::from(byte)).wrapping_mul(PRIME)
    })
}
