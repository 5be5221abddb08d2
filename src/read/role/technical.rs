//! Code in a text that speaks of programs. There, what is set in and is no prose is code, and so is what reads like it,
//! indented or not: sessions, listings, records of fields.

use super::announced::are_fields;
use super::code::{is_braced_verse, is_code};
use super::{Role, Score, View, field, heading, message, patch, statement, table};
use crate::read::case::is_titled;
use crate::read::furniture;
use crate::read::line::{Line, ends_sentence};
use crate::read::signs::Signs;
use crate::read::{chunk, marker};
use std::collections::HashSet;
use std::ops::Range;

/// Whether a text speaks of programs: it has code in a line of a hundred, or commands behind a prompt.
pub(super) struct Programs {
    found: usize,
    enough: usize,
}

impl Programs {
    /// Among so many lines, none of which was met yet.
    pub(super) fn among(lines: usize) -> Self {
        const FEWEST: usize = 3;
        Self {
            found: 0,
            enough: FEWEST.max(lines / 100),
        }
    }

    /// Meets the next line.
    #[inline]
    pub(super) fn meet(&mut self, line: &Line<'_>) {
        // "$ 5.00" is what something costs.
        let prompts =
            || line.head == *b"$ " && line.text[2..].starts_with(|c: char| c.is_ascii_lowercase());
        if self.found < self.enough && is_surely_code(line) {
            self.found += if prompts() { 2 } else { 1 };
        }
    }

    /// Whether those that were met speak of programs.
    pub(super) fn are_spoken_of(&self) -> bool {
        self.found >= self.enough
    }
}

/// Whether no line of prose looks like this.
#[inline]
pub(super) fn is_surely_code(line: &Line<'_>) -> bool {
    // Most lines are told by this much.
    (statement::opens_statement(line.head) | is_signed(line))
        && (statement::is_statement(line) || is_signed(line) && is_code_by_signs(line))
}

/// Whether a line has signs that code has.
#[inline]
fn is_signed(line: &Line<'_>) -> bool {
    let paths = (line.tail == b';') & line.signs.has(Signs::COLON);
    line.signs.has(Signs::CODE.and(Signs::BRACKET)) | paths
}

/// Whether a line with such signs reads as code.
fn is_code_by_signs(line: &Line<'_>) -> bool {
    /// A longer line is a paragraph.
    const WIDEST: usize = 160;
    line.width() <= WIDEST
        && (line.signs.has(Signs::CODE) || calls(line))
        && reads_as_code(line.text)
}

/// Whether a text without any sign of code may be code all the same: `run()`, `std::env;`.
fn calls(line: &Line<'_>) -> bool {
    let bytes = line.text.as_bytes();
    let empty = |at: usize| bytes.get(at + 1) == Some(&b')');
    line.signs.has(Signs::COLON) && line.text.contains("::")
        || line.tail == b';' && line.text.ends_with(");")
        || memchr::memchr_iter(b'(', bytes).any(empty)
}

fn reads_as_code(text: &str) -> bool {
    let has = |sign: &str| text.contains(sign);
    text.starts_with(['{', '}']) && !furniture::opens_page(text)
        || text.ends_with(['{', '}', '\\']) && !is_braced_verse(text)
        || text.contains(");")
        || text.ends_with(';') && text.contains('=') && !text.starts_with('=')
        || ["$ ", "# ", "#!", ">>> ", "#include", "</", "// "]
            .iter()
            .any(|head| text.starts_with(head))
        || [
            "()", " = ", "$(", "${", "</", "/>", "->", "=>", " == ", " // ", "/etc/", "/usr/", "::",
        ]
        .iter()
        .any(|sign| has(sign))
        || text.starts_with('/') && text[1..].contains('/')
        || message::is_start(text)
        || is_call(text)
        || text
            .split_once("=\"")
            .is_some_and(|(name, _)| name.ends_with(char::is_alphanumeric))
}

