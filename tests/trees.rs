//! Hand-written trees against what the writers make of them: `tests/trees/NAME.json` beside `NAME.md`, `NAME.html`.
//! `UPDATE=1 cargo test` writes what is missing or has changed; read the difference before you keep it.

use copydesk::{Diagnostics, Settings, by_extension, document::json};
use std::path::Path;

#[test]
fn trees() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/trees");
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    let mut entries: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder is part of the repository")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    entries.sort();
    assert!(!entries.is_empty(), "there are trees");
    for tree in entries {
        let text = std::fs::read_to_string(&tree).expect("a tree can be read");
        let document = json::read(&text).unwrap_or_else(|e| panic!("{}: {e:?}", tree.display()));
        for extension in ["md", "html"] {
            let format = by_extension(extension).expect("text formats are always there");
            let writer = (format.open)(&settings(extension)).expect("the options are good");
            let mut got = Vec::new();
            writer
                .write(&document, &mut got, &mut Diagnostics::new())
                .expect("every tree has this form");
            let golden = tree.with_extension(extension);
            if update {
                std::fs::write(&golden, &got).expect("a golden can be written");
            } else if std::fs::read(&golden).ok().as_deref() != Some(&got) {
                wrong.push(golden.display().to_string());
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "not as they were (UPDATE=1 rewrites): {wrong:#?}"
    );
}

/// The style sheet has no place in every golden.
fn settings(extension: &str) -> Settings {
    let mut settings = Settings::default();
    if extension == "html" {
        let options = [("style".to_owned(), false.into())];
        settings
            .options
            .insert("html".to_owned(), options.into_iter().collect());
    }
    settings
}
