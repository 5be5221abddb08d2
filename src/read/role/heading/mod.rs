//! Headings: underlined, hashed, led by a chapter word, numbered, in capitals, standing out to the left, centred, or bare.
//!
//! What carries a mark of its own is in [`marked`], in [`division`] if that is a word for a part of a book, in
//! [`signed`](mod@signed) if items carry it, too, in [`numbered`](mod@numbered) if its number has no point, and in
//! [`figured`](mod@figured) if that is set as in East Asia; what counts up
//! beside the same words, in [`series`]; what is a number and no more, in [`numeral`](mod@numeral), with its title below it, in
//! [`parted`](mod@parted); what ends in a colon, in [`label`](mod@label), in a full stop, in [`stopped`](mod@stopped); what its
//! letters tell, in [`capitals`](mod@capitals), but for who signs so, in [`signature`]; what its words and its place tell, in
//! [`plain`]; what stands over one line, in [`paired`](mod@paired), right above a paragraph, in [`attached`](mod@attached); lines of which one only suspects it, in
//! [`bare`](mod@bare); what a note to the typesetter calls so, in [`annotated`](mod@annotated); what stands in a frame, in
//! [`framed`](mod@framed), at both edges of a line, in [`doubled`](mod@doubled), beside the text of a dump, in
//! [`stepped`](mod@stepped); above the entries of a log or an encyclopedia, in [`entry`]; what is quoted, in [`quoted`]; what the
//! text below takes up, in [`told`]; the title where it comes again, in [`again`](mod@again); what ingredients are for, in
//! [`purpose`](mod@purpose); what is only asked in passing, in [`wondered`]; who made something, in [`credit`]; who was on a picture,
//! in [`shown`]; items of lists without marks, in [`alike`]; what looks like one and is none, in
//! [`lookalike`], what somebody says, in [`speech`], how somebody is reached, in [`reached`], and what records are made of, in
//! [`record`].

mod again;
mod alike;
mod annotated;
mod attached;
mod bare;
mod below;
mod capitals;
mod credit;
mod crossed;
mod display;
mod division;
mod doubled;
mod entry;
mod figured;
mod framed;
mod label;
mod lookalike;
mod marked;
mod numbered;
mod numeral;
mod paired;
mod parted;
mod plain;
mod purpose;
mod quoted;
mod reached;
mod record;
mod series;
mod shown;
mod signature;
mod signed;
mod site;
mod speech;
mod stepped;
mod stopped;
mod told;
mod united;
mod wondered;
mod words;

pub(super) use again::{TITLE_AGAIN, again};
pub(super) use annotated::annotated;
pub(super) use attached::{attached, is_attached, unparted};
pub(super) use bare::bare;
pub(super) use below::is_asked;
pub(super) use capitals::{capitals, is_dated, is_end};
pub(super) use credit::{is_lent, is_of_picture, tells_picture};
pub(super) use crossed::{crossed, crosses, may_cross};
pub(super) use display::{display, is_in_the_middle};
pub(in crate::read) use division::is_division;
pub(super) use division::{CHAPTER, chapter, division_of, is_bare_division, is_sure_chapter};
pub(super) use doubled::{doubled, is_doubled};
pub(super) use entry::{Entries, dated, stamped, tagged};
pub(super) use figured::{Series, figured};
pub(super) use framed::{before_a_rule, boxed, framed, set_bold};
pub(super) use label::label;
pub(in crate::read) use lookalike::is_issue;
pub(super) use lookalike::{admonishes, is_label, is_stamp};
pub(super) use marked::{
    LISTED, NUMBERED, hashes, is_outlined, listed, numbered, outlined, underlined,
};
pub(super) use numbered::{counting, section_of};
pub(super) use numeral::{
    NUMERAL, below_numeral, is_over_title, number_of, numeral, numeral_of, titles_number,
};
pub(in crate::read) use numeral::{figure_of, number_alone};
pub(super) use paired::paired;
pub(super) use parted::{PARTED, Parted, joined, parted};
pub(super) use plain::{
    apart, centred, heads, is_centred, is_inner, known, may_be_sentence, may_be_title, outdented,
    titled,
};
pub(super) use purpose::{PURPOSE, purpose};
pub(super) use reached::is_postal;
pub(super) use series::{
    WIDEST_ORDINAL, counted, counted_key, numbered_titles, ordinal, ordinal_key, spelled,
    spelled_key, title_key,
};
pub(super) use signature::closes_letter;
pub(super) use signed::{leads_text, sign_of, signed};
pub(super) use site::{is_button, without_edit};
pub(super) use speech::behind_speech;
pub(super) use stepped::{stands_out, stepped};
pub(super) use stopped::{is_stopped, stopped};
pub(super) use united::unite;
pub(super) use words::names_scene;

