//! Whether time grows with the bytes and no faster, for texts that invite somebody to look again and again.
//!
//! Four times the bytes should take four times the time, and would take sixteen if every byte were looked at for every other. Fails
//! where reading, HTML, Markdown or PDF come near the latter. Times are the best of several, and short ones are let pass: what they show
//! is the machine. `cargo bench --bench linear -- 2500000` begins with as many bytes.

#![expect(clippy::print_stdout, reason = "a bench prints its table")]

mod texts;

use copydesk::Source;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Bytes of the shorter text, unless they are given.
const BYTES: usize = 400_000;

/// How much longer the other is.
const FACTOR: usize = 4;

/// Half way to the square, by ratio: a busy machine and its caches add to what is due.
const MOST: f64 = 8.0;

/// Shorter times prove nothing.
const SHORTEST: Duration = Duration::from_millis(20);

/// What is repeated; `#` is a number that counts up.
const PATTERNS: &[(&str, &str)] = &[
    ("one word", "a"),
    ("one line", "word "),
    ("blank lines", "\n"),
    ("short lines", "a\n"),
    ("short paragraphs", "a\n\n"),
    ("quote signs", "> "),
    ("quoted lines", "> a\n"),
    ("open brackets", "["),
    ("open notes", "[1\n"),
    ("open footnotes", "[Footnote 1: a\n\n"),
    ("calls of notes", "so.[#] "),
    ("notes", "a[#]\n\n[#] b\n\n"),
    ("notes below their calls", "so(#) it.\n\n(#) b\n\n"),
    ("notes of one mark", "a[1]\n\n[1] b\n\n"),
    ("notes of signs", "so* a\n\n* b\n\n"),
    ("directives", ".. [1] a\n"),
    ("asterisks", "*"),
    ("open emphasis", "_a *b "),
    ("emphasis", "_a_ *b* "),
    ("backticks", "` ` "),
    ("open code", "`a "),
    ("fences", "```\nlight(a)\n```\n\n"),
    ("open fences", "```a\nlight(a)\n\n"),
    ("heads at the margin", "Head #\n       text of it\n\n"),
    ("numbers above titles", "#\n\nTitle #\n\ntext of it\n\n"),
    ("bullets", "- a\n"),
    ("bullets alone", "-\n"),
    ("bullets above items", "•\nA rope of it.\n"),
    ("bullets within bullets", "* - a\n  - b\n  -\n"),
    ("numbers", "#. a\n"),
    ("letters", "(a) b:\n"),
    ("sections", "3.# Of it\n\ntext of it\n\n"),
    ("rules", "-----\n"),
    ("underlines", "Head\n----\n\n"),
    (
        "notes announced",
        "---------- Footnotes ----------\n\n   (1) So it was.\n\n",
    ),
    ("frames", "========\nThe #\n========\n\n"),
    ("open frames", "========\nThe #\n"),
    ("open boxes of strokes", "┌─────────┐\n│ The #\n"),
    (
        "boxes of strokes",
        "┌─────────┐\n│ The #   │\n└─────────┘\n\n",
    ),
    ("boxes", "*********\n* The b *\n*********\n\n"),
    ("words between signs", "=== The # ===\n\ntext of it\n\n"),
    ("numbers alone", "#.\n\ntext of it\n\n"),
    ("numerals alone", "I.\n\ntext of it\n\n"),
    ("notes whose numbers hang", "so(#)\n\nNotes\n\n  1 a\n\n"),
    (
        "numbers begun anew",
        "Head #\n\nAct 1\n\nScene 1\n\nScene 2\n\ntext of it\n\nAct 2\n\n",
    ),
    (
        "sections led by stars",
        "* One #\n\n** Two\n\ntext of it\n\n",
    ),
    ("tight dashes", "bring with you:\n-a hat\n-two tents\n"),
    ("speech behind dashes", "- So? - said he.\n\n"),
    ("hyphens of typesetters", "inter‐\nactive "),
    (
        "heads of posts",
        "From a@b Tue May  2 09:14:07 1995\nFrom: a@b\nDate: x\nSubject: y\n\ntext\n\n",
    ),
    (
        "releases at form feeds",
        "\u{c}Version # (2 May 199#)\n\ntext of it\n\n",
    ),
    ("addresses among ideographs", "http://a.b/漢字）"),
    (
        "verse carried over",
        "The line goes on and on until there is no more room for all of\n    its words,\n",
    ),
    ("steps", "#. Do it\n\nas it is done\n\n"),
    ("grid", "+---+---+\n| a | b |\n"),
    ("broken grid", "+---+---\n| a | b \n"),
    ("pipes", "| a | b |\n"),
    ("one row of pipes", "|"),
    ("columns", "a   b   c\n"),
    ("parted columns", "a     b\n\n"),
    ("columns of tabs", "a\tb\n"),
    ("simple table", "==== ====\na    b\n"),
    ("heads over a rule", "a    b\n------\nc    d\n"),
    ("leaders", "Part # ..... #\n"),
    ("chapters", "CHAPTER #\n\nText of it.\n\n"),
    (
        "chapters of one name",
        "CHAPTER I\n\nText of it is here.\n\n",
    ),
    ("chapters without text", "CHAPTER #\n\n"),
    ("capitals", "ALL CAPITALS\n\nText of it is here.\n\n"),
    (
        "publishers",
        "*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\nText.\n\n*** END OF THE PROJECT GUTENBERG EBOOK X ***\n\nTerms.\n\n",
    ),
    ("captions", "#\n00:00:01,000 --> 00:00:02,000\nText.\n\n"),
    ("timed lines", "[00:01.000 --> 00:02.000]  Text\n"),
    ("turns with hours", "00:00:05 Ada Roe: Text.\n"),
    ("bold lines", "=Title.=\n\n"),
    ("directed cues", "ADA\n\n[Aside] Text.\n\n"),
    ("patches", "@@ -1 +1 @@\n-a\n+b\n\ntext\n\n"),
    ("hunks", "@@ -1,9999999 +1,9999999 @@\n a\n"),
    ("hunks set in", "  @@ -1,9999999 +1,9999999 @@\n"),
    ("verse", "    A line,\n    a line;\n\n"),
    ("definitions", "term\n    what it means.\n"),
    ("records", "N#: said.\n"),
    ("records of one form", "Name: a\nAge: #\n\n"),
    ("pictures named again", "[Illustration: The b]\n\nThe b\n\n"),
    ("names above speech", "DUKE.\nTo be.\n\nEARL.\nOr so.\n\n"),
    ("answers", "Q. Who is it?\nA. It is he.\n\n"),
    ("cues", "DUKE.\nTo be, or so.\n\n"),
    ("lines that recur", "Read on\n\nText of it is here.\n\n"),
    ("one title", "The Title\n\n"),
    ("titles in doubt", "Name of #\n\nText of it.\n\n"),
    (
        "headings apart",
        "\n\n\nHead of it.\n\n\nText of it is here.\n",
    ),
    (
        "letters one by one",
        "Dear Ann,\n\nSo it is.\n\nYours,\nBo\n\n",
    ),
    ("imprints", "London, 18#\n\nPrinted by Roe\n\n"),
    (
        "sentences",
        "One sentence of the text stands here, and it is as wide as that.\nSo.\n",
    ),
    (
        "ragged prose",
        "a line of prose that ends where the phrase does, as here,\nand goes on\n",
    ),
    ("folios", "and so on\n- # -\n"),
    ("dates in other digits", "२ जून २०२५\n\n"),
    ("code", "    x = f(y);\n\n"),
    ("literal blocks", "so::\n\n    x\n\n"),
    ("turns", "Q: And then?\n\nA: Then this.\n\n"),
    ("speakers", "N#: Then this.\n\n"),
    ("links", "http://a.b/c "),
    ("schemes", "a://"),
    ("addresses", "a@b.c "),
    (
        "hyphens",
        "a word that is bro-\nken at the end of its line and goes on be-\nlow it\n",
    ),
    ("pictures", "[Illustration: A b]\n\n"),
    ("open pictures", "[Illustration: A b\n\n"),
    ("options", "-a  all of it\n"),
    ("pages of contents", "CONTENTS\n\nPart of #     #\n\n"),
    ("titles below numbers", "I.\n\nTitle of it\n\n"),
    (
        "words at both edges",
        "name of it                              name of it\n\n",
    ),
    ("double spacing", "and so on it goes, line by line,\n\n"),
    ("numbered titles", "Air #. Of it\n\ntext of it\n\n"),
    ("number words", "First part\n\ntext of it\n\n"),
    ("armour", "-----BEGIN A-----\n\nabc\n"),
    ("persons", "Cast\n\nAda\nJane\nRoe\n\n"),
    ("songs", "The boats are in\nI see them in\n\n"),
    ("a sentence a line", "Run `it` now.\nThen wait for it.\n\n"),
    (
        "quoted under bars",
        "Jane wrote:\n| so it goes on\n| and on.\n\n",
    ),
    ("wrapped", "and so on it goes from here to there\n"),
    ("form feeds", "a\x0c"),
    (
        "pages",
        "head\n\ntext of a page\nmore of it\n\n[Page #]\n\x0c\n",
    ),
    ("dates", "June 2, 2025\n\n"),
    ("bylines", "By Jane Roe\n\n"),
    ("combining marks", "\u{301}"),
    ("ideographs", "漢字。\n"),
    ("overrides", "\u{202e}a"),
    ("letters of another script", "а) лодка\n\nб) вода\n\n"),
    ("figures of Han", "一、总则\n\n二、范围\n\n"),
    ("years of reigns", "令和#年6月2日\n\n"),
    (
        "letters handed on",
        "Von: Jane Roe\nGesendet: Montag, 2. Juni 2025\nAn: Ali Can\nBetreff: Boote\n\n",
    ),
    (
        "rules across the page",
        "The boats\n________________________________________________________________________\n\n",
    ),
    (
        "hours and titles",
        "10:15\nThe boats are back\nThey came in early.\n\n",
    ),
    (
        "words taken up below",
        "boats come back\n\nboats come back, so\n\n",
    ),
    ("shortlogs", "Jane Roe (2):\n  boats\n  lamps\n\n"),
];

