//! The words of an entry, the page that it is on, in a column of its own, and what that column is called.

use super::leader;
use crate::read::figures::are_digits;
use crate::read::line::Line;
use crate::read::role::View;
use crate::read::signs::Signs;
use crate::read::words::normalised;

/// The words of an entry, without the number of its page and what leads to it.
pub(super) fn words_of<'t>(line: &Line<'t>) -> &'t str {
    match leader(line.text) {
        Some(at) => &line.text[..at],
        None => page_column(line)
            .or_else(|| head_column(line))
            .unwrap_or(line.text),
    }
}

/// Whether a line ends with the number of a page, in a column of its own.
pub(super) fn is_paged(line: &Line<'_>) -> bool {
    page_column(line).is_some()
}

/// Whether a line has its page at the right, as the next one above or below has, or says only that pages stand in its column.
pub(in crate::read::role) fn is_row(view: &View<'_, '_>) -> bool {
    let [line] = view.own() else { return false };
    let beside = || view.above().into_iter().chain(view.below()).any(is_paged);
    is_paged(line) && beside() || is_page_word(line)
}

/// "PAGE", far to the right.
pub(super) fn is_page_word(line: &Line<'_>) -> bool {
    const FAR: usize = 24;
    const LONGEST: usize = 14;
    let facing = |word: &str| {
        let rest = word.strip_prefix("facing").or(word.strip_prefix("toface"));
        rest.is_some_and(|rest| rest.is_empty() || PAGE_WORDS.contains(&rest))
    };
    line.indent() >= FAR && line.text.len() <= LONGEST && {
        let word = normalised(line.text);
        PAGE_WORDS.contains(&word.as_str()) || facing(&word)
    }
}

/// What stands before the number of a page that has a column of its own.
pub(super) fn page_column<'t>(line: &Line<'t>) -> Option<&'t str> {
    const LONGEST: usize = 4;
    if !line.signs.has(Signs::GUTTER) {
        return None;
    }
    let (words, number) = line.text.rsplit_once("   ")?;
    let number = number.trim_start();
    let page = number.len() <= LONGEST && are_digits(number);
    (page || is_faced(number)).then_some(words)
}

/// "_Frontispiece_", "_To face page_ 12", "facing p. 128": the page that a picture stands beside.
fn is_faced(page: &str) -> bool {
    const LONGEST: usize = 20;
    let opening = page.trim_start_matches(['_', '(', '*']);
    opening.len() <= LONGEST && opening.starts_with(['F', 'f', 'T', 't', 'V', 'v']) && {
        let place = normalised(opening);
        let facing = place.starts_with("facing") || place.starts_with("toface");
        matches!(
            place.as_str(),
            "frontispiece" | "vignette" | "titlepage" | "titelbild"
        ) || facing && place.ends_with(|c: char| c.is_ascii_digit())
    }
}

/// What the column of page numbers is called, by its letters.
pub(super) const PAGE_WORDS: [&str; 5] = ["page", "pages", "seite", "pag", "pagina"];

/// "CHAPTER                PAGE": what the columns of a contents list are called.
pub(in crate::read::role) fn is_head(line: &Line<'_>) -> bool {
    head_column(line).is_some()
}

/// What stands before what the column of page numbers is called.
fn head_column<'t>(line: &Line<'t>) -> Option<&'t str> {
    let columned = line.signs.has(Signs::GUTTER);
    let (words, last) = line.text.rsplit_once(' ').filter(|_| columned)?;
    PAGE_WORDS
        .contains(&normalised(last).as_str())
        .then(|| words.trim_end())
}
