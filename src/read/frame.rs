//! What stands around words: rules above and below them, the sides of a box, signs before and behind; where the words are in it.

use super::byline;
use super::date;
use super::line::Line;

/// The sign of bold type in the plain texts of Project Gutenberg.
pub(super) const BOLD: char = '=';

/// Whether a line is set in bold type: `=The heron.=`
pub(super) fn is_bold(line: &Line<'_>) -> bool {
    let inner = line.text.strip_prefix(BOLD);
    let inner = inner.and_then(|rest| rest.strip_suffix(BOLD));
    line.head[0] == b'='
        && inner.is_some_and(|inner| inner.starts_with(char::is_uppercase) && !inner.contains(BOLD))
}

/// Whether a line is framed by dashes and says what is below: `-----Original Message-----`, `------- Begin forwarded text ------->`.
pub(super) fn is_dashed_label(line: &Line<'_>) -> bool {
    const SHORTEST: usize = 4;
    if line.head != *b"--" || !matches!(line.tail, b'-' | b'>') {
        return false;
    }
    let words = line.text.trim_start_matches('-');
    let label = words.trim_end_matches(['-', '>', '~']);
    let sides = [line.text.len() - words.len(), words.len() - label.len()];
    sides.iter().all(|side| *side >= SHORTEST)
        && label.trim_start().starts_with(char::is_alphabetic)
}

/// How many lines the frame has that the first of these begins: a rule, few words, and the same rule again.
pub(super) fn framed_lines(lines: &[Line<'_>]) -> Option<usize> {
    const NARROWEST: usize = 8;
    let (top, rest) = lines.split_first()?;
    if !top.is_symbols() || top.width() < NARROWEST || top.text.contains(' ') {
        return None;
    }
    // A rule right below text ends what is above it.
    let opens = top.gap() > 0 || top.number() == 1;
    // Rules may be doubled, above and below.
    let is_same = |line: &Line<'_>| line.gap() == 0 && line.text == top.text;
    if top.rule().is_some() && rest.first().is_some_and(is_same) {
        let within = framed_within(top, &rest[1..], opens)?;
        return rest.get(within).is_some_and(is_same).then_some(within + 2);
    }
    framed_within(top, rest, opens)
}

/// The same of a rule that is known, and what stands below it.
fn framed_within(top: &Line<'_>, rest: &[Line<'_>], opens: bool) -> Option<usize> {
    /// Words and blank rows in a box.
    const MOST_ROWS: usize = 5;
    let rest = rest.iter().take(MOST_ROWS + 1);
    let rest = rest.take_while(|line| line.gap() == 0);
    let rows = rest.clone().take_while(|line| !closes(line, top)).count();
    let bottom = rest.clone().nth(rows)?;
    let inside = || rest.clone().take(rows);
    let words = || inside().filter(|line| !line.is_symbols());
    let boxed = inside().all(|line| side(line, top).is_some());
    let open = opens && inside().all(|line| side(line, top).is_none() && !line.is_symbols());
    let fits = |line: &Line<'_>| {
        let text = inner(line, top).1;
        let parted = ["   ", "---", "===", "***"]
            .iter()
            .any(|run| text.contains(run));
        !parted && !text.ends_with(['.', ';', '{']) && line.width() <= top.width() + 2
    };
    let worded = || {
        words()
            .next()
            .is_some_and(|line| is_worded(inner(line, top).1))
    };
    // What stands below the title in the frame is no part of it.
    let signed = || {
        let mut below = words().skip(1);
        below.any(|line| byline::is_led(line.text) || date::of_line(line.text).is_some())
    };
    (closes(bottom, top)
        && (boxed || open && !signed())
        && (1..=3).contains(&words().count())
        && worded()
        && words().all(fits))
    .then_some(rows + 2)
}

/// Whether a line is the lower edge of the frame that `top` opens: the same, but for corners that are drawn.
fn closes(line: &Line<'_>, top: &Line<'_>) -> bool {
    const EDGES: [(char, char); 13] = [
        ('┌', '└'),
        ('┐', '┘'),
        ('┏', '┗'),
        ('┓', '┛'),
        ('╔', '╚'),
        ('╗', '╝'),
        ('╒', '╘'),
        ('╕', '╛'),
        ('╓', '╙'),
        ('╖', '╜'),
        ('╭', '╰'),
        ('╮', '╯'),
        ('▄', '▀'),
    ];
    let lower = |upper: char| {
        let edge = EDGES.iter().find(|(above, _)| *above == upper);
        edge.map_or(upper, |(_, below)| *below)
    };
    line.text == top.text
        || line.text.len() == top.text.len() && top.text.chars().map(lower).eq(line.text.chars())
}

