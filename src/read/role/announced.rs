//! Code that the text leads up to: "the command is:", "with a line such as", and below, apart, what no sentence is made of.
//!
//! ```text
//! Say how high the lamp hangs by
//!
//! lamp-height 0x2B
//! ```

use super::program::{is_prose, is_surely_code};
use super::{Role, Score, View};
use crate::read::case::is_upper;
use crate::read::date;
use crate::read::line::Line;
use crate::read::signs::Signs;
use crate::read::words::Words as WordTable;

/// Lines written for a machine: in a text that speaks of programs below a sentence that is not at its end, below code that
/// stands less deep, or two and more of them that hold nothing else; in any other below a colon, where no word could be prose.
pub(super) fn block(view: &View<'_, '_>) -> Option<(Role, Score)> {
    /// More than headings and addresses can have, less than what reads like code by itself.
    const ANNOUNCED: Score = 81;
    /// A longer line is a paragraph.
    const WIDEST: usize = 100;
    if view.first().gap() == 0 {
        return None;
    }
    let (above, own) = (view.above()?, view.own());
    let announced = above.text.ends_with([':', '：', ',']);
    let typed = || {
        own[0].indent() >= above.indent() + 2
            && (announced || is_unfinished(above))
            && is_typed(own)
    };
    let certain = announced && is_certain(own) || typed();
    if !view.evidence.technical && !certain {
        return None;
    }
    let judged = view.judged.last()?;
    // A section begins left of the text above it, or in capitals and no other sign.
    let section = own.len() == 1
        && is_upper(own[0].text)
        && !own[0].signs.has(Signs::CODE | Signs::DIGIT | Signs::MARK)
        && !view.lines[judged.lines.clone()]
            .iter()
            .any(|line| names(line.text, own[0].text));
    if own[0].indent() < above.indent() || section && !announced {
        return None;
    }
    let leads = match judged.role {
        Role::Paragraph => announced || is_unfinished(above),
        Role::Item => announced,
        Role::Preformatted => view.first().indent() > view.lines[judged.lines.start].indent(),
        _ => return None,
    };
    // A line with a hash may be a heading, a day may be one, and one with an address is read by people.
    let other = |line: &Line<'_>| {
        line.width() > WIDEST
            || line.is_symbols() && line.text != "..."
            || line.text.contains("://")
            || own.len() == 1
                && (line.text.starts_with('#')
                    || line.text.starts_with("==")
                    || date::of_line(line.text).is_some()
                    || is_shown(line.text))
    };
    let several = own.len() > 1 && judged.role != Role::Preformatted;
    // What a contents list names is a section.
    let listed = || own.len() == 1 && view.contents.has(own[0].text);
    if !leads && !several || own.iter().any(other) || listed() {
        return None;
    }
    if certain && !view.is_marked() && !is_prose(own, view) {
        return Some((Role::Preformatted, ANNOUNCED));
    }
    let (mut literal, mut words) = (0, 0);
    for line in own {
        let count = Words::of(line.text);
        if !count.is_written(line.text, leads) {
            return None;
        }
        (literal, words) = (literal + count.literal, words + count.all);
    }
    let mostly = if leads {
        literal > 0 || announced && own.len() == 1
    } else {
        literal * 3 >= words * 2
    };
    (mostly && !view.is_marked() && !is_prose(own, view)).then_some((Role::Preformatted, ANNOUNCED))
}

/// "[slide: how high the lamp hangs]": what a talk shows.
fn is_shown(text: &str) -> bool {
    let inner = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'));
    inner.is_some_and(|inner| {
        inner.contains(' ')
            && inner
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, ' ' | ':'))
    })
}

/// Whether a line has a word in it.
fn names(text: &str, word: &str) -> bool {
    text.split(' ').any(|other| other == word)
}

