//! Flat text → lines: the text is made into items, line ends are chosen, and each line is placed.

use super::inline::Flat;
use super::items::build;
use super::line::{Line, Unplaced};
use super::linebreak::{DESPERATE, FORCED, Item, Measure, linebreak};
use super::setting::{Align, Setting};
use super::shape::Shaper;
use super::style::Frame;

/// Sets a text in lines. A text without words has none.
pub(crate) fn set(
    flat: &Flat,
    frame: &Frame,
    setting: Setting,
    shaper: &mut Shaper<'_>,
) -> Vec<Line> {
    if flat.is_blank() {
        return Vec::new();
    }
    let measure = Measure {
        first: frame.width - setting.indent,
        rest: frame.width - setting.hanging,
    };
    let (items, parts) = build(flat, measure, setting, shaper);
    let breaks = linebreak(&items, measure, setting.fit());
    let mut lines = Vec::with_capacity(breaks.len());
    let mut start = 0;
    let last = breaks.len().saturating_sub(1);
    for (n, &end) in breaks.iter().enumerate() {
        let indent = if n == 0 {
            setting.indent
        } else {
            setting.hanging
        };
        let forced =
            n == last || matches!(items.get(end), Some(Item::Penalty { cost: FORCED, .. }));
        let line = Unplaced {
            items: &items[start..end],
            parts: &parts[start..end],
            end: parts.get(end).filter(|_| n < last || forced),
            width: frame.width - indent,
            indent,
            forced,
            hang: hang(&items, start, end),
        };
        lines.push(line.line(flat, frame, setting));
        start = end + 1;
    }
    lines
}

/// How far the line of items from `start` to `end` reaches into the margins.
fn hang(items: &[Item], start: usize, end: usize) -> (f32, f32) {
    let boxes = |item: &Item| match item {
        Item::Box { hang, .. } => Some(*hang),
        Item::Glue { .. } | Item::Penalty { .. } => None,
    };
    let line = &items[start.min(end)..end];
    let first = line.iter().find_map(boxes);
    let last = match items.get(end) {
        Some(Item::Penalty { width, hang, .. }) if *width > 0.0 => Some(*hang),
        _ => line.iter().rev().find_map(boxes).map(|(_, end)| end),
    };
    (first.map_or(0.0, |(start, _)| start), last.unwrap_or(0.0))
}

/// The width of a text on one line.
pub(crate) fn width(flat: &Flat, shaper: &mut Shaper<'_>) -> f32 {
    let measure = Measure {
        first: f32::INFINITY,
        rest: f32::INFINITY,
    };
    let setting = Setting::new(Align::Start, false);
    let (items, _) = build(flat, measure, setting, shaper);
    items.iter().map(item_width).sum()
}

/// The widths of a text's widest part that cannot be broken, and of the whole text.
pub(crate) fn extent(flat: &Flat, shaper: &mut Shaper<'_>) -> (f32, f32) {
    let measure = Measure {
        first: f32::INFINITY,
        rest: f32::INFINITY,
    };
    let setting = Setting::new(Align::Start, false);
    let (items, _) = build(flat, measure, setting, shaper);
    let (mut least, mut word, mut line, mut most) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
    for item in &items {
        match item {
            Item::Box { width, .. } => word += width,
            Item::Glue { .. } => word = 0.0,
            Item::Penalty { cost, .. } => {
                if *cost < DESPERATE {
                    word = 0.0;
                }
                if *cost == FORCED {
                    line = 0.0;
                }
            }
        }
        line += item_width(item);
        least = least.max(word);
        most = most.max(line);
    }
    (least, most)
}

fn item_width(item: &Item) -> f32 {
    match item {
        Item::Box { width, .. } | Item::Glue { width, .. } => *width,
        Item::Penalty { .. } => 0.0,
    }
}
