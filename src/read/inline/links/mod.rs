//! What leads out of the text: addresses of pages and of mail, and what names a publication.

mod references;

use crate::read::join::joins_without_blank;
use crate::read::line::is_wide;
use crate::read::signs::Signs;
use linkify::{LinkFinder, LinkKind};
use references::references;
use std::ops::Range;

/// A link of a text.
pub(super) struct Found {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// Where it leads.
    pub(super) url: String,
}

/// The links of a text, in order.
pub(super) fn links(text: &str, signs: Signs) -> Vec<Found> {
    let mut links = addresses(text, signs);
    if signs.has(Signs::DIGIT) {
        let addresses = links.len();
        references(text, &mut links);
        if addresses > 0 && links.len() > addresses {
            // An address may have a reference in it: it begins first, or nowhere else, and stays.
            links.sort_by_key(|link| link.range.start);
            links.dedup_by(|link, before| link.range.start < before.range.end);
        }
    }
    links
}

fn addresses(text: &str, signs: Signs) -> Vec<Found> {
    let bytes = text.as_bytes();
    let schemed = signs.has(Signs::COLON)
        && memchr::memchr_iter(b':', bytes).any(|at| bytes[at..].starts_with(b"://"));
    let addressed = || signs.has(Signs::MARK) && memchr::memchr(b'@', bytes).is_some();
    if !schemed && !addressed() {
        return Vec::new();
    }
    let found = LinkFinder::new();
    let links = found.links(text).filter_map(|link| {
        let (shown, range) = (link.as_str(), link.start()..link.end());
        if *link.kind() == LinkKind::Email {
            let address = shown.strip_prefix("mailto:").unwrap_or(shown);
            let url = format!("mailto:{address}");
            return Some(Found { range, url });
        }
        let range = range.start..range.start + within_script(shown);
        let shown = &text[range.clone()];
        let leads = ["http://", "https://", "ftp://"].iter().any(|scheme| {
            let head = shown.get(..scheme.len());
            shown.len() > scheme.len() && head.is_some_and(|head| head.eq_ignore_ascii_case(scheme))
        });
        leads.then(|| broken(text, range.start).unwrap_or_else(|| whole(text, range)))
    });
    links.collect()
}

/// Where an address ends that words of a script without blanks follow at once: at their punctuation, or where their letters go on
/// from those of the address. Paths have such letters, too, behind a sign of their own; but none begins with a particle.
fn within_script(shown: &str) -> usize {
    let signed = |before: &str| before.ends_with(['/', '=', '_', '#', '?', '-', '&']);
    let mut chars = shown.char_indices();
    let ends = chars.find(|(at, c)| {
        let (before, value) = (&shown[..*at], u32::from(*c));
        let is_hangul = (0xac00..=0xd7a3).contains(&value);
        let wide = joins_without_blank(*c) || is_hangul;
        let of_path = before.chars().next_back().is_some_and(is_wide) || signed(before);
        let is_kana = (0x3041..=0x3096).contains(&value) && signed(before);
        matches!(value, 0x3000..=0x303f | 0xff01..=0xff0f | 0xff1a..=0xff20 | 0xff3b..=0xff65)
            || wide && (!of_path || is_kana)
    });
    ends.map_or(shown.len(), |(at, _)| at)
}

fn whole(text: &str, range: Range<usize>) -> Found {
    Found {
        url: text[range.clone()].to_owned(),
        range,
    }
}

/// A URL alone in brackets that its line was too short for, put together again: line ends within it mean nothing. In round ones
/// there may be words behind it, so it must be cut where URLs are, and go on as no word does.
fn broken(text: &str, start: usize) -> Option<Found> {
    const LONGEST: usize = 400;
    const MOST_ENDS: usize = 3;
    let rest = &text[start..crate::source::floor_boundary(text, start + LONGEST)];
    if text[..start].ends_with('(') {
        let inner = &rest[..rest.find(')')?];
        let (before, behind) = inner.split_once(' ')?;
        let joined = |sign: char| behind.contains(sign);
        let goes_on = before.ends_with(['/', '-', '_', '=']) && "-/_=".chars().any(joined);
        let whole = behind
            .bytes()
            .all(|b| b.is_ascii_graphic() && b != b',' && b != b';');
        return (goes_on && whole).then(|| Found {
            url: inner.replace(' ', ""),
            range: start..start + inner.len(),
        });
    }
    if !text[..start].ends_with(['<', ':']) {
        return None;
    }
    let range = start..start + rest.find('>')?;
    let inner = &text[range.clone()];
    let opened = text[..start].trim_end_matches("URL:").ends_with('<');
    if !opened || !inner.contains(' ') || inner.contains('<') {
        return None;
    }
    let joins = |at: usize| {
        let (before, behind) = (&inner[..at], &inner[at + 1..]);
        let piece = behind.split(' ').next().unwrap_or_default();
        // Where addresses are broken; else a word behind one must look like a part of it.
        let sign = |c: char| "/-?&=_.%#+~".contains(c);
        before.ends_with(sign) || behind.starts_with(sign) || piece.contains(['/', '=', '%', '_'])
    };
    let ends = || inner.match_indices(' ').map(|(at, _)| at);
    (ends().count() <= MOST_ENDS && ends().all(joins)).then(|| Found {
        url: inner.replace(' ', ""),
        range,
    })
}
