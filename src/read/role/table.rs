//! Tables that the text rules: `+---+---+` grids and rows parted by `|`.

use super::{Role, Score, View};

/// How a table is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) enum Form {
    /// Rows between `+---+---+` rules; a row may be several lines tall.
    Grid,
    /// A line a row, cells parted by `|`.
    Pipes,
}

/// `+---+---+`, with `=` below the head row.
pub(super) fn grid(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    if !own[0].text.starts_with('+') {
        return None;
    }
    let rules = own.iter().filter(|line| is_grid_rule(line.text)).count();
    let columns = grid_columns(own[0].text);
    let regular = own.iter().all(|line| {
        let fits = line.indent == own[0].indent && line.width == own[0].width;
        fits && if is_grid_rule(line.text) {
            grid_columns(line.text) == columns
        } else {
            is_row(line.text, &columns)
        }
    });
    (own.len() >= 3
        && rules >= 2
        && is_grid_rule(own[0].text)
        && is_grid_rule(own[own.len() - 1].text)
        && regular
        && columns.len() >= 3)
        .then_some((Role::Table(Form::Grid), 90))
}

/// Whether a line is a rule of a grid.
pub(in crate::read) fn is_grid_rule(text: &str) -> bool {
    text.len() >= 3
        && text.starts_with('+')
        && text.ends_with('+')
        && text.bytes().all(|b| matches!(b, b'+' | b'-' | b'='))
}

/// The columns where a rule has its crossings.
pub(in crate::read) fn grid_columns(rule: &str) -> Vec<usize> {
    rule.bytes()
        .enumerate()
        .filter(|(_, b)| *b == b'+')
        .map(|(at, _)| at)
        .collect()
}

/// Whether a line has its strokes where the grid has its crossings; characters, not bytes, are counted.
fn is_row(text: &str, columns: &[usize]) -> bool {
    let chars: Vec<char> = text.chars().collect();
    columns
        .iter()
        .all(|&column| chars.get(column) == Some(&'|'))
}

/// `| a | b |` or `a | b`, the same number of cells in each row.
pub(super) fn pipes(view: &View<'_, '_>) -> Option<(Role, Score)> {
    let own = view.own();
    if own.len() < 2 || !own[0].text.contains('|') {
        return None;
    }
    let cells = |text: &str| text.trim_matches('|').split('|').count();
    let columns = cells(own[0].text);
    let rows = own.iter().filter(|line| !line.is_symbols()).count();
    // Cells that hold nothing but strokes are a drawing's.
    let regular = own.iter().all(|line| {
        is_pipe_rule(line.text) || line.text.contains('|') && cells(line.text) == columns
    });
    let framed = own
        .iter()
        .filter(|line| line.text.starts_with('|') && line.text.ends_with('|'))
        .count();
    let worded = own.iter().filter(|line| !line.is_symbols()).all(|line| {
        line.text
            .trim_matches('|')
            .split('|')
            .filter(|cell| cell.chars().any(char::is_alphanumeric))
            .count()
            * 2
            > columns
    });
    (columns >= 2
        && rows >= 2
        && regular
        && worded
        && (framed >= 2 || own.iter().any(|line| is_pipe_rule(line.text)) || rows >= 3))
        .then_some((Role::Table(Form::Pipes), 85))
}

/// `|---|:--:|`, `---+---`.
pub(in crate::read) fn is_pipe_rule(text: &str) -> bool {
    text.len() >= 3
        && text.contains('-')
        && text
            .bytes()
            .all(|b| matches!(b, b'|' | b'-' | b':' | b'+' | b' '))
}
