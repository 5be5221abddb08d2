//! Page furniture of paginated text: running heads, running feet and page numbers.
//!
//! Lines come in, and go out without furniture; what was taken out is told, for it is neither in the tree nor forgotten.
//! A line is furniture only where pages break: at a form feed, or at a `[Page 7]` line; and only if the same line, digits
//! aside, stands at other breaks, too. Page numbers need no company beside a form feed, and where they cut sentences.

use super::line::{Line, ends_sentence, is_lower};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::{Range, RangeInclusive};

/// The name of the rule that takes furniture for what it is.
pub(super) const RULE: &str = "furniture-recurring";

/// No head or foot is wider, in columns: that is a paragraph.
const WIDEST: usize = 160;

/// Lines looked at above and below a page break: a head or foot is seldom taller.
const REACH: usize = 2;

/// Takes the furniture out, which stands at seams, but for lines of these numbers. Returns the lines that stay and the numbers of those that went.
pub(super) fn remove<'a>(
    lines: Vec<Line<'a>>,
    seams: &[usize],
    kept_numbers: &[RangeInclusive<usize>],
) -> (Vec<Line<'a>>, Vec<usize>) {
    let breaks = page_breaks(&lines, seams);
    let mut folios = folios(&lines, seams);
    folios.extend(numbered_heads(&lines, seams));
    if breaks.is_empty() && folios.is_empty() {
        return (lines, Vec::new());
    }
    let mut furniture = recurring(&lines, &breaks);
    for index in folios {
        furniture[index] = true;
    }
    let mut removed = Vec::new();
    let mut kept: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    let mut crossed = false;
    let mut gap = 0;
    for (index, line) in lines.into_iter().enumerate() {
        crossed |= line.page();
        gap += line.gap();
        let stays = || kept_numbers.iter().any(|own| own.contains(&line.number()));
        if furniture[index] && !stays() {
            removed.push(line.number());
            crossed = true;
            continue;
        }
        let gap_above = if crossed {
            match kept.last() {
                Some(last) if continues(last, &line) => 0,
                // Blank lines fill up a page; they say no more than one does.
                _ => gap.min(1).max(usize::from(!kept.is_empty())),
            }
        } else {
            gap
        };
        let line = line.moved(|place| {
            place.gap = gap_above;
            place.page |= crossed;
        });
        kept.push(line);
        crossed = false;
        gap = 0;
    }
    (kept, removed)
}

