//! The words that lead a byline: "By", "Author:", "Ein Kommentar von".

use super::name::is_name;
use crate::read::case::is_upper;
use crate::read::date;
use crate::read::words::Words;
use std::borrow::Cow;

/// Words that lead a byline, in small letters; most want a name behind them.
static LEADS: Words = Words::phrases("
    by, written by, written by:, story by, text by, reported by, words by, interview by, interviewed by,
    interview:, interview :, gespräch:, intervista:, entrevista:, entretien :,
    photographs by, photography by, photos by, pictures by, illustrations by, compiled by,
    as told to, author:, authors:, von, par, por, di, door, av, af, autor:, autorin:, auteur :,
    auteur:, автор:, автор —, авторы:, autore:, autor, author, 记者, 記者, 本报记者, 作者：, 作者:, 文/, 文／, 文：, 文●, 文・, 文＝, 取材・文：, 取材・文＝, 投稿者, 投稿者：, 執筆：, 執筆者：, 執筆＝, 筆者：, 著者：, 記者：, 记者：, 글：, 글=, 글 =, από,
    του, της, από τον, από την, tekst:, text:, texte :, текст:, texto:, testo:, di:, by:, von:, por:, par :, par:, door:, av:, af:, oprac., posted by, published by,
    przez, napsal, yazan:, szerző:, بقلم, بقلم:, كتب, كتبت, كتب:, كتبه, מאת, מאת:, به قلم, نوشته, نوشته:,
    bởi, oleh, โดย, skrevet av, skrevet af, kirjoittanut, írta:, napsala, tekst av, tekst af, haber:, haberi:,
    συντάκτης:, rédaction :, redaktør:, opracowanie:, автор, napisał, napisała, redactado por, articolo di, un articolo di,
    erstellt von, beitrag von, ein beitrag von, ein artikel von, ein text von, ein bericht von,
    guest post by, guest article by, a guest post by, article by, an article by, opinion piece by, an opinion piece by, blog post by,
    authored by, contributed by, submitted by, words and photos by, words & photos by, story and photos by, text and photos by,
    text und fotos:, text & fotos:, text und bild:, text och foto:, text & foto:, foto og tekst:, tekst og foto:, tekst en foto's:,
    texte et photos :, texte et photos:, testo e foto:, texto y fotos:, texto e fotos:, textos:, redaktion:, redacción:, redazione:,
    un article de, un article d’, un article d', un texte de, un texte d’, pubblicato da, tekst, γράφει ο, γράφει η, γράφουν οι,
    文・, 文・写真／, 取材・文／, 取材・文/, 文=,
    von unserem mitarbeiter, von unserer mitarbeiterin, von unserem reporter, von unserer reporterin, von unserem redaktionsmitglied,
    analysis by, opinion by, column by, a column by, review by, essay by, commentary by, reviewed by,
    kommentar von, ein kommentar von, kolumne von, eine kolumne von, analyse von, eine analyse von, interview von,
    ein interview von, gastbeitrag von, ein gastbeitrag von, reportage von, eine reportage von, geschrieben von, verfasst von,
    écrit par, rédigé par, publié par, propos recueillis par, escrito por, publicado por, scritto da, a cura di,
    geschreven door, door onze redacteur, door onze correspondent, door onze verslaggever, كتبت:, كتب :, skriven av, skrivet av,
    from our correspondent, from our own correspondent, von unserem korrespondenten,
    von unserer korrespondentin, de notre correspondant, de notre correspondante, de nuestro corresponsal
");

/// How long the words are that lead a byline, blank included.
fn lead(text: &str) -> Option<usize> {
    /// Shorter words begin others.
    const SHORTEST_GLUED: usize = 8;
    let lower = text.to_lowercase();
    // A lead that changes its length in small letters would cut the name.
    let name_at = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
    let lens = LEADS.that_open(&lower).filter_map(|lead| {
        let labels = lead.ends_with(|c: char| !c.is_alphanumeric());
        // A name in a script without blanks follows its colon or stroke at once. So do others where the page only set them
        // apart: "Author:Jane Roe", "Written byJane Roe".
        let tight = labels && !lead.is_ascii()
            || (labels || lead.len() >= SHORTEST_GLUED)
                && name_at(lead.len()).is_some_and(char::is_uppercase);
        let blank = name_at(lead.len()).filter(|c| c.is_whitespace());
        (tight || blank.is_some()).then(|| lead.len() + blank.map_or(0, char::len_utf8))
    });
    lens.max()
}

/// Words that lead a byline and nothing else if no name follows: "by", alone on a line.
const BARE_LEADS: [&str; 12] = [
    "by",
    "by the",
    "by the late",
    "von",
    "par",
    "por",
    "di",
    "door",
    "av",
    "af",
    "written by",
    "original de",
];

/// Labels that do the same before a colon.
const LABELS: [&str; 12] = [
    "author",
    "authors",
    "written by",
    "posted by",
    "autor",
    "autorin",
    "autora",
    "auteur",
    "autore",
    "автор",
    "yazar",
    "作者",
];

/// Whether a line is nothing but the word before a name.
pub(in crate::read) fn is_lead(text: &str) -> bool {
    const LONGEST: usize = 14;
    // "Author", by itself above the name.
    let labels = |text: &str| text.ends_with([':', '：']) || text.starts_with(char::is_uppercase);
    is_kind(text)
        || text.len() <= LONGEST && {
            let word = text
                .trim_matches(|c: char| !c.is_alphabetic())
                .to_lowercase();
            BARE_LEADS.contains(&word.as_str()) || labels(text) && LABELS.contains(&word.as_str())
        }
}

/// "A Novel by", "AND OTHER STORIES BY": what the text is, above who wrote it.
fn is_kind(text: &str) -> bool {
    const LONGEST: usize = 24;
    const OPENINGS: [&str; 3] = ["a ", "an ", "and other "];
    let opens = |opening: &&str| {
        text.get(..opening.len())
            .is_some_and(|own| own.eq_ignore_ascii_case(opening))
    };
    text.len() <= LONGEST
        && (text.ends_with(" by") || text.ends_with(" BY"))
        && OPENINGS.iter().any(opens)
}

/// Whether a text begins with a word that leads bylines.
pub(in crate::read) fn is_led(text: &str) -> bool {
    LEADS.may_open(text) && lead(text).is_some() || glued(text).is_some() || reports(text).is_some()
}

/// What follows "by" at once where the page only set them apart: "byJane Roe".
fn glued(text: &str) -> Option<&str> {
    const LEADS: [&str; 3] = ["by", "By", "BY"];
    let name = LEADS.iter().find_map(|lead| text.strip_prefix(lead))?;
    // "Byby JANE ROE"
    if name.starts_with("by ") {
        return lead(name).map(|len| &name[len..]);
    }
    let begins = name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase);
    let alone = || {
        let end = name.find([',', '|', '•', '·', '–']).unwrap_or(name.len());
        let end = date::find(name).map_or(end, |found| end.min(found.start));
        date::without_companions(&name[..end]).trim()
    };
    (begins && (is_name(name) || is_name(alone()))).then_some(name)
}

