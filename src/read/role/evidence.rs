//! What all of the text shows, counted once and looked up by many rules: consistency beats shape.

use super::cue::Cues;
use super::gathered::{self, Gathered};
use super::sequence::Sequences;
use super::tally::{Counted, Signed};
use super::{heading, program, spoken, talk};
use crate::read::genre::Genre;
use crate::read::group::{Groups, all_others};
use crate::read::line::{Line, last_mark};
use crate::read::profile::Profile;
use crate::read::speaker::{LONGEST_NAME, speaker};
use crate::read::words::normalised;
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
    /// Lines apart whose words a rule goes on behind.
    pub(super) ruled_on: usize,
    /// Lines apart that are stressed as a whole.
    pub(super) stressed: usize,
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
                    gathered::says_nothing(line, wrapped) && !program::is_surely_code(line)
                })
        );
        let mut gathered = Gathered::of(lines, profile);
        for &at in telling {
            gathered.meet(at);
        }
        let mut evidence = gathered.evidence();
        evidence.entries = heading::Entries::of(lines, telling, wrapped);
        evidence.title = title.map(normalised).filter(|title| !title.is_empty());
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

/// Whether a rule runs across the page between blank lines.
pub(super) fn is_divider(line: &Line<'_>) -> bool {
    const NARROWEST: usize = 20;
    line.width() >= NARROWEST && line.gap() > 0 && line.rule().is_some()
}
