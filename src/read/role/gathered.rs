//! Evidence under way: what each line adds to it.

use super::cue::{Calls, LONGEST_CUE, is_centred_name};
use super::evidence::{Evidence, asks, is_divider};
use super::program::Programs;
use super::turn::{opening, speakers};
use super::{heading, letter, patch, talk};
use crate::document::announces_notes;
use crate::read::frame::{before_rule, stressed};
use crate::read::group::FULL;
use crate::read::line::Line;
use crate::read::profile::Profile;
use crate::read::signs::Signs;
use crate::read::speaker::{may_speak, speaker};
use crate::read::underline::is_underline;
use crate::read::words::normalised;
use crate::read::{endnote, marker, note};
use foldhash::{HashMap, HashSet};

/// What the lines that were met have shown.
pub(super) struct Gathered<'l, 'a> {
    lines: &'l [Line<'a>],
    profile: &'l Profile,
    /// Whether lines are wrapped.
    wrapped: bool,
    /// What is known when it is counted.
    found: Evidence<'a>,
    programs: Programs,
    /// Lines that may say who speaks.
    calls: Calls<'a>,
    /// Who speaks before a colon: how often with other words, and the last of these.
    turns: HashMap<&'a str, (usize, &'a str)>,
    /// Paragraphs, and the lines at which those begin that may name who speaks.
    paragraphs: usize,
    may_name: Vec<usize>,
    /// Lines that stand apart, and labels.
    met: HashSet<&'a str>,
    /// Heads of the hunks of patches.
    hunks: Vec<usize>,
    /// The first notes of a list of them, and of one whose numbers hang: of several lists so numbered, the last is that of the notes.
    endnotes: Option<usize>,
    hung: Option<usize>,
    /// Widths of rules that cross the page, and how often.
    crossing: HashMap<usize, usize>,
    /// Rules that run across the page, and those of them below which a name stands.
    rules: usize,
    named: usize,
}

/// How many blank lines stand below the last line of a text: more than between its parts.
const GAP_AT_END: usize = 9;

