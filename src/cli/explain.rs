//! `copydesk explain FILE`: what each region of a text is taken for, and why.

use super::args::ExplainArgs;
use super::report::Report;
use super::{SOME_FAILED, print, settings};
use crate::batch::execute::{Outcome, Status};
use crate::batch::input;
use crate::batch::plan::Origin;
use crate::diagnostic::Diagnostics;
use crate::read::{self, Explained, ReadOptions};
use crate::source::{Source, decode};
use std::process::ExitCode;

/// Characters of a region's first line that are shown.
const EXCERPT: usize = 40;

/// Prints a row a region: lines, role, rule with its score, runner-up with its score, first words.
pub(super) fn explain(args: &ExplainArgs, report: &mut Report) -> anyhow::Result<ExitCode> {
    settings::check_encoding(&args.reading)?;
    let origin = if args.file.as_os_str() == "-" {
        Origin::Stdin
    } else {
        Origin::File(args.file.clone())
    };
    let bytes = input::read(&origin)?;
    let mut diagnostics = Diagnostics::new();
    let name = origin.to_string();
    let encoding = args.reading.encoding.as_deref();
    let source = decode(&name, bytes, encoding, &mut diagnostics)
        .map_err(|refusal| diagnostics.push(refusal))
        .ok();
    if let Some(source) = &source {
        let options = ReadOptions {
            language: args.reading.lang.clone(),
        };
        print(&table(source, &read::explain(source, &options)))?;
    }
    report.outcome(&Outcome {
        name,
        source,
        diagnostics: diagnostics.into_iter().collect(),
        errors: Vec::new(),
        files: 0,
        status: Status::Converted,
    });
    Ok(if report.has_errors() {
        ExitCode::from(SOME_FAILED)
    } else {
        ExitCode::SUCCESS
    })
}

/// Rows of as many cells, columns aligned.
fn table(source: &Source, regions: &[Explained]) -> String {
    let head = ["lines", "role", "rule", "runner-up", "text"].map(str::to_owned);
    let lines: Vec<&str> = source.text().lines().collect();
    let rows = regions.iter().map(|region| {
        let (first, last) = region.lines;
        let scored = |(rule, score): (&str, u8)| format!("{rule} {score}");
        [
            if first == last {
                first.to_string()
            } else {
                format!("{first}-{last}")
            },
            region.role.to_owned(),
            scored((region.rule, region.score)),
            region.runner_up.map_or_else(|| "-".to_owned(), scored),
            excerpt(lines.get(first.wrapping_sub(1)).unwrap_or(&"")),
        ]
    });
    let rows: Vec<[String; 5]> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2), width(3)];
    let mut out = String::new();
    for row in &rows {
        for (cell, width) in row.iter().zip(widths) {
            out.push_str(cell);
            out.extend(std::iter::repeat_n(' ', width - cell.len() + 2));
        }
        out.push_str(&row[4]);
        out.truncate(out.trim_end().len());
        out.push('\n');
    }
    out
}

fn excerpt(line: &str) -> String {
    let line = line.trim();
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_owned(),
    }
}
