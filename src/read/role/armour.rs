//! What was made text to be sent: keys, signatures, certificates (RFC 4880, section 6.2; RFC 7468).
//!
//! ```text
//! -----BEGIN PGP SIGNATURE-----
//!
//! iQEzBAEBCAAdFiEE
//! -----END PGP SIGNATURE-----
//! ```

use super::{CERTAIN, Role, Score, View};
use crate::read::line::Line;

/// The head of such a block, and what stands right below it. What is signed is text.
pub(super) fn begun(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let first = view.first();
    let opens = is_border(first, "-----BEGIN ") && !first.text.contains("SIGNED MESSAGE");
    opens.then_some((Role::Preformatted, CERTAIN))
}

/// What a blank line parts from the head of such a block.
pub(super) fn body(view: &View<'_, '_>) -> Option<(Role, Score)> {
    is_open_above(view).then_some((Role::Preformatted, CERTAIN))
}

/// Whether a line of dashes and words begins so.
fn is_border(line: &Line<'_>, begins: &str) -> bool {
    line.head == *b"--" && line.text.starts_with(begins) && line.text.ends_with("-----")
}

/// Whether a block is open above: few lines head it, and a blank one.
fn is_open_above(view: &View<'_, '_>) -> bool {
    const REACH: usize = 8;
    if view.role_above() != Some(Role::Preformatted) {
        return false;
    }
    let mut above = view.lines[..view.range.start].iter().rev().take(REACH);
    let border = above.find(|line| line.head == *b"--");
    border.is_some_and(|line| is_border(line, "-----BEGIN "))
}
