//! Headings of a series: the same words with another number each time, or the same word with another numeral behind it.

use super::{Style, is_set_off, plain_style, words};
use crate::read::figures::are_digits;
use crate::read::line::{Line, ends_sentence};
use crate::read::marker;
use crate::read::role::{Role, Score, View, note};
use crate::read::signs::Signs;
use crate::read::words::{Words, split_words};

/// The same words and another number, again and again: "Article 14", "30 atala", "ມາດຕາ 29".
pub(in crate::read::role) fn counted(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 3;
    let [line] = view.own() else { return None };
    let bulleted = || view.mark().is_some_and(|mark| mark.kind.is_sure_bullet());
    if !line.signs.has(Signs::DIGIT | Signs::WIDE) || bulleted() || is_note(line.text) {
        return None;
    }
    let (key, number) = counted_key(line.text)?;
    let counted = view.evidence.counted.get(&key)?;
    let titled = key.ends_with(':');
    if titled && (line.gap() == 0 || note::is_caption(line.text)) {
        return None;
    }
    let wider = if titled && view.profile.wrap.is_some() {
        view.prose_below()
    } else {
        view.below().map_or(0, Line::width)
    };
    // Below the number of a version stands what was changed, be it one word: "Fixes:".
    let version = number.is_none() && line.signs.has(Signs::DIGIT);
    if version && (line.gap() == 0 || note::is_caption(line.text)) {
        return None;
    }
    let leads = view.below().is_some_and(|below| {
        let says = || titled && below.gap() == 0 && ends_sentence(below.text);
        (wider > line.width() || says() || version)
            && counted_key(below.text).is_none_or(|(other, _)| other != key)
    });
    let stands = counted.times >= FEWEST && counted.rises() && leads && !view.underlines();
    let verdict = match (titled, version) {
        (true, _) => (plain_style(view), 64),
        (false, true) => (plain_style(view), 79),
        (false, false) => (Style::Section, 79),
    };
    stands.then_some((Role::Heading(verdict.0), verdict.1))
}

/// "Footnote 3:", above the note.
fn is_note(text: &str) -> bool {
    static NOTES: Words = Words::of("footnote endnote note fußnote anmerkung voetnoot nota fotnot");
    let word = text.split(' ').next().unwrap_or(text);
    NOTES.may_open(word) && NOTES.has(&word.to_lowercase())
}

/// The same first word and another behind it, again and again, each time above a text: "Abala kejì.", "סעיף ב.".
pub(in crate::read::role) fn ordinal(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 6;
    let [line] = view.own() else { return None };
    let word = ordinal_key(line, view.below()?)?;
    let times = view.evidence.ordinals.get(word).map_or(0, |seen| seen.0);
    // Where lines are wrapped, short ones over a blank line are as often items of a list.
    let leads = view.profile.wrap.is_none() || view.gap_below() == 0;
    // "THE LOAF", "THE CAT": who speaks right below.
    let speaks = view.is_turn(line.text) || view.is_cue() || view.evidence.cues.lead(line);
    (times >= FEWEST && leads && !view.underlines() && !speaks)
        .then(|| (Role::Heading(plain_style(view)), 79))
}

/// No name of a division with its number word is wider, in columns.
pub(in crate::read::role) const WIDEST_ORDINAL: usize = 36;

/// The first word of a line that may be a division's name and a number word: two or three words above a longer line.
pub(in crate::read::role) fn ordinal_key<'a>(line: &Line<'a>, below: &Line<'_>) -> Option<&'a str> {
    const WORDS: std::ops::RangeInclusive<usize> = 2..=3;
    if line.gap() == 0
        || line.width() > WIDEST_ORDINAL
        || below.width() < 2 * line.width()
        || line
            .text
            .bytes()
            .any(|b| matches!(b, b',' | b';' | b':' | b'?' | b'!' | b'"' | b'=' | b'@'))
        || line.is_symbols()
    {
        return None;
    }
    let words = split_words(line.text).take(4).count();
    let first = split_words(line.text).next()?;
    let named = first.chars().all(|c| c.is_alphabetic() || !c.is_ascii())
        && !first.starts_with(char::is_lowercase);
    (WORDS.contains(&words) && named).then_some(first)
}

