//! Dates as people write them → ISO 8601. Anchored: a date is found only where the text spells it whole.

mod beside;
mod changed;
mod east;
mod numeric;
mod token;
mod version;
mod worded;
mod words;

use beside::{are_companions, without_section};
pub(super) use beside::{without_companions, without_hours};
pub(super) use changed::is_of_change;
use numeric::numeric;
pub(super) use numeric::{settled, short_year};
use token::{Token, tokens};
pub(super) use version::{is_named_version, is_version};
use worded::worded;
pub(super) use words::{is_companion, is_label};

use crate::document::{Date, Text};
use crate::read::figures;
use crate::read::line::Line;
use jiff::civil;
use unicode_normalization::char::compose;

/// A date that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// `2025-06-02` or `2025-06`.
    pub(super) iso: String,
    /// What it is as well, if its month may stand before its day: `03/04/2025`.
    pub(super) swapped: Option<String>,
    /// Where its words begin and end.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
}

impl Found {
    /// Whether it names a day, and not only a month.
    pub(super) fn has_day(&self) -> bool {
        self.iso.len() == "2025-06-02".len()
    }
}

/// Whether a text has a character that dates, hours and ages are counted with: a digit, or a word of East Asia.
pub(super) fn may_count(text: &str) -> bool {
    let counts =
        |c: char| c.is_ascii_digit() || !c.is_ascii() && (c.is_numeric() || c >= east::FIRST);
    text.contains(counts)
}

/// The first date in a text.
pub(super) fn find(text: &str) -> Option<Found> {
    // A date has a year in it, and most lines that are asked about have none. Other digits than those of ASCII count it as well,
    // and words of East Asia.
    let counts = |c: char| !c.is_ascii() && c.is_numeric() || c >= east::FIRST;
    if !has_year(text) && (text.is_ascii() || !text.contains(counts)) {
        return None;
    }
    if let Some(found) = east::find(text) {
        return Some(found);
    }
    if !text.contains(char::is_numeric) {
        return None;
    }
    if text.chars().any(|c| figures::native(c).is_some()) || is_in_pieces(text) {
        return find_respelled(text);
    }
    find_spelled(text)
}

/// The first date in a text that has it in digits of ASCII and whole letters.
fn find_spelled(text: &str) -> Option<Found> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| {
        let numbers = || numeric(&tokens[at..], text);
        numbers().or_else(|| {
            let (iso, used) = worded(&tokens[at..])?;
            Some(Found {
                iso,
                swapped: None,
                start: tokens[at].start,
                end: tokens[at + used - 1].end,
            })
        })
    })
}

/// The day of a text in its title block: when it was published, whatever stands before that.
pub(super) fn of_block(text: &str) -> Option<Found> {
    let found = first(text)?;
    changed::published(text, &found).or(Some(found))
}

/// The same as metadata have it; which of two numbers is the day, the lines of the article tell.
pub(super) fn in_block<'t>(text: &'t str, lines: &[Line<'_>]) -> Option<Date<'t>> {
    let found = of_block(text)?;
    Some(Date {
        iso: settled(&found, text, lines)?,
        source: Text::Borrowed(&text[found.start..found.end]),
    })
}

/// The same of words that do not last as long.
pub(super) fn owned<'a>(date: Date<'_>) -> Date<'a> {
    Date {
        iso: date.iso,
        source: Text::Owned(date.source.into_owned()),
    }
}

/// The first day of a text in its title block.
fn first(text: &str) -> Option<Found> {
    find(text)
        .or_else(|| of_line(text))
        .or_else(|| short_year(text))
}

/// Whether an hour stands in a text: "10:15", "7:15 AM".
pub(super) fn has_hour(text: &str) -> bool {
    let minutes = |bytes: &[u8]| {
        bytes[0].is_ascii_digit()
            && bytes[1] == b':'
            && bytes[2].is_ascii_digit()
            && bytes[3].is_ascii_digit()
    };
    text.as_bytes().windows(4).any(minutes)
}

/// Whether a text begins with an hour and its minutes: "17.00", "9:30", "18 h 30".
pub(super) fn opens_with_hour(text: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let behind = text.trim_start_matches(digit);
    let minutes = behind.trim_start_matches([' ', ':', '.', 'h']);
    let rest = minutes.trim_start_matches(digit);
    (1..=2).contains(&(text.len() - behind.len()))
        && matches!(
            behind[..behind.len() - minutes.len()].trim(),
            ":" | "." | "h"
        )
        && minutes.len() - rest.len() == 2
        && !rest.starts_with(|c: char| matches!(c, '.' | ',' | ':') || c.is_alphanumeric())
}

