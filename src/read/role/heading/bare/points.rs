//! What each small sign says for a heading, or against it, in points of the score.

use super::super::plain::has_clauses;
use super::super::{alike, below, is_attached, lookalike, quoted, reached, told, without_edit};
use super::candidate::Candidate;
use crate::read::byline;
use crate::read::case::{Case, case, is_upper};
use crate::read::line::{Line, ends_sentence, has_inner_stop};
use crate::read::role::title::beside::is_kicker;
use crate::read::role::verdict::points;
use crate::read::role::{Role, Score};
use crate::read::signs::Signs;

/// What a line has before any sign is asked.
const START: i32 = 34;

/// The signs, each with what it says.
const SIGNS: &[fn(&Candidate<'_, '_>) -> i32] = &[
    letters,
    what_it_heads,
    width,
    gaps,
    other_headings,
    title_block,
    line_above,
    column,
    question,
    sentence,
    taken_up,
    recurrence,
    stamp_below,
    sign_at_end,
    acronym,
    one_word,
    speech,
    verse_above,
    inner_stop,
    clauses,
    mail,
    title,
    address,
    digits,
    code,
];

/// The score of a heading, if it is worth a thought: what does not beat a paragraph may be its runner-up.
pub(super) fn score(candidate: &Candidate<'_, '_>) -> Option<Score> {
    const LEAST: i32 = 20;
    const MOST: Score = 72;
    let points: i32 = SIGNS.iter().map(|sign| sign(candidate)).sum();
    let score = START + points;
    let drawn = || !candidate.wrapped && lookalike::is_drawn(candidate.view);
    (score > LEAST && !drawn())
        .then(|| Score::try_from(score).map_or(MOST, |score| score.min(MOST)))
}

fn letters(candidate: &Candidate<'_, '_>) -> i32 {
    match case(candidate.text) {
        Case::Title => 10,
        Case::Upper => 8,
        Case::None => 4,
        Case::Sentence | Case::Lower => 0,
    }
}

/// Text, a list, a link. Where lists are all there is, what stands over them heads them; so does what stands between one list and
/// the next. In a manual, sections begin with a section of theirs, or with what is to be typed.
fn what_it_heads(candidate: &Candidate<'_, '_>) -> i32 {
    const FEWEST_OVER_LISTS: usize = 3;
    const MOST_WORDS_OVER_LIST: usize = 4;
    let view = candidate.view;
    let between = || {
        !candidate.wrapped
            && matches!(view.role_above(), Some(Role::Item))
            && candidate.gap_below == 0
    };
    // A label stands right above its list, or ends in a colon.
    let apart = || !candidate.wrapped && candidate.gap_above > 0 && candidate.gap_below > 0;
    let few = || {
        candidate
            .text
            .split(' ')
            .nth(MOST_WORDS_OVER_LIST)
            .is_none()
    };
    let over_list = || between() || view.evidence.over_lists >= FEWEST_OVER_LISTS;
    let stacked = || {
        let apart = candidate.gap_above > 0 && candidate.gap_below > 0;
        view.evidence.technical && candidate.wrapped && apart && below::is_section(view)
    };
    match (candidate.prose, candidate.leads_list) {
        (true, _) => 12,
        (false, _) if candidate.leads_link => 0,
        (false, false) if alike::heads_items(view) => 12,
        (false, true) if over_list() => 12,
        (false, true) if apart() && view.has_front && few() => 6,
        (false, true) if apart() => -2,
        (false, true) => -10,
        (false, false) if below::is_over_questions(view) || below::is_over_table(view) => 12,
        (false, false) if stacked() => 0,
        (false, false) => -14,
    }
}

fn width(candidate: &Candidate<'_, '_>) -> i32 {
    let width = candidate.line.width();
    points(6, width <= 60) + points(2, width <= 24)
}

/// A heading stands nearer to its text than to what is above.
fn gaps(candidate: &Candidate<'_, '_>) -> i32 {
    let (above, below) = (candidate.gap_above, candidate.gap_below);
    let phrase = candidate.text.contains(' ');
    match (above, below) {
        // Where a picture was, blank lines are left, and its caption stands by itself below them.
        _ if phrase && !candidate.wrapped && above > below && below > 0 => -20,
        (1.., 0) => 14,
        _ if above > below => 8,
        _ => 0,
    }
}