use super::{Judged, Role, View};
use crate::document::Level;
use crate::read::case::{is_camel, is_upper};
use crate::read::date;
use crate::read::line::{Line, ends_joining, ends_sentence, last_mark};
use crate::read::signs::Signs;
use annotated::ANNOTATION;

/// What makes a heading look like one; headings of one look are of one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::read) enum Style {
    /// A rule below it, of this character; `true`: above it, too.
    Underlined(char, bool),
    /// So many of these characters on both sides of it; 0 where their number says nothing.
    Framed(char, u8),
    /// `##` before it.
    Hashes(u8),
    /// "Part", "Book", "Act".
    Part,
    /// "Chapter", "第一回".
    Chapter,
    /// "Scene", "Section", "Article".
    Section,
    /// A number of so many parts before it.
    Numbered(u8),
    /// All in capitals.
    Capitals,
    /// In the middle of the line.
    Centred,
    /// Left of the text.
    Outdented(u8),
    /// A line of its own, and no more.
    Bare,
    /// The user says so, and of which level.
    Given(Level),
}

impl Style {
    /// Of a number of so many parts; those behind the sixth make nothing deeper.
    pub(in crate::read) fn numbered(parts: usize) -> Self {
        const DEEPEST: u8 = 6;
        Self::Numbered(u8::try_from(parts).map_or(DEEPEST, |parts| parts.min(DEEPEST)))
    }
}

/// Whether a line is a heading that needs no other evidence.
pub(in crate::read::role) fn is_known(text: &str) -> bool {
    words::KNOWN.has_normalised(text)
}

/// Whether a word in small letters names divisions: "chapter".
pub(in crate::read::role) fn divides(word: &str) -> bool {
    words::division(word).is_some()
}

/// Whether a word in small letters is a number that is spelled out: "second".
pub(in crate::read) fn is_number(word: &str) -> bool {
    words::NUMBERS.has(word)
}

/// Whether a heading's words are those of a main section, numbered or not: "Abstract", "Appendix B. Samples".
pub(in crate::read) fn is_main_section(text: &str) -> bool {
    is_known(text)
        || ["Appendix", "APPENDIX", "Anhang", "Annexe"]
            .iter()
            .any(|word| text.starts_with(word))
}

/// Whether a heading's words announce a contents list.
pub(in crate::read) fn is_contents(text: &str) -> bool {
    words::CONTENTS.has_normalised(text) || is_contents_of(text)
}

/// Whether a heading's words announce a list of pictures.
pub(in crate::read::role) fn is_list_of_pictures(text: &str) -> bool {
    words::PICTURES.has_normalised(text)
}

/// "CONTENTS OF THE FIRST VOLUME".
fn is_contents_of(text: &str) -> bool {
    const LONGEST: usize = 60;
    const OF: [&str; 6] = [" OF ", " of ", " DES ", " des ", " DU ", " du "];
    let parted = || OF.iter().find_map(|of| text.split_once(of));
    let named = |(list, of): (&str, &str)| {
        let mut words = of.split(|c: char| !c.is_alphabetic());
        words::CONTENTS.has_normalised(list)
            && words.any(|word| divides(&word.to_lowercase()) || matches!(word, "VOL" | "Vol"))
    };
    text.len() <= LONGEST && words::CONTENTS.may_open(text) && parted().is_some_and(named)
}

