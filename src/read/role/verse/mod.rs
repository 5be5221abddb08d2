//! Verse, told from prose by lines that end before they must, and from addresses by how they sound to the eye.

mod lines;
mod lookalike;
mod stanza;

use super::rhyme::rhymes;
use super::{CERTAIN, Role, Score, View, contents, prose};
use crate::read::line::{Line, last_mark};
use crate::read::signs::Signs;
use lines::{unsigned, whole, without_margin};
pub(super) use stanza::stanza;

/// `| A line`: bars at the head of each line keep its end, in reStructuredText and where people took that up.
pub(super) fn bars(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    if !own[0].text.starts_with("| ") || own.len() < 2 {
        return None;
    }
    // Bars within a line or at its end are a table's.
    let barred = own
        .iter()
        .all(|line| line.text.starts_with("| ") && !line.text[1..].contains('|'));
    barred.then_some((Role::Verse, 90))
}

/// Verse as wide as prose: each of its lines begins with a capital, which few lines of prose do, and they end unevenly.
pub(super) fn capitals(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST_LINES: usize = 4;
    const FEWEST_WHOLE: usize = 3;
    /// One line of so many may have figures or signs.
    const MOST_MARRED: usize = 16;
    let own = unsigned(view.own());
    let profile = view.profile;
    let opened = |line: &Line<'_>| {
        let text = line.text.trim_start_matches(OPENING);
        text.starts_with(char::is_uppercase) && line.signs.has(Signs::SMALL)
    };
    if own.len() < FEWEST_LINES
        || profile.wrap.is_none()
        || own[..2]
            .iter()
            .any(|line| line.head[0].is_ascii_lowercase())
    {
        return None;
    }
    let (carried, own) = whole(own, profile);
    if own.len() < FEWEST_WHOLE || !own.iter().all(opened) {
        return None;
    }
    if view.is_marked() || contents::lists(view) || lookalike::is_none(&own, profile) {
        return None;
    }
    let own = &*without_margin(&own);
    let n = own.len();
    let marred = |line: &&Line<'_>| line.signs.has(Signs::CODE | Signs::GUTTER | Signs::DIGIT);
    let plain = own.iter().filter(marred).count() * MOST_MARRED <= n;
    let clauses = own.iter().filter(|line| ends_clause(line.text)).count();
    let ragged = profile.early_ends(own);
    let fields = own.iter().filter(|line| is_field(line.text)).count();
    if !plain || clauses * 3 < n || carried && fields * 3 > n {
        return None;
    }
    let rhymed = rhymes(own);
    let follows = has_verse_above(view);
    // Nouns have capitals in some languages: the fewer the lines, the more else must speak for verse.
    let uneven = match n {
        _ if carried || rhymed || follows => true,
        ..6 => ragged * 2 >= n - 1 && clauses * 2 >= n,
        6..9 => ragged * 3 >= n - 1,
        _ => ragged > 0,
    };
    // Sentences that all end so are as often a table that is recited, or a list of books.
    let sings = || follows && own.iter().any(|line| matches!(line.tail, b',' | b';'));
    (uneven && (clauses < n || rhymed || sings())).then(|| {
        (
            Role::Verse,
            if prose::certain(view).is_some() {
                CERTAIN
            } else {
                62
            },
        )
    })
}

/// Whether verse stands above in the same column: near, where that is the column of the text.
fn has_verse_above(view: &View<'_, '_>) -> bool {
    const NEAR: usize = 4;
    const FAR: usize = 40;
    let indent = view.first().indent();
    let deeper = indent >= view.profile.base + 2;
    let mut above = view
        .judged
        .iter()
        .rev()
        .take(if deeper { FAR } else { NEAR });
    above.any(|judged| {
        judged.role == Role::Verse && view.lines[judged.lines.start].indent() == indent
    })
}

/// What a line of speech opens with.
const OPENING: [char; 8] = ['"', '“', '‘', '\'', '«', '_', '(', '—'];

/// "Gauge: high", "Ines: It is the wind.": a name and what it says.
fn is_field(text: &str) -> bool {
    const LONGEST_NAME: usize = 24;
    let name = text.split_once(':').map(|(name, _)| name);
    name.is_some_and(|name| name.len() < LONGEST_NAME && !name.trim_end().contains(' '))
}

/// Whether a line ends with a comma or what weighs more.
fn ends_clause(text: &str) -> bool {
    matches!(
        last_mark(text),
        Some(',' | ';' | ':' | '.' | '!' | '?' | '—' | '…')
    )
}

/// All lines that stand together, where all of a text is verse.
pub(super) fn kept(view: &View<'_, '_>) -> Option<(Role, Score)> {
    /// A line of verse that is wider is a paragraph.
    const WIDEST: usize = 120;
    let own = view.own();
    let fits = |line: &Line<'_>| line.width() <= WIDEST && !line.is_symbols();
    (own.len() > 1 && own.iter().all(fits)).then_some((Role::Verse, 60))
}
