//! Who speaks in a play, on a line of their own: what soon comes again, and again; and how such lines are written.

use super::heading;
use crate::read::case::is_upper;
use crate::read::line::Line;
use crate::read::signs::Signs;
use crate::read::words::Words;
use foldhash::{HashMap, HashSet};

/// No cue is longer, in columns.
pub(super) const LONGEST_CUE: usize = 40;

/// What stands in the middle of the page begins in this column, or right of it.
const CENTRED: usize = 16;

/// Lines from a cue to where it comes again.
const CUES_APART: usize = 60;

/// A line without what it says of the manner: "DUKE" of "DUKE (aside).", of "DUKE _aside_".
fn cue(text: &str) -> &str {
    let bytes = text.as_bytes();
    let aside = |&at: &usize| match bytes[at] {
        b'(' | b',' => true,
        b' ' => matches!(bytes.get(at + 1), Some(b'_' | b'^' | b'[')),
        _ => false,
    };
    let end = (0..bytes.len()).find(aside).unwrap_or(bytes.len());
    text[..end].trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// What is known of a short line that stands alone.
#[derive(Clone, Copy, Debug, Default)]
struct Alone {
    /// How often it came again soon.
    times: usize,
    /// Whether it came again at all.
    again: bool,
    /// Where it came last,
    last: Option<usize>,
    /// and how it was written.
    call: Option<Call>,
}

impl Alone {
    /// Meets it again, in the line of that number.
    fn meet(&mut self, at: usize, line: &Line<'_>) {
        let again = self.last.is_some_and(|last| at - last <= CUES_APART);
        self.times += usize::from(again);
        self.again |= self.last.is_some();
        self.last = Some(at);
        // "DUKE: [aside]" tells nothing of how others are written.
        let bare = || is_directed(line).then_some(Call::Bare);
        self.call = Call::of(line).or(self.call).or_else(bare);
    }
}

/// How a play writes who speaks, on a line of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Call {
    /// `DUKE.`
    Shouted,
    /// `_Duke_`, `*Duke*`
    Stressed,
    /// `_DUKE_`
    StressedShouted,
    /// `MR. MOSS:`
    Announced,
    /// `DUKE`, in the middle of the page.
    Centred,
    /// `Duke.`, in the middle of the page.
    CentredName,
    /// `DUKE`, as headings are written, too.
    Bare,
}

impl Call {
    /// Those that only cues are written as.
    const SURE: [Self; 6] = [
        Self::Shouted,
        Self::Stressed,
        Self::StressedShouted,
        Self::Announced,
        Self::Centred,
        Self::CentredName,
    ];

    /// Of a line that may be one.
    fn of(line: &Line<'_>) -> Option<Self> {
        let stressed = matches!(line.head[0], b'_' | b'*') && line.tail == line.head[0];
        match (stressed, line.is_shouted()) {
            (true, false) => Some(Self::Stressed),
            (true, true) => Some(Self::StressedShouted),
            (false, true) if line.tail == b'.' => Some(Self::Shouted),
            (false, true) if line.tail == b':' => Some(Self::Announced),
            (false, true) if line.indent() >= CENTRED => Some(Self::Centred),
            (false, true) if line.tail.is_ascii_uppercase() => Some(Self::Bare),
            (false, false) if is_centred_name(line) => Some(Self::CentredName),
            (false, _) => None,
        }
    }
}

/// "Duke.", "Ada Moss", in the middle of the page.
pub(super) fn is_centred_name(line: &Line<'_>) -> bool {
    const MOST_WORDS: usize = 3;
    if line.indent() < CENTRED || line.width() > LONGEST_CUE {
        return false;
    }
    let name = cue(line.text);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    name.split(' ').count() <= MOST_WORDS && name.split(' ').all(capital)
}

/// Who comes and who goes: "Exeunt", "Enter a Messenger".
pub(super) fn directs(text: &str) -> bool {
    static DIRECTIONS: Words = Words::of("Enter Exit Exeunt Re-enter ENTER EXIT EXEUNT RE-ENTER");
    let text = text.trim_start_matches(['[', '(', '_', ' ']);
    let first = || text.split([' ', '.', ',', '_', ']']).next();
    text.starts_with(['E', 'R']) && first().is_some_and(|word| DIRECTIONS.has(word))
}

/// Whether a line, right below the number of a scene, says who is on the stage: "DUKE, ADA MOSS.", "DUKE e ADA.",
/// "DUKE, behind the door".
pub(super) fn names_cast(text: &str) -> bool {
    const MOST_WORDS: usize = 4;
    const LONGEST: usize = 90;
    if text.len() > LONGEST {
        return false;
    }
    let told = |word: &str| word.starts_with(|c: char| c.is_lowercase() || matches!(c, '_' | '('));
    let first = text.split([' ', ',']).next().unwrap_or_default();
    let named = is_upper(first) && first.chars().count() > 2;
    if named && text.split(' ').skip(1).any(told) {
        return true;
    }
    let (mut names, mut length) = (1, 0);
    for word in text.split(' ') {
        length += 1;
        if !is_upper(word) || length > MOST_WORDS {
            return false;
        }
        // "V. ROE" is one.
        if word.ends_with([',', ';']) || word.ends_with('.') && word.chars().count() > 2 {
            (names, length) = (names + 1, 0);
        }
    }
    names > 1 + usize::from(length == 0)
}