/// Whether lines are code without a doubt: each reads so, or goes deeper below one that does; or there are only names that no
/// language has.
fn is_certain(own: &[Line<'_>]) -> bool {
    let named = |line: &Line<'_>| line.text.split_ascii_whitespace().all(is_identifier);
    let below = |line: &Line<'_>| line.indent() > own[0].indent();
    // Steps of a program that is written in words.
    let opens = |text: &str| {
        let keyword = text.split([' ', '(']).next().unwrap_or_default();
        matches!(
            keyword,
            "if" | "for" | "foreach" | "while" | "repeat" | "begin" | "switch"
        )
    };
    // A section of settings, and its lines below its name.
    let section = matches!(own[0].head[0], b'!' | b'%' | b'@') && own[1..].iter().all(below);
    own.iter().all(named)
        || are_fields(own)
        || is_call(own)
        || section && own.len() > 1
        || opens(own[0].text) && own.get(1).is_some_and(below)
        || is_surely_code(&own[0])
            && own[1..]
                .iter()
                .all(|line| below(line) || is_surely_code(line))
}

/// `make install`, `perl Makefile.PL`: what is typed at a terminal in most manuals, and what it is to do.
fn is_command(line: &Line<'_>) -> bool {
    const MOST_WORDS: usize = 8;
    static COMMANDS: WordTable = WordTable::of(
        "
        apt apt-get awk bash brew bzip2 cargo cat cc cd chmod chown cmake configure cp curl cvs dnf docker dpkg export gcc git gmake
        gpg gunzip gzip insmod install java javac kill killall ln ls make man mkdir modprobe mount mv nmake node npm patch perl php
        pip pip3 pkg_add ppm printenv ps python python3 rm rpm rsync ruby scp sed setenv sh ssh su sudo svn systemctl tail tar telnet
        touch uname unset unzip wget yarn yum zcat
    ",
    );
    let mut words = line.text.split(' ');
    let first = words.next().unwrap_or_default();
    COMMANDS.has(first) && words.count() < MOST_WORDS && !line.text.contains(" the ")
}

/// Whether lines hold what is to be typed, in a text of whatever kind: small words or signs lead them, and half of all words or more
/// no sentence has.
fn is_typed(own: &[Line<'_>]) -> bool {
    const SIGNS: [char; 9] = ['=', '_', '/', '\\', '{', '<', '$', '|', '~'];
    let led = |line: &Line<'_>| {
        let first = line.head[0];
        first.is_ascii_lowercase()
            || b"./$-<{[#_\\~".contains(&first)
            || first.is_ascii_uppercase() && line.text.contains(['=', '_'])
    };
    let open = |line: &Line<'_>| !line.text.ends_with(['.', ',', '!', '?']);
    if own.iter().all(|line| is_command(line) && open(line)) {
        return true;
    }
    let words = own.iter().map(|line| Words::of(line.text));
    let (literal, all) = words.fold((0, 0), |(literal, all), words| {
        (literal + words.literal, all + words.all)
    });
    let signed = |line: &Line<'_>| line.signs.has(Signs::CODE) && line.text.contains(SIGNS);
    own.iter()
        .all(|line| led(line) && open(line) && !line.text.contains('@'))
        && own.iter().any(signed)
        && literal * 2 >= all
}

/// `Content-Type: text/plain`, `:path: /lamps`: the head of a message, as machines write it. One of the names has a stroke between
/// capitals, as that of no field has that people fill in.
pub(super) fn are_fields(own: &[Line<'_>]) -> bool {
    fn name<'a>(line: &Line<'a>) -> Option<&'a str> {
        let opened = line.head[0].is_ascii_uppercase() || line.head[0] == b':';
        let text = line.text.get(1..).filter(|_| opened)?;
        let (name, value) = text.split_once(": ")?;
        let worded = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        (name.bytes().all(worded) && !value.contains('@')).then_some(name)
    }
    // "E-Mail" is a word.
    let coded = |name: &str| {
        let parts = name.split_once('-');
        parts.is_some_and(|(before, behind)| {
            before.len() > 1 && behind.starts_with(|c: char| c.is_ascii_uppercase())
        })
    };
    let told = |line: &Line<'_>| line.head[0] == b':' || name(line).is_some_and(coded);
    own.iter().all(|line| name(line).is_some()) && own.iter().any(told)
}

