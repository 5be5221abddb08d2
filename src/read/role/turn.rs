//! Turns of speech: whoever speaks begins one.

use super::{Role, Score, View, heading};
use crate::read::speaker::opens;
use foldhash::{HashMap, HashSet};

/// What somebody says, behind their name.
pub(super) fn spoken(view: &View<'_, '_>) -> Option<(Role, Score)> {
    opens(view.first().text).then_some((Role::Paragraph, 90))
}

/// Labels that recur, if there are two of them and more: one alone is a word that the headings share. Where it is known that
/// people speak in turn, each of them need do so but once.
pub(super) fn speakers<'a>(
    turns: &HashMap<&'a str, (usize, &'a str)>,
    known: bool,
) -> HashSet<&'a str> {
    const FEWEST_SPEAKERS: usize = 2;
    const FEWEST_TURNS: usize = 2;
    let (fewest_speakers, fewest_turns) = if known {
        (1, 1)
    } else {
        (FEWEST_SPEAKERS, FEWEST_TURNS)
    };
    let recurring = turns
        .iter()
        .filter(|(_, (times, _))| *times >= fewest_turns);
    let speakers = recurring.map(|(speaker, _)| *speaker);
    // "CHAPTER I. The Storm" is said by nobody.
    let speakers: HashSet<&str> = speakers
        .filter(|speaker| !heading::is_division(speaker))
        .collect();
    if speakers.len() >= fewest_speakers {
        speakers
    } else {
        HashSet::default()
    }
}

/// As much of a text as tells it from another.
pub(super) fn opening(text: &str) -> &str {
    const ENOUGH: usize = 16;
    text.char_indices()
        .nth(ENOUGH)
        .map_or(text, |(end, _)| &text[..end])
}
