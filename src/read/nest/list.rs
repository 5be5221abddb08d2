//! Items → lists within lists, by the columns that their markers stand in.

use super::Nest;
use crate::document::{Block, BlockKind, Delimiter, Item, List, Marker, NumberStyle, Span, Text};
use crate::read::alphabets;
use crate::read::case::is_lower;
use crate::read::line::{Line, span_of};
use crate::read::marker::{self, Kind, Mark};
use crate::read::role::{Judged, Role};

/// A list that more items may join.
pub(super) struct Open<'a> {
    /// The column of its markers.
    indent: usize,
    /// What its last item was led by.
    kind: Option<Kind>,
    /// The first item's number.
    first: Option<Kind>,
    pub(super) items: Vec<Item<'a>>,
    labels: Vec<Text<'a>>,
    loose: bool,
    /// Whether text below its items belongs to them, though it stands no deeper.
    explained: bool,
    pub(super) span: Span,
}

impl<'a> Nest<'_, 'a> {
    /// An item, or two where the first item of a list within it stands on its line: "2. (a) The tenant".
    pub(super) fn marked_item(&mut self, rest: &[Judged]) {
        let own = &self.lines[rest[0].lines.clone()];
        let span = span_of(own);
        let mark = self.marks.at(rest[0].lines.start);
        let inner = mark.and_then(|mark| self.inner_mark(mark, rest));
        let within = self.is_within(rest);
        let (Some(mark), Some(inner)) = (mark, inner) else {
            self.item(own, mark, within, span);
            return;
        };
        let outer = Mark {
            text_at: mark.len,
            ..mark
        };
        self.item(&[own[0].before(mark.len)], Some(outer), within, span);
        let mut own = own.to_vec();
        own[0] = own[0].standing(mark.text_at);
        self.item(&own, Some(inner), false, span);
    }

    pub(super) fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let open = self.open.pop().expect("longer than depth");
            let block = Block {
                span: open.span,
                kind: BlockKind::List(finish(open)),
            };
            self.push(block);
        }
    }

    /// Closes the lists whose items do not reach to this column.
    pub(super) fn close_deeper(&mut self, indent: usize, gap: usize) {
        let stay = self
            .open
            .iter()
            .take_while(|open| indent > open.indent + 1)
            .count();
        self.close_to(stay);
        if let Some(open) = self.open.last_mut() {
            open.loose |= gap > 0;
        }
    }

    /// Whether a paragraph belongs to the item above, though it stands no deeper: no blank line parts the two, and the list
    /// goes on below it, or did so below the paragraphs of the items before.
    pub(super) fn explains(&mut self, rest: &[Judged]) -> bool {
        let line = &self.lines[rest[0].lines.start];
        let Some(open) = self.open.last_mut().filter(|_| line.gap() == 0) else {
            return false;
        };
        let item = &open.items[open.items.len() - 1];
        let below = open.span.end as usize == self.lines[rest[0].lines.start - 1].end();
        // What announces the next list ends this one, and where items hang from their markers, what does not is none of theirs.
        let hangs =
            self.lines[rest[0].lines.start - 1].indent() > open.indent && !is_lower(line.text);
        if item.blocks.len() > 1
            || !below
            || line.indent() != open.indent
            || hangs
            || line.tail == b':'
        {
            return false;
        }
        open.explained |= rest.get(1).is_some_and(|next| {
            let kind = self.marks.at(next.lines.start).map(|mark| mark.kind);
            next.role == Role::Item && follows(open.kind, kind)
        });
        open.explained
    }

    /// Whether an item begins a list within the last one of the open list, though it stands no deeper: that announces it or asks
    /// for it, or the numbers of the open list count on below it; or its numbers are of another kind, right below, as laws have them.
    pub(super) fn is_within(&self, rest: &[Judged]) -> bool {
        const REACH: usize = 40;
        let kind = |judged: &Judged| self.marks.at(judged.lines.start).map(|mark| mark.kind);
        let (Some(open), Some(own)) = (self.open.last(), kind(&rest[0])) else {
            return false;
        };
        let first = rest[0].lines.start;
        let (line, above) = (&self.lines[first], first.checked_sub(1));
        let level = |line: &Line<'_>| line.indent().abs_diff(open.indent) <= 1;
        let begins = match own {
            Kind::Bullet(_) => true,
            Kind::Number { value, .. } => value == 1,
            Kind::Telling(_) | Kind::Native(_) | Kind::Dotted(_) => false,
        };
        let below_item = |above: &Line<'_>| above.end() == open.span.end as usize;
        let above = above
            .map(|at| &self.lines[at])
            .filter(|above| below_item(above));
        let announced = || above.is_some_and(|above| matches!(above.tail, b':' | b'?'));
        let kinds = || match (open.kind, own) {
            (Some(above @ Kind::Bullet(_)), own @ Kind::Bullet(_)) => own.is_deeper_star(above),
            (Some(Kind::Number { style, .. }), Kind::Number { style: own, .. }) => style != own,
            _ => false,
        };
        let stepped = || above.is_some() && line.gap() == 0 && kinds();
        let below = rest.iter().skip(1).take(REACH);
        let mut below = below.take_while(|below| below.role == Role::Item);
        let mut counts_on = || {
            below.any(|below| {
                level(&self.lines[below.lines.start]) && follows(open.kind, kind(below))
            })
        };
        // Of bullets nobody could say so: they alternate for no reason.
        let bullets = matches!((open.kind, own), (Some(Kind::Bullet(_)), Kind::Bullet(_)));
        let told = announced() || stepped() || !bullets && open.kind.is_some() && counts_on();
        begins && level(line) && told
    }

    pub(super) fn item(&mut self, own: &[Line<'a>], mark: Option<Mark>, within: bool, span: Span) {
        const DEEPEST_LIST: usize = 24;
        let line = &own[0];
        let (label, text_at) = if let Some(Mark { len, text_at, .. }) = mark {
            (&line.text[..len], text_at)
        } else {
            // The bracketed mark of an entry in a list of works.
            let len = line.text.find(']').map_or(0, |at| at + 1);
            let text = line.text[len..].trim_start();
            (&line.text[..len], line.text.len() - text.len())
        };
        let kind = mark.map(|mark| mark.kind);
        let stay = self
            .open
            .iter()
            .take_while(|open| line.indent() + 1 >= open.indent)
            .count();
        self.close_to(stay);
        let level = |open: &Open<'_>| line.indent() <= open.indent + 1;
        let own_list = self
            .open
            .iter()
            .rposition(|open| level(open) && follows(open.kind, kind));
        let joins = own_list.is_some();
        if let Some(at) = own_list {
            self.close_to(at + 1);
        } else {
            // Lists of one column are siblings, but for one within an item that stands no deeper than it.
            let deeper = self.open.iter().take_while(|open| !level(open)).count();
            if !within {
                self.close_to(deeper);
            }
            self.close_to(self.open.len().min(DEEPEST_LIST - 1));
            self.open.push(Open {
                indent: line.indent(),
                kind,
                first: kind,
                items: Vec::new(),
                labels: Vec::new(),
                loose: false,
                explained: false,
                span,
            });
        }
        let head = Some(line.behind(text_at)).filter(|head| !head.text.is_empty());
        let lines: Vec<Line<'a>> = head.into_iter().chain(own[1..].iter().copied()).collect();
        let paragraph = (!lines.is_empty()).then(|| Block {
            kind: BlockKind::Paragraph(self.joined(&lines)),
            span,
        });
        let open = self.open.last_mut().expect("just opened");
        open.loose |= joins && line.gap() > 0;
        open.kind = kind;
        open.span = open.span.to(span);
        open.labels.push(Text::Borrowed(label));
        open.items.push(Item {
            label: None,
            blocks: paragraph.into_iter().collect(),
        });
    }

    /// The marker of a list that begins right behind another's, on the same line: the next item stands below it.
    fn inner_mark(&self, mark: Mark, rest: &[Judged]) -> Option<Mark> {
        let line = &self.lines[rest[0].lines.start];
        if mark.text_at == line.text.len() {
            return None;
        }
        let head = line.standing(mark.text_at);
        let inner = marker::of_line(&head)?;
        let below = rest.get(1).filter(|below| below.role == Role::Item)?;
        let level = self.lines[below.lines.start]
            .indent()
            .abs_diff(head.indent())
            <= 1;
        let kind = self.marks.at(below.lines.start).map(|mark| mark.kind);
        (level && follows(Some(inner.kind), kind)).then_some(inner)
    }

    /// A list whose items lost their markers.
    pub(super) fn unmarked(&mut self, judged: &[Judged]) {
        let label_of = |judged: &Judged| alphabets::label(self.lines[judged.lines.start].text);
        let labelled = judged.iter().all(|judged| label_of(judged).is_some());
        let item = |judged: &Judged| {
            let own = &self.lines[judged.lines.clone()];
            let label = label_of(judged).filter(|_| labelled);
            let (label, behind) = own[0].text.split_at(label.unwrap_or(0));
            let blanks = behind.len() - behind.trim_start().len();
            let head = own[0].behind(label.len() + blanks);
            let lines: Vec<Line<'a>> = std::iter::once(head)
                .chain(own[1..].iter().copied())
                .collect();
            let block = Block {
                kind: BlockKind::Paragraph(self.joined(&lines)),
                span: span_of(own),
            };
            Item {
                label: labelled.then_some(Text::Borrowed(label)),
                blocks: vec![block],
            }
        };
        let items: Vec<Item<'a>> = judged.iter().map(item).collect();
        let span = items[0].blocks[0]
            .span
            .to(items[items.len() - 1].blocks[0].span);
        self.close_to(0);
        self.push(Block {
            kind: BlockKind::List(List {
                marker: if labelled {
                    Marker::Label
                } else {
                    Marker::Bullet
                },
                tight: true,
                items,
            }),
            span,
        });
    }
}

