//! Entries → contents lists within contents lists, by the columns of their words or the parts of their numbers.

use super::Nest;
use super::list::follows;
use crate::document::{Block, BlockKind, Item, List, Marker, Span};
use crate::read::figures::are_digits;
use crate::read::line::{Line, span_of};
use crate::read::marker::{self, Kind, Mark};
use crate::read::role::{self, Judged};
use crate::read::section::Parts;

impl<'a> Nest<'_, 'a> {
    /// One list of entries that stand one below the other.
    pub(super) fn contents_list(&mut self, judged: &[Judged]) {
        self.close_to(0);
        let own = judged.iter().flat_map(|one| &self.lines[one.lines.clone()]);
        let lines: Vec<Line<'a>> = own.copied().collect();
        let span = span_of(&lines);
        let (list, _) = self.contents(&lines, 0, 0, depth_by(&lines));
        self.blocks.push(Block {
            kind: BlockKind::List(list),
            span,
        });
    }

    /// A contents list from the line `from` on, and where it ends: deeper entries are lists within.
    fn contents(
        &self,
        lines: &[Line<'a>],
        from: usize,
        depth: usize,
        column_of: fn(&Line<'_>) -> usize,
    ) -> (List<'a>, usize) {
        const DEEPEST_LIST: usize = 8;
        let column = column_of(&lines[from]);
        let mut items: Vec<Item<'a>> = Vec::new();
        let mut at = from;
        while at < lines.len() {
            let line = &lines[at];
            if column_of(line) + 1 < column && depth > 0 {
                break;
            }
            if column_of(line) > column + 1 && !items.is_empty() && depth < DEEPEST_LIST {
                let (list, end) = self.contents(lines, at, depth + 1, column_of);
                let span = Span::new(line.start(), lines[end - 1].end());
                items.last_mut().expect("not empty").blocks.push(Block {
                    kind: BlockKind::List(list),
                    span,
                });
                at = end;
                continue;
            }
            let text = &line.text[..role::leader(line.text).unwrap_or(line.text.len())];
            let bullet = bullet(line).map_or(0, |mark| mark.text_at.min(text.len()));
            let mut shown = vec![line.part(&text[bullet..], line.start() + bullet)];
            // Where bullets lead the entries, what has none goes on with the one above.
            let rest = &lines[at + 1..];
            let unled = |line: &&Line<'_>| line.gap() == 0 && self::bullet(line).is_none();
            let n = match role::more_of_entry(lines, at) {
                0 if bullet > 0 => rest.iter().take_while(unled).count(),
                more => more,
            };
            let more = rest[..n].iter();
            shown.extend(more.map(|line| match role::leader(line.text) {
                Some(end) => line.part(&line.text[..end], line.start()),
                None => *line,
            }));
            let n = n + 1;
            let block = Block {
                kind: BlockKind::Paragraph(self.joined(&shown)),
                span: Span::new(line.start(), lines[at + n - 1].end()),
            };
            items.push(Item {
                label: None,
                blocks: vec![block],
            });
            at += n;
        }
        (
            List {
                marker: Marker::None,
                tight: true,
                items,
            },
            at,
        )
    }
}

/// The bullet that leads a line.
fn bullet(line: &Line<'_>) -> Option<Mark> {
    marker::parse(line.text).filter(|mark| mark.kind.is_bullet())
}

/// What tells how deep the entries of a contents list stand: the parts of their numbers, if some have several; else the column.
fn depth_by(lines: &[Line<'_>]) -> fn(&Line<'_>) -> usize {
    let dotted = |line: &Line<'_>| {
        let mark = marker::parse(line.text);
        mark.is_some_and(|mark| matches!(mark.kind, Kind::Dotted(_)))
    };
    // Where numbers begin in one column, their words do not, and only that there is a number tells a depth.
    let left = |pair: &[Line<'_>]| match (number(&pair[0]), number(&pair[1])) {
        (Some(above), Some(below)) => {
            pair[0].indent() == pair[1].indent()
                && above.text_at != below.text_at
                && follows(Some(above.kind), Some(below.kind))
        }
        _ => false,
    };
    let set_right = |pair: &[Line<'_>]| {
        let (above, below) = (role::words_column(&pair[0]), role::words_column(&pair[1]));
        above.is_some() && above == below && pair[0].indent() != pair[1].indent()
    };
    if lines.iter().any(dotted) {
        number_column
    } else if lines.windows(2).any(left) {
        numbered_column
    } else if lines.windows(2).any(set_right) {
        words_column
    } else {
        entry_column
    }
}

/// A column for each part of the number of a contents entry.
fn number_column(line: &Line<'_>) -> usize {
    const STEP: usize = 4;
    let parts = Parts::of(line.text).map_or_else(|| lettered(line.text), |parts| parts.count());
    parts * STEP
}

/// How many parts a number has whose first is an appendix's letter: 2 of "B.1.  Lamps". What has none is of the outermost.
fn lettered(text: &str) -> usize {
    let number = text.split(' ').next().unwrap_or_default();
    let mut parts = number.trim_end_matches('.').split('.');
    let letter = parts.next().unwrap_or_default();
    if matches!(letter.as_bytes(), [b'A'..=b'Z']) && parts.clone().all(are_digits) {
        1 + parts.count()
    } else {
        1
    }
}

/// The column where the words of a contents entry begin: numbers before them are often set flush right.
fn entry_column(line: &Line<'_>) -> usize {
    line.indent() + number(line).map_or(0, |mark| mark.text_at)
}

/// The same of numbers that no marker is made of: "VI.--The Mole".
fn words_column(line: &Line<'_>) -> usize {
    role::words_column(line).map_or(line.indent(), |(column, _)| column)
}

/// The column of an entry, deeper where a number leads it.
fn numbered_column(line: &Line<'_>) -> usize {
    const STEP: usize = 3;
    line.indent() + number(line).map_or(0, |_| STEP)
}

/// The number that leads a line.
fn number(line: &Line<'_>) -> Option<Mark> {
    marker::parse(line.text).filter(|mark| matches!(mark.kind, Kind::Number { .. }))
}
