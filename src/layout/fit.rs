//! How well lines are filled: counted while they are set, told when all are.

use super::line::Line;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// A line is loose if its blanks stretch by more than they bear well, and tight if they shrink by more than half of what they
/// can.
const LOOSE: f32 = 1.0;
const TIGHT: f32 = -0.5;

/// Lines that were to be filled, and some kinds of them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fits {
    lines: usize,
    loose: usize,
    tight: usize,
    hyphenated: usize,
}

impl Fits {
    pub(super) fn count(&mut self, line: &Line) {
        if let Some(stretch) = line.stretch {
            self.lines += 1;
            // A line without blanks cannot stretch: its stretch is no number, or beyond all.
            self.loose += usize::from(stretch.is_nan() || stretch > LOOSE);
            self.tight += usize::from(stretch < TIGHT);
            self.hyphenated += usize::from(line.hyphenated);
        }
    }

    pub(super) fn report(self, diagnostics: &mut Diagnostics) {
        if self.lines == 0 {
            return;
        }
        let share = |count: usize| {
            let thousandths = (count * 1000 + self.lines / 2) / self.lines;
            format!("{}.{} %", thousandths / 10, thousandths % 10)
        };
        let message = format!(
            "justified lines: {}, of which {} loose, {} tight, {} hyphenated",
            self.lines,
            share(self.loose),
            share(self.tight),
            share(self.hyphenated)
        );
        diagnostics.push(Diagnostic::new(Code::LineFit, message));
    }
}
