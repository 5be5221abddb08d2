//! Quotations: lines led by `>` or what stands for it, paragraphs indented deeper than the text, and who said them.

use super::{CERTAIN, Judged, Role, Score, View, heading, lines, prose};
use crate::read::byline;
use crate::read::case::{Case, case};
use crate::read::line::{Line, ends_sentence};
use crate::read::marker;
use crate::read::salutation;
use crate::read::{answered, fields};

/// `> as mail does`.
pub(super) fn prefixed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    /// In a text with so many quoted lines, the sign needs neither blank nor letter behind it.
    const OFTEN: usize = 3;
    let own = view.own();
    let often = view.profile.quoted_lines >= OFTEN;
    let prefixed = |line: &Line<'_>| is_prefixed(line, often);
    if !prefixed(&own[0]) {
        return None;
    }
    let quoted = own.iter().filter(|line| prefixed(line)).count();
    if is_answered(own) {
        return Some((Role::QuotedLines, CERTAIN));
    }
    if own[0].text.starts_with(">>> ") && is_session(view) {
        return None;
    }
    // Lines that mail programs wrapped once more have lost the sign.
    let introduced = || {
        view.above()
            .is_some_and(|above| answered::tells(above.text))
    };
    // A line by itself, in a letter.
    let alone = || {
        const LONGEST_HEAD: usize = 30;
        let parted = own[0].gap() > 0 && view.gap_below() > 0 && own[0].text.starts_with("> ");
        let mut below = view.lines.iter().take(LONGEST_HEAD).skip(1);
        let end = below.position(|line| line.gap() > 0);
        parted && end.is_some_and(|end| fields::is_head(&view.lines[..=end]))
    };
    let enough = quoted >= 2 || view.profile.quoted_lines >= 2 || introduced() || alone();
    (quoted * 3 >= own.len() * 2 && enough).then_some((Role::QuotedLines, 85))
}

/// Whether lines led by `>>>` are typed at the prompt of an interpreter: in a text that quotes nobody, or as calls and
/// assignments.
fn is_session(view: &View<'_, '_>) -> bool {
    let prompts = || view.own().iter().filter(|line| line.text.starts_with('>'));
    let typed = prompts().all(|line| line.text.starts_with(">>> "));
    let coded = || prompts().all(|line| line.text.contains(['(', '=', '[']));
    typed && view.role_above() != Some(Role::QuotedLines) && (!view.evidence.mail || coded())
}

/// Whether all lines are quoted under another sign.
pub(super) fn is_answered(own: &[Line<'_>]) -> bool {
    own.iter().all(Line::is_answered)
}

fn is_prefixed(line: &Line<'_>, often: bool) -> bool {
    line.is_answered()
        || line.text.strip_prefix('>').is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with([' ', '>', '\t'])
                || rest.starts_with(char::is_alphanumeric)
                || often && !rest.starts_with('=')
        })
}

/// `— Jane Roe`, `-- The Times`, below a quotation.
pub(super) fn attribution(view: &View<'_, '_>) -> Option<(Role, Score)> {
    /// A name and a work, or a name and a date, may take two lines.
    const MOST_LINES: usize = 2;
    let own = view.own();
    let line = &own[0];
    if own.len() > MOST_LINES {
        return None;
    }
    let name = line
        .text
        .strip_prefix("--")
        .or_else(|| line.text.strip_prefix(['—', '–', '―']))?
        .trim_start();
    // "--No hay nadie--dijo otro": dashes part speech from who speaks, and the entries of a synopsis.
    if name.contains("--") {
        return None;
    }
    let below_quote = matches!(
        view.role_above(),
        Some(Role::Quote | Role::Verse | Role::QuotedLines)
    );
    let set_in = view
        .above()
        .is_some_and(|above| line.indent() > above.indent() + 2);
    let below_lines = view.role_above() == Some(Role::Lines) && set_in;
    let capital = name.starts_with(|c: char| c.is_uppercase() || matches!(c, '_' | '"' | '“'))
        && case(name.trim_matches(['_', '"', '“', '”', '.'])) != Case::Lower;
    let short = name.len() < 80 && (capital || set_in);
    ((below_quote || below_lines) && short && !name.ends_with(['?', '!']))
        .then_some((Role::Attribution, 75))
}