/// Two lines that look like headings in a row are more often a list without its markers; several in a text speak for each other.
fn other_headings(candidate: &Candidate<'_, '_>) -> i32 {
    const FEWEST: usize = 3;
    let above = candidate.view.role_above();
    let in_a_row = matches!(above, Some(Role::Heading(super::Style::Bare)));
    let evidence = candidate.view.evidence;
    points(-14, in_a_row)
        + points(4, evidence.bare_headings >= FEWEST)
        + points(-16, evidence.underlined == 2)
}

/// Right below the title block stand the names of agencies, sections and buttons; not right above a paragraph, where headings do.
fn title_block(candidate: &Candidate<'_, '_>) -> i32 {
    let Candidate {
        view, line, below, ..
    } = *candidate;
    let heads = || {
        view.evidence.attached > 1
            && is_attached(line, Some(below), view.profile)
            && !is_kicker(candidate.text)
    };
    let near = candidate.after_front && !heads() && !candidate.is_summed_up();
    let word = line.width() <= 4 && line.signs.has(Signs::EAST);
    points(-8, near)
        + points(-8, near && line.width() < 30)
        + points(-14, candidate.after_front && word)
}

/// Above a heading a sentence has ended; items seldom end as sentences do.
fn line_above(candidate: &Candidate<'_, '_>) -> i32 {
    let above = candidate.view.above();
    let finished = above.is_none_or(|above| ends_sentence(above.text)) || candidate.after_heading;
    let listed = matches!(
        candidate.view.role_above(),
        Some(Role::Item | Role::Unmarked | Role::Table(_))
    );
    match (finished, listed) {
        (true, _) => 4,
        (false, true) => 0,
        (false, false) => -6,
    }
}

/// Where headings stand left of the text, what stands in its column heads nothing: a caption, a button, a link.
fn column(candidate: &Candidate<'_, '_>) -> i32 {
    const FEWEST: usize = 2;
    let view = candidate.view;
    let level = candidate.line.indent() == view.profile.base;
    points(
        -28,
        level && view.evidence.outdented >= FEWEST && !candidate.asked,
    )
}

/// Who calls out above a line or two talks to the reader; what the text answers is asked for it.
fn question(candidate: &Candidate<'_, '_>) -> i32 {
    let called = match candidate.last {
        Some('!') if !candidate.wrapped && candidate.leads < quoted::PARAGRAPH => -20,
        Some('!') => -12,
        _ => 0,
    };
    called + points(24, candidate.asked)
}

/// How much a line is like a sentence that lacks its full stop: a caption, a line drawn from the text.
fn sentence(candidate: &Candidate<'_, '_>) -> i32 {
    const MOST_WORDS: usize = 12;
    const MOST_COMMAS: usize = 3;
    const WIDE: usize = 60;
    let own = candidate.view.own();
    if candidate.last == Some('?') {
        return 0;
    }
    let count = |n: fn(&str) -> usize| own.iter().map(|line| n(line.text)).sum::<usize>();
    let commas = count(|text| memchr::memchr_iter(b',', text.as_bytes()).count());
    let words = count(|text| text.split_whitespace().take(MOST_WORDS + 1).count());
    let run_on = own.len() > 1 && case(own[0].text) == Case::Sentence;
    let aside = count(str::len) > WIDE && own[own.len() - 1].text.ends_with(')');
    let long = match words > MOST_WORDS {
        true if run_on => -30,
        true => -14,
        false => 0,
    };
    i32::try_from(commas.min(MOST_COMMAS)).unwrap_or(0) * -4 + long + points(-8, aside)
}

/// A headline of which the text below tells.
fn taken_up(candidate: &Candidate<'_, '_>) -> i32 {
    /// What is shorter heads a text whatever its words.
    const HEADLINE: usize = 44;
    let is_headline = candidate.line.width() >= HEADLINE && told::is_taken_up(candidate.view);
    points(16, is_headline)
}

/// What stands by itself again and again is a button, a label, a name; books may have told their headings before.
fn recurrence(candidate: &Candidate<'_, '_>) -> i32 {
    let alone = candidate.gap_above > 0 && candidate.gap_below > 0;
    match candidate.view.evidence.recurring.contains(candidate.text) {
        true if alone && candidate.wrapped => -16,
        true if alone => -34,
        _ => 0,
    }
}

