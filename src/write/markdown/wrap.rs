//! Lines of a width, or of a sentence each. A line end is a blank to `CommonMark` (0.31, section 6.8), so that a paragraph may be
//! broken at any blank after which nothing begins a block.

use super::page::{Page, Width};

impl Page {
    /// Ends a paragraph that began at a byte of the text, with its lines broken.
    pub(super) fn end_paragraph(&mut self, start: usize) {
        self.end_line();
        if self.width == Width::None {
            return;
        }
        let text = self.out.split_off(start);
        let first_column = self.out.rfind('\n').map_or(0, |at| at + 1);
        let lead = self.out[first_column..].chars().count();
        let prefix = self.prefix().to_owned();
        let mut column = lead;
        for (n, line) in text.trim_end_matches('\n').split('\n').enumerate() {
            // Lines that the author ended have their prefix already.
            let mut own = line;
            if n > 0 {
                self.out.push('\n');
                self.out.push_str(&prefix);
                column = prefix.chars().count();
                own = line.strip_prefix(prefix.as_str()).unwrap_or(line);
            }
            self.broken(own, &prefix, column);
        }
        self.out.push('\n');
    }

    /// Appends a line, broken; it begins at a column.
    fn broken(&mut self, line: &str, prefix: &str, mut column: usize) {
        let mut before: Option<&str> = None;
        // What cannot be parted from what stands before it.
        let mut rest = line;
        while !rest.is_empty() {
            let end = unit_end(rest);
            let unit = &rest[..end];
            rest = rest[end..].strip_prefix(' ').unwrap_or(&rest[end..]);
            let width = unit.chars().count();
            if let Some(before) = before {
                let breaks = match self.width {
                    Width::None => false,
                    Width::Sentence => ends_sentence(before) && begins_sentence(unit),
                    Width::Columns(most) => column + 1 + width > most,
                };
                if breaks {
                    self.out.push('\n');
                    self.out.push_str(prefix);
                    column = prefix.chars().count();
                } else {
                    self.out.push(' ');
                    column += 1;
                }
            }
            self.out.push_str(unit);
            column += width;
            before = Some(unit);
        }
    }
}

/// The end of the words that stand on one line: the next blank at which a line may end. Code is not broken, lest one of its
/// lines be a fence.
fn unit_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b' ' if at > 0 && may_end(&text[..at]) && may_begin(&text[at + 1..]) => return at,
            b'\\' => at += 2,
            b'`' => at = code_end(bytes, at),
            _ => at += 1,
        }
    }
    text.len()
}

/// The end of the code that begins with the backticks at a place, or of these where nothing closes it.
fn code_end(bytes: &[u8], start: usize) -> usize {
    let run = |from: usize| {
        bytes[from..]
            .iter()
            .take_while(|&&byte| byte == b'`')
            .count()
    };
    let length = run(start);
    let mut at = start + length;
    while at < bytes.len() {
        match run(at) {
            0 => at += 1,
            other if other == length => return at + other,
            other => at += other,
        }
    }
    start + length
}

/// Whether a line may end with a word: a backslash there would be a break, a blank between wide characters be lost, marks
/// without words be a rule, and a tag alone on its line begin a block of HTML.
fn may_end(text: &str) -> bool {
    let is_tag = text.starts_with('<') && text.ends_with('>');
    let ends = |c: char| c != '\\' && !c.is_whitespace() && !is_wide(c);
    !is_tag && text.ends_with(ends) && text.contains(char::is_alphanumeric)
}

/// Whether a line may begin with a word: only where it is sure that it begins no block.
fn may_begin(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    let is_number = || {
        let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
        digits.len() < word.len() && digits.starts_with(['.', ')'])
    };
    word.chars().next().is_some_and(|first| {
        let starts_words =
            first.is_alphanumeric() || matches!(first, '"' | '\'' | '(' | '“' | '‘' | '«' | '„');
        starts_words && !is_wide(first) && !is_number()
    })
}

fn is_wide(c: char) -> bool {
    c >= '\u{1100}' && c.is_alphanumeric() || ('\u{2E80}'..='\u{FFEF}').contains(&c)
}

/// Points that end no sentence.
const SHORTENED: [&str; 24] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "vs", "etc", "e.g", "i.e", "cf", "no",
    "vol", "pp", "p", "ed", "eds", "fig", "ca", "bzw", "nr", "vgl",
];

fn ends_sentence(unit: &str) -> bool {
    let closed = unit.trim_end_matches(['"', '\'', ')', ']', '”', '’', '»', '“', '*', '_']);
    let Some(last) = closed.chars().next_back() else {
        return false;
    };
    let word = closed.rsplit(' ').next().unwrap_or(closed);
    let word = word.trim_start_matches(['"', '\'', '(', '“', '‘', '«', '*', '_']);
    let bare = word.trim_end_matches('.').to_lowercase();
    match last {
        '!' | '?' | '…' => true,
        // Initials and what is written short go on.
        '.' => bare.chars().count() > 1 && !SHORTENED.contains(&bare.as_str()),
        _ => false,
    }
}

fn begins_sentence(unit: &str) -> bool {
    let mut letters = unit.chars().filter(|c| c.is_alphanumeric());
    letters.next().is_some_and(|first| !first.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_where_lines_may_end() {
        let cases = [
            ("so it is", 2),
            ("in 1984. He", 8),
            ("a - b", 3),
            ("a # b", 3),
            ("--- a b", 5),
            ("<code> a b</code>", 8),
            ("a\\ b", 4),
            ("中文 中文", 13),
            ("x [y](z) w", 8),
            ("`` a ` b `` c", 11),
            ("x\\` a", 3),
        ];
        for (text, end) in cases {
            assert_eq!(unit_end(text), end, "{text}");
        }
    }

    #[test]
    fn sentences() {
        for text in ["so.", "so.”", "why?", "end)."] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["Mr.", "J.", "so,", "e.g."] {
            assert!(!ends_sentence(text), "{text}");
        }
    }
}
