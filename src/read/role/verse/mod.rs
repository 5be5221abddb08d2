//! Verse, told from prose by lines that end before they must, and from addresses by how they sound to the eye.

mod lines;
mod lookalike;

use super::rhyme::rhymes;
use super::{CERTAIN, Role, Score, View, contents, prose};
use crate::read::case::is_upper;
use crate::read::line::{Line, last_mark, width};
use crate::read::profile::Profile;
use crate::read::signs::Signs;
use crate::read::speaker;
use lines::{unsigned, whole, without_dots, without_margin};

/// `| A line`: bars at the head of each line keep its end, in reStructuredText and where people took that up.
pub(super) fn bars(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    if !own[0].text.starts_with("| ") || own.len() < 2 {
        return None;
    }
    // Bars within a line or at its end are a table's.
    let barred = own
        .iter()
        .all(|line| line.text.starts_with("| ") && !line.text[1..].contains('|'));
    barred.then_some((Role::Verse, 90))
}

/// Verse as wide as prose: each of its lines begins with a capital, which few lines of prose do, and they end unevenly.
pub(super) fn capitals(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST_LINES: usize = 4;
    const FEWEST_WHOLE: usize = 3;
    /// One line of so many may have figures or signs.
    const MOST_MARRED: usize = 16;
    let own = unsigned(view.own());
    let profile = view.profile;
    let opened = |line: &Line<'_>| {
        let text = line.text.trim_start_matches(OPENING);
        text.starts_with(char::is_uppercase) && line.signs.has(Signs::SMALL)
    };
    if own.len() < FEWEST_LINES
        || profile.wrap.is_none()
        || own[..2]
            .iter()
            .any(|line| line.head[0].is_ascii_lowercase())
    {
        return None;
    }
    let (carried, own) = whole(own, profile);
    if own.len() < FEWEST_WHOLE || !own.iter().all(opened) {
        return None;
    }
    if view.is_marked() || contents::lists(view) || lookalike::is_none(&own, profile) {
        return None;
    }
    let own = &*without_margin(&own);
    let n = own.len();
    let marred = |line: &&Line<'_>| line.signs.has(Signs::CODE | Signs::GUTTER | Signs::DIGIT);
    let plain = own.iter().filter(marred).count() * MOST_MARRED <= n;
    let clauses = own.iter().filter(|line| ends_clause(line.text)).count();
    let ragged = own
        .windows(2)
        .filter(|pair| profile.breaks_early(&pair[0], &pair[1]))
        .count();
    let fields = own.iter().filter(|line| is_field(line.text)).count();
    if !plain || clauses * 3 < n || carried && fields * 3 > n {
        return None;
    }
    let rhymed = rhymes(own);
    let follows = has_verse_above(view);
    // Nouns have capitals in some languages: the fewer the lines, the more else must speak for verse.
    let uneven = match n {
        _ if carried || rhymed || follows => true,
        ..6 => ragged * 2 >= n - 1 && clauses * 2 >= n,
        6..9 => ragged * 3 >= n - 1,
        _ => ragged > 0,
    };
    // Sentences that all end so are as often a table that is recited, or a list of books.
    let sings = || follows && own.iter().any(|line| matches!(line.tail, b',' | b';'));
    (uneven && (clauses < n || rhymed || sings())).then(|| {
        (
            Role::Verse,
            if prose::certain(view).is_some() {
                CERTAIN
            } else {
                62
            },
        )
    })
}

/// Whether verse stands above in the same column: near, where that is the column of the text.
fn has_verse_above(view: &View<'_, '_>) -> bool {
    const NEAR: usize = 4;
    const FAR: usize = 40;
    let indent = view.first().indent();
    let deeper = indent >= view.profile.base + 2;
    let mut above = view
        .judged
        .iter()
        .rev()
        .take(if deeper { FAR } else { NEAR });
    above.any(|judged| {
        judged.role == Role::Verse && view.lines[judged.lines.start].indent() == indent
    })
}

/// What a line of speech opens with.
const OPENING: [char; 8] = ['"', '“', '‘', '\'', '«', '_', '(', '—'];

/// "Gauge: high", "Ines: It is the wind.": a name and what it says.
fn is_field(text: &str) -> bool {
    const LONGEST_NAME: usize = 24;
    let name = text.split_once(':').map(|(name, _)| name);
    name.is_some_and(|name| name.len() < LONGEST_NAME && !name.trim_end().contains(' '))
}

