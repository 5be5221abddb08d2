//! How much a chunk of the head looks like a title.

use super::LONGEST_TITLE;
use super::beside::{
    is_credit, is_edited, is_label, is_message_head, is_of_file, is_open, is_placed_date,
    is_release, is_roll, is_subtitle, is_volume,
};
use super::opening::opens_otherwise;
use super::sentence::{is_history, is_paragraph, is_said};
use super::whole::{is_signed_within, stands_alone};
use crate::document::FrontPart;
use crate::read::case::{Case, case, is_upper};
use crate::read::furniture::{self, is_page_label, manual_page};
use crate::read::line::{Line, joined_width, last_mark, normalised_lines};
use crate::read::profile::Profile;
use crate::read::role::control::is_control;
use crate::read::role::joint::joins;
use crate::read::role::line_part::line_part_of;
use crate::read::role::verdict::points;
use crate::read::role::{Evidence, drama, heading, imprint};
use crate::read::signs::Signs;
use crate::read::song::is_sung;
use crate::read::words::normalised;
use crate::read::{byline, date, fields, frame};

/// A chunk that may be the title, and what is asked of it more than once.
struct Chunk<'c, 'a> {
    own: &'c [Line<'a>],
    /// Its place in the head.
    at: usize,
    /// The lines below it; there are some.
    below: &'c [Line<'a>],
    profile: &'c Profile,
    evidence: &'c Evidence<'a>,
    /// Its lines without the rules or the box around them.
    words: Vec<Line<'a>>,
    /// Columns of all of these.
    width: usize,
    shape: Case,
    /// Whether it is set in large type.
    display: bool,
    /// Whether it is the head of the page of a manual.
    manual: bool,
}

impl<'c, 'a> Chunk<'c, 'a> {
    fn of(
        own: &'c [Line<'a>],
        at: usize,
        below: &'c [Line<'a>],
        profile: &'c Profile,
        evidence: &'c Evidence<'a>,
    ) -> Option<Self> {
        let words = frame::unframed(own);
        let text = words.first().filter(|_| !below.is_empty())?.text;
        Some(Self {
            width: joined_width(&words),
            shape: case(text),
            display: profile.is_display(own),
            manual: at == 0 && manual_page(text).is_some(),
            own,
            at,
            below,
            profile,
            evidence,
            words,
        })
    }

    fn first(&self) -> &Line<'a> {
        &self.words[0]
    }

    fn last(&self) -> &Line<'a> {
        &self.words[self.words.len() - 1]
    }

    fn text(&self) -> &'a str {
        self.first().text
    }
}

/// What a chunk is worth before any sign is asked: the head of a manual's page has its title in it.
const START: i32 = 14;
const START_OF_MANUAL: i32 = 60;

/// The signs, each with what it says for a title or against it.
const SIGNS: &[fn(&Chunk<'_, '_>) -> i32] = &[
    front_matter,
    letters,
    frame_around,
    large_type,
    told_below,
    column,
    mark_at_end,
    label,
    letter,
    many_lines,
];