/// `hang_lamp(height, place)`: a name and in brackets what is handed over, and nothing else.
fn is_call(text: &str) -> bool {
    text.ends_with(')')
        && text.split_once('(').is_some_and(|(name, handed)| {
            let worded = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.');
            name.len() > 2 && name.bytes().all(worded) && handed.contains([',', '='])
        })
}

/// `quay.hang_lamp(height)`: what is done to something that has a name, and nothing else.
fn is_method(text: &str) -> bool {
    let name = text.strip_suffix(')').and_then(|text| text.split_once('('));
    name.is_some_and(|(name, _)| {
        let worded = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
        let mut parts = name.split('.');
        parts.clone().count() > 1 && parts.all(|part| part.len() > 1 && part.bytes().all(worded))
    })
}

/// `lamp-height = 1*DIGIT`, `Lamp -> Burning<height>`: a name, and with signs what it is.
fn is_assigned(text: &str) -> bool {
    const JOINTS: [&str; 4] = [" = ", " := ", " =/ ", " -> "];
    let joints = JOINTS.iter().map(|joint| text.matches(joint).count());
    let once = joints.sum::<usize>() == 1;
    let mut parted = JOINTS.iter().filter_map(|joint| text.split_once(joint));
    let named = |name: &str| {
        let inner = name.trim();
        let worded = |b: u8| b.is_ascii_alphanumeric() || b"_-.[]<>".contains(&b);
        inner.bytes().any(|b| b.is_ascii_alphabetic()) && inner.bytes().all(worded)
    };
    let written = |value: &str| {
        let sign = |b: u8| b.is_ascii_digit() || b"()[]<>{}\"/*%_:".contains(&b);
        value.bytes().any(sign) && !value.ends_with(['.', ',', ';', '?', '!'])
    };
    once && parted.any(|(name, value)| named(name) && written(value))
}