/// The same word, a number that counts on, and a title: "AIR IV. Why is your faithful slave".
pub(in crate::read::role) fn numbered_titles(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 3;
    let [line] = view.own() else { return None };
    let below = view.below()?;
    let (word, _) = title_key(line, Some(below))?;
    let series = view.evidence.sequences.titles(word);
    let counts = series.is_some_and(|series| series.times >= FEWEST && series.rises());
    let beside = [view.above(), Some(below)];
    let listed = || {
        let mut keys = beside
            .iter()
            .flatten()
            .filter_map(|line| title_key(line, None));
        keys.any(|(other, _)| other == word)
    };
    (counts && !listed() && !view.underlines() && view.mark().is_none())
        .then_some((Role::Heading(Style::Bare), 75))
}

/// The first word of a line between blank ones and the number behind it, if a title follows that is no long sentence.
pub(in crate::read::role) fn title_key<'a>(
    line: &Line<'a>,
    below: Option<&Line<'_>>,
) -> Option<(&'a str, u32)> {
    const WIDEST: usize = 90;
    const LONGEST_SENTENCE: usize = 8;
    if line.gap() == 0
        || line.width() > WIDEST
        || !line.head[0].is_ascii_uppercase()
        || below.is_some_and(|below| below.gap() == 0)
    {
        return None;
    }
    let (word, rest) = line.text.split_once(char::is_whitespace)?;
    // Hardly any second word of prose begins so.
    if !matches!(
        rest.as_bytes(),
        [b'0'..=b'9' | b'C' | b'I' | b'L' | b'V' | b'X', ..]
    ) {
        return None;
    }
    let (number, title) = rest.split_once(". ")?;
    let value = match number.parse() {
        Ok(value) => value,
        Err(_) if number.bytes().all(|b| b.is_ascii_uppercase()) => marker::roman(number)?,
        Err(_) => return None,
    };
    let sentence = title.ends_with('.') && title.split(' ').nth(LONGEST_SENTENCE).is_some();
    let named = word.len() > 1
        && word.chars().all(char::is_alphabetic)
        && !note::is_caption(line.text)
        && words::division(&word.to_lowercase()).is_none()
        && !words::PAGES.has(&word.to_lowercase());
    let titled = title.starts_with(|c: char| !c.is_lowercase());
    (named && titled && !sentence).then_some((word, value))
}

/// The same word and a number word, each time another, set off by blank lines: "Toinen runo", "THE SECOND NIGHT".
pub(in crate::read::role) fn spelled(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 3;
    const FEWEST_SET_OFF: usize = 2;
    let [line] = view.own() else { return None };
    let key = spelled_key(line, view.below())?;
    let fewest = if is_set_off(view) {
        FEWEST_SET_OFF
    } else {
        FEWEST
    };
    let series = view.evidence.sequences.spelled(&key) >= fewest;
    let once = || !view.evidence.recurring.contains(line.text);
    (series && once() && !view.underlines() && !view.is_turn(line.text) && !view.is_cue())
        .then(|| (Role::Heading(plain_style(view)), 77))
}

/// The words of a line that stands by itself, but for the one that is a number; `None` if there is no such word, or no other.
pub(in crate::read::role) fn spelled_key(
    line: &Line<'_>,
    below: Option<&Line<'_>>,
) -> Option<String> {
    const WORDS: std::ops::RangeInclusive<usize> = 2..=3;
    const WIDEST_TITLE: usize = 40;
    if line.gap() == 0
        || line.width() > WIDEST_ORDINAL + WIDEST_TITLE
        || below.is_none_or(|below| below.gap() == 0)
    {
        return None;
    }
    // Behind a colon stands the title: "Round Two: Food and drink".
    let named = line
        .signs
        .has(Signs::COLON)
        .then(|| line.text.split_once(": "));
    let titled = |(_, title): &(&str, &str)| title.starts_with(char::is_uppercase);
    let named = named.flatten().filter(titled).map(|(name, _)| name);
    let text = named.unwrap_or(line.text);
    if text.chars().count() > WIDEST_ORDINAL
        || text.bytes().any(|b| b.is_ascii_digit())
        || !text.ends_with(|c: char| c.is_alphabetic() || c == '.' || !c.is_ascii())
        || text.starts_with(char::is_lowercase)
        || !WORDS.contains(&(1 + text.bytes().filter(|byte| *byte == b' ').count()))
    {
        return None;
    }
    let text = text.to_lowercase();
    let words = text.split(' ').map(|word| word.trim_end_matches('.'));
    let articles = |word: &&str| *word == "the" || *word == "a";
    let (numbers, others): (Vec<&str>, Vec<&str>) = words
        .filter(|word| !articles(word))
        .partition(|word| words::NUMBERS.has(word));
    (numbers.len() == 1 && !others.is_empty()).then(|| others.join(" "))
}

