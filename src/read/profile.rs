//! Lines → the habits of a text: how wide it is wrapped, how it parts paragraphs, where most of it stands.

use super::line::{Case, Line, case, ends_sentence};
use super::marker::{self, Kind, Mark};
use crate::document::{Delimiter, NumberStyle};
use std::collections::HashMap;

/// The habits of a text, or of a region of it.
#[derive(Debug)]
pub(super) struct Profile {
    /// The column that lines are wrapped at; `None` where a line is a paragraph.
    pub(super) wrap: Option<usize>,
    /// The indent of most text.
    pub(super) base: usize,
    /// Whether paragraphs begin with an indent, and by how much.
    pub(super) first_line_indent: Option<usize>,
    /// Columns of a middling paragraph.
    pub(super) typical: usize,
    /// Share of the lines, in percent, that stand 2 or more columns deeper than `base`.
    pub(super) deeper: usize,
    /// Whether the text begins in the shape of mail: quoted lines and no title.
    pub(super) quoted_lines: usize,
}

/// Narrower text is verse or a list, and no wrapped prose.
const NARROWEST_WRAP: usize = 40;

/// Wider lines are paragraphs.
const WIDEST_WRAP: usize = 132;

impl Profile {
    /// Of these lines.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let base = base_indent(lines);
        let wrap = wrap(lines);
        Self {
            wrap,
            base,
            first_line_indent: wrap.and_then(|wrap| first_line_indent(lines, base, wrap)),
            typical: typical(lines, wrap),
            deeper: lines.iter().filter(|line| line.indent >= base + 2).count() * 100
                / lines.len().max(1),
            quoted_lines: lines
                .iter()
                .filter(|line| line.text.starts_with('>'))
                .count(),
        }
    }

    /// Whether a line ends well before the next word had to go to the next line: its end means something.
    pub(super) fn breaks_early(&self, line: &Line<'_>, next: &Line<'_>) -> bool {
        self.wrap
            .is_none_or(|wrap| line.edge() + 1 + next.first_word_width() + wrap / 8 <= wrap)
    }
}

/// The value that this share of the values, in percent, does not exceed.
fn quantile(values: &mut [usize], percent: usize) -> usize {
    if values.is_empty() {
        return 0;
    }
    let at = (values.len() - 1) * percent / 100;
    *values.select_nth_unstable(at).1
}

