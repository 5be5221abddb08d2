//! Where systems keep their fonts.

use std::env;
use std::path::{Path, PathBuf};

/// Where systems keep fonts: freedesktop.org's places, macOS's and those of Windows.
pub(super) fn font_directories() -> Vec<PathBuf> {
    let fixed = [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/System/Library/Fonts",
        "/Library/Fonts",
        "C:\\Windows\\Fonts",
    ];
    let own = [
        ("HOME", ".local/share/fonts"),
        ("HOME", ".fonts"),
        ("HOME", "Library/Fonts"),
        ("XDG_DATA_HOME", "fonts"),
        ("LOCALAPPDATA", "Microsoft/Windows/Fonts"),
    ];
    let fixed = fixed.into_iter().map(PathBuf::from);
    let own = own.into_iter().filter_map(|(variable, below)| {
        let home = env::var_os(variable).filter(|home| !home.is_empty())?;
        Some(Path::new(&home).join(below))
    });
    fixed.chain(own).collect()
}
