//! Prose that nobody could take for anything else: most of most texts, and spared all other rules.

use super::{CERTAIN, Role, Score, View, contents, heading, program};
use crate::read::case::is_lower;
use crate::read::entry::is_glossed;
use crate::read::group::Facts;
use crate::read::line::Line;
use crate::read::profile::Profile;
use crate::read::signs::Signs;

/// The name of the rule.
pub(super) const PLAIN: &str = "paragraph-plain";

/// Full lines at the left edge of the text, or a line that is a sentence: written in small letters and without a sign of
/// code, columns or lists.
pub(super) fn certain(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let alone = own.len() == 1;
    if view.signs.has(Signs::CODE | Signs::GUTTER)
        || view.contents.is_open()
        || view.is_in_patch()
        || heading::is_set_apart(view)
        || program::is_declaration(own)
    {
        return None;
    }
    let certain = match view.profile.wrap {
        _ if alone && is_said(view) => true,
        _ if !opens(view) => false,
        Some(wrap) => wrapped(own, &view.facts, wrap, view.profile),
        // No heading is a sentence of so many columns with its full stop.
        None => {
            alone
                && (own[0].width() > LONGEST_HEADING
                    || own[0].width() > LONGEST_LABEL && own[0].text.ends_with(['.', '”', '"']))
        }
    };
    let named = || {
        view.contents.has_topic(own[0].text)
            || own[0].gap() > 1 && view.gap_below() > 0 && view.contents.has(own[0].text)
            || contents::is_behind_number(view)
            || heading::is_asked(view)
            || heading::stopped(view).is_some()
            || heading::titled(view).is_some()
            || heading::below_numeral(view).is_some()
            || own[0].width() <= WIDEST_NAMED
                && own[0].head[0].is_ascii_uppercase()
                && heading::known(view).is_some()
            || view.signs.has(Signs::COLON) && heading::counted(view).is_some()
    };
    (certain && !view.is_marked() && !(alone && named())).then_some((Role::Paragraph, CERTAIN))
}

/// Whether none of the rules that are asked before this one can have anything to say of these lines, and this one is certain:
/// most lines of most texts, told at a fraction of what it costs to ask.
pub(super) fn undisputed(view: &View<'_, '_>) -> bool {
    let own = view.own();
    // Prose is level below its first line, but for stray blanks, so that its second tells of the last.
    let below = usize::from(own.len() > 1);
    let level = own[below].indent() <= below;
    // Two lines are no verse, and what opens as prose is no line of chords.
    let flows = own.len() <= 2 || view.facts.has_lowers();
    // Terms stand in brackets, or are set off by a colon and blanks.
    let hangs =
        || own[0].head[0] == b'[' || view.signs.has(Signs::COLON) && view.signs.has(Signs::RUN);
    level
        && flows
        && !hangs()
        && !view.is_drawn_above()
        && !is_glossed(&own[0])
        && certain(view).is_some()
}

