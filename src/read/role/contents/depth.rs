//! How deep the entries of contents lists stand: the levels of the headings that they name.

use super::met::topic;
use super::page::words_of;
use crate::read::figures::are_digits;
use crate::read::line::Line;
use crate::read::role::{Judged, Role, heading};
use crate::read::words::normalised;
use foldhash::{HashMap, HashSet};

/// How deep each entry of the contents lists stands, by its words; the outermost are 0. An entry that comes again counts once.
/// Without such a list, items that are headings below are the entries.
pub(in crate::read) fn entry_depths(lines: &[Line<'_>], judged: &[Judged]) -> HashMap<String, u8> {
    let entries = judged.iter().filter(|judged| judged.role == Role::Entry);
    let entries: Vec<&Line<'_>> = entries
        .flat_map(|judged| &lines[judged.lines.clone()])
        .collect();
    if entries.is_empty() {
        return topic_depths(lines, judged);
    }
    let columns = columns(&entries);
    let steps = steps(columns.iter().copied());
    let mut depths = HashMap::default();
    for (line, column) in entries.iter().zip(columns) {
        let words = normalised(words_of(line));
        depths.entry(words).or_insert(depth_of(column, &steps));
    }
    depths
}

/// The columns that entries stand in. Numbers that are set right stand where the longest of them does: their words are below each
/// other.
///
/// ```text
///   I. THE FERRY
/// VII. THE MOLE
/// ```
fn columns(entries: &[&Line<'_>]) -> Vec<usize> {
    let set_right: Vec<_> = entries.iter().map(|line| words_column(line)).collect();
    let mut first = HashMap::default();
    for (line, column) in entries.iter().zip(&set_right) {
        let first = first.entry(column).or_insert(line.indent());
        *first = line.indent().min(*first);
    }
    let column = |(line, column): (&&Line<'_>, &Option<_>)| match column {
        Some(_) => first[column],
        None => line.indent(),
    };
    entries.iter().zip(&set_right).map(column).collect()
}

/// The column in which the words of an entry begin that has a number, and whether that is a Roman one.
pub(in crate::read) fn words_column(line: &Line<'_>) -> Option<(usize, bool)> {
    let end = line.text.find(['.', ':', ')', ' '])?;
    let (number, rest) = line.text.split_at(end);
    let words = rest.trim_start_matches(['.', ':', ')', ' ', '-', '—', '–']);
    let roman = heading::numeral_of(number).is_some();
    let counted = roman || are_digits(number);
    let between = rest.chars().count() - words.chars().count();
    counted.then_some((line.indent() + number.len() + between, roman))
}

/// How deep each item stands that is a heading below. A list below such a heading names what stands below it.
fn topic_depths(lines: &[Line<'_>], judged: &[Judged]) -> HashMap<String, u8> {
    let own = |judged: &Judged| &lines[judged.lines.clone()];
    let is_heading = |judged: &&Judged| judged.role == Role::Heading(heading::Style::Bare);
    let headings = judged.iter().filter(is_heading);
    let headings: HashSet<String> = headings
        .map(|judged| normalised(own(judged)[0].text))
        .collect();
    if headings.is_empty() {
        return HashMap::default();
    }
    let topics = judged.iter().filter(|judged| judged.role == Role::Item);
    let topics = topics.filter_map(|judged| topic(own(judged)));
    let topics: HashSet<String> = topics.filter(|words| headings.contains(words)).collect();
    if topics.len() * 2 < headings.len() {
        return HashMap::default();
    }
    let named = |judged: &Judged| match judged.role {
        Role::Item => topic(own(judged)).filter(|words| topics.contains(words)),
        Role::Heading(heading::Style::Bare) => Some(normalised(own(judged)[0].text)),
        _ => None,
    };
    let named: Vec<(&Judged, String)> = judged
        .iter()
        .filter_map(|judged| Some((judged, named(judged)?)))
        .collect();
    let items = named.iter().filter(|(judged, _)| judged.role == Role::Item);
    let steps = steps(items.map(|(judged, _)| own(judged)[0].indent()));
    let mut depths: HashMap<String, u8> = HashMap::default();
    let mut below = 0;
    for (judged, words) in named {
        if judged.role == Role::Item {
            let depth = below + depth_of(own(judged)[0].indent(), &steps);
            depths.entry(words).or_insert(depth.min(DEEPEST));
        } else {
            below = depths.get(&words).map_or(0, |depth| depth + 1);
        }
    }
    depths
}

/// No contents list is deeper.
const DEEPEST: u8 = 9;

/// The columns that entries stand in.
fn steps(indents: impl Iterator<Item = usize>) -> Vec<usize> {
    /// Numbers that are set right make no step.
    const STEP: usize = 3;
    let mut indents: Vec<usize> = indents.collect();
    indents.sort_unstable();
    indents.dedup_by(|indent, smaller| *indent < *smaller + STEP);
    indents
}

fn depth_of(indent: usize, steps: &[usize]) -> u8 {
    let depth = steps.partition_point(|step| *step <= indent);
    u8::try_from(depth.saturating_sub(1)).map_or(DEEPEST, |depth| depth.min(DEEPEST))
}
