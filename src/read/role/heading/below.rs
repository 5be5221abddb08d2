//! What stands below a line that may be a heading: text that it leads, what announces a list, an answer, something that was set
//! as it stands.

use super::is_like;
use crate::read::case::{Case, case, is_upper};
use crate::read::figures::are_digits;
use crate::read::line::{Line, ends_sentence, last_mark};
use crate::read::role::evidence::asks;
use crate::read::role::{Role, View, program};
use crate::read::signs::Signs;
use crate::read::words::{Words, in_small};

/// Whether a line is one of several questions, each above its answer: all of them head what answers them. Where lines are
/// wrapped, stories and essays ask as much; manuals do so to be asked, and articles that bear a date or ask little else.
pub(in crate::read::role) fn is_asked(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 3;
    /// Where lines are wrapped, people who talk ask and answer in fewer columns.
    const SHORTEST: usize = 120;
    const SHORT: usize = 80;
    const MANY_REPLIES: usize = 5;
    /// Longer texts are books and stories.
    const ARTICLE: usize = 600;
    let [line] = view.own() else { return false };
    let questions = view.evidence.questions;
    if questions == 0 || !asks(line, view.below()) {
        return false;
    }
    // Who is answered in a word now and then talks to somebody.
    let replies = view.evidence.replies;
    if replies >= MANY_REPLIES && replies * 2 >= questions {
        return false;
    }
    let dated = || {
        line.gap() > 0
            && view.gap_below() > 0
            && !view.evidence.mail
            && view.is_dated()
            && !goes_on(line.text)
    };
    let mostly = || {
        view.has_front
            && is_put(line.text)
            && questions >= FEWEST
            && questions * 2 >= view.evidence.bare_headings
    };
    // Among other headings of an article, none of a story: those wonder what to do themselves. Where text is set in, headings
    // stand left of it.
    let among = || {
        view.has_front
            && view.profile.base == 0
            && line.gap() > 0
            && view.gap_below() > 0
            && !view.evidence.mail
            && view.evidence.bare_headings >= FEWEST
            && view.lines.len() <= ARTICLE
            && is_impersonal(line.text)
    };
    // Among headings that ask nothing; in an interview it is a question as others are.
    let is_agreed = || questions * 2 < view.evidence.bare_headings && is_tagged(line.text);
    let several = questions >= FEWEST
        && (view.profile.wrap.is_none() && !is_agreed()
            || view.evidence.technical && line.gap() > 0);
    several
        || view.profile.wrap.is_some()
            && match view.prose_below() {
                SHORTEST.. => mostly() || dated() || among(),
                SHORT.. => among(),
                // A list answers, or what somebody says.
                _ => view.below().is_some_and(|below| below.tail == b':') && among(),
            }
}

/// Whether a line of wrapped text asks or calls out right above a paragraph, and far from what is above, in an article that bears a
/// date: what somebody says there stands in its paragraph, whose lines are full.
pub(super) fn is_asked_right_above(view: &View<'_, '_>) -> bool {
    const SHORTEST: usize = 120;
    const NARROW: usize = 60;
    let ([line], Some(below)) = (view.own(), view.below()) else {
        return false;
    };
    line.gap() > 0
        && below.gap() == 0
        && line.width() <= NARROW
        && view.profile.breaks_early(line, below)
        && !view.evidence.mail
        && view.is_dated()
        && view.prose_below() >= SHORTEST
        && !goes_on(line.text)
        && !is_tagged(line.text)
}

