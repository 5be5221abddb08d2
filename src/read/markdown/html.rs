//! Raw HTML in Markdown: words of the article, but for comments and for tags that say what the tree can say.

/// What a piece of raw HTML within a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A comment, which nobody reads.
    Comment,
    /// The end of a line.
    Break,
    /// The beginning of a run.
    Open(Run),
    /// Its end.
    Close(Run),
    /// Anything else: text, as it was typed.
    Text,
}

/// A run that HTML and Markdown both have marks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    Emphasis,
    Strong,
    Code,
}

impl Piece {
    /// What a tag or a comment is. Tags with attributes say more than the tree can, and stay text.
    pub(super) fn of(raw: &str) -> Self {
        if is_comment(raw) {
            return Self::Comment;
        }
        let inner = raw
            .strip_prefix('<')
            .and_then(|raw| raw.strip_suffix('>'))
            .unwrap_or_default();
        let inner = inner.trim_end();
        if matches!(inner, "br" | "br/" | "br /") {
            return Self::Break;
        }
        let run = match inner.trim_start_matches('/') {
            "em" | "i" => Run::Emphasis,
            "strong" | "b" => Run::Strong,
            "code" => Run::Code,
            _ => return Self::Text,
        };
        if inner.starts_with('/') {
            Self::Close(run)
        } else {
            Self::Open(run)
        }
    }
}

/// Whether HTML is comments and blanks, and nothing else.
pub(super) fn is_comment(raw: &str) -> bool {
    let mut rest = raw.trim();
    while let Some(inner) = rest.strip_prefix("<!--") {
        match inner.split_once("-->") {
            Some((_, behind)) => rest = behind.trim_start(),
            None => return false,
        }
    }
    rest.is_empty()
}
