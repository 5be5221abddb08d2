//! Display lines: titles and headings of pages that were set in larger type, and came out as text in several lines, none of which
//! is as wide as the text's.
//!
//! ```text
//! Ferry to the Outer Islands
//! Runs Again After the Storm
//! The ferry to the outer islands sailed on Monday morning for the first time since
//! the storm. It carried forty passengers and the mail of fourteen days.
//! ```
//!
//! Their lines are filled as those of a paragraph are, though to a column of their own, and wider ones follow.

use super::byline;
use super::date;
use super::entry::names_page;
use super::line::{Line, ends_joining};
use super::marker;
use super::signs::Signs;

/// Lines of the longest title.
const MOST_LINES: usize = 5;

/// Whether lines were filled by the widths of letters and not by their number: many of those that flow had room for the next word.
pub(super) fn is_typeset(lines: &[Line<'_>], wrap: usize) -> bool {
    const REACH: usize = 400;
    const FEWEST: usize = 6;
    /// One in so many had it.
    const SHARE: usize = 10;
    /// What a program put at the end of a line where it broke a word.
    const SOFT_HYPHEN: char = '\u{ad}';
    let (mut flowing, mut loose) = (0, 0);
    for pair in lines[..lines.len().min(REACH)].windows(2) {
        let (line, next) = (&pair[0], &pair[1]);
        if line.tail == 0xad && line.text.ends_with(SOFT_HYPHEN) {
            return true;
        }
        if line.tail.is_ascii_alphanumeric()
            && next.head[0].is_ascii_lowercase()
            && next.gap() == 0
            && line.indent() == next.indent()
        {
            flowing += 1;
            loose += usize::from(line.edge() + 1 + next.first_word_width() < wrap);
        }
    }
    flowing >= FEWEST && loose * SHARE >= flowing
}

/// How many lines such a title or heading has that begins with the first of these, in a text wrapped at a column. What no text
/// stands right below is one at the head of a text alone.
pub(super) fn count(lines: &[Line<'_>], wrap: usize) -> Option<usize> {
    /// Lines at the head of a text.
    const HEAD: usize = 12;
    let first = lines.first()?;
    let opens = |c: char| c.is_alphanumeric() && !c.is_lowercase() || "\"'“‘«¿¡„".contains(c);
    if !(first.gap() > 0 || first.number() == 1) || !first.text.starts_with(opens) {
        return None;
    }
    // A few words below each other are seldom a heading, unless it has a number: larger type fills its lines as smaller does.
    let numbered = || first.head[0].is_ascii_digit() && first.text.contains(' ');
    let fills = |widest: usize| first.number() <= HEAD || widest * 3 >= wrap || numbered();
    let mut widest = 0;
    for (at, line) in lines.iter().take(MOST_LINES + 1).enumerate() {
        if at > 0 && line.gap() > 0 {
            // A blank line ends it.
            let head = first.number() <= HEAD;
            return (head && is_filled(&lines[..at])).then_some(at);
        }
        if at == 1 && lines[0].tail == b'?' && line.edge() * 4 >= widest * 5 {
            // Of one line, other signs tell, but of a question.
            let text = lines.get(2).is_some_and(|next| next.gap() == 0);
            let asks = text && is_display(&lines[0], wrap, 0) && lines[0].text.contains(' ');
            return (asks && line.indent() == lines[0].indent()).then_some(1);
        }
        let told = || is_signature(line) || names_author(line, lines.get(at + 1));
        let signed = || at > 0 && !is_joined_on(&lines[at - 1]) && told();
        if at > 1 && (line.edge() * 4 >= widest * 5 || signed()) {
            return (fills(widest) && is_filled(&lines[..at])).then_some(at);
        }
        if !is_display(line, wrap, at) || signed() {
            return None;
        }
        widest = widest.max(line.edge());
    }
    None
}

/// Whether these lines are such a title or heading, for all that they tell by themselves.
pub(super) fn are_display(lines: &[Line<'_>], wrap: usize) -> bool {
    let mut lines_and_places = lines.iter().enumerate();
    lines_and_places.all(|(at, line)| is_display(line, wrap, at) && !is_signature(line))
        && is_filled(lines)
}

/// Whether a line may be the first of a title, or one further down.
fn is_display(line: &Line<'_>, wrap: usize, at: usize) -> bool {
    // "The Tern – a Boat" may be broken before its dash.
    let dash = || at > 0 && line.text.starts_with(['–', '—', '-', '|']);
    line.edge() * 4 <= wrap * 3
        && !line.signs.has(Signs::GUTTER)
        && (dash() || marker::of_line(line).is_none())
        && !line.is_symbols()
        && !line.text.contains("://")
        && !names_page(line)
}

/// Whether a line says by whom something is, where that is to be reached, when it was, or which version.
fn is_signature(line: &Line<'_>) -> bool {
    let text = line.text.trim_matches(['(', ')']);
    let counted = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    byline::is_led(text)
        || date::of_line(text).is_some()
        || line.has_at()
        || text.contains("<at>")
        || date::is_version(text)
        || text.strip_prefix('v').is_some_and(counted)
}

/// Whether a line is a name, and a note is called behind it, or nothing but a day below it: titles have words that look so.
fn names_author(line: &Line<'_>, below: Option<&Line<'_>>) -> bool {
    const MOST_WORDS: usize = 3;
    let name = byline::uncalled(line.text);
    let ends = || {
        name.len() < line.text.len()
            || below.is_none_or(|below| below.gap() > 0 || is_signature(below))
    };
    name.split(' ').nth(MOST_WORDS).is_none() && byline::are_names(name) && ends()
}

/// Whether a line ends with a word that joins the next one on, or a comma.
fn is_joined_on(line: &Line<'_>) -> bool {
    line.tail == b',' || ends_joining(line.text)
}

/// Whether several lines are filled, and are no sentences.
fn is_filled(lines: &[Line<'_>]) -> bool {
    const MOST_WORDS: usize = 36;
    let widest = lines.iter().map(Line::edge).max().unwrap_or(0);
    let Some((last, above)) = lines.split_last().filter(|(_, above)| !above.is_empty()) else {
        return false;
    };
    let filled = above.iter().zip(&lines[1..]).all(|(line, next)| {
        (line.edge() + 1 + next.first_word_width()) * 5 > widest * 4
            && line.edge() * 2 >= widest
            && !matches!(line.tail, b'.' | b';')
    });
    let shortest = if above.len() == 1 { 2 } else { 4 };
    let words: usize = lines.iter().map(|line| line.text.split(' ').count()).sum();
    filled
        && last.edge() * shortest >= widest
        && !matches!(last.tail, b'.' | b',' | b';' | b':')
        && words <= MOST_WORDS
}
