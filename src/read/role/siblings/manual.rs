//! The same in manuals, where sections begin with sections, lists and code as often as with text, and are called what functions are.
//!
//! ```text
//! Lamps                              Heading
//!
//! Hanging                            Heading
//!
//! -   Needs a hook.
//!
//! lamp.hang(place, height)           Heading, where code is set in
//!
//! Hangs the lamp.
//! ```

use super::super::heading::{self, Style};
use super::super::{Evidence, Judged, Role};
use super::retitle;
use crate::read::case::{Case, case};
use crate::read::line::{Line, ends_joining, ends_sentence, has_inner_stop};
use crate::read::profile::Profile;

/// Makes headings of lines by themselves at the margin, where there are several headings that no mark tells.
pub(super) fn join(
    judged: &mut [Judged],
    lines: &[Line<'_>],
    profile: &Profile,
    evidence: &Evidence<'_>,
) {
    const FEWEST: usize = 3;
    /// So many others to a heading are no headings.
    const MOST: usize = 3;
    if profile.wrap.is_none() || evidence.underlined >= FEWEST || evidence.outdented >= FEWEST {
        return;
    }
    let bare = |judged: &&Judged| judged.role == Role::Heading(Style::Bare);
    let headings = judged.iter().filter(bare).count();
    let text = Text {
        lines,
        base: profile.base,
        called: sets_code_in(judged, lines, profile.base),
    };
    // From below, so that a section over a section is known as one.
    let mut found: Vec<usize> = Vec::new();
    for at in (1..judged.len()).rev() {
        let over = found.last() == Some(&(at + 1));
        if text.heads(at, judged, evidence) && (over || text.leads(at, judged)) {
            found.push(at);
        }
    }
    // What is called alike speaks for itself.
    let called = |at: &&usize| judged[**at].role == Role::Preformatted;
    let called = found.iter().filter(called).count();
    if called < FEWEST {
        found.retain(|at| judged[*at].role != Role::Preformatted);
    }
    let worded = found.len() - if called < FEWEST { 0 } else { called };
    if headings < FEWEST || worded > headings * MOST {
        found.retain(|at| judged[*at].role == Role::Preformatted);
    }
    for at in found {
        retitle(&mut judged[at], Style::Bare);
    }
}

/// Whether code is set in, and none at the margin but lines by themselves.
fn sets_code_in(judged: &[Judged], lines: &[Line<'_>], base: usize) -> bool {
    const FEWEST: usize = 3;
    const SET_IN: usize = 2;
    let code = judged.iter().filter(|one| one.role == Role::Preformatted);
    let (mut inset, mut flush, mut called) = (0, 0, 0);
    for one in code {
        let own = &lines[one.lines.clone()];
        if own[0].indent() >= base + SET_IN {
            inset += 1;
        } else if own.len() > 1 {
            flush += 1;
        } else {
            called += 1;
        }
    }
    flush == 0 && inset + called >= FEWEST
}

/// What all lines are asked against.
struct Text<'l, 'a> {
    lines: &'l [Line<'a>],
    base: usize,
    called: bool,
}

impl Text<'_, '_> {
    /// Whether a line by itself looks as headings do, or is called as functions are, where code stands elsewhere.
    fn heads(&self, at: usize, judged: &[Judged], evidence: &Evidence<'_>) -> bool {
        const WIDEST: usize = 60;
        const MOST_WORDS: usize = 8;
        let one = &judged[at];
        let line = &self.lines[one.lines.start];
        let alone = one.lines.len() == 1
            && line.gap() > 0
            && line.indent() == self.base
            && line.width() <= WIDEST
            && line.text.split(' ').nth(MOST_WORDS).is_none();
        if !alone {
            return false;
        }
        match one.role {
            Role::Paragraph if one.score <= super::super::PARAGRAPH => {
                is_worded(line) && !self.is_other(at, judged, evidence)
            }
            Role::Preformatted => {
                let above = &self.lines[one.lines.start - 1];
                self.called && is_called(line.text) && !above.text.ends_with([':', ','])
            }
            _ => false,
        }
    }

    /// Whether a line is something else. What recurs may be the name of a button, but not over lists; over code few words head it,
    /// and more are a sentence that the code ends.
    fn is_other(&self, at: usize, judged: &[Judged], evidence: &Evidence<'_>) -> bool {
        const MOST_WORDS: usize = 3;
        let line = &self.lines[judged[at].lines.start];
        let below = judged.get(at + 1).map(|next| next.role);
        let few = || line.text.split(' ').nth(MOST_WORDS).is_none() && !line.text.contains(',');
        super::is_other(line)
            || evidence.speaks(line.text)
            || below != Some(Role::Item) && evidence.recurring.contains(line.text)
            || below == Some(Role::Preformatted) && case(line.text) != Case::Title && !few()
    }

    /// Whether what stands below is text, a list, code or a heading, a blank line away.
    fn leads(&self, at: usize, judged: &[Judged]) -> bool {
        let Some(next) = judged.get(at + 1) else {
            return false;
        };
        let own = &self.lines[next.lines.clone()];
        let last = &own[own.len() - 1];
        let text = match next.role {
            Role::Paragraph => ends_sentence(last.text) || last.tail == b':',
            Role::Item | Role::Preformatted | Role::Table(_) | Role::Definitions => true,
            Role::Heading(style) => style == Style::Bare,
            _ => false,
        };
        text && own[0].gap() > 0
    }
}

/// Whether a line begins and ends as headings do; manuals ask what they answer.
fn is_worded(line: &Line<'_>) -> bool {
    heading::is_like(line.text)
        && !line
            .text
            .ends_with(['.', ',', ';', ':', '!', '…', '"', '”'])
        && !line.text.contains(": ")
        && !has_inner_stop(line.text)
        && !ends_joining(&line.text.to_lowercase())
        && !heading::admonishes(line.text)
}

/// `lamp.hang(place, height)`: a name and in brackets what is handed over, and nothing else.
fn is_called(text: &str) -> bool {
    let parts = text.strip_suffix(')').and_then(|text| text.split_once('('));
    parts.is_some_and(|(name, _)| {
        let worded = |b: u8| b.is_ascii_alphanumeric() || b"_.:#".contains(&b);
        name.len() > 2
            && name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(worded)
    })
}
