//! What formats need besides the article: fonts, and the files that their options name.
//!
//! In come paths, out come bytes in a fixed order; read once a run, and only if a format wants them.

use super::path::shown;
use super::{Problem, font_file};
use crate::write::FontFile;
use anyhow::Context;
use std::path::PathBuf;
use std::sync::Arc;
use walkdir::WalkDir;

/// Reads the named fonts, then those below each directory, the best suited first and else by name.
///
/// # Errors
/// When a file cannot be read, a named one is no font, or a directory holds none.
pub fn fonts(files: &[PathBuf], directories: &[PathBuf]) -> anyhow::Result<Vec<FontFile>> {
    let mut fonts = Vec::new();
    for path in files {
        let font = font_file::load(path)?.ok_or_else(|| {
            let problem = Problem::new(format!("`{}` is no font file", shown(path)));
            if path.is_dir() {
                problem.hint("`--font-dir` takes directories")
            } else {
                problem.hint("TrueType (.ttf), OpenType (.otf) and collections (.ttc) can be used")
            }
        })?;
        fonts.push(font);
    }
    for directory in directories {
        let before = fonts.len();
        let mut paths = Vec::new();
        for entry in WalkDir::new(directory).sort_by_file_name() {
            let entry = entry.with_context(|| format!("cannot list `{}`", shown(directory)))?;
            if font_file::has_extension(entry.path()) && entry.path().is_file() {
                paths.push(entry.into_path());
            }
        }
        paths.sort_by_key(|path| font_file::rank(path));
        for path in paths {
            fonts.extend(font_file::load(&path)?);
        }
        if fonts.len() == before {
            return Err(Problem::new(format!("`{}` holds no font file", shown(directory))).into());
        }
    }
    Ok(fonts)
}

/// Reads the file that an option names.
///
/// # Errors
/// When it cannot be read.
pub fn file(path: &str) -> anyhow::Result<Arc<[u8]>> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read `{path}`"))?;
    Ok(bytes.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const SANS: &[u8] = include_bytes!("../../assets/fonts/DejaVuSansMono.ttf");

    #[test]
    fn fonts_come_in_a_fixed_order_and_other_files_are_left() {
        let root = tempfile::tempdir().expect("a temporary directory");
        let path = |name: &str| root.path().join(name);
        fs::create_dir(path("c")).expect("a new directory");
        for name in ["b.ttf", "c/a.otf", "a.TTF"] {
            fs::write(path(name), SANS).expect("a new file");
        }
        fs::write(path("no-font.ttf"), "text").expect("a new file");
        fs::write(path("readme.txt"), SANS).expect("a new file");
        let given = [path("b.ttf")];
        let found = fonts(&given, &[root.path().to_owned()]).expect("fonts are there");
        let name = |font: &FontFile| font.name.rsplit('/').next().map(str::to_owned);
        let names: Vec<_> = found.iter().filter_map(name).collect();
        assert_eq!(names, ["b.ttf", "a.TTF", "b.ttf", "a.otf"]);
        assert!(found.iter().all(|font| *font.bytes == *SANS));
    }

    #[test]
    fn what_is_no_font_is_refused_by_name() {
        let root = tempfile::tempdir().expect("a temporary directory");
        let text = root.path().join("text.ttf");
        fs::write(&text, "text").expect("a new file");
        let message = |files: &[PathBuf], directories: &[PathBuf]| {
            fonts(files, directories)
                .expect_err("no font is there")
                .to_string()
        };
        let directory = root.path().to_owned();
        assert!(message(&[text], &[]).ends_with("is no font file"));
        assert!(message(std::slice::from_ref(&directory), &[]).ends_with("is no font file"));
        assert!(message(&[directory.join("missing.ttf")], &[]).starts_with("cannot read the font"));
        assert!(message(&[], &[directory]).ends_with("holds no font file"));
    }
}