fn base_indent(lines: &[Line<'_>]) -> usize {
    const DEEPEST: usize = 16;
    let mut columns = [0; DEEPEST];
    for line in lines.iter().filter(|line| line.indent < DEEPEST) {
        columns[line.indent] += line.width;
    }
    let most = columns.iter().copied().max().unwrap_or(0);
    columns.iter().position(|&n| n == most).unwrap_or(0)
}

fn wrap(lines: &[Line<'_>]) -> Option<usize> {
    let mut edges: Vec<usize> = lines
        .windows(2)
        .filter(|pair| pair[1].gap == 0)
        .map(|pair| pair[0].edge())
        .collect();
    // Lone lines everywhere: nothing is wrapped.
    if edges.len() * 4 < lines.len() || edges.is_empty() {
        return wrap_of_short(lines);
    }
    // Lines as long as paragraphs are paragraphs, whatever the short ones beside them.
    let long = lines.iter().filter(|line| line.edge() > WIDEST_WRAP);
    if long.count() * 5 > lines.len() {
        return None;
    }
    // Longer lines are tables and code.
    let wide = quantile(&mut edges, 90);
    if let Some(wrap) = wrap_of_flowing(lines, edges.len(), wide) {
        return Some(wrap);
    }
    if (NARROWEST_WRAP..=WIDEST_WRAP).contains(&wide)
        && edges.iter().filter(|&&edge| edge * 4 >= wide * 3).count() * 2 >= edges.len()
    {
        return Some(quantile(&mut edges, 95).min(wide + wide / 10));
    }
    wrap_of_few(lines).or_else(|| wrap_of_short(lines))
}

/// The wrap of prose in a text that is verse for the most part: verse begins its lines with capitals and ends them where
/// it will; what goes on in small letters below was wrapped.
fn wrap_of_flowing(lines: &[Line<'_>], pairs: usize, wide: usize) -> Option<usize> {
    const FEWEST: usize = 12;
    /// Lines of verse run over by that much now and then.
    const MARGIN: usize = 8;
    let flows = |pair: &&[Line<'_>]| {
        pair[1].gap == 0 && pair[1].text.as_bytes()[0].is_ascii_lowercase()
    };
    let mut flowing: Vec<usize> = lines
        .windows(2)
        .filter(flows)
        .map(|pair| pair[0].edge())
        .collect();
    if flowing.len() < FEWEST || flowing.len() * 2 > pairs {
        return None;
    }
    let wrap = quantile(&mut flowing, 90);
    (wrap > wide + MARGIN && wrap <= WIDEST_WRAP).then_some(wrap)
}

/// The wrap of a short text: of lines that end within a sentence, each going on in small letters below.
fn wrap_of_short(lines: &[Line<'_>]) -> Option<usize> {
    const MOST_LINES: usize = 60;
    const NARROWEST: usize = 30;
    const WIDEST: usize = 100;
    let widest = lines.iter().map(Line::edge).max()?;
    if lines.len() > MOST_LINES || !(NARROWEST..=WIDEST).contains(&widest) {
        return None;
    }
    // Tables, lists and quoted lines begin with a sign.
    let worded = |line: &Line<'_>| {
        line.text
            .starts_with(|c: char| c.is_alphabetic() || c == '"')
    };
    let (mut joined, mut flowing, mut wrap) = (0, 0, 0);
    for pair in lines.windows(2) {
        if pair[1].gap > 0 || !pair.iter().all(worded) {
            continue;
        }
        joined += 1;
        let flows = !ends_sentence(pair[0].text)
            && case(pair[1].text) == Case::Lower
            && pair[0].edge() * 3 >= widest * 2
            && pair[0].indent.abs_diff(pair[1].indent) <= 4;
        if flows {
            flowing += 1;
            wrap = wrap.max(pair[0].edge());
        }
    }
    (flowing >= 1 && flowing * 2 >= joined).then_some(wrap)
}

/// The wrap of prose that stands between much verse: of groups whose lines end in nearly the same column.
fn wrap_of_few(lines: &[Line<'_>]) -> Option<usize> {
    const SHORTEST_GROUP: usize = 4;
    const RAGGED: usize = 14;
    const FEWEST_GROUPS: usize = 2;
    let mut groups: Vec<usize> = Vec::new();
    for group in super::chunk::groups(lines) {
        let inner = &lines[group.start..group.end - 1];
        let Some(widest) = inner.iter().map(Line::edge).max() else {
            continue;
        };
        let full = inner
            .iter()
            .filter(|line| line.edge() + RAGGED >= widest)
            .count();
        let even = full * 5 >= inner.len() * 4;
        if group.len() >= SHORTEST_GROUP && even && (55..=WIDEST_WRAP).contains(&widest) {
            groups.push(widest);
        }
    }
    let enough = groups.len() >= FEWEST_GROUPS;
    let wrap = quantile(&mut groups, 70);
    let beyond = lines
        .iter()
        .filter(|line| line.edge() > wrap + RAGGED)
        .count();
    (enough && beyond * 50 < lines.len()).then_some(wrap)
}

/// Full lines that stand deeper than the line below them open paragraphs.
fn first_line_indent(lines: &[Line<'_>], base: usize, wrap: usize) -> Option<usize> {
    const DEEPEST: usize = 12;
    let mut steps = [0; DEEPEST + 1];
    let mut groups = 0;
    for (at, line) in lines.iter().enumerate() {
        groups += usize::from(line.gap > 0);
        let Some(next) = lines.get(at + 1).filter(|next| next.gap == 0) else {
            continue;
        };
        let step = line.indent.saturating_sub(base);
        if next.indent == base
            && (2..=DEEPEST).contains(&step)
            && line.edge() * 4 >= wrap * 3
            && marker::parse(line.text).is_none()
        {
            steps[step] += 1;
        }
    }
    let step = (2..=DEEPEST).max_by_key(|&step| steps[step])?;
    (steps[step] >= 2 && steps[step] * 4 >= groups).then_some(step)
}

fn typical(lines: &[Line<'_>], wrap: Option<usize>) -> usize {
    let mut widths = Vec::new();
    for line in lines {
        match widths.last_mut() {
            Some(width) if line.gap == 0 && wrap.is_some() => *width += line.width + 1,
            _ => widths.push(line.width),
        }
    }
    // Headings and bylines are short, and no paragraphs.
    widths.retain(|&width| width >= 40);
    quantile(&mut widths, 50).max(80)
}

/// The markers at the head of lines, and which of them others of their kind confirm.
#[derive(Debug)]
pub(super) struct Marks {
    marks: Vec<Option<Mark>>,
}

impl Marks {
    /// Of these lines; what no neighbour in number or kind confirms is left out.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let mut marks: Vec<Option<Mark>> =
            lines.iter().map(|line| marker::parse(line.text)).collect();
        let mut confirmed = vec![false; marks.len()];
        let mut bullets: HashMap<(char, usize), (usize, usize)> = HashMap::new();
        let mut numbers: HashMap<(usize, NumberStyle, Delimiter), (u32, usize)> = HashMap::new();
        for at in 0..marks.len() {
            let Some(mark) = marks[at] else { continue };
            match mark.kind {
                Kind::Dotted(_) => confirmed[at] = dotted_in_place(lines, at, mark),
                Kind::Bullet(_) if mark.kind.is_sure_bullet() => confirmed[at] = true,
                Kind::Bullet(c) => {
                    if !bullet_in_place(lines, at, c) {
                        continue;
                    }
                    let (first, times) = bullets.entry((c, lines[at].indent)).or_insert((at, 0));
                    *times += 1;
                    if *times >= 2 {
                        confirmed[*first] = true;
                        confirmed[at] = true;
                    } else if lines[at].indent > 0 || at > 0 && lines[at - 1].text.ends_with(':') {
                        // A single item, where its indent or the line above announces it.
                        confirmed[at] = at > 0
                            && (lines[at - 1].indent < lines[at].indent
                                || lines[at - 1].text.ends_with(':'));
                    }
                }
                Kind::Number {
                    value,
                    style,
                    delimiter,
                } => {
                    let mut readings = vec![(value, style)];
                    readings.extend(marker::other_reading(value, style));
                    let indent = lines[at].indent;
                    let follows = readings.iter().find_map(|&(value, style)| {
                        let near = [indent, indent + 1, indent.wrapping_sub(1)];
                        near.into_iter().find_map(|indent| {
                            let (last, index) = numbers.get(&(indent, style, delimiter))?;
                            (last + 1 == value).then_some((value, style, *index))
                        })
                    });
                    if let Some((value, style, previous)) = follows {
                        confirmed[previous] = true;
                        confirmed[at] = true;
                        marks[at] = Some(Mark {
                            kind: Kind::Number {
                                value,
                                style,
                                delimiter,
                            },
                            ..mark
                        });
                        // The first item is read as the second one shows.
                        if let Some(Mark {
                            kind:
                                Kind::Number {
                                    value: first,
                                    style: of_first,
                                    ..
                                },
                            ..
                        }) = marks[previous].as_mut()
                        {
                            *first = value - 1;
                            *of_first = style;
                        }
                        numbers.insert((indent, style, delimiter), (value, at));
                    } else {
                        for (value, style) in readings {
                            numbers.insert((indent, style, delimiter), (value, at));
                        }
                    }
                }
            }
        }
        for (mark, confirmed) in marks.iter_mut().zip(confirmed) {
            if !confirmed {
                *mark = None;
            }
        }
        Self { marks }
    }

    /// The confirmed marker of a line; none beyond the last.
    pub(super) fn at(&self, line: usize) -> Option<Mark> {
        self.marks.get(line).copied().flatten()
    }
}

/// Whether a number of several parts is no figure that happens to begin a line: "4.9 pct of the shares".
fn dotted_in_place(lines: &[Line<'_>], at: usize, mark: Mark) -> bool {
    let line = &lines[at];
    let small = line.text[mark.text_at..].starts_with(char::is_lowercase);
    let above = at.checked_sub(1).map(|at| &lines[at]);
    let runs_on = line.gap == 0
        && above.is_some_and(|above| {
            !ends_sentence(above.text)
                && above.indent.abs_diff(line.indent) <= 1
                && marker::parse(above.text).is_none()
        });
    !(runs_on || small && mark.kind == Kind::Dotted(2))
}

/// Whether a bullet that prose uses, too, stands where an item may begin.
fn bullet_in_place(lines: &[Line<'_>], at: usize, bullet: char) -> bool {
    let line = &lines[at];
    // "- Advertisement -" stands between its signs.
    if bullet == '—' || is_framed(line.text, bullet) {
        return false;
    }
    if at == 0 || line.gap > 0 {
        return bullet != '–'
            || lines
                .get(at + 1)
                .is_some_and(|next| next.text.starts_with('–'));
    }
    let above = &lines[at - 1];
    above.text.starts_with(bullet)
        || above.indent != line.indent
        || above.text.ends_with([':', '.', ';', '?', '!'])
}

/// Whether a text ends with the sign that it begins with, by itself.
fn is_framed(text: &str, sign: char) -> bool {
    text.strip_suffix(sign)
        .is_some_and(|inner| inner.len() > sign.len_utf8() && inner.ends_with(' '))
}
