//! The direction of text (UAX #9): whether the algorithm is needed, and in which order the parts of a line are drawn.

use super::paragraph::Setting;
use unicode_bidi::{BidiInfo, Level};

/// Whether a text needs the bidirectional algorithm: it has letters of a script written from the right.
pub(super) fn has_right_to_left(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}' | '\u{200f}' | '\u{202b}' | '\u{202e}' | '\u{2067}')
    })
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

pub(super) fn base_level(setting: Setting) -> Level {
    if setting.right_to_left {
        Level::rtl()
    } else {
        Level::ltr()
    }
}
