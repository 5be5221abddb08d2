//! Items of lists, told by the markers that others of their kind confirm.

use super::heading::{self, PURPOSE};
use super::{Judged, Role, Score, View};
use crate::document::NumberStyle;
use crate::read::line::{Line, ends_sentence};
use crate::read::marker::Kind;
use crate::read::signs::Signs;
use crate::read::words::Words;

/// The name of the rule for items that a marker leads.
pub(super) const MARKER: &str = "list-marker";

/// A marker that others of its kind confirm.
pub(super) fn marked(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let mark = view.mark()?;
    // "1、新码头" by itself names what is told below it.
    let comma = || {
        view.first().text[..mark.text_at]
            .trim_end()
            .ends_with(['、', '．'])
    };
    let lists = || {
        let below = view.marks.at(view.range.end);
        view.role_above() == Some(Role::Item) || below.is_some_and(|below| below.text_at > 0)
    };
    if view.first().signs.has(Signs::EAST) && comma() && !lists() {
        return None;
    }
    match mark.kind {
        Kind::Bullet(_) | Kind::Telling(_) | Kind::Native(_) => Some((Role::Item, 70)),
        Kind::Number { value, style, .. } => {
            let followed = is_followed(view, value, style) || goes_on(view, value, style);
            Some((Role::Item, if followed { 82 } else { 60 }))
        }
        // "2.1" leads a clause of a contract or statute as often as a heading, which has a rule of its own.
        Kind::Dotted(_) => Some((Role::Item, 41)),
    }
}

/// A line of a list that lost its bullets on the way: three short lines and more of one form, below a line that announces
/// them with a colon.
pub(super) fn unmarked(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.first();
    if view.profile.wrap.is_some() || view.evidence.mail || view.mark().is_some() || divides(view) {
        return None;
    }
    // Where each has its figure, what has none heads the text below them.
    let other = || view.above().is_some_and(is_valued) && !is_valued(own);
    let goes_on = own.gap() == 0
        && view.role_above() == Some(Role::Unmarked)
        && !heads_steps(view)
        && !heads_text(view)
        && !other()
        && !is_closed(view);
    if is_amount(own) && (goes_on || own.gap() <= 1 && heads_amounts(view)) {
        return Some((Role::Unmarked, 74));
    }
    let announced = || {
        let above = view.above().filter(|_| own.gap() <= 1 && is_short(own));
        above.is_some_and(|above| announces(above.text)) && run(view)
    };
    let told = || {
        let above = view.above();
        own.gap() == 1 && above.is_some_and(|above| announces(above.text)) && tells(view)
    };
    let listed = || {
        let above = view.above().filter(|_| own.gap() <= 1);
        above.is_some_and(|above| announces(above.text)) && are_clauses(view)
    };
    let valued = || {
        let announced = view.above().is_some_and(|above| announces(above.text));
        is_valued(own) && (goes_on || announced && own.gap() <= 1 && are_valued(view))
    };
    let tells_on = || {
        let told = goes_on && view.above().is_some_and(is_told) && is_told(own);
        told && !(runs_on(view) && view.gap_below() > 0)
    };
    (goes_on && is_short(own) || announced() || listed() || valued() || tells_on() || told())
        .then_some((Role::Unmarked, 74))
}

/// Whether clauses stand together, each of them open but the last: "Your name;" / "the day, and where you went."
fn are_clauses(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 2;
    const MOST: usize = 40;
    let rest = view.lines[view.range.start..].iter().take(MOST).enumerate();
    let together = rest.take_while(|(at, line)| *at == 0 || line.gap() == 0);
    let open = together.take_while(|(_, line)| line.tail == b';' && is_told(line));
    let open = open.count();
    let last = view.lines.get(view.range.start + open);
    open >= FEWEST && last.is_some_and(|last| last.gap() == 0 && last.tail == b'.' && is_told(last))
}

