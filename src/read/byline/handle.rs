//! Who signs with words that are no name of a person: "by roe77".

use super::{is_lead, is_name, signers};

/// Who signs with words that are no names of persons: "By roe77", "by roe77, jcan". Anybody may be led by "by"; whoever asks must
/// know that a byline may stand here, and that nothing below is called by these words.
pub(in crate::read) fn handles(text: &str) -> Option<Vec<String>> {
    let (names, led) = signers(text)?;
    let alone = names.len() == 1;
    let is_handle = |name: &String| {
        is_name(name) || is_handle(name) && (alone || !name.starts_with(char::is_uppercase))
    };
    (led && !names.is_empty() && names.iter().all(is_handle)).then_some(names)
}

/// Whether a word is written as no other is: it begins with a small letter, or has a capital behind a small one.
pub(in crate::read) fn is_made_up(word: &str) -> bool {
    let mut letters = word.chars();
    word.starts_with(|c: char| c.is_ascii_lowercase())
        || word.is_ascii()
            && letters
                .by_ref()
                .skip_while(|c| !c.is_lowercase())
                .any(char::is_uppercase)
}

/// "by roe77", where no name of a person and no title of a text can be meant.
pub(in crate::read) fn is_handled(text: &str) -> bool {
    let names = handles(text);
    names.is_some_and(|names| {
        names
            .iter()
            .all(|name| name.starts_with(char::is_lowercase))
    })
}

/// Whether a text is one word, as people call themselves where they write: "roe77", "jane-roe".
pub(in crate::read) fn is_handle(text: &str) -> bool {
    const LONGEST: usize = 24;
    text.len() <= LONGEST
        && !text.eq_ignore_ascii_case("the")
        && text.starts_with(char::is_alphabetic)
        && text.ends_with(char::is_alphanumeric)
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        && text.chars().nth(1).is_some()
        && !is_lead(text)
}
