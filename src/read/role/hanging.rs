//! Terms with what they mean behind them, set off by blanks, and the rest of it hanging below: references, registrations.
//!
//! ```text
//! [LAMP]   Roe, J., "How Lamps Hang", Memo 12,
//!          May 2019.                               Definitions [("[LAMP]", "Roe, J., …"), …]
//!
//! Height:  how far above the quay the
//!    lamp hangs.
//!
//! quay  The name of the quay where the
//!    lamp hangs.
//!
//! F1    - Hangs the lamp over the quay,
//!         if there is oil in it.
//! Shift - Takes it down.
//! ```

use super::{CERTAIN, Role, Score, View, heading};
use crate::read::entry::{dash_column, dashed};
use crate::read::line::{Line, ends_sentence};
use crate::read::signs::Signs;

/// The name of the rule.
pub(in crate::read) const HANGING: &str = "definitions-hanging";

/// Lines looked at below for entries of the same form.
const REACH: usize = 24;

/// A label in brackets below a heading of works, or beside others of its kind; a name with a colon and two blanks among
/// several; a few words and two blanks, if what they mean hangs below.
pub(super) fn listed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const DEFINITIONS: Option<(Role, Score)> = Some((Role::Definitions, CERTAIN));
    let own = view.own();
    let form = Form::of(&own[0])?;
    // An entry and its page define nothing.
    if !form.holds(own) || view.mark().is_some() || view.contents.pages(own) {
        return None;
    }
    let column = own[0].indent();
    let above = view.judged.last();
    let follows = above.is_some_and(|above| {
        above.role == Role::Definitions && {
            let above = &view.lines[above.lines.start];
            above.indent() >= column && (above.indent() > column || Form::of(above) == Some(form))
        }
    });
    if form == Form::Label {
        // A label has one meaning.
        let tagged = |group: &[Line<'_>]| view.evidence.entries.lead(&group[0]);
        if tagged(own) {
            return None;
        }
        let works = || heading::is_bibliography(view) && (own.len() > 1 || view.profile.base > 0);
        let beside = || {
            groups_below(view)
                .next()
                .is_some_and(|next| form.holds(next) && !tagged(next))
        };
        return (follows || works() || beside()).then_some(DEFINITIONS?);
    }
    if form == Form::Dashed {
        let columns = dash_column(&own[0]);
        let alike = |group: &&[Line<'_>]| form.holds(group) && dash_column(&group[0]) == columns;
        let run: Vec<_> = groups_below(view).take_while(alike).take(FEWEST).collect();
        let hangs = own.len() > 1 || run.iter().any(|group| group.len() > 1);
        let lines = own.iter().chain(run.iter().copied().flatten());
        let names = lines.filter(|line| line.indent() == column);
        let names = names.filter_map(|line| Some(&line.text[..term(line.text)?]));
        let mut names: Vec<&str> = names.collect();
        let heads = names.len();
        names.sort_unstable();
        names.dedup();
        // Who speaks in turn says more than one thing.
        let once = names.len() == heads;
        return (once && (follows || hangs && heads >= FEWEST)).then_some(DEFINITIONS?);
    }
    // Who speaks in turn is told by the same form, and many set two blanks behind any stop.
    let apart = view.profile.base >= 2 || view.evidence.technical;
    if view.profile.wrap.is_none() || view.is_turn(own[0].text) && !apart {
        return None;
    }
    let run: Vec<_> = groups_below(view)
        .take_while(|group| form.holds(group))
        .take(FEWEST)
        .collect();
    let hangs = own.len() > 1 || run.iter().any(|group| group.len() > 1);
    if form == Form::Bare {
        return (follows || hangs && !run.is_empty()).then_some(DEFINITIONS?);
    }
    let enough = if hangs { FEWEST - 1 } else { FEWEST };
    let announced = || own.len() > 1 && view.above().is_some_and(|above| above.text.ends_with(':'));
    (follows || run.len() + 1 >= enough || announced()).then_some(DEFINITIONS?)
}

/// Entries of one line each that are no chance.
const FEWEST: usize = 3;

/// What leads an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// `[LAMP]`
    Label,
    /// `Height:` and two blanks.
    Name,
    /// `height` and two blanks.
    Bare,
    /// `F1    - `, with the dash in the column of others.
    Dashed,
}

