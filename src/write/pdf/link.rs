//! Link annotations: where they are, where they lead, what they say.

use super::metadata::text;
use super::pages::Drawn;
use crate::layout::Target;
use lopdf::{Dictionary, Object, ObjectId, dictionary};

/// The annotation of a link; none if it leads to a place that is on no page.
pub(super) fn annotation(link: usize, drawn: &Drawn, pages: &[ObjectId]) -> Option<Dictionary> {
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
            annotation.set("Contents", text(url));
            annotation.set(
                "A",
                dictionary! { "S" => "URI", "URI" => Object::string_literal(uri(url)) },
            );
        }
        Target::Anchor(anchor) => {
            let &(page, y) = drawn.anchors.get(anchor)?;
            annotation.set("Contents", text(&area.says));
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

/// A URL in ASCII (RFC 3987, 3.1): other characters and blanks are escaped.
fn uri(url: &str) -> String {
    let mut uri = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() {
            uri.push(char::from(byte));
        } else {
            const HEX: [char; 16] = [
                '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
            ];
            uri.push('%');
            uri.push(HEX[usize::from(byte >> 4)]);
            uri.push(HEX[usize::from(byte & 15)]);
        }
    }
    uri
}
