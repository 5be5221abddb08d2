//! When a text was changed, and not when it was published: "Updated 3 June 2025".

use super::words::CHANGED;
use super::{Found, find, first, tokens};

/// Whether the first day in a text is that of a change.
pub(in crate::read) fn is_of_change(text: &str) -> bool {
    first(text).is_some_and(|found| tells_change(&text[..found.start]))
}

/// The day of a line that tells when something was changed and, behind that, when it was published: the earlier of the two.
pub(super) fn published(text: &str, changed: &Found) -> Option<Found> {
    let rest = &text[changed.end..];
    let found = find(rest)?;
    // Two days without a word between them, "3 June 20252 June 2025", are those of change and publication, in either order.
    let glued = found.start == 0;
    if !glued && !tells_change(&text[..changed.start]) {
        return None;
    }
    let earlier = found.iso <= changed.iso && !tells_change(&rest[..found.start]);
    earlier.then(|| Found {
        start: found.start + changed.end,
        end: found.end + changed.end,
        ..found
    })
}

fn tells_change(lead: &str) -> bool {
    let mut words = tokens(lead).into_iter();
    words.any(|word| CHANGED.has(&word.text.to_lowercase()))
}
