//! Stanzas: lines that end early, begin with capitals or stand in indents of their own, and are punctuated like speech.

use super::lines::{whole, without_dots, without_margin};
use super::{OPENING, ends_clause, has_verse_above, is_field, lookalike};
use crate::read::case::is_upper;
use crate::read::figures::are_digits;
use crate::read::line::{Line, last_mark, width};
use crate::read::profile::Profile;
use crate::read::role::rhyme::rhymes;
use crate::read::role::verdict::{PARAGRAPH, points};
use crate::read::role::{Role, Score, View, contents};
use crate::read::signs::Signs;
use crate::read::speaker;

/// Lines without what stands between and beside them, as a stanza.
pub(in crate::read::role) fn stanza(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST_NUMBERED: usize = 3;
    let own = view.own();
    let profile = view.profile;
    if own.len() < 2 || view.is_marked() || flows(own) || contents::lists(view) {
        return None;
    }
    // A stanza's number right above it is part of it.
    let numbered = own.len() > FEWEST_NUMBERED && are_digits(own[0].text);
    let own = &own[usize::from(numbered)..];
    // A row of dots says that lines were left out; rows of nothing else are none.
    let own = &*without_dots(own);
    if own.is_empty() {
        return None;
    }
    // Where people speak in turn, verse is set in, and nobody's turn.
    let spoken = |line: &Line<'_>| line.indent() < profile.base + 2 || speaker::opens(line.text);
    if profile.turns && own.iter().any(spoken) {
        return None;
    }
    let (_, own) = whole(own, profile);
    let own = without_margin(&own);
    Stanza::of(&own, view)?.verdict()
}

/// Lines that may be a stanza, and what was counted of them.
struct Stanza<'s, 'v, 'a> {
    own: &'s [Line<'a>],
    view: &'s View<'v, 'a>,
    /// How many they are.
    n: usize,
    /// Columns of the widest.
    widest: usize,
    /// Those that begin with a capital, or in a script without them.
    capitals: usize,
    /// Those that end within a sentence, and those that end one.
    open: usize,
    closed: usize,
    /// Whether all of them stand in from the text.
    deeper: bool,
    /// Whether verse stands right above.
    follows_verse: bool,
}