/// Whether the list above has ended: its clauses were open, but for the last, which stands right above.
fn is_closed(view: &View<'_, '_>) -> bool {
    let [.., open, last] = &view.lines[..view.range.start] else {
        return false;
    };
    open.tail == b';' && last.tail == b'.' && last.gap() == 0
}

/// Whether a line names a division beside one of another kind, "TITLE I. THE PORT" over "CHAPTER I. ITS MASTERS": those of one kind
/// are listed, these part the text.
fn divides(view: &View<'_, '_>) -> bool {
    let own = view.first().text;
    let word = |text: &str| text.split(' ').next().unwrap_or_default().to_lowercase();
    let other = |line: &&Line<'_>| heading::is_division(line.text) && word(line.text) != word(own);
    heading::is_division(own) && [view.above(), view.below()].iter().flatten().any(other)
}

/// "Oars of spruce: 198 pairs": what something is called, and a figure for it.
fn is_valued(line: &Line<'_>) -> bool {
    line.width() <= WIDEST
        && line.text.starts_with(char::is_alphanumeric)
        && !line.text.ends_with(['.', '?', '!', ':', ';', ','])
        && line.text.split_once(": ").is_some_and(|(name, value)| {
            name.chars().any(char::is_alphabetic) && value.contains(char::is_numeric)
        })
}

/// Whether several such lines stand together, and nothing else with them.
fn are_valued(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 3;
    const MOST: usize = 40;
    let rest = view.lines[view.range.start..].iter().take(MOST).enumerate();
    let together = rest.take_while(|(at, line)| *at == 0 || line.gap() == 0);
    together.take_while(|(_, line)| is_valued(line)).count() >= FEWEST
}

/// Whether a line may be an item that is a sentence, or several.
fn is_told(line: &Line<'_>) -> bool {
    const WIDEST: usize = 400;
    line.width() <= WIDEST
        && !line.signs.has(Signs::CODE | Signs::GUTTER)
        && line.text.starts_with(char::is_alphanumeric)
        && line.text.ends_with(['.', ';', '。', '；'])
}

/// Whether sentences stand together, and all that stands together is such: where paragraphs keep their distance, a list.
fn tells(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 3;
    const MOST: usize = 40;
    let rest = &view.lines[view.range.start..];
    let mut items = rest.iter().take(MOST).enumerate();
    let mut together = items
        .by_ref()
        .take_while(|(at, line)| *at == 0 || line.gap() == 0);
    let mut told = 0;
    together.all(|(_, line)| {
        told += 1;
        is_told(line)
    }) && told >= FEWEST + usize::from(runs_on(view))
}

/// Whether paragraphs stand right below what is above them, headings and lists: what ends a list is none of its items.
fn runs_on(view: &View<'_, '_>) -> bool {
    view.evidence.attached > 0
}

/// Whether a line may be an ingredient: a phrase, with figures or without.
fn is_amount(line: &Line<'_>) -> bool {
    line.width() <= WIDEST
        && line.text.starts_with(char::is_alphanumeric)
        && !line.text.ends_with([':', '?', '!', '.'])
}

/// Headings of ingredients, by letters alone.
static INGREDIENTS: Words = Words::of(
    "ingredients zutaten ingrédients ingredientes ingredienti ingrediënten ingredienser składniki ингредиенты suroviny hozzávalók
     sastojci malzemeler ainekset 材料 用料 食材",
);

/// Headings of what is to be done with them, by letters and digits alone.
static STEPS: Words = Words::of(
    "directions instructions method preparation steps procedure zubereitung anleitung préparation étapes preparación
     elaboración pasos preparo preparazione procedimento bereiding bereidingswijze przygotowanie приготовление",
);

/// Whether a text is the heading of a part of a recipe.
pub(super) fn is_of_recipe(text: &str) -> bool {
    INGREDIENTS.has_letters(text) || STEPS.has_normalised(text)
}