/// Whether words in a frame could be a heading: they begin with a capital or a number, and do not go on in the next line.
fn is_worded(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
        && !text
            .starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '<' | '{' | '"' | '\''))
        && !text.ends_with(['.', ',', ';', '{'])
}

/// The sign at both sides of a row of a box; at the left side alone, if the rule above is made of it.
pub(super) fn side(line: &Line<'_>, top: &Line<'_>) -> Option<char> {
    let sign = line.text.chars().next()?;
    let sides = matches!(sign, '*' | '|' | '#' | '!' | ':' | '║' | '│' | '┃' | '█');
    let closed = line.text.ends_with(sign) || top.rule() == Some(sign);
    let inside = line.text.trim_matches(sign);
    (sides && closed && (inside.is_empty() || inside.starts_with(' '))).then_some(sign)
}

/// Where the words of a row begin in it, and these words: within the sides of a box, or amid the rule that goes on at both sides.
fn inner<'a>(line: &Line<'a>, top: &Line<'_>) -> (usize, &'a str) {
    let Some(sign) = side(line, top) else {
        return match between_signs(line) {
            Some((sign, _, words)) if top.rule() == Some(sign) => (words.start, &line.text[words]),
            _ => (0, line.text),
        };
    };
    let text = line.text.trim_end_matches(sign).trim_end();
    let rest = text.trim_start_matches(sign).trim_start();
    let (at, words) = unbracketed(rest);
    (text.len() - rest.len() + at, words)
}

/// Where the words within brackets begin, and these words; all of them, if nothing but they stand there.
fn unbracketed(text: &str) -> (usize, &str) {
    let inside = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    match inside.filter(|inside| !inside.contains(['[', ']'])) {
        Some(inside) => (1 + inside.len() - inside.trim_start().len(), inside.trim()),
        None => (0, text),
    }
}

/// The sign that words stand between, how often it stands before them, and where they begin and end.
pub(super) fn between_signs(line: &Line<'_>) -> Option<(char, u8, std::ops::Range<usize>)> {
    const WIDEST: usize = 100;
    /// More of them fill the line.
    const MOST: usize = 6;
    const SHORTEST_RULE: usize = 8;
    let sign = char::from(line.head[0]);
    if !matches!(
        sign,
        '=' | '*' | '-' | '~' | '#' | '+' | ':' | '_' | '/' | '%' | '<' | '>'
    ) {
        return None;
    }
    let other = match sign {
        '<' => '>',
        '>' => '<',
        _ => sign,
    };
    let text = line.text;
    let before = text.bytes().take_while(|b| char::from(*b) == sign).count();
    let behind = text
        .bytes()
        .rev()
        .take_while(|b| char::from(*b) == other)
        .count();
    // Two dashes are enough, if the rule goes on behind the words to the edge of the page.
    let long = behind >= 2 * SHORTEST_RULE;
    let fewest = match sign {
        '=' => 1,
        '#' | ':' => 2,
        '-' | '*' | '~' if long => 2,
        _ => 3,
    };
    // Rules of a length of their own need not be equal, nor stand apart.
    let ruled = before.min(behind) >= SHORTEST_RULE;
    let uneven = behind < before && !ruled;
    if before < fewest || uneven || before == text.len() || line.width() > WIDEST {
        return None;
    }
    // Rules end together, at the edge of the page, whatever stands before the words.
    let even = before == behind;
    if !even && (behind < 4 || !matches!(sign, '=' | '*' | '-' | '~' | '#' | '_')) {
        return None;
    }
    let inside = &text[before..text.len() - behind];
    let words = inside.trim();
    let (at, words) = match unbracketed(words) {
        (0, words) => {
            let apart = inside.starts_with(' ') && inside.ends_with(' ');
            (apart || ruled || even && is_bold(line)).then_some((0, words))?
        }
        bracketed => bracketed,
    };
    let start = before + inside.len() - inside.trim_start().len() + at;
    let worded = match sign {
        '=' if even => words.chars().any(char::is_alphanumeric),
        _ => is_worded(words),
    };
    let count = if even && before <= MOST { before } else { 0 };
    let plain = !words.contains("   ") && !words.contains(&text[..before]) && !is_pasted(words);
    (worded && plain).then(|| {
        (
            sign,
            u8::try_from(count).unwrap_or(0),
            start..start + words.len(),
        )
    })
}

