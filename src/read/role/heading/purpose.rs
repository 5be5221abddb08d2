//! What the next of the ingredients are for: "For the crust", below their heading or below another such line.

use super::Style;
use crate::read::line::Line;
use crate::read::role::{Role, Score, View, list};
use crate::read::words::Words;

/// The name of the rule.
pub(in crate::read::role) const PURPOSE: &str = "heading-purpose";

/// Such a line, above what is needed or done for it.
pub(in crate::read::role) fn purpose(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [line] = view.own() else { return None };
    let below = view.below()?;
    let heads = below.width() > 0 && view.mark().is_none() && !is_purpose(below);
    let headed = || {
        view.heading_above.is_some_and(|above| {
            above.rule == PURPOSE || list::is_of_recipe(view.lines[above.lines.start].text)
        })
    };
    (is_purpose(line) && heads && headed()).then_some((Role::Heading(Style::Bare), 76))
}

/// Whether a line says what something is for, in a few words.
fn is_purpose(line: &Line<'_>) -> bool {
    const WIDEST: usize = 46;
    const MOST_WORDS: usize = 6;
    static FOR: Words = Words::phrases(
        "for the, für den, für die, für das, pour la, pour le, pour les, pour l', pour l’, para la, para el, para los, para las, \
         para o, para a, para os, para as, per la, per il, per lo, per i, per gli, per le, per l', per l’, voor de, voor het, \
         till, til, для, na, do",
    );
    line.width() <= WIDEST
        && FOR.may_open(line.text)
        && !line.text.ends_with(['.', ',', ';', '!', '?'])
        && line.text.split(' ').count() <= MOST_WORDS
        && {
            let lower = line.text.to_lowercase();
            FOR.that_open(&lower).any(|lead| {
                let rest = &lower[lead.len()..];
                lead.ends_with(['\'', '’']) || rest.starts_with(' ')
            })
        }
}
