//! A chapter's number and its title below: one heading over two lines, as its contents list has it.
//!
//! ```text
//! CHAPTER I.
//!
//! The Harbour in Winter
//! ```

use super::{Style, figure_of, heads_cast, is_contents, is_division, is_known, number_alone};
use crate::read::line::Line;
use crate::read::role::{Judged, Role};
use crate::read::signs::Signs;
use crate::read::words::split_words;

/// What numbers a chapter and says nothing else.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// "CHAPTER I.", "Zweiter Akt".
    Division(Style),
    /// "I."
    Number,
}

/// How many of a kind have a title below.
#[derive(Default)]
struct Tally {
    titled: usize,
    untitled: usize,
    /// What stands below looks like other headings of the same chapter.
    among_others: usize,
}

/// Makes one heading of each number and the title that stands right below it, where those of its kind have titles.
pub(in crate::read::role) fn unite(judged: &mut Vec<Judged>, lines: &[Line<'_>]) {
    let heads = judged.iter().enumerate();
    let heads = heads.filter(|(_, one)| one.is_heading());
    let heads: Vec<(usize, Option<Kind>)> = heads.map(|(at, one)| (at, kind(one, lines))).collect();
    // Where the title stands of the number that is one of these.
    let title = |nth: usize| {
        let (at, _) = heads[nth];
        let (next, _) = heads.get(nth + 1).filter(|(_, kind)| kind.is_none())?;
        let right_below = *next == at + 1 && titles(&judged[at], &judged[*next], lines);
        right_below.then_some(*next)
    };
    let numbers = || (0..heads.len()).filter_map(|nth| Some((nth, heads[nth].1?)));
    let tally = |kind: Kind| {
        let mut tally = Tally::default();
        for (nth, _) in numbers().filter(|(_, other)| *other == kind) {
            let Some(title) = title(nth) else {
                tally.untitled += 1;
                continue;
            };
            let mut own = heads[nth + 2..]
                .iter()
                .take_while(|(_, kind)| kind.is_none());
            let alike = |one: &Judged| {
                one.role == judged[title].role && !is_known(lines[one.lines.start].text)
            };
            if own.any(|(at, _)| alike(&judged[*at])) {
                tally.among_others += 1;
            } else {
                tally.titled += 1;
            }
        }
        tally
    };
    let mut told: Vec<(Kind, bool)> = Vec::new();
    for (_, kind) in numbers() {
        if !told.iter().any(|(known, _)| *known == kind) {
            told.push((kind, tally(kind).are_titles()));
        }
    }
    let united = numbers().filter(|(_, kind)| told.contains(&(*kind, true)));
    let united: Vec<usize> = united.filter_map(|(nth, _)| title(nth)).collect();
    for &title in &united {
        judged[title - 1].lines.end = judged[title].lines.end;
    }
    if !united.is_empty() {
        let mut at = 0..;
        judged.retain(|_| {
            at.next()
                .is_none_or(|at| united.binary_search(&at).is_err())
        });
    }
}

impl Tally {
    fn are_titles(&self) -> bool {
        const FEWEST: usize = 2;
        self.titled >= FEWEST
            && self.untitled <= self.titled
            && self.among_others * 2 <= self.titled
    }
}

fn kind(judged: &Judged, lines: &[Line<'_>]) -> Option<Kind> {
    const MOST_WORDS: usize = 2;
    let Role::Heading(style) = judged.role else {
        return None;
    };
    let [line] = &lines[judged.lines.clone()] else {
        return None;
    };
    let mut words = split_words(line.text);
    let words = words
        .by_ref()
        .filter(|word| !word.eq_ignore_ascii_case("the"));
    let words = words.take(MOST_WORDS + 1).count();
    // Where no blanks part words, one says which chapter it is, and a second what it is called.
    let alone = words <= if line.text.is_ascii() { MOST_WORDS } else { 1 }
        || words == MOST_WORDS && !line.signs.has(Signs::EAST);
    match style {
        Style::Given(_) => None,
        Style::Part | Style::Chapter | Style::Section if alone && is_division(line.text) => {
            Some(Kind::Division(style))
        }
        _ if number_alone(line.text).is_some() || figure_of(line).is_some() => Some(Kind::Number),
        _ => None,
    }
}

/// Whether a heading is the title of the number that stands right above it.
fn titles(number: &Judged, title: &Judged, lines: &[Line<'_>]) -> bool {
    const WIDEST_GAP: usize = 3;
    /// What is shorter counts on itself: "II", over "A".
    const SHORTEST: usize = 3;
    let (above, line) = (&lines[number.lines.start], &lines[title.lines.start]);
    let unmarked = matches!(
        title.role,
        Role::Heading(Style::Bare | Style::Capitals | Style::Centred | Style::Outdented(_))
    );
    unmarked
        && line.gap() <= above.gap().clamp(1, WIDEST_GAP)
        && line.text.len() >= SHORTEST
        && !is_contents(line.text)
        && !heads_cast(line.text)
}
