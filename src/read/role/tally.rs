//! What is counted of words and signs that come again: whether numbers beside them rise, whether they head anything.

/// How often words stand beside a number, each time another.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counted {
    /// All of them.
    pub(super) times: usize,
    /// Those whose number is one more than the last, or not to be told.
    rising: usize,
    last: u32,
}

impl Counted {
    /// Meets them again.
    pub(super) fn meet(&mut self, number: Option<u32>) {
        let rises = number.is_none_or(|number| number <= 1 || number == self.last.wrapping_add(1));
        self.times += 1;
        self.rising += usize::from(rises);
        self.last = number.unwrap_or(self.last);
    }

    /// Whether most numbers follow each other: "See p. 80" counts nothing.
    pub(super) fn rises(self) -> bool {
        self.rising * 2 >= self.times
    }
}

/// How often a sign stands before short lines.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signed {
    /// Those with text below them.
    pub(super) leading: usize,
    /// and all of them.
    pub(super) all: usize,
}

impl Signed {
    /// Whether what bears the sign heads what is below it, and is no item of a list.
    pub(super) fn heads(self) -> bool {
        const FEWEST: usize = 3;
        self.leading >= FEWEST && self.leading * 3 >= self.all * 2
    }
}
