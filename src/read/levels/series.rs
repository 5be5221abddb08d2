//! Levels by what is counted: "Act II", "Section 3". What begins anew below something is a part of it.

use super::Look;
use crate::read::marker;
use crate::read::role::heading::{self, Style, is_division};
use crate::read::words::{Words, in_small};
use foldhash::HashMap;
use std::mem::discriminant;

/// What a heading counts: the word of its kind, and its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::read) struct Counted {
    /// "act" of "ACT II".
    word: String,
    /// Its value; [`LATER`] where only the first can be told from others: "third".
    value: u32,
}

impl Counted {
    /// Of "Act II", "EPOCH THE SECOND", "Book First--A Good Man", "Zweiter Akt"; `None` if nothing is counted.
    pub(in crate::read) fn of(text: &str) -> Option<Self> {
        Self::behind(text).or_else(|| Self::before(text))
    }

    /// Where the number stands before the word, and both are a division: "Erste Szene", "2. Akt".
    fn before(text: &str) -> Option<Self> {
        let (number, word) = text.split_once(' ')?;
        let letters = |text: &str| {
            text.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        };
        let value = value(&letters(number)).filter(|_| is_division(text))?;
        let word = letters(word);
        Some(Self { word, value })
    }

    fn behind(text: &str) -> Option<Self> {
        const SHORTEST: usize = 3;
        // "§3 Duties", "§ 3"
        if let Some(behind) = text.strip_prefix('§') {
            let number = behind.split_whitespace().next()?;
            let value = value(number.trim_matches(|c: char| !c.is_alphanumeric()))?;
            return Some(Self {
                word: "§".to_owned(),
                value,
            });
        }
        let mut words = text.split_whitespace();
        let word = words.next()?;
        let word = word.strip_suffix('.').unwrap_or(word);
        let spelled = |word: &str| word.eq_ignore_ascii_case("the");
        let number = words.find(|word| !spelled(word))?;
        let number = number.split("--").next()?.split(['—', '–']).next()?;
        let number = number.trim_matches(|c: char| !c.is_alphanumeric());
        let plain = word.len() >= SHORTEST && word.chars().all(char::is_alphabetic);
        let opens = word.starts_with(char::is_uppercase);
        let value = (plain && opens)
            .then(|| in_small(number, value))
            .flatten()?;
        let word = word.to_lowercase();
        Some(Self { word, value })
    }

    fn begins(&self) -> bool {
        self.value == 1
    }

    /// Whether it is the second, or one that follows.
    pub(super) fn is_later(&self) -> bool {
        self.value > 1
    }
}

/// What is not the first.
const LATER: u32 = 0;

/// The value of a number in small letters, if it is one.
fn value(number: &str) -> Option<u32> {
    static FIRST: Words = Words::of(
        "one first premier première erste erster erstes primo primero primera primeiro primeira prima eerste första \
         første première un une eins первая первый перша pierwszy pierwsza první első prvi",
    );
    if let Some(value) = marker::roman(number).or_else(|| number.parse().ok()) {
        return Some(value);
    }
    if FIRST.has(number) {
        return Some(1);
    }
    heading::is_number(number).then_some(LATER)
}

/// Which headings are of a kind, by its word.
type Kinds<'l> = HashMap<&'l str, Vec<usize>>;

/// Headings looked at from one of a kind: what stands between two of them is seldom more, and kinds may be many.
const REACH: usize = 64;

/// Ranks by what is counted: where the numbers of a kind begin anew below one heading after another, these are of what they head;
/// and a kind that stands right below another, never above it, is part of that.
pub(super) fn rank_counted(looks: &[Look], ranks: &mut [u32]) {
    let mut kinds = Kinds::default();
    let mut order: Vec<&str> = Vec::new();
    for (at, look) in looks.iter().enumerate() {
        if let Some(counted) = &look.counted {
            let members = kinds.entry(&counted.word).or_default();
            if members.is_empty() {
                order.push(&counted.word);
            }
            members.push(at);
        }
    }
    for word in &order {
        evened(&kinds[word], looks, ranks);
    }
    for word in &order {
        below_others(word, &kinds, looks, ranks);
    }
    for word in &order {
        below_names(word, &kinds, looks, ranks);
    }
    for word in &order {
        begins_anew(word, &kinds, looks, ranks);
        goes_on(&kinds[word], looks, ranks);
    }
}

/// What counts on from one to the next is one series, however each is set: "Article IV" and "ARTICLE V". Rules below headings
/// and signs before them tell their level by themselves.
fn evened(members: &[usize], looks: &[Look], ranks: &mut [u32]) {
    let value = |at: usize| {
        looks[at]
            .counted
            .as_ref()
            .map_or(LATER, |counted| counted.value)
    };
    let plain = |at: usize| looks[at].is_unmarked() || looks[at].style == Style::Section;
    for run in members.chunk_by(|&one, &two| value(one) != LATER && value(one) + 1 == value(two)) {
        let plain = || run.iter().copied().filter(|&at| plain(at));
        let Some(rank) = plain().map(|at| ranks[at]).min() else {
            continue;
        };
        for at in plain() {
            ranks[at] = rank;
        }
    }
}

/// The word of what a heading counts.
fn kind(look: &Look) -> Option<&str> {
    look.counted.as_ref().map(|counted| &*counted.word)
}

/// The heading of another kind that one stands right below; a title of its own may stand between.
fn above(looks: &[Look], at: usize) -> Option<usize> {
    let attached = |at: usize| (looks[at].attached && at > 0).then(|| at - 1);
    let over = attached(at)?;
    if looks[over].counted.is_some() {
        Some(over)
    } else {
        attached(over)
    }
}

