//! Where somebody is reached or something is to be had, and how letters end: no heading stands there.

use crate::read::byline;
use crate::read::date;
use crate::read::figures::are_digits;
use crate::read::line::Line;
use crate::read::role::View;
use crate::read::salutation;
use crate::read::signs::Signs;

/// Whether a line says where something is to be had, or whose it is.
pub(super) fn is_address(line: &Line<'_>) -> bool {
    let text = line.text;
    // "Home » World » Africa": the trail of a site.
    let trail = |text: &str| [" → ", " » ", " › "].iter().any(|step| text.contains(step));
    line.has_at()
        || line.signs.has(Signs::WIDE) && (text.contains('©') || trail(text))
        || line.signs.has(Signs::CODE) && (text.contains(" / ") || is_path(text))
        || text.contains("http")
}

/// "London 169876", "10115 Berlin", "SW1A 2AA" aside: a place and the number that its letters go by.
pub(in crate::read::role) fn is_postal(line: &Line<'_>) -> bool {
    const MOST_WORDS: usize = 4;
    let is_code = |word: &str| {
        let word = word.trim_matches(['.', ',', '(', ')']);
        let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase() || c == '-');
        (5..=6).contains(&digits.len()) && word.len() - digits.len() <= 3 && are_digits(digits)
    };
    let mut words = line.text.split_whitespace();
    line.signs.has(Signs::DIGIT)
        && (2..=MOST_WORDS).contains(&words.clone().count())
        && (words.next().is_some_and(is_code) || words.next_back().is_some_and(is_code))
        && line.text.contains(char::is_uppercase)
}

/// `C:/Users/Jane Roe/notes`: what stands between three strokes and more is a file.
fn is_path(text: &str) -> bool {
    const FEWEST: usize = 3;
    let strokes = |stroke: u8| memchr::memchr_iter(stroke, text.as_bytes()).count();
    strokes(b'/').max(strokes(b'\\')) >= FEWEST
}

/// Whether nothing stands below a line but how somebody is reached, or when something was signed: a text ends so.
pub(super) fn signs_off(view: &View<'_, '_>) -> bool {
    const MOST: usize = 12;
    const MOST_NAMES: usize = 3;
    const WIDEST: usize = 60;
    let below = &view.lines[view.range.end..];
    let reached = |line: &Line<'_>| {
        line.has_at()
            || is_postal(line)
            || line.signs.has(Signs::DIGIT) && date::of_line(line.text).is_some()
    };
    if closes_mail(view, below) {
        return true;
    }
    below.len() <= MOST
        && below
            .iter()
            .all(|line| line.width() < WIDEST && line.tail != b'.')
        && (below.iter().any(reached)
            || below.len() <= MOST_NAMES && salutation::closes(view.first().text)
            || signs_as(view.first(), below))
}

/// Whether a letter that others may stand below closes with a line, above whose it is.
fn closes_mail(view: &View<'_, '_>, below: &[Line<'_>]) -> bool {
    const WIDEST: usize = 40;
    const MOST_NAMES: usize = 3;
    let names = below.iter().take_while(|line| line.gap() == 0);
    let names = names.take(MOST_NAMES + 1);
    let short = |line: &Line<'_>| line.width() <= WIDEST && line.tail != b'.';
    let signed = || (1..=MOST_NAMES).contains(&names.clone().count()) && names.clone().all(short);
    let postscript =
        |below: &Line<'_>| below.text.starts_with("P.S") || below.text.starts_with("PS");
    let closes = || salutation::closes(view.first().text) && (view.evidence.mail || signed());
    view.evidence.mail && below.first().is_some_and(postscript) || closes()
}

/// "L. Quist", right above "Project manager", which ends the text: a name, and what the person is.
fn signs_as(line: &Line<'_>, below: &[Line<'_>]) -> bool {
    let [office] = below else { return false };
    let mut words = line.text.split(' ');
    let initial = words.any(|word| word.len() == 2 && word.ends_with('.'));
    office.gap() == 0
        && (initial || byline::tells_office(office.text))
        && byline::are_names(line.text)
}
