//! Terms above what they mean: options of a command, a glossary, functions.
//!
//! ```text
//! -q, --quiet
//!     Say nothing.            Definitions [("-q, --quiet", "Say nothing."), …]
//!
//!  -- Function: hang_lamp (PLACE,
//!           HEIGHT)
//!      Hang a lamp.           Definitions [("-- Function: hang_lamp (PLACE, HEIGHT)", "Hang a lamp."), …]
//! ```

use super::{Role, Score, View, heading};
use crate::read::case::{Case, case};
use crate::read::line::{Line, ends_sentence};

/// Fewer entries are paragraphs whose first line happens to stand out.
const FEWEST: usize = 3;

/// Lines looked at above and below for entries of the same form.
const REACH: usize = 24;

/// A short line that ends early, and text below it that stands deeper; three of the same column and more, each of them by
/// itself or without blank lines between.
pub(super) fn listed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let told = is_signature(own[0].text);
    if view.is_marked() && !told {
        return None;
    }
    let found = count(own, view)?;
    // More than code can have.
    let score = if told || explains_setting(own) {
        83
    } else {
        67
    };
    if view.role_above() == Some(Role::Definitions) {
        return Some((Role::Definitions, score));
    }
    // The groups below: how many entries of this column follow at once.
    let column = own[0].indent();
    let mut entries = found;
    let mut at = view.range.end;
    let last = (at + REACH).min(view.lines.len());
    while entries < FEWEST && at < last {
        let end = (at + 1..last)
            .find(|&at| view.lines[at].gap() > 0)
            .unwrap_or(last);
        let group = &view.lines[at..end];
        if group[0].indent() < column {
            break;
        }
        if group[0].indent() == column {
            let Some(more) = count(group, view) else {
                break;
            };
            entries += more;
        }
        at = end;
    }
    // In a manual page, where headings stand left of the text, one is enough.
    let alone = || view.profile.outdents && own[0].tail != b':';
    // So it is where the term can be nothing else.
    let quoted = || (view.evidence.technical || view.underlines()) && is_quoted(own[0].text);
    (entries >= FEWEST || alone() || told || quoted()).then_some((Role::Definitions, score))
}

/// How a function is called, by itself above what is said of it.
pub(super) fn called(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const CALLED: Score = 83;
    let [line] = view.own() else { return None };
    let deeper = |below: &Line<'_>| below.indent() > line.indent() + 1;
    (is_signature(line.text) && view.below().is_some_and(deeper))
        .then_some((Role::Definitions, CALLED))
}

/// The name of the rule for what an entry goes on with.
pub(in crate::read) const BODY: &str = "definition-body";

/// A paragraph that stands as deep as the text of the entry above.
pub(super) fn body(view: &View<'_, '_>) -> Option<(Role, Score)> {
    /// Paragraphs of one entry.
    const MOST: usize = 8;
    let own = view.own();
    let mut above = view.judged.iter().rev().take(MOST);
    let entry = above
        .by_ref()
        .take_while(|judged| judged.role == Role::Definitions)
        .find(|judged| judged.rule != BODY)?;
    let column = view.lines[entry.lines.start].indent();
    let last = view.above()?;
    let level = own[0].indent() == last.indent() || last.indent() == column;
    let fits = level && own.iter().all(|line| line.indent() > column + 1);
    (fits && !own[0].is_symbols() && view.mark().is_none()).then_some((Role::Definitions, 56))
}

/// The entries of a group, if it has nothing else. Terms that mean the same stand one above the other.
fn count(group: &[Line<'_>], view: &View<'_, '_>) -> Option<usize> {
    let column = group[0].indent();
    let mut n = 0;
    let mut at = 0;
    // Many on end, and no blank line between them: sections would have some.
    let dense = entries(group, column).nth(FEWEST - 1).is_some();
    for end in entries(group, column) {
        let entry = &group[at..end];
        let stacked = || end < group.len() && is_term(entry);
        if is_entry(entry, view, dense) {
            n += 1;
        } else if !stacked() {
            return None;
        }
        at = end;
    }
    Some(n)
}

/// How many lines of an entry are its term: that of a function goes on deeper than what is said of it.
pub(in crate::read) fn term_lines(entry: &[Line<'_>]) -> usize {
    let column = entry[entry.len() - 1].indent();
    let deeper = |line: &&Line<'_>| is_signature(entry[0].text) && line.indent() > column;
    1 + entry[1..].iter().take_while(deeper).count()
}

/// Where the entries of a group end: each begins in the first line's column.
pub(in crate::read) fn entries<'l>(
    group: &'l [Line<'_>],
    column: usize,
) -> impl Iterator<Item = usize> + use<'l> {
    let starts: Vec<usize> = (1..group.len())
        .filter(|&at| group[at].indent() <= column)
        .collect();
    starts.into_iter().chain(std::iter::once(group.len()))
}