/// Who wrote what follows, above when it was.
fn stamp_below(candidate: &Candidate<'_, '_>) -> i32 {
    let below = candidate.below;
    let stamped = below.signs.has(Signs::DIGIT) && lookalike::is_stamp(below.text);
    points(-12, stamped)
}

/// The sign of a link to the place itself, which pages set behind their headings; a bracket says where something stands, or whose
/// it is.
fn sign_at_end(candidate: &Candidate<'_, '_>) -> i32 {
    let text = candidate.text;
    let linked = text.ends_with('¶') || text.ends_with(" #") || without_edit(text) != text;
    points(16, linked) + points(-20, !linked && text.ends_with(']'))
}

/// One short word in capitals is whose the news is, unless others are headings, or the text below speaks of it.
fn acronym(candidate: &Candidate<'_, '_>) -> i32 {
    const SHORTEST: usize = 3;
    let others = candidate.view.evidence.capital_headings;
    let text = candidate.text;
    let spoken_of = || {
        text.len() >= SHORTEST && !byline::is_agency(text) && candidate.below.text.contains(text)
    };
    points(
        -30,
        text.len() <= 4 && others < 2 && is_upper(text) && !spoken_of(),
    )
}

fn one_word(candidate: &Candidate<'_, '_>) -> i32 {
    let text = candidate.text;
    points(-4, !text.contains(char::is_whitespace) && text.is_ascii())
}

/// What is said; where others speak before and behind, it is their talk.
fn speech(candidate: &Candidate<'_, '_>) -> i32 {
    if !candidate.spoken {
        return 0;
    }
    let quoted = |line: &Line<'_>| line.text.starts_with(['“', '"', '«', '„']);
    let talk = quoted(candidate.below) || candidate.view.above().is_some_and(quoted);
    -14 + points(-20, talk)
}

/// A name below verse says whose it is.
fn verse_above(candidate: &Candidate<'_, '_>) -> i32 {
    let above = candidate.view.role_above();
    points(-12, matches!(above, Some(Role::Verse | Role::Quote)))
}

/// Where each line is a paragraph, so may a sentence and the next be.
fn inner_stop(candidate: &Candidate<'_, '_>) -> i32 {
    const FEWEST_WORDS: usize = 5;
    let text = candidate.text;
    let whole = || {
        let first = text.split_once(". ").map(|(first, _)| first);
        first.is_some_and(|first| first.split(' ').nth(FEWEST_WORDS - 1).is_some())
    };
    match has_inner_stop(text) {
        true if !candidate.wrapped && whole() => -24,
        true => -14,
        false => 0,
    }
}

/// A couplet: its first line ends within it. Over two lines, it is a sentence.
fn clauses(candidate: &Candidate<'_, '_>) -> i32 {
    let own = candidate.view.own();
    match own.iter().any(has_clauses) {
        true if own.len() > 1 => -30,
        true if !candidate.quoted_words => -16,
        _ => 0,
    }
}

/// Few write headings in letters; and what was copied into one from a log is none.
fn mail(candidate: &Candidate<'_, '_>) -> i32 {
    match (
        candidate.view.evidence.mail,
        candidate.line.signs.has(Signs::CODE),
    ) {
        (true, true) => -50,
        (true, false) => -34,
        (false, _) => 0,
    }
}

/// What has no title has seldom subheads.
fn title(candidate: &Candidate<'_, '_>) -> i32 {
    let view = candidate.view;
    points(
        -6,
        !candidate.wrapped && !view.evidence.mail && !view.has_front,
    )
}

fn address(candidate: &Candidate<'_, '_>) -> i32 {
    let own = candidate.view.own();
    points(-30, own.iter().any(reached::is_address))
}

fn digits(candidate: &Candidate<'_, '_>) -> i32 {
    let text = candidate.text;
    let digits = || text.bytes().filter(u8::is_ascii_digit).count();
    let numeric = candidate.line.signs.has(Signs::DIGIT) && digits() * 3 > text.len();
    points(-12, numeric)
}

fn code(candidate: &Candidate<'_, '_>) -> i32 {
    -below::names_code(candidate.view, candidate.below)
}
