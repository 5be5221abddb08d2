//! "By Jane Roe and Ali Can, Science Editor" → the names.

mod handle;
mod lead;
mod name;
mod parts;
mod tail;

use super::date;
use super::figures::are_digits;
pub(super) use handle::{handles, is_handle, is_handled, is_made_up};
pub(super) use lead::{behind_title, is_lead, is_led, is_signed, unled};
use lead::{with_small_joints, without_lead};
use name::is_degree;
pub(super) use name::{has_surname, is_full_name, is_name};
use parts::{is_generation, parts};
pub(super) use parts::{joins, names};
use std::borrow::Cow;
pub(super) use tail::{
    are_placed_names, is_agency, names_agency, placed, placed_agency, tells_office, tells_who,
    uncalled,
};

/// A text without the numbers that a browser sets before its links, "[1]Jane Roe", and without marks of stress: "_By_ Jane Roe".
pub(super) fn unmarked(text: &str) -> Cow<'_, str> {
    const MOST_DIGITS: usize = 3;
    let number = |open: usize| {
        let inner = &text[open + 1..];
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        let behind = inner[digits..].strip_prefix(']')?;
        let linked =
            (1..=MOST_DIGITS).contains(&digits) && behind.starts_with(char::is_alphanumeric);
        linked.then_some(open..open + digits + 2)
    };
    let numbers = text.match_indices('[').filter_map(|(open, _)| number(open));
    let mut plain = Cow::Borrowed(text);
    for range in numbers.collect::<Vec<_>>().into_iter().rev() {
        plain.to_mut().replace_range(range, "");
    }
    if plain.contains('_') {
        plain = Cow::Owned(unstressed(&plain));
    }
    plain
}

/// A text without the underscores that words begin and end with; others are of the words.
fn unstressed(text: &str) -> String {
    let outer = |at: usize| {
        let (before, behind) = (
            text[..at].chars().next_back(),
            text[at + 1..].chars().next(),
        );
        !(before.is_some_and(char::is_alphanumeric) && behind.is_some_and(char::is_alphanumeric))
    };
    let kept = text
        .char_indices()
        .filter(|(at, c)| *c != '_' || !outer(*at));
    kept.map(|(_, c)| c).collect()
}

/// Whether nothing but names stands in a text.
pub(super) fn are_names(text: &str) -> bool {
    // Most texts that are asked about begin with no name, and need not be parted.
    let first = parts(text).map(tail::person).find(|name| !name.is_empty());
    if !first.is_some_and(|name| is_name(name) || is_agency(name)) {
        return false;
    }
    let names = names(text);
    (1..=6).contains(&names.len()) && names.iter().all(|name| is_name(name))
}

/// The names of a line that holds nothing else but what the persons are: "Jane Roe and Ali Can, Science Editor".
/// With a degree the line is kept whole.
pub(super) fn alone(text: &str) -> Option<Vec<String>> {
    const LONGEST_DEGREE: usize = 3;
    let behind = text.split_once(", ").map_or("", |(_, behind)| behind);
    let degree = behind.split([' ', ',']).next().unwrap_or_default();
    let degree = (2..=LONGEST_DEGREE).contains(&degree.len())
        && degree.bytes().all(|b| b.is_ascii_uppercase())
        && !is_agency(degree);
    (!degree && are_names(text)).then(|| names(text))
}

/// The name in "Jane Roe Last updated 2 June 2025": of two words at least, and nothing but the day behind them.
pub(super) fn before_date(text: &str) -> Option<String> {
    const LONGEST: usize = 90;
    if text.len() > LONGEST {
        return None;
    }
    let found = date::find(text)?;
    date::of_line(&text[found.start..])?;
    let before = &text[..found.start];
    let name = date::without_companions(before);
    let labelled = name.len() < before.trim_end().len();
    (labelled && name.contains(' ') && is_name(name)).then(|| name.to_owned())
}

