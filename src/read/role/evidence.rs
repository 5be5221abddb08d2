//! What all of the text shows, counted once and looked up by many rules: consistency beats shape.

use super::cue::{Calls, Cues, LONGEST_CUE, is_centred_name};
use super::sequence::Sequences;
use super::tally::{Counted, Signed};
use super::turn::{opening, speakers};
use super::{heading, letter, normalised, patch, program, spoken, talk};
use crate::document::announces_notes;
use crate::read::chunk::is_underline;
use crate::read::endnote;
use crate::read::genre::Genre;
use crate::read::group::{FULL, Groups, all_others};
use crate::read::line::{Line, last_mark};
use crate::read::marker;
use crate::read::note;
use crate::read::profile::Profile;
use crate::read::signs::Signs;
use crate::read::speaker::{LONGEST_NAME, may_speak, speaker};
use foldhash::{HashMap, HashSet};
use std::ops::Range;

/// What all of the text shows, looked up by many rules.
#[derive(Default)]
pub(in crate::read) struct Evidence<'a> {
    /// Marks of notes that running text calls: `1` of `[1]`.
    pub(in crate::read) calls: HashSet<&'a str>,
    /// Whether the text looks like mail.
    pub(in crate::read) mail: bool,
    /// Lines that look like bare headings, each between paragraphs.
    pub(super) bare_headings: usize,
    /// Those of them that recur: names of buttons, of agencies, of who speaks.
    pub(super) recurring: HashSet<&'a str>,
    /// Lines that are a word or two and a colon, each below a blank line and no two the same.
    pub(super) labels: usize,
    /// Short questions above a paragraph each.
    pub(super) questions: usize,
    /// Short sentences, each a paragraph: what people say to each other, where there are many.
    pub(super) replies: usize,
    /// Lines that look like headings, each between a list and a list.
    pub(super) over_lists: usize,
    /// Lines that look like headings, each right above a paragraph.
    pub(super) attached: usize,
    /// Lines that look like headings and stand left of the text.
    pub(super) outdented: usize,
    /// Lines of capitals between paragraphs.
    pub(super) capital_headings: usize,
    /// Those of them that more than one blank line stands above.
    pub(super) capitals_apart: usize,
    /// Those that sign what stands above, over a rule.
    pub(super) closing: usize,
    /// Those of them that are a day.
    pub(super) dated: usize,
    /// Signs before short lines, and how many of these stand above text without it.
    pub(super) signed: HashMap<char, Signed>,
    /// The lines at which notes begin whose numbers hang.
    pub(super) hung: Vec<usize>,
    /// The lines at which notes begin that stand below what calls them.
    pub(super) notes_below: Vec<usize>,
    /// Sections led by two stars or more.
    pub(super) outlined: usize,
    /// Lines underlined by a rule,
    pub(super) underlined: usize,
    /// and the words of those lines.
    pub(super) sections: HashSet<String>,
    /// Whether rules part the text into records, each with a short line right below its rule: the record's name.
    pub(super) parted: bool,
    /// Short lines with a number, the number aside, and how often they occur.
    pub(super) counted: HashMap<String, Counted>,
    /// First words of short lines above longer ones: how often each comes with another word behind it, and the last such line.
    pub(super) ordinals: HashMap<&'a str, (usize, &'a str)>,
    /// Who speaks in turn, and the names of fields that recur.
    pub(super) speakers: HashSet<&'a str>,
    /// How much of what they say is verse.
    pub(super) spoken: spoken::Verse,
    /// Who speaks in a play.
    pub(super) cues: Cues<'a>,
    /// Numbers and letters that count from line to line.
    pub(super) sequences: Sequences<'a>,
    /// Short titles that end with a full stop, set off by blank lines.
    pub(super) stopped: usize,
    /// Widths of rules that cross the page below one line, each more than once.
    pub(super) crossing: HashSet<usize>,
    /// The lines of patches.
    pub(super) patches: Vec<Range<usize>>,
    /// Whether the text speaks of programs.
    pub(in crate::read) technical: bool,
    /// What stands above entries of a log, and before titles.
    pub(super) entries: heading::Entries<'a>,
    /// The title, where front matter tells it, by letters and digits alone.
    pub(super) title: Option<String>,
}

