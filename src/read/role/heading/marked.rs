//! Headings that carry a mark: a rule below, hashes or a number before, an entry in a contents list.

use super::record::is_in_columns;
use super::{Style, is_like, is_set_off, lookalike, plain_style, record};
use crate::document::{Delimiter, NumberStyle};
use crate::read::case::is_upper;
use crate::read::line::{Line, ends_sentence, has_inner_stop, last_mark};
use crate::read::marker::{self, Kind};
use crate::read::role::{Role, Score, View, code, contents};
use crate::read::salutation;
use crate::read::section::Parts;

/// A rule of the same width below the words.
pub(in crate::read::role) fn underlined(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    if own.len() < 2 || own.len() > 4 {
        return None;
    }
    let sign = view
        .last()
        .underlining()
        .filter(|sign| !matches!(sign, '|' | '…'))?;
    let over = own[0].is_symbols();
    let words = &own[usize::from(over)..own.len() - 1];
    // Cells between strokes or in columns are the row of a table, and blocks among blocks are drawn.
    let drawn = |line: &Line<'_>| line.text.contains(|c| matches!(c, '▀'..='▟'));
    if words
        .iter()
        .any(|line| code::has_cells(line) || drawn(line) || is_in_columns(line))
    {
        return None;
    }
    // Where a page is found stands between two rules below a letter, and heads nothing.
    if words.len() > 1 && words.iter().any(|line| line.text.contains("://")) {
        return None;
    }
    if words
        .first()
        .is_some_and(|line| line.tail == b',' && salutation::closes(line.text))
    {
        return None;
    }
    // A column of figures has its name above it, and a rule between.
    let below = view.below().filter(|below| below.gap() == 0);
    if below.is_some_and(|below| !below.text.contains(char::is_alphabetic)) {
        return None;
    }
    (!words.is_empty() && words.iter().all(|line| !line.is_symbols()))
        .then_some((Role::Heading(Style::Underlined(sign, over)), 88))
}

/// `## Words` of Markdown, `== Words` of `AsciiDoc`: as many signs as the section is deep.
pub(in crate::read::role) fn hashes(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [line] = view.own() else { return None };
    let sign = line.head[0];
    if !matches!(sign, b'#' | b'=') || sign == b'=' && line.tail == b'=' {
        return None;
    }
    let count = line.text.bytes().take_while(|b| *b == sign).count();
    let rest = line.text[count..].strip_prefix(' ')?;
    let alone = (view.gap_below() > 0 || count > 1 && sign == b'=' && goes_on_hashed(view))
        && (line.gap() > 0 || view.range.start == 0);
    // Where code is printed and sections have numbers, a single hash begins a comment.
    let comment = || {
        let above = view.heading_above.map(|above| above.role);
        count == 1
            && view.evidence.technical
            && matches!(above, Some(Role::Heading(Style::Numbered(_))))
    };
    let titled = !ends_sentence(rest) && is_like(rest) || goes_on_titled(view, count, rest);
    let like = (1..=6).contains(&count) && alone && titled;
    (like && !comment()).then(|| {
        (
            Role::Heading(Style::Hashes(u8::try_from(count).unwrap_or(6))),
            79,
        )
    })
}

/// Whether the nearest heading above is led by such signs.
fn goes_on_hashed(view: &View<'_, '_>) -> bool {
    let above = view.heading_above.map(|above| above.role);
    matches!(above, Some(Role::Heading(Style::Hashes(_))))
}

/// Whether words behind several signs are a title though they ask, are in small letters, or an anchor leads them: `== [[quay]]The
/// quay`. One sign may begin a comment, and so may several, unless another title has them.
fn goes_on_titled(view: &View<'_, '_>, count: usize, rest: &str) -> bool {
    let anchored = rest
        .strip_prefix("[[")
        .and_then(|rest| rest.split_once("]]"));
    let title = anchored.map_or(rest, |(_, title)| title.trim_start());
    let asks = is_like(title) && matches!(last_mark(title), Some('?' | '!'));
    let others = || goes_on_hashed(view);
    let open = || !ends_sentence(title);
    // Nor does a sentence go on behind them.
    let amid = || {
        let above = view
            .above()
            .is_some_and(|above| above.tail.is_ascii_alphanumeric());
        above && view.role_above() == Some(Role::Paragraph)
    };
    let small = || others() && title.starts_with(char::is_alphanumeric) && open() && !amid();
    count > 1 && (asks || anchored.is_some() && is_like(title) && open() || small())
}

