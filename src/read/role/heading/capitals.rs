//! Headings in capitals, and what else is written so: initials, labels, numbers of parts, the end.

use super::plain::is_centred;
use super::{
    Style, credit, ends_above, is_set_apart, leads_prose, lookalike, parts_cast, plain_style, site,
};
use crate::document::FrontPart;
use crate::read::byline;
use crate::read::case::is_upper;
use crate::read::date;
use crate::read::line::{Line, last_mark};
use crate::read::role::control::is_counted;
use crate::read::role::{Role, Score, View, contents, normalised};
use crate::read::signs::Signs;

/// ALL CAPITALS between blank lines, or above the text that it leads.
pub(in crate::read::role) fn capitals(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    if !is_upper(own[0].text)
        || own.len() > 4
        || own
            .iter()
            .any(|line| !is_upper(line.text) && !is_continued(line.text))
    {
        return None;
    }
    let letters = own
        .iter()
        .map(|line| line.text.chars().filter(|c| c.is_alphabetic()).count())
        .sum::<usize>();
    let words = own[0]
        .text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .count();
    // In a script without capitals, a name in Latin letters shouts nothing.
    let foreign = own[0].signs.has(Signs::EAST)
        && own[0].text.chars().filter(char::is_ascii_uppercase).count() * 2 < letters;
    let quoted = own[0].text.starts_with(['"', '“', '\'', '‘'])
        && !is_set_apart(view)
        && !is_quoted_kicker(view);
    let speech = quoted
        || closes_speech(own)
        || own[0].text.starts_with(['(', '[', '<', '-', '—'])
        || match last_mark(view.last().text) {
            Some('!') => !is_called_title(view),
            mark => matches!(mark, Some(',' | ';' | '-' | '—')),
        };
    let alone = own[0].gap() > 0
        || view.range.start == 0
        || matches!(view.role_above(), Some(Role::Heading(_)));
    let leads = view.below().is_some()
        && (view.gap_below() > 0
            || names_division(view)
            || view
                .profile
                .wrap
                .is_none_or(|wrap| view.last().edge() + 20 < wrap));
    if letters < 3
        || speech
        || foreign
        || !alone
        || !leads
        || view.width() > 240
        || view.is_turn(own[0].text)
        || view.is_cue()
        || signs_heading(view)
        || lookalike::signs_verse(view)
        || signs_preface(view)
        || signs_paragraph(view)
        || parts_cast(view)
        || view.is_announced()
        || ends_above(view) && !leads_prose(view)
        || is_all_of_section(view)
        || own.len() == 1 && own[0].text.contains("        ")
        || is_said(view)
    {
        return None;
    }
    let initials = words <= 4 && is_initials(own[0].text);
    if is_among_words(view) {
        return None;
    }
    if contents::is_head(&own[0])
        || words <= 2 && last_mark(view.last().text) == Some('?')
        || is_end(own[0].text)
        || is_item(view)
        || own.len() == 1
            && (site::is_button(own[0].text)
                || site::is_invitation(own[0].text)
                || credit::is_desk(own[0].text)
                || credit::is_of_picture(own[0].text)
                || is_counted(own[0].text))
        || lookalike::is_alphabet(own[0].text)
        || lookalike::signs_off(view)
        || initials
        || holds(view)
        || is_listed(view)
        || heads_columns(view)
        || contents::is_row(view)
        || lookalike::is_recorded(view)
        || lookalike::is_issue(own[0].text)
        || lookalike::serves_title(view)
        || lookalike::is_cut_off(view.last().text)
    {
        return None;
    }
    // "SENDER:" is a label, "XR2015" and "XR, 2015" are, too; where headings are underlined, capitals are no headings.
    let dated = || view.evidence.dated >= FEWEST_DATED && is_dated(&own[0]);
    let numbered = letters < 5 && own[0].signs.has(Signs::DIGIT) && !dated();
    let label = own[0].text.ends_with(':') || numbered || is_coded(own[0].text);
    if words == 1 && label || view.underlines() {
        return None;
    }
    if signs_above_place(view) && !names_division(view) || names_author(view) {
        return None;
    }
    // One short word is an acronym as soon as it is a heading; the text must do it more than once.
    let repeated = view.evidence.capital_headings >= FEWEST;
    let score = match (words >= 2 || letters >= 5, repeated) {
        (true, true) => 76,
        (true, false) => 64,
        (false, true) => 58,
        (false, false) => return None,
    };
    let deep = own[0].indent() > view.profile.base + 24 && !is_centred(view);
    (!deep).then_some((Role::Heading(plain_style(view)), score))
}

