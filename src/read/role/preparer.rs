//! What stands before a book begins: "Produced by …", "Transcriber's note:", "E-text prepared by …" of those who typed it, and what
//! else its author wrote.

use crate::read::byline;
use crate::read::case::{is_lower, is_upper};
use crate::read::line::{Line, joined_width, last_mark};
use crate::read::parting;
use crate::read::words::Words;
use std::ops::Range;

/// How the first of these paragraphs begin, by letters and digits alone.
const OPENINGS: [&str; 35] = [
    "producedby",
    "transcribedfrom",
    "thisetextwasprepared",
    "thistextwasadaptedfrom",
    "thisetextwasproduced",
    "thisebookwasprepared",
    "thisebookwasproduced",
    "scannedby",
    "etextpreparedby",
    "etextproducedby",
    "transcribedby",
    "transcribersnote",
    "transcribersnotes",
    "transcriptionnote",
    "transcriptionnotes",
    "digitizedby",
    "anmerkungenzurtranskription",
    "anmerkungendesbearbeiters",
    "notedutranscripteur",
    "notesdutranscripteur",
    "notedetranscription",
    "notesurlatranscription",
    "notessurlatranscription",
    "notadeeditor",
    "notadoeditor",
    "notadotranscritor",
    "notasdotranscritor",
    "notaditrascrizione",
    "hinweisezurtranskription",
    "transkriptionsnotiz",
    "notasdeltranscriptor",
    "notadeltranscriptor",
    "notadeltrascrittore",
    "notedeltrascrittore",
    "opmerkingenvandebewerker",
];

