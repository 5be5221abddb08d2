//! Divisions of books: a word that names them, its number, and perhaps a title.

use super::{Style, words};
use crate::read::case::{is_small, is_upper};
use crate::read::figures;
use crate::read::figures::are_digits;
use crate::read::line::{Line, last_mark};
use crate::read::marker;
use crate::read::role::{Role, Score, View, contents};
use crate::read::words::{in_small, split_words};

/// The name of the rule for divisions of books.
pub(in crate::read::role) const CHAPTER: &str = "heading-chapter";

/// Whether a line surely begins a chapter: its word and its number alone between blank lines, in wrapped text and outside of
/// contents lists. Books have many, and no rule would take one for anything else.
pub(in crate::read::role) fn is_sure_chapter(view: &View<'_, '_>) -> bool {
    let [line] = view.own() else { return false };
    let apart = line.gap() > 0 && view.gap_below() > 0 && line.width() <= WIDEST_NAME;
    apart
        && line.indent() == view.profile.base
        && view.profile.wrap.is_some()
        && !(view.profile.verse || view.profile.turns || view.contents.is_open())
        && split_words(line.text).count() == 2
        && division(line.text) == Some(Style::Chapter)
        && !view.below().is_some_and(|below| is_division(below.text))
        && !contents::leads_to_page(&view.lines[view.range.end..])
}

/// "Chapter 3", "CHAPTER IV. The Storm", "3. Kapitel", "第十二章 风起".
pub(in crate::read::role) fn chapter(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let text = own[0].text;
    // Old books tell in the title of a chapter what happens in it, and set it off all the more.
    let (lines, columns) = if own[0].gap() >= 2 && view.gap_below() >= 2 {
        (5, 360)
    } else {
        (3, 160)
    };
    if own.len() > lines || view.width() > columns {
        return None;
    }
    let part = part_of(view);
    let style = division_of(text).or(part)?;
    let alone = (own[0].gap() > 0 || view.range.start == 0) && view.gap_below() > 0;
    // "Chapter 3 describes the format." is a sentence; a title's own full stop stands at the end of few words, or the number
    // of its chapter has one, too.
    let titled = || {
        let mut words = split_words(text).skip(1);
        let stopped = words
            .next()
            .is_some_and(|number| number.ends_with(['.', ':']));
        let title = words
            .next()
            .is_some_and(|word| word.starts_with(char::is_uppercase));
        let listed = [view.above(), view.below()];
        let listed = listed.iter().flatten();
        let listed = listed.filter_map(|line| division_of(line.text));
        // Right below its act stands a scene, and where it plays.
        let scene = style == Style::Section && view.evidence.cues.staged;
        let divides = matches!(style, Style::Part | Style::Chapter) || scene;
        let beside = |other| !scene || other == style;
        alone && stopped && title && divides && !listed.into_iter().any(beside)
    };
    let last = last_mark(view.last().text);
    let sentence = matches!(last, Some('.' | ',' | ';'))
        && !is_upper(text)
        && split_words(text).count() > 6
        && !titled()
        || last == Some('。');
    // "§ 4. Boats are of two kinds:" says what they are, and "§ 5. Whoever leaves the harbour by" goes on below.
    let told = is_told(text, last) && (last == Some(':') || view.below().is_some_and(is_going_on));
    // "Part 1 describes what was changed:" goes on from its number in small letters.
    let goes_on = split_words(text).count() > 4
        && split_words(text)
            .nth(2)
            .is_some_and(|word| word.starts_with(char::is_lowercase))
        && split_words(text)
            .nth(1)
            .is_some_and(|word| word.ends_with(char::is_alphanumeric));
    // A division's name and its number need no blank line below.
    let named = || {
        let early = |below: &Line<'_>| view.profile.breaks_early(&own[0], below);
        own.len() == 1
            && own[0].gap() > 0
            && own[0].width() <= WIDEST_NAME
            && split_words(text).count() <= 2
            && view.below().is_some_and(early)
    };
    let score = match alone {
        true => 86,
        false if named() => 80,
        false => 62,
    };
    // Below the words of an index stand the places where they are found.
    let listed =
        view.profile.wrap.is_some() && own[0].gap() == 0 && own[0].indent() > view.profile.base + 3;
    (!sentence && !told && (!goes_on || part.is_some()) && !listed)
        .then_some((Role::Heading(style), score))
}

/// Whether words behind a number are those of a sentence that does not end here: only the first of them has a capital.
fn is_told(text: &str, last: Option<char>) -> bool {
    const FEWEST: usize = 4;
    let words = split_words(text).skip(3);
    let small = |word: &str| word.starts_with(char::is_lowercase);
    last.is_none_or(|mark| mark == ':' || mark.is_alphanumeric())
        && words.clone().count() >= FEWEST
        && words.filter(|word| !small(word)).count() * FEWEST <= split_words(text).count()
}

/// Whether a line goes on with the sentence above.
fn is_going_on(line: &Line<'_>) -> bool {
    line.text.starts_with(char::is_lowercase)
}