/// How many headings in capitals make it likely that others are meant as such.
const FEWEST: usize = 2;

/// "‘NAÏVE AND TRUSTING’": what somebody said, over a part of an article whose other parts are headed in capitals as well.
fn is_quoted_kicker(view: &View<'_, '_>) -> bool {
    let whole = || view.first().text.ends_with(['"', '”', '\'', '’']);
    view.profile.wrap.is_none()
        && view.evidence.capital_headings >= FEWEST
        && view.own().len() == 1
        && whole()
}

/// "GOOD-BYE, OLD FERRY!", below a rule or set apart as chapters are: where titles stand in capitals, one may call out.
fn is_called_title(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 4;
    let ruled = || view.role_above() == Some(Role::Break) && view.gap_below() > 0;
    view.evidence.capital_headings >= FEWEST
        && view.own().len() == 1
        && view.first().text.contains(' ')
        && (ruled() || is_set_apart(view))
}

/// Whether lines are right below a division's name and number, and what stands below them in brackets is over soon:
/// "CHAPTER II" / "THE HARBOUR" / "(1745)".
fn names_division(view: &View<'_, '_>) -> bool {
    let divided = matches!(
        view.role_above(),
        Some(Role::Heading(Style::Part | Style::Chapter))
    );
    let aside = |line: &Line<'_>| line.text.starts_with('(') && line.text.ends_with(')');
    let next = view.lines.get(view.range.end + 1);
    divided
        && view.first().gap() == 0
        && view.below().is_some_and(aside)
        && next.is_none_or(|next| next.gap() > 0)
}

/// Whether a name with a full stop stands near the sentence above and far from what is below: who wrote the preface.
fn signs_preface(view: &View<'_, '_>) -> bool {
    const FAR: usize = 3;
    let (above, below) = (view.first().gap(), view.gap_below());
    let far = |gap: usize| (FAR..usize::MAX).contains(&gap);
    // What the author is may stand below the name.
    let next = view.lines.get(view.range.end + 1);
    let office =
        || below == 1 && (1..=2).contains(&above) && next.is_some_and(|next| far(next.gap()));
    (above == 1 && far(below) || office())
        && view.role_above() == Some(Role::Paragraph)
        && is_signed(view)
}

/// Whether a name with a full stop stands as near to the paragraph above as paragraphs to each other, and headings stand farther
/// from theirs: whose advice it is. So does what somebody is called, "A FERRYMAN.", right above the rule below a letter.
fn signs_paragraph(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 4;
    /// Where so many close letters over rules, others do without.
    const FEWEST_CLOSING: usize = 4;
    let (all, apart) = (view.evidence.capital_headings, view.evidence.capitals_apart);
    let habit = apart >= FEWEST && (all - apart) * 3 <= apart;
    let line = view.first();
    let closes = || {
        closes_letter(line, view.below())
            || view.evidence.closing >= FEWEST_CLOSING && is_signature(line)
    };
    // A letter may end in what it quotes.
    let above = view.role_above();
    let quoted = matches!(above, Some(Role::Quote | Role::Verse));
    line.gap() == 1
        && (quoted && closes()
            || above == Some(Role::Paragraph) && (closes() || habit && is_signed(view)))
}

/// Whether a few words in capitals, with a full stop, stand right above a rule.
pub(in crate::read::role) fn closes_letter(line: &Line<'_>, below: Option<&Line<'_>>) -> bool {
    let ruled = |below: &Line<'_>| below.gap() == 1 && below.is_symbols();
    line.tail == b'.' && below.is_some_and(ruled) && is_signature(line)
}

fn is_signature(line: &Line<'_>) -> bool {
    const MOST_WORDS: usize = 5;
    line.tail == b'.'
        && line.gap() == 1
        && line.is_shouted()
        && line.text.split(' ').count() <= MOST_WORDS
}

