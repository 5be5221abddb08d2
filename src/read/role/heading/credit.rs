//! Who wrote something, or took the picture of it: beside a text, and no heading of it.

use super::{is_label, words};
use crate::read::byline;
use crate::read::case::{Case, case, is_upper};
use crate::read::date;
use crate::read::line::Line;
use crate::read::words::Words;

/// Whether a line names who wrote or made something: "Posted by Jane Roe", "Fotos: Jane Roe, Ali Can".
pub(super) fn is_credit(text: &str) -> bool {
    let text = text.trim_matches('_');
    let opens = |lead: &str| {
        text.get(..lead.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(lead))
    };
    let leads = [
        "posted by ",
        "written by ",
        "published by ",
        "reported by ",
        "reviewed by ",
        "additional reporting by ",
    ];
    if text.starts_with(['P', 'p', 'R', 'r', 'W', 'w', 'A', 'a']) && leads.into_iter().any(opens) {
        return true;
    }
    let named = |(label, names): (&str, &str)| {
        !label.trim_end().contains(' ') && names.contains(',') && byline::are_names(names.trim())
    };
    text.contains(':') && text.split_once(": ").is_some_and(named)
        || is_desk(text)
        || byline::is_led(text) && byline::parse(text).is_some()
        || is_of_picture(text)
        || ends_with_maker(text)
        || is_credit_in_signs(text)
}

/// "Staff reporter", "DAL NOSTRO CORRISPONDENTE": who signs for a newspaper without a name.
pub(super) fn is_desk(text: &str) -> bool {
    words::DESKS.may_open(text) && words::DESKS.has(&text.to_lowercase())
}

/// Whether a line says whose a picture is: "Photo by Jane Roe", "IMAGE COURTESY OF THE MUSEUM", "Masts. Source: City Archive".
pub(in crate::read::role) fn is_of_picture(text: &str) -> bool {
    const LONGEST: usize = 120;
    static LEADS: Words = Words::phrases(
        "photo by, photos by, photograph by, photographs by, photography by, photo composite by, photo illustration by, image by,
         images by, picture by, pictures by, illustration by, illustrations by, graphic by, graphics by, drawing by, video by,
         courtesy of, photo courtesy, photos courtesy, photograph courtesy, image courtesy, images courtesy, video courtesy,
         photo via, image via, images via, screenshot by, screenshot via, screenshot:, file photo, handout photo, photo credit,
         image credit, photographies de, photographie de, photographie :, photos de, photo d'illustration, photo d’illustration, foto di, foto por, foto de, fotos de, foto av, foto von,
         bildquelle, bildnachweis, fotocredit, fotonachweis",
    );
    // What stands behind what is seen.
    const ENDS: [&str; 7] = [
        ". source: ",
        ". source ",
        ". credit: ",
        ". credit ",
        ". quelle: ",
        ". fuente: ",
        " © ",
    ];
    if text.len() > LONGEST {
        return false;
    }
    let led = || {
        LEADS.may_open(text) && {
            let lower = text.to_lowercase();
            let whole = |lead: &str| !lower[lead.len()..].starts_with(char::is_alphanumeric);
            LEADS.that_open(&lower).any(whole)
        }
    };
    let ended = || {
        let lower = text.to_lowercase();
        ENDS.iter().any(|end| lower.contains(end))
    };
    let parted = || text.contains(". ") || text.contains('©');
    is_lent(text) || led() || parted() && ended()
}

