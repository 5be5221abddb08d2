//! What a line by itself rather is than a heading.

use super::super::{
    alike, below, credit, is_emphasised, is_like, is_set_off, lookalike, quoted, reached, record,
    shown, site, speech, stepped, wondered, words,
};
use super::candidate::{Candidate, widest};
use crate::document::FrontPart;
use crate::read::byline;
use crate::read::case::{Case, case, is_lower, is_upper};
use crate::read::line::{Line, ends_joining, has_inner_stop, last_mark};
use crate::read::marker;
use crate::read::role::navigation::is_bar;
use crate::read::role::{Role, View, program};
use crate::read::salutation;
use crate::read::signs::Signs;
use crate::read::speaker::speaker;

/// Whether lines are few and short enough for a heading, and such a heading may stand there at all.
pub(super) fn has_room(view: &View<'_, '_>) -> bool {
    let own = view.own();
    let wrapped = view.profile.wrap.is_some();
    let said = || quoted::is_quoted(own[0].text) && !quoted::is_foretold(view);
    own.len() <= 2
        && view.width() <= widest(view)
        && view.range.start > 0
        && !own.iter().any(Line::is_symbols)
        && !view.underlines()
        && !(wrapped && (said() || stepped::is_level_in_dump(view)))
}

/// Whether the words of a line say that it is something else.
pub(super) fn by_its_words(view: &View<'_, '_>) -> bool {
    let (own, line, profile) = (view.own(), view.first(), view.profile);
    let (text, wrapped) = (line.text, profile.wrap.is_some());
    let last = last_mark(lookalike::without_faces(view.last().text));
    let emphasised = is_emphasised(text) && is_set_off(view);
    let quoted_words = || !wrapped && quoted::is_quoted(text) && quoted::is_foretold(view);
    let exclaims = || match last {
        Some('?') => case(text) != Case::Title,
        // In an article a headline may call out, in a story somebody does.
        Some('!') => {
            let headline = view.is_dated() && !is_emphasised(text);
            case(text) != Case::Title || !is_set_off(view) && !headline
        }
        _ => false,
    };
    !is_like(text) && !emphasised && !quoted_words()
        || text.len() <= 3 && text.bytes().filter(u8::is_ascii_alphabetic).count() == 1
        || lookalike::is_stop(last) && !emphasised
        || matches!(last, Some(':' | '：'))
        || lookalike::is_label(text)
        || site::is_button(text)
        || line.signs.has(Signs::CODE) && is_bar(text)
        || site::is_file(line)
        || line.tail == b')' && credit::is_caption(text)
        || lookalike::is_cut_off(text)
        || record::is_field(text)
        || line.signs.has(Signs::COLON) && !wrapped && record::is_amount(text)
        || speech::quotes_speech(text)
        || wrapped && speech::tells_speech(text)
        || lookalike::is_bracketed(text)
        || line.tail == b')' && lookalike::is_remarked(text)
        || record::is_row(line)
        || record::is_indexed(line)
        || lookalike::is_alphabet(text)
        || record::is_formula(line)
        || line.signs.has(Signs::DIGIT) && marker::is_measure(text)
        || lookalike::is_admonition(view)
        || reached::is_postal(line)
        || lookalike::is_enumerated(line)
        || salutation::greets_audience(text)
        || byline::is_lead(text)
        || view.mark().is_some()
        || view.evidence.technical && program::is_surely_code(line)
        || line.indent() > profile.base + 1
        || wrapped && exclaims() && !(below::is_asked(view) || below::is_asked_right_above(view))
        || own.len() == 2 && (!wrapped || profile.breaks_early(line, &own[1]))
}

/// Whether what stands around a line says that somebody says it, signs with it, or keeps a record of it.
pub(super) fn by_its_neighbours(view: &View<'_, '_>) -> bool {
    let text = view.first().text;
    let last = last_mark(lookalike::without_faces(view.last().text));
    view.is_turn(text)
        || view.is_cue()
        || matches!(last, Some('?' | '!')) && (view.is_cued() || is_said_by(text))
        || last == Some('?') && opens_talk(view)
        || leads_in(view)
        || reached::signs_off(view)
        || lookalike::goes_on_below(view)
        || record::is_recorded(view)
        || lookalike::is_body(view)
        || speech::says_who_spoke(view)
        || is_reached(view)
}

/// Whether it stands right below "Contact": whoever is reached there.
fn is_reached(view: &View<'_, '_>) -> bool {
    let above = view.above().filter(|_| view.is_below_heading());
    above.is_some_and(|above| {
        words::CONTACTS.may_open(above.text) && words::CONTACTS.has_normalised(above.text)
    })
}

