//! What each layer may know: the table of `ARCHITECTURE.md`, compared with what the sources import.

mod articles;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each layer and the layers that it may use.
const LAYERS: &[(&str, &[&str])] = &[
    ("document", &[]),
    ("diagnostic", &["document"]),
    ("source", &["document", "diagnostic"]),
    ("read", &["document", "source", "diagnostic"]),
    ("theme", &[]),
    ("layout", &["document", "theme", "diagnostic"]),
    ("write", &["document", "layout", "theme", "diagnostic"]),
    (
        "batch",
        &["document", "source", "read", "theme", "write", "diagnostic"],
    ),
    (
        "cli",
        &[
            "document",
            "source",
            "read",
            "theme",
            "write",
            "diagnostic",
            "batch",
        ],
    ),
];

/// The passes of the reader that know what the rules made of lines; those before them only say what is there.
const AT_THE_RULES: &[&str] = &[
    "explain", "front", "given", "inline", "judge", "levels", "linked", "listed", "masthead",
    "mod", "nest", "options", "role", "unsure",
];

/// Crates, and the only folders or files that may import them.
const CRATES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["cli"]),
    ("anstream", &["cli"]),
    ("anyhow", &["write", "batch", "cli"]),
    ("blake3", &["batch", "cli"]),
    ("chardetng", &["source"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("ctrlc", &["cli/watch.rs"]),
    ("encoding_rs", &["source"]),
    ("epub_builder", &["write/epub"]),
    (
        "fearless_simd",
        &[
            "read/look.rs",
            "read/split.rs",
            "source/mod.rs",
            "write/escape.rs",
        ],
    ),
    ("foldhash", &["document", "layout", "read"]),
    ("globset", &["batch"]),
    ("harfrust", &["layout"]),
    ("hypher", &["layout"]),
    ("icu_segmenter", &["layout"]),
    ("ignore", &["batch/walk.rs"]),
    ("indicatif", &["cli"]),
    ("itoa", &["write/pdf"]),
    ("libdeflater", &["write/deflate.rs", "write/epub"]),
    ("linkify", &["read"]),
    ("lopdf", &["write/pdf"]),
    ("mimalloc", &["main.rs"]),
    ("minijinja", &["write/html"]),
    ("notify", &["cli/watch.rs"]),
    ("png", &["write/epub"]),
    ("printpdf", &["write/pdf"]),
    ("percent_encoding", &["batch", "cli"]),
    ("pulldown_cmark", &["read/markdown"]),
    ("quick_xml", &["batch", "cli"]),
    ("regex", &["read"]),
    ("schemars", &["document", "batch", "cli"]),
    ("similar", &["batch/compare.rs"]),
    ("skrifa", &["write/epub"]),
    ("std::env", &["cli"]),
    ("std::fs", &["batch"]),
    ("std::process", &["main.rs", "cli"]),
    ("subsetter", &["write/pdf"]),
    ("tempfile", &["batch"]),
    ("toml", &["batch"]),
    ("unicode_bidi", &["layout"]),
    ("uuid", &["write/epub"]),
    ("walkdir", &["batch"]),
    ("whatlang", &["read"]),
    ("xxhash_rust", &["write/epub", "write/pdf"]),
    ("zeno", &["write/epub"]),
    ("zip", &["write/epub"]),
];

/// Past this a file has a seam that nobody looked for.
const LONGEST_FILE: usize = 450;

/// All that stands at the top of the project, beside what version control and builds put there.
const TOP: &[&str] = &[
    ".ci",
    ".gitignore",
    ".pre-commit-hooks.yaml",
    "ARCHITECTURE.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "action.yml",
    "assets",
    "benches",
    "build.rs",
    "clippy.toml",
    "deny.toml",
    "docs",
    "input",
    "rustfmt.toml",
    "src",
    "tests",
];

/// What has no place in a project that runs anywhere; parted, so that this file does not hold them.
const BANNED: &[&str] = &[
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/tm", "p/"),
    concat!("/wo", "rk/"),
    concat!("registry.", "npmjs"),
    concat!("py", "pi.org"),
    concat!("python", "hosted"),
    concat!("deb.", "debian"),
    concat!("repo1.", "maven"),
];

#[test]
fn layers_import_what_they_may() {
    for (path, code) in sources() {
        let layer = path
            .split(['/', '.'])
            .next()
            .expect("a path has a first part");
        if matches!(layer, "lib" | "main") {
            continue;
        }
        let row = LAYERS.iter().find(|(name, _)| *name == layer);
        let (_, may) = row.unwrap_or_else(|| panic!("src/{path} is of no known layer"));
        for used in crate_paths(&code) {
            let fine = used == layer || may.contains(&used.as_str());
            assert!(
                fine,
                "src/{path} uses crate::{used}; {layer} may use {may:?}"
            );
        }
        let depth = path.split('/').filter(|part| *part != "mod.rs").count();
        let climbs = "super::".repeat(depth);
        assert!(
            !code.contains(&climbs),
            "src/{path} climbs to the root by `super`: name the layer"
        );
    }
}

#[test]
fn what_comes_before_the_rules_knows_none() {
    for (path, code) in sources() {
        let Some(pass) = path.strip_prefix("read/") else {
            continue;
        };
        let pass = pass.split(['/', '.']).next().expect("a path has a part");
        assert!(
            AT_THE_RULES.contains(&pass) || !code.contains("role::"),
            "src/{path} comes before `read/role`: what both ask belongs to neither"
        );
    }
}

#[test]
fn crates_stay_where_they_belong() {
    for (path, code) in sources() {
        for (name, homes) in CRATES {
            let at_home = homes.iter().any(|home| Path::new(&path).starts_with(home));
            let used = [
                format!("{name}::"),
                format!("use {name};"),
                format!("{name} as "),
            ];
            let found = used.iter().find(|used| has_word(&code, used));
            assert!(
                at_home || found.is_none(),
                "src/{path} uses {name}, which belongs to {homes:?}"
            );
        }
    }
}

#[test]
fn files_are_short() {
    let paths = ["src", "tests", "benches"].map(|folder| articles::files(folder, "rs"));
    let counted = paths
        .iter()
        .flatten()
        .map(|path| (text(path).lines().count(), path));
    let long: Vec<_> = counted.filter(|(lines, _)| *lines > LONGEST_FILE).collect();
    assert!(
        long.is_empty(),
        "longer than {LONGEST_FILE} lines: {long:#?}"
    );
}

#[test]
fn no_machine_is_named() {
    for path in project_files() {
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        for banned in BANNED {
            assert!(
                !text.contains(banned),
                "{} speaks of {banned}",
                path.display()
            );
        }
    }
}

/// What a tool dropped at the top is seen before it is committed.
#[test]
fn nothing_strays_at_the_top() {
    let built = [".git", "target", "out", ".copydesk-cache"];
    let entries = fs::read_dir(articles::root()).expect("the root can be listed");
    let names = entries.map(|entry| entry.expect("it can be read").file_name());
    let strays: Vec<_> = names
        .filter(|name| !TOP.iter().chain(&built).any(|known| name == known))
        .collect();
    assert!(strays.is_empty(), "at the top stand, too: {strays:?}");
}

/// A path in backquotes whose first part exists, in the root or below `src`, must exist as a whole.
#[test]
fn documents_name_paths_that_exist() {
    for name in ["README.md", "ARCHITECTURE.md"] {
        let document = text(&articles::root().join(name));
        let prose: Vec<&str> = document.split("\n```").step_by(2).collect();
        let document = prose.concat();
        for quoted in document.split('`').skip(1).step_by(2) {
            let is_path = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
            let is_example = quoted.contains("NAME") || quoted.starts_with("out/");
            if is_example || !quoted.contains('/') || !quoted.chars().all(is_path) {
                continue;
            }
            let first = quoted.split('/').next().expect("it holds a stroke");
            let homes = ["", "src", "tests"].map(|home| articles::root().join(home));
            let known = homes
                .iter()
                .any(|home| !first.is_empty() && home.join(first).exists());
            let exists = homes.iter().any(|home| home.join(quoted).exists());
            assert!(
                !known || exists,
                "{name} names `{quoted}`, which does not exist"
            );
        }
    }
}

/// What the comment on a dependency says of where it is used is so: a crate whose home moved takes its comment along.
#[test]
fn dependencies_name_their_homes() {
    let manifest = text(&articles::root().join("Cargo.toml"));
    let (_, own) = manifest
        .split_once("\n[dependencies]\n")
        .expect("there are dependencies");
    let (own, _) = own
        .split_once("\n[dev-dependencies]\n")
        .expect("those of tests stand below");
    let lines: Vec<&str> = own.lines().collect();
    let (sources, mut wrong) = (sources(), Vec::new());
    for pair in lines.windows(2) {
        let (Some(comment), Some((name, _))) =
            (pair[0].strip_prefix("# "), pair[1].split_once(" = "))
        else {
            continue;
        };
        let name = name.replace('-', "_");
        let used = |code: &str| {
            [format!("{name}::"), format!("use {name};")]
                .iter()
                .any(|used| has_word(code, used))
        };
        for home in comment.split([' ', '(', ')', ',', ':']) {
            let home = home.strip_suffix('.').unwrap_or(home);
            let is_layer = LAYERS.iter().any(|(layer, _)| *layer == home);
            if !is_layer && !home.contains('/') {
                continue;
            }
            let mut below = sources.iter();
            if !below.any(|(path, code)| Path::new(path).starts_with(home) && used(code)) {
                wrong.push(format!("{name} in {home}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "Cargo.toml names, and nobody uses: {wrong:#?}"
    );
}

/// Sources with their path below `src`, without comments and without the tests at their end.
fn sources() -> Vec<(String, String)> {
    let code = |path: PathBuf| {
        let text = text(&path);
        let lines = text.lines().take_while(|line| *line != "#[cfg(test)]");
        let code = lines.filter(|line| !line.trim_start().starts_with("//"));
        let below = path
            .strip_prefix(articles::root().join("src"))
            .expect("it was found there");
        (
            below.to_string_lossy().replace('\\', "/"),
            code.collect::<Vec<_>>().join("\n"),
        )
    };
    articles::files("src", "rs").into_iter().map(code).collect()
}

/// The first names of all paths that begin with `crate::`, those in braces included.
fn crate_paths(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let Some(list) = rest.strip_prefix('{') else {
            names.insert(identifier(rest));
            continue;
        };
        let mut depth = 0_usize;
        let mut starts = true;
        for (at, c) in list.char_indices() {
            match c {
                '}' if depth == 0 => break,
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => starts = true,
                c if starts && !c.is_whitespace() => {
                    names.insert(identifier(&list[at..]));
                    starts = false;
                }
                _ => {}
            }
        }
    }
    names
}

fn identifier(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// Whether `word` stands in `code` and is not the tail of a longer name or path.
fn has_word(code: &str, word: &str) -> bool {
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All that was written by hand.
fn project_files() -> Vec<PathBuf> {
    let folders = ["src", "tests", "benches", "input", "docs", ".ci"];
    let mut found: Vec<PathBuf> = folders.into_iter().flat_map(articles::all).collect();
    let names = [
        "README.md",
        "ARCHITECTURE.md",
        "Cargo.toml",
        "clippy.toml",
        "deny.toml",
        "action.yml",
        ".pre-commit-hooks.yaml",
    ];
    found.extend(names.map(|name| articles::root().join(name)));
    found
}