/// "Primera parte del caballero": which part of what it is, in a line that more blank ones set off than paragraphs.
fn part_of(view: &View<'_, '_>) -> Option<Style> {
    let [line] = view.own() else { return None };
    if line.gap() == 0 || view.gap_below() < 2 || !line.tail.is_ascii_alphanumeric() {
        return None;
    }
    let (number, rest) = line.text.split_once(' ')?;
    let (part, name) = rest.split_once(' ')?;
    let counts = words::NUMBERS.has(&number.to_lowercase()) && !number.eq_ignore_ascii_case("the");
    let style = words::division(&part.to_lowercase());
    let named = name.starts_with(char::is_lowercase) && name.contains(' ');
    style.filter(|style| *style == Style::Part && counts && named)
}

/// A division's name and number are no wider, in columns.
pub(super) const WIDEST_NAME: usize = 24;

/// Whether a line is the name and the number of a division of a book, and stands by itself.
pub(in crate::read::role) fn is_bare_division(line: &Line<'_>, below: Option<&Line<'_>>) -> bool {
    line.gap() > 0
        && line.width() <= WIDEST_NAME
        && below.is_some_and(|below| below.gap() > 0)
        && split_words(line.text).count() == 2
        && is_division(line.text)
}

/// Whether a line numbers a division of a book.
pub(in crate::read) fn is_division(text: &str) -> bool {
    division_of(text).is_some()
}

/// Which division of a book a line numbers.
pub(in crate::read::role) fn division_of(text: &str) -> Option<Style> {
    east_asian_division(text).or_else(|| division(text))
}

fn division(text: &str) -> Option<Style> {
    if let Some(word) = counted_word(text) {
        return in_small(word, words::division);
    }
    let mut words = split_words(text);
    let first = words.next()?;
    // "§3 Duties": the sign needs no blank behind it.
    let number = |first: &str| {
        first
            .strip_prefix('§')
            .is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()))
    };
    let (first, second) = if number(first) {
        first.split_at('§'.len_utf8())
    } else {
        (first, words.next()?)
    };
    // "Art. 3" is an article; "Art 3" is of a school.
    if first.eq_ignore_ascii_case("art") {
        return None;
    }
    let (led, more) = (words::may_be_division(first), words.next().is_some());
    // Most lines begin with another word, and have more than the two of "Erstes Kapitel".
    if !led && more {
        return division(without_article(text)?);
    }
    // "CHAPTER I.--THE STORM"
    let dash = dash(second);
    let lone = !more && dash.is_none();
    // "ACT I.--SCENE I."
    let parted = dash.is_some_and(|dash| {
        let behind = second[dash..].trim_start_matches(['-', '—', '–']);
        in_small(trimmed(behind), words::division).is_some()
    });
    let second = dash.map_or(second, |dash| &second[..dash]);
    if !(led || lone && words::may_be_division(second)) {
        return None;
    }
    let rank = |word: &str| in_small(trimmed(word), words::division);
    let counts = |word: &str| {
        // No number is so long, and most second words of prose are small and no numeral.
        const LONGEST: usize = 24;
        if word.len() > LONGEST {
            return false;
        }
        let number = trimmed(word);
        if number.len() <= 4 && are_digits(number) {
            return true;
        }
        // "Scene 1.II.": the act's number stands before the scene's.
        let number = number.rsplit_once('.').map_or(number, |(act, scene)| {
            let figures = are_digits(act);
            if figures { scene } else { number }
        });
        in_small(number, |word| {
            let letters = word.chars().count();
            let digits = (1..=4).contains(&letters) && word.chars().all(char::is_numeric);
            // "3e", "1ère"
            let ordinal = || {
                let ending = word.trim_start_matches(|c: char| c.is_ascii_digit());
                ending.len() < word.len() && words::ORDINAL_ENDINGS.has(ending)
            };
            digits
                || ordinal()
                || marker::roman(word).is_some()
                || words::NUMBERS.has(word)
                || letters == 1 && word.chars().all(char::is_alphabetic)
        })
    };
    // A small word behind the first is a numeral's name, or there is no division here.
    if second.starts_with(|c: char| c.is_ascii_lowercase())
        && !lone
        && !in_small(trimmed(second), |word| words::NUMBERS.has(word))
        && marker::roman(second).is_none()
        && second.len() > 1
    {
        return None;
    }
    // A division's word and number are written with a capital, or all is in a script without them.
    let opens = first
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_none_or(|c| !is_small(c));
    if opens
        && counts(second)
        && let Some(style) = rank(first)
    {
        // "VOLUME I--THE HARBOUR" stands on title pages, where it heads nothing.
        return (dash.is_none() || parted || style != Style::Part).then_some(style);
    }
    // "3. Kapitel", "Erstes Kapitel": the number first, and nothing behind. "The Letter", "A Book" are titles, and a farce
    // is in "One Act".
    let article = || in_small(trimmed(first), |word| matches!(word, "the" | "a" | "one"));
    // "Second act:" tells what comes second.
    let told = second.ends_with(':');
    (lone && !told && in_small(trimmed(second), str::len) > 2 && counts(first) && !article())
        .then(|| rank(second))
        .flatten()
}

