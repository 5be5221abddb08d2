//! The schemas that the program prints, by a validator of others: what the program takes, they take.

#![allow(
    clippy::disallowed_methods,
    reason = "configurations are files, and the program reads them itself"
)]
#![cfg(feature = "cli")]

mod articles;

use copydesk::batch::config::Config;
use copydesk::batch::schema;
use copydesk::batch::template::TEMPLATE;
use copydesk::document::json;
use jsonschema::Validator;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn validator(schema: &Value) -> Validator {
    jsonschema::meta::validate(schema).expect("it is a schema");
    jsonschema::draft202012::new(schema).expect("it is a schema of draft 2020-12")
}

fn complaints(validator: &Validator, instance: &Value) -> Vec<String> {
    let errors = validator.iter_errors(instance);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn every_tree_of_ours_is_one_by_the_schema() {
    let validator = validator(&json::schema());
    let mut count = 0;
    for folder in ["tests/trees", "tests/cases", "tests/markdown"] {
        for path in articles::files(folder, "json") {
            let text = fs::read_to_string(&path).expect("it is there");
            let tree = serde_json::from_str(&text).expect("it is JSON");
            let complaints = complaints(&validator, &tree);
            assert!(complaints.is_empty(), "{}: {complaints:#?}", path.display());
            count += 1;
        }
    }
    assert!(count > 200, "{count} trees were looked at");
}

#[test]
fn what_is_no_tree_is_none_by_the_schema() {
    let validator = validator(&json::schema());
    for wrong in [
        r#"{"blocks": []}"#,
        r#"{"copydesk": 2, "blocks": []}"#,
        r#"{"copydesk": 1}"#,
        r#"{"copydesk": 1, "blocks": [{"kind": {"chapter": []}}]}"#,
        r#"{"copydesk": 1, "blocks": [{"kind": {"heading": {"level": 7, "content": []}}}]}"#,
        r#"{"copydesk": 1, "blocks": [{"kind": {"paragraph": [{"text": 1}]}}]}"#,
    ] {
        assert!(json::read(wrong).is_err(), "the program takes {wrong}");
        let tree = serde_json::from_str(wrong).expect("it is JSON");
        assert!(!validator.is_valid(&tree), "the schema takes {wrong}");
    }
}

fn config_is_taken(toml: &str) -> Result<(), String> {
    let directory = std::env::temp_dir().join(format!("copydesk-schema-{}", std::process::id()));
    fs::create_dir_all(&directory).expect("there is a place for temporary files");
    let path = directory.join("copydesk.toml");
    fs::write(&path, toml).expect("it can be written");
    let read = Config::read(&path).map(|_| ());
    fs::remove_dir_all(&directory).expect("it was made above");
    read.map_err(|error| format!("{error:#}"))
}

fn compare(validator: &Validator, toml: &str, good: bool) {
    let table: Value = toml::from_str(toml).expect("it is TOML");
    let complaints = complaints(validator, &table);
    assert_eq!(
        complaints.is_empty(),
        good,
        "the schema: {complaints:#?}\n{toml}"
    );
    let taken = config_is_taken(toml);
    assert_eq!(taken.is_ok(), good, "the program: {taken:?}\n{toml}");
}

#[test]
fn configurations_are_taken_by_both_or_by_neither() {
    let validator = validator(&schema::config());
    for path in articles::files("tests/cli", "toml") {
        if path.ends_with("copydesk.toml") {
            compare(&validator, &text(&path), true);
        }
    }
    // The file of `copydesk init` with all that it proposes.
    let proposed: String = TEMPLATE.lines().fold(String::new(), |all, line| {
        let said = line.strip_prefix('#').filter(|rest| !rest.starts_with(' '));
        all + said.unwrap_or_default() + "\n"
    });
    assert!(proposed.contains("to = "), "{proposed}");
    compare(&validator, TEMPLATE, true);
    compare(&validator, &proposed, true);
    for wrong in [
        "tp = 'html'",
        "to = 'docx'",
        "jobs = 0",
        "profile = 'poem'",
        "lint.untitled = 'forbid'",
        "lint.untiteld = 'deny'",
        "lint.binary-input = 'allow'",
        "rule.heading-bare = true",
        "[option]\npdf.papre = 'a5'",
        "[[heading]]\npattern = 'x'",
        "[[override]]\nprofile = 'verse'",
        "[[override]]\nfiles = 'x'\njobs = 2",
    ] {
        compare(&validator, wrong, false);
    }
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("it is there")
}