/// Whether a heading goes on in the next one, both in capitals: it ends as no heading does, or stands right above it where nothing
/// else does.
pub(super) fn goes_on(above: &Judged, below: &Judged, lines: &[Line<'_>]) -> bool {
    const FEWEST_WORDS: usize = 3;
    /// Narrower lines had room for the next word, in columns.
    const NARROWEST: usize = 20;
    /// In the middle, a shorter line begins so much deeper.
    const CENTRED: usize = 20;
    if !(above.is_heading() && below.is_heading()) {
        return false;
    }
    let (last, first) = (&lines[above.lines.end - 1], &lines[below.lines.start]);
    let joining = || ends_joining(last.text);
    let stacked = || {
        let apart = last.gap() > 0 && lines.get(below.lines.end).is_none_or(|next| next.gap() > 0);
        let phrase = last.text.contains(' ') && !last.text.ends_with(['.', ':', '!', '?']);
        let words = |line: &Line<'_>| line.is_shouted() && line.head[0].is_ascii_alphabetic();
        apart
            && (joining() || phrase && last.width() >= NARROWEST)
            && [last, first].into_iter().all(words)
            && !is_division(last.text)
            && !is_division(first.text)
            && last.indent().abs_diff(first.indent()) <= CENTRED
    };
    if first.gap() == 0 {
        return above.lines.len() == 1 && below.lines.len() == 1 && stacked();
    }
    first.gap() == 1
        && last.text.split(' ').nth(FEWEST_WORDS - 1).is_some()
        && last.is_shouted()
        && first.is_shouted()
        && !is_division(first.text)
        && (last.text.ends_with([',', ';']) || joining())
}

/// Whether the nearest heading above says that a list of works follows.
pub(in crate::read::role) fn is_bibliography(view: &View<'_, '_>) -> bool {
    view.heading_line()
        .is_some_and(|line| words::WORKS.has_letters(line.text))
}

/// Whether the nearest heading above says that the persons of a play follow.
pub(in crate::read::role) fn is_cast(view: &View<'_, '_>) -> bool {
    view.heading_line()
        .is_some_and(|line| heads_cast(line.text))
}

/// Whether a line heads the persons of a play.
pub(in crate::read::role) fn heads_cast(text: &str) -> bool {
    words::PERSONS.has_letters(text)
}

/// "MEN.", "Two Keepers, Fishermen, and a Child.": what parts the persons of a play, or has those without a name; "A KEEPER.", one of
/// them, with another below.
fn parts_cast(view: &View<'_, '_>) -> bool {
    const WIDEST: usize = 48;
    /// Blank lines between groups of persons.
    const FARTHEST: usize = 2;
    let [line] = view.own() else { return false };
    let many = || line.text.contains(", ");
    let among = || {
        let next = view.second_below();
        let alone = next.is_none_or(|next| next.gap() > 0);
        let near = |below: &Line<'_>| below.gap() <= FARTHEST && (alone || below.width() <= WIDEST);
        line.gap() <= FARTHEST && view.below().is_some_and(near)
    };
    let person = line.tail == b'.' && (many() || among());
    (words::SEXES.has_letters(line.text) || person) && is_cast(view)
}

/// Whether more blank lines part a line from what is above it than the one between paragraphs, and one at least from its text.
fn is_set_off(view: &View<'_, '_>) -> bool {
    view.own().len() == 1
        && view.first().gap() >= 2
        && (1..=view.first().gap()).contains(&view.gap_below())
}

/// Whether a line stands nearer to what is above it than to what is below: a signature, a curtain.
fn ends_above(view: &View<'_, '_>) -> bool {
    const WIDEST_DAY: usize = 60;
    let above = view.first().gap();
    // Where and when somebody signed stands below who did.
    let dated = |line: &Line<'_>| {
        line.gap() == above
            && line.signs.has(Signs::DIGIT)
            && line.width() <= WIDEST_DAY
            && date::find(line.text).is_some()
    };
    let below = match &view.lines[view.range.end..] {
        [below, next, ..] if dated(below) => next.gap(),
        _ => view.gap_below(),
    };
    view.profile.wrap.is_some()
        && above > 0
        && below > above
        && !matches!(
            view.role_above(),
            None | Some(Role::Heading(_) | Role::Front(_) | Role::Break | Role::Figure)
        )
}

