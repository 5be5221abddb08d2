//! Lines of a leaf → its content: joined, or with their ends kept.

use super::Nest;
use crate::document::{Block, BlockKind, FrontPart, Inline, Span, Text};
use crate::read::group::{FULL, Facts};
use crate::read::line::{Line, span_of};
use crate::read::role::heading::Style;
use crate::read::role::{self, Judged, Role};
use crate::read::{byline, frame};
use crate::read::{inline, join};

impl<'a> Nest<'_, 'a> {
    pub(super) fn heading_content(&self, own: &[Line<'a>], style: Style) -> Vec<Inline<'a>> {
        match style {
            Style::Hashes(count) => {
                let text = own[0].text[usize::from(count)..].trim();
                let line = own[0].part(text, own[0].start());
                self.joined(&[line])
            }
            Style::Underlined(..) | Style::Framed(..) => self.joined(&frame::unframed(own)),
            Style::Given(_) => {
                let text = own[0].text.trim_start_matches(['#', '*']).trim_start();
                let line = own[0].part(text, own[0].start());
                let worded = |line: &&Line<'_>| !line.text.is_empty() && !line.is_symbols();
                let below = own[1..].iter().copied();
                let lines: Vec<_> = std::iter::once(line).chain(below).collect();
                self.joined(&lines.iter().filter(worded).copied().collect::<Vec<_>>())
            }
            Style::Numbered(_) => self.joined(own),
            // Blank lines part the number of a chapter from its title.
            Style::Bare | Style::Outdented(_) => {
                self.broken(own.chunk_by(|_, below| below.gap() == 0))
            }
            // A line as wide as those of prose ends for no other reason than theirs.
            Style::Part | Style::Chapter | Style::Section | Style::Capitals | Style::Centred => {
                self.broken(own.chunk_by(|above, below| above.width() >= FULL && below.gap() == 0))
            }
        }
    }

    /// A line of the title block. Who wrote it may stand in the frame of the title.
    pub(super) fn front(&mut self, part: FrontPart, own: &[Line<'a>], span: Span) {
        let text = own[0].text;
        let hashed = text.strip_prefix("# ").or(text.strip_prefix("= "));
        let hashed = hashed
            .map(str::trim_start)
            .filter(|text| !text.ends_with('='));
        let words = match hashed {
            Some(text) => vec![own[0].behind(own[0].text.len() - text.len())],
            None => frame::unframed(own),
        };
        let by = words.iter().position(|line| byline::is_led(line.text));
        let by = by.filter(|by| part == FrontPart::Title && *by > 0);
        let (title, by) = words.split_at(by.unwrap_or(words.len()));
        for (part, own) in [(part, title), (FrontPart::Byline, by)] {
            let (Some(first), Some(last)) = (own.first(), own.last()) else {
                continue;
            };
            let span = match by {
                [] => span,
                _ => Span::new(first.start(), last.end()),
            };
            let content = self.broken_lines(own);
            self.blocks.push(Block {
                kind: BlockKind::Front { part, content },
                span,
            });
        }
    }

    /// Characters in their places: all that stands together, or what is between two fences. Returns how many were taken.
    pub(super) fn preformatted(&mut self, rest: &[Judged]) -> usize {
        let fenced = |judged: &Judged| judged.rule == role::FENCED;
        let n = if fenced(&rest[0]) {
            1
        } else {
            let kept = |judged: &&Judged| judged.role == Role::Preformatted && !fenced(judged);
            rest.iter().take_while(kept).count()
        };
        let own = &self.lines[rest[0].lines.start..rest[n - 1].lines.end];
        let (lines, language) = if fenced(&rest[0]) {
            role::within_fences(own)
        } else {
            (own, None)
        };
        self.push(Block {
            kind: BlockKind::Preformatted {
                text: Text::Owned(columns(lines)),
                language: language.map(Text::Borrowed),
            },
            span: span_of(own),
        });
        n
    }

    /// Lines whose ends are kept.
    pub(super) fn broken_lines(&self, own: &[Line<'a>]) -> Vec<Inline<'a>> {
        let lines = self.each(own);
        lines.join(&Inline::LineBreak)
    }

    /// The content of each of these lines; stress may be laid on several of them at once.
    pub(super) fn each(&self, own: &[Line<'a>]) -> Vec<Vec<Inline<'a>>> {
        let texts: Vec<&str> = own.iter().map(|line| line.text).collect();
        let mut stressed = inline::stressed_across(&texts).into_iter().peekable();
        let content = |(n, line): (usize, &Line<'a>)| {
            let mut content = Vec::new();
            let mut at = 0;
            while let Some(part) = stressed.next_if(|part| part.line == n) {
                content.extend(self.joined(&[line.before(part.outer.start).behind(at)]));
                let inner = line.before(part.inner.end).behind(part.inner.start);
                content.push(Inline::Emphasis(self.joined(&[inner])));
                at = part.outer.end;
            }
            if at == 0 {
                return self.joined(std::slice::from_ref(line));
            }
            content.extend(self.joined(&[line.behind(at)]));
            content
        };
        own.iter().enumerate().map(content).collect()
    }

    /// Lines that are joined within each of these parts, and broken between them.
    fn broken<'l>(&self, parts: impl Iterator<Item = &'l [Line<'a>]>) -> Vec<Inline<'a>>
    where
        'a: 'l,
    {
        let mut content = Vec::new();
        for part in parts {
            if !content.is_empty() {
                content.push(Inline::LineBreak);
            }
            content.extend(self.joined(part));
        }
        content
    }

    /// A picture's words, and how many of these chunks they are: several paragraphs end with the bracket.
    pub(super) fn figure(&mut self, judged: &[Judged]) -> usize {
        let closes = |judged: &Judged| self.lines[judged.lines.end - 1].text.ends_with(']');
        let figures = judged
            .iter()
            .take_while(|judged| judged.role == Role::Figure);
        let closed = figures.clone().position(closes).map(|at| at + 1);
        let n = closed.unwrap_or_else(|| figures.count());
        let mut caption = Vec::new();
        for judged in &judged[..n] {
            if !caption.is_empty() {
                caption.push(Inline::LineBreak);
            }
            caption.extend(self.joined(&self.lines[judged.lines.clone()]));
        }
        let (first, last) = (judged[0].lines.start, judged[n - 1].lines.end - 1);
        self.push(Block {
            kind: BlockKind::Figure { caption },
            span: Span::new(self.lines[first].start(), self.lines[last].end()),
        });
        n
    }

    pub(super) fn joined(&self, lines: &[Line<'a>]) -> Vec<Inline<'a>> {
        self.joined_as(lines, &Facts::of(lines))
    }

    /// The same of lines whose facts are known.
    pub(super) fn joined_as(&self, lines: &[Line<'a>], facts: &Facts) -> Vec<Inline<'a>> {
        let offset = lines.first().map_or(0, Line::start);
        let text = join::join(lines, facts, &self.shared.words);
        inline::parse_signed(text, facts.signs, offset, &self.shared.notes)
    }
}

/// Lines in their columns, as far left as the leftmost allows; blank lines between them stay.
pub(super) fn columns(lines: &[Line<'_>]) -> String {
    const TAB: usize = 8;
    let left = lines.iter().map(Line::indent).min().unwrap_or(0);
    let mut out = String::with_capacity(
        lines
            .iter()
            .map(|line| line.text.len() + line.indent() + 1)
            .sum(),
    );
    for (n, line) in lines.iter().enumerate() {
        if n > 0 {
            out.extend(std::iter::repeat_n('\n', line.gap() + 1));
        }
        out.extend(std::iter::repeat_n(' ', line.indent() - left));
        let mut column = line.indent();
        for c in line.text.chars() {
            if c == '\t' {
                let next = (column / TAB + 1) * TAB;
                out.extend(std::iter::repeat_n(' ', next - column));
                column = next;
            } else {
                out.push(c);
                column += 1;
            }
        }
    }
    out
}
