//! Headings that are marked in two ways which mean the same.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::Span;
use crate::read::line::Line;
use crate::read::role::Judged;
use crate::read::unsure::likewise;

/// How a heading is marked: in Markdown's two ways, one of which has only two levels.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Underlined,
    Hashes,
}

impl Way {
    /// Three hashes and more mean what no line below can mean: then both ways together are one convention.
    fn of(judged: &Judged, line: &Line<'_>) -> Option<Self> {
        match judged.rule {
            "heading-underlined" => Some(Self::Underlined),
            "heading-hashes" if line.head[0] == b'#' && !line.text.starts_with("###") => {
                Some(Self::Hashes)
            }
            _ => None,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Underlined => "underlined",
            Self::Hashes => "led by hashes",
        }
    }
}

pub(super) fn judge(lines: &[Line<'_>], judged: &[Judged], diagnostics: &mut Diagnostics) {
    let first_line = |one: &Judged| &lines[one.lines.start];
    let marked: Vec<(&Line<'_>, Way)> = judged
        .iter()
        .filter_map(|one| Some((first_line(one), Way::of(one, first_line(one))?)))
        .collect();
    let Some((first, usual)) = marked.first() else {
        return;
    };
    let mut others = marked.iter().filter(|(_, way)| way != usual);
    let Some((line, way)) = others.next() else {
        return;
    };
    let rest: Vec<usize> = others.map(|(line, _)| line.number()).collect();
    let message = format!(
        "this heading is {}, and that of line {} is {}{}",
        way.words(),
        first.number(),
        usual.words(),
        likewise(&rest)
    );
    let span = Span::new(line.start(), line.end());
    diagnostics.push(Diagnostic::new(Code::MixedHeadings, message).at(span));
}