/// Whether lines are a call whose bracket the first of them opens, and the last closes: `key = hang(lamp,` / `"quay")`.
fn is_open_call(own: &[Line<'_>]) -> bool {
    let [first, .., last] = own else { return false };
    let opened = first.text.matches('(').count() > first.text.matches(')').count();
    opened
        && first.tail == b','
        && last.tail == b')'
        && is_assigned(first.text.trim_end_matches(','))
}

/// In a text that speaks of programs: what is set in, or reads like code, and is no prose.
pub(super) fn block(view: &View<'_, '_>) -> Option<(Role, Score)> {
    if !view.evidence.technical {
        return None;
    }
    let above = view.above()?;
    let announced = above.text.ends_with(':');
    let own = view.own();
    if view.first().gap() == 0 && !announced && !own.iter().all(is_surely_code) {
        return None;
    }
    let n = own.len();
    if statement::is_told_on(own, above) || own.iter().all(patch::is_trailer) {
        return None;
    }
    let marks = view.range.clone().filter(|&at| view.marks.at(at).is_some());
    let underlined = n > 1 && chunk::is_underline(&own[1], &own[0], 1);
    // `.. [1]` is a note, not a line of code.
    let noted = own[0].text.starts_with(".. ");
    if marks.count() * 2 >= n || underlined || noted || own.iter().all(Line::is_symbols) {
        return None;
    }
    if own[0].text.starts_with("$ ") || is_session(own, view) || is_declaration(own) {
        return Some((Role::Preformatted, TECHNICAL));
    }
    // In the middle of the page stand headings, and between dashes.
    let framed = || n == 1 && heading::framed(view).is_some();
    if !announced
        && (heading::centred(view).is_some() || framed() || heading::is_in_the_middle(view))
    {
        return None;
    }
    if is_listing(own) {
        return Some((Role::Preformatted, TECHNICAL));
    }
    let floor = own.iter().map(Line::indent).min()?;
    let follows = view.role_above() == Some(Role::Preformatted);
    if follows && goes_on(view, floor) {
        return Some((Role::Preformatted, TECHNICAL));
    }
    let stated = own.iter().any(statement::is_statement);
    if !stated && is_prose(own, view) && !is_open_call(own) || table::is_titled(own) {
        return None;
    }
    let sure = own.iter().filter(|line| is_surely_code(line)).count();
    let column = above.indent() + marker::parse(above.text).map_or(0, |mark| mark.text_at);
    let indented = floor >= view.profile.base + 2;
    let deeper = indented && floor >= column + 2;
    let fields = own.iter().filter(|line| field(line.text).is_some()).count();
    let coded = own
        .iter()
        .filter(|line| {
            is_code(line)
                || is_surely_code(line)
                || statement::may_be_statement(line)
                || field(line.text).is_some()
        })
        .count();
    let led = announced || follows;
    let below_text = matches!(view.role_above(), Some(Role::Paragraph | Role::Item));
    let set_in = deeper && (announced || below_text || coded * 2 >= n)
        || follows && indented && floor >= above.indent();
    let stated_alone = || {
        sure > 0 && (!own[0].text.contains(' ') || is_assigned(own[0].text))
            || statement::includes(own[0].text)
    };
    // What a title is written like is none, wherever it stands.
    if n == 1 && !led && is_titled(own[0].text) {
        return None;
    }
    let called_alone = || own[0].indent() >= view.profile.base && is_method(own[0].text);
    let alone = n == 1 && (stated_alone() || called_alone())
        || view.last_heading.is_some() && are_fields(own) && own.iter().any(is_code);
    // The next section of the same settings.
    let again = follows && n > 1 && opens_alike(view);
    let record = fields == n && view.last_heading.is_some();
    let flush = sure > 0 && coded * 2 >= n && (n > 1 || led)
        || coded == n && (announced || n > 1 && (follows || record))
        || alone;
    // What a contents list names is a section, though it is the name of a function.
    let listed = || own[0].tail != b';' && !indented && view.contents.has(own[0].text);
    let named = || n == 1 && (listed() || heading::is_inner(view));
    let coded = set_in || flush || again;
    (coded && !named()).then_some((Role::Preformatted, TECHNICAL))
}

/// How a function is called, over several lines: `int hang(lamp *lamp,` / `int height);`; or what it gives, above how it is called.
pub(super) fn is_declaration<'a>(own: &[Line<'a>]) -> bool {
    const MOST_WORDS: usize = 5;
    let [first, .., last] = own else { return false };
    if last.tail != b';' || !last.text.ends_with(");") {
        return false;
    }
    let opened = |line: &Line<'a>| line.text.split_once('(').map(|(head, _)| head);
    let (gives, head) = match opened(first) {
        Some(head) => ("", Some(head)),
        None => (first.text, opened(&own[1])),
    };
    let Some(head) = head else { return false };
    let worded = |b: u8| b.is_ascii_alphanumeric() || b"_*&:".contains(&b);
    let named = |word: &str| !word.is_empty() && word.bytes().all(worded);
    let words = gives
        .split_ascii_whitespace()
        .chain(head.split_ascii_whitespace());
    let all = own.iter().map(|line| line.text);
    let count = |sign: char| {
        all.clone()
            .map(|text| text.matches(sign).count())
            .sum::<usize>()
    };
    !head.ends_with(' ')
        && head.starts_with(|c: char| c.is_ascii_alphabetic())
        && (1..=MOST_WORDS).contains(&words.clone().count())
        && words.clone().all(named)
        && count('(') == count(')')
}

/// Whether what a system's keeper types stands above what comes of it: `# service lamps start`.
fn is_session(own: &[Line<'_>], view: &View<'_, '_>) -> bool {
    let [typed, shown, ..] = own else {
        return false;
    };
    let command = typed.text.strip_prefix("# ");
    command.is_some_and(|command| command.starts_with(|c: char| c.is_ascii_lowercase()))
        && shown.indent() >= typed.indent()
        && !ends_sentence(typed.text)
        && view.profile.breaks_early(typed, shown)
}

/// Whether what stands in this column goes on with the code above over a blank line, whatever its words are: it is deeper than
/// that begins, and not deeper than it ends, or something is open there. Below a signature stands what it does.
fn goes_on(view: &View<'_, '_>, floor: usize) -> bool {
    view.judged.last().is_some_and(|above| {
        let above = &view.lines[above.lines.clone()];
        let last = &above[above.len() - 1];
        let open = matches!(last.tail, b':' | b'{' | b'(' | b'[' | b',');
        floor > above[0].indent().max(view.profile.base + 1) && (last.indent() >= floor || open)
    })
}

/// Whether lines begin with the sign, and in the column, that what was judged last begins with.
fn opens_alike(view: &View<'_, '_>) -> bool {
    let first = view.first();
    let above = view
        .judged
        .last()
        .map(|judged| &view.lines[judged.lines.start]);
    first.head[0].is_ascii_punctuation()
        && above
            .is_some_and(|above| above.head[0] == first.head[0] && above.indent() == first.indent())
}

/// Where all text is indented: what stands left of it and heads nothing is there as it was, records of fields above all.
pub(super) fn outdented(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let column = own[0].indent();
    let deeper = own.iter().all(|line| line.indent() >= column);
    let set_out = view.profile.base >= 2 && column < view.profile.base && !heading::is_inner(view);
    let underlined = own.len() > 1 && chunk::is_underline(&own[1], &own[0], 1);
    if !set_out || own[0].gap() == 0 || !deeper || own[0].is_symbols() || underlined {
        return None;
    }
    let announced = view.above().is_some_and(|above| above.text.ends_with(':'));
    let led = announced || view.role_above() == Some(Role::Preformatted);
    let heads = || own.iter().filter(move |line| line.indent() == column);
    let fields = || heads().all(|line| field(line.text).is_some());
    let coded = || fields() || heads().all(is_surely_code) && !is_prose(own, view);
    let early = |pair: &[Line<'_>]| view.profile.breaks_early(&pair[0], &pair[1]);
    let written = |line: &Line<'_>| line.signs.has(Signs::CODE | Signs::DIGIT);
    let short = || {
        announced
            && own.len() > 1
            && own.windows(2).all(early)
            && (view.evidence.technical || own.iter().all(written))
    };
    let found = (led || heads().count() > 1) && coded() || short();
    (found && !view.is_marked()).then_some((Role::Preformatted, TECHNICAL))
}

/// More than verse and quotations can have, less than a table that is drawn.
const TECHNICAL: Score = 82;

/// Lines that count themselves, most of them code or empty, or some empty; a number or two may be left out.
pub(super) fn is_listing(own: &[Line<'_>]) -> bool {
    const FEWEST: usize = 3;
    fn split<'a>(line: &Line<'a>) -> Option<(u32, Line<'a>)> {
        let (number, rest) = line.text.split_once(' ').unwrap_or((line.text, ""));
        Some((
            number.parse().ok()?,
            line.part(rest.trim_start(), line.end() - rest.trim_start().len()),
        ))
    }
    if own.len() < FEWEST || !own[0].text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Some(lines) = own.iter().map(split).collect::<Option<Vec<_>>>() else {
        return false;
    };
    let pairs = || lines.windows(2).map(|pair| (pair[0].0, pair[1].0));
    let rising = pairs().all(|(first, next)| first < next);
    let next = pairs()
        .filter(|(first, next)| first.checked_add(1) == Some(*next))
        .count();
    let empty = lines.iter().any(|(_, line)| line.text.is_empty());
    let code = |(_, line): &&(u32, Line<'_>)| {
        line.text.is_empty() || is_surely_code(line) || field(line.text).is_some()
    };
    let coded = || lines.iter().filter(code).count() * 2 >= lines.len();
    rising && (empty && next * 5 >= lines.len() * 4 || next + 1 == lines.len() && coded())
}

/// The parts of a group: what a line that ends in a colon announces, or a sentence that ends, where it stands in another
/// column and is code; behind a sentence all of it must be.
pub(super) fn part(group: Range<usize>, lines: &[Line<'_>]) -> [Range<usize>; 2] {
    let announced = |at: &usize| {
        let (above, line) = (&lines[at - 1], &lines[*at]);
        let headed = || {
            let head = at.checked_sub(2).filter(|head| *head >= group.start);
            head.is_some_and(|head| chunk::is_underline(above, &lines[head], 1))
        };
        above.indent() != line.indent()
            && is_surely_code(line)
            && (above.text.ends_with(':')
                || above.rule().is_some() && headed()
                || above.text.ends_with('.') && lines[*at..group.end].iter().all(is_surely_code))
    };
    // A sentence may speak of `call()`.
    let spoken = |line: &Line<'_>| {
        const FEWEST_WORDS: usize = 6;
        line.head[0].is_ascii_uppercase()
            && line
                .text
                .split_ascii_whitespace()
                .nth(FEWEST_WORDS - 1)
                .is_some()
            && !line.text.contains(['=', '{', ';'])
    };
    let plain =
        group.is_empty() || is_surely_code(&lines[group.start]) && !spoken(&lines[group.start]);
    let at = (group.start + 1..group.end)
        .find(announced)
        .filter(|_| !plain);
    let at = at.unwrap_or(group.end);
    [group.start..at, at..group.end]
}

/// Whether lines are a record: fields below one another, each with a name of its own, and what of them goes on stands deeper.
pub(super) fn is_record(own: &[Line<'_>]) -> bool {
    const FEWEST: usize = 4;
    let column = own[0].indent();
    let heads = || own.iter().filter(|line| line.indent() == column);
    let all_fields = own.iter().all(|line| {
        line.indent() > column || line.indent() == column && field(line.text).is_some()
    });
    let mut names = HashSet::new();
    own.len() >= FEWEST
        && all_fields
        && heads().count() >= FEWEST
        && heads().all(|line| names.insert(line.text.split(':').next()))
}

/// Whether most words are plain small ones, and they make a sentence or fill their lines.
pub(super) fn is_prose(own: &[Line<'_>], view: &View<'_, '_>) -> bool {
    // Whatever is written in other letters is no code.
    let foreign = |line: &Line<'_>| {
        let letters = line.text.chars();
        let letters = letters.filter(|c| !c.is_ascii() && c.is_alphabetic());
        line.signs.has(Signs::WIDE) && letters.count() * 3 > line.width()
    };
    if own.iter().filter(|line| foreign(line)).count() * 2 >= own.len() {
        return true;
    }
    let (mut words, mut plain) = (0, 0);
    // Comments are prose, among lines that are none.
    let said = own
        .iter()
        .filter(|line| !line.text.starts_with(['#', '/']) && !line.text.contains(" = "));
    for word in said.flat_map(|line| line.text.split_ascii_whitespace()) {
        words += 1;
        // Most words of prose, and no others.
        if word.bytes().all(|b| b.is_ascii_lowercase()) {
            plain += 1;
            continue;
        }
        let letters = word.trim_matches(['.', ',', ';', ':', '!', '?', '"', '(', ')', '\'']);
        let is_plain = letters.starts_with(char::is_alphabetic)
            && letters
                .chars()
                .skip(1)
                .all(|c| c.is_lowercase() || matches!(c, '\'' | '’' | '-'));
        plain += usize::from(is_plain);
    }
    let filled = own
        .windows(2)
        .filter(|pair| !view.profile.breaks_early(&pair[0], &pair[1]))
        .count();
    let sentence = ends_sentence(own[own.len() - 1].text);
    let flows = own.len() > 1 && filled * 3 >= (own.len() - 1) * 2;
    words > 0 && plain * 10 >= words * 6 && (sentence || flows || filled > 1)
}
