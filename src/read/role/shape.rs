//! What one look at a chunk tells, and what rules need: a rule that needs what a chunk has not is not asked.

use super::View;
use crate::read::signs::Signs;
use std::ops::BitOr;

/// Facts of a chunk that rules are made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape(u16);

impl Shape {
    /// One line.
    pub(super) const LINE: Self = Self(1);
    /// Two lines, or more.
    pub(super) const LINES: Self = Self(1 << 1);
    /// A marker leads it that others of its kind confirm.
    pub(super) const MARKED: Self = Self(1 << 2);
    /// It stands deeper than the text, by two columns or more.
    pub(super) const INDENTED: Self = Self(1 << 3);
    /// It stands left of the text, by two columns or more.
    pub(super) const OUTDENTED: Self = Self(1 << 4);
    /// It stands away from the edge of the page.
    pub(super) const INSET: Self = Self(1 << 5);
    /// It ends neither with a full stop nor with a comma, a semicolon or a colon.
    pub(super) const OPEN: Self = Self(1 << 6);
    /// It begins with no letter or digit of ASCII.
    pub(super) const SYMBOL: Self = Self(1 << 7);
    /// It may be an entry of a contents list under way.
    pub(super) const LISTING: Self = Self(1 << 8);
    /// A contents list stands above.
    pub(super) const LISTED: Self = Self(1 << 9);
    /// All of its text is indented, and it stands left of that.
    pub(super) const SET_OUT: Self = Self(1 << 10);
    /// Its second line begins with no small letter of ASCII.
    pub(super) const UNFLOWING: Self = Self(1 << 11);
    /// A picture, a table or what is kept as it stands is above it.
    pub(super) const DRAWN_ABOVE: Self = Self(1 << 12);

    /// It has no more lines than the longest headings.
    pub(super) const FEW: Self = Self(1 << 13);

    /// Headings have no more lines.
    pub(super) const MOST_LINES: usize = 5;

    /// How many facts there is room for.
    pub(super) const COUNT: usize = u16::BITS as usize;

    /// The places of the facts among them.
    pub(super) fn places(self) -> impl Iterator<Item = usize> {
        (0..Self::COUNT).filter(move |place| self.has_place(*place))
    }

    /// Whether the fact in a place is among them.
    pub(super) fn has_place(self, place: usize) -> bool {
        self.0 >> place & 1 == 1
    }

    /// Of the lines that rules are asked about; without branches, since every chunk has other facts.
    pub(super) fn of(view: &View<'_, '_>) -> Self {
        let own = view.own();
        let (first, last) = (&own[0], &own[own.len() - 1]);
        // Of one line, it is its own second.
        let second = &own[usize::from(own.len() > 1)];
        let base = view.profile.base;
        let lines = own.len() > 1;
        let stopped = [b'.', b',', b';', b':'].map(|stop| last.tail == stop);
        let facts = [
            (Self::LINE, !lines),
            (Self::LINES, lines),
            (Self::MARKED, view.mark().is_some()),
            (Self::INDENTED, first.indent() >= base + 2),
            (Self::OUTDENTED, first.indent() + 2 <= base),
            (Self::SET_OUT, base >= 2 && first.indent() < base),
            (Self::INSET, first.indent() > 0),
            (
                Self::UNFLOWING,
                lines & !second.head[0].is_ascii_lowercase(),
            ),
            (Self::DRAWN_ABOVE, view.is_drawn_above()),
            (
                Self::OPEN,
                !stopped.into_iter().fold(false, |any, one| any | one),
            ),
            (Self::SYMBOL, !first.head[0].is_ascii_alphanumeric()),
            (Self::LISTING, view.contents.is_open()),
            (Self::LISTED, view.contents.has_entries()),
            (Self::FEW, own.len() <= Self::MOST_LINES),
        ];
        let bits = facts.map(|(fact, holds)| fact.0 * u16::from(holds));
        Self(bits.into_iter().fold(0, BitOr::bitor))
    }
}

/// What a chunk must have for a rule to have anything to say of it.
#[derive(Clone, Copy)]
pub(super) struct Needs {
    /// All of these facts,
    pub(super) shape: Shape,
    /// and some of these signs, unless there are none.
    pub(super) signs: Signs,
}

impl Needs {
    /// Nothing.
    pub(super) const NONE: Self = Self {
        shape: Shape(0),
        signs: Signs::NONE,
    };

    /// These facts, too.
    pub(super) const fn and(self, shape: Shape) -> Self {
        Self {
            shape: Shape(self.shape.0 | shape.0),
            ..self
        }
    }
}
