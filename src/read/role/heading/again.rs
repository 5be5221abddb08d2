//! The title where a page sets it once more: above the card with the recipe, above the short form of what it told at length.

use super::Style;
use crate::document::FrontPart;
use crate::read::byline;
use crate::read::line::Line;
use crate::read::role::{Role, Score, View};
use crate::read::words::normalised;

/// The name of the rule.
pub(in crate::read::role) const TITLE_AGAIN: &str = "heading-again";

/// The title, word for word, far below it and above more than a few lines.
pub(in crate::read::role) fn again(view: &View<'_, '_>) -> Option<(Role, Score)> {
    /// Nearer to it, it is a caption or the name of a file.
    const NEAREST: usize = 8;
    /// What ends a text lists others beside it.
    const FEWEST_BELOW: usize = 3;
    /// The title block, and what may stand above it.
    const REACH: usize = 12;
    /// Marks that one of both may have more.
    const SLACK: usize = 8;
    let [line] = view.own() else { return None };
    if view.profile.wrap.is_some() || !view.has_front || view.evidence.mail {
        return None;
    }
    let mut head = view.judged.iter().take(REACH);
    let title = head.find(|judged| judged.role == Role::Front(FrontPart::Title))?;
    let [name] = &view.lines[title.lines.clone()] else {
        return None;
    };
    let alike = name.text.len().abs_diff(line.text.len()) <= SLACK
        && name.text.contains(' ')
        && normalised(name.text) == normalised(line.text);
    // In a list it is one of others, and below what a table is of.
    let listed = matches!(
        view.role_above(),
        Some(Role::Item | Role::Unmarked | Role::Heading(_))
    );
    let announced = view.above().is_some_and(|above| above.text.ends_with(':'));
    // Within a sentence it is part of that.
    let goes_on = |below: &Line<'_>| {
        below.text.starts_with(char::is_lowercase) && !byline::is_led(below.text)
    };
    let cited = view.below().is_some_and(goes_on);
    let marked = line.text.starts_with(['-', '*', '>', '#']);
    (alike
        && !listed
        && !announced
        && !cited
        && !marked
        && view.range.start >= title.lines.end + NEAREST
        && view.lines.len() >= view.range.end + FEWEST_BELOW)
        .then_some((Role::Heading(Style::Bare), 64))
}
