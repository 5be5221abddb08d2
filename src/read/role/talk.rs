//! Who speaks in a play that sets names in small letters before what they say, emphasised or not.
//!
//! ```text
//! Roe.  Is it the boat?
//!
//! Moor.  It is a log.
//! ```

use crate::read::line::Line;
use foldhash::HashMap;

/// Whether somebody's name may begin a line: most paragraphs are given up by its first two bytes.
pub(super) fn may_name(line: &Line<'_>) -> bool {
    line.head[0].is_ascii_uppercase() || is_stressed(line)
}

/// "_Roe._ Is it the boat?"
fn is_stressed(line: &Line<'_>) -> bool {
    line.head[0] == b'_' && line.head[1].is_ascii_uppercase()
}

/// Who may speak in a paragraph that begins so.
fn name<'a>(line: &Line<'a>) -> Option<&'a str> {
    const LONGEST: usize = 24;
    const MOST_WORDS: usize = 3;
    /// What else a full stop stands behind, though it ends nothing.
    const SHORTENED: [&str; 5] = ["St", "Messrs", "No", "Vol", "Fig"];
    let stressed = is_stressed(line);
    let text = &line.text[usize::from(stressed)..];
    let head = &text.as_bytes()[..text.len().min(LONGEST + 1)];
    // No name has a word in small letters: most lines are given up at their second.
    let parted = |pair: &[u8]| pair[0] == b'.' || pair[0] == b' ' && pair[1].is_ascii_lowercase();
    if head[head.windows(2).position(parted)?] != b'.' {
        return None;
    }
    let end = name_end(text, LONGEST)?;
    let (name, said) = (&text[..end], &text[end + 1..]);
    let said = if stressed {
        said.strip_prefix('_')?
    } else {
        said
    };
    let capital = |word: &str| {
        let word = word.strip_suffix('.').unwrap_or(word);
        word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase)
    };
    let speaks = said.starts_with(' ')
        && said
            .trim_start()
            .starts_with(|c: char| c.is_uppercase() || c == '[' || c == '(');
    let named = || {
        end > 1
            && name.split(' ').all(capital)
            && name.split(' ').count() <= MOST_WORDS
            && !SHORTENED.contains(&name)
            && !is_form_of_address(name)
    };
    (speaks && named()).then_some(name)
}

/// Where a name ends that a full stop stands behind, within so many bytes: "Mrs. Roe" is one.
pub(super) fn name_end(text: &str, longest: usize) -> Option<usize> {
    let head = &text.as_bytes()[..text.len().min(longest)];
    let end = memchr::memchr(b'.', head)?;
    let more = || memchr::memchr(b'.', &head[end + 1..]).map(|more| end + 1 + more);
    let titled = is_form_of_address(&text[..end]).then(more).flatten();
    Some(titled.unwrap_or(end))
}

/// Whether a word, without its full stop, is how somebody is addressed.
fn is_form_of_address(word: &str) -> bool {
    const FORMS: [&str; 11] = [
        "Mr", "Mrs", "Ms", "Dr", "Prof", "Rev", "Capt", "Col", "Gen", "Lt", "Sgt",
    ];
    FORMS.contains(&word)
}

/// Those of so many paragraphs who speak again and again, if most of it is talk: in the lines of these numbers, which begin
/// paragraphs and may name them.
pub(super) fn speakers<'a>(
    lines: &[Line<'a>],
    may_name: &[usize],
    paragraphs: usize,
) -> Vec<&'a str> {
    const FEWEST_TURNS: usize = 5;
    const FEWEST_SPEAKERS: usize = 2;
    const FEWEST: usize = 20;
    let fewest = FEWEST.max(paragraphs.div_ceil(3));
    // So many may name nobody; prose has spent them soon.
    let Some(mut spare) = may_name.len().checked_sub(fewest) else {
        return Vec::new();
    };
    let mut said: HashMap<&str, usize> = HashMap::default();
    for &at in may_name {
        match (name(&lines[at]), spare) {
            (Some(name), _) => *said.entry(name).or_default() += 1,
            (None, 0) => return Vec::new(),
            (None, _) => spare -= 1,
        }
    }
    let often = said.iter().filter(|(_, times)| **times >= FEWEST_TURNS);
    let all: usize = often.clone().map(|(_, times)| *times).sum();
    let speakers: Vec<&str> = often.map(|(name, _)| *name).collect();
    if speakers.len() >= FEWEST_SPEAKERS && all >= fewest {
        speakers
    } else {
        Vec::new()
    }
}