/// Whether a line that asks nothing stands over several questions, each right above its answer: "Prices".
pub(in crate::read::role) fn is_over_questions(view: &View<'_, '_>) -> bool {
    const FEWEST: usize = 2;
    const REACH: usize = 40;
    const WIDEST: usize = 40;
    let [line] = view.own() else { return false };
    let below = &view.lines[view.range.end..];
    let asked = |pair: &&[Line<'_>]| pair[0].gap() > 0 && asks(&pair[0], Some(&pair[1]));
    let first = || below.windows(2).next().is_some_and(|pair| asked(&pair));
    line.gap() > 0
        && view.gap_below() == 1
        && line.width() <= WIDEST
        && last_mark(line.text) != Some('?')
        && !matches!(view.role_above(), Some(Role::Front(_)))
        && first()
        && below.windows(2).take(REACH).filter(asked).count() >= FEWEST
}

/// Whether rows of a table stand below a line, and it is no sentence and no caption of theirs: "Fares".
pub(in crate::read::role) fn is_over_table(view: &View<'_, '_>) -> bool {
    const WIDEST: usize = 40;
    const FEWEST: usize = 2;
    const FEWEST_HEADINGS: usize = 3;
    let below = &view.lines[view.range.end..];
    let rows = below.iter().take(FEWEST);
    let mut rows = rows
        .enumerate()
        .take_while(|(at, line)| line.signs.has(Signs::GUTTER) && (*at == 0 || line.gap() == 0));
    let [line] = view.own() else { return false };
    // What stands right above one is its caption, unless other headings stand over theirs.
    let attached = view.gap_below() == 0
        && view.profile.wrap.is_none()
        && view.evidence.bare_headings >= FEWEST_HEADINGS;
    !view.evidence.technical
        && line.width() <= WIDEST
        && line.gap() > 0
        && line.tail != b':'
        && !line.text.contains(": ")
        && (view.gap_below() == 1 || attached)
        && rows.by_ref().count() == FEWEST
}

/// Whether a question goes on from what was said before it, as a writer's own does: "But why does it matter?"
pub(super) fn goes_on(text: &str) -> bool {
    static JOINING: Words = Words::of(
        "and but so or und aber doch oder et mais ou donc y pero o e ma mas en maar dus ale och og и а но",
    );
    let first = text.split([' ', ',']).next().unwrap_or_default();
    JOINING.has(&first.to_lowercase())
}

/// Whether a question only wants to hear that it is so: "It is dark, isn't it?"
fn is_tagged(text: &str) -> bool {
    static TAGS: Words = Words::of(
        "right no eh ok huh hm oder nicht gell non hein verdad cierto vero né toch prawda ikke inte правда да",
    );
    let tag = text.rsplit_once(", ").map(|(_, tag)| tag);
    tag.is_some_and(|tag| {
        let tag = tag.trim_end_matches(|c: char| !c.is_alphanumeric());
        let first = tag.split(' ').next().unwrap_or_default();
        first.ends_with("n't") || first.ends_with("n’t") || TAGS.has(tag)
    })
}

/// Words that questions begin with.
static ASKING: Words = Words::of(
    "
    what what's who who's whose which when where why how can do does is are should shall
    wer wie warum wieso weshalb wann wo wohin woher welche welcher welches kann darf muss gibt ist sind
    qui que quoi comment pourquoi quand où quel quelle quels quelles est-ce qu'est-ce combien
    qué quién quiénes cómo cuándo dónde cuál cuáles cuánto cuántos chi cosa come perché quando dove quale quali quanto
    quem como onde qual quais o por wat waarom hoe wanneer waar welke vad hur varför när var hvad hvordan hvorfor
    co jak dlaczego kiedy gdzie jaki jakie proč kdy kde kdo кто что как почему зачем когда где какой какая какие сколько
    що чому коли де який
",
);

/// Whether a question begins with what, how or why, and nobody who tells of himself or of another asks it.
fn is_impersonal(text: &str) -> bool {
    static PERSONS: Words = Words::of(
        "i me my he she him her his ich mir mich er je moi il elle lui yo él ella io lui lei eu ele ela ja on ona я он она",
    );
    let mut words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase);
    words.next().is_some_and(|word| ASKING.has(&word)) && !words.any(|word| PERSONS.has(&word))
}

/// Whether a question is put to somebody, or asks what, how or why. What people in stories wonder begins otherwise: "Had he
/// heard an engine?"
fn is_put(text: &str) -> bool {
    static ADDRESSED: Words = Words::of(
        "you your yours sie ihr ihre ihnen du dein deine vous votre vos tu usted ustedes вы ваш ваша ваши",
    );
    // "ROE [gently] What is it that you want?": she does not ask the reader.
    let first = text.split_whitespace().next().unwrap_or_default();
    if is_upper(first) && first.chars().nth(1).is_some_and(char::is_uppercase) {
        return false;
    }
    // "Peux-tu nous aider?", "À quel prix?"
    let mut words = text
        .split(|c: char| c.is_whitespace() || c == '-')
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        });
    words
        .by_ref()
        .take(2)
        .any(|word| ASKING.has(&word) || ADDRESSED.has(&word))
        || words.any(|word| ADDRESSED.has(&word))
}