impl<'l, 'a> Gathered<'l, 'a> {
    /// Of these lines, none of which was met yet.
    pub(super) fn of(lines: &'l [Line<'a>], profile: &'l Profile) -> Self {
        Self {
            lines,
            profile,
            wrapped: profile.wrap.is_some(),
            found: Evidence::default(),
            programs: Programs::among(lines.len()),
            calls: Calls::default(),
            turns: HashMap::default(),
            paragraphs: 0,
            may_name: Vec::new(),
            met: HashSet::default(),
            hunks: Vec::new(),
            endnotes: None,
            hung: None,
            crossing: HashMap::default(),
            rules: 0,
            named: 0,
        }
    }

    /// Meets the line of that number.
    #[inline]
    pub(super) fn meet(&mut self, at: usize) {
        let line = &self.lines[at];
        self.programs.meet(line);
        if matches!(line.tail, b'-' | b'_' | b'=' | b'~') && line.gap() > 0 {
            self.found.ruled_on += usize::from(before_rule(line).is_some());
        }
        if line.head == *b"**" && line.gap() > 0 {
            self.found.stressed += usize::from(stressed(line).is_some());
        }
        if says_nothing(line, self.wrapped) {
            return;
        }
        if line.signs.has(Signs::MARK) {
            note::calls(line.text, &mut self.found.calls);
            if self.wrapped && only_calls(line) {
                return;
            }
        }
        let gap_below = self.lines.get(at + 1).map_or(GAP_AT_END, Line::gap);
        if line.gap() > 0 {
            self.paragraphs += 1;
            self.may_name.extend(talk::may_name(line).then_some(at));
        }
        if self.wrapped && is_prose(line, gap_below) {
            return;
        }
        self.meet_notes(at);
        self.meet_signs(at);
        self.meet_headings(at, gap_below);
        self.found.sequences.meet(at, self.lines, self.wrapped);
        self.meet_speaker(line);
        self.meet_series(at);
        self.meet_rule(at);
    }

    /// Where notes may begin.
    fn meet_notes(&mut self, at: usize) {
        let line = &self.lines[at];
        if endnote::is_first(line) {
            self.endnotes = Some(at);
        }
        if endnote::is_first_hung(line) && at > 0 && announces_notes(self.lines[at - 1].text) {
            self.hung = Some(at);
        }
    }

    /// Signs that lead a line.
    fn meet_signs(&mut self, at: usize) {
        let (line, below) = (&self.lines[at], self.lines.get(at + 1));
        self.found.outlined += usize::from(heading::is_outlined(line, below));
        if line.head == *b"@@" {
            self.hunks.push(at);
        }
        if let Some(sign) = heading::sign_of(line) {
            let leads = heading::leads_text(line, below, self.profile);
            let count = self.found.signed.entry(sign).or_default();
            count.all += 1;
            count.leading += usize::from(leads);
        }
    }

    /// What looks like a heading, by itself or right above a text.
    fn meet_headings(&mut self, at: usize, gap_below: usize) {
        const WIDEST: usize = 90;
        const WIDEST_LABEL: usize = 32;
        const MOST_WORDS_OF_LABEL: usize = 2;
        let (line, below) = (&self.lines[at], self.lines.get(at + 1));
        let above = at.checked_sub(1).map(|above| &self.lines[above]);
        let apart = line.gap() > 0
            && gap_below > 0
            && line.width() < WIDEST
            && at > 0
            && heading::is_like(line.text);
        let labelled = line.gap() > 0 && line.width() < WIDEST_LABEL && line.text.ends_with(':');
        let count = |holds: bool| usize::from(holds);
        let found = &mut self.found;
        found.replies += count(self.wrapped && is_reply(line, gap_below));
        found.bare_headings += count(apart);
        found.outdented += count(apart && heading::stands_out(line, self.profile));
        found.over_lists += count(apart && leads_list(line, below));
        found.attached += count(heading::is_attached(line, below, self.profile));
        found.capital_headings += count(apart && line.is_shouted());
        found.capitals_apart += count(apart && line.is_shouted() && line.gap() > 1);
        found.closing += count(heading::closes_letter(line, below));
        found.dated += count(apart && heading::is_dated(line));
        found.questions += count(apart && asks(line, below));
        found.stopped += count(heading::is_stopped(line, above, below));
        let centred = || line.gap() > 0 && gap_below > 0 && is_centred_name(line);
        let alone = apart || centred();
        self.calls.meet(at, self.lines, alone, self.wrapped);
        if (apart || labelled) && !self.met.insert(line.text) {
            found.recurring.insert(line.text);
        } else if labelled {
            found.labels += count(line.text.split(' ').count() <= MOST_WORDS_OF_LABEL);
        }
    }

    /// Who speaks before a colon. A contents entry and its heading are no two turns.
    fn meet_speaker(&mut self, line: &Line<'a>) {
        if may_speak(line)
            && let Some(speaker) = speaker(line.text)
        {
            let words = opening(&line.text[speaker.len()..]);
            let (times, last) = self.turns.entry(speaker).or_default();
            *times += usize::from(*last != words);
            *last = words;
        }
    }

    /// Words that come again with another number, or with another word behind the first.
    fn meet_series(&mut self, at: usize) {
        let line = &self.lines[at];
        let widest = if line.signs.has(Signs::COLON) || line.head[0] == b'#' {
            WIDEST_TITLED
        } else {
            WIDEST_COUNTED
        };
        if line.width() < widest
            && (line.signs.has(Signs::DIGIT)
                || line.signs.has(Signs::WIDE) && !line.signs.has(Signs::SMALL))
            && let Some((key, number)) = heading::counted_key(line.text)
        {
            self.found.counted.entry(key).or_default().meet(number);
        }
        if line.gap() > 0
            && line.width() <= heading::WIDEST_ORDINAL
            && let Some(below) = self.lines.get(at + 1)
            && let Some(word) = heading::ordinal_key(line, below)
        {
            let (times, last) = self.found.ordinals.entry(word).or_default();
            *times += usize::from(*last != line.text);
            *last = line.text;
        }
    }

    /// Rules below words, and those that part the text.
    fn meet_rule(&mut self, at: usize) {
        let lines = self.lines;
        let line = &lines[at];
        if line.underlining().is_some()
            && at > 0
            && line.gap() == 0
            && is_underline(line, &lines[at - 1], 1)
        {
            self.found.underlined += 1;
            let words = normalised(lines[at - 1].text);
            self.found.sections.insert(words);
        } else if heading::crosses(lines, at) {
            *self.crossing.entry(line.width()).or_default() += 1;
        } else if is_divider(line) {
            self.rules += 1;
            self.named += usize::from(names_record(&lines[at + 1..]));
        }
    }

    /// What all of them show together.
    pub(super) fn evidence(self) -> Evidence<'a> {
        let (lines, profile, mut crossing) = (self.lines, self.profile, self.crossing);
        let mut evidence = self.found;
        if let Some(first) = self.endnotes {
            evidence.calls.extend(endnote::marks(lines, first));
            evidence.notes_below = endnote::apart(lines);
        }
        if let Some(first) = self.hung {
            evidence.hung = endnote::hung(lines, first);
        }
        crossing.retain(|_, times| *times > 1);
        evidence.underlined += crossing.values().sum::<usize>();
        evidence.crossing = crossing.into_keys().collect();
        evidence.mail = profile.quoted_lines * 8 > lines.len()
            || letter::is_mail(lines, profile.quoted_lines > 0);
        evidence.parted = self.named >= FEWEST_RECORDS && self.named * 3 >= self.rules * 2;
        evidence.patches = patch::ranges(lines, &self.hunks);
        evidence.technical = self.programs.are_spoken_of();
        evidence.speakers = speakers(&self.turns, profile.turns);
        let talking = talk::speakers(lines, &self.may_name, self.paragraphs);
        evidence.speakers.extend(talking);
        evidence.cues = self.calls.cues(lines.len());
        evidence
    }
}

