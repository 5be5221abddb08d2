//! The few words that are the program's own: names of parts of a file, for those who list or hear them, in the article's language.
//!
//! In comes a language tag, out come words of that language, else of English. A language more is a line of `labels.txt`:
//! its tags in lower case, then the words in the order of the fields here. No text that is printed on a page is made here.

/// Names of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Labels {
    /// A section of notes.
    pub(super) notes: &'static str,
    /// A link to a note; its mark follows.
    pub(super) note: &'static str,
    /// A link from a note to where it is called.
    pub(super) back: &'static str,
    /// Licence, release lines, transcriber's notes.
    pub(super) publisher: &'static str,
    /// Whom to ask.
    pub(super) contact: &'static str,
    /// Text whose characters stand in their places.
    pub(super) preformatted: &'static str,
    pub(super) table: &'static str,
    /// The list of a book's parts that every book has.
    pub(super) landmarks: &'static str,
    /// The list of a book's chapters.
    pub(super) contents: &'static str,
}

static LINES: &str = include_str!("labels.txt");

impl Labels {
    /// The words of a language, found by its tag or by less and less of it (RFC 4647, section 3.4).
    pub(super) fn of(language: Option<&str>) -> Self {
        let tag = language.unwrap_or_default().to_ascii_lowercase();
        let mut range = tag.as_str();
        loop {
            if let Some(labels) = LINES.lines().find_map(|line| Self::on(line, range)) {
                return labels;
            }
            range = range.rsplit_once('-').map_or("en", |(less, _)| less);
        }
    }

    /// The words of a line, if it has the tag.
    fn on(line: &'static str, tag: &str) -> Option<Self> {
        let mut fields = line.split('|');
        let mut next = || fields.next().unwrap_or_default();
        next().split(' ').any(|own| own == tag).then(|| Self {
            notes: next(),
            note: next(),
            back: next(),
            publisher: next(),
            contact: next(),
            preformatted: next(),
            table: next(),
            landmarks: next(),
            contents: next(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word() {
        for line in LINES.lines() {
            let fields: Vec<&str> = line.split('|').collect();
            assert_eq!(fields.len(), 10, "{line}");
            assert!(fields.iter().all(|field| !field.is_empty()), "{line}");
        }
    }

    #[test]
    fn a_tag_finds_its_language() {
        let contents = |tag| Labels::of(tag).contents;
        assert_eq!(contents(Some("de-AT")), "Inhalt");
        assert_eq!(contents(Some("zh-Hant-TW")), "目錄");
        assert_eq!(contents(Some("zh-CN")), "目录");
        for unknown in [None, Some(""), Some("und"), Some("de_AT"), Some("tlh-Latn")] {
            assert_eq!(contents(unknown), "Contents", "{unknown:?}");
        }
    }
}
