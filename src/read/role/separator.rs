//! Breaks: `* * *`, `***`, `-----`, `▬▬▬▬▬▬▬▬`, `#`, `~`, `-o-`, `°*°*°*°*` alone on a line.

use super::{Role, Score, View};
use crate::read::line::Line;

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
    if is_pattern(text) {
        return Some((Role::Break, 80));
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

/// Whether lines are rows of asterisks, one below the other.
pub(super) fn are_asterisks(own: &[Line<'_>]) -> bool {
    let row =
        |line: &Line<'_>| line.is_symbols() && line.text.bytes().all(|b| matches!(b, b'*' | b' '));
    own.iter().all(row)
}

/// Whether a few signs come again and again, whatever they are: `°*°*°*°*`. Cries do so, too.
fn is_pattern(text: &str) -> bool {
    const LONGEST: usize = 4;
    const FEWEST: usize = 4;
    const SHORTEST: usize = 8;
    let signs = || text.chars().filter(|sign| !sign.is_whitespace());
    let repeats = |period: usize| {
        let count = signs().count();
        count >= SHORTEST.max(period * FEWEST)
            && signs().skip(period).eq(signs().take(count - period))
    };
    let cries = |sign: char| matches!(sign, '?' | '!' | '.' | ',' | '"' | '$' | '%');
    // One sign of ASCII alone is told above.
    let once = text.starts_with(|sign: char| !sign.is_ascii());
    !text.chars().take(LONGEST).any(cries) && (once || !repeats(1)) && (1..=LONGEST).any(repeats)
}
