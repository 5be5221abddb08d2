//! The fonts of the system, and the order in which fonts are wanted: in come directories, out come files, read when asked for.
//!
//! Which characters a font has is not known here; what is known is what file names say of a font's look.

use super::assets;
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
            .filter(|path| assets::has_font_extension(path))
            .collect();
        paths.sort_by_cached_key(|path| (rank(path), path.clone()));
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
        let read = files.filter_map(|path| assets::load(path).ok().flatten());
        Some(read.collect())
    }
}

/// How much a font is wanted beside the built-in one, by its file's name: roman faces first, then others, then what is heavy,
/// light, slanted or narrow.
pub(super) fn rank(path: &Path) -> u8 {
    const ODD: &[&str] = &[
        "bold",
        "black",
        "heavy",
        "light",
        "thin",
        "medium",
        "italic",
        "oblique",
        "condensed",
        "slanted",
        "emoji",
    ];
    const ROMAN: &[&str] = &[
        "serif",
        "naskh",
        "mincho",
        "song",
        "ming",
        "myungjo",
        "batang",
        "amiri",
        "scheherazade",
        "gentium",
        "charis",
        "roman",
        "times",
    ];
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    match (has(ODD), has(ROMAN)) {
        (false, true) => 0,
        (false, false) => 1,
        (true, true) => 2,
        (true, false) => 3,
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
