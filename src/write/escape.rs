//! The only escaping in the crate: one function a context, named for it.
//!
//! In comes text that may hold anything, out goes text that the format reads back as the same characters; hostile text stays
//! text. What no XML document may hold (control characters, noncharacters) is left out. This module knows nothing of trees.
//!
//! ```text
//! a < b & "c"   →  a &lt; b &amp; "c"            html_text
//!               →  a &lt; b &amp; &quot;c&quot;  html_attribute
//! 1. *so*       →  1\. \*so\*                    markdown::text at the start of a line
//! ```

pub(in crate::write) mod markdown;
mod pairs;
pub(in crate::write) mod pandoc;

use fearless_simd::{Level, dispatch};
use std::borrow::Cow;

/// Text between tags of HTML or XML.
pub(in crate::write) fn html_text(text: &str, out: &mut Vec<u8>) {
    if is_plain(text) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    let text = for_public(text);
    let bytes = text.as_bytes();
    let mut copied = 0;
    for at in memchr::memchr3_iter(b'&', b'<', b'>', bytes) {
        out.extend_from_slice(&bytes[copied..at]);
        out.extend_from_slice(match bytes[at] {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            _ => b"&gt;",
        });
        copied = at + 1;
    }
    out.extend_from_slice(&bytes[copied..]);
}

/// The value of an attribute of HTML or XML between double quotes; line ends become blanks.
pub(in crate::write) fn html_attribute(text: &str, out: &mut Vec<u8>) {
    if is_plain(text) && !text.contains('"') {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    let text = for_public(text);
    for &byte in text.as_bytes() {
        match byte {
            b'&' => out.extend_from_slice(b"&amp;"),
            b'<' => out.extend_from_slice(b"&lt;"),
            b'>' => out.extend_from_slice(b"&gt;"),
            b'"' => out.extend_from_slice(b"&quot;"),
            b'\n' | b'\t' => out.push(b' '),
            _ => out.push(byte),
        }
    }
}

/// Whether a text is its own form in HTML, between tags.
fn is_plain(text: &str) -> bool {
    is_free_of(text, |byte| {
        let bracket = (byte | 2) ^ b'>';
        bracket.min(byte ^ b'&').min(byte ^ 0x7F)
    })
}

/// Whether no byte of a text may begin what is left out, 0x7F aside, or is among some, from which this tells how far it is. One
/// pass without a branch tells it of many bytes at once.
fn is_free_of(text: &str, distance: impl Fn(u8) -> u8) -> bool {
    dispatch!(Level::new(), _ => are_free_of(text.as_bytes(), &distance))
}

// Only what is part of its caller is made of that one's instructions.
#[inline(always)]
fn are_free_of(bytes: &[u8], distance: &impl Fn(u8) -> u8) -> bool {
    const MANY: usize = 32;
    let (mut least, mut most) = ([u8::MAX; MANY], [0; MANY]);
    let mut meet = |bytes: &[u8; MANY]| {
        for (nth, &byte) in bytes.iter().enumerate() {
            least[nth] = distance(byte).min(byte ^ 0xC2).min(least[nth]);
            most[nth] = byte.wrapping_sub(FIRST).max(most[nth]);
        }
    };
    if let Some(last) = bytes.last_chunk() {
        // The last bytes overlap with those before, which costs less than a loop over an odd rest.
        bytes.as_chunks().0.iter().for_each(&mut meet);
        meet(last);
    } else {
        let mut padded = [b' '; MANY];
        padded[..bytes.len()].copy_from_slice(bytes);
        meet(&padded);
    }
    let most = most.into_iter().fold(0, u8::max);
    least.into_iter().fold(u8::MAX, u8::min) > 0 && most <= LAST - FIRST
}

/// The bytes between which none but 0x7F and 0xC2 begins what is left out.
const FIRST: u8 = 0x20;
const LAST: u8 = 0xED;

/// How far a byte is from those between two, which may lie at both ends of all; 0 for these.
const fn outside(byte: u8, first: u8, last: u8) -> u8 {
    byte.wrapping_sub(first)
        .saturating_sub(last.wrapping_sub(first))
}

/// A scalar of YAML, double-quoted: YAML 1.2 reads every JSON string.
pub(in crate::write) fn yaml_string(text: &str, out: &mut Vec<u8>) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let quoted = serde_json::to_string(without_forbidden(&text).as_ref());
    out.extend_from_slice(quoted.expect("a string has a JSON form").as_bytes());
}