/// Whether a name and its bracket go over several lines, all but the first of them set in.
fn is_call(own: &[Line<'_>]) -> bool {
    let [first, rest @ .., last] = own else {
        return false;
    };
    let name = first.text.split_once('(').map(|(name, _)| name);
    let deeper = |line: &Line<'_>| line.indent() > first.indent();
    name.is_some_and(is_identifier)
        && rest.iter().all(deeper)
        && deeper(last)
        && last.text.ends_with([')', ';'])
}

/// `lamp_height`, `FOO_R12`: letters, digits and strokes between them.
fn is_identifier(word: &str) -> bool {
    word.contains('_')
        && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && !word.starts_with('_')
        && !word.ends_with('_')
}

/// Whether a line is the last of a sentence that goes on below it.
fn is_unfinished(line: &Line<'_>) -> bool {
    let small = |word: &str| word.starts_with(|c: char| c.is_lowercase());
    line.text.ends_with(char::is_alphanumeric)
        && !line.signs.has(Signs::MARK | Signs::GUTTER)
        && line.text.split(' ').any(small)
        && !Words::of(line.text).is_written(line.text, false)
}

/// The words of a line, and those that only machines read.
struct Words {
    all: usize,
    literal: usize,
}

impl Words {
    fn of(text: &str) -> Self {
        let words = text.split_ascii_whitespace();
        let literal = words.clone().filter(|word| is_literal(word)).count();
        let all = words.count();
        Self { all, literal }
    }

    /// Whether a line of these words is no sentence and no heading; below what leads up to it, fewer will do.
    fn is_written(&self, text: &str, leads: bool) -> bool {
        let open = text.ends_with("...") || !text.ends_with(['.', ',', '!', '?']);
        let small = || {
            text.starts_with(|c: char| c.is_ascii() && !c.is_ascii_uppercase())
                && (self.all == 1 || self.literal * 3 >= self.all)
        };
        // `LAMP: ask: which lamp`: what a program says of itself begins with a word in capitals.
        let logged = || {
            let first = text.split([' ', ':']).next().unwrap_or_default();
            first.len() > 3
                && first.bytes().all(|b| b.is_ascii_uppercase())
                && self.literal * 4 >= self.all
        };
        open && (self.literal * 2 >= self.all || leads && (small() || logged()))
    }
}

/// `0x2B`, `lamp-height_max`, `-o`, `lampServer`, `lamp.example.org`, `LAMP`: what is no word of a sentence.
fn is_literal(word: &str) -> bool {
    let sign = |b: &u8| {
        b.is_ascii_digit()
            || matches!(
                b,
                b'_' | b'/' | b'\\' | b'=' | b'<' | b'>' | b'*' | b'+' | b'&' | b'%' | b'$' | b'#'
            )
            || matches!(
                b,
                b'@' | b'|' | b'~' | b'^' | b'{' | b'}' | b'[' | b']' | b'"'
            )
    };
    let inner = word.trim_matches(['(', ')', ',', ';', '.', ':', '!', '?']);
    let bytes = inner.as_bytes();
    if !word.is_ascii() || word.contains("://") {
        return false;
    }
    let joined = |pair: &[u8]| {
        matches!(pair[0], b'.' | b':')
            || pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase()
    };
    let capitals = || bytes.len() > 1 && inner.bytes().all(|b| b.is_ascii_uppercase() || b == b'-');
    inner.is_empty()
        || inner.starts_with('-')
        || bytes.iter().any(sign)
        || bytes.windows(2).any(joined)
        || capitals()
}
