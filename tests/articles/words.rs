//! Nothing is lost: the letters and digits of a source are those of its tree, in the order of the source, less the marks
//! that a reader may take: bullets, the brackets of notes, the numbers behind the leaders of a contents list, page furniture.
//!
//! List numbers are put back from their markers, note marks where they are called and where the note stands.

use copydesk::Source;
use copydesk::document::{
    Block, BlockKind, Document, Inline, List, Marker, Span, numeral, plain_text,
};
use std::collections::{BTreeMap, BTreeSet};

/// Says where the first letters are lost, added or moved.
pub(crate) fn check(source: &Source, document: &Document<'_>) -> Result<(), String> {
    let tree = letters_of_tree(source, document)?;
    let furniture = furniture(source.text());
    let mut rest = tree.as_str();
    let lines: Vec<&str> = source.text().split(['\n', '\u{c}']).collect();
    for (index, line) in lines.iter().enumerate() {
        let letters = letters(line);
        let forms = forms(line);
        let nexts = || {
            forms
                .iter()
                .filter_map(|form| rest.strip_prefix(form.as_str()))
        };
        // Where a page number that is gone could be the number of the next line, the next line tells.
        let following = lines[index + 1..]
            .iter()
            .find(|line| line.contains(char::is_alphanumeric));
        let goes_on = |next: &&str| {
            following.is_none_or(|line| {
                self::forms(line)
                    .iter()
                    .any(|form| next.starts_with(form.as_str()))
            })
        };
        let Some(next) = nexts().find(goes_on).or_else(|| nexts().next()) else {
            let known = furniture.contains(&evened(line))
                || is_page_in_braces(line)
                || is_page_mark(line)
                || is_page_of_scan(line);
            if known || heads_notes(line, document) || is_rule(line) {
                continue;
            }
            let got: String = rest.chars().take(letters.chars().count().max(20)).collect();
            let number = index + 1;
            return Err(format!(
                "source line {number}: expected `{letters}`, the tree has `{got}`"
            ));
        };
        rest = next;
    }
    if rest.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "the tree has letters that the source has not: `{rest}`"
        ))
    }
}

/// "[[Page H12]]", "<PAGE>  12": where a page of print begins, in files of printers and registries.
fn is_page_mark(line: &str) -> bool {
    let line = line.trim();
    let printed = line
        .strip_prefix("[[Page ")
        .and_then(|it| it.strip_suffix("]]"));
    let filed = line.strip_prefix("<PAGE>").map(str::trim);
    let short =
        |number: &str| number.len() <= 8 && number.chars().all(|c| c.is_ascii_alphanumeric());
    printed.or(filed).is_some_and(short)
}

/// "## p. 41 (#57) ####": the page that begins there, in the text of a scanned book.
fn is_page_of_scan(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("## p. ") && line.contains("(#") && line.ends_with("####")
}

/// "{xii}": the number of the page that begins there.
fn is_page_in_braces(line: &str) -> bool {
    let inner = line.trim().strip_prefix('{');
    let inner = inner.and_then(|inner| inner.strip_suffix('}'));
    inner.is_some_and(|inner| {
        inner
            .chars()
            .all(|c| c.is_ascii_digit() || "ivx".contains(c))
    })
}

/// "-oOo-": a rule drawn with letters.
fn is_rule(line: &str) -> bool {
    const LONGEST: usize = 8;
    let line = line.trim();
    (3..=LONGEST).contains(&line.len()) && line.chars().all(|c| matches!(c, '-' | 'o' | 'O' | '0'))
}

/// The letters and digits of a text.
pub(crate) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A heading over notes heads nothing any more where the notes have a place of their own.
fn heads_notes(line: &str, document: &Document<'_>) -> bool {
    let line = letters(line).to_lowercase();
    !document.notes.is_empty() && ["notes", "footnotes", "endnotes"].contains(&line.as_str())
}