/// The line at which these notes end and the book begins; 0 where there are none.
pub(super) fn end(lines: &[Line<'_>]) -> usize {
    /// They are no longer than this.
    const REACH: usize = 60;
    let head = &lines[..lines.len().min(REACH)];
    let mut end = 0;
    // Whether a note in brackets goes on.
    let mut bracketed = false;
    let groups = parting::groups(head);
    for (at, group) in groups.iter().enumerate() {
        if group.end <= end {
            continue;
        }
        let own = &head[group.clone()];
        let next = groups.get(at + 1).map(|next| &head[next.clone()]);
        let ruled = |next: &[Line<'_>]| own[0].is_symbols() && own.len() == 1 && opens(next);
        if at == 0
            && next
                .is_some_and(|next| is_left_over(own, next) || is_notice(own, next) || ruled(next))
        {
            end = group.end;
            continue;
        }
        if at == 0
            && own.len() == 1
            && !own[0].is_symbols()
            && let Some(closed) = close(&groups[1..], head)
            && tells_of_typing(&head[group.end..closed])
        {
            end = closed;
            break;
        }
        if matches!(own, [line] if !line.text.contains(" by ")) && opens(own) {
            end = group.end;
            bracketed |= own[0].head[0] == b'[' && own[0].tail != b']';
            if let Some(closed) = close(&groups[at + 1..], head) {
                end = closed;
                break;
            }
            continue;
        }
        let closed = own[own.len() - 1].tail == b']';
        // A picture is part of the book, but not what blank lines part of its caption.
        let announced = own[own.len() - 1].tail == b':';
        let remark = end > 0 || at == 0 && (is_prose(own) || announced);
        bracketed |= remark && own[0].head[0] == b'[' && !(closed && is_figure(own[0].text));
        if opens(own) || bracketed && closed || end > 0 && is_prose(own) {
            end = group.end;
        } else if !bracketed && (end == 0 || !is_label(own)) {
            break;
        }
        bracketed &= !closed;
    }
    let rest = groups.partition_point(|group| group.start < end);
    if let Some((first, below)) = groups[rest..].split_first()
        && lists_books(head[first.start].text)
        && let Some(over) = advert(below, head)
    {
        end = over;
    }
    if end == lines.len() { 0 } else { end }
}

/// "HARBOUR***", over a note of those who typed the book: the rest of a line that said where it starts.
fn is_left_over(own: &[Line<'_>], below: &[Line<'_>]) -> bool {
    let [line] = own else { return false };
    line.text.ends_with("***") && !line.text.starts_with('*') && opens(below)
}

/// Whether lines say whose the text is, and its title page stands far below them.
fn is_notice(own: &[Line<'_>], below: &[Line<'_>]) -> bool {
    const NEAR: usize = 2;
    let text = own[0].text;
    (text.starts_with("Copyright") || text.starts_with('©'))
        && is_prose(own)
        && below[0].gap() > NEAR
}

/// The line at which the notes end that stand below a line which calls them so, if these groups stand as near to each other as the
/// first of them to that line, and what follows is far off: the title page.
fn close(below: &[Range<usize>], lines: &[Line<'_>]) -> Option<usize> {
    const NEAR: usize = 2;
    let gap = |group: &Range<usize>| lines[group.start].gap();
    let near = below.first().map(gap).filter(|gap| *gap <= NEAR)?;
    let run = below
        .iter()
        .take_while(|group| gap(group) <= near && !is_upper(lines[group.start].text))
        .count();
    let ruled = |group: &Range<usize>| lines[group.start].is_symbols();
    let apart = (below.get(run)).is_some_and(|next| gap(next) > NEAR || ruled(next));
    below[..run].last().filter(|_| apart).map(|last| last.end)
}

/// "BY THE SAME AUTHOR", "DU MÊME AUTEUR:", "Books by Ada Roe": over what else there is to buy.
pub(super) fn lists_books(text: &str) -> bool {
    static OPENINGS: Words = Words::phrases(
        "by the same author, books by, works by, other books by, du même auteur, vom selben verfasser, von demselben verfasser,
        in the same series, uniform with this volume, in derselben sammlung, dans la même collection,
        del mismo autor, do mesmo autor, dello stesso autore, van denzelfden schrijver",
    );
    let opens = |opening: &str| {
        let rest = text.get(opening.len()..).unwrap_or_default().trim_start();
        let by = opening.ends_with(" by");
        by && byline::are_names(rest.trim_end_matches(':'))
            || !by && rest.trim_matches(['.', ':', ',']).is_empty()
    };
    OPENINGS.may_open(text) && OPENINGS.that_open(&text.to_lowercase()).any(opens)
}

/// The line at which a list of other books ends that such a line heads: far above the title page.
fn advert(below: &[Range<usize>], lines: &[Line<'_>]) -> Option<usize> {
    const NEAR: usize = 3;
    let gap = |group: &Range<usize>| lines[group.start].gap();
    let run = below.iter().take_while(|group| gap(group) <= NEAR).count();
    below[..run]
        .last()
        .filter(|_| run < below.len())
        .map(|last| last.end)
}

/// The line at which the first of these notes ends, if it says who made the text: it heads nothing.
pub(super) fn credit(lines: &[Line<'_>]) -> usize {
    let group = parting::groups(lines).into_iter().next();
    let made = |group: &Range<usize>| lines[group.start].text.contains(" by ");
    group.filter(made).map_or(0, |group| group.end)
}

/// The line at which a sentence ends that says who made the text, if these lines are one: names and addresses in it begin its lines
/// with capitals.
pub(super) fn sentence(own: &[Line<'_>]) -> usize {
    let goes_on = own.iter().skip(1).any(|line| is_lower(line.text));
    if goes_on
        && matches!(
            own.last().and_then(|line| last_mark(line.text)),
            Some('.' | ')')
        )
    {
        own.len()
    } else {
        0
    }
}

/// Whether lines begin as those do that are not of the book.
pub(super) fn opens(own: &[Line<'_>]) -> bool {
    const LONGEST_OPENING: usize = 28;
    // A box may be drawn around them.
    let boxed = own[0].is_symbols() && own[0].text.starts_with(['+', '|', '/']);
    if boxed && tells_of_typing(own) {
        return true;
    }
    let worded = |line: &&Line<'_>| line.text.contains(char::is_alphabetic);
    let first = own.iter().filter(|_| boxed).find(worded);
    let text = first.unwrap_or(&own[0]).text.trim_start_matches(['|', ' ']);
    // Where the book is to be had in another form.
    if text.starts_with("Note:") && own.iter().any(|line| line.text.contains("http")) {
        return true;
    }
    let start: String = text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(LONGEST_OPENING)
        .flat_map(char::to_lowercase)
        .collect();
    OPENINGS.iter().any(|opening| start.starts_with(opening))
}

/// Whether lines speak of the text as a file, and of those who typed it.
fn tells_of_typing(own: &[Line<'_>]) -> bool {
    static TYPED: Words = Words::of(
        "transcribed transcriber transcribers proofreaders proofreading ebook etext électronique elektronische elettronica \
         numérisée typographe",
    );
    let mut words = own
        .iter()
        .flat_map(|line| line.text.split(|c: char| !c.is_alphabetic()));
    words.any(|word| TYPED.has(&word.to_lowercase()))
}

/// "[Illustration]" is part of the book.
pub(super) fn is_figure(text: &str) -> bool {
    let word = text
        .trim_start_matches('[')
        .split(|c: char| !c.is_alphabetic())
        .next();
    word.is_some_and(|word| {
        ["illustration", "frontispiece", "picture"].contains(&word.to_lowercase().as_str())
    })
}

/// The chunks of the head within the bracket that says what a picture shows, if blank lines part them.
pub(super) fn pictured(head: &[Range<usize>], lines: &[Line<'_>]) -> Range<usize> {
    let opens = |range: &Range<usize>| {
        let own = &lines[range.clone()];
        own[0].text.starts_with('[')
            && is_figure(own[0].text)
            && !own.iter().any(|line| line.text.contains(']'))
    };
    let closes = |range: &Range<usize>| lines[range.end - 1].tail == b']';
    let first = head.iter().position(opens).unwrap_or(head.len());
    let last = head[first..].iter().position(closes);
    last.map_or(0..0, |more| first..first + more + 1)
}

/// A sentence, not a title in capitals.
fn is_prose(own: &[Line<'_>]) -> bool {
    const SHORTEST: usize = 40;
    const CENTRED: usize = 8;
    let width = joined_width(own);
    let ends = matches!(last_mark(own[own.len() - 1].text), Some('.' | ')' | ']'));
    // Title pages are set in the middle.
    let centred = own.len() > 1 && own.iter().all(|line| line.indent() >= CENTRED);
    width > SHORTEST && (ends || own.len() > 2) && !is_upper(own[0].text) && !centred
}

/// "To the reader." heads the next of these notes; a rule parts them.
fn is_label(own: &[Line<'_>]) -> bool {
    matches!(own, [line] if line.text.ends_with(['.', ':']) && !is_upper(line.text) || line.is_symbols())
}
