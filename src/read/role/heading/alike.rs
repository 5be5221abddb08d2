//! Items of a list that lost its marks, where each line is a paragraph: the first of them and the last, too, stand above or below
//! a line of their own form, or between short lines of which none ends as a sentence does.

use crate::read::figures::are_digits;
use crate::read::line::Line;
use crate::read::role::View;
use crate::read::role::lines::reaches;

/// Wider lines are no items, in columns.
const WIDEST: usize = 90;

/// Wider ones are paragraphs.
const PARAGRAPH: usize = 130;

/// Whether a line is one of several of a form, or the first of those that a colon announces.
pub(super) fn is_item(view: &View<'_, '_>) -> bool {
    let line = view.first();
    if view.profile.wrap.is_some() {
        return false;
    }
    let (above, below) = beside(view);
    let counted = |above: &Line<'_>| is_counted(line) && is_counted(above);
    let is_amount = view.above().is_some_and(|above| {
        counted(above) && above.width() <= PARAGRAPH.min(view.profile.typical)
    });
    let announces = |above: &Line<'_>| above.text.ends_with([':', '：']);
    let announced = || view.above().is_some_and(announces) && line.gap() <= 1 && is_open(line);
    let values = |other: &Line<'_>| has_value(line) && has_value(other);
    let headed = view.is_below_heading();
    is_amount
        || below.is_some_and(|below| {
            is_alike(line, below) || values(below) || announced() && !heads_form(line, below)
        })
        || above.is_some_and(|above| is_alike(line, above) || !headed && values(above))
}

/// Whether the line below has a form that a line has not, as items have below their heading.
fn heads_form(line: &Line<'_>, below: &Line<'_>) -> bool {
    let forms: [fn(&Line<'_>) -> bool; 3] = [is_counted, has_value, is_explained];
    forms.iter().any(|form| form(below) && !form(line))
}

/// Whether a line stands over several of a form that it has not, and which do not tell how somebody is reached: "In the box",
/// "1 x lamp", "4 x bolts".
pub(super) fn heads_items(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 2;
    const MOST: usize = 12;
    const FORMS: [fn(&Line<'_>) -> bool; 3] = [is_counted, has_value, is_explained];
    let line = view.first();
    let below = view.lines[view.range.end..].iter().take(MOST);
    let items = below.take_while(|line| line.gap() == 0 && line.width() <= WIDEST);
    let formed = |form: &fn(&Line<'_>) -> bool| {
        !form(line) && items.clone().take(FEWEST).filter(|line| form(line)).count() == FEWEST
    };
    view.profile.wrap.is_none()
        && line.gap() > 0
        && !is_counted(line)
        && FORMS.iter().any(formed)
        && !items.clone().any(reaches)
}

/// Whether a short line stands right above, and right below one that is no longer than items are and ends as they do: no text that
/// is headed.
pub(super) fn is_between(view: &View<'_, '_>) -> bool {
    let open = |line: &Line<'_>| line.width() < PARAGRAPH && is_open(line);
    let line = view.first();
    let below = |below: &Line<'_>| {
        below.gap() == 0 && open(below) && (is_counted(line) || !is_counted(below))
    };
    view.profile.wrap.is_none()
        && line.gap() == 0
        && view.above().is_some_and(open)
        && view.below().is_some_and(below)
}

/// The short lines right above and right below.
fn beside<'v, 'a>(view: &View<'v, 'a>) -> (Option<&'v Line<'a>>, Option<&'v Line<'a>>) {
    let short = |line: &&Line<'a>| line.width() <= WIDEST && is_open(line);
    let above = view.above().filter(|_| view.first().gap() == 0);
    let below = view.below().filter(|below| below.gap() == 0);
    (above.filter(short), below.filter(short))
}

/// Whether a line ends with a word.
fn is_open(line: &Line<'_>) -> bool {
    !line.text.ends_with([
        '.', '!', '?', ':', ',', ';', '…', '。', '！', '？', '：', '”', '"', '»', '“',
    ])
}

/// Whether a figure leads a line: an amount, an hour, a year.
fn is_counted(line: &Line<'_>) -> bool {
    line.text.starts_with(char::is_numeric)
}

/// Whether lines have one form: figures before both of them, a term and what is said of it behind a dash, a
/// year or the same word at the end, somebody and what they are.
fn is_alike(one: &Line<'_>, other: &Line<'_>) -> bool {
    const SHORTEST: usize = 3;
    let both = |holds: fn(&Line<'_>) -> bool| holds(one) && holds(other);
    let ends = || {
        let last = |line: &Line<'_>| line.text.rsplit_once(' ').map(|(_, word)| word.len());
        let (Some(length), Some(own)) = (last(one), last(other)) else {
            return false;
        };
        let word = |text: &'_ str| text[text.len() - length..].chars().all(char::is_alphabetic);
        let (short, long) = (one.text.len(), other.text.len());
        length == own
            && length >= SHORTEST
            && short.min(long) * 2 >= short.max(long)
            && !one.text.ends_with(other.text)
            && !other.text.ends_with(one.text)
            && word(one.text)
            && one.text.ends_with(&other.text[other.text.len() - length..])
    };
    both(is_counted) || both(is_explained) || both(is_of_year) || both(is_of_office) || ends()
}

/// "Ada Roe, chair".
fn is_of_office(line: &Line<'_>) -> bool {
    const MOST_NAMES: usize = 3;
    let Some((name, office)) = line.text.split_once(", ") else {
        return false;
    };
    let names = name.split(' ').count();
    (2..=MOST_NAMES).contains(&names)
        && name
            .split(' ')
            .all(|word| word.starts_with(char::is_uppercase))
        && office.starts_with(char::is_lowercase)
}

/// "The Night Boat, 2016".
fn is_of_year(line: &Line<'_>) -> bool {
    let year = line.text.rsplit_once(", ").map(|(_, year)| year);
    year.is_some_and(|year| year.len() == 4 && are_digits(year))
}

/// "Mast height: 12 m".
fn has_value(line: &Line<'_>) -> bool {
    let parts = line.text.split_once(": ");
    parts.is_some_and(|(name, value)| !name.is_empty() && !value.is_empty())
}

/// "Hemp – for the stays".
fn is_explained(line: &Line<'_>) -> bool {
    [" – ", " — ", " - "]
        .iter()
        .any(|dash| line.text.contains(dash))
}
