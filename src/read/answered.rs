//! Other signs than `>` that lead what an answer quotes: programs for mail and news have put bars and colons there.
//!
//! ```text
//! In article <2@harbour.example>, roe@harbour.example writes:
//! |> The boats are back since Tuesday, and nobody has                   Quoted, as if `>` led it
//! |> looked at the nets.
//!
//! Not all of them.                                                      The answer
//! ```
//!
//! Initials have stood there, too ("JR> I counted twelve"): they are words of the text, and stay where they are.

use super::line::{Line, ends_sentence};
use super::posted;
use super::signs::Signs;
use super::words::Words;

/// What may lead quoted lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Colon,
    Bar,
    Brace,
    Hash,
}

const SIGNS: [Sign; 4] = [Sign::Colon, Sign::Bar, Sign::Brace, Sign::Hash];

/// Marks the lines that a letter quotes under another sign than `>`.
pub(super) fn mark(lines: &mut [Line<'_>], is_letter: bool) {
    // Hardly any line is led so, and all are looked at.
    let led = |line: &Line<'_>| matches!(line.head[0], b'#' | b':' | b'>' | b'|' | b'}');
    let led: Vec<usize> = (0..lines.len()).filter(|at| led(&lines[*at])).collect();
    unmask(lines, &led);
    let runs = runs(lines, &led);
    if runs.is_empty() {
        return;
    }
    let is_letter = is_letter || posted::body(lines).len() < lines.len();
    for sign in SIGNS {
        let runs = || runs.iter().filter(|run| run.sign == sign);
        let told = runs().any(|run| run.told && run.lines > 1);
        // Code has hashes, and braces, for other reasons.
        let usual = !matches!(sign, Sign::Hash | Sign::Brace);
        let flows = || is_letter && usual && runs().any(|run| run.flows || run.sure);
        if !told && !flows() {
            continue;
        }
        for run in runs().filter(|run| run.told || usual) {
            let own = &mut lines[run.first..run.first + run.lines];
            own.iter_mut().for_each(Line::quote);
        }
    }
}

/// Takes away signs that quote nothing: those before a line that begins as the ones between letters do in an archive, `>From
/// Tuesday on`, among lines that are not quoted; and those before who is quoted below under a name.
fn unmask(lines: &mut [Line<'_>], led: &[usize]) {
    for &at in led {
        let line = &lines[at];
        // `>>>>> "Jane" == Jane Roe <roe@harbour.example> writes:`
        if line.head == *b">>" && line.text.contains("\" == ") && tells(line.text) {
            lines[at] =
                line.behind(line.text.len() - line.text.trim_start_matches(['>', ' ']).len());
            continue;
        }
        if line.head != *b">F" || !line.text.starts_with(">From ") {
            continue;
        }
        let (above, below) = (
            at.checked_sub(1).map(|above| &lines[above]),
            lines.get(at + 1),
        );
        let above = above.filter(|_| line.gap() == 0);
        let below = below.filter(|below| below.gap() == 0);
        let near = || above.into_iter().chain(below);
        let told = above.is_some_and(|above| tells(above.text));
        if !told && near().count() > 0 && near().all(|near| near.head[0] != b'>') {
            lines[at] = line.behind(1);
        }
    }
}

/// What a line says behind the sign that it is quoted under.
pub(super) fn without_sign<'a>(line: &Line<'a>) -> &'a str {
    if line.is_answered() {
        sign(line.text).map_or(line.text, |(_, bytes)| &line.text[bytes..])
    } else {
        line.text.strip_prefix('>').unwrap_or(line.text)
    }
}

/// Lines in a row that one sign leads.
struct Run {
    sign: Sign,
    first: usize,
    lines: usize,
    /// Whether the line above says who wrote them.
    told: bool,
    /// Whether a sentence goes on from one to the next.
    flows: bool,
    /// Whether `>` is a part of the sign.
    sure: bool,
}

/// The runs among the lines that signs lead.
fn runs(lines: &[Line<'_>], led: &[usize]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for &at in led {
        let line = &lines[at];
        let Some((sign, bytes)) = sign_of_line(line) else {
            continue;
        };
        match runs.last_mut() {
            Some(run) if run.sign == sign && run.first + run.lines == at && line.gap() <= 1 => {
                run.lines += 1;
                run.flows |= line.gap() == 0 && flows(&lines[at - 1], &line.text[bytes..]);
            }
            _ => {
                let above = at.checked_sub(1).map(|above| &lines[above]);
                let above = above.filter(|_| line.gap() <= 1);
                runs.push(Run {
                    sign,
                    first: at,
                    lines: 1,
                    told: above.is_some_and(|above| tells(above.text))
                        || tells(line.text[bytes..].trim_start()),
                    flows: false,
                    sure: line.text[..bytes].ends_with('>'),
                });
            }
        }
    }
    // Boxes and tables have bars on both sides, and between their columns.
    runs.retain(|run| {
        let own = &lines[run.first..run.first + run.lines];
        let drawn = |line: &&Line<'_>| {
            let words = line.text.trim_start_matches(['|', '>', ' ']);
            words.contains('|')
        };
        run.sign != Sign::Bar || own.iter().filter(drawn).count() * 4 <= own.len()
    });
    runs
}

/// Whether a sentence goes on in the next line, behind its sign.
fn flows(above: &Line<'_>, next: &str) -> bool {
    const NARROWEST: usize = 40;
    above.width() >= NARROWEST
        && !ends_sentence(above.text)
        && (next.trim_start()).starts_with(|c: char| c.is_lowercase())
}

fn sign_of_line(line: &Line<'_>) -> Option<(Sign, usize)> {
    const DEEPEST: usize = 2;
    let likely = line.signs.has(Signs::CODE | Signs::COLON) && line.indent() <= DEEPEST;
    likely.then(|| sign(line.text)).flatten()
}

/// The sign that leads a text, and its bytes: `|`, `:`, `|>`.
fn sign(text: &str) -> Option<(Sign, usize)> {
    let bytes = text.as_bytes();
    let sign = match bytes.first()? {
        b':' => Sign::Colon,
        b'|' => Sign::Bar,
        b'}' => Sign::Brace,
        b'#' => Sign::Hash,
        _ => return None,
    };
    match bytes.get(1) {
        Some(b'>') => Some((sign, 2)),
        None | Some(b' ' | b'\t') => Some((sign, 1)),
        _ => None,
    }
}

/// Whether a line says who wrote what is quoted below it: "Jane Roe <roe@harbour.example> writes:", "Am 2. Mai 1995 schrieb Jane Roe:".
pub(super) fn tells(text: &str) -> bool {
    const LAST: usize = 6;
    if !text.ends_with([':', '：']) {
        return false;
    }
    let text = text.trim_end_matches([':', '：']).trim_end();
    let dated = || text.contains(|c: char| c.is_ascii_digit() || c == '@');
    let says = |word: &str| VERBS.has(&word.trim_matches(['(', ')', ',']).to_lowercase());
    let (mut words, any) = (text.rsplit(' '), || text.split(' ').any(says));
    words.by_ref().take(1).any(says) || dated() && (words.take(LAST).any(says) || any())
}

/// What whoever is quoted does.
static VERBS: Words = Words::of(
    "wrote writes said says typed scribbled mumbled \
     schrieb schreibt meinte geschrieben écrit écrivait ecrit escribió escribio escribía escreveu scritto scrive scriveva \
     schreef geschreven skrev skriver kirjoitti napisał napisała napisał(a) pisze píše napsal napsala írta \
     yazdı написал написала написал(а) пишет писал писала написав пише έγραψε 写道 寫道 さんは書きました",
);