/// `SOPHOCLES.`: whose words stand above it, set in, between a heading and its text.
pub(super) fn named(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const WIDEST: usize = 32;
    const MOST_WORDS: usize = 4;
    const SET_IN: usize = 2;
    let [line] = view.own() else { return None };
    let column = view.profile.base + SET_IN;
    if line.indent() < column
        || line.gap() != 1
        || line.tail != b'.'
        || line.width() > WIDEST
        || !line.is_shouted()
        || view.profile.verse
    {
        return None;
    }
    let set_in = |above: &Line<'_>| above.indent() >= column && !above.is_shouted();
    let returns = |below: &Line<'_>| below.gap() > 0 && below.indent() < column;
    if line.text.split_whitespace().count() > MOST_WORDS
        || !view.above().is_some_and(set_in)
        || !view.below().is_some_and(returns)
        || view.is_cue()
        || heading::is_end(line.text)
    {
        return None;
    }
    match view.role_above()? {
        Role::Quote | Role::Verse => Some((Role::Attribution, 78)),
        Role::Paragraph | Role::Lines => Some((Role::Paragraph, 78)),
        _ => None,
    }
}

/// Wrapped text whose every line stands deeper than the text around it.
pub(super) fn indented(view: &View<'_, '_>) -> Option<(Role, Score)> {
    /// Text that is indented in many places is a manual's, and its indents mean sections,
    const RARE: usize = 25;
    /// unless prose at the margin leads to the one in question, and goes on below it.
    const FREQUENT: usize = 60;
    /// What is longer is no heading, in columns.
    const LONGEST_LINE: usize = 90;
    /// A quotation of more lines is a part of the text,
    const REACH: usize = 60;
    /// unless prose at the margin leads to it.
    const FARTHEST: usize = 500;
    /// At the end of a text only who said it stands below.
    const MOST_BELOW: usize = 1;
    let profile = view.profile;
    let own = view.own();
    let set_off = is_set_off(view) || closes(view);
    if own[0].indent() < profile.base + 2 || !set_off || !is_level(own) {
        return None;
    }
    if directs(view) {
        return None;
    }
    let step = own
        .iter()
        .map(Line::indent)
        .min()?
        .saturating_sub(profile.base);
    let signed = is_signed(view);
    let goes_on = own.len() == 1 && goes_on(view);
    let deep =
        goes_on || (2..=16).contains(&step) && step >= profile.first_line_indent.unwrap_or(0);
    let label = || signed || goes_on || own.len() == 1 && (labels(view) || says(view));
    let wrapped = profile.wrap.is_some() && (own.len() >= 2 || label());
    if !deep || !wrapped || !is_prose(own) {
        return None;
    }
    // Below one paragraph of a quotation, the next one is what that was.
    let next_of = |above: &Judged| {
        above.role == Role::Quote && view.lines[above.lines.start].indent() == own[0].indent()
    };
    if view.judged.last().is_some_and(next_of) {
        return Some((Role::Quote, 55));
    }
    let outer = outer(view);
    let lines_of = |judged: &Judged| &view.lines[judged.lines.clone()];
    let introduced = |outer: &Judged| {
        let above = lines_of(outer);
        announces_code(above) || view.evidence.technical && labelled(above)
    };
    if outer.is_some_and(|outer| outer.role == Role::Item || introduced(outer)) {
        return None;
    }
    let margin = |line: &Line<'_>| line.indent() <= profile.base + 1;
    let led = goes_on
        || outer.is_some_and(|outer| {
            let above = lines_of(outer);
            let text = match outer.role {
                Role::Paragraph => above.len() >= 2 || above[0].text.ends_with(':'),
                // The section's own text stands at the margin below.
                Role::Heading(_) => {
                    signed || view.below().is_some_and(margin) && view.prose_below() > LONGEST_LINE
                }
                Role::Front(_) => signed,
                _ => false,
            };
            text && margin(&above[above.len() - 1])
        });
    // A text may end with what it quotes, and who said it.
    let rest = &view.lines[view.range.end..];
    let ends = rest.len() <= MOST_BELOW && rest.iter().all(|below| below.text.starts_with('—'));
    let mut below = rest.iter().take(if led { FARTHEST } else { REACH });
    let returns = ends || below.any(|below| below.indent() < own[0].indent());
    let rare = profile.deeper <= RARE || led && returns && profile.deeper <= FREQUENT;
    rare.then_some((Role::Quote, 55))
}