/// Whether a line in capitals leads the lines right below it: below a blank line, or left of what it announces.
fn may_lead(line: &Line<'_>, below: Option<&Line<'_>>, wrapped: bool) -> bool {
    let leads = |below: &Line<'_>| {
        let announced = line.tail == b':' && below.indent() > line.indent();
        let led = wrapped && line.gap() > 0;
        below.gap() == 0 && (led || announced) && !below.is_shouted()
    };
    line.width() <= LONGEST_CUE && below.is_some_and(leads) && line.is_shouted()
}

/// Lines that may be cues, as they are met.
#[derive(Default)]
pub(super) struct Calls<'a> {
    /// Those that stand alone,
    alone: HashMap<&'a str, Alone>,
    /// and those right above others.
    leading: HashMap<&'a str, Alone>,
    /// Who came and went, so many times.
    directions: usize,
    /// Below so many lines in capitals that stand alone it says in brackets how somebody speaks: "[Calling softly] Ada!"
    directed: usize,
}

impl<'a> Calls<'a> {
    /// Meets the line of that number, which may stand alone.
    pub(super) fn meet(&mut self, at: usize, lines: &[Line<'a>], alone: bool, wrapped: bool) {
        let line = &lines[at];
        if alone && wrapped && line.width() <= LONGEST_CUE {
            self.alone.entry(cue(line.text)).or_default().meet(at, line);
            // In brackets, "_(softly)_" among them.
            let directs = |below: &Line<'_>| {
                let head = below.head;
                matches!(head[usize::from(head[0] == b'_')], b'[' | b'(')
            };
            let directed = lines.get(at + 1).is_some_and(directs) && line.is_shouted();
            self.directed += usize::from(directed || is_directed(line));
        }
        if may_lead(line, lines.get(at + 1), wrapped) {
            let leading = self.leading.entry(cue(line.text));
            leading.or_default().meet(at, line);
        }
        let may_direct = matches!(line.head[0], b'E' | b'R' | b'[' | b'(' | b'_' | b' ');
        self.directions += usize::from(line.gap() > 0 && may_direct && directs(line.text));
    }

    /// The cues among those of so many lines.
    pub(super) fn cues(mut self, lines: usize) -> Cues<'a> {
        const FEWEST_DIRECTIONS: usize = 3;
        /// Lines to each direction below a cue.
        const DIRECTIONS_APART: usize = 100;
        let staged = self.directions >= FEWEST_DIRECTIONS;
        let directed =
            self.directed >= FEWEST_DIRECTIONS && self.directed * DIRECTIONS_APART >= lines;
        keep_speakers(&mut self.leading, staged, lines);
        let mut names = recurring(&self.alone);
        names.extend(called(&self.alone, lines));
        names.extend(self.leading.keys());
        self.alone.extend(self.leading);
        let times = names.iter().map(|name| self.alone[name].times).sum();
        let spoken = are_many(times, lines);
        if spoken {
            extend_alike(&mut names, &self.alone);
        }
        Cues {
            call: call(&names, &self.alone, directed),
            spoken,
            staged: staged && !names.is_empty(),
            names,
        }
    }
}

/// Keeps those of the lines right above others who speak: two and more of them, who come again by turns. What ends with no full
/// stop heads recipes, too, and takes a play.
fn keep_speakers(leading: &mut HashMap<&str, Alone>, staged: bool, lines: usize) {
    const FEWEST: usize = 2;
    const FEWEST_TIMES: usize = 4;
    // "MR. MOSS:" and "ADA MOSS:" are somebody, "NOTES:" is nobody.
    let titled = leading.keys().any(|cue| cue.contains(". "));
    let again = leading.iter().filter(|(_, seen)| seen.times > 0);
    let named = again.clone().filter(|(cue, _)| cue.contains(' ')).count();
    let titled = titled || named >= FEWEST && named * 2 > again.count();
    leading.retain(|cue, seen| {
        let called = match seen.call {
            Some(Call::Shouted) => true,
            Some(Call::Announced) => titled,
            _ => staged,
        };
        called && seen.times > 0 && may_name(cue)
    });
    let times: usize = leading.values().map(|seen| seen.times).sum();
    if leading.len() < FEWEST || times < FEWEST_TIMES || !are_many(times, lines) {
        leading.clear();
    }
}

