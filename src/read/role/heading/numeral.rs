//! Numbers and letters that stand alone, and count from one heading to the next.

use super::{Style, plain_style};
use crate::read::marker;
use crate::read::role::{Role, Score, View};

/// "IV", "XII.", "217.", "B": a number or a letter alone between blank lines, as others are.
pub(in crate::read::role) fn numeral(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 3;
    /// Years and figures of tables stand alone, too.
    const FEWEST_NUMBERS: usize = 5;
    let [line] = view.own() else { return None };
    let evidence = view.evidence;
    let numbered = evidence.numbers >= FEWEST_NUMBERS && number_of(line.text).is_some();
    let counted = numbered
        || evidence.numerals >= FEWEST && numeral_of(line.text).is_some()
        || evidence.letters >= FEWEST && matches!(line.text.as_bytes(), [b'A'..=b'Z']);
    let alone = (line.gap > 0 || view.range.start == 0)
        && (view.gap_below() > 0 || view.profile.wrap.is_none())
        && view.below().is_some();
    let style = if numbered {
        Style::Capitals
    } else {
        plain_style(view)
    };
    (counted && alone).then_some((Role::Heading(style), 73))
}

/// The value of a line that is a number and nothing else.
pub(in crate::read) fn number_alone(text: &str) -> Option<u32> {
    numeral_of(text).or_else(|| number_of(text))
}

/// The value of a line that is a Roman number in capitals and nothing else.
pub(in crate::read::role) fn numeral_of(text: &str) -> Option<u32> {
    const LONGEST: usize = 8;
    let text = undashed(text);
    if text.len() > LONGEST {
        return None;
    }
    let number = text.trim_end_matches('.');
    number
        .bytes()
        .all(|b| b.is_ascii_uppercase())
        .then(|| marker::roman(number))
        .flatten()
}

/// A text without the dashes that stand at both sides of it: `— IV —`.
fn undashed(text: &str) -> &str {
    const DASHES: [&str; 4] = ["— ", "– ", "-- ", "- "];
    if text.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return text;
    }
    let dashed = DASHES.iter().find_map(|dash| {
        let inside = text.strip_prefix(dash)?.strip_suffix(dash.trim_end())?;
        inside.strip_suffix(' ')
    });
    dashed.unwrap_or(text)
}

/// The value of a line that is a number and its full stop; without one, it may be a page's.
pub(in crate::read::role) fn number_of(text: &str) -> Option<u32> {
    const LONGEST: usize = 4;
    let number = text.strip_suffix('.')?;
    let plain = number.len() <= LONGEST && number.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| number.parse().ok()).flatten()
}
