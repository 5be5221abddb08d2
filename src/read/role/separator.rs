//! Breaks: `* * *`, `***`, `-----`, `#`, `~`, `-o-` alone on a line.

use super::{Role, Score, View};

pub(super) fn separator(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [line] = view.own() else { return None };
    let text = line.text;
    if matches!(
        text,
        "-o-" | "-oOo-" | "--o--" | "o0o" | "oOo" | "-o0o-" | "--oOo--"
    ) {
        return Some((Role::Break, 80));
    }
    if !line.is_symbols() {
        return None;
    }
    let marks = text.chars().filter(|c| !c.is_whitespace()).count();
    let mut kinds: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    // "?!" and "…" are speech; a row of one or two kinds of mark is a rule.
    let ornament = kinds.iter().all(|c| {
        matches!(
            c,
            '*' | '-'
                | '='
                | '_'
                | '~'
                | '#'
                | '+'
                | '.'
                | '·'
                | '•'
                | '—'
                | '–'
                | '⁂'
                | '☙'
                | '❧'
                | '§'
                | '◊'
                | '○'
                | '×'
                | '─'
                | '━'
                | '═'
                | '|'
                | '^'
                | '\\'
                | '/'
                | '＊'
                | '※'
                | '◇'
                | '◆'
                | '□'
                | '■'
                | '☆'
                | '★'
                | '…'
                | '<'
                | '>'
                | ':'
        )
    });
    let alone = (line.gap() > 0 || view.range.start == 0) && view.gap_below() > 0;
    match (ornament && kinds.len() <= 3, marks) {
        (true, 3..) => Some((Role::Break, 80)),
        (true, 1..=2)
            if alone
                && !matches!(
                    kinds[0],
                    '"' | '\'' | '`' | '´' | '.' | '/' | ':' | '|' | '^' | '\\'
                ) =>
        {
            Some((Role::Break, 60))
        }
        _ => None,
    }
}

/// Whether a sentence or a clause may end with this mark, and a heading does not.
pub(super) fn is_stop(mark: Option<char>) -> bool {
    matches!(
        mark,
        Some(
            '.' | ','
                | ';'
                | '。'
                | '，'
                | '；'
                | '、'
                | '।'
                | '…'
                | '။'
                | '۔'
                | '،'
                | '։'
                | '።'
                | '·'
                | '-'
                | '–'
                | '—'
        )
    )
}
