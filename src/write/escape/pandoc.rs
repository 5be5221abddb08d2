//! What Pandoc reads in its own Markdown beyond `CommonMark`: formulas, raised and lowered letters, citations.
//!
//! ```text
//! 5$ to 7$, x^2^, @ada   →  5$ to 7\$, x\^2\^, \@ada
//! ```

/// Escapes in the text from a byte on what means nothing to `CommonMark` and something to Pandoc: formulas, raised and lowered
/// letters, citations.
pub(in crate::write) fn text(from: usize, out: &mut String) {
    let text = out.split_off(from);
    let mut is_escaped = false;
    let mut before = out.chars().next_back();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let stands_for_itself = match c {
            '$' => {
                rest.peek().is_none_or(|next| next.is_whitespace())
                    && before.is_none_or(char::is_whitespace)
            }
            '^' | '~' => false,
            '@' => before.is_some_and(char::is_alphanumeric),
            _ => true,
        };
        if !stands_for_itself && !is_escaped {
            out.push('\\');
        }
        out.push(c);
        is_escaped = c == '\\' && !is_escaped;
        before = Some(c);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_means_nothing_stays() {
        for (given, wanted) in [
            ("a@b.c @ada", "a@b.c \\@ada"),
            ("x^2", "x\\^2"),
            ("5 $ or $5", "5 $ or \\$5"),
            ("\\~ \\\\~", "\\~ \\\\\\~"),
        ] {
            let mut out = given.to_owned();
            super::text(0, &mut out);
            assert_eq!(out, wanted);
        }
    }
}
