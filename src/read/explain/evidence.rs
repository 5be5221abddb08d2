//! What lines look like, in words: the facts that rules look at first.

use crate::read::case::{Case, case, is_upper};
use crate::read::line::{Line, last_mark};
use crate::read::profile::Profile;
use crate::read::signs::Signs;
use std::ops::Range;

/// The facts of some lines of an article that are worth saying.
pub(super) fn of(lines: &[Line<'_>], range: Range<usize>, profile: &Profile) -> Vec<String> {
    let own = &lines[range.clone()];
    let below = lines.get(range.end);
    let facts = [
        Some(size(own)),
        place(own, profile),
        Some(gaps(&own[0], below)),
        letters(own),
        end(own),
        ragged(own, profile),
        signs(own),
    ];
    facts.into_iter().flatten().collect()
}

fn size(own: &[Line<'_>]) -> String {
    let widest = own.iter().map(Line::width).max().unwrap_or(0);
    match own.len() {
        1 => format!("1 line of {widest} columns"),
        n => format!("{n} lines of up to {widest} columns"),
    }
}

/// Where they stand, if not where most text does.
fn place(own: &[Line<'_>], profile: &Profile) -> Option<String> {
    let indents = own.iter().map(Line::indent);
    let least = indents.min().unwrap_or(0);
    match (least, profile.base) {
        (least, base) if least > base => Some(format!("set in by {}", least - base)),
        (least, base) if least < base => Some(format!("set out by {}", base - least)),
        _ => None,
    }
}

/// The blank lines around them.
fn gaps(first: &Line<'_>, below: Option<&Line<'_>>) -> String {
    let below = below.map_or("the end".to_owned(), |line| line.gap().to_string());
    format!("blank lines {}/{below}", first.gap())
}

fn letters(own: &[Line<'_>]) -> Option<String> {
    let all_upper = own.iter().all(|line| is_upper(line.text));
    let title = own.len() <= 2 && case(own[0].text) == Case::Title;
    if all_upper {
        Some("capitals".to_owned())
    } else {
        title.then(|| "words with capitals".to_owned())
    }
}

/// What the last of few lines ends with.
fn end(own: &[Line<'_>]) -> Option<String> {
    const FEW: usize = 2;
    let last = last_mark(own[own.len() - 1].text);
    let said = match last {
        Some(mark) if ".,;:?!".contains(mark) => format!("ends with `{mark}`"),
        _ => "ends without a stop".to_owned(),
    };
    let worded = own.iter().any(|line| !line.is_symbols());
    (own.len() <= FEW && worded).then_some(said)
}

/// How many lines end before they must, where lines are wrapped.
fn ragged(own: &[Line<'_>], profile: &Profile) -> Option<String> {
    profile.wrap?;
    let early = profile.early_ends(own);
    let said = match early {
        0 => "no line ends early".to_owned(),
        1 => "1 line ends early".to_owned(),
        n => format!("{n} lines end early"),
    };
    (own.len() > 1).then_some(said)
}

/// Signs that prose has seldom.
fn signs(own: &[Line<'_>]) -> Option<String> {
    let worded = || own.iter().filter(|line| !line.is_symbols());
    let count = |signs| worded().filter(|line| line.signs.has(signs)).count();
    let said = [
        (count(Signs::CODE), "signs of code"),
        (count(Signs::GUTTER), "gaps"),
    ];
    let said = said.into_iter().filter(|(n, _)| *n > 0);
    said.map(|(n, what)| match own.len() {
        1 => what.to_owned(),
        _ => format!("{what} in {n} of its lines"),
    })
    .reduce(|all, next| format!("{all}, {next}"))
}
