//! Figures of Han, of other scripts and of ASCII → numbers: "十二", "二〇二五", "１２", "१२".

/// The value of a number: of digits, of figures that stand one for each of them, or as it is spoken below a hundred, "二十三".
pub(super) fn value(text: &str) -> Option<u32> {
    const MOST: usize = 4;
    let figures = text.chars().count();
    if !(1..=MOST).contains(&figures) {
        return None;
    }
    let Some((tens, ones)) = text.split_once(TEN) else {
        let digit = |value: u32, c: char| Some(value * 10 + digit(c)?);
        return text.chars().try_fold(0, digit);
    };
    let one = |text: &str, none: u32| {
        let mut figures = text.chars();
        match (figures.next(), figures.next()) {
            (None, _) => Some(none),
            (Some(figure), None) => digit(figure),
            _ => None,
        }
    };
    Some(one(tens, 1)? * 10 + one(ones, 0)?)
}

/// Whether a text is digits of ASCII and nothing else.
pub(super) fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The figure that numbers from ten on are spoken with.
const TEN: char = '十';

/// Whether a character is such a figure.
pub(super) fn is_figure(c: char) -> bool {
    c == TEN || digit(c).is_some()
}

/// The value of one that is less than ten.
fn digit(c: char) -> Option<u32> {
    match c {
        '零' | '○' => Some(0),
        _ => native(c).unwrap_or(c).to_digit(10).or_else(|| {
            let nth = "〇一二三四五六七八九"
                .chars()
                .position(|figure| figure == c)?;
            u32::try_from(nth).ok()
        }),
    }
}

/// The zeros of decimal digits beyond ASCII (Unicode, general category Nd); nine digits follow each.
const ZEROS: [char; 17] = [
    '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}',
    '\u{c66}', '\u{ce6}', '\u{d66}', '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}', '\u{17e0}',
    '\u{ff10}',
];

/// The digit of ASCII that a digit of another script stands for.
pub(super) fn native(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    let zeros = ZEROS
        .iter()
        .map(|zero| u32::from(c).wrapping_sub(u32::from(*zero)));
    let value = zeros.into_iter().find(|value| *value < 10)?;
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn numbers_in_figures() {
        for (text, number) in [
            ("二〇二五", 2025),
            ("十", 10),
            ("十二", 12),
            ("三十", 30),
            ("二十三", 23),
            ("１２", 12),
            ("7", 7),
            ("零", 0),
        ] {
            assert_eq!(value(text), Some(number), "{text}");
        }
        for text in ["", "十十", "二三十", "百", "十二三", "20255", "二月"] {
            assert_eq!(value(text), None, "{text}");
        }
    }
}