/// The word of "Chapter 12", as books have it by the hundred: all else takes longer to tell.
fn counted_word(text: &str) -> Option<&str> {
    /// "Art 3" is of a school.
    const SHORTEST: usize = 4;
    let (word, number) = text.split_at_checked(memchr::memchr(b' ', text.as_bytes())?)?;
    let [first, others @ ..] = word.as_bytes() else {
        return None;
    };
    let named = first.is_ascii_uppercase() && others.iter().all(u8::is_ascii_alphabetic);
    (word.len() >= SHORTEST && number.len() <= 5 && named && are_digits(&number[1..]))
        .then_some(word)
}

/// "THE FIRST CHAPTER" is a first chapter. What stands so in small letters may be a title.
fn without_article(text: &str) -> Option<&str> {
    let (article, rest) = text.trim_start_matches('_').split_once(' ')?;
    let chapter = split_words(rest).nth(1)?;
    (matches!(article, "THE" | "LE" | "LA" | "DAS" | "EL" | "IL")
        && rest.ends_with(chapter)
        && is_upper(rest))
    .then_some(rest)
}

/// A word without the signs around it, and the call of a note behind it.
fn trimmed(word: &str) -> &str {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return word;
    }
    let word = word.trim_start_matches(['[', '(']);
    let word = word.split_once('[').map_or(word, |(word, _)| word);
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '§')
}

/// Where a dash begins that parts a number from a title.
fn dash(word: &str) -> Option<usize> {
    // The dashes of print begin with the byte that no word of ASCII has.
    if !word.bytes().any(|byte| byte == b'-' || byte >= 0x80) {
        return None;
    }
    let dash = word.find(['-', '—', '–'])?;
    (!word[dash..].starts_with('-') || word[dash..].starts_with("--")).then_some(dash)
}

/// 第十二章, 第3回, 제3장, and 卷三.
fn east_asian_division(text: &str) -> Option<Style> {
    let rest = text.strip_prefix(['第', '제'])?.trim_start();
    let number_len: usize = rest
        .chars()
        .take_while(|c| figures::is_figure(*c) || c.is_whitespace() || "百千两兩".contains(*c))
        .map(char::len_utf8)
        .sum();
    let sign = rest[number_len..]
        .chars()
        .next()
        .filter(|_| number_len > 0)?;
    match sign {
        '卷' | '部' | '篇' | '편' | '부' => Some(Style::Part),
        '章' | '回' | '話' | '话' | '幕' | '장' | '화' => Some(Style::Chapter),
        '节' | '節' | '条' | '條' | '절' | '조' => Some(Style::Section),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_in_many_languages() {
        for line in [
            "Chapter 3",
            "CHAPTER IV. The Storm",
            "3. Kapitel",
            "Erstes Kapitel",
            "Erster Akt.",
            "ACTO ÚNICO",
            "AKTO UNUA",
            "PRVO DEJANJE",
            "1. prizor.",
            "SCÈNE 4e",
            "Første Act.",
            "Chapitre premier",
            "Capítulo segundo",
            "Capitolo III",
            "Capítol 3",
            "Hoofdstuk 3",
            "Hoofstuk 3",
            "Глава первая",
            "ГЛАВА III",
            "Розділ 3",
            "Rozdział 3",
            "Kapitola 3",
            "Kapittel 3",
            "Luku 3",
            "3. fejezet",
            "BÖLÜM 3",
            "Κεφάλαιο 3",
            "Capitolul 3",
            "Peatükk 3",
            "Poglavlje 3",
            "Поглавље 3",
            "Poglavje 3",
            "Skyrius 3",
            "Nodaļa 3",
            "Kapitulli 3",
            "Kafli 3",
            "THE FIRST CHAPTER",
            "_THE SECOND PART_",
            "Scene 1.II.",
            "ACT I.--SCENE I.",
            "Pennod 3",
            "Caibidil 3",
            "Bab 3",
            "Chương 3",
            "Kabanata 3",
            "Ĉapitro 3",
            "الفصل الأول",
            "פרק א",
            "فصل ۳",
            "अध्याय ३",
            "অধ্যায় ৩",
            "அத்தியாயம் 3",
            "บทที่ 3",
            "თავი 3",
            "第三章 雨",
            "제3장",
        ] {
            assert!(is_division(line), "{line}");
        }
        for line in [
            "Chapter of accidents",
            "Bab el Mandeb",
            "Part of it",
            "Act now",
            "فصل الربيع",
            "Letter to a friend",
            "The second act",
            "ONE ACT",
            "THE FIRST ACT OF WAR",
            "Version 1.II",
            "VOLUME I--THE HARBOUR",
        ] {
            assert!(!is_division(line), "{line}");
        }
    }
}
