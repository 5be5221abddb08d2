//! What a site prints below a title in one line of pieces: who wrote it, when, which part of the site it is in, how long it
//! takes to read: "Jane Roe | 2 June 2025, 10:15 | 4 min read".

use super::control::{self, is_control, is_counted};
use super::line_part::Part;
use super::mistaken::is_datelined;
use crate::document::FrontPart;
use crate::read::byline;
use crate::read::date;
use crate::read::figures::are_digits;
use crate::read::line::Line;
use crate::read::words::Words;

/// What such a line tells.
pub(in crate::read) struct Stamp {
    /// Who wrote it, if it tells that.
    pub(in crate::read) names: Vec<String>,
}

/// What a piece of the line is.
enum Piece {
    /// Hours, zones, labels, numbers of the page.
    Companion,
    /// Who wrote it, and whether "by" says so.
    Names(Vec<String>, bool),
    /// A few words: a place, a part of the site.
    Words,
}

/// What stands where a date was.
const DATED: char = '\u{1}';

/// What stands where a person's handle was.
const HANDLED: char = '\u{2}';

/// Reads such a line; `None` if a piece of it is anything else, or if neither a day, nor a time that has passed, nor a handle, nor
/// whom "by" leads is in it.
pub(in crate::read) fn stamp(text: &str) -> Option<Stamp> {
    const LONGEST: usize = 160;
    const MOST_PIECES: usize = 9;
    const MOST_WORDS: usize = 2;
    // Sentences have "on" and "of".
    const SHORTEST_LABEL: usize = 5;
    if text.len() > LONGEST
        || !may_stamp(text)
        || text.contains([DATED, HANDLED, '<', '[', '{', '='])
    {
        return None;
    }
    let mut rest = unglued(text);
    let (mut dated, mut numbered) = (false, false);
    while let Some(found) = date::find(&rest) {
        dated |= found.has_day();
        numbered |= !rest[found.start..found.end].contains(char::is_alphabetic);
        rest.replace_range(found.start..found.end, DATED.encode_utf8(&mut [0; 4]));
    }
    // "By Jane Roe | 6/2/25 7:15 AM": what else counts so has no such company.
    if !dated && let Some(found) = date::short_year(&rest).filter(|_| date::has_hour(&rest)) {
        dated = true;
        rest.replace_range(found.start..found.end, DATED.encode_utf8(&mut [0; 4]));
    }
    if date::is_version(&rest) || date::is_named_version(text) || is_appointed(&rest) {
        return None;
    }
    let timed = dated || rest.contains(HANDLED) || is_ago(&rest);
    let labels =
        |word: &str| word.len() >= SHORTEST_LABEL && date::is_companion(&word.to_lowercase());
    let labelled = rest.split(|c: char| !c.is_alphanumeric()).any(labels);
    let parted = rest.contains(is_sign) || rest.contains(DASH);
    if !timed && !parted {
        return None;
    }
    let pieces = rest.split(|c| is_sign(c) || matches!(c, DATED | HANDLED));
    let pieces = pieces.flat_map(|piece| piece.split(DASH));
    let (mut names, mut led) = (Vec::new(), false);
    let (mut n_pieces, mut n_words) = (0, 0);
    let pieces = pieces.filter(|piece| piece.contains(char::is_alphanumeric));
    let mut pieces = pieces.peekable();
    while let Some(piece) = pieces.next() {
        n_pieces += 1;
        let read = read_piece(piece);
        // "2 June 2025 · by Jane Roe · This post may contain links.": behind all that, a sentence says no less.
        if read.is_none() && dated && led && pieces.peek().is_none() {
            break;
        }
        match read? {
            Piece::Companion => {}
            // Whom "by" leads is meant before what only looks like a name.
            Piece::Names(own, own_led) if names.is_empty() && n_words == 0 || own_led && !led => {
                (names, led) = (own, own_led);
            }
            Piece::Names(..) | Piece::Words => n_words += 1,
        }
    }
    // A sentence may have a day in it as well, and "Regular Meeting, 2 June 2025" looks like a name.
    let printed = parted
        || labelled
        || numbered
        || rest.starts_with(DATED)
        || rest.contains(|c: char| c == HANDLED || c.is_ascii_digit());
    let told = n_words == 0 && (led || names.is_empty()) || printed && n_words <= MOST_WORDS;
    // What "by" leads needs no day beside it: "The Harbour Post | By Jane Roe".
    let sure = || {
        rest.split(is_sign)
            .any(|piece| byline::is_led(piece.trim()))
    };
    let says = dated || !names.is_empty() && (timed || led && sure());
    (told && n_pieces <= MOST_PIECES && says).then_some(Stamp { names })
}

