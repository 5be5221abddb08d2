//! What looks like a day or a name of the title block, and is none: a day within a sentence, a street, a heading in capitals.

use super::Bench;
use super::dateline::has_dateline;
use crate::read::byline;
use crate::read::figures::are_digits;
use crate::read::line::Line;
use crate::read::words::Words;
use std::ops::Range;

/// Whether a sentence goes on around a line: "The plans may be seen from" / "2 April 2025" / "at the harbour office".
pub(super) fn is_cited(range: &Range<usize>, lines: &[Line<'_>]) -> bool {
    const FEWEST_WORDS: usize = 4;
    let above = range.start.checked_sub(1).map(|at| lines[at].text);
    let open = |above: &str| {
        above.ends_with(char::is_lowercase) && above.split(' ').nth(FEWEST_WORDS - 1).is_some()
    };
    let below = lines.get(range.end);
    let on = |below: &Line<'_>| {
        below.text.starts_with(char::is_lowercase) && !byline::is_led(below.text)
    };
    above.is_some_and(open) && below.is_some_and(on)
}

/// "HASEL, June 2 -- The harbour was shut on": where and when, and a sentence.
pub(super) fn is_datelined(own: &[Line<'_>]) -> bool {
    own[own.len() - 1].tail == b'.' && has_dateline(own[0].text)
}

/// Whether capitals stand by themselves, as others do that head parts of the text.
pub(super) fn heads_part(range: &Range<usize>, bench: &Bench<'_, '_>) -> bool {
    const FEWEST: usize = 2;
    let (line, below) = (&bench.lines[range.start], bench.lines.get(range.end));
    // A name stands there twice where the page has it over a picture, too.
    let again = || below.is_some_and(|below| below.text == line.text);
    line.is_shouted() && line.gap() > 0 && bench.evidence.capital_headings >= FEWEST && !again()
}

/// "Vereniging van Havenmeesters", "Harbour Assembly": a body that people form, wherever the word for it stands, and whatever is
/// put before that in one word: "Hafengesellschaft".
pub(super) fn is_body(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic());
    is_company(text) || words.any(|word| names_body(&word.to_lowercase()))
}

/// "The Harbour Foundation": the same where the word for it is the last.
pub(super) fn ends_as_body(text: &str) -> bool {
    let last = text.rsplit_once(' ').map(|(_, last)| last);
    is_company(text)
        || last.is_some_and(|word| names_body(&word.trim_end_matches(['.', ',']).to_lowercase()))
}

/// "株式会社港灣": what kind of company it is, before its name or behind it.
fn is_company(text: &str) -> bool {
    const KINDS: [&str; 5] = ["株式会社", "有限会社", "有限公司", "주식회사", "(주)"];
    let has = |kind: &&str| text.starts_with(*kind) || text.ends_with(*kind);
    !text.is_ascii() && KINDS.iter().any(has)
}

/// Whether a word in small letters says what people form.
fn names_body(word: &str) -> bool {
    static BODIES: Words = Words::of(
        "foundation consortium project inc corporation university institute association committee team laboratory \
         laboratories society department professionals school college academy center centre council agency company co \
         assembly parliament senate congress ministry republic commission facility headquarters \
         stichting verein verband asociación associazione associação fundación fondazione fondation fundação société sociedad \
         società sociedade académie academia akademie accademia universidad università université universidade ministerio ministère ministério ministero república \
         république repubblica comité comisión commissione comissão ayuntamiento parlamento parlement",
    );
    const ENDS: [&str; 6] = [
        "verein",
        "verband",
        "vereniging",
        "gesellschaft",
        "stiftung",
        "ministerium",
    ];
    BODIES.has(word) || ENDS.iter().any(|end| word.ends_with(end))
}

/// "Calle del Olmo, 17": a name, and the number of a house.
pub(super) fn is_street(text: &str) -> bool {
    let number = text.rsplit_once(", ").map(|(_, number)| number);
    number.is_some_and(are_digits)
}

/// Whether a line stands right above a text, and apart from what is over it: it heads that, if it is in capitals, or if the text
/// is wrapped.
pub(super) fn heads_text(line: &Line<'_>, below: &[Line<'_>]) -> bool {
    const NARROWEST: usize = 60;
    const WIDEST: usize = 100;
    let text = |below: &Line<'_>| below.gap() == 0 && below.width() >= NARROWEST;
    let wrapped = || {
        let [first, next, ..] = below else {
            return false;
        };
        first.width() <= WIDEST && next.gap() == 0 && next.text.starts_with(char::is_alphanumeric)
    };
    line.gap() > 0 && below.first().is_some_and(text) && (line.is_shouted() || wrapped())
}
