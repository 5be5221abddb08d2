//! Which encoding, when nothing says it.
//!
//! In come bytes, out comes an encoding. All bytes are looked at, never only the first few kilobytes, and no single broken
//! byte decides: where one rules out what most of the text votes for, the votes win.

use super::charset::Charset;
use super::oddity;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Parts of a text that vote on its encoding.
const PARTS: usize = 16;

/// Bytes of such a part that are looked at: some hundred words.
const SAMPLE: usize = 4096;

/// One byte in so many is beyond ASCII at least where a language needs another encoding than windows-1252 (Polish: one in 16).
const BYTES_PER_LETTER: usize = 100;

/// One broken character in so many is damage; more, and the encoding is the wrong one.
const CHARACTERS_PER_DAMAGE: usize = 50;

/// UTF-16 without a mark: NULs in every other byte, or, in scripts without any, its blanks and line ends.
pub(super) fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    // Text of any length has line ends or blanks, whose upper byte is NUL; other encodings have no NUL.
    memchr::memchr(0, bytes)?;
    let little = plausibility(bytes, u16::from_le_bytes);
    let big = plausibility(bytes, u16::from_be_bytes);
    match (little, big) {
        (None, None) => None,
        (little, big) if little >= big => Some(UTF_16LE),
        _ => Some(UTF_16BE),
    }
}

/// How many characters are those that every text has, in that byte order; nothing, if the bytes make no text in it.
fn plausibility(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<usize> {
    let pairs = bytes.as_chunks::<2>().0;
    let mut familiar = 0;
    let mut pairs_of_ascii = 0;
    let mut jumps = 0;
    let mut last = None;
    for character in char::decode_utf16(pairs.iter().map(|bytes| unit(*bytes))) {
        let character = character.ok()?;
        match character {
            '\t' | '\n' | '\r' | ' '..='~' | '\u{3000}'..='\u{3002}' | '\u{FF0C}' => familiar += 1,
            '\u{0C}' => {}
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => return None,
            _ => {}
        }
        let [upper, lower] = u32::from(character).to_be_bytes()[2..] else {
            continue;
        };
        let is_ascii = |byte| (0x20..0x7F).contains(&byte);
        pairs_of_ascii += usize::from(is_ascii(upper) && is_ascii(lower));
        if let Some(script) = script(character) {
            jumps += usize::from(last.replace(script).is_some_and(|last| last != script));
        }
    }
    // ASCII with stray NULs is a pair of ASCII nearly everywhere; in Chinese, a quarter of the characters look like one.
    let is_ascii = pairs_of_ascii * 5 > pairs.len() * 3;
    // Words are written in one script; what only looks like characters leaps between them.
    let is_chance = jumps * 5 > pairs.len();
    (familiar > 0 && !is_ascii && !is_chance).then_some(familiar)
}

/// A number for a script, roughly; nothing for what all of them use.
fn script(character: char) -> Option<u32> {
    match character {
        '\0'..='@' | '\u{2000}'..='\u{206F}' => None,
        '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' => Some(0x4E),
        '\u{AC00}'..='\u{D7FF}' => Some(0xAC),
        // Latin and its supplements are mixed in every word.
        'A'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Some(0),
        other => Some(u32::from(other) >> 8),
    }
}

/// The 7-bit encoding of Japanese mail, told by the sequences that switch its character sets.
pub(super) fn iso_2022_jp(bytes: &[u8]) -> Option<&'static Encoding> {
    let switches = memchr::memmem::find(bytes, b"\x1B$B").is_some()
        || memchr::memmem::find(bytes, b"\x1B$@").is_some();
    let fits = || {
        ISO_2022_JP
            .decode_without_bom_handling_and_without_replacement(bytes)
            .is_some()
    };
    (switches && fits()).then_some(ISO_2022_JP)
}

/// Whether bytes that are no UTF-8 as a whole are UTF-8 in which some places are broken. In other encodings, at most every
/// second byte falls into its pattern by chance (EUC-JP).
pub(super) fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let mut good = 0;
    let mut broken = 0;
    for chunk in bytes.utf8_chunks() {
        good += non_ascii(chunk.valid().as_bytes());
        broken += chunk.invalid().len();
    }
    good > broken * 3
}

/// The legacy encoding that fits best.
pub(super) fn legacy(bytes: &[u8]) -> Charset {
    let guess = by_languages(bytes);
    if guess.is_single_byte() {
        oddity::plainer(bytes, Charset::Web(guess))
    } else {
        Charset::Web(guess)
    }
}

/// The encoding that browsers would guess, by the letters that languages use.
fn by_languages(bytes: &[u8]) -> &'static Encoding {
    let whole = detect(bytes);
    let stray = if whole.is_single_byte() {
        is_sparse(bytes)
    } else {
        stand_alone(bytes)
    };
    if stray {
        return WINDOWS_1252;
    }
    match elect(bytes) {
        Some(elected) if elected != whole && is_damaged(bytes, elected) => elected,
        _ => whole,
    }
}

/// Whether all but a few letters are ASCII: an English text with `£`, `æ` and the accents of foreign words, which are too few
/// to tell by; in scripts and languages of other encodings they are many, or stand together.
fn is_sparse(bytes: &[u8]) -> bool {
    let runs = bytes.chunk_by(|a, b| a.is_ascii() == b.is_ascii());
    let runs = runs.filter(|run| !run[0].is_ascii()).count();
    let letters = non_ascii(bytes);
    letters * BYTES_PER_LETTER < bytes.len() && runs * 2 > letters
}

/// Whether few letters are not ASCII, and no two of them stand together, as bytes of East Asian characters do more often than
/// not: `I²C`.
fn stand_alone(bytes: &[u8]) -> bool {
    const BYTES_PER_SIGN: usize = 20;
    let mut pairs = bytes.windows(2);
    non_ascii(bytes) * BYTES_PER_SIGN < bytes.len()
        && pairs.all(|pair| pair[0].is_ascii() || pair[1].is_ascii())
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The encoding that the parts of a text vote for, by their non-ASCII bytes. A long text is heard in samples.
fn elect(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut votes: Vec<(&'static Encoding, usize)> = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let (part, after) = rest.split_at(part_length(rest, bytes.len() / PARTS + 1));
        rest = after;
        let part = &part[..part_length(part, SAMPLE)];
        let weight = non_ascii(part);
        if weight == 0 {
            continue;
        }
        let vote = detect(part);
        match votes.iter_mut().find(|(encoding, _)| *encoding == vote) {
            Some((_, sum)) => *sum += weight,
            None => votes.push((vote, weight)),
        }
    }
    let total: usize = votes.iter().map(|(_, weight)| weight).sum();
    votes
        .into_iter()
        .find(|(_, weight)| weight * 2 > total)
        .map(|(encoding, _)| encoding)
}

/// At least `wanted` bytes, up to a byte that no encoding has in the middle of a character.
fn part_length(bytes: &[u8], wanted: usize) -> usize {
    let after = bytes.get(wanted..).unwrap_or_default();
    let gap = after.iter().position(|byte| *byte < b'0');
    gap.map_or(bytes.len(), |gap| wanted + gap)
}

/// Whether an encoding fits but for a few places.
fn is_damaged(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let damage = text.matches('\u{FFFD}').count();
    broken && damage * CHARACTERS_PER_DAMAGE < non_ascii(bytes)
}

fn non_ascii(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !byte.is_ascii()).count()
}
