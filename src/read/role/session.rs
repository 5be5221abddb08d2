//! Sessions at a shell: what a command shows goes on over blank lines.
//!
//! ```text
//! $ cat Makefile
//! lamps: lamps.c
//!                          Preformatted
//! clean:
//!         rm lamps
//! ```

use super::program::is_prose;
use super::{Role, Score, View};
use crate::read::case::is_lower;
use crate::read::fields::field;
use crate::read::figures::are_digits;
use crate::read::line::{Line, ends_sentence};
use crate::read::signs::Signs;

/// Below what a command showed: the rest of a file, the sum below a tree of files.
pub(super) fn shown(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const SHOWN: Option<(Role, Score)> = Some((Role::Preformatted, 84));
    let own = view.own();
    // Whoever writes other letters says so himself.
    let said = |line: &Line<'_>| line.signs.has(Signs::EAST);
    if view.role_above() != Some(Role::Preformatted) || own[0].gap() > 1 || own.iter().any(said) {
        return None;
    }
    let marked = view.range.clone().any(|at| view.marks.at(at).is_some());
    if marked {
        return None;
    }
    if helps(view) {
        // "Options:", and what the program does, in a line that is no sentence.
        let (head, rest) = own.split_first()?;
        let stated = rest.is_empty() && is_lower(head.text) && !ends_sentence(head.text);
        let label = head.tail == b':' || stated || head.indent() > 0;
        return (label && rest.iter().all(|line| line.indent() > 0)).then_some(SHOWN?);
    }
    if own[0].gap() == 0 {
        return None;
    }
    if let [line] = own {
        if is_sum(line.text) {
            return SHOWN;
        }
        let written = line.signs.has(Signs::CODE | Signs::BRACKET)
            || line
                .text
                .starts_with(|c: char| c.is_lowercase() || c == '.')
            || field(line.text).is_some();
        return (written && shows_file(view)).then_some(SHOWN?);
    }
    (!is_prose(own, view) && shows_file(view)).then_some(SHOWN?)
}

/// How a command is called, in more ways than one: `tide [-n DAYS] PORT`, `tide --list`.
pub(super) fn usage(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let first = &own[0];
    let command = first.text.split(' ').next()?;
    let ways = || own.iter().filter(|line| line.indent() <= first.indent());
    let called = |line: &Line<'_>| {
        let rest = line.text.strip_prefix(command);
        line.indent() == first.indent() && rest.is_some_and(|rest| rest.starts_with(' '))
    };
    let optional = |line: &&Line<'_>| {
        [" [", " <", " -", " {"]
            .iter()
            .any(|sign| line.text.contains(sign))
    };
    let said = |line: &Line<'_>| ends_sentence(line.text) && !line.text.ends_with("...");
    (!view.is_marked()
        && command.starts_with(|c: char| c.is_ascii_lowercase() || c == '.')
        && ways().count() > 1
        && ways().all(called)
        && ways().filter(optional).count() * 2 >= ways().count()
        && !own.iter().any(said))
    .then_some((Role::Preformatted, 82))
}

/// "3 directories, 12 files"
fn is_sum(text: &str) -> bool {
    let mut words = text.split(' ');
    let number = |word: Option<&str>| word.is_some_and(are_digits);
    number(words.next())
        && matches!(words.next(), Some("directory," | "directories,"))
        && number(words.next())
        && matches!(words.next(), Some("file" | "files"))
        && words.next().is_none()
}

/// Whether the last command above is one that shows a file.
fn shows_file(view: &View<'_, '_>) -> bool {
    let command = |line: &&Line<'_>| line.text.starts_with("$ ") || line.text.starts_with("# cat ");
    above(view).iter().rev().find(command).is_some_and(|line| {
        line.text[2..].starts_with("cat ") && line.indent().abs_diff(view.first().indent()) <= 1
    })
}

/// Whether a program says above what options it takes: `Usage: tide [options]`.
fn helps(view: &View<'_, '_>) -> bool {
    let is_usage = |line: &Line<'_>| {
        matches!(line.head, [b'U' | b'u', b's'])
            && (line.text.starts_with("Usage: ") || line.text.starts_with("usage: "))
    };
    above(view).iter().any(is_usage)
}

/// The code right above.
fn above<'v, 'a>(view: &View<'v, 'a>) -> &'v [Line<'a>] {
    /// Lines of a file that is shown whole.
    const REACH: usize = 80;
    let code = |judged: &&super::Judged| judged.role == Role::Preformatted;
    let from = view.judged.iter().rev().take(REACH);
    let from = from.take_while(code).last();
    let from = from.map_or(view.range.start, |judged| judged.lines.start);
    &view.lines[from.max(view.range.start.saturating_sub(REACH))..view.range.start]
}
