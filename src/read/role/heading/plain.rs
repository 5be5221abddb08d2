//! Headings that no mark tells: their words, their letters, their place, and that the text does it again.

use super::division::WIDEST_NAME;
use super::stopped::is_stopped_title;
use super::{
    Style, ends_above, is_emphasised, is_like, is_set_apart, lookalike, parts_cast, plain_style,
    stepped, words,
};
use crate::read::case::{Case, case};
use crate::read::date;
use crate::read::line::{Line, ends_sentence, has_inner_stop, last_mark};
use crate::read::marker::{self, Kind};
use crate::read::profile::Profile;
use crate::read::role::lines::reaches;
use crate::read::role::{Role, Score, View};
use crate::read::signs::Signs;

/// "Introduction", "References", "目录", alone on a line.
pub(in crate::read::role) fn known(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [line] = view.own() else { return None };
    // "[NOTE." opens an aside.
    let open = line.text.starts_with('[') && !line.text.ends_with(']');
    if open || line.text.len() > 48 || line.text.ends_with([',', ';', '?', '!', '"', '”']) {
        return None;
    }
    if view.mark().is_some_and(|mark| mark.kind.is_bullet()) {
        return None;
    }
    let above = line.gap() > 0 || view.range.start == 0;
    // The works that are referred to stand right below.
    let lists = || {
        view.below()
            .is_some_and(|below| below.text.starts_with("[1]"))
    };
    let alone = above && (view.gap_below() > 0 || lists());
    if !alone && view.profile.wrap.is_some() {
        return None;
    }
    // "Notes:" above bullets says what they are.
    let label = line.text.ends_with(':')
        && view.marks.at(view.range.end).is_some_and(|mark| {
            matches!(
                mark.kind,
                Kind::Bullet(_) | Kind::Telling(_) | Kind::Native(_)
            )
        });
    if label && view.profile.wrap.is_some() {
        return None;
    }
    let capital = line
        .text
        .chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(|c| !c.is_lowercase());
    let named = words::KNOWN.has_normalised(line.text) || words::PERSONS.has_letters(line.text);
    // What a colon ends is a label of the lines right below.
    let contact = || words::CONTACTS.has_normalised(line.text) && leads_to_somebody(view);
    let named = named || line.tail != b':' && contact();
    (capital && named && !lookalike::is_admonition(view))
        .then(|| (Role::Heading(plain_style(view)), 72))
}

/// Whether a text, and no letter, tells a few lines below how somebody is reached.
fn leads_to_somebody(view: &View<'_, '_>) -> bool {
    const REACH: usize = 8;
    let below = view.lines[view.range.end..].iter().take(REACH);
    view.has_front && !view.evidence.mail && below.into_iter().any(reaches)
}