/// "ADA ROE.»": who signs a letter that is quoted, at its end.
fn closes_speech(own: &[Line<'_>]) -> bool {
    let opens = |line: &Line<'_>| line.text.contains(['“', '«', '„']);
    let closed = |line: &Line<'_>| line.text.ends_with(['”', '»']);
    own.last().is_some_and(closed) && !own.iter().any(opens)
}

/// Whether capitals that end as sentences do stand in a text to whose left its headings are: "TO BE REMOVED BEFORE PRINTING."
fn is_said(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 3;
    let base = view.profile.base;
    base >= 2
        && view.evidence.outdented >= FEWEST
        && view.first().indent() >= base
        && matches!(view.last().tail, b'.' | b':')
}

/// Whether lines stand alone between headings that are left of all text: "TBD.", and nothing else in its section.
fn is_all_of_section(view: &View<'_, '_>) -> bool {
    let (base, own) = (view.profile.base, view.first());
    let left = |line: &Line<'_>| line.indent() < base && line.gap() > 0;
    base >= 2
        && own.indent() >= base
        && matches!(
            view.role_above(),
            Some(Role::Heading(Style::Outdented(_) | Style::Numbered(_)))
        )
        && view.above().is_some_and(|above| above.indent() < base)
        && view.below().is_some_and(left)
}

/// Whether what stands below is set in below a word at the edge of the text, as code is below its keyword.
fn holds(view: &View<'_, '_>) -> bool {
    let own = view.last();
    let below = view.below().filter(|below| below.gap() == 0);
    let edge = view.profile.base;
    (own.indent() == edge
        || own.indent() > edge && view.evidence.technical
        || view.profile.wrap.is_none())
        && below.is_some_and(|below| below.indent() >= own.indent() + 2)
}

/// "BY ADA ROE": who wrote what the heading right above heads, or the entry of a contents list names.
fn signs_heading(view: &View<'_, '_>) -> bool {
    matches!(view.role_above(), Some(Role::Heading(_) | Role::Entry))
        && byline::is_led(view.first().text)
}

/// Whether lines in capitals stand in a row above and below it: works, persons of a play.
fn is_listed(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 4;
    let lines = view.lines;
    let listed = |line: &&Line<'_>| line.is_shouted();
    let below = lines[view.range.end..].iter().take(FEWEST);
    let below = below.take_while(|line| line.gap() == 0).filter(listed);
    let above = (1..=view.range.start).rev().take(FEWEST);
    let above = above.take_while(|&at| lines[at].gap() == 0 && lines[at - 1].is_shouted());
    let beside = above.count() + below.count();
    beside > 0 && beside + view.own().len() >= FEWEST
}

/// Whether the line right below it is in three columns or more, or itself right below another: the head of a table.
fn heads_columns(view: &View<'_, '_>) -> bool {
    let below = view.below().filter(|below| below.gap() == 0);
    below.is_some_and(is_row) || view.last().gap() == 0 && is_row(view.last())
}

/// Whether a line is in three columns or more.
pub(super) fn is_row(line: &Line<'_>) -> bool {
    const FEWEST: usize = 3;
    line.signs.has(Signs::GUTTER) && {
        let cells = line.text.split("   ");
        cells.filter(|cell| !cell.trim().is_empty()).count() >= FEWEST
    }
}

/// Whether it is a signature over place and date: right above them, or near, where the text goes on farther off, or with a full
/// stop behind a name.
fn signs_above_place(view: &View<'_, '_>) -> bool {
    let Some(below) = view.below() else {
        return false;
    };
    let placed = below.signs.has(Signs::DIGIT) && below.width() < LONGEST_PLACE;
    let next = view
        .lines
        .get(view.range.end + 1)
        .map_or(usize::MAX, Line::gap);
    let near = || {
        let named = || is_signed(view) && date::find(below.text).is_some();
        let above = view.first().gap();
        below.gap() == 1
            && view.role_above() == Some(Role::Paragraph)
            && (above == 1 && next > 1 || (1..=2).contains(&above) && named())
    };
    placed && (below.gap() == 0 && next > 0 || near())
}

/// Whether it is a name with a full stop behind it.
fn is_signed(view: &View<'_, '_>) -> bool {
    let [line] = view.own() else { return false };
    let text = line.text.trim_end_matches('.');
    let titles = ["MRS. ", "MR. ", "MISS ", "DR. "];
    let titled = titles.iter().find_map(|title| text.strip_prefix(title));
    let single = |name: &str| !name.contains(' ');
    line.tail == b'.'
        && (titled.is_some_and(single) || text.contains(' ') && byline::are_names(text))
}

/// Whether all of its words are those of the byline: who wrote it heads none of it.
fn names_author(view: &View<'_, '_>) -> bool {
    /// The title block, and what may stand above it.
    const REACH: usize = 12;
    const MOST_WORDS: usize = 4;
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let [line] = view.own() else { return false };
    let head = view.judged.iter().take(REACH);
    let bylines = head.filter(|judged| judged.role == Role::Front(FrontPart::Byline));
    let authors: Vec<String> = bylines
        .flat_map(|judged| &view.lines[judged.lines.clone()])
        .flat_map(|line| words(line.text))
        .collect();
    let name = words(line.text);
    name.len() <= MOST_WORDS && name.iter().all(|word| authors.contains(word))
}

/// So many lines that are a day in capitals are those of a diary, and head its entries.
const FEWEST_DATED: usize = 3;

/// "MAY 4."
pub(in crate::read::role) fn is_dated(line: &Line<'_>) -> bool {
    const WIDEST: usize = 32;
    line.width() <= WIDEST
        && line.signs.has(Signs::DIGIT)
        && line.is_shouted()
        && date::is_day(line.text)
}

/// Whether a line is one of many words that stand by themselves, most of them in small letters: a list of terms.
fn is_among_words(view: &View<'_, '_>) -> bool {
    const REACH: usize = 2;
    const WIDEST: usize = 32;
    let (at, own) = (view.range.start, view.first());
    let around = view.lines[at.saturating_sub(REACH)..]
        .iter()
        .take(2 * REACH + 1);
    let alike = |line: &Line<'_>| {
        line.indent() == own.indent() && line.gap() == own.gap() && line.width() <= WIDEST
    };
    view.own().len() == 1
        && own.gap() == 1
        && at >= REACH
        && around.clone().count() == 2 * REACH + 1
        && around.clone().all(alike)
        && around.filter(|line| !is_upper(line.text)).count() >= REACH
}

