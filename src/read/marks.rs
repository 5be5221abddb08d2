//! Markers that lead lines, and which of them others of their kind confirm.

use super::alphabets::Native;
use super::group::{Groups, all_others};
use super::line::{Line, ends_sentence};
use super::marker::{self, Kind, Mark};
use super::words::Words;
use super::{lone, runs, tight};
use crate::document::{Delimiter, NumberStyle};
use foldhash::HashMap;
use std::ops::Range;

/// The markers at the head of lines, and which of them others of their kind confirm.
#[derive(Debug)]
pub(super) struct Marks {
    /// How many stand above each line, and above the end.
    above: Vec<u32>,
    /// All of them, in their order.
    confirmed: Vec<Mark>,
    /// The lines that a square bracket leads.
    bracketed: Vec<usize>,
}

impl Marks {
    /// Of these lines; what no neighbour in number or kind confirms is left out.
    pub(super) fn of(lines: &[Line<'_>], groups: &Groups) -> Self {
        let (mut marks, mut bracketed) = (Vec::new(), Vec::new());
        let mut confirmed = Vec::new();
        let led = groups.led_by_signs();
        let tight = tight::items(lines, led).into_iter();
        let mut sure: Vec<_> = tight.map(|at| (at, marker::TIGHT_DASH)).collect();
        sure.extend(runs::items(lines, led));
        sure.extend(lone::items(lines, led));
        sure.sort_unstable_by_key(|(at, _)| *at);
        let mut sure = sure.into_iter().peekable();
        for &at in groups.led_by_signs() {
            let line = &lines[at];
            let sure = sure.next_if(|(sure, _)| *sure == at).map(|(_, mark)| mark);
            if let Some(mark) = marker::of_line(line).or(sure) {
                marks.push((at, mark));
                confirmed.push(sure.is_some());
            }
            bracketed.extend((line.head[0] == b'[').then_some(at));
        }
        debug_assert!(all_others(lines, groups.led_by_signs(), |line| {
            marker::of_line(line).is_none() && line.head[0] != b'['
        }));
        let mut bullets: HashMap<(char, usize), (usize, usize)> = HashMap::default();
        let mut numbers: HashMap<(usize, NumberStyle, Delimiter), (u32, usize)> =
            HashMap::default();
        // What numbers right behind a marker, on its line, have counted to, by the column that they stand in.
        let mut inner: HashMap<(usize, NumberStyle, Delimiter), u32> = HashMap::default();
        let mut natives: HashMap<(char, char, usize), (Native, usize)> = HashMap::default();
        // The last line that begins with a sign of its own right, in its place.
        let mut told = None;
        for nth in 0..marks.len() {
            let (at, mark) = marks[nth];
            if let Some((column, style, delimiter)) = begun_within(&lines[at], mark) {
                inner.insert((column, style, delimiter), 1);
            }
            if confirmed[nth] {
                continue;
            }
            match mark.kind {
                Kind::Dotted(_) => confirmed[nth] = dotted_in_place(lines, at, mark),
                Kind::Bullet(_) if mark.kind.is_sure_bullet() => confirmed[nth] = true,
                Kind::Bullet(c) => {
                    if !bullet_in_place(lines, at, c) {
                        continue;
                    }
                    let (first, times) = bullets.entry((c, lines[at].indent())).or_insert((nth, 0));
                    *times += 1;
                    if *times >= 2 {
                        confirmed[*first] = true;
                        confirmed[nth] = true;
                    } else if lines[at].indent() > 0 || at > 0 && lines[at - 1].text.ends_with(':')
                    {
                        // A single item, where its indent or the line above announces it.
                        confirmed[nth] = at > 0
                            && (lines[at - 1].indent() < lines[at].indent()
                                || lines[at - 1].text.ends_with(':'));
                    } else if at > 0 && lines[at - 1].rule().is_some() {
                        // Or all that stands below an underlined heading.
                        confirmed[nth] = lines[at].gap() > 0
                            && lines.get(at + 1).is_none_or(|below| below.gap() > 0);
                    }
                }
                Kind::Telling(c) => {
                    let below = told.is_some_and(|last| last + 1 == at);
                    if below || telling_in_place(lines, at) {
                        told = Some(at);
                        let (first, times) =
                            bullets.entry((c, lines[at].indent())).or_insert((nth, 0));
                        *times += 1;
                        confirmed[*first] |= *times >= 2;
                        confirmed[nth] = *times >= 2;
                    }
                }
                Kind::Native(native) => {
                    let key = (native.family, native.sign, lines[at].indent());
                    let last = natives.insert(key, (native, nth));
                    let last = last.filter(|(last, _)| native.follows(*last));
                    if let Some((_, last)) = last {
                        confirmed[last] = true;
                        confirmed[nth] = true;
                    }
                }
                Kind::Number {
                    value,
                    style,
                    delimiter,
                } => {
                    let mut readings = vec![(value, style)];
                    readings.extend(marker::other_reading(value, style));
                    let indent = lines[at].indent();
                    let follows = readings.iter().find_map(|&(value, style)| {
                        let near = [indent, indent + 1, indent.wrapping_sub(1)];
                        near.into_iter().find_map(|indent| {
                            let (last, index) = numbers.get(&(indent, style, delimiter))?;
                            (last + 1 == value).then_some((value, style, *index))
                        })
                    });
                    if let Some((value, style, previous)) = follows {
                        confirmed[previous] = true;
                        confirmed[nth] = true;
                        marks[nth].1.kind = Kind::Number {
                            value,
                            style,
                            delimiter,
                        };
                        // The first item is read as the second one shows.
                        if let Kind::Number {
                            value: first,
                            style: of_first,
                            ..
                        } = &mut marks[previous].1.kind
                        {
                            *first = value - 1;
                            *of_first = style;
                        }
                        numbers.insert((indent, style, delimiter), (value, nth));
                    } else if let Some(last) = inner.get_mut(&(indent, style, delimiter))
                        && *last + 1 == value
                    {
                        *last = value;
                        confirmed[nth] = true;
                    } else {
                        for (value, style) in readings {
                            numbers.insert((indent, style, delimiter), (value, nth));
                        }
                        // A single step, where the line above announces it.
                        confirmed[nth] = value == 1 && at > 0 && {
                            let above = &lines[at - 1];
                            (1..=indent).contains(&above.indent()) && above.text.ends_with(':')
                        };
                    }
                }
            }
        }
        for sign in ['-', '–'] {
            let of_sign = |(_, mark): &&(usize, Mark)| mark.kind == Kind::Bullet(sign);
            let quotes = marks
                .iter()
                .filter(of_sign)
                .filter(|(at, _)| names_speaker(lines, *at))
                .count();
            let all = marks.iter().filter(of_sign).count();
            let led = marks
                .iter()
                .filter(of_sign)
                .map(|(at, mark)| &lines[*at].text[mark.text_at..]);
            if is_speech(&led) || quotes >= FEWEST_QUOTED && quotes * QUOTED_SHARE >= all {
                for (confirmed, _) in confirmed
                    .iter_mut()
                    .zip(&marks)
                    .filter(|(_, mark)| of_sign(mark))
                {
                    *confirmed = false;
                }
            }
        }
        let mut confirmed = confirmed.into_iter();
        marks.retain(|_| confirmed.next().unwrap_or(false));
        let mut above = Vec::with_capacity(lines.len() + 1);
        for (nth, (at, _)) in (0..).zip(&marks) {
            above.resize(at + 1, nth);
        }
        above.resize(
            lines.len() + 1,
            u32::try_from(marks.len()).unwrap_or(u32::MAX),
        );
        let marks = marks.into_iter().map(|(_, mark)| mark).collect();
        Self {
            above,
            confirmed: marks,
            bracketed,
        }
    }

    /// The lines that a square bracket leads, and no marker.
    pub(super) fn bracketed(&self) -> impl Iterator<Item = usize> {
        let lines = self.bracketed.iter().copied();
        lines.filter(|line| self.at(*line).is_none())
    }

    /// Whether any of these lines has a confirmed marker.
    pub(super) fn any(&self, lines: Range<usize>) -> bool {
        self.above[lines.end] > self.above[lines.start]
    }

    /// The confirmed marker of a line; none beyond the last.
    pub(super) fn at(&self, line: usize) -> Option<Mark> {
        let (nth, next) = (*self.above.get(line)?, *self.above.get(line + 1)?);
        (next > nth).then(|| self.confirmed[nth as usize])
    }
}

/// The list that begins right behind a marker, on its line: "2. (a) The tenant". Its column and how it counts.
fn begun_within(line: &Line<'_>, mark: Mark) -> Option<(usize, NumberStyle, Delimiter)> {
    let text = &line.text[mark.text_at..];
    match marker::parse(text)?.kind {
        Kind::Number {
            value: 1,
            style,
            delimiter,
        } => Some((line.standing(mark.text_at).indent(), style, delimiter)),
        _ => None,
    }
}

/// Whether a number of several parts is no figure that happens to begin a line: "4.9 pct of the shares".
fn dotted_in_place(lines: &[Line<'_>], at: usize, mark: Mark) -> bool {
    let line = &lines[at];
    let text = &line.text[mark.text_at..];
    // "1.0 < 1.1"
    if text.starts_with(['<', '>', '=']) || marker::is_measure(line.text) {
        return false;
    }
    let small = text.starts_with(char::is_lowercase);
    let above = at.checked_sub(1).map(|at| &lines[at]);
    let runs_on = line.gap() == 0
        && above.is_some_and(|above| {
            !ends_sentence(above.text)
                && above.indent().abs_diff(line.indent()) <= 1
                && marker::parse(above.text).is_none()
        });
    !(runs_on || small && mark.kind == Kind::Dotted(2))
}

/// Whether a box or a circled number stands where an item may begin.
fn telling_in_place(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    let above = at.checked_sub(1).map(|at| &lines[at]);
    above.is_none_or(|above| {
        line.gap() > 0
            || above.indent() != line.indent()
            || above.text.ends_with([':', '.', ';', '：', '。'])
    })
}

/// Whether a bullet that prose uses, too, stands where an item may begin.
fn bullet_in_place(lines: &[Line<'_>], at: usize, bullet: char) -> bool {
    let line = &lines[at];
    // "- Advertisement -" stands between its signs.
    if bullet == '—' || is_framed(line.text, bullet) {
        return false;
    }
    // Two points lead an item within another, right below that; elsewhere they are what a program is told.
    if bullet == marker::POINTED && line.head == *b".." {
        return at > 0 && line.gap() == 0 && marker::of_line(&lines[at - 1]).is_some();
    }
    // Over a blank line, and what no dash leads, stands what somebody said, in a headline.
    let lone = |next: &Line<'_>| next.gap() > 0 && !next.text.starts_with(bullet);
    if at == 0 && bullet == '-' && lines.get(1).is_some_and(lone) {
        return false;
    }
    if at == 0 || line.gap() > 0 {
        return bullet != '–'
            || lines
                .get(at + 1)
                .is_some_and(|next| next.text.starts_with('–'));
    }
    let above = &lines[at - 1];
    // Prose is broken before a dash now and then, but not in two lines on end.
    let another = |next: &Line<'_>| {
        let rest = next.text.strip_prefix(bullet);
        next.gap() == 0
            && next.indent() == line.indent()
            && rest.is_some_and(|rest| rest.starts_with(' ') || rest.starts_with(". "))
    };
    if bullet == 'o' && is_sung(lines, at) {
        return false;
    }
    // Below an item of another kind, the list that it stands within goes on.
    let led = || marker::of_line(above).is_some_and(|mark| mark.kind.is_bullet());
    above.text.starts_with(bullet)
        || led()
        || above.indent() != line.indent()
        || lines.get(at + 1).is_some_and(another)
        || above.text.ends_with([':', '.', ';', '?', '!'])
}

/// "o winter" is sung to: the text of an item stands deeper than its "o", and verse in the same column.
fn is_sung(lines: &[Line<'_>], at: usize) -> bool {
    /// Lines on end that may begin so.
    const REACH: usize = 8;
    let led = |line: &Line<'_>| line.text.starts_with("o ");
    let beside = |other: &Line<'_>| other.indent() == lines[at].indent() && !led(other);
    let first = (at.saturating_sub(REACH)..=at)
        .rev()
        .find(|&at| at == 0 || lines[at].gap() > 0 || !led(&lines[at - 1]));
    let first = first.unwrap_or(at);
    let above = first.checked_sub(1).filter(|_| lines[first].gap() == 0);
    let above =
        above.is_some_and(|above| beside(&lines[above]) && !lines[above].text.ends_with(':'));
    above || (lines.get(at + 1)).is_some_and(|next| next.gap() == 0 && beside(next))
}

/// Whether a dash leads what people say, as in many languages, and no items: some ask and call, and some are interrupted to say who it
/// is: "- Приехали? - спросил он."
fn is_speech<'t>(led: &(impl Iterator<Item = &'t str> + Clone)) -> bool {
    const FEWEST: usize = 2;
    /// One in so many does.
    const SHARE: usize = 8;
    let all = led.clone().count();
    let many = |n: usize| n >= FEWEST && n * SHARE >= all;
    let count = |holds: fn(&str) -> bool| led.clone().filter(|text| holds(text)).count();
    let calls = |text: &str| text.contains(['?', '!', '…']);
    let told = |text: &str| {
        let ends = |before: &str| {
            before.ends_with(['?', '!', ',', '…', '.']) || before.ends_with(char::is_alphabetic)
        };
        let parted = [" - ", " – ", " — "]
            .iter()
            .find_map(|dash| text.split_once(dash));
        parted.is_some_and(|(before, who)| ends(before) && who.starts_with(char::is_lowercase))
    };
    let opens = |text: &str| !text.starts_with(char::is_lowercase);
    many(count(calls)) && many(count(told)) && count(opens) * 10 >= all * 9
}

/// So many of the lines that a dash leads are said by somebody whom they name, and one in so many is, where newspapers quote people
/// so: "- Vi venter på ferjen, sier Kari."
const FEWEST_QUOTED: usize = 2;
const QUOTED_SHARE: usize = 4;

/// Whether a paragraph that a dash leads says behind a comma that somebody said so, in its first line or at the head of the next.
fn names_speaker(lines: &[Line<'_>], at: usize) -> bool {
    static SAYING: Words = Words::of(
        "sier sa seier fortel forteller fortalte uttaler uttalte skriver skrev mener forklarer understreker kommenterer legger
         säger sade berättar berättade förklarar menar siger sagde fortæller fortalte forklarer udtaler sanoo sanoi kertoo kertoi toteaa
         segir sagði mówi powiedział powiedziała stwierdził stwierdziła říká řekl řekla uvedl uvedla",
    );
    let says = |text: &str| {
        let end = text.find(|c: char| !c.is_alphabetic());
        SAYING.has(&text[..end.unwrap_or(text.len())])
    };
    let behind = |text: &str| {
        text.match_indices(", ")
            .any(|(at, _)| says(&text[at + 2..]))
    };
    let next = lines.get(at + 1).filter(|next| next.gap() == 0);
    let carried = |next: &Line<'_>| lines[at].tail == b',' && says(next.text) || behind(next.text);
    let ends = lines[at]
        .text
        .rsplit_once(", ")
        .is_some_and(|(_, last)| says(last));
    ends || behind(lines[at].text) || next.is_some_and(carried)
}

/// Whether a text ends with the sign that it begins with, by itself.
fn is_framed(text: &str, sign: char) -> bool {
    text.strip_suffix(sign)
        .is_some_and(|inner| inner.len() > sign.len_utf8() && inner.ends_with(' '))
}
