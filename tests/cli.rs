//! The command line as a person uses it: each `tests/cli/NAME.md` is a transcript, `NAME.in` the directory that it starts
//! in. With a `NAME.out`, it runs in a copy. `TRYCMD=overwrite cargo test --test cli` writes what came out; read the diff.

#![allow(
    clippy::disallowed_methods,
    reason = "the path to the program is the environment's"
)]
#![cfg(all(unix, feature = "cli", feature = "epub", feature = "pdf"))]

use std::path::Path;

#[test]
fn transcripts() {
    let program = Path::new(env!("CARGO_BIN_EXE_copydesk"));
    let programs = program.parent().expect("a program is in a directory");
    let path = std::env::var("PATH").unwrap_or_default();
    trycmd::TestCases::new()
        // For pipes and for what no copy of a directory can hold: links, bytes.
        .register_bin("sh", Path::new("/bin/sh"))
        .env("PATH", format!("{}:{path}", programs.display()))
        .env("SOURCE_DATE_EPOCH", "")
        .env("NO_COLOR", "1")
        .env("GITHUB_WORKSPACE", "")
        .env("CI_PROJECT_DIR", "")
        .case("tests/cli/*.md");
}

/// A transcript that writes would leave its files here otherwise, and find them again the next time.
#[test]
fn transcripts_that_write_run_in_copies() {
    let writes = |text: &str| {
        [" -d ", " -o ", "mkdir", "--report", "copydesk init"]
            .iter()
            .any(|sign| text.contains(sign))
    };
    for entry in std::fs::read_dir("tests/cli")
        .expect("transcripts are there")
        .flatten()
    {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let text = std::fs::read_to_string(&path).expect("a transcript can be read");
            let copied = path.with_extension("out").is_dir();
            assert!(copied || !writes(&text), "{} has no `.out`", path.display());
        }
    }
}
