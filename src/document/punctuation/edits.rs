//! Which characters of a paragraph give way to which: each is judged by what stands before and behind it.

use super::OTHER;
use super::marks::Marks;
use std::ops::Range;

/// What takes the place of a part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) with: &'static str,
}

/// English words that lost their beginning and are no words without the apostrophe. "'Cause" and "'round" may begin a quotation.
const ELIDED: [&str; 9] = [
    "em", "n", "til", "tis", "tisn", "twas", "twere", "twill", "twould",
];

/// The edits of a paragraph's text, in order.
pub(super) fn edits(text: &str, marks: &Marks) -> Vec<Edit> {
    let straight = |b: u8| matches!(b, b'"' | b'\'' | b'`' | b'-' | b'.' | b'<' | b'(' | b'/');
    if !text.bytes().any(straight) {
        return Vec::new();
    }
    let mut editor = Editor {
        text,
        marks,
        last_closing: last_closing(text),
        last_pair: text.rfind("''").unwrap_or(0),
        last_guillemet: text.rfind(">>").unwrap_or(0),
        double: None,
        single: false,
        guillemets: false,
        edits: Vec::new(),
    };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        at += match c {
            '"' => editor.double(at),
            '\'' => editor.single(at),
            '`' => editor.tick(at),
            '-' => editor.hyphens(at),
            '.' => editor.dots(at),
            '<' => editor.opening(at),
            '>' => editor.closing(at),
            '(' => editor.copyright(at),
            '/' => editor.fraction(at),
            _ => c.len_utf8(),
        };
    }
    editor.edits
}

/// The last apostrophe that may end a quotation.
fn last_closing(text: &str) -> usize {
    let closes = |at: &usize| {
        let before = text[..*at].chars().next_back();
        let after = text[at + 1..].chars().next();
        before.is_some_and(|c| !is_blank(c)) && !after.is_some_and(char::is_alphanumeric)
    };
    let found = text.rmatch_indices('\'').map(|(at, _)| at).find(closes);
    found.unwrap_or(0)
}

/// What opens a quotation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opener {
    /// `"`
    Mark,
    /// Two backticks.
    Ticks,
}

struct Editor<'t> {
    text: &'t str,
    marks: &'t Marks,
    /// Where the last of these stand that may end what another begins: searched once, since hostile texts begin much.
    last_closing: usize,
    last_pair: usize,
    last_guillemet: usize,
    /// What opened the quotation that is open, and whether one within it is.
    double: Option<Opener>,
    single: bool,
    /// Whether `<<` opened one.
    guillemets: bool,
    edits: Vec<Edit>,
}