/// "The Last Ferry, by Ada Roe.": a title, and who wrote what is called so, in one phrase.
pub(in crate::read) fn behind_title(text: &str) -> Option<(&str, Vec<String>)> {
    const LEADS: [&str; 3] = [", by ", ", By ", ", BY "];
    let at = LEADS.iter().find_map(|lead| text.rfind(lead))?;
    let (title, name) = (
        &text[..at],
        text[at + LEADS[0].len()..].trim_end_matches('.'),
    );
    let names = super::names(name);
    let full = |name: &String| name.contains(' ') && is_name(name);
    (!title.is_empty() && !names.is_empty() && names.iter().all(full)).then_some((title, names))
}

/// A text without the word that leads a byline, and whether one does.
pub(super) fn without_lead(text: &str) -> (&str, bool) {
    if let Some(names) = reports(text) {
        return (names, true);
    }
    if let Some(name) = glued(text) {
        return (name, true);
    }
    let led = LEADS.may_open(text).then(|| lead(text));
    let lead = led.flatten().filter(|len| text.is_char_boundary(*len));
    (&text[lead.unwrap_or(0)..], lead.is_some())
}

/// Names in capitals with the word between two of them in small letters, by which it is told: "ADA ROE and BEN FENN". What is no
/// word of a name stands between others as well: "BY LAND AND SEA".
pub(super) fn with_small_joints(names: &str) -> Cow<'_, str> {
    const JOINTS: [&str; 6] = [" AND ", " UND ", " ET ", " EN ", " OG ", " OCH "];
    let whole = |joint: &&&str| names.split(**joint).all(|side| side.trim().contains(' '));
    let joint = JOINTS
        .iter()
        .filter(|joint| names.contains(**joint))
        .find(whole);
    match joint.filter(|_| is_upper(names)) {
        Some(joint) => names.replace(joint, &joint.to_lowercase()).into(),
        None => names.into(),
    }
}

/// Who reports from where: "Jane Roe" of "Aus Hamnvik berichtet Jane Roe".
fn reports(text: &str) -> Option<&str> {
    const VERBS: [&str; 2] = [" berichtet ", " berichten "];
    let placed = text.strip_prefix("Aus ")?;
    let parted = VERBS.iter().find_map(|verb| placed.split_once(verb));
    let (place, names) = parted?;
    (place.split(' ').count() <= 3 && place.starts_with(char::is_uppercase)).then_some(names)
}

/// The text of a byline without the word that leads it and without its date.
pub(in crate::read) fn unled(text: &str) -> Option<String> {
    let text = date::find(text).map_or(text, |found| &text[..found.start]);
    let (name, led) = without_lead(text);
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    (led && !name.is_empty()).then(|| name.to_owned())
}

/// "Von Mac & i", "By Organization for Transformative Works": who signs and is no person, or has one name. Anybody may be
/// led by "by"; whoever asks must know that a byline may stand here, and is `sure` if nothing else may.
pub(in crate::read) fn is_signed(text: &str, sure: bool) -> bool {
    const LONGEST: usize = 60;
    const MOST_WORDS: usize = 6;
    let text = date::find(text).map_or(text, |found| &text[..found.start]);
    let (rest, led) = without_lead(text);
    let bare = text.split_whitespace().next().is_some_and(is_lead);
    // What begins with "Written by" can be nothing else.
    let lead = led && (sure || !bare || text.starts_with(char::is_uppercase));
    let names: Vec<&str> = rest
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .collect();
    let capitals = names
        .iter()
        .filter(|word| word.starts_with(char::is_uppercase))
        .count();
    lead && text.len() <= LONGEST
        && (1..=MOST_WORDS).contains(&names.len())
        && !is_lead(names[0])
        && names[0].starts_with(char::is_uppercase)
        && capitals * 2 >= names.len()
        && !text.ends_with(['.', '!', '?', ':', ';'])
        && !text.contains(',')
}