/// Left of a body that is indented.
pub(in crate::read::role) fn outdented(view: &View<'_, '_>) -> Option<(Role, Score)> {
    /// Where so many lines are quoted, what stands left of them answers.
    const ANSWERS: usize = 2;
    if view.evidence.mail && view.profile.quoted_lines >= ANSWERS {
        return None;
    }
    let own = view.own();
    let line = &own[0];
    let base = view.profile.base;
    let inner_place = stands_within(view);
    let left = base >= 2
        && (line.indent() + 2 <= base || inner_place)
        && own.iter().all(|line| line.indent() < base);
    let column = u8::try_from(line.indent()).unwrap_or(u8::MAX);
    // Several sentences over more than a line head nothing.
    let stops = |line: &Line<'_>| line.text.contains(". ");
    let flows = own.len() > 1 && ends_sentence(view.last().text) && own.iter().any(stops);
    if left && !flows && stepped::is_left_of_dump(view) {
        return Some((Role::Heading(Style::Outdented(column)), 78));
    }
    // Where all that stands at the left margin heads something, names of commands do, too.
    let outdents = view.profile.outdents && own.len() == 1;
    // Of sections within sections the first stands right below the name of what it is a part of.
    let above = view.heading_above.map(|above| above.role);
    let inner =
        outdents && matches!(above, Some(Role::Heading(Style::Outdented(_)))) && line.indent() > 0;
    let first = inner && view.is_below_heading();
    let outdents = outdents && (line.gap() > 0 || first);
    let named = |below: &Line<'_>| below.gap() == 0 && below.indent() > line.indent();
    let worded = || line.signs.has(Signs::SMALL) && !line.text.contains("   ");
    let called = || inner_place && !line.text.contains(' ');
    let named = || called() || outdents && worded() && view.below().is_some_and(named);
    if !left
        || view.underlines() && !outdents
        || own.len() > 2
        || view.width() > 140
        || !is_like(line.text) && !named()
        || is_field(line.text) && !inner_place
        || lookalike::is_admonition(view)
        || view.mark().is_some_and(|mark| mark.kind.is_bullet()) && line.indent() > 0
        || view.is_cue()
    {
        return None;
    }
    // Whom to write to, and a sentence of Chinese over two lines.
    let reaches = line.signs.has(Signs::MARK) && has_address(line.text);
    let said = own.len() > 1 && line.signs.has(Signs::EAST) && own.iter().any(has_clauses);
    if reaches || said {
        return None;
    }
    let leads = view
        .below()
        .is_some_and(|below| below.indent() > line.indent() || below.gap() > 0);
    // Where every line is a paragraph, none needs a blank line above it.
    let above = line.gap() > 0 || view.range.start == 0 || view.profile.wrap.is_none() || first;
    let told = line.signs.has(Signs::GUTTER) && is_told(line.text);
    // Two colons announce code in any column.
    let sentence = told
        || view.last().text.ends_with("::")
        || matches!(last_mark(view.last().text), Some('.' | ',' | ';'))
            && !line.text.ends_with("...)")
        || own.len() > 1 && view.last().text.trim_end_matches('-').ends_with(':');
    // Above what stands further left it leads up to that.
    let announces = line.tail == b':'
        && view
            .below()
            .is_some_and(|below| below.indent() < line.indent());
    (leads && above && !sentence && !announces)
        .then_some((Role::Heading(Style::Outdented(column)), 78))
}

/// Whether a line stands between the margin, where sections begin, and the text right below it: there nothing stands but the names of
/// parts of them, though they may be those of functions.
pub(in crate::read::role) fn is_inner(view: &View<'_, '_>) -> bool {
    stands_within(view) && outdented(view).is_some()
}

/// Whether a line stands there: right above the text, or between blank lines where several sections do.
fn stands_within(view: &View<'_, '_>) -> bool {
    const SEVERAL: usize = 3;
    let (base, line) = (view.profile.base, view.first());
    let parted = || line.gap() > 0 && view.evidence.outdented >= SEVERAL;
    let above_text = |below: &Line<'_>| {
        let near = view.profile.outdents && below.gap() == 0;
        below.indent() >= base && (near || below.gap() > 0 && parted())
    };
    let above = view.heading_above.map(|above| above.role);
    let sections = || {
        matches!(above, Some(Role::Heading(Style::Outdented(_))))
            || view.evidence.outdented >= SEVERAL
    };
    (1..base).contains(&line.indent())
        && view.own().len() == 1
        && sections()
        && view.below().is_some_and(above_text)
        // What a browser made of a page has lesser headings of its own.
        && !stepped::is_dump(view)
}

/// How many headings stand left of the text of a group, right above it: a section, and the first within it.
pub(in crate::read::role) fn heads(own: &[Line<'_>], profile: &Profile) -> usize {
    const MOST: usize = 2;
    let base = profile.base;
    if !profile.outdents || own[0].gap() == 0 {
        return 0;
    }
    let pairs = own.windows(2).take(MOST);
    let mut pairs = pairs
        .take_while(|pair| pair[0].indent() + 2 <= base && pair[0].indent() < pair[1].indent());
    let text = pairs.position(|pair| pair[1].indent() >= base);
    text.map_or(0, |nth| nth + 1)
}

/// Whether somebody's address is among these words.
fn has_address(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        text[..at].ends_with(char::is_alphanumeric)
            && text[at + 1..].starts_with(char::is_alphanumeric)
    })
}

/// "Sol.     Is it the boat?": who speaks stands in a column of his own.
fn is_told(text: &str) -> bool {
    let name = text
        .split_once(". ")
        .filter(|(_, said)| said.starts_with("  "));
    name.is_some_and(|(name, _)| {
        name.len() > 1
            && name.chars().all(char::is_alphabetic)
            && name.starts_with(char::is_uppercase)
            && marker::roman(name).is_none()
    })
}

