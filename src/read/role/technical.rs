//! Code in a text that speaks of programs. There, what is set in and is no prose is code, and so is what reads like it,
//! indented or not: sessions, listings, records of fields.

use super::announced::are_fields;
use super::code::is_code;
use super::program::{
    is_assigned, is_declaration, is_listing, is_method, is_open_call, is_prose, is_surely_code,
};
use super::{Role, Score, View, heading, patch, table};
use crate::read::case::is_titled;
use crate::read::fields::field;
use crate::read::line::{Line, ends_sentence};
use crate::read::parting::cut;
use crate::read::signs::Signs;
use crate::read::underline::is_underline;
use crate::read::{marker, statement};
use std::ops::Range;

/// In a text that speaks of programs: what is set in, or reads like code, and is no prose.
pub(super) fn block(view: &View<'_, '_>) -> Option<(Role, Score)> {
    if !view.evidence.technical {
        return None;
    }
    let above = view.above()?;
    let announced = above.text.ends_with(':');
    let own = view.own();
    if view.first().gap() == 0 && !announced && !own.iter().all(is_surely_code) {
        return None;
    }
    let n = own.len();
    if statement::is_told_on(own, above) || own.iter().all(patch::is_trailer) {
        return None;
    }
    let marks = view.range.clone().filter(|&at| view.marks.at(at).is_some());
    let underlined = n > 1 && is_underline(&own[1], &own[0], 1);
    // `.. [1]` is a note, not a line of code.
    let noted = own[0].text.starts_with(".. ");
    if marks.count() * 2 >= n
        || is_item(view)
        || underlined
        || noted
        || own.iter().all(Line::is_symbols)
    {
        return None;
    }
    if own[0].text.starts_with("$ ") || is_session(own, view) || is_declaration(own) {
        return Some((Role::Preformatted, TECHNICAL));
    }
    // In the middle of the page stand headings, and between dashes.
    let framed = || n == 1 && heading::framed(view).is_some();
    if !announced
        && (heading::centred(view).is_some() || framed() || heading::is_in_the_middle(view))
    {
        return None;
    }
    if is_listing(own) {
        return Some((Role::Preformatted, TECHNICAL));
    }
    let floor = own.iter().map(Line::indent).min()?;
    let follows = view.role_above() == Some(Role::Preformatted);
    if follows && goes_on(view, floor) {
        return Some((Role::Preformatted, TECHNICAL));
    }
    let stated = own.iter().any(statement::is_statement);
    if !stated && is_prose(own, view) && !is_open_call(own) || table::is_titled(own) {
        return None;
    }
    let sure = own.iter().filter(|line| is_surely_code(line)).count();
    let column = above.indent() + marker::parse(above.text).map_or(0, |mark| mark.text_at);
    let indented = floor >= view.profile.base + 2;
    let deeper = indented && floor >= column + 2;
    let fields = own.iter().filter(|line| field(line.text).is_some()).count();
    let coded = own
        .iter()
        .filter(|line| {
            is_code(line)
                || is_surely_code(line)
                || statement::may_be_statement(line)
                || field(line.text).is_some()
        })
        .count();
    let led = announced || follows;
    let below_text = matches!(view.role_above(), Some(Role::Paragraph | Role::Item));
    let set_in = deeper && (announced || below_text || coded * 2 >= n)
        || follows && indented && floor >= above.indent();
    let stated_alone = || {
        sure > 0 && (!own[0].text.contains(' ') || is_assigned(own[0].text))
            || statement::includes(own[0].text)
    };
    // What a title is written like is none, wherever it stands.
    if n == 1 && !led && is_titled(own[0].text) {
        return None;
    }
    let called_alone = || own[0].indent() >= view.profile.base && is_method(own[0].text);
    let alone = n == 1 && (stated_alone() || called_alone())
        || view.heading_above.is_some() && are_fields(own) && own.iter().any(is_code);
    // The next section of the same settings.
    let again = follows && n > 1 && opens_alike(view);
    let record = fields == n && view.heading_above.is_some();
    let flush = sure > 0 && coded * 2 >= n && (n > 1 || led)
        || coded == n && (announced || n > 1 && (follows || record))
        || alone;
    // What a contents list names is a section, though it is the name of a function.
    let listed = || own[0].tail != b';' && !indented && view.contents.has(own[0].text);
    let named = || n == 1 && (listed() || heading::is_inner(view));
    let coded = set_in || flush || again;
    (coded && !named()).then_some((Role::Preformatted, TECHNICAL))
}