/// The name in "Jane Roe, M.A.".
pub(super) fn without_degree(text: &str) -> Option<String> {
    let (name, degree) = text.split_once(',')?;
    let degree = degree.trim().trim_end_matches(',');
    if is_name(name) && is_generation(degree) {
        return Some(text.trim_end_matches(',').to_owned());
    }
    (is_name(name) && (degree.is_empty() || is_degree(degree))).then(|| name.to_owned())
}

/// The names of a byline; `None` if the text is none.
pub(super) fn parse(text: &str) -> Option<Vec<String>> {
    let text = if is_led(text) {
        before_year(text)
    } else {
        text
    };
    let (names, led) = signers(text)?;
    let [first, rest @ ..] = &names[..] else {
        return None;
    };
    if !is_name(first) {
        return None;
    }
    if rest.iter().all(|name| is_name(name)) {
        return Some(names);
    }
    // "Von Jane Roe, Ali Can und Nuru": beside full names one word may be all that somebody is called.
    if let [others @ .., last] = rest
        && led
        && others.iter().all(|name| is_name(name))
        && is_joined_on(last, text)
    {
        return Some(names);
    }
    // "By Jane Roe, Interaction designer": what the one who is named is, in words of their own.
    let named = |part: &String| part.starts_with(char::is_uppercase) && !part.ends_with('.');
    let office = led && rest.len() == 1 && text.len() <= LONGEST_SIGNATURE && named(&rest[0]);
    office.then(|| vec![first.clone()])
}

/// "By Jane Roe" of "By Jane Roe in 1995", "By Jane Roe (1995)".
fn before_year(text: &str) -> &str {
    let Some((before, year)) = text.rsplit_once(' ') else {
        return text;
    };
    let year = year.trim_matches(['(', ')', '.']);
    if year.len() == 4 && (year.starts_with("19") || year.starts_with("20")) && are_digits(year) {
        before
            .strip_suffix(" in")
            .unwrap_or(before)
            .trim_end_matches([',', ' '])
    } else {
        text
    }
}

/// Whether a text ends with a word with a capital that "and" joins on.
fn is_joined_on(word: &str, text: &str) -> bool {
    const SHORTEST: usize = 3;
    let joint = || {
        let before = text.strip_suffix(word)?.trim_end();
        before.rsplit(' ').next()
    };
    word.chars().count() >= SHORTEST
        && word.starts_with(char::is_uppercase)
        && word.chars().all(char::is_alphabetic)
        && joint().is_some_and(joins)
}

/// A name and what somebody is take no more room, in bytes.
const LONGEST_SIGNATURE: usize = 90;

/// What stands where a byline has its names, and whether a word leads it; `None` if neither that word nor a date says that
/// names stand here.
fn signers(text: &str) -> Option<(Vec<String>, bool)> {
    const LONGEST: usize = 160;
    const MOST: usize = 12;
    if text.len() > LONGEST {
        return None;
    }
    let (rest, led) = without_lead(tail::unfiled(text));
    // "By Written by: Jane Roe": what a form prints before a field, and the field says again.
    let rest = if led { without_lead(rest).0 } else { rest };
    let Some(found) = date::find(rest) else {
        return led
            .then(|| names(&tail::without_places(&with_small_joints(rest))))
            .filter(|names| names.len() <= MOST)
            .map(|names| (names, led));
    };
    // "Jane Roe – 2021-11-01", "By Jane Roe | Updated June 2, 2025": the names and the date in one line.
    let before = rest[..found.start]
        .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.' || c.is_whitespace());
    // What is dated behind a colon is no person: "Next meeting: 2 June 2025".
    let labelled = rest[before.len()..found.start].contains([':', '：']);
    let after = rest[found.end..].trim_start_matches(|c: char| !c.is_alphanumeric());
    let before = date::without_companions(before);
    if labelled && !led && !before.is_empty() {
        return None;
    }
    if before.is_empty() {
        let (side, lead) = without_lead(date::without_hours(after));
        return Some((names(&tail::without_places(side)), led || lead));
    }
    let dated = || date::of_line(&format!("{} {after}", &rest[found.start..found.end])).is_some();
    (led || dated()).then(|| (names(before), led))
}