impl Form {
    fn of(line: &Line<'_>) -> Option<Self> {
        if line.text.starts_with('[') {
            label(line.text).map(|_| Self::Label)
        } else if dash_column(line).is_some() {
            Some(Self::Dashed)
        } else if !line.signs.has(Signs::RUN) {
            None
        } else if line.signs.has(Signs::COLON) && name(line.text).is_some() {
            Some(Self::Name)
        } else {
            bare(line.text).map(|_| Self::Bare)
        }
    }

    /// Whether lines are one entry of this form, and for labels, one or more.
    fn holds(self, own: &[Line<'_>]) -> bool {
        let column = own[0].indent();
        let heads = |line: &Line<'_>| line.indent() == column && Self::of(line) == Some(self);
        let hangs = |line: &Line<'_>| line.indent() >= column + 2;
        let alone = |line: &Line<'_>| term(line.text) == Some(line.text.len());
        let level = || {
            own[1..]
                .windows(2)
                .all(|pair| pair[0].indent() == pair[1].indent())
        };
        match self {
            // What a label that stands alone means is below it.
            Self::Label => {
                let ends = own.iter().zip(own[1..].iter().map(Some).chain([None]));
                heads(&own[0])
                    && own.iter().all(|line| heads(line) || hangs(line))
                    && ends
                        .filter(|(line, _)| heads(line) && alone(line))
                        .all(|(_, next)| next.is_some_and(hangs))
            }
            Self::Dashed => {
                let text = dash_column(&own[0]);
                let alike = |line: &Line<'_>| line.indent() == column && dash_column(line) == text;
                let hangs = |line: &Line<'_>| Some(line.indent()) == text;
                alike(&own[0]) && own.iter().all(|line| alike(line) || hangs(line))
            }
            Self::Name | Self::Bare => heads(&own[0]) && own[1..].iter().all(hangs) && level(),
        }
    }
}

/// The groups below, each down to a blank line, that begin in the same column; what stands deeper is passed over.
fn groups_below<'v, 'a>(view: &View<'v, 'a>) -> impl Iterator<Item = &'v [Line<'a>]> {
    let column = view.first().indent();
    let last = (view.range.end + REACH).min(view.lines.len());
    let lines = view.lines;
    let mut at = view.range.end;
    std::iter::from_fn(move || {
        (at < last).then(|| {
            let from = at;
            at = (from + 1..last)
                .find(|&at| lines[at].gap() > 0)
                .unwrap_or(last);
            &lines[from..at]
        })
    })
    .filter(move |group| group[0].indent() <= column)
}

/// How many bytes of an entry's first line are its term.
pub(in crate::read) fn term(text: &str) -> Option<usize> {
    if let Some((name, _)) = dashed(text) {
        Some(name)
    } else if text.starts_with('[') {
        label(text)
    } else {
        name(text).or_else(|| bare(text))
    }
}

/// `[LAMP]` and a blank, or nothing; a mark of a note is none.
fn label(text: &str) -> Option<usize> {
    const LONGEST: usize = 40;
    let len = memchr::memchr(b']', text.as_bytes())?;
    let inner = &text.as_bytes()[1..len];
    let worded = (2..=LONGEST).contains(&inner.len())
        && inner.iter().any(u8::is_ascii_alphabetic)
        && inner
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'/' | b'+'));
    let ends = matches!(text.as_bytes().get(len + 1), None | Some(b' ' | b'\t'));
    (worded && ends).then_some(len + 1)
}

/// `height` and two blanks, and no others but behind stops: nothing is in columns here, or stretched.
fn bare(text: &str) -> Option<usize> {
    const LONGEST: usize = 40;
    const MOST_WORDS: usize = 4;
    let len = memchr::memmem::find(text.as_bytes(), b"  ")?;
    let (name, rest) = (&text[..len], text[len..].trim_start());
    let worded = |text: &str| {
        text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '“' | '<'))
    };
    let runs = rest.match_indices("  ");
    let stopped =
        |(at, _): (usize, &str)| rest[..at].ends_with(['.', '?', '!', ':', ')', '"', ' ']);
    ((2..=LONGEST).contains(&len)
        && name.split(' ').count() <= MOST_WORDS
        && worded(name)
        && name.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '”' | '>' | ')'))
        && worded(rest)
        && runs.into_iter().all(stopped))
    .then_some(len)
}

/// `Height:` and two blanks.
fn name(text: &str) -> Option<usize> {
    const LONGEST: usize = 48;
    let len = memchr::memmem::find(text.as_bytes(), b":  ")?;
    let name = &text[..len];
    (len <= LONGEST
        && name.starts_with(|c: char| c.is_alphanumeric() || c == '"')
        && !name.contains("  ")
        && !ends_sentence(name))
    .then_some(len + 1)
}
