//! Lines of a ruled table → rows of cells.

use super::inline;
use super::join::Words;
use super::line::Line;
use super::note::NoteIndex;
use super::role::table::{Form, grid_columns, is_grid_rule, is_pipe_rule};
use crate::document::{Alignment, Cell, Table, Text};

/// The table that lines draw.
pub(super) fn build<'a>(
    form: Form,
    lines: &[Line<'a>],
    notes: &NoteIndex<'a>,
    words: &Words<'a>,
) -> Table<'a> {
    match form {
        Form::Grid => grid(lines, notes, words),
        Form::Pipes => pipes(lines, notes, words),
    }
}

/// A row of raw cells: the pieces of each cell, a line each.
type Raw<'a> = Vec<Vec<&'a str>>;

fn grid<'a>(lines: &[Line<'a>], notes: &NoteIndex<'a>, words: &Words<'a>) -> Table<'a> {
    let columns = grid_columns(lines[0].text);
    let rules = lines.iter().filter(|line| is_grid_rule(line.text)).count();
    // A frame, and perhaps a rule below the head: what stands in it is a row a line.
    let line_a_row = rules <= 3;
    let mut rules_met = 0;
    let mut rows: Vec<Raw<'a>> = Vec::new();
    let mut head = None;
    let mut open: Raw<'a> = Vec::new();
    for line in &lines[1..] {
        if is_grid_rule(line.text) {
            rules_met += 1;
            if !open.is_empty() {
                rows.push(std::mem::take(&mut open));
            }
            if line.text.contains('=') {
                head = Some(rows.len());
            }
            continue;
        }
        // Columns are characters; bytes would cut through letters.
        let offsets: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
        // A row goes on where its first cell says nothing more.
        let goes_on = line.text[1..offsets[columns[1]]].trim().is_empty();
        if line_a_row && rules_met + 2 == rules && !goes_on && !open.is_empty() {
            rows.push(std::mem::take(&mut open));
        }
        if open.is_empty() {
            open = vec![Vec::new(); columns.len() - 1];
        }
        for (cell, pair) in open.iter_mut().zip(columns.windows(2)) {
            cell.push(line.text[offsets[pair[0] + 1]..offsets[pair[1]]].trim());
        }
    }
    // Without a double rule the first row is the head if a rule parts it from the others and they have words to head.
    let head = head.unwrap_or(usize::from(rows.len() > 1 && rules > 2));
    finish(
        &rows,
        head,
        vec![Alignment::Start; columns.len() - 1],
        lines[0].start,
        notes,
        words,
    )
}

fn pipes<'a>(lines: &[Line<'a>], notes: &NoteIndex<'a>, words: &Words<'a>) -> Table<'a> {
    let strip = |text: &'a str| {
        let text = text.strip_prefix('|').unwrap_or(text);
        text.strip_suffix('|').unwrap_or(text)
    };
    let mut rows: Vec<Raw<'a>> = Vec::new();
    let mut head = 0;
    let mut alignments = Vec::new();
    for line in lines {
        if is_pipe_rule(line.text) {
            if rows.len() == 1 && head == 0 {
                head = 1;
                alignments = strip(line.text).split(['|', '+']).map(alignment).collect();
            }
            continue;
        }
        rows.push(
            strip(line.text)
                .split('|')
                .map(|cell| vec![cell.trim()])
                .collect(),
        );
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or(1);
    alignments.resize(columns, Alignment::Start);
    finish(&rows, head, alignments, lines[0].start, notes, words)
}

fn alignment(rule: &str) -> Alignment {
    let rule = rule.trim();
    match (rule.starts_with(':'), rule.ends_with(':')) {
        (true, true) => Alignment::Center,
        (false, true) => Alignment::End,
        _ => Alignment::Start,
    }
}

fn finish<'a>(
    rows: &[Raw<'a>],
    head: usize,
    mut columns: Vec<Alignment>,
    offset: usize,
    notes: &NoteIndex<'a>,
    words: &Words<'a>,
) -> Table<'a> {
    let body = &rows[head.min(rows.len())..];
    for (at, column) in columns.iter_mut().enumerate() {
        // Figures stand at the end of their column.
        let cells: Vec<String> = body
            .iter()
            .filter_map(|row| row.get(at))
            .map(|cell| cell.concat())
            .filter(|cell| !cell.is_empty())
            .collect();
        if !cells.is_empty() && cells.iter().all(|cell| is_figure(cell)) {
            *column = Alignment::End;
        }
    }
    let width = columns.len();
    let cell = |pieces: &Vec<&'a str>| -> Cell<'a> {
        let pieces: Vec<&str> = pieces
            .iter()
            .copied()
            .filter(|piece| !piece.is_empty())
            .collect();
        match pieces[..] {
            [] => Vec::new(),
            [one] => inline::parse(Text::Borrowed(one), offset, notes),
            _ => {
                let mut joined = String::new();
                for piece in pieces {
                    super::join::append(&mut joined, piece, words);
                }
                inline::parse(Text::Owned(joined), offset, notes)
            }
        }
    };
    let mut cells: Vec<Vec<Cell<'a>>> = rows
        .iter()
        .map(|row| {
            let mut row: Vec<Cell<'a>> = row.iter().map(cell).collect();
            row.resize(width, Vec::new());
            row
        })
        .collect();
    // A head of several lines stays a head of one row; rows above it but the last are rows.
    let head = if head == 1 {
        cells.remove(0)
    } else {
        Vec::new()
    };
    Table {
        caption: Vec::new(),
        columns,
        head,
        rows: cells,
    }
}

fn is_figure(cell: &str) -> bool {
    cell.chars().any(|c| c.is_ascii_digit())
        && cell.chars().all(|c| {
            c.is_ascii_digit()
                || matches!(c, '.' | ',' | '%' | '-' | '+' | '−' | ' ' | '$' | '€' | '£')
        })
}
