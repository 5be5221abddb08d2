//! The head of a post or of a letter, as a region of a text.

use super::{Role, Score, View, forwarded};
use crate::read::fields::{has_fields, is_head};

/// The name of the rule for the fields at the head of a letter.
pub(in crate::read) const FIELDS: &str = "lines-fields";

/// The name of the rule for the head of a post.
pub(in crate::read) const HEAD: &str = "lines-post";

/// `From: …`, `Subject: …`, at the head of a text that is mail.
pub(super) fn fields(view: &View<'_, '_>) -> Option<(Role, Score)> {
    has_fields(view.own()).then_some((Role::Lines, 88))
}

/// The head of a post, whatever text it is in.
pub(super) fn head(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    (is_head(own) || forwarded::is_head(own)).then_some((Role::Lines, 90))
}
