//! The title where it comes again: above the first chapter, as books have it on a page of its own before the text.

use super::heading::{Style, TITLE_AGAIN};
use super::{Judged, Role};
use crate::document::FrontPart;
use crate::read::line::Line;
use crate::read::words::normalised_all;

/// The name of the rule that takes the title for no heading where it comes again.
pub(in crate::read) const AGAIN: &str = "front-title-again";

/// Where the title comes again right above the first chapter it heads nothing: all of the book is below the title already.
pub(super) fn fold(judged: &mut [Judged], lines: &[Line<'_>]) {
    /// Lines that a title is set in.
    const MOST: usize = 3;
    let words = |judged: &[Judged]| {
        let own = judged
            .iter()
            .flat_map(|judged| &lines[judged.lines.clone()]);
        normalised_all(own.map(|line| line.text))
    };
    let is_heading = |judged: &Judged| match judged.role {
        Role::Heading(style) => !matches!(style, Style::Given(_)) && judged.rule != TITLE_AGAIN,
        _ => false,
    };
    let front = judged
        .iter()
        .position(|judged| judged.role == Role::Front(FrontPart::Title));
    let Some(title) = front.map(|at| words(&judged[at..=at])) else {
        return;
    };
    for at in 0..judged.len() {
        if !is_heading(&judged[at]) || !title.starts_with(&words(&judged[at..=at])) {
            continue;
        }
        let run = judged[at..].iter().take(MOST + 1);
        let run = run.take_while(|judged| is_heading(judged)).count();
        // The last of the run is the chapter's own.
        let again = (1..run).find(|n| words(&judged[at..at + n]) == title);
        for judged in &mut judged[at..at + again.unwrap_or(0)] {
            judged.role = Role::Paragraph;
            judged.rule = AGAIN;
        }
    }
}
