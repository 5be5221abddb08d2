//! Markers that stand by themselves on their lines, above the words that they lead, or where an item is empty.
//!
//! ```text
//! Please bring:            -                      * - Boat
//! •                          ring(times)            - Keeper
//! A rope                   -                      * - Tern
//! •                          hush()                 -
//! A lamp
//! ```
//!
//! What takes text out of a page often leaves them so. A sign by itself parts scenes, too, and a number by itself leads stanzas: only
//! what goes on, and stands over what it leads, is a list.

use super::line::{Line, ends_sentence};
use super::marker::{self, Kind, Mark};

/// Lines from one item to the next, at most.
const FARTHEST: usize = 16;

/// Such markers among the lines that signs lead, in their order.
pub(super) fn items(lines: &[Line<'_>], led: &[usize]) -> Vec<(usize, Mark)> {
    let alone = |at: usize| {
        let short = lines[at].text.len() <= marker::LONGEST_ALONE;
        let mark = short.then(|| marker::alone(lines[at].text)).flatten();
        mark.map(|mark| (at, mark))
    };
    let marks: Vec<(usize, Mark)> = led.iter().filter_map(|&at| alone(at)).collect();
    let runs = marks.chunk_by(|above, below| follows(lines, above, below));
    let told: Vec<(usize, Mark)> = runs
        .filter(|run| is_list(lines, run))
        .flatten()
        .copied()
        .collect();
    let mut items = Vec::with_capacity(told.len());
    let mut told = told.into_iter().peekable();
    for (at, mark) in marks {
        let below_one = items.last().is_some_and(|(other, _)| other + 1 == at);
        if told.next_if(|(told, _)| *told == at).is_some() || is_empty(lines, at, mark, below_one) {
            items.push((at, mark));
        }
    }
    items
}

/// Whether a marker goes on with the one above it, and nothing but the words of that stands between.
fn follows(lines: &[Line<'_>], (a, above): &(usize, Mark), (b, mark): &(usize, Mark)) -> bool {
    let (first, next) = (&lines[*a], &lines[*b]);
    let goes_on = match (above.kind, mark.kind) {
        (Kind::Bullet(a), Kind::Bullet(b)) => a == b,
        (
            Kind::Number { value, style, .. },
            Kind::Number {
                value: next_value,
                style: next_style,
                ..
            },
        ) => style == next_style && value + 1 == next_value,
        _ => false,
    };
    let between = &lines[a + 1..*b];
    goes_on
        && first.indent().abs_diff(next.indent()) <= 1
        && b - a <= FARTHEST
        && !between.is_empty()
        && (hang(first, between) || next.gap() <= 1 && are_tight(first, between))
}

/// Whether lines stand deeper than their marker.
fn hang(marker: &Line<'_>, lines: &[Line<'_>]) -> bool {
    let deeper = |line: &Line<'_>| line.indent() > marker.indent() + 1;
    !lines.is_empty() && lines[0].gap() <= 1 && lines.iter().all(deeper)
}

/// Whether lines stand right below their marker, and no blank line parts them.
fn are_tight(marker: &Line<'_>, lines: &[Line<'_>]) -> bool {
    let near = |line: &Line<'_>| line.gap() == 0 && line.indent() >= marker.indent();
    !lines.is_empty() && lines.iter().all(near)
}

/// Whether markers by themselves lead a list: their words hang from them, or are told from scenes and stanzas.
fn is_list(lines: &[Line<'_>], run: &[(usize, Mark)]) -> bool {
    const FEWEST: usize = 3;
    let (first, last) = (run[0].0, run[run.len() - 1].0);
    let Some(below) = lines.get(last + 1).filter(|_| run.len() > 1) else {
        return false;
    };
    let hangs = |at: usize| hang(&lines[at], &lines[at + 1..=at + 1]);
    if run.iter().all(|(at, _)| hangs(*at)) {
        return true;
    }
    let above = first.checked_sub(1).map(|at| &lines[at]);
    let announced = above.is_some_and(|above| above.text.ends_with([':', '：']));
    let many = run.len() >= FEWEST;
    let told = match run[0].1.kind {
        Kind::Bullet(_) if run[0].1.kind.is_sure_bullet() => many || announced,
        Kind::Number { value: 1, .. } => announced || many && is_prose(lines, run),
        _ => announced,
    };
    told && are_tight(&lines[last], std::slice::from_ref(below))
}

/// Whether what numbers lead goes on in small letters where it is wrapped, and ends as sentences do.
fn is_prose(lines: &[Line<'_>], run: &[(usize, Mark)]) -> bool {
    run.windows(2).all(|pair| {
        let own = &lines[pair[0].0 + 1..pair[1].0];
        let flows = |line: &Line<'_>| line.text.starts_with(char::is_lowercase);
        let last = &own[own.len() - 1];
        own.len() == 1 && own[0].text.contains(' ') && ends_sentence(last.text)
            || own[1..].iter().any(flows)
    })
}

/// Whether a marker is an item that holds nothing: others of its list stand right above or below it.
fn is_empty(lines: &[Line<'_>], at: usize, mark: Mark, below_one: bool) -> bool {
    let Kind::Bullet(bullet) = mark.kind else {
        return false;
    };
    let (line, above) = (&lines[at], at.checked_sub(1).map(|at| &lines[at]));
    let leads = |other: &Line<'_>| {
        let words = other.text.get(line.indent().wrapping_sub(other.indent())..);
        let behind = words.and_then(|words| words.strip_prefix(bullet));
        behind.is_some_and(|behind| behind.starts_with(' '))
    };
    let column = |other: &&Line<'_>| other.indent() == line.indent();
    line.gap() == 0 && (above.is_some_and(leads) || below_one && above.as_ref().is_some_and(column))
        || lines
            .get(at + 1)
            .filter(column)
            .is_some_and(|below| below.gap() == 0 && leads(below))
            && (line.gap() > 0 || above.is_some_and(|above| above.indent() <= line.indent()))
}
