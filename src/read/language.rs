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
    /// Bytes that hold some hundred and twenty words.
    const SAMPLE: usize = 800;
    /// Of a hundred words of prose, 25 to 45 are among the commonest thirty.
    const SHARE: usize = 18;
    /// Fewer words prove nothing.
    const FEWEST: usize = 40;
    /// None of the commonest words is longer.
    const LONGEST: usize = 7;
    let mut votes = [0; LANGUAGES.len()];
    let mut words = 0;
    for word in sample(text, SAMPLE).split_ascii_whitespace() {
        words += 1;
        let word = word.trim_end_matches([',', '.', ';', ':']);
        if word.len() > LONGEST {
            continue;
        }
        if let Ok(at) = COMMON_WORDS.binary_search_by(|(known, _)| (*known).cmp(word)) {
            for (bit, votes) in votes.iter_mut().enumerate() {
                *votes += usize::from(COMMON_WORDS[at].1 >> bit & 1);
            }
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
        .then(|| LANGUAGES[best])
}

/// Languages that have common words below, from the lowest bit.
const LANGUAGES: [&str; 7] = ["de", "en", "es", "fr", "it", "nl", "pt"];

/// The commonest words of these languages, none longer than seven bytes, in the order of their bytes; a bit a language.
#[rustfmt::skip]
const COMMON_WORDS: &[(&str, u8)] = &[
    ("a", 0b1000010), ("aan", 0b0100000), ("al", 0b0010100), ("alla", 0b0010000),
    ("als", 0b0100001), ("anche", 0b0010000), ("and", 0b0000010), ("ao", 0b1000000),
    ("are", 0b0000010), ("as", 0b1000010), ("at", 0b0000010), ("au", 0b0001000),
    ("auch", 0b0000001), ("auf", 0b0000001), ("aus", 0b0000001), ("aux", 0b0001000),
    ("avec", 0b0001000), ("be", 0b0000010), ("been", 0b0000010), ("bei", 0b0000001),
    ("but", 0b0000010), ("by", 0b0000010), ("ce", 0b0001000), ("cette", 0b0001000),
    ("che", 0b0010000), ("com", 0b1000000), ("como", 0b0000100), ("con", 0b0010100),
    ("da", 0b1010000), ("dal", 0b0010000), ("dans", 0b0001000), ("das", 0b1000001),
    ("dat", 0b0100000), ("de", 0b1101100), ("dei", 0b0010000), ("del", 0b0010100),
    ("della", 0b0010000), ("dem", 0b0000001), ("den", 0b0000001), ("der", 0b0000001),
    ("des", 0b0001001), ("di", 0b0010000), ("die", 0b0100001), ("dit", 0b0100000),
    ("do", 0b1000000), ("door", 0b0100000), ("dos", 0b1000000), ("du", 0b0001000),
    ("e", 0b1010000), ("een", 0b0100000), ("ein", 0b0000001), ("eine", 0b0000001),
    ("einen", 0b0000001), ("el", 0b0000100), ("elle", 0b0001000), ("em", 0b1000000),
    ("en", 0b0101100), ("er", 0b0100001), ("es", 0b0000101), ("est", 0b0001000),
    ("este", 0b0000100), ("et", 0b0001000), ("foi", 0b1000000), ("for", 0b0000010),
    ("from", 0b0000010), ("für", 0b0000001), ("gli", 0b0010000), ("ha", 0b0010000),
    ("had", 0b0000010), ("has", 0b0000010), ("have", 0b0000010), ("he", 0b0000010),
    ("her", 0b0000010), ("het", 0b0100000), ("hij", 0b0100000), ("his", 0b0000010),
    ("i", 0b0010000), ("il", 0b0011000), ("im", 0b0000001), ("in", 0b0110011), ("is", 0b0100010),
    ("ist", 0b0000001), ("it", 0b0000010), ("la", 0b0011100), ("las", 0b0000100),
    ("le", 0b0011000), ("les", 0b0001000), ("lo", 0b0000100), ("los", 0b0000100),
    ("ma", 0b0010000), ("maar", 0b0100000), ("mais", 0b1001000), ("mas", 0b1000000),
    ("met", 0b0100000), ("mit", 0b0000001), ("más", 0b0000100), ("na", 0b1000000),
    ("naar", 0b0100000), ("ne", 0b0001000), ("nel", 0b0010000), ("nicht", 0b0000001),
    ("niet", 0b0100000), ("no", 0b1000100), ("non", 0b0010000), ("not", 0b0000010),
    ("não", 0b1000000), ("o", 0b1000000), ("of", 0b0000010), ("om", 0b0100000), ("on", 0b0000010),
    ("op", 0b0100000), ("or", 0b0000010), ("os", 0b1000000), ("ou", 0b0001000),
    ("par", 0b0001000), ("para", 0b1000100), ("pas", 0b0001000), ("pela", 0b1000000),
    ("pelo", 0b1000000), ("per", 0b0010000), ("pero", 0b0000100), ("più", 0b0010000),
    ("plus", 0b0001000), ("por", 0b1000100), ("pour", 0b0001000), ("qu", 0b0001000),
    ("que", 0b1001100), ("qui", 0b0001000), ("se", 0b1001100), ("she", 0b0000010),
    ("si", 0b0010000), ("sich", 0b0000001), ("sie", 0b0000001), ("sind", 0b0000001),
    ("son", 0b0001000), ("sono", 0b0010000), ("sont", 0b0001000), ("su", 0b0000100),
    ("sua", 0b1000000), ("sur", 0b0001000), ("sus", 0b0000100), ("te", 0b0100000),
    ("that", 0b0000010), ("the", 0b0000010), ("they", 0b0000010), ("this", 0b0000010),
    ("to", 0b0000010), ("um", 0b1000000), ("uma", 0b1000000), ("un", 0b0011100),
    ("una", 0b0010100), ("und", 0b0000001), ("une", 0b0001000), ("van", 0b0100000),
    ("von", 0b0000001), ("voor", 0b0100000), ("war", 0b0000001), ("was", 0b0100010),
    ("werden", 0b0000001), ("were", 0b0000010), ("which", 0b0000010), ("with", 0b0000010),
    ("wordt", 0b0100000), ("y", 0b0000100), ("you", 0b0000010), ("ze", 0b0100000),
    ("zijn", 0b0100000), ("zu", 0b0000001), ("zum", 0b0000001), ("à", 0b1000000),
    ("è", 0b0010000), ("é", 0b1000000),
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
    const SAMPLE: usize = 1000;
    if text.as_bytes()[..text.len().min(SAMPLE)].is_ascii() {
        return Direction::LeftToRight;
    }
    let (mut left, mut right) = (0, 0);
    for c in text.chars().take(SAMPLE).filter(|c| c.is_alphabetic()) {
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
        assert!(COMMON_WORDS.is_sorted_by(|(one, _), (other, _)| one < other));
    }
}
