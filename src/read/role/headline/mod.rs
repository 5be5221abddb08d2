//! The headline of a page that somebody copied, below the labels that a site sets above it: parts of the site, the trail without its
//! signs, buttons, what kind of article it is.
//!
//! ```text
//! Home
//! Tides                                  labels
//! Harbour Bars: Why the Ebb Will Not Wait for the Ferry
//! The clerks have counted the hours of the bar anew, and the ferry is late in all of them.
//! Ada Roe
//! 2 June 2025
//! ```

mod candidate;

use super::control::{is_control, is_sharing};
use super::line_part::sure_part;
use super::navigation;
use super::title::beside::{is_kicker, is_release};
use super::verdict::points;
use super::{Bench, heading};
use crate::read::byline;
use crate::read::case::is_upper;
use crate::read::fields::is_field;
use crate::read::line::{Line, normalised_lines};
use crate::read::marker;
use crate::read::profile::Profile;
use crate::read::salutation::is_salutation;
use crate::read::words::normalised;
use candidate::{Headline, opens_paragraph};
use foldhash::HashSet;
use std::ops::Range;

/// At which line an article begins whose headline stands below labels.
pub(super) fn below_labels(bench: &Bench<'_, '_>, range: Range<usize>) -> Option<usize> {
    let lines = &bench.lines[range.clone()];
    let labels = Labels::of(lines, bench.profile)?;
    let headline = Headline::at(labels.end, lines, bench.profile, Headline::NEAR)?;
    let sure = labels.points(&headline) + headline.points();
    if sure < ENOUGH || !labels.are_of_page(&headline) || labels.list_contents(&headline) {
        return None;
    }
    // Above the headline, right below the labels, the day may stand, or who wrote it.
    let told = |at: &usize| sure_part(&(at - 1..*at), lines).is_some();
    let mut from = labels.end;
    while from > 0 && told(&from) {
        from -= 1;
    }
    (from > 0).then_some(range.start + from)
}

/// At which line an article begins whose headline stands below all that a big site sets above: menus of a hundred lines, teasers, a
/// word about cookies. It is the first line by itself that says near below it who wrote the article, or when, and has more than one
/// paragraph there.
pub(super) fn below_page(bench: &Bench<'_, '_>, range: Range<usize>) -> Option<usize> {
    const REACH: usize = 500;
    const HEAD: usize = 16;
    /// Lines of what is above: fewer are no page's.
    const FEWEST_ABOVE: usize = 8;
    /// Of a menu, between a teaser and the headline.
    const FEWEST_ENTRIES: usize = 2;
    const MOST_PASSED: usize = 3;
    let lines = &bench.lines[range.clone()];
    let wrapped = bench.profile.wrap.is_some();
    let head = lines.get(..HEAD)?;
    let own = |at: usize| sure_part(&(at..at + 1), lines).is_some() || is_field(lines[at].text);
    if head.iter().filter(|line| is_of_menu(line)).count() * 4 < HEAD * 3 || (0..HEAD / 4).any(own)
    {
        return None;
    }
    let (mut passed, mut entries) = (0, 0);
    let mut found: Option<Range<usize>> = None;
    for at in 1..lines.len().min(REACH) {
        let line = &lines[at];
        if passed > MOST_PASSED || found.as_ref().is_some_and(|found| at > found.end) {
            break;
        }
        if is_of_menu(line) || wrapped && line.gap() == 0 || marker::of_line(line).is_some() {
            entries += usize::from(is_label(line) && !is_passed(line));
            continue;
        }
        let headline = Headline::at(at, lines, bench.profile, Headline::FAR);
        let told = headline
            .filter(Headline::heads_page)
            .and_then(|headline| headline.told_at());
        match told {
            // What sums the headline up is right below it; above more of the menu stands a teaser.
            Some(told) if found.is_none() || entries >= FEWEST_ENTRIES => {
                found = Some(at..at + told);
            }
            Some(_) => {}
            None => passed += usize::from(opens_paragraph(&lines[at..], wrapped)),
        }
        entries = 0;
    }
    let at = found?.start;
    let other = at < FEWEST_ABOVE || is_title_page(&lines[..at]) || is_listed(lines, at, wrapped);
    (!other).then_some(range.start + at)
}