/// Whether as many digits as a year has stand in a row.
fn has_year(text: &str) -> bool {
    let run = |group: &&[u8]| group.iter().all(u8::is_ascii_digit);
    text.as_bytes().windows(4).find(run).is_some()
}

/// Whether a letter and a mark on it stand in a text for which there is one character, as months are written here.
fn is_in_pieces(text: &str) -> bool {
    // Of U+0300 to U+037F, the combining diacritical marks.
    const FIRST_BYTES: (u8, u8) = (0xcc, 0xcd);
    memchr::memchr2(FIRST_BYTES.0, FIRST_BYTES.1, text.as_bytes()).is_some()
        && text
            .chars()
            .zip(text.chars().skip(1))
            .any(|(letter, mark)| compose(letter, mark).is_some())
}

/// The same in a text with digits of another script or with letters in pieces: by digits of ASCII and whole letters, whose
/// places are then sought in the text.
fn find_respelled(text: &str) -> Option<Found> {
    let mut respelled = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let before = respelled.chars().next_back();
        if let Some(whole) = before.and_then(|letter| compose(letter, c)) {
            respelled.pop();
            respelled.push(whole);
        } else {
            places.push((respelled.len(), at));
            respelled.push(figures::native(c).unwrap_or(c));
        }
    }
    places.push((respelled.len(), text.len()));
    let place = |at: usize| {
        let nth = places.binary_search_by_key(&at, |(respelled, _)| *respelled);
        nth.map(|nth| places[nth].1).ok()
    };
    let found = east::find(&respelled).or_else(|| find_spelled(&respelled))?;
    Some(Found {
        start: place(found.start)?,
        end: place(found.end)?,
        ..found
    })
}

fn int(token: &Token<'_>) -> Option<i16> {
    token.text.parse().ok()
}

fn year(token: &Token<'_>) -> Option<i16> {
    (token.text.len() == 4)
        .then(|| int(token))
        .flatten()
        .filter(|year| (1400..=2199).contains(year))
}

fn day(token: &Token<'_>) -> Option<i8> {
    (token.text.len() <= 2)
        .then(|| token.text.parse().ok())
        .flatten()
        .filter(|day| (1..=31).contains(day))
}

fn iso(year: i16, month: i8, day: i8) -> Option<String> {
    civil::Date::new(year, month, day)
        .ok()
        .map(|date| date.to_string())
}

/// The date of a line that is a date and nothing else (weekday, hour, "Published" aside); the first one, if there are several.
pub(super) fn of_line(line: &str) -> Option<Found> {
    // Two dates with labels and hours fit into this.
    const LONGEST: usize = 120;
    if line.len() > LONGEST {
        return None;
    }
    let found = find(line).or_else(|| short_year(line))?;
    let behind = without_section(&line[found.end..]);
    let mut rest = format!("{} {behind}", &line[..found.start]);
    while let Some(next) = find(&rest) {
        rest.replace_range(next.start..next.end, " ");
    }
    (!is_version(&rest) && are_companions(&rest)).then_some(found)
}

