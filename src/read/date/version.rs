//! Numbers that count what was released, and no days.

use crate::read::figures::are_digits;

/// Whether a text counts what was released: "Release 1.4", "2.0.1".
pub(in crate::read) fn is_version(text: &str) -> bool {
    const FEWEST: usize = 3;
    is_named_version(text) || text.split_whitespace().any(|word| counted(word) >= FEWEST)
}

/// The same where a word says so: "Release 1.4".
pub(in crate::read) fn is_named_version(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let named = matches!(word, "Release" | "release" | "Version" | "version");
        if named && words.peek().is_some_and(|next| counted(next) >= 2) {
            return true;
        }
    }
    false
}

/// How many numbers with dots between them a word is.
fn counted(word: &str) -> usize {
    let word = word.strip_prefix(['v', 'V']).unwrap_or(word);
    let parts = word.trim_end_matches([',', ':', ')']).split('.');
    if parts.clone().all(are_digits) {
        parts.count()
    } else {
        0
    }
}
