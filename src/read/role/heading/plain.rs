//! Headings that no mark tells: their words, their letters, their place, and that the text does it again.

use super::{Style, is_emphasised, is_like, is_set_off, plain_style, words};
use crate::read::byline;
use crate::read::date;
use crate::read::line::{Case, Line, case, ends_sentence, is_upper, last_mark};
use crate::read::role::evidence::speaker;
use crate::read::role::{Role, Score, View, normalised, separator};
use crate::read::signs::Signs;

/// "Introduction", "References", "目录", alone on a line.
pub(in crate::read::role) fn known(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let [line] = view.own() else { return None };
    if line.text.len() > 48 || line.text.ends_with([',', ';', '?', '!', '"', '”']) {
        return None;
    }
    let alone = (line.gap > 0 || view.range.start == 0) && view.gap_below() > 0;
    if !alone && view.profile.wrap.is_some() {
        return None;
    }
    let capital = line
        .text
        .chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(|c| !c.is_lowercase());
    (capital && words::KNOWN.has_normalised(line.text))
        .then(|| (Role::Heading(plain_style(view)), 72))
}

/// ALL CAPITALS between blank lines, or above the text that it leads.
pub(in crate::read::role) fn capitals(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    if own.len() > 4
        || own
            .iter()
            .any(|line| !is_upper(line.text) && !is_continued(line.text))
        || !is_upper(own[0].text)
    {
        return None;
    }
    let letters = own
        .iter()
        .map(|line| line.text.chars().filter(|c| c.is_alphabetic()).count())
        .sum::<usize>();
    let words = own[0]
        .text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .count();
    // In a script without capitals, a name in Latin letters shouts nothing.
    let foreign = own[0].signs.has(Signs::EAST)
        && own[0].text.chars().filter(char::is_ascii_uppercase).count() * 2 < letters;
    let speech = own[0]
        .text
        .starts_with(['"', '“', '\'', '‘', '(', '[', '<', '-', '—'])
        || matches!(last_mark(view.last().text), Some(',' | ';' | '!'));
    let alone = own[0].gap > 0
        || view.range.start == 0
        || matches!(view.role_above(), Some(Role::Heading(_)));
    let leads = view.below().is_some()
        && (view.gap_below() > 0
            || view
                .profile
                .wrap
                .is_none_or(|wrap| view.last().edge() + 20 < wrap));
    if letters < 3
        || speech
        || foreign
        || !alone
        || !leads
        || view.is_announced()
        || view.width() > 240
        || view.is_turn(own[0].text)
    {
        return None;
    }
    if words <= 2 && last_mark(view.last().text) == Some('?') || is_end(own[0].text) {
        return None;
    }
    // "SENDER:" is a label; where headings are underlined, capitals are no headings.
    if words == 1 && own[0].text.ends_with(':') || view.underlines() {
        return None;
    }
    // One short word is an acronym as soon as it is a heading; the text must do it more than once.
    let repeated = view.evidence.capital_headings >= 2;
    let score = if words >= 2 || letters >= 5 {
        if repeated { 76 } else { 64 }
    } else if repeated {
        58
    } else {
        30
    };
    let deep = own[0].indent > view.profile.base + 24 && !is_centred(view);
    (!deep).then_some((Role::Heading(Style::Capitals), score))
}

/// "THE END", "ENDS": what closes a text and heads nothing.
fn is_end(text: &str) -> bool {
    const ENDS: &str = "end ends theend finis fin ende fine конец 完 全文完";
    const LONGEST: usize = 16;
    text.len() <= LONGEST && {
        let words = normalised(text);
        ENDS.split(' ').any(|end| end == words)
    }
}

/// A line of few small letters among capitals: "of the", "`McALLISTER` and Co."
fn is_continued(text: &str) -> bool {
    let (upper, lower) = text.chars().fold((0, 0), |(upper, lower), c| {
        (
            upper + usize::from(c.is_uppercase()),
            lower + usize::from(c.is_lowercase()),
        )
    });
    upper > lower * 2
}

