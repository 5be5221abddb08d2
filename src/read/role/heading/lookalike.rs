//! What looks like a heading, and is none: hours and dates, credits, addresses, labels of pictures and buttons.

use super::{Style, numeral_of, words};
use crate::read::case::{Case, case};
use crate::read::date;
use crate::read::line::{Line, ends_joining};
use crate::read::role::control::is_counted;
use crate::read::role::joint::is_joint;
use crate::read::role::stamp::is_age;
use crate::read::role::title::beside::is_credit;
use crate::read::role::{Role, View};
use crate::read::words::Words;

/// Whether a line says when something was written or shown: a date and little else, an hour of the clock.
pub(in crate::read::role) fn is_stamp(text: &str) -> bool {
    const LONGEST: usize = 60;
    if text.len() > LONGEST {
        return false;
    }
    let hours = |hour: &[u8]| {
        matches!(
            hour,
            [b'0'..=b'2', b'0'..=b'9', b':', b'0'..=b'5', b'0'..=b'9']
        )
    };
    let twelve = |hour: &[u8]| {
        matches!(
            hour,
            [
                b'0'..=b'9',
                b':',
                b'0'..=b'5',
                b'0'..=b'9',
                b' ',
                b'A' | b'P' | b'a' | b'p',
                b'M' | b'm' | b'.'
            ]
        )
    };
    let clock = text.contains(':')
        && (text.as_bytes().windows(5).any(hours) || text.as_bytes().windows(7).any(twelve));
    let dated = || {
        date::find(text)
            .is_some_and(|found| found.has_day() && (found.end - found.start) * 3 >= text.len())
    };
    clock || is_counted(text) || is_age(text) || date::of_line(text).is_some() || dated()
}

/// "THE ROPE--A LANTERN ON THE WALL--THE MILL--WHO PAID": what a chapter tells, phrase by phrase, below its number.
pub(super) fn is_synopsis(own: &[Line<'_>]) -> bool {
    const FEWEST_JOINTS: usize = 3;
    let parted = |line: &Line<'_>| {
        let dashes = line.text.matches('—').count() + line.text.matches('―').count();
        dashes + line.text.matches("--").count()
    };
    own.iter().map(parted).sum::<usize>() >= FEWEST_JOINTS
}

/// "EDITED BY", over a name, or with it, and the name below: who has made a book of what others wrote.
pub(super) fn is_credited(view: &View<'_, '_>) -> bool {
    const FARTHEST: usize = 2;
    let [line] = view.own() else { return false };
    let made = |text: &str| text.contains(" BY") && is_credit(text);
    let leads = |above: &Line<'_>| above.text.ends_with(" BY") && made(above.text);
    let led = || line.gap() <= FARTHEST && view.above().is_some_and(leads);
    made(line.text) || led()
}

/// "WITH AN INTRODUCTION BY ADA ROE": what others have added to a book, and who.
pub(super) fn tells_addition(text: &str) -> bool {
    static ADDED: Words = Words::of(
        "introduction preface foreword afterword notes illustrations drawings pictures portrait frontispiece maps memoir",
    );
    let added = text.strip_prefix("WITH ");
    let added = added.and_then(|added| added.split_once(" BY"));
    added.is_some_and(|(added, name)| {
        let last = added.rsplit(' ').next().unwrap_or_default();
        (name.is_empty() || name.starts_with(' ')) && ADDED.has(&last.to_lowercase())
    })
}

/// Whether a line leads to the page that the line below names, or goes on there in small letters.
pub(super) fn goes_on_below(view: &View<'_, '_>) -> bool {
    const NARROWEST: usize = 40;
    let Some(below) = view.below() else {
        return false;
    };
    let last = view.last();
    let leads = || ends_joining(last.text) && below.text.starts_with("http");
    let small = below.gap() == 0 && below.head[0].is_ascii_lowercase();
    small && last.width() >= NARROWEST && case(last.text) == Case::Sentence || leads()
}

/// "This is its tenth year. (1999-02-28)": a sentence, and a remark behind it.
pub(super) fn is_remarked(text: &str) -> bool {
    let remark = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once(" ("));
    remark.is_some_and(|(said, _)| said.ends_with('.') && said.contains(' '))
}

