//! Verse that people speak in turn: a play in verse that sets their names before it.
//!
//! ```text
//! ROE. The boat is gone, and with the boat the light
//! That stood above it like a second moon.
//!
//! MOOR. Then who will row us?
//! ```
//!
//! Where names have a line of their own, a line by itself below one of them is as much verse as all the others are.

use super::cue::directs;
use super::{CERTAIN, Evidence, Role, Score, View};
use crate::read::line::Line;
use crate::read::parting;
use crate::read::signs::Signs;

/// What people say in verse.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Verse {
    /// How much of it that their names lead.
    led: Share,
    /// Whether all is that stands below lines which name them.
    cued: bool,
}

impl Verse {
    /// Of these lines, where prose beside it is wrapped at that column.
    pub(super) fn of(lines: &[Line<'_>], evidence: &Evidence<'_>, wrap: Option<usize>) -> Self {
        Self {
            led: led(lines, evidence),
            cued: cued(lines, evidence, wrap),
        }
    }

    /// Whether there is none that could be told.
    pub(super) fn is_none(self) -> bool {
        self.led == Share::None && !self.cued
    }
}

/// How much of what people say in turn is verse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Share {
    /// None that could be told.
    #[default]
    None,
    /// Some scenes.
    Some,
    /// All, but for a line now and then.
    All,
}

/// What one of them says, or goes on to say where a line of verse was shared out or broken off.
pub(super) fn turn(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    if view.evidence.spoken.cued && is_answer(view) {
        return Some((Role::Verse, CERTAIN));
    }
    let share = view.evidence.spoken.led;
    if share == Share::None || !own[0].signs.has(Signs::SMALL) {
        return None;
    }
    let widest = view.profile.wrap? + OVER;
    let is_verse = |line: &Line<'_>| !is_small(line) && line.edge() <= widest;
    // Among prose, its lines must end early, too.
    let ragged = || own.len() > 1 && view.profile.early_ends(own) * 2 >= own.len() - 1;
    (is_called(&own[0])
        && view.evidence.speaks(own[0].text)
        && own[1..].iter().all(is_verse)
        && (share == Share::All || ragged()))
    .then_some((Role::Verse, CERTAIN))
}

/// Whether one line, or two, stand below who speaks it, or below what a play directs there.
fn is_answer(view: &View<'_, '_>) -> bool {
    const MOST: usize = 2;
    let own = view.own();
    let directs = |line: &Line<'_>| line.text.starts_with(['[', '(']) || directs(line.text);
    let said = |line: &Line<'_>| {
        line.signs.has(Signs::SMALL)
            && !is_small(line)
            && !directs(line)
            && view.profile.wrap.is_some_and(|wrap| line.edge() < wrap)
    };
    own.len() <= MOST
        && own.iter().all(said)
        && !view.evidence.cues.name(&own[0])
        && view.above().is_some_and(|above| {
            let closed = directs(above) && above.text.ends_with([']', ')', '.', '_']);
            above.gap() > 0 && (view.evidence.cues.name(above) || closed)
        })
}

/// Whether what people say below lines that name them is verse: all of these begin with capitals, and stop early.
fn cued(lines: &[Line<'_>], evidence: &Evidence<'_>, wrap: Option<usize>) -> bool {
    /// One line in so many may go on as prose does, or be as wide.
    const FEW: usize = 16;
    const FEWEST: usize = 16;
    let Some(wrap) = wrap.filter(|_| evidence.cues.spoken && !evidence.technical) else {
        return false;
    };
    let (mut all, mut other) = (0, 0);
    for range in parting::groups(lines) {
        let above = range.start.checked_sub(1).map(|at| &lines[at]);
        let group = &lines[range];
        if group.len() > 1 && above.is_some_and(|above| evidence.cues.name(above)) {
            let inner = &group[..group.len() - 1];
            all += inner.len();
            let full = |line: &&Line<'_>| line.edge() + OVER > wrap;
            other += group[1..].iter().filter(|line| is_small(line)).count();
            other += inner.iter().filter(full).count();
        }
    }
    all >= FEWEST && other * FEW <= all
}

/// Lines of verse run over the column of prose by no more.
const OVER: usize = 8;

/// Whether a line may begin with a name in capitals: fields of records do not.
fn is_called(line: &Line<'_>) -> bool {
    !line.head[1].is_ascii_lowercase()
}

/// Whether a line goes on as prose does.
fn is_small(line: &Line<'_>) -> bool {
    line.head[0].is_ascii_lowercase()
}

/// How much of what is said in turn is verse: below the line that says who speaks, its lines begin with capitals.
fn led(lines: &[Line<'_>], evidence: &Evidence<'_>) -> Share {
    const FEWEST: usize = 16;
    /// One line in so many may go on as prose does.
    const FEW: usize = 16;
    /// Prose begins one line in so many with a capital, or fewer.
    const PROSE: usize = 2;
    if evidence.speakers.is_empty() || evidence.technical {
        return Share::None;
    }
    let (mut all, mut small) = (0, 0);
    for range in parting::groups(lines) {
        let group = &lines[range];
        if group.len() > 1 && is_called(&group[0]) && evidence.speaks(group[0].text) {
            all += group.len() - 1;
            small += group[1..].iter().filter(|line| is_small(line)).count();
        }
    }
    match all {
        ..FEWEST => Share::None,
        _ if small * FEW <= all => Share::All,
        _ if small * PROSE <= all => Share::Some,
        _ => Share::None,
    }
}
