//! Headings that are a line of their own and no more: many small signs, each of which says little, add up to a score.

use super::plain::has_clauses;
use super::words::ends_joining;
use super::{
    Style, alike, below, credit, is_attached, is_emphasised, is_like, is_set_off, lookalike,
    quoted, shown, stepped, told, wondered,
};
use crate::document::FrontPart;
use crate::read::line::{Case, Line, case, ends_sentence, is_lower, is_upper, last_mark};
use crate::read::marker;
use crate::read::role::beside_title::is_kicker;
use crate::read::role::evidence::is_divider;
use crate::read::role::turn::speaker;
use crate::read::role::{Role, Score, View, separator, technical};
use crate::read::salutation;
use crate::read::signs::Signs;

/// "ADA--Is it the boat?": a name in capitals, and what is asked or called behind the dash. "Dear! Dear!"
fn is_said_by(text: &str) -> bool {
    let name = text.split_once("--").or_else(|| text.split_once('—'));
    let twice = text.ends_with('!') && lookalike::has_inner_stop(text);
    twice || name.is_some_and(|(name, said)| is_upper(name) && !is_upper(said))
}

/// A line of its own that is no sentence, between prose and prose.
pub(in crate::read::role) fn bare(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST_OVER_LISTS: usize = 3;
    const FEWEST_BESIDE: usize = 2;
    /// What is shorter heads a text whatever its words.
    const HEADLINE: usize = 44;
    /// What scores less is not worth a thought.
    const LEAST: i32 = 20;
    let own = view.own();
    let line = &own[0];
    let profile = view.profile;
    let text = line.text;
    let wrapped = profile.wrap.is_some();
    let widest = if wrapped {
        100
    } else {
        130.min(profile.typical)
    };
    if own.len() > 2
        || view.width() > widest
        || view.range.start == 0
        || own.iter().any(Line::is_symbols)
    {
        return None;
    }
    let spoken = quoted::is_quoted(text);
    let quoted_words = spoken && quoted::is_foretold(view);
    if wrapped && spoken && !quoted_words || view.underlines() {
        return None;
    }
    if wrapped && stepped::is_level_in_dump(view) {
        return None;
    }
    if profile.verse {
        let heads = stands_over_stanza(view) && !view.is_cue();
        return heads.then_some((Role::Heading(Style::Bare), 60));
    }
    let last = last_mark(lookalike::without_faces(view.last().text));
    let emphasised = is_emphasised(text) && is_set_off(view);
    if !is_like(text) && !emphasised && (wrapped || !quoted_words)
        || text.len() <= 3 && text.bytes().filter(u8::is_ascii_alphabetic).count() == 1
        || separator::is_stop(last) && !emphasised
        || matches!(last, Some(':' | '：'))
        || lookalike::is_label(text)
        || lookalike::is_button(text)
        || lookalike::is_file(line)
        || line.tail == b')' && credit::is_caption(text)
        || lookalike::is_cut_off(text)
        || lookalike::is_field(text)
        || lookalike::quotes_speech(text)
        || lookalike::is_bracketed(text)
        || lookalike::is_row(line)
        || lookalike::is_indexed(line)
        || lookalike::is_alphabet(text)
        || lookalike::is_formula(line)
        || line.signs.has(Signs::DIGIT) && marker::is_measure(text)
        || lookalike::is_admonition(view)
        || lookalike::is_postal(line)
        || lookalike::is_enumerated(line)
        || salutation::greets_audience(text)
        || view.mark().is_some()
        || view.evidence.technical && technical::is_surely_code(line)
    {
        return None;
    }
    let exclaims = matches!(last, Some('?' | '!')) && case(text) != Case::Title;
    if line.indent() > profile.base + 1 || wrapped && exclaims && !below::is_asked(view) {
        return None;
    }
    if own.len() == 2 && (!wrapped || profile.breaks_early(line, &own[1])) {
        return None;
    }
    if view.is_turn(text)
        || view.is_cue()
        || matches!(last, Some('?' | '!')) && (view.is_cued() || is_said_by(text))
        || leads_in(view)
        || lookalike::signs_off(view)
        || lookalike::is_recorded(view)
        || lookalike::is_body(view)
        || lookalike::says_who_spoke(view)
    {
        return None;
    }
    let below = view.below()?;
    if last == Some('?') && wondered::is_wondered(view, below) {
        return None;
    }
    let (gap_above, gap_below) = (line.gap(), view.gap_below());
    // A sentence that was broken goes on right below, or on the other side of a blank line.
    if !wrapped && is_lower(below.text) && (gap_below == 0 || ends_joining(text)) {
        return None;
    }
    if alike::is_item(view) || shown::is_shown(view) {
        return None;
    }
    // Right above columns stands what they are of.
    if wrapped && gap_below == 0 && lookalike::is_row(below) {
        return None;
    }
    // Below a label and on the line after it stands what it labels: "Media contact:", and a name.
    if gap_above == 0
        && view
            .above()
            .is_some_and(|above| above.text.ends_with(':') || lookalike::is_button(above.text))
    {
        return None;
    }
    if view.evidence.parted
        && gap_below > 0
        && !below.is_symbols()
        && view.above().is_some_and(is_divider)
    {
        return Some((Role::Heading(Style::Bare), 58));
    }
    let after_front = matches!(view.role_above(), Some(Role::Front(_)));
    let after_heading =
        after_front || matches!(view.role_above(), Some(Role::Heading(_) | Role::Break));
    if !after_heading && view.closes_lines()
        || speaker(text).is_some() && speaker(below.text).is_some()
    {
        return None;
    }
    if wrapped
        && (gap_above == 0 && !after_heading
            || gap_below == 0 && !profile.breaks_early(view.last(), below))
    {
        return None;
    }
    // A heading stands nearer to its text than to what is above; a name below a poem does not.
    if wrapped && gap_below > gap_above && !after_heading {
        return None;
    }
    // No heading ends with a word that joins on: the line ends there because a long word did not fit.
    let leads_list = view.marks.at(view.range.end).is_some() || lookalike::is_enumerated(below);
    let article = || [" a", " an", " the"].iter().any(|end| text.ends_with(end));
    if wrapped && (gap_below == 0 && ends_joining(text) || leads_list && article()) {
        return None;
    }
    // Above prose stands a heading; above lines that all end early, the first of them.
    let next = view
        .lines
        .get(view.range.end + 1)
        .filter(|next| next.gap() == 0);
    if wrapped && gap_below == 0 && next.is_some_and(|next| profile.breaks_early(below, next)) {
        return None;
    }
    // Whose address stands below is named, and no section; and a sentence goes on below what it cites.
    let reached = below.gap() == 0 && below.has_at();
    if wrapped && (reached || goes_on(view)) {
        return None;
    }
    let leads = view.prose_below();
    let announces = below::is_announced(view, below);
    // The title of an article among others stands above who wrote it.
    let signed = !after_front && below.width() <= widest && credit::is_credit(below.text);
    let asked = below::is_asked(view);
    let prose = announces
        || asked
        || below::is_sentence(view, below)
        || signed
        || view.is_turn(below.text)
        || leads >= 60
            && leads * 2 > view.width() * 3
            && !below.is_symbols()
            && !alike::is_between(view);
    let leads_link = !wrapped && below::is_link(below);
    if !prose && !leads_list && !leads_link && (!is_like(below.text) || wrapped && gap_below == 0) {
        return None;
    }
    let digits = line.signs.has(Signs::DIGIT);
    if digits && (lookalike::is_stamp(text) || lookalike::is_page(text)) || credit::is_credit(text)
    {
        return None;
    }
    let mut score: i32 = 34;
    score += match case(text) {
        Case::Title => 10,
        Case::Upper => 8,
        Case::None => 4,
        Case::Sentence | Case::Lower => 0,
    };
    // Where lists are all there is, what stands over them heads them; so does what stands between one list and the next.
    let between = !wrapped && matches!(view.role_above(), Some(Role::Item)) && gap_below == 0;
    let over_list = leads_list && (between || view.evidence.over_lists >= FEWEST_OVER_LISTS);
    // In a manual, sections begin with a section of theirs, or with what is to be typed.
    let stacked = || wrapped && gap_above > 0 && gap_below > 0 && below::is_section(view);
    score += match (prose, leads_list) {
        (true, _) => 12,
        (false, _) if leads_link => 0,
        (false, true) if over_list => 12,
        (false, true) => -10,
        (false, false) if view.evidence.technical && stacked() => 0,
        (false, false) => -14,
    };
    score += if line.width() <= 60 { 6 } else { 0 } + if line.width() <= 24 { 2 } else { 0 };
    score += gaps(view);
    // Two lines that look like headings in a row are more often a list without its markers.
    score -= if matches!(view.role_above(), Some(Role::Heading(Style::Bare))) {
        14
    } else {
        0
    };
    // Right below the title block stand the names of agencies, sections and buttons; not right above a paragraph, where headings do.
    let heads =
        view.evidence.attached > 1 && is_attached(line, Some(below), profile) && !is_kicker(text);
    // A standfirst as long as a paragraph is text enough.
    let summed_up = matches!(view.role_above(), Some(Role::Front(FrontPart::Standfirst)))
        && view
            .above()
            .is_some_and(|above| above.width() >= quoted::PARAGRAPH);
    let near_front = after_front && !heads && !summed_up;
    score -= if near_front { 8 } else { 0 }
        + if near_front && line.width() < 30 {
            8
        } else {
            0
        };
    let word = line.width() <= 4 && line.signs.has(Signs::EAST);
    score -= if after_front && word { 14 } else { 0 };
    score -= if !text.contains(char::is_whitespace) && text.is_ascii() {
        4
    } else {
        0
    };
    let finished = view.above().is_none_or(|above| ends_sentence(above.text)) || after_heading;
    // Items seldom end as sentences do.
    let listed = matches!(
        view.role_above(),
        Some(Role::Item | Role::Unmarked | Role::Table(_))
    );
    score += match (finished, listed) {
        (true, _) => 4,
        (false, true) => 0,
        (false, false) => -6,
    };
    score += if view.evidence.bare_headings >= 3 {
        4
    } else {
        0
    };
    // Where headings stand left of the text, what stands in its column heads nothing: a caption, a button, a link.
    let level = line.indent() == profile.base;
    let beside = level && view.evidence.outdented >= FEWEST_BESIDE && !asked;
    score -= if beside { 28 } else { 0 };
    // Who calls out above a line or two talks to the reader.
    score -= match last {
        Some('!') if !wrapped && leads < quoted::PARAGRAPH => 20,
        Some('!') => 12,
        _ => 0,
    };
    score += if asked { 24 } else { 0 };
    score -= if last == Some('?') {
        0
    } else {
        sentence_like(own)
    };
    let headline = line.width() >= HEADLINE && told::is_taken_up(view);
    score += if headline { 16 } else { 0 };
    // What stands by itself again and again is a button, a label, a name; books may have told their headings before.
    let alone = gap_above > 0 && gap_below > 0;
    score -= match view.evidence.recurring.contains(text) {
        true if alone && wrapped => 16,
        true if alone => 34,
        _ => 0,
    };
    // Who wrote what follows, above when it was.
    let stamped = below.signs.has(Signs::DIGIT) && lookalike::is_stamp(below.text);
    score -= if stamped { 12 } else { 0 };
    // The sign of a link to the place itself, which pages set behind their headings.
    score += if text.ends_with('¶') || text.ends_with(" #") {
        16
    } else {
        0
    };
    // A bracket at the end says where something stands, or whose it is.
    score -= if text.ends_with(']') { 20 } else { 0 };
    // One short word in capitals is whose the news is, unless others are headings.
    let acronym = text.len() <= 4 && view.evidence.capital_headings < 2 && is_upper(text);
    score -= if acronym { 30 } else { 0 };
    let spoken = spoken && !quoted_words;
    score -= if spoken { 14 } else { 0 };
    // Where others speak before and behind, this is their talk.
    let quoted = |line: &Line<'_>| line.text.starts_with(['“', '"', '«', '„']);
    score -= if spoken && (quoted(below) || view.above().is_some_and(quoted)) {
        20
    } else {
        0
    };
    // A name below verse says whose it is.
    score -= if matches!(view.role_above(), Some(Role::Verse | Role::Quote)) {
        12
    } else {
        0
    };
    score -= if lookalike::has_inner_stop(text) {
        14
    } else {
        0
    };
    // A couplet: its first line ends within it. Over two lines, it is a sentence.
    score -= match own.iter().any(has_clauses) {
        true if own.len() > 1 => 30,
        true if quoted_words => 0,
        true => 16,
        false => 0,
    };
    // What was copied into a letter from a log, all the more.
    score -= match (view.evidence.mail, line.signs.has(Signs::CODE)) {
        (true, true) => 50,
        (true, false) => 34,
        (false, _) => 0,
    };
    // What has no title has seldom subheads.
    score -= if !wrapped && !view.evidence.mail && !view.has_front {
        6
    } else {
        0
    };
    score -= if view.evidence.underlined == 2 { 16 } else { 0 };
    score -= if own.iter().any(lookalike::is_address) {
        30
    } else {
        0
    };
    if line.signs.has(Signs::DIGIT) {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        score -= if digits * 3 > text.len() { 12 } else { 0 };
    }
    score -= below::names_code(view, below);
    // What does not beat a paragraph may be its runner-up.
    (score > LEAST && (wrapped || !lookalike::is_drawn(view))).then(|| {
        (
            Role::Heading(Style::Bare),
            Score::try_from(score).unwrap_or(70).min(72),
        )
    })
}

