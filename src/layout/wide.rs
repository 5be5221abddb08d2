//! Full-width characters: where they stand apart from Latin letters, and what happens to the blank halves of their marks.
//!
//! The marks fill a square, half of which is blank: `（` has its blank half first, `。` last. Side by side they share one half, and
//! at a line's edge the half goes (W3C, "Requirements for Japanese Text Layout", 3.1; "… for Chinese Text Layout", 3.1).

/// What Han text is beside letters and figures of the West, in em: the blank, and how much it stretches and shrinks.
pub(super) const APART: (f32, f32, f32) = (0.25, 0.15, 0.125);

/// Half of the square of a mark, in em.
pub(super) const HALF: f32 = 0.5;

/// Letters and marks that stand without blanks and between which lines end.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a little room parts two neighbours: a Han letter, and a letter or figure of the West.
pub(super) fn stand_apart(before: char, after: char) -> bool {
    is_han(before) && is_western(after) || is_western(before) && is_han(after)
}

/// Korean sets its particles close to foreign words, and is none of these.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Latin, Greek and Cyrillic.
fn is_western(c: char) -> bool {
    c < '\u{530}' && c.is_alphanumeric()
}

/// Which half of its square a mark leaves blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blank {
    First,
    Last,
}

/// Where stops stand in their squares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stops {
    /// Commas and full stops in a corner, the others in the middle: Japanese, and wherever nothing is known.
    Japanese,
    /// All in a corner: mainland China.
    Corner,
    /// All in the middle: Taiwan, Hong Kong and Macau.
    Centred,
}

impl Stops {
    /// The habit of a language.
    pub(super) fn of(language: Option<&str>) -> Self {
        let tag = language.unwrap_or_default().to_ascii_lowercase();
        let mut subtags = tag.split(['-', '_']);
        if !matches!(subtags.next(), Some("zh" | "yue" | "lzh")) {
            Self::Japanese
        } else if subtags.any(|subtag| matches!(subtag, "hant" | "tw" | "hk" | "mo")) {
            Self::Centred
        } else {
            Self::Corner
        }
    }
}

/// The blank half of a mark, if it has one.
pub(super) fn blank(mark: char, stops: Stops) -> Option<Blank> {
    match mark {
        '（' | '「' | '『' | '【' | '《' | '〈' | '〔' | '［' | '｛' | '〖' | '〘' | '〝' | '“'
        | '‘' => Some(Blank::First),
        '）' | '」' | '』' | '】' | '》' | '〉' | '〕' | '］' | '｝' | '〗' | '〙' | '〞'
        | '〟' | '”' | '’' => Some(Blank::Last),
        '、' | '。' | '，' | '．' if stops != Stops::Centred => Some(Blank::Last),
        '：' | '；' | '！' | '？' if stops == Stops::Corner => Some(Blank::Last),
        _ => None,
    }
}

/// Whether one of the blank halves between two marks is too much.
pub(super) fn share_a_half(before: char, after: char, stops: Stops) -> bool {
    matches!(
        (blank(before, stops), blank(after, stops)),
        (Some(Blank::Last), Some(_)) | (Some(Blank::First), Some(Blank::First))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_stands_apart_from_the_west_and_marks_from_nothing() {
        assert!(stand_apart('在', '2') && stand_apart('R', 'の') && stand_apart('я', '語'));
        assert!(!stand_apart('，', 'A') && !stand_apart('한', 'A') && !stand_apart('a', 'b'));
    }

    #[test]
    fn marks_side_by_side_share_their_blank_halves() {
        for (before, after) in [('。', '」'), ('、', '「'), ('」', '（'), ('「', '『')] {
            assert!(
                share_a_half(before, after, Stops::Japanese),
                "{before}{after}"
            );
        }
        for (before, after) in [('「', '」'), ('字', '「'), ('。', '字')] {
            assert!(
                !share_a_half(before, after, Stops::Japanese),
                "{before}{after}"
            );
        }
        // A stop in the middle has no blank half; which do depends on the language.
        let share = |language| share_a_half('：', '「', Stops::of(Some(language)));
        assert!(share("zh-CN") && !share("ja") && !share("zh-Hant"));
        assert!(!share_a_half('。', '」', Stops::Centred));
    }
}
