//! Paths: how they are shown, where they lead, and which are no files of ours.

use std::fmt::Write as _;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// An absolute path, as far as that can be known.
pub fn absolute(path: &Path) -> PathBuf {
    let here = Path::new(".");
    let path = if path == Path::new("") { here } else { path };
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// How many links a path may lead through; more are a circle.
const LINKS: usize = 40;

/// A path without links and detours, as far as it exists: equal for paths that lead to the same file, or would. A link to what
/// does not exist leads there all the same.
pub fn real(path: &Path) -> PathBuf {
    let mut path = absolute(path);
    for _ in 0..LINKS {
        match existing(&path) {
            Existing::Real(real) => return real,
            Existing::Nothing => return path,
            Existing::Link(target) => path = target,
        }
    }
    path
}

/// What exists of a path.
enum Existing {
    Nothing,
    Real(PathBuf),
    /// A link to what does not exist: the path that it makes of this.
    Link(PathBuf),
}

fn existing(path: &Path) -> Existing {
    for above in path.ancestors() {
        let rest = || path.strip_prefix(above).unwrap_or(Path::new(""));
        if let Ok(real) = fs::canonicalize(above) {
            return Existing::Real(rest().components().fold(real, |mut real, part| {
                // What does not exist is no link, so that the way back from it is the way there.
                match part {
                    Component::ParentDir => drop(real.pop()),
                    Component::CurDir => {}
                    _ => real.push(part),
                }
                real
            }));
        }
        if let (Ok(target), Some(parent)) = (fs::read_link(above), above.parent()) {
            let target = absolute(&parent.join(target));
            // Behind nothing there is no need for a stroke.
            return Existing::Link(target.join(rest()).components().collect());
        }
    }
    Existing::Nothing
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

/// A path as it may stand in a line of a message: characters that would end the line or steer a terminal are escaped, and so
/// are bytes that are no text, as in `\xff`. So two paths look different that are.
pub fn shown(path: impl AsRef<Path>) -> String {
    let mut shown = String::new();
    for chunk in path.as_ref().as_os_str().as_encoded_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            if is_steering(c) {
                shown.extend(c.escape_default());
            } else {
                shown.push(c);
            }
        }
        for byte in chunk.invalid() {
            let _ = write!(shown, "\\x{byte:02x}");
        }
    }
    shown
}

/// Whether a character steers a terminal, ends a line, or turns the order of those around it (UAX #9, section 2).
fn is_steering(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '\u{2028}' | '\u{2029}')
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

    #[cfg(unix)]
    #[test]
    fn links_to_nothing_lead_there() {
        use std::os::unix::fs::symlink;
        let place = tempfile::tempdir().expect("a directory");
        let root = place.path().canonicalize().expect("it is there");
        symlink("later/b.txt", root.join("a.txt")).expect("it can be made");
        symlink("a.txt", root.join("c.txt")).expect("it can be made");
        symlink("round", root.join("round")).expect("it can be made");
        assert_eq!(real(&root.join("a.txt")), root.join("later/b.txt"));
        assert_eq!(real(&root.join("c.txt")), root.join("later/b.txt"));
        assert_eq!(entry(&root.join("c.txt")), root.join("c.txt"));
        assert_eq!(real(&root.join("round")), root.join("round"));
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
        assert_eq!(shown("маяк.txt"), "маяк.txt");
        assert_eq!(shown("a\u{202e}txt.md"), "a\\u{202e}txt.md");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_text_is_told_apart() {
        use std::os::unix::ffi::OsStrExt;
        let name = |bytes| shown(std::ffi::OsStr::from_bytes(bytes));
        assert_eq!(name(b"caf\xe9.txt"), "caf\\xe9.txt");
        assert_eq!(name(b"caf\xe8.txt"), "caf\\xe8.txt");
    }
}
