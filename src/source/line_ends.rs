//! Line ends: those of other systems become `\n`, and whether there were two kinds is found out before, for then nobody knows
//! any more.

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

/// Makes `\n` of `\r\n`, of `\r`, and of `\r\r\n`, which is a line end that was converted twice; in UTF-8 or in any encoding that
/// has ASCII at its base. The text stays where it is: most that have such line ends have nothing else to change.
pub(super) fn unify(bytes: &mut Vec<u8>) {
    let next = |bytes: &[u8], from: usize| {
        let length = memchr::memchr(b'\r', &bytes[from..]);
        length.map_or(bytes.len(), |length| from + length)
    };
    let mut at = next(bytes, 0);
    let mut end = at;
    while at < bytes.len() {
        bytes[end] = b'\n';
        end += 1;
        at += match bytes[at + 1..] {
            [b'\n', ..] => 2,
            [b'\r', b'\n', ..] => 3,
            _ => 1,
        };
        let line = at..next(bytes, at);
        at = line.end;
        bytes.copy_within(line.clone(), end);
        end += line.len();
    }
    bytes.truncate(end);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_of_all_systems_are_one() {
        let unified = |text: &str| {
            let mut bytes = text.as_bytes().to_vec();
            unify(&mut bytes);
            String::from_utf8(bytes).expect("it was text")
        };
        assert_eq!(
            unified("a\r\nb\rc\nd\r\r\ne\n\rf\r"),
            "a\nb\nc\nd\ne\n\nf\n"
        );
        assert_eq!(unified("\r\r\r\n\n"), "\n\n\n");
        assert_eq!(unified("a\nb"), "a\nb");
        assert_eq!(unified(""), "");
    }

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