/// `* Release 3.8`, `** Bug fixes`: as many stars as the section is deep, in texts that outline themselves so. What is new is told
/// in sentences there, and explained right below.
pub(in crate::read::role) fn outlined(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const FEWEST: usize = 2;
    let [line] = view.own() else { return None };
    let (depth, title) = stars(line.text)?;
    let below = view.below();
    let above = view.above().filter(|_| line.gap() == 0);
    let starred = |line: &Line<'_>| line.indent() == 0 && stars(line.text).is_some();
    let inner = depth > 1 || view.evidence.outlined > FEWEST && below.is_some_and(starred);
    let opens = above.is_none_or(|above| inner && (above.indent() > 0 || starred(above)));
    let ends = inner || below.is_some_and(|below| below.gap() > 0);
    let phrased = depth > 1 || !ends_sentence(title);
    (line.indent() == 0 && opens && ends && phrased && view.evidence.outlined >= FEWEST)
        .then_some((Role::Heading(Style::Hashes(depth)), 80))
}

/// How many stars lead a title, and the title.
fn stars(text: &str) -> Option<(u8, &str)> {
    const DEEPEST: u8 = 6;
    let words = text.trim_start_matches('*');
    let depth = u8::try_from(text.len() - words.len()).ok()?;
    let title = words.strip_prefix(' ')?;
    let like = title.starts_with(char::is_alphanumeric);
    ((1..=DEEPEST).contains(&depth) && like).then_some((depth, title))
}

/// Whether a line is a section of the second depth, or deeper, in a text that outlines itself: items of lists have one star.
pub(in crate::read::role) fn is_outlined(line: &Line<'_>, below: Option<&Line<'_>>) -> bool {
    const WIDEST: usize = 60;
    let told = |below: &Line<'_>| {
        below.gap() == 0 && below.text.starts_with(char::is_uppercase) && line.width() <= WIDEST
    };
    line.head == *b"**"
        && (line.gap() > 0 || below.is_some_and(told))
        && line.indent() == 0
        && stars(line.text).is_some()
}

/// "F. W. P.", "G. L. ROE.": whose name begins with two letters.
fn names_by_initials(text: &str) -> bool {
    let mut words = text.split(' ');
    let mut initial = || {
        let word = words.next().map(str::as_bytes);
        matches!(word, Some([b'A'..=b'Z', b'.']))
    };
    initial() && initial()
}

/// The name of the rule for numbered sections.
pub(in crate::read::role) const NUMBERED: &str = "heading-numbered";

/// Whether a few words stand by themselves, left of nothing, above paragraphs that begin in their column: "1) Rules of the harbour".
/// What goes on below an item is set in, or stands right below it.
fn is_over_text(view: &View<'_, '_>) -> bool {
    const MOST_WORDS: usize = 10;
    /// Text below it, in columns.
    const FEWEST: usize = 140;
    let [line] = view.own() else { return false };
    let level = |below: &Line<'_>| below.gap() > 0 && below.indent() == line.indent();
    line.gap() > 0
        && line.indent() <= view.profile.base
        && line.tail.is_ascii_alphanumeric()
        && line.text.split(' ').nth(MOST_WORDS).is_none()
        && view.below().is_some_and(level)
        && view.marks.at(view.range.end).is_none()
        && view.prose_below() >= FEWEST
        && !view.evidence.technical
        && !view.evidence.mail
}