/// "2、Ropes": a number and the comma that counts in Chinese, as a list has them and a heading seldom.
pub(super) fn is_enumerated(line: &Line<'_>) -> bool {
    line.head[0].is_ascii_digit()
        && line
            .text
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .starts_with('、')
}

/// Whether a line is set in right below a heading that stands out to the left: there its text begins.
pub(super) fn is_body(view: &View<'_, '_>) -> bool {
    let line = view.first();
    line.gap() == 0
        && matches!(view.role_above(), Some(Role::Heading(Style::Outdented(column)))
            if usize::from(column) < line.indent())
}

/// Whether a text ends with what opens something or joins something on: "SELECT (", "LONDON —"; or with stars that only end it.
pub(super) fn is_cut_off(text: &str) -> bool {
    text.ends_with(['(', '[', '{', '=', '-', '–', '—', '|'])
        || text.ends_with("***") && !text.starts_with('*')
}

/// Whether a line only joins others of a title page, no heading right above it, or says what else somebody wrote: "AUTHOR OF".
pub(super) fn serves_title(view: &View<'_, '_>) -> bool {
    const AUTHORS: [&str; 2] = ["AUTHOR OF ", "AUTHORS OF "];
    let (own, text) = (view.own(), view.first().text);
    let goes_on = || own[0].gap() <= 1 && view.is_below_heading();
    AUTHORS.iter().any(|author| text.starts_with(author))
        || own.len() == 1 && is_joint(text) && !goes_on()
}

/// Whether all of a text stands in brackets: an aside, a credit.
pub(super) fn is_bracketed(text: &str) -> bool {
    let inner = text.strip_prefix(['(', '（']);
    let inner = inner.and_then(|inner| inner.strip_suffix([')', '）']));
    inner.is_some_and(|inner| !inner.contains(['(', '（']))
}

/// "VOL. XVI.--NO. 830. TWO PENCE", "Volume 11, No. 4, pp. 327-334": which issue of a periodical it is.
pub(in crate::read) fn is_issue(text: &str) -> bool {
    let text = text.to_uppercase();
    let counts = |word: &str| {
        let behind = text.split_once(word).map(|(_, behind)| behind.trim_start());
        let number = behind.and_then(|behind| behind.split(|c: char| !c.is_alphanumeric()).next());
        number.is_some_and(|number| {
            number.starts_with(|c: char| c.is_ascii_digit()) || numeral_of(number).is_some()
        })
    };
    let any = |words: &[&str]| words.iter().any(|word| counts(word));
    any(&["VOL.", "VOLUME", "BAND", "TOME"]) && any(&["NO.", "NUMBER", "NR.", "N°"])
}

/// Whether a paragraph right above has a line's words within it, or one below ends a sentence with them: they were drawn from it, to
/// catch the eye.
pub(super) fn is_drawn(view: &View<'_, '_>) -> bool {
    const SHORTEST: usize = 30;
    const SHORTEST_ABOVE: usize = 36;
    const REACH: usize = 3;
    // What is quoted heads what is told of it.
    let text = view.first().text;
    let quoted = text.starts_with(['“', '"', '„', '«', '»']);
    let text = text.trim_matches(['“', '”', '"', '„', '«', '»', '.', ' ']);
    // Within a sentence its first letter may be small.
    let text = text
        .char_indices()
        .nth(1)
        .map_or(text, |(at, _)| &text[at..]);
    if text.len() < SHORTEST {
        return false;
    }
    let near = &view.lines[view.range.start.saturating_sub(REACH)..view.range.start];
    let finder = memchr::memmem::Finder::new(text);
    let foretold = || {
        let below = view.lines[view.range.end..].iter().take(REACH);
        let ends = |other: &Line<'_>| {
            let at = finder.find(other.text.as_bytes()).filter(|at| *at > 1);
            at.is_some_and(|at| other.text[at + text.len()..].starts_with(['.', ',', ';', '!']))
        };
        case(view.first().text) == Case::Sentence && below.into_iter().any(ends)
    };
    let drawn = |other: &Line<'_>| {
        other.text.len() >= 2 * text.len() && finder.find(other.text.as_bytes()).is_some()
    };
    text.len() >= SHORTEST_ABOVE && near.iter().any(drawn) || !quoted && foretold()
}

