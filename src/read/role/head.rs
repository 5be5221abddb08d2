//! The head of an article: the lines above its first paragraph, among which the title block is.

use super::apart::{apart, is_draft, last_apart};
use super::forwarded;
use super::heading;
use super::joint::{joins, joins_on};
use super::line_part::{line_part_of, sure_part};
use super::note;
use super::notice;
use super::preparer::is_figure;
use super::program;
use super::title::beside::is_subtitle;
use super::title::series::names_series;
use super::title::whole::is_signed_within;
use super::title::{LONGEST_TITLE, is_signed_soon};
use crate::read::case::is_upper;
use crate::read::chunk;
use crate::read::date;
use crate::read::line::{Line, is_on_axis, joined_width, last_mark};
use crate::read::marks::Marks;
use crate::read::parting;
use crate::read::profile::Profile;
use crate::read::salutation::{greets_audience, is_salutation};
use crate::read::signs::Signs;
use crate::read::words::Words;
use crate::read::{byline, fields};
use std::ops::Range;

/// A title block is no longer than this.
const MOST_CHUNKS: usize = 14;

/// What stands in the middle of the page begins in this column, or right of it.
const CENTRED: usize = 8;

/// The chunks down to the first that is clearly prose, that one excluded.
pub(super) fn head(
    lines: &[Line<'_>],
    from: Range<usize>,
    marks: &Marks,
    profile: &Profile,
) -> Vec<Range<usize>> {
    const REACH: usize = 60;
    /// What sums an article up has no more chunks above it.
    const MOST_ABOVE: usize = 3;
    let mut head: Vec<Range<usize>> = Vec::new();
    for group in parting::groups(&lines[from.start..from.end.min(from.start + REACH)]) {
        let group = group.start + from.start..group.end + from.start;
        let own = &lines[group.clone()];
        let is_record = program::is_record(own) || fields::is_head(own) || forwarded::is_head(own);
        let over_lead = || profile.wrap.is_some() && are_over_lead(own, &lines[group.end..]);
        let chunks = if note::is_framed_figure(own) || over_lead() {
            vec![group]
        } else {
            chunk::split(group, lines, marks, profile)
        };
        for range in chunks
            .into_iter()
            .flat_map(|range| last_apart(range, lines, profile))
            .flat_map(|range| apart(range, lines, profile))
        {
            let own = &lines[range.clone()];
            if head.is_empty() && (opens_text(&range, lines) || is_greeting(own)) {
                return head;
            }
            if is_salutation(own[0].text) {
                let titled = is_titled(&head, own[0].text, lines);
                return if titled { head } else { Vec::new() };
            }
            let prose = !is_pictured(own)
                && is_prose(own, profile)
                && !((1..=MOST_ABOVE).contains(&head.len()) && sums_up(&range, lines, profile));
            let carried = head
                .last()
                .is_some_and(|last| is_carried(&lines[last.end - 1], own, profile));
            // What a number begins may be the end of a headline: "… on Debian" / "12.4".
            let marked = marks.at(range.start).is_some() && !carried;
            if head.len() == MOST_CHUNKS || is_record || prose || marked {
                return head;
            }
            let first = head.len() == 1;
            match head.last_mut() {
                Some(last)
                    if is_of_title(&lines[last.clone()], own, &lines[range.end..], profile)
                        || first && is_of_first(&lines[last.clone()], own) =>
                {
                    last.end = range.end;
                }
                _ => head.push(range),
            }
        }
    }
    head
}

/// Whether lines are the bracket that says what a picture shows, in a sentence perhaps.
fn is_pictured(own: &[Line<'_>]) -> bool {
    own[0].head[0] == b'[' && is_figure(own[0].text)
}

/// Whether a sentence at the very head opens a text without a title; below a title it may sum it up. Above who wrote the text, or
/// when, it is a title.
fn opens_text(range: &Range<usize>, lines: &[Line<'_>]) -> bool {
    /// Headlines are no wider, in columns.
    const HEADLINE: usize = 110;
    const SENTENCE: usize = 70;
    let own = &lines[range.clone()];
    let width: usize = own.iter().map(Line::width).sum();
    let columns = own.iter().all(|line| line.text.contains("   "));
    let signed = || {
        let ruled = lines.get(range.end).is_some_and(Line::is_symbols);
        let below = range.end + usize::from(ruled);
        let below = below..below + 1;
        own.len() <= 2
            && below.end <= lines.len()
            && (is_signed_within(own)
                || sure_part(&below, lines).is_some()
                || byline::is_lead(lines[below.start].text)
                || width <= HEADLINE && is_signed_soon(&lines[range.end..]))
    };
    !columns
        && !is_pictured(own)
        && last_mark(own[own.len() - 1].text) == Some('.')
        && width > SENTENCE
        && !is_upper(own[0].text)
        && !signed()
}

/// Whether a title stands above a salutation, and not where the letter comes from: it stands there alone, in capitals, or over who
/// wrote it.
fn is_titled(head: &[Range<usize>], salutation: &str, lines: &[Line<'_>]) -> bool {
    let signed = |range: &Range<usize>| {
        let text = lines[range.start].text;
        byline::is_led(text) || byline::is_lead(text)
    };
    let Some(range) = head.first().filter(|_| !head.iter().any(signed)) else {
        return true;
    };
    let first = &lines[range.start];
    let plain = !first.text.contains(',');
    // What greets many is no letter from one to another, and names itself.
    let public =
        greets_audience(salutation) && range.len() == 1 && plain && !first.signs.has(Signs::DIGIT);
    public || is_upper(first.text) || head.len() == 1 && plain
}

/// Whether lines go on with the title above them.
fn is_of_title(
    title: &[Line<'_>],
    own: &[Line<'_>],
    below: &[Line<'_>],
    profile: &Profile,
) -> bool {
    let above = &title[title.len() - 1];
    goes_on(above, own)
        || is_parted(title, own)
        || ends_page(title, own, below)
        || is_dated_on(above, own)
        || is_carried(above, own, profile)
        || own.len() == 1 && notice::goes_on(above, &own[0])
}

/// Whether lines go on with the very first chunk, as they would with no other.
fn is_of_first(first: &[Line<'_>], own: &[Line<'_>]) -> bool {
    is_of_letterhead(first, own) || is_phrase(&first[first.len() - 1], own)
}

/// Where a letter greets, if nothing stands above that but who writes, to whom, where and when: no line of it heads anything.
pub(super) fn letterhead(lines: &[Line<'_>]) -> Option<usize> {
    const REACH: usize = 40;
    const WIDEST: usize = 60;
    const FEWEST: usize = 3;
    let greets = |line: &Line<'_>| is_salutation(line.text);
    let at = lines.iter().take(REACH).position(greets)?;
    let above = &lines[..at];
    let short = |line: &Line<'_>| line.width() <= WIDEST && line.tail != b'.';
    (at >= FEWEST && above.iter().all(short)).then_some(at)
}

/// Whether a paragraph of a few lines below the title stands above a date or a byline, or above a line or two that do: no article
/// begins before these.
fn sums_up(range: &Range<usize>, lines: &[Line<'_>], profile: &Profile) -> bool {
    const MOST_COLUMNS: usize = 500;
    const MOST_BETWEEN: usize = 2;
    const WIDEST: usize = 120;
    let width = joined_width(&lines[range.clone()]);
    let apart = |line: &Line<'_>| line.gap() > 0 || profile.wrap.is_none();
    let below = lines[range.end..].iter().take(MOST_BETWEEN + 1);
    let below = below.take_while(|line| apart(line) && line.width() <= WIDEST);
    let mut places = (range.end..).zip(below).map(|(at, _)| at..at + 1);
    width <= MOST_COLUMNS && places.any(|place| sure_part(&place, lines).is_some())
}

/// Whether capitals go on in the next line, from or with a word that no title ends or begins with: "STUDIES" / "IN VERSE"; and any
/// title, right below a word that none ends with: "A Theory of Walks and Its" / "Applications".
fn goes_on(above: &Line<'_>, own: &[Line<'_>]) -> bool {
    /// Nothing narrower had to be cut, in columns.
    const NARROWEST_CUT: usize = 24;
    let [line] = own else { return false };
    let begins = || line.text.split(' ').next().is_some_and(joins);
    // "10:42 a.m. ET": capitals among small letters join nothing on.
    let last = above.text.split(' ').next_back();
    let open = last.is_some_and(joins_on) && (is_upper(above.text) || !last.is_some_and(is_upper));
    // Lines in the middle of the page, the last one shorter: "A BOOK OF ENGLISH" / "VERSE".
    let centred = above.indent() >= CENTRED
        && line.indent() > above.indent()
        && is_on_axis(above, line)
        && !line.text.contains(' ');
    let joined = line.gap() == 0 && (open || begins() || centred);
    // A phrase is not over where it ends so.
    let unfinished = line.gap() <= 1 && open && above.text.contains(' ');
    let shouted = is_upper(above.text) && is_upper(line.text);
    // The number of a chapter is whole.
    let shouted = shouted
        && (joined || unfinished || is_cut(above, line))
        && !heading::is_division(above.text);
    // So do lines in the middle of the page that have no more capitals than others: "The Life" / "of".
    let set = || {
        let plain = !is_upper(above.text) && !is_upper(line.text);
        (open || begins())
            && plain
            && line.gap() == 0
            && above.indent() >= CENTRED
            && is_on_axis(above, line)
    };
    let cut = || {
        open && line.gap() == 0
            && above.width() >= NARROWEST_CUT
            && line_part_of(line.text, 1).is_none()
            && date::find(line.text).is_none()
    };
    (shouted || cut() || set()) && !byline::is_lead(line.text)
}

/// Whether a phrase in capitals, or in the middle of the page, has "OF" on a line of its own, "THE CLERK" / "OF" / "THE WEATHER",
/// or goes on with such a word when it takes three lines already.
fn is_parted(title: &[Line<'_>], own: &[Line<'_>]) -> bool {
    static ARTICLES: Words = Words::of("the an le la les der die das i");
    let ([.., above], [line]) = (title, own) else {
        return false;
    };
    let leads = |word: &str| joins(word) && !ARTICLES.has(&word.to_lowercase());
    let begins = |line: &Line<'_>| line.text.split(' ').next().is_some_and(leads);
    let ends = |line: &Line<'_>| line.text.split(' ').next_back().is_some_and(joins_on);
    // "OF THE", "D'UN", "IN THE LIFE OF"
    let joint = |line: &Line<'_>| begins(line) && ends(line);
    let shouted = is_upper(above.text) && is_upper(line.text);
    let centred = above.indent() >= CENTRED && line.indent() >= CENTRED && is_on_axis(above, line);
    line.gap() <= 1
        && (shouted || centred)
        && (joint(line) && (above.text.contains(' ') || centred)
            || joint(above) && title.len() > 1
            || begins(line) && centred && title.len() > 2)
        && !byline::is_led(line.text)
        && !byline::is_lead(line.text)
}

/// Whether a title that takes several lines already, of a word or two each, has one more right below, the last one over the blank
/// lines of its page: "LETTERS" / "FROM" / "THE NORTHERN" / "DALES".
fn ends_page(title: &[Line<'_>], own: &[Line<'_>], below: &[Line<'_>]) -> bool {
    const FEWEST: usize = 3;
    const MOST_WORDS: usize = 3;
    let [line] = own else { return false };
    let lone = |line: &Line<'_>| is_upper(line.text) && line.text.split(' ').count() <= MOST_WORDS;
    // One word is left of a phrase: "HOW TO BUILD" / "BOATS".
    let left = || {
        title[0].text.split(' ').count() >= FEWEST
            && !line.text.contains(' ')
            && last_mark(title[title.len() - 1].text).is_some_and(char::is_alphanumeric)
    };
    (title.len() >= FEWEST || left())
        && line.gap() == 0
        && title.iter().chain(own).all(lone)
        && below.first().is_some_and(|below| below.gap() > 0)
        && line_part_of(line.text, 1).is_none()
        && !byline::is_lead(line.text)
}

/// Whether a few lines of one case stand by themselves right above "by", none of which is anything else: a title of several lines.
///
/// ```text
/// The Winter of the Nets, at the Old
/// Quay, at the Mole
/// and on the Bar.
///
/// BY
/// ```
fn are_over_lead(own: &[Line<'_>], below: &[Line<'_>]) -> bool {
    const LINES: std::ops::RangeInclusive<usize> = 2..=4;
    const WIDEST: usize = 60;
    let leads = |below: &Line<'_>| below.gap() > 0 && byline::is_lead(below.text.trim_matches('_'));
    let shouted = own.iter().filter(|line| is_upper(line.text)).count();
    let plain = |line: &Line<'_>| {
        line.width() <= WIDEST
            && line_part_of(line.text, 1).is_none()
            && !names_series(line.text)
            && !line.is_symbols()
            && line.head[0] != b'['
    };
    let open = |line: &Line<'_>| !matches!(line.tail, b'.' | b':' | b';' | b'!' | b'?');
    let other =
        |line: &Line<'_>| is_subtitle(line.text) && line.text.starts_with(char::is_uppercase);
    LINES.contains(&own.len())
        && below.first().is_some_and(leads)
        && (shouted == 0 || shouted == own.len())
        && own.iter().all(plain)
        && !own[1..].iter().any(other)
        && own[..own.len() - 1].iter().all(open)
}

/// Whether a word that joins begins a line in small letters, right below one that is no sentence either: "Address by the Harbour
/// Master" / "on the opening of the pier".
fn is_phrase(above: &Line<'_>, own: &[Line<'_>]) -> bool {
    const WIDEST: usize = 60;
    const FEWEST_WORDS: usize = 3;
    let [line] = own else { return false };
    let open = |line: &Line<'_>| {
        line.width() <= WIDEST && last_mark(line.text).is_some_and(char::is_alphanumeric)
    };
    let mut words = line.text.split(' ');
    let joined = words
        .next()
        .is_some_and(|word| word.starts_with(char::is_lowercase) && joins(word));
    line.gap() == 0
        && joined
        && words.nth(FEWEST_WORDS - 2).is_some()
        && above.text.contains(' ')
        && above.text.starts_with(char::is_uppercase)
        && open(above)
        && open(line)
        && !byline::is_led(line.text)
}

/// Whether a phrase is cut between two lines that stand together: "LETTERS OF ADA ROE AND HER SISTER," / "FROM THE ISLANDS";
/// "ADA ROE'S" / "VOYAGE"; "THE PILOT;" / "OR," / "THE LOST BOAT".
fn is_cut(above: &Line<'_>, line: &Line<'_>) -> bool {
    static OTHERWISE: Words = Words::of("or oder ou of eller ossia o tai");
    const FEWEST_WORDS: usize = 3;
    let otherwise =
        |line: &Line<'_>| OTHERWISE.has(&line.text.trim_end_matches([',', ':']).to_lowercase());
    let parted = |line: &Line<'_>| matches!(line.tail, b',' | b';' | b':');
    let owned = || above.text.ends_with("'S") || above.text.ends_with("’S");
    let words = |line: &Line<'_>| line.text.split(' ').count();
    let phrase = || {
        above.tail == b','
            && words(above) >= FEWEST_WORDS
            && words(line) > 1
            && line_part_of(line.text, 1).is_none()
    };
    // "FERRY COMES BACK:" / "TWELVE CROSSINGS A DAY"
    let explained = || above.tail == b':' && words(above) >= FEWEST_WORDS && words(line) > 1;
    line.gap() == 0
        && (owned()
            || explained()
            || phrase()
            || parted(above) && otherwise(line)
            || parted(above) && otherwise(above))
}

/// Whether the date of a byline goes on in the next line: "By Jane Roe, 2 June" / "2025".
fn is_dated_on(above: &Line<'_>, own: &[Line<'_>]) -> bool {
    let [line] = own else { return false };
    let day = above.text.rsplit_once(", ").map(|(_, day)| day);
    line.gap() == 0
        && byline::is_led(above.text)
        && day.is_some_and(|day| date::of_line(&format!("{day} {}", line.text)).is_some())
}

/// Whether a headline that is set in the middle goes on in a line that is: it begins deeper, and the line above had no room for
/// its first word.
fn is_carried(above: &Line<'_>, own: &[Line<'_>], profile: &Profile) -> bool {
    let [line] = own else { return false };
    line.gap() == 0
        && line.indent() >= above.indent() + CENTRED
        && is_on_axis(above, line)
        && !is_draft(line)
        && !profile.breaks_early(above, line)
}

/// Whether lines go on in one column of a letterhead in two, whose other one is over: at its right; or with what the left one
/// says by labels, "Expires: 2 June 2025".
fn is_of_letterhead(above: &[Line<'_>], own: &[Line<'_>]) -> bool {
    /// The right column begins in the middle of the page or right of it.
    const RIGHT: usize = 30;
    let parted = |line: &Line<'_>| line.text.contains("   ");
    // Whoever has no employer has a blank line there.
    let at_edge = |line: &Line<'_>| line.indent() >= RIGHT && line.edge() == above[0].edge();
    let left = |line: &Line<'_>| line.indent() == above[0].indent() && is_labelled(line.text);
    parted(&above[0])
        && above[0].text.starts_with(char::is_alphabetic)
        && (own[0].gap() == 0 || own[0].gap() == 1 && own.iter().all(at_edge))
        && (own.iter()).all(|line| parted(line) || line.indent() >= RIGHT || left(line))
}

/// "Intended status: Informational": a label of a word or two, and what it says.
fn is_labelled(text: &str) -> bool {
    const MOST_WORDS: usize = 2;
    text.split_once(": ").is_some_and(|(label, said)| {
        label.split(' ').count() <= MOST_WORDS
            && label.starts_with(char::is_uppercase)
            && label.chars().all(|c| c.is_alphabetic() || c == ' ')
            && said.starts_with(char::is_alphanumeric)
    })
}

/// "Dear Ms Roe,", "Mark and Eric:": a letter begins so, and has no title. Nobody is called with an article: "The Harbour Tales,".
fn is_greeting(own: &[Line<'_>]) -> bool {
    static ARTICLES: Words = Words::of("the a an der die das le la les il lo el los las o os");
    let [line] = own else { return false };
    let first = line.text.split(' ').next().unwrap_or_default();
    line.text.ends_with([',', ':'])
        && !ARTICLES.has(&first.to_lowercase())
        && line.text.split_whitespace().count() <= 5
        && !is_upper(line.text)
}

fn is_prose(own: &[Line<'_>], profile: &Profile) -> bool {
    let width = joined_width(own);
    let shouted = is_upper(own[0].text);
    let ends = |line: &Line<'_>| line.text.matches(". ").count();
    let sentences: usize = own.iter().map(ends).sum();
    let columns = own.iter().any(|line| line.text.contains("   "));
    let ragged = profile.is_ragged(own);
    if shouted || columns {
        return width > 2 * LONGEST_TITLE;
    }
    width > LONGEST_TITLE.max(profile.typical)
        || own.len() >= 4 && !ragged
        || sentences >= 2 && width > 160
        || own[0].text.starts_with('>')
}
