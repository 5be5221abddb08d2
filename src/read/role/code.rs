//! Preformatted blocks: code, listings, logs: text whose columns mean something.

use super::program::{is_braced_verse, is_prose};
use super::separator::are_asterisks;
use super::{CERTAIN, Role, Score, View, captions, contents};
use crate::read::frame::is_bold;
use crate::read::group::FULL;
use crate::read::line::Line;
use crate::read::signs::Signs;
use crate::read::{marker, parting};

/// What `::` announces.
pub(super) fn literal(view: &View<'_, '_>) -> Option<(Role, Score)> {
    parting::is_literal(&view.range, view.lines).then_some((Role::Preformatted, CERTAIN))
}

/// Indented lines that read like code.
pub(super) fn indented(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    // Prose at the left edge of the text; most of what there is.
    let sober = |line: &Line<'_>| {
        !line
            .signs
            .has(Signs::CODE | Signs::BRACKET | Signs::COLON | Signs::GUTTER)
            && !line.text.ends_with(';')
            && !line.text.starts_with(['-', '.'])
    };
    let flush = own.len() == 1
        && own[0].indent() < view.profile.base + 2
        && !own[0].text.starts_with(['$', '>', '.']);
    if flush
        || own.len() == 1 && own[0].is_symbols()
        || are_asterisks(own)
        || own.iter().all(is_bold)
        || own.iter().all(sober)
        || own.iter().all(is_clause)
    {
        return None;
    }
    // Items of a list may hold code, and are none.
    let marked = view
        .range
        .clone()
        .filter(|&at| view.marks.at(at).is_some())
        .count();
    // So does what hangs below its marker, whatever addresses it names.
    let text = view.mark().map(|mark| own[0].indent() + mark.text_at);
    let hangs = text.is_some() && own[1..].iter().all(|line| Some(line.indent()) == text);
    let listed = || {
        let above = view.judged.last().filter(|it| it.role == Role::Item);
        above.is_some_and(|it| view.lines[it.lines.start].indent() == own[0].indent())
    };
    let item = hangs && (listed() || is_prose(own, view));
    if marked * 2 >= own.len() || is_signature(own[0].text) || item {
        return None;
    }
    let floor = own.iter().map(Line::indent).min()?;
    let base = view.profile.base;
    let step = floor.saturating_sub(base);
    let follows_code = view.role_above() == Some(Role::Preformatted);
    let coded = own.iter().filter(|line| is_code(line)).count();
    let announced = view.above().is_some_and(|above| above.text.ends_with(':'));
    let share = coded * 100 / own.len();
    let deep = if announced || follows_code {
        step >= 2
    } else {
        step >= 3
    };
    if deep && (share >= 60 || share >= 34 && (announced || follows_code) && !is_prose(own, view)) {
        return Some((Role::Preformatted, 66));
    }
    let prompt = own[0].text.starts_with("$ ")
        && view
            .above()
            .is_some_and(|above| above.indent() < own[0].indent());
    if prompt {
        return Some((Role::Preformatted, 62));
    }
    // Nothing but code looks like this, indented or not.
    let prompts = |line: &Line<'_>| line.text.starts_with("$ ") || line.text.starts_with(">>> ");
    let shell = prompts(&own[0])
        && own
            .iter()
            .all(|line| prompts(line) || line.text.starts_with("... "));
    (shell || own.len() >= 3 && share >= 80).then_some((Role::Preformatted, 60))
}

/// Where a program stood when it failed: a frame a line, and what went wrong above or below.
pub(super) fn trace(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST_FRAMES: usize = 2;
    let own = view.own();
    let python = own[0].text.starts_with("Traceback (most recent call last)");
    let frames = || own.iter().filter(|line| is_frame(line.text)).count();
    (python && own.len() > 1 || frames() >= FEWEST_FRAMES).then_some((Role::Preformatted, 88))
}

/// `File "tide.py", line 7, in count`, `at tide.Count.main(Count.java:7)`.
fn is_frame(text: &str) -> bool {
    let python = |rest: &str| rest.contains("\", line ");
    let java = |rest: &str| {
        let place = rest.split_once('(').filter(|(name, _)| !name.contains(' '));
        place.is_some_and(|(_, place)| place.ends_with(')'))
    };
    text.strip_prefix("File \"").is_some_and(python) || text.strip_prefix("at ").is_some_and(java)
}

/// What a bracket at the end of its first line opens, and one at the head of its last line closes; a comment of many lines.
pub(super) fn bracketed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST_LINES: usize = 3;
    let own = view.own();
    let (first, last) = (&own[0], &own[own.len() - 1]);
    if first.head == *b"/*" && last.text.ends_with("*/") {
        return Some((Role::Preformatted, 83));
    }
    let closing = match first.text.as_bytes().last()? {
        b'{' => '}',
        b'[' => ']',
        b'(' => ')',
        _ => return None,
    };
    let closed = last.text.starts_with(closing)
        && last.indent() <= first.indent()
        && last.text.len() <= "];".len();
    (own.len() >= FEWEST_LINES && first.gap() > 0 && closed).then_some((Role::Preformatted, 83))
}