/// JSON in an element of HTML: whatever its strings hold, none ends the element or opens a comment.
pub(in crate::write) fn json_in_html(value: &serde_json::Value, out: &mut Vec<u8>) {
    let json = serde_json::to_string(value).expect("a value has a JSON form");
    for c in for_public(&json).chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.extend_from_slice(format!("\\u{:04x}", u32::from(c)).as_bytes());
            }
            _ => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
}

/// A string of CSS, between double quotes.
pub(in crate::write) fn css_string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars().filter(|&c| !is_forbidden(c)) {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' | '\r' | '\t' => out.push(' '),
            // A style sheet stands inside HTML, where this would end it.
            '<' => out.push_str("\\3c "),
            _ => out.push(c),
        }
    }
    out.push('"');
}

/// The text as the public can read it: no characters of private use either (Charmod, C073).
fn for_public(text: &str) -> Cow<'_, str> {
    let is_private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}');
    if !is_suspicious(text) {
        return Cow::Borrowed(text);
    }
    let text = without_forbidden(text);
    if text.contains(is_private) {
        Cow::Owned(text.replace(is_private, ""))
    } else {
        text
    }
}

/// Whether a text may hold what is left out: controls, noncharacters, private use.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches it looks at many bytes at once"
)]
fn is_suspicious(text: &str) -> bool {
    let bytes = text.as_bytes();
    let led = bytes
        .iter()
        .fold(0, |found, &byte| found | u8::from(is_lead(byte)));
    // Chinese commas share a lead byte with some of them; the byte behind it tells them apart.
    let pairs = || bytes.iter().zip(&bytes[1..]);
    let found = || {
        pairs().fold(0, |found, (&byte, &next)| {
            let c1 = (byte == 0xC2) & (next < 0xA0);
            let beyond = (byte == 0xEF) & ((next <= 0xA3) | (next == 0xB7) | (next == 0xBF));
            let sure = is_lead(byte) & (byte != 0xC2) & (byte != 0xEF);
            found | u8::from(c1 | beyond | sure)
        })
    };
    led != 0 && (found() != 0 || bytes.last().is_some_and(|last| is_lead(*last)))
}

/// Whether a byte of UTF-8 may begin a control, a noncharacter or a character of private use.
fn is_lead(byte: u8) -> bool {
    lead(byte).min(byte ^ 0x7F) == 0
}

/// How far a byte is from those of them that are not 0x7F.
fn lead(byte: u8) -> u8 {
    outside(byte, 0xEE, 0x1F).min(byte ^ 0xC2)
}

/// The text without the characters that XML 1.0 (section 2.2) or HTML forbids; `\r` becomes `\n`, as parsers would have it.
pub(in crate::write) fn without_forbidden(text: &str) -> Cow<'_, str> {
    if !is_suspicious(text) || !text.chars().any(|c| c == '\r' || is_forbidden(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(permitted(text).collect())
}

/// The characters of the same, one after another.
pub(in crate::write) fn permitted(text: &str) -> impl Iterator<Item = char> {
    let kept = text.chars().filter(|&c| !is_forbidden(c));
    kept.map(|c| if c == '\r' { '\n' } else { c })
}

/// Controls (C0, DEL, C1) and noncharacters.
fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{FDD0}'..='\u{FDEF}' => true,
        _ => c.is_control() || u32::from(c) & 0xFFFE == 0xFFFE,
    }
}

