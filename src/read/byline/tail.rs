//! What stands behind a name and is no part of it: what the person is, for whom they write, where to write to them.

use super::name::{is_name, is_particle};
use crate::read::date;
use crate::read::words::Words;
use std::borrow::Cow;

/// Who sends news to newspapers.
static AGENCIES: Words = Words::phrases(
    "efe, agencia efe, afp, agence france-presse, reuters, ap, associated press, the associated press, dpa, apa, kna, epd, \
     sid, ansa, agi, adnkronos, lusa, europa press, belga, anp, tt, ntb, ritzau, pap, čtk, tass, тасс, риа новости, \
     интерфакс, xinhua, 新华社, 新華社, 共同通信, 時事通信, kyodo, pti, ani, ians, yonhap, 연합뉴스, anadolu agency, upi, \
     bloomberg, notimex, télam, agência brasil, keystone-sda, sda, awp, the canadian press, canadian press, aap, press association, pa media, anadolu ajansı, agencies",
);

/// "AFP", "dpa / Reuters": who sends news to newspapers, and nothing else.
pub(in crate::read) fn is_agency(text: &str) -> bool {
    const LONGEST: usize = 40;
    let mut parts = text.split(['/', ',']).map(str::trim);
    text.len() <= LONGEST && parts.all(|part| AGENCIES.has(&part.to_lowercase()))
}

/// The agency of "AFP, MANILA", "Reuters, Washington,": it and where it was written.
pub(in crate::read) fn placed_agency(text: &str) -> Option<String> {
    const LONGEST: usize = 40;
    let (agency, place) = text.trim_end_matches(',').split_once(", ")?;
    let placed = place.starts_with(char::is_uppercase)
        && !is_name(place)
        && place.split(' ').count() <= 2
        && place.chars().all(|c| c.is_alphabetic() || c == ' ');
    (text.len() <= LONGEST && placed && is_agency(agency)).then(|| agency.to_owned())
}

/// What stands before those whom a newspaper has the rest from.
const SOURCES: [&str; 6] = [" with ", " avec ", " mit ", " con ", " met ", " com "];

/// "The Harbour Post with AP": a newspaper, and from whom it has the rest.
fn has_agency(text: &str) -> bool {
    const LONGEST: usize = 48;
    let parted = SOURCES.iter().find_map(|joint| text.split_once(joint));
    text.len() <= LONGEST
        && text.starts_with(char::is_uppercase)
        && parted
            .is_some_and(|(_, agency)| agency.starts_with(char::is_uppercase) && is_agency(agency))
}

/// Whether nothing but an agency stands in a text, with where it was, or with the newspaper that has it.
pub(in crate::read) fn names_agency(text: &str) -> bool {
    is_agency(text) || placed_agency(text).is_some() || has_agency(text)
}

/// Whether a text says what somebody is who writes for a newspaper: "Jane Roe, Harbour Staff Writer".
pub(in crate::read) fn tells_office(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words.any(|word| OFFICES.has(&word.to_lowercase()))
}

/// "Jane Roe, Staff Writer": a name, and what somebody is.
pub(in crate::read) fn tells_who(text: &str) -> bool {
    text.contains(", ") && tells_office(text) && super::alone(text).is_some()
}

/// Whether a part of a byline says what a person is, or for whom they write, rather than what they are called.
pub(super) fn is_office(text: &str) -> bool {
    /// Of papers, those that no person is called.
    static OTHERS: Words = Words::of(
        "
        staff special news press times post bureau agency magazine guardian insider reuters cnn bbc ap afp analyst
        professor university redaktion
        ",
    );
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| OFFICES.has(word) || OTHERS.has(word))
}

/// What somebody is who writes for a newspaper, as the last word or among the words behind a name.
static OFFICES: Words = Words::of(
    "
    editor reporter correspondent writer columnist contributor producer journalist redakteur redakteurin korrespondent
    korrespondentin reporterin journalistin redactor redactora corresponsal periodista rédacteur rédactrice
    correspondant correspondante envoyé envoyée enviada journaliste giornalista inviato redattore corrispondente repórter jornalista redacteur
    verslaggever редактор корреспондент editor-at-large editor-in-chief enviado
    manager director engineer designer founder scientist researcher
    ",
);

/// The last word of what a newspaper is called.
static PAPERS: Words = Words::of(
    "
    today times post news press tribune herald journal gazette globe mail telegraph standard chronicle observer guardian
    independent mirror examiner enquirer inquirer dispatch bulletin register sentinel courier advertiser leader ledger
    magazine network bureau agency wire insider zeitung nachrichten anzeiger
    ",
);