impl Editor<'_> {
    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn behind(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// Puts something in the place of so many bytes, and goes on behind them.
    fn set(&mut self, at: usize, len: usize, with: &'static str) -> usize {
        let range = at..at + len;
        self.edits.push(Edit { range, with });
        len
    }

    /// Whether a quotation may begin at a mark: behind a blank, a bracket, a dash or another mark. Where no blanks part words,
    /// marks take turns.
    fn may_open(&self, at: usize, is_open: bool) -> bool {
        self.before(at).is_none_or(|c| {
            is_blank(c) || "([{<—–-/“„«‘‚\"'`".contains(c) || is_wide(c) && !is_open
        })
    }

    fn double(&mut self, at: usize) -> usize {
        let after = self.behind(at + 1);
        let [open, close] = self.marks.double;
        // An empty string quotes nothing.
        if after == Some('"') {
            return 2;
        }
        let ends = after.is_none_or(is_blank);
        if self.may_open(at, self.double.is_some()) && !ends && !self.closes_quote(at) {
            self.double = Some(Opener::Mark);
            return self.set(at, 1, open);
        }
        // Inches; and what stands between blanks is a sign.
        let measure = self.double.is_none() && self.before(at).is_some_and(|c| c.is_ascii_digit());
        if measure || self.before(at).is_none_or(is_blank) {
            return 1;
        }
        self.double = None;
        self.set(at, 1, close)
    }

    /// Whether the mark before this one ended a quotation within the one that this ends: `'so,'"`.
    fn closes_quote(&self, at: usize) -> bool {
        let ended = self.edits.last().is_some_and(|edit| {
            edit.range.end == at && (edit.with == self.marks.single[1] || edit.with == "’")
        });
        ended && self.double.is_some()
    }

    fn single(&mut self, at: usize) -> usize {
        if self.double == Some(Opener::Ticks) && self.text[at..].starts_with("''") {
            self.double = None;
            return self.set(at, 2, self.marks.double[1]);
        }
        let (before, after) = (self.before(at), self.behind(at + 1));
        let [open, close] = self.marks.single;
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let runs_on = self.single || !before.is_some_and(is_wide);
        if is_word(before) && is_word(after) && runs_on {
            // Feet and inches.
            return if is_digit(before) && is_digit(after) {
                1
            } else {
                self.set(at, 1, "’")
            };
        }
        if self.may_open(at, self.single) && after.is_some_and(|c| !is_blank(c)) {
            if is_digit(after) || self.elides(at + 1) || self.last_closing <= at {
                return self.set(at, 1, "’");
            }
            self.single = true;
            return self.set(at, 1, open);
        }
        if before.is_none_or(is_blank) || is_digit(before) && !self.single {
            return 1;
        }
        let with = if self.single { close } else { "’" };
        self.single = false;
        self.set(at, 1, with)
    }

    /// Whether such a word begins here.
    fn elides(&self, at: usize) -> bool {
        let rest = &self.text[at..];
        let end = rest.find(|c: char| !c.is_alphabetic());
        let word = rest[..end.unwrap_or(rest.len())].to_lowercase();
        ELIDED.contains(&word.as_str())
    }

    /// ``` ``so'' ``` and `` `so' ``, as those write who have no other marks.
    fn tick(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let run = rest.bytes().take_while(|b| *b == b'`').count();
        let leads = self.behind(at + run).is_some_and(|c| !is_blank(c));
        if run == 2 && leads && self.last_pair > at {
            self.double = Some(Opener::Ticks);
            return self.set(at, 2, self.marks.double[0]);
        }
        if run == 1 && leads && self.last_closing > at && self.may_open(at, self.single) {
            self.single = true;
            return self.set(at, 1, self.marks.single[0]);
        }
        run
    }

    /// Two or three hyphens. Before a word they lead an option; in longer rows they are a rule, or a name left out.
    fn hyphens(&mut self, at: usize) -> usize {
        let run = self.text[at..].bytes().take_while(|b| *b == b'-').count();
        if !(2..=3).contains(&run) {
            return run;
        }
        let (before, after) = (self.before(at), self.behind(at + run));
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let blank = |c: Option<char>| c.is_none_or(is_blank);
        let with = match (blank(before), blank(after)) {
            _ if run == 2 && is_digit(before) && is_digit(after) => "–",
            (false, _) => "—",
            (true, true) if before.is_some() && after.is_some() => self.marks.dash,
            (true, false) if before.is_none() && after.is_some_and(char::is_uppercase) => "—",
            _ => return run,
        };
        self.set(at, run, with)
    }

    /// Three dots, or four: the last ends the sentence.
    fn dots(&mut self, at: usize) -> usize {
        let run = self.text[at..].bytes().take_while(|b| *b == b'.').count();
        let in_path = self.before(at) == Some('/') || self.behind(at + run) == Some('/');
        match run {
            3 if !in_path => self.set(at, run, "…"),
            4 if !in_path => self.set(at, run, "…."),
            _ => run,
        }
    }

    /// `<<` before a word, if `>>` comes later.
    fn opening(&mut self, at: usize) -> usize {
        let run = self.text[at..].bytes().take_while(|b| *b == b'<').count();
        let leads = self.behind(at + run).is_some_and(char::is_alphanumeric);
        if run == 2 && leads && self.last_guillemet > at {
            self.guillemets = true;
            return self.set(at, run, "«");
        }
        run
    }

    /// `>>` behind what `<<` began.
    fn closing(&mut self, at: usize) -> usize {
        let run = self.text[at..].bytes().take_while(|b| *b == b'>').count();
        if run == 2 && self.guillemets && self.before(at).is_some_and(|c| !is_blank(c)) {
            self.guillemets = false;
            return self.set(at, run, "»");
        }
        run
    }

    /// `(c) 2025`; what `(c)` counts off goes on in words.
    fn copyright(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let sign = rest.starts_with("(c)") || rest.starts_with("(C)");
        let year = |rest: &str| {
            let digits = rest.trim_start_matches(' ').bytes();
            digits.take_while(u8::is_ascii_digit).count() == 4
        };
        if sign && year(&rest[3..]) {
            return self.set(at, 3, "©");
        }
        1
    }

    /// `1/2`, `1/4`, `3/4`, by themselves.
    fn fraction(&mut self, at: usize) -> usize {
        const FRACTIONS: [(&str, &str); 3] = [("1/2", "½"), ("1/4", "¼"), ("3/4", "¾")];
        let part = at
            .checked_sub(1)
            .and_then(|from| self.text.get(from..at + 2));
        let found = FRACTIONS.iter().find(|(typed, _)| part == Some(typed));
        let parts = |c: Option<char>| {
            c.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '/' | '.' | ',' | '-' | OTHER))
        };
        let ends = || {
            let rest = &self.text[at + 2..];
            parts(rest.chars().next()) || rest.starts_with([',', '.']) && parts(rest.chars().nth(1))
        };
        if let Some((_, with)) = found
            && parts(self.before(at - 1))
            && ends()
        {
            self.set(at - 1, 3, with);
            return 2;
        }
        1
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

