//! Messages of protocols: what is asked or answered, fields, and what is carried.
//!
//! ```text
//! HTTP/1.1 201 Created
//! Location: /lamps/7              Preformatted
//!
//! Lit.
//! ```

use super::program::{is_prose, is_start};
use super::{CERTAIN, Role, Score, View, heading};
use crate::read::fields::field;
use crate::read::line::Line;
use crate::read::signs::Signs;

/// Nothing else begins like this, and what is carried may be prose by itself.
const MESSAGE: Option<(Role, Score)> = Some((Role::Preformatted, CERTAIN));

/// A message down to its blank line.
pub(super) fn head(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    if own[0].gap() == 0 || !own[0].signs.has(Signs::CODE) || !is_start(own[0].text) {
        return None;
    }
    let folded = |line: &Line<'_>| line.indent() > own[0].indent();
    let named = |line: &Line<'_>| field(line.text).is_some() || folded(line);
    own[1..].iter().all(named).then_some(MESSAGE?)
}

/// What a message carries below its blank line.
pub(super) fn body(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let judged = view.judged.last()?;
    if judged.role != Role::Preformatted || own[0].gap() != 1 {
        return None;
    }
    let head = &view.lines[judged.lines.clone()];
    let carries = is_start(head[0].text)
        && head.iter().any(|line| line.text.starts_with("Content-"))
        && own.iter().all(|line| line.indent() >= head[0].indent());
    // "Answer" is a heading, "Sample text." is none.
    let brief = || own[0].width() <= LONGEST && !heading::is_like(own[0].text);
    let carried = || match own.len() {
        1 => brief(),
        _ => !is_prose(own, view),
    };
    (carries && carried()).then_some(MESSAGE?)
}

/// Longer words below a message are the text again, in columns.
const LONGEST: usize = 40;
