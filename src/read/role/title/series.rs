//! The name of a series over the title of one of its books, on a title page.
//!
//! ```text
//! OCCASIONAL PAPERS No. 6.    the series
//! The Harbour Academy.
//! The Last Ferry              the title of the book
//! By Ada Roe.
//! ```

use super::beside::{is_credit, is_subtitle, is_volume};
use super::whole::stands_alone;
use crate::read::byline;
use crate::read::case::{Case, case, is_upper};
use crate::read::line::{Line, normalised_lines};
use crate::read::role::joint::{is_joint, joins};
use crate::read::role::named::is_written_small;
use crate::read::role::verdict::points;
use crate::read::role::{heading, imprint};
use crate::read::words::Words;
use std::ops::Range;

/// "HARBOUR LIBRARY", "BIBLIOTHECA ILLUSTRADA", "Classics for Children.", "OBRAS COMPLETAS".
pub(in crate::read::role) fn names_series(text: &str) -> bool {
    static LAST: Words =
        Words::of("series library classics novels tracts bibliothek bibliothèque collection");
    static FIRST: Words = Words::of(
        "bibliotheca bibliothèque bibliothek biblioteca collection colección collecção coleção livraria",
    );
    static OPENINGS: Words = Words::phrases(
        "classics for, collection of, occasional papers, complete works, the complete works, collected works, \
         the collected works, the works of, gesammelte werke, gesammelte schriften, sämtliche werke, sämmtliche werke, \
         œuvres complètes, oeuvres complètes, obras completas, opere complete, samlede skrifter",
    );
    let last = text.rsplit(' ').next().unwrap_or_default();
    let first = text.split_once(' ').map(|(first, _)| first);
    LAST.has_normalised(last)
        || first.is_some_and(|word| is_upper(word) && FIRST.has_normalised(word))
        || OPENINGS.open(text)
}

/// The chunk of the head that is the title of a book, if the name of its series stands above it: capitals or a title that stand
/// over the text once more, or right above who wrote or printed it.
pub(super) fn title_below(head: &[Range<usize>], lines: &[Line<'_>]) -> Option<usize> {
    const REACH: usize = 8;
    const MOST_LINES: usize = 3;
    let own = |at: usize| &lines[head[at].clone()];
    let words = |at: usize| normalised_lines(own(at));
    let first = head
        .iter()
        .position(|range| lines[range.start].head[0] != b'[')?;
    let led = |at: &usize| byline::is_lead(own(*at)[0].text) || byline::is_led(own(*at)[0].text);
    if own(first).len() > MOST_LINES {
        return None;
    }
    if !are_series(own(first)) {
        // What the text is called stands over it once more, and a series does not.
        let again = |at: usize| stands_alone(&words(at), &lines[head[at].end..]);
        let title = first + 1;
        // So does who wrote what is called so, where nobody is named below it.
        let nobody = || !(title..head.len()).take(REACH).any(|at| led(&at));
        let wrote = own(first).len() == 1 && byline::are_names(own(first)[0].text) && nobody();
        let below = (wrote && head.len() > title || head.len() > title + 1 && led(&(title + 1)))
            && own(title).len() == 1;
        let named = |at: usize| matches!(case(own(at)[0].text), Case::Upper | Case::Title);
        let subtitle = || !wrote && is_subtitle(own(title)[0].text);
        let over = || (wrote || named(first)) && named(title) && !subtitle();
        return (below && over() && again(title) && !again(first)).then_some(title);
    }
    let text = |at: &usize| {
        imprint::leads_text(own(*at), lines.get(head[*at].end)) || imprint::tells(own(*at))
    };
    let page = (first + 1..head.len()).take(REACH);
    let page = page.take_while(|at| !led(at) && !text(at));
    let may_be = |at: &usize| {
        let text = own(*at)[0].text;
        own(*at).len() <= MOST_LINES
            && text.starts_with(|c: char| c.is_alphanumeric() || c == '_')
            && own(*at)[own(*at).len() - 1].tail != b','
            && !joins(text)
            && !is_joint(text)
            && !is_credit(text)
            && !names_series(text)
            && !imprint::tells_volume(text)
            && !is_volume(text)
            && heading::number_alone(text).is_none()
            && !heading::is_known(text)
            && !heading::is_division(text)
            && !heading::is_issue(text)
    };
    let candidates: Vec<usize> = page.filter(may_be).collect();
    let again = |at: &&usize| stands_alone(&words(**at), &lines[head[**at].end..]);
    let last = || {
        let credited = |at: usize| is_credit(own(at)[0].text);
        let signed = |at: usize| at < head.len() && (led(&at) || credited(at));
        let printed = |at: usize| imprint::end(lines, head[at].end) > head[at].end;
        // What takes one line and may be a name stands above the title, or is nobody's.
        let named = |at: &&usize| own(**at).len() > 1 || !byline::are_names(own(**at)[0].text);
        let told = |at: &&usize| matches!(case(own(**at)[0].text), Case::Upper | Case::Title);
        let over = |at: &&usize| signed(**at + 1) || printed(**at);
        let over = || candidates.iter().filter(told).filter(over);
        over().find(named).or_else(|| over().next())
    };
    candidates.iter().find(again).or_else(last).copied()
}

/// How much what stands below a chunk tells that it is no title: a series has an editor, and an author above his title is not
/// in capitals where it is.
pub(in crate::read::role) fn outranked(
    own: &[Line<'_>],
    below: Option<&Range<usize>>,
    lines: &[Line<'_>],
) -> i32 {
    let Some(range) = below else { return 0 };
    let (text, below) = (own[0].text, lines[range.start].text);
    let author = || {
        !is_upper(text)
            && text.chars().any(char::is_lowercase)
            && is_upper(below)
            && !is_subtitle(below)
            && !byline::is_lead(below)
            && byline::are_names(text)
            && !is_written_small(text, &lines[range.end..])
    };
    // Below the name of a series stand its editor and the title of one of its books.
    let titled = || {
        range.len() <= 2
            && matches!(case(below), Case::Title | Case::Upper)
            && !below.contains(|c: char| c.is_ascii_digit())
            && !heading::is_known(below)
    };
    let series = are_series(own) && (is_credit(below) || titled());
    // So is the title of what an office printed.
    let printed = || {
        titled()
            && !is_subtitle(below)
            && !byline::is_lead(below)
            && !byline::is_led(below)
            && !byline::are_names(below)
    };
    let office = is_upper(text) && is_upper(below) && names_office(text) && printed();
    points(30, series || office) + points(4, is_credit(below)) + points(8, author())
}

/// "UNITED STATES DEPARTMENT OF FISHERIES", "MINISTRY OF HARBOURS": an office of a state, as it calls itself. What has an article
/// may be a title: "THE MINISTRY OF TIDES".
fn names_office(text: &str) -> bool {
    static OFFICES: Words = Words::phrases(
        "department of, bureau of, ministry of, united states department of, united states bureau of, u. s. department of, \
         u.s. department of, u. s. bureau of, u.s. bureau of, board of, ministère de, ministerio de, ministero di, ministério da",
    );
    OFFICES.open(text)
}

/// Whether the first of these lines, or all of them, name a series: "COLLECTION" / "OF" / "HARBOUR NOVELS".
fn are_series(own: &[Line<'_>]) -> bool {
    let whole = || {
        own.iter()
            .map(|line| line.text)
            .collect::<Vec<_>>()
            .join(" ")
    };
    names_series(own[0].text) || own.len() > 1 && names_series(&whole())
}