/// The letters of a line as they stand, then as they are when its marks are taken.
fn forms(line: &str) -> Vec<String> {
    let mut forms = vec![letters(line)];
    let trimmed = line.trim_start();
    // A bullet that is a letter.
    if let Some(item) = trimmed
        .strip_prefix("o ")
        .or_else(|| trimmed.strip_prefix("o\t"))
    {
        forms.push(letters(item));
    }
    // The zeros that fill up the number of an item: "04."
    let digits = trimmed.trim_start_matches('0');
    let number = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    if digits.len() < trimmed.len() && number.len() < digits.len() && number.starts_with(['.', ')'])
    {
        forms.push(letters(digits));
    }
    // The word that opens a note in some books.
    for word in [
        "[Footnote ",
        "[Note ",
        "[Note de bas de page ",
        "[Nota ",
        "[Voetnoot ",
        "[Fußnote ",
        "[Fussnote ",
        "[Anmerkung ",
    ] {
        forms.extend(trimmed.strip_prefix(word).map(letters));
    }
    // Fences of code, and what names its language.
    if ["```", "~~~", "[source"]
        .iter()
        .any(|fence| trimmed.starts_with(fence))
    {
        forms.push(String::new());
    }
    // A contents line: leaders or a gap, then a page number.
    let trimmed = trimmed.trim_end();
    let head = trimmed.trim_end_matches(|c: char| c.is_ascii_digit() || "ivxlc".contains(c));
    let gap = head.len() < trimmed.len() && head.ends_with([' ', '.', '\t', '\u{b7}', '\u{2026}']);
    if gap && !letters(head).is_empty() {
        forms.push(letters(head));
    }
    forms
}

/// The lines that can be the heads and feet of pages, if the text has pages: folios, and what stands there more than once.
fn furniture(text: &str) -> BTreeSet<String> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let between_dashes = |line: &&str| line.trim().starts_with('-') && is_folio(line);
    let numbered = text.lines().filter(between_dashes).count() >= 3;
    if text.contains(['\u{c}']) || text.contains("[Page ") || text.contains("<PAGE>") || numbered {
        for line in text.split(['\n', '\u{c}']) {
            let one = if is_folio(line) { 2 } else { 1 };
            *times.entry(evened(line)).or_default() += one;
        }
    }
    times.retain(|_, times| *times >= 2);
    // Heads that carry the number of their page.
    let mut heads: BTreeMap<String, usize> = BTreeMap::new();
    for line in text.lines().map(evened) {
        if line.starts_with("# ") || line.ends_with(" #") {
            *heads.entry(line).or_default() += 1;
        }
    }
    heads.retain(|_, times| *times >= 3);
    // Feet between dashes, the number at the outer edge of the page.
    let mut sides: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in text.lines().map(evened) {
        let inner = line.strip_prefix("- ").and_then(|it| it.strip_suffix(" -"));
        let numbered = inner.filter(|it| it.starts_with("# ") || it.ends_with(" #"));
        if let Some(inner) = numbered {
            let words = inner.trim_matches(['#', ' ']).to_owned();
            sides.entry(words).or_default().push(line);
        }
    }
    sides.retain(|_, lines| lines.len() >= 3);
    // Numbers by themselves, and such as say of how many pages each is.
    let evened_lines = || text.lines().map(evened);
    if evened_lines().filter(|line| line == "#").count() >= 4 {
        heads.insert("#".to_owned(), 1);
    }
    let of_all = |line: &String| {
        let words: Vec<&str> = line.split(' ').collect();
        matches!(words[..], [page, "#", _, "#"] if page.chars().all(char::is_alphabetic))
    };
    let mut all: Vec<String> = evened_lines().filter(of_all).collect();
    if all.len() >= 2 {
        all.dedup();
        heads.extend(all.into_iter().map(|line| (line, 1)));
    }
    heads.extend(sides.into_values().flatten().map(|line| (line, 1)));
    times.into_keys().chain(heads.into_keys()).collect()
}

fn is_folio(line: &str) -> bool {
    let number = line.trim_matches(|c: char| c.is_whitespace() || "-–".contains(c));
    let alone = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    alone || line.contains("[Page ")
}