/// Whether lines hold nothing that parts them.
pub(super) fn is_whole(own: &[Line<'_>], facts: &Facts) -> bool {
    let [first, middle @ .., last] = own else {
        return true;
    };
    let below = || middle.iter().all(is_plain) && is_worded(last);
    !facts.signs.has(PARTING) && is_plain(first) && (facts.is_worded() || below())
}

/// Signs of code and of columns, which part groups.
const PARTING: Signs = Signs::CODE.and(Signs::GUTTER);

/// Whether a line holds nothing that parts a group: no sign but those of prose, or none where it would tell. A colon announces at
/// the end of a line.
fn is_plain(line: &Line<'_>) -> bool {
    line.tail != b':' && is_worded(line)
}

/// The same of the last line, which announces what stands in another group.
fn is_worded(line: &Line<'_>) -> bool {
    // Notes begin with a mark, which no word and no speech does, whether it is stressed or not. What leads a line nobody could
    // foresee, and it is all the same.
    let stressed = (line.head[0] == b'_') & line.head[1].is_ascii_alphabetic();
    let worded = line.head[0].is_ascii_alphanumeric() | line.quoted() | stressed;
    // Strokes and daggers share their first byte with quotation marks and dashes, which part nothing.
    let drawn = || {
        line.head[0] == 0xe2
            && match line.text.as_bytes() {
                [0xe2, 0x80, third, ..] => !(0x90..0xa0).contains(third),
                [first, ..] => *first == 0xe2,
                [] => false,
            }
    };
    line.signs.has(Signs::SMALL)
        && !line.signs.has(PARTING)
        && (worded || !line.signs.has(Signs::MARK | Signs::COLON) && !drawn())
}

/// Whether a line is what somebody says in their turn: a whole sentence behind their name.
fn is_said(view: &View<'_, '_>) -> bool {
    let [line] = view.own() else { return false };
    view.is_turn(line.text)
        && ends_plainly(line)
        && (view.profile.wrap.is_none() || line.indent() == view.profile.base)
        && !view.contents.has(line.text)
}

/// No label or headline that ends with a full stop is longer, in columns.
const LONGEST_LABEL: usize = 72;

/// No heading that is known by its words is wider, in columns.
const WIDEST_NAMED: usize = 32;

/// No heading is longer, in columns.
const LONGEST_HEADING: usize = 240;

fn wrapped(own: &[Line<'_>], facts: &Facts, wrap: usize, profile: &Profile) -> bool {
    /// A sentence of fewer columns may be a label.
    const SHORTEST_SENTENCE: usize = 24;
    let base = profile.base;
    let last = &own[own.len() - 1];
    let announces = || {
        let text = last.text.strip_suffix(':');
        text.is_some_and(|text| text.ends_with(char::is_alphanumeric))
    };
    let ends = || ends_plainly(last) || own.len() > 1 && last.tail == b':' && announces();
    // A line this far from the edge did not end early, whatever word comes next.
    let fullest = wrap - wrap / 8;
    match own {
        // A full stop or a comma ends no heading, at any width.
        [line] => {
            let whole = line.width() >= SHORTEST_SENTENCE || matches!(line.tail, b'.' | b',');
            let stopped = ends() && (whole || is_spoken(line.text) && line.signs.has(Signs::SMALL));
            line.indent() == base && (stopped || line.width() > LONGEST_HEADING)
        }
        [head, second, ..] => {
            // One paragraph: the first line may stand in a little, the others stand at the edge.
            let set_in = (base..base + 8).contains(&head.indent());
            let indented = head.indent() > base;
            set_in
                && facts.is_level()
                && second.indent().abs_diff(base) <= 1
                && (facts.shortest >= fullest || flows(own, wrap, profile))
                && (own.len() > 3 || ends())
                && !(indented && own.len() == 2)
        }
        [] => false,
    }
}

/// Whether lines of very different lengths are of one paragraph: too wide for verse and addresses, and none of them ends
/// early before a line that looks like a beginning.
fn flows(own: &[Line<'_>], wrap: usize, profile: &Profile) -> bool {
    const FEWEST: usize = 3;
    let (_, full) = own.split_last().expect("a chunk has a line");
    own.len() >= FEWEST
        && full.iter().all(|line| line.edge() * 4 >= wrap * 3)
        && full.iter().any(|line| line.width() * 10 > wrap * 9)
        && own
            .windows(2)
            .all(|pair| !profile.breaks_early(&pair[0], &pair[1]) || is_lower(pair[1].text))
}

/// Whether a text begins as a sentence or speech does: with a word, and a small one behind it.
fn opens(view: &View<'_, '_>) -> bool {
    let own = view.own();
    let worded = (own.len() > 3) & own[0].head[0].is_ascii_alphanumeric();
    if worded | (own.len() > 1) & own[0].speaks() {
        return own[0].signs.has(Signs::SMALL);
    }
    let mut bytes = own[0].text.as_bytes();
    let spoken = opening_quote(bytes) > 0;
    while let mark @ 1.. = opening_quote(bytes) {
        bytes = &bytes[mark..];
    }
    bytes = bytes.strip_prefix(b"_").unwrap_or(bytes);
    if own.len() > 3 || spoken && own.len() > 1 {
        // So many full lines are no heading, whatever words they begin with.
        return own[0].signs.has(Signs::SMALL)
            && bytes
                .first()
                .is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0x80);
    }
    // A line of its own with names in it may be a headline, and two below a chapter's number its title.
    let headed = || view.is_below_heading();
    let names = if own.len() > 1 && !headed() {
        MOST_NAMES
    } else {
        0
    };
    let goes_on = names_and_small(bytes, names);
    // "Mr. Roe"
    let titled = || {
        let first = memchr::memchr(b' ', bytes).unwrap_or(bytes.len());
        matches!(bytes[..first], [b'A'..=b'Z', .., b'a'..=b'z', b'.'])
            && first <= LONGEST_TITLE
            && (own.len() > 1 && own[0].signs.has(Signs::SMALL)
                || bytes
                    .get(first + 1..)
                    .is_some_and(|behind| names_and_small(behind, 0)))
    };
    goes_on
        || titled()
        || spoken
            && ends_plainly(&own[own.len() - 1])
            && own[own.len() - 1].text.ends_with(['"', '”', '.', ','])
}

/// Whether a text begins with a word in small letters, its first aside, and a small one behind it; names may stand between
/// them: "Lady Catherine seemed", "But Elizabeth, who".
fn names_and_small(mut rest: &[u8], most_names: usize) -> bool {
    for nth in 0..=most_names {
        let end = memchr::memchr(b' ', rest).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        let worded = match word {
            [first, letters @ ..] => {
                let small =
                    |b: &u8| b.is_ascii_lowercase() || matches!(b, b'\'' | b',' | b'-' | 0x80..);
                (first.is_ascii_uppercase() || nth == 0 && first.is_ascii_lowercase())
                    && letters.iter().all(small)
            }
            [] => false,
        };
        let [_, next @ ..] = behind else { return false };
        if !worded {
            return false;
        }
        if next.first().is_some_and(u8::is_ascii_lowercase) {
            return true;
        }
        rest = next;
    }
    false
}

/// So many names may begin a sentence, behind its first word.
const MOST_NAMES: usize = 2;

/// "Messrs.", in bytes.
const LONGEST_TITLE: usize = 7;

/// Whether a text begins as speech does.
fn is_spoken(text: &str) -> bool {
    opening_quote(text.as_bytes()) > 0
}

/// The bytes of the quotation mark that opens a text: `"`, `“`, `‘`, `«` or `'`.
fn opening_quote(text: &[u8]) -> usize {
    match text {
        [b'"' | b'\'', ..] => 1,
        [0xe2, 0x80, 0x98 | 0x9c, ..] => 3,
        [0xc2, 0xab, ..] => 2,
        _ => 0,
    }
}

/// Whether a line ends as a sentence of prose or speech does.
fn ends_plainly(line: &Line<'_>) -> bool {
    match line.tail {
        b'.' | b',' | b'!' | b'?' => return true,
        last if last.is_ascii_alphanumeric() => return false,
        _ => {}
    }
    if line.falls_silent() {
        return true;
    }
    let text = line.text;
    let text = text.trim_end_matches(['"', '\'', ')', '”', '’', '»']);
    matches!(text.as_bytes().last(), Some(b'.' | b',' | b'!' | b'?')) || text.ends_with('…')
}
