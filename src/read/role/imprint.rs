//! The rest of a title page, below title and author: who published the book, where and when, and to whom it is dedicated.

use super::joint::is_joint;
use super::mistaken::is_body;
use super::preparer::{self, is_figure};
use super::{Judged, Role, heading};
use crate::document::FrontPart;
use crate::read::byline;
use crate::read::case::{Case, case};
use crate::read::date;
use crate::read::figures::are_digits;
use crate::read::line::{Line, is_on_axis, joined_width};
use crate::read::parting;
use crate::read::words::Words;
use std::ops::Range;

/// The line at which the title page ends that goes on at `from`; `from` where nobody says who published it, or when.
pub(super) fn end(lines: &[Line<'_>], from: usize) -> usize {
    /// Title pages are no longer than this.
    const REACH: usize = 60;
    /// In so many groups a chapter is under way.
    const NEAR_IMPRINT: usize = 2;
    let page = &lines[from..lines.len().min(from + REACH)];
    let groups = parting::groups(page);
    // What a picture shows may take many words, and so may those who typed the book.
    let prose = |group: &Range<usize>| {
        let own = &page[group.clone()];
        leads_text(own, page.get(group.end))
            && !(own[0].head[0] == b'[' && (is_figure(own[0].text) || preparer::opens(own)))
            && !own.iter().take(2).any(|line| reserves(line.text))
    };
    // One stanza is a motto, two are a poem.
    let poem = groups
        .windows(2)
        .position(|pair| pair.iter().all(|group| is_stanza(&page[group.clone()])));
    // Which part of a work it is, and what else its author wrote, stand above whoever published it.
    let printed = |at: usize| {
        let text = page[groups[at].start].text;
        let mut below = groups[at + 1..].iter().take(NEAR_IMPRINT);
        (heading::is_division(text) || tells_works(text))
            && below.any(|group| prints(&page[group.clone()]))
    };
    let text = (0..groups.len()).find(|&at| prose(&groups[at]) && !printed(at));
    let text = text.unwrap_or(groups.len());
    let text = text.min(poem.unwrap_or(groups.len()));
    // What stands right above the text may head it.
    let text = if groups.get(text).is_some_and(|group| group.len() > 1) {
        text.saturating_sub(1)
    } else {
        text
    };
    let last = |group: &Range<usize>| {
        let own = &page[group.clone()];
        !tells(own) && own.iter().any(is_imprint)
    };
    let Some(imprint) = groups[..text].iter().rposition(last) else {
        return from;
    };
    let mut end = imprint + 1;
    // Whoever printed it, and where: capitals as near as those above, down to a rule or to the blank lines that end the page.
    let printer = |group: &&Range<usize>| {
        let own = &page[group.start..group.end];
        own[0].gap() == 1 && own.iter().all(Line::is_shouted)
    };
    let printers = groups[end..text].iter().take_while(printer).count();
    let over = groups.get(end + printers).is_some_and(|group| {
        let line = &page[group.start];
        line.gap() > 2 || line.is_symbols()
    });
    end += if over { printers } else { 0 };
    // A poem may be called "To a Tern", but a preface, the contents or a chapter are headed below.
    let headed = groups.get(text).is_some_and(|group| {
        let below = page.get(group.start + 1);
        is_head(page[group.start].text, below)
    });
    let dedicates = |group: &Range<usize>| {
        let line = &page[group.start];
        // No poem's title ends so.
        let greeted = line.tail == b',' && line.text.to_lowercase().starts_with("to ");
        opens_dedication(line.text) || greeted || headed && is_dedicated(line.text)
    };
    if let Some(dedication) = groups[end..text].iter().position(dedicates) {
        end += dedication + 1;
        while end < text && page[groups[end].start].gap() == 1 {
            end += 1;
        }
    }
    from + groups[end - 1].end
}

/// Whether the title block tells a day: that of an article, which has no title page.
pub(super) fn tells_day(judged: &[Judged], lines: &[Line<'_>]) -> bool {
    let day = |judged: &Judged| {
        let found = date::find(lines[judged.lines.start].text);
        found.is_some_and(|found| found.has_day())
    };
    let mut dates = (judged.iter()).filter(|judged| judged.role == Role::Front(FrontPart::Date));
    dates.any(day)
}

/// Whether lines are of the text below, or of a part of it: a paragraph, a chapter's heading, a contents list.
pub(super) fn leads_text(own: &[Line<'_>], below: Option<&Line<'_>>) -> bool {
    /// As wide as a sentence of the text, in columns.
    const WIDE: usize = 160;
    let text = own[0].text;
    // Whoever sells a book takes many words to say where, and then the year.
    let dated = || {
        let last = own[own.len() - 1].text.trim_end_matches('.');
        own.len() > 1 && is_year(last)
    };
    joined_width(own) > WIDE
        // Title pages shout at length.
        && !own.iter().all(Line::is_shouted)
        && !dated()
        || is_head(text, below) && !(own.len() > 1 && tells_rights(text))
}

/// Whether a line heads a part that every book may have: its preface, its contents, its first chapter.
fn is_head(text: &str, below: Option<&Line<'_>>) -> bool {
    // "HISTORY" / "OF THE"
    let joins = |line: &Line<'_>| line.is_shouted() && is_joint(line.text);
    heading::is_known(text) && !below.is_some_and(joins)
        || heading::is_contents(text)
        || heading::is_division(text) && !tells_volume(text)
}

/// Whether lines are a sentence that only speaks of printing, as the short paragraphs of an article may: mostly small words, and
/// none of the imprint at its head. "A sheet that is printed on both sides, folded and sewn into the book."
pub(super) fn tells(own: &[Line<'_>]) -> bool {
    const SENTENCE: usize = 60;
    static HEADS: Words = Words::of("printed published copyright first second all");
    let width: usize = own.iter().map(Line::width).sum();
    let mut words = own.iter().flat_map(|line| line.text.split(' '));
    let first = words.next().unwrap_or_default().to_lowercase();
    let small = |word: &&str| word.starts_with(char::is_lowercase);
    let (small, others): (Vec<_>, Vec<_>) = words.partition(small);
    width >= SENTENCE
        && own[own.len() - 1].tail == b'.'
        && !HEADS.has(&first)
        && small.len() > 2 * others.len()
}

/// "Author of “The Last Ferry,”": what else its author wrote.
fn tells_works(text: &str) -> bool {
    static OPENINGS: Words = Words::phrases(
        "author of, authors of, auteur de, autor de, autora de, verfasser von, autore di",
    );
    OPENINGS.open(text)
}

/// Whether a few short lines say who published a book, or when.
pub(super) fn prints(own: &[Line<'_>]) -> bool {
    const MOST: usize = 4;
    const WIDEST: usize = 50;
    own.len() <= MOST && own.iter().all(|line| line.width() <= WIDEST) && own.iter().any(is_imprint)
}

/// Whether lines may be a stanza: several that are narrow, and do not shout as title pages do.
fn is_stanza(own: &[Line<'_>]) -> bool {
    const FEWEST: usize = 4;
    const WIDEST: usize = 60;
    own.len() >= FEWEST
        && own
            .iter()
            .all(|line| line.width() <= WIDEST && !line.is_shouted())
}

/// Whether lines above who wrote a book are a stanza: what is set in the middle says what the book is.
pub(super) fn is_motto(own: &[Line<'_>]) -> bool {
    is_stanza(own) && !own.windows(2).all(|pair| is_on_axis(&pair[0], &pair[1]))
}

/// "VOLUME II", "Zweiter Band": which of several books it is, above whoever printed it.
pub(super) fn tells_volume(text: &str) -> bool {
    static VOLUMES: Words = Words::of("volume vol band tome tomo том tom bind deel teil");
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| VOLUMES.has(&word.to_lowercase()))
}

/// "Published 1905", "PRINTED BY ADA ROE", "Druck von Roe in Leipzig": who made the book, or when.
pub(super) fn is_made(text: &str) -> bool {
    static MADE: Words = Words::of(
        "published printed reprinted electrotyped stereotyped imprimé gedruckt druck tryckt trykt gedrukt impreso",
    );
    static BY: Words = Words::of("by in at for von der bei par chez hos bij door por en");
    let words = text.split(|c: char| !c.is_alphanumeric());
    let mut words = words.filter(|word| !word.is_empty()).peekable();
    words.next_if(|word| word.eq_ignore_ascii_case("first"));
    let made = words
        .next()
        .is_some_and(|word| MADE.has(&word.to_lowercase()));
    let by = words
        .next()
        .is_some_and(|word| BY.has(&word.to_lowercase()) || is_year(word));
    made && (by || words.any(is_year))
}

/// "1905", "MCMXVI", "COPYRIGHT, 1905, BY", "1905, BY ADA ROE", "Harbour & Sons, Publishers".
fn is_imprint(line: &Line<'_>) -> bool {
    static PUBLISHERS: Words = Words::of(
        "publisher publishers printed printers verlag verlagsmagazin libraires éditeur éditeurs imprimerie librairie livreiro imprenta editorial tipografia",
    );
    /// "LONDON, 1905", "LONDON PRINTED MDCLXXXVIII".
    const LONGEST_PLACE: usize = 24;
    static HOUSES: Words = Words::of("company co press brothers sons ltd limited");
    const MOST_WORDS: usize = 5;
    let text = line.text.trim_matches(|c: char| !c.is_alphanumeric());
    let shouted = line.is_shouted();
    let named = || case(text) == Case::Title && text.split(' ').count() <= MOST_WORDS;
    let dated = || {
        text.split_once(", ")
            .is_some_and(|(year, by)| is_year(year) && byline::is_led(by))
    };
    let placed = || {
        let last = text.rsplit_once(' ');
        let said = |year: &str| shouted || !are_digits(year);
        last.is_some_and(|(place, year)| {
            place.len() <= LONGEST_PLACE && is_year(year) && said(year)
        })
    };
    if tells_rights(text) || is_made(text) || is_year(text) || dated() || placed() {
        return true;
    }
    let words = text.split(|c: char| !c.is_alphabetic());
    let mut words = words.map(str::to_lowercase);
    words.any(|word| PUBLISHERS.has(&word) || (shouted || named()) && HOUSES.has(&word))
        || is_edition(text)
        || heading::is_issue(text)
}

/// "COPYRIGHT, 1905", "Alle Rechte vorbehalten": whose a book is.
fn tells_rights(text: &str) -> bool {
    static RIGHTS: Words = Words::phrases(
        "copyright, all rights reserved, alle rechte, tous droits, droits de traduction, droits de reproduction, todos los derechos,
        tutti i diritti",
    );
    RIGHTS.open(text)
}

/// Whether a line says which house has the rights: "BY", below "COPYRIGHT 1905", or who stands below that. A person wrote the book.
pub(super) fn is_of_rights(at: usize, lines: &[Line<'_>]) -> bool {
    let leads = |at: usize| {
        let above = at.checked_sub(1).map(|above| lines[above].text);
        byline::is_lead(lines[at].text)
            && above.is_some_and(tells_rights)
            && lines.get(at + 1).is_some_and(|house| is_body(house.text))
    };
    leads(at) || at.checked_sub(1).is_some_and(leads)
}

/// "_Published June first, copyright nineteen hundred and five._": whose a book is, in a sentence.
fn reserves(text: &str) -> bool {
    static HEADS: Words = Words::of("printed published");
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let first = text.split(' ').next().unwrap_or_default();
    tells_rights(text)
        || HEADS.has(&first.to_lowercase()) && text.to_lowercase().contains("copyright")
}

/// "SECOND EDITION", "Zweite Auflage", "Edition of 1905", "TOMO III".
pub(super) fn is_edition(text: &str) -> bool {
    const MOST_WORDS: usize = 4;
    static EDITIONS: Words = Words::of(
        "edition edición édition edição edizione auflage uitgave druk oplage upplaga utgave opplag impression printing wydanie vydání издание",
    );
    // "NEW AND REVISED EDITION, WITH PICTURES"
    let text = text.split(',').next().unwrap_or_default();
    let mut words = text.split_whitespace();
    let (first, last) = (words.next(), words.next_back());
    let named = |word: Option<&str>| word.is_some_and(|word| EDITIONS.has(&word.to_lowercase()));
    let volume = || tells_volume(text) && last.and_then(heading::number_alone).is_some();
    words.count() + 2 <= MOST_WORDS && last.is_some() && (named(first) || named(last) || volume())
}

/// A year of the time of printed books.
fn is_year(text: &str) -> bool {
    let bytes = text.as_bytes();
    // "MILL" is none.
    let roman = || {
        bytes.len() > 3
            && ["MC", "MD", "MM"]
                .iter()
                .any(|century| text.starts_with(century))
            && bytes.iter().all(|b| b"MDCLXVI. ".contains(b))
    };
    matches!(
        bytes,
        [b'1', b'4'..=b'9', b'0'..=b'9', b'0'..=b'9'] | [b'2', b'0', b'0'..=b'9', b'0'..=b'9']
    ) || roman()
}

/// "TO", above a name.
fn opens_dedication(text: &str) -> bool {
    matches!(
        text,
        "TO" | "To" | "À" | "AU" | "DEM ANDENKEN" | "TO THE MEMORY OF"
    )
}

/// "TO THE", "To my Sister", "IN MEMORIAM": to whom a book is dedicated, in many words.
fn is_dedicated(text: &str) -> bool {
    static OPENINGS: Words = Words::phrases(
        "to the, to my, to our, to all, to his, to her, in memoriam, in memory of, dedicated to, inscribed to, meinem, meiner, meinen,
        à mon, à ma, à mes, à la mémoire, a mi, a mis, a la memoria, al mio, alla mia, alla memoria, aan mijn, til min, till min",
    );
    const MOST_WORDS: usize = 6;
    let small = text.to_lowercase();
    let opens = |opening: &str| small[opening.len()..].starts_with([' ', ',']) || small == opening;
    text.split(' ').count() <= MOST_WORDS && OPENINGS.that_open(&small).any(opens)
}
