//! Lines → the column that they are wrapped at, if a line is no paragraph: of prose throughout, and of what prose there is in verse,
//! in talk, in a few lines.

use super::case::is_lower;
use super::cells;
use super::counts::{Counts, WIDEST};
use super::line::{Line, ends_sentence};
use super::marker;
use super::parting;
use super::signs::Signs;
use std::ops::RangeInclusive;

/// Narrower text is verse or a list, and no wrapped prose.
const NARROWEST: usize = 40;

/// The column that the lines of a text are wrapped at; none, where a line is a paragraph.
pub(super) fn wrap(lines: &[Line<'_>], counts: &Counts) -> Option<usize> {
    // Lone lines everywhere: nothing is wrapped, unless the few others are.
    if counts.flowing() * 4 < lines.len() || counts.flowing() == 0 {
        return wrap_of_talk(lines, counts)
            .or_else(|| wrap_of_short(lines))
            .or_else(|| wrap_of_ragged(lines, counts))
            .or_else(|| wrap_of_full(lines))
            .or_else(|| cells::wrap(lines));
    }
    // Lines as long as paragraphs are paragraphs, whatever the short ones beside them.
    if counts.long() * 5 > lines.len() {
        return None;
    }
    // Longer lines are tables and code.
    let wide = counts.edge(90);
    if lines.len() <= SHORT_TEXT {
        let wider = |line: &Line<'_>| line.edge() * 4 > wide * 5;
        match wrap_of_short(lines) {
            _ if are_paragraphs(lines, counts, wide) => return None,
            // Prose beside verse: the few wide lines are those that were wrapped.
            Some(wrap) if lines.iter().any(wider) => return Some(wrap),
            _ => {}
        }
    }
    if let Some(wrap) = wrap_of_flowing(lines, counts, wide) {
        return Some(wrap);
    }
    if (NARROWEST..=WIDEST).contains(&wide)
        && counts.ending_from((wide * 3).div_ceil(4)) * 2 >= counts.flowing()
    {
        return Some(counts.edge(95).min(wide + wide / 10));
    }
    wrap_of_few(lines)
        .or_else(|| wrap_of_short(lines))
        .or_else(|| wrap_of_ragged(lines, counts))
        .or_else(|| wrap_of_full(lines))
        .or_else(|| cells::wrap(lines))
}

/// The wrap of prose in a text that is verse for the most part: verse begins its lines with capitals and ends them where
/// it will; what goes on in small letters below was wrapped.
fn wrap_of_flowing(lines: &[Line<'_>], counts: &Counts, wide: usize) -> Option<usize> {
    const FEWEST: usize = 12;
    /// Lines of verse run over by that much now and then.
    const MARGIN: usize = 8;
    // A tenth of those that flow must end out there.
    if counts.ending_from(wide + MARGIN) * 10 < FEWEST {
        return None;
    }
    let flows = |pair: &&[Line<'_>]| pair[1].gap() == 0 && pair[1].head[0].is_ascii_lowercase();
    let mut flowing: Vec<usize> = lines
        .windows(2)
        .filter(flows)
        .map(|pair| pair[0].edge())
        .collect();
    if flowing.len() < FEWEST || flowing.len() * 2 > counts.flowing() {
        return None;
    }
    let wrap = quantile(&mut flowing, 90);
    (wrap > wide + MARGIN && wrap <= WIDEST).then_some(wrap)
}

/// Texts of so many lines show few of their habits.
const SHORT_TEXT: usize = 60;

/// Whether no line is cut within a sentence, though some are long, or all of about the same width: a paragraph each.
fn are_paragraphs(lines: &[Line<'_>], counts: &Counts, wide: usize) -> bool {
    let full = |pair: &&[Line<'_>]| pair[1].gap() == 0 && pair[0].edge() * 4 >= wide * 3;
    let mut full = lines.windows(2).filter(full);
    full.clone().count() >= 2 && full.all(|pair| ends_sentence(pair[0].text))
        || counts.long() > 0
            && !lines
                .windows(2)
                .any(|pair| flows(pair) && is_full(pair, wide))
}

/// Whether a line is about as wide as this, and no word more had room on it.
fn is_full(pair: &[Line<'_>], wide: usize) -> bool {
    pair[0].edge() * 4 >= wide * 3 && has_no_room(&pair[0], &pair[1], wide)
}

/// Whether a line goes on in small letters in the one below.
fn flows(pair: &[Line<'_>]) -> bool {
    pair[1].gap() == 0 && is_lower(pair[1].text) && !ends_sentence(pair[0].text)
}

/// The wrap of a play, whose turns are mostly one line long: of longer ones, which go on in small letters below.
fn wrap_of_talk(lines: &[Line<'_>], counts: &Counts) -> Option<usize> {
    const FEWEST: usize = 8;
    const MARGIN: usize = 16;
    let wide = counts.edge(90);
    let widest = counts.edge(100);
    if counts.flowing() < FEWEST || counts.long() > 0 || wide < NARROWEST {
        return None;
    }
    let flows = |pair: &&[Line<'_>]| {
        pair[1].gap() == 0
            && pair[0].edge() + MARGIN >= widest
            && pair[1].head[0].is_ascii_lowercase()
    };
    (lines.windows(2).filter(flows).count() * 2 >= counts.flowing()).then_some(widest)
}

/// The wrap of a short text: of lines that end within a sentence, each going on in small letters below; few of them tell, where
/// each is so wide that the next word had no room.
fn wrap_of_short(lines: &[Line<'_>]) -> Option<usize> {
    /// A few words of a short text are as narrow, and no longer lines of it are wrapped.
    const WIDTHS: RangeInclusive<usize> = 30..=100;
    const FEWEST_FULL: usize = 2;
    let widest = lines.iter().map(Line::edge).max()?;
    if lines.len() > SHORT_TEXT || !WIDTHS.contains(&widest) {
        return None;
    }
    // Items and quoted lines begin with a sign, and tables have columns.
    let words = |c: char| c.is_alphabetic() || c == '"';
    let worded = |line: &Line<'_>| line.text.starts_with(words);
    let opens = |line: &Line<'_>| {
        !line.signs.has(Signs::GUTTER) && (worded(line) || marker::parse(line.text).is_some())
    };
    let (mut joined, mut flowing, mut full, mut wrap) = (0, 0, 0, 0);
    for pair in lines.windows(2) {
        // Verse and addresses stand beside prose, and are narrower.
        let narrow = pair[0].edge() * 3 < widest * 2;
        if pair[1].gap() > 0 || narrow || !opens(&pair[0]) || !worded(&pair[1]) {
            continue;
        }
        joined += 1;
        let level = pair[0].indent().abs_diff(pair[1].indent()) <= 4;
        if level && flows(pair) {
            flowing += 1;
            full += usize::from(has_no_room(&pair[0], &pair[1], widest));
            wrap = wrap.max(pair[0].edge());
        }
    }
    let all_full = full >= FEWEST_FULL && full == flowing;
    (flowing >= 1 && (flowing * 2 >= joined || all_full)).then_some(wrap)
}

/// The wrap of few paragraphs among much that has lines of its own: all wide lines that end within a sentence are full.
fn wrap_of_full(lines: &[Line<'_>]) -> Option<usize> {
    const WIDTHS: RangeInclusive<usize> = 60..=100;
    const LONGEST_TEXT: usize = 240;
    const FEWEST: usize = 2;
    let widest = lines.iter().map(Line::edge).max()?;
    if lines.len() > LONGEST_TEXT || !WIDTHS.contains(&widest) {
        return None;
    }
    let worded = |line: &Line<'_>| line.text.starts_with(char::is_alphabetic);
    let (mut full, mut flowing) = (0, 0);
    for pair in lines.windows(2) {
        let (line, below) = (&pair[0], &pair[1]);
        let within = below.gap() == 0
            && line.edge() * 3 >= widest * 2
            && worded(line)
            && worded(below)
            && !line.signs.has(Signs::GUTTER)
            && (line.tail == b',' || line.text.ends_with(char::is_alphanumeric));
        if !within {
            continue;
        }
        if !has_no_room(line, below, widest) {
            return None;
        }
        full += 1;
        flowing += usize::from(flows(pair));
    }
    (full >= FEWEST && flowing > 0).then_some(widest)
}

/// Whether the first word of the line below would have reached beyond this column.
fn has_no_room(line: &Line<'_>, below: &Line<'_>, column: usize) -> bool {
    let word = below.text.split(' ').next().unwrap_or_default();
    line.edge() + 1 + word.chars().count() > column
}

/// The wrap of prose whose lines end where a phrase does, or that stands between code and speech in short lines: of lines that
/// go on in small letters below, or, set in as paragraphs begin, in any. Whose lines are paragraphs has longer ones beside them.
fn wrap_of_ragged(lines: &[Line<'_>], counts: &Counts) -> Option<usize> {
    const FEWEST: usize = 5;
    const SHORTEST: usize = 55;
    /// The first line of a paragraph begins so much deeper than the next.
    const SET_IN: usize = 2;
    const DEEPEST: usize = 8;
    if counts.long() * 30 > lines.len() {
        return None;
    }
    // A word by itself above another line goes on in nothing: it is the type of what a function gives.
    let worded = |line: &Line<'_>| line.head[0].is_ascii_alphabetic() && line.text.contains(' ');
    let flows = |pair: &&[Line<'_>]| {
        let (line, next) = (&pair[0], &pair[1]);
        let begins = || line.indent() >= next.indent() + SET_IN && line.edge() >= SHORTEST;
        next.gap() == 0
            && (next.head[0].is_ascii_lowercase()
                || next.head[0].is_ascii_alphanumeric()
                    && line.tail.is_ascii_alphanumeric()
                    && begins())
            && worded(line)
            && line.edge() <= WIDEST
            && next.indent() <= line.indent() + 1
            && line.indent() <= next.indent() + DEEPEST
            && !ends_sentence(line.text)
    };
    let mut edges: Vec<usize> = lines
        .windows(2)
        .filter(flows)
        .map(|pair| pair[0].edge())
        .collect();
    let flowing = edges.len();
    edges.retain(|&edge| edge >= SHORTEST);
    let wrap = quantile(&mut edges, 90);
    (edges.len() >= FEWEST && edges.len() * 2 >= flowing).then_some(wrap)
}

/// The wrap of prose that stands between much verse: of groups whose lines end in nearly the same column.
fn wrap_of_few(lines: &[Line<'_>]) -> Option<usize> {
    const SHORTEST_GROUP: usize = 4;
    const RAGGED: usize = 14;
    const FEWEST_GROUPS: usize = 2;
    let mut groups: Vec<usize> = Vec::new();
    for group in parting::groups(lines) {
        let inner = &lines[group.start..group.end - 1];
        let Some(widest) = inner.iter().map(Line::edge).max() else {
            continue;
        };
        let full = inner
            .iter()
            .filter(|line| line.edge() + RAGGED >= widest)
            .count();
        let even = full * 5 >= inner.len() * 4;
        if group.len() >= SHORTEST_GROUP && even && (55..=WIDEST).contains(&widest) {
            groups.push(widest);
        }
    }
    let enough = groups.len() >= FEWEST_GROUPS;
    let wrap = quantile(&mut groups, 70);
    let beyond = lines
        .iter()
        .filter(|line| line.edge() > wrap + RAGGED)
        .count();
    (enough && beyond * 50 < lines.len()).then_some(wrap)
}

/// The value that this share of the values, in percent, does not exceed.
pub(super) fn quantile(values: &mut [usize], percent: usize) -> usize {
    if values.is_empty() {
        return 0;
    }
    let at = (values.len() - 1) * percent / 100;
    *values.select_nth_unstable(at).1
}
