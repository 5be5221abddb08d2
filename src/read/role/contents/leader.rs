//! What leads from an entry to its page, and entries that go on over two lines.

use super::is_paged;
use crate::read::line::Line;
use crate::read::marker;
use crate::read::role::heading;
use crate::read::signs::Signs;

/// Where the leader of a contents line begins: dots, four or more, blanks aside, and a page number; or `. .` and one, or `.`, far off.
pub(in crate::read) fn leader(text: &str) -> Option<usize> {
    const FEWEST_DOTS: usize = 4;
    let number = text
        .bytes()
        .rev()
        .take_while(|b| b.is_ascii_digit() || matches!(b, b'i' | b'v' | b'x' | b'l'))
        .count();
    let head = &text[..text.len() - number];
    let kept = head.trim_end_matches([' ', '.', '·', '_', '…', '\t']);
    // A long entry leaves no room for more.
    let few = || {
        let led = head[kept.len()..].trim_start_matches(' ');
        let alone = || led.len() < head.len() - kept.len() && led.starts_with(".  ");
        number > 0 && (led.starts_with(". .") || alone()) && head.ends_with(' ')
    };
    if head.len() < kept.len() + FEWEST_DOTS {
        return None;
    }
    let dots: usize = head[kept.len()..]
        .chars()
        .map(|c| match c {
            '.' | '·' | '_' => 1,
            '…' => 3,
            _ => 0,
        })
        .sum();
    ((dots >= FEWEST_DOTS || few()) && number <= 7 && kept.chars().any(char::is_alphanumeric))
        .then_some(kept.len())
}

/// In how many more of these lines the entry goes on that one of them begins, or what stands below it.
pub(in crate::read) fn more_of_entry(lines: &[Line<'_>], at: usize) -> usize {
    let told = at.checked_sub(1).map_or(0, |above| holds(&lines[above..]));
    if told > 0 {
        told - 1
    } else if hangs(&lines[at..]) {
        1
    } else {
        runs_on(&lines[at..])
    }
}

/// Whether these lines are one entry, or one and what stands below it.
pub(super) fn is_one_entry(own: &[Line<'_>]) -> bool {
    own.len() > 1 && (more_of_entry(own, 0) + 1 == own.len() || holds(own) + 1 == own.len())
}

/// How many lines below an entry that has its page tell what the chapter holds: all that stand there, deeper and in one column.
///
/// ```text
/// IX. THE LAST FERRY                                    48
///     NIGHT. THE MATE TELLS A STORY. WHO STAYED ON THE
///     MOLE, AND WHY.
/// ```
fn holds(lines: &[Line<'_>]) -> usize {
    const MOST: usize = 12;
    let [entry, first, ..] = lines else { return 0 };
    if !is_paged(entry) || first.indent() <= entry.indent() {
        return 0;
    }
    let alike = |line: &&Line<'_>| {
        line.indent() == first.indent()
            && !is_paged(line)
            && leader(line.text).is_none()
            && marker::parse(line.text).is_none()
    };
    let below = || lines[1..].iter().take_while(|line| line.gap() == 0);
    let told = below().take_while(alike).take(MOST).count();
    if below().nth(told).is_none() { told } else { 0 }
}

/// The same of what a chapter holds: full lines one below the other, the last of which has the page.
fn runs_on(lines: &[Line<'_>]) -> usize {
    /// Lines of a table may be shorter, and are one entry each.
    const FULL: usize = 32;
    const MOST: usize = 24;
    let [first, below @ ..] = lines else { return 0 };
    let alike = |line: &&Line<'_>| {
        line.gap() == 0 && line.indent() == first.indent() && marker::parse(line.text).is_none()
    };
    let unpaged = |line: &Line<'_>| !is_paged(line) && leader(line.text).is_none();
    let group = below.iter().take(MOST).take_while(alike);
    let Some(last) = group.clone().position(|line| !unpaged(line)) else {
        return 0;
    };
    let whole = group.count() == last + 1;
    let full = |line: &Line<'_>| line.width() >= FULL;
    let run = &lines[..=last];
    if whole && unpaged(first) && run.iter().all(full) && !heading::is_division(first.text) {
        last + 1
    } else {
        0
    }
}

/// Whether the first of these lines is an entry that goes on in the next, which has the page or is what it had no room for: that hangs where the words behind
/// its number begin; or deeper and alone, with a small letter or below a line that reaches far.
fn hangs(lines: &[Line<'_>]) -> bool {
    /// Contents lists without pages are wrapped here, or right of it.
    const WIDEST: usize = 68;
    let [line, next, below @ ..] = lines else {
        return false;
    };
    let paged = |line: &Line<'_>| is_paged(line) || leader(line.text).is_some();
    let reaches = || {
        let alone = below.first().is_none_or(|it| it.indent() < next.indent());
        let far = line.edge() * 4 >= next.edge() * 3;
        alone && next.indent() > line.indent() && (far || next.text.starts_with(char::is_lowercase))
    };
    let hangs = match marker::parse(line.text) {
        Some(mark) => next.indent() == line.indent() + mark.text_at,
        None => line.tail.is_ascii_alphanumeric() && reaches(),
    };
    // Without pages, the line above had no room for the next word.
    let filled = || {
        let edge = line.edge() + 1 + next.first_word_width();
        edge > WIDEST && !next.signs.has(Signs::GUTTER) && next.text.len() <= WIDEST
    };
    hangs
        && next.gap() == 0
        && !paged(line)
        && (paged(next) || filled())
        && marker::parse(next.text).is_none()
        && !heading::is_division(next.text)
}
