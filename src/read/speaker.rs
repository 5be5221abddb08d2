//! Who speaks in a line: a name before a colon, or one of capitals before a full stop.

use super::case::is_upper;
use super::line::{Line, ends_sentence};
use super::marker;
use super::signs::Signs;

/// Whether a line begins with who speaks: `ADA: …`, `MS MOSS. …`, `Q. …`.
pub(super) fn opens(text: &str) -> bool {
    let asked = || ["Q. ", "A. "].iter().any(|lead| text.starts_with(lead));
    speaker(text).is_some() || asked()
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
