//! Emphasis and strong emphasis.
//!
//! Marks of stress are chosen by what stands around them, since `CommonMark` reads them by their neighbours (0.31, section 6.2):
//! `_so_` and `**so**` between blanks and punctuation, `*so*` within a word, `<em>` and `<strong>` where no mark would be read.

use super::around::Around;
use super::page::Page;
use super::sides::{Side, blank_at, first_inside, has_blank, is_blank, last_side};
use crate::document::Inline;

/// The two kinds of stress.
#[derive(Clone, Copy)]
pub(super) enum Stress {
    Emphasis,
    Strong,
}

impl Page {
    /// Emphasis or strong emphasis, its blanks at both ends put outside.
    pub(super) fn stressed(
        &mut self,
        content: &[Inline<'_>],
        stress: Stress,
        (around, inside): (Around, Around),
        next: Side,
    ) {
        if is_blank(content) {
            if has_blank(content) && !self.line_start && !self.swallow_blank {
                self.out.push(' ');
            }
            return;
        }
        let (Some(first), Some(last)) = (first_inside(content), last_side(content)) else {
            return;
        };
        if blank_at(content, around.in_table, true) && !self.line_start && !self.swallow_blank {
            self.out.push(' ');
        }
        let before = match self.out.chars().next_back() {
            Some(c) if !self.line_start => Side::of(c),
            _ => Side::Blank,
        };
        let ends_blank = blank_at(content, around.in_table, false);
        let next = if ends_blank { Side::Blank } else { next };
        let lettered =
            matches!(content, [Inline::Text(_)]) && first == Side::Letter && last == Side::Letter;
        let nested = match stress {
            Stress::Emphasis => around.in_emphasis,
            Stress::Strong => around.in_strong,
        };
        let blank = first == Side::Blank || last == Side::Blank;
        let open_sides = before.is_open() && next.is_open();
        let [open, close] = self.marks(stress, (nested, blank), lettered, open_sides);
        self.out.push_str(open);
        self.line_start = false;
        self.swallow_blank = true;
        self.set(content, inside, Side::Punctuation);
        self.swallow_blank = false;
        self.trim_blanks();
        self.out.push_str(close);
        if ends_blank {
            self.out.push(' ');
            self.swallow_blank = true;
        }
    }

    /// The marks around what is stressed: tags, where none would be read as such. Where it is letters at both ends, they may stand
    /// within a word.
    fn marks(
        &self,
        stress: Stress,
        (nested, blank): (bool, bool),
        lettered: bool,
        open_sides: bool,
    ) -> [&'static str; 2] {
        let (free, within, tags) = match stress {
            Stress::Emphasis => ("_", "*", ["<em>", "</em>"]),
            Stress::Strong => ("**", "**", ["<strong>", "</strong>"]),
        };
        let touches = |mark: &str| !self.line_start && self.out.ends_with(&mark[..1]);
        // What is stressed within stress, and right where that begins: `_*so*, and so_`.
        let opens_nested =
            nested && free == "_" && self.out.ends_with('_') && !self.out.ends_with("\\_");
        if opens_nested && lettered {
            [within; 2]
        } else if nested || blank {
            tags
        } else if open_sides && !touches(free) {
            [free; 2]
        } else if lettered && !touches("*") {
            [within; 2]
        } else {
            tags
        }
    }
}