/// Whether a line is a short sentence and a paragraph.
fn is_reply(line: &Line<'_>, gap_below: usize) -> bool {
    const WIDEST: usize = 48;
    line.gap() == 1
        && gap_below == 1
        && line.tail == b'.'
        && line.width() <= WIDEST
        && !line.is_shouted()
}

/// Whether a list begins below a line that is no item and announces nothing.
fn leads_list(line: &Line<'_>, below: Option<&Line<'_>>) -> bool {
    line.tail != b':'
        && marker::of_line(line).is_none()
        && below.is_some_and(|below| {
            below.indent() >= line.indent()
                && marker::of_line(below).is_some_and(|mark| mark.kind.is_bullet())
        })
}

/// Fewer rules are pauses.
const FEWEST_RECORDS: usize = 4;

/// Whether a line may be the name of what a rule above it begins.
fn names_record(below: &[Line<'_>]) -> bool {
    /// What stands by itself is a title.
    const LONGEST_TITLE: usize = 72;
    let alone = |line: &Line<'_>| {
        line.gap() > 0
            && line.width() <= LONGEST_TITLE
            && below.get(1).is_some_and(|next| next.gap() > 0)
            && !matches!(line.tail, b'.' | b',' | b';')
    };
    below.first().is_some_and(|line| {
        (line.width() <= LONGEST_CUE || alone(line))
            && line.tail != b':'
            && heading::is_like(line.text)
    })
}

/// Wider lines are not counted,
const WIDEST_COUNTED: usize = FULL;

/// but for those where a colon parts the number from a title, or a sign stands before it.
const WIDEST_TITLED: usize = 140;

/// Whether a line within a paragraph is plain prose, as most lines of most texts are: nothing of what is counted. Where lines are
/// wrapped, what begins with a small letter goes on from the line above.
pub(super) fn says_nothing(line: &Line<'_>, wrapped: bool) -> bool {
    goes_on(line, wrapped) & !line.signs.has(Signs::MARK)
}

/// Whether a line within a wrapped paragraph is prose with marks in it: they may call notes, and nothing else of it is counted.
fn only_calls(line: &Line<'_>) -> bool {
    goes_on(line, true) & is_worded(line)
}

/// Whether a line is within a paragraph and nobody's turn, marks in it or not.
fn goes_on(line: &Line<'_>, wrapped: bool) -> bool {
    let full = (line.width() >= WIDEST_COUNTED) & line.signs.has(Signs::SMALL);
    // Nobody's name begins with a small letter.
    let goes_on = wrapped & line.head[0].is_ascii_lowercase() & !line.signs.has(Signs::DIGIT);
    (line.gap() == 0) & (goes_on | (full & !may_speak(line)))
}

/// Whether a line begins with a letter of ASCII or as speech does.
fn is_worded(line: &Line<'_>) -> bool {
    line.head[0].is_ascii_alphabetic() || line.quoted()
}

/// Whether a line of a wrapped text is words of a paragraph, and nothing is counted of it but that one begins there, if it does:
/// a full line above others, whole sentences that somebody says, the last words of several lines.
fn is_prose(line: &Line<'_>, gap_below: usize) -> bool {
    let counts = line.signs.has(Signs::DIGIT);
    let is_whole = match (line.gap() > 0, gap_below > 0) {
        // Plays mark who comes, and nobody says it.
        (true, false) => {
            line.width() >= WIDEST_COUNTED && (line.quoted() || !line.signs.has(Signs::MARK))
        }
        (true, true) => line.speaks() && line.falls_silent() && !counts,
        (false, true) => !counts,
        (false, false) => false,
    };
    is_whole && line.signs.has(Signs::SMALL) && is_worded(line) && !may_speak(line)
}
