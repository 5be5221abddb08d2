//! Lists as `CommonMark`: what it can count it counts, other markers are words.
//!
//! ```text
//! Number { start: 3, Decimal, Paren }      →  3) so
//! Number { start: 1, LowerRoman, Period }  →  - i. so
//! Label, "1.2"                             →  - 1.2 so
//! ```

use super::Flavour;
use super::around::Around;
use super::page::Page;
use super::sides::{BLANKS, Side, shows_nothing};
use crate::document::{
    Block, BlockKind, Delimiter, Inline, Item, List, Marker, NumberStyle, numeral,
};
use crate::write::escape::{self, markdown, markdown::Place, pandoc};

impl Page {
    /// Sets a list.
    pub(super) fn list(&mut self, list: &List<'_>) {
        for (index, item) in list.items.iter().enumerate() {
            if index > 0 && !list.tight {
                self.blank_line();
            }
            let number = number_of(list, index);
            let label = match &number {
                Some(Counted::Label(label)) => Some(label.as_str()),
                Some(Counted::Marker(_)) => None,
                None => item.label.as_deref(),
            };
            let marker = match &number {
                Some(Counted::Marker(marker)) => marker.as_str(),
                Some(Counted::Label(_)) | None => "- ",
            };
            let indent = " ".repeat(marker.len());
            self.within(marker, &indent, |page| page.item(item, label, list.tight));
        }
    }

    fn item(&mut self, item: &Item<'_>, label: Option<&str>, tight: bool) {
        let mut shown = item.blocks.iter().filter(|block| !shows_nothing(block));
        // In a tight item a list follows its paragraph without a blank line, if such a list may (CommonMark 0.31, section 5.3).
        if tight
            && let (Some(first), Some(second), None) = (shown.next(), shown.next(), shown.next())
            && let BlockKind::Paragraph(_) = &first.kind
            && let BlockKind::List(inner) = &second.kind
            && (inner.tight || inner.items.len() == 1)
            && interrupts(inner)
        {
            self.labelled(label, std::slice::from_ref(first));
            self.list(inner);
        } else {
            self.labelled(label, &item.blocks);
        }
        if self.first.is_some() {
            self.line("");
        }
    }

    /// Sets blocks with a label before the words of the first.
    pub(super) fn labelled(&mut self, label: Option<&str>, blocks: &[Block<'_>]) {
        let shows = |label: &&str| !escape::without_forbidden(label).trim().is_empty();
        let Some(label) = label.filter(shows) else {
            return self.blocks(blocks);
        };
        self.lead();
        let start = self.out.len();
        let nothing = blocks.iter().take_while(|block| shows_nothing(block));
        let mut rest = &blocks[nothing.count()..];
        // Of one run with the words behind it, a label's marks need a backslash only if they find a partner there.
        if let Some((first, others)) = rest.split_first()
            && let BlockKind::Paragraph(content) = &first.kind
            && let Some((Inline::Text(words), behind)) = content.split_first()
        {
            let words = words.trim_start_matches(BLANKS);
            let run = Inline::Text(format!("{} {words}", label.trim()).into());
            let content: Vec<Inline<'_>> =
                std::iter::once(run).chain(behind.iter().cloned()).collect();
            self.inlines(&content, Around::default(), Side::Blank);
            return self.behind_label(start, others);
        }
        let place = Place {
            line_start: true,
            ..Place::default()
        };
        // With the blank, so that its end is known to be one.
        markdown::text(&format!("{} ", label.trim()), place, &mut self.out);
        if self.flavour == Flavour::Pandoc {
            pandoc::text(start, true, &mut self.out);
        }
        self.line_start = false;
        self.swallow_blank = true;
        if let Some((first, others)) = rest.split_first()
            && let BlockKind::Paragraph(content) = &first.kind
        {
            self.inlines(content, Around::default(), Side::Blank);
            rest = others;
        }
        self.behind_label(start, rest);
    }

    /// Ends the paragraph with a label that began at a byte of the text, and sets what comes behind it.
    fn behind_label(&mut self, start: usize, rest: &[Block<'_>]) {
        self.end_paragraph(start);
        if !rest.iter().all(shows_nothing) {
            self.blank_line();
            self.blocks(rest);
        }
    }
}

/// How Markdown can count an item.
enum Counted {
    /// By a marker of its own.
    Marker(String),
    /// By none, so the number is words.
    Label(String),
}

/// The number of an item in a list of numbers.
fn number_of(list: &List<'_>, index: usize) -> Option<Counted> {
    /// Readers of Markdown take nine digits at most.
    const MOST: u64 = 999_999_999;
    let Marker::Number {
        start,
        style,
        delimiter,
    } = list.marker
    else {
        return None;
    };
    let number = u64::from(start) + index as u64;
    let most = u64::from(start) + list.items.len() as u64;
    let digits = numeral(number, style);
    let counts = style == NumberStyle::Decimal && most <= MOST;
    Some(match delimiter {
        Delimiter::Period if counts => Counted::Marker(format!("{digits}. ")),
        Delimiter::Paren if counts => Counted::Marker(format!("{digits}) ")),
        Delimiter::Period => Counted::Label(format!("{digits}.")),
        Delimiter::Paren => Counted::Label(format!("{digits})")),
        Delimiter::Parens => Counted::Label(format!("({digits})")),
    })
}

/// What Markdown makes a list's items begin with.
fn marker_kind(list: &List<'_>) -> char {
    match number_of(list, 0) {
        Some(Counted::Marker(marker)) if marker.ends_with(") ") => ')',
        Some(Counted::Marker(_)) => '.',
        Some(Counted::Label(_)) | None => '-',
    }
}

/// Whether a list right after another would be read as more of it.
pub(super) fn would_join(one: &List<'_>, other: &List<'_>) -> bool {
    marker_kind(one) == marker_kind(other)
}

/// Whether a list may follow a paragraph without a blank line: it has an item that is not empty, and its number is 1.
fn interrupts(list: &List<'_>) -> bool {
    let starts = match (marker_kind(list), list.marker) {
        ('-', _) => true,
        (_, Marker::Number { start, .. }) => start == 1,
        _ => false,
    };
    let is_labelled = matches!(number_of(list, 0), Some(Counted::Label(_)))
        || list.items.first().is_some_and(|item| {
            let label = item.label.as_deref().unwrap_or_default();
            !escape::without_forbidden(label).trim().is_empty()
        });
    starts
        && list
            .items
            .first()
            .is_some_and(|item| is_labelled || !item.blocks.iter().all(shows_nothing))
}