/// Place and date are no longer, in columns.
const LONGEST_PLACE: usize = 50;

/// Whether a digit follows on a letter: "XR2015".
fn is_coded(text: &str) -> bool {
    let pairs = text.as_bytes().windows(2);
    let mut pairs = pairs.map(|pair| pair[0].is_ascii_uppercase() && pair[1].is_ascii_digit());
    pairs.any(|coded| coded)
}

/// "THE END", "ENDS": what closes a text and heads nothing.
pub(in crate::read::role) fn is_end(text: &str) -> bool {
    // So does a burden between stanzas.
    const ENDS: &str = "end ends theend finis fin ende fine конец 完 全文完 chorus refrain kehrreim ritornello curtain \
                        tableau vorhang rideau sipario telón finedeldramma";
    const LONGEST: usize = 16;
    text.len() <= LONGEST && {
        let words = normalised(text);
        ENDS.split(' ').any(|end| end == words)
    }
}

/// Whether a bullet leads it that others confirm.
fn is_item(view: &View<'_, '_>) -> bool {
    view.mark().is_some_and(|mark| mark.kind.is_bullet())
}

/// A line of few small letters among capitals: "of the", "`McALLISTER` and Co."
fn is_continued(text: &str) -> bool {
    let (upper, lower) = text.chars().fold((0, 0), |(upper, lower), c| {
        (
            upper + usize::from(c.is_uppercase()),
            lower + usize::from(c.is_lowercase()),
        )
    });
    upper > lower * 2
}

/// "C.F.S.", "J. R.": who signs.
fn is_initials(text: &str) -> bool {
    let letters = text.bytes().filter(u8::is_ascii_uppercase).count();
    let stops = text.bytes().filter(|b| *b == b'.').count();
    letters >= 2
        && stops == letters
        && text
            .bytes()
            .all(|b| b.is_ascii_uppercase() || matches!(b, b'.' | b' '))
        && !text
            .as_bytes()
            .windows(2)
            .any(|pair| pair.iter().all(u8::is_ascii_uppercase))
}
