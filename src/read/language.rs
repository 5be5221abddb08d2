//! The language of a text, and the direction of its script.
//!
//! Most texts tell their language by their commonest words, and some two hundred words are enough to be sure. Where they are
//! not, whatlang compares trigrams of all languages, which takes longer than all the rest of reading an article.

use crate::document::Direction;

/// The language of a text as a BCP 47 tag, where it can be told.
pub(super) fn language(text: &str) -> Option<&'static str> {
    by_script(text)
        .or_else(|| by_common_words(text))
        .or_else(|| by_trigrams(text))
}

/// A part of a text of at most this many bytes, not from its very head, where names and numbers stand.
fn sample(text: &str, bytes: usize) -> &str {
    let start = text.len().saturating_sub(bytes) / 4;
    let start = (start..text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    let end = (0..=(start + bytes).min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len());
    &text[start..end]
}

/// Kana are Japanese, Hangul is Korean; Han without either is Chinese.
fn by_script(text: &str) -> Option<&'static str> {
    const SAMPLE: usize = 900;
    let (mut kana, mut hangul, mut han, mut letters) = (0, 0, 0, 0);
    let sample = sample(text, SAMPLE);
    if sample.is_ascii() {
        return None;
    }
    for c in sample.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        match c {
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{ac00}'..='\u{d7af}' => hangul += 1,
            '\u{3400}'..='\u{9fff}' => han += 1,
            _ => {}
        }
    }
    match letters {
        0 => None,
        _ if kana * 5 > letters => Some("ja"),
        _ if hangul * 2 > letters => Some("ko"),
        _ if han * 2 > letters && kana * 50 < letters => Some("zh"),
        _ => None,
    }
}

/// The language whose commonest words a text is full of, if no other comes near.
fn by_common_words(text: &str) -> Option<&'static str> {
    /// Bytes that hold some two hundred words.
    const SAMPLE: usize = 1600;
    /// Of a hundred words of prose, 25 to 45 are among the commonest twenty.
    const SHARE: usize = 18;
    /// Fewer words prove nothing.
    const FEWEST: usize = 40;
    let mut votes = [0; COMMON_WORDS.len()];
    let mut words = 0;
    for word in sample(text, SAMPLE)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        words += 1;
        for (votes, (_, common)) in votes.iter_mut().zip(COMMON_WORDS) {
            *votes += usize::from(common.binary_search(&word).is_ok());
        }
    }
    let (best, most) = votes.iter().enumerate().max_by_key(|(_, votes)| **votes)?;
    let next = votes
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != best)
        .map(|(_, votes)| *votes)
        .max()?;
    (words >= FEWEST && most * 100 >= words * SHARE && most * 2 >= next * 3)
        .then(|| COMMON_WORDS[best].0)
}

/// The commonest words of languages, in the order of their bytes.
const COMMON_WORDS: &[(&str, &[&str])] = &[
    (
        "de",
        &[
            "als", "auch", "auf", "aus", "bei", "das", "dem", "den", "der", "des", "die", "ein",
            "eine", "einen", "er", "es", "für", "im", "in", "ist", "mit", "nicht", "sich", "sie",
            "sind", "und", "von", "war", "werden", "zu", "zum",
        ],
    ),
    (
        "en",
        &[
            "a", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has",
            "have", "he", "her", "his", "in", "is", "it", "not", "of", "on", "or", "she", "that",
            "the", "they", "this", "to", "was", "were", "which", "with", "you",
        ],
    ),
    (
        "es",
        &[
            "al", "como", "con", "de", "del", "el", "en", "es", "este", "la", "las", "lo", "los",
            "más", "no", "para", "pero", "por", "que", "se", "su", "sus", "un", "una", "y",
        ],
    ),
    (
        "fr",
        &[
            "au", "aux", "avec", "ce", "cette", "dans", "de", "des", "du", "elle", "en", "est",
            "et", "il", "la", "le", "les", "mais", "ne", "ou", "par", "pas", "plus", "pour", "qu",
            "que", "qui", "se", "son", "sont", "sur", "un", "une",
        ],
    ),
    (
        "it",
        &[
            "al", "alla", "anche", "che", "con", "da", "dal", "dei", "del", "della", "di", "e",
            "gli", "ha", "i", "il", "in", "la", "le", "ma", "nel", "non", "per", "più", "si",
            "sono", "un", "una", "è",
        ],
    ),
    (
        "nl",
        &[
            "aan", "als", "dat", "de", "die", "dit", "door", "een", "en", "er", "het", "hij", "in",
            "is", "maar", "met", "naar", "niet", "om", "op", "te", "van", "voor", "was", "wordt",
            "ze", "zijn",
        ],
    ),
    (
        "pt",
        &[
            "a", "ao", "as", "com", "da", "das", "de", "do", "dos", "e", "em", "foi", "mais",
            "mas", "na", "no", "não", "o", "os", "para", "pela", "pelo", "por", "que", "se", "sua",
            "um", "uma", "à", "é",
        ],
    ),
];

fn by_trigrams(text: &str) -> Option<&'static str> {
    // More adds little and costs much.
    const SAMPLE: usize = 6000;
    let info = whatlang::detect(sample(text, SAMPLE))?;
    if !info.is_reliable() {
        return None;
    }
    TAGS.split_ascii_whitespace()
        .filter_map(|pair| pair.split_once(':'))
        .find(|(code, _)| *code == info.lang().code())
        .map(|(_, tag)| tag)
}

/// ISO 639-3 codes of the detector and the shortest tags for them (BCP 47 wants the two-letter code where there is one).
const TAGS: &str = "
    afr:af amh:am ara:ar aze:az bel:be ben:bn bul:bg cat:ca ces:cs cmn:zh dan:da deu:de ell:el
    eng:en epo:eo est:et fin:fi fra:fr guj:gu heb:he hin:hi hrv:hr hun:hu hye:hy ind:id ita:it
    jav:jv jpn:ja kan:kn kat:ka khm:km kor:ko lat:la lav:lv lit:lt mal:ml mar:mr mkd:mk mya:my
    nep:ne nld:nl nob:nb ori:or pan:pa pes:fa pol:pl por:pt ron:ro rus:ru sin:si slk:sk slv:sl
    sna:sn spa:es srp:sr swe:sv tam:ta tel:te tgl:tl tha:th tuk:tk tur:tr ukr:uk urd:ur uzb:uz
    vie:vi yid:yi zul:zu
";

/// The direction of a text: that of its first letters of a directed script (the first thousand characters).
pub(super) fn direction(text: &str) -> Direction {
    let (mut left, mut right) = (0, 0);
    for c in text.chars().take(1000).filter(|c| c.is_alphabetic()) {
        if matches!(u32::from(c), 0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefc | 0x10800..=0x10fff | 0x1e800..=0x1efff)
        {
            right += 1;
        } else {
            left += 1;
        }
    }
    if right > left {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_are_in_order() {
        for (tag, words) in COMMON_WORDS {
            assert!(words.is_sorted(), "{tag}");
        }
    }
}
