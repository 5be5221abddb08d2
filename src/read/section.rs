//! The number of a section: `2.1.3`.

/// The parts of a section's number, and how many there are: those behind the fourth are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    values: [u16; 4],
    count: usize,
}

impl Parts {
    /// Of the number that a heading begins with.
    pub(super) fn of(text: &str) -> Option<Self> {
        let number = text.split_whitespace().next()?.trim_end_matches(['.', ')']);
        let mut values = [0; 4];
        let mut count = 0;
        for part in number.split('.') {
            let value = part.parse().ok()?;
            if let Some(place) = values.get_mut(count) {
                *place = value;
            }
            count += 1;
        }
        // "2.0" is 2.
        if count == 2 && values[1] == 0 {
            count = 1;
        }
        Some(Self { values, count })
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Whether these are those of its first part: 3.1 of 3.
    pub(super) fn is_part_of(&self, other: &Self) -> bool {
        other.count == 1 && self.count > 1 && self.values[0] == other.values[0]
    }

    /// Whether these are of the section that comes next: 3 after 2 or 2.7.
    pub(super) fn begin_next_of(&self, above: &Self) -> bool {
        self.count == 1 && above.values[0].checked_add(1) == Some(self.values[0])
    }

    /// Whether these follow in the same section: "2.1.3" after "2.1.1", and no number that begins anew.
    pub(super) fn go_on_from(&self, above: &Self) -> bool {
        self.values[0] == above.values[0] && self.values > above.values
    }
}