/// The same of words that a rule and a bracket lead, whether or not they are closed: `--[ 1 - The heron`, `---[ The heron ]-----`.
pub(super) fn behind_bracket(line: &Line<'_>) -> Option<(char, u8, std::ops::Range<usize>)> {
    let sign = char::from(line.head[0]);
    if !matches!(sign, '-' | '=' | '*' | '~' | '#' | '+') {
        return None;
    }
    let text = line.text;
    let words = text.trim_start_matches(sign).strip_prefix("[ ")?;
    let before = text.len() - words.len() - 2;
    let words = match words.trim_end_matches(sign).strip_suffix(']') {
        Some(closed) => closed,
        None => words,
    };
    let words = words.trim();
    let start = text.find(words)?;
    let plain = !words.contains(['[', ']', '@']) && !words.contains("   ") && !is_pasted(words);
    (before >= 2 && is_worded(words) && plain).then(|| {
        (
            sign,
            u8::try_from(before).unwrap_or(0),
            start..start + words.len(),
        )
    })
}

/// "Original Message", "Begin forwarded message", "Cut here": what stands below was sent, or is to be cut out, and is no section.
fn is_pasted(words: &str) -> bool {
    let words = words.to_lowercase();
    words.starts_with("cut")
        || words.starts_with("snip")
        || [
            "message",
            "nachricht",
            "mensaje",
            "mensagem",
            "messaggio",
            "bericht",
        ]
        .iter()
        .any(|word| words.contains(word))
}

/// The words of a heading, without the frame that they stand in.
pub(super) fn unframed<'a>(own: &[Line<'a>]) -> Vec<Line<'a>> {
    if let [line] = own {
        let framed = behind_bracket(line).or_else(|| between_signs(line));
        let words = framed.map(|(_, _, words)| words);
        let words = words.or_else(|| before_rule(line).map(|(_, words)| words));
        let words = words.or_else(|| stressed(line));
        if let Some(words) = words {
            return vec![line.part(&line.text[words.clone()], line.start() + words.start)];
        }
    }
    let boxed = framed_lines(own) == Some(own.len());
    let words = own.iter().filter(|line| !line.is_symbols());
    let words = words.map(|line| match inner(line, &own[0]) {
        (at, text) if boxed => line.part(text, line.start() + at),
        _ => *line,
    });
    words.collect()
}

/// Where the words end that a rule goes on behind, to the edge of the page: `HOW TO PLAY-------------------`, `I. Purpose _______________`.
pub(super) fn before_rule(line: &Line<'_>) -> Option<(char, std::ops::Range<usize>)> {
    const SHORTEST_RULE: usize = 12;
    const WIDEST: usize = 100;
    if !matches!(line.tail, b'-' | b'_' | b'=' | b'~') || line.width() > WIDEST {
        return None;
    }
    let sign = char::from(line.tail);
    let kept = line.text.trim_end_matches(sign);
    let words = kept.trim_end();
    let plain = !words.ends_with([':', '_', '|', '+', '>', '<']) && !words.contains("   ");
    let single = !words.contains(['|', '[', ']', '\t']) && !words.contains("--");
    (line.text.len() - kept.len() >= SHORTEST_RULE
        && words.starts_with(char::is_alphanumeric)
        && is_worded(words)
        && plain
        && single
        && !is_pasted(words))
    .then_some((sign, 0..words.len()))
}

/// The words of a line that is stressed as a whole: `**What We Keep**`.
pub(super) fn stressed(line: &Line<'_>) -> Option<std::ops::Range<usize>> {
    const STRESS: &str = "**";
    const WIDEST: usize = 90;
    if line.head != *b"**" || line.tail != b'*' || line.width() > WIDEST {
        return None;
    }
    let inner = line.text.strip_prefix(STRESS)?.strip_suffix(STRESS)?;
    // "Rating: 4/5"
    let is_field = |text: &str| text.contains(": ") && text.contains(|c: char| c.is_ascii_digit());
    let worded = inner.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '“' | '«'))
        && !inner.contains('*')
        && !inner.ends_with([' ', '.', ',', ';'])
        && !is_field(inner);
    worded.then(|| STRESS.len()..line.text.len() - STRESS.len())
}
