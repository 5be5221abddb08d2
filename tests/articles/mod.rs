//! The articles that the tests run over: the cases, the hand-written trees and the samples.
#![allow(
    dead_code,
    reason = "each runner is a crate of its own and uses a part"
)]

pub(crate) mod words;

use std::fs;
use std::path::{Path, PathBuf};

/// The directory of `Cargo.toml`.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder`, in a fixed order.
pub(crate) fn all(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.sort();
    found
}

/// Every file below `folder` with this extension, in a fixed order.
pub(crate) fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = all(folder);
    found.retain(|path| path.extension().is_some_and(|it| it == extension));
    found
}

/// Every text that a reader can be given here: cases and samples, with their bytes.
pub(crate) fn texts() -> Vec<(PathBuf, Vec<u8>)> {
    [texts_below("tests/cases"), texts_below("input")].concat()
}

/// Every text below a folder, with its bytes.
pub(crate) fn texts_below(folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).expect("the file was just listed");
        (path, bytes)
    };
    files(folder, "txt").into_iter().map(read).collect()
}

/// Every tree that a writer can be given here: what the cases expect, and the trees written by hand.
pub(crate) fn trees() -> Vec<(PathBuf, String)> {
    let paths = [files("tests/cases", "json"), files("tests/trees", "json")].concat();
    paths
        .into_iter()
        .map(|path| {
            let json = fs::read_to_string(&path).expect("trees are UTF-8");
            (path, json)
        })
        .collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("a listed entry is there").path();
        if path.is_dir() {
            walk(&path, found);
        } else {
            found.push(path);
        }
    }
}