/// Whether what is seen stands before the word for a picture, and whoever took it behind: "The quay in spring Foto Ada Roe", "The
/// first boat (photo Moss)".
fn ends_with_maker(text: &str) -> bool {
    const FEWEST_WORDS: usize = 2;
    const MOST_NAMES: usize = 5;
    static PICTURES: Words = Words::of(
        "photo photos photograph photographs foto fotos fot bild bilder image picture illustration ilustración fotografía
         fotografia zdjęcie zdj фото φωτογραφία φωτό foto/ kuva kép",
    );
    let picture = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        PICTURES.may_open(word) && PICTURES.has(&word.to_lowercase())
    };
    let words: Vec<&str> = text.split(' ').collect();
    let Some(at) = words.iter().rposition(|word| picture(word)) else {
        return false;
    };
    let names = &words[at + 1..];
    let named = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.is_empty() || word.starts_with(char::is_uppercase)
    };
    // A mark sets the word apart, or nothing behind it can be but a name.
    let apart = words[at].starts_with(['(', '[', '/', '|'])
        || words[at].ends_with([':', '.', '/'])
        || words[..at]
            .last()
            .is_some_and(|word| word.ends_with(['.', '/', '|']));
    let name = || names.len() > 1 && byline::is_name(&names.join(" "));
    at >= FEWEST_WORDS
        && (1..=MOST_NAMES).contains(&names.len())
        && names.iter().all(named)
        && (apart || name())
}

/// Whether a phrase of several words stands above whose picture it is, and nothing else: what is seen there.
pub(super) fn is_seen(text: &str, below: &Line<'_>) -> bool {
    const FEWEST_WORDS: usize = 5;
    const MOST_BELOW: usize = 4;
    let words = |text: &str| text.split(' ').count();
    case(text) == Case::Sentence
        && words(text) >= FEWEST_WORDS
        && !text.ends_with('?')
        && words(below.text) <= MOST_BELOW
        && (is_of_picture(below.text) || below.text.contains(':') && is_label(below.text))
}

/// "Recipe: Ada Roe": below a title, whose it is.
pub(super) fn tells_maker(text: &str) -> bool {
    static WORKS: Words = Words::of(
        "recipe recept rezept recette ricetta receita receta opskrift oppskrift przepis рецепт translation übersetzung traduction
         traducción traduzione produktion production styling",
    );
    let named = |(label, name): (&str, &str)| {
        WORKS.has(&label.trim_end().to_lowercase()) && byline::is_name(name)
    };
    text.split_once(": ").is_some_and(named)
}

/// The same in Chinese and Japanese: "图片来源：摄图网", "新华社记者 王小明", "王小明 摄".
fn is_credit_in_signs(text: &str) -> bool {
    const LONGEST: usize = 20;
    const LABELS: [&str; 12] = [
        "图片来源",
        "图源",
        "資料圖",
        "资料图",
        "图/",
        "图：",
        "圖：",
        "写真：",
        "写真＝",
        "撮影：",
        "来源：",
        "來源：",
    ];
    let reporter = |office: &str| {
        let behind = text.split_once(office).map(|(_, behind)| behind);
        behind.is_some_and(|name| name.is_empty() || name.starts_with([' ', '\u{3000}']))
    };
    !text.is_ascii()
        && (LABELS.iter().any(|label| text.starts_with(label))
            || text.ends_with(" 摄")
            || text.rsplit_once('＝').is_some_and(|(_, taken)| {
                taken.contains('月') && taken.contains('日') || taken.ends_with("撮影")
            })
            || text.chars().count() <= LONGEST
                && ["记者", "記者", "作者"].into_iter().any(reporter))
}

