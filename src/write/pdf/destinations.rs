//! Named destinations (ISO 32000-1, 12.3.2.3): `file.pdf#slug` leads to a heading, by the name that it has in HTML, too.

use super::file::File;
use super::link::destination;
use super::pages::Drawn;
use crate::document::{Document as Article, outline};
use crate::layout::Anchor;
use lopdf::{Dictionary, Object, ObjectId, StringFormat, dictionary};

/// Names below one node of the tree.
const NODE: usize = 64;

/// The entry `Names` of the catalogue; none where nothing has a name.
pub(super) fn names(
    article: &Article<'_>,
    drawn: &Drawn,
    pages: &[ObjectId],
    file: &mut File<'_>,
) -> Option<Dictionary> {
    let mut places: Vec<(String, (usize, f32))> = outline(article)
        .entries
        .into_iter()
        .enumerate()
        .filter_map(|(n, heading)| {
            let place = drawn.anchors.get(&Anchor::Heading(n))?;
            Some((heading.slug, *place))
        })
        .collect();
    // The tree is searched: names stand in the order of their bytes.
    places.sort_by(|one, other| one.0.as_bytes().cmp(other.0.as_bytes()));
    places.dedup_by(|one, other| one.0 == other.0);
    if places.is_empty() {
        return None;
    }
    let name = |slug: &str| Object::String(slug.as_bytes().to_vec(), StringFormat::Literal);
    let kids: Vec<Object> = places
        .chunks(NODE)
        .map(|places| {
            let pairs = places.iter().flat_map(|(slug, (page, y))| {
                [name(slug), destination(pages[*page], *y).into()]
            });
            let limits = [places.first(), places.last()];
            let node = dictionary! {
                "Names" => pairs.collect::<Vec<_>>(),
                "Limits" => limits.into_iter().flatten().map(|(slug, _)| name(slug)).collect::<Vec<_>>(),
            };
            file.add_object(node).into()
        })
        .collect();
    Some(dictionary! { "Dests" => file.add_object(dictionary! { "Kids" => kids }) })
}
