//! Which markers others of their kind confirm: by their signs, their columns, and how their numbers go on.

use super::alphabets::Native;
use super::line::{Line, ends_sentence};
use super::marker::{self, Kind, Mark};
use super::signs::Signs;
use super::words::Words;
use crate::document::{Delimiter, NumberStyle};
use foldhash::HashMap;

/// Tells which of these markers are confirmed, each with the line that it leads; some are known to be. Letters that may be Roman
/// numbers are read as their neighbours show.
pub(super) fn confirm(
    marks: &mut [(usize, Mark)],
    lines: &[Line<'_>],
    confirmed: Vec<bool>,
) -> Vec<bool> {
    let mut asked = Confirming {
        lines,
        marks,
        confirmed,
        bullets: HashMap::default(),
        numbers: HashMap::default(),
        inner: HashMap::default(),
        natives: HashMap::default(),
        told: None,
    };
    for nth in 0..asked.marks.len() {
        asked.meet(nth);
    }
    asked.leave_speech();
    asked.confirmed
}

/// How numbers count: their column, how they are written, and what stands around them.
type Form = (usize, NumberStyle, Delimiter);

/// Markers of which some are confirmed, one after the other.
struct Confirming<'m, 'a> {
    lines: &'m [Line<'a>],
    marks: &'m mut [(usize, Mark)],
    confirmed: Vec<bool>,
    /// The first bullet of each kind in each column, and how many there were.
    bullets: HashMap<(char, usize), (usize, usize)>,
    /// The last number of each form, and which marker it was.
    numbers: HashMap<Form, (u32, usize)>,
    /// What numbers right behind a marker, on its line, have counted to, by the column that they stand in.
    inner: HashMap<Form, u32>,
    /// The last letter of each alphabet, with what stands behind it, in each column.
    natives: HashMap<(char, char, usize), (Native, usize)>,
    /// The last line that begins with a sign of its own right, in its place.
    told: Option<usize>,
}

impl Confirming<'_, '_> {
    /// Meets the next marker.
    fn meet(&mut self, nth: usize) {
        let (at, mark) = self.marks[nth];
        if let Some(form) = begun_within(&self.lines[at], mark) {
            self.inner.insert(form, 1);
        }
        if self.confirmed[nth] {
            return;
        }
        match mark.kind {
            Kind::Dotted(_) => self.confirmed[nth] = dotted_in_place(self.lines, at, mark),
            Kind::Bullet(_) if mark.kind.is_sure_bullet() => self.confirmed[nth] = true,
            Kind::Bullet(sign) => self.meet_bullet(nth, at, sign),
            Kind::Telling(sign) => self.meet_telling(nth, at, sign),
            Kind::Native(native) => {
                let key = (native.family, native.sign, self.lines[at].indent());
                let last = self.natives.insert(key, (native, nth));
                if let Some((_, last)) = last.filter(|(last, _)| native.follows(*last)) {
                    self.confirmed[last] = true;
                    self.confirmed[nth] = true;
                }
            }
            Kind::Number {
                value,
                style,
                delimiter,
            } => self.meet_number(nth, at, (value, style), delimiter),
        }
    }

    /// A bullet that prose uses, too: two of a kind confirm each other.
    fn meet_bullet(&mut self, nth: usize, at: usize, sign: char) {
        let lines = self.lines;
        let line = &lines[at];
        if !bullet_in_place(lines, at, sign) {
            return;
        }
        let (first, times) = self
            .bullets
            .entry((sign, line.indent()))
            .or_insert((nth, 0));
        *times += 1;
        if *times >= 2 {
            self.confirmed[*first] = true;
            self.confirmed[nth] = true;
            return;
        }
        let Some(above) = at.checked_sub(1).map(|above| &lines[above]) else {
            return;
        };
        let announced = above.text.ends_with(':');
        self.confirmed[nth] = if line.indent() > 0 || announced {
            // A single item, where its indent or the line above announces it.
            above.indent() < line.indent() || announced
        } else {
            // Or all that stands below an underlined heading.
            above.rule().is_some()
                && line.gap() > 0
                && lines.get(at + 1).is_none_or(|below| below.gap() > 0)
        };
    }

    /// A sign of its own right: what stands below one, or where an item may begin.
    fn meet_telling(&mut self, nth: usize, at: usize, sign: char) {
        let below = self.told.is_some_and(|last| last + 1 == at);
        if !below && !telling_in_place(self.lines, at) {
            return;
        }
        self.told = Some(at);
        let key = (sign, self.lines[at].indent());
        let (first, times) = self.bullets.entry(key).or_insert((nth, 0));
        *times += 1;
        self.confirmed[*first] |= *times >= 2;
        self.confirmed[nth] = *times >= 2;
    }