/// Whether lines above a headline are the title page of a book, which has few words in each, too.
fn is_title_page(above: &[Line<'_>]) -> bool {
    const APART: usize = 4;
    let set_apart = above.iter().skip(1).filter(|line| line.gap() >= APART);
    above.iter().any(|line| byline::is_lead(line.text)) || set_apart.take(2).count() == 2
}

/// Whether the lines above a headline are no menu, but what the text has in it: they are called so, or more than one of them heads
/// paragraphs below, the headline among them.
fn is_listed(lines: &[Line<'_>], headline: usize, wrapped: bool) -> bool {
    const FEWEST: usize = 2;
    const REACH: usize = 500;
    /// Who wrote it, and when, may stand between.
    const NEAR: usize = 3;
    let (above, rest) = lines.split_at(headline);
    let entries = above.iter().filter(|line| !line.is_symbols());
    let listed: HashSet<String> = entries.map(|line| normalised(line.text)).collect();
    let heads = |at: &usize| {
        let below = at + 1..rest.len().min(at + 1 + NEAR);
        rest[*at].gap() > 0
            && listed.contains(&normalised(rest[*at].text))
            && below
                .into_iter()
                .any(|at| opens_paragraph(&rest[at..], wrapped))
    };
    above.iter().any(|line| heading::is_contents(line.text))
        || (0..rest.len().min(REACH))
            .filter(heads)
            .take(FEWEST)
            .count()
            >= FEWEST
}

/// So many points make a headline of it.
const ENOUGH: i32 = 5;

/// Labels are no wider, in columns, and have no more words.
const WIDEST_LABEL: usize = 32;
const MOST_WORDS: usize = 4;
const MOST_WORDS_OF_FIRST: usize = 3;

/// The lines above a headline, none of which is one.
struct Labels<'l, 'a> {
    lines: &'l [Line<'a>],
    /// The line below the last one.
    end: usize,
    /// How many have words that may be anything.
    count: usize,
    /// Whether the last of them is the headline, the last step of a trail.
    named: bool,
}

impl<'l, 'a> Labels<'l, 'a> {
    /// At the head of these lines.
    fn of(lines: &'l [Line<'a>], profile: &Profile) -> Option<Self> {
        const REACH: usize = 160;
        let mut labels = Self {
            lines,
            end: 0,
            count: 0,
            named: false,
        };
        while labels.end < lines.len().min(REACH) {
            let line = &lines[labels.end];
            if is_label(line) && !is_passed(line) {
                labels.count += 1;
            } else if !is_passed(line) {
                let step = last_step(&lines[labels.end..]);
                if step == 0 {
                    break;
                }
                labels.named = true;
                labels.end += step;
                break;
            }
            labels.end += 1;
        }
        let below = lines.get(labels.end)?;
        let own = &lines[..labels.end];
        let parted = profile.wrap.is_none() || below.gap() > 0;
        // A title of few words has more of them than a label.
        let narrow = lines[0].text.split(' ').count() <= MOST_WORDS_OF_FIRST;
        (labels.count > 0
            && narrow
            && parted
            && own.iter().all(|line| may_stand_above(line, below, profile)))
        .then_some(labels)
    }

    /// The last one.
    fn last(&self) -> &Line<'a> {
        let above = self.lines[..self.end].iter().rev();
        let mut worded = above.filter(|line| is_label(line));
        worded.next().unwrap_or(&self.lines[0])
    }

    /// Whether more than their length says that they are the page's: a story may be called "Salt", and begin with a question.
    fn are_of_page(&self, headline: &Headline<'_, '_>) -> bool {
        const MANY: usize = 3;
        let last = self.last().text;
        let own = &self.lines[..self.end];
        let shouted = is_upper(last) && !is_upper(headline.first().text) && headline.is_told();
        self.count >= MANY
            || self.named
            || shouted
            || headline.has_standfirst()
            || own
                .iter()
                .any(|line| is_kicker(line.text) || is_worded_control(line))
    }

    /// What they say for a headline below them.
    fn points(&self, headline: &Headline<'_, '_>) -> i32 {
        const MANY: usize = 3;
        let last = self.last();
        let words = last.text.split(' ').count();
        points(2, is_upper(last.text) && !is_upper(headline.first().text))
            + points(1, words <= 2)
            + points(1, words == 1)
            + points(1, self.count == 2)
            + points(2, self.count >= MANY)
            + points(3, self.named)
            - points(4, self.is_of_site())
    }

    /// Whether the last label is part of one above it: the page is called so, "About Ada Roe |" / "Ada Roe".
    fn is_of_site(&self) -> bool {
        let last = normalised(self.last().text);
        let own = self.lines[..self.end].iter().filter(|line| is_label(line));
        let mut other = own.map(|line| normalised(line.text));
        other.any(|text| text.len() > last.len() && text.ends_with(&last))
    }

    /// Whether they are what the text has in it: most of them stand below by themselves, over paragraphs.
    fn list_contents(&self, headline: &Headline<'_, '_>) -> bool {
        const FEWEST: usize = 3;
        const REACH: usize = 300;
        const PARAGRAPH: usize = 60;
        if self.count < FEWEST {
            return false;
        }
        let below = headline.below.windows(2).take(REACH);
        let heads = below.filter(|pair| is_label(&pair[0]) && pair[1].width() >= PARAGRAPH);
        let heads: Vec<_> = heads.map(|pair| normalised(pair[0].text)).collect();
        let own = self.lines[..self.end].iter().filter(|line| is_label(line));
        let again = own.filter(|line| heads.contains(&normalised(line.text)));
        again.count() * 2 >= self.count
    }
}

