//! Lines of symbols that underline the line above them, as a title or a heading is.

use super::line::Line;

/// A rule may be so much shorter or longer than what it underlines.
const SLACK: usize = 2;

/// Whether a line of symbols underlines the line above it.
pub(super) fn is_underline(line: &Line<'_>, above: &Line<'_>, lines_above: usize) -> bool {
    /// Shorter ones underline nothing that is longer.
    const SHORTEST: usize = 8;
    /// Rules that cross the page are longer, and underline nothing.
    const LONGEST_OVER: usize = 40;
    /// A short title's may be longer by so much.
    const OVER: usize = 12;
    let widest = above
        .width()
        .max(above.edge().saturating_sub(line.indent()))
        + SLACK;
    // Who types a rule before the title is settled draws it too long.
    // What is drawn with underscores crosses the page below the list's letters.
    let over = lines_above == 1
        && line.rule() != Some('_')
        && (line.indent() == above.indent() || are_centred(line, above));
    let most = if over {
        widest.max(
            LONGEST_OVER
                .min(above.width() * 2)
                .max(above.width() + OVER),
        )
    } else {
        widest
    };
    // The end of a sentence that began above has a rule across the page below it.
    let ends = above.tail == b'.' && above.text.starts_with(['…', '.']);
    // Who draws it by hand may stop early; no other use is made of this sign.
    let lazy = || {
        let drawn = line.rule() == Some('=')
            && line.width() >= SHORTEST
            && line.width() * 4 >= above.width();
        drawn
            && lines_above == 1
            && above.gap() > 0
            && line.indent() == above.indent()
            && above.tail != b'.'
    };
    line.underlining().is_some()
        && !ends
        && !above.is_symbols()
        && lines_above <= 3
        && (line.width() + SLACK >= above.width() || is_behind_number(line, above) || lazy())
        && line.width() <= most
}

/// Whether a rule underlines the words behind a number: it begins where they do, and ends with them.
fn is_behind_number(line: &Line<'_>, above: &Line<'_>) -> bool {
    let number = line.indent().checked_sub(above.indent());
    let number = number.and_then(|columns| above.text.split_at_checked(columns));
    let counts = |(number, words): (&str, &str)| {
        number.ends_with(' ')
            && words.starts_with(char::is_alphabetic)
            && number.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase())
            && number
                .trim_end()
                .bytes()
                .all(|b| b.is_ascii_digit() || b.is_ascii_uppercase() || b == b'.' || b == b')')
    };
    number.is_some_and(counts) && line.edge().abs_diff(above.edge()) <= SLACK
}

/// Whether two lines that stand in have one middle.
fn are_centred(line: &Line<'_>, other: &Line<'_>) -> bool {
    const SLACK: usize = 4;
    let middle = |line: &Line<'_>| line.indent() + line.edge();
    line.indent() > 0 && other.indent() > 0 && middle(line).abs_diff(middle(other)) <= SLACK
}