impl<'s, 'v, 'a> Stanza<'s, 'v, 'a> {
    /// Of lines that are narrow, and end early or stand in a text that is all verse.
    fn of(own: &'s [Line<'a>], view: &'s View<'v, 'a>) -> Option<Self> {
        let profile = view.profile;
        let n = own.len();
        let widest = own.iter().map(Line::width).max()?;
        if n < 2 || widest > widest_line(profile) {
            return None;
        }
        let odd = |line: &Line<'_>| line.is_symbols() || line.width() < 2;
        let coded = own.iter().filter(|line| line.signs.has(Signs::CODE));
        if own.iter().any(odd) || coded.count() * 3 > n || lookalike::is_none(own, profile) {
            return None;
        }
        let even = profile.early_ends(own) * 10 < (n - 1) * 8;
        if even && !profile.verse {
            return None;
        }
        let count = |holds: fn(&str) -> bool| own.iter().filter(|line| holds(line.text)).count();
        let capitals = count(begins_large);
        // Where all is verse, its lines may be as wide as prose, but begin as verse does.
        if even && capitals * 10 < n * 8 {
            return None;
        }
        let column = profile.base + 2;
        Some(Self {
            own,
            view,
            n,
            widest,
            capitals,
            open: count(is_open),
            closed: count(|text| matches!(last_mark(text), Some('.' | '。'))),
            deeper: own.iter().all(|line| letters_column(line) >= column),
            follows_verse: matches!(view.role_above(), Some(Role::Verse)),
        })
    }

    /// A verdict, if its letters and stops are those of verse, and enough speaks for it.
    fn verdict(&self) -> Option<(Role, Score)> {
        const ENOUGH: i32 = 28;
        const LEAST: i32 = 10;
        /// Nothing makes it surer than this.
        const MOST: i32 = 40;
        if self.is_other() || !self.opens() {
            return None;
        }
        let score = self.look() + self.company();
        // What does not beat a paragraph may be its runner-up.
        let doubtful = points(ENOUGH, score < ENOUGH);
        let sure = score.min(MOST) + i32::from(PARAGRAPH) - doubtful;
        (score >= LEAST).then(|| (Role::Verse, Score::try_from(sure).unwrap_or(Score::MAX)))
    }

    /// Whether lines begin as those of verse: with capitals, or set in as the stanzas of songs are.
    fn opens(&self) -> bool {
        const FEWEST_SLENDER: usize = 6;
        const FEWEST_STEPPED: usize = 4;
        let (n, profile) = (self.n, self.view.profile);
        let plain = !self.view.evidence.technical;
        // Songs begin every other line small, and stand in from the text.
        let clauses = (self.open + self.closed) * 3 >= n;
        // Some verse is small throughout, and narrower than any prose beside it.
        let half = |wrap| self.widest * 2 <= wrap;
        let slender = || n >= FEWEST_SLENDER && plain && profile.wrap.is_some_and(half);
        let stepped = || n >= FEWEST_STEPPED && plain && profile.wrap.is_some() && steps(self.own);
        let seen = || self.follows_verse || has_verse_above(self.view);
        self.capitals * 10 >= n * 6
            || profile.verse
            || clauses && (self.deeper || slender() || stepped())
            || self.deeper && seen() && is_uneven(self.own)
    }

    /// Whether lines are capitals, figures, fields or columns.
    fn is_other(&self) -> bool {
        let (own, n) = (self.own, self.n);
        let count = |holds: fn(&str) -> bool| own.iter().filter(|line| holds(line.text)).count();
        let counted =
            |text: &str| text.chars().filter(char::is_ascii_digit).count() * 6 > text.len();
        count(is_upper) * 2 > n
            || count(counted) * 4 > n
            || count(is_field) * 3 > n
            || count(|text| text.contains("   ")) * 4 > n
    }

    /// What lines say by themselves.
    fn look(&self) -> i32 {
        const FEWEST: usize = 4;
        const MOST_QUOTED: usize = 3;
        let (own, n, deeper, profile) = (self.own, self.n, self.deeper, self.view.profile);
        let indented = |pair: &[Line<'_>]| pair[0].indent().abs_diff(pair[1].indent()) >= 2;
        // Two lines of prose begin with capitals by accident.
        let chance = n == 2 && !deeper && !self.follows_verse && !profile.verse;
        points(20, deeper)
            + points(20, self.open * 4 >= n)
            + points(10, self.open * 2 >= n)
            + points(10, self.closed + self.open >= 1 && n >= FEWEST)
            + points(10, n >= FEWEST)
            + points(8, self.open > 0 && own.windows(2).any(indented))
            + points(-12, chance)
            // Two lines that are set in and rhyme are enough.
            + points(30, n == 2 && deeper && rhymes(own))
            + points(30, n <= MOST_QUOTED && deeper && is_cut_sentence(own, profile))
    }

    /// What stands around them says, and all of the text.
    fn company(&self) -> i32 {
        const FEW: usize = 4;
        let (n, view, profile) = (self.n, self.view, self.view.profile);
        // Who speaks in a play speaks prose in full lines.
        let named = |above: &Line<'_>| view.evidence.cues.name(above);
        let cued =
            self.capitals == n && !view.contents.is_open() && view.above().is_some_and(named);
        let seen = || (n <= FEW || self.capitals * 10 < n * 6) && has_verse_above(view);
        let above = match (self.follows_verse, self.open) {
            (true, _) => 20 + points(8, self.deeper),
            _ if seen() => 20,
            _ if cued => 0,
            (false, 0) if !profile.verse => -20,
            (false, _) => 0,
        };
        above
            + points(40, profile.verse)
            // Without a wrapped text around it, short lines are more often a list that lost its markers.
            + points(-8, profile.wrap.is_none())
            + points(-30, view.evidence.mail && !self.deeper)
            + points(40, cued)
    }
}

/// No line of verse is wider, in columns.
fn widest_line(profile: &Profile) -> usize {
    /// Verse runs over the column that prose beside it would have.
    const OVER: usize = 8;
    /// Where nothing tells how wide prose is.
    const UNWRAPPED: usize = 62;
    match profile.wrap {
        Some(wrap) if profile.verse => wrap + OVER,
        Some(wrap) => wrap * 9 / 10,
        None => UNWRAPPED,
    }
}

/// Whether the first letter of a text is none of the small ones.
fn begins_large(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    first.is_none_or(|c| !c.is_lowercase())
}