/// Whether a heading of ingredients stands right above, or of what some are for, and several lines stand together below it.
fn heads_amounts(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 3;
    const FEWEST_OF_A_PART: usize = 2;
    let own = &view.lines[view.range.start..];
    let items = own
        .iter()
        .enumerate()
        .take_while(|(at, line)| *at == 0 || line.gap() == 0);
    let heads = |above: &Judged| {
        above.rule == PURPOSE || INGREDIENTS.has_letters(view.lines[above.lines.start].text)
    };
    let headed = view.judged.last().is_some_and(heads);
    let part = view
        .judged
        .last()
        .is_some_and(|above| above.rule == PURPOSE);
    let fewest = if part { FEWEST_OF_A_PART } else { FEWEST };
    let counted = |text: &str| text.starts_with(|c: char| c.is_numeric());
    headed
        && counted(view.first().text)
        && view.is_below_heading()
        && items.take_while(|(_, line)| is_amount(line)).count() >= fewest
}

/// Whether a line says what is to be done with the ingredients above it.
fn heads_steps(view: &View<'_, '_>) -> bool {
    view.own().len() == 1 && STEPS.has_normalised(view.first().text)
}

/// Whether a line that ends without a stop stands right above a paragraph, where headings stand so: it is none of the items above.
fn heads_text(view: &View<'_, '_>) -> bool {
    const PARAGRAPH: usize = 90;
    let text = |below: &Line<'_>| {
        below.gap() == 0 && below.width() >= PARAGRAPH && ends_sentence(below.text)
    };
    runs_on(view) && !ends_sentence(view.first().text) && view.below().is_some_and(text)
}

/// Whether a line ends with a colon; two of them announce lines that are to stay as they are.
fn announces(text: &str) -> bool {
    text.ends_with([':', '：']) && !text.ends_with("::")
}

/// Items that lost their bullets are short, in columns: what is longer may be a paragraph.
const WIDEST: usize = 90;

/// Whether a line is a phrase of words: no code, no field with its value, no speech.
fn is_short(line: &Line<'_>) -> bool {
    line.width() <= WIDEST
        && !line
            .signs
            .has(Signs::CODE | Signs::MARK | Signs::COLON | Signs::GUTTER)
        && line.text.starts_with(char::is_alphanumeric)
        && !line.text.ends_with(['?', '!', '”', '"'])
}

/// Whether short lines of one form follow one another, and a blank line or a paragraph ends them.
fn run(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 3;
    const MOST: usize = 40;
    let rest = &view.lines[view.range.start..];
    let items = 1 + rest[1..]
        .iter()
        .take(MOST)
        .take_while(|line| line.gap() == 0 && is_short(line))
        .count();
    let items = &rest[..items];
    let stops = items.iter().filter(|line| line.text.ends_with('.')).count();
    let capitals = items
        .iter()
        .filter(|line| line.text.starts_with(char::is_uppercase))
        .count();
    let alike = |n: usize| n == 0 || n == items.len() || n + 1 == items.len();
    items.len() >= FEWEST && (stops <= 1 || stops == items.len()) && alike(capitals)
}

/// Whether the number before stands right above, an item: what ends a list is one, too.
fn goes_on(view: &View<'_, '_>, value: u32, style: NumberStyle) -> bool {
    let above = view.judged.last().filter(|above| {
        view.first().gap() == 0 && above.role == Role::Item && above.lines.end == view.range.start
    });
    let mark = above.and_then(|above| view.marks.at(above.lines.start));
    matches!(
        mark.map(|mark| mark.kind),
        Some(Kind::Number { value: last, style: other, .. }) if last + 1 == value && other == style
    )
}

/// Whether the next number stands below without a blank line between: headings keep their distance.
fn is_followed(view: &View<'_, '_>, value: u32, style: NumberStyle) -> bool {
    const REACH: usize = 8;
    let last = (view.range.end + REACH).min(view.lines.len());
    let mut below = (view.range.end..last).take_while(|&at| view.lines[at].gap() == 0);
    below.any(|at| {
        let next = view.marks.at(at).map(|mark| mark.kind);
        matches!(next, Some(Kind::Number { value: next, style: other, .. }) if next == value + 1 && other == style)
    })
}