fn main() -> ExitCode {
    let given = std::env::args().find_map(|argument| argument.parse().ok());
    let bytes = given.unwrap_or(BYTES);
    let mut slow = 0;
    println!(
        "{:28} {:>14} {:>14} {:>14} {:>14}",
        "time of four times the text", "read", "HTML", "Markdown", "PDF"
    );
    for (name, pattern) in PATTERNS {
        let (short, long) = (
            times(&text(pattern, bytes)),
            times(&text(pattern, FACTOR * bytes)),
        );
        print!("{name:28}");
        for (short, long) in short.into_iter().zip(long) {
            let ratio = long.as_secs_f64() / short.as_secs_f64();
            let too_slow = long > SHORTEST && ratio > MOST;
            slow += usize::from(too_slow);
            print!(" {ratio:>13.1}{}", if too_slow { "!" } else { " " });
        }
        println!();
    }
    println!(
        "{} texts, {slow} times more than {MOST} times as long",
        PATTERNS.len()
    );
    if slow == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn text(pattern: &str, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + pattern.len());
    let mut number = 0;
    while text.len() < bytes {
        number += 1;
        text += &pattern.replace('#', &number.to_string());
    }
    text
}

/// The best times of reading, HTML, Markdown and PDF.
fn times(text: &str) -> [Duration; 4] {
    const TRIES: usize = 3;
    let writers = ["html", "markdown", "pdf"].map(texts::writer);
    let mut best = [Duration::MAX; 4];
    for _ in 0..TRIES {
        let source = Source::new("pattern", text);
        let (read, document) = timed(|| texts::tree(&source));
        let written = writers
            .each_ref()
            .map(|writer| timed(|| texts::write(writer.as_ref(), &document)).0);
        let tried = std::iter::once(read).chain(written);
        for (best, tried) in best.iter_mut().zip(tried) {
            *best = tried.min(*best);
        }
    }
    best
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = work();
    (start.elapsed(), made)
}
