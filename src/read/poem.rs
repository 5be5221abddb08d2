//! Texts that are verse and nothing else: no line of prose shows where prose would end.
//!
//! ```text
//! It fell all night.
//! In the morning
//! the steps were gone.
//! ```
//!
//! Prose is wrapped where the next word has no room, and goes on in small letters. Here most lines had room for it, or begin
//! with capitals, or are narrower than any column; and they are no list: they are punctuated, and what stands together ends as
//! sentences do; or they are the words of a song, which has no stops but stanzas.

use super::case::is_lower;
use super::group::FULL;
use super::line::{Line, ends_sentence, last_mark};
use super::parting;
use super::signs::Signs;
use super::song::{self, is_other, is_sung, opens_line};

/// The column that prose would be wrapped at beside such verse.
pub(super) const WRAP: usize = 72;

/// So many of as many lines of wide verse begin with capitals.
const OPENED: (usize, usize) = (49, 50);

/// The rest of a line that was too long is set in by so many columns, or more.
const CARRIED: usize = 2;

/// Whether all of these lines are verse, titles and names aside. The wider it is, the more of its lines must begin with capitals.
pub(super) fn is_poem(lines: &[Line<'_>]) -> bool {
    const WIDEST: usize = 62;
    const WIDEST_OPENED: usize = 78;
    let lines = song::without_credits(lines);
    is_poem_within(lines, WIDEST, false)
        || !goes_on(lines) && is_poem_within(lines, WIDEST_OPENED, true)
        || song::is_song(lines)
}

/// The column of the little prose that stands left of verse, which is set in so deep and takes up most of the text, and where that
/// prose is wrapped: a preface, what an editor says. Where its wrap was told from the verse, it is wider than that by far.
pub(super) fn prose_beside(lines: &[Line<'_>], base: usize, wrap: usize) -> Option<(usize, usize)> {
    const FEWEST: usize = 3;
    const SET_IN: usize = 2;
    const BEYOND: usize = 8;
    /// One line in so many may look like code, which is set in, too.
    const FEW: usize = 8;
    let (mut pairs, mut roomy, mut coded) = (0, 0, 0);
    let (mut column, mut edges) = (usize::MAX, Vec::new());
    for range in parting::groups(lines) {
        let group = &lines[range];
        let inner = &group[..group.len() - 1];
        if group[0].indent() >= base {
            let has_room =
                |pair: &&[Line<'_>]| pair[0].edge() + 1 + pair[1].first_word_width() <= wrap;
            pairs += inner.len();
            roomy += group.windows(2).filter(has_room).count();
            let is_coded =
                |line: &&Line<'_>| line.signs.has(Signs::CODE) || line.head[0].is_ascii_digit();
            coded += inner.iter().filter(is_coded).count();
            continue;
        }
        let is_wide = |line: &&Line<'_>| line.edge() >= wrap + BEYOND;
        let left = group.iter().all(|line| line.indent() + SET_IN <= base);
        let wide = inner.iter().filter(is_wide).count() * 4 >= inner.len() * 3;
        let small = group[1..]
            .iter()
            .filter(|line| line.head[0].is_ascii_lowercase());
        let flows = small.count() * 2 >= inner.len();
        if group.len() >= FEWEST && left && wide && flows {
            column = column.min(group[group.len() - 1].indent());
            edges.extend(inner.iter().map(Line::edge));
        }
    }
    let widest = edges.iter().copied().max()?;
    let is_verse = roomy * 2 >= pairs && coded * FEW <= pairs;
    (edges.len() >= FEWEST && is_verse).then_some((column, widest))
}

/// Whether more lines than one in so many as may do so in wide verse go on in small letters: most of prose is told so soon.
fn goes_on(lines: &[Line<'_>]) -> bool {
    let small = |pair: &&[Line<'_>]| {
        let (above, line) = (&pair[0], &pair[1]);
        line.gap() == 0
            && line.head[0].is_ascii_lowercase()
            && line.indent() < above.indent() + CARRIED
    };
    let most = lines.len() / OPENED.1;
    lines.windows(2).filter(small).take(most + 1).count() > most
}

/// Whether they are verse of no more columns; `opened`: nearly all of its lines begin with capitals.
fn is_poem_within(lines: &[Line<'_>], most: usize, opened: bool) -> bool {
    /// No prose is set in so narrow a column.
    const NARROW: usize = 30;
    const FEWEST: usize = 5;
    /// Lists of titles are wider than the lines of songs.
    const WIDEST_SONG: usize = 52;
    const FEWEST_STANZAS: usize = 3;
    /// One line in so many may be wider, if it stands by itself: what an editor says in a line, an epigraph and its note.
    const FEW: usize = 20;
    let alone =
        |at: usize| lines[at].gap() > 0 && lines.get(at + 1).is_none_or(|below| below.gap() > 0);
    let is_wide = |at: &usize| lines[*at].edge() > most;
    let wide = (0..lines.len()).filter(is_wide).take(lines.len() / FEW + 1);
    if lines.is_empty() || wide.clone().count() * FEW > lines.len() || !wide.clone().all(alone) {
        return false;
    }
    // A line by itself may be wider than those of the verse.
    let edges = lines.windows(2).filter(|pair| pair[1].gap() == 0);
    let edges = edges.map(|pair| pair[0].edge());
    let widest = edges.filter(|edge| *edge <= most).max().unwrap_or(0);
    let (mut pairs, mut roomy, mut capitals, mut open, mut small, mut stanzas, mut closed) =
        (0, 0, 0, 0, 0, 0, 0);
    let (mut other, mut paragraphs, mut sung) = (0, 0, 0);
    for (at, pair) in lines.windows(2).enumerate() {
        let [line, next] = pair else { continue };
        let last = lines.get(at + 2).is_none_or(|below| below.gap() > 0);
        if next.gap() == 0 && last {
            stanzas += 1;
            closed += usize::from(ends_sentence(next.text));
        }
        let has_room = line.edge() + 1 + next.first_word_width() <= widest;
        let carried = opened
            && line.edge() >= FULL
            && next.head[0].is_ascii_lowercase()
            && next.indent() >= line.indent() + CARRIED;
        if next.gap() > 0 || carried {
            continue;
        }
        pairs += 1;
        roomy += usize::from(has_room);
        capitals += usize::from(opens_line(next));
        open += usize::from(matches!(
            last_mark(line.text),
            Some(',' | ';' | ':' | '—' | '-' | '!' | '?')
        ));
        small += usize::from(is_lower(next.text) && !ends_sentence(line.text));
        other += usize::from(is_other(next));
        sung += usize::from(is_sung(next));
        // Of a paragraph, the first line stands in alone, and the sentence goes on below it.
        paragraphs += usize::from(
            line.gap() > 0
                && line.indent() >= next.indent() + 2
                && next.head[0].is_ascii_lowercase(),
        );
    }
    let share = if opened { OPENED } else { (7, 8) };
    let capital = capitals * share.1 >= pairs * share.0;
    let punctuated = (open * 6 >= pairs || small * 3 >= pairs) && closed * 2 >= stanzas;
    // Songs are written down without stops, in stanzas.
    let song = capital
        && widest <= WIDEST_SONG
        && stanzas >= FEWEST_STANZAS
        && pairs >= stanzas * 2
        && sung * 4 >= pairs * 3;
    pairs >= FEWEST
        && (capital || !opened && (roomy * 5 >= pairs * 3 || widest < NARROW))
        && (punctuated || song)
        && paragraphs * 2 < stanzas
        && other * 8 <= pairs
}
