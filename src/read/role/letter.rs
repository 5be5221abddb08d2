//! Whether a text is a letter: it greets somebody, says whom it answers, or has that letter below it.

use super::forwarded;
use crate::read::figures::are_digits;
use crate::read::line::Line;
use crate::read::salutation::{greets_audience, is_salutation};
use crate::read::signs::Signs;
use crate::read::{answered, byline, fields};

/// Whether a text opens as mail does, or ends with the letter that it answers. Who greets below a byline wrote an open letter, and
/// who greets all readers below a title a newsletter; both are articles.
pub(super) fn is_mail(lines: &[Line<'_>], quotes: bool) -> bool {
    const REACH: usize = 12;
    /// What is longer, and answers nobody, is an article that was posted.
    const LONGEST_LETTER: usize = 120;
    let is_letter = quotes || lines.len() <= LONGEST_LETTER;
    let head = &lines[..lines.len().min(REACH)];
    head.iter().enumerate().any(|(at, line)| {
        let signed = || head[..at].iter().any(|line| byline::is_led(line.text));
        let public = || at > 0 && greets_audience(line.text) || signed();
        opens(line.text) && !(is_salutation(line.text) && public())
            || is_letter && is_field(line.text)
    }) || is_letter && answers(&lines[..lines.len().min(LONGEST_LETTER)])
}

/// "On … wrote:", "Dear Ms Roe,". Other languages have one word for what is written here and in a newspaper.
fn opens(text: &str) -> bool {
    let wrote = || text.ends_with(" wrote:") || text.ends_with(" writes:");
    let sent = || text.contains('@') || text.split(' ').any(is_time);
    wrote() || is_salutation(text) || answered::tells(text) && sent()
}

/// "14:02", "9h15".
fn is_time(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.', ')']);
    let parted = word.split_once([':', 'h', '.']);
    parted.is_some_and(|(hour, minute)| {
        hour.len() <= 2 && minute.len() == 2 && are_digits(hour) && are_digits(minute)
    })
}

/// "Subject: The boats".
fn is_field(text: &str) -> bool {
    let fields = ["From: ", "Subject: ", "To: "];
    fields.iter().any(|field| text.starts_with(field))
}

/// Whether the head of another letter stands in a text, below a blank line or a label.
fn answers(lines: &[Line<'_>]) -> bool {
    /// Programs write more fields than these only for other programs.
    const MOST_FIELDS: usize = 40;
    let begins = |at: usize| lines[at].gap() > 0 || lines[at - 1].tail == b'-';
    let is_head = |below: &[Line<'_>]| {
        let rest = below.iter().skip(1).take(MOST_FIELDS);
        let own = 1 + rest.take_while(|line| line.gap() == 0).count();
        forwarded::begins(below) || fields::is_head(&below[..own])
    };
    let heads = |at: usize| {
        lines[at].signs.has(Signs::COLON | Signs::EAST) && begins(at) && is_head(&lines[at..])
    };
    (1..lines.len()).any(heads)
}