/// Whether one of several lines in capitals stands as far left as the prose right below, without a full stop: headings that keep
/// more blank lines below than above.
fn leads_prose(view: &View<'_, '_>) -> bool {
    const RAGGED: usize = 16;
    const FEWEST: usize = 3;
    let own = view.own();
    let (Some(below), Some(wrap)) = (view.below(), view.profile.wrap) else {
        return false;
    };
    let full = below.edge() + RAGGED >= wrap && !below.is_shouted();
    view.evidence.capital_headings >= FEWEST
        && own.len() == 1
        && own[0].text.contains(' ')
        && own[0].tail != b'.'
        && own[0].indent() <= view.profile.base
        && full
        && view.above().is_some_and(|above| ends_sentence(above.text))
}

/// Whether blank lines set a line off as they do chapters in books that were typed with care: four above, two below.
pub(in crate::read::role) fn is_set_apart(view: &View<'_, '_>) -> bool {
    const ABOVE: usize = 4;
    view.first().gap() >= ABOVE
        && view.own().len() == 1
        && (2..=view.first().gap()).contains(&view.gap_below())
}

/// Whether all of a line is emphasised: `_Of the tides._`
fn is_emphasised(text: &str) -> bool {
    let inner = text
        .strip_prefix('_')
        .and_then(|rest| rest.strip_suffix('_'));
    inner.is_some_and(|inner| !inner.is_empty() && !inner.contains('_'))
}

/// The look of a heading that only its words tell.
fn plain_style(view: &View<'_, '_>) -> Style {
    // Emphasis is a look of its own, in capitals or not.
    if is_upper(view.first().text) && !is_emphasised(view.first().text) {
        Style::Capitals
    } else if view.profile.base >= 2 && view.first().indent() < view.profile.base {
        Style::Outdented(u8::try_from(view.first().indent()).unwrap_or(u8::MAX))
    } else {
        Style::Bare
    }
}

/// Whether a line could be a heading by its own look: it begins as one and does not end as a sentence or a clause does.
pub(in crate::read::role) fn is_like(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    // What somebody says, and what the typesetter is told.
    if first == '「' && text.ends_with('」') || text.starts_with(ANNOTATION) {
        return false;
    }
    if first.is_lowercase() && !is_camel(text)
        || matches!(
            first,
            '(' | '['
                | '<'
                | '-'
                | '–'
                | '—'
                | '*'
                | '>'
                | '|'
                | '/'
                | '@'
                | '©'
                | '.'
                | ','
                | ')'
                | '#'
                | '$'
                | '+'
                | '='
                | '^'
                | '_'
                | '\\'
                | '{'
                | '}'
                | '~'
                | '•'
                | '%'
                | '!'
                | '※'
                | '≪'
                | '≫'
                | '←'
                | '→'
                | '◀'
                | '▶'
        )
    {
        // What a play directs is emphasised within its brackets, or around them.
        return first == '_' && text.ends_with('_') && !text[1..].starts_with(['[', '(']);
    }
    if lookalike::is_stop(last_mark(text)) && !is_upper(text)
        || text.ends_with(['”', '"', '»', '«', '„', '“'])
            && text.starts_with(['“', '"', '«', '»', '„'])
            && text.len() > 50
    {
        return false;
    }
    // Whose it is, and since when.
    let bracketed = || memchr::memchr(b'(', text.as_bytes()).is_some();
    let held = bracketed() && (text.contains("(c) ") || text.contains("(C) "))
        || text.contains('©')
        || text.starts_with("Copyright ");
    if held && text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    // A form, with room to write on; a button that leads elsewhere.
    if text.ends_with("__") || text.ends_with(">>") || text.ends_with(['≫', '→', '▶']) {
        return false;
    }
    // The arrow of a symbol font, as it comes out in a text.
    text.chars().any(char::is_alphabetic) && !text.starts_with("Ø ") && !text.starts_with("Ø\t")
}
