//! Turns of speech: whoever speaks begins one.

use super::{Role, Score, View, heading};
use crate::read::case::is_upper;
use crate::read::line::{Line, ends_sentence};
use crate::read::marker;
use crate::read::signs::Signs;
use foldhash::{HashMap, HashSet};

/// What somebody says, behind their name.
pub(super) fn spoken(view: &View<'_, '_>) -> Option<(Role, Score)> {
    opens(view.first().text).then_some((Role::Paragraph, 90))
}

/// Whether a line begins with who speaks: `ADA: …`, `MS MOSS. …`, `Q. …`.
pub(in crate::read) fn opens(text: &str) -> bool {
    let asked = || ["Q. ", "A. "].iter().any(|lead| text.starts_with(lead));
    speaker(text).is_some() || asked()
}

/// Labels that recur, if there are two of them and more: one alone is a word that the headings share. Where it is known that
/// people speak in turn, each of them need do so but once.
pub(super) fn speakers<'a>(
    turns: &HashMap<&'a str, (usize, &'a str)>,
    known: bool,
) -> HashSet<&'a str> {
    const FEWEST_SPEAKERS: usize = 2;
    const FEWEST_TURNS: usize = 2;
    let (fewest_speakers, fewest_turns) = if known {
        (1, 1)
    } else {
        (FEWEST_SPEAKERS, FEWEST_TURNS)
    };
    let recurring = turns
        .iter()
        .filter(|(_, (times, _))| *times >= fewest_turns);
    let speakers = recurring.map(|(speaker, _)| *speaker);
    // "CHAPTER I. The Storm" is said by nobody.
    let speakers: HashSet<&str> = speakers
        .filter(|speaker| !heading::is_division(speaker))
        .collect();
    if speakers.len() >= fewest_speakers {
        speakers
    } else {
        HashSet::default()
    }
}

/// As much of a text as tells it from another.
pub(super) fn opening(text: &str) -> &str {
    const ENOUGH: usize = 16;
    text.char_indices()
        .nth(ENOUGH)
        .map_or(text, |(end, _)| &text[..end])
}

/// Whether a line can be a turn: a name before its colon, or one of capitals.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "one branch a line, and not three"
)]
pub(super) fn may_speak(line: &Line<'_>) -> bool {
    // Quotation marks and dashes begin with these bytes, and no name does.
    let worded = line.head[1].is_ascii_lowercase() | (line.head[1] == b' ');
    line.signs.has(Signs::COLON) | !(worded | (line.head == [0xe2, 0x80]))
}

/// What may part a name from what is said.
const DASHES: [&str; 3] = ["--", "—", "–"];

/// No name of who speaks is longer, in bytes.
pub(super) const LONGEST_NAME: usize = 32;

/// "P. ¿Y ahora?", "R. Ahora no.": one letter asks and another answers, where it is no initial of a name: all that stands behind
/// it is a sentence, whose second word begins small.
fn is_answering(name: &str, said: &str) -> bool {
    let small = || {
        let second = said.split_whitespace().nth(1);
        second.is_some_and(|word| word.starts_with(char::is_lowercase))
    };
    matches!(name, "P" | "R" | "D" | "F") && ends_sentence(said) && small()
}

/// Who speaks in a line: "Q" of "Q: And then?", "MS ROE" of "MS ROE: I went home." and of "MS ROE. I went home."
pub(super) fn speaker(text: &str) -> Option<&str> {
    const MOST_WORDS: usize = 4;
    if text.starts_with(|c: char| c.is_ascii() && !c.is_ascii_uppercase()) {
        return None;
    }
    let head = &text.as_bytes()[..text.len().min(LONGEST_NAME + 1)];
    let end = memchr::memchr2(b':', b'.', head)?;
    // In French a blank stands before the colon.
    let (name, said) = (text[..end].trim_end(), &text[end + 1..]);
    // "DUKE.--So!"
    let parted = |dash: &&str| said.starts_with(*dash);
    let dashed = || text.as_bytes()[end] == b'.' && DASHES.iter().any(parted);
    if !said.starts_with(' ') && !dashed() {
        return None;
    }
    // "DUKE und ADA: So!"
    let joint = |word: &str| {
        let mut others = name.split(' ').filter(|other| *other != word);
        word.len() <= 3 && name.contains(' ') && others.all(is_upper)
    };
    let capitals = name
        .split(' ')
        .all(|word| word.starts_with(char::is_uppercase) || joint(word));
    if !capitals || name.split(' ').count() > MOST_WORDS {
        return None;
    }
    // Behind a full stop it takes capitals to tell a name, and words to tell a turn from a title.
    let shouted = || {
        let initial = || matches!(name, "Q" | "A") || is_answering(name, said);
        (name.chars().nth(1).is_some_and(char::is_alphabetic) || initial())
            && is_upper(name)
            && marker::roman(name).is_none()
            && !is_upper(said)
    };
    (text.as_bytes()[end] == b':' || shouted()).then_some(name)
}
