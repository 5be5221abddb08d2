//! The direction of text (UAX #9): whether the algorithm is needed, and in which order the parts of a line are drawn.

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

/// Whether a text needs the bidirectional algorithm: it has letters of a script written from the right.
pub(super) fn has_right_to_left(text: &str) -> bool {
    /// The first byte of the first of them.
    const FIRST: u8 = 0xd6;
    text.bytes().any(|byte| byte >= FIRST)
        && text.chars().any(|c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}' | '\u{200f}' | '\u{202b}' | '\u{202e}' | '\u{2067}')
    })
}

/// Whether a paragraph of a text that is written so is itself written from the right: its first letter decides (UAX #9, P2), if
/// most of the others agree; a name in another script does not turn a paragraph around.
pub(super) fn of_paragraph(text: &str, right_to_left: bool) -> bool {
    if !right_to_left && !has_right_to_left(text) {
        return false;
    }
    let (mut first, mut from_left, mut from_right) = (None, 0usize, 0usize);
    for class in text.chars().map(bidi_class) {
        let is_right = matches!(class, BidiClass::R | BidiClass::AL);
        if is_right || class == BidiClass::L {
            first.get_or_insert(is_right);
            *if is_right {
                &mut from_right
            } else {
                &mut from_left
            } += 1;
        }
    }
    match first {
        Some(true) if from_right > from_left => true,
        Some(false) if from_left > from_right => false,
        _ => right_to_left,
    }
}

/// The parts of a line in the order of drawing, and whether each is written from the right.
pub(super) fn visual_parts(line: &str) -> Vec<(&str, bool)> {
    if !has_right_to_left(line) {
        return vec![(line, false)];
    }
    let bidi = BidiInfo::new(line, Some(Level::ltr()));
    let runs = bidi.paragraphs.iter().flat_map(|paragraph| {
        let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
        runs.into_iter()
            .map(move |run| (levels[run.start].is_rtl(), run))
    });
    runs.map(|(from_right, run)| (&line[run], from_right))
        .collect()
}

/// The level of a text's own direction.
pub(super) fn base_level(right_to_left: bool) -> Level {
    if right_to_left {
        Level::rtl()
    } else {
        Level::ltr()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_has_the_direction_of_its_letters() {
        for (text, in_latin, in_arabic) in [
            ("All of it.", false, false),
            ("كل شيء.", true, true),
            ("قال Avis, and all the rest of it is English.", false, true),
            ("SS Corvina: وصلت السفينة في الساعة", false, true),
            ("1952 ...", false, true),
        ] {
            assert_eq!(of_paragraph(text, false), in_latin, "{text}");
            assert_eq!(of_paragraph(text, true), in_arabic, "{text}");
        }
    }
}