/// What a line tells that a site prints in pieces.
pub(super) fn stamp_part(own: &[Line<'_>]) -> Option<Part> {
    const MOST_LINES: usize = 3;
    const FEWEST_COLUMNS: usize = 40;
    let [above @ .., _] = own else { return None };
    // A long one goes on in the next line.
    let carried = || above.iter().all(|line| line.width() >= FEWEST_COLUMNS);
    // Behind a dateline goes on what happened there.
    let told = || own.len() > 1 && is_datelined(own);
    if own.len() > MOST_LINES || !carried() || told() {
        return None;
    }
    let joined = || {
        let texts: Vec<&str> = own.iter().map(|line| line.text).collect();
        stamp(&byline::unmarked(&texts.join(" ")))
    };
    // Below a line that says it all, "Photo by Ali Can" says no more.
    let first = stamp(&byline::unmarked(own[0].text));
    Some(match first.or_else(joined)?.names[..] {
        [] => (FrontPart::Date, "front-date", 70),
        _ => (FrontPart::Byline, "front-byline", 70),
    })
}

/// Whether a label before a day says that something is then: "When: Friday, 13 June 2025", "Deadline: 1 May 2025".
fn is_appointed(rest: &str) -> bool {
    let before = rest
        .split(DATED)
        .next()
        .filter(|before| before.len() < rest.len());
    let label = before.and_then(|before| before.split_once(':'));
    label.is_some_and(|(label, _)| {
        let word = label.trim().to_lowercase();
        let lone = !word.is_empty() && word.chars().all(char::is_alphabetic);
        lone && !date::is_companion(&word) && !byline::is_led(rest)
    })
}

/// Whether a character parts the pieces of such a line.
fn is_sign(c: char) -> bool {
    matches!(c, '|' | '•' | '·' | '»' | '/' | '／' | '—' | '–' | '\t')
}

/// What parts them as well.
const DASH: &str = " - ";

/// Whether a text has what such a line cannot do without. Most of those that are asked about are prose.
fn may_stamp(text: &str) -> bool {
    date::may_count(text) || text.contains(|c| c == '@' || is_sign(c)) || text.contains(DASH)
}

/// A text whose pieces stand apart where the page only set them apart, "2 June 2025Updated", and without handles.
fn unglued(text: &str) -> String {
    const SHORTEST_LABEL: usize = 5;
    let mut apart = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    let mut handle = false;
    for (at, c) in text.char_indices() {
        let word = || {
            let end = text[at..].find(|c: char| !c.is_alphabetic());
            text[at..at + end.unwrap_or(text.len() - at)].to_lowercase()
        };
        if before.is_lowercase() && c.is_uppercase() && date::is_companion(&word()) {
            apart.push(' ');
        }
        // "10:15Reading time: 5 min"
        if before.is_alphanumeric() && !before.is_uppercase() && c.is_uppercase() {
            let label = word();
            if label.len() >= SHORTEST_LABEL && control::is_of_reading(&label) {
                apart.push_str(" | ");
            }
        }
        let begins = c == '@' && is_handle(&text[at + 1..]);
        if begins {
            apart.push(HANDLED);
        }
        handle = begins || handle && (c.is_alphanumeric() || c == '_');
        if !handle {
            apart.push(c);
        }
        before = c;
    }
    apart
}

/// Whether a text begins with what somebody is called, and not with a place to write to: "roe77", and no "example.org".
fn is_handle(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    let (name, behind) = text.split_at(end.unwrap_or(text.len()));
    let goes_on = || {
        behind
            .strip_prefix('.')
            .is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    };
    !name.is_empty() && !goes_on()
}

/// "5 hours ago", "vor 3 Stunden"
fn is_ago(text: &str) -> bool {
    static AGO: Words = Words::of(
        "ago hours hour minutes mins minute min days day weeks week stunden stunde minuten tagen heures jours horas minutos días \
         ore giorni uur dagen timer timmar dager months month years year wochen monate monaten jahren semaines mois ans semanas meses \
         años anos settimane mesi anni weken maanden",
    );
    let words = text.split(|c: char| !c.is_alphanumeric());
    let mut counted = false;
    words.filter(|word| !word.is_empty()).any(|word| {
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = letters.len() < word.len();
        let found = (counted || number) && AGO.has(&letters.to_lowercase());
        counted = word.ends_with(|c: char| c.is_ascii_digit());
        found
    })
}

/// Whether a line is how long ago something was, and nothing else: "3 hours ago", "vor 3 Stunden", "il y a 3 heures".
pub(super) fn is_age(text: &str) -> bool {
    const LONGEST: usize = 32;
    static PAST: Words = Words::of("ago vor hace há fa geleden sedan siden temu назад");
    static BESIDE: Words = Words::of("a an about il y");
    if text.len() > LONGEST || !is_ago(text) {
        return false;
    }
    let lower = text.to_lowercase();
    let mut past = lower.contains("il y a ");
    lower.split_whitespace().all(|word| {
        past |= PAST.has(word);
        let number = are_digits(word);
        number || PAST.has(word) || BESIDE.has(word) || is_ago(&format!("1 {word}"))
    }) && past
}

/// Whether a line tells how long ago something was, or at what hour of this day: "5 hours ago", "Published today at 10:15".
pub(super) fn is_moment(text: &str) -> bool {
    const LONGEST: usize = 48;
    const MOST_WORDS: usize = 6;
    static DAYS: Words = Words::of(
        "today yesterday heute gestern hoy ayer oggi ieri hier vandaag gisteren hoje ontem idag igår dziś wczoraj",
    );
    let words = || text.split(|c: char| !c.is_alphanumeric());
    let today = || date::has_hour(text) && words().any(|word| DAYS.has(&word.to_lowercase()));
    text.len() <= LONGEST
        && text.split_whitespace().count() <= MOST_WORDS
        && text.contains(|c: char| c.is_ascii_digit())
        && (is_ago(text) || today())
}

fn read_piece(piece: &str) -> Option<Piece> {
    const MOST_WORDS: usize = 5;
    const LONGEST_UNCASED: usize = 4;
    let few = |text: &str| text.split_whitespace().count() <= MOST_WORDS;
    let mark = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '-');
    let piece = piece.trim_matches(mark);
    if is_counted(piece) || is_control(piece) || is_checked(piece) {
        return Some(Piece::Companion);
    }
    let piece = without_count(without_hours(piece));
    let piece = date::without_companions(piece).trim();
    if !piece.contains(char::is_alphabetic) || piece.starts_with("in ") && few(piece) {
        return Some(Piece::Companion);
    }
    if let Some(names) = signers(piece) {
        return Some(Piece::Names(names, true));
    }
    if byline::is_agency(piece) {
        return Some(Piece::Names(vec![piece.to_owned()], false));
    }
    // "by Jane": whom a word leads, beside a day, need not be called by two.
    let section = piece.split_once(", in ").or_else(|| {
        let (signed, section) = piece.split_once(" in ")?;
        section
            .starts_with(char::is_uppercase)
            .then_some((signed, section))
    });
    let (signed, section) = section.unwrap_or((piece, ""));
    if byline::is_signed(signed, true) && few(section) {
        return Some(Piece::Names(vec![byline::unled(signed)?], true));
    }
    let (name, behind) = piece.split_once(", ").unwrap_or((piece, ""));
    let cased = || name.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    let short = || name.chars().count() <= LONGEST_UNCASED;
    if byline::is_name(name) && few(behind) && (cased() || short()) {
        let all = byline::are_names(piece);
        let names = if all {
            byline::names(piece)
        } else {
            vec![name.to_owned()]
        };
        return Some(Piece::Names(names, false));
    }
    (few(piece) && !piece.ends_with(['.', '!', '?'])).then_some(Piece::Words)
}