/// Whether a line names who took a picture, and for whom: "Jane Roe/Harbour Post", "Jane Roe for The Harbour Times".
pub(in crate::read::role) fn is_lent(text: &str) -> bool {
    const LONGEST: usize = 60;
    // Who lends pictures writes nothing: "Ali Can | Getty Images".
    const LENDERS: [&str; 18] = [
        "Getty Images",
        "Getty",
        "Shutterstock",
        "iStock",
        "Alamy",
        "Unsplash",
        "Pexels",
        "Pixabay",
        "Flickr",
        "Wikimedia Commons",
        "Associated Press",
        "AP",
        "AP Photo",
        "AFP",
        "Reuters",
        "EPA",
        "dpa",
        "Xinhua",
    ];
    static PRESS: Words = Words::of(
        "times post guardian herald journal tribune magazine news globe star press observer telegraph independent chronicle
         images",
    );
    if text.len() > LONGEST {
        return false;
    }
    let named = |name: &str| name.contains(' ') && !is_upper(name) && byline::is_name(name);
    let press = |name: &str| {
        let last = name.rsplit(' ').next().unwrap_or_default();
        PRESS.has(&last.to_lowercase())
    };
    // "Oil Services/Turnaround Seen" is a headline.
    let agency = |name: &str| {
        let word = name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphanumeric);
        word || name.starts_with("The ") || press(name)
    };
    let stroke = memchr::memchr(b'/', text.as_bytes());
    let lender = |text: &str| {
        let last = text.rsplit(['|', '/', ',', '–', '·']).next();
        let last = last.map(|last| {
            last.rsplit_once(" via ")
                .map_or(last, |(_, last)| last)
                .trim()
        });
        let lends = |last: &str| {
            LENDERS
                .iter()
                .any(|lender| lender.eq_ignore_ascii_case(last))
        };
        last.is_some_and(lends)
    };
    // "JULIEN MOREL POUR « LE COURRIER »"
    let ordered = || {
        let parts = text
            .split_once(" POUR ")
            .or_else(|| text.split_once(" FOR "));
        parts.is_some_and(|(name, paper)| {
            is_upper(text) && byline::is_name(name) && paper.starts_with(['«', '“', '"'])
        })
    };
    lender(text)
        || ordered()
        || text.starts_with("Courtesy ")
        || stroke.is_some_and(|at| named(&text[..at]) && agency(&text[at + 1..]))
        || text
            .split_once(" for The ")
            .is_some_and(|(name, paper)| named(name) && press(paper))
}

/// Whether an article has a line for what is seen on a picture: a sentence, and behind its full stop whose it is ("A rocket stands
/// ready. Harbour Works"); somebody and, in brackets, for whom ("Ali Can (Harbour City) after the second goal"); a day at its end
/// ("What is left of the quay in Hamnvik, 2 June 2025").
pub(in crate::read::role) fn tells_picture(text: &str) -> bool {
    const LONGEST: usize = 160;
    text.len() <= LONGEST
        && case(text) == Case::Sentence
        && (is_sentence_of_maker(text) || is_player(text) || ends_with_day(text))
}

fn is_sentence_of_maker(text: &str) -> bool {
    const FEWEST_WORDS: usize = 4;
    const MOST_NAMES: usize = 4;
    let mut stops = text.match_indices(". ").map(|(at, _)| at);
    stops.any(|at| {
        let (seen, maker) = (&text[..at], &text[at + 2..]);
        let names = || maker.split([' ', '/']).filter(|name| !name.is_empty());
        seen.split(' ').count() >= FEWEST_WORDS
            && seen.ends_with(|c: char| c.is_lowercase() || c == ')')
            && maker.ends_with(char::is_alphabetic)
            && (1..=MOST_NAMES).contains(&names().count())
            && names().all(|name| name.starts_with(char::is_uppercase))
    })
}

fn is_player(text: &str) -> bool {
    let parted = text.split_once(" (");
    let behind = |(name, rest): (&str, &str)| {
        let (team, told) = rest.split_once(") ")?;
        let named = byline::is_name(name) && team.starts_with(char::is_uppercase);
        (named && told.starts_with(char::is_lowercase)).then_some(())
    };
    parted.and_then(behind).is_some()
}

fn ends_with_day(text: &str) -> bool {
    const FEWEST_WORDS: usize = 6;
    let seen = || text.rsplit_once(", ").map(|(seen, _)| seen);
    text.ends_with(|c: char| c.is_ascii_digit())
        && seen().is_some_and(|seen| seen.split(' ').nth(FEWEST_WORDS - 1).is_some())
        && date::find(text).is_some_and(|found| found.end == text.len() && found.has_day())
}

/// Whether a line is what is seen on a picture, and in brackets who took it: "The quay in spring. (Jane Roe/Harbour Post)".
pub(super) fn is_caption(text: &str) -> bool {
    let inner = text
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("));
    inner.is_some_and(|(seen, lender)| {
        is_lent(lender)
            || lender.contains(": ") && is_label(lender)
            || matches!(lender, "Public domain" | "File")
            || seen.ends_with(['.', '!', '?']) && lender.contains('/')
    })
}
