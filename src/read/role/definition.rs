//! Terms above what they mean: options of a command, a glossary.
//!
//! ```text
//! -q, --quiet
//!     Say nothing.            Definitions [("-q, --quiet", "Say nothing."), …]
//! ```

use super::{Role, Score, View, heading};
use crate::read::case::{Case, case};
use crate::read::line::{Line, ends_sentence};
use crate::read::profile::Profile;

/// Fewer entries are paragraphs whose first line happens to stand out.
const FEWEST: usize = 3;

/// Lines looked at above and below for entries of the same form.
const REACH: usize = 24;

/// A short line that ends early, and text below it that stands deeper; three of the same column and more, each of them by
/// itself or without blank lines between.
pub(super) fn listed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    if view.is_marked() {
        return None;
    }
    let found = count(own, view.profile)?;
    // More than code can have.
    let score = if explains_setting(own) { 83 } else { 67 };
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
            let Some(more) = count(group, view.profile) else {
                break;
            };
            entries += more;
        }
        at = end;
    }
    // In a manual page, where headings stand left of the text, one is enough.
    let alone = || view.profile.outdents && own[0].tail != b':';
    (entries >= FEWEST || alone()).then_some((Role::Definitions, score))
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
    let fits =
        own[0].indent() == last.indent() && own.iter().all(|line| line.indent() > column + 1);
    (fits && !own[0].is_symbols() && view.mark().is_none()).then_some((Role::Definitions, 56))
}

/// The entries of a group, if it has nothing else.
fn count(group: &[Line<'_>], profile: &Profile) -> Option<usize> {
    let column = group[0].indent();
    let mut n = 0;
    let mut at = 0;
    for end in entries(group, column) {
        if !is_entry(&group[at..end], profile) {
            return None;
        }
        at = end;
        n += 1;
    }
    Some(n)
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

fn is_entry(entry: &[Line<'_>], profile: &Profile) -> bool {
    const LONGEST_TERM: usize = 60;
    const DEEPEST: usize = 16;
    let [term, body @ ..] = entry else {
        return false;
    };
    let Some(first) = body.first() else {
        return false;
    };
    let option = is_option(term.text) || is_name(term.text) || explains_setting(entry);
    let step = first.indent().saturating_sub(term.indent());
    let level = body.iter().all(|line| line.indent() == first.indent());
    let words = body.iter().all(|line| {
        line.text.chars().filter(|c| c.is_alphabetic()).count() * 10 >= line.text.len() * 6
            && !line.text.ends_with([';', '{', '}', '\\'])
    });
    let last = body[body.len() - 1];
    let sentence = option || last.text.ends_with('.') && case(first.text) != Case::Lower;
    (2..=DEEPEST).contains(&step)
        && level
        && words
        && sentence
        && term.width() <= LONGEST_TERM
        && !term.is_symbols()
        && (!ends_sentence(term.text) || term.text.ends_with("...") || term.text.ends_with("...]"))
        && !term.text.ends_with([',', '(', '{', '='])
        // Left of all text stand headings, which few words with small letters are.
        && (option
            || profile.breaks_early(term, first)
                && (term.indent() >= profile.base || term.head[0].is_ascii_lowercase()))
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