/// How much a chunk looks like a title; `None` if it cannot be one.
pub(super) fn title_worth(
    own: &[Line<'_>],
    at: usize,
    below: &[Line<'_>],
    profile: &Profile,
    evidence: &Evidence<'_>,
) -> Option<i32> {
    let chunk = Chunk::of(own, at, below, profile, evidence)?;
    if is_other(&chunk) || opens_as_other(&chunk) || names_other(&chunk) || is_drawn(&chunk) {
        return None;
    }
    let start = if chunk.manual { START_OF_MANUAL } else { START };
    let signs: i32 = SIGNS.iter().map(|sign| sign(&chunk)).sum();
    Some(start + signs)
}

/// Whether a chunk is known for something else, or is too long.
fn is_other(chunk: &Chunk<'_, '_>) -> bool {
    /// Of a title below something else, which may have sentences.
    const MOST_LINES: usize = 2;
    /// So many clauses of Chinese are a sentence.
    const FEWEST_CLAUSES: usize = 3;
    let Chunk { own, at, below, .. } = *chunk;
    let text = chunk.text();
    chunk.width > LONGEST_TITLE
        || chunk.profile.verse && is_of_verse(&chunk.words, below)
        || line_part_of(text, own.len()).is_some() && !is_issue(text, at, below)
        || is_release(text)
        || is_page_label(text)
        || heading::is_contents(text)
        || is_credit(text)
        || heading::is_lent(text)
        || imprint::is_edition(text.trim_matches(['_', '.']))
        || is_upper(text) && imprint::is_made(text)
        || (text.starts_with("VOL.") || text.starts_with("VOLUME ")) && heading::is_issue(text)
        || byline::is_handled(text)
        || own.len() == 1
            && (is_control(text) || joins(text) || is_open(text) || byline::tells_who(text))
        || text.matches('，').count() >= FEWEST_CLAUSES
        || fields::is_stamped(&chunk.words)
        || !chunk.display && (at == 0 || own.len() > MOST_LINES) && is_paragraph(&chunk.words)
}

/// Whether signs and words stand in a chunk that stand in no title.
fn opens_as_other(chunk: &Chunk<'_, '_>) -> bool {
    let Chunk { own, at, below, .. } = *chunk;
    let text = chunk.text();
    opens_otherwise(text, at, below)
        || chunk.last().text.ends_with(']')
            && !chunk.words.iter().any(|line| line.text.contains('['))
        || fields::is_field(text)
        || counts_on(chunk.first(), below)
        || is_label(own, below)
        || text.starts_with("by ") && byline::is_led(text)
        || at == 0 && own.len() == 1 && is_of_file(text)
        || text.contains("____")
        || text.contains("://")
        || text.contains('@')
        || text.starts_with("Copyright")
        || text.starts_with('©')
}

/// Whether a chunk is a message's, a letter's or a play's, or numbers a part or a volume.
fn names_other(chunk: &Chunk<'_, '_>) -> bool {
    let Chunk {
        below, evidence, ..
    } = *chunk;
    let text = chunk.text();
    is_message_head(text)
        || is_placed_date(text)
        || is_roll(text)
        || evidence.speaks(text)
        || evidence.cues.has(chunk.first())
            && !is_signed(below)
            && !drama::names_kind(below[0].text)
        || heading::is_division(text)
        || is_volume(text)
        || text.starts_with("Produced by")
        || text.starts_with("The Project Gutenberg")
        || text.starts_with("E-text prepared")
}

/// Whether a chunk is in columns, or has no letter.
fn is_drawn(chunk: &Chunk<'_, '_>) -> bool {
    let text = chunk.text();
    text.contains("   ") && !chunk.manual || !text.chars().any(char::is_alphabetic)
}

/// The title that front matter tells, or how it begins.
fn front_matter(chunk: &Chunk<'_, '_>) -> i32 {
    /// A shorter title may open other lines by accident.
    const SHORTEST_TITLE: usize = 6;
    const SHORTEST_OPENING: usize = 4;
    let Some(title) = &chunk.evidence.title else {
        return 0;
    };
    let opening = normalised(chunk.text());
    let words = normalised_lines(chunk.own);
    let opens = opening.len() >= SHORTEST_OPENING && title.starts_with(&opening);
    if words == *title || opens {
        60
    } else {
        let goes_on = title.len() >= SHORTEST_TITLE && words.starts_with(title.as_str());
        points(40, goes_on)
    }
}

fn letters(chunk: &Chunk<'_, '_>) -> i32 {
    match chunk.shape {
        Case::Upper => 6,
        Case::Title => 5,
        // What has a rule below it begins as its author likes.
        Case::Lower if !is_framed(chunk) => -8,
        Case::None | Case::Sentence | Case::Lower => 0,
    }
}

fn frame_around(chunk: &Chunk<'_, '_>) -> i32 {
    points(12, is_framed(chunk))
}

/// Whether rules stand around a chunk, or a box.
fn is_framed(chunk: &Chunk<'_, '_>) -> bool {
    chunk.own.len() > chunk.words.len()
}

fn large_type(chunk: &Chunk<'_, '_>) -> i32 {
    points(20, chunk.display)
}

/// What takes several lines here, and one over the text.
fn told_below(chunk: &Chunk<'_, '_>) -> i32 {
    let several = chunk.own.len() > 1 && chunk.profile.wrap.is_some();
    let told = || stands_alone(&normalised_lines(chunk.own), chunk.below);
    points(20, several && told())
}

fn column(chunk: &Chunk<'_, '_>) -> i32 {
    points(3, chunk.first().indent() > chunk.profile.base + 8)
}

/// How a chunk ends: as sentences and clauses do, or with what announces something.
fn mark_at_end(chunk: &Chunk<'_, '_>) -> i32 {
    let Chunk {
        own,
        at,
        below,
        width,
        shape,
        ..
    } = *chunk;
    let (text, last) = (chunk.text(), chunk.last().text);
    // A sentence may call a note at its end.
    let call = last.strip_suffix(']').and_then(|text| text.rfind('['));
    let mark = last_mark(&last[..call.unwrap_or(last.len())]);
    // Headlines may be sentences, above who wrote them, and when.
    let stopped = matches!(mark, Some('.')) && at == 0 && is_stamped(own, below);
    // Or what somebody said, above what is said of that.
    let said = || at == 0 && chunk.profile.wrap.is_none() && is_said(own, below);
    // Title pages keep the comma of what stands over blank lines.
    let goes_on = || {
        at == 0
            && (matches!(shape, Case::Title | Case::Upper) && below[0].gap() > 1
                || shape == Case::Upper
                    && (byline::is_led(below[0].text)
                        || joins(below[0].text)
                        || is_subtitle(below[0].text)
                        || below[0].is_shouted() && is_signed_soon(below)))
    };
    match mark {
        _ if stopped => 0,
        Some('.') if at == 0 && (is_signed_within(&chunk.words) || is_history(own, below)) => 0,
        Some('.') if said() => -6,
        Some('.') if shape == Case::Sentence && (at > 0 || text.split(' ').count() >= 5) => -16,
        Some('。') => -16,
        Some('.') if shape != Case::Upper && width > 30 => -12,
        // "THERE IS NO WARRANTY, TO THE EXTENT PERMITTED BY LAW."
        Some('.') if own.len() > 1 && width > 70 && !is_signed(below) => -24,
        Some(',' | ';') if goes_on() => -4,
        Some(',' | ';') => -14,
        // "A tale of ships and of those who miss them--" leads to the title.
        Some('-' | '—' | '…') if shape == Case::Sentence && own.len() > 1 => -16,
        Some(':' | '：') if shape == Case::Sentence => -16,
        // Whom a speech greets.
        Some(':') if text.contains(", ") && shape != Case::Upper => -30,
        Some(':') if own.len() == 1 && !text.contains(char::is_whitespace) || width > 60 => -12,
        _ => 0,
    }
}

/// Labels of a sort: "News", "Politics | World".
fn label(chunk: &Chunk<'_, '_>) -> i32 {
    let word = chunk.width < 12 && !chunk.text().contains(' ');
    points(-4, word && chunk.at == 0 && chunk.shape != Case::Upper)
}

fn letter(chunk: &Chunk<'_, '_>) -> i32 {
    let letter = chunk.evidence.mail && !is_edited(chunk.text(), chunk.below);
    points(-30, letter)
}

fn many_lines(chunk: &Chunk<'_, '_>) -> i32 {
    let stressed = chunk.text().starts_with('_') && chunk.last().text.ends_with('_');
    points(-8, chunk.own.len() > 3 && !chunk.display && !stressed)
}

/// Whether one of the next lines says who wrote what stands above it: a title that comes again in the text is called by nobody.
fn is_signed(below: &[Line<'_>]) -> bool {
    const REACH: usize = 4;
    let mut below = below.iter().take(REACH);
    below.any(|line| byline::is_led(line.text) || byline::is_lead(line.text))
}

/// Whether lines that are no longer than a headline stand by themselves, above a day, or a name that is called so.
fn is_stamped(own: &[Line<'_>], below: &[Line<'_>]) -> bool {
    const WIDEST: usize = 110;
    let width: usize = own.iter().map(Line::width).sum();
    let told = |line: &Line<'_>| {
        date::of_line(line.text).is_some()
            || byline::is_led(line.text)
            || heading::is_stamp(line.text)
            || heading::is_lent(line.text)
    };
    own.len() <= 2 && width <= WIDEST && (below.first().is_some_and(told) || is_signed_soon(below))
}

/// Whether one of the next lines says who wrote what stands above and below: what sums it up, or is said of a picture, may stand
/// between.
pub(in crate::read::role) fn is_signed_soon(below: &[Line<'_>]) -> bool {
    const REACH: usize = 8;
    const NARROW: usize = 60;
    let told = |line: &Line<'_>| {
        let part = line_part_of(line.text, 1);
        part.is_some_and(|(part, ..)| part == FrontPart::Byline)
    };
    let mut below = below.iter().take(REACH);
    let signs =
        |line: &Line<'_>| byline::is_led(line.text) && told(line) || byline::tells_who(line.text);
    below.any(|line| line.width() <= NARROW && signs(line))
}

/// "Harbour News Digest, December 2025", over the day: what comes out every month is called by it. So are "Monday, 2 June 2025:
/// Tides", over who wrote it.
fn is_issue(text: &str, at: usize, below: &[Line<'_>]) -> bool {
    let dated = |text: &str| date::of_line(text).is_some();
    let told = |line: &Line<'_>| byline::is_led(line.text) || at == 0 && dated(line.text);
    !dated(text) && !byline::is_led(text) && below.first().is_some_and(told)
}

/// Whether the same words come again with other numbers: "Version 0.8.0" heads the first of its kind.
pub(super) fn counts_on(line: &Line<'_>, below: &[Line<'_>]) -> bool {
    const FEWEST: usize = 2;
    let key = furniture::key(line.text);
    let again = |other: &&Line<'_>| {
        other.head == line.head && other.text != line.text && furniture::key(other.text) == key
    };
    line.signs.has(Signs::DIGIT)
        && line.text.contains(' ')
        && below.iter().filter(again).take(FEWEST).count() == FEWEST
}

/// Whether lines at the head of verse are lines of it: others stand right below, or they are a stanza of words as those below are.
fn is_of_verse(own: &[Line<'_>], below: &[Line<'_>]) -> bool {
    let beside = |line: &Line<'_>| line.indent() == below[0].indent();
    beside(&own[0])
        && (below[0].gap() == 0
            || own.len() > 1
                && is_sung(&below[0])
                && own.iter().all(|line| beside(line) && is_sung(line)))
}