    /// A number, or a letter that may be one: the next of its form, in this column or one beside it.
    fn meet_number(
        &mut self,
        nth: usize,
        at: usize,
        (value, style): (u32, NumberStyle),
        delimiter: Delimiter,
    ) {
        let indent = self.lines[at].indent();
        let other = marker::other_reading(value, style);
        let readings = std::iter::once((value, style)).chain(other);
        let follows = readings.clone().find_map(|(value, style)| {
            let near = [indent, indent + 1, indent.wrapping_sub(1)];
            near.into_iter().find_map(|indent| {
                let (last, previous) = self.numbers.get(&(indent, style, delimiter))?;
                (last + 1 == value).then_some((value, style, *previous))
            })
        });
        if let Some((value, style, previous)) = follows {
            self.confirmed[previous] = true;
            self.confirmed[nth] = true;
            self.marks[nth].1.kind = Kind::Number {
                value,
                style,
                delimiter,
            };
            // The first item is read as the second one shows.
            if let Kind::Number {
                value: first,
                style: of_first,
                ..
            } = &mut self.marks[previous].1.kind
            {
                *first = value - 1;
                *of_first = style;
            }
            self.numbers
                .insert((indent, style, delimiter), (value, nth));
            return;
        }
        if let Some(last) = self.inner.get_mut(&(indent, style, delimiter))
            && *last + 1 == value
        {
            *last = value;
            self.confirmed[nth] = true;
            return;
        }
        let forms = readings.map(|(value, style)| ((indent, style, delimiter), (value, nth)));
        self.numbers.extend(forms);
        // A single step, where the line above announces it.
        self.confirmed[nth] = value == 1 && at > 0 && {
            let above = &self.lines[at - 1];
            (1..=indent).contains(&above.indent()) && above.text.ends_with(':')
        };
    }

    /// Takes the dashes for no markers that lead what people say.
    fn leave_speech(&mut self) {
        let lines = self.lines;
        for sign in ['-', '–'] {
            let of_sign = |(_, mark): &&(usize, Mark)| mark.kind == Kind::Bullet(sign);
            let marks = self.marks.iter().filter(of_sign);
            let quotes = marks.clone().filter(|(at, _)| names_speaker(lines, *at));
            let (quotes, all) = (quotes.count(), marks.clone().count());
            let led = marks.map(|(at, mark)| &lines[*at].text[mark.text_at..]);
            if is_speech(&led) || quotes >= FEWEST_QUOTED && quotes * QUOTED_SHARE >= all {
                let confirmed = self.confirmed.iter_mut().zip(&*self.marks);
                for (confirmed, _) in confirmed.filter(|(_, mark)| of_sign(mark)) {
                    *confirmed = false;
                }
            }
        }
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
        || bullet == '-' && (goes_back_to_item(lines, at) || is_below_label(lines, at))
}

/// Whether a dash stands right below a day or a number by itself, as changes do: it leads what begins with a capital.
fn is_below_label(lines: &[Line<'_>], at: usize) -> bool {
    const WIDEST: usize = 40;
    let rest = lines[at].text.strip_prefix("- ");
    let capital = rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase()));
    let label = |above: &Line<'_>| {
        above.gap() > 0
            && above.width() <= WIDEST
            && above.signs.has(Signs::DIGIT)
            && above.tail.is_ascii_alphanumeric()
            && above.head[0].is_ascii_alphanumeric()
    };
    capital && at > 0 && label(&lines[at - 1])
}

/// Whether a dash stands below an item that runs on at the edge, without a mark at its end: both begin with capitals, as no prose goes on
/// behind a dash.
fn goes_back_to_item(lines: &[Line<'_>], at: usize) -> bool {
    /// Lines of the item above.
    const REACH: usize = 4;
    let opens = |line: &Line<'_>| {
        let rest = line.text.strip_prefix("- ");
        rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
    };
    let above = lines[at.saturating_sub(REACH)..at].iter().rev();
    let level = |line: &&Line<'_>| line.indent() == lines[at].indent();
    let mut joined = true;
    let mut above = above.take_while(level).take_while(|line| {
        let near = joined;
        joined = line.gap() == 0;
        near
    });
    opens(&lines[at]) && above.any(opens)
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
