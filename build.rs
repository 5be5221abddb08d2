//! What makes this program another: a fingerprint of its sources, so that a cache of outputs knows who made them.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// What outputs depend on.
const SOURCES: [&str; 5] = ["src", "assets", "Cargo.toml", "Cargo.lock", "build.rs"];

fn main() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut files = BTreeMap::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        collect(&root, &root.join(source), &mut files);
    }
    let features: BTreeMap<_, _> = std::env::vars()
        .filter(|(name, _)| name.starts_with("CARGO_FEATURE_"))
        .collect();
    let mut hasher = DefaultHasher::new();
    (files, features).hash(&mut hasher);
    println!("cargo::rustc-env=COPYDESK_BUILD={:016x}", hasher.finish());
}

/// The bytes of all files below a path, by their own paths below the root: where it is built does not matter.
fn collect(root: &Path, path: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    if let Ok(entries) = fs::read_dir(path) {
        for entry in entries.flatten() {
            collect(root, &entry.path(), files);
        }
    } else if let Ok(bytes) = fs::read(path) {
        let name = path.strip_prefix(root).unwrap_or(path);
        files.insert(name.to_string_lossy().replace('\\', "/"), bytes);
    }
}
