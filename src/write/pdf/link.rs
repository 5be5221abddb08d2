//! Link annotations: where they are, where they lead, what they say.

use super::pages::Drawn;
use super::strings::{LONGEST_STRING, text};
use crate::layout::{Anchor, Target};
use crate::write::escape;
use crate::write::labels::Labels;
use lopdf::{Dictionary, Object, ObjectId, dictionary};

/// The annotation of a link; none if it leads to a place that is on no page.
pub(super) fn annotation(
    link: usize,
    drawn: &Drawn,
    pages: &[ObjectId],
    labels: &Labels,
) -> Option<Dictionary> {
    let (_, area) = drawn.links.get(link)?;
    let (x, y, width, height) = area.rect;
    let top = drawn.size.1 - y;
    let number = |value: f32| Object::Real((value * 100.0).round() / 100.0);
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => vec![number(x), number(top - height), number(x + width), number(top)],
        "Border" => vec![0.into(), 0.into(), 0.into()],
        // Printed, as PDF/UA and PDF/A want it.
        "F" => 4,
        "StructParent" => i64::try_from(pages.len() + link).unwrap_or(i64::MAX),
    };
    match &area.target {
        Target::Url(url) => {
            // What is no URL, or leads to no place that a reader should go, stays text.
            let address = escape::url(url).filter(|address| address.len() <= LONGEST_STRING)?;
            annotation.set("Contents", text(url));
            annotation.set(
                "A",
                dictionary! { "S" => "URI", "URI" => Object::string_literal(address) },
            );
        }
        Target::Anchor(anchor) => {
            let &(page, y) = drawn.anchors.get(anchor)?;
            // A bare number says little to those who do not see where it stands.
            let says = match anchor {
                Anchor::Title | Anchor::Heading(_) => area.says.to_string(),
                Anchor::Note(_) => format!("{} {}", labels.note, area.says),
                Anchor::Call(_) => labels.back.to_owned(),
            };
            annotation.set("Contents", text(&says));
            annotation.set("Dest", destination(pages[page], y));
        }
    }
    Some(annotation)
}

/// Shows a page with a height at the window's top, a little room above it.
pub(super) fn destination(page: ObjectId, y: f32) -> Vec<Object> {
    const ROOM: f32 = 10.0;
    vec![
        page.into(),
        "XYZ".into(),
        Object::Null,
        Object::Real((y + ROOM).round()),
        Object::Null,
    ]
}
