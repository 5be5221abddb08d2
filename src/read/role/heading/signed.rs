//! Headings that a sign leads, which others use for items: what stands below tells them apart.
//!
//! ```text
//! ■ The harbour                Heading "■ The harbour"
//! It was dredged in spring.    Paragraph
//! ```

use super::Style;
use crate::read::frame::{BOLD, is_bold};
use crate::read::line::Line;
use crate::read::profile::Profile;
use crate::read::role::{Role, Score, View};
use crate::read::signs::Signs;

/// Signs that stand before headings as they do before items.
const SIGNS: [char; 20] = [
    '■', '□', '◆', '◇', '▼', '▽', '▲', '△', '▶', '►', '●', '○', '◎', '★', '☆', '◼', '▣', '»', '›',
    ':',
];

/// The sign before a line's words: `■ Words`, `:: Words`, `=Words=`.
pub(in crate::read::role) fn sign_of(line: &Line<'_>) -> Option<char> {
    if is_bold(line) {
        return Some(BOLD);
    }
    if line.head[0].is_ascii_alphanumeric() | !line.signs.has(Signs::WIDE | Signs::COLON) {
        return None;
    }
    let sign = line.text.chars().next().filter(|c| SIGNS.contains(c))?;
    let rest = line.text.trim_start_matches(sign);
    let tight = !matches!(sign, '»' | '›' | ':');
    let words = rest.strip_prefix(' ').or(tight.then_some(rest))?;
    words
        .starts_with(|c: char| c.is_alphanumeric() || is_opening(c))
        .then_some(sign)
}

/// Whether a character opens a quotation or a bracket.
fn is_opening(c: char) -> bool {
    matches!(
        c,
        '“' | '"' | '„' | '«' | '‘' | '「' | '『' | '《' | '【' | '¿'
    )
}

/// Whether a short line stands above text that its own sign does not lead.
pub(in crate::read::role) fn leads_text(
    line: &Line<'_>,
    below: Option<&Line<'_>>,
    profile: &Profile,
) -> bool {
    const WIDEST: usize = 120;
    /// Narrower lines may be names and numbers.
    const NARROWEST: usize = 30;
    let apart =
        profile.wrap.is_none() || line.gap() > 0 && below.is_some_and(|below| below.gap() > 0);
    apart
        && line.width() <= WIDEST
        && below.is_some_and(|below| {
            below.width() >= NARROWEST && sign_of(below).is_none() && !below.is_symbols()
        })
}

/// `■ Words` above text, where the sign stands before others like it.
pub(in crate::read::role) fn signed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [line] = view.own() else { return None };
    // Bold type is a frame.
    let sign = sign_of(line).filter(|sign| *sign != BOLD)?;
    let heads = view
        .evidence
        .signed
        .get(&sign)
        .is_some_and(|signed| signed.heads());
    // Items of a list within a list are set in.
    let set_in =
        line.indent() > view.profile.base + 1 || line.indent() > 1 && view.mark().is_some();
    let item = view.profile.wrap.is_some() && set_in;
    (heads && !item && leads_text(line, view.below(), view.profile) && !view.evidence.mail)
        .then_some((Role::Heading(Style::Bare), 76))
}
