//! Messages as rustc draws them.

use super::Message;
use crate::diagnostic::Severity;
use crate::document::Span;
use crate::source::{Source, floor_boundary};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// Columns of a message: as wide as rustc's, and a long line is cut to fit.
const WIDTH: usize = 100;

/// Bytes of a line that the renderer is given to cut to its width. A paragraph is one line in many texts; a whole book in one
/// would keep the renderer busy.
const WINDOW: usize = 16 << 10;

/// Always with colours: the stream takes them out where they are not wanted.
pub(super) fn draw(message: &Message<'_>) -> String {
    let level = match message.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
        Severity::Detail => Level::INFO,
    };
    // A message is one line: what it quotes begins none.
    let text = message.text.replace(['\n', '\r'], " ");
    let title = level.primary_title(text);
    let title = match message.code {
        Some(code) => title.id(code.name()),
        None => title,
    };
    let group = match (message.span, message.file) {
        (Some((source, span)), _) => with_place(Group::with_title(title), source, span),
        (None, Some(name)) => title.element(Origin::path(name)),
        (None, None) => Group::with_title(title),
    };
    let hints = message.hints.iter();
    let group = group.elements(hints.map(|hint| Level::HELP.message(hint.as_str())));
    let renderer = Renderer::styled()
        .term_width(WIDTH)
        .decor_style(DecorStyle::Ascii);
    renderer.render(&[group])
}

/// The first line of the span: a span may be a chapter.
fn with_place<'a>(group: Group<'a>, source: &'a Source, span: Span) -> Group<'a> {
    let text = source.text();
    let place = source.location(span.start as usize);
    let line_start = source.offset(place.line, 1);
    let line_end = text[line_start..]
        .find('\n')
        .map_or(text.len(), |length| line_start + length);
    let start = floor_boundary(text, (span.start as usize).clamp(line_start, line_end));
    let end = floor_boundary(text, (span.end as usize).clamp(start, line_end));
    if line_end - line_start <= WINDOW {
        let marked = AnnotationKind::Primary.span(start - line_start..end - line_start);
        return group.element(
            Snippet::source(&text[line_start..line_end])
                .path(source.name())
                .line_start(place.line)
                .annotation(marked),
        );
    }
    // The renderer would look at all of a long line to show a little of it, so it gets a window; but then the column is
    // the window's, so that the place is said apart.
    let left = floor_boundary(text, start.saturating_sub(WINDOW / 4).max(line_start));
    let right = floor_boundary(text, (left + WINDOW).min(line_end));
    let end = end.min(right);
    group
        .element(
            Origin::path(source.name())
                .line(place.line)
                .char_column(place.column),
        )
        .element(
            Snippet::source(&text[left..right])
                .line_start(place.line)
                .annotation(AnnotationKind::Primary.span(start - left..end - left)),
        )
}
