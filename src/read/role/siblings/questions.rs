//! Questions that stand by themselves over what answers them, where others head the text: a long one asks as a short one does.
//!
//! ```text
//! How much land is there?                                                 Heading
//!
//! Which part of the land that is ploughed feeds animals, and which part   Heading, as the other
//! feeds people?
//! ```

use super::retitle;
use crate::read::line::Line;
use crate::read::role::heading::Style;
use crate::read::role::{Judged, Role};

/// Makes headings of them, if most questions that stand so are headings.
pub(super) fn join(judged: &mut [Judged], lines: &[Line<'_>]) {
    const FEWEST: usize = 3;
    let asked = |at: &usize| is_asked(*at, judged, lines);
    let heading = |at: &usize| judged[*at].role == Role::Heading(Style::Bare);
    let (headings, others): (Vec<_>, Vec<_>) = (1..judged.len()).filter(asked).partition(heading);
    if headings.len() >= FEWEST && headings.len() >= others.len() {
        for at in others {
            retitle(&mut judged[at], Style::Bare);
        }
    }
}

/// Whether a heading or a paragraph is a question of a line or two between blank lines, and a longer paragraph stands below.
fn is_asked(at: usize, judged: &[Judged], lines: &[Line<'_>]) -> bool {
    const MOST_LINES: usize = 2;
    const WIDEST: usize = 130;
    const ANSWER: usize = 120;
    let width = |one: &Judged| -> usize {
        lines[one.lines.clone()]
            .iter()
            .map(|line| line.width() + 1)
            .sum()
    };
    let (one, Some(next)) = (&judged[at], judged.get(at + 1)) else {
        return false;
    };
    let own = &lines[one.lines.clone()];
    let answer = &lines[next.lines.start];
    matches!(one.role, Role::Paragraph | Role::Heading(Style::Bare))
        && own.len() <= MOST_LINES
        && own[own.len() - 1].tail == b'?'
        && own.iter().all(|line| !line.text.contains(". "))
        && own[0]
            .text
            .starts_with(|c: char| c.is_uppercase() || c == '¿')
        && own[0].gap() > 0
        && own[0].indent() == answer.indent()
        && width(one) <= WIDEST
        && next.role == Role::Paragraph
        && answer.gap() > 0
        && width(next) >= ANSWER
        && !matches!(lines[next.lines.end - 1].tail, b'?')
}
