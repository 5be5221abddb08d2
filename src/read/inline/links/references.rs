//! What names a publication by its number: `doi:10.1000/182`, `RFC 1951, section 3.2`.

use super::Found;
use std::fmt::Write;

/// Adds the references of a text.
pub(super) fn references(text: &str, links: &mut Vec<Found>) {
    let bytes = text.as_bytes();
    // The point of `10.` and the middle of `RFC`.
    let found = memchr::memchr2_iter(b'.', b'F', bytes).filter_map(|at| match bytes[at] {
        b'.' => bytes[..at].ends_with(b"10").then(|| doi(text, at - 2))?,
        _ if bytes[..at].ends_with(b"R") && bytes[at..].starts_with(b"FC") => rfc(text, at - 1),
        _ => None,
    });
    links.extend(found);
}

/// The name of a digital object whose registrant begins here: `10.`, four digits or more, a stroke, and what the registrant
/// likes.
fn doi(text: &str, at: usize) -> Option<Found> {
    let head = &text[..at];
    if head.ends_with(|c: char| c.is_alphanumeric() || "./-_$€£".contains(c)) && !is_resolver(head)
    {
        return None;
    }
    let rest = &text[at + "10.".len()..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let suffix = rest[digits..].strip_prefix('/')?;
    if !(4..=9).contains(&digits) {
        return None;
    }
    let end = suffix.find(|c: char| c.is_whitespace() || c.is_control() || "<>\"“”«»".contains(c));
    let suffix = trimmed(&suffix[..end.unwrap_or(suffix.len())]);
    let announced = || {
        let label = head.trim_end_matches([' ', ':', '\u{a0}']);
        let label = label.get(label.len().saturating_sub(3)..);
        label.is_some_and(|label| label.eq_ignore_ascii_case("doi")) || is_resolver(head)
    };
    // A measure has no such words behind its stroke.
    let sure = || suffix.len() >= 3 && suffix.contains(|c: char| c.is_ascii_alphabetic());
    if suffix.is_empty() || !(sure() || announced()) {
        return None;
    }
    let range = at..at + "10.".len() + digits + 1 + suffix.len();
    let mut url = "https://doi.org/".to_owned();
    for c in text[range.clone()].chars() {
        // What would end a path, or the address.
        if "%?#[]{}|\\^`".contains(c) {
            // No string runs out of room.
            let _ = write!(url, "%{:02X}", u32::from(c));
        } else {
            url.push(c);
        }
    }
    Some(Found { range, url })
}

/// Whether a text ends in the address of the resolver, without which there is no scheme.
fn is_resolver(head: &str) -> bool {
    head.ends_with("doi.org/")
}

/// Less what belongs to the sentence around it.
fn trimmed(mut suffix: &str) -> &str {
    loop {
        let unopened = |open, close| {
            suffix.ends_with(close) && suffix.matches(open).count() < suffix.matches(close).count()
        };
        let ends = suffix.ends_with(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_', '`']);
        if !ends && !unopened('(', ')') && !unopened('[', ']') && !unopened('{', '}') {
            return suffix;
        }
        let mut chars = suffix.chars();
        chars.next_back();
        suffix = chars.as_str();
    }
}

/// A Request for Comments: its number has three digits and more here, for the sake of what others count by the same letters.
fn rfc(text: &str, at: usize) -> Option<Found> {
    const DIGITS: std::ops::RangeInclusive<usize> = 3..=5;
    if text[..at].ends_with(|c: char| c.is_alphanumeric() || "./-_#@".contains(c)) {
        return None;
    }
    let rest = &text[at + "RFC".len()..];
    let number = rest.trim_start_matches([' ', '-', '\u{a0}']);
    if rest.len() - number.len() > '\u{a0}'.len_utf8() {
        return None;
    }
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let (number, behind) = number.split_at(digits);
    if !DIGITS.contains(&digits) || number.starts_with('0') || goes_on(behind) {
        return None;
    }
    let url = format!("https://www.rfc-editor.org/rfc/rfc{number}");
    let (url, behind) = match section(behind) {
        Some((section, behind)) => (format!("{url}#section-{section}"), behind),
        None => (url, behind),
    };
    let range = at..text.len() - behind.len();
    Some(Found { range, url })
}

/// Whether a number is a part of something longer: `RFC822.txt`, `RFC 1951.2`, `RFC 2024-01`.
fn goes_on(behind: &str) -> bool {
    let mut chars = behind.chars();
    let (sign, next) = (chars.next(), chars.next());
    match sign {
        Some('.' | ',') => next.is_some_and(char::is_alphanumeric),
        Some('-' | '/' | ':') => next.is_some_and(|c| c.is_ascii_digit()),
        Some('_') => true,
        Some(c) => c.is_alphanumeric(),
        None => false,
    }
}

/// The number in `, section 3.2`, and what stands behind it.
fn section(behind: &str) -> Option<(&str, &str)> {
    let rest = behind.strip_prefix(',').unwrap_or(behind);
    let rest = rest.strip_prefix(' ')?;
    let named = ["section ", "Section ", "sec. ", "§ ", "§"];
    let rest = named.iter().find_map(|name| rest.strip_prefix(*name))?;
    let len = rest
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b'.');
    let number = rest[..len.count()].trim_end_matches('.');
    let behind = &rest[number.len()..];
    (number.starts_with(|c: char| c.is_ascii_digit()) && !number.contains("..") && !goes_on(behind))
        .then_some((number, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn led(text: &str) -> Vec<(&str, String)> {
        let mut links = Vec::new();
        references(text, &mut links);
        let shown = links.into_iter().map(|link| (&text[link.range], link.url));
        shown.collect()
    }

    #[test]
    fn names_of_publications() {
        for (text, shown, url) in [
            (
                "see doi:10.1000/182.",
                "10.1000/182",
                "https://doi.org/10.1000/182",
            ),
            (
                "(DOI 10.5555/a(b)c)",
                "10.5555/a(b)c",
                "https://doi.org/10.5555/a(b)c",
            ),
            (
                "at 10.5555/tide-9, and",
                "10.5555/tide-9",
                "https://doi.org/10.5555/tide-9",
            ),
            (
                "dx.doi.org/10.5555/7",
                "10.5555/7",
                "https://doi.org/10.5555/7",
            ),
            (
                "doi:10.5555/a#b",
                "10.5555/a#b",
                "https://doi.org/10.5555/a%23b",
            ),
            (
                "by RFC 1951.",
                "RFC 1951",
                "https://www.rfc-editor.org/rfc/rfc1951",
            ),
            (
                "by [RFC1951]",
                "RFC1951",
                "https://www.rfc-editor.org/rfc/rfc1951",
            ),
            (
                "RFC-1951-style",
                "RFC-1951",
                "https://www.rfc-editor.org/rfc/rfc1951",
            ),
            (
                "RFC 1951, section 3.2. So",
                "RFC 1951, section 3.2",
                "https://www.rfc-editor.org/rfc/rfc1951#section-3.2",
            ),
        ] {
            assert_eq!(led(text), [(shown, url.to_owned())], "{text}");
        }
    }

    #[test]
    fn numbers_that_name_none() {
        for text in [
            "version 10.1234",
            "10.0.0.0/24 and 10.1234/5",
            "$10.5000/share",
            "110.1234/abc",
            "doi: 10.12/abc",
            "doi:10.1234/",
            "RFC822.txt and RFC5322.From",
            "RFC 12 of our own",
            "RFC 2024-01",
            "RFC 10,000",
            "RFCs 2679",
            "an RFC of 1951",
            "MYRFC 1951",
            "draft/RFC1951",
        ] {
            assert_eq!(led(text), [], "{text}");
        }
    }
}
