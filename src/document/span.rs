//! Where a block stood in its source.

use serde::{Deserialize, Serialize};

/// A range of byte offsets in the decoded text of a [`Source`](crate::source::Source), end excluded.
///
/// Offsets are `u32`: decoding refuses texts beyond 4 GiB.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span of two byte offsets.
    ///
    /// # Panics
    /// If an offset is beyond `u32`, which decoding rules out.
    pub fn new(start: usize, end: usize) -> Self {
        let offset = |n| u32::try_from(n).expect("decoding refuses texts beyond 4 GiB");
        Self {
            start: offset(start),
            end: offset(end),
        }
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}