/// Whether signs of Chinese part a line into clauses.
pub(super) fn has_clauses(line: &Line<'_>) -> bool {
    line.signs.has(Signs::EAST) && line.text.contains(['，', '。', '、'])
}

/// "Depends: libc6", "Notes:": a field of a record. Two words and a colon may head a section: "IESG Note:".
fn is_field(text: &str) -> bool {
    match text.split_once(':') {
        Some((_, "")) => {
            !text.contains(' ') || case(text) != Case::Title && text.split_whitespace().count() > 2
        }
        Some((name, value)) => value.starts_with(' ') && !name.contains(' '),
        None => false,
    }
}

/// In the middle of the line, between blank lines.
pub(in crate::read::role) fn centred(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let alone = own[0].gap() > 0 && view.gap_below() > 0 && view.below().is_some();
    let short = own.len() <= 3 && view.width() < 140;
    let words =
        own.iter().all(|line| !line.is_symbols()) && !own[0].text.starts_with(['(', '[', '<']);
    let sentence = matches!(last_mark(view.last().text), Some(',' | ';'));
    (alone
        && short
        && words
        && !sentence
        && !is_called_out(view.last().text)
        && !is_staged(own[0].text)
        && is_centred(view)
        && !is_shown_within(view)
        && is_like(own[0].text)
        && !own[0].text.contains('@')
        && !view.is_cue()
        && !parts_cast(view)
        && !lookalike::signs_verse(view)
        && !lookalike::is_credited(view)
        && !ends_above(view))
    .then_some((Role::Heading(Style::Centred), 66))
}

/// Whether a sentence goes on around what is set in the middle: "not later than", and below it, "at noon."
fn is_shown_within(view: &View<'_, '_>) -> bool {
    let open = |above: &Line<'_>| above.tail.is_ascii_lowercase() || above.tail == b',';
    let on = |below: &Line<'_>| below.head[0].is_ascii_lowercase();
    view.role_above() == Some(Role::Paragraph)
        && view.above().is_some_and(open)
        && view.below().is_some_and(on)
}

/// "Still no boat?", "Ada!": what somebody says where a line of verse goes on from another's. Titles have more than a word
/// with a capital.
fn is_called_out(text: &str) -> bool {
    let said = matches!(last_mark(text), Some('?' | '!'));
    said && match case(text) {
        Case::Upper => false,
        Case::Title => !text.contains(' '),
        _ => true,
    }
}

/// "_A wall at the harbour. Night._": where a scene plays.
fn is_staged(text: &str) -> bool {
    let inner = text
        .strip_prefix('_')
        .and_then(|text| text.strip_suffix("._"));
    inner.is_some_and(has_inner_stop)
}

/// Whether lines stand in the middle; lines as wide as the text stand nowhere in particular.
pub(in crate::read::role) fn is_centred(view: &View<'_, '_>) -> bool {
    const SLACK: usize = 6;
    /// Titles in capitals, or with them, may be set by eye.
    const BY_EYE: usize = 16;
    const SHORTEST_TITLE: usize = 4;
    let Some(wrap) = view.profile.wrap else {
        return false;
    };
    let base = view.profile.base;
    let own = view.own();
    let level = own.len() > 1 && own.iter().all(|line| line.indent() == own[0].indent());
    let beside =
        |other: Option<&Line<'_>>| other.is_some_and(|other| other.indent() == own[0].indent());
    let apart = is_set_apart(view);
    // Who signs has a full stop behind their name, and letters have a day there.
    let titled = own.len() == 1
        && own[0].indent() >= base + BY_EYE
        && (own[0].tail.is_ascii_alphanumeric() || matches!(own[0].tail, b']' | b'"'))
        && own[0].text.len() > SHORTEST_TITLE
        && view.role_above() != Some(Role::Item)
        && !lookalike::is_stamp(own[0].text)
        && date::find(own[0].text).is_none()
        && matches!(case(own[0].text), Case::Upper | Case::Title);
    let slack = if titled { BY_EYE } else { SLACK };
    own.iter().all(|line| {
        line.indent() >= base + 8
            && (line.indent() + line.edge()).abs_diff(base + wrap) <= slack
            && line.width() * 3 < wrap * 2
    }) && !level
        && (apart || !beside(view.above()) && !beside(view.below()))
}