/// Where people may be followed.
static NETWORKS: Words = Words::of("twitter facebook instagram linkedin bluesky mastodon");

/// A name without what calls a note at the foot of the page behind it.
pub(in crate::read) fn uncalled(name: &str) -> &str {
    const CALLS: [char; 6] = ['∗', '*', '†', '‡', '§', '¶'];
    name.trim_end_matches(CALLS)
}

/// A name without the letters in marks of quotation that somebody signs with: `Ada Roe "A. R."`.
fn without_initials(name: &str) -> &str {
    const MARKS: [(char, char); 2] = [('"', '"'), ('“', '”')];
    let signed = MARKS.iter().find_map(|(open, close)| {
        let (before, letters) = name.strip_suffix(*close)?.rsplit_once(*open)?;
        let pointed = letters.ends_with('.')
            && letters
                .chars()
                .all(|c| c.is_uppercase() || matches!(c, '.' | ' '));
        pointed.then(|| before.trim_end())
    });
    signed.unwrap_or(name)
}

/// A name without what stands behind it: "Jane Roe" of "Jane Roe Health editor", "Jane Roe The Associated Press",
/// `Jane RoeCorrespondent`, "Jane Roe jane@example.org", "Jane Roe (Nairobi)", "Jane Roe†".
pub(super) fn person(part: &str) -> &str {
    const FEWEST_PAPER_WORDS: usize = 2;
    let part = without_initials(uncalled(part));
    let part = unglued(without_address(without_aside(without_button(part))));
    let part = without_source(part);
    let mut ends = part.match_indices(' ').map(|(at, _)| at);
    // A name has two words; an initial or a particle leads to one more.
    let Some(mut end) = ends.nth(1) else {
        return part;
    };
    let second = &part[part.find(' ').map_or(0, |at| at + 1)..end];
    if is_initial(second) || is_particle(second) {
        let Some(next) = ends.next() else { return part };
        end = next;
    }
    let rest = part[end..].trim_start();
    let words = || rest.split(' ');
    let last = words().next_back().unwrap_or_default().to_lowercase();
    let office = words().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        OFFICES.has(&word.to_lowercase())
    });
    let many = words().count() >= FEWEST_PAPER_WORDS;
    let shouts = |text: &str| !text.contains(char::is_lowercase);
    let shouted = many && shouts(rest) && !shouts(&part[..end]);
    let capital = rest.starts_with(char::is_uppercase);
    let paper = capital && many && PAPERS.has(&last);
    if office || paper || shouted || AGENCIES.has(&rest.to_lowercase()) {
        return part[..end].trim_end();
    }
    // "Ana María López The Associated Press": no more than one word goes on with the name.
    let Some(next) = ends.next() else { return part };
    let behind = part[next..].trim_start().to_lowercase();
    if AGENCIES.has(&behind) {
        &part[..next]
    } else {
        part
    }
}

/// Names behind "by" without where they were, or for whom: "Jane Roe in Berlin", "Jane Roe For The Harbour Post".
/// Each of several may have been elsewhere.
pub(super) fn without_places(names: &str) -> Cow<'_, str> {
    let joint = [" and ", " und ", " et ", " y "]
        .into_iter()
        .find(|joint| names.contains(joint));
    let Some(joint) = joint else {
        return Cow::Borrowed(without_place(names));
    };
    let placeless: Vec<&str> = names.split(joint).map(without_place).collect();
    Cow::Owned(placeless.join(joint))
}

/// Whether nothing but names stands in a text, which may tell where they were, or for whom: "Jane Roe for Harbour News".
pub(in crate::read) fn are_placed_names(text: &str) -> bool {
    super::are_names(&without_places(text))
}

/// The names in such a text.
pub(in crate::read) fn placed(text: &str) -> Option<Vec<String>> {
    super::alone(&without_places(text))
}

fn without_place(names: &str) -> &str {
    const MOST_WORDS: usize = 4;
    const JOINTS: [&str; 7] = [" in ", " In ", " for ", " For ", " aus ", " à ", " en "];
    let parted = JOINTS.iter().filter_map(|joint| names.rsplit_once(joint));
    let mut placed = parted.filter(|(name, place)| {
        let words = || place.split(' ');
        is_name(name)
            && words().count() <= MOST_WORDS
            && words().all(|word| word == "&" || word.starts_with(char::is_uppercase))
    });
    placed.next().map_or(names, |(name, _)| name)
}

/// "New Harbour", "San José": two words with capitals that begin as places do, and no names.
pub(super) fn is_place(words: &str) -> bool {
    const FIRST: [&str; 8] = ["New", "San", "Santa", "São", "Los", "Las", "North", "South"];
    let two = words.split_once(' ');
    two.is_some_and(|(first, second)| {
        FIRST.contains(&first)
            && second.starts_with(char::is_uppercase)
            && second.chars().all(char::is_alphabetic)
    })
}