impl<'a> Evidence<'a> {
    /// Of these lines.
    pub(in crate::read) fn of(
        lines: &[Line<'a>],
        groups: &Groups,
        profile: &Profile,
        title: Option<&str>,
    ) -> Self {
        let mut counted: HashMap<String, Counted> = HashMap::default();
        let mut ordinals: HashMap<&str, (usize, &str)> = HashMap::default();
        let mut calls = HashSet::default();
        let mut turns: HashMap<&str, (usize, &str)> = HashMap::default();
        let (mut may_name, mut paragraphs) = (Vec::new(), 0);
        let mut cues = Calls::default();
        let (mut bare, mut capitals, mut dated, mut underlined) = (0, 0, 0, 0);
        let (mut labels, mut questions, mut over_lists, mut replies) = (0, 0, 0, 0);
        let (mut attached, mut outdented, mut capitals_apart, mut closing) = (0, 0, 0, 0);
        let (mut met, mut recurring) = (HashSet::default(), HashSet::default());
        let mut sections = HashSet::default();
        let mut sequences = Sequences::default();
        let (mut stopped, mut outlined) = (0, 0);
        let (mut rules, mut named) = (0, 0);
        let mut hunks = Vec::new();
        // Of several lists so numbered, the last is that of the notes.
        let (mut endnotes, mut hung) = (None, None);
        let mut signed: HashMap<char, Signed> = HashMap::default();
        let mut crossing: HashMap<usize, usize> = HashMap::default();
        let mut programs = program::Programs::among(lines.len());
        let wrapped = profile.wrap.is_some();
        let all: Vec<usize>;
        let telling = if wrapped {
            groups.telling()
        } else {
            all = (0..lines.len()).collect();
            &all
        };
        debug_assert!(
            !wrapped
                || all_others(lines, telling, |line| {
                    says_nothing(line, wrapped) && !program::is_surely_code(line)
                })
        );
        for &at in telling {
            let line = &lines[at];
            programs.meet(line);
            if says_nothing(line, wrapped) {
                continue;
            }
            if line.signs.has(Signs::MARK) {
                note::calls(line.text, &mut calls);
                if wrapped && only_calls(line) {
                    continue;
                }
            }
            let gap_below = lines.get(at + 1).map_or(9, Line::gap);
            if wrapped && is_prose(line, gap_below) {
                if line.gap() > 0 {
                    paragraphs += 1;
                    may_name.extend(talk::may_name(line).then_some(at));
                }
                continue;
            }
            if endnote::is_first(line) {
                endnotes = Some(at);
            }
            if endnote::is_first_hung(line) && at > 0 && announces_notes(lines[at - 1].text) {
                hung = Some(at);
            }
            outlined += usize::from(heading::is_outlined(line, lines.get(at + 1)));
            if line.head == *b"@@" {
                hunks.push(at);
            }
            if let Some(sign) = heading::sign_of(line) {
                let count = signed.entry(sign).or_default();
                count.all += 1;
                count.leading += usize::from(heading::leads_text(line, lines.get(at + 1), profile));
            }
            let apart = line.gap() > 0
                && gap_below > 0
                && line.width() < 90
                && at > 0
                && heading::is_like(line.text);
            replies += usize::from(wrapped && is_reply(line, gap_below));
            let labelled = line.gap() > 0 && line.width() < 32 && line.text.ends_with(':');
            bare += usize::from(apart);
            outdented += usize::from(apart && heading::stands_out(line, profile));
            over_lists += usize::from(apart && leads_list(line, lines.get(at + 1)));
            attached += usize::from(heading::is_attached(line, lines.get(at + 1), profile));
            capitals += usize::from(apart && line.is_shouted());
            capitals_apart += usize::from(apart && line.is_shouted() && line.gap() > 1);
            closing += usize::from(heading::closes_letter(line, lines.get(at + 1)));
            dated += usize::from(apart && heading::is_dated(line));
            questions += usize::from(apart && asks(line, lines.get(at + 1)));
            let centred = || line.gap() > 0 && gap_below > 0 && is_centred_name(line);
            cues.meet(at, lines, apart || centred(), wrapped);
            if (apart || labelled) && !met.insert(line.text) {
                recurring.insert(line.text);
            } else if labelled {
                labels += usize::from(line.text.split(' ').count() <= 2);
            }
            sequences.meet(at, lines, wrapped);
            let above = at.checked_sub(1).map(|above| &lines[above]);
            stopped += usize::from(heading::is_stopped(line, above, lines.get(at + 1)));
            if line.gap() > 0 {
                paragraphs += 1;
                may_name.extend(talk::may_name(line).then_some(at));
            }
            if may_speak(line)
                && let Some(speaker) = speaker(line.text)
            {
                // A contents entry and its heading are no two turns.
                let words = opening(&line.text[speaker.len()..]);
                let (times, last) = turns.entry(speaker).or_default();
                *times += usize::from(*last != words);
                *last = words;
            }
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
                counted.entry(key).or_default().meet(number);
            }
            if line.gap() > 0
                && line.width() <= heading::WIDEST_ORDINAL
                && let Some(below) = lines.get(at + 1)
                && let Some(word) = heading::ordinal_key(line, below)
            {
                let (times, last) = ordinals.entry(word).or_default();
                *times += usize::from(*last != line.text);
                *last = line.text;
            }
            if line.rule().is_some()
                && at > 0
                && line.gap() == 0
                && is_underline(line, &lines[at - 1], 1)
            {
                underlined += 1;
                sections.insert(normalised(lines[at - 1].text));
            } else if heading::crosses(lines, at) {
                *crossing.entry(line.width()).or_default() += 1;
            } else if is_divider(line) {
                rules += 1;
                named += usize::from(names_record(&lines[at + 1..]));
            }
        }
        calls.extend(
            endnotes
                .into_iter()
                .flat_map(|first| endnote::marks(lines, first)),
        );
        crossing.retain(|_, times| *times > 1);
        underlined += crossing.values().sum::<usize>();
        let mut speakers = speakers(&turns, profile.turns);
        speakers.extend(talk::speakers(lines, &may_name, paragraphs));
        let mut evidence = Self {
            calls,
            mail: profile.quoted_lines * 8 > lines.len()
                || letter::is_mail(lines, profile.quoted_lines > 0),
            bare_headings: bare,
            recurring,
            labels,
            questions,
            replies,
            over_lists,
            attached,
            outdented,
            capital_headings: capitals,
            capitals_apart,
            closing,
            dated,
            underlined,
            sections,
            outlined,
            hung: hung.map_or_else(Vec::new, |first| endnote::hung(lines, first)),
            notes_below: endnotes.map_or_else(Vec::new, |_| endnote::apart(lines)),
            signed,
            parted: named >= FEWEST_RECORDS && named * 3 >= rules * 2,
            counted,
            ordinals,
            sequences,
            stopped,
            crossing: crossing.into_keys().collect(),
            patches: patch::ranges(lines, &hunks),
            technical: programs.are_spoken_of(),
            entries: heading::Entries::of(lines, telling, wrapped),
            speakers,
            spoken: spoken::Verse::default(),
            cues: cues.cues(lines.len()),
            title: title.map(normalised).filter(|title| !title.is_empty()),
        };
        evidence.spoken = spoken::Verse::of(lines, &evidence, profile.wrap);
        evidence
    }
}

