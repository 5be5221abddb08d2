//! Markers that lead lines, and which of them others of their kind confirm.

use super::confirmed::confirm;
use super::group::{Groups, all_others};
use super::line::Line;
use super::marker::{self, Mark};
use super::{lone, runs, tight};
use std::ops::Range;

/// The markers at the head of lines, and which of them others of their kind confirm.
#[derive(Debug)]
pub(super) struct Marks {
    /// How many stand above each line, and above the end.
    above: Vec<u32>,
    /// All of them, in their order.
    confirmed: Vec<Mark>,
    /// The lines that a square bracket leads.
    bracketed: Vec<usize>,
}

impl Marks {
    /// Of these lines; what no neighbour in number or kind confirms is left out.
    pub(super) fn of(lines: &[Line<'_>], groups: &Groups) -> Self {
        let (mut marks, mut bracketed) = (Vec::new(), Vec::new());
        let mut confirmed = Vec::new();
        let led = groups.led_by_signs();
        let tight = tight::items(lines, led).into_iter();
        let mut sure: Vec<_> = tight.map(|at| (at, marker::TIGHT_DASH)).collect();
        sure.extend(runs::items(lines, led));
        sure.extend(lone::items(lines, led));
        sure.sort_unstable_by_key(|(at, _)| *at);
        let mut sure = sure.into_iter().peekable();
        for &at in groups.led_by_signs() {
            let line = &lines[at];
            let sure = sure.next_if(|(sure, _)| *sure == at).map(|(_, mark)| mark);
            if let Some(mark) = marker::of_line(line).or(sure) {
                marks.push((at, mark));
                confirmed.push(sure.is_some());
            }
            bracketed.extend((line.head[0] == b'[').then_some(at));
        }
        debug_assert!(all_others(lines, groups.led_by_signs(), |line| {
            marker::of_line(line).is_none() && line.head[0] != b'['
        }));
        let confirmed = confirm(&mut marks, lines, confirmed);
        let mut confirmed = confirmed.into_iter();
        marks.retain(|_| confirmed.next().unwrap_or(false));
        let mut above = Vec::with_capacity(lines.len() + 1);
        for (nth, (at, _)) in (0..).zip(&marks) {
            above.resize(at + 1, nth);
        }
        above.resize(
            lines.len() + 1,
            u32::try_from(marks.len()).unwrap_or(u32::MAX),
        );
        let marks = marks.into_iter().map(|(_, mark)| mark).collect();
        Self {
            above,
            confirmed: marks,
            bracketed,
        }
    }

    /// The lines that a square bracket leads, and no marker.
    pub(super) fn bracketed(&self) -> impl Iterator<Item = usize> {
        let lines = self.bracketed.iter().copied();
        lines.filter(|line| self.at(*line).is_none())
    }

    /// Whether any of these lines has a confirmed marker.
    pub(super) fn any(&self, lines: Range<usize>) -> bool {
        self.above[lines.end] > self.above[lines.start]
    }

    /// The confirmed marker of a line; none beyond the last.
    pub(super) fn at(&self, line: usize) -> Option<Mark> {
        let (nth, next) = (*self.above.get(line)?, *self.above.get(line + 1)?);
        (next > nth).then(|| self.confirmed[nth as usize])
    }
}
