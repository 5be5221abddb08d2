//! What holds for every format, the next one included.

mod articles;

use copydesk::theme::NAMED;
use copydesk::{Diagnostics, FORMATS, Settings, by_extension, by_name, document};
use std::collections::BTreeSet;
use std::fs;

#[test]
fn names_aliases_and_extensions_are_unique_and_found() {
    let mut names = BTreeSet::new();
    let mut extensions = BTreeSet::new();
    for format in FORMATS {
        for name in std::iter::once(&format.name).chain(format.aliases) {
            assert!(names.insert(*name), "two formats are called `{name}`");
            let found = by_name(&name.to_uppercase()).map(|it| it.name);
            assert_eq!(found, Some(format.name), "`{name}` leads elsewhere");
        }
        let extension = format.extension;
        assert!(
            extensions.insert(extension),
            "two formats write .{extension}"
        );
        let found = by_extension(extension).map(|it| it.name);
        assert_eq!(found, Some(format.name), "`.{extension}` leads elsewhere");
        assert!(
            !extension.starts_with('.'),
            "`{extension}` begins with a dot"
        );
    }
}

#[test]
fn every_format_says_what_it_is() {
    let readme = fs::read_to_string(articles::root().join("README.md")).expect("there is a README");
    for format in FORMATS {
        let name = format.name;
        assert!(!format.about.is_empty(), "{name} says nothing of itself");
        assert!(format.media_type.contains('/'), "{name} has no media type");
        let row = format!("| `{name}` |");
        assert!(
            readme.contains(&row),
            "README's table has no row for {name}"
        );
        for option in format.options {
            let key = format!("`{name}.{}`", option.name);
            assert!(readme.contains(&key), "README does not speak of {key}");
        }
    }
}

#[test]
fn an_unknown_option_is_refused() {
    for format in FORMATS {
        let mut settings = Settings::default();
        let table = settings.options.entry(format.name.to_owned()).or_default();
        table.insert("no-such-option".to_owned(), true.into());
        let refused = (format.open)(&settings)
            .err()
            .map(|error| format!("{error:#}"));
        let message = refused.unwrap_or_else(|| panic!("{} takes any option", format.name));
        assert!(
            message.contains("no-such-option"),
            "{}: {message}",
            format.name
        );
    }
}

#[test]
fn every_format_writes_every_tree_and_twice_the_same() {
    let trees = articles::trees();
    assert!(!trees.is_empty(), "there is no tree to write");
    for format in FORMATS {
        let writer = (format.open)(&Settings::default()).expect("default options are good");
        for (path, json) in &trees {
            let place = format!("{} of {}", format.name, path.display());
            let document =
                document::json::read(json).unwrap_or_else(|why| panic!("{place}: {}", why.message));
            let write = || {
                let (mut bytes, mut found) = (Vec::new(), Diagnostics::new());
                let outcome = writer.write(&document, &mut bytes, &mut found);
                outcome.unwrap_or_else(|error| panic!("{place}: {error:#}"));
                bytes
            };
            assert!(
                write() == write(),
                "{place} differs from one time to the next"
            );
        }
    }
}

#[test]
fn every_theme_says_what_it_is() {
    let readme = fs::read_to_string(articles::root().join("README.md")).expect("there is a README");
    for named in NAMED {
        let name = named.name;
        assert!(!named.about.is_empty(), "{name} says nothing of itself");
        let row = format!("| `{name}` |");
        assert!(
            readme.contains(&row),
            "README's table has no row for {name}"
        );
    }
}