/// What stands right below a chapter's number: its title, if it is farther from the text, or other chapters have one there.
pub(in crate::read::role) fn titled(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let above = view.above()?;
    let numbered = matches!(
        view.role_above(),
        Some(Role::Heading(Style::Part | Style::Chapter))
    ) && above.width() <= WIDEST_NAME;
    let below = view.gap_below();
    let nearer = (1..below).contains(&own[0].gap()) && (2..usize::MAX).contains(&below);
    let usual =
        || (1..usize::MAX).contains(&below) && view.evidence.sequences.have_chapter_titles();
    // "CHAPTER I" / "The harbour freezes."
    let sentence = || {
        view.role_above() == Some(Role::Heading(Style::Chapter))
            && (1..usize::MAX).contains(&below)
            && own.len() == 1
            && may_be_sentence(&own[0])
            && view.evidence.sequences.have_chapter_sentences()
    };
    let (titled, style) = if view.profile.wrap.is_some() {
        (
            (nearer || usual()) && may_be_title(own) || sentence(),
            Style::Bare,
        )
    } else {
        (is_below_number(view), plain_style(view))
    };
    (numbered && titled).then_some((Role::Heading(style), 70))
}

/// Whether a few words stand right below the number of a chapter, over a blank line, where each line is a paragraph: no text is so
/// short.
fn is_below_number(view: &View<'_, '_>) -> bool {
    const WIDEST: usize = 60;
    let line = view.first();
    let over = 1..usize::MAX;
    line.gap() == 0
        && view.above().is_some_and(|above| above.gap() > 0)
        && over.contains(&view.gap_below())
        && line.width() <= WIDEST
        && line.tail != b':'
        && is_like(line.text)
        && !has_inner_stop(line.text)
        && view.mark().is_none()
}

/// Whether a line below a chapter's number may be its title though it is a sentence, where all chapters have such a line.
pub(in crate::read::role) fn may_be_sentence(line: &Line<'_>) -> bool {
    const WIDEST: usize = 60;
    (1..=3).contains(&line.gap())
        && line.width() <= WIDEST
        && line.text.starts_with(char::is_uppercase)
        && !matches!(line.tail, b',' | b';' | b':')
        && !lookalike::is_stamp(line.text)
}

/// Whether lines below a chapter's number may be its title.
pub(in crate::read::role) fn may_be_title(own: &[Line<'_>]) -> bool {
    let [line, ..] = own else { return false };
    let last = last_mark(own[own.len() - 1].text);
    line.gap() > 0
        && own.len() <= 2
        && (is_like(line.text)
            || own.len() == 1 && is_stopped_title(line.text)
            || own.iter().all(Line::is_shouted))
        && !is_emphasised(line.text)
        && (line.is_shouted() || !line.text.starts_with(['\'', '‘', '"', '“', '«', '„']))
        && !has_inner_stop(line.text)
        && !lookalike::is_synopsis(own)
        && !matches!(last, Some(',' | ';' | ':'))
        && !(line.signs.has(Signs::DIGIT) && lookalike::is_stamp(line.text))
}

/// A few words with a full stop, where blank lines set them off as they do chapters.
pub(in crate::read::role) fn apart(view: &View<'_, '_>) -> Option<(Role, Score)> {
    const MOST_WORDS: usize = 8;
    if !is_set_apart(view) || view.profile.wrap.is_none() || view.underlines() {
        return None;
    }
    let line = view.first();
    let short = line.text.split_whitespace().nth(MOST_WORDS).is_none();
    // So has one between quotation marks.
    let quoted = || {
        let inner = line.text.strip_prefix(['"', '“'])?;
        inner.strip_suffix(['"', '”'])
    };
    let words = quoted().unwrap_or(line.text);
    let title = words.starts_with(char::is_uppercase) && words.ends_with('.');
    let held = line.text.starts_with("Copyright ");
    (short && title && !held && line.indent() <= view.profile.base && view.mark().is_none())
        .then(|| (Role::Heading(plain_style(view)), 60))
}