/// Whether a character is of a script that sets no blanks between words: Han, kana.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFDC}')
}

#[cfg(test)]
mod tests {
    use super::super::edited;
    use super::*;

    fn set(text: &str, language: &str) -> String {
        edited(text, 0, &edits(text, Marks::of(Some(language))))
    }

    #[test]
    fn marks_become_those_of_print() {
        let cases = [
            (
                "\"So,\" he said, \"it's 'true'.\"",
                "“So,” he said, “it’s ‘true’.”",
            ),
            ("\"He said 'no.'\"", "“He said ‘no.’”"),
            (
                "'Twas in the '90s, rock 'n' roll",
                "’Twas in the ’90s, rock ’n’ roll",
            ),
            (
                "the dogs' bowls and O'Brien's",
                "the dogs’ bowls and O’Brien’s",
            ),
            ("``so'' and `so'", "“so” and ‘so’"),
            (
                "He came--late. It was 1914--1918 -- so...",
                "He came—late. It was 1914–1918 — so…",
            ),
            ("--No, he said.", "—No, he said."),
            ("and then.... <<Non>>", "and then…. «Non»"),
            ("(c) 2025 Ada, 1/2 cup, 2 3/4.", "© 2025 Ada, ½ cup, 2 ¾."),
            ("(\"so\")", "(“so”)"),
        ];
        for (typed, wanted) in cases {
            assert_eq!(set(typed, "en"), wanted);
        }
        assert_eq!(
            set("Er sagte: \"Es ist 'so'.\"", "de"),
            "Er sagte: „Es ist ‚so‘.“"
        );
        assert_eq!(
            set("\"C'est l'eau -- oui\"", "fr"),
            "«\u{a0}C’est l’eau – oui\u{a0}»"
        );
        assert_eq!(set("彼は\"はい\"と", "ja"), "彼は「はい」と");
    }

    #[test]
    fn what_may_mean_something_else_stays() {
        for typed in [
            "5'10\" tall, a 3\" nail",
            "run it with --verbose and -x",
            "Miss ----shire, a .../path, ../up",
            "(c) third, 11/2, 1/2/2025, 1.1/2",
            "a << b, x >> y, a ` lone one",
            "an empty string (\"\") or \"\"",
            "\" and ' alone",
        ] {
            assert_eq!(set(typed, "en"), typed);
        }
    }
}