/// Indices of the lines that begin a page.
fn page_breaks(lines: &[Line<'_>], seams: &[usize]) -> Vec<usize> {
    let mut breaks = Vec::new();
    let mut fed = false;
    for &index in seams {
        if lines[index].page() && index > 0 && breaks.last() != Some(&index) {
            breaks.push(index);
            fed = true;
        }
        if is_labelled(&lines[index]) {
            breaks.push(index + 1);
        }
    }
    // The last page ends as all do.
    if fed && breaks.last() != Some(&lines.len()) {
        breaks.push(lines.len());
    }
    breaks
}

fn is_labelled(line: &Line<'_>) -> bool {
    line.tail == b']' && is_page_label(line.text)
}

/// `[Page 7]` at the end of a line.
pub(super) fn is_page_label(text: &str) -> bool {
    text.strip_suffix(']')
        .and_then(|text| text.rsplit_once("[Page "))
        .is_some_and(|(_, number)| {
            !number.is_empty()
                && number
                    .bytes()
                    .all(|b| b.is_ascii_digit() || matches!(b, b'i' | b'v' | b'x'))
        })
}

/// Indices of page numbers between dashes, `- 7 -` or `- Appendix 7 -`, that count up where nothing else parts the pages. Chapters
/// are numbered so, too, but none of them begins within a sentence.
fn folios(lines: &[Line<'_>], seams: &[usize]) -> Vec<usize> {
    const FEWEST: usize = 3;
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut called = None;
    for &index in seams {
        let Some((words, number)) = folio(lines[index].text) else {
            continue;
        };
        let last = found.last().map(|(_, last)| *last);
        let goes_on = last.is_none_or(|last| last.checked_add(1) == Some(number));
        if !goes_on || *called.get_or_insert(words) != words {
            return Vec::new();
        }
        found.push((index, number));
    }
    let cuts = |(index, _): &(usize, usize)| *index > 0 && !ends_sentence(lines[index - 1].text);
    if found.len() < FEWEST || !found.iter().any(cuts) {
        return Vec::new();
    }
    found.into_iter().map(|(index, _)| index).collect()
}

/// The words of a page's number between dashes, if it has any, and the number.
fn folio(text: &str) -> Option<(&str, usize)> {
    let inner = text.strip_prefix("- ")?.strip_suffix(" -")?;
    let alone = || Some(("", inner.parse().ok()?));
    numbered_words(inner).or_else(alone)
}

/// Indices of running heads where nothing but they parts the pages: the same words in a line of their own with a number at
/// one end, page after page, and some of them cut a sentence. Chapters and tables are numbered so, too, but never do that.
fn numbered_heads(lines: &[Line<'_>], seams: &[usize]) -> Vec<usize> {
    const FEWEST: usize = 3;
    const PAGE: RangeInclusive<usize> = 12..=90;
    let mut heads: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    for &index in seams {
        if let Some((words, number)) = numbered_head(&lines[index]) {
            heads.entry(words).or_default().push((index, number));
        }
    }
    let turns = |pair: &[(usize, usize)]| {
        let [(first, low), (second, high)] = pair else {
            return false;
        };
        // Left pages have other words than right ones, perhaps.
        let pages = high.wrapping_sub(*low);
        (1..=2).contains(&pages) && PAGE.contains(&((second - first) / pages))
    };
    let cuts = |(index, _): &&(usize, usize)| {
        let below = lines.get(index + 1);
        *index > 0
            && !ends_sentence(lines[index - 1].text)
            && below.is_some_and(|below| is_lower(below.text))
    };
    let mut found: Vec<usize> = heads
        .into_values()
        .filter(|head| head.len() >= FEWEST && head.windows(2).all(turns))
        .filter(|head| head.iter().filter(cuts).count() * FEWEST >= head.len())
        .flat_map(|head| head.into_iter().map(|(index, _)| index))
        .collect();
    found.sort_unstable();
    found.extend(feet(lines, &found));
    found
}

/// Indices of the lines right above running heads that are the same at most of them: what stands at the foot of the page before.
fn feet(lines: &[Line<'_>], heads: &[usize]) -> Vec<usize> {
    const FEWEST: usize = 3;
    let above = || heads.iter().filter_map(|&head| head.checked_sub(1));
    let mut times: HashMap<&str, usize> = HashMap::new();
    for at in above() {
        *times.entry(lines[at].text).or_default() += 1;
    }
    let is_foot = |at: &usize| {
        let times = times.get(lines[*at].text).copied().unwrap_or(0);
        times >= FEWEST && times * 2 > heads.len()
    };
    above().filter(is_foot).collect()
}

/// The words of a line that is a running head, perhaps, and its number.
fn numbered_head<'a>(line: &Line<'a>) -> Option<(&'a str, usize)> {
    (line.width() <= WIDEST).then(|| numbered_words(line.text))?
}

/// The words of "The Tide Tables   12" or "12   The Tide Tables", and the number.
fn numbered_words(text: &str) -> Option<(&str, usize)> {
    const DIGITS: RangeInclusive<usize> = 1..=4;
    let ends = |end: Option<&u8>| end.is_some_and(u8::is_ascii_digit);
    let (words, number) = if ends(text.as_bytes().last()) {
        text.rsplit_once(' ')?
    } else if ends(text.as_bytes().first()) {
        let (number, words) = text.split_once(' ')?;
        (words, number)
    } else {
        return None;
    };
    let numeral = DIGITS.contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let words = words.trim();
    (numeral && words.contains(char::is_alphabetic))
        .then(|| Some((words, number.parse().ok()?)))
        .flatten()
}

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
fn recurring(lines: &[Line<'_>], breaks: &[usize]) -> Vec<bool> {
    let mut seen: HashMap<String, Seen<'_>> = HashMap::new();
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
        let counted = above.filter(|_| new[n]).chain(below.filter(|_| new[n + 1]));
        for index in counted {
            let text = lines[index].text;
            seen.entry(key(text)).or_default().meet(text, n);
        }
    }
    let mut furniture = vec![false; lines.len()];
    for (n, &at) in breaks.iter().enumerate() {
        let fed = lines.get(at).is_none_or(Line::page);
        // From the break outwards, and no further than the first line that is text. Beyond what nearly every page has there
        // begins the text, whose lines come again, too; chapters have heads of their own page after page.
        let mut mark = |side: &mut dyn Iterator<Item = usize>| {
            let mut usual = false;
            for index in side {
                let text = lines[index].text;
                let met = seen.get(&key(text));
                let recurs = fed && (is_page_label(text) || is_page_number(text))
                    || lines[index].width() <= WIDEST
                        && met.is_some_and(|met| met.recurs(breaks.len(), usual));
                if !recurs {
                    break;
                }
                usual |= met.is_some_and(|met| met.times * 2 >= breaks.len());
                furniture[index] = true;
            }
        };
        let (above, below) = near(n);
        mark(&mut above.rev());
        mark(&mut { below });
    }
    furniture
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

    /// Whether it is of the pages. "Version 4.2 (22 May 2016)" above "Version 4.1 (5 Jan 2014)" heads what is below it. Beyond what
    /// nearly every one of so many pages has it must come again oftener, or page after page.
    fn recurs(&self, pages: usize, beyond: bool) -> bool {
        const CHAPTER: usize = 3;
        let often = !beyond || self.times * 3 >= pages || self.longest >= CHAPTER;
        self.times >= 2 && self.steady * 2 >= self.times - 1 && often
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
pub(super) fn key(text: &str) -> String {
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
    !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a paragraph goes on over a page break.
fn continues(last: &Line<'_>, next: &Line<'_>) -> bool {
    let aligned = last.indent().abs_diff(next.indent()) <= 1
        || next.indent() < last.indent() + 4 && last.indent() < next.indent();
    let full = last.width() + next.first_word_width() + 1 >= 55;
    aligned
        && full
        && !ends_sentence(last.text)
        && (is_lower(next.text) || last.text.ends_with([',', '-']) || is_cut(last, next))
}

/// Whether a sentence cannot be over at the end of a line that goes on with it from the line above: it has no mark there, and no
/// room for the word that begins the next.
fn is_cut(last: &Line<'_>, next: &Line<'_>) -> bool {
    /// Text is seldom set narrower.
    const EDGE: usize = 71;
    let words = |line: &Line<'_>| line.tail.is_ascii_alphanumeric() && !line.text.contains("   ");
    last.gap() == 0
        && last.indent() == next.indent()
        && last.edge() + 1 + next.first_word_width() > EDGE
        && words(last)
        && !next.text.contains("   ")
        && next
            .text
            .starts_with(|c: char| c.is_ascii_uppercase() || c == '(')
}
