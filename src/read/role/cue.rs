//! Who speaks in a play, on a line of their own: what soon comes again, and again; and how such lines are written.

use super::heading;
use crate::read::line::Line;
use std::collections::{HashMap, HashSet};

/// No cue is longer, in columns.
pub(super) const LONGEST_CUE: usize = 40;

/// Lines from a cue to where it comes again.
const CUES_APART: usize = 60;

/// A line without what it says of the manner: "DUKE" of "DUKE (aside)."
pub(super) fn cue(text: &str) -> &str {
    let name = text.split(['(', ',']).next().unwrap_or(text);
    name.trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// What is known of a short line that stands alone.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Alone {
    /// How often it came again soon.
    times: usize,
    /// Where it came last,
    last: Option<usize>,
    /// and how it was written.
    call: Option<Call>,
}

impl Alone {
    /// Meets it again, in the line of that number.
    pub(super) fn meet(&mut self, at: usize, line: &Line<'_>) {
        let again = self.last.is_some_and(|last| at - last <= CUES_APART);
        self.times += usize::from(again);
        self.last = Some(at);
        self.call = Call::of(line);
    }
}

/// How a play writes who speaks, on a line of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
    /// `DUKE.`
    Shouted,
    /// `_Duke_`
    Stressed,
    /// `_DUKE_`
    StressedShouted,
}

impl Call {
    /// Of a line that may be one.
    pub(super) fn of(line: &Line<'_>) -> Option<Self> {
        let stressed = line.head[0] == b'_' && line.tail == b'_';
        match (stressed, line.is_shouted()) {
            (true, false) => Some(Self::Stressed),
            (true, true) => Some(Self::StressedShouted),
            (false, true) if line.tail == b'.' => Some(Self::Shouted),
            (false, _) => None,
        }
    }
}

/// How most of these cues are written, if two and more are.
pub(super) fn call(cues: &HashSet<&str>, alone: &HashMap<&str, Alone>) -> Option<Call> {
    const FEWEST: usize = 2;
    let written = |call: &Call| {
        cues.iter()
            .filter(|cue| alone[*cue].call == Some(*call))
            .count()
    };
    let most = |call: &Call| written(call) >= FEWEST && written(call) * 2 > cues.len();
    let calls = [Call::Shouted, Call::Stressed, Call::StressedShouted];
    calls.into_iter().find(most)
}

/// Lines that soon came again so often.
pub(super) fn cues<'a>(alone: &HashMap<&'a str, Alone>) -> HashSet<&'a str> {
    const FEWEST_TIMES: usize = 3;
    const MOST_WORDS: usize = 4;
    let recurring = alone
        .iter()
        .filter(|(cue, seen)| seen.times >= FEWEST_TIMES && !cue.is_empty());
    let cues = recurring
        .map(|(cue, _)| *cue)
        .filter(|cue| cue.split(' ').count() <= MOST_WORDS);
    cues.filter(|cue| !heading::is_known(cue) && heading::numeral_of(cue).is_none())
        .collect()
}