/// Lines of a log: a machine writes when each came to be, or how much it matters, before all else.
pub(super) fn log(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST_LINES: usize = 3;
    let own = view.own();
    if own.len() < FEWEST_LINES || !is_log_entry(own[0].text) || captions::are_turns(own) {
        return None;
    }
    // What does not fit goes on below: set in, or flush, in which case it is the smaller part.
    let hangs = |line: &Line<'_>| line.indent() > own[0].indent();
    let entries = own.iter().filter(|line| is_log_entry(line.text)).count();
    let flush = own.len() - entries - own.iter().filter(|line| hangs(line)).count();
    // A day by itself is the term that the lines below explain.
    let tells = entries > 1 || own[0].text.contains(' ');
    (flush == 0 && tells || entries >= FEWEST_LINES && flush <= entries)
        .then_some((Role::Preformatted, 83))
}

/// "2025-06-02 04:12:07 INFO", "[04:12:07]", "[warn]", "Jun  2 04:12:07".
fn is_log_entry(text: &str) -> bool {
    if let [b'A'..=b'Z', b'a'..=b'z', b'a'..=b'z', b' ', day @ ..] = text.as_bytes() {
        let [b' ' | b'1'..=b'3', b'0'..=b'9', b' ', clock @ ..] = day else {
            return false;
        };
        return matches!(clock, [_, _, b':', _, _, b':', _, b'0'..=b'9', b' ', ..]);
    }
    let inner = text.strip_prefix('[');
    let Some(word) = inner.unwrap_or(text).split([' ', ']', 'T']).next() else {
        return false;
    };
    let parts = |sign: char| {
        let mut parts = word.trim_end_matches(',').split(sign);
        let numbers = parts
            .clone()
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
        numbers && parts.by_ref().count() == 3
    };
    let level =
        || inner.is_some() && !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
    parts(':') || parts('-') || level()
}

/// Whether strokes stand at both ends of a line, and between.
pub(super) fn has_cells(line: &Line<'_>) -> bool {
    line.head[0] == b'|'
        && line.tail == b'|'
        && line.text.bytes().filter(|b| *b == b'|').count() > 2
}

/// Steps of a procedure, set in like code: small letters at three depths and more.
pub(super) fn staircase(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST_LINES: usize = 4;
    let own = view.own();
    if own.len() < FEWEST_LINES
        || own
            .windows(2)
            .all(|pair| pair[0].indent() == pair[1].indent())
        || contents::lists(view)
    {
        return None;
    }
    let mut indents: Vec<usize> = own.iter().map(Line::indent).collect();
    indents.sort_unstable();
    indents.dedup();
    let small = own
        .iter()
        .filter(|line| {
            line.text
                .starts_with(|c: char| c.is_lowercase() || !c.is_alphanumeric())
        })
        .count();
    let deeper = own
        .iter()
        .all(|line| line.indent() >= view.profile.base + 2)
        || view.above().is_some_and(|above| above.text.ends_with(':'));
    let steps = indents.len() >= 3 && small * 10 >= own.len() * 7 && deeper && !view.is_marked();
    (steps && !are_quoted(own)).then_some((Role::Preformatted, 62))
}

/// Whether most lines are prose that is quoted: it reaches the same edge, wherever its lines begin.
fn are_quoted(own: &[Line<'_>]) -> bool {
    /// Lines of prose end so near to each other.
    const RAGGED: usize = 12;
    let widest = own.iter().map(Line::edge).max().unwrap_or(0);
    let full = own
        .iter()
        .filter(|line| line.edge() + RAGGED >= widest && is_worded(line));
    let columns = own.iter().filter(|line| line.signs.has(Signs::GUTTER));
    widest >= FULL - RAGGED && columns.count() * 4 < own.len() && full.count() * 10 >= own.len() * 7
}

/// Whether most of a line's words are written small, and there are some: it is no statement.
fn is_worded(line: &Line<'_>) -> bool {
    const FEWEST: usize = 6;
    let words = line.text.split_whitespace();
    let small = words.clone().filter(|word| {
        let word = word.trim_matches([',', ';', ':', '.', '(', ')', '"', '\'', '’', '“', '”']);
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_lowercase() || c == '-' || c == '\'')
    });
    let words = words.count();
    words >= FEWEST && small.count() * 3 >= words * 2
}

/// Whether a line is a clause of a contract, and wider than any code is written.
pub(super) fn is_clause(line: &Line<'_>) -> bool {
    const NARROWEST: usize = 80;
    line.width() >= NARROWEST && is_worded(line)
}