/// "Medically reviewed by Jane Roe, MD": who looked at what another wrote.
fn is_checked(piece: &str) -> bool {
    static CHECKS: Words =
        Words::of("medically clinically legally edited fact-checked checked approved");
    let first = piece.split(' ').next().unwrap_or_default();
    piece.contains(" by ") && CHECKS.has(&first.to_lowercase())
}

/// A piece without the hours, zones and labels that it begins with: "by Jane Roe" of "10:15 pm PDT by Jane Roe".
fn without_hours(piece: &str) -> &str {
    let mut rest = piece;
    loop {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let end = rest.find(|c: char| !c.is_alphanumeric());
        let word = &rest[..end.unwrap_or(rest.len())];
        let behind = rest.len() < piece.len();
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        let zone = behind
            && (2..=5).contains(&word.len())
            && word.bytes().all(|b| b.is_ascii_uppercase())
            && word.ends_with(['T', 'Z', 'C']);
        let counted = || behind && is_ago(&format!("1 {word}"));
        let label = || date::is_companion(&word.to_lowercase()) && !byline::is_led(rest);
        if word.is_empty() || !(number || zone || counted() || label()) {
            return rest;
        }
        rest = &rest[word.len()..];
    }
}

/// A piece without the number that it ends with, and what that counts: "Jane Roe" of "Jane Roe5 hours ago".
fn without_count(piece: &str) -> &str {
    const MOST_WORDS: usize = 5;
    let Some(at) = piece.find(|c: char| c.is_ascii_digit()) else {
        return piece;
    };
    let count = &piece[at..];
    let few = count.split_whitespace().count() <= MOST_WORDS;
    let alone = few && (is_counted(count) || without_hours(count).is_empty());
    if alone { piece[..at].trim_end() } else { piece }
}

/// Whom "by" leads, wherever in the piece it stands: "A column by Jane Roe".
fn signers(piece: &str) -> Option<Vec<String>> {
    const FIRST_WORDS: usize = 4;
    static PICTURES: Words = Words::of(
        "photo photos foto fotos picture pictures image images photograph photographs illustration illustrations",
    );
    let first = piece.split(|c: char| !c.is_alphabetic()).next()?;
    if PICTURES.has(&first.to_lowercase()) {
        return None;
    }
    let begins = |at: &usize| *at == 0 || piece[..*at].ends_with(' ');
    let mut starts = piece.char_indices().map(|(at, _)| at).filter(begins);
    let at = starts
        .by_ref()
        .take(FIRST_WORDS)
        .find(|at| byline::is_led(&piece[*at..]))?;
    // "Aprobada por el Pueblo": what was done, and by whom.
    let is_many = |name: &String| ["el ", "la "].iter().any(|the| name.starts_with(the));
    byline::parse(&piece[at..]).filter(|names| at == 0 || !names.iter().any(is_many))
}
