//! What stands beside a date and belongs to it: weekdays, hours, labels, the part of a site that something was put in.

use super::east;
use super::token::tokens;
use super::words::is_companion;
use crate::read::words::Words;

/// Whether nothing stands in a text but what stands beside dates: weekdays, hours, "Published".
pub(super) fn are_companions(text: &str) -> bool {
    tokens(text).iter().all(|token| {
        let word = token.text.to_lowercase();
        token.text.chars().all(char::is_numeric) && token.text.chars().count() <= 2
            || is_companion(&word)
            || east::is_beside(&word)
    })
}

/// A text without the part of a site that something was put in, at its end: "Posted in Press releases".
pub(super) fn without_section(text: &str) -> &str {
    const MOST_WORDS: usize = 5;
    static PUT: Words = Words::phrases(
        "posted in, filed under, filed in, published in, categorised in, categorized in, veröffentlicht in, abgelegt unter, \
         publié dans, classé dans, publicado en, archivado en, publicado em, arquivado em, pubblicato in, geplaatst in, \
         opublikowano w, рубрика, опубликовано в, source:, quelle:, fuente:, fonte:, źródło:, источник:, \
         来源：, 来源:, 來源：, 來源:, 出典：, 出典:",
    );
    let lower = text.to_lowercase();
    let starts = lower.char_indices().filter(|(at, _)| {
        let begins = !lower[..*at].ends_with(char::is_alphanumeric);
        begins && PUT.that_open(&lower[*at..]).next().is_some()
    });
    let short = |at: &usize| lower[*at..].split_whitespace().nth(MOST_WORDS).is_none();
    let plain = |at: &usize| !lower[*at..].contains(['|', '·', '•', '–', '.']);
    let found = starts.map(|(at, _)| at).find(|at| short(at) && plain(at));
    let found = found.filter(|at| lower.len() == text.len() && text.is_char_boundary(*at));
    found.map_or(text, |at| &text[..at])
}

/// What stands behind the hours that follow a date: "By Jane Roe" of "10:15 GMT | By Jane Roe".
pub(in crate::read) fn without_hours(text: &str) -> &str {
    let signs = [" – ", " — ", " - ", " | ", " · ", " • "];
    let behind = |sign: &&str| {
        text.split_once(*sign)
            .filter(|(hours, _)| are_companions(hours))
    };
    signs.iter().find_map(behind).map_or(text, |(_, rest)| rest)
}

/// A text without the words at its end that lead up to a date: "Jane Roe, Updated".
pub(in crate::read) fn without_companions(text: &str) -> &str {
    let mut text = text;
    while let Some(token) = tokens(text).last().copied() {
        if !is_companion(&token.text.to_lowercase()) {
            break;
        }
        text = text[..token.start].trim_end_matches(|c: char| !c.is_alphanumeric());
    }
    text
}