/// Whether a line goes with the one above it or below it: a question asked in passing, the first half of a sentence, an item, what
/// is shown, what columns are of, what a label names.
pub(super) fn beside(candidate: &Candidate<'_, '_>) -> bool {
    const MOST_WORDS_OVER_ITEMS: usize = 4;
    let Candidate { view, below, .. } = candidate;
    // An item may begin small, below words that are no clause by themselves.
    let clause = || {
        let words = candidate.text.split(' ').count();
        words > MOST_WORDS_OVER_ITEMS && case(candidate.text) == Case::Sentence
    };
    let goes_on = is_lower(below.text) && (!candidate.leads_list || clause());
    // Items that begin small and end with a comma are of the sentence above.
    let within = || {
        let mark = view.marks.at(view.range.end);
        mark.is_some_and(|mark| is_lower(&below.text[mark.text_at..]))
            && matches!(below.tail, b',' | b';')
            && candidate.text.contains(' ')
    };
    let broken = goes_on && (candidate.gap_below == 0 || ends_joining(candidate.text));
    let labels = |above: &Line<'_>| above.text.ends_with(':') || site::is_button(above.text);
    candidate.last == Some('?') && wondered::is_wondered(view, below)
        || !candidate.wrapped && broken
        || within()
        || alike::is_item(view)
        || shown::is_shown(view)
        || candidate.wrapped && candidate.gap_below == 0 && record::is_row(below)
        || candidate.gap_above == 0 && view.above().is_some_and(labels)
}

/// Whether a line stands where no heading does, or tells a time, a page or who wrote what follows.
pub(super) fn by_its_place(candidate: &Candidate<'_, '_>) -> bool {
    let Candidate {
        view, text, below, ..
    } = *candidate;
    let stamped = || lookalike::is_stamp(text) || site::is_page(text);
    // Between who wrote a text and the text stands for whom, or when.
    let clings_to_front =
        || candidate.after_front && candidate.gap_above == 0 && candidate.gap_below > 0;
    !candidate.after_heading && view.closes_lines()
        || clings_to_front() && is_signed_above(view)
        || speaker(text).is_some() && speaker(below.text).is_some()
        || candidate.wrapped && is_within(candidate)
        || candidate.line.signs.has(Signs::DIGIT | Signs::EAST) && stamped()
        || credit::is_credit(text)
        || credit::is_seen(text, below) && candidate.gap_below <= 1
        || view.is_dated() && credit::tells_picture(text)
        || candidate.after_front && credit::tells_maker(text)
}

/// Whether who wrote the text, or when, stands right above.
fn is_signed_above(view: &View<'_, '_>) -> bool {
    matches!(
        view.role_above(),
        Some(Role::Front(FrontPart::Byline | FrontPart::Date))
    )
}

/// Whether a line of wrapped text is part of what stands above it or below it.
fn is_within(candidate: &Candidate<'_, '_>) -> bool {
    let Candidate {
        view, text, below, ..
    } = *candidate;
    let (profile, attached) = (view.profile, candidate.gap_below == 0);
    let clings = || {
        candidate.gap_above == 0 && !candidate.after_heading
            || attached && !profile.breaks_early(view.last(), below)
    };
    // A heading stands nearer to its text than to what is above; a name below a poem does not. What is numbered is no name.
    let numbered = || {
        let number = text.split(' ').next().unwrap_or_default();
        candidate.line.head[0].is_ascii_digit() && number.ends_with(['.', ')'])
    };
    let nearer =
        candidate.gap_below > candidate.gap_above && !candidate.after_heading && !numbered();
    // No heading ends with a word that joins on: the line ends there because a long word did not fit.
    let article = || [" a", " an", " the"].iter().any(|end| text.ends_with(end));
    let joins = || attached && ends_joining(text) || candidate.leads_list && article();
    // Above prose stands a heading; above lines that all end early, the first of them.
    let next = view.second_below();
    let next = next.filter(|next| next.gap() == 0);
    let first = || attached && next.is_some_and(|next| profile.breaks_early(below, next));
    // Whose address stands below is named, and no section; and a sentence goes on below what it cites.
    let reached = || attached && below.has_at();
    nearer || clings() || joins() || first() || reached() || goes_on(view)
}

/// Whether those who speak in turn begin below the next line: it answers the first of what they are asked.
fn opens_talk(view: &View<'_, '_>) -> bool {
    let next = view.second_below();
    !view.evidence.speakers.is_empty() && next.is_some_and(|next| view.is_turn(next.text))
}

/// "ADA--Is it the boat?": a name in capitals, and what is asked or called behind the dash. "Dear! Dear!"
fn is_said_by(text: &str) -> bool {
    let name = text.split_once("--").or_else(|| text.split_once('—'));
    let twice = text.ends_with('!') && has_inner_stop(text);
    twice || name.is_some_and(|(name, said)| is_upper(name) && !is_upper(said))
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
