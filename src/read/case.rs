//! How the letters of a text are written: in capitals, as a title or a sentence is, or small.

/// How the letters of a text are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// No letter of a script with case.
    None,
    /// Every letter is a capital.
    Upper,
    /// Most words of weight begin with a capital.
    Title,
    /// Begins with a capital.
    Sentence,
    /// Begins with a small letter.
    Lower,
}

/// Whether the letters of a text are capitals: [`Case::Upper`].
pub(super) fn is_upper(text: &str) -> bool {
    /// Bytes that are looked at together.
    const HEAD: usize = 32;
    // Prose is known by its first small letters: even if all else were capitals, these were too many.
    let most = text.len() / STRAY;
    let small = |head: &[u8; HEAD]| head.iter().filter(|byte| byte.is_ascii_lowercase()).count();
    let head = text.as_bytes().first_chunk();
    if head.is_some_and(|head| small(head) > most) {
        return false;
    }
    let (mut upper, mut lower) = (0, 0);
    for c in text.chars() {
        if c.is_ascii_lowercase() || is_cased(c) && c.is_lowercase() {
            lower += 1;
            if lower > most {
                return false;
            }
        } else if c.is_ascii_uppercase() || is_cased(c) && c.is_uppercase() {
            upper += 1;
        }
    }
    upper > 0 && (lower == 0 || upper >= 8 && lower * STRAY <= upper)
}

/// Whether a character beyond ASCII is of a script that may have capitals, as those of East Asia have not.
fn is_cased(c: char) -> bool {
    !c.is_ascii() && !matches!(c, '\u{2e80}'..='\u{a4ff}')
}

/// Whether a text begins with a small letter: [`Case::Lower`].
pub(super) fn is_lower(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(is_small) && !is_upper(text)
}

/// Whether a character is a small letter, of a script where texts have capitals, too: Georgian has them for titles alone.
pub(super) fn is_small(c: char) -> bool {
    c.is_lowercase() && !matches!(c, '\u{10d0}'..='\u{10ff}')
}

/// Capitals to a small letter that strays among them: "`McCOY`", "1980s".
const STRAY: usize = 12;

/// How the letters of a text are written.
pub(super) fn case(text: &str) -> Case {
    /// Articles and prepositions are shorter, and are small even in titles.
    const SHORTEST: usize = 4;
    if is_upper(text) {
        return Case::Upper;
    }
    if !text.chars().any(|c| c.is_lowercase() || c.is_uppercase()) {
        return Case::None;
    }
    let first = text.chars().find(|c| c.is_alphanumeric());
    if first.is_some_and(is_small) && !is_camel(text) {
        return Case::Lower;
    }
    let (mut words, mut capitals) = (0, 0);
    // The first letter of a word, the characters from there on, and those down to its last letter.
    let (mut first, mut met, mut len) = (None, 0, 0);
    for c in text.chars().chain([' ']) {
        if c.is_whitespace() || c == '-' || c == '/' {
            if len >= SHORTEST {
                words += 1;
                let capital = |c: char| c.is_uppercase() || c.is_numeric();
                capitals += usize::from(first.is_some_and(capital));
            }
            (first, met, len) = (None, 0, 0);
        } else if c.is_alphanumeric() {
            first = first.or(Some(c));
            met += 1;
            len = met;
        } else {
            met += usize::from(first.is_some());
        }
    }
    if words >= 2 && capitals * 5 >= words * 4 {
        Case::Title
    } else {
        Case::Sentence
    }
}

/// Whether a text begins with a name whose first letter stays small wherever it stands: "iPhone", "eBay". Capitals that come
/// later are those of code: `setValue`.
pub(super) fn is_camel(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_lowercase) && letters.next().is_some_and(char::is_uppercase)
}

/// "The Tide Table Tutorial": several words, each with a capital, and nothing else.
pub(super) fn is_titled(text: &str) -> bool {
    text.contains(' ')
        && text.bytes().all(|b| b.is_ascii_alphabetic() || b == b' ')
        && matches!(case(text), Case::Title | Case::Upper)
}
