//! What stands at the edges of pages, and comes again at those of others.

use super::{WIDEST, is_page_label};
use crate::read::figures::are_digits;
use crate::read::line::Line;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// Lines looked at above and below a page break: a head or foot is seldom taller.
const REACH: usize = 2;

/// The lines above and below a break that can be furniture. A page always keeps more lines than its head and foot have,
/// so that no line is looked at for two breaks.
fn near(n: usize, breaks: &[usize], end: usize) -> (Range<usize>, Range<usize>) {
    let at = breaks[n];
    let above = at - n.checked_sub(1).map_or(0, |n| breaks[n]);
    let below = breaks.get(n + 1).copied().unwrap_or(end) - at;
    let reach = |page: usize| (page.saturating_sub(1) / 2).min(REACH);
    (at - reach(above)..at, at..at + reach(below))
}

/// Which lines stand near a page break and recur near another.
pub(super) fn recurring(lines: &[Line<'_>], breaks: &[usize]) -> Vec<bool> {
    let mut seen: HashMap<String, Seen<'_>> = HashMap::new();
    let mut at_edge = vec![false; lines.len()];
    let mut heads = HashSet::new();
    let near = |n: usize| near(n, breaks, lines.len());
    // A page that was copied twice has two of everything, and that makes no heads.
    let mut pages = HashSet::new();
    let mut is_new = |page: Range<usize>| pages.insert(words_of(&lines[page]));
    let ends = breaks.iter().copied().chain([lines.len()]);
    let mut from = 0;
    let new: Vec<bool> = ends
        .map(|end| is_new(std::mem::replace(&mut from, end)..end))
        .collect();
    for n in 0..breaks.len() {
        let (above, below) = near(n);
        at_edge[above.start..below.end].fill(true);
        let counted = above.filter(|_| new[n]).chain(below.filter(|_| new[n + 1]));
        for index in counted {
            let text = lines[index].text;
            heads.insert(lines[index].head);
            seen.entry(key(text)).or_default().meet(text, n);
        }
    }
    // What stands within pages as often as at their edges is of the text.
    let within = lines.iter().zip(&at_edge).filter(|(_, at_edge)| !**at_edge);
    for (line, _) in within.filter(|(line, _)| heads.contains(&line.head) && line.width() <= WIDEST)
    {
        if let Some(seen) = seen.get_mut(&key(line.text)) {
            seen.within += 1;
        }
    }
    let mut furniture = vec![false; lines.len()];
    for (n, &at) in breaks.iter().enumerate() {
        let fed = lines.get(at).is_none_or(Line::page);
        // From the break outwards, and no further than the first line that is text. Beyond what nearly every page has there
        // begins the text, whose lines come again, too; chapters have heads of their own page after page.
        let mut mark = |side: &mut dyn Iterator<Item = usize>| {
            let mut place = Place::Edge;
            let mut last = None;
            for index in side {
                let text = lines[index].text;
                let met = seen.get(&key(text));
                if let (Some(last), Place::Below) = (last, place) {
                    let gap = lines[index.max(last)].gap();
                    place = if gap > 0 { Place::Apart } else { place };
                }
                let numbered = || is_page_label(text) || is_page_number(text);
                let recurs = fed && place != Place::Apart && numbered()
                    || lines[index].width() <= WIDEST
                        && met.is_some_and(|met| met.recurs(breaks.len(), place));
                if !recurs {
                    break;
                }
                if met.is_some_and(|met| met.times * 2 >= breaks.len()) {
                    place = Place::Below;
                }
                last = Some(index);
                furniture[index] = true;
            }
        };
        let (above, below) = near(n);
        mark(&mut above.rev());
        mark(&mut { below });
    }
    furniture
}

/// Where a line stands at the edge of a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At the very edge, or beside what few pages have there.
    Edge,
    /// Right beside what most pages have at the edge.
    Below,
    /// Over blank lines from that: where the text begins.
    Apart,
}