/// Whether an item of this kind goes on with a list whose last item was of that kind.
pub(super) fn follows(last: Option<Kind>, next: Option<Kind>) -> bool {
    match (last, next) {
        (Some(Kind::Bullet(last)), Some(Kind::Bullet(next)))
        | (Some(Kind::Telling(last)), Some(Kind::Telling(next))) => last == next,
        (
            Some(Kind::Number {
                value,
                style,
                delimiter,
            }),
            Some(Kind::Number {
                value: next,
                style: next_style,
                delimiter: next_delimiter,
            }),
        ) => style == next_style && delimiter == next_delimiter && next == value + 1,
        (Some(Kind::Native(own)), Some(Kind::Native(next))) => next.follows(own),
        (Some(Kind::Dotted(_)), Some(Kind::Dotted(_))) | (None, None) => true,
        _ => false,
    }
}

fn finish(open: Open<'_>) -> List<'_> {
    let marker = match open.first {
        Some(Kind::Bullet(marker::COUNTED | marker::POINTED)) => Marker::Number {
            start: 1,
            style: NumberStyle::Decimal,
            delimiter: Delimiter::Period,
        },
        Some(Kind::Bullet(_)) => Marker::Bullet,
        Some(Kind::Number {
            value,
            style,
            delimiter,
        }) => Marker::Number {
            start: value,
            style,
            delimiter,
        },
        Some(Kind::Dotted(_) | Kind::Telling(_) | Kind::Native(_)) | None => Marker::Label,
    };
    let tight = !open.loose;
    let mut items = open.items;
    if marker == Marker::Label {
        for (item, label) in items.iter_mut().zip(open.labels) {
            item.label = Some(label);
        }
    }
    List {
        marker,
        tight,
        items,
    }
}