/// Whether a text is a day of a month, with its year or without: "MAY 4.", "3rd March".
pub(super) fn is_day(text: &str) -> bool {
    let mut tokens = tokens(text);
    let ending = |token: &Token<'_>| matches!(token.text, "st" | "nd" | "rd" | "th" | "er");
    tokens.retain(|token| !ending(token));
    let count =
        |holds: &dyn Fn(&Token<'_>) -> bool| tokens.iter().filter(|token| holds(token)).count();
    let is_month = |token: &Token<'_>| words::month(&token.text.to_lowercase()).is_some();
    let (months, days) = (count(&is_month), count(&|token| day(token).is_some()));
    let years = count(&|token| year(token).is_some());
    (months, days) == (1, 1) && years <= 1 && tokens.len() == 2 + years
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso_of(line: &str) -> Option<String> {
        of_line(line).map(|found| found.iso)
    }

    #[test]
    fn lines_that_are_dates() {
        for (line, iso) in [
            ("Monday, June 2, 2025", "2025-06-02"),
            ("2025-06-02", "2025-06-02"),
            ("Published 2 June 2025, 10:15 GMT", "2025-06-02"),
            ("2nd of June, 2025", "2025-06-02"),
            ("02.06.2025", "2025-06-02"),
            ("13/06/2025", "2025-06-13"),
            ("2 juin 2025", "2025-06-02"),
            ("lunes, 2 de junio de 2025", "2025-06-02"),
            ("2. Juni 2025", "2025-06-02"),
            ("2 июня 2025 г.", "2025-06-02"),
            ("2025年6月2日", "2025-06-02"),
            ("2025년 6월 2일", "2025-06-02"),
            ("May 1996", "1996-05"),
            ("2 Jun 2025 Posted in Press releases", "2025-06-02"),
            ("Publicado em 2 de junho de 2025", "2025-06-02"),
            ("2025年6月2日 周一", "2025-06-02"),
            ("2. července 2025", "2025-07-02"),
            ("2 fe\u{301}vrier 2025", "2025-02-02"),
            ("2 tha\u{301}ng 6 na\u{306}m 2025", "2025-06-02"),
            ("2025. június 2.", "2025-06-02"),
            ("2025 m. birželio 2 d.", "2025-06-02"),
            ("2025. gada 2. jūnijs", "2025-06-02"),
            ("2 tháng 6 năm 2025", "2025-06-02"),
            ("٢ يونيو ٢٠٢٥", "2025-06-02"),
            ("الاثنين 2 يونيو/حزيران 2025", "2025-06-02"),
            ("2 червня 2025 р.", "2025-06-02"),
            ("2 чэрвеня 2025", "2025-06-02"),
            ("2 జూన్ 2025", "2025-06-02"),
            ("២ មិថុនា ២០២៥", "2025-06-02"),
            ("02 มิ.ย. 2568", "2025-06-02"),
            ("Mon Jun 2 10:15:00 UTC 2025", "2025-06-02"),
            ("the 2nd day of June 2025", "2025-06-02"),
            ("2.VI.2025", "2025-06-02"),
            ("令和7年6月2日（月）", "2025-06-02"),
            ("平成元年1月8日", "1989-01-08"),
            ("中華民國114年6月2日", "2025-06-02"),
            ("二〇二五年六月二日", "2025-06-02"),
            ("一九九八年十二月二十三日 星期三", "1998-12-23"),
            ("วันที่ ๒ มิถุนายน พ.ศ. ๒๕๖๘", "2025-06-02"),
            ("วันจันทร์ที่ 2 มิถุนายน 2568", "2025-06-02"),
            ("२ जून २०२५", "2025-06-02"),
            ("２０２５年６月２日", "2025-06-02"),
        ] {
            assert_eq!(iso_of(line).as_deref(), Some(iso), "{line}");
        }
    }

    #[test]
    fn june_in_many_languages() {
        for month in [
            "June",
            "Juni",
            "juin",
            "junio",
            "junho",
            "giugno",
            "juny",
            "xuño",
            "iunie",
            "június",
            "júna",
            "juuni",
            "jūnijs",
            "júní",
            "lipnja",
            "června",
            "czerwca",
            "qershor",
            "Haziran",
            "kesäkuuta",
            "iyun",
            "июня",
            "червня",
            "юни",
            "јун",
            "Ιουνίου",
            "ივნისი",
            "հունիսի",
            "يونيو",
            "حزيران",
            "ביוני",
            "ژوئن",
            "جون",
            "जून",
            "জুন",
            "ஜூன்",
            "มิถุนายน",
        ] {
            let line = format!("2 {month} 2025");
            assert_eq!(iso_of(&line).as_deref(), Some("2025-06-02"), "{line}");
        }
    }

    #[test]
    fn months_of_one_language_apart() {
        let years = [
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
            "jänner feber märz april mai juni juli august september oktober november dezember",
            "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta",
            "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
            "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
            "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra",
            "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna",
            "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
            "januari februari maret april mei juni juli agustus september oktober november desember",
            "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
            "ledna února března dubna května června července srpna září října listopadu prosince",
            "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου",
            "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
            "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितम्बर अक्टूबर नवम्बर दिसम्बर",
            "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
        ];
        for year in years {
            for (number, month) in (1..).zip(year.split(' ')) {
                let line = format!("3 {month} 2025");
                let iso = format!("2025-{number:02}-03");
                assert_eq!(iso_of(&line), Some(iso), "{line}");
            }
        }
    }

    #[test]
    fn lines_that_are_none() {
        for line in [
            "June 31, 2025",
            "On June 2, 2025 talks began",
            "marble 2025",
            "2025年6月2日 周一鸣",
            "2 June 2025 found us in posted order",
            "Room 2025",
            "2,000",
            "1984",
            "7年6月2日",
            "二〇二五年六月",
            "十十年六月二日",
        ] {
            assert_eq!(iso_of(line), None, "{line}");
        }
    }
}