/// Whether the line below says from when to when somebody did what the line names, as in a list of posts: "March 2021 – present".
pub(super) fn is_period(below: &Line<'_>) -> bool {
    const WIDEST: usize = 40;
    static OPEN: Words = Words::of(
        "present today now current ongoing heute jetzt aujourd'hui actuel présent hoy actualidad presente oggi heden nu idag dziś nå",
    );
    const DASHES: [&str; 3] = ["–", "—", "-"];
    let year = |text: &str| {
        let last = text.trim_end().rsplit([' ', '/', '.']).next();
        last.is_some_and(|last| last.len() == 4 && are_digits(last))
    };
    let open = |text: &str| in_small(text.trim(), |word| OPEN.has(word));
    let few = below.text.split_whitespace().count() <= 6;
    let spans = |(from, to): (&str, &str)| year(from) && (year(to) || open(to));
    let parted = || DASHES.iter().filter_map(|dash| below.text.split_once(dash));
    below.width() <= WIDEST && below.signs.has(Signs::DIGIT) && few && parted().any(spans)
}

/// Whether the line below announces a list, and so is the text of a section, however short.
pub(super) fn is_announced(view: &View<'_, '_>, below: &Line<'_>) -> bool {
    const WIDEST: usize = 48;
    if view.first().gap() == 0 || view.width() > WIDEST || below.tail != b':' {
        return false;
    }
    // Lists lose their bullets when they are copied from a page.
    view.profile.wrap.is_none()
        || view.second_below().is_some_and(|next| {
            next.indent() > below.indent()
                || view.marks.at(view.range.end + 1).is_some()
                || view.evidence.technical && program::is_surely_code(next)
        })
}

/// Whether one short sentence stands below, longer than the line above it; in a manual, however short.
pub(super) fn is_sentence(view: &View<'_, '_>, below: &Line<'_>) -> bool {
    const FEWEST_WORDS: usize = 3;
    const FEWEST_HEADINGS: usize = 3;
    /// Narrower text is no paragraph.
    const NARROWEST: usize = 100;
    if view.first().gap() == 0 {
        return false;
    }
    if view.profile.wrap.is_some() {
        let told = match case(below.text) {
            Case::Sentence => below.text.ends_with('.'),
            Case::None => below.text.ends_with('。'),
            Case::Title | Case::Upper | Case::Lower => false,
        };
        return view.gap_below() > 0
            && (below.width() > view.width() || view.evidence.technical)
            && told;
    }
    let next = view.second_below();
    // Nearer to it than to what is above; or, where there are headings, with a paragraph below that goes on from it.
    let near = view.gap_below() == 0 && next.is_none_or(|next| next.gap() > 0);
    let asks = || matches!(last_mark(view.first().text), Some('?' | '？' | '!' | '！'));
    let leads = view.gap_below() == 1
        && !asks()
        && view.evidence.bare_headings >= FEWEST_HEADINGS
        && next.is_some_and(|next| next.gap() > 0 && next.width() >= NARROWEST);
    let words = || below.text.split(' ').count();
    let worded = || below.signs.has(Signs::EAST) || words() >= FEWEST_WORDS + usize::from(near);
    (near && below.width() * 2 > view.width() * 3 || leads && below.width() >= view.width())
        && below.text.ends_with(['.', '。'])
        && ends_sentence(below.text)
        && worded()
}

/// Whether a line that looks like a heading stands below and text below that, or code does: where sections of a manual begin
/// with a section of theirs, or with what is to be typed.
pub(super) fn is_section(view: &View<'_, '_>) -> bool {
    const PROSE: usize = 60;
    /// More words say something.
    const MOST_WORDS: usize = 6;
    let [below, next, ..] = &view.lines[view.range.end..] else {
        return false;
    };
    let heading = below.width() < PROSE && is_like(below.text) && below.tail != b':';
    let text = |line: &Line<'_>| line.width() >= PROSE || line.tail == b':';
    view.first().text.split_whitespace().count() <= MOST_WORDS
        && (program::is_surely_code(below) || heading && next.gap() > 0 && text(next))
}

/// Whether what stands below is no text of any kind: where something is to be had.
pub(super) fn is_link(below: &Line<'_>) -> bool {
    below.text.starts_with("http") && !below.text.contains(' ')
}

/// How much less a line is a heading that ends in what a program calls something, and has code below: "The lamp is hung by
/// `HangLamp`" is the rest of a sentence.
pub(super) fn names_code(view: &View<'_, '_>, below: &Line<'_>) -> i32 {
    const FEWEST_WORDS: usize = 5;
    const LESS: i32 = 28;
    if !view.evidence.technical || case(view.first().text) != Case::Sentence {
        return 0;
    }
    let text = view.last().text;
    let named = text.rsplit(' ').next().is_some_and(|word| {
        let inner = |pair: &[u8]| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase();
        word.as_bytes().windows(2).any(inner) || word.contains('_')
    });
    let calls = || below.text.contains('(') || program::is_surely_code(below);
    if named && text.split(' ').count() >= FEWEST_WORDS && calls() {
        LESS
    } else {
        0
    }
}
