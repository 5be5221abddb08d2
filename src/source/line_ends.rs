//! Bytes → whether their lines end in two ways. Decoding makes one of both, and then nobody knows any more.

/// How lines end, where they do so in two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MixedLineEnds {
    /// How many end with CR LF.
    pub crlf: usize,
    /// How many end with LF alone.
    pub lf: usize,
    /// The first line, from 1, that ends as fewer do.
    pub line: usize,
}

/// Counts the line ends of a text in UTF-8 or in any encoding that has ASCII at its base.
pub fn mixed_line_ends(bytes: &[u8]) -> Option<MixedLineEnds> {
    let (mut crlf, mut lf) = (0, 0);
    let mut first = [None, None];
    for (index, at) in memchr::memchr_iter(b'\n', bytes).enumerate() {
        let is_crlf = at > 0 && bytes[at - 1] == b'\r';
        let count = if is_crlf { &mut crlf } else { &mut lf };
        *count += 1;
        first[usize::from(is_crlf)].get_or_insert(index + 1);
    }
    let [first_lf, first_crlf] = first;
    let line = if crlf < lf { first_crlf? } else { first_lf? };
    (crlf > 0 && lf > 0).then_some(MixedLineEnds { crlf, lf, line })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rarer_kind_is_shown() {
        let mixed = mixed_line_ends(b"a\r\nb\r\nc\nd\r\n").expect("they are mixed");
        assert_eq!((mixed.crlf, mixed.lf, mixed.line), (3, 1, 3));
        let mixed = mixed_line_ends(b"a\nb\nc\r\n").expect("they are mixed");
        assert_eq!((mixed.crlf, mixed.lf, mixed.line), (1, 2, 3));
        assert_eq!(mixed_line_ends(b"a\r\nb\r\n"), None);
        assert_eq!(mixed_line_ends(b"a\nb"), None);
        assert_eq!(mixed_line_ends(b""), None);
    }
}
