//! A list of names and its parts: "Jane Roe and Ali Can, Science Editor".

use super::name::{is_degree, is_name};
use super::tail::{self, is_agency};
use crate::read::words::Words;

/// Whether what follows a comma tells the son from the father: "Jr.", "III".
pub(super) fn is_generation(text: &str) -> bool {
    let word = text.split([' ', ',']).next().unwrap_or_default();
    matches!(
        word.trim_end_matches('.'),
        "Jr" | "Sr" | "JR" | "SR" | "II" | "III"
    )
}

/// A byline without the signs at its end, but for the point of an initial: "Jane Roe C."
fn without_stops(text: &str) -> &str {
    let bare = text.trim_end_matches(['.', ',', ':', '|']);
    let mut last = bare.chars().rev();
    let initial = last.next().is_some_and(char::is_uppercase) && last.next() == Some(' ');
    match text.get(..bare.len() + 1) {
        Some(pointed) if initial && pointed.ends_with('.') => pointed,
        _ => bare,
    }
}

/// Whether a line is nothing but the word between two names: "AND".
pub(in crate::read) fn joins(line: &str) -> bool {
    static JOINTS: Words = Words::of("and und et y e en og och &");
    JOINTS.has(&line.to_lowercase())
}

/// What stands between commas, "and", "&" and such.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    const JOINTS: &[&str] = &[
        ", and ", " and ", " und ", " et ", " y ", " e ", " en ", " og ", " och ", " и ", " i ",
        " & ", ", ", " / ", " | ", "; ", "、", "，", " with ", " – ", " — ", " - ", " • ", " · ",
    ];
    let mut rest = Some(without_stops(without_others(text.trim())));
    let parts = std::iter::from_fn(move || {
        let text = rest?;
        let joint = text.char_indices().find_map(|(at, c)| {
            // No joint begins with a letter.
            if c.is_alphanumeric() {
                return None;
            }
            // "William Strong, Jr."
            if is_generation(text[at..].strip_prefix(", ").unwrap_or_default()) {
                return None;
            }
            let joint = JOINTS
                .iter()
                .find(|joint| text[at..].starts_with(**joint))?;
            Some((at, joint.len()))
        });
        let part = joint.map_or(text, |(at, _)| &text[..at]);
        rest = joint.map(|(at, len)| &text[at + len..]);
        Some(part)
    });
    parts.map(|part| {
        let name = part.trim().trim_start_matches("By ");
        name.trim_start_matches("by ").trim()
    })
}

/// Splits names at commas, "and", "&" and such, and leaves out what is no name (titles, papers).
pub(in crate::read) fn names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in parts(text) {
        // Behind the first name, what is no name says what the person is: "Science Editor", "BBC News".
        // "Ali Can The Harbour Press" is a person all the same, if that sends news.
        let person = tail::person(name);
        let sent = || person.len() < name.len() && is_agency(name[person.len()..].trim());
        let told = || tail::is_office(name) || is_degree(name) || tail::is_site(name);
        if !names.is_empty() && told() && !(is_name(person) && sent()) {
            continue;
        }
        let name = person;
        if name.is_empty() {
            continue;
        }
        names.push(name.to_owned());
    }
    // "Jane Roe and AP": who sent it wrote it no more than the one who is named.
    if names.len() > 1 && names.iter().any(|name| is_name(name) && !is_agency(name)) {
        names.retain(|name| !is_agency(name));
    }
    // "Jane Roe and Ali Can, Nairobi": one word behind full names, and behind a comma, is where they were.
    if let [others @ .., last] = &names[..]
        && !others.is_empty()
        && others.iter().all(|name| name.contains(' '))
        && (!last.contains(' ') || tail::is_place(last))
        && (without_others(text.trim()).strip_suffix(last.as_str())).is_some_and(|before| {
            [", ", " - ", " – "]
                .iter()
                .any(|sign| before.ends_with(sign))
        })
    {
        names.pop();
    }
    names
}

/// Names without "et al." behind them.
fn without_others(names: &str) -> &str {
    let others = [" et al.", " et al", " and others", " u. a.", " u.a."];
    let named = others.iter().find_map(|others| names.strip_suffix(others));
    named.unwrap_or(names)
}
