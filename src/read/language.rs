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

/// Whether some of the bytes are of a kind; mostly none is, and without a way out many are looked at at once.
fn has_any(bytes: &[u8], of_kind: impl Fn(u8) -> bool) -> bool {
    let found = bytes
        .iter()
        .fold(0, |found, &byte| found | u8::from(of_kind(byte)));
    found != 0
}

/// Kana are Japanese, Hangul is Korean; Han without either is Chinese.
fn by_script(text: &str) -> Option<&'static str> {
    const SAMPLE: usize = 900;
    let (mut kana, mut hangul, mut han, mut letters) = (0, 0, 0, 0);
    let sample = sample(text, SAMPLE);
    // Han, kana and Hangul begin with these bytes, and Latin with its quotes does not.
    if !has_any(sample.as_bytes(), |byte| (0xe3..=0xed).contains(&byte)) {
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
        if let Ok(at) = COMMON_KEYS.binary_search(&key(word.as_bytes())) {
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

/// A word of eight bytes at most as a number, so that words are compared at once. Numbers are in the order of the words.
const fn key(word: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    let mut at = 0;
    while at < word.len() {
        bytes[at] = word[at];
        at += 1;
    }
    u64::from_be_bytes(bytes)
}

/// The keys of the common words.
const COMMON_KEYS: [u64; COMMON_WORDS.len()] = {
    let mut keys = [0; COMMON_WORDS.len()];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = key(COMMON_WORDS[at].0.as_bytes());
        at += 1;
    }
    keys
};

/// Languages that have common words below, from the lowest bit.
const LANGUAGES: [&str; 7] = ["de", "en", "es", "fr", "it", "nl", "pt"];

/// The commonest words of these languages, none longer than seven bytes, in the order of their bytes; a bit a language.
#[rustfmt::skip]
const COMMON_WORDS: &[(&str, u8)] = &[
    ("a", 0b100_0010), ("aan", 0b010_0000), ("al", 0b001_0100), ("alla", 0b001_0000),
    ("als", 0b010_0001), ("anche", 0b001_0000), ("and", 0b000_0010), ("ao", 0b100_0000),
    ("are", 0b000_0010), ("as", 0b100_0010), ("at", 0b000_0010), ("au", 0b000_1000),
    ("auch", 0b000_0001), ("auf", 0b000_0001), ("aus", 0b000_0001), ("aux", 0b000_1000),
    ("avec", 0b000_1000), ("be", 0b000_0010), ("been", 0b000_0010), ("bei", 0b000_0001),
    ("but", 0b000_0010), ("by", 0b000_0010), ("ce", 0b000_1000), ("cette", 0b000_1000),
    ("che", 0b001_0000), ("com", 0b100_0000), ("como", 0b000_0100), ("con", 0b001_0100),
    ("da", 0b101_0000), ("dal", 0b001_0000), ("dans", 0b000_1000), ("das", 0b100_0001),
    ("dat", 0b010_0000), ("de", 0b110_1100), ("dei", 0b001_0000), ("del", 0b001_0100),
    ("della", 0b001_0000), ("dem", 0b000_0001), ("den", 0b000_0001), ("der", 0b000_0001),
    ("des", 0b000_1001), ("di", 0b001_0000), ("die", 0b010_0001), ("dit", 0b010_0000),
    ("do", 0b100_0000), ("door", 0b010_0000), ("dos", 0b100_0000), ("du", 0b000_1000),
    ("e", 0b101_0000), ("een", 0b010_0000), ("ein", 0b000_0001), ("eine", 0b000_0001),
    ("einen", 0b000_0001), ("el", 0b000_0100), ("elle", 0b000_1000), ("em", 0b100_0000),
    ("en", 0b010_1100), ("er", 0b010_0001), ("es", 0b000_0101), ("est", 0b000_1000),
    ("este", 0b000_0100), ("et", 0b000_1000), ("foi", 0b100_0000), ("for", 0b000_0010),
    ("from", 0b000_0010), ("für", 0b000_0001), ("gli", 0b001_0000), ("ha", 0b001_0000),
    ("had", 0b000_0010), ("has", 0b000_0010), ("have", 0b000_0010), ("he", 0b000_0010),
    ("her", 0b000_0010), ("het", 0b010_0000), ("hij", 0b010_0000), ("his", 0b000_0010),
    ("i", 0b001_0000), ("il", 0b001_1000), ("im", 0b000_0001), ("in", 0b011_0011), ("is", 0b010_0010),
    ("ist", 0b000_0001), ("it", 0b000_0010), ("la", 0b001_1100), ("las", 0b000_0100),
    ("le", 0b001_1000), ("les", 0b000_1000), ("lo", 0b000_0100), ("los", 0b000_0100),
    ("ma", 0b001_0000), ("maar", 0b010_0000), ("mais", 0b100_1000), ("mas", 0b100_0000),
    ("met", 0b010_0000), ("mit", 0b000_0001), ("más", 0b000_0100), ("na", 0b100_0000),
    ("naar", 0b010_0000), ("ne", 0b000_1000), ("nel", 0b001_0000), ("nicht", 0b000_0001),
    ("niet", 0b010_0000), ("no", 0b100_0100), ("non", 0b001_0000), ("not", 0b000_0010),
    ("não", 0b100_0000), ("o", 0b100_0000), ("of", 0b000_0010), ("om", 0b010_0000), ("on", 0b000_0010),
    ("op", 0b010_0000), ("or", 0b000_0010), ("os", 0b100_0000), ("ou", 0b000_1000),
    ("par", 0b000_1000), ("para", 0b100_0100), ("pas", 0b000_1000), ("pela", 0b100_0000),
    ("pelo", 0b100_0000), ("per", 0b001_0000), ("pero", 0b000_0100), ("più", 0b001_0000),
    ("plus", 0b000_1000), ("por", 0b100_0100), ("pour", 0b000_1000), ("qu", 0b000_1000),
    ("que", 0b100_1100), ("qui", 0b000_1000), ("se", 0b100_1100), ("she", 0b000_0010),
    ("si", 0b001_0000), ("sich", 0b000_0001), ("sie", 0b000_0001), ("sind", 0b000_0001),
    ("son", 0b000_1000), ("sono", 0b001_0000), ("sont", 0b000_1000), ("su", 0b000_0100),
    ("sua", 0b100_0000), ("sur", 0b000_1000), ("sus", 0b000_0100), ("te", 0b010_0000),
    ("that", 0b000_0010), ("the", 0b000_0010), ("they", 0b000_0010), ("this", 0b000_0010),
    ("to", 0b000_0010), ("um", 0b100_0000), ("uma", 0b100_0000), ("un", 0b001_1100),
    ("una", 0b001_0100), ("und", 0b000_0001), ("une", 0b000_1000), ("van", 0b010_0000),
    ("von", 0b000_0001), ("voor", 0b010_0000), ("war", 0b000_0001), ("was", 0b010_0010),
    ("werden", 0b000_0001), ("were", 0b000_0010), ("which", 0b000_0010), ("with", 0b000_0010),
    ("wordt", 0b010_0000), ("y", 0b000_0100), ("you", 0b000_0010), ("ze", 0b010_0000),
    ("zijn", 0b010_0000), ("zu", 0b000_0001), ("zum", 0b000_0001), ("à", 0b100_0000),
    ("è", 0b001_0000), ("é", 0b100_0000),
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
    // What is written from the right begins with these bytes; a character has four of them at most.
    let head = &text.as_bytes()[..text.len().min(4 * SAMPLE)];
    if !has_any(head, |byte| matches!(byte, 0xd6..=0xe0 | 0xef..=0xf0)) {
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