/// A line that stands near page breaks, digits aside.
#[derive(Default)]
struct Seen<'a> {
    /// Near how many,
    times: usize,
    /// and how often its digits were the same again, or went up as the numbers of pages do.
    steady: usize,
    /// How many times on end it was no more than two pages away.
    run: usize,
    longest: usize,
    /// How often it stands elsewhere.
    within: usize,
    last: Option<(&'a str, usize)>,
}

impl<'a> Seen<'a> {
    /// Meets it near a page break, of which there were so many above.
    fn meet(&mut self, text: &'a str, breaks: usize) {
        match self.last {
            Some((_, met)) if met == breaks => return,
            Some((last, met)) => {
                self.steady += usize::from(counts_on(last, text, breaks - met));
                self.run = if breaks - met <= 2 { self.run + 1 } else { 1 };
            }
            None => self.run = 1,
        }
        self.longest = self.longest.max(self.run);
        self.times += 1;
        self.last = Some((text, breaks));
    }

    /// Whether it is of the pages, of which there are so many. "Version 4.2 (22 May 2016)" above "Version 4.1 (5 Jan 2014)" heads
    /// what is below it.
    fn recurs(&self, pages: usize, place: Place) -> bool {
        const CHAPTER: usize = 3;
        let often = match place {
            Place::Edge => self.times * 4 >= pages || self.longest >= 2,
            Place::Below => self.times * 3 >= pages || self.longest >= CHAPTER,
            // Left pages and right ones may have their own.
            Place::Apart => self.times * 5 >= pages * 2,
        };
        let steady = self.steady * 2 >= self.times - 1;
        self.times >= 2 && steady && often && self.within < self.times
    }
}

/// Whether the digits of a line are those of another, so many pages above, or one of its numbers went up by these.
fn counts_on(above: &str, text: &str, pages: usize) -> bool {
    let numbered = |text| {
        let words = str::split_whitespace(text);
        words.filter(|word| word.bytes().any(|b| b.is_ascii_digit()))
    };
    let number = |word: &str| -> Option<usize> {
        let digits = word.trim_matches(|c: char| !c.is_ascii_digit());
        digits.parse().ok()
    };
    let rises = |(above, own)| {
        let up = number(own)
            .zip(number(above))
            .map(|(own, above)| own.wrapping_sub(above));
        up.is_some_and(|up| (1..=2 * pages).contains(&up))
    };
    let same = || numbered(above).eq(numbered(text));
    same() || numbered(above).zip(numbered(text)).any(rises)
}

/// The words of a page, but for its numbers, as one number.
fn words_of(lines: &[Line<'_>]) -> u64 {
    let mut hasher = DefaultHasher::new();
    let numbered = |word: &&str| word.bytes().any(|b| b.is_ascii_digit());
    for line in lines {
        let words = line.text.split_whitespace();
        words
            .filter(|word| !numbered(word))
            .for_each(|word| word.hash(&mut hasher));
    }
    hasher.finish()
}

/// A line with its numbers and blanks evened out. Of a word by itself the signs between its digits stay: "2.2" is a section, and
/// not a page as "2" is.
pub(in crate::read) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    if !text.contains(char::is_whitespace) {
        let digits = |one: &char, next: &char| one.is_ascii_digit() && next.is_ascii_digit();
        let signs: Vec<char> = text.chars().collect();
        key.extend(signs.chunk_by(digits).map(|run| match run[0] {
            c if c.is_ascii_digit() => '#',
            c => c,
        }));
        return key + " ";
    }
    for word in text.split_whitespace() {
        if word.bytes().any(|b| b.is_ascii_digit()) {
            key.push('#');
        } else {
            key.push_str(word);
        }
        key.push(' ');
    }
    key
}

/// `- 7 -`, `7`: alone on its line.
fn is_page_number(text: &str) -> bool {
    let digits = text.trim_matches(|c: char| c == '-' || c == '–' || c == ' ');
    digits.len() <= 4 && are_digits(digits)
}
