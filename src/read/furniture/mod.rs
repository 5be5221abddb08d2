//! Page furniture of paginated text: running heads, running feet and page numbers.
//!
//! Lines come in, and go out without furniture; what was taken out is told, for it is neither in the tree nor forgotten.
//! A line is furniture only where pages break: at a form feed, at a `[Page 7]` line, or at what a printer's file says of its
//! pages; and only if the same line, digits aside, stands at other breaks, too. Page numbers need no company beside a form feed,
//! where they cut sentences, in braces, and in such files.

mod counted;
mod recurring;

pub(super) use recurring::key;

use super::case::{Case, case, is_lower};
use super::line::{Line, ends_sentence};
use crate::read::figures::are_digits;
use recurring::recurring;
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// The name of the rule that takes furniture for what it is.
pub(super) const RULE: &str = "furniture-recurring";

/// No head or foot is wider, in columns: that is a paragraph.
const WIDEST: usize = 160;

/// Takes the furniture out, which stands at seams, but for lines of these numbers. Returns the lines that stay and the numbers of those that went.
pub(super) fn remove<'a>(
    lines: Vec<Line<'a>>,
    seams: &[usize],
    kept_numbers: &[RangeInclusive<usize>],
) -> (Vec<Line<'a>>, Vec<usize>) {
    let breaks = page_breaks(&lines, seams);
    let mut folios = folios(&lines, seams);
    folios.extend(numbered_heads(&lines, seams));
    folios.extend(in_braces(&lines, seams));
    folios.extend(counted::counted(&lines, seams));
    folios.extend(seams.iter().filter(|at| is_page_mark(&lines[**at])));
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
    // Where a number in braces says that a page begins, blank lines are of the text.
    let mut marked = false;
    // A page that such a mark begins may have ended anywhere within a line.
    let mut told = false;
    let (mut gap, mut widest) = (0, 0);
    for (index, line) in lines.into_iter().enumerate() {
        crossed |= line.page();
        gap += line.gap();
        widest = line.gap().max(widest);
        let stays = || kept_numbers.iter().any(|own| own.contains(&line.number()));
        if furniture[index] && !stays() {
            removed.push(line.number());
            crossed = true;
            marked |= is_in_braces(&line);
            told |= is_page_mark(&line);
            continue;
        }
        let gap_above = if crossed {
            match kept.last() {
                Some(last) if continues(last, &line) || told && goes_on(last, &line) => 0,
                _ if marked => widest,
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
        (crossed, marked, told) = (false, false, false);
        (gap, widest) = (0, 0);
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
        if is_labelled(&lines[index]) || is_page_mark(&lines[index]) {
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

/// The page that the head of a manual names on both sides, `TAR(1)` of "TAR(1)  GNU Manual  TAR(1)", or in a line that says nothing
/// else.
pub(super) fn manual_page(text: &str) -> Option<&str> {
    let mut words = text.split_whitespace();
    let first = words.next()?;
    let last = words.next_back().unwrap_or(first);
    let (name, section) = first.strip_suffix(')')?.split_once('(')?;
    let numbered = section.starts_with(|c: char| c.is_ascii_digit())
        && section.bytes().all(|b| b.is_ascii_alphanumeric());
    // Where the name is long there is no room for it on the right.
    let named = first == last || text[first.len()..].starts_with("      ");
    (named && !name.is_empty() && numbered).then_some(first)
}

/// `[Page 7]` at the end of a line.
pub(super) fn is_page_label(text: &str) -> bool {
    text.strip_suffix(']')
        .and_then(|text| text.rsplit_once("[Page "))
        .is_some_and(|(_, number)| is_page(number))
}

/// `[[Page H6183]]`, `<PAGE>`, `<PAGE>   12`, `## p. 41 (#57) ####`: where a page of print begins, in files that a printer, a registry
/// or a library that scans books hands out.
fn is_page_mark(line: &Line<'_>) -> bool {
    const LONGEST: usize = 8;
    let printed = || {
        let number = line.text.strip_prefix("[[Page ")?.strip_suffix("]]")?;
        let short = number.len() <= LONGEST && number.bytes().all(|b| b.is_ascii_alphanumeric());
        Some(short && number.bytes().any(|b| b.is_ascii_digit()))
    };
    let filed = || {
        let number = line.text.strip_prefix("<PAGE>")?.trim_start();
        Some(number.is_empty() || number.len() <= LONGEST && is_page(number))
    };
    let scanned = || {
        let (_, page) = line.text.strip_prefix("## p. ")?.split_once("(#")?;
        let (number, rule) = page.split_once(") ##")?;
        Some(is_page(number) && rule.bytes().all(|b| b == b'#'))
    };
    match line.head {
        [b'#', b'#'] => scanned() == Some(true),
        [b'[', b'['] => printed() == Some(true),
        [b'<', b'P'] => filed() == Some(true),
        _ => false,
    }
}

/// Whether a text begins with the page that begins there: `{12}`, `{xii}`.
pub(super) fn opens_page(text: &str) -> bool {
    let number = text.strip_prefix('{').and_then(|text| text.split_once('}'));
    number.is_some_and(|(number, _)| is_page(number))
}

fn is_in_braces(line: &Line<'_>) -> bool {
    line.tail == b'}' && opens_page(line.text) && line.text.matches('}').count() == 1
}

/// Indices of the lines that say which page begins, and nothing else: `{12}`.
fn in_braces(lines: &[Line<'_>], seams: &[usize]) -> Vec<usize> {
    const FEWEST: usize = 3;
    let marked = seams.iter().filter(|at| is_in_braces(&lines[**at]));
    let mut found: Vec<usize> = marked.copied().collect();
    if found.len() < FEWEST {
        found.clear();
    }
    found
}

fn is_page(number: &str) -> bool {
    !number.is_empty()
        && number
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'i' | b'v' | b'x'))
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
    let numeral = DIGITS.contains(&number.len()) && are_digits(number);
    let words = words.trim();
    (numeral && words.contains(char::is_alphabetic))
        .then(|| Some((words, number.parse().ok()?)))
        .flatten()
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

/// Whether a sentence goes on in small letters, however wide the line is in which its page ended.
fn goes_on(last: &Line<'_>, next: &Line<'_>) -> bool {
    !ends_sentence(last.text) && is_lower(next.text) && last.indent().abs_diff(next.indent()) <= 4
}

/// Whether a sentence cannot be over at the end of a line that goes on with it from the line above, or begins with many words of it:
/// it has no mark there, and no room for the word that begins the next. No heading stands last on a page.
fn is_cut(last: &Line<'_>, next: &Line<'_>) -> bool {
    /// Text is seldom set narrower.
    const EDGE: usize = 71;
    const MANY: usize = 8;
    let begins = || last.text.split(' ').count() >= MANY && case(last.text) == Case::Sentence;
    let words = |line: &Line<'_>| line.tail.is_ascii_alphanumeric() && !line.text.contains("   ");
    (last.gap() == 0 || begins())
        && last.indent() == next.indent()
        && last.edge() + 1 + next.first_word_width() > EDGE
        && words(last)
        && !next.text.contains("   ")
        && next
            .text
            .starts_with(|c: char| c.is_ascii_uppercase() || c == '(')
}
