//! What XML 1.0 has a form for: most control characters have none (section 2.2), however they are escaped.

/// The text with a sign of damage for each character that has no form.
pub fn clean(text: &str) -> String {
    let has_form = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    let clean = |c: char| if has_form(c) { c } else { '\u{fffd}' };
    text.chars().map(clean).collect()
}
