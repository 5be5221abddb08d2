//! Letters and digits beyond ASCII that count items: "а)", "β.", "א.", "가.", "३.", "١-".

use super::figures;

/// The letters of scripts in the order in which they count.
const ALPHABETS: [&str; 6] = [
    "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "אבגדהוזחטיכלמנסעפצקרשת",
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "가나다라마바사아자차카타파하",
    "กขฃคฅฆงจฉชซฌญ",
];

/// Not all letters of an alphabet are in use, or in use for this: so far from one to the next, at most.
const WIDEST_STEP: u32 = 3;

/// A letter or a digit of another script that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Native {
    /// Which letters or digits these are.
    pub(super) family: char,
    /// Which one it is.
    pub(super) value: u32,
    /// What stands behind it.
    pub(super) sign: char,
}

/// What leads a text, and its bytes: one such letter, or up to three digits.
pub(super) fn parse(text: &str) -> Option<(Native, usize)> {
    const MOST_DIGITS: usize = 3;
    let first = text.chars().next()?;
    // Most lines that are asked about begin with a quotation mark.
    if first.is_ascii() || !first.is_alphanumeric() {
        return None;
    }
    let number = text
        .chars()
        .map_while(figures::native)
        .take(MOST_DIGITS + 1);
    let number: String = number.collect();
    let (family, value, len) = match number.len() {
        0 => {
            let letters = ALPHABETS.iter().find(|letters| letters.contains(first))?;
            let nth = letters.chars().position(|letter| letter == first)?;
            let value = u32::try_from(nth).ok()?;
            (letters.chars().next()?, value, first.len_utf8())
        }
        1..=MOST_DIGITS => {
            let len = text.chars().take(number.len()).map(char::len_utf8).sum();
            ('0', number.parse().ok()?, len)
        }
        _ => return None,
    };
    let sign = text[len..].chars().next()?;
    let counts = match sign {
        ')' | '.' => true,
        '-' | '–' | '．' => family == '0',
        _ => false,
    };
    let native = Native {
        family,
        value,
        sign,
    };
    counts.then_some((native, len + sign.len_utf8()))
}

/// The bytes of a number in figures and its sign, as East Asia sets them before short items: "一、", "1、", "（三）".
pub(super) fn label(text: &str) -> Option<usize> {
    let number = text.strip_prefix('（').unwrap_or(text);
    let open = text.len() - number.len();
    let len = number.find(|c| !figures::is_figure(c))?;
    let (figures, rest) = number.split_at(len);
    let sign = rest.chars().next()?;
    let sets = if open > 0 {
        sign == '）'
    } else {
        matches!(sign, '、' | '．')
    };
    let label = open + len + sign.len_utf8();
    let labels = !text[label..].trim_start().is_empty() && figures::value(figures).is_some();
    (sets && labels).then_some(label)
}

impl Native {
    /// Whether it goes on from another of its family.
    pub(super) fn follows(self, last: Self) -> bool {
        let step = if self.family == '0' { 1 } else { WIDEST_STEP };
        (self.family, self.sign) == (last.family, last.sign)
            && (last.value + 1..=last.value + step).contains(&self.value)
    }
}