/// Whether lines are a term and no more, and the term is of a form that nothing else has.
fn is_term(entry: &[Line<'_>]) -> bool {
    let [term] = entry else { return false };
    is_option(term.text) || is_quoted(term.text) || is_signature(term.text)
}

fn is_entry(entry: &[Line<'_>], view: &View<'_, '_>, dense: bool) -> bool {
    const LONGEST_TERM: usize = 60;
    const LONGEST_DENSE: usize = 32;
    const DEEPEST: usize = 16;
    let profile = view.profile;
    let (terms, body) = entry.split_at(term_lines(entry));
    let term = &terms[0];
    let Some(first) = body.first() else {
        return false;
    };
    let signature = is_signature(term.text);
    // What is said of what can be nothing but a term may be all signs.
    let certain = signature || is_quoted(term.text);
    let option = certain || is_option(term.text) || is_name(term.text) || explains_setting(entry);
    let step = first.indent().saturating_sub(term.indent());
    let level = body.iter().all(|line| line.indent() == first.indent());
    let words = body.iter().all(|line| {
        line.text.chars().filter(|c| c.is_alphabetic()).count() * 10 >= line.width() * 6
            && !line.text.ends_with([';', '{', '}', '\\'])
    });
    let last = body[body.len() - 1];
    let sentence = option || last.text.ends_with('.') && case(first.text) != Case::Lower;
    (2..=DEEPEST).contains(&step)
        && level
        && (words || certain)
        && sentence
        && (term.width() <= LONGEST_TERM || signature)
        && !term.is_symbols()
        && (!ends_sentence(term.text) || term.text.ends_with("...") || term.text.ends_with("...]"))
        && (!term.text.ends_with([',', '(', '{', '=']) || signature)
        // Left of all text stand headings, which few words with small letters are, unless they are underlined.
        && (option
            || profile.breaks_early(term, first)
                && (term.indent() >= profile.base
                    || dense && term.width() <= LONGEST_DENSE
                    || term.head[0].is_ascii_lowercase()
                    || view.underlines()))
        && (option || case(term.text) != Case::Upper && !heading::is_known(term.text))
}

/// `port = NUMBER`, `level = info | debug`, above a phrase that says what it is for.
fn explains_setting(entry: &[Line<'_>]) -> bool {
    const FEWEST_WORDS: usize = 4;
    let [term, body, ..] = entry else {
        return false;
    };
    let named = |name: &str| {
        name.bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
    };
    let set = term.text.split_once(" = ").is_some_and(|(name, value)| {
        let shown = value.starts_with(|c: char| c.is_ascii_uppercase() || c == '<');
        named(name) && (shown || value.contains(" | "))
    });
    set && body.indent() > term.indent()
        && body.head[0].is_ascii_uppercase()
        && !body.text.contains([';', '{', '='])
        && body.text.split(' ').nth(FEWEST_WORDS - 1).is_some()
}

/// `server.port`, `max_fds`, `run()`: what a program calls something.
fn is_name(text: &str) -> bool {
    const SHORTEST: usize = 3;
    let name = |b: u8| {
        b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'/' | b':' | b'(' | b')')
    };
    // Stressed or set as code, it is one all the more.
    let sign = |c: char| matches!(c, '*' | '`');
    let signed = text.starts_with(sign) && text.ends_with(sign);
    let text = if signed {
        text.trim_matches(sign)
    } else {
        text
    };
    let inner = text.trim_end_matches(['.', ':', ')']);
    text.len() >= SHORTEST
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(name)
        && inner.contains(['.', '_', '-', '/', '('])
}

/// `-q, --quiet`.
fn is_option(text: &str) -> bool {
    text.trim_start_matches('-')
        .starts_with(|c: char| c.is_ascii_alphanumeric() || c == '?')
        && text.starts_with('-')
}

/// `'lamp'`, `‘--lamp=HEIGHT’`, `'t' ('top-lamp')`: what is typed, between quotation marks.
fn is_quoted(text: &str) -> bool {
    let open = |c: char| matches!(c, '\'' | '‘' | '`');
    text.starts_with(open) && text.len() > 2 && text.ends_with(['\'', '’', ')'])
}

/// `-- Function: hang_lamp (PLACE)`: what kind of thing is defined, and how it is called.
fn is_signature(text: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let Some(text) = text.strip_prefix("-- ") else {
        return false;
    };
    let kind = text.split_once(": ").map(|(kind, _)| kind);
    kind.is_some_and(|kind| {
        kind.starts_with(|c: char| c.is_uppercase())
            && kind.split(' ').nth(MOST_WORDS).is_none()
            && kind
                .chars()
                .all(|c| c.is_alphabetic() || c == ' ' || c == '-')
    })
}
