//! Paths in messages.

use std::path::Path;

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

    #[test]
    fn no_name_begins_a_line() {
        let path = Path::new("a\n::error::b\u{1b}[31m.txt");
        assert_eq!(shown(path), "a\\n::error::b\\u{1b}[31m.txt");
        assert_eq!(shown(Path::new("маяк.txt")), "маяк.txt");
    }
}
