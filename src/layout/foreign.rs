//! Passages in another language than the text around them, where letters say which: a Greek or a Thai quotation is read aloud as
//! such. Letters that several languages share say nothing.

/// A text in parts, each with the language that its letters speak of, if that is not the text's own.
pub(super) fn parts<'t>(
    text: &'t str,
    own: Option<&str>,
) -> impl Iterator<Item = (&'t str, Option<&'static str>)> {
    /// The first byte of a letter that is neither Latin nor one of its marks.
    const FOREIGN: u8 = 0xcd;
    let plain = text.bytes().all(|byte| byte < FOREIGN);
    let own = own
        .and_then(|tag| tag.split(['-', '_']).next())
        .unwrap_or_default()
        .to_owned();
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (end, language) = if plain {
            (rest.len(), None)
        } else {
            first_part(rest, &own)
        };
        let (part, behind) = rest.split_at(end);
        rest = behind;
        Some((part, language))
    })
}

/// Where the first part ends, and its language.
fn first_part(text: &str, own: &str) -> (usize, Option<&'static str>) {
    /// A letter by itself is a sign.
    const LEAST: usize = 2;
    let mut from = 0;
    while let Some((at, script)) = text[from..]
        .char_indices()
        .find_map(|(at, c)| Some((from + at, script(c)?)))
    {
        // What is no letter belongs to the letters on both sides of it.
        let (mut end, mut count) = (at, 0usize);
        for (n, c) in text[at..].char_indices() {
            if c.is_alphabetic() && self::script(c) != Some(script) {
                break;
            }
            if self::script(c) == Some(script) {
                end = at + n + c.len_utf8();
                count += 1;
            }
        }
        match language(script, &text[at..end]).filter(|language| *language != own) {
            Some(language) if count >= LEAST && at == 0 => return (end, Some(language)),
            Some(_) if count >= LEAST => return (at, None),
            _ => from = end,
        }
    }
    (text.len(), None)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Of one language, or of one before all others.
    Of(&'static str),
    Arabic,
    /// Han letters and kana.
    EastAsian,
}

fn script(c: char) -> Option<Script> {
    Some(match c {
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Of("el"),
        '\u{531}'..='\u{58f}' => Script::Of("hy"),
        '\u{591}'..='\u{5f4}' => Script::Of("he"),
        '\u{620}'..='\u{65f}' | '\u{66e}'..='\u{6d3}' => Script::Arabic,
        '\u{a01}'..='\u{a7f}' => Script::Of("pa"),
        '\u{a81}'..='\u{aff}' => Script::Of("gu"),
        '\u{b01}'..='\u{b7f}' => Script::Of("or"),
        '\u{b82}'..='\u{bff}' => Script::Of("ta"),
        '\u{c00}'..='\u{c7f}' => Script::Of("te"),
        '\u{c80}'..='\u{cff}' => Script::Of("kn"),
        '\u{d00}'..='\u{d7f}' => Script::Of("ml"),
        '\u{d81}'..='\u{dff}' => Script::Of("si"),
        '\u{e01}'..='\u{e5b}' => Script::Of("th"),
        '\u{e81}'..='\u{eff}' => Script::Of("lo"),
        '\u{f00}'..='\u{fff}' => Script::Of("bo"),
        '\u{1000}'..='\u{109f}' => Script::Of("my"),
        '\u{10a0}'..='\u{10ff}' => Script::Of("ka"),
        '\u{1780}'..='\u{17ff}' => Script::Of("km"),
        '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{ac00}'..='\u{d7a3}' => {
            Script::Of("ko")
        }
        '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' => {
            Script::EastAsian
        }
        _ => return None,
    })
}

/// The language of a passage in a script.
fn language(script: Script, passage: &str) -> Option<&'static str> {
    let has = |letters: &[char]| passage.contains(letters);
    match script {
        Script::Of(language) => Some(language),
        // Arabic has letters that Persian and Urdu write otherwise.
        Script::Arabic => {
            let arabic = has(&['ة', 'ى', 'ي', 'ك', 'أ', 'إ']);
            let other = has(&['پ', 'چ', 'ژ', 'گ', 'ک', 'ی', 'ے', 'ہ', 'ٹ']);
            (arabic && !other).then_some("ar")
        }
        Script::EastAsian => passage
            .contains(|c: char| matches!(c, '\u{3041}'..='\u{30ff}'))
            .then_some("ja"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_are_told_by_their_letters() {
        let all = |text, own| parts(text, Some(own)).collect::<Vec<_>>();
        assert_eq!(
            all("Words – and “more”.", "en"),
            [("Words – and “more”.", None)]
        );
        assert_eq!(
            all("He said “γνῶθι σεαυτόν”, and went.", "en"),
            [
                ("He said “", None),
                ("γνῶθι σεαυτόν", Some("el")),
                ("”, and went.", None)
            ]
        );
        assert_eq!(
            all("לילה, ثم عاد إلى 霧が深く 風", "en"),
            [
                ("לילה", Some("he")),
                (", ", None),
                ("ثم عاد إلى", Some("ar")),
                (" ", None),
                ("霧が深く 風", Some("ja")),
            ]
        );
        // A sign; its own language; letters of several languages.
        for (text, own) in [("5 μm", "en"), ("γνῶθι", "el-GR"), ("风 समुद्र слово", "en")]
        {
            assert_eq!(all(text, own), [(text, None)], "{text}");
        }
    }
}
