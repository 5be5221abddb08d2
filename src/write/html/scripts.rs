//! Scripts beside Latin: their letters, and which languages are written in them.

use crate::document::Direction;

/// Ranges of letters, the tag of a passage in them, and its direction.
pub(super) type Script = (&'static [(char, char)], &'static str, Direction);

/// Scripts, by their ranges of letters; the tag of a passage in each, and its direction.
pub(super) static SCRIPTS: &[Script] = {
    use Direction::{LeftToRight as Ltr, RightToLeft as Rtl};
    &[
        (
            &[('\u{370}', '\u{3FF}'), ('\u{1F00}', '\u{1FFF}')],
            "el",
            Ltr,
        ),
        (&[('\u{400}', '\u{52F}')], "und-Cyrl", Ltr),
        (&[('\u{531}', '\u{587}')], "hy", Ltr),
        (&[('\u{5D0}', '\u{5EA}')], "he", Rtl),
        (
            &[('\u{620}', '\u{6FF}'), ('\u{750}', '\u{77F}')],
            "und-Arab",
            Rtl,
        ),
        (&[('\u{700}', '\u{74F}')], "und-Syrc", Rtl),
        (&[('\u{900}', '\u{97F}')], "und-Deva", Ltr),
        (&[('\u{E00}', '\u{E7F}')], "th", Ltr),
        (&[('\u{10A0}', '\u{10FF}')], "ka", Ltr),
        (&[('\u{3041}', '\u{30FF}')], "ja", Ltr),
        (&[('\u{AC00}', '\u{D7A3}')], "ko", Ltr),
        (&[('\u{3400}', '\u{9FFF}')], "zh", Ltr),
    ]
};

/// Languages that are written in one of these scripts: a passage in it is in their own.
pub(super) fn writes(language: &str, tag: &str) -> bool {
    let primary = language.split('-').next().unwrap_or_default();
    let own: &[&str] = match tag {
        "und-Cyrl" => &[
            "ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg", "tt",
        ],
        "und-Arab" => &["ar", "fa", "ur", "ps", "ku", "ug", "sd", "yi"],
        "und-Deva" => &["hi", "mr", "ne", "sa"],
        "zh" => &["zh", "ja", "ko", "yue", "lzh"],
        "he" => &["he", "yi"],
        _ => &[tag],
    };
    own.contains(&primary)
}

/// The scripts of the table that a language is written in, a bit each; none, if that is Latin or another.
#[derive(Clone, Copy)]
pub(super) struct Scripts(u16);

impl Scripts {
    /// Those of a language.
    pub(super) fn of(language: Option<&str>) -> Self {
        let language = language.unwrap_or_default();
        let own = SCRIPTS.iter().enumerate();
        let own = own.filter(|(_, (_, tag, _))| writes(language, tag));
        Self(own.fold(0, |scripts, (row, _)| scripts | 1 << row))
    }

    pub(super) fn is_latin(self) -> bool {
        self.0 == 0
    }

    /// Whether a character is of one of them.
    pub(super) fn have(self, c: char) -> bool {
        let mut rows = SCRIPTS.iter().enumerate();
        rows.any(|(row, script)| self.0 >> row & 1 == 1 && is_of(script, c))
    }
}

/// Whether a character is of a script.
pub(super) fn is_of((ranges, _, _): &Script, c: char) -> bool {
    ranges
        .iter()
        .any(|(first, last)| (*first..=*last).contains(&c))
}
