//! Sections whose number has no point, as in papers and standards: the numbers of all of the text tell.
//!
//! ```text
//! 1 Introduction
//!
//! It is known that boats move.
//! ```

use super::{Style, is_like};
use crate::read::line::{Line, ends_sentence};
use crate::read::role::{Role, Score, View};

/// The number of a line that may head a section, with blank lines around it.
pub(in crate::read::role) fn section_of(line: &Line<'_>, below: Option<&Line<'_>>) -> Option<u32> {
    const WIDEST: usize = 70;
    if !line.head[0].is_ascii_digit() || line.gap() == 0 || line.width() > WIDEST {
        return None;
    }
    let (number, words) = line.text.split_once(' ')?;
    let titled = words.trim_start().starts_with(char::is_uppercase)
        && is_like(words.trim_start())
        && !ends_sentence(words);
    // "2 Boats" stands above "2.1 Sailing boats", but above "3 Money" it is an item.
    let part = |below: &Line<'_>| {
        let rest = below.text.strip_prefix(number);
        let rest = rest.and_then(|rest| rest.strip_prefix('.'));
        rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let alone = below
        .is_some_and(|below| below.gap() > 0 && (!below.head[0].is_ascii_digit() || part(below)));
    (number.len() <= 2 && titled && alone)
        .then(|| number.parse().ok())
        .flatten()
}

/// "2 Method", between "1 Introduction" and "3 Results".
pub(in crate::read::role) fn counting(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 3;
    let [line] = view.own() else { return None };
    let counted = view.evidence.sequences.sections >= FEWEST
        && line.indent() <= view.profile.base
        && !view.underlines()
        && !view.evidence.mail;
    (counted && section_of(line, view.below()).is_some())
        .then_some((Role::Heading(Style::Numbered(1)), 70))
}
