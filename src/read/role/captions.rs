//! Timed text: what is said in a recording, and when. Captions, and transcripts with an hour before each turn.
//!
//! ```text
//! 2                                        Lines
//! 00:00:08,300 --> 00:00:12,000
//! Today we speak about the ferry.
//! ```

use super::{Role, Score, View};
use crate::read::figures::are_digits;
use crate::read::line::{Line, ends_sentence};
use crate::read::signs::Signs;
use crate::read::speaker::speaker;

/// A caption: what it is called, from when to when it is shown, and its lines, which were broken where they fit; or what says
/// of a file that it holds such (`WebVTT`, section 4.1).
pub(super) fn cue(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    if view.range.start == 0 && is_file(own[0].text) {
        return Some((Role::Lines, 92));
    }
    let at = own.iter().take(2).position(is_timed)?;
    let whole = own[at].text.ends_with(|c: char| c.is_ascii_digit()) || settings(own[at].text);
    let single = !own[at + 1..].iter().any(is_timed);
    (whole && single).then_some((Role::Lines, 92))
}

/// Whether a line says of a file that it holds captions (`WebVTT`, section 4.1).
pub(super) fn is_file(text: &str) -> bool {
    text.split(' ').next() == Some("WEBVTT")
}

/// Whether a line says from when to when its words are said, or those of the lines below: `00:00:05,000 --> 00:00:08,200`,
/// `[00:05.000 --> 00:08.200] …`.
fn is_timed(line: &Line<'_>) -> bool {
    line.signs.has(Signs::CODE) && line.signs.has(Signs::COLON) && timing(line.text).is_some()
}

/// Whether each of several lines says when its words are said.
pub(super) fn are_timed(own: &[Line<'_>]) -> bool {
    own.len() > 1 && own.iter().all(is_timed)
}

/// What stands behind the times.
fn timing(text: &str) -> Option<&str> {
    let (from, rest) = text.split_once(" --> ")?;
    let rest = rest.trim_start();
    let end = rest.find([' ', ']']).unwrap_or(rest.len());
    let from = from.strip_prefix('[').unwrap_or(from).trim();
    (is_clock(from) && is_clock(&rest[..end])).then(|| &rest[end..])
}

/// Whether how a cue is placed is all that stands behind its times: `align:start position:0%` (`WebVTT`, section 4.4).
fn settings(text: &str) -> bool {
    timing(text).is_some_and(|settings| {
        let mut settings = settings.split_ascii_whitespace();
        settings.all(|setting| setting.contains(':') && !setting.contains(']'))
    })
}

/// `0:05`, `00:00:05`, `00:00:05,000`, `00:05.200`.
fn is_clock(text: &str) -> bool {
    let (clock, parts) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let count = clock.split(':').count();
    (2..=3).contains(&count)
        && are_digits(parts)
        && clock
            .split(':')
            .all(|part| part.len() <= 3 && are_digits(part))
}

/// Whether people speak in lines that each begin with an hour: "00:00:05 Jane Roe: Welcome." What machines write ends with no stop,
/// or names nobody.
pub(super) fn are_turns(own: &[Line<'_>]) -> bool {
    let said = |line: &&Line<'_>| {
        let (time, words) = line.text.split_once(' ')?;
        is_clock(time.trim_matches(['[', ']'])).then_some(())?;
        let speaker = speaker(words)?;
        Some(ends_sentence(&words[speaker.len()..]))
    };
    let spoken = own.iter().filter(|line| said(line) == Some(true)).count();
    spoken * 4 >= own.len() * 3
}