/// Whether a line may stand above a headline: nobody is named there as who wrote what stands above, and it is set as labels are.
fn may_stand_above(line: &Line<'_>, below: &Line<'_>, profile: &Profile) -> bool {
    const CENTRED: usize = 8;
    let set_in = if profile.wrap.is_some() {
        line.indent() >= profile.base + CENTRED
    } else {
        below.indent() > line.indent()
    };
    !set_in && !byline::is_lead(line.text) && !byline::is_led(line.text) && !is_release(line.text)
}

/// Whether a line may be of a menu: an entry, with a sign before it perhaps, or a button.
fn is_of_menu(line: &Line<'_>) -> bool {
    is_passed(line) || is_label(line) || {
        let mark = marker::of_line(line);
        mark.is_some_and(|mark| line.text[mark.text_at..].split(' ').count() <= MOST_WORDS + 1)
    }
}

/// Whether a line is a few words that name something, and no more.
fn is_label(line: &Line<'_>) -> bool {
    let text = line.text;
    line.width() <= WIDEST_LABEL
        && text.split(' ').count() <= MOST_WORDS
        && text.contains(char::is_alphabetic)
        && !matches!(line.tail, b'.' | b',' | b';' | b'!' | b'?')
        && !line.quoted()
        && !line.has_at()
        && !is_salutation(text)
}

/// Whether a line above a headline is of the page: signs, numbers, buttons, a trail.
fn is_passed(line: &Line<'_>) -> bool {
    let text = line.text;
    line.is_symbols()
        || !text.contains(char::is_alphabetic)
        || is_control(text)
        || is_sharing(text)
        || text.starts_with("(BUTTON)")
        || navigation::is_bar(text)
}

/// Whether a line is a button, or a trail.
fn is_worded_control(line: &Line<'_>) -> bool {
    line.text.contains(char::is_alphabetic) && is_passed(line)
}

/// How many lines the last step of a trail takes, an item that says what stands below it by itself; 0, if it is none.
fn last_step(lines: &[Line<'_>]) -> usize {
    const MOST_LINES: usize = 3;
    const FEWEST_LETTERS: usize = 12;
    let Some(mark) = lines.first().and_then(marker::of_line) else {
        return 0;
    };
    let more = lines[1..].iter().take(MOST_LINES - 1);
    let len = 1 + more.take_while(|line| line.gap() == 0).count();
    let mut step = normalised(&lines[0].text[mark.text_at..]);
    step += &normalised_lines(&lines[1..len]);
    let below = lines[len..].iter().take(MOST_LINES);
    let below = below
        .enumerate()
        .take_while(|(at, line)| *at == 0 || line.gap() == 0);
    let below: String = below.map(|(_, line)| normalised(line.text)).collect();
    let named = step.len() >= FEWEST_LETTERS && below.starts_with(&step);
    if named { len } else { 0 }
}