/// Whether lines tell what players do, which nobody says: in brackets, or between turns that do not announce them.
fn directs(view: &View<'_, '_>) -> bool {
    let cues = &view.evidence.cues;
    let bracketed = !cues.is_empty() && view.first().head[0] == b'[';
    let announced = || view.above().is_some_and(|above| above.tail == b':');
    let spoken = |below: &Line<'_>| !view.evidence.technical && view.is_turn(below.text);
    let in_turn = || view.below().is_some_and(spoken);
    bracketed || (cues.staged || in_turn()) && !announced()
}

/// A paragraph that stands deeper in a text that underlines its headings: such texts follow reStructuredText, knowingly or
/// not, and there an indent means a quotation.
pub(super) fn set_in(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST_LISTED: usize = 3;
    let own = view.own();
    if own[0].indent() < 2 || !view.underlines() || !is_set_off(view) {
        return None;
    }
    let level = own.iter().all(|line| line.indent() == own[0].indent());
    let sentence = own.len() >= 2 || ends_sentence(own[0].text) && !own[0].text.ends_with(':');
    let ruled = own.iter().any(|line| line.rule().is_some());
    // Short lines that figures lead, as ingredients are, quote nobody.
    let counted = |line: &Line<'_>| line.head[0].is_ascii_digit();
    let listed =
        own.len() >= FEWEST_LISTED && own.iter().all(counted) && view.profile.is_ragged(own);
    if !level || !sentence || ruled || listed || !is_prose(own) || opens_paragraph(view) {
        return None;
    }
    // Nor is anybody quoted whose address it is.
    if lines::are_set_in(view) || lines::is_reached(view) {
        return None;
    }
    let outer = outer(view)?;
    let above = &view.lines[outer.lines.clone()];
    let last = &above[above.len() - 1];
    let leads = match outer.role {
        Role::Paragraph | Role::Verse | Role::Preformatted => {
            !(announces_code(above) || view.evidence.technical && labelled(above))
                && last.indent() < own[0].indent()
        }
        // Where whole sections stand in below their headings, the indent means nothing.
        Role::Heading(_) => above[0].indent() == view.profile.base,
        Role::Quote => true,
        _ => false,
    };
    // What looks plain stays prose in all other texts; what looks like code may still be code.
    let plain = || prose::certain(view).is_some();
    leads.then(|| (Role::Quote, if plain() { CERTAIN } else { 55 }))
}

/// Whether a line is a paragraph of its own where paragraphs stand in with their first lines, as one nearby does.
fn opens_paragraph(view: &View<'_, '_>) -> bool {
    /// Lines looked at above and below.
    const REACH: usize = 48;
    let [own] = view.own() else { return false };
    let opens = |pair: &[Line<'_>]| {
        let (first, second) = (&pair[0], &pair[1]);
        first.indent() == own.indent()
            && first.gap() > 0
            && second.gap() == 0
            && second.indent() + 2 <= own.indent()
            && !view.profile.breaks_early(first, second)
    };
    let at = view.range.start;
    let near = &view.lines[at.saturating_sub(REACH)..(at + REACH).min(view.lines.len())];
    near.windows(2).any(opens)
}

/// The nearest chunk above that stands less deep.
fn outer<'v>(view: &View<'v, '_>) -> Option<&'v Judged> {
    const REACH: usize = 12;
    let indent = view.first().indent();
    let above = view.judged.iter().rev().take(REACH);
    above
        .into_iter()
        .find(|judged| view.lines[judged.lines.start].indent() < indent)
}

