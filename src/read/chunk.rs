//! Lines → chunks: lines that stand together. Still no meaning.

use super::byline;
use super::case::is_lower;
use super::entry::{
    dash_column, hung_column, is_option, is_parameter, is_question, is_ticket, said_column,
};
use super::frame::{framed_lines, is_dashed_label};
use super::line::{Line, ends_joining, ends_sentence, last_mark};
use super::marker::{self, Kind, Mark};
use super::marks::Marks;
use super::parting::cut;
use super::profile::Profile;
use super::semantic::ends_clause;
use super::signs::Signs;
use super::speaker;
use super::underline::is_underline;
use std::ops::Range;

/// A group parted where lines led by `>` begin and end: "Jane wrote:" above them, an answer below. Where a text quotes often, one
/// line is enough.
pub(super) fn part_quoted(
    group: Range<usize>,
    lines: &[Line<'_>],
    often: bool,
) -> impl Iterator<Item = Range<usize>> + use<> {
    let quoted = quoted_part(&group, lines, often).unwrap_or(group.end..group.end);
    cut(group, [quoted.start, quoted.end])
}

/// `.. _office: https://office.example`, `.. |boat| replace:: Tern`: what reStructuredText says about words elsewhere.
fn is_target(line: &Line<'_>) -> bool {
    line.head == *b".." && (line.text.starts_with(".. _") || line.text.starts_with(".. |"))
}

/// The lines led by `>` that are parts of a group, and what stands between them.
fn quoted_part(group: &Range<usize>, lines: &[Line<'_>], often: bool) -> Option<Range<usize>> {
    /// The end of a quoted line that had grown too long, and went to a line of its own without the sign.
    const LONGEST_TAIL: usize = 40;
    /// One line that begins with the sign says "greater".
    const FEWEST: usize = 2;
    let is_quoted = |line: &Line<'_>| line.signs.has(Signs::CODE) && line.head[0] == b'>';
    let own = &lines[group.clone()];
    let first = own.iter().position(is_quoted)?;
    // What is typed at a prompt stands among what comes of it.
    let is_typed = |line: &Line<'_>| line.text.starts_with(">>> ");
    if own.iter().filter(|line| is_quoted(line)).all(is_typed) {
        return None;
    }
    let end = own.iter().rposition(is_quoted)? + 1;
    let cut_off =
        matches!(&own[end..], [tail] if tail.width() < LONGEST_TAIL && is_lower(tail.text));
    let end = if cut_off { own.len() } else { end };
    let introduced = first > 0 && own[first - 1].text.ends_with(':');
    let quoted = own[first..end].iter().filter(|line| is_quoted(line));
    let worded = |line: &Line<'_>| {
        let words = line.text.trim_start_matches(['>', ' ']);
        line.text.starts_with("> ") && words.starts_with(char::is_alphabetic)
    };
    let sure = own[first].is_answered() || often && worded(&own[first]);
    let enough = introduced || sure || quoted.count() >= FEWEST;
    enough.then(|| group.start + first..group.start + end)
}

/// The chunks of a group: paragraphs, items, headings that no blank line parts.
pub(super) fn split(
    group: Range<usize>,
    lines: &[Line<'_>],
    marks: &Marks,
    profile: &Profile,
) -> Vec<Range<usize>> {
    let mut chunks = Vec::new();
    let mut first = group.start;
    for at in group.start + 1..=group.end {
        if at == group.end || begins(first, at, lines, marks, profile) {
            chunks.push(first..at);
            first = at;
        }
    }
    chunks
}

/// Whether the line `at` begins a chunk of its own, when the chunk before it began at `first`.
fn begins(first: usize, at: usize, lines: &[Line<'_>], marks: &Marks, profile: &Profile) -> bool {
    let (head, last, line) = (&lines[first], &lines[at - 1], &lines[at]);
    // A marker that stands by itself belongs to the words below it, which go on as they do without it.
    if head.text.len() <= marker::LONGEST_ALONE
        && marks
            .at(first)
            .is_some_and(|mark| mark.text_at == head.text.len())
    {
        let marked = marks.at(at).is_some();
        let begun = || !is_lower(line.text) && begins(first + 1, at, lines, marks, profile);
        return marked || at - first > 1 && begun();
    }
    let framed = framed_lines(&lines[first..]);
    if let Some(whole) = framed.or_else(|| profile.display_lines(&lines[first..])) {
        return at - first >= whole;
    }
    let second = at - first == 1;
    if marks.at(at).is_some() || is_led(head, last, line, profile) || second && is_asked(head) {
        return true;
    }
    if line.is_symbols() {
        return !is_underline(line, last, at - first);
    }
    if last.is_symbols() {
        return !(second && is_overline(at, lines));
    }
    if explains(head, line) || quotes_sender(line.text) || ends_attribution(at, lines) {
        return false;
    }
    if profile.wrap.is_none() {
        return !goes_on_unwrapped(first, at, lines, marks, profile);
    }
    if at + 1 == lines.len() && signs_off(line, last) {
        return true;
    }
    if second {
        return begins_second(at, lines, marks.at(first), profile);
    }
    let deeper = line.indent() > last.indent() + 1;
    let shallower = last.indent() > line.indent() + 1;
    if deeper || shallower {
        return true;
    }
    if !profile.breaks_early(last, line) || !opens(line) {
        return false;
    }
    if ends_sentence(last.text) {
        !(profile.by_sentence && ends_in_stop(last))
    } else {
        !is_ragged(&lines[first..at], profile) && !joins_on(last)
    }
}

/// Whether a line is led by what begins nothing but a chunk: an option, a label, a turn.
fn is_led(head: &Line<'_>, last: &Line<'_>, line: &Line<'_>, profile: &Profile) -> bool {
    let answers = || {
        matches!(line.head, [b'A' | b'Q', b'.' | b':'])
            && line.text[2..].starts_with(' ')
            && matches!(last.tail, b'?' | b'!' | b'.' | b')' | b'"')
    };
    is_option(line)
        || is_parameter(line) && (is_parameter(head) || last.tail == b':')
        || begins_dashed(line, head)
        || is_ticket(line) && is_ticket(head) && line.indent() == head.indent()
        || is_dashed_label(line)
        || is_dashed_label(last)
        || is_target(line)
        || profile.turns && speaker::opens(line.text)
        || profile.has_answers() && answers()
}

/// Whether a line is a question, whole, that its number leads.
fn is_asked(line: &Line<'_>) -> bool {
    is_question(line) && ends_sentence(line.text)
}

/// Whether the rule above a line is the upper one of two around a title: it is part of the heading.
fn is_overline(at: usize, lines: &[Line<'_>]) -> bool {
    let (last, line) = (&lines[at - 1], &lines[at]);
    lines.get(at + 1).is_some_and(|below| {
        below.gap() == 0 && below.text == last.text && is_underline(below, line, 1)
    })
}

/// Whether a line stands where what explains the head of its chunk goes on.
fn explains(head: &Line<'_>, line: &Line<'_>) -> bool {
    let column = Some(line.indent());
    said_column(head) == column
        || hung_column(head) == column
        || dash_column(head) == column
        || is_option(head) && line.indent() > head.indent()
}

/// Whether a line goes on from the one above it where most lines are a paragraph each.
fn goes_on_unwrapped(
    first: usize,
    at: usize,
    lines: &[Line<'_>],
    marks: &Marks,
    profile: &Profile,
) -> bool {
    let (head, last, line) = (&lines[first], &lines[at - 1], &lines[at]);
    // Below the words of an item they go on, though nothing else is wrapped.
    let below = marks.at(first).is_some_and(|mark| {
        let words = head.standing(mark.text_at);
        let inner = marker::of_line(&words).map_or(0, |inner| inner.text_at);
        [words.indent(), words.indent() + inner].contains(&line.indent())
    });
    let column = marks
        .at(at - 1)
        .map_or(last.indent(), |mark| last.indent() + mark.text_at);
    let next = || column == line.indent() && ends_clause(last);
    below && !opens(line) && !ends_sentence(last.text)
        || profile.by_sentence && next()
        || is_wrapped(at, lines)
        || is_cut_in_clause(at, lines)
}

/// Whether the second line of what may be a chunk of wrapped text begins another one.
fn begins_second(at: usize, lines: &[Line<'_>], mark: Option<Mark>, profile: &Profile) -> bool {
    let (head, line) = (&lines[at - 1], &lines[at]);
    let early = profile.breaks_early(head, line);
    let marked = mark.is_some();
    // "3.1. Conventions" above its text, which no blank line parts from it.
    let section = mark.is_some_and(|mark| matches!(mark.kind, Kind::Dotted(_)));
    // A paragraph of one line above another: the first lines of both stand in.
    let both_stand_in = profile.first_line_indent.is_some()
        && head.indent() == line.indent()
        && line.indent() > profile.base
        && lines
            .get(at + 1)
            .is_some_and(|next| next.gap() == 0 && next.indent() == profile.base);
    if both_stand_in && ends_sentence(head.text) {
        return true;
    }
    if line.indent() > head.indent() + 1 {
        // Deeper: a hanging indent, or the body below a heading.
        early && (!marked || section && opens(line) && !ends_sentence(head.text))
    } else if head.indent() > line.indent() + 1 {
        // Shallower: the first line of a paragraph is indented, or this is something else.
        if runs_over(head, line, profile) {
            early && (marked || opens(line))
        } else {
            early || marked && profile.first_line_indent.is_none()
        }
    } else {
        early && opens(line) && (marked || !(profile.by_sentence && ends_in_stop(head)))
    }
}

/// Whether a sentence goes on from a line that is set in to one at the left edge, as where the first lines of paragraphs are: "The
/// court considers race as one", "of many factors".
fn runs_over(head: &Line<'_>, line: &Line<'_>, profile: &Profile) -> bool {
    const DEEPEST: usize = 10;
    line.indent() == profile.base
        && head.indent() <= profile.base + DEEPEST
        && !ends_sentence(head.text)
        && !head.signs.has(Signs::GUTTER)
}

/// Whether a line goes on from the one above it where most lines are a paragraph each: that was wrapped, for no sentence ended, the
/// next word had no room, and the lines around are of one width. Lists of small words begin with one.
fn is_wrapped(at: usize, lines: &[Line<'_>]) -> bool {
    const NARROWEST: usize = 30;
    /// Wider lines tell without others.
    const WIDE: usize = 60;
    const WIDEST: usize = 84;
    const FEWEST: usize = 3;
    /// Lines looked at above and below.
    const REACH: usize = 12;
    const RAGGED: usize = 4;
    let (last, line) = (&lines[at - 1], &lines[at]);
    let flows = |line: &Line<'_>| {
        line.head[0].is_ascii_lowercase()
            && !byline::is_led(line.text)
            && !line.text.starts_with("http")
    };
    if !flows(line)
        || line.indent() != last.indent()
        || !(NARROWEST..=WIDEST).contains(&last.width())
        || ends_sentence(last.text)
        || matches!(last.head[0], b';' | b'#' | b'/')
        || last.signs.has(Signs::GUTTER)
        || last.text.contains("://")
    {
        return false;
    }
    let above = lines[at.saturating_sub(REACH)..at].iter().rev();
    let parted = above.clone().position(|line| line.gap() > 0);
    let from = at.saturating_sub(parted.map_or(REACH, |n| n + 1));
    let below = lines[at..].iter().take(REACH).skip(1);
    let to = at + 1 + below.take_while(|line| line.gap() == 0).count();
    let own = &lines[from..to.min(lines.len())];
    let widest = own.iter().map(Line::width).max().unwrap_or(0);
    let flowing = own[1..].iter().filter(|line| flows(line)).count();
    let even = |line: &Line<'_>| line.width() * 3 >= widest * 2;
    let many = flowing >= FEWEST
        && flowing * 4 >= (own.len() - 1) * 3
        && own[..own.len() - 1].iter().all(even);
    // "Dear all," goes on in small letters.
    let greeted = || from > 0 && own[0].gap() > 0 && lines[from - 1].tail == b',';
    last.width() + 1 + line.first_word_width() + RAGGED > widest
        && widest <= WIDEST
        && (greeted() || !own[0].head[0].is_ascii_lowercase())
        && (many || last.width() >= WIDE && ends_sentence(own[own.len() - 1].text))
}

/// Whether a line goes on from one that ends within a clause, where letters are written in short lines: `ご依頼の見積書を添付しましたので、`.
fn is_cut_in_clause(at: usize, lines: &[Line<'_>]) -> bool {
    const NARROWEST: usize = 20;
    /// Lines looked at below.
    const REACH: usize = 8;
    let (last, line) = (&lines[at - 1], &lines[at]);
    if !last.signs.has(Signs::EAST) || last.tail.is_ascii() || last.indent() != line.indent() {
        return false;
    }
    let kana = |c: char| "てでにをはがとりきしのい".contains(c);
    let below = lines[at..].iter().take(REACH);
    let mut below = below
        .enumerate()
        .take_while(|(n, line)| *n == 0 || line.gap() == 0);
    last.text.ends_with('、')
        || last.width() >= NARROWEST
            && last.text.ends_with(kana)
            && below.any(|(_, line)| line.text.ends_with('。'))
}

/// "<ada@harbour.example> wrote:": the end of a line that says whom the lines below quote.
fn quotes_sender(text: &str) -> bool {
    text.starts_with('<') && text.ends_with(':') && text.contains('@') && text.contains('>')
}

/// Whether a line ends what says whom the quoted lines below quote, and was cut off from that: behind "Jane Roe", `wrote:`; behind
/// `Jane Roe <`, `ada@harbour.example> wrote:`.
fn ends_attribution(at: usize, lines: &[Line<'_>]) -> bool {
    const LONGEST: usize = 80;
    let (last, line) = (&lines[at - 1], &lines[at]);
    if line.tail != b':' || line.gap() > 0 || line.width() > LONGEST {
        return false;
    }
    let is_quoted = |line: &Line<'_>| line.head[0] == b'>';
    let quoted = || is_quoted(line) || lines.get(at + 1).is_some_and(is_quoted);
    let open = || (last.text.rsplit_once('<')).is_some_and(|(_, address)| !address.contains('>'));
    let closes = || open() && line.text.contains('>');
    let verb = || line.head[0].is_ascii_lowercase() && !line.text.contains(' ');
    !is_quoted(last) && (closes() || verb() && quoted())
}

/// Whether a line of several words ends in "the", which joins it to the next one, wherever that begins; what ends in "; and" is a
/// clause of a list.
fn joins_on(line: &Line<'_>) -> bool {
    const FEWEST_WORDS: usize = 4;
    let words = line.text.split(' ');
    let before = line.text.rsplit(' ').nth(1);
    ends_joining(line.text)
        && words.take(FEWEST_WORDS).count() == FEWEST_WORDS
        && !before.is_some_and(|word| word.ends_with([';', ',']))
}

/// Whether a line ends as only a sentence does.
fn ends_in_stop(line: &Line<'_>) -> bool {
    matches!(last_mark(line.text), Some('.' | '!' | '?'))
}

/// Whether a line below the last sentence of a text is a word and no sentence: an agency's name, "ENDS".
fn signs_off(line: &Line<'_>, last: &Line<'_>) -> bool {
    line.text.ends_with(char::is_alphanumeric)
        && !line.text.contains(' ')
        && opens(line)
        && ends_sentence(last.text)
}

/// Whether a line looks like the beginning of something.
fn opens(line: &Line<'_>) -> bool {
    !is_lower(line.text)
}

/// Whether lines of a chunk end early all along, as the lines of an address do.
fn is_ragged(lines: &[Line<'_>], profile: &Profile) -> bool {
    /// Asked of every line of a chunk, this looks no further.
    const ENOUGH: usize = 16;
    profile.is_ragged(&lines[..lines.len().min(ENOUGH)])
}

/// Whether what a key or a short name means stands behind a dash in the same column as above.
fn begins_dashed(line: &Line<'_>, head: &Line<'_>) -> bool {
    line.signs.has(Signs::DASH)
        && line.indent() == head.indent()
        && dash_column(line).is_some_and(|column| dash_column(head) == Some(column))
}
