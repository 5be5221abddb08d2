//! Sections whose number stands by itself, a blank line above its title: so pages set by TeX come out as text.
//!
//! ```text
//! 2.1
//!
//! Keepers              Heading "2.1 Keepers"
//!
//! Six keepers took part.
//! ```

use super::{Style, is_like, titles_number};
use crate::read::figures::are_digits;
use crate::read::group::Group;
use crate::read::line::Line;
use crate::read::role::{Role, Score, View};
use std::borrow::Cow;

/// The name of the rule for them.
pub(in crate::read::role) const PARTED: &str = "heading-parted";

/// How far such numbers count.
#[derive(Debug, Default)]
pub(in crate::read::role) struct Parted<'a> {
    /// How many there are, and how many go on from the one above.
    all: usize,
    times: usize,
    /// The last of them, and the title below it.
    last: (&'a str, &'a str),
}

impl<'a> Parted<'a> {
    /// Takes note of a line and those below it.
    pub(in crate::read::role) fn meet(&mut self, line: &Line<'a>, below: &[Line<'a>]) {
        if let Some(title) = title_of(line, below) {
            self.all += 1;
            let (number, above) = self.last;
            // Feet of pages count, too, and the same head stands below all of them.
            self.times += usize::from(goes_on(number, line.text) && above != title.text);
            self.last = (line.text, title.text);
        }
    }

    /// Whether there are enough of them to be no accident, as those of a table are that came out line by line.
    fn hold(&self) -> bool {
        const FEWEST: usize = 3;
        self.times >= FEWEST && self.times * 2 >= self.all
    }
}

/// The groups, those that are a number and its title made one.
pub(in crate::read::role) fn joined<'g>(
    groups: Cow<'g, [Group]>,
    lines: &[Line<'_>],
    parted: &Parted<'_>,
) -> Cow<'g, [Group]> {
    if !parted.hold() {
        return groups;
    }
    let mut joined = Vec::with_capacity(groups.len());
    let mut rest = &*groups;
    while let Some((first, others)) = rest.split_first() {
        let (line, below) = (&lines[first.lines.start], &lines[first.lines.end..]);
        match others.split_first() {
            Some((title, others)) if first.lines.len() == 1 && title_of(line, below).is_some() => {
                joined.push(Group::of(first.lines.start..title.lines.end, lines));
                rest = others;
            }
            _ => {
                joined.push(first.clone());
                rest = others;
            }
        }
    }
    joined.into()
}

/// A number and its title that were made one.
pub(in crate::read::role) fn parted(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [number, title] = view.own() else {
        return None;
    };
    let parts = number.text.split('.').count();
    (title.gap() > 0 && is_number(number)).then_some((Role::Heading(Style::numbered(parts)), 90))
}

/// The title below a number that stands alone.
fn title_of<'l, 'a>(line: &Line<'_>, below: &'l [Line<'a>]) -> Option<&'l Line<'a>> {
    let (title, rest) = below.split_first()?;
    let apart = line.gap() > 0 && title.gap() == 1 && is_number(line);
    (apart && titles_number(title, rest.first()) && is_like(title.text)).then_some(title)
}

/// "2", "2.1": digits, and points between them.
fn is_number(line: &Line<'_>) -> bool {
    const LONGEST: usize = 8;
    let digits = |part: &str| part.len() <= 2 && are_digits(part);
    line.head[0].is_ascii_digit() && line.text.len() <= LONGEST && line.text.split('.').all(digits)
}

/// Whether a number is the next of its kind, or of a part above it, or the first within the one above.
fn goes_on(last: &str, next: &str) -> bool {
    let value = |part: &str| part.parse::<u32>().unwrap_or(0);
    let (mut above, mut own) = (
        last.split('.').filter(|part| !part.is_empty()),
        next.split('.'),
    );
    loop {
        match (above.next().map(value), own.next().map(value)) {
            (Some(above), Some(own)) if above == own => {}
            (Some(above), Some(next)) => return next == above + 1 && own.next().is_none(),
            (None, Some(first)) => return first == 1 && own.next().is_none(),
            (_, None) => return false,
        }
    }
}
