//! "ISTANBUL, June 2 (Reuters) - Talks …": where and when an article was written, and for whom, before its first words.

use super::heading;
use crate::read::date;

/// Whether a paragraph begins with a dateline.
pub(super) fn has_dateline(text: &str) -> bool {
    dateline_of(text).is_some()
}

/// The place of a dateline, all of it but the agency, and the agency.
pub(in crate::read) fn dateline_of(text: &str) -> Option<(&str, &str, Option<&str>)> {
    /// Longer heads are sentences with a dash in them.
    const LONGEST: usize = 70;
    let head = [" - ", " – ", " — ", " -- ", ".- ", ".– ", ".— ", "—"]
        .iter()
        .filter_map(|dash| text.find(dash))
        .min()
        .filter(|at| *at <= LONGEST)
        .map(|at| text[..at].trim())?;
    let (head, agency) = match head.split_once('(') {
        Some((head, rest)) => (head.trim(), rest.split(')').next().map(str::trim)),
        None => (head, None),
    };
    let (place, rest) = head.split_once(',').unwrap_or((head, ""));
    let place = place.trim();
    let named = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '/' | '\'' | '’');
    let capitals = place.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && place.chars().all(named)
        && !heading::is_division(place)
        && !place.chars().any(char::is_lowercase)
        && place.chars().any(char::is_uppercase);
    // Behind the place stand a region and a date, and nothing else.
    let rest_is_short = head.split_whitespace().count() <= 7;
    // A day behind the place tells as much as capitals do.
    let dated = || place.starts_with(char::is_uppercase) && date::of_line(rest.trim()).is_some();
    ((capitals || dated()) && rest_is_short).then_some((
        place,
        head,
        agency.filter(|agency| !agency.is_empty()),
    ))
}
