//! What Pandoc reads in its own Markdown beyond `CommonMark`: formulas, raised and lowered letters, citations, lists that count
//! in letters and Roman numbers.
//!
//! ```text
//! 5$ to 7$, x^2^, @ada   →  5$ to 7\$, x\^2\^, \@ada
//! XII. The Flood         →  XII\. The Flood
//! ```

/// Escapes in the text from a byte on what means nothing to `CommonMark` and something to Pandoc: formulas, raised and lowered
/// letters, citations; where the text leads a line, what would count an item.
pub(in crate::write) fn text(from: usize, leads_line: bool, out: &mut String) {
    let text = out.split_off(from);
    let mut before = out.chars().next_back();
    let counts = leads_line.then(|| counter(&text)).flatten();
    let (label, behind) = text.split_at(counts.unwrap_or(0));
    out.push_str(label);
    let mut is_escaped = counts.is_some();
    if is_escaped {
        out.push('\\');
    }
    let mut rest = behind.chars().peekable();
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

/// Where the sign stands behind what Pandoc counts items by (Pandoc's manual, `fancy_lists`): a number in brackets, a letter, a
/// Roman number, `#`. Behind a capital and a full stop it wants more than one blank, since names begin so.
fn counter(line: &str) -> Option<usize> {
    let inner = line.strip_prefix('(').unwrap_or(line);
    let bracketed = inner.len() < line.len();
    let end = inner.find(['.', ')', ' ', '\n', '\\'])?;
    let (label, behind) = inner.split_at(end);
    let alike = |digits: &str| !label.is_empty() && label.chars().all(|c| digits.contains(c));
    let letter = label.len() == 1 && label.as_bytes()[0].is_ascii_alphabetic();
    let counts = letter
        || label == "#"
        || alike("ivxlcdm")
        || alike("IVXLCDM")
        || bracketed && alike("0123456789");
    let sign = behind.chars().next()?;
    let delimits = sign == ')' || sign == '.' && !bracketed;
    let rest = &behind[1..];
    let parted = if sign == '.' && letter && label.as_bytes()[0].is_ascii_uppercase() {
        rest.is_empty() || rest.starts_with(['\n', '\t']) || rest.starts_with("  ")
    } else {
        rest.is_empty() || rest.starts_with([' ', '\n', '\t'])
    };
    (counts && delimits && parted).then_some(line.len() - behind.len())
}

#[cfg(test)]
mod tests {
    fn check(leads_line: bool, cases: &[(&str, &str)]) {
        for (given, wanted) in cases {
            let mut out = (*given).to_owned();
            super::text(0, leads_line, &mut out);
            assert_eq!(out, *wanted);
        }
    }

    #[test]
    fn what_means_nothing_stays() {
        check(
            false,
            &[
                ("a@b.c @ada", "a@b.c \\@ada"),
                ("x^2", "x\\^2"),
                ("5 $ or $5", "5 $ or \\$5"),
                ("\\~ \\\\~", "\\~ \\\\\\~"),
                ("XII. The Flood", "XII. The Flood"),
            ],
        );
    }

    #[test]
    fn what_would_count_an_item_is_told_from_names_and_words() {
        check(
            true,
            &[
                ("XII. The Flood", "XII\\. The Flood"),
                ("a) bread", "a\\) bread"),
                ("(iv) so", "(iv\\) so"),
                ("(1862)", "(1862\\)"),
                ("#. so", "#\\. so"),
                ("L.", "L\\."),
                ("L.  so", "L\\.  so"),
                ("L. Roe", "L. Roe"),
                ("word. it", "word. it"),
                ("(see) it", "(see) it"),
                ("a.m. or p.m.", "a.m. or p.m."),
                ("1\\. so", "1\\. so"),
                ("I) $5", "I\\) \\$5"),
            ],
        );
    }
}
