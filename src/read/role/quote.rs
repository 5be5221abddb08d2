//! Quotations: lines led by `>`, paragraphs indented deeper than the text, and who said them.

use super::{Role, Score, View};
use crate::read::line::{Case, case};
use crate::read::marker;

/// `> as mail does`.
pub(super) fn prefixed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let quoted = own.iter().filter(|line| is_prefixed(line.text)).count();
    // Lines that mail programs wrapped once more have lost the sign.
    (is_prefixed(own[0].text)
        && quoted * 3 >= own.len() * 2
        && (quoted >= 2 || view.profile.quoted_lines >= 2))
        .then_some((Role::QuotedLines, 85))
}

fn is_prefixed(text: &str) -> bool {
    text.strip_prefix('>').is_some_and(|rest| {
        rest.is_empty()
            || rest.starts_with([' ', '>', '\t'])
            || rest.starts_with(char::is_alphanumeric)
    })
}

/// `— Jane Roe`, `-- The Times`, below a quotation.
pub(super) fn attribution(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [line] = view.own() else { return None };
    let name = line
        .text
        .strip_prefix("--")
        .or_else(|| line.text.strip_prefix(['—', '–', '―']))?
        .trim_start();
    let below_quote = matches!(
        view.role_above(),
        Some(Role::Quote | Role::Verse | Role::QuotedLines)
    );
    let set_in = view
        .above()
        .is_some_and(|above| line.indent > above.indent + 2);
    let capital = name.starts_with(|c: char| c.is_uppercase() || matches!(c, '_' | '"' | '“'))
        && case(name) != Case::Lower;
    let short = name.len() < 80 && (capital || set_in);
    (below_quote && short && !name.ends_with(['?', '!'])).then_some((Role::Attribution, 75))
}

/// Wrapped text whose every line stands deeper than the text around it.
pub(super) fn indented(view: &View<'_, '_>) -> Option<(Role, Score)> {
    /// Text that is indented in many places is a manual's, and its indents mean sections,
    const RARE: usize = 25;
    /// unless prose at the margin leads to the one in question, and goes on below it.
    const FREQUENT: usize = 60;
    let profile = view.profile;
    let own = view.own();
    if own[0].indent < profile.base + 2 {
        return None;
    }
    let step = own
        .iter()
        .map(|line| line.indent)
        .min()?
        .saturating_sub(profile.base);
    let wrapped = profile.wrap.is_some() && own.len() >= 2;
    let deep = (2..=16).contains(&step) && step >= profile.first_line_indent.unwrap_or(0);
    let even = own[1..]
        .iter()
        .all(|line| line.indent.abs_diff(own[own.len() - 1].indent) <= 1)
        && own[0].indent <= own[own.len() - 1].indent + 6;
    let item_above = view.judged.iter().rev().take(4).any(|judged| {
        judged.role == Role::Item && view.lines[judged.lines.start].indent < own[0].indent
    }) && matches!(
        view.role_above(),
        Some(Role::Item | Role::Paragraph | Role::Quote)
    );
    let in_gaps = own[0].gap > 0 && view.gap_below() > 0;
    let prose = own[0].text.chars().filter(|c| c.is_alphabetic()).count() * 2 > own[0].text.len()
        && marker::parse(own[0].text).is_none();
    let led = match view.judged.last() {
        Some(above) if above.role == Role::Paragraph => {
            let above = &view.lines[above.lines.clone()];
            let text = above.len() >= 2 || above[0].text.ends_with(':');
            text && above[above.len() - 1].indent <= profile.base + 1
        }
        Some(above) => above.role == Role::Quote,
        None => false,
    };
    let returns = view
        .below()
        .is_some_and(|below| below.indent <= profile.base + 1 || below.indent == own[0].indent);
    let rare = profile.deeper <= RARE || led && returns && profile.deeper <= FREQUENT;
    (wrapped && deep && even && in_gaps && prose && !item_above && rare)
        .then_some((Role::Quote, 55))
}