/// Left of a body that is indented.
pub(in crate::read::role) fn outdented(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let line = &own[0];
    let base = view.profile.base;
    let left = base >= 2 && line.indent + 2 <= base && own.iter().all(|line| line.indent < base);
    if !left
        || view.underlines()
        || own.len() > 2
        || view.width() > 140
        || !is_like(line.text)
        || is_field(line.text)
    {
        return None;
    }
    let leads = view
        .below()
        .is_some_and(|below| below.indent > line.indent || below.gap > 0);
    let above = line.gap > 0 || view.range.start == 0;
    let sentence = matches!(last_mark(view.last().text), Some('.' | ',' | ';'))
        || own.len() > 1 && view.last().text.ends_with(':');
    (leads && above && !sentence).then(|| {
        (
            Role::Heading(Style::Outdented(
                u8::try_from(line.indent).unwrap_or(u8::MAX),
            )),
            78,
        )
    })
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
    let alone = own[0].gap > 0 && view.gap_below() > 0 && view.below().is_some();
    let short = own.len() <= 3 && view.width() < 140;
    let words =
        own.iter().all(|line| !line.is_symbols()) && !own[0].text.starts_with(['(', '[', '<']);
    let sentence = matches!(last_mark(view.last().text), Some(',' | ';'));
    (alone && short && words && !sentence && is_centred(view) && is_like(own[0].text))
        .then_some((Role::Heading(Style::Centred), 66))
}

/// Whether lines stand in the middle; lines as wide as the text stand nowhere in particular.
fn is_centred(view: &View<'_, '_>) -> bool {
    const SLACK: usize = 6;
    let Some(wrap) = view.profile.wrap else {
        return false;
    };
    let base = view.profile.base;
    let own = view.own();
    let level = own.len() > 1 && own.iter().all(|line| line.indent == own[0].indent);
    let beside =
        |other: Option<&Line<'_>>| other.is_some_and(|other| other.indent == own[0].indent);
    own.iter().all(|line| {
        line.indent >= base + 8
            && (line.indent + line.edge()).abs_diff(base + wrap) <= SLACK
            && line.width * 3 < wrap * 2
    }) && !level
        && !beside(view.above())
        && !beside(view.below())
}