impl Evidence<'_> {
    /// Takes for granted what a genre does.
    pub(in crate::read) fn settle(&mut self, genre: &Genre) {
        self.mail = genre.mail.unwrap_or(self.mail);
        self.technical = genre.technical.unwrap_or(self.technical);
    }

    /// Whether a line is the turn of somebody who speaks more than once.
    pub(super) fn speaks(&self, text: &str) -> bool {
        let speakers = &self.speakers;
        // "DUKE (aside). So!", "DUKE. NO!", "_Duke._ So!"
        let named = || {
            let text = text.strip_prefix('_').unwrap_or(text);
            let head = &text.as_bytes()[..text.len().min(LONGEST_NAME + 1)];
            let end = memchr::memchr3(b':', b'.', b'(', head)?;
            let end = match head[end] {
                b'.' => talk::name_end(text, LONGEST_NAME + 1)?,
                _ => end,
            };
            Some(text[..end].trim_end())
        };
        !speakers.is_empty()
            && (speaker(text).is_some_and(|speaker| speakers.contains(speaker))
                || named().is_some_and(|name| speakers.contains(name)))
    }

    /// Whether a line is the name of somebody who speaks, and says nothing else.
    pub(super) fn names(&self, text: &str) -> bool {
        !self.speakers.is_empty() && self.speakers.contains(text.trim_end_matches('.'))
    }
}

/// Whether a line is a question, and a longer line below it may be its answer.
pub(super) fn asks(line: &Line<'_>, below: Option<&Line<'_>>) -> bool {
    const ANSWER: usize = 40;
    matches!(last_mark(line.text), Some('?' | '？' | '؟'))
        && !line.text.starts_with(['"', '“', '„', '«', '»', '‘', '\''])
        && below.is_some_and(|below| {
            let answers = below.width() >= ANSWER.max(line.width())
                || below.gap() > 0 && matches!(below.tail, b'.' | b':');
            answers && last_mark(below.text) != Some('?')
        })
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

/// Whether a rule runs across the page between blank lines.
pub(super) fn is_divider(line: &Line<'_>) -> bool {
    const NARROWEST: usize = 20;
    line.width() >= NARROWEST && line.gap() > 0 && line.rule().is_some()
}

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
fn says_nothing(line: &Line<'_>, wrapped: bool) -> bool {
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
