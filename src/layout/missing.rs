//! Characters that no font has, told to the user in words that lead to a font.

use super::shape::Missing;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// One finding a script, at its first character.
pub(super) fn report(missing: &[Missing], diagnostics: &mut Diagnostics) {
    /// More samples than this say no more.
    const MOST_SAMPLES: usize = 5;
    let mut scripts: Vec<(&'static str, Vec<Missing>)> = Vec::new();
    for &(character, span) in missing {
        let name = script(character);
        match scripts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, found)) => found.push((character, span)),
            None => scripts.push((name, vec![(character, span)])),
        }
    }
    for (name, found) in scripts {
        let samples: Vec<String> = found
            .iter()
            .take(MOST_SAMPLES)
            .map(|(c, _)| format!("`{c}` (U+{:04X})", u32::from(*c)))
            .collect();
        let others = match found.len().saturating_sub(MOST_SAMPLES) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let message = format!("no font has {}{others}: {name}", samples.join(", "));
        let finding = Diagnostic::new(Code::MissingGlyph, message).at(found[0].1);
        diagnostics.push(finding.hint(format!(
            "`--font FILE` or `--font-dir DIR` with a font for {name}, or `--system-fonts`"
        )));
    }
}

/// What a character is of, roughly: enough to look for a font.
fn script(character: char) -> &'static str {
    match character {
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => "Greek",
        '\u{400}'..='\u{52f}' | '\u{2de0}'..='\u{2dff}' | '\u{a640}'..='\u{a69f}' => "Cyrillic",
        '\u{530}'..='\u{58f}' => "Armenian",
        '\u{590}'..='\u{5ff}' | '\u{fb1d}'..='\u{fb4f}' => "Hebrew",
        '\u{600}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{8a0}'..='\u{8ff}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefe}' => "Arabic",
        '\u{700}'..='\u{74f}' => "Syriac",
        '\u{900}'..='\u{97f}' => "Devanagari",
        '\u{980}'..='\u{9ff}' => "Bengali",
        '\u{a00}'..='\u{a7f}' => "Gurmukhi",
        '\u{a80}'..='\u{aff}' => "Gujarati",
        '\u{b00}'..='\u{b7f}' => "Odia",
        '\u{b80}'..='\u{bff}' => "Tamil",
        '\u{c00}'..='\u{c7f}' => "Telugu",
        '\u{c80}'..='\u{cff}' => "Kannada",
        '\u{d00}'..='\u{d7f}' => "Malayalam",
        '\u{d80}'..='\u{dff}' => "Sinhala",
        '\u{e00}'..='\u{e7f}' => "Thai",
        '\u{e80}'..='\u{eff}' => "Lao",
        '\u{f00}'..='\u{fff}' => "Tibetan",
        '\u{1000}'..='\u{109f}' => "Burmese",
        '\u{10a0}'..='\u{10ff}' => "Georgian",
        '\u{1200}'..='\u{139f}' => "Ethiopic",
        '\u{1780}'..='\u{17ff}' => "Khmer",
        '\u{1800}'..='\u{18af}' => "Mongolian",
        '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => "Japanese kana",
        '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}' => "Korean",
        '\u{2e80}'..='\u{303f}'
        | '\u{3100}'..='\u{312f}'
        | '\u{3190}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}' => "Chinese, Japanese or Korean",
        '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}' => "pictographs",
        '\u{1d400}'..='\u{1d7ff}' | '\u{2200}'..='\u{22ff}' => "mathematics",
        '\u{2190}'..='\u{23ff}' | '\u{2500}'..='\u{25ff}' | '\u{2900}'..='\u{2bff}' => {
            "symbols and arrows"
        }
        '\u{e000}'..='\u{f8ff}' => "private use",
        _ => "this character",
    }
}
