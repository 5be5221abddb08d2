//! Headings that are led by a number as East Asia sets them, "一、总则", "（二）范围", "３　時期", or by digits beyond ASCII, "१. परिचय".

use super::{Style, View};
use crate::read::alphabets;
use crate::read::figures;
use crate::read::line::{Line, is_wide, last_mark};
use crate::read::marker::Kind;
use crate::read::role::{Role, Score};
use crate::read::signs::Signs;

/// How a number is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read::role) struct Form {
    /// The sign behind it.
    sign: char,
    /// Whether its figures are digits.
    digits: bool,
}

/// How far the numbers of each form count, in the order in which they were met first.
#[derive(Debug, Default)]
pub(in crate::read::role) struct Series(Vec<Count>);

#[derive(Debug)]
struct Count {
    form: Form,
    last: u32,
    /// Those that are one more than the last.
    following: usize,
}

impl Series {
    /// Meets a line and the one below it.
    pub(in crate::read::role) fn meet(&mut self, line: &Line<'_>, below: Option<&Line<'_>>) {
        let Some((form, value)) = led(line).filter(|(form, _)| !is_of(below, *form)) else {
            return;
        };
        match self.0.iter_mut().find(|count| count.form == form) {
            Some(count) => {
                count.following += usize::from(value == count.last + 1);
                count.last = value;
            }
            None if value == 1 => self.0.push(Count {
                form,
                last: 1,
                following: 0,
            }),
            None => {}
        }
    }

    /// How many forms were met before one that counts on.
    fn depth(&self, form: Form) -> Option<usize> {
        let mut counts = self.0.iter().filter(|count| count.following > 0);
        counts.position(|count| count.form == form)
    }
}

/// A short line that such a number leads, where others count on.
pub(in crate::read::role) fn figured(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [line] = view.own() else { return None };
    let (form, value) = led(line)?;
    let depth = view.evidence.sequences.figured.depth(form)?;
    // Items stand one below the other, and have no text of their own.
    let marked = view
        .mark()
        .is_some_and(|mark| !matches!(mark.kind, Kind::Native(_)));
    let stands = !marked
        && view.below().is_some()
        && !is_of(view.below(), form)
        && view.above().and_then(led) != Some((form, value.wrapping_sub(1)))
        && (view.profile.wrap.is_none() || line.gap() > 0)
        && !view.underlines();
    stands.then(|| (Role::Heading(Style::numbered(depth + 1)), 78))
}

fn is_of(line: Option<&Line<'_>>, form: Form) -> bool {
    line.and_then(led).is_some_and(|(other, _)| other == form)
}

/// The form and the value of the number that leads a short line which is no sentence.
fn led(line: &Line<'_>) -> Option<(Form, u32)> {
    const WIDEST: usize = 60;
    if !line.signs.has(Signs::WIDE) || line.width() > WIDEST {
        return None;
    }
    let (form, value, title) = native(line.text).or_else(|| eastern(line))?;
    let ends = |c: char| {
        matches!(
            c,
            '。' | '！' | '？' | '；' | '：' | '，' | '、' | '।' | '؟' | '؛' | '،' | '۔'
        ) || c.is_ascii_punctuation() && c != ')'
    };
    let is_title = title.starts_with(char::is_alphabetic)
        && !last_mark(title).is_some_and(ends)
        && !title.contains('。');
    is_title.then_some((form, value))
}

/// "가. 범위", "१. परिचय": by the letters of Korea, or by the digits of any script. Those of others count items.
fn native(text: &str) -> Option<(Form, u32, &str)> {
    let (native, len) = alphabets::parse(text)?;
    let form = match native.family {
        '가' => Form {
            sign: native.family,
            digits: false,
        },
        '0' => Form {
            sign: '．',
            digits: true,
        },
        _ => return None,
    };
    // Letters count from nought.
    let value = native.value + u32::from(!form.digits);
    Some((form, value, text[len..].trim_start()))
}

/// "一、总则", "（二）范围", "３　時期".
fn eastern<'a>(line: &Line<'a>) -> Option<(Form, u32, &'a str)> {
    let text = line.text.strip_prefix(['（', '(']);
    let open = text.is_some();
    let text = text.unwrap_or(line.text);
    if !line.signs.has(Signs::EAST) || !text.starts_with(figures::is_figure) {
        return None;
    }
    let end = text.find(|c| !figures::is_figure(c))?;
    let (number, rest) = text.split_at(end);
    let sign = rest.chars().next()?;
    let title = rest[sign.len_utf8()..].trim_start();
    let sets = match sign {
        '）' | ')' => open,
        '、' | '．' | '.' | '\u{3000}' | ' ' => !open,
        _ => false,
    };
    let digits = number.starts_with(|c: char| c.is_ascii_digit() || figures::native(c).is_some());
    // A figure of Han is a word as well; and "1、" leads items.
    let says_less = sign.is_whitespace() && !digits || sign == '、' && digits;
    (sets && !says_less && title.starts_with(is_wide)).then_some(())?;
    let sign = match sign {
        ')' => '）',
        '.' => '．',
        '\u{3000}' => ' ',
        sign => sign,
    };
    Some((Form { sign, digits }, figures::value(number)?, title))
}
