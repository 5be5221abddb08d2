//! Drawings: boxes, diagrams, trees of files, columns that blanks part.

use super::code::{has_cells, has_gutter};
use super::program::is_prose;
use super::separator::are_asterisks;
use super::{Role, Score, View};
use crate::read::line::Line;
use crate::read::signs::Signs;

/// Columns drawn with blanks and strokes: tables without rules, diagrams, trees of files.
pub(super) fn drawing(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const STROKES: Signs = Signs::CODE.and(Signs::MARK).and(Signs::WIDE);
    let own = view.own();
    let bare = |line: &Line<'_>| {
        // '─'..='▟' and more signs, by their first two bytes.
        let strokes = |bytes: &[u8]| matches!(bytes, [0xe2, 0x94..=0x96]);
        let boxed = line.signs.has(Signs::WIDE) && line.text.as_bytes().windows(2).any(strokes);
        let ruled = || line.signs.has(Signs::MARK) && line.text.contains("__");
        !line.signs.has(Signs::CODE | Signs::GUTTER) && !boxed && !ruled()
    };
    if own.len() < 2 || own.iter().all(bare) || are_asterisks(own) {
        return None;
    }
    if is_chain(own, view) {
        return Some((Role::Preformatted, 83));
    }
    let strokes = |line: &Line<'_>| {
        // A rule is a stroke of its own.
        line.text
            .chars()
            .filter(|c| {
                matches!(
                    c,
                    '|' | '+' | '/' | '\\' | '_' | '<' | '>' | '^' | '=' | '─'..='▟'
                )
            })
            .map(char::len_utf8)
            .sum::<usize>()
    };
    let drawn = own
        .iter()
        .filter(|line| {
            line.signs.has(STROKES)
                && line.rule().is_none()
                && strokes(line) * 4 >= line.text.len().max(4)
                || is_boxed(line)
        })
        .count();
    let gappy = own.iter().filter(|line| has_gutter(line)).count();
    let n = own.len();
    // Rows between strokes, and rules from edge to edge above, among and below them.
    let barred = own.iter().filter(|line| has_cells(line)).count();
    let ruled = own.iter().filter(|line| line.rule().is_some()).count();
    if barred + ruled == n && barred >= 2 && ruled >= 2 {
        return Some((Role::Preformatted, 64));
    }
    if drawn * 10 >= n * 6 || drawn * 10 >= n * 3 && gappy * 2 >= n {
        return Some((Role::Preformatted, 64));
    }
    if n >= 3 && own.iter().any(is_column_rule) {
        return Some((Role::Preformatted, 64));
    }
    // Gutters of three blanks and more, in most of the lines.
    (n >= 3 && gappy * 10 >= n * 7 && !is_prose(own, view)).then_some((Role::Preformatted, 58))
}

/// What stands over a drawing, parted from it: the names of those between whom its arrows go, `Lamp                 Boat`; and what
/// is called so below it, `(a)                  (b)`.
pub(super) fn heads(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const WIDE: &str = "        ";
    /// Lines of a drawing above that tell it.
    const NEAR: usize = 4;
    /// A drawing is no taller.
    const REACH: usize = 40;
    let [line] = view.own() else { return None };
    if !line.text.contains(WIDE)
        || line.gap() == 0
        || line.indent() < view.profile.base
        || !view.evidence.technical
        || view.is_marked()
    {
        return None;
    }
    let drawing = view
        .judged
        .last()
        .filter(|it| it.role == Role::Preformatted);
    let drawn_above = drawing.is_some_and(|it| {
        let above = view.lines[it.lines.clone()].iter().rev();
        above.take(NEAR).any(is_boxed)
    });
    if drawn_above && line.gap() == 1 {
        return Some((Role::Preformatted, 64));
    }
    if view.gap_below() != 1 {
        return None;
    }
    let (first, rest) = view.lines[view.range.end..].split_first()?;
    let rest = rest.iter().take(REACH).take_while(|line| line.gap() == 0);
    let drawn = |line: &Line<'_>| {
        line.signs.has(Signs::CODE) && (line.text.contains("-->") || line.text.contains("<--"))
            || is_boxed(line)
    };
    std::iter::once(first)
        .chain(rest)
        .any(drawn)
        .then_some((Role::Preformatted, 64))
}

/// Whether words in columns are drawn together by arrows or strokes: `quay -> stairs -> boat`.
fn is_chain(own: &[Line<'_>], view: &View<'_, '_>) -> bool {
    const FEWEST_JOINTS: usize = 2;
    let joints = |line: &Line<'_>| {
        let joint =
            |word: &&str| matches!(*word, "--" | "---") || word.contains("->") || *word == "-<";
        line.text.split(' ').filter(joint).count()
    };
    let chains = |line: &Line<'_>| joints(line) >= FEWEST_JOINTS;
    let set_in = own.iter().all(|line| line.indent() > view.profile.base);
    let column = |line: &Line<'_>| has_gutter(line) || line.indent() >= view.profile.base + 16;
    set_in
        && own.iter().any(has_gutter)
        && own.iter().any(chains)
        && own.iter().all(|line| chains(line) || column(line))
}

/// `|   Length   |`, `~    ~`, `│ Length │`, `+-----+.....+`, `|------|`: a row of a box, or an edge of it.
fn is_boxed(line: &Line<'_>) -> bool {
    const NARROWEST: usize = 8;
    const SIDES: [char; 5] = ['│', '┃', '║', '├', '┤'];
    let edge = |sign: u8| matches!(sign, b'+' | b'-' | b'=' | b'.' | b':');
    line.width() >= NARROWEST
        && match (line.head[0], line.tail) {
            (b'|' | b'~', b'|' | b'~') => {
                let inside = &line.text[1..line.text.len() - 1];
                line.signs.has(Signs::GUTTER)
                    || line.text.contains("  ")
                    || inside.bytes().all(edge)
            }
            // '│' ends as other strokes begin.
            (0xe2, _) => line.text.starts_with(SIDES) && line.text.ends_with(SIDES),
            (b'+', b'+') => line.text.bytes().all(edge),
            _ => false,
        }
}

/// `----  ------  ----` below the heads of columns.
fn is_column_rule(line: &Line<'_>) -> bool {
    let runs = || line.text.split_whitespace();
    matches!(line.head, [b'-' | b'=', _])
        && runs().count() >= 2
        && runs().all(|run| {
            run.len() >= 2 && (run.bytes().all(|b| b == b'-') || run.bytes().all(|b| b == b'='))
        })
}
