//! Words of songs: they have no stops, but stanzas, and some of their lines come again below each other.
//!
//! ```text
//! I left the gate wide open                Verse
//! And the key beneath the stone
//! Oh, carry me over the river
//! Before the frost comes home
//!
//! I heard the ferry calling                Verse
//! Oh, carry me over the river
//! Before the frost comes home
//! ```
//!
//! Lists of titles, which begin with capitals and have no stops either, never say two lines again in the same order; where no line
//! comes again, nearly all of them are words of sentences, which titles are not.

use super::line::Line;
use super::marker;
use super::signs::Signs;
use foldhash::HashSet;

/// Some lines of songs are wider than any verse; most are not.
const WIDEST: usize = 80;

/// The lines of a song without what stands below a rule at its end: its name, its singer, and where it was found.
pub(super) fn without_credits<'l, 'a>(lines: &'l [Line<'a>]) -> &'l [Line<'a>] {
    const MOST: usize = 16;
    let tail = lines.len().saturating_sub(MOST);
    let Some(rule) = lines[tail..].iter().rposition(|line| line.rule().is_some()) else {
        return lines;
    };
    let (song, below) = lines.split_at(tail + rule);
    let is_field = |line: &Line<'_>| line.signs.has(Signs::RUN.and(Signs::COLON));
    if below.len() * 2 > lines.len() || !below[1..].iter().all(is_field) {
        return lines;
    }
    song
}

/// Whether all of these lines are a song: stanzas whose lines begin with capitals, and some of which are sung again.
pub(super) fn is_song(lines: &[Line<'_>]) -> bool {
    const FEWEST_STANZAS: usize = 3;
    /// One line in so many may be wider.
    const FEW: usize = 16;
    /// So many of the lines below others come again with those.
    const AGAIN: usize = 12;
    const FEWEST_AGAIN: usize = 2;
    /// One line in so many may go on in small letters.
    const SMALL: usize = 5;
    let most = lines.len() / FEW;
    let wide = lines.iter().filter(|line| line.edge() > WIDEST);
    // Prose is told by how its lines begin, before any word is looked at.
    let goes_on = |pair: &&[Line<'_>]| pair[1].gap() == 0 && pair[1].head[0].is_ascii_lowercase();
    let going = lines.windows(2).filter(goes_on);
    let share = lines.len() / SMALL;
    if going.take(share + 1).count() > share || wide.take(most + 1).count() > most {
        return false;
    }
    let mut stanzas = 0;
    let (mut pairs, mut small, mut stopped, mut sung, mut other) = (0, 0, 0, 0, 0);
    for (at, pair) in lines.windows(2).enumerate() {
        let [line, next] = pair else { continue };
        if next.gap() > 0 {
            continue;
        }
        pairs += 1;
        stanzas += usize::from(at == 0 || line.gap() > 0);
        small += usize::from(!opens_line(next));
        stopped += usize::from(next.tail == b'.');
        sung += usize::from(is_sung(next));
        other += usize::from(is_other(next));
        if small * SMALL > lines.len() || other * 8 > lines.len() || stopped * 4 > lines.len() {
            return false;
        }
    }
    stanzas >= FEWEST_STANZAS
        && small * SMALL <= pairs
        && stopped * 4 <= pairs
        && other * 8 <= pairs
        && (sung * 2 >= pairs && come_again(lines) >= FEWEST_AGAIN.max(pairs / AGAIN)
            || sung * 10 >= pairs * 9
                && pairs >= stanzas * 2
                && (small + stopped + other) * FEW <= pairs)
}

/// How many pairs of lines say what others have said, each of which is said for the first time there.
fn come_again(lines: &[Line<'_>]) -> usize {
    let mut said = HashSet::default();
    let mut again = HashSet::default();
    for pair in lines.windows(2).filter(|pair| pair[1].gap() == 0) {
        let words = (pair[0].text, pair[1].text);
        if words.0 != words.1 && !said.insert(words) {
            again.insert(words);
        }
    }
    again.len()
}

/// Whether a line begins with a capital, behind a quotation mark or not.
pub(super) fn opens_line(line: &Line<'_>) -> bool {
    let first = line.text.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(char::is_uppercase)
}

/// Whether a line is words of a sentence, as those of songs are: no name, no title, no ingredient.
pub(super) fn is_sung(line: &Line<'_>) -> bool {
    const FEWEST_WORDS: usize = 3;
    let words = line.text.split(' ');
    let small = words
        .clone()
        .filter(|word| word.starts_with(char::is_lowercase));
    let (words, small) = (words.count(), small.count());
    words >= FEWEST_WORDS && small * 2 >= words && !line.signs.has(Signs::DIGIT)
}

/// Whether a line is more likely an item, a field, a figure, code, or of a script without blanks.
pub(super) fn is_other(line: &Line<'_>) -> bool {
    const OTHER: Signs = Signs::CODE.and(Signs::DIGIT).and(Signs::EAST);
    let field = || {
        line.signs.has(Signs::COLON)
            && line
                .text
                .split_once(": ")
                .is_some_and(|(name, _)| !name.contains(' '))
    };
    line.signs.has(OTHER) || field() || marker::of_line(line).is_some()
}