/// Whether a line ends with a comma or what weighs more.
fn ends_clause(text: &str) -> bool {
    matches!(
        last_mark(text),
        Some(',' | ';' | ':' | '.' | '!' | '?' | '—' | '…')
    )
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

/// A stanza: lines that end early, begin with capitals or stand in indents of their own, and are punctuated like speech.
pub(super) fn stanza(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const ENOUGH: i32 = 28;
    const LEAST: i32 = 10;
    const FEWEST_NUMBERED: usize = 3;
    const FEWEST_SLENDER: usize = 6;
    const FEWEST_STEPPED: usize = 4;
    const MOST_QUOTED: usize = 3;
    /// Verse runs over the column that prose beside it would have.
    const OVER: usize = 8;
    let own = view.own();
    let profile = view.profile;
    if own.len() < 2 || view.is_marked() || flows(own) || contents::lists(view) {
        return None;
    }
    // A stanza's number right above it is part of it.
    let numbered = own.len() > FEWEST_NUMBERED && own[0].text.bytes().all(|b| b.is_ascii_digit());
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
    let own = &*without_margin(&own);
    let widest = own.iter().map(Line::width).max()?;
    let narrow = match profile.wrap {
        Some(wrap) if profile.verse => wrap + OVER,
        wrap => wrap.map_or(62, |wrap| wrap * 9 / 10),
    };
    if widest > narrow || own.iter().any(|line| line.is_symbols() || line.width() < 2) {
        return None;
    }
    let coded = own.iter().filter(|line| line.signs.has(Signs::CODE));
    if coded.count() * 3 > own.len() || own.len() < 2 || lookalike::is_none(own, profile) {
        return None;
    }
    let ragged = own
        .windows(2)
        .filter(|pair| profile.breaks_early(&pair[0], &pair[1]))
        .count();
    let even = ragged * 10 < (own.len() - 1) * 8;
    if even && !profile.verse {
        return None;
    }
    let count = |holds: fn(&str) -> bool| own.iter().filter(|line| holds(line.text)).count();
    let capitals = count(|text| {
        text.chars()
            .find(|c| c.is_alphabetic())
            .is_none_or(|c| !c.is_lowercase())
    });
    // Where all is verse, its lines may be as wide as prose, but begin as verse does.
    if even && capitals * 10 < own.len() * 8 {
        return None;
    }
    let shouted = count(is_upper);
    let open = count(|text| {
        matches!(
            last_mark(text),
            Some(',' | ';' | ':' | '—' | '-' | '!' | '?' | '，' | '；')
        ) || text.ends_with("--")
    });
    let closed = count(|text| matches!(last_mark(text), Some('.' | '。')));
    let digits = count(|text| text.chars().filter(char::is_ascii_digit).count() * 6 > text.len());
    let fields = count(is_field);
    let gaps = count(|text| text.contains("   "));
    let n = own.len();
    let deeper = own
        .iter()
        .all(|line| letters_column(line) >= profile.base + 2);
    // Songs begin every other line small, and stand in from the text.
    let clauses = (open + closed) * 3 >= n;
    // Some verse is small throughout, and narrower than any prose beside it.
    let slender = n >= FEWEST_SLENDER
        && !view.evidence.technical
        && profile.wrap.is_some_and(|wrap| widest * 2 <= wrap);
    let stepped =
        n >= FEWEST_STEPPED && profile.wrap.is_some() && !view.evidence.technical && steps(own);
    let follows_verse = matches!(view.role_above(), Some(Role::Verse));
    let seen = || has_verse_above(view);
    let opened = capitals * 10 >= n * 6
        || clauses && (deeper || slender || stepped)
        || profile.verse
        || deeper && (follows_verse || seen()) && is_uneven(own);
    if shouted * 2 > n || !opened || digits * 4 > n || fields * 3 > n || gaps * 4 > n {
        return None;
    }
    let mut score: i32 = 0;
    score += if deeper { 20 } else { 0 };
    score += if profile.verse { 40 } else { 0 };
    score += if open * 4 >= n { 20 } else { 0 } + if open * 2 >= n { 10 } else { 0 };
    score += if closed + open >= 1 && n >= 4 { 10 } else { 0 };
    score += if n >= 4 { 10 } else { 0 };
    score += if follows_verse { 20 } else { 0 };
    score += if follows_verse && deeper { 8 } else { 0 };
    score += if own
        .windows(2)
        .any(|pair| pair[0].indent().abs_diff(pair[1].indent()) >= 2)
        && open > 0
    {
        8
    } else {
        0
    };
    // Two lines of prose begin with capitals by accident.
    score -= if n == 2 && !deeper && !follows_verse && !profile.verse {
        12
    } else {
        0
    };
    // Two lines that are set in and rhyme are enough.
    score += if n == 2 && deeper && rhymes(own) {
        30
    } else {
        0
    };
    score += if n <= MOST_QUOTED && deeper && is_cut_sentence(own, profile) {
        30
    } else {
        0
    };
    // Without a wrapped text around it, short lines are more often a list that lost its markers.
    score -= if profile.wrap.is_none() { 8 } else { 0 };
    score -= if view.evidence.mail && !deeper { 30 } else { 0 };
    // Who speaks in a play speaks prose in full lines.
    let named = |above: &Line<'_>| view.evidence.cues.name(above);
    let cued = capitals == n && !view.contents.is_open() && view.above().is_some_and(named);
    score += if cued { 40 } else { 0 };
    let seen = || (n <= 4 || capitals * 10 < n * 6) && seen();
    score += match (follows_verse, open) {
        (true, _) => 0,
        _ if seen() => 20,
        _ if cued => 0,
        (false, 0) if !profile.verse => -20,
        (false, _) => 0,
    };
    // What does not beat a paragraph may be its runner-up.
    let doubtful = if score < ENOUGH { ENOUGH } else { 0 };
    (score >= LEAST).then(|| {
        (
            Role::Verse,
            Score::try_from(score.min(40) + 40 - doubtful).unwrap_or(Score::MAX),
        )
    })
}

/// All lines that stand together, where all of a text is verse.
pub(super) fn kept(view: &View<'_, '_>) -> Option<(Role, Score)> {
    /// A line of verse that is wider is a paragraph.
    const WIDEST: usize = 120;
    let own = view.own();
    let fits = |line: &Line<'_>| line.width() <= WIDEST && !line.is_symbols();
    (own.len() > 1 && own.iter().all(fits)).then_some((Role::Verse, 60))
}
