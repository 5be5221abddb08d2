//! `copydesk codes`: what the codes of findings mean.

use super::message::severity_name;
use crate::batch::lint::has_levels;
use crate::diagnostic::Code;
use std::fmt::Write;

/// Every code with its usual severity and its meaning.
pub(super) fn table() -> String {
    let names = Code::ALL.iter().map(|code| code.name().len());
    let width = names.max().unwrap_or(0);
    let mut out = String::new();
    for code in Code::ALL {
        let severity = severity_name(code.severity());
        let meaning = code.about().meaning;
        writeln!(out, "{:width$}  {severity:7}  {meaning}", code.name())
            .expect("a string takes all");
    }
    out
}

/// All that there is to say of a code.
pub(super) fn page(code: Code) -> String {
    let about = code.about();
    let usual = severity_name(code.severity());
    let when = if code.is_judgement() {
        " (told by `copydesk lint`, and by conversions that are asked for it)"
    } else {
        ""
    };
    let example: String = about.example.lines().fold(String::new(), |mut out, line| {
        out += format!("    {line}").trim_end();
        out + "\n"
    });
    let levels = if has_levels(code) {
        let name = code.name();
        format!(
            "\nLevels\n    `--deny {name}` makes it an error, `--warn {name}` a warning, `--allow {name}` leaves it out;\n    \
             `[lint]` with `{name} = \"deny\"` in copydesk.toml says it for good.\n"
        )
    } else {
        String::new()
    };
    format!(
        "{}: {usual}{when}\n\n{}\n\nWhy it matters\n    {}\n\nExample\n{example}\nWhat to do\n    {}\n{levels}",
        code.name(),
        about.meaning,
        about.matters,
        about.remedy,
    )
}