/// A line whose numbers and blanks do not matter.
fn evened(line: &str) -> String {
    // The number of a section, by itself, is not the number of a page.
    if line.trim().chars().all(|c| c.is_ascii_digit() || c == '.') && line.trim().contains('.') {
        return line.trim().to_owned();
    }
    let word = |word: &str| {
        let number = word.contains(|c: char| c.is_ascii_digit());
        if number {
            "#".to_owned()
        } else {
            word.to_owned()
        }
    };
    line.split_whitespace()
        .map(word)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The letters of the tree in the order of the source: each leaf with the place where it stood.
fn letters_of_tree(source: &Source, document: &Document<'_>) -> Result<String, String> {
    let mut leaves = Leaves {
        source,
        document,
        found: Vec::new(),
        wrong: None,
    };
    leaves.blocks(&document.blocks, 0);
    for note in &document.notes {
        let start = note.span.start;
        leaves.add(start, &note.mark);
        leaves.blocks(&note.blocks, start);
    }
    if let Some(wrong) = leaves.wrong {
        return Err(wrong);
    }
    leaves.found.sort_by_key(|(start, _)| *start);
    Ok(leaves
        .found
        .into_iter()
        .map(|(_, text)| letters(&text))
        .collect())
}

struct Leaves<'t, 'a> {
    source: &'t Source,
    document: &'t Document<'a>,
    found: Vec<(u32, String)>,
    wrong: Option<String>,
}

impl Leaves<'_, '_> {
    fn add(&mut self, start: u32, text: &str) {
        self.found.push((start, text.to_owned()));
    }

    fn inlines(&mut self, start: u32, content: &[Inline<'_>]) {
        let text = with_marks(content, self.document);
        self.add(start, &text);
    }

    fn blocks(&mut self, blocks: &[Block<'_>], outer: u32) {
        for block in blocks {
            // A block that stands nowhere is part of what it stands in.
            let start = block.span.start.max(outer);
            self.block(&block.kind, block.span, start);
        }
    }

    fn block(&mut self, kind: &BlockKind<'_>, span: Span, start: u32) {
        match kind {
            BlockKind::Front { content, .. }
            | BlockKind::Heading { content, .. }
            | BlockKind::Paragraph(content)
            | BlockKind::Figure { caption: content } => self.inlines(start, content),
            BlockKind::Quote {
                blocks,
                attribution,
            } => {
                self.blocks(blocks, start);
                let last = blocks
                    .last()
                    .map_or(start, |block| block.span.end.max(start));
                self.inlines(last, attribution);
            }
            BlockKind::Aside { blocks, .. } => self.blocks(blocks, start),
            BlockKind::List(list) => self.list(list, start),
            BlockKind::Definitions(definitions) => {
                // A term above another that means the same has no text of its own, and stands behind what is above both.
                let mut above = start;
                for definition in definitions {
                    let blocks = &definition.blocks;
                    let first = blocks.first().map_or(above, |it| it.span.start.max(start));
                    self.inlines(first, &definition.term);
                    self.blocks(blocks, start);
                    above = blocks.last().map_or(above, |it| it.span.end.max(above));
                }
            }
            BlockKind::Verse(stanzas) => {
                for line in stanzas.iter().flatten() {
                    self.inlines(start, &line.content);
                }
            }
            BlockKind::Preformatted { text, .. } => self.add(start, text),
            BlockKind::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                let all: String = std::iter::once(&table.caption)
                    .chain(cells)
                    .map(|content| with_marks(content, self.document))
                    .collect();
                self.table(span, start, &all);
            }
            BlockKind::Break => {}
        }
    }

    fn list(&mut self, list: &List<'_>, start: u32) {
        for (index, item) in list.items.iter().enumerate() {
            let first = item
                .blocks
                .first()
                .map_or(start, |block| block.span.start.max(start));
            if let Some(label) = &item.label {
                self.add(first, label);
            }
            // What is counted for the author has no number of its own.
            let counted = || {
                let text = &self.source.text()[first as usize..];
                text.starts_with("#.") || text.starts_with('.')
            };
            if let Marker::Number { start, style, .. } = list.marker
                && !counted()
            {
                let number = start + u32::try_from(index).expect("a list is short");
                self.add(first, &numeral(u64::from(number), style));
            }
            self.blocks(&item.blocks, start);
        }
    }

    /// Cells of several lines stand across one another in the source: a table's letters are compared as a heap.
    fn table(&mut self, span: Span, start: u32, cells: &str) {
        let lines = letters(self.source.slice(span));
        let sorted = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
            letters.sort_unstable();
            letters
        };
        if sorted(cells) != sorted(&lines) {
            self.wrong = Some(format!("a table has `{}` for `{lines}`", letters(cells)));
        }
        self.add(start, &lines);
    }
}

/// The text of inlines, with the marks of notes where they are called.
fn with_marks(content: &[Inline<'_>], document: &Document<'_>) -> String {
    let mut text = String::new();
    for inline in content {
        match inline {
            Inline::Note(id) => text.push_str(&document.notes[id.0 as usize].mark),
            Inline::Emphasis(content) | Inline::Strong(content) => {
                text.push_str(&with_marks(content, document));
            }
            Inline::Link(link) => text.push_str(&with_marks(&link.content, document)),
            other => text.push_str(&plain_text(std::slice::from_ref(other))),
        }
    }
    text
}