/// Whether a line stands alone above lines of verse.
fn stands_over_stanza(view: &View<'_, '_>) -> bool {
    const WIDEST: usize = 44;
    let next = view.lines.get(view.range.end + 1);
    view.own().len() == 1
        && view.width() <= WIDEST
        && view.first().gap() > 0
        && view.gap_below() > 0
        && next.is_some_and(|next| next.gap() == 0)
        && is_like(view.first().text)
        && last_mark(view.first().text).is_none_or(char::is_alphanumeric)
}

/// Whether words that are written as in a sentence go on below, set in: what is cited is part of it.
fn leads_in(view: &View<'_, '_>) -> bool {
    const MOST_WORDS: usize = 3;
    let text = view.last().text;
    let listed = view.marks.at(view.range.end).is_some();
    let below = view.below().filter(|_| view.profile.wrap.is_some());
    let Some(below) = below.filter(|_| !listed) else {
        return false;
    };
    let phrase = || matches!(case(view.first().text), Case::Sentence | Case::Lower);
    let long = || view.own().len() > 1 || text.split_whitespace().nth(MOST_WORDS).is_some();
    let goes_on = || below.text.starts_with(char::is_lowercase) || text.contains(", ");
    below.gap() > 0
        && below.indent() > view.last().indent() + 1
        && phrase()
        && (ends_joining(text) || long() && goes_on())
}

