//! Contents lists: entries with leaders and page numbers, or lines below a heading "Contents".

use super::{Role, Score, View, heading};
use crate::read::line::{Line, ends_sentence};

/// `1.2 Scope . . . . . 7`: most lines of a group end so.
pub(super) fn leaders(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let led = own
        .iter()
        .filter(|line| leader(line.text).is_some())
        .count();
    (led >= 2 && led * 10 >= own.len() * 6 || led == own.len() && is_listing(view))
        .then_some((Role::Entry, 88))
}

/// Where the leader of a contents line begins: dots, four or more, blanks aside, and a page number.
pub(in crate::read) fn leader(text: &str) -> Option<usize> {
    const FEWEST_DOTS: usize = 4;
    let number = text
        .bytes()
        .rev()
        .take_while(|b| b.is_ascii_digit() || matches!(b, b'i' | b'v' | b'x' | b'l'))
        .count();
    let head = &text[..text.len() - number];
    let kept = head.trim_end_matches([' ', '.', '·', '_', '…', '\t']);
    let dots: usize = head[kept.len()..]
        .chars()
        .map(|c| match c {
            '.' | '·' | '_' => 1,
            '…' => 3,
            _ => 0,
        })
        .sum();
    (dots >= FEWEST_DOTS && number <= 7 && kept.chars().any(char::is_alphanumeric))
        .then_some(kept.len())
}

/// A line below "Contents", down to the first entry's own heading.
pub(super) fn listed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const WIDEST_GAP: usize = 4;
    if !is_listing(view) || view.first().gap > WIDEST_GAP {
        return None;
    }
    let own = view.own();
    let short = own.len() <= 3
        && own.iter().all(|line| line.width < 90)
        && !(own.len() >= 2 && ends_sentence(own[own.len() - 1].text) && view.width() > 100);
    if !short || own.iter().all(Line::is_symbols) {
        return None;
    }
    let text = normalised(own[0].text);
    let first = view
        .judged
        .iter()
        .rev()
        .take_while(|judged| judged.role == Role::Entry)
        .last();
    let starts_over = first.is_some_and(|judged| {
        let entry = view.lines[judged.lines.start].text;
        let entry = normalised(&entry[..leader(entry).unwrap_or(entry.len())]);
        entry == text
            || text.len() >= 4
                && entry.starts_with(&text)
                && entry[text.len()..].bytes().all(|b| b.is_ascii_digit())
    });
    (!starts_over).then_some((Role::Entry, 82))
}

/// Whether a contents list is under way above.
fn is_listing(view: &View<'_, '_>) -> bool {
    match view.judged.last() {
        Some(judged) if judged.role == Role::Entry => true,
        Some(judged) => {
            matches!(judged.role, Role::Heading(_) | Role::Front(_))
                && heading::is_contents(view.lines[judged.lines.start].text)
        }
        None => false,
    }
}

/// A text by its letters and digits alone, so that an entry and its heading compare equal.
pub(in crate::read) fn normalised(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