/// Headings of a division that stand right below another kind of the same rank are parts of it: "Book I" below "PART I".
fn below_others(word: &str, kinds: &Kinds<'_>, looks: &[Look], ranks: &mut [u32]) {
    /// Less than parts two ranks.
    const DEEPER: u32 = 10;
    let is_division = |at: usize| {
        matches!(
            looks[at].style,
            Style::Part | Style::Chapter | Style::Section
        )
    };
    let members = &kinds[word];
    let over = members.iter().find_map(|&at| {
        let over = above(looks, at).filter(|over| is_division(at) && is_division(*over))?;
        (ranks[over] == ranks[at])
            .then(|| kind(&looks[over]))
            .flatten()
    });
    let Some(over) = over.filter(|over| *over != word) else {
        return;
    };
    let is_over = |at: usize| kind(&looks[at]) == Some(word);
    let mut others = kinds[over].iter();
    if !others.any(|&at| above(looks, at).is_some_and(is_over)) {
        for &at in members {
            ranks[at] += DEEPER;
        }
    }
}

/// Sections that stand right below what has a name and no word for its kind are parts of that, and so are the others of their
/// series: "§1 Name" below "II. Main Part", "Article 4" below "MEMBERS", "Article 9" below "THE BOARD".
fn below_names(word: &str, kinds: &Kinds<'_>, looks: &[Look], ranks: &mut [u32]) {
    const FEWEST: usize = 2;
    let members = &kinds[word];
    let over = members.iter().filter_map(|&at| {
        let over = at.checked_sub(1).filter(|_| looks[at].attached)?;
        // Right below a section stands its own name.
        let own = looks[over].attached && over > 0 && kind(&looks[over - 1]) == Some(word);
        let named = looks[over].is_unmarked() || looks[over].style == Style::Numbered(1);
        (looks[at].style == Style::Section && looks[over].counted.is_none() && named && !own)
            .then_some(over)
    });
    let over: Vec<usize> = over.collect();
    let numbered = over.iter().any(|&over| !looks[over].is_unmarked());
    let Some(rank) = over.iter().map(|&over| ranks[over]).max() else {
        return;
    };
    if numbered || over.len() >= FEWEST {
        for &at in members {
            ranks[at] = ranks[at].max(rank + 1);
        }
    }
}

/// What stands between the last of one run of numbers and the first of the next heads the next, if each has such a heading, and all
/// look alike.
fn begins_anew(word: &str, kinds: &Kinds<'_>, looks: &[Look], ranks: &mut [u32]) {
    const FEWEST: usize = 3;
    let members = &kinds[word];
    let begins = |at: usize| looks[at].counted.as_ref().is_some_and(Counted::begins);
    let Some(rank) = members.iter().map(|&at| ranks[at]).min() else {
        return;
    };
    let is_title = |at: usize| at > 0 && looks[at].attached && kind(&looks[at - 1]) == Some(word);
    // Of what stands between two, the highest that is no title of the one above.
    let heads = |from: usize, to: usize| {
        let between = from.max(to.saturating_sub(REACH))..to;
        let between = between.filter(|&at| !is_title(at) && !looks[at].is_known());
        between.min_by_key(|&at| ranks[at])
    };
    let mut over = Vec::new();
    for pair in members.windows(2) {
        if begins(pair[1]) {
            let Some(head) = heads(pair[0] + 1, pair[1]) else {
                return;
            };
            over.push(head);
        }
    }
    let Some(&first) = over.first() else { return };
    let alike = |at: usize| {
        discriminant(&looks[at].style) == discriminant(&looks[first].style)
            && kind(&looks[at]) == kind(&looks[first])
    };
    let counts = kind(&looks[first]);
    let faint = counts.is_none() && over.len() < 2 && looks[first].gap < looks[members[0]].gap;
    if members.len() < FEWEST
        || !begins(members[0])
        || over.iter().any(|&at| ranks[at] < rank || !alike(at))
        || faint
    {
        return;
    }
    let before = (0..members[0]).rev().take(REACH);
    let before = before
        .filter(|&at| alike(at) && !looks[at].attached)
        .take(1);
    // A word and a number say so wherever they stand.
    let named = counts.map_or(&[][..], |word| &kinds[word]).iter().copied();
    let named: Vec<usize> = named.filter(|&at| alike(at)).collect();
    // What counts itself, and has a title behind its number, is set as chapters are as often as above them.
    let higher = u32::from(counts.is_none());
    for at in over.into_iter().chain(before).chain(named) {
        ranks[at] = ranks[at].min(rank.saturating_sub(higher));
    }
}

/// Between two of a kind whose numbers follow each other nothing stands above them that has fewer blank lines above it: what a placard
/// says, a letterhead.
fn goes_on(members: &[usize], looks: &[Look], ranks: &mut [u32]) {
    const FEWEST: usize = 3;
    if members.len() < FEWEST {
        return;
    }
    let value = |at: usize| Some(looks[at].counted.as_ref()?.value).filter(|value| *value != LATER);
    for pair in members.windows(2) {
        let &[above, below] = pair else { continue };
        let follows = value(above)
            .zip(value(below))
            .is_some_and(|(one, two)| one + 1 == two);
        let gap = looks[above].gap.min(looks[below].gap);
        if !follows || ranks[above] != ranks[below] {
            continue;
        }
        for at in (above + 1..below).take(REACH) {
            if looks[at].is_unmarked() && looks[at].gap < gap && ranks[at] <= ranks[above] {
                ranks[at] = ranks[above] + 1;
            }
        }
    }
}
