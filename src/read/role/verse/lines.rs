//! Lines of verse by themselves, without what stands between and beside them.

use crate::read::figures::are_digits;
use crate::read::line::{Line, width};
use crate::read::profile::Profile;
use crate::read::role::program::is_braced_verse;
use crate::read::signs::Signs;
use std::borrow::Cow;

/// Lines without whose they are, set in below them: "--_Ada Roe_."
pub(super) fn unsigned<'l, 'a>(own: &'l [Line<'a>]) -> &'l [Line<'a>] {
    const SET_IN: usize = 4;
    match own {
        [verse @ .., above, last]
            if last.text.starts_with(['—', '–']) || last.text.starts_with("--") =>
        {
            let signs = !verse.is_empty() && last.indent() >= above.indent() + SET_IN;
            &own[..own.len() - usize::from(signs)]
        }
        _ => own,
    }
}

/// Lines of verse without those that only go on from a line that was too long, set in below it; and whether there are any. What
/// begins with a capital and is long is a line of its own, whose stanza steps in and out.
pub(super) fn whole<'l, 'a>(own: &'l [Line<'a>], profile: &Profile) -> (bool, Cow<'l, [Line<'a>]>) {
    const SET_IN: usize = 2;
    let column = own[0].indent();
    if own.iter().all(|line| line.indent() < column + SET_IN) {
        return (false, Cow::Borrowed(own));
    }
    let rest = |pair: &[Line<'_>]| {
        let small = !pair[1].text.starts_with(char::is_uppercase);
        small || pair[1].width() * 2 < pair[0].width()
    };
    let goes_on = |pair: &[Line<'_>]| {
        pair[1].indent() >= pair[0].indent().max(column) + SET_IN
            && rest(pair)
            && !profile.breaks_early(&pair[0], &pair[1])
    };
    let pairs = own.windows(2).filter(|pair| !goes_on(pair));
    let whole: Vec<_> = own[..1]
        .iter()
        .chain(pairs.map(|pair| &pair[1]))
        .copied()
        .collect();
    (whole.len() < own.len(), Cow::Owned(whole))
}

/// Lines without the rows of dots between them.
pub(super) fn without_dots<'l, 'a>(own: &'l [Line<'a>]) -> Cow<'l, [Line<'a>]> {
    let dotted = |line: &Line<'_>| line.is_symbols() && line.head[0] == b'.';
    if !own.iter().any(dotted) {
        return Cow::Borrowed(own);
    }
    Cow::Owned(own.iter().filter(|line| !dotted(line)).copied().collect())
}

/// Lines without what stands at the right of verse: the number of every fifth line, where it is from, what a word means.
pub(super) fn without_margin<'l, 'a>(own: &'l [Line<'a>]) -> Cow<'l, [Line<'a>]> {
    if !own
        .iter()
        .any(|line| line.signs.has(Signs::GUTTER | Signs::CODE))
    {
        return Cow::Borrowed(own);
    }
    let kept = |line: &Line<'a>| {
        if is_braced_verse(line.text) {
            return Some(line.text.trim_end_matches(['}', ' ']));
        }
        let (text, margin) = line.text.split_once("   ")?;
        let margin = margin.trim_start();
        let is_margin = are_digits(margin)
            || margin.starts_with(['(', '[']) && margin.ends_with([')', ']'])
            || margin.starts_with('*') && text.contains('*');
        is_margin.then_some(text)
    };
    let cut = |line: &Line<'a>| {
        kept(line).map_or(*line, |text| {
            let mut part = line.part(text, line.start());
            part.signs = Signs::of(text);
            part.moved(|place| place.width = width(text))
        })
    };
    Cow::Owned(own.iter().map(cut).collect())
}
