//! Notices of an office: who gives notice stands first, and the title is what is given.
//!
//! ```text
//! Gemeinde Hasel
//! Der Bürgermeister
//!
//! Bekanntmachung
//!
//! über die Sperrung der Hafenbrücke             Title "Bekanntmachung über die Sperrung …"
//! ```

use crate::read::byline;
use crate::read::line::{Line, last_mark};
use crate::read::words::Words;
use std::ops::Range;

/// "Gemeinde Hasel", "Comune di Roccaporto": who gives notice, above it.
fn is_authority(text: &str) -> bool {
    const LONGEST: usize = 60;
    static AUTHORITIES: Words = Words::phrases(
        "gemeinde, stadt, landkreis, kreis, markt, amt, landratsamt, verbandsgemeinde, samtgemeinde, stadtverwaltung, \
         gemeindeverwaltung, ville de, ville d, commune de, commune d, mairie de, mairie d, préfecture de, département de, \
         comune di, città di, provincia di, unione dei comuni, ayuntamiento de, excmo. ayuntamiento de, diputación de, \
         município de, câmara municipal de, gemeente, provincie, urząd gminy, urząd miasta, urząd miejski, gmina, \
         burmistrz, wójt gminy, city of, town of, county of, borough of, village of, parish of, township of",
    );
    let opens = || {
        let lower = text.to_lowercase();
        AUTHORITIES.that_open(&lower).any(|office| {
            let name = &lower[office.len()..];
            name.starts_with([' ', '\'', '’'])
        })
    };
    text.len() <= LONGEST
        && AUTHORITIES.may_open(text)
        && last_mark(text).is_some_and(char::is_alphanumeric)
        && opens()
}

/// Whether a text begins with what an office gives: "Öffentliche Bekanntmachung", "AVVISO PUBBLICO".
fn is_given(text: &str) -> bool {
    static NOTICES: Words = Words::phrases(
        "bekanntmachung, amtliche bekanntmachung, öffentliche bekanntmachung, ausschreibung, öffentliche ausschreibung, satzung, \
         verordnung, allgemeinverfügung, einladung, mitteilung, hinweis, stellenausschreibung, avis, avis au public, arrêté, \
         arrêté municipal, convocation, avviso, avviso pubblico, bando, ordinanza, convocazione, edicto, anuncio, bando de, \
         convocatoria, ordenanza, edital, aviso, kennisgeving, bekendmaking, openbare kennisgeving, verordening, \
         obwieszczenie, ogłoszenie, zawiadomienie, zarządzenie, kungörelse, public notice, notice, notice of, minutes of, \
         minutes, order, agenda, invitation to tender",
    );
    NOTICES.may_open(text) && {
        let lower = text.to_lowercase();
        NOTICES
            .that_open(&lower)
            .any(|notice| !lower[notice.len()..].starts_with(char::is_alphabetic))
    }
}

/// The chunk of the head that says what is given, if who gives it stands first.
pub(super) fn given(head: &[Range<usize>], lines: &[Line<'_>]) -> Option<usize> {
    const MOST_BETWEEN: usize = 4;
    let first = head.first()?;
    if !is_authority(lines[first.start].text) {
        return None;
    }
    let below = head.iter().enumerate().skip(1).take(MOST_BETWEEN);
    let mut given = below.filter(|(_, range)| is_given(lines[range.start].text));
    given.next().map(|(at, _)| at)
}

/// Whether a line goes on with what a notice is of, below the word for it: "Bekanntmachung" / "über die Sperrung der Brücke".
pub(super) fn goes_on(above: &Line<'_>, line: &Line<'_>) -> bool {
    const MOST_WORDS: usize = 2;
    static OF: Words = Words::of(
        "über zur zum zu der des betreffend betr gemäß concernant relatif relative portant sur de du des d'ouverture \
         regarding concerning of on for sulla sul sui di del della relativo per sobre de del inzake over betreffende om o w dotyczące",
    );
    let first = line.text.split(' ').next().unwrap_or_default();
    let bare = above.text.split(' ').count() <= MOST_WORDS;
    is_given(above.text)
        && bare
        && above.tail.is_ascii_alphanumeric()
        && line.gap() <= 1
        && line.tail != b'.'
        && OF.has(first)
        && !byline::is_led(line.text)
}
