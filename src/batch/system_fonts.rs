//! The fonts of the system: in come directories, out come files, the most wanted first, read when asked for.

use super::font_file;
use crate::write::{FontFile, FontSource};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use walkdir::WalkDir;

/// Font files by family, the most wanted first.
#[derive(Debug)]
pub struct SystemFonts {
    families: Vec<Family>,
}

#[derive(Debug)]
struct Family {
    regular: PathBuf,
    bold: Option<PathBuf>,
    /// What tells the file from another under its name: how long and how old it is.
    #[expect(
        dead_code,
        reason = "it is for `Debug`, by which a cache knows these fonts from others"
    )]
    stamp: Option<(u64, SystemTime)>,
}

impl SystemFonts {
    /// The fonts below some directories; those that do not exist hold none.
    #[must_use]
    pub fn below(directories: &[PathBuf]) -> Self {
        let mut paths: Vec<PathBuf> = directories
            .iter()
            .flat_map(|directory| WalkDir::new(directory).follow_links(true))
            .flatten()
            .map(walkdir::DirEntry::into_path)
            .filter(|path| font_file::has_extension(path))
            .collect();
        paths.sort_by_cached_key(|path| (font_file::rank(path), path.clone()));
        paths.dedup();
        let bold = |regular: &Path| {
            let name = regular.file_name()?.to_str()?;
            let bold = regular.with_file_name(name.replace("-Regular.", "-Bold."));
            (bold != regular && paths.contains(&bold)).then_some(bold)
        };
        let stamp = |path: &Path| {
            let metadata = path.metadata().ok()?;
            Some((metadata.len(), metadata.modified().ok()?))
        };
        let families = paths
            .iter()
            .map(|path| Family {
                regular: path.clone(),
                bold: bold(path),
                stamp: stamp(path),
            })
            .collect();
        Self { families }
    }
}

impl FontSource for SystemFonts {
    fn family(&self, n: usize) -> Option<Vec<FontFile>> {
        let Family { regular, bold, .. } = self.families.get(n)?;
        let files = std::iter::once(regular).chain(bold);
        // What cannot be read is no font for us.
        let read = files.filter_map(|path| font_file::load(path).ok().flatten());
        Some(read.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn roman_faces_come_first_and_bring_their_bold_ones() {
        let root = tempfile::tempdir().expect("a temporary directory");
        let font = include_bytes!("../../assets/fonts/DejaVuSansMono.ttf");
        for name in ["Sans-Regular.ttf", "Serif-Bold.ttf", "Serif-Regular.ttf"] {
            fs::write(root.path().join(name), font).expect("a new file");
        }
        let missing = root.path().join("missing");
        let found = SystemFonts::below(&[root.path().to_owned(), missing]);
        let names = |n| {
            let files = found.family(n)?;
            let name = |file: FontFile| file.name.rsplit(['/', '\\']).next().map(str::to_owned);
            Some(files.into_iter().filter_map(name).collect::<Vec<_>>())
        };
        assert_eq!(
            names(0).expect("there are three"),
            ["Serif-Regular.ttf", "Serif-Bold.ttf"]
        );
        assert_eq!(names(1).expect("there are three"), ["Sans-Regular.ttf"]);
        assert!(names(3).is_none());
    }
}