/// "Note", "Warning:", where a text speaks of programs or says it again and again: they label what stands below, and head
/// no section. What such a text calls "NOTES", as manual pages do, is one.
pub(super) fn is_admonition(view: &View<'_, '_>) -> bool {
    const LONGEST: usize = 32;
    let line = view.first();
    if line.width() > LONGEST || line.is_shouted() {
        return false;
    }
    let labels = |words: &Words| words.may_open(line.text) && words.has_normalised(line.text);
    let recurs = view.evidence.recurring.contains(line.text);
    (recurs || view.evidence.technical) && admonishes(line.text)
        || recurs && labels(&words::REMARKS)
}

/// "Note", "Tip".
pub(in crate::read::role) fn admonishes(text: &str) -> bool {
    words::ADMONITIONS.may_open(text) && words::ADMONITIONS.has_normalised(text)
}

/// "A C D L": the letters of an index, in their order.
pub(super) fn is_alphabet(text: &str) -> bool {
    text.len() > 1
        && text.bytes().skip(1).step_by(2).all(|b| b == b' ')
        && text.bytes().step_by(2).is_sorted_by(|a, b| a < b)
}

/// A text without the faces and such that end it, beyond the full stop: "See you soon! 🙂".
pub(super) fn without_faces(text: &str) -> &str {
    let faces = |c: char| matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{fe0f}');
    if text.ends_with(faces) {
        text.trim_end_matches(|c| faces(c) || c == ' ')
    } else {
        text
    }
}

/// Labels of pictures, sources, advertisements and such, which look like headings and are none.
pub(in crate::read::role) fn is_label(text: &str) -> bool {
    let credits = memchr::memchr2(b'/', b':', text.as_bytes()).is_some() || text.contains("Getty");
    let byline = text.starts_with(['b', 'B']);
    if !credits && !byline && !words::LABELS.may_open(text) {
        return false;
    }
    let lower = text.to_lowercase();
    let whole = |label: &&str| !lower[label.len()..].starts_with(char::is_alphabetic);
    // "Image Processing for Beginners" is a title; phrases such as "read more" open none.
    let titled = text.len() > 12 && !text.contains([':', '/', '|']) && case(text) == Case::Title;
    // "Figure placement" heads what is said of figures; "Figure 2. Masts by Year" stands below one.
    let drawn = |label: &str, begins: fn(char) -> bool| {
        matches!(label, "figure" | "table" | "abbildung")
            && lower[label.len()..]
                .strip_prefix(' ')
                .is_some_and(|rest| rest.starts_with(begins))
    };
    let opens = |label: &str| {
        let numbered = drawn(label, |c| c.is_ascii_digit());
        (!titled || label.contains(' ') || numbered) && !drawn(label, char::is_lowercase)
    };
    lower.starts_with("by ") && !titled
        || words::LABELS.that_open(&lower).filter(whole).any(opens)
        || ["copyright", "©", "photo:", "source:"]
            .iter()
            .any(|label| lower.starts_with(label))
        || lower.contains(" / getty")
        || text.contains(':')
            && [
                "foto: ",
                "photo: ",
                "photos: ",
                "bild: ",
                "image: ",
                "credit: ",
                "photograph: ",
                "illustration: ",
                "ilustración: ",
                "grafik: ",
            ]
            .iter()
            .any(|label| lower.contains(label))
        || lower.contains("/afp")
        || lower.contains("getty images")
}

/// Whether who wrote a stanza is named below it, set in deeper, with a full stop.
pub(super) fn signs_verse(view: &View<'_, '_>) -> bool {
    let [line] = view.own() else { return false };
    line.tail == b'.'
        && line.gap() == 1
        && view.role_above() == Some(Role::Verse)
        && view
            .above()
            .is_some_and(|above| line.indent() > above.indent().min(view.profile.base + 6) + 2)
}

/// Whether a sentence or a clause may end with this mark, and a heading does not.
pub(super) fn is_stop(mark: Option<char>) -> bool {
    matches!(
        mark,
        Some(
            '.' | ','
                | ';'
                | '。'
                | '，'
                | '；'
                | '、'
                | '।'
                | '…'
                | '။'
                | '۔'
                | '،'
                | '։'
                | '።'
                | '·'
                | '-'
                | '–'
                | '—'
        )
    )
}
