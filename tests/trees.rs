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

/// The contents stand below the title page, or below the little that stands above the first heading.
#[test]
fn contents_stand_below_what_opens_the_text() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/trees");
    for (name, above) in [
        ("title-page", "Quay Press, Havenport."),
        ("untitled", "Intro."),
    ] {
        let tree = folder.join(name).with_extension("json");
        let text = std::fs::read_to_string(&tree).expect("a tree can be read");
        let document = json::read(&text).unwrap_or_else(|e| panic!("{name}: {e:?}"));
        let mut settings = settings("html");
        let options = settings.options.entry("html".to_owned()).or_default();
        options.insert("contents".to_owned(), true.into());
        let format = by_extension("html").expect("text formats are always there");
        let writer = (format.open)(&settings).expect("the options are good");
        let mut got = Vec::new();
        writer
            .write(&document, &mut got, &mut Diagnostics::new())
            .expect("every tree has this form");
        let page = String::from_utf8(got).expect("it is UTF-8");
        let at = |words: &str| {
            page.find(words)
                .unwrap_or_else(|| panic!("{words}: {page}"))
        };
        assert!(at(above) < at("<nav"), "{page}");
        let heading = page.rfind("<h2").or(page.rfind("<h1"));
        assert!(
            heading.is_some_and(|heading| at("</nav>") < heading),
            "{page}"
        );
    }
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