/// Who speaks in a play, and how it says so.
#[derive(Default)]
pub(super) struct Cues<'a> {
    /// Short lines that soon come again, and again: who speaks, the burden of a song.
    names: HashSet<&'a str>,
    /// How most of these are written, so that who speaks but once is, too.
    call: Option<Call>,
    /// Whether they are as many as where people do nothing but talk.
    pub(super) spoken: bool,
    /// Whether it is a play that says who comes and goes.
    pub(super) staged: bool,
}

impl Cues<'_> {
    /// Whether nobody speaks.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether a line is a cue that comes again and again.
    pub(super) fn has(&self, line: &Line<'_>) -> bool {
        !self.names.is_empty() && self.names.contains(cue(line.text))
    }

    /// Whether a line is written as most cues are: who speaks, if only once.
    pub(super) fn are_called(&self, line: &Line<'_>) -> bool {
        self.call.is_some() && Call::of(line) == self.call && !heading::is_division(line.text)
    }

    /// Whether a line names who speaks and says nothing else, where people do nothing but talk.
    pub(super) fn name(&self, line: &Line<'_>) -> bool {
        let bare = || cue(line.text) == line.text.trim_end_matches(['.', ':', '_', '*']);
        self.spoken && (self.has(line) && bare() || self.are_called(line))
    }

    /// Whether a line in capitals says who speaks the lines below it, which no blank line parts from it.
    pub(super) fn lead(&self, line: &Line<'_>) -> bool {
        self.spoken
            && line.is_shouted()
            && !line.signs.has(Signs::CODE)
            && (self.has(line) || line.gap() <= 1 && self.are_called(line))
    }
}

/// How most of these cues are written, if two and more are; as headings, where directions stand below.
fn call(cues: &HashSet<&str>, alone: &HashMap<&str, Alone>, directed: bool) -> Option<Call> {
    const FEWEST: usize = 2;
    let written = |call: &Call| {
        cues.iter()
            .filter(|cue| alone[*cue].call == Some(*call))
            .count()
    };
    let most = |call: &Call| written(call) >= FEWEST && written(call) * 2 > cues.len();
    let bare = directed.then_some(Call::Bare);
    Call::SURE.into_iter().chain(bare).find(most)
}

/// Whether so many cues, in so many lines, stand as near to each other as where people do nothing but talk: signatures of
/// letters recur as well.
fn are_many(times: usize, lines: usize) -> bool {
    const APART: usize = 16;
    times * APART >= lines
}

/// Lines that soon came again so often.
fn recurring<'a>(alone: &HashMap<&'a str, Alone>) -> HashSet<&'a str> {
    const FEWEST_TIMES: usize = 3;
    let recurring = alone
        .iter()
        .filter(|(cue, seen)| seen.times >= FEWEST_TIMES && may_name(cue));
    recurring.map(|(cue, _)| *cue).collect()
}

/// Lines that came again, few of them as they may be, if they are written as nothing but cues are, and more than one is.
fn called<'a>(alone: &HashMap<&'a str, Alone>, lines: usize) -> Vec<&'a str> {
    const FEWEST: usize = 2;
    const FEWEST_TIMES: usize = 3;
    let of = |call: Call| {
        let again = alone
            .iter()
            .filter(move |(cue, seen)| seen.call == Some(call) && seen.times > 0 && may_name(cue));
        let times: usize = again.clone().map(|(_, seen)| seen.times).sum();
        let names: Vec<_> = again.map(|(cue, _)| *cue).collect();
        (names.len() >= FEWEST && times >= FEWEST_TIMES && are_many(times, lines)).then_some(names)
    };
    Call::SURE.into_iter().filter_map(of).flatten().collect()
}

/// Adds whoever came again, how late so ever, and is written as nearly all of these are.
fn extend_alike<'a>(names: &mut HashSet<&'a str>, alone: &HashMap<&'a str, Alone>) {
    const FEWEST: usize = 3;
    let calls = Call::SURE.into_iter().chain([Call::Bare]);
    let written = |call: Call| {
        let alike = names.iter().filter(|name| alone[**name].call == Some(call));
        alike.count()
    };
    let most = |call: &Call| written(*call) >= FEWEST && written(*call) * 4 >= names.len() * 3;
    if let Some(call) = calls.into_iter().find(most) {
        let alike = alone
            .iter()
            .filter(|(cue, seen)| seen.again && seen.call == Some(call) && may_name(cue));
        names.extend(alike.map(|(cue, _)| *cue));
    }
}

/// "ADA (_softly_)": a name in capitals and how it speaks.
fn is_directed(line: &Line<'_>) -> bool {
    let head = line.text.split_once(" (");
    matches!(line.tail, b')' | b'.' | b'_') && head.is_some_and(|(name, _)| is_upper(name))
}

/// Whether a line may name who speaks.
fn may_name(cue: &str) -> bool {
    const MOST_WORDS: usize = 4;
    !cue.is_empty()
        && !cue.contains(':')
        && cue.split(' ').count() <= MOST_WORDS
        && !heading::is_known(cue)
        && heading::numeral_of(cue).is_none()
}