/// The name in "김민수 기자", which says behind it that somebody reports.
pub(super) fn without_office(text: &str) -> Option<String> {
    let offices = [" 기자", " 특파원", " 記者", " 记者"];
    let name = offices
        .iter()
        .find_map(|office| text.strip_suffix(office))?;
    is_name(name.trim()).then(|| name.trim().to_owned())
}

/// The names in a field of a record: "Jane Roe <roe@example.org>, Ali Can (Harbour Office)".
pub(super) fn of_field(value: &str) -> Vec<String> {
    let mut plain = String::with_capacity(value.len());
    let mut depth = 0_usize;
    for c in value.chars() {
        match c {
            '<' | '(' => depth += 1,
            '>' | ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    let names = plain.split([',', ';']).flat_map(|part| part.split(" and "));
    let worded = names.map(str::trim).filter(|name| is_name(name));
    worded.map(str::to_owned).collect()
}

/// The names in "Jane Roe <roe@example.org>": each with where to write to, and nothing else.
pub(super) fn with_addresses(text: &str) -> Option<Vec<String>> {
    const LONGEST: usize = 120;
    if text.len() > LONGEST || !text.contains('@') || !text.ends_with(['>', ')']) {
        return None;
    }
    let names = of_field(text);
    let addresses = text.matches(['<', '(']).count();
    (!names.is_empty() && names.len() == addresses && names.len() == text.matches('@').count())
        .then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_bylines() {
        for (line, names) in [
            ("By Jane Roe", &["Jane Roe"][..]),
            (
                "By Jeremy Herb, Lauren del Valle, Kara Scannell",
                &["Jeremy Herb", "Lauren del Valle", "Kara Scannell"],
            ),
            (
                "By Jane Roe and Ali Can, Science Editor",
                &["Jane Roe", "Ali Can"],
            ),
            ("Von Erika Muster", &["Erika Muster"]),
            (
                "Von Erika Muster, Jane Roe und Nuru",
                &["Erika Muster", "Jane Roe", "Nuru"],
            ),
            ("By Jane Roe, New Harbour", &["Jane Roe"]),
            ("By Jane Roe Leave a Comment", &["Jane Roe"]),
            (
                "By Jane Roe and Ali Can The Associated Press",
                &["Jane Roe", "Ali Can"],
            ),
            (
                "Von Erika Muster und Ali Can, Nairobi",
                &["Erika Muster", "Ali Can"],
            ),
            (
                "By Jane Roe in London and Ali Can in New Harbour",
                &["Jane Roe", "Ali Can"],
            ),
            ("By Jane Roe, MS, RDN - June 2, 2025", &["Jane Roe"]),
            ("From our correspondent Jane Roe", &["Jane Roe"]),
            ("By Written by: Jane Roe", &["Jane Roe"]),
            ("Aleš Vávra – 2021-11-01", &["Aleš Vávra"]),
            ("作者：曹雪芹", &["曹雪芹"]),
            ("June 2, 2025 at 6:40 PM – by Jane Roe", &["Jane Roe"]),
            ("2025年6月2日 16:46 · 作者：曹雪芹", &["曹雪芹"]),
            (
                "Publicado em 2 de junho de 2025 – por Ana Souza",
                &["Ana Souza"],
            ),
        ] {
            assert_eq!(
                parse(line).as_deref(),
                Some(
                    &names
                        .iter()
                        .map(|&name| name.to_owned())
                        .collect::<Vec<_>>()[..]
                ),
                "{line}"
            );
        }
    }

    #[test]
    fn lines_that_are_no_bylines() {
        for line in [
            "By the time they arrived it was dark",
            "By noon",
            "NEW HARBOUR, JUNE 25, 1881",
            "United States Army",
            "Von By",
            "On June 2, 2025 talks began",
            "Di notte",
            "Par la suite, il est parti",
        ] {
            assert_eq!(parse(line), None, "{line}");
        }
    }
}
