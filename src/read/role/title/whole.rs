//! A title that takes several lines of its page: which of them are one title.
//!
//! ```text
//! The Harbour that Had
//! no Boats
//!
//! By
//! Ada Roe
//! ```

use super::beside::is_subtitle;
use crate::read::byline;
use crate::read::case::is_upper;
use crate::read::date;
use crate::read::line::{Line, ends_joining, normalised_lines};
use crate::read::profile::Profile;
use crate::read::role::heading;
use crate::read::role::joint::{joins, joins_on};
use crate::read::words::Words;
use crate::read::words::normalised;
use std::ops::Range;

/// No title is in more pieces.
const MOST: usize = 5;

/// Makes one chunk of those that are the title together: the words that front matter gives, an article and what it belongs to,
/// what stands in one line farther below.
pub(in crate::read::role) fn join_title(
    head: &mut Vec<Range<usize>>,
    lines: &[Line<'_>],
    profile: &Profile,
    title: Option<&str>,
) {
    let joined = |head: &[Range<usize>], at: usize| {
        let first = || {
            head[..at]
                .iter()
                .all(|above| lines[above.start].head[0] == b'[')
        };
        let led = |at: usize| {
            if first() {
                led_on(&head[at..], lines, profile)
            } else {
                0
            }
        };
        let together = stressed_on(&head[at..], lines).max(led(at));
        if together > 0 {
            return Some(together);
        }
        let whole = title.and_then(|title| {
            let mut text = String::new();
            let mut rest = head[at..].iter().take(MOST);
            rest.position(|range| {
                text += &words(range, lines);
                title == text
            })
        });
        let going_on = || {
            let pairs = head[at..].windows(2).take(MOST - 1);
            let on = pairs.take_while(|pair| {
                let own = &lines[pair[0].clone()];
                let below = &lines[pair[1].start];
                goes_on(own, below, profile)
                    || is_jointed(own, below, profile)
                        && !is_named_below(own, &lines[pair[1].end..])
            });
            Some(on.count())
        };
        whole.or_else(going_on).filter(|more| *more > 0)
    };
    // What stands so farther below is surer than how the lines go on from each other.
    let told = told_whole(head, lines, profile);
    let found = || (0..head.len()).find_map(|at| Some((at, joined(head, at)?)));
    if let Some((at, more)) = told.or_else(found) {
        head[at].end = head[at + more].end;
        head.drain(at + 1..=at + more);
    }
}

/// In how many more chunks right below it the stress ends that the first of these begins: "_The Harbour" / "of" / "Harbours_". A
/// motto has signs at the ends of its lines.
fn stressed_on(head: &[Range<usize>], lines: &[Line<'_>]) -> usize {
    const WIDEST: usize = 40;
    let opens = |range: &Range<usize>| {
        let text = lines[range.start].text;
        let letters = text
            .strip_prefix('_')
            .is_some_and(|text| text.starts_with(char::is_alphanumeric));
        letters && !text[1..].contains('_')
    };
    let plain = |range: &&Range<usize>| {
        let own = &lines[range.start..range.end];
        own.iter()
            .all(|line| line.width() <= WIDEST && line.tail.is_ascii_alphanumeric())
    };
    let first = head.first().filter(|range| opens(range));
    if !first.as_ref().is_some_and(plain) {
        return 0;
    }
    let near = head[1..]
        .iter()
        .take(MOST - 1)
        .take_while(|range| lines[range.start].gap() == 0);
    let goes_on = near.clone().take_while(plain).count();
    let closes = |range: &Range<usize>| lines[range.end - 1].text.ends_with('_');
    let closed = near.clone().nth(goes_on).is_some_and(closes);
    if closed { goes_on + 1 } else { 0 }
}

/// How many chunks right below it go on from the first of these, the last of which joins on: "THE GREAT" / "HARBOUR STORM" / "OF 1874".
fn led_on(head: &[Range<usize>], lines: &[Line<'_>], profile: &Profile) -> usize {
    static JOINING: Words = Words::of(
        "of in on to from with for at de du des del della di da do dos das zu zur am aus van von til till",
    );
    const WIDEST: usize = 40;
    const MOST_LINES: usize = 2;
    let [first, below @ ..] = head else { return 0 };
    let own = |range: &Range<usize>| &lines[range.start..range.end];
    let narrow = |range: &Range<usize>| own(range).iter().all(|line| line.width() <= WIDEST);
    let alike = |range: &&Range<usize>| {
        let line = &lines[range.start];
        line.gap() == 0 && range.len() <= MOST_LINES && narrow(range) && !is_subtitle(line.text)
    };
    let open = |range: &Range<usize>| {
        own(range)
            .iter()
            .all(|line| line.tail.is_ascii_alphanumeric())
    };
    let joining = |line: &Line<'_>| {
        let word = line.text.split_once(' ');
        word.is_some_and(|(word, _)| JOINING.has(&word.to_lowercase()))
    };
    if profile.wrap.is_none() || first.len() > 1 || !narrow(first) {
        return 0;
    }
    let near: Vec<_> = below.iter().take(MOST - 1).take_while(alike).collect();
    let last = near
        .iter()
        .rposition(|range| own(range).iter().any(joining));
    let whole = |last: &usize| open(first) && near[..*last].iter().all(|range| open(range));
    last.filter(whole).map_or(0, |last| last + 1)
}

/// Whether lines go on in the one below them: they are an article, or end with "of the", right above it.
fn goes_on(own: &[Line<'_>], below: &Line<'_>, profile: &Profile) -> bool {
    static ARTICLES: Words =
        Words::of("the a an some my our der die das le la les il lo el los las");
    let [.., last] = own else { return false };
    let near = below.gap() == 0 && profile.wrap.is_some();
    let shouted = is_upper(last.text) && is_upper(below.text);
    let article = || own.len() == 1 && ARTICLES.has(&normalised(last.text));
    // "BY" and "FROM THE" lead on to somebody.
    let leads = || byline::is_lead(last.text) || byline::is_led(last.text);
    let joining = || shouted && near && ends_joining(last.text) && !leads();
    // Nothing is called "A".
    let parted = || profile.wrap.is_some() && below.gap() <= 1;
    (shouted || near || parted()) && article() || joining()
}

/// Words between the lines of a title.
static JOINTS: Words = Words::of(
    "of ofthe on onthe in inthe de du des dela deslas delos del della dello dei di do da dos das der zu zur am aus",
);

/// "HISTORY" / "OF" / "THE ISLANDS", each by itself in the middle of the page.
fn is_jointed(own: &[Line<'_>], below: &Line<'_>, profile: &Profile) -> bool {
    let [line] = own else { return false };
    let joint = |line: &Line<'_>| JOINTS.has_normalised(line.text);
    profile.wrap.is_some()
        && below.gap() <= 1
        && is_upper(line.text)
        && is_upper(below.text)
        && (joint(line) || joint(below) && line.tail.is_ascii_alphabetic())
}

fn words(range: &Range<usize>, lines: &[Line<'_>]) -> String {
    normalised_lines(&lines[range.clone()])
}

/// Which chunk of a book's head, and how many below it, stand in one line farther below: books have their title once more over
/// the text, or first in a list of what they hold.
fn told_whole(
    head: &[Range<usize>],
    lines: &[Line<'_>],
    profile: &Profile,
) -> Option<(usize, usize)> {
    /// What is shorter is no book, and has no title twice.
    const FEWEST_LINES: usize = 40;
    /// A title has few lines above it.
    const MOST_ABOVE: usize = 3;
    if profile.wrap.is_none() || lines.len() < FEWEST_LINES {
        return None;
    }
    let is_other = |range: &Range<usize>| {
        let text = lines[range.start].text;
        byline::is_led(text)
            || byline::is_lead(text)
            || date::of_line(text).is_some()
            || heading::is_known(lines[range.end - 1].text)
            || lines[range.clone()].iter().any(Line::is_symbols)
    };
    let opens = |range: &Range<usize>| !joins(lines[range.start].text.trim_end_matches(','));
    let mut begins = (0..head.len().min(MOST_ABOVE + 1)).filter(|&at| opens(&head[at]));
    begins.find_map(|at| {
        let pieces = head[at..].iter().take(MOST);
        let pieces = pieces.take_while(|range| range.len() <= 2 && !is_other(range));
        let mut text = String::new();
        let mut found = None;
        for (more, range) in pieces.enumerate() {
            text += &words(range, lines);
            let last = lines[range.end - 1].text.split(' ').next_back();
            let ends = last.is_some_and(|word| !joins_on(word.trim_end_matches(',')));
            if more > 0 && ends && stands_alone(&text, &lines[range.end..]) {
                found = Some((at, more));
            }
        }
        found
    })
}

/// Whether a title and who wrote what is called so are one phrase of a line or two: "The Last Ferry, by Ada Roe."
pub(in crate::read::role) fn is_signed_within(own: &[Line<'_>]) -> bool {
    match own {
        [line] => byline::behind_title(line.text).is_some(),
        [first, last] => byline::behind_title(&format!("{} {}", first.text, last.text)).is_some(),
        _ => false,
    }
}

/// Where the title stands first: over its page there may be one with the same words alone.
pub(in crate::read::role) fn first_page(
    head: &[Range<usize>],
    title: usize,
    lines: &[Line<'_>],
) -> usize {
    let own = words(&head[title], lines);
    let again = (0..title).find(|at| !own.is_empty() && words(&head[*at], lines) == own);
    again.unwrap_or(title)
}

/// Whether a line farther below says the same as this one, and none that joins on stands below it: "LETTERS" / "OF" / "ADA ROE" are
/// "LETTERS" then.
fn is_named_below(own: &[Line<'_>], lines: &[Line<'_>]) -> bool {
    const REACH: usize = 300;
    let [line] = own else { return false };
    let mut pairs = lines.windows(2).take(REACH);
    pairs.any(|pair| pair[0].text == line.text && !JOINTS.has_normalised(pair[1].text))
}

/// Whether a line among these says nothing but these words.
pub(in crate::read::role) fn stands_alone(words: &str, lines: &[Line<'_>]) -> bool {
    /// The first chapter begins within so many lines.
    const REACH: usize = 300;
    const SHORTEST: usize = 6;
    /// Beside its letters a title has blanks and signs, and the page where it begins.
    const MOST_SIGNS: usize = 40;
    let width = words.chars().count();
    let fits = |line: &Line<'_>| (width..=width + MOST_SIGNS).contains(&line.text.chars().count());
    let first = words.chars().next();
    let opens = |line: &Line<'_>| {
        let opening = line.text.chars().find(|c| c.is_alphanumeric());
        opening.is_some_and(|opening| opening.to_lowercase().next() == first)
    };
    let says = |line: &Line<'_>| {
        let own = normalised(line.text);
        own.trim_end_matches(|c: char| c.is_ascii_digit()) == words
    };
    let mut lines = lines.iter().take(REACH);
    words.len() >= SHORTEST && lines.any(|line| fits(line) && opens(line) && says(line))
}
