//! Headings that are led by a number as East Asia sets them: "一、总则", "（二）范围", "３　時期".

use super::{Style, View};
use crate::read::figures;
use crate::read::line::{Line, is_wide, last_mark};
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
    let stands = view.mark().is_none()
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
    if !line.signs.has(Signs::EAST) || line.width() > WIDEST {
        return None;
    }
    let text = line.text.strip_prefix(['（', '(']);
    let open = text.is_some();
    let text = text.unwrap_or(line.text);
    let end = text.find(|c| !figures::is_figure(c))?;
    let (number, rest) = text.split_at(end);
    let sign = rest.chars().next()?;
    let title = rest[sign.len_utf8()..].trim_start();
    let sets = match sign {
        '）' | ')' => open,
        '、' | '．' | '.' | '\u{3000}' | ' ' => !open,
        _ => false,
    };
    let digits = number.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    // A figure of Han is a word as well; and "1、" leads items.
    let says_less = sign.is_whitespace() && !digits || sign == '、' && digits;
    let is_title = title.starts_with(|c| is_wide(c) && !matches!(c, '、' | '。' | '，'))
        && !matches!(
            last_mark(title),
            Some(
                '。' | '！' | '？' | '；' | '：' | '，' | '、' | '.' | ':' | '?' | '!' | ';' | ','
            )
        )
        && !title.contains('。');
    (sets && !says_less && is_title).then_some(())?;
    let sign = match sign {
        ')' => '）',
        '.' => '．',
        '\u{3000}' => ' ',
        sign => sign,
    };
    Some((Form { sign, digits }, figures::value(number)?))
}
