//! What stands in short lines as verse does and is none: ends of letters, addresses, who plays whom, entries with their pages.

use super::ends_clause;
use crate::read::case::is_upper;
use crate::read::figures::are_digits;
use crate::read::line::Line;
use crate::read::profile::Profile;
use crate::read::salutation;

/// Whether lines that end early are something else than verse, whatever they sound like to the eye.
pub(super) fn is_none(own: &[Line<'_>], profile: &Profile) -> bool {
    let [first, below @ ..] = own else {
        return false;
    };
    let last = &own[own.len() - 1];
    own.iter().any(Line::has_at)
        // Statements end so, each of them.
        || own.iter().all(|line| line.tail == b';')
        || is_closing(own, profile)
        || salutation::is_salutation(last.text)
        || is_direction(first, below)
        || is_of_cast(first, below)
        || !profile.verse && (are_names(own) || are_entries(own))
}

/// Who sends a letter, below what closes it: at the right, in the column of the text, or wherever words say so that close nothing else.
fn is_closing(own: &[Line<'_>], profile: &Profile) -> bool {
    /// Who sends it may say where they are, too.
    const MOST_LINES: usize = 4;
    let [greeting, names @ ..] = own else {
        return false;
    };
    let aside = |line: &Line<'_>| {
        profile
            .wrap
            .is_none_or(|wrap| line.indent() <= profile.base || line.indent() * 2 > wrap)
    };
    let sender = || matches!(names, [name] if !ends_clause(name.text)) && own.iter().all(aside);
    let words = greeting.text.trim_start_matches(['"', '“', '\'', '_']);
    greeting.text.ends_with(',') && sender()
        || own.len() <= MOST_LINES && salutation::closes(words.trim_end_matches(','))
}

/// "[Takes the cage, and pushes" over "it into his arms.]": what a player does, in a sentence.
fn is_direction(first: &Line<'_>, below: &[Line<'_>]) -> bool {
    let end = |line: &Line<'_>| line.text.trim_end_matches('.').ends_with(']');
    first.head[0] == b'[' && below.last().is_some_and(end) && below.iter().all(goes_on)
}

/// Whether a line goes on from the one above it: it begins with a small letter.
fn goes_on(line: &Line<'_>) -> bool {
    let letters = line.text.trim_start_matches('_');
    letters.starts_with(char::is_lowercase)
}

/// "BASSIANUS, brother of the emperor," over "in love with Lavinia.": who plays in it, and a line below that goes on.
fn is_of_cast(first: &Line<'_>, below: &[Line<'_>]) -> bool {
    let named = first.text.split_once(", ").is_some_and(|(name, what)| {
        is_upper(name) && name.len() > 2 && what.starts_with(char::is_lowercase)
    });
    named && below.iter().all(goes_on)
}

/// Whether each of three lines or more is a name with a comma behind it: "Robert Marl,".
fn are_names(own: &[Line<'_>]) -> bool {
    const FEWEST: usize = 3;
    const MOST_WORDS: usize = 4;
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let is_name = |line: &Line<'_>| {
        let mut words = line.text.split(' ');
        words.clone().count() <= MOST_WORDS && line.text.contains(' ') && words.all(capital)
    };
    own.len() >= FEWEST
        && own[..own.len() - 1].iter().all(|line| line.tail == b',')
        && own.iter().all(is_name)
}

/// Whether half of the lines end in the number of a page or an amount: "in Italy, 7", "Bookbinder 81".
fn are_entries(own: &[Line<'_>]) -> bool {
    let counted = |line: &&Line<'_>| {
        let number = line.text.trim_end_matches('.').rsplit(' ').next();
        number.is_some_and(are_digits)
    };
    own.iter().filter(counted).count() * 2 >= own.len()
}