/// A line of its own that is no sentence, between prose and prose.
pub(in crate::read::role) fn bare(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    let line = &own[0];
    let profile = view.profile;
    let text = line.text;
    let wrapped = profile.wrap.is_some();
    let widest = if wrapped {
        100
    } else {
        130.min(profile.typical)
    };
    if own.len() > 2
        || view.width() > widest
        || view.range.start == 0
        || own.iter().any(Line::is_symbols)
    {
        return None;
    }
    let spoken = text.starts_with(['“', '"', '«', '„', '\'', '‘'])
        && text.ends_with(['”', '"', '»', '“', '\'', '’', '?', '!']);
    if wrapped && spoken || view.underlines() {
        return None;
    }
    let last = last_mark(view.last().text);
    let emphasised = is_emphasised(text) && is_set_off(view);
    if !is_like(text) && !emphasised
        || text.len() <= 3 && text.bytes().filter(u8::is_ascii_alphabetic).count() == 1
        || separator::is_stop(last) && !emphasised
        || matches!(last, Some(':' | '：'))
        || is_label(text)
        || view.mark().is_some()
    {
        return None;
    }
    if line.indent > profile.base + 1
        || wrapped && matches!(last, Some('?' | '!')) && case(text) != Case::Title
    {
        return None;
    }
    if own.len() == 2 && (!wrapped || profile.breaks_early(line, &own[1])) {
        return None;
    }
    if view.is_turn(text) {
        return None;
    }
    let below = view.below()?;
    let (gap_above, gap_below) = (line.gap, view.gap_below());
    // Below a label and on the line after it stands what it labels: "Media contact:", and a name.
    if gap_above == 0 && view.above().is_some_and(|above| above.text.ends_with(':')) {
        return None;
    }
    let after_front = matches!(view.role_above(), Some(Role::Front(_)));
    let after_heading =
        after_front || matches!(view.role_above(), Some(Role::Heading(_) | Role::Break));
    if !after_heading && view.closes_lines()
        || speaker(text).is_some() && speaker(below.text).is_some()
    {
        return None;
    }
    if wrapped
        && (gap_above == 0 && !after_heading
            || gap_below == 0 && !profile.breaks_early(view.last(), below))
    {
        return None;
    }
    // A heading stands nearer to its text than to what is above; a name below a poem does not.
    if wrapped && gap_below > gap_above && !after_heading {
        return None;
    }
    // Above prose stands a heading; above lines that all end early, the first of them.
    let next = view
        .lines
        .get(view.range.end + 1)
        .filter(|next| next.gap == 0);
    if wrapped && gap_below == 0 && next.is_some_and(|next| profile.breaks_early(below, next)) {
        return None;
    }
    let leads = view.prose_below();
    // A line that announces a list is the text of a section, however short.
    let announces = gap_above > 0
        && view.width() <= 48
        && below.text.ends_with(':')
        && view.lines.get(view.range.end + 1).is_some_and(|next| {
            next.indent > below.indent || view.marks.at(view.range.end + 1).is_some()
        });
    let prose = announces
        || view.is_turn(below.text)
        || leads >= 60 && leads * 2 > view.width() * 3 && !below.is_symbols();
    let leads_list = view.marks.at(view.range.end).is_some();
    if !prose && !leads_list && (!is_like(below.text) || wrapped && gap_below == 0) {
        return None;
    }
    if line.signs.has(Signs::DIGIT) && is_stamp(text) || is_credit(text) {
        return None;
    }
    let mut score: i32 = 34;
    score += match case(text) {
        Case::Title => 10,
        Case::Upper => 8,
        Case::None => 4,
        Case::Sentence | Case::Lower => 0,
    };
    score += match (prose, leads_list) {
        (true, _) => 12,
        (false, true) => -10,
        (false, false) => -14,
    };
    score += if line.width <= 60 { 6 } else { 0 } + if line.width <= 24 { 2 } else { 0 };
    score += if gap_above > gap_below { 8 } else { 0 }
        + if gap_below == 0 && gap_above > 0 {
            6
        } else {
            0
        };
    // Two lines that look like headings in a row are more often a list without its markers.
    score -= if matches!(view.role_above(), Some(Role::Heading(Style::Bare))) {
        14
    } else {
        0
    };
    // Right below the title block stand the names of agencies, sections and buttons.
    score -= if after_front { 8 } else { 0 } + if after_front && line.width < 30 { 8 } else { 0 };
    score -= if !text.contains(char::is_whitespace) && text.is_ascii() {
        4
    } else {
        0
    };
    let finished = view.above().is_none_or(|above| ends_sentence(above.text)) || after_heading;
    score += if finished { 4 } else { -6 };
    score += if view.evidence.bare_headings >= 3 {
        4
    } else {
        0
    };
    score -= if last == Some('!') { 8 } else { 0 };
    // A bracket at the end says where something stands, or whose it is.
    score -= if text.ends_with(']') { 20 } else { 0 };
    // Quotation marks at both ends, or a full stop inside: somebody speaks.
    score -= if spoken { 14 } else { 0 };
    // Where others speak before and behind, this is their talk.
    let quoted = |line: &Line<'_>| line.text.starts_with(['“', '"', '«', '„']);
    score -= if spoken && (quoted(below) || view.above().is_some_and(quoted)) {
        20
    } else {
        0
    };
    // A name below verse says whose it is.
    score -= if matches!(view.role_above(), Some(Role::Verse | Role::Quote)) {
        12
    } else {
        0
    };
    score -= if has_inner_stop(text) { 14 } else { 0 };
    // A couplet: its first line ends within it.
    let couplet = line.signs.has(Signs::EAST) && text.contains(['，', '。']);
    score -= if couplet { 16 } else { 0 };
    score -= if view.evidence.mail { 25 } else { 0 };
    // What has no title has seldom subheads.
    score -= if !wrapped && !view.evidence.mail && !view.has_front {
        6
    } else {
        0
    };
    score -= if view.evidence.underlined == 2 { 16 } else { 0 };
    score -= if is_address(line) { 30 } else { 0 };
    if line.signs.has(Signs::DIGIT) {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        score -= if digits * 3 > text.len() { 12 } else { 0 };
    }
    (score > 40).then(|| {
        (
            Role::Heading(Style::Bare),
            Score::try_from(score).unwrap_or(70).min(72),
        )
    })
}