/// A byline without where a blog has filed the text, and whose the pictures are: "By Jane Roe & filed under Boats".
pub(super) fn unfiled(text: &str) -> &str {
    const SIGNS: [char; 3] = [',', '.', '&'];
    /// "veröffentlicht in", in letters.
    const LONGEST: usize = 20;
    static FILED: Words = Words::phrases(
        "filed under, posted in, published in, publié dans, abgelegt unter, veröffentlicht in, publicado en, pubblicato in, foto:, fotos:, photo:, photos:",
    );
    let files = |at: usize| {
        let behind = text[at + 1..].trim_start();
        let words = || behind.chars().take(LONGEST).collect::<String>();
        FILED.may_open(behind) && FILED.that_open(&words().to_lowercase()).next().is_some()
    };
    let signs = text.match_indices(SIGNS).map(|(at, _)| at);
    let end = signs.into_iter().find(|at| files(*at));
    end.map_or(text, |at| text[..at].trim_end())
}

/// A name without what a page invites to right behind it: "Jane Roe Leave a Comment", "Jane Roe Follow".
fn without_button(part: &str) -> &str {
    const BUTTONS: [&str; 16] = [
        " Leave a Comment",
        " Leave a comment",
        " Leave a Reply",
        " Leave a reply",
        " Add Comment",
        " No Comments",
        " Comments Off",
        " Follow",
        // Where a blog puts what has no other place.
        " Uncategorized",
        " Uncategorised",
        " Allgemein",
        " Non classé",
        " Sin categoría",
        " Senza categoria",
        " Folgen",
        " Seguir",
    ];
    let bare = BUTTONS.iter().find_map(|button| part.strip_suffix(button));
    bare.map_or(part, str::trim_end)
}

fn is_initial(word: &str) -> bool {
    word.strip_suffix('.')
        .is_some_and(|letter| letter.chars().count() == 1)
}

/// A name without the agency that the rest is from: "Jane Roe avec AFP".
fn without_source(part: &str) -> &str {
    let parted = SOURCES.iter().find_map(|joint| part.split_once(joint));
    parted
        .filter(|(_, agency)| is_agency(agency))
        .map_or(part, |(name, _)| name)
}

/// A name without what stands in brackets behind it.
fn without_aside(part: &str) -> &str {
    // What a date ended has lost the second bracket.
    let open = part.ends_with(')') || !part.contains(')');
    let aside = open.then(|| part.rfind(" (")).flatten();
    aside.map_or(part, |at| part[..at].trim_end())
}

/// A name without where to write to, and all behind that.
fn without_address(part: &str) -> &str {
    let Some(at) = part.find('@') else {
        return part;
    };
    // "Jane Roe@janeroe"
    let handle = part[..at].contains(' ') && !part[at..].contains('.');
    let glued = handle && part[..at].ends_with(char::is_lowercase);
    let start = part[..at].rfind(' ').unwrap_or(0);
    let own = &part[start..at];
    let start = if glued && own.trim_start().starts_with(char::is_uppercase) {
        at
    } else {
        start
    };
    part[..start].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.')
}

/// A name without what the page only set apart from it: `Jane RoeCorrespondent`, `Jane RoeThe Harbour Post`, "Jane Roe2".
fn unglued(part: &str) -> &str {
    let numbered = part.trim_end_matches(|c: char| c.is_ascii_digit());
    let part = if numbered.ends_with(char::is_alphabetic) && numbered.contains(' ') {
        numbered
    } else {
        part
    };
    let mut before = ' ';
    for (at, c) in part.char_indices() {
        if before.is_lowercase() && c.is_uppercase() && part[..at].contains(' ') {
            let behind = &part[at..];
            let mut words = behind.split(' ');
            let first = words.next().unwrap_or_default().to_lowercase();
            let office = || behind.split(' ').any(|w| OFFICES.has(&w.to_lowercase()));
            let the = first == "the" && words.next().is_some();
            if the || NETWORKS.has(&first) || date::is_label(&first) || office() {
                return &part[..at];
            }
        }
        before = c;
    }
    part
}

/// Whether a part of a byline is where somebody can be read: "example.com".
pub(super) fn is_site(part: &str) -> bool {
    let Some((name, end)) = part.rsplit_once('.') else {
        return false;
    };
    !part.contains(' ')
        && name.chars().count() > 1
        && (2..=4).contains(&end.len())
        && end.bytes().all(|b| b.is_ascii_lowercase())
}
