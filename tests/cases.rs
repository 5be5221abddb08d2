//! The reader's cases: `tests/cases/<theme>/<name>.txt` is read, `<name>.json` is the tree that it must give.
//!
//! Markdown has its own: `tests/markdown/<name>.md` is read, with `<name>.json` and `<name>.diag`.
//!
//! Siblings `.md`, `.html` and `.diag` are compared where they exist. `UPDATE=1 cargo test --test cases` writes what is
//! wrong anew (and every missing `.json`): read the difference before committing it.

mod articles;

use copydesk::{Diagnostic, Diagnostics, ReadOptions, Settings, Source, decode, document, read};
use std::fs;
use std::path::Path;

#[test]
fn cases() {
    let paths = articles::files("tests/cases", "txt");
    assert!(!paths.is_empty(), "there is no case to run");
    let update = std::env::var_os("UPDATE").is_some();
    let wrong: Vec<String> = paths
        .iter()
        .flat_map(|path| outcomes(path))
        .filter_map(|(path, got)| compare(&path, &got, update))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn markdown() {
    let formats = copydesk::read::INPUT_FORMATS;
    let format = formats.iter().find(|format| format.name == "markdown");
    let format = format.expect("Markdown is read");
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for path in articles::files("tests/markdown", "md") {
        let text = fs::read_to_string(&path).expect("the case is readable");
        let source = Source::new("case", text);
        let mut found = Diagnostics::new();
        let document = (format.read)(&source, &ReadOptions::default(), &mut found);
        let mut json = Vec::new();
        document::json::write(&document.expect("all text is Markdown"), &mut json);
        let json = String::from_utf8(json).expect("JSON is UTF-8");
        let said = found.iter().map(|it| line(Some(&source), it)).collect();
        for (extension, got) in [("json", json), ("diag", said)] {
            wrong.extend(compare(&path.with_extension(extension), &got, update));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the case gives, and in which file that stands.
fn outcomes(path: &Path) -> Vec<(std::path::PathBuf, String)> {
    let name = path.file_name().expect("a file").to_string_lossy();
    let bytes = fs::read(path).expect("the case is readable");
    let mut found = Diagnostics::new();
    let source = match decode(&name, bytes, None, &mut found) {
        Ok(source) => source,
        Err(error) => return vec![(path.with_extension("diag"), line(None, &error))],
    };
    let document = read(&source, &ReadOptions::default(), &mut found);
    let mut json = Vec::new();
    document::json::write(&document, &mut json);
    let mut outcomes = vec![("json", String::from_utf8(json).expect("JSON is UTF-8"))];
    for extension in ["md", "html"] {
        if path.with_extension(extension).exists() {
            let format = copydesk::by_extension(extension).expect("a text format");
            let writer = (format.open)(&Settings::default()).expect("default options are good");
            let mut bytes = Vec::new();
            writer
                .write(&document, &mut bytes, &mut found)
                .expect("it has a form");
            outcomes.push((extension, String::from_utf8(bytes).expect("text is UTF-8")));
        }
    }
    if path.with_extension("diag").exists() {
        outcomes.push((
            "diag",
            found.iter().map(|it| line(Some(&source), it)).collect(),
        ));
    }
    outcomes
        .into_iter()
        .map(|(extension, got)| (path.with_extension(extension), got))
        .collect()
}

fn line(source: Option<&Source>, diagnostic: &Diagnostic) -> String {
    let place = source
        .zip(diagnostic.span)
        .map(|(source, span)| source.location(span.start as usize));
    let place = place.map_or_else(String::new, |at| format!(" {}:{}", at.line, at.column));
    let (severity, code) = (
        format!("{:?}", diagnostic.severity).to_lowercase(),
        diagnostic.code.name(),
    );
    format!("{severity}[{code}]{place}: {}\n", diagnostic.message)
}

/// The first line that differs, or nothing.
fn compare(path: &Path, got: &str, update: bool) -> Option<String> {
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == got {
        return None;
    }
    if update {
        fs::write(path, got).expect("the case is writable");
        return None;
    }
    let same = expected
        .lines()
        .zip(got.lines())
        .take_while(|(a, b)| a == b)
        .count();
    let show = |text: &str| text.lines().nth(same).unwrap_or("(the end)").to_owned();
    let (path, number) = (
        path.strip_prefix(articles::root()).unwrap_or(path),
        same + 1,
    );
    Some(format!(
        "{}:{number}\n  expected {}\n       got {}",
        path.display(),
        show(&expected),
        show(got)
    ))
}