/// Two colons announce code, and the bodies of directives.
fn announces_code(above: &[Line<'_>]) -> bool {
    above[above.len() - 1].text.ends_with("::")
}

/// Whether a line is a label of what stands below, set in: "Note:", "Default value:".
fn labelled(above: &[Line<'_>]) -> bool {
    const MOST_WORDS: usize = 3;
    let [line] = above else { return false };
    line.text.strip_suffix(':').is_some_and(|label| {
        label.split_whitespace().count() <= MOST_WORDS && label.ends_with(char::is_alphanumeric)
    })
}

fn is_set_off(view: &View<'_, '_>) -> bool {
    view.first().gap() > 0 && (view.gap_below() > 0 || is_signed(view))
}

/// Whether a line closes a letter that is quoted, or stands right below what does: who wrote it.
fn closes(view: &View<'_, '_>) -> bool {
    let [line] = view.own() else { return false };
    let closes = |line: &Line<'_>| {
        let words = line.text.trim_start_matches(['"', '“', '\'', '_']);
        words.ends_with(',') && salutation::closes(words.trim_end_matches(','))
    };
    closes(line) || line.gap() == 0 && view.above().is_some_and(closes)
}

/// Whether the line below says whose words these are: "-- Jane Roe", deeper than they stand.
fn is_signed(view: &View<'_, '_>) -> bool {
    const LONGEST: usize = 40;
    view.below().is_some_and(|below| {
        let dash = below.text.starts_with(['-', '—', '–', '―']);
        let name = below.text.trim_start_matches(['-', '—', '–', '―']);
        let named = below.width() <= LONGEST && name.starts_with(char::is_uppercase);
        let column = view.last().indent();
        // Below the mark that ends what was said, a name and what they are need no dash.
        let office = || {
            view.last().text.ends_with(['”', '"', '»', '“', '«'])
                && (below.text.split_once(", ")).is_some_and(|(name, _)| byline::is_name(name))
        };
        dash && (below.indent() > column + 2 || below.indent() == column && named)
            || below.gap() == 0 && below.indent() == column && office()
    })
}

/// Whether one line by itself is what somebody says or writes: words of a sentence, in a text that is no manual's, and not the first
/// of several steps; or words between marks of quotation, wherever the sentence above stands.
fn says(view: &View<'_, '_>) -> bool {
    const FEWEST_WORDS: usize = 6;
    const FEWEST_QUOTED: usize = 4;
    let line = view.first();
    let words = |n: usize| line.text.split_whitespace().nth(n - 1).is_some();
    let quoted = || {
        let end = line.text.trim_end_matches(['-', '—', '.', ',', ';']);
        view.profile.first_line_indent.is_none()
            && line.text.starts_with(['"', '“', '«', '„'])
            && end.ends_with(['"', '”', '»', '“'])
            && words(FEWEST_QUOTED)
    };
    let told = || {
        case(line.text) == Case::Sentence
            && words(FEWEST_WORDS)
            && view
                .above()
                .is_some_and(|above| ends_sentence(above.text) || above.tail == b':')
    };
    !view.evidence.technical
        && (told() || quoted())
        && view
            .below()
            .is_some_and(|below| below.indent() < line.indent())
}

/// Whether lines stand in one column, the first one aside, which may be indented further.
fn is_level(own: &[Line<'_>]) -> bool {
    let last = own[own.len() - 1].indent();
    own[1..]
        .iter()
        .all(|line| line.indent().abs_diff(last) <= 1)
        && own[0].indent() <= last + 6
}

fn is_prose(own: &[Line<'_>]) -> bool {
    let text = own[0].text;
    // Letters beyond ASCII take more than a byte.
    text.chars().filter(|c| c.is_alphabetic()).count() * 2 > text.chars().count()
        && !text.starts_with([':', '|', '.', '$', '#', '>'])
        && !(text.starts_with("http") && text.contains("://"))
        && marker::parse(text).is_none()
}

/// Whether a short line by itself heads a wrapped paragraph of its own indent: "Rationale", "My dear Mr. Roe:".
fn labels(view: &View<'_, '_>) -> bool {
    const WIDEST: usize = 40;
    let own = view.first();
    let mut below = view.lines[view.range.end..].iter().take(2);
    let wrapped = below.len() == 2
        && below.all(|line| line.indent() == own.indent())
        && view.lines[view.range.end + 1].gap() == 0;
    let words = own.text.trim_start_matches(['"', '“', '«', '„']);
    let words = words.trim_end_matches([',', ':', '-', '—']);
    wrapped
        && own.width() < WIDEST
        && words
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.'))
}

/// Whether a line stands in the column of the quotation above it, or right of that: the next thing said, or who said it.
fn goes_on(view: &View<'_, '_>) -> bool {
    let above = view.judged.last();
    let (first, parted) = (view.first(), view.first().gap() > 1);
    above.is_some_and(|above| {
        above.role == Role::Quote
            && view.lines[above.lines.start].indent() <= first.indent()
            && !parted
    })
}
