//! Turns of speech: whoever speaks begins one.

use super::evidence::speaker;
use super::{Role, Score, View};

/// What somebody says, behind their name.
pub(super) fn spoken(view: &View<'_, '_>) -> Option<(Role, Score)> {
    opens(view.first().text).then_some((Role::Paragraph, 90))
}

/// Whether a line begins with who speaks: `ADA: …`, `MS MOSS. …`, `Q. …`.
pub(in crate::read) fn opens(text: &str) -> bool {
    let asked = || ["Q. ", "A. "].iter().any(|lead| text.starts_with(lead));
    speaker(text).is_some() || asked()
}