/// Whether a marker leads words, and all lines below hang under them, whatever names of functions they list. Settings are listed so,
/// too: "- name: tides".
fn is_item(view: &View<'_, '_>) -> bool {
    let own = view.own();
    view.mark().is_some_and(|mark| {
        let column = own[0].indent() + mark.text_at;
        own.len() > 1
            && own[1..].iter().all(|line| line.indent() == column)
            && field(&own[0].text[mark.text_at..]).is_none()
            && is_prose(&own[..1], view)
    })
}

/// Whether what a system's keeper types stands above what comes of it: `# service lamps start`.
fn is_session(own: &[Line<'_>], view: &View<'_, '_>) -> bool {
    let [typed, shown, ..] = own else {
        return false;
    };
    let command = typed.text.strip_prefix("# ");
    command.is_some_and(|command| command.starts_with(|c: char| c.is_ascii_lowercase()))
        && shown.indent() >= typed.indent()
        && !ends_sentence(typed.text)
        && view.profile.breaks_early(typed, shown)
}

/// Whether what stands in this column goes on with the code above over a blank line, whatever its words are: it is deeper than
/// that begins, and not deeper than it ends, or something is open there. Below a signature stands what it does.
fn goes_on(view: &View<'_, '_>, floor: usize) -> bool {
    view.judged.last().is_some_and(|above| {
        let above = &view.lines[above.lines.clone()];
        let last = &above[above.len() - 1];
        let open = matches!(last.tail, b':' | b'{' | b'(' | b'[' | b',');
        floor > above[0].indent().max(view.profile.base + 1) && (last.indent() >= floor || open)
    })
}

/// Whether lines begin with the sign, and in the column, that what was judged last begins with.
fn opens_alike(view: &View<'_, '_>) -> bool {
    let first = view.first();
    let above = view
        .judged
        .last()
        .map(|judged| &view.lines[judged.lines.start]);
    first.head[0].is_ascii_punctuation()
        && above
            .is_some_and(|above| above.head[0] == first.head[0] && above.indent() == first.indent())
}

/// Where all text is indented: what stands left of it and heads nothing is there as it was, records of fields above all.
pub(super) fn outdented(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let column = own[0].indent();
    let deeper = own.iter().all(|line| line.indent() >= column);
    let set_out = view.profile.base >= 2 && column < view.profile.base && !heading::is_inner(view);
    let underlined = own.len() > 1 && is_underline(&own[1], &own[0], 1);
    if !set_out || own[0].gap() == 0 || !deeper || own[0].is_symbols() || underlined {
        return None;
    }
    let announced = view.above().is_some_and(|above| above.text.ends_with(':'));
    let led = announced || view.role_above() == Some(Role::Preformatted);
    let heads = || own.iter().filter(move |line| line.indent() == column);
    let fields = || heads().all(|line| field(line.text).is_some());
    let coded = || fields() || heads().all(is_surely_code) && !is_prose(own, view);
    let written = |line: &Line<'_>| line.signs.has(Signs::CODE | Signs::DIGIT);
    let short = || {
        announced
            && own.len() > 1
            && view.profile.is_ragged(own)
            && (view.evidence.technical || own.iter().all(written))
    };
    let found = (led || heads().count() > 1) && coded() || short();
    (found && !view.is_marked()).then_some((Role::Preformatted, TECHNICAL))
}

/// More than verse and quotations can have, less than a table that is drawn.
const TECHNICAL: Score = 82;

/// The parts of a group: what a line that ends in a colon announces, or a sentence that ends, where it stands in another
/// column and is code; behind a sentence all of it must be.
pub(super) fn part(
    group: Range<usize>,
    lines: &[Line<'_>],
) -> impl Iterator<Item = Range<usize>> + use<> {
    let announced = |at: &usize| {
        let (above, line) = (&lines[at - 1], &lines[*at]);
        let headed = || {
            let head = at.checked_sub(2).filter(|head| *head >= group.start);
            head.is_some_and(|head| is_underline(above, &lines[head], 1))
        };
        above.indent() != line.indent()
            && is_surely_code(line)
            && (above.text.ends_with(':')
                || above.rule().is_some() && headed()
                || above.text.ends_with('.') && lines[*at..group.end].iter().all(is_surely_code))
    };
    // A sentence may speak of `call()`.
    let spoken = |line: &Line<'_>| {
        const FEWEST_WORDS: usize = 6;
        line.head[0].is_ascii_uppercase()
            && line
                .text
                .split_ascii_whitespace()
                .nth(FEWEST_WORDS - 1)
                .is_some()
            && !line.text.contains(['=', '{', ';'])
    };
    let plain = is_surely_code(&lines[group.start]) && !spoken(&lines[group.start]);
    let at = (group.start + 1..group.end)
        .find(announced)
        .filter(|_| !plain);
    let at = at.unwrap_or(group.end);
    cut(group, [at])
}
