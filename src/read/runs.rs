//! Markers that only their row tells: two dashes, numbers without a point, as many stars as an item is deep.
//!
//! ```text
//! -- stop the server        1 Stop the server        * tools
//! -- make a copy of it      2 Make a copy of it      ** saws
//!                           3 Start it again         ** planes
//! ```
//!
//! Two dashes stand before names and speech, too, numbers before what is counted, stars before what is stressed: only what goes
//! on from line to line is a list.

use super::line::Line;
use super::marker::{self, Kind, Mark};
use super::signs::Signs;
use crate::document::{Delimiter, NumberStyle};

/// Lines from one item to the next, at most.
const FARTHEST: usize = 8;

/// The items of such lists among the lines that signs lead, in their order.
pub(super) fn items(lines: &[Line<'_>], led: &[usize]) -> Vec<(usize, Mark)> {
    let marks = led.iter().filter_map(|&at| Some((at, mark(&lines[at])?)));
    let marks: Vec<(usize, Mark)> = marks.collect();
    let runs = marks.chunk_by(|a, b| follows(lines, a, b));
    let runs = runs.filter(|run| match run[0].1.kind {
        Kind::Number { .. } => is_counted(lines, run),
        Kind::Bullet(marker::TWO_DASHES) => is_dashed(lines, run),
        _ => is_nested(lines, run),
    });
    // A single star is told by itself.
    let starred = |(_, mark): &&(usize, Mark)| mark.kind != Kind::Bullet('*');
    runs.flatten().filter(starred).copied().collect()
}

/// What leads a line, if it is such a marker.
fn mark(line: &Line<'_>) -> Option<Mark> {
    let (kind, len) = match line.head {
        [b'-', b'-'] => (Kind::Bullet(marker::TWO_DASHES), 2),
        [b'*', b'*' | b' '] => {
            let len = line.text.len() - line.text.trim_start_matches('*').len();
            (Kind::Bullet(marker::stars(len)?), len)
        }
        [b'0'..=b'9', _] => {
            let len = line.text.bytes().take_while(u8::is_ascii_digit).count();
            let value = line.text[..len].parse().ok().filter(|_| len <= 2)?;
            let (style, delimiter) = (NumberStyle::Decimal, Delimiter::Period);
            let kind = Kind::Number {
                value,
                style,
                delimiter,
            };
            (kind, len)
        }
        _ => return None,
    };
    let text = line.text[len..].trim_start_matches(' ');
    let text_at = line.text.len() - text.len();
    let begins = text.starts_with(|c: char| c.is_alphanumeric() || "\"'`(<[“„«".contains(c));
    (text_at > len && begins).then_some(Mark { kind, len, text_at })
}

/// Whether one such item goes on with another, and nothing but what hangs from the first stands between.
fn follows(lines: &[Line<'_>], (a, above): &(usize, Mark), (b, mark): &(usize, Mark)) -> bool {
    let (first, next) = (&lines[*a], &lines[*b]);
    let hangs = |line: &Line<'_>| line.gap() == 0 && line.indent() >= first.indent() + above.len;
    let end = |line: &Line<'_>, mark: &Mark| line.indent() + mark.len;
    let goes_on = match (above.kind, mark.kind) {
        (
            Kind::Number { value, .. },
            Kind::Number {
                value: next_value, ..
            },
        ) => {
            value + 1 == next_value
                && (first.indent() == next.indent() || end(first, above) == end(next, mark))
        }
        (Kind::Bullet(marker::TWO_DASHES), Kind::Bullet(marker::TWO_DASHES)) => {
            first.indent() == next.indent() && next.gap() <= 1
        }
        (Kind::Bullet(a), Kind::Bullet(b)) => {
            let dashes = [a, b].contains(&marker::TWO_DASHES);
            !dashes && first.indent() == next.indent() && next.gap() == 0
        }
        _ => false,
    };
    goes_on && b - a <= FARTHEST && next.gap() <= 1 && lines[a + 1..*b].iter().all(hangs)
}

/// Whether numbers that count from one lead phrases: no cells of a table, no entries of a contents list, no amounts of anything.
fn is_counted(lines: &[Line<'_>], run: &[(usize, Mark)]) -> bool {
    const FEWEST: usize = 3;
    const FEWEST_WORDS: usize = 3;
    const WIDEST: usize = 100;
    let from_one = matches!(run[0].1.kind, Kind::Number { value: 1, .. });
    let text = |(at, mark): &(usize, Mark)| &lines[*at].text[mark.text_at..];
    let plain = |item: &(usize, Mark)| {
        let line = &lines[item.0];
        text(item).starts_with(char::is_uppercase)
            && !line.signs.has(Signs::CODE | Signs::GUTTER)
            && !text(item).contains("  ")
            && line.width() <= WIDEST
    };
    let phrase = |item: &&(usize, Mark)| text(item).split(' ').nth(FEWEST_WORDS - 1).is_some();
    let figured = |item: &(usize, Mark)| lines[item.0].tail.is_ascii_digit();
    // "1 May", "2 May" are days.
    let word = |item: &(usize, Mark)| text(item).split(' ').next().map(str::to_owned);
    let days = || run.windows(2).all(|pair| word(&pair[0]) == word(&pair[1]));
    run.len() >= FEWEST
        && from_one
        && run.iter().all(plain)
        && run.iter().filter(phrase).count() * 2 >= run.len()
        && !run.iter().all(figured)
        && !days()
}

/// Whether dashes lead what is listed: neither what people say nor who said it.
fn is_dashed(lines: &[Line<'_>], run: &[(usize, Mark)]) -> bool {
    let first = &lines[run[0].0];
    let above = run[0].0.checked_sub(1).map(|at| &lines[at]);
    let announced = above.is_some_and(|above| above.tail == b':');
    let text = |(at, mark): &(usize, Mark)| &lines[*at].text[mark.text_at..];
    let said = |item: &(usize, Mark)| text(item).contains(['?', '!', '…', '"', '“', '«']);
    let hangs = |pair: &[(usize, Mark)]| pair[1].0 - pair[0].0 > 1;
    let told = || {
        run.windows(2).any(hangs)
            || !run
                .iter()
                .any(|item| matches!(lines[item.0].tail, b'.' | b','))
    };
    run.len() > 1
        && (first.gap() > 0 || announced)
        && !run.iter().any(said)
        && (announced || told())
}

/// Whether items of several depths stand together, those of the second below those of the first.
fn is_nested(lines: &[Line<'_>], run: &[(usize, Mark)]) -> bool {
    // What a title's text hangs from is a section.
    let told = |pair: &[(usize, Mark)]| {
        pair[1].0 - pair[0].0 > 1 && lines[pair[0].0 + 1].head[0].is_ascii_uppercase()
    };
    let closed = |(at, mark): &(usize, Mark)| lines[*at].text[mark.text_at..].contains("**");
    run[0].1.len == 1
        && run.iter().any(|(_, mark)| mark.len > 1)
        && run
            .windows(2)
            .all(|pair| pair[1].1.len <= pair[0].1.len + 1)
        && !run.iter().any(closed)
        && !run.windows(2).any(told)
}