/// Whether a line says when something was written or shown: a date and little else, an hour of the clock.
fn is_stamp(text: &str) -> bool {
    const LONGEST: usize = 60;
    if text.len() > LONGEST {
        return false;
    }
    let clock = text.as_bytes().windows(5).any(|hour| {
        matches!(
            hour,
            [b'0'..=b'2', b'0'..=b'9', b':', b'0'..=b'5', b'0'..=b'9']
        )
    });
    let dated = || {
        date::find(text).is_some_and(|found| {
            found.iso.len() == "2025-06-02".len() && (found.end - found.start) * 3 >= text.len()
        })
    };
    clock || date::of_line(text).is_some() || dated()
}

/// Whether a line names who wrote or made something: "Posted by Jane Roe", "Fotos: Jane Roe, Ali Can".
fn is_credit(text: &str) -> bool {
    let named = |(label, names): (&str, &str)| {
        !label.trim_end().contains(' ') && names.contains(',') && byline::are_names(names.trim())
    };
    text.split_once(": ").is_some_and(named)
        || byline::is_led(text) && byline::parse(text).is_some()
}

/// Whether a line says where something is to be had, or whose it is.
fn is_address(line: &Line<'_>) -> bool {
    let text = line.text;
    line.signs.has(Signs::MARK) && text.contains('@')
        || line.signs.has(Signs::WIDE) && text.contains('©')
        || line.signs.has(Signs::CODE) && text.contains(" / ")
        || text.contains("http")
}

/// Whether a sentence or a clause ends within a text.
fn has_inner_stop(text: &str) -> bool {
    let inner = !text.is_ascii()
        && text.char_indices().any(|(at, c)| {
            matches!(c, '。' | '，' | '！' | '？' | '；') && at + c.len_utf8() < text.len()
        });
    let latin = text.match_indices(['.', '!', '?']).any(|(at, _)| {
        let word = text[..at]
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        // "St.", "U.S." and initials end no sentence.
        word.chars().count() > 3 && !word.contains('.') && text[at + 1..].starts_with(' ')
    });
    inner || latin
}

/// Labels of pictures, sources, advertisements and such, which look like headings and are none.
fn is_label(text: &str) -> bool {
    let credits = memchr::memchr(b'/', text.as_bytes()).is_some() || text.contains("Getty");
    let byline = text.starts_with(['b', 'B']);
    if !credits && !byline && !words::LABELS.may_open(text) {
        return false;
    }
    let lower = text.to_lowercase();
    let labelled = lower.starts_with("by ")
        || words::LABELS
            .that_open(&lower)
            .any(|label| !lower[label.len()..].starts_with(char::is_alphabetic));
    labelled && !(text.len() > 12 && !text.contains([':', '/', '|']) && case(text) == Case::Title)
        || ["copyright", "©", "photo:", "source:"]
            .iter()
            .any(|label| lower.starts_with(label))
        || lower.contains(" / getty")
        || lower.contains("/afp")
        || lower.contains("getty images")
}
