//! Items side by side that are led by different bullets.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::Span;
use crate::read::line::Line;
use crate::read::marker::{self, Kind};
use crate::read::role::{Judged, Role};
use crate::read::unsure::likewise;

/// An item that is led by another bullet than those before it.
struct Other<'a> {
    line: &'a Line<'a>,
    own: char,
    /// The first bullet of the list.
    before: char,
    is_item: bool,
}

pub(super) fn judge(lines: &[Line<'_>], judged: &[Judged], diagnostics: &mut Diagnostics) {
    let others = others(lines, judged);
    let [first, rest @ ..] = &others[..] else {
        return;
    };
    let rest: Vec<usize> = rest.iter().map(|other| other.line.number()).collect();
    let taken = if first.is_item {
        ""
    } else {
        ", and is taken for a paragraph"
    };
    let message = format!(
        "`{}` leads a line among items led by `{}`{taken}{}",
        first.own,
        first.before,
        likewise(&rest)
    );
    let start = first.line.start();
    let span = Span::new(start, start + first.own.len_utf8());
    diagnostics.push(Diagnostic::new(Code::MixedBullets, message).at(span));
}

/// Whether it looks like one of the items right above it, and was taken for a paragraph since no other has its bullet.
fn was_item(judged: &Judged, line: &Line<'_>, open: &[(usize, char)]) -> bool {
    let has_neighbour = open.iter().any(|(indent, _)| *indent == line.indent());
    judged.role == Role::Paragraph && line.gap() == 0 && has_neighbour
}

fn bullet(line: &Line<'_>) -> Option<char> {
    match marker::of_line(line)?.kind {
        Kind::Bullet(sign) => Some(sign),
        _ => None,
    }
}

fn others<'a>(lines: &'a [Line<'a>], judged: &[Judged]) -> Vec<Other<'a>> {
    let mut others = Vec::new();
    // The bullets of the lists that are open, each with its indent.
    let mut open: Vec<(usize, char)> = Vec::new();
    for one in judged {
        let line = &lines[one.lines.start];
        let bullet = bullet(line).filter(|_| one.role == Role::Item || was_item(one, line, &open));
        let Some(own) = bullet else {
            // What stands deeper than an item belongs to it.
            open.retain(|(indent, _)| *indent < line.indent());
            continue;
        };
        open.retain(|(indent, _)| *indent <= line.indent());
        match open.last() {
            Some((indent, before)) if *indent == line.indent() => {
                if *before != own {
                    others.push(Other {
                        line,
                        own,
                        before: *before,
                        is_item: one.role == Role::Item,
                    });
                }
            }
            _ => open.push((line.indent(), own)),
        }
    }
    others
}