/// Whether a line stands below that is cited by itself, and below it, in small letters, the rest of a sentence.
fn goes_on(view: &View<'_, '_>) -> bool {
    let [cited, rest, ..] = &view.lines[view.range.end..] else {
        return false;
    };
    let column = view.first().indent();
    cited.gap() > 0
        && rest.gap() > 0
        && rest.indent() == column
        && rest.text.starts_with(char::is_lowercase)
        && !cited.text.ends_with([':', '.'])
}

/// What the blank lines above and below a line say: a heading stands nearer to its text than to what is above.
fn gaps(view: &View<'_, '_>) -> i32 {
    let (above, below) = (view.first().gap(), view.gap_below());
    let (phrase, unwrapped) = (view.first().text.contains(' '), view.profile.wrap.is_none());
    match (above, below) {
        // Where a picture was, blank lines are left, and its caption stands by itself below them.
        _ if phrase && unwrapped && above > below && below > 0 => -20,
        (1.., 0) => 14,
        _ if above > below => 8,
        _ => 0,
    }
}

/// How much a line is like a sentence that lacks its full stop: a caption, a line drawn from the text.
fn sentence_like(own: &[Line<'_>]) -> i32 {
    const MOST_WORDS: usize = 12;
    const WIDE: usize = 60;
    let count = |n: fn(&str) -> usize| own.iter().map(|line| n(line.text)).sum::<usize>();
    let commas = count(|text| memchr::memchr_iter(b',', text.as_bytes()).count());
    let words = count(|text| text.split_whitespace().take(MOST_WORDS + 1).count());
    let run_on = own.len() > 1 && case(own[0].text) == Case::Sentence;
    let aside = count(str::len) > WIDE && own[own.len() - 1].text.ends_with(')');
    i32::try_from(commas.min(3) * 4).unwrap_or(0)
        + match words > MOST_WORDS {
            true if run_on => 30,
            true => 14,
            false => 0,
        }
        + if aside { 8 } else { 0 }
}
