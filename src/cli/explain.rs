//! `copydesk explain FILE`: what each region of a text is taken for, and why.

use super::args::ExplainArgs;
use super::report::Report;
use super::{SOME_FAILED, print, settings};
use crate::batch::input;
use crate::batch::outcome::Outcome;
use crate::batch::plan::Origin;
use crate::diagnostic::Diagnostics;
use crate::read::{self, Explanation, Habits, Region, Rules, Scored};
use crate::source::{Source, decode};
use serde::Serialize;
use std::fmt::Write;
use std::process::ExitCode;

/// Characters of a region's first line that are shown.
const EXCERPT: usize = 40;

/// The version of the JSON.
const VERSION: u32 = 1;

/// Prints the habits of the text, then each region: lines, role, rule with its score, runner-up with its score, first words,
/// and below them why.
pub(super) fn explain(args: &ExplainArgs, report: &mut Report) -> anyhow::Result<ExitCode> {
    let Some(file) = &args.file else {
        print(&rules())?;
        return Ok(ExitCode::SUCCESS);
    };
    let layers = settings::layers(settings::config(&args.config)?, &args.reading, &[], &[])?;
    let origin = if file.as_os_str() == "-" {
        Origin::Stdin(None)
    } else {
        Origin::File(file.clone())
    };
    let bytes = input::read(&origin)?;
    let mut diagnostics = Diagnostics::new();
    let mut errors = Vec::new();
    let name = origin.to_string();
    let encoding = layers.of_bytes(&origin).encoding;
    let source = decode(&name, bytes, encoding.as_deref(), &mut diagnostics)
        .map_err(|refusal| diagnostics.push(refusal))
        .ok();
    if let Some(source) = &source {
        match layers.of_text(&origin, source) {
            Err(error) => errors.push(error),
            Ok(said) => {
                let explanation = read::explain(source, &said.reading());
                print(&if args.json {
                    json(source, &explanation)
                } else {
                    habits(&explanation.habits) + "\n" + &table(source, &explanation.regions)
                })?;
            }
        }
    }
    report.outcome(&Outcome {
        source,
        diagnostics: diagnostics.into_iter().collect(),
        errors,
        ..Outcome::of(name)
    });
    Ok(if report.counts().has_errors() {
        ExitCode::from(SOME_FAILED)
    } else {
        ExitCode::SUCCESS
    })
}

/// The names of the rules, and what each goes by.
fn rules() -> String {
    let width = Rules::names().map(str::len).max().unwrap_or(0);
    let row = |name| format!("{name:width$}  {}\n", Rules::reason(name));
    Rules::names().map(row).collect()
}

/// The same for programs, in an envelope that says its version.
fn json(source: &Source, explanation: &Explanation) -> String {
    #[derive(Serialize)]
    struct Envelope<'e> {
        explanation: u32,
        name: &'e str,
        #[serde(flatten)]
        content: &'e Explanation,
    }
    let envelope = Envelope {
        explanation: VERSION,
        name: source.name(),
        content: explanation,
    };
    serde_json::to_string_pretty(&envelope).expect("an explanation has only string keys") + "\n"
}

/// "wrapped at column 72, indent 0, first lines 4 deeper; language en; technical".
fn habits(habits: &Habits) -> String {
    let mut line = match habits.wrap {
        Some(wrap) => format!("wrapped at column {wrap}"),
        None => "not wrapped".to_owned(),
    };
    if let Some(profile) = habits.profile {
        line = format!("read as {profile}; {line}");
    }
    let _ = write!(line, ", indent {}", habits.base_indent);
    if let Some(indent) = habits.first_line_indent {
        let _ = write!(line, ", first lines {indent} deeper");
    }
    let language = habits.language.as_deref().unwrap_or("unknown");
    let _ = write!(line, "; language {language}");
    for (holds, what) in [(habits.mail, "mail"), (habits.technical, "technical")] {
        if holds {
            let _ = write!(line, "; {what}");
        }
    }
    line.push('\n');
    line
}

/// Rows of as many cells, columns aligned, and below each row why.
fn table(source: &Source, regions: &[Region]) -> String {
    let head = ["lines", "role", "rule", "runner-up", "text"].map(str::to_owned);
    let lines: Vec<&str> = source.text().lines().collect();
    let rows = regions.iter().map(|region| {
        let (first, last) = region.lines;
        let scored = |by: Scored| format!("{} {}", by.rule, by.score);
        [
            if first == last {
                first.to_string()
            } else {
                format!("{first}-{last}")
            },
            format!("{}{}", region.role, if region.unsure { "?" } else { "" }),
            scored(region.won),
            region
                .runner_up
                .map_or_else(|| "-".to_owned(), |second| scored(second.scored)),
            excerpt(lines.get(first.wrapping_sub(1)).unwrap_or(&"")),
        ]
    });
    let rows: Vec<[String; 5]> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2), width(3)];
    let mut out = String::new();
    let whys = std::iter::once(None).chain(regions.iter().map(Some));
    for (row, region) in rows.iter().zip(whys) {
        for (cell, width) in row.iter().zip(widths) {
            out.push_str(cell);
            out.extend(std::iter::repeat_n(' ', width - cell.len() + 2));
        }
        out.push_str(&row[4]);
        out.truncate(out.trim_end().len());
        out.push('\n');
        if let Some(region) = region {
            let _ = writeln!(out, "{:1$}{2}", "", widths[0] + 2, why(region));
        }
    }
    out
}

/// What the rule goes by, and what the lines look like.
fn why(region: &Region) -> String {
    let colon = if region.evidence.is_empty() { "" } else { ": " };
    format!("{}{colon}{}", region.reason, region.evidence.join("; "))
}

fn excerpt(line: &str) -> String {
    let line = line.trim();
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_owned(),
    }
}
