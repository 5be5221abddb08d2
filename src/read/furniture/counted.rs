//! Numbers of pages by themselves, where nothing else says that a page ends: they count on, and cut sentences.

use super::super::case::is_lower;
use super::super::line::{Line, ends_sentence};
use crate::read::figures::are_digits;
use std::ops::RangeInclusive;

/// Indices of such lines: `7`, `Page 7 of 12`.
pub(super) fn counted(lines: &[Line<'_>], seams: &[usize]) -> Vec<usize> {
    let mut found = bare(lines, seams);
    found.extend(of_all(lines, seams));
    found
}

/// Bare numbers, each a page below the one before. Items and chapters are numbered so, too, but none of them begins within a
/// sentence.
fn bare(lines: &[Line<'_>], seams: &[usize]) -> Vec<usize> {
    const FEWEST: usize = 4;
    const LONGEST: usize = 4;
    /// Lines of a page, which may be paragraphs.
    const PAGE: RangeInclusive<usize> = 5..=120;
    let number = |at: &usize| -> Option<(usize, usize)> {
        let text = lines[*at].text;
        let digits = text.len() <= LONGEST && are_digits(text);
        Some((*at, digits.then(|| text.parse().ok())??))
    };
    let numbers: Vec<(usize, usize)> = seams.iter().filter_map(number).collect();
    let counts_on = |one: &(usize, usize), two: &(usize, usize)| {
        one.1 + 1 == two.1 && PAGE.contains(&(two.0 - one.0))
    };
    let cuts = |(at, _): &&(usize, usize)| {
        let above = at.checked_sub(1).map(|above| lines[above].text);
        let below = lines.get(at + 1).map(|below| below.text);
        above.is_some_and(|above| !ends_sentence(above)) && below.is_some_and(is_lower)
    };
    let runs = numbers.chunk_by(counts_on);
    let pages = runs
        .filter(|run| run.len() >= FEWEST && run.iter().filter(cuts).count() * FEWEST >= run.len());
    pages.flatten().map(|(at, _)| *at).collect()
}

/// Numbers that say of how many pages each is: of as many everywhere, and one after the other.
fn of_all(lines: &[Line<'_>], seams: &[usize]) -> Vec<usize> {
    const FEWEST: usize = 2;
    let pages = seams.iter().filter_map(|&at| {
        let (number, all) = page_of_all(lines[at].text)?;
        Some((at, number, all))
    });
    let pages: Vec<(usize, u16, u16)> = pages.collect();
    let counts_on = |pair: &[(usize, u16, u16)]| {
        pair[0].1.checked_add(1) == Some(pair[1].1) && pair[0].2 == pair[1].2
    };
    if pages.len() < FEWEST || !pages.windows(2).all(counts_on) {
        return Vec::new();
    }
    pages.into_iter().map(|(at, ..)| at).collect()
}

/// The numbers of `Page 7 of 12`, `Seite 7 von 12`.
fn page_of_all(text: &str) -> Option<(u16, u16)> {
    const PAGES: [&str; 7] = [
        "page", "seite", "página", "pagina", "strona", "sida", "side",
    ];
    const JOINTS: [&str; 10] = ["of", "von", "de", "sur", "di", "van", "z", "av", "af", "/"];
    let mut words = text.split_whitespace();
    let (page, number, joint, all) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let told = PAGES.contains(&page.to_lowercase().as_str())
        && JOINTS.contains(&joint)
        && words.next().is_none();
    let (number, all) = (number.parse().ok()?, all.parse().ok()?);
    (told && number <= all).then_some((number, all))
}