/// Whether blanks part a line into columns.
pub(super) fn has_gutter(line: &Line<'_>) -> bool {
    if !line.signs.has(Signs::GUTTER) {
        return false;
    }
    let text = marker::parse(line.text).map_or(line.text, |mark| &line.text[mark.text_at..]);
    text.contains("   ") || text.contains('\t')
}

/// The underscores of a line that mean emphasis: in pairs, before a phrase and behind it. Names in code have them, too, but
/// seldom at both ends, and then twice.
fn emphasis(text: &str) -> usize {
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '.' || c == '_');
    let (mut opened, mut closed) = (0, 0);
    for (at, _) in text.match_indices('_') {
        let before = inside(text[..at].chars().next_back());
        let after = inside(text[at + 1..].chars().next());
        match (before, after) {
            (false, true) => opened += 1,
            (true, false) => closed += 1,
            _ => {}
        }
    }
    if opened == closed { opened + closed } else { 0 }
}

/// The stars before and behind a line that mean emphasis.
fn stars(text: &str) -> usize {
    let inner = text
        .strip_prefix('*')
        .and_then(|text| text.strip_suffix('*'));
    let worded = |inner: &str| {
        inner.starts_with(char::is_alphanumeric)
            && inner.ends_with(|c: char| c.is_alphanumeric() || ".!?".contains(c))
            && !inner.contains('*')
    };
    if inner.is_some_and(worded) { 2 } else { 0 }
}

/// `[12] Cited by Roe.`, `(_The Waves._)`, `[Music]`: what stands beside a text, in words.
fn is_bracketed(text: &str) -> bool {
    let note = text.starts_with('[')
        && text.split_once("] ").is_some_and(|(mark, _)| {
            mark.len() <= 4 && mark[1..].bytes().all(|b| b.is_ascii_digit())
        });
    let inner = text
        .strip_prefix(['[', '('])
        .and_then(|inner| inner.strip_suffix([']', ')']));
    let framed = inner.is_some_and(|inner| {
        let opening = inner.strip_prefix('_').unwrap_or(inner);
        opening.starts_with(char::is_uppercase) && !inner.contains(['(', '['])
    });
    let signs = || text.contains(['{', '}', '=', '<', '>', '\\', '|', ';', '/', '"', '\'']);
    note || framed && !signs()
}

/// `--all`, `-v, --verbose`; but "--LONGFELLOW" says who wrote what is above.
fn is_option(text: &str) -> bool {
    text.starts_with('-') && text.contains("--") && !text.starts_with("---") && !is_signature(text)
}

/// `-- Jane Roe`, `--_Roe._`: dashes before a name; those of options stand before small letters.
fn is_signature(text: &str) -> bool {
    let named = |name: &str| name.starts_with(|c: char| c.is_uppercase() || "_\"“[( ".contains(c));
    text.strip_prefix("--").is_some_and(named) || text.strip_prefix('—').is_some_and(named)
}

/// Whether a line is written in signs rather than in words.
pub(super) fn is_code(line: &Line<'_>) -> bool {
    let text = line.text;
    if !line.signs.has(Signs::CODE | Signs::MARK) {
        let called =
            line.signs.has(Signs::BRACKET) && (text.contains("()") || text.ends_with("):"));
        let scoped = line.signs.has(Signs::COLON) && text.contains("::");
        return called || scoped || text.ends_with(';') || is_option(text);
    }
    if text.starts_with(['$', '%', '#', '@', '{', '}', '<', '/', '\\', '|', '+'])
        && text.len() > 1
        && !text.starts_with("%.")
    {
        // `<jane@example.org>` is said by people.
        return !(text.starts_with('<') && text.contains('@') && text.ends_with('>'));
    }
    if is_bracketed(text) {
        return false;
    }
    if text.ends_with(['{', '}', ';', '\\', '=']) && !is_braced_verse(text)
        || text.ends_with("*/")
        || text.ends_with("/>")
        || text.ends_with("):")
    {
        return true;
    }
    let has = |sign: &str| text.contains(sign);
    if has("()")
        || has("->")
        || has("::")
        || has(" = ")
        || has(" == ")
        || has("</")
        || has(" && ")
        || has(" || ")
        || is_option(text)
        || has(" += ")
    {
        return true;
    }
    let emphasis = emphasis(text) + stars(text);
    let (mut signs, mut letters) = (0, 0);
    for b in text.bytes() {
        if matches!(
            b,
            b'{' | b'}'
                | b'<'
                | b'>'
                | b'='
                | b'$'
                | b'|'
                | b'\\'
                | b'_'
                | b'/'
                | b'['
                | b']'
                | b'@'
                | b'#'
                | b'*'
                | b'+'
                | b'%'
                | b'&'
                | b'^'
                | b'~'
        ) {
            signs += 1;
        } else if b.is_ascii_alphanumeric() || b >= 0x80 {
            letters += 1;
        }
    }
    let signs = signs - emphasis;
    // A command and its arguments: few words, none of which a sentence begins with.
    signs * 8 > letters || letters > 0 && text.contains("  ") && signs > 0
}