/// A short line with its number taken out, and that number; `None` if it has none, or nothing but a number. What stands
/// behind the number and a colon is a title, and left out: "Goal 2: Better lamps", "#4. The Gate".
pub(in crate::read::role) fn counted_key(text: &str) -> Option<(String, Option<u32>)> {
    const WIDEST: usize = 16;
    if let Some(number) = signed_number(text) {
        return Some((String::from("#:"), Some(number)));
    }
    let head = &text.as_bytes()[..text.len().min(WIDEST)];
    let colon = memchr::memchr(b':', head);
    match colon.filter(|&colon| titles(&text[colon + 1..])) {
        Some(colon) if text[..colon].ends_with(|c: char| c.is_ascii_digit()) => {
            let (words, number) = counted_words(&text[..colon])?;
            Some((words + ":", number))
        }
        _ => counted_words(undated(text)),
    }
}

/// Whether a blank and words that begin as a title does stand behind a number.
fn titles(behind: &str) -> bool {
    let title = behind.strip_prefix(' ');
    title.is_some_and(|title| !title.starts_with(char::is_lowercase))
}

/// The number of "#4. The Gate", "#4: The Gate", "#4 The Gate".
fn signed_number(text: &str) -> Option<u32> {
    const MOST_DIGITS: usize = 3;
    let counted = text.strip_prefix('#')?;
    let end = counted.find(|c: char| !c.is_ascii_digit())?;
    let behind = counted[end..].trim_start_matches([':', '.', ')']);
    let (true, true) = (end <= MOST_DIGITS, titles(behind)) else {
        return None;
    };
    counted[..end].parse().ok()
}

/// "Version 4.2" of "Version 4.2 (22 May 2016)".
fn undated(text: &str) -> &str {
    let parted = || text.strip_suffix(')')?.rsplit_once(" (");
    let dated = |(_, day): &(&str, &str)| day.bytes().any(|b| b.is_ascii_digit());
    match text.ends_with(')').then(parted).flatten().filter(dated) {
        Some((before, _)) if !before.contains('(') => before,
        _ => text,
    }
}

/// "4.2.1", behind what has that version: before a unit it is a measure.
fn is_version(word: &str) -> bool {
    let mut parts = word.split('.');
    word.contains('.') && parts.all(|part| part.len() <= 3 && are_digits(part))
}

fn counted_words(text: &str) -> Option<(String, Option<u32>)> {
    const LONGEST: usize = 40;
    const MOST_WORDS: usize = 3;
    if text.starts_with(['"', '“', '\'', '‘', '(', '['])
        || text.len() > LONGEST * 3
        || text.chars().count() > LONGEST
        || text.contains([',', ';', '@', '=', '|', '│', '$', '%', '('])
    {
        return None;
    }
    let mut words: [&str; MOST_WORDS] = [""; MOST_WORDS];
    let (mut n_words, mut numbers, mut number) = (0, 0, None);
    for word in split_words(text) {
        if !word.contains(char::is_alphanumeric) {
            continue;
        }
        if word.chars().any(char::is_alphabetic) {
            *words.get_mut(n_words)? = word;
            n_words += 1;
        } else {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if word.chars().all(char::is_numeric) {
                numbers += 1;
                number = word.parse().ok();
            } else if n_words > 0 && is_version(word) {
                numbers += 1;
            }
        }
    }
    let words = &words[..n_words];
    (numbers == 1 && n_words > 0).then(|| (words.join(" ").to_lowercase(), number))
}
