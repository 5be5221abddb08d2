//! Paths: how they are shown, where they lead, and which are no files of ours.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// An absolute path, as far as that can be known.
pub fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// A path without links and detours, as far as it exists: equal for paths that lead to the same file.
pub fn real(path: &Path) -> PathBuf {
    let path = absolute(path);
    for above in path.ancestors() {
        if let Ok(real) = fs::canonicalize(above) {
            let rest = path.strip_prefix(above).unwrap_or(Path::new(""));
            return rest.components().fold(real, |mut real, part| {
                // What does not exist is no link, so that the way back from it is the way there.
                match part {
                    Component::ParentDir => drop(real.pop()),
                    Component::CurDir => {}
                    _ => real.push(part),
                }
                real
            });
        }
    }
    path
}

/// A path by which a file goes alone; if the file is a link, it is the link that is meant.
pub fn entry(path: &Path) -> PathBuf {
    let absolute = absolute(path);
    match (absolute.parent(), absolute.file_name()) {
        (Some(parent), Some(name)) => real(parent).join(name),
        _ => absolute,
    }
}

/// Whether a shell or another program hands it over open, as in `<(…)` and `>(…)`: such a pipe has its other end.
pub fn is_handed_over(path: &Path) -> bool {
    let places = [
        "/dev/fd/",
        "/dev/stdin",
        "/dev/stdout",
        "/dev/stderr",
        "/proc/",
    ];
    places.iter().any(|place| path.starts_with(place))
}

/// A path as it may stand in a line of a message: characters that would end the line or steer a terminal are escaped, and
/// what is no text is replaced.
pub fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for c in path.to_string_lossy().chars() {
        if c.is_control() {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn links_and_detours_lead_to_one_place() {
        let place = tempfile::tempdir().expect("a directory");
        let root = place.path().canonicalize().expect("it is there");
        fs::create_dir(root.join("own")).expect("it can be made");
        fs::write(root.join("own/a.txt"), "a").expect("it can be made");
        std::os::unix::fs::symlink("own", root.join("link")).expect("it can be made");
        std::os::unix::fs::symlink("a.txt", root.join("own/b.txt")).expect("it can be made");
        let own = root.join("own/a.txt");
        assert_eq!(real(&root.join("link/../link/b.txt")), own);
        assert_eq!(entry(&root.join("link/b.txt")), root.join("own/b.txt"));
        let missing = root.join("link/new/../c.txt");
        assert_eq!(real(&missing), root.join("own/c.txt"));
        assert_eq!(entry(&missing), root.join("own/c.txt"));
    }

    #[test]
    fn what_is_handed_over_is_known_by_its_place() {
        assert!(is_handed_over(Path::new("/dev/fd/63")));
        assert!(is_handed_over(Path::new("/dev/stdin")));
        assert!(!is_handed_over(Path::new("/dev/null")));
        assert!(!is_handed_over(Path::new("dev/fd/63")));
    }

    #[test]
    fn no_name_begins_a_line() {
        let path = Path::new("a\n::error::b\u{1b}[31m.txt");
        assert_eq!(shown(path), "a\\n::error::b\\u{1b}[31m.txt");
        assert_eq!(shown(Path::new("маяк.txt")), "маяк.txt");
    }
}
