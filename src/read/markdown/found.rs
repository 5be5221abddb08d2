//! What in a Markdown article the tree has no word for: told once for each kind of it.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::Span;

/// Where such things stand.
#[derive(Default)]
pub(super) struct Found {
    pub(super) html: Vec<Span>,
    pub(super) pictures: Vec<Span>,
    pub(super) links: Vec<Span>,
    pub(super) depths: Vec<Span>,
}

impl Found {
    /// Tells of them.
    pub(super) fn report(self, diagnostics: &mut Diagnostics) {
        let rows = [
            (self.html, "raw HTML is no markup here: it stays text"),
            (
                self.pictures,
                "a picture is not taken over, only its description",
            ),
            (
                self.links,
                "a link leads to no address that begins with `http:`, `https:`, `ftp:` or `mailto:`; its words stay",
            ),
            (
                self.depths,
                "blocks nest deeper than 100; what is deeper is set at that depth",
            ),
        ];
        for (places, message) in rows {
            let Some(first) = places.first() else {
                continue;
            };
            let more = match places.len() - 1 {
                0 => String::new(),
                1 => " (and at one more place)".to_owned(),
                more => format!(" (and at {more} more places)"),
            };
            let message = format!("{message}{more}");
            diagnostics.push(Diagnostic::new(Code::Inexpressible, message).at(*first));
        }
    }
}
