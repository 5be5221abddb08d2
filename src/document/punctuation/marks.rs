//! What quotation marks and dashes look like in a language (facts: Unicode CLDR, delimiters; typographic manuals for the blanks of
//! French and the dashes).

/// The marks of a language.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marks {
    /// What begins and what ends a quotation,
    pub(super) double: [&'static str; 2],
    /// and one within it.
    pub(super) single: [&'static str; 2],
    /// The dash that stands between blanks.
    pub(super) dash: &'static str,
}

const EM: &str = "—";
const EN: &str = "–";

/// Languages that set the same marks.
type Row = (&'static [&'static str], Marks);

const fn row(
    languages: &'static [&'static str],
    double: [&'static str; 2],
    single: [&'static str; 2],
    dash: &'static str,
) -> Row {
    let marks = Marks {
        double,
        single,
        dash,
    };
    (languages, marks)
}

/// The first row is for whatever is in no other.
static TABLE: [Row; 10] = [
    row(&["en"], ["“", "”"], ["‘", "’"], EM),
    row(&["nl", "da"], ["“", "”"], ["‘", "’"], EN),
    row(
        &["de", "cs", "sk", "sl", "hr", "is", "et", "lt", "bg"],
        ["„", "“"],
        ["‚", "‘"],
        EN,
    ),
    row(&["fr"], ["«\u{a0}", "\u{a0}»"], ["“", "”"], EN),
    row(&["it", "es", "el", "gl"], ["«", "»"], ["“", "”"], EM),
    row(&["ru", "uk", "be"], ["«", "»"], ["„", "“"], EM),
    row(&["nb", "nn", "no", "lv"], ["«", "»"], ["‘", "’"], EN),
    row(&["sv", "fi"], ["”", "”"], ["’", "’"], EN),
    row(&["pl", "ro", "hu"], ["„", "”"], ["«", "»"], EN),
    row(&["ja"], ["「", "」"], ["『", "』"], EM),
];

impl Marks {
    /// Those of a language, by the first part of its tag.
    pub(super) fn of(language: Option<&str>) -> &'static Self {
        let primary = language.unwrap_or_default().split('-').next();
        let primary = primary.unwrap_or_default();
        let mut rows = TABLE.iter();
        let row = rows.find(|(languages, _)| languages.contains(&primary));
        &row.unwrap_or(&TABLE[0]).1
    }
}