/// "3.1 Scope", "A.2 Notation", "IV. The Return": numbers that go on from heading to heading, with text between them.
pub(in crate::read::role) fn numbered(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const MOST_ASKING: usize = 4;
    let own = view.own();
    let line = &own[0];
    let mark = view.mark().or_else(|| first_of_dotted(line))?;
    let words = &line.text[mark.text_at..];
    let named = own.len() == 1 && names_by_initials(line.text);
    if named || lookalike::is_enumerated(line) {
        return None;
    }
    let parts = match mark.kind {
        Kind::Dotted(parts) => parts,
        Kind::Number {
            delimiter: Delimiter::Period,
            ..
        } => 1,
        Kind::Number {
            style: NumberStyle::Decimal,
            delimiter: Delimiter::Paren,
            ..
        } if is_over_text(view) => 1,
        Kind::Number { .. } | Kind::Native(_) | Kind::Bullet(_) | Kind::Telling(_) => {
            return None;
        }
    };
    // Who asks at length needs several lines.
    let asks = parts >= 2 && view.last().tail == b'?';
    let title_like = own.len() <= if asks { MOST_ASKING } else { 2 }
        && words.len() < 100
        && !record::is_formula(line)
        && !marker::is_measure(line.text)
        && words
            .chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(|c| !c.is_lowercase() || parts >= 2 && !is_amount(view));
    // A title of few words may have a full stop of its own where it stands by itself.
    let stopped = words.ends_with('.') && words.split_whitespace().count() <= 6 && is_set_off(view);
    // So may any section's that stands left of the text, as no item does.
    let left = line.indent() + 2 <= view.profile.base
        && parts >= 2
        && view.last().tail == b'.'
        && view.gap_below() > 0;
    let shouted = is_upper(words) && !is_shouted_clause(view);
    let sentence = matches!(last_mark(view.last().text), Some('.' | ',' | ';') | None)
        && !shouted
        && !stopped
        && !left
        || parts == 1 && view.last().text.ends_with(':')
        || goes_on_in_items(view);
    let counting = line.gap() == 0 && view.profile.wrap.is_none() && counts_sections(view, parts);
    let above = line.gap() > 0
        || view.range.start == 0
        || view.is_below_heading()
        || counting
        || parts >= 2 && view.profile.wrap.is_none() && goes_on_unparted(view, parts);
    if !title_like || sentence || !above {
        return None;
    }
    // What stands below a heading is no deeper than its words only where the body is not indented;
    // what stands below an item is the next item.
    let next_is_item = view.profile.wrap.is_some()
        && view.below().is_some_and(|below| below.gap() == 0)
        || (parts == 1 && view.below().is_some() && follows_at_once(view));
    // Where the numbers of sections stand left of the text, those within it are a list's.
    let set_in = |line: &Line<'_>| line.indent() >= view.profile.base;
    let listed = view.profile.base >= 2
        && parts == 1
        && set_in(line)
        && view.heading_above.is_some_and(|above| {
            matches!(above.role, Role::Heading(Style::Numbered(_)))
                && !set_in(&view.lines[above.lines.start])
        });
    if next_is_item || listed || parts == 1 && falls_behind(view) {
        return None;
    }
    let parts = Parts::of(line.text).map_or(parts, |own| own.count().min(parts));
    let outdented = line.indent() <= view.profile.base;
    let in_item =
        matches!(view.role_above(), Some(Role::Item)) && line.indent() > view.profile.base;
    let score = if parts >= 2 || counting {
        84
    } else if outdented && !in_item {
        80
    } else {
        58
    };
    Some((Role::Heading(Style::numbered(parts)), score))
}

/// Whether a clause goes on in the items below it, as those of contracts do: "2.1 The tenant shall:", "(a) pay the rent;".
fn goes_on_in_items(view: &View<'_, '_>) -> bool {
    /// Lines of the first items.
    const REACH: usize = 6;
    let Some((below, mark)) = view.below().zip(view.marks.at(view.range.end)) else {
        return false;
    };
    let mut items = view.lines[view.range.end..].iter().take(REACH);
    view.last().tail == b':'
        && below.text[mark.text_at..].starts_with(char::is_lowercase)
        && items.any(|line| line.tail == b';')
}

/// Whether a point in a number parts no sections: "1.5 lbs potatoes", "4.9 from 53 votes", where no numbered heading stands above
/// and every line is a paragraph.
fn is_amount(view: &View<'_, '_>) -> bool {
    let above = view.heading_above.map(|above| above.role);
    view.profile.wrap.is_none() && !matches!(above, Some(Role::Heading(Style::Numbered(_))))
}

/// Whether the nearest heading above is part of a section of this number, or of a later one: "1." below "2.2" is an item.
fn falls_behind(view: &View<'_, '_>) -> bool {
    let Some(above) = view.heading_above else {
        return false;
    };
    let deeper = matches!(above.role, Role::Heading(Style::Numbered(2..)));
    let first = |line: &Line<'_>| {
        let digits = line.text.bytes().take_while(u8::is_ascii_digit).count();
        line.text[..digits].parse::<u32>().ok()
    };
    let numbers = || Some((first(view.first())?, first(&view.lines[above.lines.start])?));
    deeper && numbers().is_some_and(|(own, section)| own <= section)
}

