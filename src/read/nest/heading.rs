//! Headings → their looks, and the levels that these have.

use crate::document::{Delimiter, FrontPart, Level, announces_notes};
use crate::read::levels::{self, Counted, Look, Name};
use crate::read::line::Line;
use crate::read::marker::{self, Kind};
use crate::read::marks::Marks;
use crate::read::role::heading::Style;
use crate::read::role::{self, Judged, Role};
use crate::read::section::Parts;
use crate::read::words::normalised;

/// The levels of all headings, in their order.
pub(super) fn levels(lines: &[Line<'_>], judged: &[Judged], marks: &Marks) -> Vec<Level> {
    let depths = role::entry_depths(lines, judged);
    // Most chunks are none, and pay for no more than being asked.
    let headings = judged.iter().enumerate();
    let headings = headings.filter_map(|(at, judged)| match judged.role {
        Role::Heading(style) => Some((at, judged, style)),
        _ => None,
    });
    let looks: Vec<Look> = headings
        .map(|(at, heading, style)| {
            let own = &lines[heading.lines.clone()];
            let first = own
                .iter()
                .find(|line| !line.is_symbols())
                .unwrap_or(&own[0]);
            // Blank lines above the title that comes again are those of the chapter below it, and so are those above a picture.
            let over = at.checked_sub(1).map(|above| &judged[above]);
            let over = over.filter(|above| above.rule == role::AGAIN || above.role == Role::Figure);
            let gap = over.map_or(0, |above| lines[above.lines.start].gap());
            let entry = (matches!(style, Style::Bare | Style::Capitals) && !depths.is_empty())
                .then(|| normalised(first.text))
                .and_then(|words| depths.get(&words).copied());
            Look {
                style,
                indent: first.indent(),
                name: name(first.text),
                listed: entry,
                notes: judged
                    .get(at + 1)
                    .is_some_and(|next| next.role == Role::Note)
                    && announces_notes(first.text),
                gap: own[0].gap().max(gap),
                refrain: heading.rule == role::REFRAIN,
                number: None,
                parts: Parts::of(first.text),
                counted: Counted::of(first.text),
                numeral: role::heading::number_alone(first.text)
                    .or_else(|| role::heading::figure_of(first)),
                attached: at > 0 && judged[at - 1].is_heading(),
            }
        })
        .collect();
    let title = judged
        .iter()
        .find(|judged| judged.role == Role::Front(FrontPart::Title))
        .and_then(|title| underline(&lines[title.lines.clone()]));
    levels::assign(&numbered(looks, lines, judged, marks), title)
}

/// The look of a title with the rule below it that is strongest; others are a title's by chance.
fn underline(own: &[Line<'_>]) -> Option<Style> {
    const STRONGEST: char = '=';
    let [_, rule] = own else { return None };
    (rule.rule() == Some(STRONGEST)).then_some(Style::Underlined(STRONGEST, false))
}

/// What the words of a heading say of what stands below it.
fn name(text: &str) -> Name {
    if role::heading::is_contents(text) {
        Name::Contents
    } else if role::heading::is_main_section(text) {
        Name::Known
    } else {
        Name::Other
    }
}

/// Among numbered headings, one whose number no other confirmed is numbered, too; a number of several parts needs no other.
fn numbered(
    mut looks: Vec<Look>,
    lines: &[Line<'_>],
    judged: &[Judged],
    marks: &Marks,
) -> Vec<Look> {
    let headings = judged.iter().filter(|judged| judged.is_heading());
    let kind =
        |heading: &Judged| marker::parse(lines[heading.lines.start].text).map(|mark| mark.kind);
    let is_numbered = |(look, heading): (&Look, &Judged)| {
        matches!(look.style, Style::Numbered(_)) || matches!(kind(heading), Some(Kind::Dotted(_)))
    };
    if !looks.iter().zip(headings.clone()).any(is_numbered) {
        return looks;
    }
    let one_rule = rules_for_all_depths(&looks);
    for (look, heading) in looks.iter_mut().zip(headings) {
        if one_rule.contains(&look.style) {
            let parts = look.parts.map_or(1, |parts| parts.count());
            look.style = Style::numbered(parts);
        }
        if look.style == Style::Numbered(1)
            && let Some(Kind::Number { value, style, .. }) =
                marks.at(heading.lines.start).map(|m| m.kind)
        {
            look.number = Some((style, value));
        }
        if !matches!(look.style, Style::Outdented(_) | Style::Bare) {
            continue;
        }
        match kind(heading) {
            Some(Kind::Number {
                delimiter: Delimiter::Period,
                ..
            }) => look.style = Style::Numbered(1),
            Some(Kind::Dotted(parts)) => {
                look.style = Style::numbered(parts);
            }
            _ => {}
        }
    }
    looks
}

/// The rules that headings have below them whose numbers are of one part and of several: there the number tells the depth.
fn rules_for_all_depths(looks: &[Look]) -> Vec<Style> {
    let mut first: Vec<(Style, usize)> = Vec::new();
    let mut mixed = Vec::new();
    for look in looks {
        let (Style::Underlined(..), Some(parts)) = (look.style, look.parts) else {
            continue;
        };
        match first.iter().find(|(style, _)| *style == look.style) {
            None => first.push((look.style, parts.count())),
            Some((style, count)) if *count != parts.count() && !mixed.contains(style) => {
                mixed.push(*style);
            }
            Some(_) => {}
        }
    }
    mixed
}
