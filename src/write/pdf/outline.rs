//! The outline that readers show beside the pages: the title, and below it the headings, nested.

use super::file::File;
use super::link::destination;
use super::pages::Drawn;
use super::strings::text;
use crate::document::{Document as Article, outline};
use crate::layout::Anchor;
use lopdf::{Object, ObjectId, dictionary};

struct Entry {
    title: String,
    /// 0 for the title.
    level: u8,
    place: (usize, f32),
    object: ObjectId,
}

/// Adds the outline to the file, if there is anything to show.
pub(super) fn add(
    article: &Article<'_>,
    drawn: &Drawn,
    pages: &[ObjectId],
    file: &mut File<'_>,
) -> Option<ObjectId> {
    let mut entries = Vec::new();
    let mut push = |title: &str, level: u8, anchor: Anchor, file: &mut File<'_>| {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(&place) = drawn.anchors.get(&anchor)
            && !title.is_empty()
        {
            entries.push(Entry {
                title,
                level,
                place,
                object: file.new_object_id(),
            });
        }
    };
    let title = article.metadata.title.as_deref().unwrap_or_default();
    push(title, 0, Anchor::Title, file);
    for (n, heading) in outline(article).entries.iter().enumerate() {
        push(&heading.name, heading.level, Anchor::Heading(n), file);
    }
    if entries.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    // Headings are siblings of one another, and children of the last entry above them of a higher level.
    let mut parents = vec![None; entries.len()];
    let mut open: Vec<usize> = Vec::new();
    for (n, entry) in entries.iter().enumerate() {
        while open
            .last()
            .is_some_and(|&last| entries[last].level >= entry.level)
        {
            open.pop();
        }
        parents[n] = open.last().copied();
        open.push(n);
    }
    let children = |parent: Option<usize>| -> Vec<usize> {
        (0..entries.len())
            .filter(|&n| parents[n] == parent)
            .collect()
    };
    let mut kids: Vec<Vec<usize>> = vec![Vec::new(); entries.len()];
    for (n, parent) in parents.iter().enumerate() {
        if let Some(parent) = parent {
            kids[*parent].push(n);
        }
    }
    let tops = children(None);
    // The title and the headings just below it are shown at once; what is deeper is folded.
    let mut shown = tops.len();
    for (n, entry) in entries.iter().enumerate() {
        let siblings = parents[n].map_or(&tops, |parent| &kids[parent]);
        // They stand in order, and in a text of headings alone they are all.
        let at = siblings.binary_search(&n).unwrap_or(0);
        let mut item = dictionary! {
            "Title" => text(&entry.title),
            "Parent" => parents[n].map_or(root, |parent| entries[parent].object),
            "Dest" => destination(pages[entry.place.0], entry.place.1),
        };
        if let Some(&before) = at.checked_sub(1).and_then(|before| siblings.get(before)) {
            item.set("Prev", entries[before].object);
        }
        if let Some(&after) = siblings.get(at + 1) {
            item.set("Next", entries[after].object);
        }
        if let (Some(&first), Some(&last)) = (kids[n].first(), kids[n].last()) {
            item.set("First", entries[first].object);
            item.set("Last", entries[last].object);
            let count = i64::try_from(kids[n].len()).unwrap_or(i64::MAX);
            if entry.level == 0 {
                shown += kids[n].len();
                item.set("Count", count);
            } else {
                item.set("Count", -count);
            }
        }
        file.set_object(entry.object, item);
    }
    let mut outlines = dictionary! {
        "Type" => "Outlines",
        "Count" => Object::Integer(i64::try_from(shown).unwrap_or(i64::MAX)),
    };
    if let (Some(&first), Some(&last)) = (tops.first(), tops.last()) {
        outlines.set("First", entries[first].object);
        outlines.set("Last", entries[last].object);
    }
    file.set_object(root, outlines);
    Some(root)
}