/// Whether a number leads a sentence behind a label, as in contracts that shout: "2. NO WARRANTY. THE BERTH IS LET AS IT IS". What is
/// neither wrapped nor wide may be a title of two parts: "II. THE STORM. THE WRECK."
pub(super) fn is_shouted_clause(view: &View<'_, '_>) -> bool {
    const WIDE: usize = 90;
    const MOST_LINES: usize = 2;
    let own = view.own();
    view.mark().is_some()
        && view.last().tail == b'.'
        && (own.len() > MOST_LINES
            || (own.len() > 1 || own[0].width() >= WIDE) && has_inner_stop(own[0].text))
}

/// Whether no blank line parts the section "2. Tickets" from the text above, and the numbers of others tell that it is one: "2.1" stands
/// right below it, or the last section above was the first.
fn counts_sections(view: &View<'_, '_>, parts: usize) -> bool {
    const WIDEST: usize = 80;
    let line = view.first();
    let Some(own) = Parts::of(line.text).filter(|_| parts == 1) else {
        return false;
    };
    let above = view.heading_line().and_then(|above| Parts::of(above.text));
    let next = || {
        let numbered = view
            .heading_above
            .is_some_and(|above| matches!(above.role, Role::Heading(Style::Numbered(_))));
        let below = view
            .below()
            .is_some_and(|below| below.width() > line.width());
        numbered && below && above.is_some_and(|above| own.begin_next_of(&above))
    };
    let parted = || {
        let below = view.below().and_then(|below| Parts::of(below.text));
        below.is_some_and(|below| below.is_part_of(&own))
    };
    line.width() <= WIDEST
        && line.tail.is_ascii_alphanumeric()
        && view.role_above() != Some(Role::Item)
        && (parted() || next())
}

/// Whether the nearest heading above has as many numbers, and no blank line parts this one from its text.
fn goes_on_unparted(view: &View<'_, '_>, parts: usize) -> bool {
    let above = view.heading_above.map(|above| above.role);
    matches!(above, Some(Role::Heading(Style::Numbered(other))) if usize::from(other) == parts)
}

/// Numbers of several parts need no sequence; "1." does.
fn first_of_dotted(line: &Line<'_>) -> Option<marker::Mark> {
    marker::parse(line.text).filter(|mark| matches!(mark.kind, Kind::Dotted(_)))
}

/// Whether the line below carries the next number of the same list.
fn follows_at_once(view: &View<'_, '_>) -> bool {
    let (Some(own), Some(next)) = (view.mark(), view.marks.at(view.range.end)) else {
        return false;
    };
    match (own.kind, next.kind) {
        (Kind::Number { style, .. }, Kind::Number { style: other, .. }) => {
            style == other && view.first().indent() == view.lines[view.range.end].indent()
        }
        _ => false,
    }
}

/// The name of the rule for what a contents list names.
pub(in crate::read::role) const LISTED: &str = "heading-listed";

/// A line that a contents list above names.
pub(in crate::read::role) fn listed(view: &View<'_, '_>) -> Option<(Role, Score)> {
    /// As many blank lines set off chapters.
    const CHAPTER_GAP: usize = 4;
    let own = view.own();
    let short = own.len() <= 2 && view.width() < 140 && !own[0].is_symbols();
    let alone =
        || own.len() == 1 && own[0].gap() > 0 && view.gap_below() > 0 && view.mark().is_none();
    // The persons of a play stand in its list, too.
    let in_turn = || view.evidence.cues.spoken || own[0].is_shouted() && own[0].gap() <= 1;
    let speaks = || view.is_cue() && in_turn();
    let has = |text: &str| view.contents.has(text);
    let whole = || matches!(own, [first, next] if has(&format!("{} {}", first.text, next.text)));
    let entry = has(own[0].text) || whole() || contents::is_behind_number(view);
    let named = entry || alone() && view.contents.has_topic(own[0].text);
    // Its number, too, is that of the entry: no item of a list says so by accident.
    let numbered = || view.mark().is_some() && own[0].gap() == 0 && entry;
    // Emphasised and with a full stop, the same words begin a passage: "_Dr. Seward's Diary._"
    let leads_in = || {
        own[0].gap() < CHAPTER_GAP && own[0].text.starts_with('_') && own[0].text.ends_with("._")
    };
    // The burden of a song is the name that its entry has, and goes on in small letters.
    let goes_on = || own[0].gap() == 0 && own[0].head[0].is_ascii_lowercase();
    let heads = short && named && view.below().is_some() && !leads_in() && !goes_on();
    (heads && !speaks()).then(|| {
        (
            Role::Heading(plain_style(view)),
            if numbered() { 83 } else { 73 },
        )
    })
}
