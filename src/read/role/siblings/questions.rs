//! Questions that stand by themselves over what answers them, where others head the text: a long one asks as a short one does.
//!
//! ```text
//! How much land is there?                                                 Heading
//!
//! Which part of the land that is ploughed feeds animals, and which part   Heading, as the other
//! feeds people?
//! ```

use super::retitle;
use crate::read::line::{Line, joined_width};
use crate::read::role::heading::Style;
use crate::read::role::{Judged, Role};

/// Makes headings of them, if most questions that stand so are headings.
pub(super) fn join(judged: &mut [Judged], lines: &[Line<'_>]) {
    const FEWEST: usize = 3;
    // Most texts are done with here, and none of their lines is looked at.
    let bare = |one: &&Judged| one.role == Role::Heading(Style::Bare);
    if judged.iter().filter(bare).count() < FEWEST {
        return;
    }
    let (mut headings, mut others) = (0, Vec::new());
    for at in 1..judged.len() {
        let one = &judged[at];
        // Most of a text asks nothing.
        if lines[one.lines.end - 1].tail == b'?' && is_asked(at, judged, lines) {
            if one.role == Role::Paragraph {
                others.push(at);
            } else {
                headings += 1;
            }
        }
    }
    if headings >= FEWEST && headings >= others.len() {
        for at in others {
            retitle(&mut judged[at], Style::Bare);
        }
    }
}

/// Whether a heading or a paragraph, a question at its end, is no more than that: a line or two between blank lines, and a longer
/// paragraph stands below.
fn is_asked(at: usize, judged: &[Judged], lines: &[Line<'_>]) -> bool {
    const MOST_LINES: usize = 2;
    const WIDEST: usize = 130;
    const ANSWER: usize = 120;
    let (one, Some(next)) = (&judged[at], judged.get(at + 1)) else {
        return false;
    };
    let (own, answer) = (&lines[one.lines.clone()], &lines[next.lines.clone()]);
    matches!(one.role, Role::Paragraph | Role::Heading(Style::Bare))
        && own.len() <= MOST_LINES
        && own[0].gap() > 0
        && own[0]
            .text
            .starts_with(|c: char| c.is_uppercase() || c == '¿')
        && own[0].indent() == answer[0].indent()
        && own.iter().all(|line| !line.text.contains(". "))
        && joined_width(own) <= WIDEST
        && next.role == Role::Paragraph
        && answer[0].gap() > 0
        && answer[answer.len() - 1].tail != b'?'
        && joined_width(answer) >= ANSWER
}