/// Whether a text ends within a sentence, or calls or asks.
fn is_open(text: &str) -> bool {
    matches!(
        last_mark(text),
        Some(',' | ';' | ':' | '—' | '-' | '!' | '?' | '，' | '；')
    ) || text.ends_with("--")
}

/// Where the letters of a line begin: a mark that opens a quotation hangs beside the verse.
fn letters_column(line: &Line<'_>) -> usize {
    let letters = line.text.trim_start_matches(OPENING);
    line.indent() + width(&line.text[..line.text.len() - letters.len()])
}

/// Whether lines are a paragraph of a narrow column: a word is broken at the end of one, or the first stands in and all others
/// go on in small letters from where no clause ends.
fn flows(own: &[Line<'_>]) -> bool {
    const FEWEST: usize = 3;
    let small = |line: &Line<'_>| line.head[0].is_ascii_lowercase();
    let broken = |pair: &[Line<'_>]| {
        let text = pair[0].text;
        let word = text.strip_suffix('-').filter(|word| !word.ends_with('-'));
        // The rest of a line of verse that was too long is set in below it.
        let carried = pair[1].indent() >= pair[0].indent() + 2;
        word.is_some_and(|word| word.ends_with(char::is_alphabetic)) && small(&pair[1]) && !carried
    };
    let goes_on = |pair: &[Line<'_>]| {
        small(&pair[1]) && !ends_clause(pair[0].text) && pair[1].indent() + 2 <= own[0].indent()
    };
    own.windows(2).any(broken) || own.len() >= FEWEST && own.windows(2).all(goes_on)
}

/// Whether lines go in and out again and again, as those of a stanza do whose shorter ones are set in.
fn steps(own: &[Line<'_>]) -> bool {
    const SET_IN: usize = 2;
    let turns =
        |pair: &[Line<'_>], by: fn(usize, usize) -> bool| by(pair[0].indent(), pair[1].indent());
    let into = own
        .windows(2)
        .filter(|pair| turns(pair, |above, own| above + SET_IN <= own));
    let out = own
        .windows(2)
        .filter(|pair| turns(pair, |above, own| own + SET_IN <= above));
    let (into, out) = (into.count(), out.count());
    let worded = own.iter().filter(|line| is_worded(line)).count();
    out > 0 && (into + out) * 2 > own.len() - 1 && worded * 4 >= own.len() * 3
}

/// Whether lines are no column of prose: where they are more than a few, some of them have room for the next word beside the
/// widest.
fn is_uneven(own: &[Line<'_>]) -> bool {
    const FEW: usize = 3;
    let widest = own.iter().map(Line::edge).max().unwrap_or(0);
    let roomy = |pair: &&[Line<'_>]| pair[0].edge() + 1 + pair[1].first_word_width() <= widest;
    own.len() <= FEW || own.windows(2).filter(roomy).count() * 4 >= own.len() - 1
}

/// Whether a line is words of a sentence: no name, no title, no figure.
fn is_worded(line: &Line<'_>) -> bool {
    const FEWEST: usize = 3;
    let words = line.text.split(' ');
    let small = words
        .clone()
        .filter(|word| word.starts_with(char::is_lowercase));
    let words = words.count();
    words >= FEWEST
        && small.count() * 2 >= words
        && !line.signs.has(Signs::DIGIT | Signs::CODE)
        && !line.has_at()
}

/// Whether lines are one sentence or the end of one, cut where much room was left: each begins with a capital, and what stands
/// above it ends no sentence. Nothing else that is quoted in so few lines looks so; addresses have no sentences.
fn is_cut_sentence(own: &[Line<'_>], profile: &Profile) -> bool {
    const ROOM: usize = 12;
    let Some(wrap) = profile.wrap else {
        return false;
    };
    let last = own.len() - 1;
    let ends = |line: &Line<'_>| matches!(last_mark(line.text), Some('.' | '!' | '?' | '…'));
    let roomy = |pair: &[Line<'_>]| {
        pair[0].edge() + 1 + pair[1].first_word_width() + ROOM <= profile.base + wrap
    };
    let opened = |line: &Line<'_>| {
        let text = line.text.trim_start_matches(OPENING);
        text.starts_with(char::is_uppercase)
    };
    last > 0
        && own.windows(2).all(roomy)
        && own.iter().all(|line| is_worded(line) && opened(line))
        && ends(&own[last])
        && own[..last]
            .iter()
            .any(|line| !ends(line) && line.tail != b':')
}
