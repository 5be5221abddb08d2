//! The ends of a text → what a few bytes tell of it, by arithmetic and hardly a branch: what begins and ends lines, nobody could
//! foresee.

/// The first bytes of a text and its last, each four as one number: what they are, a few comparisons tell, and hardly a branch.
/// Bytes that there are none of are 0.
#[derive(Clone, Copy)]
pub(super) struct Tips {
    first: u32,
    last: u32,
}

impl Tips {
    #[inline]
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        match (bytes.first_chunk(), bytes.last_chunk()) {
            (Some(first), Some(last)) => Self {
                first: u32::from_le_bytes(*first),
                last: u32::from_le_bytes(*last),
            },
            _ => Self::of_few(bytes),
        }
    }

    #[inline(never)]
    fn of_few(bytes: &[u8]) -> Self {
        let (mut first, mut last) = ([0; 4], [0; 4]);
        first[..bytes.len()].copy_from_slice(bytes);
        last[4 - bytes.len()..].copy_from_slice(bytes);
        Self {
            first: u32::from_le_bytes(first),
            last: u32::from_le_bytes(last),
        }
    }

    /// The first two bytes, and the last.
    pub(super) fn borders(self) -> ([u8; 2], u8) {
        let ([first, second, ..], [.., last]) = (self.first.to_le_bytes(), self.last.to_le_bytes());
        ([first, second], last)
    }

    /// Whether neither is a blank, for sure: signs of ASCII, quotation marks and dashes are none. One branch, and not four.
    pub(super) fn are_inked(self) -> bool {
        let ([first, ..], [.., last]) = (self.first.to_le_bytes(), self.last.to_le_bytes());
        let is_mark = |bytes: u32| bytes & 0xf0_ffff == 0x90_80e2;
        (first.is_ascii_graphic() | is_mark(self.first))
            & (last.is_ascii_graphic() | is_mark(self.last >> 8))
    }

    /// Whether a quotation mark of print stands first.
    pub(super) fn are_quoted(self) -> bool {
        self.first & 0xf8_ffff == 0x98_80e2
    }

    /// Whether one that opens stands there, within another or not, and a letter of ASCII behind it.
    pub(super) fn speak(self) -> bool {
        let [.., letter] = self.first.to_le_bytes();
        (self.first & 0xfb_ffff == 0x98_80e2) & letter.is_ascii_alphabetic()
    }

    /// Whether one that closes stands last, behind the end of a sentence or of a part of one.
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "no branch, since how a line ends nobody could foresee"
    )]
    pub(super) fn fall_silent(self) -> bool {
        let [mark, ..] = self.last.to_le_bytes();
        let ends = matches!(mark, b'.' | b',' | b'!' | b'?');
        ends & (self.last >> 8 == 0x9d_80e2)
    }
}
