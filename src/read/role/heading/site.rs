//! What a page says of itself, and its reader copies with the text: buttons, invitations, pages, files to be had.

use super::words;
use crate::read::figures::are_digits;
use crate::read::line::Line;
use crate::read::signs::Signs;
use crate::read::words::Words;

/// "ADVERTISEMENT", "Next", "Play video": what a page says of itself, and nothing else on the line.
pub(in crate::read::role) fn is_button(text: &str) -> bool {
    const LONGEST: usize = 64;
    text.len() <= LONGEST
        && words::BUTTONS.may_open(text)
        && words::BUTTONS.has(
            &without_count(text)
                .trim_matches(['-', '–', '—', ' ', '>', '»'])
                .to_lowercase(),
        )
}

/// "READ MORE:", "DON'T MISS": phrases that a page sets above links to other texts, and nothing else on the line.
pub(super) fn is_invitation(text: &str) -> bool {
    let phrase = text.trim_end_matches([':', '.', '…', ' ']);
    phrase.contains(' ')
        && words::LABELS.may_open(phrase)
        && words::LABELS.has(&phrase.to_lowercase())
        && !words::KNOWN.has_normalised(phrase)
}

/// A text without what wikis set behind their headings: "Description[edit]".
pub(in crate::read::role) fn without_edit(text: &str) -> &str {
    static EDITS: Words = Words::of(
        "edit bearbeiten modifier modifica editar edytuj править редактировать bewerken redigera rediger upravit editovat muokkaa
         düzenle 編集 编辑 編輯 편집",
    );
    let edits = |inner: &str| {
        let first = inner.split([' ', '|']).next().unwrap_or_default();
        EDITS.has(&first.to_lowercase())
    };
    let inner = text
        .strip_suffix(']')
        .and_then(|rest| rest.rsplit_once('['));
    match inner {
        Some((words, inner)) if edits(inner) => words.trim_end(),
        _ => text,
    }
}

/// A text without the number in brackets that ends it: "View all (23)".
fn without_count(text: &str) -> &str {
    let counted = text
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("));
    let (text, _) = counted
        .filter(|(_, count)| count.bytes().all(|b| b.is_ascii_digit()))
        .unwrap_or((text, ""));
    text
}

/// "Page 17", "Seite 17": where something is to be found; "1 of 6": which one of several is shown.
pub(super) fn is_page(text: &str) -> bool {
    let mut words = text.split(' ');
    let counted = are_digits(words.next().unwrap_or_default())
        && words
            .next()
            .is_some_and(|word| matches!(word, "of" | "/" | "von" | "sur" | "de" | "di"))
        && are_digits(words.next().unwrap_or_default())
        && words.next().is_none();
    counted
        || text.split_once(' ').is_some_and(|(word, number)| {
            words::PAGES.may_open(word)
                && words::PAGES.has(&word.to_lowercase())
                && are_digits(number)
        })
}

/// "Picture in full size (JPEG, 1 MB)": what is to be had behind a link, and how large it is.
pub(super) fn is_file(line: &Line<'_>) -> bool {
    let size = || {
        let (_, inner) = line
            .text
            .strip_suffix([')', ']'])?
            .rsplit_once(['(', '['])?;
        let unit = inner.trim_end_matches(char::is_alphabetic);
        let named = ["kb", "mb", "gb", "kib", "mib", "ko", "mo", "кб", "мб"];
        let last = inner[unit.len()..].to_lowercase();
        (named.contains(&last.as_str()) && unit.trim_end().ends_with(|c: char| c.is_ascii_digit()))
            .then_some(())
    };
    line.signs.has(Signs::BRACKET) && size().is_some()
}