/// A URL that may stand in a link, percent-encoded; `None` for what is none or leads to no place that a reader should go.
///
/// Schemes are those of [`Target::Url`](crate::document::Target::Url). User names in a host are refused: they serve deceit.
pub(in crate::write) fn url(text: &str) -> Option<String> {
    let (scheme, rest) = text.trim().split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let mut url = format!("{scheme}:");
    match scheme.as_str() {
        "http" | "https" | "ftp" => {
            let rest = rest.strip_prefix("//")?;
            let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
            if !is_host(host) {
                return None;
            }
            url.push_str("//");
            url.push_str(host);
            percent_encode(path, &mut url);
        }
        "mailto" => {
            let (name, host) = rest.split_once('@')?;
            if name.is_empty() || host.is_empty() {
                return None;
            }
            percent_encode(rest, &mut url);
        }
        _ => return None,
    }
    Some(url)
}

/// A domain name or an IPv4 address, with or without a port.
fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "0"));
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.len() <= 63
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let name = name.strip_suffix('.').unwrap_or(name);
    let last = name.rsplit('.').next().unwrap_or(name);
    let is_address = name.parse::<std::net::Ipv4Addr>().is_ok();
    let numeric = last.starts_with(|c: char| c.is_ascii_digit());
    port.parse::<u16>().is_ok()
        && name.len() <= 253
        && name.split('.').all(is_label)
        && (is_address || !numeric)
}

/// Everything but the characters that RFC 3986 lets stand in a path, query and fragment.
fn percent_encode(text: &str, url: &mut String) {
    let bytes = text.as_bytes();
    let mut in_fragment = false;
    for (at, &byte) in bytes.iter().enumerate() {
        let escape = |offset: usize| bytes.get(at + offset).is_some_and(u8::is_ascii_hexdigit);
        let stands = match byte {
            b'%' => escape(1) && escape(2),
            b'#' => !std::mem::replace(&mut in_fragment, true),
            b'-' | b'.' | b'_' | b'~' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+'
            | b',' | b';' | b'=' | b':' | b'@' | b'/' | b'?' => true,
            _ => byte.is_ascii_alphanumeric(),
        };
        if stands {
            url.push(char::from(byte));
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            url.push('%');
            url.push(char::from(HEX[usize::from(byte >> 4)]));
            url.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// A language tag that parsers take (BCP 47, by its shape), else `und`: undetermined.
pub(in crate::write) fn language_tag(tag: Option<&str>) -> &str {
    let is_tag = |tag: &&str| {
        let mut parts = tag.split('-');
        let primary = parts.next().unwrap_or_default();
        (2..=3).contains(&primary.len())
            && primary.bytes().all(|b| b.is_ascii_alphabetic())
            && parts.all(|part| {
                (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
            })
    };
    tag.filter(is_tag).unwrap_or("und")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes() {
        let mut out = Vec::new();
        html_text("a < b & \"c\" ]]> \u{7}\u{FFFE}\u{85}é，", &mut out);
        assert_eq!(
            String::from_utf8_lossy(&out),
            "a &lt; b &amp; \"c\" ]]&gt; é，"
        );
        out.clear();
        html_attribute("\"x\"\n<&", &mut out);
        assert_eq!(String::from_utf8_lossy(&out), "&quot;x&quot; &lt;&amp;");
    }

    #[test]
    fn urls() {
        let good = [
            (
                "HTTP://example.org/a b?q=<x>#y#z",
                "http://example.org/a%20b?q=%3Cx%3E#y%23z",
            ),
            ("https://example.org:8080", "https://example.org:8080"),
            ("https://192.0.2.1/%41%4", "https://192.0.2.1/%41%254"),
            ("mailto:ada@example.org", "mailto:ada@example.org"),
            ("ftp://müller.example/ü", "ftp://müller.example/%C3%BC"),
        ];
        for (given, wanted) in good {
            assert_eq!(url(given).as_deref(), Some(wanted));
        }
        let bad = [
            "javascript:alert(1)",
            "http://",
            "http:example.org",
            "https://good.example@bad.example/",
            "http://a..b/",
            "http://1.2.3.999/",
            "http://a b/",
            "mailto:",
            "data:text/html,x",
            "//example.org",
        ];
        for given in bad {
            assert_eq!(url(given), None, "{given}");
        }
    }

    #[test]
    fn language_tags() {
        assert_eq!(language_tag(Some("zh-Hant")), "zh-Hant");
        assert_eq!(language_tag(Some("en\"><script>")), "und");
        assert_eq!(language_tag(None), "und");
    }
}
