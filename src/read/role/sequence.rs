//! Numbers and letters that stand alone on their lines, or lead a title there, and count from one to the next.

use super::heading;
use super::tally::Counted;
use crate::read::case::is_lower;
use crate::read::line::{Line, ends_sentence};
use foldhash::HashMap;

/// How far they count.
#[derive(Debug, Default)]
pub(super) struct Sequences<'a> {
    /// Lines that are a Roman number and nothing else, each one more than the last.
    pub(super) numerals: usize,
    last_numeral: u32,
    /// Lines that are a number with its full stop or its brackets and nothing else, each one more than the last.
    pub(super) numbers: usize,
    last_number: u32,
    /// Lines that are a figure and nothing else, far from a text that is whole above and begins anew below, each one more than the
    /// last: chapters have them. Those of pages stand where they must.
    figures: usize,
    last_figure: u32,
    /// How many of them stand within sentences.
    cutting: usize,
    /// Lines that are a capital letter and nothing else, each the next of the alphabet.
    pub(super) letters: usize,
    last_letter: u8,
    /// Lines that begin with a number and a title, alone, each number one more than the last.
    pub(super) sections: usize,
    last_section: u32,
    /// Numbers of sections that stand alone, above their titles.
    pub(super) parted: heading::Parted<'a>,
    /// Divisions that are a name and a number, alone on their line, and those of them that have a title below it.
    divisions: (usize, usize),
    /// Chapters among them, and those that have a short line by itself below, whatever it ends with.
    chapters: (usize, usize),
    /// Numbers that stand alone, and those of them that have a line of its own below.
    alone: (usize, usize),
    /// Lines that are a number word and others, by the others, and how often they come.
    spelled: HashMap<String, usize>,
    /// First words of lines with a number and a title, and how these numbers go on.
    titles: HashMap<&'a str, Counted>,
    /// Numbers as East Asia sets them, before titles.
    pub(super) figured: heading::Series,
}

impl<'a> Sequences<'a> {
    /// Takes note of a line and those above and below it.
    pub(super) fn meet(&mut self, at: usize, lines: &[Line<'a>], wrapped: bool) {
        let (line, below) = (&lines[at], &lines[at + 1..]);
        if let Some(value) = heading::numeral_of(line.text) {
            // "X" closes a window; numbers count up.
            self.numerals += usize::from(value == 1 || value == self.last_numeral + 1);
            self.last_numeral = value;
        }
        if let Some(value) = heading::number_of(line.text)
            && line.gap() > 0
        {
            self.numbers += usize::from(value == self.last_number + 1);
            self.last_number = value;
        }
        if let [letter @ b'A'..=b'Z'] | [letter @ b'A'..=b'Z', b'.'] = *line.text.as_bytes() {
            self.letters += usize::from(letter == b'A' || letter == self.last_letter + 1);
            self.last_letter = letter;
        }
        if let Some(value) = heading::section_of(line, below.first())
            && value == self.last_section + 1
        {
            (self.sections, self.last_section) = (self.sections + 1, value);
        }
        self.parted.meet(line, below);
        self.figured.meet(line, below.first());
        if let Some((word, number)) = heading::title_key(line, below.first()) {
            self.titles.entry(word).or_default().meet(Some(number));
        }
        if let Some(key) = heading::spelled_key(line, below.first()) {
            *self.spelled.entry(key).or_default() += 1;
        }
        if !wrapped {
            return;
        }
        let figure = heading::figure_of(line).filter(|value| *value == self.last_figure + 1);
        if let (Some(value), Some(next)) = (figure, below.first()) {
            let above = at.checked_sub(1).map(|above| &lines[above]);
            let whole = above.is_none_or(|above| ends_sentence(above.text) || above.gap() > 0);
            let parted = next.gap() > 0 || heading::is_over_title(line, below);
            self.cutting += usize::from(!whole || !parted || is_lower(next.text));
            self.figures += 1;
            self.last_figure = value;
        }
        if let [title, rest @ ..] = below
            && line.gap() > 0
            && title.gap() > 0
            && (figure.is_some() || heading::number_alone(line.text).is_some())
        {
            let titled = heading::titles_number(title, rest.first());
            self.alone = (self.alone.0 + 1, self.alone.1 + usize::from(titled));
        }
        if heading::is_bare_division(line, below.first()) {
            let rest = below[1..].iter().take(2);
            let end = 1 + rest.take_while(|line| line.gap() == 0).count();
            self.divisions.0 += 1;
            self.divisions.1 += usize::from(heading::may_be_title(&below[..end]));
            if heading::division_of(line.text) == Some(heading::Style::Chapter) {
                let lone = below.get(1).is_none_or(|next| next.gap() > 0);
                let short = lone && heading::may_be_sentence(&below[0]);
                self.chapters = (self.chapters.0 + 1, self.chapters.1 + usize::from(short));
            }
        }
    }

    /// Figures that count the parts of a text.
    pub(super) fn figures(&self) -> usize {
        // Few pages end where a sentence does; above a chapter stands a title or verse perhaps.
        if self.cutting * 2 > self.figures {
            0
        } else {
            self.figures
        }
    }

    /// How many lines are these words and a number word.
    pub(super) fn spelled(&self, words: &str) -> usize {
        self.spelled.get(words).copied().unwrap_or(0)
    }

    /// How often this word leads a line with a number and a title.
    pub(super) fn titles(&self, word: &str) -> Option<Counted> {
        self.titles.get(word).copied()
    }

    /// Whether most chapters have a title below their number.
    pub(super) fn have_chapter_titles(&self) -> bool {
        const FEWEST: usize = 3;
        let (all, titled) = self.divisions;
        titled >= FEWEST && titled * 3 >= all * 2
    }

    /// Whether nearly all chapters have a short line by itself below their number: no text begins so each time.
    pub(super) fn have_chapter_sentences(&self) -> bool {
        const FEWEST: usize = 4;
        let (all, short) = self.chapters;
        short >= FEWEST && short * 10 >= all * 9
    }

    /// Whether nearly all numbers that stand alone have a line of its own below.
    pub(super) fn have_titles(&self) -> bool {
        const FEWEST: usize = 4;
        let (all, titled) = self.alone;
        titled >= FEWEST && titled * 10 >= all * 9
    }
}
